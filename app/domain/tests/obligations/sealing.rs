use crate::Case;
use domain::act::Act;
use domain::checklist::{Status, cards, gaps};
use domain::denial::{Denial, Field, Step};
use domain::evidence::{Evidence, Purpose};
use domain::fixture::{self, START, sampler};
use domain::id::{ContainerId, MediaId, SheetId};
use domain::number::SealNumber;
use domain::part::{Container, Part, Seal, SlipSigned};
use domain::quantity::{Quantity, Unit};

fn filled() -> Case {
    Case::before(|act| matches!(act, Act::Seal { .. }))
}

fn seal(case: &Case, container: usize, number: &str) -> Seal {
    let container = case.visit.sheets[0].containers[container].id;
    let number = SealNumber::parse(number).unwrap_or_else(|| serde_json::from_str("\"\"").unwrap());
    Seal { container, number, slip: SlipSigned::Both, replaces: None }
}

fn seals(case: &Case, seal: Seal) -> Act {
    Act::Seal { sheet: case.sheet(), seal }
}

#[test]
fn o36_every_container_its_own_seal() {
    let mut case = filled();
    let sealing = |case: &Case| gaps(case.state(), case.visit.sheet(case.sheet()), Step::Seal);
    assert_eq!(sealing(&case), [Denial::SealMissing { containers: 3 }, Denial::SealPhotoMissing { containers: 3 }]);
    case.refuses(seals(&case, seal(&case, 0, "")), &Denial::SealNumberMissing, "O-36");
    case.does(sampler(1), seals(&case, seal(&case, 0, "FA001"))).unwrap();
    assert_eq!(sealing(&case)[0], Denial::SealMissing { containers: 2 });
    let used = SealNumber::parse("FA001").unwrap();
    case.refuses(seals(&case, seal(&case, 1, "FA001")), &Denial::SealUsed { seal: used.clone() }, "O-36");
    // The same seal on the same container again is no second use.
    case.decide(seals(&case, seal(&case, 0, "FA001"))).unwrap();
    let mut unknown = seal(&case, 0, "FA002");
    unknown.container = ContainerId::derived("unknown");
    case.refuses(seals(&case, unknown), &Denial::Unknown { field: Field::Containers }, "O-27");
    // Nor may another sheet of the visit use it.
    let mut other = case.visit.sheets[0].clone();
    other.opening.sheet = SheetId::derived("other");
    other.product.as_mut().unwrap().model = "0号".into();
    other.seals.iter_mut().for_each(|seal| seal.number = SealNumber::parse("FA009").unwrap());
    case.visit.sheets.push(other);
    case.refuses(seals(&case, seal(&case, 1, "FA009")), &Denial::SealUsed { seal: SealNumber::parse("FA009").unwrap() }, "O-36");
}

#[test]
fn o37_never_one_seal_on_two_parts() {
    let mut case = filled();
    case.does(sampler(1), seals(&case, seal(&case, 0, "FA001"))).unwrap();
    let used = SealNumber::parse("FA001").unwrap();
    assert_eq!(case.visit.sheets[0].containers[2].part, Part::Backup);
    case.refuses(seals(&case, seal(&case, 2, "FA001")), &Denial::SealOnBothParts { seal: used }, "O-37");
}

#[test]
fn o36_a_spoiled_seal_is_replaced_with_a_reason_and_used_up() {
    let mut case = filled();
    case.does(sampler(1), seals(&case, seal(&case, 0, "FA001"))).unwrap();
    let mut again = seal(&case, 0, "FA004");
    case.refuses(seals(&case, again.clone()), &Denial::SealReplacedWithoutReason, "O-36");
    again.replaces = Some("撕破".into());
    case.does(sampler(1), seals(&case, again)).unwrap();
    let spoiled = SealNumber::parse("FA001").unwrap();
    assert_eq!(case.visit.sheets[0].spoiled, std::slice::from_ref(&spoiled));
    case.refuses(seals(&case, seal(&case, 1, "FA001")), &Denial::SealUsed { seal: spoiled.clone() }, "O-36");
    case.refuses(seals(&case, seal(&case, 0, "FA001")), &Denial::SealUsed { seal: spoiled }, "O-36");
    // Recording the same seal once more spoils nothing.
    case.fact(sampler(1), seals(&case, seal(&case, 0, "FA004")));
    assert_eq!(case.visit.sheets[0].spoiled.len(), 1);
}

#[test]
fn o37_both_parts_on_one_date() {
    let mut case = filled();
    let next_day =
        |case: &Case| Container { id: ContainerId::derived("late"), filled_at: START.plus(86_400_000), ..case.visit.sheets[0].containers[2].clone() };
    let late = Act::Fill { sheet: case.sheet(), container: next_day(&case) };
    case.refuses(late.clone(), &Denial::PartsOnTwoDates, "O-37");
    case.fact(sampler(1), late);
    assert!(gaps(case.state(), case.visit.sheet(case.sheet()), Step::Seal).contains(&Denial::PartsOnTwoDates));
    // The only container may be entered again with another date.
    let mut case = Case::before(|act| matches!(act, Act::Fill { .. }));
    let can = fixture::containers(&case.sheet())[0].clone();
    case.does(sampler(1), Act::Fill { sheet: case.sheet(), container: can.clone() }).unwrap();
    case.decide(Act::Fill { sheet: case.sheet(), container: Container { filled_at: START.plus(86_400_000), ..can } }).unwrap();
}

#[test]
fn o36_each_part_has_a_container() {
    let mut case = Case::before(|act| matches!(act, Act::Fill { .. }));
    let sealing = |case: &Case| gaps(case.state(), case.visit.sheet(case.sheet()), Step::Seal);
    let missing = |part| Denial::ContainerMissing { part };
    assert_eq!(sealing(&case), [missing(Part::Test), missing(Part::Backup)]);
    assert_eq!(gaps(case.state(), None, Step::Seal), [missing(Part::Test)]);
    assert_eq!(missing(Part::Test).obligation().to_string(), "O-36");
    let mut can = fixture::containers(&case.sheet())[2].clone();
    case.does(sampler(1), Act::Fill { sheet: case.sheet(), container: can.clone() }).unwrap();
    assert_eq!(sealing(&case)[0], missing(Part::Test));
    can.holds = Quantity::whole(0, Unit::Litre);
    case.refuses(Act::Fill { sheet: case.sheet(), container: can }, &Denial::EntryMissing { field: Field::Containers }, "O-27");
}

#[test]
fn o36_a_sealed_container_is_left_alone() {
    let mut case = filled();
    let can = case.visit.sheets[0].containers[0].clone();
    let out = |container| Act::Unfill { sheet: case.sheet(), container };
    case.refuses(out(ContainerId::derived("unknown")), &Denial::Unknown { field: Field::Containers }, "O-27");
    let (remove, refill) = (out(can.id), Act::Fill { sheet: case.sheet(), container: can.clone() });
    case.decide(refill.clone()).unwrap();
    let mut emptied = Case { briefing: case.briefing.clone(), visit: case.visit.clone() };
    emptied.does(sampler(1), remove.clone()).unwrap();
    assert_eq!(emptied.visit.sheets[0].containers.len(), 2);
    case.does(sampler(1), seals(&case, seal(&case, 0, "FA001"))).unwrap();
    case.refuses(remove, &Denial::ContainerSealed, "O-36");
    case.refuses(refill, &Denial::ContainerSealed, "O-36");
}

#[test]
fn o38_slips_are_signed_or_the_refusal_noted() {
    let mut case = filled();
    let unsigned = |note: &str| Seal { slip: SlipSigned::SamplersOnly { note: note.into() }, ..seal(&case, 0, "FA001") };
    case.refuses(seals(&case, unsigned(" ")), &Denial::SlipNoteMissing, "O-38");
    case.decide(seals(&case, unsigned("站长拒绝在封条上签字"))).unwrap();
    let fact = seals(&case, unsigned(""));
    case.fact(sampler(1), fact);
    assert!(gaps(case.state(), case.visit.sheet(case.sheet()), Step::Seal).contains(&Denial::SlipNoteMissing));
}

#[test]
fn o38_every_seal_has_its_photo() {
    let mut case = Case::complete();
    let sheet = &mut case.visit.sheets[0];
    let container = sheet.containers[1].id;
    sheet.evidence.retain(|evidence| evidence.purpose != Purpose::Seal { container });
    let sealing = cards(case.state(), case.visit.sheet(case.sheet())).into_iter().find(|card| card.step == Step::Seal).unwrap();
    assert_eq!((sealing.status, sealing.gaps), (Status::Lacking, vec![Denial::SealPhotoMissing { containers: 1 }]));
}

#[test]
fn o38_a_photo_of_a_torn_seal_proves_nothing_of_the_one_in_its_place() {
    let mut case = Case::before(|act| matches!(act, Act::Pay { .. }));
    let photos = |case: &Case| gaps(case.state(), case.visit.sheet(case.sheet()), Step::Seal);
    assert_eq!(photos(&case), []);
    let (sheet, container) = (case.sheet(), case.visit.sheets[0].containers[0].id);
    let again = Seal { replaces: Some("撕破".into()), ..seal(&case, 0, "FA900") };
    case.fact(sampler(1), seals(&case, again.clone()));
    assert_eq!(photos(&case), [Denial::SealPhotoMissing { containers: 1 }]);
    // Recorded once more, as by another phone: the same seal, and no other photo is wanted for it.
    let evidence = Evidence { media: MediaId::derived("of the new seal"), ..fixture::evidence(&sheet, Purpose::Seal { container }) };
    case.fact(sampler(1), Act::Capture { sheet, evidence });
    case.fact(sampler(1), seals(&case, again));
    assert_eq!(photos(&case), []);
    assert_eq!(case.visit.sheets[0].media_for(Purpose::Seal { container }).count(), 2, "the first is evidence as before");
}

#[test]
fn o24_nothing_is_sealed_by_one_sampler() {
    let mut case = filled();
    case.visit.present.truncate(1);
    case.refuses(seals(&case, seal(&case, 0, "FA001")), &Denial::TooFewSamplers { present: 1 }, "O-24");
}

#[test]
fn o11_nothing_is_sealed_outside_the_city() {
    let mut case = filled();
    case.visit.identity.as_mut().unwrap().division = 110_101;
    case.refuses(seals(&case, seal(&case, 0, "FA001")), &Denial::OutsideTheCity { division: 110_101 }, "O-11");
}

#[test]
fn o38_the_signed_slip_has_a_photo_of_its_own_which_nobody_must_take() {
    let mut case = Case::before(|act| matches!(act, Act::Pay { .. }));
    let sheet = case.visit.sheet(case.sheet()).unwrap();
    let container = sheet.seals[0].container;
    assert_eq!(gaps(case.state(), Some(sheet), Step::Seal), [], "the law asks for the hands, and not for a second photo");
    let purpose = Purpose::SealSlip { container };
    case.does(sampler(1), Act::Capture { sheet: case.sheet(), evidence: fixture::evidence(&case.sheet(), purpose) }).unwrap();
    let seal = |case: &Case| case.visit.sheet(case.sheet()).unwrap().standing_media_for(purpose).count();
    assert_eq!(seal(&case), 1);
    // Another seal has another slip.
    let number = case.visit.assignment.seals.last().unwrap().clone();
    let torn = Seal { container, number, slip: SlipSigned::Both, replaces: Some("撕破".into()) };
    case.does(sampler(1), Act::Seal { sheet: case.sheet(), seal: torn }).unwrap();
    assert_eq!(seal(&case), 0);
}
