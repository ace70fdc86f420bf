//! The words of time limits.

use domain::deadline::{Bound, Length, Limit, NamedDate, Readings, RollOver, Rule, Source, Start};
use domain::time::{CalendarDays, Months, WorkingDays};

/// The page.
pub const TITLE: &str = "时限目录";
/// What it is.
pub const WHAT: &str = "系统按下列十七条时限计算期限。“日”是日历日，“工作日”按放假安排计算，两者从不混用；起算之日不计在内。";
/// The column of ids.
pub const ID: &str = "编号";
/// What is limited.
pub const LIMIT: &str = "事项";
/// The start.
pub const START: &str = "起算";
/// The length.
pub const LENGTH: &str = "时限";
/// The roll-over.
pub const ROLL: &str = "末日遇休息日";
/// The source.
pub const SOURCE: &str = "依据";
/// A default.
pub const UNCONFIRMED: &str = "待确认";
/// It does not roll over.
pub const NO_ROLL: &str = "不顺延";
/// It ends on a working day by itself.
pub const WORKED: &str = "只数工作日，末日必为工作日";
/// How open questions are read.
pub const READINGS: &str = "待市局确认的读法";

/// What is limited.
#[must_use]
pub const fn limit(limit: Limit) -> &'static str {
    match limit {
        Limit::Service => "检验报告和结果通知送达",
        Limit::SamplingEntry => "抽样信息录入 e-CQS",
        Limit::ResultEntry => "检验结果录入 e-CQS",
        Limit::Filing => "e-CQS 录入完毕，质量分析报告、汇总表报市局",
        Limit::Objection => "提出异议",
        Limit::ReinspectionFormalities => "办理复检手续",
        Limit::ReinspectionChoice => "确定复检机构",
        Limit::Rectification => "整改",
        Limit::Recheck => "复查",
        Limit::SecondRecheck => "公告后再次复查",
        Limit::SameProduct => "同一产品不得再次抽查",
        Limit::Keeping => "文书资料留存",
        Limit::Penalty => "作出行政处罚决定",
        Limit::PenaltyService => "送达行政处罚决定书",
        Limit::Disclosure => "公开抽查结果",
        Limit::PublicNotice => "公告送达",
        Limit::Report => "报告拒检、无证无照等情形",
    }
}

/// With what it starts.
#[must_use]
pub const fn start(start: Start) -> &'static str {
    match start {
        Start::Dated => "—",
        Start::Sampling => "抽样之日",
        Start::Testing => "检验工作结束（按批准报告之日，待确认）",
        Start::ResultNotice => "收到书面通知之日（各收件人分别计算）",
        Start::ReinspectionNotice => "收到复检通知之日",
        Start::Formalities => "办完复检手续之日",
        Start::Order => "责令改正之日",
        Start::Announcement => "公告之日",
        Start::Case => "立案之日",
        Start::Decision => "作出决定之日",
        Start::Information => "信息形成之日",
        Start::Notice => "公告发出之日",
        Start::Discovery => "发现之时",
        Start::Archive => "归档之日",
    }
}

/// How long it is.
#[must_use]
pub fn length(length: Length) -> String {
    match length {
        Length::Days(CalendarDays(1)) => "次日 24 时前（日历日）".to_owned(),
        Length::Days(CalendarDays(days)) => format!("{days} 日（日历日）"),
        Length::WorkingDays(WorkingDays(days)) => format!("{days} 个工作日"),
        Length::Between(CalendarDays(from), CalendarDays(until)) => format!("{from} 日后、{until} 日内（日历日）"),
        Length::Wait(Months(months)) => format!("满 {months} 个月"),
        Length::Until(NamedDate::ServedBy) => "通知规定的送达日期（2025 年为 11 月 10 日）".to_owned(),
        Length::Until(NamedDate::FiledBy) => "通知规定的报送日期（2025 年为 11 月 15 日）".to_owned(),
        Length::AtOnce => "立即、同时".to_owned(),
    }
}

/// It never ends after a date of the notice.
pub const LATEST: &str = "，且不晚于通知规定的报送日期";

/// How a limit ends where its last day is one of rest.
#[must_use]
pub const fn roll(rule: &Rule, readings: Readings) -> &'static str {
    match rule.bound {
        None if matches!(rule.length, Length::WorkingDays(_)) => WORKED,
        None if matches!(rule.length, Length::Wait(_) | Length::AtOnce) => "—",
        None => NO_ROLL,
        Some(Bound::Enterprise) => roll_over(readings.enterprise),
        Some(Bound::Authority) => roll_over(readings.authority),
    }
}

/// A reading of A-55.
#[must_use]
pub const fn roll_over(roll: RollOver) -> &'static str {
    match roll {
        RollOver::NamedDays => "法定节假日顺延到其后第一日（调休日不算）",
        RollOver::WholeHoliday => "法定节假日顺延到整个假期后第一日；调休日、周末不顺延",
        RollOver::RestDays => "凡休息日（含周末、调休）顺延到其后第一个工作日",
    }
}

/// A source.
#[must_use]
pub fn source(source: Source) -> String {
    match source {
        Source::CampaignNotice => "同市监发〔2025〕56号".to_owned(),
        Source::Order18(article) => format!("《产品质量监督抽查管理暂行办法》第{article}条"),
        Source::ProductQualityLaw(article) => format!("《产品质量法》第{article}条"),
        Source::PenaltyLaw(article) => format!("《行政处罚法》第{article}条"),
        Source::DisclosureRules(article) => format!("《政府信息公开条例》第{article}条"),
        Source::CivilProcedureLaw(article) => format!("《民事诉讼法》第{article}条"),
    }
}

/// The sources of a limit, with its obligations.
#[must_use]
pub fn sources(limit: Limit) -> String {
    let rule = limit.rule();
    let sources: Vec<String> = rule.sources.iter().map(|source| self::source(*source)).collect();
    let obligations: Vec<String> = rule.obligations.iter().map(ToString::to_string).collect();
    format!("{}（{}）", sources.join("、"), obligations.join("、"))
}

/// How the open questions are read until the bureau answers them.
#[must_use]
pub fn readings(readings: Readings) -> [String; 3] {
    [
        format!("对企业的期限：{}。", roll_over(readings.enterprise)),
        format!("对机关的期限：{}。", roll_over(readings.authority)),
        if readings.before_includes { "“11月10日前”含 10 日当天。" } else { "“11月10日前”不含 10 日当天。" }.to_owned(),
    ]
}
