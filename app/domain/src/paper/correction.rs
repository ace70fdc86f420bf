//! 更正单: what a signed sheet says otherwise from now on, as it is shown to whoever confirms it (O-31).

use super::{Block, Paper, block, ending, enterprise, fuel, paid, part, product, sampling};
use crate::correction::Amendment;
use crate::part::Container;
use crate::sheet::Sheet;
use crate::visit::Visit;

/// The paper of a sheet's correction that comes after so many others. It follows from the visit alone, so that whoever folds the record can hold
/// its confirmation against it.
#[must_use]
pub fn correction_paper(visit: &Visit, sheet: &Sheet, others: usize, amendment: &Amendment) -> Paper {
    let before = sheet.corrected_by(others);
    let wording = if sheet.ending.is_some() { &OF_AN_ENDING } else { &OF_A_SHEET };
    // The form of an ending names the enterprise as the roster does.
    let found = before.identity(visit).filter(|_| sheet.ending.is_none());
    let name = found.map_or(&visit.assignment.enterprise.name, |identity| &identity.name);
    let mut blocks = vec![block(
        wording.original,
        vec![
            (wording.number, sheet.opening.number.to_string()),
            ("被抽样单位", name.clone()),
            (wording.date, sheet.opened_at.local_date().to_string()),
            ("更正次序", format!("第 {} 次更正", others + 1)),
        ],
    )];
    blocks.extend(told(changes(visit, sheet, others, amendment)));
    blocks.push(block("更正原因", vec![("原因", amendment.reason.clone())]));
    Paper {
        template: wording.template.into(),
        title: wording.title.into(),
        number: sheet.opening.number.to_string(),
        blocks,
        sentences: wording.sentences.map(Into::into).to_vec(),
    }
}

/// What the paper says whatever is corrected.
struct Wording {
    template: &'static str,
    title: &'static str,
    original: &'static str,
    number: &'static str,
    date: &'static str,
    sentences: [&'static str; 2],
}

/// Of a sheet with a sample: the enterprise confirms it.
const OF_A_SHEET: Wording = Wording {
    template: "更正-1",
    title: "产品质量监督抽查抽样单更正单",
    original: "原抽样单",
    number: "抽样单编号",
    date: "抽样日期",
    sentences: [
        "以上更正经被抽样单位签名或者盖章确认后生效；抽样单的其他内容不变，原来的签字仍然对应原来的内容。",
        "更正内容与实际不符的，贵单位可以不予确认；未经贵单位确认的更正无效。",
    ],
};

/// Of a form of a visit without a sample (4F, 4G, 4H): where it has no place for the enterprise, a witness confirms it.
const OF_AN_ENDING: Wording = Wording {
    template: "更正E-1",
    title: "产品质量监督抽查文书更正单",
    original: "原文书",
    number: "编号",
    date: "日期",
    sentences: [
        "以上更正经被抽样单位或者见证人签名、盖章确认后生效；原来的文书和签字不变，仍然对应原来的内容。",
        "更正内容与实际不符的，可以不予确认；未经确认的更正无效。",
    ],
};

/// An entry that a correction changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The heading of its block.
    pub heading: String,
    /// Its label.
    pub label: String,
    /// What stood there; "/" where nothing did.
    pub old: String,
    /// What stands there now; "/" where nothing does.
    pub new: String,
}

/// What a correction changes that comes after so many others: the entries as the sheet prints them.
#[must_use]
pub fn changes(visit: &Visit, sheet: &Sheet, others: usize, amendment: &Amendment) -> Vec<Change> {
    let before = sheet.corrected_by(others);
    let after = before.amended(amendment);
    let of = |sheet: &Sheet| {
        let fuel = sheet.product.as_ref().and_then(|product| product.fuel.as_ref()).map(fuel);
        let ending = sheet.ending.as_ref().map(ending::told);
        [
            enterprise(visit, sheet),
            product(sheet),
            fuel.unwrap_or_else(|| block("成品油", Vec::new())),
            sampling(sheet),
            seals(sheet),
            paid(sheet),
            ending.unwrap_or_else(|| block("", Vec::new())),
        ]
    };
    of(&before).into_iter().zip(of(&after)).flat_map(|(old, new)| differing(&old, &new)).collect()
}

/// The numbers of the seals, each under a name of its own: two containers of one part must not be taken for each other.
fn seals(sheet: &Sheet) -> Block {
    let one = |(place, container): (usize, &Container)| {
        let number = sheet.seal_of(container.id).map_or_else(|| "/".to_owned(), |seal| seal.number.to_string());
        (format!("第{}个容器（{}）封条号", place + 1, part(container.part)), number)
    };
    Block { heading: "封样".into(), entries: sheet.containers.iter().enumerate().map(one).collect() }
}

/// What stands where nothing does.
const NONE: &str = "/";

/// The entries that change: old and new.
fn differing(old: &Block, new: &Block) -> Vec<Change> {
    let value =
        |block: &Block, label: &str| block.entries.iter().find(|(known, _)| known == label).map_or_else(|| NONE.into(), |(_, value)| value.clone());
    let gone = old.entries.iter().filter(|(label, _)| !new.entries.iter().any(|(known, _)| known == label));
    let all = new.entries.iter().chain(gone);
    let change = all.map(|(label, _)| Change { heading: new.heading.clone(), label: label.clone(), old: value(old, label), new: value(new, label) });
    change.filter(|change| change.old != change.new).collect()
}

/// The changes as the enterprise reads them, by their blocks.
fn told(changes: Vec<Change>) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for Change { heading, label, old, new } in changes {
        let said = match (old.as_str(), new.as_str()) {
            // 补充: nothing stood there.
            (NONE, _) => format!("原来未填，补充为 {new}"),
            (_, NONE) => format!("原为 {old}，更正为不填"),
            _ => format!("原为 {old}，更正为 {new}"),
        };
        match blocks.last_mut().filter(|block| block.heading == heading) {
            Some(block) => block.entries.push((label, said)),
            None => blocks.push(Block { heading, entries: vec![(label, said)] }),
        }
    }
    blocks
}
