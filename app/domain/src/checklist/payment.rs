//! 付费单: the test part is paid at the sheet's price, the backup part is not (O-33…O-35).

use crate::denial::{Denial, Field};
use crate::payment::PaymentSlip;
use crate::sheet::Sheet;

pub(crate) fn gaps(sheet: Option<&Sheet>) -> Vec<Denial> {
    let slip = sheet.and_then(|sheet| sheet.payment.as_ref().map(|slip| (sheet, slip)));
    slip.map_or_else(|| vec![Denial::EntryMissing { field: Field::PaymentQuantity }], |(sheet, slip)| problems(sheet, slip))
}

/// Judges the slip.
pub(crate) fn slip(sheet: &Sheet, slip: &PaymentSlip) -> Result<(), Denial> {
    problems(sheet, slip).into_iter().next().map_or(Ok(()), Err)
}

fn problems(sheet: &Sheet, slip: &PaymentSlip) -> Vec<Denial> {
    let mut problems = Vec::new();
    match &sheet.sampling {
        None => problems.push(Denial::EntryMissing { field: Field::TestQuantity }),
        Some(sampling) if sampling.test != slip.quantity => problems.push(Denial::PaymentQuantityDiffers { test: sampling.test }),
        Some(_) => {}
    }
    match &sheet.price {
        None => problems.push(Denial::PriceMissing),
        Some(price) if price.unit != slip.unit => problems.push(Denial::PaymentPriceDiffers),
        Some(_) => {}
    }
    if slip.backup_amount.0 != 0 {
        problems.push(Denial::BackupPaid);
    }
    problems
}
