//! What a claimed time must agree with (design.md §3): the last time that the server signed before, its receipt after, and the times of its own act.

use crate::act::{Act, Command};
use crate::finding::Matter;
use crate::json::Json;
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// Minutes by which an honest clock may be off, in milliseconds.
pub const LENIENCE: i64 = 2 * 60_000;

/// What the signed time proves that a command carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenProof {
    /// It carries none, though a phone has one from its registration on.
    Missing,
    /// It carries one that this server never signed.
    Foreign,
    /// The command was made after this.
    Proved(Instant),
}

impl TokenProof {
    /// The earliest moment that is proved.
    #[must_use]
    pub const fn earliest(self) -> Option<Instant> {
        match self {
            Self::Proved(at) => Some(at),
            Self::Missing | Self::Foreign => None,
        }
    }
}

/// Why a claimed time is doubted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum TimeDoubt {
    /// It lies before what was proved, or after the receipt. The first contract knew nothing else, and did not say so.
    #[default]
    Outside,
    /// No signed time came with it.
    NoToken,
    /// The signed time that came with it is not the server's.
    ForeignToken,
    /// The act names a time that lies after it.
    ActLater {
        /// That time: when a container was filled, or a picture taken.
        at: Instant,
    },
}

impl TimeDoubt {
    /// Tells whether it is the one that the first contract did not say.
    #[must_use]
    pub fn is_outside(&self) -> bool {
        *self == Self::Outside
    }
}

/// What is doubtful in the times of a command that was received then.
#[must_use]
pub fn doubts(command: &Command, token: TokenProof, received: Instant) -> Vec<Matter> {
    let earliest = token.earliest();
    let early = earliest.is_some_and(|earliest| command.at < earliest.plus(-LENIENCE));
    let found = [
        (early || command.at > received.plus(LENIENCE)).then_some(TimeDoubt::Outside),
        match token {
            TokenProof::Missing => Some(TimeDoubt::NoToken),
            TokenProof::Foreign => Some(TimeDoubt::ForeignToken),
            TokenProof::Proved(_) => None,
        },
        named(&command.act).filter(|at| *at > latest(command).plus(LENIENCE)).map(|at| TimeDoubt::ActLater { at }),
    ];
    let matter = |doubt| Matter::TimeUnproved { claimed: command.at, earliest, latest: received, doubt };
    found.into_iter().flatten().map(matter).collect()
}

/// The time that an act names beside that of its command.
const fn named(act: &Act) -> Option<Instant> {
    match act {
        Act::Capture { evidence, .. } => Some(evidence.taken_at),
        Act::Fill { container, .. } => Some(container.filled_at),
        _ => None,
    }
}

/// A camera stamps by the device's own clock, a page by the corrected one: only what lies after both cannot be.
fn latest(command: &Command) -> Instant {
    command.at.max(command.clock.device)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Purpose;
    use crate::fixture::{self, START};
    use crate::id::{DeviceId, SheetId};

    fn command(act: Act) -> Command {
        let assignment = fixture::assignment("A");
        fixture::commands(DeviceId::derived("phone"), assignment.visit, vec![(fixture::sampler(1), act)], (0, None), None).remove(0).0
    }

    fn found(command: &Command, token: TokenProof, received: Instant) -> Vec<TimeDoubt> {
        let doubt = |matter| if let Matter::TimeUnproved { doubt, .. } = matter { Some(doubt) } else { None };
        doubts(command, token, received).into_iter().filter_map(doubt).collect()
    }

    #[test]
    fn a_claim_lies_between_token_and_receipt_give_or_take_two_minutes() {
        let command = command(Act::Attend);
        let around = |token: i64, receipt: i64| found(&command, TokenProof::Proved(START.plus(token)), START.plus(receipt));
        assert_eq!(around(LENIENCE, -LENIENCE), []);
        assert_eq!(around(LENIENCE + 1, 0), [TimeDoubt::Outside]);
        assert_eq!(around(0, -LENIENCE - 1), [TimeDoubt::Outside]);
    }

    #[test]
    fn what_proves_nothing_is_told_even_where_the_claim_is_late_too() {
        let command = command(Act::Attend);
        assert_eq!(found(&command, TokenProof::Missing, START), [TimeDoubt::NoToken]);
        assert_eq!(found(&command, TokenProof::Foreign, START), [TimeDoubt::ForeignToken]);
        assert_eq!(found(&command, TokenProof::Missing, START.plus(-LENIENCE - 1)), [TimeDoubt::Outside, TimeDoubt::NoToken]);
    }

    #[test]
    fn a_picture_or_a_filling_after_both_clocks_of_its_command_cannot_be() {
        let sheet = SheetId::derived("S");
        let mut evidence = fixture::evidence(&sheet, Purpose::Other);
        evidence.taken_at = START.plus(LENIENCE + 1);
        let at = evidence.taken_at;
        let mut capture = command(Act::Capture { sheet, evidence });
        assert_eq!(found(&capture, TokenProof::Proved(START), START), [TimeDoubt::ActLater { at }]);
        capture.clock.device = START.plus(1);
        assert_eq!(found(&capture, TokenProof::Proved(START), START), [], "the camera goes by the device's own clock");
        let mut container = fixture::containers(&sheet).remove(0);
        container.filled_at = START.plus(LENIENCE);
        assert_eq!(found(&command(Act::Fill { sheet, container: container.clone() }), TokenProof::Proved(START), START), []);
        container.filled_at = START.plus(LENIENCE + 1);
        let at = container.filled_at;
        assert_eq!(found(&command(Act::Fill { sheet, container }), TokenProof::Proved(START), START), [TimeDoubt::ActLater { at }]);
    }
}
