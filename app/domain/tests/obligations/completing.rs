use crate::Case;
use domain::act::Act;
use domain::checklist::gaps;
use domain::denial::{Denial, Step};
use domain::fixture::{self, sampler};
use domain::quantity::{Quantity, Unit};
use domain::rules::Hazard;
use domain::transport::{CopyWay, LeftCopies, Mode, PaperKind, Transport};

fn signed() -> Case {
    Case::before(|act| matches!(act, Act::Transport { .. }))
}

fn travels(case: &Case, change: impl Fn(&mut Transport)) -> Act {
    let mut transport = fixture::transport();
    change(&mut transport);
    Act::Transport { sheet: case.sheet(), transport }
}

fn posted() -> Mode {
    Mode::Posted { courier: "示例快递".into(), waybill: "1234567890123".into() }
}

#[test]
fn o39_the_transport_is_recorded() {
    let case = signed();
    let lacks = |case: &Case| gaps(case.state(), case.visit.sheet(case.sheet()), Step::Transport);
    assert_eq!(lacks(&case), [Denial::TransportMissing]);
    assert_eq!(gaps(case.state(), None, Step::Transport), [Denial::TransportMissing]);
    assert_eq!(Denial::TransportMissing.obligation().to_string(), "O-39");
    for (vehicle, carrier) in [("", "第1小组"), ("示例A00001", " ")] {
        let mode = Mode::Carried { vehicle: vehicle.into(), carrier: carrier.into() };
        case.refuses(travels(&case, |transport| transport.mode = mode.clone()), &Denial::TransportIncomplete, "O-39");
    }
    let mut case = signed();
    case.fact(sampler(1), travels(&case, |transport| transport.mode = posted()));
    assert_eq!(lacks(&case), [Denial::DangerousPosted]);
}

#[test]
fn o40_dangerous_goods_are_never_posted() {
    let case = signed();
    case.refuses(travels(&case, |transport| transport.mode = posted()), &Denial::DangerousPosted, "O-40");
}

#[test]
fn o40_dangerous_goods_are_secured() {
    let case = signed();
    case.decide(travels(&case, |_| {})).unwrap();
    let unsecured = &Denial::DangerousUnsecured;
    case.refuses(travels(&case, |transport| transport.labelled = false), unsecured, "O-40");
    case.refuses(travels(&case, |transport| transport.secured = false), unsecured, "O-40");
    case.refuses(travels(&case, |transport| transport.temperature = " ".into()), unsecured, "O-40");
    case.refuses(travels(&case, |transport| transport.largest_inner = None), unsecured, "O-40");
    let five = Quantity::whole(5, Unit::Litre);
    case.decide(travels(&case, |transport| transport.largest_inner = Some(five))).unwrap();
    case.refuses(
        travels(&case, |transport| transport.largest_inner = Some(Quantity { milli: 5001, ..five })),
        &Denial::InnerTooLarge { largest: five },
        "O-40",
    );
}

#[test]
fn o40_fragile_goods_take_care_and_may_be_posted() {
    let mut case = signed();
    case.briefing.rules[0].hazard = Some(Hazard::Fragile { care: "防冻".into() });
    case.decide(travels(&case, |transport| transport.mode = posted())).unwrap();
    case.refuses(travels(&case, |transport| transport.secured = false), &Denial::CareMissing, "O-40");
    case.refuses(travels(&case, |transport| transport.temperature.clear()), &Denial::CareMissing, "O-40");
    case.briefing.rules[0].hazard = None;
    case.decide(travels(&case, |transport| (transport.secured, transport.mode) = (false, posted()))).unwrap();
}

#[test]
fn o50_notice_and_sheet_stay() {
    let case = Case::before(|act| matches!(act, Act::LeaveCopies { .. }));
    let left =
        |papers: &[PaperKind]| Act::LeaveCopies { sheet: case.sheet(), copies: LeftCopies::Left { papers: papers.to_vec(), way: CopyWay::Paper } };
    let not_accepted = |note: &str| Act::LeaveCopies { sheet: case.sheet(), copies: LeftCopies::NotAccepted { note: note.into() } };
    case.refuses(left(&[PaperKind::Notice]), &Denial::CopiesMissing, "O-50");
    case.refuses(left(&[PaperKind::Sheet]), &Denial::CopiesMissing, "O-50");
    case.decide(left(&[PaperKind::Sheet, PaperKind::Notice])).unwrap();
    case.refuses(not_accepted(" "), &Denial::CopiesNoteMissing, "O-50");
    case.decide(not_accepted("站长不收")).unwrap();
    assert_eq!(gaps(case.state(), case.visit.sheet(case.sheet()), Step::Copies), [Denial::CopiesMissing]);
    assert_eq!(gaps(case.state(), None, Step::Copies), [Denial::CopiesMissing]);
    let mut case = Case::before(|act| matches!(act, Act::LeaveCopies { .. }));
    case.fact(sampler(1), Act::LeaveCopies { sheet: case.sheet(), copies: LeftCopies::NotAccepted { note: String::new() } });
    assert_eq!(gaps(case.state(), case.visit.sheet(case.sheet()), Step::Copies), [Denial::CopiesNoteMissing]);
}

#[test]
fn a_sheet_is_complete_when_nothing_is_missing() {
    let mut case = Case::before(|act| matches!(act, Act::Complete { .. }));
    let complete = Act::Complete { sheet: case.sheet() };
    case.visit.sheets[0].copies = None;
    case.refuses(complete.clone(), &Denial::CopiesMissing, "O-50");
    case.visit.present.truncate(1);
    case.refuses(complete, &Denial::TooFewSamplers { present: 1 }, "O-24");
}

#[test]
fn o31_a_complete_sheet_is_closed() {
    let case = Case::complete();
    assert!(case.visit.sheets[0].completed_at.is_some());
    for act in [
        Act::Complete { sheet: case.sheet() },
        travels(&case, |_| {}),
        Act::LeaveCopies { sheet: case.sheet(), copies: LeftCopies::NotAccepted { note: "x".into() } },
        Act::Pay { sheet: case.sheet(), slip: fixture::slip() },
        case.act(|act| matches!(act, Act::Sign { .. })),
    ] {
        case.refuses(act, &Denial::CompletedAlready, "O-31");
    }
}
