//! What a phone needs, and what changed of it.

use crate::act::TimeToken;
use crate::assignment::Assignment;
use crate::finding::Finding;
use crate::id::{AssignmentId, CommandId, VisitId};
use crate::time::DatedDay;
use crate::visit::{Briefing, Event};
use serde::{Deserialize, Serialize};

/// `GET /package?after=SEQ`: what a phone needs, or what changed of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Package {
    /// The cursor for the next call.
    pub upto: i64,
    /// The server's time, signed.
    pub token: TimeToken,
    /// What is new, in order.
    pub items: Vec<Item>,
}

/// One item of a package; each carries the whole of what it names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Item {
    /// Campaign, rules, people and bodies.
    Briefing {
        /// The briefing.
        briefing: Box<Briefing>,
        /// The working days.
        calendar: Vec<DatedDay>,
    },
    /// An assignment was granted or changed.
    Assignment {
        /// The assignment.
        assignment: Box<Assignment>,
    },
    /// An assignment is no longer this team's.
    Withdrawal {
        /// Which.
        assignment: AssignmentId,
        /// Its visit.
        visit: VisitId,
    },
    /// A finding on one of this phone's visits, new or resolved.
    Finding {
        /// The finding.
        finding: Box<Finding>,
    },
    /// An event of a visit that another device of the team recorded.
    Event {
        /// The visit.
        visit: VisitId,
        /// The command that caused it; what this phone already has it knows by this.
        command: CommandId,
        /// The event.
        event: Box<Event>,
    },
    /// Something newer than this program.
    #[serde(other)]
    Unknown,
}
