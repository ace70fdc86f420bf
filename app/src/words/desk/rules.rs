//! The words of 实施细则.

use domain::own::{OwnField, OwnKind};

/// What stands on the page.
pub const WHAT: &str = "现行实施细则：手机上按它要求数量、范围和要填的项目。标“待确认”的是默认值，由市局确认后在下一版改正。";
/// A line.
pub const LINE: &str = "产品";
/// What governs it.
pub const STANDARD: &str = "依据标准、须核看的证照";
/// How much.
pub const QUANTITIES: &str = "最少数量";
/// What belongs to it.
pub const COVERAGE: &str = "产品范围";
/// What its sheet asks for.
pub const OWN: &str = "抽样单上另填的项目";
/// A default.
pub const UNCONFIRMED: &str = "待确认";
/// No version is in force.
pub const NO_RULES: &str = "没有已批准并公开的实施细则，不能抽样";

/// How many there are.
#[must_use]
pub fn lines(count: usize) -> String {
    format!("共 {count} 类产品")
}

/// Number and product.
#[must_use]
pub fn line(number: u8, product: &str) -> String {
    format!("{number} {product}")
}

/// What is taken at least.
#[must_use]
pub fn least(test: &str, backup: Option<&str>, stock: &str) -> String {
    format!("检验 {test}，备用 {}，库存 {stock}", backup.unwrap_or("不留"))
}

/// What is none of the line.
#[must_use]
pub fn excludes(what: &[String]) -> String {
    format!("不属于：{}", list(what))
}

/// Licences besides the business licence.
#[must_use]
pub fn licences(named: &[String]) -> String {
    format!("核看：{}", named.join("、"))
}

/// A field with its unit, its choices and whether it may stay empty.
#[must_use]
pub fn field(field: &OwnField) -> String {
    let mut notes: Vec<String> = Vec::new();
    if !field.unit.is_empty() {
        notes.push(field.unit.clone());
    }
    if let OwnKind::Choice { of } = &field.kind {
        notes.push(of.join("/"));
    }
    if !field.required {
        notes.push("选填".to_owned());
    }
    if notes.is_empty() { field.label.clone() } else { format!("{}（{}）", field.label, notes.join("，")) }
}

/// Several in a row.
#[must_use]
pub fn list(of: &[String]) -> String {
    of.join("；")
}
