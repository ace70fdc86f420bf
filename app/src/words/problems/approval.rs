//! The sentences where an approval cannot be given (O-41).

use super::Sentences;

/// No assignment has that sheet number.
#[must_use]
pub const fn number_unknown() -> Sentences {
    ("没有这个抽样单编号", "请与抽样人员逐位核对抽样单编号后再试。")
}

/// The assignment's codes are used up.
#[must_use]
pub const fn approvals_used_up() -> Sentences {
    ("这项任务的批准码已经用完", "一项任务最多给三个批准码。确需再批的，请抽样机构为这家企业另派一项任务。")
}

/// Nobody says why.
#[must_use]
pub const fn why_missing() -> Sentences {
    ("还没有写批准理由", "请写明为什么同意备用样品留在被抽样单位，例如体积过大、不易运输。")
}

/// The reason is too long.
#[must_use]
pub const fn why_too_long() -> Sentences {
    ("批准理由太长", "请用500字以内写清理由。")
}
