//! The visit (现场): its state, folded from events.

use crate::act::{Act, Arrival, Command, PapersShown};
use crate::assignment::Assignment;
use crate::campaign::{Campaign, LineNumber};
use crate::correction::{Correction, CorrectionRecord};
use crate::enterprise::{Identity, PlaceKind};
use crate::evidence::Purpose;
use crate::feedback::FeedbackRecord;
use crate::finding::{Finding, Resolution};
use crate::id::{FindingId, OrganisationId, PersonId, RulesId, SheetId};
use crate::json::Json;
use crate::late_entry::LateEntry;
use crate::person::{Organisation, Person};
use crate::refusal::Determination;
use crate::rules::Rules;
use crate::sheet::{Sheet, SheetOpening};
use crate::signature::SignatureRecord;
use crate::storage::GivenApproval;
use crate::time::Instant;
use crate::void::{VoidRecord, Voidable};
use serde::{Deserialize, Serialize};

/// What a team carries besides its assignments: the campaign, the rules in force, the people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Briefing {
    /// The campaign.
    pub campaign: Campaign,
    /// Every version of every line's rules.
    pub rules: Vec<Rules>,
    /// The samplers of the agency.
    pub people: Vec<Person>,
    /// The bodies of the campaign, with whom to call.
    pub organisations: Vec<Organisation>,
}

impl Briefing {
    /// A version of the rules.
    #[must_use]
    pub fn rules(&self, id: RulesId) -> Option<&Rules> {
        self.rules.iter().find(|rules| rules.id == id)
    }

    /// The newest version of a line's rules that was approved and public at that time (O-20, O-21).
    #[must_use]
    pub fn rules_in_force(&self, line: LineNumber, at: Instant) -> Option<&Rules> {
        self.rules
            .iter()
            .filter(|rules| rules.line == line && rules.is_approved() && rules.published.is_some_and(|published| published <= at))
            .max_by_key(|rules| rules.version)
    }

    /// The name of a body; empty where it is unknown.
    #[must_use]
    pub fn organisation(&self, id: OrganisationId) -> &str {
        self.organisations.iter().find(|body| body.id == id).map_or("", |body| &body.name)
    }

    /// Tells whether fuel is dispensed where a visit leads: by the roster, by what the samplers found, or by what they were sent for.
    ///
    /// Into such an area goes no phone that is not explosion-proof. It is a rule of safety and none of sampling: nothing is refused for it.
    #[must_use]
    pub fn has_fuel_area(&self, visit: &Visit) -> bool {
        let places = [Some(visit.assignment.enterprise.place), visit.identity.as_ref().map(|identity| identity.place)];
        let sells_fuel = |line: LineNumber| self.rules.iter().any(|rules| rules.line == line && rules.is_fuel);
        places.contains(&Some(PlaceKind::GasStation)) || visit.assignment.lines.iter().any(|assigned| sells_fuel(assigned.line))
    }

    /// A person of the agency.
    #[must_use]
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.people.iter().find(|person| person.id == id)
    }
}

/// One thing that is so, in the order in which it became known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// An act was done.
    Done {
        /// Whose act.
        by: PersonId,
        /// At which claimed time.
        at: Instant,
        /// The act.
        act: Act,
    },
    /// The office found something.
    Found {
        /// What.
        finding: Finding,
    },
    /// The local body said what it holds of an ending (O-48).
    Determined {
        /// The sheet.
        sheet: SheetId,
        /// What it said.
        determination: Determination,
    },
    /// The bureau approved that a backup part stays at the enterprise (O-41).
    Approved {
        /// What it gave.
        given: GivenApproval,
    },
    /// The enterprise filled in the feedback form; what it says is closed to whoever is told this (form 4N).
    FeedbackFilled {
        /// Which sampler handed the phone over.
        by: PersonId,
        /// At which claimed time.
        at: Instant,
    },
    /// A person resolved a finding.
    Resolved {
        /// Which.
        finding: FindingId,
        /// How.
        resolution: Resolution,
    },
}

impl Event {
    /// The fact that a command states, whatever anybody thinks of it.
    #[must_use]
    pub fn fact(command: &Command) -> Self {
        Self::Done { by: command.by, at: command.at, act: command.act.clone() }
    }
}

/// The state of a visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Visit {
    /// What the team was sent to do.
    pub assignment: Assignment,
    /// When and where the first sampler arrived.
    pub arrival: Option<(Instant, Arrival)>,
    /// The samplers present, each by their own PIN.
    pub present: Vec<PersonId>,
    /// The papers shown, and when.
    pub papers: Option<(Instant, PapersShown)>,
    /// The enterprise as found.
    pub identity: Option<Identity>,
    /// The sheets, in the order they were opened.
    pub sheets: Vec<Sheet>,
    /// What the bureau approved, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub approvals: Vec<GivenApproval>,
    /// What was made void, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub voids: Vec<VoidRecord>,
    /// What became of the feedback form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub feedback: Option<FeedbackRecord>,
    /// Findings about the whole visit.
    pub findings: Vec<Finding>,
}

impl Visit {
    /// A visit that has not begun.
    #[must_use]
    pub const fn assigned(assignment: Assignment) -> Self {
        Self {
            assignment,
            arrival: None,
            present: Vec::new(),
            papers: None,
            identity: None,
            sheets: Vec::new(),
            approvals: Vec::new(),
            voids: Vec::new(),
            feedback: None,
            findings: Vec::new(),
        }
    }

    /// The sheet of that id.
    #[must_use]
    pub fn sheet(&self, id: SheetId) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.opening.sheet == id)
    }

    /// Tells whether all that stands is complete, and something does: what is void never was.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        let mut standing = self.sheets.iter().filter(|sheet| sheet.voided.is_none()).peekable();
        standing.peek().is_some() && standing.all(|sheet| sheet.completed_at.is_some())
    }

    /// All findings, of the visit and of its sheets.
    pub fn all_findings(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().chain(self.sheets.iter().flat_map(|sheet| &sheet.findings))
    }

    /// Takes in what is so; an event that names nothing known here changes nothing, since facts also arrive broken.
    pub fn apply(&mut self, event: &Event) {
        match event {
            Event::Done { by, at, act } => self.done(*by, *at, act),
            Event::Found { finding } => {
                let known = self.all_findings().any(|other| other.id == finding.id);
                let list = match finding.sheet.and_then(|id| self.sheet_mut(id)) {
                    Some(sheet) => &mut sheet.findings,
                    None => &mut self.findings,
                };
                if !known {
                    list.push(finding.clone());
                }
            }
            Event::Determined { sheet, determination } => {
                if let Some(sheet) = self.sheet_mut(*sheet) {
                    sheet.determination.get_or_insert_with(|| determination.clone());
                }
            }
            Event::Approved { given } => {
                if !self.approvals.contains(given) {
                    self.approvals.push(given.clone());
                }
            }
            Event::FeedbackFilled { by, at } => self.hear_feedback(FeedbackRecord { feedback: None, by: *by, at: *at }),
            Event::Resolved { finding, resolution } => {
                let all = self.findings.iter_mut().chain(self.sheets.iter_mut().flat_map(|sheet| &mut sheet.findings));
                for found in all.filter(|found| found.id == *finding) {
                    found.resolved = Some(resolution.clone());
                }
            }
        }
    }

    pub(crate) fn sheet_mut(&mut self, id: SheetId) -> Option<&mut Sheet> {
        self.sheets.iter_mut().find(|sheet| sheet.opening.sheet == id)
    }

    fn done(&mut self, by: PersonId, at: Instant, act: &Act) {
        match act {
            Act::Arrive(arrival) => {
                let at = LateEntry::done_at(arrival.late.as_ref(), at);
                self.arrival.get_or_insert_with(|| (at, arrival.clone()));
                self.attend(by);
            }
            Act::Attend => self.attend(by),
            Act::ShowPapers(papers) => self.papers = Some((LateEntry::done_at(self.late(), at), papers.clone())),
            // What is signed names the enterprise as it was found then; a sheet of it is corrected by itself (O-31).
            Act::CheckIdentity(identity) => {
                if !self.names_the_enterprise() {
                    self.identity = Some(identity.clone());
                }
            }
            Act::OpenSheet(opening) => self.open(opening, at),
            Act::End { opening, ending } => {
                self.open(opening, at);
                // What was signed or completed stands; that it was said to have ended stays in the record, with a finding.
                if let Some(sheet) = self.sheet_mut(opening.sheet).filter(|sheet| sheet.may_end()) {
                    // The samplers' hands were put to another paper.
                    sheet.signatures.clear();
                    sheet.ending = Some(ending.clone());
                }
            }
            Act::Correct { sheet, correction } => {
                self.correct(*sheet, CorrectionRecord { correction: Correction::clone(correction), by, at });
            }
            Act::Feedback { feedback } => self.hear_feedback(FeedbackRecord { feedback: Some((**feedback).clone()), by, at }),
            Act::Void { what, reason } => self.void(VoidRecord { what: what.clone(), reason: reason.clone(), by, at }),
            other => {
                if let Some(sheet) = other.sheet().and_then(|id| self.sheet_mut(id)) {
                    sheet.done(at, other);
                }
            }
        }
    }

    fn open(&mut self, opening: &SheetOpening, at: Instant) {
        if self.sheet(opening.sheet).is_none() {
            let at = LateEntry::done_at(opening.late.as_ref(), at);
            self.sheets.push(Sheet::opened(opening.clone(), at));
        }
    }

    /// Who was there stands on every sheet that is signed.
    fn attend(&mut self, person: PersonId) {
        if !self.present.contains(&person) && !self.sheets.iter().any(Sheet::is_signed) {
            self.present.push(person);
        }
    }

    /// Tells whether a signed sheet names the enterprise as it was found; the forms of an ending name it as the roster does.
    #[must_use]
    pub fn names_the_enterprise(&self) -> bool {
        self.sheets.iter().any(|sheet| sheet.binds() && sheet.ending.is_none())
    }

    fn void(&mut self, record: VoidRecord) {
        match &record.what {
            Voidable::Arrival if !self.sheets.iter().any(Sheet::rests_on_the_arrival) => {
                self.arrival = None;
                self.present.clear();
                self.papers = None;
                self.identity = None;
            }
            Voidable::Arrival => {}
            Voidable::Sheet { sheet } => {
                let found = self.identity.clone();
                if let Some(sheet) = self.sheet_mut(*sheet).filter(|sheet| sheet.is_open()) {
                    sheet.voided = Some(record.clone());
                    // What is found of the enterprise afterwards is no part of a paper that was signed before.
                    sheet.identity = found.filter(|_| sheet.is_signed()).map(Box::new);
                }
            }
            Voidable::Seal { sheet, seal } => {
                if let Some(sheet) = self.sheet_mut(*sheet).filter(|sheet| !sheet.spoiled.contains(seal)) {
                    sheet.spoiled.push(seal.clone());
                }
            }
        }
        self.voids.push(record);
    }
}

impl Sheet {
    /// Tells whether a hand was put to it, and it is not void: then it holds what it says, and what it rests on.
    #[must_use]
    pub const fn binds(&self) -> bool {
        self.is_signed() && self.voided.is_none()
    }

    /// Takes in an act on this sheet. What is signed says what it said: another value is kept in the record and changes nothing here (O-31).
    fn done(&mut self, at: Instant, act: &Act) {
        match act {
            Act::Describe { .. }
            | Act::Measure { .. }
            | Act::Price { .. }
            | Act::Fill { .. }
            | Act::Unfill { .. }
            | Act::Seal { .. }
            | Act::Pay { .. }
            | Act::Store { .. }
                if self.is_signed() => {}
            Act::Describe { product, .. } => self.product = Some(product.clone()),
            Act::Measure { sampling, .. } => self.sampling = Some(sampling.clone()),
            Act::Price { price, .. } => self.price = Some(price.clone()),
            Act::Capture { evidence, .. } => {
                if self.media(evidence.media).is_none() {
                    self.evidence.push(evidence.clone());
                }
            }
            Act::Fill { container, .. } => {
                self.containers.retain(|other| other.id != container.id);
                self.containers.push(container.clone());
            }
            Act::Unfill { container, .. } => self.containers.retain(|other| other.id != *container),
            Act::Seal { seal, .. } => {
                if let Some(earlier) = self.seals.iter().position(|other| other.container == seal.container) {
                    let spoiled = self.seals.remove(earlier);
                    if spoiled.number != seal.number {
                        self.spoiled.push(spoiled.number);
                        let container = seal.container;
                        let shown = [Purpose::Seal { container }, Purpose::SealSlip { container }];
                        let photos: Vec<_> = shown.into_iter().flat_map(|of| self.standing_media_for(of)).map(|photo| photo.media).collect();
                        self.spoiled_photos.extend(photos);
                    }
                }
                self.seals.push(seal.clone());
            }
            Act::Pay { slip, .. } => self.payment = Some(slip.clone()),
            Act::Store { storage, .. } => self.storage.clone_from(storage),
            Act::Sign { signature, .. } => {
                let late = self.opening.late.as_ref().filter(|_| signature.ink.is_some_and(|ink| ink.written));
                self.signatures.push(SignatureRecord { signature: signature.clone(), at: LateEntry::done_at(late, at) });
            }
            Act::Decline { declined, .. } => self.declined = Some(declined.clone()),
            Act::Transport { transport, .. } => self.transport = Some(transport.clone()),
            Act::LeaveCopies { copies, .. } => self.copies = Some(copies.clone()),
            Act::Complete { .. } => {
                self.completed_at.get_or_insert(at);
            }
            Act::Arrive(_)
            | Act::Attend
            | Act::ShowPapers(_)
            | Act::CheckIdentity(_)
            | Act::OpenSheet(_)
            | Act::End { .. }
            | Act::Correct { .. }
            | Act::Feedback { .. }
            | Act::Void { .. } => {}
        }
    }
}
