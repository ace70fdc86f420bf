//! What running a draw again says, on the command line and on the public page.

use domain::draw::{Difference, Party};

/// The files are none of a draw.
pub const UNREADABLE: &str = "读不出来：这不是抽取记录和名录，或者文件不完整。";

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

/// One thing that differs; what a reader of the files must find stands in their own words.
#[must_use]
pub fn difference(difference: &Difference) -> String {
    match difference {
        Difference::Roster { said, found } => format!("名录的摘要是 {found}，记录里写的是 {said}：名录被改动过，哪怕只有一个字节"),
        Difference::Text(unfit) => format!("名录不能用来抽取：{unfit}"),
        Difference::Head(what) => format!("记录与名录开头不一致：{what}"),
        Difference::Commitments => "记录里没有双方各一份承诺".to_owned(),
        Difference::Late(of) => format!("{}的承诺晚于号码公布", party(*of)),
        Difference::Secret(of) => format!("{}的密语与其承诺不符", party(*of)),
        Difference::Strata { said, found } => format!("记录有 {said} 组，方案有 {found} 组"),
        Difference::Stratum { line, body, list, place, said, found } => {
            let list = if *list == "drawn" { "抽中" } else { "备选" };
            format!("产品 {line}、地区 {body}：{list}第 {place} 家，记录写的是 {said}，重新抽取是 {found}")
        }
        Difference::SamplersText(error) => format!("抽样人员名册读不出来：{error}"),
        Difference::Samplers(error) => format!("抽样人员名册不是冻结时的那一份，或人数不够：{error}"),
        Difference::Team(tour) => format!("第 {tour} 组抽样人员与重新抽取的不同"),
    }
}

const fn party(party: Party) -> &'static str {
    match party {
        Party::Organiser => "组织方",
        Party::Observer => "监督方",
    }
}
