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
        Some(("更正E", version)) => format!("表样 4F、4G、4H 更正单，文字第 {version} 版"),
        Some((form, version)) => format!("表样 {form}（{}），文字第 {version} 版", name(form)),
        None => template.to_owned(),
    }
}

/// What a form is called.
fn name(form: &str) -> &'static str {
    match form {
        "4D" => "样品付费单",
        "4E" => "样品封存和处置告知单",
        "4F" => "拒检认定表",
        "4G" => "未抽到样品企业情况说明表",
        "4H" => "样品问题报告单",
        "4N" => "抽样人员工作反馈表",
        _ => "抽样单",
    }
}
