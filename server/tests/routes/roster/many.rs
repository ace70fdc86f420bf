//! A list of very many enterprises, made by a seeded generator: read, judged and taken in within a time and a memory that are told.
//!
//! `FENGYANG_ROSTER=100000 cargo test --release -p server --test routes roster::many -- --nocapture` prints the figures.

use super::{read_in, roster, take};
use crate::example::Example;
use domain::code::CreditCode;
use domain::contract::ImportView;
use domain::place::DIVISIONS;
use server::clock::Stopwatch;
use std::fmt::Write as _;

/// A generator of its own, so that the same list comes on every machine (`SplitMix64`).
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % most
    }
}

/// A right code for a subject.
fn code(division: u32, subject: u64) -> String {
    let signs: Vec<char> = "0123456789ABCDEFGHJKLMNPQRTUWXY".chars().collect();
    let mut bare = format!("91{division}MA{subject:06}");
    bare.push('0');
    signs.iter().map(|last| format!("{bare}{last}")).find(|code| CreditCode::parse(code).is_ok()).unwrap()
}

/// So many enterprises over all divisions, one in fifty with a wrong code, one in forty twice.
fn list(rows: u64) -> (Vec<u8>, u32) {
    let mut chance = Chance(56);
    let mut text = "企业名称,统一社会信用代码,所属县区,注册地址,经营范围,联系人,联系电话\r\n".to_owned();
    let mut refused = 0;
    for row in 0..rows {
        let place = usize::try_from(chance.below(10)).unwrap();
        let (division, name) = DIVISIONS[place];
        let kind = ["加油站", "超市", "商店", "塑料制品厂", "商贸有限公司"][usize::try_from(chance.below(5)).unwrap()];
        let again = row > 0 && chance.below(40) == 0;
        let mut code = code(division.code(), if again { 0 } else { row });
        if again {
            code = self::code(DIVISIONS[0].0.code(), 999_999);
        }
        if chance.below(50) == 0 {
            code.replace_range(17.., if code.ends_with('1') { "2" } else { "1" });
        }
        let wrong = CreditCode::parse(&code).is_err();
        refused += u32::from(wrong);
        let _ = write!(
            text,
            "示例{name}第{row}号{kind},{code},{name},大同市{name}示例路{}号,汽油、柴油零售；日用百货销售（依法须经批准的项目，经相关部门批准后方可开展经营活动）,示例联系人{},0352-{:07}\r\n",
            row + 1,
            chance.below(1000),
            2_000_000 + chance.below(5_000_000)
        );
    }
    // Of those with one code the first that is right stays.
    (text.into_bytes(), refused)
}

/// The most memory that this process had so far, in MB; nothing where the system does not tell.
fn memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kilobytes| kilobytes / 1024)
}

#[tokio::test]
async fn a_list_of_very_many_is_taken_in_whole() {
    let rows = std::env::var("FENGYANG_ROSTER").ok().and_then(|rows| rows.parse().ok()).unwrap_or(2_000);
    let example = Example::open().await;
    let manager = example.signed_in("manager").await;
    let (bytes, wrong) = list(rows);
    let (length, before) = (bytes.len(), roster(&manager, "").await.total);
    let began = Stopwatch::start();
    let view = read_in(&manager, "many.csv", &bytes).await;
    let previewed = began.elapsed();
    let counts = view.import.counts;
    assert_eq!(u64::from(counts.rows), rows);
    assert!(counts.refused >= wrong && u64::from(counts.refused) < rows / 10, "{counts:?}");
    assert_eq!(counts.added, counts.taken + counts.noted);
    let began = Stopwatch::start();
    let done: ImportView = take(&manager, view.import.id).await.read();
    let taken = began.elapsed();
    assert_eq!(roster(&manager, "").await.total, before + done.import.counts.added);
    let began = Stopwatch::start();
    let found = roster(&manager, "search=第1999号").await;
    let searched = began.elapsed();
    assert!(found.total >= 1);
    println!(
        "{rows} rows ({} MB): previewed in {previewed:.2?}, taken in {taken:.2?}, searched in {searched:.2?}, memory at most {:?} MB",
        length / 1_000_000,
        memory()
    );
    assert!(previewed + taken <= std::time::Duration::from_secs(20) || cfg!(debug_assertions), "the figure is 20 seconds");
}
