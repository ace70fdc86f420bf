//! The campaign (监督抽查任务): a closed list of lines, their batches, and who tests what.

use crate::id::{CampaignId, OrganisationId};
use crate::json::Json;
use crate::number::SheetNumberScheme;
use crate::time::LocalDate;
use serde::{Deserialize, Serialize};

/// The number of a line in annex 1, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(transparent)]
pub struct LineNumber(pub u8);

/// One product line (产品线) of annex 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Line {
    /// Its number in annex 1.
    pub number: LineNumber,
    /// The category as the notice prints it; data and no enum, for the notice classes oddly (G-1, G-3).
    pub category: String,
    /// The product.
    pub product: String,
    /// Batches planned.
    pub batches: u32,
}

/// How many batches of a line a laboratory tests (O-05, O-06).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Allotment {
    /// The line.
    pub line: LineNumber,
    /// The laboratory.
    pub laboratory: OrganisationId,
    /// Its share.
    pub batches: u32,
}

/// A campaign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Campaign {
    /// Its id.
    pub id: CampaignId,
    /// The title of the notice, verbatim.
    pub title: String,
    /// The number of the notice.
    pub document: String,
    /// 抽查依据, printed on documents (O-12).
    pub bases: Vec<String>,
    /// The only agency that samples (O-04).
    pub agency: OrganisationId,
    /// The closed list of lines (O-03).
    pub lines: Vec<Line>,
    /// Who tests what.
    pub allotments: Vec<Allotment>,
    /// How sheets are numbered.
    pub scheme: SheetNumberScheme,
    /// Sampling may start.
    pub starts: LocalDate,
    /// Sampling ends.
    pub sampling_ends: LocalDate,
    /// All reports and notices served (O-13, T-1).
    pub served_by: LocalDate,
    /// e-CQS complete, summary and analysis filed (O-15, O-63, T-4).
    pub filed_by: LocalDate,
    /// Whether enterprises are asked for feedback on the samplers (抽样人员工作反馈表, form 4N); campaigns from before it was asked for do not ask.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub feedback: bool,
    /// What of this campaign is an example and not the notice, in a sentence; empty for a real one.
    pub example: String,
}

impl Campaign {
    /// The line of that number, if the campaign has it.
    #[must_use]
    pub fn line(&self, number: LineNumber) -> Option<&Line> {
        self.lines.iter().find(|line| line.number == number)
    }

    /// The share of a laboratory in a line; nothing where the notice gives it none.
    #[must_use]
    pub fn share(&self, line: LineNumber, laboratory: OrganisationId) -> u32 {
        self.allotments.iter().filter(|share| share.line == line && share.laboratory == laboratory).map(|share| share.batches).sum()
    }

    /// All batches planned.
    #[must_use]
    pub fn batches(&self) -> u32 {
        self.lines.iter().map(|line| line.batches).sum()
    }
}
