//! The words of 名录库.

mod notes;
mod undo;

pub use notes::{note, notes};
pub use undo::*;

use crate::words::denials::code_problem;
use domain::contract::{ImportCounts, ImportState};
use domain::enterprise::{Enterprise, PlaceKind, Trade};
use domain::roster::{Column, Effect, Guessed, Outcome, changed};

/// 名录库.
pub const TITLE: &str = "名录库";
/// What stands on the page.
pub const WHAT: &str = "可以被抽样的生产者、销售者。随机抽取从这里取企业；谁被抽中不在这里显示。";
/// Imports.
pub const IMPORTS: &str = "名录导入";
/// What stands on the page of imports.
pub const IMPORTS_WHAT: &str =
    "上传企业名单，先逐行预览，确认以后才收入名录库。每次导入都记名留痕；要撤销时整次撤销，已经抽中、派了任务或者去过的企业除外。";
/// The way there.
pub const TO_IMPORTS: &str = "导入名单与导入记录";
/// The way back.
pub const TO_ROSTER: &str = "回到名录库";
/// The way back to the list of imports.
pub const TO_ALL_IMPORTS: &str = "回到导入记录";
/// The search.
pub const SEARCH: &str = "企业名称或信用代码";
/// The body.
pub const BODY: &str = "属地";
/// All bodies.
pub const ALL_BODIES: &str = "全市";
/// All kinds of place.
pub const ALL_PLACES: &str = "全部场所";
/// Search now.
pub const FIND: &str = "查找";
/// No filter any more.
pub const CLEAR: &str = "清除条件";
/// What the table of counts is called.
pub const COUNTS: &str = "按属地和场所";
/// The sum.
pub const SUM: &str = "合计";
/// Nothing fits.
pub const NOTHING: &str = "没有符合条件的企业。";
/// The roster is empty.
pub const EMPTY: &str = "名录库还是空的。请先导入企业名单。";
/// Choose a file.
pub const FILE: &str = "名单文件（XLSX，或 UTF-8、GBK 编码的 CSV）";
/// What belongs into it.
pub const FILE_HINT: &str = "第一行是列名，至少要有企业名称和地址；有统一社会信用代码、县区、联系电话更好。一次最多20万行。";
/// Read it in.
pub const UPLOAD: &str = "上传并预览";
/// No import yet.
pub const NO_IMPORTS: &str = "还没有导入过名单。";
/// The file.
pub const FILE_NAME: &str = "文件";
/// When and who.
pub const READ_IN: &str = "上传";
/// How far.
pub const STATE: &str = "状态";
/// Its rows.
pub const ROWS: &str = "行数";
/// Rows taken.
pub const TAKEN_ROWS: &str = "收入";
/// Rows refused.
pub const REFUSED_ROWS: &str = "不收入";
/// The digest of the file.
pub const DIGEST: &str = "文件摘要";
/// What was done with it.
pub const DONE: &str = "办理";
/// How columns are read.
pub const COLUMNS: &str = "列的对应和县区";
/// What to do with the columns.
pub const COLUMNS_HINT: &str = "列名能认出的已经对应好。认错的、没认出的请在这里改，然后重新预览。";
/// A column that is passed over.
pub const PASSED_OVER: &str = "不读这一列";
/// Judge again.
pub const SETTLE: &str = "按这样重新预览";
/// While it is judged.
pub const SETTLING: &str = "正在重新预览…";
/// While it is taken.
pub const TAKING: &str = "正在收入…";
/// Give it up.
pub const DROP: &str = "放弃这次导入";
/// Rows without a division.
pub const UNDECIDED: &str = "县区列和地址都看不出县区的企业";
/// They are not taken.
pub const UNDECIDED_OUT: &str = "不收入，等补写县区";
/// The report as a spreadsheet.
pub const REPORT_XLSX: &str = "下载逐行报告（XLSX）";
/// The report as a text.
pub const REPORT_CSV: &str = "下载逐行报告（CSV）";
/// The name of its sheet.
pub const REPORT_SHEET: &str = "导入报告";
/// Its first columns.
pub const REPORT_HEAD: [&str; 7] = ["行号", "结果", "对名录库的影响", "原因和提示", "撤销导入时", "判定县区", "判定场所"];
/// All rows.
pub const ALL_ROWS: &str = "全部";
/// The number of a row.
pub const LINE: &str = "行";
/// What became of it.
pub const OUTCOME: &str = "结果";
/// The enterprise.
pub const ENTERPRISE: &str = "企业";
/// Where it lies.
pub const WHERE: &str = "县区和地址";
/// Whom to call.
pub const CONTACT: &str = "联系";
/// Why.
pub const WHY: &str = "原因和提示";
/// No row with that outcome.
pub const NO_ROWS: &str = "没有这样的行。";
/// It was guessed.
pub const GUESSED: &str = "推断";

/// What a column tells.
#[must_use]
pub const fn column(column: Column) -> &'static str {
    match column {
        Column::Name => "企业名称",
        Column::CreditCode => "统一社会信用代码",
        Column::Address => "地址",
        Column::Division => "县区",
        Column::Trade => "抽样环节",
        Column::Place => "场所",
        Column::Scope => "经营范围",
        Column::Contact => "联系人",
        Column::Telephone => "联系电话",
    }
}

/// A kind of place.
#[must_use]
pub const fn place(place: PlaceKind) -> &'static str {
    match place {
        PlaceKind::GasStation => "加油站",
        PlaceKind::Mall => "商场",
        PlaceKind::Supermarket => "超市",
        PlaceKind::Shop => "商店",
        PlaceKind::Market => "市场",
        PlaceKind::Factory => "生产企业",
        PlaceKind::Other => "其他",
    }
}

/// The trade.
#[must_use]
pub const fn trade(trade: Trade) -> &'static str {
    match trade {
        Trade::Production => "生产领域",
        Trade::Circulation => "流通领域",
    }
}

/// What became of a row.
#[must_use]
pub const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Taken => "✓ 收入",
        Outcome::Noted => "! 收入，有提示",
        Outcome::Refused => "× 不收入",
    }
}

/// The colour that goes with it.
#[must_use]
pub const fn tone(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Taken => "ok",
        Outcome::Noted => "warn",
        Outcome::Refused => "seal",
    }
}

/// How far an import is.
#[must_use]
pub const fn state(state: ImportState) -> (&'static str, &'static str) {
    match state {
        ImportState::Previewed => ("info", "○ 预览，未收入"),
        ImportState::Taken => ("ok", "✓ 已收入"),
        ImportState::Undone => ("warn", "× 已撤销"),
        ImportState::GivenUp => ("", "× 已放弃"),
    }
}

/// What stands in the entry in that column.
#[must_use]
pub fn value(enterprise: &Enterprise, column: Column) -> String {
    match column {
        Column::Name => enterprise.name.clone(),
        Column::CreditCode => enterprise.credit_code.clone(),
        Column::Address => enterprise.address.clone(),
        Column::Division => enterprise.division.name().to_owned(),
        Column::Trade => trade(enterprise.trade).to_owned(),
        Column::Place => place(enterprise.place).to_owned(),
        Column::Scope => String::new(),
        Column::Contact => enterprise.contact.clone(),
        Column::Telephone => enterprise.telephone.clone(),
    }
}

/// What a row does to the roster.
#[must_use]
pub fn effect(effect: &Effect, now: &Enterprise) -> String {
    match effect {
        Effect::Added => "新增".to_owned(),
        Effect::Same => "名录库已有，没有变化".to_owned(),
        Effect::Changed { was } => {
            let one = |of: Column| {
                let (before, after) = (value(was, of), value(now, of));
                let shown = |text: String| if text.is_empty() { "空".to_owned() } else { text };
                if before == after {
                    format!("{}：属地改变", column(of))
                } else {
                    format!("{}：{} → {}", column(of), shown(before), shown(after))
                }
            };
            format!("更新 {}", changed(was, now).into_iter().map(one).collect::<Vec<_>>().join("；"))
        }
    }
}

/// The kind of place, with what it was guessed from.
#[must_use]
pub fn place_guessed(kind: PlaceKind, guessed: &Guessed) -> String {
    match (&guessed.from, guessed.place) {
        (_, false) => place(kind).to_owned(),
        (Some(from), true) => format!("{}（推断：{}有“{}”）", place(kind), column(from.column), from.word),
        (None, true) => format!("{}（名称和经营范围看不出）", place(kind)),
    }
}

/// How many there are.
#[must_use]
pub fn enterprises(count: u32) -> String {
    format!("共 {count} 家企业")
}

/// How many imports there are.
#[must_use]
pub fn imports(count: u32) -> String {
    format!("共 {count} 次导入")
}

/// How many rows are shown.
#[must_use]
pub fn rows(count: u32) -> String {
    format!("共 {count} 行")
}

/// Take so many in.
#[must_use]
pub fn take(counts: &ImportCounts) -> String {
    format!("确认收入名录库（{} 家）", counts.taken + counts.noted)
}

/// What taking it in would do, or did.
#[must_use]
pub fn does(counts: &ImportCounts, state: ImportState) -> String {
    let will = if state == ImportState::Previewed { "将" } else { "" };
    format!("{will}新增 {} 家，{will}更新 {} 家，已有且没有变化 {} 家。", counts.added, counts.changed, counts.same)
}

/// Nothing is in the roster yet.
pub const NOT_YET: &str = "这是预览，名录库还没有任何变动。";

/// Columns that are missing.
#[must_use]
pub fn lacking(columns: &[Column]) -> String {
    let names: Vec<&str> = columns.iter().map(|of| column(*of)).collect();
    format!("没有认出“{}”这一列。请在下面指明是哪一列，再重新预览。", names.join("”“"))
}

/// Who did it, and when.
#[must_use]
pub fn by(name: &str, when: &str) -> String {
    format!("{name}，{when}")
}

/// Who took it in.
#[must_use]
pub fn taken_by(name: &str, when: &str) -> String {
    format!("{name} 于 {when} 收入名录库。")
}

/// Who took it back, and why.
#[must_use]
pub fn undone_by(name: &str, when: &str, why: &str) -> String {
    if why.is_empty() { format!("{name} 于 {when} 放弃。") } else { format!("{name} 于 {when} 撤销：{why}") }
}

/// A column whose heading was empty.
#[must_use]
pub fn unnamed(place: usize) -> String {
    format!("第 {place} 列（没有列名）")
}

/// How large a file is.
#[must_use]
pub fn size(bytes: u64) -> String {
    if bytes < 1024 * 1024 { format!("{} kB", bytes.div_ceil(1024)) } else { format!("{} MB", bytes.div_ceil(1024 * 1024)) }
}

/// Why a code is none, for a note.
pub(in crate::words::desk) fn wrong_code(problem: &domain::code::CodeProblem) -> String {
    match problem {
        domain::code::CodeProblem::Check { expected } => format!("信用代码的校验位不对：按前17位算应为“{expected}”，请对照执照逐位核对。"),
        other => code_problem(other),
    }
}
