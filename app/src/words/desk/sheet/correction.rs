//! The words of corrections, of hands on paper, of what is void, and of backup parts that stay.

/// The heading.
pub const CORRECTIONS: &str = "更正";
/// What they are.
pub const CORRECTIONS_WHAT: &str = "抽样单按签字时的内容保留；以下各项经被抽样单位确认后更正，以更正后的为准。";

/// Who made it.
#[must_use]
pub fn corrected_by(name: &str) -> String {
    format!("更正人：{name}")
}

/// A hand or a stamp on the printed paper.
#[must_use]
pub const fn on_paper(stamped: bool) -> &'static str {
    if stamped {
        "在打印件上盖章，见“签字盖章的纸面”照片"
    } else {
        "在打印件上签名，见“签字盖章的纸面”照片"
    }
}

/// A sheet that is void.
#[must_use]
pub fn voided(reason: &str, at: &str, by: &str) -> String {
    format!("这张抽样单已由{by}于{at}作废：{reason}。编号和封条号不再使用。")
}

/// The state of a void sheet.
pub(super) const VOID: &str = "× 已作废";

/// Where the backup part is kept.
#[must_use]
pub fn stored(place: &str, positions: &str, camera: bool, officer: &str, code: &str) -> String {
    let camera = if camera { "企业摄像头可以拍到" } else { "企业摄像头拍不到" };
    format!("备用样品封存在被抽样单位：{place}；封条在{positions}；{camera}。{officer}批准，批准码 {code}。")
}
