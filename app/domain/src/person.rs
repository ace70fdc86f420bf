//! People and the bodies they act for.

use crate::id::{OrganisationId, PersonId};
use crate::json::Json;
use crate::place::Division;
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// What a person may be in a campaign (design.md §9).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 市局质量监管科.
    BureauDesk,
    /// 市局 approver; never the author of what is approved (O-20).
    BureauApprover,
    /// 县区局 or 开发区分局.
    CountyOfficer,
    /// 市综合行政执法队.
    EnforcementOfficer,
    /// 抽样机构 manager: assigns.
    AgencyManager,
    /// 抽样机构 clerk: e-CQS.
    AgencyClerk,
    /// 抽样人员.
    Sampler,
    /// 收样员.
    LaboratoryReceiver,
    /// 二次编号.
    BlindCoder,
    /// 检验人员.
    Tester,
    /// 审核.
    Reviewer,
    /// 批准 (authorised signatory).
    Signatory,
    /// 复检机构.
    ReinspectionOfficer,
}

impl Role {
    /// All of them, in the order of the work.
    pub const ALL: [Self; 13] = [
        Self::BureauDesk,
        Self::BureauApprover,
        Self::CountyOfficer,
        Self::EnforcementOfficer,
        Self::AgencyManager,
        Self::AgencyClerk,
        Self::Sampler,
        Self::LaboratoryReceiver,
        Self::BlindCoder,
        Self::Tester,
        Self::Reviewer,
        Self::Signatory,
        Self::ReinspectionOfficer,
    ];
}

/// What kind of body an organisation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum OrganisationKind {
    /// 市局.
    Bureau,
    /// 县区局.
    County,
    /// 开发区分局: a body without a division of its own.
    DevelopmentZone,
    /// 市综合行政执法队.
    Enforcement,
    /// 抽样机构, which may test too (O-04).
    Agency,
    /// 检验机构.
    Laboratory,
    /// 复检机构.
    Reinspection,
}

/// A body of the notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Organisation {
    /// Its id.
    pub id: OrganisationId,
    /// Its kind.
    pub kind: OrganisationKind,
    /// Its full name.
    pub name: String,
    /// The division it covers, if it covers one.
    pub division: Option<Division>,
    /// Whom to call.
    pub telephone: String,
}

/// A person as others see them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// Their role.
    pub role: Role,
    /// Whom they act for.
    pub organisation: OrganisationId,
    /// 工作证号; no resident ID number is ever kept.
    pub staff_number: String,
    /// When their account ended, if it has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<Instant>,
}

/// Who acts: what `decide` and `permit` need to know of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Actor {
    /// The person.
    pub person: PersonId,
    /// In which role.
    pub role: Role,
    /// For whom.
    pub organisation: OrganisationId,
    /// The division of that body, if it covers one.
    pub division: Option<Division>,
}
