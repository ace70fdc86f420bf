//! What a phone needs, and what changed of it.

use super::EscrowKey;
use crate::act::TimeToken;
use crate::assignment::Assignment;
use crate::calendar::DatedDay;
use crate::finding::Finding;
use crate::id::{AssignmentId, CommandId, EpochId, VisitId};
use crate::json::{self, Json};
use crate::visit::{Briefing, Event};
use serde::{Deserialize, Serialize};

/// `GET /package?after=SEQ`: what a phone needs, or what changed of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Package {
    /// The cursor for the next call.
    pub upto: i64,
    /// There is more to ask for at once.
    #[serde(default)]
    pub more: bool,
    /// The server's time, signed.
    pub token: TimeToken,
    /// The life of the record that this was read from: in another one, earlier receipts prove nothing. The first servers named none.
    #[serde(default)]
    pub epoch: Option<EpochId>,
    /// What is new, in order.
    #[serde(deserialize_with = "super::known")]
    #[json(read = json::known)]
    pub items: Vec<Item>,
}

/// One item of a package; each carries the whole of what it names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
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
    /// The agency's escrow key, new or another.
    Escrow {
        /// The key.
        key: EscrowKey,
    },
    /// An event of a visit that another device of the team recorded, or an office's desk.
    Event {
        /// The visit.
        visit: VisitId,
        /// The command that caused it; what this phone already has it knows by this.
        command: CommandId,
        /// The event.
        event: Box<Event>,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_phone_meets_a_new_kind_and_stays_alive() {
        let token = r#"{"at":1,"signature":""}"#;
        let withdrawal = r#"{"withdrawal":{"assignment":"00000000-0000-7000-8000-000000000001","visit":"00000000-0000-7000-8000-000000000002"}}"#;
        let text = format!(r#"{{"upto":3,"token":{token},"items":[{{"newer":{{"x":1}}}},{withdrawal}]}}"#);
        let package: Package = serde_json::from_str(&text).unwrap();
        assert!(matches!(package.items[..], [Item::Withdrawal { .. }]), "{package:?}");
    }
}
