//! The words of the calendar of working days.

use domain::calendar::{DatedDay, DayKind, YearGap};
use domain::time::LocalDate;

/// The page.
pub const TITLE: &str = "放假安排";
/// What it is.
pub const WHAT: &str = "按“工作日”计的期限以国务院办公厅每年公布的放假安排为准。没有导入的年份一律显示“尚未公布”，系统不推算日期。";
/// What a file's kind says.
pub const OFF: &str = "放假";
/// The same.
pub const WORKED: &str = "上班";
/// What a file's last column says.
pub const YES: &str = "是";
/// The same.
pub const NO: &str = "否";
/// The file is no UTF-8.
pub const NO_UTF8: &str = "文件不是 UTF-8 编码；在 Excel 里请选“另存为 → CSV UTF-8（逗号分隔）”。";
/// The file is empty.
pub const EMPTY: &str = "文件里没有日期。";
/// The column of dates.
pub const DATE: &str = "日期";
/// The column of kinds.
pub const KIND: &str = "安排";
/// The column of feasts.
pub const FEAST: &str = "节日";
/// The column of what the law names.
pub const STATUTORY: &str = "法定节假日";
/// Named by the law.
pub const NAMED: &str = "法定";
/// The source.
pub const DOCUMENT: &str = "通知文号";
/// How it looks.
pub const DOCUMENT_HINT: &str = "国务院办公厅通知的文号，例如 国办发明电〔2025〕7号。";
/// When it was issued.
pub const DATED: &str = "通知日期";
/// The digest.
pub const DIGEST: &str = "文件摘要";
/// Who loaded it.
pub const BY: &str = "导入";
/// Nobody did.
pub const SHIPPED: &str = "随程序提供";
/// What an earlier program did not keep.
pub const NOT_KEPT: &str = "早先版本未留存";
/// The form.
pub const LOAD: &str = "导入一年的放假安排";
/// What the file is.
pub const FILE: &str = "放假安排文件";
/// How it looks.
pub const FILE_HINT: &str = "CSV 或 JSON，每行一天：日期,安排,节日,法定节假日。例如 2027-01-01,放假,元旦,是；调休上班写 2027-02-06,上班,春节,否。只写与平常不同的日子；连休里的周末也要写“放假”。";
/// The first step.
pub const PREVIEW: &str = "看看会改什么";
/// While it runs.
pub const PREVIEWING: &str = "正在核对…";
/// The second step.
pub const TAKE: &str = "核对无误，导入";
/// While it runs.
pub const TAKING: &str = "正在导入…";
/// The file stands already.
pub const SAME: &str = "这份文件与现行的一模一样，不用再导入。";
/// The changes.
pub const CHANGES: &str = "与现行的不同";
/// What stands now.
pub const BEFORE: &str = "现行";
/// What the file says.
pub const AFTER: &str = "这份文件";
/// Nothing is said of a day.
pub const UNSAID: &str = "按星期";
/// Nothing stands there.
pub const DOCUMENT_WANTED: &str = "请填通知文号。";
/// Nothing stands there.
pub const DATED_WANTED: &str = "请选通知日期。";
/// Earlier lists.
pub const VERSIONS: &str = "各次导入";

/// A year of which nothing is loaded.
#[must_use]
pub fn lacking(year: i32) -> String {
    format!("{year} 年：尚未公布或尚未导入。落在该年的工作日期限显示为“尚未公布”。")
}

/// A year.
#[must_use]
pub fn year(year: i32) -> String {
    format!("{year} 年")
}

/// How many days of a year are named.
#[must_use]
pub fn counts(days: &[DatedDay]) -> String {
    let off = days.iter().filter(|day| day.kind == DayKind::Holiday).count();
    let statutory = days.iter().filter(|day| day.statutory).count();
    format!("放假 {off} 天（其中法定 {statutory} 天），调休上班 {} 天", days.len() - off)
}

/// A list of a year.
#[must_use]
pub fn version(version: u32) -> String {
    format!("第 {version} 版")
}

/// What a day is.
#[must_use]
pub const fn kind(kind: DayKind) -> &'static str {
    match kind {
        DayKind::Holiday => OFF,
        DayKind::MakeupWorkday => WORKED,
    }
}

/// What is said of a day.
#[must_use]
pub fn said(day: &DatedDay) -> String {
    format!("{} · {}{}", kind(day.kind), day.name, if day.statutory { "（法定）" } else { "" })
}

/// A date with its weekday.
#[must_use]
pub fn date(date: LocalDate) -> String {
    let weekday = ["一", "二", "三", "四", "五", "六", "日"].get(usize::try_from(date.weekday()).unwrap_or_default()).copied().unwrap_or_default();
    format!("{date} 周{weekday}")
}

/// What was loaded.
#[must_use]
pub fn taken(year: i32, version: u32) -> String {
    format!("已导入 {year} 年放假安排（第 {version} 版），期限已按它重新计算。")
}

/// What would be loaded.
#[must_use]
pub fn would_be(year: i32, version: u32, days: usize) -> String {
    format!("{year} 年，共 {days} 天，将作为第 {version} 版。先前各版都保留。")
}

/// A line that cannot be read.
#[must_use]
pub fn line_wrong(line: usize, text: &str) -> String {
    let text: String = text.chars().take(40).collect();
    format!("第 {line} 行读不出来：{text}。")
}

/// The line at which a JSON file cannot be read.
#[must_use]
pub fn json_wrong(line: usize) -> String {
    format!("第 {line} 行不是正确的 JSON，或缺少 date、kind、name。")
}

/// Why a list is none of a year.
#[must_use]
pub fn gap(gap: &YearGap) -> String {
    match gap {
        YearGap::Empty => EMPTY.to_owned(),
        YearGap::OtherYear { date } => format!("{date} 不属于同一年；一份文件只写一年。"),
        YearGap::Twice { date } => format!("{date} 写了两次。"),
        YearGap::MakeupOnWeekday { date } => format!("{} 本来就上班，不能写成调休上班。", self::date(*date)),
        YearGap::StatutoryWorked { date } => format!("{date} 写着上班，又写着法定节假日。"),
        YearGap::NoNewYear => "缺少 1 月 1 日放假，文件可能不全。".to_owned(),
        YearGap::NoStatutory => "没有一天标为法定节假日，顺延规则无从判断；请在第四列标“是”。".to_owned(),
    }
}
