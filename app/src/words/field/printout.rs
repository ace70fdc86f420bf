//! The words of papers that are printed on the spot; their own wording stands in `domain::paper`.

/// The page.
pub const TITLE: &str = "打印文书";
/// On what.
pub const FORMAT: &str = "打印机用什么纸";
/// Sheets.
pub const A4: &str = "A4 纸";
/// A roll.
pub const ROLL: &str = "80 mm 纸卷";
/// Which of them.
pub const WHICH: &str = "打印哪一张";
/// The way to the page.
pub const PRINT_COPIES: &str = "打印文书";
/// Beneath the paper.
pub const HANDS: &str = "签字盖章";
/// Before a line.
pub const SIGNS_HERE: &str = "签名：";
/// Boxes to tick by pen.
pub const HAND_OR_STAMP: &str = "☐签名　☐盖章";
/// To be filled in by pen.
pub const DATE: &str = "　　年　　月　　日";
/// Over a sheet that counts no more.
pub const VOID: &str = "本单已作废";
/// Beside the dots.
pub const FETCH: &str = "凭查询码取回文书";
/// The dots, for those who cannot see them.
pub const CODE_LABEL: &str = "二维码：企业取回文书的网址";

/// A paper in a word.
#[must_use]
pub fn short(title: &str, template: &str, place: usize) -> String {
    let title = title.trim_start_matches("产品质量监督抽查");
    // Only corrections come more than once; they stand behind the sheet.
    if template.starts_with("更正") { format!("更正单 {place}") } else { title.to_owned() }
}

/// Whose place it is.
#[must_use]
pub fn place(place: &str, name: &str) -> String {
    if name.is_empty() { format!("{place}：") } else { format!("{place}：{name}") }
}

/// Nobody signed for the enterprise.
#[must_use]
pub fn declined(note: &str) -> String {
    format!("被抽样单位拒绝签字：{note}")
}

/// Where to.
#[must_use]
pub fn fetched_from(address: &str, number: &str) -> String {
    let page = page(address, number);
    format!("扫码，或打开 {page}，输入抽样单编号和查询码。")
}

/// What is typed in: the page itself; number and code go into its form.
#[must_use]
pub fn page<'a>(address: &'a str, number: &str) -> &'a str {
    address.split_once(&format!("/{number}")).map_or(address, |(page, _)| page)
}

/// The code.
#[must_use]
pub fn by_code(code: &str) -> String {
    format!("查询码 {code}")
}
