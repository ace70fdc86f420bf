//! What an enterprise says of the samplers on their own phone: recorded whole, and known to none of its pages afterwards (form 4N).

use crate::pocket::Bench;
use crate::sync::sync;
use app::phone::memory::Memory;
use app::phone::{Link, Model, season};
use app::store::Table;
use domain::act::Act;
use domain::feedback::{Answers, Feedback};
use domain::fixture::{START, briefing, sampler, story, strokes};
use domain::paper::feedback_paper;
use domain::signature::{Signature, Signer};
use domain::visit::{Event, Visit};

const REMARKS: &str = "示例：有人要油卡";

#[test]
fn w12_no_page_of_the_phone_knows_what_was_answered() {
    let (mut bench, assignment) = Bench::with_team();
    let acts = story(&briefing(), &assignment);
    let mut visit = Visit::assigned(assignment.clone());
    for (step, (by, act)) in (0_i64..).zip(acts) {
        visit.apply(&Event::Done { by, at: START.plus(60_000 * step), act: act.clone() });
        bench.act(&assignment, step, by, act).unwrap();
    }
    let answers = Answers { answers: [Some(true); 11], remarks: REMARKS.into() };
    let shown = feedback_paper(&briefing(), &visit, &answers).digest();
    let signer = Signer::Enterprise { name: "示例站长".into(), title: String::new() };
    let signature = Signature { signer, shown, pad: [360, 200], strokes: strokes(), ink: None };
    bench.act(&assignment, 60, sampler(1), Act::Feedback { feedback: Box::new(Feedback::Filled { answers, signature }) }).unwrap();

    let knows = |model: &Model| format!("{model:?}").contains("油卡");
    let record = |model: &Model| model.visit(assignment.visit).unwrap().feedback.clone().unwrap();
    let closed = |model: &Model| record(model).is_filled() && record(model).filled().is_none() && !knows(model);
    assert!(bench.phone.model().with_untracked(closed), "the moment it was recorded");
    assert_eq!(sync(&mut bench), Link::Online);
    assert!(bench.phone.model().with_untracked(closed), "once it was sent");
    // Opened again, with a season and without.
    bench.pool.run_until(season::keep(&*bench.store)).unwrap();
    for memory in [Memory::read(&*bench.store), Memory::read_all(&*bench.store)] {
        let model = bench.pool.run_until(memory).unwrap().fold(&Model::default());
        assert!(closed(&model));
    }
    // What it was signed with stays, as every command does: whoever reads the phone's disk or takes its rescue file out reads it.
    let rows = |table| bench.store.table(table).into_iter().filter(|(_, row)| row.contains("油卡")).count();
    assert_eq!((rows(Table::Commands), rows(Table::Season)), (1, 0));
}
