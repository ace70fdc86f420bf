use crate::Case;
use domain::act::Act;
use domain::checklist::gaps;
use domain::code::CodeProblem;
use domain::denial::{Denial, Field, Step};
use domain::enterprise::{Identity, ShownCode};
use domain::fixture::{self, sampler};

fn found(change: impl Fn(&mut Identity)) -> Act {
    let mut identity = fixture::identity(&fixture::assignment("A"));
    change(&mut identity);
    Act::CheckIdentity(identity)
}

#[test]
fn o11_the_place_lies_in_the_city() {
    let case = Case::new();
    assert_eq!(gaps(case.state(), None, Step::Identity), [Denial::EntryMissing { field: Field::CreditCode }]);
    case.decide(found(|_| {})).unwrap();
    for division in [110_101, 140_211, 140_271] {
        case.refuses(found(|identity| identity.division = division), &Denial::OutsideTheCity { division }, "O-11");
    }
    case.refuses(found(|identity| identity.trade = None), &Denial::TradeMissing, "O-11");
}

#[test]
fn o11_the_code_is_right_or_its_absence_explained() {
    let case = Case::new();
    let code = |code: ShownCode| found(move |identity| identity.code = code.clone());
    let wrong = Denial::CreditCodeWrong { problem: CodeProblem::Check { expected: 'K' } };
    case.refuses(code(ShownCode::Credit { text: "91140213MA0ABCDE6L".into() }), &wrong, "O-11");
    case.refuses(code(ShownCode::None { reason: " ".into() }), &Denial::CodeReasonMissing, "O-11");
    case.refuses(code(ShownCode::Registration { text: String::new() }), &Denial::CodeReasonMissing, "O-11");
    case.decide(code(ShownCode::None { reason: "正在办理".into() })).unwrap();
    case.decide(code(ShownCode::Registration { text: "140200200001234".into() })).unwrap();
}

#[test]
fn o31_a_signed_sheet_fixes_the_enterprise() {
    let case = Case::before(|act| matches!(act, Act::Transport { .. }));
    case.refuses(found(|identity| identity.contact = "他人".into()), &Denial::SignedAlready, "O-31");
    // To look at the same licence once more changes nothing.
    case.decide(found(|_| {})).unwrap();
}

#[test]
fn o11_a_wrong_fact_shows_on_the_card() {
    let mut case = Case::new();
    case.fact(sampler(1), found(|identity| (identity.division, identity.trade) = (1, None)));
    assert_eq!(gaps(case.state(), None, Step::Identity), [Denial::OutsideTheCity { division: 1 }, Denial::TradeMissing]);
}
