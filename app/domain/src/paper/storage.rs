//! 样品封存和处置告知单 (4E): what stays sealed at the enterprise, by whose approval, and what it may not do with it (O-41, O-42). It is handed
//! over on paper, and confirmed there.

use super::{Paper, block, tick};
use crate::enterprise::Trade;
use crate::part::Part;
use crate::person::OrganisationKind;
use crate::sheet::Sheet;
use crate::storage::{Storage, StorageReason};
use crate::visit::{Briefing, Visit};

/// The notice of a backup part that stays.
pub(super) fn paper(briefing: &Briefing, visit: &Visit, sheet: &Sheet, storage: &Storage) -> Paper {
    let bureau = briefing.organisations.iter().find(|body| body.kind == OrganisationKind::Bureau);
    let product = sheet.product.as_ref();
    let trade = sheet.identity(visit).map_or(Some(visit.assignment.enterprise.trade), |identity| identity.trade);
    let backups = || sheet.containers_of(Part::Backup);
    let seals: Vec<String> = backups().filter_map(|container| sheet.seal_of(container.id)).map(|seal| seal.number.to_string()).collect();
    let is = |reason| storage.reason == reason;
    let kept = vec![
        ("产品名称", product.map(|product| product.name.clone()).unwrap_or_default()),
        ("规格型号", product.map(|product| product.model.clone()).unwrap_or_default()),
        ("抽样环节", tick(&[(trade == Some(Trade::Production), "生产领域"), (trade == Some(Trade::Circulation), "流通领域")])),
        ("样品类别", tick(&[(true, "备用样品"), (false, "检毕样品")])),
        ("数量", sheet.sampling.as_ref().map(|sampling| sampling.backup.to_string()).unwrap_or_default()),
        ("容器件数", backups().count().to_string()),
        (
            "封存原因",
            tick(&[(is(StorageReason::HardToMove), "不易运输"), (is(StorageReason::Valuable), "价值昂贵"), (is(StorageReason::Other), "其他")]),
        ),
        ("原因说明", storage.note.clone()),
        ("市局批准", format!("{}，批准码 {}", storage.approval.officer, storage.approval.code)),
        ("封存日期", sheet.opened_at.local_date().to_string()),
        ("封存地点", storage.place.clone()),
        ("封条编号", seals.join("、")),
        ("封条部位", storage.positions.clone()),
        ("摄像头覆盖", tick(&[(storage.camera, "是"), (!storage.camera, "否")])),
    ];
    Paper {
        template: "4E-1".into(),
        title: "产品质量监督抽查样品封存和处置告知单".into(),
        number: sheet.opening.number.to_string(),
        blocks: vec![super::head_of_copy(briefing, visit, sheet), block("封存的样品", kept)],
        sentences: vec![
            "上述样品封存于你单位，请保持封存状态，防潮、防火、防损坏；未经组织监督抽查的市场监督管理部门同意，不得更换、隐匿、转移、变卖、损毁。"
                .into(),
            "检验结论为合格且无异议的，异议期满后样品由你单位自行处置。".into(),
            "检验结论为不合格的，样品继续封存至异议处理申请期满后三个月，期满后按照负责结果处理的市场监督管理部门的意见处置。".into(),
            "隐匿、转移、变卖、损毁样品的，终止复检，以初检结论为最终结论，并依照《产品质量监督抽查管理暂行办法》处理。".into(),
            format!("联系电话：{}。本告知单一式两份，被抽样单位、抽样单位各执一份。", bureau.map_or("/", |bureau| bureau.telephone.as_str())),
        ],
    }
}
