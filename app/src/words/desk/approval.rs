//! The words of approving that a backup part stays at the enterprise (O-41).

/// The page.
pub const TITLE: &str = "留存批准";
/// What it is.
pub const WHAT: &str = "备用样品不易运输、价值昂贵等确需封存在被抽样单位的，须经市局批准（通知第三条）。核实情况后在这里填抽样单编号和理由，把批准码读给抽样人员；一个码只能用于这一张抽样单，24小时内有效。每一次给码都记入该次抽样的记录，不能删改。";
/// The number.
pub const NUMBER: &str = "抽样单编号";
/// How it comes.
pub const NUMBER_HINT: &str = "抽样人员在电话里读出的编号，例如 26021-00231-5。";
/// Nothing stands there.
pub const NUMBER_WANTED: &str = "请填抽样单编号。";
/// Why.
pub const WHY: &str = "批准理由";
/// Nothing stands there.
pub const WHY_WANTED: &str = "请写明批准理由。";
/// Too much stands there.
pub const WHY_TOO_LONG: &str = "理由请在500字以内。";
/// The button.
pub const GIVE: &str = "批准并给出批准码";
/// While it runs.
pub const GIVING: &str = "正在给出…";
/// What was just given.
pub const GIVEN: &str = "批准码";
/// The list.
pub const LATELY: &str = "已给出的批准";
/// None.
pub const NONE: &str = "还没有给出过。";
/// Who.
pub const OFFICER: &str = "批准人";
/// To whom.
pub const TEAM: &str = "抽样小组";
/// When.
pub const AT: &str = "时间";

/// What to read out.
#[must_use]
pub fn read_out(code: &str, number: &str) -> String {
    format!("请把 {code} 读给抽样人员，用于抽样单 {number}。有信号时手机也会自己收到。")
}
