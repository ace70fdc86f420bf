//! The words of duties.

use domain::contract::DutyCounts;
use domain::deadline::Due;
use domain::duty::{Basis, Owed};
use domain::ending::EndingKind;
use domain::time::{Instant, LocalDate};

/// The page.
pub const TITLE: &str = "待办与期限";
/// What it is.
pub const WHAT: &str = "每一项都由记录自动得出：谁、因哪件事、依据什么、到什么时候。事情办完，这一项自己消失。";
/// Nothing is owed.
pub const NONE: &str = "现在没有待办。";
/// The filter lets nothing through.
pub const NONE_SUCH: &str = "没有符合条件的待办。";
/// What.
pub const OWED: &str = "事项";
/// By whom.
pub const OWNER: &str = "责任单位与责任人";
/// Since when.
pub const SINCE: &str = "起算";
/// Due when.
pub const DUE: &str = "期限";
/// By which source.
pub const SOURCE: &str = "依据";
/// It is new.
pub const FRESH: &str = "新";
/// It falls to the reader.
pub const MINE: &str = "归我办";
/// Marks what is new as seen.
pub const SEEN: &str = "都看过了";
/// The filter.
pub const FILTER: &str = "筛选";
/// The body.
pub const BODY: &str = "责任单位";
/// The area.
pub const COUNTY: &str = "属地";
/// The line.
pub const LINE: &str = "产品";
/// No filter.
pub const ALL: &str = "全部";
/// Those of the reader.
pub const ONLY_MINE: &str = "只看归我办的";
/// Late ones.
pub const ONLY_LATE: &str = "只看逾期的";
/// Applies it.
pub const APPLY: &str = "筛选";
/// Takes it away.
pub const CLEAR: &str = "清除筛选";
/// The rule by which one is late.
pub const RULE: &str = "怎样算逾期、怎样排序";
/// It.
pub const RULES: [&str; 5] = [
    "期限到当日 24 时（北京时间）为止，过了这一刻才算逾期。",
    "写“立即”“同时”的，当日 24 时之前没有办的算逾期。此为本系统默认读法，待市局确认。",
    "排在前面的依次是：逾期的（逾期最久的在先）、有日期的（先到期的在先）、因放假安排尚未公布而算不出日期的、没有规定时限的。",
    "没有规定时限的事项不会算逾期。",
    "各项时限的起算、长度、顺延和出处见“时限目录”。",
];
/// The catalogue.
pub const CATALOGUE: &str = "时限目录";
/// The next year's calendar.
pub const CALENDAR: &str = "放假安排";
/// An enterprise that is not told yet.
pub const NOT_TOLD: &str = "（到场前不公开被抽样单位）";
/// The feed.
pub const FEED: &str = "日历订阅";
/// What it is.
pub const FEED_WHAT: &str = "把有日期的待办订阅到手机或电脑的日历里。地址只属于您，请勿转给他人；其中不写人名和企业名称。换了地址，旧地址立即失效。";
/// Makes one.
pub const FEED_MAKE: &str = "生成订阅地址";
/// Makes another.
pub const FEED_RENEW: &str = "换一个地址";
/// Ends it.
pub const FEED_END: &str = "停用订阅";
/// It was ended.
pub const FEED_ENDED: &str = "订阅已停用，原地址已失效。";
/// While it runs.
pub const FEED_MAKING: &str = "正在处理…";
/// It was made.
pub const FEED_ONCE: &str = "地址只显示这一次，请现在复制到日历程序的“订阅日历”里：";
/// What a feed's calendar is called.
pub const FEED_NAME: &str = "封样待办";

/// Since when there is a feed.
#[must_use]
pub fn feed_since(at: Instant) -> String {
    format!("已于 {} 生成订阅地址。地址不再显示；丢了就换一个。", at.local_date())
}

/// What is owed.
#[must_use]
pub const fn owed(owed: &Owed) -> &'static str {
    match owed {
        Owed::Visit { .. } => "到场抽样",
        Owed::Finish { .. } => "完成现场：未完成的抽样单、留存文书",
        Owed::EnterSampling { .. } => "抽样信息录入 e-CQS",
        Owed::Determine { kind: EndingKind::Refused, .. } => "认定拒检",
        Owed::Determine { .. } => "对未抽到样品出具意见",
        Owed::Resolve { .. } => "核处待核事项",
        Owed::DealWith { .. } => "处理未能收录的记录",
        Owed::LoadYear { .. } => "导入放假安排",
    }
}

/// The year of a duty that is about one.
#[must_use]
pub fn year(year: i32) -> String {
    format!("{year} 年")
}

/// The source of a time.
#[must_use]
pub const fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Limit { .. } => "时限目录",
        Basis::PlannedDay => "任务的计划日期",
        Basis::OnSite => "当场完成",
        Basis::House => "没有规定时限",
    }
}

/// When it is due.
#[must_use]
pub fn due(due: Due) -> String {
    match due {
        Due::By { day } => format!("{day} 24时前"),
        Due::AtOnce { day } => format!("立即（{day}）"),
        Due::Between { from, until } => format!("{from} 至 {until}"),
        Due::NotBefore { day } => format!("{day} 起"),
        Due::NotPublished { year, earliest } => format!("{year} 年放假安排尚未公布；不早于 {earliest}"),
        Due::Unstated => "没有规定时限".to_owned(),
    }
}

/// How many days are left.
#[must_use]
pub fn left(due: Due, today: LocalDate) -> Option<String> {
    due.left(today).map(|left| match left {
        0 => "今天到期".to_owned(),
        1.. => format!("还有 {left} 天"),
        _ => format!("逾期 {} 天", -left),
    })
}

/// What of all is late, and how much falls to the reader.
#[must_use]
pub fn counts(counts: &DutyCounts) -> String {
    let DutyCounts { open, late, mine, mine_late, .. } = counts;
    format!("共 {open} 项，其中逾期 {late} 项；归我办 {mine} 项，其中逾期 {mine_late} 项。")
}

/// What is new since the reader looked.
#[must_use]
pub fn fresh(count: u32, since: Option<Instant>) -> String {
    match since {
        Some(at) => format!("自 {} 看过以来，归我办的新增 {count} 项。", super::nouns::day_and_clock(at)),
        None => format!("归我办的有 {count} 项还没有看过。"),
    }
}

/// Nothing is new since the reader looked.
#[must_use]
pub fn nothing_fresh(since: Option<Instant>) -> Option<String> {
    since.map(|at| format!("自 {} 看过以来，归我办的没有新增。", super::nouns::day_and_clock(at)))
}

/// How many the filter lets through.
#[must_use]
pub fn shown(total: u32) -> String {
    format!("符合条件 {total} 项")
}

/// New ones, on the bar.
#[must_use]
pub fn bar_fresh(count: u32) -> String {
    format!("新 {count}")
}

/// Late ones, on the bar.
#[must_use]
pub fn bar_late(count: u32) -> String {
    format!("逾期 {count}")
}

/// One line of a feed: what is owed, and about what.
#[must_use]
pub fn feed_title(what: &str, is_late: bool, about: &str) -> String {
    let late = if is_late { "【逾期】" } else { "" };
    if about.is_empty() { format!("{late}{what}") } else { format!("{late}{what}：{about}") }
}

/// The text of an entry of a feed.
#[must_use]
pub fn feed_text(due: &str, source: &str) -> String {
    format!("期限：{due}\n依据：{source}\n请登录系统查看。")
}
