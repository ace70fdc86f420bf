//! The papers that can be printed.

use crate::authorisation::Authorisation;
use crate::correction_slip::CorrectionSlip;
use crate::feedback::Feedback;
use crate::frame::Frame;
use crate::no_sample::NoSample;
use crate::notice::Notice;
use crate::payment_slip::PaymentSlip;
use crate::problem_report::ProblemReport;
use crate::refusal::Refusal;
use crate::seal::Seals;
use crate::sheet::Sheet;
use crate::storage_notice::StorageNotice;
use serde::{Deserialize, Serialize};

/// A paper with its data; the kind names its template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data", rename_all = "snake_case")]
pub enum Paper {
    /// 监督抽查通知书.
    Notice(Notice),
    /// 授权委托书.
    Authorisation(Authorisation),
    /// 产品质量监督抽查/复查抽样单.
    Sheet(Box<Sheet>),
    /// 抽样单更正单.
    CorrectionSlip(CorrectionSlip),
    /// 样品付费单.
    PaymentSlip(PaymentSlip),
    /// 封条.
    Seal(Seals),
    /// 样品封存和处置告知单.
    StorageNotice(StorageNotice),
    /// 拒检认定表.
    Refusal(Refusal),
    /// 未抽到样品情况说明表.
    NoSample(NoSample),
    /// 样品问题报告单.
    ProblemReport(ProblemReport),
    /// 抽样人员工作反馈表.
    Feedback(Feedback),
}

impl Paper {
    /// What surrounds it.
    #[must_use]
    pub const fn frame(&self) -> &Frame {
        match self {
            Self::Notice(paper) => &paper.frame,
            Self::Authorisation(paper) => &paper.frame,
            Self::Sheet(paper) => &paper.frame,
            Self::CorrectionSlip(paper) => &paper.frame,
            Self::PaymentSlip(paper) => &paper.frame,
            Self::Seal(paper) => &paper.frame,
            Self::StorageNotice(paper) => &paper.frame,
            Self::Refusal(paper) => &paper.frame,
            Self::NoSample(paper) => &paper.frame,
            Self::ProblemReport(paper) => &paper.frame,
            Self::Feedback(paper) => &paper.frame,
        }
    }

    /// What surrounds it, to be changed: copies, corrections.
    #[must_use]
    pub const fn frame_mut(&mut self) -> &mut Frame {
        match self {
            Self::Notice(paper) => &mut paper.frame,
            Self::Authorisation(paper) => &mut paper.frame,
            Self::Sheet(paper) => &mut paper.frame,
            Self::CorrectionSlip(paper) => &mut paper.frame,
            Self::PaymentSlip(paper) => &mut paper.frame,
            Self::Seal(paper) => &mut paper.frame,
            Self::StorageNotice(paper) => &mut paper.frame,
            Self::Refusal(paper) => &mut paper.frame,
            Self::NoSample(paper) => &mut paper.frame,
            Self::ProblemReport(paper) => &mut paper.frame,
            Self::Feedback(paper) => &mut paper.frame,
        }
    }
}
