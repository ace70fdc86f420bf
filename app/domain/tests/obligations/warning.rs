use crate::Case;
use domain::act::{Act, Arrival};
use domain::code::CreditCode;
use domain::enterprise::{Identity, ShownCode};
use domain::fixture::{self, BAGS};
use domain::money::Fen;
use domain::number::{SealNumber, SheetNumber};
use domain::place::Position;
use domain::transport::{CopyWay, LeftCopies, PaperKind};
use domain::warning::{Waiver, Warning, unexplained, warnings};

fn of(case: &Case, act: &Act) -> Vec<Warning> {
    warnings(case.state(), act)
}

#[test]
fn the_story_warns_of_nothing() {
    let mut case = Case::new();
    for (by, act) in fixture::story(&case.briefing, &case.visit.assignment) {
        assert_eq!(of(&case, &act), [], "{act:?}");
        case.does(by, act).unwrap();
    }
}

#[test]
fn a_position_is_wanted_and_not_demanded() {
    let case = Case::new();
    assert_eq!(of(&case, &Act::Arrive(Arrival { position: None, late: None })), [Warning::PositionMissing]);
    let vague = Position { accuracy: 501, ..fixture::position() };
    assert_eq!(of(&case, &Act::Arrive(Arrival { position: Some(vague), late: None })), [Warning::PositionVague]);
}

#[test]
fn an_arrival_far_from_the_enterprise_takes_a_reason() {
    let mut case = Case::new();
    let here = fixture::position();
    let arrive = Act::Arrive(Arrival { position: Some(here), late: None });
    case.visit.assignment.enterprise.position = Some(Position { lat: here.lat + 60_000, ..here });
    assert_eq!(of(&case, &arrive), [], "the roster may stand on another map");
    case.visit.assignment.enterprise.position = Some(Position { lat: here.lat + 600_000, ..here });
    assert_eq!(of(&case, &arrive), [Warning::PositionFar]);
}

#[test]
fn the_enterprise_is_the_rosters_and_shows_its_licences() {
    let case = Case::new();
    let found = |change: &dyn Fn(&mut Identity)| {
        let mut identity = fixture::identity(&case.visit.assignment);
        change(&mut identity);
        of(&case, &Act::CheckIdentity(identity))
    };
    assert_eq!(found(&|identity| identity.name.push('x')), [Warning::NotTheRoster]);
    assert_eq!(found(&|identity| identity.code = ShownCode::Credit { text: "91110000600037341L".into() }), [Warning::NotTheRoster]);
    assert_eq!(found(&|identity| identity.code = ShownCode::None { reason: "x".into() }), [Warning::CreditCodeMissing]);
    assert_eq!(found(&|identity| identity.licences_shown.clear()), [Warning::LicenceNotShown]);
    let inner = "0123456789ABCDEFGHJKLMNPQRTUWXY".chars().find_map(|last| CreditCode::parse(&format!("91140213MA0ABCDE7{last}")).ok()).unwrap();
    let code = ShownCode::Credit { text: inner.to_string() };
    assert_eq!(found(&|identity| identity.code = code.clone()), [Warning::CreditCodeInner, Warning::NotTheRoster]);
}

#[test]
fn numbers_and_seals_come_from_the_reserve() {
    let case = Case::before(|act| matches!(act, Act::OpenSheet(_)));
    let mut opening = fixture::opening(&case.visit.assignment, case.sheet());
    opening.number = SheetNumber::parse("OTHER").unwrap();
    assert_eq!(of(&case, &Act::OpenSheet(opening.clone())), [Warning::NumberNotReserved]);
    opening.line = BAGS;
    assert_eq!(of(&case, &Act::OpenSheet(opening)), [Warning::NumberNotReserved, Warning::LineNotAssigned]);

    let case = Case::before(|act| matches!(act, Act::Seal { .. }));
    let Act::Seal { sheet, mut seal } = case.act(|act| matches!(act, Act::Seal { .. })) else { unreachable!() };
    seal.number = SealNumber::parse("OTHER").unwrap();
    assert_eq!(of(&case, &Act::Seal { sheet, seal }), [Warning::SealNotReserved]);
}

#[test]
fn containers_add_up_to_the_parts() {
    for spoilt in [0, 2] {
        let mut case = Case::before(|act| matches!(act, Act::Seal { .. }));
        let first = case.act(|act| matches!(act, Act::Seal { .. }));
        case.visit.sheets[0].containers[spoilt].holds.milli += 1;
        assert_eq!(of(&case, &first), [Warning::ContainersDiffer]);
        // It was said once, with the first seal.
        let Act::Seal { seal, .. } = &first else { unreachable!() };
        case.visit.sheets[0].seals.push(seal.clone());
        assert_eq!(of(&case, &first), []);
    }
}

#[test]
fn the_amount_is_price_times_quantity_and_every_copy_stays() {
    let case = Case::before(|act| matches!(act, Act::Pay { .. }));
    let mut slip = fixture::slip();
    slip.amount = Fen(2100);
    assert_eq!(of(&case, &Act::Pay { sheet: case.sheet(), slip }), [Warning::AmountDiffers]);
    let left = |papers: Vec<PaperKind>| Act::LeaveCopies { sheet: case.sheet(), copies: LeftCopies::Left { papers, way: CopyWay::Code } };
    assert_eq!(of(&case, &left(vec![PaperKind::Notice, PaperKind::Sheet])), [Warning::CopiesIncomplete]);
    assert_eq!(of(&case, &left(vec![PaperKind::Notice, PaperKind::Sheet, PaperKind::PaymentSlip])), []);
}

#[test]
fn a_reason_and_no_blank_explains_a_warning() {
    let case = Case::new();
    let act = Act::Arrive(Arrival { position: None, late: None });
    let waiver = |warning, reason: &str| [Waiver { warning, reason: reason.into() }];
    assert_eq!(unexplained(case.state(), &act, &waiver(Warning::PositionMissing, "地下油库")), []);
    assert_eq!(unexplained(case.state(), &act, &waiver(Warning::PositionMissing, " ")), [Warning::PositionMissing]);
    assert_eq!(unexplained(case.state(), &act, &waiver(Warning::PositionVague, "地下油库")), [Warning::PositionMissing]);
}
