//! The fields of the forms, and the card on which each stands.

use super::Step;
use crate::json::Json;
use serde::{Deserialize, Serialize};

/// The field where a denial hurts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each names the field of the form it stands for")]
pub enum Field {
    Samplers,
    Papers,
    Names,
    CreditCode,
    Division,
    Trade,
    Line,
    Laboratory,
    Rules,
    SheetNumber,
    Product,
    Goods,
    Own,
    Fuel,
    Stock,
    TestQuantity,
    BackupQuantity,
    Price,
    PriceBasis,
    Evidence,
    Containers,
    SealNumber,
    SealSlip,
    SealPhoto,
    PaymentQuantity,
    BackupPayment,
    Signatures,
    DeclineNote,
    Transport,
    Copies,
    Sheet,
    Facts,
    AskedPrice,
    Reason,
    Violations,
    Notified,
    EndingMedia,
    Correction,
    Void,
    Storage,
    StorageMedia,
    Late,
}

impl Field {
    /// The card on which the field stands.
    #[must_use]
    pub const fn step(self) -> Step {
        match self {
            Self::Samplers | Self::Papers | Self::Names | Self::Late => Step::Arrive,
            Self::CreditCode | Self::Division | Self::Trade => Step::Identity,
            Self::Line
            | Self::Laboratory
            | Self::Rules
            | Self::SheetNumber
            | Self::Product
            | Self::Goods
            | Self::Own
            | Self::Fuel
            | Self::Stock
            | Self::TestQuantity
            | Self::BackupQuantity
            | Self::Price
            | Self::PriceBasis
            | Self::Sheet
            | Self::Void => Step::Product,
            Self::Evidence => Step::Evidence,
            Self::Containers | Self::SealNumber | Self::SealSlip | Self::SealPhoto | Self::Storage | Self::StorageMedia => Step::Seal,
            Self::PaymentQuantity | Self::BackupPayment => Step::Payment,
            Self::Signatures | Self::DeclineNote | Self::Correction => Step::Sign,
            Self::Transport => Step::Transport,
            Self::Copies => Step::Copies,
            Self::Facts | Self::AskedPrice | Self::Reason | Self::Violations | Self::Notified | Self::EndingMedia => Step::Ending,
        }
    }
}
