//! A draw as its events tell it: D0 frozen, D1 committed, D2 and D3 drawn, D4 the sealed list, D5 replaced (domain.md §2B).

use super::pick::DrawnStratum;
use super::plan::Plan;
use super::seed::{Commitment, Commitments, Party, PublicNumber, Secret};
use super::team::Tour;
use crate::campaign::LineNumber;
use crate::digest::Digest;
use crate::id::{EnterpriseId, OrganisationId, PersonId};
use crate::json::Json;
use crate::no_sample::NoSampleReason;
use crate::time::Instant;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Something that happened to a draw; kept, and never undone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// D0: roster, samplers and plan have digests.
    Frozen {
        /// What is drawn.
        plan: Plan,
        /// The digest of the roster's text.
        roster: Digest,
        /// The digest of the samplers' text.
        samplers: Digest,
        /// Entries of the roster.
        entries: u32,
        /// For which body.
        organisation: OrganisationId,
        /// Who.
        by: PersonId,
        /// When.
        at: Instant,
    },
    /// D1: a party has committed.
    Committed(Committed),
    /// The public number is known.
    Announced {
        /// The number.
        number: PublicNumber,
        /// Who typed it.
        by: PersonId,
        /// When.
        at: Instant,
    },
    /// A party has told its secret.
    Revealed {
        /// Which.
        party: Party,
        /// The secret.
        secret: Secret,
        /// Who.
        by: PersonId,
        /// When.
        at: Instant,
    },
    /// D2 and D3: enterprises and samplers are drawn.
    Drawn {
        /// The enterprises.
        result: Vec<DrawnStratum>,
        /// What the roster calls them: nobody reads a million entries to print a list.
        names: BTreeMap<EnterpriseId, String>,
        /// The samplers.
        tours: Vec<Tour>,
        /// Who had it run.
        by: PersonId,
        /// When.
        at: Instant,
    },
    /// D4: somebody else of the bureau has found it in order; the list goes to who assigns.
    Approved {
        /// Who.
        by: PersonId,
        /// When.
        at: Instant,
    },
    /// D5: the next reserve stands in.
    Replaced(Replacement),
    /// Its record is public.
    Published {
        /// Who.
        by: PersonId,
        /// When.
        at: Instant,
    },
    /// It came to nothing before anything was drawn; it stays in the list with its reason.
    Voided {
        /// Why.
        reason: String,
        /// Who.
        by: PersonId,
        /// When.
        at: Instant,
    },
}

/// A commitment of a party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Committed {
    /// Which.
    pub party: Party,
    /// What it committed to.
    pub commitment: Commitment,
    /// For which body.
    pub organisation: OrganisationId,
    /// Who.
    pub by: PersonId,
    /// When.
    pub at: Instant,
}

/// An enterprise that the next reserve stands in for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Replacement {
    /// The line.
    pub line: LineNumber,
    /// The local body.
    pub body: OrganisationId,
    /// Who falls out.
    pub enterprise: EnterpriseId,
    /// Who stands in.
    pub reserve: EnterpriseId,
    /// Why, of the closed list.
    pub reason: NoSampleReason,
    /// What was found out, in words.
    pub note: String,
    /// Who decided it.
    pub by: PersonId,
    /// When.
    pub at: Instant,
}

/// How far a draw is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Commitments are awaited.
    Frozen,
    /// The announcement is awaited.
    Committed,
    /// Secrets are awaited.
    Announced,
    /// All is there that the seed follows from.
    Opened,
    /// A second person's word is awaited.
    Drawn,
    /// The list is with those who may see it.
    Approved,
    /// Everybody may run it again.
    Published,
    /// It came to nothing.
    Voided,
}

/// A draw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draw {
    /// What is drawn.
    pub plan: Plan,
    /// The digest of the roster's text.
    pub roster: Digest,
    /// The digest of the samplers' text.
    pub samplers: Digest,
    /// Entries of the roster.
    pub entries: u32,
    /// The bureau.
    pub organisation: OrganisationId,
    /// Who froze it.
    pub frozen_by: PersonId,
    /// When.
    pub frozen_at: Instant,
    /// Who committed, as they came.
    pub committed: Vec<Committed>,
    /// The number.
    pub number: Option<PublicNumber>,
    /// The organiser's secret.
    pub organiser: Option<Secret>,
    /// The observer's secret.
    pub observer: Option<Secret>,
    /// What was drawn.
    pub result: Vec<DrawnStratum>,
    /// What the roster calls all who stand in it.
    pub names: BTreeMap<EnterpriseId, String>,
    /// Who goes.
    pub tours: Vec<Tour>,
    /// Who stood in.
    pub replacements: Vec<Replacement>,
    /// How far it is.
    pub stage: Stage,
    /// Why it came to nothing.
    pub void_reason: String,
    /// When each step was done, and who took its last step.
    pub times: Vec<(Stage, Instant, PersonId)>,
}

impl Draw {
    /// Folds the events of one draw; `None` where they do not begin with a frozen roster.
    #[must_use]
    pub fn fold<'a>(events: impl IntoIterator<Item = &'a Event>) -> Option<Self> {
        let mut events = events.into_iter();
        let mut draw = Self::begun(events.next()?)?;
        events.for_each(|event| draw.apply(event));
        Some(draw)
    }

    fn begun(first: &Event) -> Option<Self> {
        let Event::Frozen { plan, roster, samplers, entries, organisation, by, at } = first else { return None };
        Some(Self {
            plan: plan.clone(),
            roster: *roster,
            samplers: *samplers,
            entries: *entries,
            organisation: *organisation,
            frozen_by: *by,
            frozen_at: *at,
            committed: Vec::new(),
            number: None,
            organiser: None,
            observer: None,
            result: Vec::new(),
            names: BTreeMap::new(),
            tours: Vec::new(),
            replacements: Vec::new(),
            stage: Stage::Frozen,
            void_reason: String::new(),
            times: vec![(Stage::Frozen, *at, *by)],
        })
    }

    /// Takes an event in.
    pub fn apply(&mut self, event: &Event) {
        match event {
            // A draw is frozen once.
            Event::Frozen { .. } => {}
            Event::Committed(committed) => {
                self.committed.push(committed.clone());
                if self.commitments().is_some() {
                    self.reach(Stage::Committed, committed.at, committed.by);
                }
            }
            Event::Announced { number, at, by } => {
                self.number = Some(number.clone());
                self.reach(Stage::Announced, *at, *by);
            }
            Event::Revealed { party, secret, at, by } => {
                match party {
                    Party::Organiser => self.organiser = Some(*secret),
                    Party::Observer => self.observer = Some(*secret),
                }
                if self.organiser.is_some() && self.observer.is_some() {
                    self.reach(Stage::Opened, *at, *by);
                }
            }
            Event::Drawn { result, names, tours, at, by } => {
                self.result.clone_from(result);
                self.names.clone_from(names);
                self.tours.clone_from(tours);
                self.reach(Stage::Drawn, *at, *by);
            }
            Event::Approved { at, by } => self.reach(Stage::Approved, *at, *by),
            Event::Replaced(replacement) => self.replacements.push(replacement.clone()),
            Event::Published { at, by } => self.reach(Stage::Published, *at, *by),
            Event::Voided { reason, at, by } => {
                self.void_reason.clone_from(reason);
                self.reach(Stage::Voided, *at, *by);
            }
        }
    }

    fn reach(&mut self, stage: Stage, at: Instant, by: PersonId) {
        self.stage = stage;
        self.times.push((stage, at, by));
    }

    /// Who committed for a party.
    #[must_use]
    pub fn committed(&self, party: Party) -> Option<&Committed> {
        self.committed.iter().find(|committed| committed.party == party)
    }

    /// Both commitments, once there are both.
    #[must_use]
    pub fn commitments(&self) -> Option<Commitments> {
        let of = |party| self.committed(party).map(|committed| committed.commitment);
        Some(Commitments { draw: self.plan.draw, organiser: of(Party::Organiser)?, observer: of(Party::Observer)? })
    }

    /// Tells whether the party has told its secret.
    #[must_use]
    pub const fn has_revealed(&self, party: Party) -> bool {
        match party {
            Party::Organiser => self.organiser.is_some(),
            Party::Observer => self.observer.is_some(),
        }
    }

    /// Tells whether a drawn list stands, to be assigned from.
    #[must_use]
    pub const fn is_settled(&self) -> bool {
        matches!(self.stage, Stage::Approved | Stage::Published)
    }

    /// What was drawn of a stratum.
    #[must_use]
    pub fn stratum(&self, line: LineNumber, body: OrganisationId) -> Option<&DrawnStratum> {
        self.result.iter().find(|stratum| stratum.line == line && stratum.body == body)
    }

    /// Who stood in in a stratum, as it came.
    pub fn replaced(&self, line: LineNumber, body: OrganisationId) -> impl Iterator<Item = &Replacement> {
        self.replacements.iter().filter(move |replacement| replacement.line == line && replacement.body == body)
    }

    /// Who is to be visited in a stratum: the drawn, and reserves that stand in, without those who fell out.
    #[must_use]
    pub fn standing(&self, stratum: &DrawnStratum) -> Vec<EnterpriseId> {
        let mut standing = stratum.drawn.clone();
        for replacement in self.replaced(stratum.line, stratum.body) {
            for enterprise in &mut standing {
                if *enterprise == replacement.enterprise {
                    *enterprise = replacement.reserve;
                }
            }
        }
        standing
    }

    /// The reserve whose turn is next in a stratum.
    #[must_use]
    pub fn next_reserve(&self, stratum: &DrawnStratum) -> Option<EnterpriseId> {
        stratum.reserves.get(self.replaced(stratum.line, stratum.body).count()).copied()
    }

    /// The tour of an enterprise: a reserve goes the way of whom it stands in for, unless it was drawn for another line and has one.
    #[must_use]
    pub fn tour(&self, enterprise: EnterpriseId) -> Option<&Tour> {
        // Whoever is replaced was drawn, or stands in itself: the chain is no longer than the list.
        let before = |enterprise| self.replacements.iter().find(|row| row.reserve == enterprise).map(|row| row.enterprise);
        let chain = std::iter::successors(Some(enterprise), |enterprise| before(*enterprise)).take(self.replacements.len() + 1);
        chain.filter_map(|enterprise| self.tours.iter().find(|tour| tour.enterprises.contains(&enterprise))).next()
    }
}
