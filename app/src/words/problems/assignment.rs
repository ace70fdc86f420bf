//! What the office says of a task it was to give to a team (任务).

use super::Sentences;
use domain::contract::AssignmentGap;
use domain::time::LocalDate;

/// Fewer than two samplers (O-24).
#[must_use]
pub const fn team_too_small() -> Sentences {
    ("抽样人员不得少于 2 人", "请为本次抽样选至少两名抽样人员。")
}

/// Not a sampler of the agency (O-04).
#[must_use]
pub const fn team_foreign() -> Sentences {
    ("小组里有人不是抽样机构的抽样人员", "请只选本抽样机构的抽样人员。")
}

/// The enterprise is not on the roster (O-22).
#[must_use]
pub const fn enterprise_unknown() -> Sentences {
    ("名录库里没有这家企业", "请从名录库中选择被抽样单位。")
}

/// No line, or one that is not in annex 1 (O-03).
#[must_use]
pub const fn line_unknown() -> Sentences {
    ("产品不在本次抽查计划内", "请从附件 1 的产品中至少选一种，每种只选一次。")
}

/// The laboratory has no share in the line (O-05).
#[must_use]
pub const fn laboratory_without_share() -> Sentences {
    ("该检验机构没有承担这种产品", "请按分工选择检验机构。")
}

/// What an assignment lacks by itself.
#[must_use]
pub const fn lacks(gap: AssignmentGap) -> Sentences {
    match gap {
        AssignmentGap::TeamTooSmall => team_too_small(),
        AssignmentGap::TeamUnnamed => team_unnamed(),
        AssignmentGap::NoticeMissing => ("缺少监督抽查通知书编号", "请填写通知书编号，不超过 60 个字。"),
        AssignmentGap::AuthorisationMissing => ("缺少授权委托书编号", "请填写授权委托书编号，不超过 60 个字。"),
        AssignmentGap::LinesMissing => line_unknown(),
        AssignmentGap::SealsWrong => ("封条数量不对", "每种产品至少 2 枚，一次最多 200 枚。"),
        AssignmentGap::FirstSealWrong => ("起始封条号不对", "封条号须以数字结尾，例如 F004417，从这个号起连续领用。"),
    }
}

/// What is asked looks like a slip and may be meant.
#[must_use]
pub const fn asked_back() -> Sentences {
    ("请再核对一次，确有需要可以说明理由后仍要指派", "")
}

/// The planned day has passed.
#[must_use]
pub fn day_has_passed(day: LocalDate) -> String {
    format!("计划日期 {day} 已经过去。")
}

/// The enterprise is assigned on that day already.
#[must_use]
pub fn assigned_that_day(team: &str, notice: &str) -> String {
    format!("这家单位当天已派给{team}（通知书 {notice}）。")
}

/// The enterprise was not drawn for these products (O-18, O-22).
#[must_use]
pub fn enterprise_not_drawn(products: &[&str]) -> String {
    format!("这家单位不在{}的抽取名单里，被抽样单位应当随机抽取（O-18、O-22）。", products.join("、"))
}

/// Others were drawn to go there (O-22).
#[must_use]
pub fn team_not_drawn(people: &[&str]) -> String {
    format!("抽取选派到这家单位的是{}，抽样人员应当随机选派（O-22）。", people.join("、"))
}

/// The number of the notice stands on another assignment.
#[must_use]
pub fn notice_used(notice: &str, enterprise: &str) -> String {
    format!("通知书编号“{notice}”已用于对{enterprise}的任务。")
}

/// A seal of the block was handed out before (O-36).
#[must_use]
pub const fn seals_taken() -> Sentences {
    ("号段里有封条已经发出", "每枚封条只能使用一次。请换一段没有发出的封条号。")
}

/// The team has no name.
#[must_use]
pub const fn team_unnamed() -> Sentences {
    ("小组没有名称", "请填写小组名称，例如“一组”。")
}

/// The same id came before with another content.
#[must_use]
pub const fn assignment_differs() -> Sentences {
    ("这项任务已用别的内容下达", "请刷新后重新下达；先前下达的任务没有改变。")
}
