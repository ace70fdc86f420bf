use crate::Case;
use domain::act::Act;
use domain::campaign::LineNumber;
use domain::denial::{Denial, Field};
use domain::enterprise::PlaceKind;
use domain::fixture::{self, BAGS, START, other_laboratory, sampler};
use domain::id::{OrganisationId, PersonId, RulesId, SheetId};
use domain::number::SheetNumber;
use domain::sheet::SheetOpening;
use domain::time::Instant;

fn ready() -> Case {
    Case::before(|act| matches!(act, Act::OpenSheet(_)))
}

fn opens(change: impl Fn(&mut SheetOpening)) -> Act {
    let mut opening = fixture::opening(&fixture::assignment("A"), SheetId::derived("new"));
    change(&mut opening);
    Act::OpenSheet(opening)
}

#[test]
fn o03_only_lines_of_annex_1() {
    ready().refuses(opens(|opening| opening.line = LineNumber(25)), &Denial::LineNotInCampaign { line: 25 }, "O-03");
}

#[test]
fn o05_only_laboratories_with_a_share() {
    let stranger = OrganisationId::derived("stranger");
    ready().refuses(opens(|opening| opening.laboratory = stranger), &Denial::LaboratoryWithoutShare, "O-05");
    ready().decide(opens(|opening| opening.laboratory = fixture::agency())).unwrap();
}

#[test]
fn o06_other_lines_go_to_the_agencys_laboratory() {
    let bags = |laboratory| {
        opens(move |opening| {
            (opening.line, opening.rules, opening.laboratory) = (BAGS, RulesId::derived("rules 22"), laboratory);
        })
    };
    ready().refuses(bags(other_laboratory()), &Denial::LaboratoryNotForLine, "O-06");
    ready().decide(bags(fixture::agency())).unwrap();
}

#[test]
fn o20_rules_are_approved_by_another_than_their_author() {
    let mut case = ready();
    case.briefing.rules[0].approved = None;
    case.refuses(opens(|_| {}), &Denial::RulesNotApproved, "O-20");
    case.briefing.rules[0].approved = Some((PersonId::derived("author"), START));
    case.refuses(opens(|_| {}), &Denial::RulesNotApproved, "O-20");
}

#[test]
fn o21_rules_are_public_before_sampling() {
    let mut case = ready();
    let at = |published: Option<Instant>| Denial::RulesNotPublished { published };
    case.briefing.rules[0].published = None;
    case.refuses(opens(|_| {}), &at(None), "O-21");
    case.briefing.rules[0].published = Some(START.plus(1));
    case.refuses(opens(|_| {}), &at(Some(START.plus(1))), "O-21");
    // Published in the very millisecond is published.
    case.briefing.rules[0].published = Some(START);
    case.decide(opens(|_| {})).unwrap();
}

#[test]
fn o21_the_newest_public_version_is_in_force() {
    let mut briefing = fixture::briefing();
    let first = briefing.rules[0].clone();
    for (version, published, approved) in [(2, START, true), (3, START.plus(10), true), (4, START, false)] {
        let mut rules = first.clone();
        (rules.version, rules.published) = (version, Some(published));
        rules.approved = rules.approved.filter(|_| approved);
        briefing.rules.push(rules);
    }
    let in_force = |line, at| briefing.rules_in_force(line, at).map(|rules| (rules.line, rules.version));
    assert_eq!(in_force(first.line, START.plus(-1)), Some((first.line, 1)));
    assert_eq!(in_force(first.line, START), Some((first.line, 2)));
    assert_eq!(in_force(first.line, START.plus(10)), Some((first.line, 3)));
    assert_eq!(in_force(BAGS, START), Some((BAGS, 1)));
    assert_eq!(in_force(first.line, START.plus(-2 * 86_400_000)), None);
}

#[test]
fn o26_rules_are_those_of_the_line() {
    ready().refuses(opens(|opening| opening.rules = RulesId::derived("rules 22")), &Denial::RulesOfAnotherLine, "O-26");
    ready().refuses(opens(|opening| opening.rules = RulesId::derived("none")), &Denial::RulesOfAnotherLine, "O-26");
}

#[test]
fn o27_a_sheet_has_a_number_of_its_own() {
    let mut case = ready();
    let empty: SheetNumber = serde_json::from_str("\"\"").unwrap();
    case.refuses(opens(|opening| opening.number = empty.clone()), &Denial::EntryMissing { field: Field::SheetNumber }, "O-27");
    case.does(sampler(1), opens(|_| {})).unwrap();
    let used = case.visit.sheets[0].opening.number.clone();
    let other = SheetNumber::parse("OTHER").unwrap();
    case.refuses(opens(|opening| opening.sheet = SheetId::derived("another")), &Denial::NumberUsed { number: used }, "O-27");
    case.refuses(opens(|opening| opening.number = other.clone()), &Denial::NumberUsed { number: other.clone() }, "O-27");
}

#[test]
fn o25_no_sampling_before_the_papers_were_shown() {
    let case = Case::before(|act| matches!(act, Act::ShowPapers(_)));
    assert!(matches!(case.decide(opens(|_| {})), Err(Denial::PapersNotShown { .. })));
    Case::new().refuses(opens(|_| {}), &Denial::NotArrived, "O-24");
}

fn with_two_sheets(place: PlaceKind) -> Case {
    let mut case = ready();
    let mut identity = fixture::identity(&case.visit.assignment);
    identity.place = place;
    case.fact(sampler(1), Act::CheckIdentity(identity));
    for number in ["N1", "N2"] {
        case.does(sampler(1), numbered(number, None)).unwrap();
    }
    case
}

fn numbered(number: &str, beyond_cap: Option<&str>) -> Act {
    opens(|opening| {
        (opening.sheet, opening.number) = (SheetId::derived(number), SheetNumber::parse(number).unwrap());
        opening.beyond_cap = beyond_cap.map(Into::into);
    })
}

#[test]
fn o43_at_most_two_batches_an_enterprise() {
    let case = with_two_sheets(PlaceKind::GasStation);
    case.refuses(numbered("N3", None), &Denial::ThirdBatch, "O-43");
    case.refuses(numbered("N3", Some("品种多")), &Denial::ThirdBatch, "O-43");
}

#[test]
fn o44_malls_and_supermarkets_with_a_reason() {
    for place in [PlaceKind::Mall, PlaceKind::Supermarket] {
        let case = with_two_sheets(place);
        case.refuses(numbered("N3", None), &Denial::ThirdBatch, "O-43");
        case.refuses(numbered("N3", Some(" ")), &Denial::ThirdBatch, "O-43");
        case.decide(numbered("N3", Some("品种多"))).unwrap();
    }
}

#[test]
fn o43_before_the_identity_is_checked_the_roster_tells_the_place() {
    let mut case = ready();
    case.visit.identity = None;
    case.visit.assignment.enterprise.place = PlaceKind::Supermarket;
    for number in ["N1", "N2"] {
        case.does(sampler(1), numbered(number, None)).unwrap();
    }
    case.decide(numbered("N3", Some("品种多"))).unwrap();
    case.visit.assignment.enterprise.place = PlaceKind::Shop;
    case.refuses(numbered("N3", Some("品种多")), &Denial::ThirdBatch, "O-43");
}
