//! The words around the papers that are printed, and what is filled into them; their own wording stands in their templates.

use domain::contract::Form;
use domain::enterprise::{PlaceKind, ShownCode};
use domain::evidence::MediaKind;
use domain::goods::Goods;
use domain::money::Fen;
use domain::own::OwnEntry;
use domain::paper::said_of;
use domain::part::ContainerKind;
use domain::quantity::Unit;
use domain::refusal::Obstruction;
use domain::termination::Notified;
use domain::time::{Instant, LocalDate};
use std::collections::BTreeMap;

/// 文书.
pub const PAPERS: &str = "文书";
/// What they are.
pub const PAPERS_WHAT: &str = "由记录直接生成，可打印。没有记录的栏目印“/”，没有在手机上签的留空线，用笔签。";
/// Between two of a list.
pub const AND: &str = "、";
/// The area of an authorisation.
pub const AREA: &str = "大同市行政区域内（生产领域、流通领域）";

/// On a sheet that is filled in by pen.
pub const OPEN_SHEET: &str = "手机不能用时用笔填写，回来后补录；没有用的空白单交回注销。";

/// Which of several.
#[must_use]
pub fn ordinal(place: usize) -> String {
    format!("第{place}次")
}

/// Somebody with their office.
#[must_use]
pub fn office(name: &str, title: &str) -> String {
    if title.is_empty() { name.to_owned() } else { format!("{name}（{title}）") }
}

/// The name of a form.
#[must_use]
pub const fn form(form: Form) -> &'static str {
    match form {
        Form::Sheet => "抽样单",
        Form::CorrectionSlip => "更正单",
        Form::PaymentSlip => "样品付费单",
        Form::Seal => "封条",
        Form::StorageNotice => "样品封存和处置告知单",
        Form::Refusal => "拒检认定表",
        Form::NoSample => "未抽到样品情况说明表",
        Form::ProblemReport => "样品问题报告单",
        Form::Notice => "监督抽查通知书",
        Form::Authorisation => "授权委托书",
        Form::Feedback => "抽样人员工作反馈表",
    }
}

/// A link to one, for whoever hears it.
#[must_use]
pub fn open(title: &str) -> String {
    format!("{title}（PDF，在新页打开）")
}

/// `2026年11月22日`.
#[must_use]
pub fn day(day: LocalDate) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// `2026年11月22日14时06分`.
#[must_use]
pub fn moment(at: Instant) -> String {
    let (hours, minutes, _) = at.local_clock();
    format!("{}{hours:02}时{minutes:02}分", day(at.local_date()))
}

/// 任务来源.
#[must_use]
pub fn task(title: &str, document: &str) -> String {
    format!("{title}（{document}）")
}

/// 实施细则.
#[must_use]
pub fn rules(version: u32, standard: &str) -> String {
    format!("第{version}版，依据 {standard}")
}

/// The code that was shown, or why none.
#[must_use]
pub fn code(shown: &ShownCode) -> String {
    match shown {
        ShownCode::Credit { text } => text.clone(),
        ShownCode::Registration { text } => format!("{text}（旧注册号）"),
        ShownCode::None { reason } => format!("未出示：{reason}"),
    }
}

/// What the boxes for 场所 cannot say.
#[must_use]
pub fn remarks(place: PlaceKind) -> String {
    match place {
        PlaceKind::Shop => "场所：专卖店、小商铺。".to_owned(),
        PlaceKind::Market => "场所：市场。".to_owned(),
        PlaceKind::Factory => "场所：生产企业。".to_owned(),
        PlaceKind::GasStation | PlaceKind::Mall | PlaceKind::Supermarket | PlaceKind::Other => String::new(),
    }
}

/// What was corrected since the sheet was signed.
#[must_use]
pub fn corrected(place: usize, changes: &[String], by: &str, at: Instant) -> String {
    format!("更正{place}（{at}，{by}确认）：{}。", changes.join("；"))
}

/// The bureau's approval, by its code and who gave it.
#[must_use]
pub fn approval(code: &str, officer: &str) -> String {
    format!("{code}（{officer}）")
}

/// The office of somebody who signed on paper.
#[must_use]
pub fn on_paper(title: &str) -> String {
    format!("{title}（纸面签章，见照片）")
}

/// What the rules of the line ask for besides.
#[must_use]
pub fn own(entries: &[OwnEntry]) -> String {
    let told: Vec<String> = entries.iter().map(|entry| format!("{}：{}", entry.label, entry.printed())).collect();
    if told.is_empty() { String::new() } else { format!("{}。", told.join("；")) }
}

/// That it was written on paper and entered afterwards.
#[must_use]
pub fn late(at: &str, reason: &str) -> String {
    format!("补录：{at} 在现场填写纸质抽样单（{reason}），扫描件随附。")
}

/// What was found of the goods.
#[must_use]
pub fn goods(goods: Goods) -> String {
    format!("抽样对象：{}。", said_of(goods))
}

/// A product with its model.
#[must_use]
pub fn named(name: &str, model: &str) -> String {
    if model.is_empty() { name.to_owned() } else { format!("{name} {model}") }
}

/// How it is packed: how many containers of what.
#[must_use]
pub fn packed(kinds: impl Iterator<Item = ContainerKind>) -> String {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for kind in kinds {
        *counts.entry(super::sheet::container(kind)).or_default() += 1;
    }
    counts.into_iter().map(|(kind, count)| format!("{kind} {count} 件")).collect::<Vec<_>>().join(AND)
}

/// An amount.
#[must_use]
pub fn yuan(amount: Fen) -> String {
    super::sheet::yuan(amount)
}

/// The price of one.
#[must_use]
pub fn unit_price(price: Fen, unit: Unit) -> String {
    super::sheet::unit_price(price, unit.sign())
}

/// So many photos, or films.
#[must_use]
pub fn media(kind: MediaKind, count: usize) -> String {
    match kind {
        MediaKind::Photo => format!("照片 {count} 张"),
        MediaKind::Video => format!("录像 {count} 段"),
    }
}

/// 时间、地点.
#[must_use]
pub fn happened(at: Instant, address: &str) -> String {
    format!("{}，{address}", moment(at))
}

/// 拒检过程, after the way in which it was done.
#[must_use]
pub fn facts(way: &Obstruction, facts: &str) -> String {
    let way = match way {
        Obstruction::Refused => "拒绝抽样",
        Obstruction::Hindered => "阻碍或者不配合抽样",
        Obstruction::Price { .. } => "以明显不合理的样品价格阻碍抽样",
    };
    format!("{way}。{facts}")
}

/// 报送市局情况.
#[must_use]
pub fn reported(at: Instant) -> String {
    format!("{} 市局系统收到", moment(at))
}

/// 意见.
#[must_use]
pub fn opinion(upheld: bool, opinion: &str) -> String {
    format!("{}。{opinion}", super::sheet::determined(upheld))
}

/// How a body was told.
#[must_use]
pub const fn told(told: &Notified) -> &'static str {
    match told {
        Notified::System => "系统",
        Notified::Telephone { .. } => "电话",
    }
}

/// Who answered, under which number.
#[must_use]
pub fn answered(person: &str, number: &str) -> String {
    format!("{person} {number}")
}
