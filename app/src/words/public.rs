//! The words of the pages that need no account.

pub mod check;
pub mod draw;
pub mod enterprise;

/// What an entry without a value shows.
pub const NONE: &str = "—";
/// The enterprise's door, from other pages.
pub const TO_COPIES: &str = "企业取回文书";
/// The check, from other pages.
pub const TO_CHECK: &str = "核验文书";
/// Whose pages they are, and what they keep of whoever reads them.
pub const FOOT: &str = "本页不需要账号，不使用 Cookie。";
/// The fault is the server's.
pub const BROKEN: &str = "服务器暂时不能回答";
/// What to do then.
pub const BROKEN_NEXT: &str = "什么也没有改动。请过几分钟再试；一直不行，请拨打通知书上的电话。";
