//! The late entry (补录): what was written on paper, because no phone worked, and is entered afterwards as the paper says.

use crate::act::{Act, Command};
use crate::decide::{State, decide};
use crate::denial::Denial;
use crate::json::Json;
use crate::person::Actor;
use crate::time::Instant;
use crate::visit::{Event, Visit};
use serde::{Deserialize, Serialize};

/// That an arrival or a sheet was written on paper, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct LateEntry {
    /// Why no phone was used; required.
    pub reason: String,
    /// When it was done, as the paper says: the rules of that time were in force, and its day is the day of sampling.
    pub at: Instant,
}

impl LateEntry {
    /// Judges it at the time of its entry.
    ///
    /// # Errors
    /// It has no reason, or was done at a time that has not come yet.
    pub(crate) fn stands(late: Option<&Self>, now: Instant) -> Result<(), Denial> {
        match late {
            Some(late) if late.reason.trim().is_empty() => Err(Denial::LateReasonMissing),
            Some(late) if late.at > now => Err(Denial::LateAhead),
            Some(_) | None => Ok(()),
        }
    }

    /// When that was done which is recorded at a time: as the paper says, or then.
    #[must_use]
    pub fn done_at(late: Option<&Self>, recorded: Instant) -> Instant {
        late.map_or(recorded, |late| late.at)
    }

    /// How an act's visit or sheet was written on paper, if it was.
    #[must_use]
    pub fn of<'a>(visit: &'a Visit, act: &'a Act) -> Option<&'a Self> {
        match act {
            Act::OpenSheet(opening) | Act::End { opening, .. } => opening.late.as_ref(),
            // Both are made today, and are none of the paper's words.
            Act::Correct { .. } | Act::Void { .. } => None,
            other => match other.sheet() {
                Some(sheet) => visit.sheet(sheet)?.opening.late.as_ref(),
                None => visit.late(),
            },
        }
    }
}

impl Visit {
    /// How the arrival was written on paper, if it was.
    #[must_use]
    pub fn late(&self) -> Option<&LateEntry> {
        self.arrival.as_ref().and_then(|(_, arrival)| arrival.late.as_ref())
    }
}

/// What a phone records of an act: what the law lets stand, and of a late entry also what it refuses, where the paper says so.
///
/// What was done without a phone is a fact as any other; the office finds against it what the law does.
///
/// # Errors
/// What the law refuses; of a late entry what would not be the paper's word.
pub fn taken(state: State<'_>, command: &Command, actor: &Actor, now: Instant) -> Result<Vec<Event>, Denial> {
    match decide(state, command, actor, now) {
        Err(denial) if command.as_written && may_stand(state.visit, &command.act, &denial) => Ok(vec![Event::fact(command)]),
        decided => decided,
    }
}

/// Tells whether what the law refuses of an act may be entered all the same, because it stands on the paper.
#[must_use]
pub fn may_stand(visit: &Visit, act: &Act, denial: &Denial) -> bool {
    LateEntry::of(visit, act).is_some() && denial.is_of_the_work()
}

impl Denial {
    /// Tells whether it is about what was done there, and not about how it is recorded: which hand, in which order, on which sheet.
    const fn is_of_the_work(&self) -> bool {
        !matches!(
            self,
            Self::NotOfTheAgency
                | Self::NotOnTheTeam
                | Self::NotArrived
                | Self::LateReasonMissing
                | Self::LateAhead
                | Self::RulesOfAnotherLine
                | Self::SignatureBlank
                | Self::SignatureOfAnotherPaper
                | Self::InkPhotoMissing
                | Self::SignedForAnother
                | Self::SignedTwice
                | Self::SignedAlready
                | Self::ContainerSealed
                | Self::NumberUsed { .. }
                | Self::Unknown { .. }
                | Self::CompletedAlready
                | Self::EndedAlready
                | Self::NothingSigned
                | Self::CorrectionReasonMissing
                | Self::CorrectionEmpty
                | Self::CorrectionOutdated
                | Self::CorrectionUnconfirmed
                | Self::Voided
                | Self::VoidReasonMissing
                | Self::SealStands { .. }
                | Self::SheetsStand
                | Self::FeedbackFilled
        )
    }
}
