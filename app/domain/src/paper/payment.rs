//! 样品付费单 (4D): what was paid for the test part, at which price and to whom (O-33…O-35). Nobody signs it on the glass: that the money was
//! received is confirmed by pen.

use super::{Paper, block, tick};
use crate::payment::{PaymentSlip, PaymentWay};
use crate::sheet::{PriceBasis, Sheet};
use crate::visit::{Briefing, Visit};

/// The slip of a sheet as it holds today.
pub(super) fn paper(briefing: &Briefing, visit: &Visit, sheet: &Sheet, slip: &PaymentSlip) -> Paper {
    let product = sheet.product.as_ref();
    let basis = sheet.price.as_ref().map(|price| &price.basis);
    let source = match basis {
        Some(PriceBasis::Market { source }) => source.clone(),
        Some(PriceBasis::Marked) | None => String::new(),
    };
    let bought = vec![
        ("产品名称", product.map(|product| product.name.clone()).unwrap_or_default()),
        ("规格型号", product.map(|product| product.model.clone()).unwrap_or_default()),
        ("生产日期/批号", product.map(|product| product.batch.clone()).unwrap_or_default()),
        ("购样数量", format!("{}（检验样品）", slip.quantity)),
    ];
    let paid = vec![
        ("单价", format!("{} 元/{}", slip.unit, slip.quantity.unit.sign())),
        (
            "价格依据",
            tick(&[(matches!(basis, Some(PriceBasis::Marked)), "标价"), (matches!(basis, Some(PriceBasis::Market { .. })), "同类产品市场价")]),
        ),
        ("价格来源", source),
        ("金额", format!("{} 元", slip.amount)),
        ("大写", slip.amount.in_capitals()),
        (
            "付款方式",
            tick(&[(slip.way == PaymentWay::Cash, "现金"), (slip.way == PaymentWay::Code, "扫码"), (slip.way == PaymentWay::Transfer, "转账")]),
        ),
        ("收款人", slip.payee.clone()),
        ("发票/收据号", slip.receipt.clone()),
        ("付款机构", briefing.organisation(briefing.campaign.agency).to_owned()),
    ];
    Paper {
        template: "4D-1".into(),
        title: "产品质量监督抽查样品付费单".into(),
        number: sheet.opening.number.to_string(),
        blocks: vec![super::head_of_copy(briefing, visit, sheet), block("所购样品", bought), block("付费", paid)],
        sentences: vec![
            "检验样品的价格以生产、销售产品的标价为准；没有标价的，以同类产品的市场价格为准。".into(),
            "本单只付检验样品；备用样品由被抽样单位先行无偿提供。".into(),
            "收款人确认：以上款项已收讫，数量、价格、金额无误。".into(),
        ],
    }
}
