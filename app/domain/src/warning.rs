//! Warnings: rules of our own, which take a reason and let the work go on.

use crate::act::{Act, Arrival};
use crate::checklist::blank;
use crate::code::CreditCode;
use crate::decide::State;
use crate::enterprise::{Identity, ShownCode};
use crate::id::SheetId;
use crate::json::Json;
use crate::part::{Part, Seal};
use crate::place::Nearness;
use crate::rules::licences;
use crate::sheet::Sheet;
use crate::transport::{LeftCopies, PaperKind};
use serde::{Deserialize, Serialize};

/// What we would rather not see, though no law forbids it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum Warning {
    /// No position on arrival.
    PositionMissing,
    /// A position of more than 50 m.
    PositionVague,
    /// A position far from where the roster has the enterprise.
    PositionFar,
    /// No credit code, or an old one.
    CreditCodeMissing,
    /// The inner check (GB 11714) of the credit code fails.
    CreditCodeInner,
    /// The licence carries another name or code than the roster.
    NotTheRoster,
    /// A licence that the rules name was not shown.
    LicenceNotShown,
    /// The seal is none of those handed out for this assignment.
    SealNotReserved,
    /// The sheet number is none of those reserved for this assignment.
    NumberNotReserved,
    /// The containers hold another quantity than the part.
    ContainersDiffer,
    /// What was paid is not price times quantity.
    AmountDiffers,
    /// The line is none that this team was sent for.
    LineNotAssigned,
    /// Not every copy was left.
    CopiesIncomplete,
}

/// Why a warning was passed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Waiver {
    /// The warning.
    pub warning: Warning,
    /// The reason, in the sampler's words.
    pub reason: String,
}

/// What our own rules would rather not see in an act; each wants a reason.
#[must_use]
pub fn warnings(state: State<'_>, act: &Act) -> Vec<Warning> {
    match act {
        Act::Arrive(arrival) => of_arrival(state, arrival),
        Act::CheckIdentity(found) => of_identity(state, found),
        Act::OpenSheet(opening) => {
            let assignment = &state.visit.assignment;
            let reserved = assignment.numbers.contains(&opening.number);
            let assigned = assignment.lines.iter().any(|assigned| assigned.line == opening.line);
            some([(!reserved, Warning::NumberNotReserved), (!assigned, Warning::LineNotAssigned)])
        }
        Act::Seal { sheet, seal } => of_seal(state, *sheet, seal),
        Act::Pay { slip, .. } => some([(slip.unit.times(slip.quantity) != slip.amount, Warning::AmountDiffers)]),
        Act::LeaveCopies { copies: LeftCopies::Left { papers, .. }, .. } => {
            some([(!papers.contains(&PaperKind::PaymentSlip), Warning::CopiesIncomplete)])
        }
        _ => Vec::new(),
    }
}

/// The warnings that no waiver explains.
#[must_use]
pub fn unexplained(state: State<'_>, act: &Act, waivers: &[Waiver]) -> Vec<Warning> {
    let explained = |warning: &Warning| waivers.iter().any(|waiver| waiver.warning == *warning && !blank(&waiver.reason));
    warnings(state, act).into_iter().filter(|warning| !explained(warning)).collect()
}

fn some<const N: usize>(pairs: [(bool, Warning); N]) -> Vec<Warning> {
    pairs.into_iter().filter_map(|(so, warning)| so.then_some(warning)).collect()
}

fn of_arrival(state: State<'_>, arrival: &Arrival) -> Vec<Warning> {
    // Where a paper is entered says nothing of where it was written.
    if arrival.late.is_some() {
        return Vec::new();
    }
    let Some(position) = arrival.position else { return vec![Warning::PositionMissing] };
    let is_far = state.visit.assignment.enterprise.position.is_some_and(|known| position.against(&known) == Nearness::Far);
    some([(position.is_vague(), Warning::PositionVague), (is_far, Warning::PositionFar)])
}

fn of_identity(state: State<'_>, found: &Identity) -> Vec<Warning> {
    let roster = &state.visit.assignment.enterprise;
    let mut warnings = Vec::new();
    let code = match &found.code {
        ShownCode::Credit { text } => CreditCode::parse(text).ok(),
        ShownCode::Registration { .. } | ShownCode::None { .. } => {
            warnings.push(Warning::CreditCodeMissing);
            None
        }
    };
    let differs = found.name.trim() != roster.name || code.as_ref().is_some_and(|code| code.to_string() != roster.credit_code);
    warnings.extend(some([
        (code.is_some_and(|code| !code.inner_check_holds()), Warning::CreditCodeInner),
        (differs, Warning::NotTheRoster),
        (!licences_unseen(state, found).is_empty(), Warning::LicenceNotShown),
    ]));
    warnings
}

/// Which of the licences that the rules name were not shown.
#[must_use]
pub fn licences_unseen<'a>(state: State<'a>, found: &Identity) -> Vec<&'a str> {
    let wanted = licences(state.briefing, state.visit).into_iter().map(|(licence, _)| licence);
    wanted.filter(|licence| !found.licences_shown.iter().any(|shown| shown == licence)).collect()
}

/// The containers are weighed against the part once, when the first of them is sealed.
fn of_seal(state: State<'_>, sheet: SheetId, seal: &Seal) -> Vec<Warning> {
    let reserved = state.visit.assignment.seals.contains(&seal.number);
    let differ = state.visit.sheet(sheet).is_some_and(|sheet| sheet.seals.is_empty() && !parts_add_up(sheet));
    some([(!reserved, Warning::SealNotReserved), (differ, Warning::ContainersDiffer)])
}

fn parts_add_up(sheet: &Sheet) -> bool {
    let held = |part| sheet.containers_of(part).map(|container| container.holds.milli).fold(0_i64, i64::saturating_add);
    sheet.sampling.as_ref().is_some_and(|sampling| sampling.test.milli == held(Part::Test) && sampling.backup.milli == held(Part::Backup))
}
