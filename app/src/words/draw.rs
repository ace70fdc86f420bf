//! What running a draw again says.

/// It comes to the same.
#[must_use]
pub fn holds(entries: u32, drawn: usize, digest: &str, with_samplers: bool) -> String {
    let teams = if with_samplers { "，抽样人员一并重新抽取" } else { "；没有提供抽样人员名册，只核验了企业" };
    format!("结论：相符。名录 {entries} 家，摘要 {digest}；重新抽取的 {drawn} 家与记录完全一致{teams}。")
}

/// It does not.
#[must_use]
pub fn differs(count: usize) -> String {
    format!("结论：不相符，{count} 处不同。这份记录或名录与当时冻结、抽取的不是同一份：")
}

/// Where the files are.
#[must_use]
pub fn exported(folder: &str) -> String {
    format!("已写出 {folder}：record.json、roster.txt、samplers.txt。名单公开之前请按涉密名单保管。")
}
