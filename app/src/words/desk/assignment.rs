//! The words of assignments.

use domain::contract::{AssignmentGap, Problem};
use domain::number::{SealNumber, SheetNumber};

/// The form.
pub const NEW: &str = "派任务";
/// The button.
pub const SEND: &str = "派给这个小组";
/// While it runs.
pub const SENDING: &str = "正在派出…";
/// 县区.
pub const DIVISION: &str = "县区";
/// No narrowing.
pub const ALL_DIVISIONS: &str = "全部县区";
/// Search.
pub const SEARCH: &str = "按名称或地址查找";
/// 被抽样单位.
pub const ENTERPRISE: &str = "被抽样单位";
/// None chosen.
pub const ENTERPRISE_MISSING: &str = "请选择被抽样单位。";
/// The samplers.
pub const SAMPLERS: &str = "抽样人员（不少于两名）";
/// 小组.
pub const TEAM: &str = "小组";
/// What the team is called.
pub const TEAM_NAME: &str = "小组名称";
/// For instance.
pub const TEAM_NAME_HINT: &str = "例如：第1小组";
/// 通知书.
pub const NOTICE: &str = "监督抽查通知书编号";
/// What must stand on it.
pub const NOTICE_HINT: &str = "通知书上须有这些抽样人员的姓名";
/// 授权委托书.
pub const AUTHORISATION: &str = "授权委托书编号";
/// What it is.
pub const AUTHORISATION_HINT: &str = "抽样机构出具";
/// The lines.
pub const LINES: &str = "产品和检验机构";
/// What left means.
pub const LINES_HINT: &str = "右侧为该检验机构尚未派出的批次 / 承检批次";
/// The first seal.
pub const FIRST_SEAL: &str = "首个封条号";
/// How they go on.
pub const FIRST_SEAL_HINT: &str = "从这个号起连续领用，例如 F004417";
/// How many.
pub const SEALS: &str = "封条数量";
/// Spares too.
pub const SEALS_HINT: &str = "含备用，用不完的可以退回";
/// Not a number.
pub const SEALS_UNREADABLE: &str = "请填写封条数量（整数）。";
/// 日期.
pub const DAY: &str = "日期";
/// The planned day.
pub const DAY_HINT: &str = "计划到场的日期";
/// None.
pub const DAY_MISSING: &str = "请填写日期，例如 2026-11-23。";
/// A column of the list.
pub const NOTICE_AND_AUTHORISATION: &str = "通知书 / 委托书";
/// A column of the list.
pub const NUMBERS_AND_SEALS: &str = "抽样单编号 / 封条";
/// How far.
pub const STATE: &str = "状态";

/// A column of the list.
pub const PAPERS: &str = "文书";

/// Its day has passed, and nobody has arrived.
pub const OVERDUE: &str = "! 逾期未到场";

/// Why it was given although the office asked back.
#[must_use]
pub fn given_all_the_same(reason: &str) -> String {
    format!("仍要指派：{reason}")
}

/// How many stand in the list.
#[must_use]
pub fn list(count: u32) -> String {
    if count == 0 { "还没有派出任务。".to_owned() } else { format!("已派 {count} 项任务") }
}

/// How many go.
#[must_use]
pub fn team(count: usize) -> String {
    format!("{count} 名抽样人员")
}

/// An enterprise in a list.
#[must_use]
pub fn enterprise(name: &str, division: &str, address: &str) -> String {
    format!("{name} · {division} {address}")
}

/// Those who were drawn and wait for a team.
#[must_use]
pub fn drawn(count: usize) -> String {
    format!("抽中，等待派组（{count} 家）")
}

/// All others.
pub const NOT_DRAWN: &str = "其他企业（不在抽取名单里的，要写明理由）";

/// For what it was drawn, behind its name.
#[must_use]
pub fn drawn_for(products: &[String]) -> String {
    format!(" · 抽中：{}", products.join("、"))
}

/// What was drawn about the enterprise that is chosen.
#[must_use]
pub fn drawn_about(products: &[String], people: &[String]) -> String {
    let whom = if people.is_empty() { String::new() } else { format!("，选派{}", people.join("、")) };
    format!("这家企业抽中了{}{whom}。", products.join("、"))
}

/// Takes it over into the form.
pub const FOLLOW: &str = "按抽取结果勾选产品和人员";
/// The form has it.
pub const FOLLOWED: &str = "✓ 产品和人员与抽取结果一致";

/// What is left of a share.
#[must_use]
pub fn left(left: u32, all: u32) -> String {
    format!("余 {left} / {all} 批")
}

/// The reserved sheet numbers.
#[must_use]
pub fn numbers(numbers: &[SheetNumber]) -> String {
    range(numbers.first().map(SheetNumber::as_str), numbers.last().map(SheetNumber::as_str), numbers.len())
}

/// The seals handed out.
#[must_use]
pub fn seals(seals: &[SealNumber]) -> String {
    range(seals.first().map(SealNumber::as_str), seals.last().map(SealNumber::as_str), seals.len())
}

fn range(first: Option<&str>, last: Option<&str>, count: usize) -> String {
    match (first, last) {
        (Some(first), Some(last)) if count > 1 => format!("{first} 至 {last}，共 {count} 个"),
        (Some(first), _) => first.to_owned(),
        _ => super::NONE.to_owned(),
    }
}

/// It is on its way.
#[must_use]
pub fn sent(enterprise: &str, team: &str) -> String {
    format!("✓ 已派给{team}：{enterprise}。小组下次联网即可看到。")
}

/// What is typed was found again.
pub const RESTORED: &str = "已恢复上次没有派出的内容，请核对后继续。";
/// Begins anew.
pub const CLEAR: &str = "全部清空，重新填写";
/// Why all the same.
pub const REASON: &str = "仍要指派的理由";
/// It is kept.
pub const REASON_HINT: &str = "理由与这项任务一起保存，任务清单里看得到。";
/// Without one it is not sent.
pub const REASON_MISSING: &str = "请先写明理由。";
/// The button.
pub const ALL_THE_SAME: &str = "仍要指派";

/// How many entries are wrong.
#[must_use]
pub fn objections(count: usize) -> String {
    format!("还有 {count} 处要改，改好后再派：")
}

/// One entry that is wrong.
#[must_use]
pub fn objection(field: &str, sentence: &str) -> String {
    format!("{field}：{sentence}")
}

/// What an assignment lacks by itself, with what to do.
#[must_use]
pub fn lacks(gap: AssignmentGap) -> String {
    let (title, next) = crate::words::problems::lacks(gap);
    let law = gap.obligation().map(|obligation| super::obligation(&obligation.to_string())).unwrap_or_default();
    format!("{title}{law}，{next}")
}

/// Why the office refused, with what to do.
#[must_use]
pub fn refused(problem: &Problem) -> String {
    let law = problem.obligation.as_deref().map(super::obligation).unwrap_or_default();
    format!("{}{law}，{}", problem.title, problem.detail)
}
