//! The sentences where a list cannot be imported.

use super::Sentences;
use domain::contract::Kept;

/// No file came.
#[must_use]
pub const fn list_missing() -> Sentences {
    ("没有选择文件", "请选择一个 XLSX 或 CSV 文件再上传。")
}

/// The old kind of spreadsheet.
#[must_use]
pub const fn list_old() -> Sentences {
    ("这是旧格式的表格（.xls）", "请用表格软件打开，另存为 .xlsx 或 .csv 再上传。")
}

/// Neither kind, or broken.
#[must_use]
pub const fn list_unreadable() -> Sentences {
    ("文件读不出来", "请用表格软件打开核对，另存为 .xlsx 或 .csv 再上传。名录库没有变动。")
}

/// The signs of the text cannot be told.
#[must_use]
pub const fn list_encoding() -> Sentences {
    ("认不出文件的文字编码", "CSV 文件请存为 UTF-8 或 GBK（GB 18030），或者另存为 .xlsx 再上传。名录库没有变动。")
}

/// Nothing below the headings.
#[must_use]
pub const fn list_empty() -> Sentences {
    ("文件里没有企业", "第一行应是列名，下面每行一家企业。名录库没有变动。")
}

/// Too many rows.
#[must_use]
pub const fn list_too_long() -> Sentences {
    ("文件太大", "一次最多导入20万行。请分成几个文件上传。名录库没有变动。")
}

/// Two columns tell the same.
#[must_use]
pub const fn columns_twice() -> Sentences {
    ("列的对应有误", "每一项只能对应一列。请核对后再试。")
}

/// It does not wait for anything any more.
#[must_use]
pub const fn import_ended() -> Sentences {
    ("这次导入已经处理过", "它已收入名录库或已放弃。请刷新页面查看。")
}

/// Nothing of it can be taken.
#[must_use]
pub const fn import_without_rows() -> Sentences {
    ("没有可以收入的行", "请核对列的对应和各行的原因；改好文件后重新上传。")
}

/// The roster changed since the preview.
#[must_use]
pub const fn roster_moved() -> Sentences {
    ("名录库在预览之后有变动", "预览已按现在的名录库重新生成，什么都还没有收入。请再看一遍，然后确认。")
}

/// Nobody says why it is taken back.
#[must_use]
pub const fn undo_why_missing() -> Sentences {
    ("还没有写撤销原因", "请写明为什么撤销这次导入，例如“文件选错”。")
}

/// Every entry of it is relied upon.
#[must_use]
pub const fn import_relied_upon() -> Sentences {
    ("这次导入没有可以撤销的企业", "其中的企业都已经派了任务、有小组到过现场或者在抽取名单里。")
}

/// Which, and why.
#[must_use]
pub fn import_relied_upon_which(name: &str, why: Kept) -> String {
    format!("其中的企业都已经用上，例如“{name}”{}。需要改正个别企业的，请导入只含这些企业的更正表。", crate::words::desk::roster::kept(why))
}

/// A later import rests on it.
#[must_use]
pub const fn import_built_upon() -> Sentences {
    ("这次导入不能撤销", "后来的导入用到了其中的企业，请先撤销后来的导入。")
}

/// Which.
#[must_use]
pub fn import_built_upon_which(name: &str) -> String {
    format!("后来的导入“{name}”用到了其中的企业，请先撤销那一次。")
}

/// It is not in the roster.
#[must_use]
pub const fn import_not_standing() -> Sentences {
    ("这次导入不在名录库里", "没有收入或已经撤销。请刷新页面查看。")
}
