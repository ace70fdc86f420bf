//! The words of what is remembered of earlier batches and visits.

pub const OFFERED: &str = "上回填过的，点一下填入空着的项（已填的不改）";

/// A product in a line.
pub fn product(producer: &str, brand: &str, model: &str) -> String {
    [producer, brand, model].into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// An enterprise as it was found on a day.
pub fn enterprise(day: &str, contact: &str, telephone: &str) -> String {
    format!("{day} 到访：{contact} {telephone}")
}

/// The licences that were seen then.
pub fn licences(seen: &[String]) -> String {
    format!("那次核看过{}。这次请重新核看，再勾选。", seen.join("、"))
}
