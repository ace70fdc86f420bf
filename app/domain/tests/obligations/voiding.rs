use crate::Case;
use domain::act::Act;
use domain::checklist::cards;
use domain::denial::Denial;
use domain::fixture::{self, sampler};
use domain::number::SealNumber;
use domain::sheet::Sheet;
use domain::void::Voidable;

fn voids(what: Voidable) -> Act {
    Act::Void { what, reason: "走错了门".into() }
}

fn sheet(case: &Case) -> Voidable {
    Voidable::Sheet { sheet: case.sheet() }
}

#[test]
fn o27_nothing_is_void_without_a_reason() {
    let case = Case::before(|act| matches!(act, Act::Describe { .. }));
    case.refuses(Act::Void { what: sheet(&case), reason: " ".into() }, &Denial::VoidReasonMissing, "O-27");
}

#[test]
fn o27_a_void_sheet_keeps_its_number_and_its_seals() {
    let mut case = Case::before(|act| matches!(act, Act::Pay { .. }));
    case.does(sampler(1), voids(sheet(&case))).unwrap();
    let void = case.visit.sheet(case.sheet()).unwrap();
    assert!(!void.is_batch());
    assert_eq!(cards(case.state(), Some(void)), []);
    case.refuses(Act::Pay { sheet: case.sheet(), slip: fixture::slip() }, &Denial::Voided, "O-27");
    case.refuses(voids(sheet(&case)), &Denial::Voided, "O-27");
    // Neither the number nor a seal comes again.
    let other = domain::id::SheetId::derived("another");
    let again = fixture::opening(&case.visit.assignment, other);
    case.refuses(Act::OpenSheet(again.clone()), &Denial::NumberUsed { number: again.number.clone() }, "O-27");
    let fresh = domain::sheet::SheetOpening { number: case.visit.assignment.numbers[1].clone(), ..again };
    case.does(sampler(1), Act::OpenSheet(fresh)).unwrap();
    let story = fixture::story_on(&case.briefing, &case.visit.assignment, other);
    let mut refused = None;
    for (by, act) in story.into_iter().skip(5) {
        if let Err(denial) = case.does(by, act.clone())
            && matches!(act, Act::Seal { .. })
        {
            refused.get_or_insert(denial);
        }
    }
    assert_eq!(refused, Some(Denial::SealUsed { seal: case.visit.assignment.seals[0].clone() }));
}

#[test]
fn o31_a_complete_sheet_is_not_made_void_on_the_phone() {
    let mut case = Case::complete();
    case.refuses(voids(sheet(&case)), &Denial::CompletedAlready, "O-31");
    case.fact(sampler(1), voids(sheet(&case)));
    assert!(case.visit.sheets.iter().all(Sheet::is_batch));
}

#[test]
fn o36_a_spoiled_seal_is_used_up() {
    let mut case = Case::before(|act| matches!(act, Act::Seal { .. }));
    let seal = case.visit.assignment.seals[0].clone();
    case.does(sampler(1), voids(Voidable::Seal { sheet: case.sheet(), seal: seal.clone() })).unwrap();
    case.refuses(case.act(|act| matches!(act, Act::Seal { .. })), &Denial::SealUsed { seal }, "O-36");
}

#[test]
fn o36_a_seal_that_stands_is_replaced_and_not_void() {
    let case = Case::before(|act| matches!(act, Act::Pay { .. }));
    let seal: SealNumber = case.visit.sheets[0].seals[0].number.clone();
    case.refuses(voids(Voidable::Seal { sheet: case.sheet(), seal: seal.clone() }), &Denial::SealStands { seal }, "O-36");
}

#[test]
fn o27_an_arrival_by_mistake_is_void_and_may_be_made_again() {
    let mut case = Case::before(|act| matches!(act, Act::OpenSheet(_)));
    case.does(sampler(1), voids(Voidable::Arrival)).unwrap();
    assert_eq!((case.visit.arrival.as_ref(), case.visit.present.len(), case.visit.identity.as_ref()), (None, 0, None));
    assert_eq!(case.visit.voids.len(), 1);
    case.refuses(voids(Voidable::Arrival), &Denial::NotArrived, "O-24");
    for (by, act) in fixture::story(&case.briefing, &case.visit.assignment) {
        case.does(by, act).unwrap();
    }
    assert!(case.visit.sheets[0].completed_at.is_some());
}

#[test]
fn o27_sheets_hold_the_arrival_they_rest_on() {
    let mut case = Case::before(|act| matches!(act, Act::Describe { .. }));
    case.refuses(voids(Voidable::Arrival), &Denial::SheetsStand, "O-27");
    case.does(sampler(1), voids(sheet(&case))).unwrap();
    case.does(sampler(1), voids(Voidable::Arrival)).unwrap();
    // A sheet that was signed names who was there, also when it is void.
    let mut signed = Case::before(|act| matches!(act, Act::Transport { .. }));
    signed.does(sampler(1), voids(sheet(&signed))).unwrap();
    signed.refuses(voids(Voidable::Arrival), &Denial::SheetsStand, "O-27");
}

#[test]
fn o29_the_hands_beneath_a_void_sheet_stay_on_their_paper() {
    let mut case = Case::before(|act| matches!(act, Act::Transport { .. }));
    let paper = |case: &Case| domain::paper::sheet_paper(&case.briefing, &case.visit, case.visit.sheet(case.sheet()).unwrap());
    let signed = paper(&case);
    case.does(sampler(1), voids(sheet(&case))).unwrap();
    let found = domain::enterprise::Identity { name: "示例加油站有限公司".into(), ..fixture::identity(&case.visit.assignment) };
    case.does(sampler(1), Act::CheckIdentity(found)).unwrap();
    assert_eq!(paper(&case), signed);
}
