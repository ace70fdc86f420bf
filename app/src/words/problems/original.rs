//! Problems with the stamped originals of an assignment.

use super::Sentences;

/// The assignment was taken back.
#[must_use]
pub const fn assignment_withdrawn() -> Sentences {
    ("这项任务已经撤回", "撤回的任务不再出发，也不再收原件。请刷新任务清单。")
}

/// A scan of a stamped paper is none of the kinds that are taken.
#[must_use]
pub const fn original_unreadable() -> Sentences {
    ("不是能收的文件", "请上传盖章原件的扫描件：PDF、JPEG 或 PNG。")
}

/// A scan is too long.
#[must_use]
pub const fn original_too_long() -> Sentences {
    ("文件太大", "每个扫描件不超过 20 MB。请降低扫描分辨率，或者分成几个文件上传。")
}

/// A scan did not come whole.
#[must_use]
pub const fn original_cut_short() -> Sentences {
    ("上传中断", "没有收下。请检查网络后再上传一次。")
}
