//! The nouns that more than one page of the offices says.

use domain::contract::VisitState;
use domain::person::Role;
use domain::time::Instant;

/// What a person is.
#[must_use]
pub const fn role(role: Role) -> &'static str {
    match role {
        Role::BureauDesk => "质量监管科",
        Role::BureauApprover => "审批人",
        Role::CountyOfficer => "属地监管人员",
        Role::EnforcementOfficer => "综合行政执法人员",
        Role::AgencyManager => "抽样机构管理员",
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

/// The states that a visit on the map can have, in the order of the work.
pub const ON_THE_MAP: [VisitState; 6] =
    [VisitState::OnSite, VisitState::Sealed, VisitState::Complete, VisitState::Refused, VisitState::NoSample, VisitState::Terminated];

/// How far a visit is.
#[must_use]
pub const fn state(state: VisitState) -> &'static str {
    match state {
        VisitState::Assigned => "未到场",
        VisitState::OnSite => "现场进行中",
        VisitState::Sealed => "已封样，未完成",
        VisitState::Complete => "已完成",
        VisitState::Refused => "拒检已上报",
        VisitState::NoSample => "未抽到样品",
        VisitState::Terminated => "终止抽样",
    }
}

/// `11-22 14:06`.
#[must_use]
pub fn day_and_clock(at: Instant) -> String {
    let (date, (hours, minutes, _)) = (at.local_date(), at.local_clock());
    format!("{:02}-{:02} {hours:02}:{minutes:02}", date.month(), date.day())
}

/// The same for machines.
#[must_use]
pub fn machine_time(at: Instant) -> String {
    let (hours, minutes, seconds) = at.local_clock();
    format!("{}T{hours:02}:{minutes:02}:{seconds:02}+08:00", at.local_date())
}

/// 工作证号.
#[must_use]
pub fn staff_number(number: &str) -> String {
    format!("工作证 {number}")
}
