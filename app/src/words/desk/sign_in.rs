//! The words of the door.

/// The page.
pub const TITLE: &str = "登录";
/// For whom.
pub const WHO: &str = "市局、县区局、抽样机构和检验机构的工作人员由此登录。抽样人员请用手机打开“现场”。";
/// Without a program there is no signing in.
pub const NEEDS_SCRIPT: &str = "登录需要启用 JavaScript。登录以后，各页面不启用也能阅读和打印。";
/// The sign-in name.
pub const NAME: &str = "登录名";
/// The password.
pub const PASSWORD: &str = "密码";
/// The new one.
pub const NEW_PASSWORD: &str = "新密码";
/// What a good one is.
pub const NEW_PASSWORD_HINT: &str = "一次性密码只能用一次。新密码至少 10 个字符，请勿与别人共用。";
/// Once more.
pub const REPEAT: &str = "再输入一次新密码";
/// They are not the same.
pub const DIFFER: &str = "两次输入的新密码不一样，请重新输入。";
/// The button.
pub const ENTER: &str = "登录";
/// The button of the second step.
pub const RENEW: &str = "设置新密码并登录";
/// While it runs.
pub const ENTERING: &str = "正在登录…";
/// What to do without a password.
pub const FORGOTTEN: &str = "忘记密码，请联系本单位管理员重新发放一次性密码。";
