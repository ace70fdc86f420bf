//! 运输: carried or posted; dangerous goods never posted and always secured (O-39, O-40).

use super::blank;
use crate::decide::State;
use crate::denial::Denial;
use crate::rules::{Hazard, Rules};
use crate::sheet::Sheet;
use crate::transport::{Mode, Transport};

pub(crate) fn gaps(state: State<'_>, sheet: Option<&Sheet>) -> Vec<Denial> {
    let Some((sheet, transport)) = sheet.and_then(|sheet| sheet.transport.as_ref().map(|transport| (sheet, transport))) else {
        return vec![Denial::TransportMissing];
    };
    problems(state.briefing.rules(sheet.opening.rules), transport)
}

/// Judges how the sample travels.
pub(crate) fn transported(state: State<'_>, sheet: &Sheet, transport: &Transport) -> Result<(), Denial> {
    problems(state.briefing.rules(sheet.opening.rules), transport).into_iter().next().map_or(Ok(()), Err)
}

fn problems(rules: Option<&Rules>, transport: &Transport) -> Vec<Denial> {
    let mut problems = Vec::new();
    let (first, second) = match &transport.mode {
        Mode::Carried { vehicle, carrier } => (vehicle, carrier),
        Mode::Posted { courier, waybill } => (courier, waybill),
    };
    match rules.and_then(|rules| rules.hazard.as_ref()) {
        Some(Hazard::Dangerous { inner, .. }) => {
            if matches!(transport.mode, Mode::Posted { .. }) {
                problems.push(Denial::DangerousPosted);
            }
            if !transport.labelled || !transport.secured || blank(&transport.temperature) || transport.largest_inner.is_none() {
                problems.push(Denial::DangerousUnsecured);
            }
            if transport.largest_inner.is_some_and(|largest| !inner.reaches(largest)) {
                problems.push(Denial::InnerTooLarge { largest: *inner });
            }
        }
        Some(Hazard::Fragile { .. }) if !transport.secured || blank(&transport.temperature) => problems.push(Denial::CareMissing),
        Some(Hazard::Fragile { .. }) | None => {}
    }
    if blank(first) || blank(second) {
        problems.push(Denial::TransportIncomplete);
    }
    problems
}
