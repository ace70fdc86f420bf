//! The words of a code that an enterprise has lost.

/// The card.
pub const RETRIEVAL: &str = "企业取回文书";
/// What to do with it.
pub const RETRIEVAL_WHAT: &str = "抽样结束时手机上显示过。企业遗失后来电的，先核对对方身份，再告知查询码；凭它能看到本单留给企业的文书。";
/// The number.
pub const RETRIEVAL_NUMBER: &str = "抽样单编号";
/// The code.
pub const RETRIEVAL_CODE: &str = "查询码";
/// The page that the enterprise sees.
pub const RETRIEVAL_OPEN: &str = "打开企业看到的页面";
