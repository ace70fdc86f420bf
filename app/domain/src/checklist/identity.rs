//! 核对主体: the place lies in the city, in production or circulation, and the code is right or its absence explained (O-11).

use super::blank;
use crate::code::CreditCode;
use crate::denial::{Denial, Field};
use crate::enterprise::{Identity, ShownCode};
use crate::place::Division;
use crate::visit::Visit;

pub(crate) fn gaps(visit: &Visit) -> Vec<Denial> {
    visit.identity.as_ref().map_or_else(|| vec![Denial::EntryMissing { field: Field::CreditCode }], problems)
}

/// Judges what was found of the enterprise.
pub(crate) fn identity(found: &Identity) -> Result<(), Denial> {
    problems(found).into_iter().next().map_or(Ok(()), Err)
}

fn problems(found: &Identity) -> Vec<Denial> {
    let mut problems = Vec::new();
    match &found.code {
        ShownCode::Credit { text } => problems.extend(CreditCode::parse(text).err().map(|problem| Denial::CreditCodeWrong { problem })),
        ShownCode::Registration { text } => problems.extend(blank(text).then_some(Denial::CodeReasonMissing)),
        ShownCode::None { reason } => problems.extend(blank(reason).then_some(Denial::CodeReasonMissing)),
    }
    if Division::try_from(found.division).is_err() {
        problems.push(Denial::OutsideTheCity { division: found.division });
    }
    if found.trade.is_none() {
        problems.push(Denial::TradeMissing);
    }
    problems
}
