//! The nouns that more than one page of the offices says.

use domain::contract::VisitState;
use domain::person::Role;

/// What a person is.
#[must_use]
pub const fn role(role: Role) -> &'static str {
    match role {
        Role::BureauDesk => "质量监管科",
        Role::BureauApprover => "审批人",
        Role::CountyOfficer => "属地监管人员",
        Role::EnforcementOfficer => "综合行政执法人员",
        Role::AgencyManager => "抽样负责人",
        Role::AgencyClerk => "抽样机构录入员",
        Role::Sampler => "抽样人员",
        Role::LaboratoryReceiver => "收样员",
        Role::BlindCoder => "二次编号员",
        Role::Tester => "检验人员",
        Role::Reviewer => "审核人",
        Role::Signatory => "授权签字人",
        Role::ReinspectionOfficer => "复检机构人员",
    }
}

/// How far a visit is.
#[must_use]
pub const fn state(state: VisitState) -> &'static str {
    match state {
        VisitState::Assigned => "未到场",
        VisitState::OnSite => "现场进行中",
        VisitState::Sealed => "已封样，未完成",
        VisitState::Complete => "已完成",
    }
}
