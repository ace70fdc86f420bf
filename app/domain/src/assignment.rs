//! The assignment (抽样任务): one enterprise given to one team, with all it needs offline.

use crate::campaign::LineNumber;
use crate::enterprise::Enterprise;
use crate::id::{AssignmentId, OrganisationId, PersonId, VisitId};
use crate::json::Json;
use crate::number::{SealNumber, SheetNumber};
use crate::retrieval::Retrieval;
use crate::time::LocalDate;
use serde::{Deserialize, Serialize};

/// An assignment as it was granted; a later grant carries the whole item again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Assignment {
    /// Its id.
    pub id: AssignmentId,
    /// The visit it opens.
    pub visit: VisitId,
    /// Whom to visit.
    pub enterprise: Enterprise,
    /// The drawn samplers, at least two (O-22, O-24).
    pub team: Vec<PersonId>,
    /// What the team is called.
    pub team_name: String,
    /// 监督抽查通知书 number (O-25).
    pub notice: String,
    /// 授权委托书 number (O-25).
    pub authorisation: String,
    /// Lines to sample there.
    pub lines: Vec<AssignedLine>,
    /// Sheet numbers reserved, with spares.
    pub numbers: Vec<SheetNumber>,
    /// Seals handed out, with spares.
    pub seals: Vec<SealNumber>,
    /// The planned day.
    pub day: LocalDate,
    /// Its place in the manager's order of the day, from 0.
    pub order: u32,
    /// Digests of the codes by which the bureau may approve that a backup part stays at the enterprise (O-41), stretched as
    /// [`crate::storage::Approval`] says; one is good for one sheet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub approvals: Vec<StretchedCode>,
    /// With what the enterprise fetches its copies of each of the numbers. Given to the team's phones alone: elsewhere, and from an older office,
    /// there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub retrievals: Vec<Retrieval>,
}

/// A code that the phone knows when it hears it, and does not know before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct StretchedCode {
    /// The salt, in hexadecimal digits.
    pub salt: String,
    /// SHA-256 of [`crate::storage::PROOF`] and of PBKDF2-HMAC-SHA-256 of the code's digits with that salt, in hexadecimal digits.
    pub digest: String,
}

/// A line to sample at the enterprise and who will test it (O-05, O-06).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct AssignedLine {
    /// The line.
    pub line: LineNumber,
    /// The laboratory.
    pub laboratory: OrganisationId,
}
