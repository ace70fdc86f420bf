//! The words of letting phones in.

/// What this is.
pub const WHAT: &str =
    "让抽样人员的手机进入系统：点“生成二维码”，用那部手机自带的相机扫一下，再由本人设置口令。二维码里没有密码，只能用一次，十分钟内有效。";
/// Asks for a code.
pub const GIVE: &str = "生成二维码";
/// Asks for another code.
pub const GIVE_AGAIN: &str = "重新生成";
/// It is being made.
pub const GIVING: &str = "正在生成…";
/// Nobody to let in.
pub const NONE: &str = "本单位还没有抽样人员。";
/// What to do with it.
pub const SCAN: &str = "请用这部手机的相机扫描，在浏览器里打开；微信里打开的，请点右上角选“在浏览器打开”。";
/// The address, for a phone whose camera reads no codes.
pub const ADDRESS: &str = "扫不出来时，在手机浏览器里打开这个网址：";

/// What the picture shows.
#[must_use]
pub fn picture(name: &str) -> String {
    format!("{name}的手机登录二维码")
}

/// Until when.
#[must_use]
pub fn until(at: &str) -> String {
    format!("{at} 前有效，只能用一次。")
}
