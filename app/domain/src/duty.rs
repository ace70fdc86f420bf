//! Duties (待办): what is owed, by whom, since which event, due when, by which source, and done when.
//!
//! A duty is never entered: it follows from what stands ([`Standing`]) and from nothing else, and is gone when what stands has changed. Only what
//! the record tells today becomes one; limits of later stages are rules in [`crate::deadline`] and no duty is made of them yet.

use crate::calendar::Calendar;
use crate::campaign::LineNumber;
use crate::deadline::{Due, Ground, Limit};
use crate::denial::Obligation;
use crate::digest::Digest;
use crate::ending::EndingKind;
use crate::id::{AssignmentId, CommandId, FindingId, OrganisationId, PersonId, SheetId, VisitId};
use crate::json::Json;
use crate::ledger::LedgerState;
use crate::permit::{Action, Subject, allows};
use crate::person::{Actor, Role};
use crate::place::Division;
use crate::time::{Instant, LocalDate};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What is owed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum Owed {
    /// The team visits the enterprise it was sent to (O-22); done on arrival, or when the assignment is withdrawn.
    Visit {
        /// The assignment.
        assignment: AssignmentId,
    },
    /// The team completes what it began on site, copies left (O-50); done when every sheet is complete or void.
    Finish {
        /// The visit.
        visit: VisitId,
    },
    /// The agency's clerk enters the sample in e-CQS (O-75, O-76); done when the ledger says that it is submitted.
    EnterSampling {
        /// The sheet.
        sheet: SheetId,
    },
    /// The local body says what it holds of a refusal or of a missing sample (O-48); done when it has.
    Determine {
        /// The sheet.
        sheet: SheetId,
        /// What was reported.
        kind: EndingKind,
    },
    /// The bureau ends a finding; done when somebody has, with a note.
    Resolve {
        /// The finding.
        finding: FindingId,
    },
    /// Somebody looks at what could not be taken in; done when it has a note.
    DealWith {
        /// The command that it says to be.
        command: CommandId,
        /// The digest of its bytes.
        digest: Digest,
    },
    /// The bureau loads the working days of the next year; done when they are loaded.
    LoadYear {
        /// The year.
        year: i32,
    },
}

impl fmt::Display for Owed {
    /// A word of its own for each duty, the same as long as it is owed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Visit { assignment } => write!(f, "visit-{assignment}"),
            Self::Finish { visit } => write!(f, "finish-{visit}"),
            Self::EnterSampling { sheet } => write!(f, "enter-{sheet}"),
            Self::Determine { sheet, .. } => write!(f, "determine-{sheet}"),
            Self::Resolve { finding } => write!(f, "resolve-{finding}"),
            Self::DealWith { command, digest } => write!(f, "deal-{command}-{}", digest.hex()),
            Self::LoadYear { year } => write!(f, "year-{year}"),
        }
    }
}

/// By whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Owner {
    /// The body.
    pub body: OrganisationId,
    /// In which role.
    pub role: Role,
    /// By name, where it falls to certain people (O-82).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<PersonId>,
}

/// By which source the time is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// A limit of the catalogue.
    Limit {
        /// Which.
        limit: Limit,
    },
    /// The planned day of the assignment.
    PlannedDay,
    /// "当场": the day on which the team arrived.
    OnSite,
    /// Our own rule; no law and no notice states one.
    House,
}

/// A duty that is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Duty {
    /// What is owed.
    pub owed: Owed,
    /// By whom.
    pub owner: Owner,
    /// Since which moment.
    pub since: Instant,
    /// Due when.
    pub due: Due,
    /// By which source.
    pub basis: Basis,
    /// The obligation it serves, if it serves one of the notice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub obligation: Option<Obligation>,
}

/// What stands, and may be owed for: one row of what is read from the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// A team was sent, and nobody has arrived.
    Assigned {
        /// The assignment.
        assignment: AssignmentId,
        /// The team.
        team: Vec<PersonId>,
        /// The planned day.
        day: LocalDate,
        /// When it was given.
        granted_at: Instant,
    },
    /// A team has arrived.
    Arrived {
        /// The visit.
        visit: VisitId,
        /// The team.
        team: Vec<PersonId>,
        /// When.
        arrived_at: Instant,
        /// Sheets that are neither complete nor void, or none was opened.
        is_open: bool,
    },
    /// A sheet with a sample is complete.
    Sampled {
        /// The sheet.
        sheet: SheetId,
        /// When it was opened: the sampling day (O-76).
        opened_at: Instant,
        /// When it was completed.
        completed_at: Instant,
        /// How far it is in the ledger.
        ledger: LedgerState,
    },
    /// A sheet without a sample is complete.
    Ended {
        /// The sheet.
        sheet: SheetId,
        /// How it ended.
        kind: EndingKind,
        /// When it was completed.
        completed_at: Instant,
        /// The local body has to give its opinion, and has not.
        awaits: bool,
    },
    /// The office found something, and nobody has ended it.
    Found {
        /// The finding.
        finding: FindingId,
        /// When.
        at: Instant,
    },
    /// Something could not be taken in, and nobody has noted anything.
    Quarantined {
        /// The command that it says to be.
        command: CommandId,
        /// The digest of its bytes.
        digest: Digest,
        /// When it came.
        received_at: Instant,
    },
}

/// Who is who in a campaign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bodies {
    /// 市局.
    pub bureau: OrganisationId,
    /// The agency that samples.
    pub agency: OrganisationId,
}

/// The duty that follows from what stands; none where nothing is owed for it any more. `jurisdiction` is the local body in whose area it is.
#[must_use]
pub fn owed(standing: &Standing, jurisdiction: OrganisationId, bodies: Bodies, ground: &Ground) -> Option<Duty> {
    let owner = |body, role| Owner { body, role, people: Vec::new() };
    let limit = |limit: Limit, start: Instant| (limit.rule().due(start.local_date(), ground), Basis::Limit { limit });
    let house = (Due::Unstated, Basis::House);
    let (owed, owner, since, (due, basis), obligation) = match standing {
        Standing::Assigned { assignment, team, day, granted_at } => {
            let owner = Owner { people: team.clone(), ..owner(bodies.agency, Role::Sampler) };
            (Owed::Visit { assignment: *assignment }, owner, *granted_at, (Due::By { day: *day }, Basis::PlannedDay), Some(22))
        }
        Standing::Arrived { visit, team, arrived_at, is_open: true } => {
            let owner = Owner { people: team.clone(), ..owner(bodies.agency, Role::Sampler) };
            let due = (Due::AtOnce { day: arrived_at.local_date() }, Basis::OnSite);
            (Owed::Finish { visit: *visit }, owner, *arrived_at, due, Some(50))
        }
        Standing::Sampled { sheet, opened_at, completed_at, ledger } if !ledger.is_submitted() => {
            let owner = owner(bodies.agency, Role::AgencyClerk);
            (Owed::EnterSampling { sheet: *sheet }, owner, *completed_at, limit(Limit::SamplingEntry, *opened_at), Some(76))
        }
        Standing::Ended { sheet, kind, completed_at, awaits: true } => {
            let owner = owner(jurisdiction, Role::CountyOfficer);
            // Form 4G asks for the opinion and states no limit; a refusal is determined at the same time (O-48).
            let due = if *kind == EndingKind::Refused { limit(Limit::Report, *completed_at) } else { house };
            (Owed::Determine { sheet: *sheet, kind: *kind }, owner, *completed_at, due, Some(48))
        }
        Standing::Found { finding, at } => (Owed::Resolve { finding: *finding }, owner(bodies.bureau, Role::BureauDesk), *at, house, None),
        Standing::Quarantined { command, digest, received_at } => {
            (Owed::DealWith { command: *command, digest: *digest }, owner(bodies.agency, Role::AgencyManager), *received_at, house, None)
        }
        Standing::Arrived { .. } | Standing::Sampled { .. } | Standing::Ended { .. } => return None,
    };
    Some(Duty { owed, owner, since, due, basis, obligation: obligation.map(Obligation) })
}

/// From this day on the next year's working days are owed for: the State Council publishes them around then.
const NEXT_YEAR_FROM: (u32, u32) = (11, 1);

/// The next year's working days, from November on while nobody has loaded them; this year's at any time.
#[must_use]
pub fn years(calendar: &Calendar, today: LocalDate, bodies: Bodies) -> Vec<Duty> {
    let from = |year, (month, day)| LocalDate::new(year, month, day).unwrap_or(today);
    let duty = |year: i32, since: LocalDate| Duty {
        owed: Owed::LoadYear { year },
        owner: Owner { body: bodies.bureau, role: Role::BureauDesk, people: Vec::new() },
        since: since.start(),
        due: Due::By { day: from(year - 1, (12, 31)) },
        basis: Basis::House,
        obligation: None,
    };
    let wanted = [(today.year(), true), (today.year() + 1, today >= from(today.year(), NEXT_YEAR_FROM))];
    let lacking = wanted.into_iter().filter(|(year, is_wanted)| *is_wanted && !calendar.has(*year));
    lacking.map(|(year, _)| duty(year, from(year - 1, NEXT_YEAR_FROM))).collect()
}

/// Where a duty belongs: what decides who sees it, and by what it is found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Place {
    /// The division.
    pub division: Option<Division>,
    /// The local body in whose area it is.
    pub jurisdiction: Option<OrganisationId>,
    /// The lines it is about.
    pub lines: Vec<LineNumber>,
    /// The laboratory that tests it.
    pub laboratory: Option<OrganisationId>,
}

impl Duty {
    /// Tells whether it falls to that person.
    #[must_use]
    pub fn is_of(&self, actor: &Actor) -> bool {
        let Owner { body, role, people } = &self.owner;
        if people.is_empty() { *role == actor.role && *body == actor.organisation } else { people.contains(&actor.person) }
    }

    /// Tells whether that person may see it (design.md §9).
    #[must_use]
    pub fn is_seen_by(&self, actor: &Actor, place: &Place) -> bool {
        let subject = Subject { division: place.division, jurisdiction: place.jurisdiction, laboratory: place.laboratory };
        if !allows(actor, Action::SeeDuties, Subject::ALL) {
            return false;
        }
        match &self.owed {
            // A sampler sees what falls to him, on his phone and here.
            _ if actor.role == Role::Sampler => self.is_of(actor),
            // Before the team has arrived only those of D4 may know where it goes.
            Owed::Visit { .. } => allows(actor, Action::SeeDrawn, subject),
            Owed::Finish { .. } | Owed::EnterSampling { .. } | Owed::Determine { .. } | Owed::Resolve { .. } => {
                allows(actor, Action::SeeMap, subject)
            }
            Owed::DealWith { .. } => allows(actor, Action::MindQuarantine, subject),
            Owed::LoadYear { .. } => allows(actor, Action::KeepCalendar, subject),
        }
    }

    /// What comes first: what is late, the longest first; then what is due, the soonest first; then what has no day, the oldest first.
    #[must_use]
    pub fn order(&self) -> impl Ord + use<> {
        let group = match self.due {
            Due::By { .. } | Due::AtOnce { .. } | Due::Between { .. } => 0,
            Due::NotPublished { .. } | Due::NotBefore { .. } => 1,
            Due::Unstated => 2,
        };
        let day = match self.due {
            Due::NotPublished { earliest: day, .. } | Due::NotBefore { day } => Some(day),
            due => due.last_day(),
        };
        (group, day, self.since, self.owed.clone())
    }
}
