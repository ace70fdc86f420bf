//! The words of a backup part that stays at the enterprise (O-41, O-42).

/// The card.
pub const STORAGE: &str = "备用样品放在哪里";
/// The choice.
pub const WHERE: &str = "备用样品";
/// Taken along.
pub const TAKEN: &str = "随车带走";
/// Kept there.
pub const KEPT: &str = "封存在被抽样单位";
/// When one may.
pub const KEPT_HINT: &str = "不易运输、价值昂贵等确需留下的，先致电市局请示。市局给一个8位批准码，没有信号也能核对。";
/// Why.
pub const REASON: &str = "为什么留下";
/// 不易运输.
pub const HARD_TO_MOVE: &str = "不易运输";
/// 价值昂贵.
pub const VALUABLE: &str = "价值昂贵";
/// 其他.
pub const OTHER: &str = "其他";
/// In words.
pub const NOTE: &str = "说明";
/// The code.
pub const CODE: &str = "市局批准码";
/// How it comes.
pub const CODE_HINT: &str = "电话里听到的8位数字。一个码只能用于一张抽样单。";
/// Who gave it.
pub const OFFICER: &str = "批准人";
/// Where.
pub const PLACE: &str = "存放地点";
/// Where the seals sit.
pub const POSITIONS: &str = "封条贴在什么部位";
/// A camera.
pub const CAMERA: &str = "企业摄像头能拍到吗";
/// It does.
pub const COVERED: &str = "能拍到";
/// It does not.
pub const UNCOVERED: &str = "拍不到";
/// Records it.
pub const RECORD: &str = "记录封存";
/// Records the other.
pub const RECORD_TAKEN: &str = "改为带走";
/// No code at all.
pub const CODE_WANTED: &str = "批准码是8位数字，请再听一遍。";
/// None of this assignment's.
pub const CODE_WRONG: &str = "这个批准码不对，请与市局逐位核对。";
/// Nothing chosen.
pub const REASON_WANTED: &str = "请选为什么留下。";
/// Nothing chosen.
pub const CAMERA_WANTED: &str = "请选企业摄像头能不能拍到。";
/// The bureau.
pub const CALL: &str = "致电市局";
/// Leaving the notice.
pub const NOTICE_TOO: &str = "备用样品留在被抽样单位的，还要交付《样品封存和处置告知单》。";

/// What the desk approved, as the phone heard it.
#[must_use]
pub fn given(code: &str) -> String {
    format!("市局已批准，批准码 {code}。点一下填入。")
}

/// What stands.
#[must_use]
pub fn stands(place: &str, officer: &str) -> String {
    format!("封存在被抽样单位（{place}），{officer}批准。")
}
