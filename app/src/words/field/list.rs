//! The words of the checklist and of the list of tasks.

use domain::denial::Step;
use domain::time::LocalDate;
use domain::transport::{LeftCopies, Mode};

// --- 今日任务 ---
pub const NO_TASKS: &str = "今天没有派给本组的任务。有新任务时联网自动下载。";
pub const PROGRESS: &str = "已完成的项目";
pub const WITHDRAWN: &str = "已撤回";
pub const WITHDRAWN_WHY: &str = "这项任务已被撤回。没有到场的不要再去；已录入的资料都会保留并送达，请致电抽样机构管理员。";
pub const OVERDUE: &str = "逾期";
pub const TELEPHONE: &str = "电话";
pub const NAVIGATE: &str = "导航";
pub const BEGIN: &str = "开始";
pub const GO_ON: &str = "继续";
pub const LOOK: &str = "查看";

// --- the checklist ---
pub const NO_SHEET_YET: &str = "还没有开抽样单";
pub const SHEETS: &str = "本次到场的抽样单";
pub const ONE_MORE_SHEET: &str = "＋ 开一张抽样单";
pub const PAPER: &str = "抽样单";
pub const COMPLETE_SHEET: &str = "完成本单";
pub const NO_COURIER_SHORT: &str = "危险化学品不得寄递，只能携带";

/// A date with its weekday.
pub fn date(day: LocalDate) -> String {
    const DAYS: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
    let name = usize::try_from(day.weekday()).ok().and_then(|day| DAYS.get(day)).copied().unwrap_or_default();
    format!("{}月{}日 {name}", day.month(), day.day())
}

/// The day, the team, how many.
pub fn day_line(day: &str, team: &str, (all, done): (usize, usize)) -> String {
    let team = if team.is_empty() { String::new() } else { format!(" · {team}") };
    format!("{day}{team} · 今日 {all} 家，已完成 {done} 家")
}

/// Division and address, without saying the division twice.
pub fn address(division: &str, address: &str) -> String {
    if address.contains(division) { address.to_owned() } else { format!("{division} {address}") }
}

/// The notice, and the sheets.
pub fn notice_line(notice: &str, numbers: &str) -> String {
    if numbers.is_empty() { format!("通知书 {notice}") } else { format!("通知书 {notice} · 抽样单 {numbers}") }
}

/// The planned day, where it is another.
pub fn planned_for(day: &str) -> String {
    format!("计划日期 {day}")
}

/// How many are done, and which are not.
pub fn still(done: usize, all: usize, open: &[&str]) -> String {
    let named = open.iter().take(3).copied().collect::<Vec<_>>().join("、");
    let more = if open.len() > 3 { " 等" } else { "" };
    if open.is_empty() {
        format!("{done}/{all} 项，只差“完成本单”")
    } else {
        format!("{done}/{all} 项，还差 {} 项：{named}{more}", open.len())
    }
}

/// A complete visit, and how many of its files the server proved.
pub fn done_and_kept((proved, all): (usize, usize)) -> String {
    if proved == all {
        format!("{all} 个文件已全部由服务器核验")
    } else {
        format!("{proved}/{all} 个文件已由服务器核验，其余存于本机，联网后逐一核验")
    }
}

/// Calling an enterprise.
pub fn call(enterprise: &str) -> String {
    format!("给{enterprise}打电话")
}

/// Finding the way to it.
pub fn find(enterprise: &str) -> String {
    format!("导航到{enterprise}")
}

/// The address that opens the map program of the phone.
pub fn way_address(name: &str, address: &str, position: Option<(i64, i64)>) -> String {
    match position {
        Some((lat, lon)) => format!(
            "https://uri.amap.com/marker?position={},{}&name={name}&coordinate=wgs84&callnative=1",
            super::visit::degrees(lon),
            super::visit::degrees(lat)
        ),
        None => format!("https://uri.amap.com/search?keyword={address}&city=大同&callnative=1"),
    }
}

/// Product, grade, number.
pub fn sheet_line(product: &str, model: &str, number: &str) -> String {
    let model = if model.is_empty() { String::new() } else { format!(" {model}") };
    format!("{product}{model} · {number}")
}

/// When something was last kept.
pub fn saved_at(at: &str) -> String {
    format!("已存本机 {at}")
}

/// When the sheet was completed.
pub fn completed_at(at: &str) -> String {
    format!("本单已于 {at} 完成。")
}

/// Going to a card.
pub fn go_to(step: &str) -> String {
    format!("去做：{step}")
}

/// What a card asks for, while nothing stands on it.
pub const fn asks(step: Step) -> &'static str {
    match step {
        Step::Arrive => "两名抽样人员到场，出示三样证件",
        Step::Identity => "信用代码、证照、所在区县",
        Step::Product => "品种、数量、价格",
        Step::Evidence => "五类照片或录像",
        Step::Seal => "检验样品、备用样品逐个加封",
        Step::Payment => "只付检验样品的购样费",
        Step::Sign => "抽样人员 2 人、被抽样单位 1 人",
        Step::Transport => "车辆、承运人、防护措施",
        Step::Copies => "留给被抽样单位的文书",
        Step::Ending => "为什么没有抽到样品",
    }
}

/// Who is there, and since when.
pub fn arrived(present: usize, at: &str) -> String {
    format!("{present} 名抽样人员 · {at} 到场")
}

/// Who it is.
pub fn identified(name: &str, licences: usize) -> String {
    format!("{name} · 已核看证照 {licences} 种")
}

/// Quantities and price.
pub fn sampled(stock: &str, price: &str, test: &str, backup: &str) -> String {
    let price = if price.is_empty() { String::new() } else { format!(" · 单价 {price} 元") };
    format!("基数 {stock}{price} · 检 {test} 备 {backup}")
}

/// Photos and videos.
pub fn evidence_kept(all: usize, missing: usize) -> String {
    format!("{all} 个文件 · 五类已有 {} 类", 5_usize.saturating_sub(missing))
}

/// Containers and seals.
pub fn sealed(test: usize, backup: usize, seals: &[String]) -> String {
    format!("检 {test} 个、备 {backup} 个容器 · 封条 {}", seals.join("、"))
}

/// What was paid.
pub fn paid(amount: &str) -> String {
    format!("已付 {amount} 元")
}

/// Who signed.
pub fn signed(hands: usize, declined: bool) -> String {
    if declined { format!("{hands} 人已签 · 被抽样单位拒绝签字，已注明") } else { format!("{hands} 人已签") }
}

/// How it travels.
pub fn travels(mode: &Mode) -> String {
    match mode {
        Mode::Carried { vehicle, carrier } => format!("{carrier} 携带 · {vehicle}"),
        Mode::Posted { courier, waybill } => format!("{courier} 寄递 · {waybill}"),
    }
}

/// Which copies were left.
pub fn copies(copies: &LeftCopies) -> String {
    match copies {
        LeftCopies::Left { papers, .. } => format!("已留 {} 种文书", papers.len()),
        LeftCopies::NotAccepted { .. } => "对方不接收，已注明".into(),
    }
}
