//! The catalogue of time limits, T-1…T-17 (domain.md §2H).

use super::{Bound, Length, NamedDate};
use crate::denial::Obligation;
use crate::json::Json;
use crate::time::{CalendarDays, Months, WorkingDays};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A time limit, by what it limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// T-1: all reports and notices served.
    Service,
    /// T-2: what was sampled stands in e-CQS.
    SamplingEntry,
    /// T-3: the result stands in e-CQS.
    ResultEntry,
    /// T-4: e-CQS complete, summary and analysis filed.
    Filing,
    /// T-5: objection (异议).
    Objection,
    /// T-6: the formalities of a re-inspection.
    ReinspectionFormalities,
    /// T-7: the re-inspection institution is chosen.
    ReinspectionChoice,
    /// T-8: rectification (整改).
    Rectification,
    /// T-9: re-check (复查).
    Recheck,
    /// T-10: re-check after the announcement.
    SecondRecheck,
    /// T-11: the same product is not checked again.
    SameProduct,
    /// T-12: documents are kept.
    Keeping,
    /// T-13: the decision on a penalty.
    Penalty,
    /// T-14: that decision is served.
    PenaltyService,
    /// T-15: disclosure.
    Disclosure,
    /// T-16: service by public notice.
    PublicNotice,
    /// T-17: a refusal or a violation is reported.
    Report,
}

/// The event with which a limit starts; its day does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// None: the date stands in the notice.
    Dated,
    /// The sample was taken.
    Sampling,
    /// Testing finished: read as the approval of the report (G-20, question 7).
    Testing,
    /// The addressee received the written notice.
    ResultNotice,
    /// The notice of re-inspection was received.
    ReinspectionNotice,
    /// The applicant completed the formalities.
    Formalities,
    /// The order to correct was served.
    Order,
    /// The province announced it.
    Announcement,
    /// The case was filed.
    Case,
    /// The penalty was decided.
    Decision,
    /// The information was formed.
    Information,
    /// The public notice was made.
    Notice,
    /// It was found.
    Discovery,
    /// The campaign was archived.
    Archive,
}

/// Where a limit is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The notice 同市监发〔2025〕56号.
    CampaignNotice,
    /// An article of Order 18 (A-n).
    Order18(u8),
    /// An article of 产品质量法.
    ProductQualityLaw(u8),
    /// An article of 行政处罚法.
    PenaltyLaw(u8),
    /// An article of 政府信息公开条例.
    DisclosureRules(u8),
    /// An article of 民事诉讼法.
    CivilProcedureLaw(u8),
}

/// A time limit with all that it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Which.
    pub limit: Limit,
    /// With what it starts.
    pub start: Start,
    /// How long it is, and in which days.
    pub length: Length,
    /// Whom A-55 helps where its last day is one of rest; nobody where it does not roll over.
    pub bound: Option<Bound>,
    /// It never ends after this date.
    pub latest: Option<NamedDate>,
    /// What of the notice it serves.
    pub obligations: &'static [Obligation],
    /// Where it is stated.
    pub sources: &'static [Source],
    /// It is a default that the bureau has still to confirm.
    pub unconfirmed: bool,
}

impl fmt::Display for Limit {
    /// Its id in domain.md §2H: `T-3`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = Self::ALL.iter().position(|limit| limit == self).unwrap_or_default();
        write!(f, "T-{}", place + 1)
    }
}

const fn rule(limit: Limit, start: Start, length: Length, obligations: &'static [Obligation], sources: &'static [Source]) -> Rule {
    Rule { limit, start, length, bound: None, latest: None, obligations, sources, unconfirmed: false }
}

impl Rule {
    const fn rolling(self, bound: Bound) -> Self {
        Self { bound: Some(bound), ..self }
    }
}

impl Limit {
    /// All of them, in the order of their ids.
    pub const ALL: [Self; 17] = [
        Self::Service,
        Self::SamplingEntry,
        Self::ResultEntry,
        Self::Filing,
        Self::Objection,
        Self::ReinspectionFormalities,
        Self::ReinspectionChoice,
        Self::Rectification,
        Self::Recheck,
        Self::SecondRecheck,
        Self::SameProduct,
        Self::Keeping,
        Self::Penalty,
        Self::PenaltyService,
        Self::Disclosure,
        Self::PublicNotice,
        Self::Report,
    ];

    /// What it says.
    #[must_use]
    pub const fn rule(self) -> Rule {
        use Bound::{Authority, Enterprise};
        use Length::{AtOnce, Between, Days, Until, Wait};
        use Source::{CampaignNotice, CivilProcedureLaw, DisclosureRules, Order18, PenaltyLaw, ProductQualityLaw};
        const fn days(days: u16) -> Length {
            Days(CalendarDays(days))
        }
        const fn working(days: u16) -> Length {
            Length::WorkingDays(WorkingDays(days))
        }
        match self {
            Self::Service => {
                rule(self, Start::Dated, Until(NamedDate::ServedBy), &[Obligation(13), Obligation(60), Obligation(61)], &[CampaignNotice])
            }
            Self::SamplingEntry => rule(self, Start::Sampling, days(1), &[Obligation(75), Obligation(76)], &[CampaignNotice]),
            Self::ResultEntry => Rule {
                latest: Some(NamedDate::FiledBy),
                ..rule(self, Start::Testing, working(3), &[Obligation(77), Obligation(15)], &[CampaignNotice])
            },
            Self::Filing => rule(self, Start::Dated, Until(NamedDate::FiledBy), &[Obligation(15), Obligation(63)], &[CampaignNotice]),
            Self::Objection => rule(
                self,
                Start::ResultNotice,
                days(15),
                &[Obligation(66), Obligation(67), Obligation(69)],
                &[ProductQualityLaw(15), Order18(36), Order18(55)],
            )
            .rolling(Enterprise),
            Self::ReinspectionFormalities => {
                rule(self, Start::ReinspectionNotice, days(7), &[Obligation(69)], &[Order18(38), Order18(55)]).rolling(Enterprise)
            }
            Self::ReinspectionChoice => rule(self, Start::Formalities, days(10), &[Obligation(69)], &[Order18(39), Order18(55)]).rolling(Authority),
            Self::Rectification => {
                rule(self, Start::Order, days(60), &[Obligation(70), Obligation(71)], &[Order18(46), Order18(55)]).rolling(Enterprise)
            }
            Self::Recheck => rule(self, Start::Order, days(75), &[Obligation(70), Obligation(71)], &[Order18(47), Order18(55)]).rolling(Authority),
            Self::SecondRecheck => Rule {
                unconfirmed: true,
                ..rule(self, Start::Announcement, Between(CalendarDays(60), CalendarDays(90)), &[Obligation(71)], &[Order18(48), Order18(55)])
                    .rolling(Authority)
            },
            Self::SameProduct => rule(self, Start::Sampling, Wait(Months(6)), &[Obligation(22), Obligation(43)], &[Order18(8)]),
            Self::Keeping => rule(self, Start::Archive, Wait(Months(24)), &[Obligation(28), Obligation(64)], &[Order18(54)]),
            Self::Penalty => rule(self, Start::Case, days(90), &[Obligation(71), Obligation(81)], &[PenaltyLaw(60)]),
            Self::PenaltyService => rule(self, Start::Decision, working(7), &[Obligation(71)], &[PenaltyLaw(61), PenaltyLaw(85)]),
            Self::Disclosure => rule(self, Start::Information, working(20), &[Obligation(69)], &[DisclosureRules(26)]),
            Self::PublicNotice => rule(self, Start::Notice, days(30), &[Obligation(13), Obligation(14)], &[CivilProcedureLaw(95)]),
            Self::Report => rule(self, Start::Discovery, AtOnce, &[Obligation(45), Obligation(47), Obligation(48)], &[CampaignNotice]),
        }
    }
}
