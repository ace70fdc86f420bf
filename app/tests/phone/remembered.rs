//! Nothing is typed twice: what this phone recorded is offered for the next batch and the next visit.

use app::phone::Model;
use domain::act::Act;
use domain::assignment::Assignment;
use domain::fixture::{self, DIESEL, START};
use domain::id::{SheetId, VisitId};
use domain::sheet::Product;
use domain::visit::{Event, Visit};

/// A visit under that name, with what was done of it, `later` milliseconds after the first.
fn visit(assignment: &Assignment, later: i64, stop: impl Fn(&Act) -> bool) -> Visit {
    let mut visit = Visit::assigned(assignment.clone());
    for (by, act) in fixture::story(&fixture::briefing(), assignment).into_iter().take_while(|(_, act)| !stop(act)) {
        visit.apply(&Event::Done { by, at: START.plus(later), act });
    }
    visit
}

fn model(visits: Vec<Visit>) -> Model {
    Model { briefing: Some(fixture::briefing()), visits, ..Model::default() }
}

fn product(visit: &mut Visit) -> &mut Product {
    visit.sheets[0].product.as_mut().unwrap()
}

/// Another visit to the enterprise of the first.
fn again(name: &str) -> Assignment {
    Assignment { enterprise: fixture::assignment("A").enterprise, ..fixture::assignment(name) }
}

const NOTHING: fn(&Act) -> bool = |_| true;

#[test]
fn a_second_batch_is_offered_the_first_ones_product() {
    let mut here = visit(&fixture::assignment("A"), 0, |_| false);
    let second = SheetId::derived("second");
    here.apply(&Event::Done { by: fixture::sampler(1), at: START, act: Act::OpenSheet(fixture::opening(&here.assignment, second)) });
    let id = here.assignment.visit;
    let model = model(vec![here]);
    let offered = model.products_before(DIESEL, id, second);
    assert_eq!(offered.len(), 1);
    assert_eq!((&offered[0].product, offered[0].is_same_enterprise, offered[0].is_same_visit), (&fixture::product(), true, true));
    // A sheet is not offered its own product, and no other line's.
    let first = model.visits[0].sheets[0].opening.sheet;
    assert_eq!(model.products_before(DIESEL, id, first), []);
    assert_eq!(model.products_before(fixture::BAGS, id, second), []);
}

#[test]
fn the_latest_comes_first_and_each_product_once() {
    let mut visits = vec![visit(&fixture::assignment("B"), 0, |_| false), visit(&fixture::assignment("C"), 9_000, |_| false)];
    visits.push(visit(&fixture::assignment("D"), 4_000, |_| false));
    product(&mut visits[1]).producer = "另一炼油厂".into();
    // The same product as that of B, on a later sheet and with a later supplier.
    product(&mut visits[2]).supplier = "另一油库".into();
    visits.push(visit(&again("E"), 0, NOTHING));
    let model = model(visits);
    let offered = model.products_before(DIESEL, VisitId::derived("E"), SheetId::derived("new"));
    let told: Vec<(&str, &str)> = offered.iter().map(|described| (&*described.product.producer, &*described.product.supplier)).collect();
    assert_eq!(told, [("另一炼油厂", "示例油库"), ("示例石化炼油厂", "另一油库")]);
    assert!(offered.iter().all(|described| !described.is_same_enterprise && !described.is_same_visit));
}

#[test]
fn what_was_not_sampled_is_not_offered() {
    let mut there = visit(&fixture::assignment("B"), 0, |_| false);
    there.sheets[0].ending = Some(domain::ending::Ending::NoSample {
        no_sample: domain::no_sample::NoSample {
            reason: domain::no_sample::NoSampleReason::OutOfScope,
            process: "看过".into(),
            orders: None,
            destination: String::new(),
        },
    });
    let model = model(vec![there, visit(&fixture::assignment("A"), 0, NOTHING)]);
    assert_eq!(model.products_before(DIESEL, VisitId::derived("A"), SheetId::derived("new")), []);
}

#[test]
fn the_next_visit_knows_who_was_there_the_last_time() {
    let mut visits = vec![visit(&fixture::assignment("A"), 0, |_| false), visit(&again("B"), 5_000, |_| false)];
    visits[1].identity.as_mut().unwrap().contact = "新站长".into();
    // Another enterprise, and a visit at which nobody looked at the papers, tell nothing.
    visits.push(visit(&fixture::assignment("C"), 9_000, |_| false));
    visits.push(visit(&again("D"), 9_000, |act| matches!(act, Act::CheckIdentity(_))));
    visits.push(visit(&again("E"), 0, NOTHING));
    let model = model(visits);
    let (at, identity) = model.identity_before(VisitId::derived("E")).unwrap();
    assert_eq!((at, identity.contact.as_str()), (START.plus(5_000), "新站长"));
    assert_eq!(model.identity_before(VisitId::derived("C")), None);
    assert_eq!(model.identity_before(VisitId::derived("unknown")), None);
}
