//! The sheet as it prints: the one text that is shown, signed, and printed again; its digest is over exactly these bytes.
//!
//! This is a template, so its words stand here and not with the other visible sentences: both sides must print the
//! same bytes offline, and a change of wording is a new version of the template.

mod correction;
mod ending;
mod feedback;
mod payment;
mod printout;
mod storage;

pub use correction::{Change, changes, correction_paper};
pub use ending::{reason, violation};
pub use feedback::{QUESTIONS, feedback_paper};
pub use printout::{Hand, Printout, correction_printout, printouts};

use crate::digest::Digest;
use crate::enterprise::{PlaceKind, ShownCode, Trade};
use crate::goods::Goods;
use crate::json::Json;
use crate::late_entry::LateEntry;
use crate::part::{ContainerKind, Part};
use crate::payment::PaymentWay;
use crate::place::Division;
use crate::sheet::{Fuel, PriceBasis, Sheet};
use crate::storage::{Storage, StorageReason};
use crate::visit::{Briefing, Visit};
use serde::{Deserialize, Serialize};

/// The version of this template; old signatures keep the digest of the text that they saw.
const TEMPLATE: &str = "4A-1";

/// A paper: title, number, blocks of entries, sentences.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Paper {
    /// The version of this template.
    pub template: String,
    /// The title.
    pub title: String,
    /// Its number.
    pub number: String,
    /// Its blocks.
    pub blocks: Vec<Block>,
    /// Sentences printed beneath: the confirmation and the rights.
    pub sentences: Vec<String>,
}

/// A block of entries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Block {
    /// Its heading.
    pub heading: String,
    /// Its entries: label and value; an empty value prints as "/".
    pub entries: Vec<(String, String)>,
}

impl Paper {
    /// The digest that signatures bind.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest::of(crate::json::write(self).as_bytes())
    }
}

/// The sheet (抽样单, form 4A) as it prints, with the payment slip's figures and the signer's rights; where no sample was taken, the form of that.
#[must_use]
pub fn sheet_paper(briefing: &Briefing, visit: &Visit, sheet: &Sheet) -> Paper {
    if let Some(ended) = &sheet.ending {
        return ending::paper(briefing, visit, sheet, ended);
    }
    let mut blocks = vec![head(briefing, visit, sheet), enterprise(visit, sheet), product(sheet)];
    blocks.extend(sheet.product.as_ref().and_then(|product| product.fuel.as_ref()).map(fuel));
    blocks.extend([sampling(sheet), seals(sheet)]);
    blocks.extend(sheet.storage.as_ref().map(kept));
    blocks.extend([paid(sheet), samplers(briefing, visit)]);
    blocks.extend(sheet.opening.late.as_ref().map(late));
    Paper {
        template: TEMPLATE.into(),
        title: "产品质量监督抽查抽样单".into(),
        number: sheet.opening.number.to_string(),
        blocks,
        sentences: vec![
            "所抽产品为境内生产、销售且企业自检合格的待销产品。".into(),
            "检验样品由抽样机构购买，备用样品由贵单位先行无偿提供；本次抽查不向贵单位收取任何费用。".into(),
            "您的权利：对检验结果有异议的，可自收到书面告知之日起15日内，向大同市市场监督管理局书面提出。".into(),
        ],
    }
}

fn block(heading: &str, entries: Vec<(&str, String)>) -> Block {
    let entries =
        entries.into_iter().map(|(label, value)| (label.to_owned(), if value.trim().is_empty() { "/".to_owned() } else { value })).collect();
    Block { heading: heading.into(), entries }
}

/// A box that is ticked, and one that is not; whoever shows a paper draws them.
pub const TICKED: char = '☑';
/// See [`TICKED`].
pub const UNTICKED: char = '☐';

/// One of a few, with the box before it ticked where it is the one.
fn tick(all: &[(bool, &str)]) -> String {
    let boxes: Vec<String> = all.iter().map(|(is_it, word)| format!("{}{word}", if *is_it { TICKED } else { UNTICKED })).collect();
    boxes.join("　")
}

/// What stands at the head of a paper that goes with the sheet.
fn head_of_copy(briefing: &Briefing, visit: &Visit, sheet: &Sheet) -> Block {
    let enterprise = sheet.identity(visit).map_or(&visit.assignment.enterprise.name, |identity| &identity.name);
    block(
        "任务",
        vec![
            ("任务来源", format!("{}（{}）", briefing.campaign.title, briefing.campaign.document)),
            ("抽样单编号", sheet.opening.number.to_string()),
            ("被抽样单位", enterprise.clone()),
            ("抽样单位", briefing.organisation(briefing.campaign.agency).to_owned()),
            ("抽样日期", sheet.opened_at.local_date().to_string()),
        ],
    )
}

fn head(briefing: &Briefing, visit: &Visit, sheet: &Sheet) -> Block {
    let rules = briefing.rules(sheet.opening.rules);
    let line = briefing.campaign.line(sheet.opening.line);
    block(
        "任务",
        vec![
            ("任务来源", briefing.campaign.title.clone()),
            ("文号", briefing.campaign.document.clone()),
            ("监督抽查通知书", visit.assignment.notice.clone()),
            ("产品线", line.map(|line| line.product.clone()).unwrap_or_default()),
            ("实施细则", rules.map(|rules| format!("第{}版，依据 {}", rules.version, rules.standard)).unwrap_or_default()),
            ("抽样日期", sheet.opened_at.local_date().to_string()),
            ("承检机构", briefing.organisation(sheet.opening.laboratory).to_owned()),
        ],
    )
}

fn enterprise(visit: &Visit, sheet: &Sheet) -> Block {
    let Some(identity) = sheet.identity(visit) else { return block("受检单位", vec![("名称", visit.assignment.enterprise.name.clone())]) };
    let code = match &identity.code {
        ShownCode::Credit { text } => text.clone(),
        ShownCode::Registration { text } => format!("{text}（旧注册号）"),
        ShownCode::None { reason } => format!("未出示：{reason}"),
    };
    let trade = match identity.trade {
        Some(Trade::Production) => "生产领域",
        Some(Trade::Circulation) => "流通领域",
        None => "",
    };
    block(
        "受检单位",
        vec![
            ("名称", identity.name.clone()),
            ("统一社会信用代码", code),
            ("县区", Division::try_from(identity.division).map(Division::name).unwrap_or_default().into()),
            ("地址", identity.address.clone()),
            ("抽样环节", trade.into()),
            ("场所", place(identity.place).into()),
            ("法定代表人", identity.representative.clone()),
            ("联系人", identity.contact.clone()),
            ("电话", identity.telephone.clone()),
            ("已核看证照", identity.licences_shown.join("、")),
        ],
    )
}

/// What a kind of place is called.
#[must_use]
pub const fn place(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::GasStation => "加油站",
        PlaceKind::Mall => "商场",
        PlaceKind::Supermarket => "超市",
        PlaceKind::Shop => "专卖店、小商铺",
        PlaceKind::Market => "市场",
        PlaceKind::Factory => "生产企业",
        PlaceKind::Other => "其他",
    }
}

fn product(sheet: &Sheet) -> Block {
    let Some(product) = &sheet.product else { return block("受检产品", Vec::new()) };
    let own = product.own.iter().map(|entry| (entry.label.as_str(), entry.printed()));
    let goods = product.goods.map(|goods| ("抽样对象", said_of(goods).to_owned()));
    let producer =
        if product.per_label && !product.producer.is_empty() { format!("{}（按标称）", product.producer) } else { product.producer.clone() };
    let entries = vec![
        ("产品名称", product.name.clone()),
        ("规格型号", product.model.clone()),
        ("商标", product.brand.clone()),
        ("生产日期/批号", product.batch.clone()),
        ("执行标准", product.standard.clone()),
        ("标称生产者", producer),
        ("生产者地址", product.producer_address.clone()),
        ("供货单位", product.supplier.clone()),
    ];
    block("受检产品", entries.into_iter().chain(own).chain(goods).collect())
}

/// What the samplers found of the goods, in the words of the form.
#[must_use]
pub const fn said_of(goods: Goods) -> &'static str {
    match goods {
        Goods::ForSale => "属于本类产品的待销产品，没有标注试制、处理、样品",
        Goods::OutsideTheLine => "不属于本类产品",
        Goods::Marked => "标有“试制”“处理”或“样品”",
        Goods::NotForSale => "不用于销售",
        Goods::ExportOnly => "只用于出口，合同对质量另有规定",
    }
}

fn fuel(fuel: &Fuel) -> Block {
    let quantity = |quantity: Option<crate::quantity::Quantity>| quantity.map(|quantity| quantity.to_string()).unwrap_or_default();
    let detergent = match fuel.detergent {
        Some(true) => "是",
        Some(false) => "否",
        None => "",
    };
    block(
        "成品油",
        vec![
            ("枪号", fuel.dispenser.clone()),
            ("罐号", fuel.tank.clone()),
            ("最近进罐日期", fuel.last_delivery.map(|date| date.to_string()).unwrap_or_default()),
            ("进罐前余量", quantity(fuel.residue)),
            ("总罐容量", quantity(fuel.capacity)),
            ("上年出库量", quantity(fuel.last_year_output)),
            ("是否加入清净剂", detergent.into()),
        ],
    )
}

fn sampling(sheet: &Sheet) -> Block {
    let Some(sampling) = &sheet.sampling else { return block("抽样", Vec::new()) };
    block("抽样", vec![("抽样基数", sampling.stock.to_string()), ("检验样品", sampling.test.to_string()), ("备用样品", sampling.backup.to_string())])
}

const fn part(part: Part) -> &'static str {
    match part {
        Part::Test => "检验样品",
        Part::Backup => "备用样品",
    }
}

fn seals(sheet: &Sheet) -> Block {
    let entries = sheet
        .containers
        .iter()
        .map(|container| {
            let part = part(container.part);
            let kind = match container.kind {
                ContainerKind::Glass => "玻璃瓶",
                ContainerKind::Aluminium => "铝桶",
                ContainerKind::Steel => "铁桶",
                ContainerKind::Plastic => "塑料桶",
                ContainerKind::Original => "原包装",
                ContainerKind::Box => "袋、箱",
            };
            let seal = sheet.seal_of(container.id).map(|seal| seal.number.to_string()).unwrap_or_default();
            (part, format!("{kind} {}　封条 {seal}", container.holds))
        })
        .collect();
    block("封样", entries)
}

/// Stands on the sheet only where the backup part stays (O-41).
fn kept(storage: &Storage) -> Block {
    let covered = if storage.camera { "是" } else { "否" };
    block(
        "备用样品封存在被抽样单位",
        vec![
            ("原因", storage_reason(storage)),
            ("批准", format!("{}，批准码 {}", storage.approval.officer, storage.approval.code)),
            ("存放地点", storage.place.clone()),
            ("封条部位", storage.positions.clone()),
            ("摄像头覆盖", covered.into()),
        ],
    )
}

/// Why a backup part stays, in the words of the notice.
#[must_use]
pub fn storage_reason(storage: &Storage) -> String {
    let reason = match storage.reason {
        StorageReason::HardToMove => "不易运输",
        StorageReason::Valuable => "价值昂贵",
        StorageReason::Other => "其他",
    };
    if storage.note.trim().is_empty() { reason.to_owned() } else { format!("{reason}：{}", storage.note) }
}

fn paid(sheet: &Sheet) -> Block {
    let Some(slip) = &sheet.payment else { return block("付费", Vec::new()) };
    let basis = match sheet.price.as_ref().map(|price| &price.basis) {
        Some(PriceBasis::Marked) => "标价".to_owned(),
        Some(PriceBasis::Market { source }) => format!("市场价（{source}）"),
        None => String::new(),
    };
    let way = match slip.way {
        PaymentWay::Cash => "现金",
        PaymentWay::Code => "扫码",
        PaymentWay::Transfer => "转账",
    };
    block(
        "付费",
        vec![
            ("购样费", format!("{} 元/{} × {} = {} 元", slip.unit, slip.quantity.unit.sign(), slip.quantity, slip.amount)),
            ("大写", slip.amount.in_capitals()),
            ("价格依据", basis),
            ("付款方式", way.into()),
            ("收款人", slip.payee.clone()),
            ("票据号", slip.receipt.clone()),
        ],
    )
}

/// Stands only on what is entered from paper.
fn late(late: &LateEntry) -> Block {
    block(
        "补录",
        vec![("填写时间", late.at.to_string()), ("未用手机的原因", late.reason.clone()), ("依据", "现场填写的纸质抽样单，扫描件随附".into())],
    )
}

fn samplers(briefing: &Briefing, visit: &Visit) -> Block {
    let names: Vec<String> =
        visit.present.iter().filter_map(|id| briefing.person(*id)).map(|person| format!("{}（{}）", person.name, person.staff_number)).collect();
    block("抽样单位", vec![("名称", briefing.organisation(briefing.campaign.agency).to_owned()), ("抽样人员", names.join("、"))])
}
