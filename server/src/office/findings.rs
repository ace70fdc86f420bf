//! Findings: what the office noticed of a fact, each under an id that follows from its command.

use domain::act::Command;
use domain::finding::{Finding, Matter};
use domain::id::{CommandId, FindingId};
use domain::time::Instant;
use domain::visit::{Event, Visit};

/// Makes the findings of one command, so that finding the same again makes no second one.
#[derive(Debug)]
pub struct Finder<'a> {
    command: &'a Command,
    at: Instant,
    found: Vec<Finding>,
}

impl<'a> Finder<'a> {
    /// Begins with nothing found.
    #[must_use]
    pub const fn new(command: &'a Command, at: Instant) -> Self {
        Self { command, at, found: Vec::new() }
    }

    /// Notes a matter.
    pub fn find(&mut self, matter: Matter) {
        let index = self.found.len();
        self.found.push(Finding {
            id: id(self.command.id, index),
            command: self.command.id,
            visit: self.command.visit,
            sheet: self.command.act.sheet(),
            matter,
            at: self.at,
            resolved: None,
        });
    }

    /// Notes a matter unless one [like it](Matter::is_like) is open on the visit.
    pub fn find_once(&mut self, visit: &Visit, matter: Matter) {
        let open = |finding: &Finding| finding.resolved.is_none() && finding.matter.is_like(&matter);
        if !visit.all_findings().any(open) {
            self.find(matter);
        }
    }

    /// All that was found.
    #[must_use]
    pub fn done(self) -> Vec<Finding> {
        self.found
    }
}

fn id(command: CommandId, index: usize) -> FindingId {
    FindingId::derived(&format!("{command} {index}"))
}

/// The findings among events, as they were first made.
#[must_use]
pub fn among(events: Vec<Event>) -> Vec<Finding> {
    let found = |event| match event {
        Event::Found { finding } => Some(finding),
        Event::Done { .. } | Event::Determined { .. } | Event::Approved { .. } | Event::FeedbackFilled { .. } | Event::Resolved { .. } => None,
    };
    events.into_iter().filter_map(found).collect()
}
