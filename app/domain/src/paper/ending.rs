//! The papers of a visit without a sample: 拒检认定表 (4F), 未抽到样品企业情况说明表 (4G), 样品问题报告单 (4H).

use super::{Block, Paper, block, late, samplers};
use crate::ending::Ending;
use crate::no_sample::{NoSample, NoSampleReason};
use crate::refusal::{Obstruction, Refusal};
use crate::sheet::Sheet;
use crate::termination::{Notified, Termination, Violation};
use crate::visit::{Briefing, Visit};

pub(super) fn paper(briefing: &Briefing, visit: &Visit, sheet: &Sheet, ending: &Ending) -> Paper {
    let (template, title, sentence) = match ending {
        Ending::Refused { .. } => (
            "4F-1",
            "产品质量监督抽查拒检认定表",
            "以上由抽样人员如实记录，须经被抽样单位所在地县级市场监督管理部门共同认定；认定之前只是上报，不作拒检处理，也不代表检验结论。",
        ),
        Ending::NoSample { .. } => ("4G-1", "未抽到样品企业情况说明表", "以上情况属实。未抽到样品不作为对贵单位产品质量的评价。"),
        Ending::Terminated { .. } => (
            "4H-1",
            "产品质量监督抽查样品问题报告单",
            "对该产品的抽样到此终止，并向组织抽查的市场监督管理部门和所在地县级市场监督管理部门报告。贵单位可以在企业陈述一栏说明情况。",
        ),
    };
    let mut blocks = vec![task(briefing, visit, sheet), enterprise(visit), told(ending), samplers(briefing, visit)];
    blocks.extend(sheet.opening.late.as_ref().map(late));
    Paper { template: template.into(), title: title.into(), number: sheet.opening.number.to_string(), blocks, sentences: vec![sentence.into()] }
}

/// What was found in place of a sample.
pub(super) fn told(ending: &Ending) -> Block {
    match ending {
        Ending::Refused { refusal } => refused(refusal),
        Ending::NoSample { no_sample } => not_found(no_sample),
        Ending::Terminated { termination } => terminated(termination),
    }
}

/// As the roster has it: what is found of it later changes no paper that was signed.
fn enterprise(visit: &Visit) -> Block {
    let enterprise = &visit.assignment.enterprise;
    block(
        "受检单位",
        vec![
            ("名称", enterprise.name.clone()),
            ("统一社会信用代码", enterprise.credit_code.clone()),
            ("县区", enterprise.division.name().into()),
            ("地址", enterprise.address.clone()),
            ("联系人", enterprise.contact.clone()),
            ("电话", enterprise.telephone.clone()),
        ],
    )
}

fn task(briefing: &Briefing, visit: &Visit, sheet: &Sheet) -> Block {
    let line = briefing.campaign.line(sheet.opening.line);
    block(
        "任务",
        vec![
            ("任务来源", briefing.campaign.title.clone()),
            ("文号", briefing.campaign.document.clone()),
            ("监督抽查通知书", visit.assignment.notice.clone()),
            ("产品", line.map(|line| line.product.clone()).unwrap_or_default()),
            ("日期", sheet.opened_at.local_date().to_string()),
        ],
    )
}

fn refused(refusal: &Refusal) -> Block {
    let (way, asked) = match &refusal.way {
        Obstruction::Refused => ("拒绝抽样", String::new()),
        Obstruction::Hindered => ("阻碍或者不配合抽样", String::new()),
        Obstruction::Price { asked, reference, source } => {
            ("以明显不合理的样品价格阻碍抽样", format!("要价 {asked} 元，参考价 {reference} 元（{source}）"))
        }
    };
    let witness = refusal.witness.as_ref().map(|witness| format!("{}（{}）", witness.name, witness.standing)).unwrap_or_default();
    block("事实认定", vec![("情形", way.into()), ("样品价格", asked), ("拒检过程", refusal.facts.clone()), ("见证人", witness)])
}

fn not_found(no_sample: &NoSample) -> Block {
    let orders = match no_sample.orders {
        Some(true) => "有",
        Some(false) => "无",
        None => "",
    };
    block(
        "未抽到样品的情况",
        vec![
            ("原因", reason(no_sample.reason).into()),
            ("查看和询问的经过", no_sample.process.clone()),
            ("最近一年有无销售订单", orders.into()),
            ("产品流向", no_sample.destination.clone()),
        ],
    )
}

/// A reason in the words of the form.
#[must_use]
pub const fn reason(reason: NoSampleReason) -> &'static str {
    match reason {
        NoSampleReason::Bankrupt => "倒闭",
        NoSampleReason::Deregistered => "注销",
        NoSampleReason::Stopped => "停产",
        NoSampleReason::Converted => "转产",
        NoSampleReason::ExportOnly => "全部用于出口",
        NoSampleReason::OutsideTheCity => "非本行政区划内企业",
        NoSampleReason::NotVisited => "通过前期核查未走访",
        NoSampleReason::OutOfScope => "产品不在本次抽查范围内",
        NoSampleReason::StockTooSmall => "库存/基数不足",
        NoSampleReason::Rectifying => "企业整改中",
        NoSampleReason::NoProducer => "非生产企业",
        NoSampleReason::AddressWrong => "企业地址不准",
        NoSampleReason::Other => "其他",
    }
}

fn terminated(termination: &Termination) -> Block {
    let violations: Vec<&str> = termination.violations.iter().copied().map(violation).collect();
    block(
        "发现的问题",
        vec![
            ("问题", violations.join("、")),
            ("事实", termination.facts.clone()),
            ("现场存货", termination.stock.clone()),
            ("报告市局", notified(&termination.city)),
            ("报告县级局", notified(&termination.county)),
            ("企业陈述", termination.statement.clone()),
        ],
    )
}

/// A violation in the words of the form.
#[must_use]
pub const fn violation(violation: Violation) -> &'static str {
    match violation {
        Violation::NoBusinessLicence => "无营业执照",
        Violation::NoPermit => "无生产或者经营许可证",
        Violation::NoCertification => "无强制性产品认证",
        Violation::Expired => "超过限用日期",
        Violation::ForgedLabel => "伪造或者冒用标识",
        Violation::Other => "其他",
    }
}

fn notified(told: &Notified) -> String {
    match told {
        Notified::System => "系统报告".into(),
        Notified::Telephone { number, person, at } => format!("电话报告 {person} {number}，{at}"),
    }
}
