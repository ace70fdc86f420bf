use crate::Case;
use domain::act::{Act, Arrival, Command};
use domain::checklist::gaps;
use domain::denial::{Denial, Step};
use domain::evidence::Purpose;
use domain::fixture::{self, START, sampler};
use domain::late_entry::{LateEntry, may_stand, taken};
use domain::paper::sheet_paper;
use domain::sheet::SheetOpening;
use domain::signature::{Ink, Signature, Signer};
use domain::visit::{Event, Visit};

/// Two days after the paper was written.
const ENTERED: i64 = 2 * 86_400_000;

fn late() -> LateEntry {
    LateEntry { reason: "手机落水，当场改用纸质抽样单".into(), at: START }
}

fn opens(case: &Case, change: impl FnOnce(&mut SheetOpening)) -> Act {
    let mut opening = SheetOpening { late: Some(late()), ..fixture::opening(&case.visit.assignment, case.sheet()) };
    change(&mut opening);
    Act::OpenSheet(opening)
}

/// The act as a phone would enter it two days later, and, where `as_written`, although the law refuses it.
fn entered(case: &Case, act: Act, as_written: bool) -> Result<Vec<Event>, Denial> {
    let acts = vec![(sampler(1), act)];
    let (command, _) = fixture::commands(domain::id::DeviceId::derived("phone"), case.visit.assignment.visit, acts, (0, None), None).remove(0);
    let command = Command { at: START.plus(ENTERED), as_written, ..command };
    taken(case.state(), &command, &fixture::actor(sampler(1)), command.at)
}

/// All that happens before a sheet is signed, written on paper and entered two days later.
fn on_paper(keeps: impl Fn(&Act) -> bool) -> Case {
    let mut case = Case::new();
    for (by, act) in fixture::story(&case.briefing, &case.visit.assignment) {
        let act = match act {
            Act::Arrive(_) => Act::Arrive(Arrival { late: Some(late()), position: None }),
            Act::OpenSheet(opening) => Act::OpenSheet(SheetOpening { late: Some(late()), ..opening }),
            Act::Sign { .. } => break,
            other => other,
        };
        if keeps(&act) {
            case.visit.apply(&Event::Done { by, at: START.plus(ENTERED), act });
        }
    }
    let scan = fixture::evidence(&case.sheet(), Purpose::SignedPaper);
    case.visit.apply(&Event::Done { by: sampler(1), at: START.plus(ENTERED), act: Act::Capture { sheet: case.sheet(), evidence: scan } });
    case
}

fn signs(case: &Case, shown: domain::digest::Digest, written: bool) -> Act {
    let signer = Signer::Enterprise { name: "示例站长".into(), title: "站长".into() };
    let media = fixture::evidence(&case.sheet(), Purpose::SignedPaper).media;
    let ink = Some(Ink { media, stamped: false, written });
    Act::Sign { sheet: case.sheet(), signature: Signature { signer, shown, pad: [0, 0], strokes: Vec::new(), ink } }
}

fn paper_of(case: &Case) -> domain::digest::Digest {
    sheet_paper(&case.briefing, &case.visit, case.visit.sheet(case.sheet()).unwrap()).digest()
}

fn scan_of(case: &Case) -> domain::digest::Digest {
    fixture::evidence(&case.sheet(), Purpose::SignedPaper).digest
}

#[test]
fn o27_what_was_written_on_paper_is_entered_with_its_reason_and_its_time() {
    let case = Case::before(|act| matches!(act, Act::OpenSheet(_)));
    case.refuses(opens(&case, |opening| opening.late.as_mut().unwrap().reason = " ".into()), &Denial::LateReasonMissing, "O-27");
    case.refuses(opens(&case, |opening| opening.late.as_mut().unwrap().at = START.plus(10 * ENTERED)), &Denial::LateAhead, "O-27");
    let arrives = |reason: &str| Act::Arrive(Arrival { position: None, late: Some(LateEntry { reason: reason.into(), at: START }) });
    Case::new().refuses(arrives(""), &Denial::LateReasonMissing, "O-27");

    let mut visit = Visit::assigned(case.visit.assignment.clone());
    visit.apply(&Event::Done { by: sampler(1), at: START.plus(ENTERED), act: arrives("手机没电") });
    assert_eq!(visit.arrival.as_ref().map(|(at, _)| *at), Some(START), "they were there when the paper says");
    visit.apply(&Event::Done { by: sampler(1), at: START.plus(ENTERED), act: opens(&case, |_| {}) });
    assert_eq!(visit.sheets[0].opened_at, START, "its day is the day of sampling");
}

#[test]
fn o21_the_rules_of_the_day_of_sampling_were_in_force() {
    let case = Case::before(|act| matches!(act, Act::OpenSheet(_)));
    assert!(entered(&case, opens(&case, |_| {}), false).is_ok());
    let earlier = |opening: &mut SheetOpening| opening.late.as_mut().unwrap().at = START.plus(-ENTERED);
    let refused = entered(&case, opens(&case, earlier), false);
    assert!(matches!(refused, Err(Denial::RulesNotPublished { .. })), "they were not public yet: {refused:?}");
}

#[test]
fn o27_the_paper_says_that_it_was_entered_afterwards() {
    let case = on_paper(|_| true);
    let paper = sheet_paper(&case.briefing, &case.visit, case.visit.sheet(case.sheet()).unwrap());
    let block = paper.blocks.iter().find(|block| block.heading == "补录").unwrap();
    assert!(block.entries.iter().any(|(_, value)| value.contains("手机落水")), "{block:?}");
    let ordinary = Case::complete();
    let paper = sheet_paper(&ordinary.briefing, &ordinary.visit, ordinary.visit.sheet(ordinary.sheet()).unwrap());
    assert!(paper.blocks.iter().all(|block| block.heading != "补录"), "an ordinary sheet prints what it always printed");
}

#[test]
fn o29_a_hand_on_the_written_paper_is_bound_to_its_scan() {
    let mut case = on_paper(|_| true);
    let (paper, scan) = (paper_of(&case), scan_of(&case));
    case.refuses(signs(&case, paper, true), &Denial::SignatureOfAnotherPaper, "O-29");
    let ordinary = Case::before(|act| matches!(act, Act::Sign { .. }));
    let mut with_scan = ordinary;
    let evidence = fixture::evidence(&with_scan.sheet(), Purpose::SignedPaper);
    with_scan.does(sampler(1), Act::Capture { sheet: with_scan.sheet(), evidence }).unwrap();
    with_scan.refuses(signs(&with_scan, scan, true), &Denial::SignatureOfAnotherPaper, "O-29");

    let act = signs(&case, scan, true);
    assert!(entered(&case, act.clone(), false).is_ok());
    case.visit.apply(&Event::Done { by: sampler(1), at: START.plus(ENTERED), act });
    let sheet = case.visit.sheet(case.sheet()).unwrap();
    assert_eq!(sheet.signatures[0].at, START, "it was given when the paper was written");
    assert_eq!(gaps(case.state(), Some(sheet), Step::Sign), [Denial::SignaturesMissing { samplers: 2, enterprise: false }]);
}

#[test]
fn o28_what_the_paper_lacks_is_entered_as_it_stands_and_found_by_the_office() {
    let case = on_paper(|act| {
        !matches!(act, Act::Capture { evidence, .. } if matches!(evidence.purpose, Purpose::Class { .. })) && !matches!(act, Act::Seal { .. })
    });
    let seal = case.act(|act| matches!(act, Act::Seal { .. }));
    let refused = entered(&case, seal.clone(), false).unwrap_err();
    assert_eq!(refused.obligation().to_string(), "O-28");
    assert!(may_stand(&case.visit, &seal, &refused));
    let taken = entered(&case, seal.clone(), true).unwrap();
    assert_eq!(taken.len(), 1, "the office finds against it; the phone does not");

    let ordinary = Case::before(|act| matches!(act, Act::Capture { .. }));
    let seal = ordinary.act(|act| matches!(act, Act::Seal { .. }));
    let refused = entered(&ordinary, seal.clone(), true).unwrap_err();
    assert!(!may_stand(&ordinary.visit, &seal, &refused), "what is done now is done by the law");
}

#[test]
fn o31_no_paper_lets_a_signed_sheet_be_entered_anew() {
    let mut case = on_paper(|_| true);
    let act = signs(&case, scan_of(&case), true);
    case.visit.apply(&Event::Done { by: sampler(1), at: START.plus(ENTERED), act });
    let describe = case.act(|act| matches!(act, Act::Describe { .. }));
    assert_eq!(entered(&case, describe, true), Err(Denial::SignedAlready));
    let opens = opens(&case, |opening| opening.sheet = domain::id::SheetId::derived("another"));
    assert!(matches!(entered(&case, opens, true), Err(Denial::NumberUsed { .. })));
}

#[test]
fn o24_another_phone_of_the_team_goes_on_where_the_first_one_died() {
    let mut case = Case::before(|act| matches!(act, Act::Complete { .. }));
    // It has not heard of what the first one did: the same people arrive, show their papers and look at the licence once more.
    for (by, act) in fixture::story(&case.briefing, &case.visit.assignment).into_iter().take(4) {
        case.does(by, act).unwrap();
    }
    let next = SheetOpening {
        number: case.visit.assignment.numbers[1].clone(),
        ..fixture::opening(&case.visit.assignment, domain::id::SheetId::derived("the other phone's"))
    };
    case.does(sampler(2), Act::OpenSheet(next)).unwrap();
    assert_eq!(case.visit.present.len(), 2);
    assert_eq!(case.visit.sheets.len(), 2);
}
