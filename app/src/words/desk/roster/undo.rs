//! The words of taking an import back.

use domain::contract::Kept;

/// Take it back.
pub const UNDO: &str = "撤销这次导入…";
/// What happens then.
pub const UNDO_HINT: &str =
    "新增的企业退出名录库，改过的企业恢复原样；之后已经抽中、派了任务或者去过的企业不动，逐家说明。各次改动和这次导入的记录都留着。";
/// Why.
pub const UNDO_WHY: &str = "撤销原因";
/// Nobody says why.
pub const UNDO_WHY_WANTED: &str = "请写明撤销原因。";
/// The button.
pub const UNDO_NOW: &str = "撤销这次导入";
/// While it is taken back.
pub const UNDOING: &str = "正在撤销…";
/// Rows whose entries stayed.
pub const KEPT_ROWS: &str = "撤销时保留";

/// Why an entry stayed.
#[must_use]
pub const fn kept(why: Kept) -> &'static str {
    match why {
        Kept::Visited => "已有小组到过现场",
        Kept::Assigned => "已经派了任务",
        Kept::Drawn => "已在抽取名单里",
        Kept::Frozen => "在冻结的名录里，抽取还没有完成",
    }
}

/// The same beside its row.
#[must_use]
pub fn kept_because(why: Kept) -> String {
    format!("撤销时保留：{}。", kept(why))
}

/// How many stayed, and what to do about them.
#[must_use]
pub fn kept_told(many: u32) -> String {
    format!("撤销时有 {many} 家企业留在名录库，原因写在各行。需要改正的，请导入只含这些企业的更正表。")
}
