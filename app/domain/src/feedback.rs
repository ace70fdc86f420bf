//! The feedback form (抽样人员工作反馈表, form 4N): what the enterprise says of the samplers who came, closed to them once it is filled in.
//!
//! It is a check on whoever signs for others or comes alone (domain.md W-12), and works only where nobody need fear its answers: so every event that
//! leaves for a sampler, an agency or any office beside the bureau is [`Event::closed`] first, and tells no more than that the form was filled in.

use crate::campaign::Campaign;
use crate::ending::Ending;
use crate::id::PersonId;
use crate::json::Json;
use crate::signature::Signature;
use crate::time::Instant;
use crate::visit::{Event, Visit};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The answer to each question that speaks for the samplers, in the order in which [`crate::paper::QUESTIONS`] asks them.
const HOPED: [bool; QUESTIONS] = [true, true, true, true, true, true, true, true, true, false, false];

/// How many questions the form asks.
pub const QUESTIONS: usize = 11;

/// What the enterprise answers; it may leave out whatever it likes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Answers {
    /// Yes, no, or nothing, to each question.
    pub answers: [Option<bool>; QUESTIONS],
    /// 建议: what it wants to say besides; may be empty.
    pub remarks: String,
}

impl Answers {
    /// The questions, from 0, whose answer speaks against the samplers.
    pub fn against(&self) -> impl Iterator<Item = usize> {
        let pairs = self.answers.iter().zip(HOPED).enumerate();
        pairs.filter(|(_, (answer, hoped))| answer.is_some_and(|answer| answer != *hoped)).map(|(question, _)| question)
    }
}

/// What became of the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum Feedback {
    /// The enterprise filled it in, and put its hand to exactly that.
    Filled {
        /// What it answers.
        answers: Answers,
        /// Its hand, on the glass alone: on paper the form goes to the bureau in an envelope.
        signature: Signature,
    },
    /// It would rather not; nothing follows from that.
    Declined,
}

/// The form of a visit as the record tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct FeedbackRecord {
    /// What became of it; `None` where it was filled in and is closed to whoever reads this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub feedback: Option<Feedback>,
    /// Which sampler handed the phone over.
    pub by: PersonId,
    /// When.
    pub at: Instant,
}

impl FeedbackRecord {
    /// Tells whether it is filled in, whoever may read it: then nobody fills it in again.
    #[must_use]
    pub const fn is_filled(&self) -> bool {
        !matches!(self.feedback, Some(Feedback::Declined))
    }

    /// What was answered, where that may be read.
    #[must_use]
    pub const fn filled(&self) -> Option<(&Answers, &Signature)> {
        match &self.feedback {
            Some(Feedback::Filled { answers, signature }) => Some((answers, signature)),
            Some(Feedback::Declined) | None => None,
        }
    }
}

/// What a list tells the bureau of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum FeedbackMark {
    /// The enterprise would rather not.
    Declined,
    /// Filled in, with nothing against the samplers.
    Filled,
    /// Filled in, and an answer speaks against the samplers.
    Against,
}

impl FeedbackMark {
    /// The mark of a visit's form; nothing where there is none, or it is closed.
    #[must_use]
    pub fn of(visit: &Visit) -> Option<Self> {
        Some(match visit.feedback.as_ref()?.feedback.as_ref()? {
            Feedback::Declined => Self::Declined,
            Feedback::Filled { answers, .. } if answers.against().next().is_some() => Self::Against,
            Feedback::Filled { .. } => Self::Filled,
        })
    }

    /// Its word in tables.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Declined => "declined",
            Self::Filled => "filled",
            Self::Against => "against",
        }
    }

    /// The mark of that word.
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        [Self::Declined, Self::Filled, Self::Against].into_iter().find(|mark| mark.word() == word)
    }
}

/// Tells whether the form is to be offered: the campaign asks for it, somebody was met there, and it is not filled in yet.
#[must_use]
pub fn is_due(campaign: &Campaign, visit: &Visit) -> bool {
    let met = |ending: &Option<Ending>| ending.as_ref().is_none_or(Ending::meets_somebody);
    campaign.feedback
        && !visit.feedback.as_ref().is_some_and(FeedbackRecord::is_filled)
        && visit.sheets.iter().any(|sheet| (sheet.is_signed() || sheet.ending.is_some()) && met(&sheet.ending))
}

impl Event {
    /// The event as it is told to everybody but the bureau: of a feedback form that was filled in, no more than that.
    #[must_use]
    pub fn closed(&self) -> Cow<'_, Self> {
        match self {
            Self::Done { by, at, act: crate::act::Act::Feedback { feedback } } if matches!(**feedback, Feedback::Filled { .. }) => {
                Cow::Owned(Self::FeedbackFilled { by: *by, at: *at })
            }
            _ => Cow::Borrowed(self),
        }
    }
}

impl Visit {
    /// Takes in what became of the form: filled in once, it stays as it is.
    pub(crate) fn hear_feedback(&mut self, record: FeedbackRecord) {
        if !self.feedback.as_ref().is_some_and(FeedbackRecord::is_filled) {
            self.feedback = Some(record);
        }
    }
}
