//! 样品付费单 (4D). It is signed by pen: that the money was received is no part of what was signed on the glass.

use super::case::{Case, pen};
use super::sampled::unit_price;
use app::words::desk::papers as words;
use documents::Hand;
use documents::payment_slip::{Basis, PaymentSlip, Way};
use domain::payment::{PaymentSlip as Slip, PaymentWay};
use domain::sheet::PriceBasis;

pub(super) fn slip(case: &Case<'_>, slip: &Slip) -> PaymentSlip {
    let product = case.sheet.product.as_ref();
    let (basis, basis_note) = match case.sheet.price.as_ref().map(|price| &price.basis) {
        Some(PriceBasis::Market { source }) => (Basis::Market, source.clone()),
        Some(PriceBasis::Marked) | None => (Basis::Marked, String::new()),
    };
    PaymentSlip {
        frame: case.frame(case.number()),
        sheet: case.number(),
        task: case.task(),
        enterprise: case.enterprise().name,
        product: product.map(|product| product.name.clone()).unwrap_or_default(),
        model: product.map(|product| product.model.clone()).unwrap_or_default(),
        batch: product.map(|product| product.batch.clone()).unwrap_or_default(),
        unit_price: unit_price(case),
        basis,
        basis_note,
        quantity: slip.quantity.to_string(),
        amount: words::yuan(slip.amount),
        capitals: slip.amount.in_capitals(),
        way: match slip.way {
            PaymentWay::Cash => Way::Cash,
            PaymentWay::Code => Way::Scan,
            PaymentWay::Transfer => Way::Transfer,
        },
        payee: slip.payee.clone(),
        account: String::new(),
        invoice_title: String::new(),
        invoice: slip.receipt.clone(),
        agency: case.agency(),
        payers: case.samplers().iter().map(|sampler| pen(case.name(*sampler))).collect(),
        receiver: Hand::default(),
    }
}
