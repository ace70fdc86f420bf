//! 更正单: what a signed sheet says otherwise from now on, as it is shown to whoever confirms it (O-31).

use super::{Block, Paper, block, enterprise, fuel, paid, product, sampling};
use crate::correction::Amendment;
use crate::sheet::Sheet;
use crate::visit::Visit;

/// The paper of a sheet's correction that comes after so many others. It follows from the visit alone, so that whoever folds the record can hold
/// its confirmation against it.
#[must_use]
pub fn correction_paper(visit: &Visit, sheet: &Sheet, others: usize, amendment: &Amendment) -> Paper {
    let before = sheet.corrected_by(others);
    let after = before.amended(amendment);
    let name = before.identity(visit).map_or(&visit.assignment.enterprise.name, |identity| &identity.name);
    let mut blocks = vec![block(
        "原抽样单",
        vec![
            ("抽样单编号", sheet.opening.number.to_string()),
            ("被抽样单位", name.clone()),
            ("抽样日期", sheet.opened_at.local_date().to_string()),
            ("更正次序", format!("第 {} 次更正", others + 1)),
        ],
    )];
    blocks.extend(changes(visit, &before, &after));
    blocks.push(block("更正原因", vec![("原因", amendment.reason.clone())]));
    Paper {
        template: "更正-1".into(),
        title: "产品质量监督抽查抽样单更正单".into(),
        number: sheet.opening.number.to_string(),
        blocks,
        sentences: vec![
            "以上更正经被抽样单位签名或者盖章确认后生效；抽样单的其他内容不变，原来的签字仍然对应原来的内容。".into(),
            "更正内容与实际不符的，贵单位可以不予确认；未经贵单位确认的更正无效。".into(),
        ],
    }
}

/// The blocks of the sheet that change, and in them only the entries that do: old and new.
fn changes(visit: &Visit, before: &Sheet, after: &Sheet) -> Vec<Block> {
    let of = |sheet: &Sheet| {
        let fuel = sheet.product.as_ref().and_then(|product| product.fuel.as_ref()).map(fuel);
        [enterprise(visit, sheet), product(sheet), fuel.unwrap_or_else(|| block("成品油", Vec::new())), sampling(sheet), paid(sheet)]
    };
    of(before).into_iter().zip(of(after)).filter_map(|(old, new)| differing(&old, &new)).collect()
}

fn differing(old: &Block, new: &Block) -> Option<Block> {
    const NONE: &str = "/";
    let value =
        |block: &Block, label: &str| block.entries.iter().find(|(known, _)| known == label).map_or_else(|| NONE.into(), |(_, value)| value.clone());
    let gone = old.entries.iter().filter(|(label, _)| !new.entries.iter().any(|(known, _)| known == label));
    let entries: Vec<(String, String)> = new
        .entries
        .iter()
        .chain(gone)
        .filter_map(|(label, _)| {
            let (before, after) = (value(old, label), value(new, label));
            let said = match (before.as_str(), after.as_str()) {
                // 补充: nothing stood there.
                (NONE, _) => format!("原来未填，补充为 {after}"),
                (_, NONE) => format!("原为 {before}，更正为不填"),
                _ => format!("原为 {before}，更正为 {after}"),
            };
            (before != after).then(|| (label.clone(), said))
        })
        .collect();
    (!entries.is_empty()).then(|| Block { heading: new.heading.clone(), entries })
}
