//! The words of 属地认定 on the phone: what became of a report (O-48).

/// Nobody has said anything yet.
#[must_use]
pub fn awaited(body: &str) -> String {
    format!("已上报，待{body}认定")
}

/// What the local body said, and when.
#[must_use]
pub fn determined(body: &str, upheld: bool, opinion: &str, at: &str) -> String {
    let said = if upheld { "已认定属实" } else { "不予认定" };
    format!("{body}{said}：{}（{at}）", opinion.trim_end_matches('。'))
}

/// On a list, of one sheet.
#[must_use]
pub fn of_sheet(number: &str, line: &str) -> String {
    format!("{number}：{line}")
}

/// Behind what a sheet ended as.
#[must_use]
pub fn ended(ending: &str, line: Option<String>) -> String {
    line.map_or_else(|| ending.to_owned(), |line| format!("{ending} · {line}"))
}
