//! Words that more than one page says.

/// The product.
pub const PRODUCT: &str = "封样";

/// The sign on the seal.
pub const SEAL: &str = "封";

/// By which form a paper is printed, and in which wording: `4A-1` names both.
#[must_use]
pub fn form(template: &str) -> String {
    let Some((form, version)) = template.split_once('-') else { return template.to_owned() };
    let (form, name) = match form {
        "更正" => ("4A", "抽样单更正单"),
        "4D" => (form, "付费单"),
        "4E" => (form, "封存告知单"),
        "4F" => (form, "拒检"),
        "4G" => (form, "未抽到样品"),
        "4H" => (form, "问题报告"),
        _ => (form, "抽样单"),
    };
    format!("表样 {form}（{name}），文字第 {version} 版")
}
