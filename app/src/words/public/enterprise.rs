//! What an enterprise reads that fetches its copies.

use crate::words::desk::papers::day;
use domain::ending::EndingKind;
use domain::money::Fen;
use domain::time::{Instant, LocalDate};

/// The page.
pub const TITLE: &str = "取回您的文书";
/// What one needs.
pub const WHAT: &str = "抽样结束时，抽样人员的手机上显示了抽样单编号和 12 位查询码。输入这两样，就能看到并保存留给贵单位的文书。";
/// The number.
pub const NUMBER: &str = "抽样单编号";
/// Where it stands.
pub const NUMBER_HINT: &str = "印在抽样单右上方，例如 26021-00231-5";
/// The code.
pub const CODE: &str = "查询码";
/// How it looks.
pub const CODE_HINT: &str = "12 位数字，空格可以不输";
/// The button.
pub const OPEN: &str = "查看文书";
/// Neither number nor code tells which of them is wrong.
pub const WRONG: &str = "编号和查询码对不上";
/// What to do then.
pub const WRONG_NEXT: &str = "请对照手机上显示或抄下的内容再输一次。查询码遗失的，请拨打监督抽查通知书上的电话。";
/// Too many were tried.
pub const TOO_MANY: &str = "试的次数太多了";
/// What to do then.
pub const TOO_MANY_NEXT: &str = "请一小时后再试。急需文书的，请拨打监督抽查通知书上的电话。";
/// The papers.
pub const PAPERS: &str = "留给贵单位的文书";
/// What they are.
pub const PAPERS_WHAT: &str = "由抽查记录直接印出，和现场签字时看到的内容一致。点开后可以保存、打印。";
/// The text of what was signed.
pub const READ: &str = "在本页阅读抽样单";
/// The same where no sample was taken.
pub const READ_ENDED: &str = "在本页阅读情况说明";
/// The rights.
pub const RIGHTS: &str = "您的权利";
/// What happens next.
pub const NEXT: &str = "接下来";
/// Whom to call.
pub const CALL: &str = "有疑问，找谁";
/// Organises the check.
pub const BUREAU: &str = "组织抽查";
/// Samples.
pub const AGENCY: &str = "抽样机构";
/// Answers for the area.
pub const COUNTY: &str = "所在地监管部门";
/// When it was sampled.
pub const SAMPLED_ON: &str = "抽样日期";
/// When they were there.
pub const VISITED_ON: &str = "到场日期";
/// The product.
pub const PRODUCT: &str = "产品";
/// What was paid.
pub const PAID: &str = "购样费";
/// Who tests.
pub const LABORATORY: &str = "承检机构";
/// The task.
pub const TASK: &str = "任务来源";
/// Who may open the page.
pub const KEEP: &str = "本页网址里带着查询码，谁拿到都能打开。请像保管纸质文书一样保管；本单每次被打开都有记录。";
/// Taken back after the visit had begun.
pub const WITHDRAWN_SINCE: &str = "这项抽样任务后来被抽样机构撤回。已经录入和签字的内容没有删除，仍在下面；这次抽样是否作数，请向下面的单位询问。";

/// How far the sheet is, in a sentence.
pub const UNUSED: &str = "这个编号还没有用于抽样，没有文书可取。";
/// Taken back before anybody used it.
pub const WITHDRAWN: &str = "这个编号预留给的抽样任务已经撤回，没有用它抽样，没有文书可取。";
/// Nobody has signed yet.
pub const OPEN_YET: &str = "抽样还没有签完字，抽样单还可能改动。签完字后再来，这里就有抽样单。";
/// Signed, and not complete.
pub const SIGNED: &str = "抽样单已经签字，手续还没有全部办完。";
/// What one may before anything is signed.
pub const MAY_WATCH: &str = "抽样人员不得少于两人，应当出示监督抽查通知书和证件。人员、产品与通知书不一致，或者向您收费的，您可以拒绝抽样。";

/// The sheet is complete.
#[must_use]
pub fn complete(at: Instant) -> String {
    format!("抽样已于{}全部完成。", day(at.local_date()))
}

/// No sample was taken.
#[must_use]
pub const fn ended(kind: EndingKind, is_complete: bool, upheld: Option<bool>) -> &'static str {
    match (kind, is_complete, upheld) {
        (_, false, _) => "本次没有抽样，情况记录还没有签完字。",
        (EndingKind::Refused, true, None) => "本次没有抽样。抽样人员上报为拒检，所在地监管部门还没有认定；认定之前不作拒检处理。",
        (EndingKind::Refused, true, Some(true)) => "本次没有抽样。所在地监管部门已认定拒检属实。",
        (EndingKind::Refused, true, Some(false)) => "本次没有抽样。所在地监管部门不予认定拒检。",
        (EndingKind::NoSample, true, Some(true)) => "本次没有抽到样品，所在地监管部门已认定情况属实。这不是对产品质量的评价。",
        (EndingKind::NoSample, true, Some(false)) => "本次没有抽到样品，所在地监管部门对所报情况不予认定，会与贵单位联系。",
        (EndingKind::NoSample, true, None) => "本次没有抽到样品。这不是对产品质量的评价。",
        (EndingKind::Terminated, true, _) => "抽样因现场发现的问题终止，已向市局和所在地监管部门报告。",
    }
}

/// What the enterprise may of a sample (notice; PQL 15; ).
pub const RIGHTS_OF_A_SAMPLE: [&str; 4] = [
    "对检验结果有异议的，可以自收到书面告知之日起 15 日内，向大同市市场监督管理局书面提出，并可以申请复检。第 15 日是法定休假日的，顺延到休假日后的第一天。",
    "15 日从收到书面告知起算，不从抽样日起算，也不从打开本页起算。",
    "检验样品由抽样机构付费购买，备用样品先行无偿提供；除此之外，抽查不收取任何费用。",
    "抽样单、付费单如有更正，必须由贵单位确认；没有经过确认的更正，可以拒绝。",
];

/// What it may where no sample was taken.
pub const RIGHTS_OF_AN_ENDING: [&str; 2] = [
    "对所记情况有不同意见的，可以向所在地市场监督管理部门书面陈述，并提交证据。",
    "抽查不收取任何费用。人员、产品与通知书不一致，或者抽样人员收费的，拒绝抽样不是拒检。",
];

/// What comes after a sample was taken (O-19, O-13, O-61).
#[must_use]
pub fn next_of_a_sample(laboratory: &str, served_by: LocalDate) -> Vec<String> {
    vec![
        format!("样品送{laboratory}检验。检验人员只看到二次编号，看不到贵单位的名称。"),
        format!("检验结果书面告知贵单位，同时告知权利；本次抽查的结果应在{}前送达。", day(served_by)),
        "没有异议，或者异议期满，结果按规定处理：合格的，先行提供的备用样品在异议期满后退还；不合格的，由所在地市场监督管理部门依法处理，并另行书面通知。".to_owned(),
        "检验结果以盖章的书面报告为准，本页不公布结果。".to_owned(),
    ]
}

/// What comes after none was taken.
#[must_use]
pub const fn next_of_an_ending(kind: EndingKind) -> &'static str {
    match kind {
        EndingKind::Refused => "由所在地县级市场监督管理部门核实并认定。认定结果会告知贵单位；认定属实的，依照产品质量法处理。",
        EndingKind::NoSample => "情况说明报市局备案。恢复生产或者销售后，可能再次安排抽查。",
        EndingKind::Terminated => "由所在地市场监督管理部门依法处理，会另行书面通知贵单位。",
    }
}

/// What was paid.
#[must_use]
pub fn paid(amount: Fen) -> String {
    format!("{amount} 元")
}

/// A stamped original.
#[must_use]
pub fn original(title: &str, at: Instant) -> String {
    format!("{title} 盖章原件（{}上传）", day(at.local_date()))
}

/// The heading of one's copies.
#[must_use]
pub fn copies_of(number: &str) -> String {
    format!("抽样单 {number}")
}
