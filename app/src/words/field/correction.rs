//! The words of corrections: what is signed and turns out wrong (O-31).

/// The page.
pub const CORRECT: &str = "更正抽样单";
/// The page, of the form of a visit without a sample.
pub const CORRECT_FORM: &str = "更正文书";
/// The way to it.
pub const SOMETHING_WRONG: &str = "签字后发现写错了？更正";
/// What it does.
pub const WHAT: &str = "签过字的内容不能直接改。在这里改好写错的项目，生成更正单，由被抽样单位确认后生效；原来的签字和内容都保留。";
/// The enterprise's own entries.
pub const ENTERPRISE: &str = "被抽样单位";
/// Its name.
pub const NAME: &str = "名称";
/// Its address.
pub const ADDRESS: &str = "地址";
/// Whom to ask for.
pub const CONTACT: &str = "联系人";
/// Their telephone.
pub const TELEPHONE: &str = "电话";
/// What was paid.
pub const PAYMENT: &str = "付费";
/// The numbers of the seals.
pub const SEALS: &str = "封条号";
/// What is corrected of them, and what is not.
pub const SEALS_HINT: &str = "只更正抄错的号码：照着封条照片，写容器上实际贴着的号。抄错的号从此作废，不再使用。封条本身不能换。";
/// Who confirms it where the form has no place for the enterprise.
pub const CONFIRM_BY_WHOM: &str = "请在场的人看过后确认";
/// The choice between them.
pub const WHOSE: &str = "由谁确认";
/// What they are.
pub const STANDING: &str = "职务或者身份";
/// Nothing was chosen.
pub const WHOSE_WANTED: &str = "请选由谁确认。";
/// Somebody who saw it.
pub const WITNESS: &str = "见证人";
/// Why it is corrected.
pub const REASON: &str = "更正原因";
/// What stands there.
pub const REASON_HINT: &str = "例如：生产批号抄错一位。";
/// To the paper.
pub const SEE: &str = "看更正单";
/// Back to the entries.
pub const CHANGE: &str = "再改一改";
/// What to do with the paper.
pub const CONFIRM_HOW: &str = "请被抽样单位看过后确认";
/// On the glass.
pub const ON_GLASS: &str = "在手机上签名";
/// Not on the glass.
pub const ON_PAPER: &str = "在打印的更正单上签名或盖章";
/// How that goes.
pub const ON_PAPER_HOW: &str = "先打印更正单，请对方签名或盖章，再拍下纸面。";
/// What stands on the paper.
pub const HAND: &str = "纸上是";
/// A hand.
pub const SIGNED: &str = "签名";
/// A stamp.
pub const STAMPED: &str = "盖章";
/// Nothing was chosen.
pub const HAND_WANTED: &str = "请选纸上是签名还是盖章。";
/// Records it.
pub const RECORD: &str = "记为已确认";
/// The card with those that stand.
pub const CORRECTIONS: &str = "更正";
/// Above the pad.
pub const CONFIRMS: &str = "本单位确认以上更正属实";
/// The bar while it is signed.
pub const SIGNS: &str = "请确认更正";

/// A container's seal.
#[must_use]
pub fn seal_of(place: usize, many: usize) -> String {
    format!("容器 {place}/{many} 的封条号")
}

/// What was confirmed on paper.
#[must_use]
pub const fn on_paper(stamped: bool) -> &'static str {
    if stamped { "在打印件上盖章，见照片" } else { "在打印件上签名，见照片" }
}
