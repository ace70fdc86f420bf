//! Words that more than one page says.

/// The product.
pub const PRODUCT: &str = "封样";

/// The sign on the seal.
pub const SEAL: &str = "封";

/// By which form a paper is printed, and in which wording: `4A-1` names both.
#[must_use]
pub fn form(template: &str) -> String {
    match template.split_once('-') {
        Some(("更正", version)) => format!("表样 4A（抽样单）更正单，文字第 {version} 版"),
        Some((form, version)) => format!("表样 {form}（抽样单），文字第 {version} 版"),
        None => template.to_owned(),
    }
}
