//! The sentences where a year cannot be loaded.

use super::Sentences;

/// The file is no year.
#[must_use]
pub const fn calendar_unreadable() -> Sentences {
    ("这份放假安排有问题，没有导入", "请按提示改好再选一次。")
}

/// The file is another than was shown.
#[must_use]
pub const fn calendar_differs() -> Sentences {
    ("文件与刚才核对的不是同一份", "文件可能已被改动。请重新选择并再看一次会改什么。")
}

/// Nobody says which notice it is.
#[must_use]
pub const fn calendar_document_missing() -> Sentences {
    ("还没有填通知文号", "请填国务院办公厅通知的文号，60字以内。")
}

/// The notice would be issued in the future.
#[must_use]
pub const fn calendar_dated_ahead() -> Sentences {
    ("通知日期还没有到", "请填通知上的印发日期。")
}

/// Too many addresses of feeds that are none.
#[must_use]
pub const fn feed_too_many() -> Sentences {
    ("试的次数太多", "请一小时后再试；订阅地址换过的，请在日历程序里删掉旧地址。")
}
