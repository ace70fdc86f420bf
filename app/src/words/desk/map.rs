//! The words of the map.

use domain::contract::{BodyFigure, VisitState};
use domain::time::Instant;

/// What the picture is called.
pub const MAP_TITLE: &str = "大同市各县区抽样完成情况地图";
/// What it shows, and where the same is said in words.
pub const MAP_DESCRIPTION: &str =
    "十个县区按“已派批次的完成率”着色，并标出已到场的抽样现场。各单位数字和现场清单见图旁的表格；开发区分局没有独立的行政区划，只列入表格。";
/// The approval that must stand on the map.
pub const APPROVAL: &str = "审图号：GS（2024）0650号 · 国家地理信息公共服务平台";
/// The legend of marks.
pub const LEGEND_VISITS: &str = "现场图例";
/// A mark of several visits.
pub const SEVERAL: &str = "数字：相邻的几家";
/// The legend of shades.
pub const LEGEND_SHADES: &str = "县区颜色：已派批次的完成率";
/// Nothing assigned.
pub const SHADE_NONE: &str = "尚未派任务";
/// None done.
pub const SHADE_0: &str = "0%";
/// Up to a third.
pub const SHADE_1: &str = "1–33%";
/// Up to two thirds.
pub const SHADE_2: &str = "34–66%";
/// Nearly all.
pub const SHADE_3: &str = "67–99%";
/// All.
pub const SHADE_4: &str = "100%";
/// Between two items of a sentence.
pub const COMMA: &str = "，";

/// The figure.
pub const SAMPLED_OF_PLANNED: &str = "批已抽样/计划";
/// The figure of one area.
pub const SAMPLED_OF_ASSIGNED: &str = "批已抽样/本辖区已派";
/// The figure.
pub const ON_SITE_NOW: &str = "家正在现场";
/// The figure.
pub const OPEN_FINDINGS: &str = "项待核";

/// The table of bodies.
pub const BODIES: &str = "各县区局、开发区分局进度（批）";
/// A body.
pub const BODY: &str = "单位";
/// Done.
pub const DONE: &str = "完成";
/// Assigned.
pub const ASSIGNED: &str = "已派";
/// Progress.
pub const PROGRESS: &str = "进度";
/// On the spot.
pub const ON_SITE: &str = "在场";
/// In all.
pub const ALL: &str = "合计";
/// No assignment.
pub const NOTHING_ASSIGNED: &str = "未派";

/// The table of lines.
pub const LINES: &str = "各产品进度（批）";
/// The product.
pub const PRODUCT: &str = "产品";
/// Done of planned.
pub const DONE_OF_PLANNED: &str = "完成/计划";

/// Done of what was assigned in one area.
pub const DONE_OF_ASSIGNED: &str = "完成/已派";

/// What happened last.
pub const LATEST: &str = "最近收到（按服务器收到的时刻）";
/// Nothing happened.
pub const NOTHING_YET: &str = "还没有现场活动";
/// The table of visits.
pub const VISITS: &str = "图上的抽样现场";
/// None.
pub const NO_VISITS: &str = "还没有小组到场。到场以后才在图上出现。";
/// The enterprise.
pub const ENTERPRISE: &str = "被抽样单位";
/// How far.
pub const STATE: &str = "状态";
/// The way to the sheet.
pub const OPEN_SHEET: &str = "查看";

/// The way to the sheet, for those who hear links without their row.
#[must_use]
pub fn open_sheet_of(enterprise: &str) -> String {
    format!("查看{enterprise}的抽样单")
}

/// So many of so many.
#[must_use]
pub fn share(done: u32, all: u32) -> String {
    format!("{done}/{all}")
}

/// A share in per cent.
#[must_use]
pub fn per_cent(share: u32) -> String {
    format!("{share}%")
}

/// A body, as short as the picture calls it: the division, or the zone without the bureau's name before it.
#[must_use]
pub fn body(body: &BodyFigure) -> String {
    body.division.map_or_else(|| body.name.trim_start_matches("大同市市场监督管理局").to_owned(), |division| division.name().to_owned())
}

/// A county.
#[must_use]
pub fn county(name: &str, sampled: u32, assigned: u32, on_site: u32) -> String {
    if assigned == 0 {
        format!("{name}：尚未派任务")
    } else {
        format!("{name}：已派 {assigned} 批，完成 {sampled} 批，{on_site} 家正在现场")
    }
}

/// One visit.
#[must_use]
pub fn visit(enterprise: &str, state: &str) -> String {
    format!("{enterprise}：{state}")
}

/// Several visits close to each other.
#[must_use]
pub fn visits(count: usize, states: &str) -> String {
    format!("相邻 {count} 家：{states}。查看清单")
}

/// How many visits are in a state.
#[must_use]
pub fn state_count(state: &str, count: usize) -> String {
    format!("{state} {count} 家")
}

/// When anything last changed.
#[must_use]
pub fn last_change(at: Instant) -> String {
    format!("最近变化 {}", super::nouns::day_and_clock(at))
}

/// What happened.
#[must_use]
pub fn happening(enterprise: &str, product: Option<&str>, what: VisitState) -> String {
    let what = match what {
        VisitState::Assigned => "已派任务",
        VisitState::OnSite => "到场",
        VisitState::Sealed => "封样签字",
        VisitState::Complete => "完成",
        VisitState::Refused => "报告拒检",
        VisitState::NoSample => "未抽到样品",
        VisitState::Terminated => "终止抽样并报告",
    };
    product.map_or_else(|| format!("{enterprise} {what}"), |product| format!("{enterprise} {product} {what}"))
}
