//! The papers of a sheet as they are printed.

use crate::digest::Digest;
use crate::ending::EndingKind;
use crate::json::Json;
use crate::sheet::Sheet;
use crate::time::Instant;
use crate::visit::Visit;
use serde::{Deserialize, Serialize};

/// `GET /sheets/{SheetId}/papers`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct SheetPapers {
    /// Those that exist, in the order in which they are handed over.
    pub papers: Vec<PaperRow>,
}

/// A paper in that list; `GET /sheets/{SheetId}/papers/{kind}.pdf` prints it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct PaperRow {
    /// Which.
    pub kind: Form,
    /// Its name.
    pub title: String,
}

/// A scan of a stamped paper (盖章原件) that was handed in for an assignment; none takes the place of another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Original {
    /// Of which paper: the notice or the authorisation.
    pub form: Form,
    /// The digest of its bytes.
    pub digest: Digest,
    /// What it is, as its bytes say: `application/pdf`, `image/jpeg` or `image/png`.
    pub mime: String,
    /// How many bytes.
    pub bytes: u32,
    /// When it was handed in.
    pub at: Instant,
    /// Who handed it in, by name.
    pub by: String,
}

impl Original {
    /// The most bytes of one: 20 MB, some forty scanned pages.
    pub const LONGEST: u32 = 20 * 1024 * 1024;

    /// What the first bytes of a file say that it is, of the three kinds that are taken.
    #[must_use]
    pub fn kind(head: &[u8]) -> Option<(&'static str, &'static str)> {
        const KINDS: [(&[u8], (&str, &str)); 3] =
            [(b"%PDF-", ("application/pdf", "pdf")), (&[0xff, 0xd8, 0xff], ("image/jpeg", "jpg")), (b"\x89PNG\r\n\x1a\n", ("image/png", "png"))];
        KINDS.into_iter().find(|(mark, _)| head.starts_with(mark)).map(|(_, kind)| kind)
    }

    /// The ending of its file's name.
    #[must_use]
    pub fn extension(&self) -> &'static str {
        match self.mime.as_str() {
            "image/jpeg" => "jpg",
            "image/png" => "png",
            _ => "pdf",
        }
    }

    /// The name of its file.
    #[must_use]
    pub fn file(&self) -> String {
        format!("{}-{}.{}", self.form.word(), self.digest.hex(), self.extension())
    }
}

/// An official form that is printed for a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// 抽样单 (4A).
    Sheet,
    /// 抽样单更正单.
    CorrectionSlip,
    /// 样品付费单 (4D).
    PaymentSlip,
    /// 封条 (4N).
    Seal,
    /// 样品封存和处置告知单 (4E).
    StorageNotice,
    /// 拒检认定表 (4F).
    Refusal,
    /// 未抽到样品情况说明表 (4G).
    NoSample,
    /// 样品问题报告单 (4H).
    ProblemReport,
    /// 监督抽查通知书 (4B).
    Notice,
    /// 授权委托书 (4C).
    Authorisation,
    /// 抽样人员工作反馈表 (4N).
    Feedback,
}

impl Form {
    /// In the order in which they are handed over.
    pub const ALL: [Self; 11] = [
        Self::Sheet,
        Self::CorrectionSlip,
        Self::PaymentSlip,
        Self::Seal,
        Self::StorageNotice,
        Self::Refusal,
        Self::NoSample,
        Self::ProblemReport,
        Self::Notice,
        Self::Authorisation,
        Self::Feedback,
    ];

    /// Tells whether a stamped original of it is kept: those that are shown on arrival (O-25).
    #[must_use]
    pub const fn has_original(self) -> bool {
        matches!(self, Self::Notice | Self::Authorisation)
    }

    /// Its word in addresses.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Sheet => "sheet",
            Self::CorrectionSlip => "correction_slip",
            Self::PaymentSlip => "payment_slip",
            Self::Seal => "seal",
            Self::StorageNotice => "storage_notice",
            Self::Refusal => "refusal",
            Self::NoSample => "no_sample",
            Self::ProblemReport => "problem_report",
            Self::Notice => "notice",
            Self::Authorisation => "authorisation",
            Self::Feedback => "feedback",
        }
    }

    /// The form of that word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.word() == word)
    }

    /// Tells whether it exists for a sheet: one that ended has its own form in place of those of a sample. The feedback form is one to fill in by
    /// pen, until the enterprise has filled it in; from then on it exists for whoever may read it, and for nobody else.
    #[must_use]
    pub fn exists_for(self, visit: &Visit, sheet: &Sheet) -> bool {
        let ended = sheet.ending.as_ref().map(|ending| ending.kind());
        match self {
            Self::Notice | Self::Authorisation => true,
            Self::Sheet => ended.is_none(),
            Self::CorrectionSlip => !sheet.corrections.is_empty(),
            Self::Feedback => match visit.feedback.as_ref() {
                Some(record) if record.is_filled() => record.filled().is_some(),
                Some(_) | None => ended.is_none(),
            },
            Self::PaymentSlip => ended.is_none() && sheet.payment.is_some(),
            Self::Seal => ended.is_none() && !sheet.seals.is_empty(),
            Self::StorageNotice => ended.is_none() && sheet.storage.is_some(),
            Self::Refusal => ended == Some(EndingKind::Refused),
            Self::NoSample => ended == Some(EndingKind::NoSample),
            Self::ProblemReport => ended == Some(EndingKind::Terminated),
        }
    }

    /// Tells whether the enterprise gets a copy: it keeps what was shown to it and what it signed (O-50), and not what officials tell each other of a
    /// refusal (form 4F: three copies, none of them its own) or correct in it.
    #[must_use]
    pub fn is_for_the_enterprise(self, sheet: &Sheet) -> bool {
        let refused = || sheet.ending.as_ref().is_some_and(|ending| ending.kind() == EndingKind::Refused);
        match self {
            Self::Refusal | Self::Seal => false,
            Self::CorrectionSlip => !refused(),
            Self::Notice
            | Self::Authorisation
            | Self::Sheet
            | Self::Feedback
            | Self::PaymentSlip
            | Self::StorageNotice
            | Self::NoSample
            | Self::ProblemReport => true,
        }
    }

    /// Those that exist for a sheet, in that order.
    pub fn all_of(visit: &Visit, sheet: &Sheet) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|form| form.exists_for(visit, sheet))
    }
}
