//! Acts of a visit: what people do, each recorded once, in the words of the work.

use crate::correction::Correction;
use crate::digest::Digest;
use crate::ending::Ending;
use crate::enterprise::Identity;
use crate::evidence::Evidence;
use crate::feedback::Feedback;
use crate::id::{CommandId, ContainerId, DeviceId, MediaId, PageSessionId, PersonId, SheetId, VisitId};
use crate::json::Json;
use crate::late_entry::LateEntry;
use crate::part::{Container, Seal};
use crate::payment::PaymentSlip;
use crate::place::Position;
use crate::sheet::{Price, Product, Sampling, SheetOpening};
use crate::signature::{Declined, Signature};
use crate::storage::Storage;
use crate::time::Instant;
use crate::transport::{LeftCopies, PaperKind, Transport};
use crate::void::Voidable;
use crate::warning::Waiver;
use serde::{Deserialize, Serialize};

/// One act. What is decided is what is recorded: an act that happened is a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// The first sampler arrives; this opens the visit.
    Arrive(Arrival),
    /// A further sampler is present, by their own PIN (O-24).
    Attend,
    /// The papers are shown (O-25).
    ShowPapers(PapersShown),
    /// The enterprise is looked at (O-11).
    CheckIdentity(Identity),
    /// A sheet is opened (O-03, O-05, O-21).
    OpenSheet(SheetOpening),
    /// The product is described.
    Describe {
        /// The sheet.
        sheet: SheetId,
        /// The product.
        product: Product,
    },
    /// Stock and parts are measured (O-26, O-32).
    Measure {
        /// The sheet.
        sheet: SheetId,
        /// The quantities.
        sampling: Sampling,
    },
    /// The price is fixed (O-34).
    Price {
        /// The sheet.
        sheet: SheetId,
        /// The price.
        price: Price,
    },
    /// A photo or video is kept (O-28).
    Capture {
        /// The sheet.
        sheet: SheetId,
        /// What was kept.
        evidence: Evidence,
    },
    /// A container is filled (O-37).
    Fill {
        /// The sheet.
        sheet: SheetId,
        /// The container.
        container: Container,
    },
    /// A container that was entered by mistake is taken out again; only before it is sealed.
    Unfill {
        /// The sheet.
        sheet: SheetId,
        /// The container.
        container: ContainerId,
    },
    /// A container is sealed (O-36…O-38).
    Seal {
        /// The sheet.
        sheet: SheetId,
        /// The seal.
        seal: Seal,
    },
    /// The test part is paid for (O-33, O-35).
    Pay {
        /// The sheet.
        sheet: SheetId,
        /// The slip.
        slip: PaymentSlip,
    },
    /// Somebody signs (O-29).
    Sign {
        /// The sheet.
        sheet: SheetId,
        /// The signature.
        signature: Signature,
    },
    /// The enterprise declines to sign (O-30).
    Decline {
        /// The sheet.
        sheet: SheetId,
        /// What happened.
        declined: Declined,
    },
    /// The sample leaves (O-39, O-40).
    Transport {
        /// The sheet.
        sheet: SheetId,
        /// How.
        transport: Transport,
    },
    /// Copies are left (O-50).
    LeaveCopies {
        /// The sheet.
        sheet: SheetId,
        /// Which, or that they were not taken.
        copies: LeftCopies,
    },
    /// The sheet is complete.
    Complete {
        /// The sheet.
        sheet: SheetId,
    },
    /// No sample is taken: refusal, no sample, termination (V3, V4, V5). Where the sheet was not opened before, this opens it.
    End {
        /// How it is opened, or was.
        opening: SheetOpening,
        /// What was found in place of a sample.
        ending: Ending,
    },
    /// A signed sheet is corrected, and the enterprise confirms it (O-31).
    Correct {
        /// The sheet.
        sheet: SheetId,
        /// What changes, and who confirms it.
        correction: Box<Correction>,
    },
    /// The backup part is kept at the enterprise (O-41, O-42).
    Store {
        /// The sheet.
        sheet: SheetId,
        /// Why, by whose approval, and where; `None` where it is taken along after all.
        storage: Option<Storage>,
    },
    /// Something is made void: it counts no more, and its numbers are used up.
    Void {
        /// What.
        what: Voidable,
        /// 作废原因.
        reason: String,
    },
    /// The enterprise says what it thinks of the samplers, or would rather not (form 4N).
    Feedback {
        /// What became of the form.
        feedback: Box<Feedback>,
    },
}

impl Act {
    /// The sheet it concerns, unless it concerns the whole visit.
    #[must_use]
    pub const fn sheet(&self) -> Option<SheetId> {
        match self {
            Self::Arrive(_)
            | Self::Attend
            | Self::ShowPapers(_)
            | Self::CheckIdentity(_)
            | Self::Feedback { .. }
            | Self::Void { what: Voidable::Arrival, .. } => None,
            Self::OpenSheet(SheetOpening { sheet, .. })
            | Self::End { opening: SheetOpening { sheet, .. }, .. }
            | Self::Describe { sheet, .. }
            | Self::Measure { sheet, .. }
            | Self::Price { sheet, .. }
            | Self::Capture { sheet, .. }
            | Self::Fill { sheet, .. }
            | Self::Unfill { sheet, .. }
            | Self::Seal { sheet, .. }
            | Self::Pay { sheet, .. }
            | Self::Sign { sheet, .. }
            | Self::Decline { sheet, .. }
            | Self::Transport { sheet, .. }
            | Self::LeaveCopies { sheet, .. }
            | Self::Correct { sheet, .. }
            | Self::Store { sheet, .. }
            | Self::Void { what: Voidable::Sheet { sheet } | Voidable::Seal { sheet, .. }, .. }
            | Self::Complete { sheet } => Some(*sheet),
        }
    }

    /// The photo or video it announces.
    #[must_use]
    pub const fn media(&self) -> Option<MediaId> {
        match self {
            Self::Capture { evidence, .. } => Some(evidence.media),
            _ => None,
        }
    }
}

/// Arriving at the enterprise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Arrival {
    /// Where the phone was, if it knew.
    pub position: Option<Position>,
    /// The visit was written on paper and is entered afterwards (补录).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late: Option<LateEntry>,
}

/// The papers shown on arrival (O-25).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct PapersShown {
    /// Which.
    pub papers: Vec<PaperKind>,
    /// Whose names stand on the notice.
    pub names_on_notice: Vec<PersonId>,
}

/// An act with whose it is and when and where it was recorded: what a device signs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Command {
    /// The version of the contract it is written in.
    pub version: u16,
    /// Its id, made on the phone: what makes sending it again harmless.
    pub id: CommandId,
    /// The device.
    pub device: DeviceId,
    /// Counts the device's commands from 0.
    pub number: u64,
    /// The digest of the device's previous command body.
    pub previous: Option<Digest>,
    /// The visit.
    pub visit: VisitId,
    /// Whose act it is, proved by their own PIN.
    pub by: PersonId,
    /// Who held the phone.
    pub recorded_by: PersonId,
    /// The claimed time: the device's clock, corrected by the last server offset.
    pub at: Instant,
    /// The clocks behind that claim.
    pub clock: Clock,
    /// Why our own warnings were passed over.
    #[serde(default)]
    pub waivers: Vec<Waiver>,
    /// What the law refuses stands so on the paper, and is entered as it stands (补录).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub as_written: bool,
    /// The act.
    pub act: Act,
}

/// The clocks behind a claimed time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Clock {
    /// What the device's clock said.
    pub device: Instant,
    /// Server minus device at the last contact, in milliseconds.
    pub offset: i64,
    /// The run of the page in which `monotonic` counts.
    pub session: PageSessionId,
    /// Milliseconds since that page was opened.
    pub monotonic: i64,
    /// The last signed time that the phone had from the server.
    pub token: Option<TimeToken>,
}

/// A time that the server signed: the phone cannot have made the command before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct TimeToken {
    /// The server's time.
    pub at: Instant,
    /// The server's signature over it, in hexadecimal digits.
    pub signature: String,
}
