//! Denials: what the notice or a law refuses, each with its obligation and the field where it hurts.

mod field;

pub use field::Field;

use crate::code::CodeProblem;
use crate::evidence::EvidenceClass;
use crate::goods::Goods;
use crate::json::Json;
use crate::number::{SealNumber, SheetNumber};
use crate::part::Part;
use crate::quantity::Quantity;
use crate::time::Instant;
use crate::transport::PaperKind;
use serde::{Deserialize, Serialize};
use std::fmt;

/// An obligation of the notice, O-01…O-84 (domain.md §1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(transparent)]
pub struct Obligation(pub u8);

impl fmt::Display for Obligation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "O-{:02}", self.0)
    }
}

/// Where on the checklist something belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// 到场出示.
    Arrive,
    /// 核对主体.
    Identity,
    /// 产品与抽样.
    Product,
    /// 证据.
    Evidence,
    /// 封样.
    Seal,
    /// 付费单.
    Payment,
    /// 签字.
    Sign,
    /// 运输.
    Transport,
    /// 留存文书.
    Copies,
    /// 没有抽样: what was found in place of a sample.
    Ending,
}

impl Step {
    /// In the order of a visit on which no sample is taken.
    pub const ENDED: [Self; 3] = [Self::Arrive, Self::Ending, Self::Sign];

    /// In the order of a visit.
    pub const ALL: [Self; 9] =
        [Self::Arrive, Self::Identity, Self::Product, Self::Evidence, Self::Seal, Self::Payment, Self::Sign, Self::Transport, Self::Copies];
}

/// What the law refuses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is the negation of the obligation that `obligation` names")]
pub enum Denial {
    /// The line is not in annex 1.
    LineNotInCampaign { line: u8 },
    /// The person is no sampler of the agency.
    NotOfTheAgency,
    /// The laboratory has no share in the line (fuel).
    LaboratoryWithoutShare,
    /// A line other than fuel goes to the agency's own laboratory only.
    LaboratoryNotForLine,
    /// The place lies outside the city.
    OutsideTheCity { division: u32 },
    /// 抽样环节 is missing.
    TradeMissing,
    /// The credit code is wrong.
    CreditCodeWrong { problem: CodeProblem },
    /// Old registration number or none, without a reason.
    CodeReasonMissing,
    /// The rules of the line are not approved.
    RulesNotApproved,
    /// The rules cited are not those of the line.
    RulesOfAnotherLine,
    /// The rules were published after the sampling, or not at all.
    RulesNotPublished { published: Option<Instant> },
    /// Not a drawn sampler of this assignment.
    NotOnTheTeam,
    /// Fewer than two samplers.
    TooFewSamplers { present: u8 },
    /// The visit has not been opened.
    NotArrived,
    /// Papers not shown.
    PapersNotShown { missing: Vec<PaperKind> },
    /// The notice names others than those present.
    NamesDiffer,
    /// Less than the rules ask for.
    BelowLeast { part: Part, least: Quantity },
    /// Less stock than the rules ask for.
    StockBelowRules { least: Quantity },
    /// Nobody said whether the goods may be sampled.
    GoodsUnanswered,
    /// Goods that must not be sampled (O-03, A-18).
    GoodsNotSampled { goods: Goods },
    /// An entry that the rules of the line ask for is empty, or is none that it takes.
    OwnEntryMissing { label: String },
    /// A form that is not the prescribed one: a required entry is empty.
    EntryMissing { field: Field },
    /// A class of evidence is missing.
    EvidenceMissing { classes: Vec<EvidenceClass> },
    /// The enterprise has neither signed nor declined.
    SignaturesMissing { samplers: u8, enterprise: bool },
    /// The signature is blank.
    SignatureBlank,
    /// The signature binds another paper than the sheet's.
    SignatureOfAnotherPaper,
    /// Somebody signed for a sampler.
    SignedForAnother,
    /// The same hand twice.
    SignedTwice,
    /// Declined without a note.
    DeclineNoteMissing,
    /// The witness has no name.
    WitnessUnnamed,
    /// Signed already: only the correction procedure changes it.
    SignedAlready,
    /// There is no backup part.
    BackupMissing,
    /// The slip's quantity is not the test part's.
    PaymentQuantityDiffers { test: Quantity },
    /// No price.
    PriceMissing,
    /// 标价 without a photo of the tag.
    PriceTagMissing,
    /// 市场价 without its source.
    PriceSourceMissing,
    /// The slip's price is not the sheet's.
    PaymentPriceDiffers,
    /// Money for the backup part.
    BackupPaid,
    /// A part has no container.
    ContainerMissing { part: Part },
    /// The container is sealed: it cannot be filled again or taken out.
    ContainerSealed,
    /// A container without a seal.
    SealMissing { containers: u8 },
    /// The seal number is empty.
    SealNumberMissing,
    /// The number is on another container already, or was spoiled.
    SealUsed { seal: SealNumber },
    /// One number on two parts.
    SealOnBothParts { seal: SealNumber },
    /// A seal on a seal without a reason.
    SealReplacedWithoutReason,
    /// The two parts on two dates.
    PartsOnTwoDates,
    /// The slip is not signed and no note says why.
    SlipNoteMissing,
    /// A seal without its photo.
    SealPhotoMissing { containers: u8 },
    /// No transport record.
    TransportMissing,
    /// Vehicle, carrier or waybill are missing.
    TransportIncomplete,
    /// Dangerous goods by post.
    DangerousPosted,
    /// Dangerous goods without label, temperature, securing or packing.
    DangerousUnsecured,
    /// Fragile goods without care.
    CareMissing,
    /// An inner packing larger than limited quantity allows.
    InnerTooLarge { largest: Quantity },
    /// The same product twice.
    SameProduct { number: SheetNumber },
    /// A third batch.
    ThirdBatch,
    /// Nothing recorded of the copies.
    CopiesMissing,
    /// Not accepted, without a note.
    CopiesNoteMissing,
    /// The sheet number is on another sheet.
    NumberUsed { number: SheetNumber },
    /// No such sheet, container or seal here.
    Unknown { field: Field },
    /// The sheet is complete.
    CompletedAlready,
    /// The sheet ended without a sample: nothing is sampled on it any more.
    EndedAlready,
    /// Sampling of that product was terminated at this visit.
    TerminatedAlready { line: u8 },
    /// What happened is not told.
    FactsMissing { obligation: Obligation },
    /// No photo or video of it.
    EndingMediaMissing { obligation: Obligation },
    /// A price is called unreasonable, and no price is named or none to compare it with.
    AskedPriceMissing,
    /// What is asked is no more than what it costs elsewhere.
    AskedPriceReasonable,
    /// No violation is named.
    ViolationsMissing,
    /// A body was telephoned, and nobody says whom.
    NotifiedWhomMissing,
    /// Nobody has signed: the entry itself is changed.
    NothingSigned,
    /// A correction without a reason.
    CorrectionReasonMissing,
    /// A correction that changes nothing.
    CorrectionEmpty,
    /// The old values are not those that stand.
    CorrectionOutdated,
    /// The enterprise has not confirmed exactly this change.
    CorrectionUnconfirmed,
    /// Signed on paper, without a photo of it.
    InkPhotoMissing,
    /// The sheet is void.
    Voided,
    /// Void without a reason.
    VoidReasonMissing,
    /// The seal stands on a container: it is replaced, and not made void.
    SealStands { seal: SealNumber },
    /// Sheets rest on this arrival.
    SheetsStand,
    /// Kept at the enterprise for another reason, and nobody says which.
    StorageReasonMissing,
    /// Kept at the enterprise without the bureau's approval.
    ApprovalMissing,
    /// The approval was given for another sheet.
    ApprovalUsed,
    /// Nobody says where it is kept, or where the seals sit.
    StoragePlaceMissing,
    /// No backup part is there to be kept.
    StorageWithoutBackup,
    /// No photo or film of how it is sealed there.
    StorageMediaMissing,
    /// The storage notice was not handed over.
    StorageNoticeMissing,
    /// Entered from paper, and nobody says why.
    LateReasonMissing,
    /// Written on paper at a time that has not come yet.
    LateAhead,
    /// The feedback form is filled in and signed already.
    FeedbackFilled,
}

impl Denial {
    /// The obligation that refuses it.
    #[must_use]
    pub const fn obligation(&self) -> Obligation {
        Obligation(match self {
            Self::LineNotInCampaign { .. } | Self::GoodsNotSampled { goods: Goods::OutsideTheLine } => 3,
            Self::NotOfTheAgency => 4,
            Self::LaboratoryWithoutShare => 5,
            Self::LaboratoryNotForLine => 6,
            Self::OutsideTheCity { .. } | Self::TradeMissing | Self::CreditCodeWrong { .. } | Self::CodeReasonMissing => 11,
            Self::RulesNotApproved => 20,
            Self::RulesNotPublished { .. } => 21,
            Self::NotOnTheTeam => 22,
            Self::TooFewSamplers { .. } | Self::NotArrived | Self::SignedForAnother => 24,
            Self::PapersNotShown { .. } | Self::NamesDiffer => 25,
            Self::BelowLeast { .. } | Self::StockBelowRules { .. } | Self::RulesOfAnotherLine => 26,
            Self::GoodsUnanswered | Self::GoodsNotSampled { .. } => 26,
            Self::EntryMissing { .. }
            | Self::OwnEntryMissing { .. }
            | Self::NumberUsed { .. }
            | Self::Unknown { .. }
            | Self::EndedAlready
            | Self::Voided
            | Self::VoidReasonMissing
            | Self::SheetsStand
            | Self::LateReasonMissing
            | Self::LateAhead => 27,
            Self::EvidenceMissing { .. } => 28,
            Self::SignaturesMissing { .. } | Self::SignatureBlank | Self::SignatureOfAnotherPaper | Self::SignedTwice | Self::InkPhotoMissing => 29,
            Self::DeclineNoteMissing | Self::WitnessUnnamed => 30,
            Self::SignedAlready
            | Self::CompletedAlready
            | Self::NothingSigned
            | Self::CorrectionReasonMissing
            | Self::CorrectionEmpty
            | Self::CorrectionOutdated
            | Self::CorrectionUnconfirmed
            | Self::FeedbackFilled => 31,
            Self::BackupMissing => 32,
            Self::PaymentQuantityDiffers { .. } => 33,
            Self::PriceMissing | Self::PriceTagMissing | Self::PriceSourceMissing | Self::PaymentPriceDiffers => 34,
            Self::BackupPaid => 35,
            Self::SealMissing { .. }
            | Self::SealNumberMissing
            | Self::SealUsed { .. }
            | Self::SealReplacedWithoutReason
            | Self::ContainerMissing { .. }
            | Self::ContainerSealed
            | Self::SealStands { .. } => 36,
            Self::SealOnBothParts { .. } | Self::PartsOnTwoDates => 37,
            Self::SlipNoteMissing | Self::SealPhotoMissing { .. } => 38,
            Self::TransportMissing | Self::TransportIncomplete => 39,
            Self::DangerousPosted | Self::DangerousUnsecured | Self::CareMissing | Self::InnerTooLarge { .. } => 40,
            Self::StorageReasonMissing | Self::ApprovalMissing | Self::ApprovalUsed | Self::StoragePlaceMissing | Self::StorageWithoutBackup => 41,
            Self::StorageMediaMissing | Self::StorageNoticeMissing => 42,
            Self::SameProduct { .. } | Self::ThirdBatch => 43,
            Self::TerminatedAlready { .. } | Self::ViolationsMissing | Self::NotifiedWhomMissing => 45,
            Self::AskedPriceMissing | Self::AskedPriceReasonable => 47,
            Self::FactsMissing { obligation } | Self::EndingMediaMissing { obligation } => obligation.0,
            Self::CopiesMissing | Self::CopiesNoteMissing => 50,
        })
    }

    /// The field where it hurts.
    #[must_use]
    pub const fn field(&self) -> Field {
        match self {
            Self::LineNotInCampaign { .. } => Field::Line,
            Self::LaboratoryWithoutShare | Self::LaboratoryNotForLine => Field::Laboratory,
            Self::OutsideTheCity { .. } => Field::Division,
            Self::TradeMissing => Field::Trade,
            Self::CreditCodeWrong { .. } | Self::CodeReasonMissing => Field::CreditCode,
            Self::RulesNotApproved | Self::RulesOfAnotherLine | Self::RulesNotPublished { .. } => Field::Rules,
            Self::NotOfTheAgency | Self::NotOnTheTeam | Self::TooFewSamplers { .. } | Self::NotArrived => Field::Samplers,
            Self::PapersNotShown { .. } => Field::Papers,
            Self::NamesDiffer => Field::Names,
            Self::BelowLeast { part: Part::Test, .. } => Field::TestQuantity,
            Self::BelowLeast { part: Part::Backup, .. } | Self::BackupMissing => Field::BackupQuantity,
            Self::StockBelowRules { .. } => Field::Stock,
            Self::GoodsUnanswered | Self::GoodsNotSampled { .. } => Field::Goods,
            Self::OwnEntryMissing { .. } => Field::Own,
            Self::EntryMissing { field } | Self::Unknown { field } => *field,
            Self::EvidenceMissing { .. } => Field::Evidence,
            Self::SignaturesMissing { .. }
            | Self::SignatureBlank
            | Self::SignatureOfAnotherPaper
            | Self::SignedForAnother
            | Self::SignedTwice
            | Self::FeedbackFilled
            | Self::InkPhotoMissing => Field::Signatures,
            Self::NothingSigned | Self::CorrectionReasonMissing | Self::CorrectionEmpty | Self::CorrectionOutdated | Self::CorrectionUnconfirmed => {
                Field::Correction
            }
            Self::VoidReasonMissing | Self::SheetsStand => Field::Void,
            Self::LateReasonMissing | Self::LateAhead => Field::Late,
            Self::StorageReasonMissing | Self::ApprovalMissing | Self::ApprovalUsed | Self::StoragePlaceMissing | Self::StorageWithoutBackup => {
                Field::Storage
            }
            Self::StorageMediaMissing => Field::StorageMedia,
            Self::DeclineNoteMissing | Self::WitnessUnnamed => Field::DeclineNote,
            Self::SignedAlready | Self::CompletedAlready | Self::ThirdBatch | Self::EndedAlready | Self::Voided => Field::Sheet,
            Self::TerminatedAlready { .. } => Field::Line,
            Self::FactsMissing { .. } => Field::Facts,
            Self::EndingMediaMissing { .. } => Field::EndingMedia,
            Self::AskedPriceMissing | Self::AskedPriceReasonable => Field::AskedPrice,
            Self::ViolationsMissing => Field::Violations,
            Self::NotifiedWhomMissing => Field::Notified,
            Self::PaymentQuantityDiffers { .. } => Field::PaymentQuantity,
            Self::PriceMissing | Self::PaymentPriceDiffers => Field::Price,
            Self::PriceTagMissing | Self::PriceSourceMissing => Field::PriceBasis,
            Self::BackupPaid => Field::BackupPayment,
            Self::ContainerMissing { .. } | Self::ContainerSealed | Self::PartsOnTwoDates => Field::Containers,
            Self::SealMissing { .. }
            | Self::SealNumberMissing
            | Self::SealUsed { .. }
            | Self::SealOnBothParts { .. }
            | Self::SealReplacedWithoutReason
            | Self::SealStands { .. } => Field::SealNumber,
            Self::SlipNoteMissing => Field::SealSlip,
            Self::SealPhotoMissing { .. } => Field::SealPhoto,
            Self::TransportMissing
            | Self::TransportIncomplete
            | Self::DangerousPosted
            | Self::DangerousUnsecured
            | Self::CareMissing
            | Self::InnerTooLarge { .. } => Field::Transport,
            Self::SameProduct { .. } => Field::Product,
            Self::CopiesMissing | Self::CopiesNoteMissing | Self::StorageNoticeMissing => Field::Copies,
            Self::NumberUsed { .. } => Field::SheetNumber,
        }
    }
}
