//! 未抽到样品: a reason of the list, and what was looked at (O-22).

use crate::field::entry::{Entry, choices, choose, select};
use crate::field::form::{Form, Mistake};
use crate::field::view::*;
use crate::words::field::ending as said;
use domain::denial::Field;
use domain::no_sample::{NoSample, NoSampleReason};
use domain::paper;

pub(super) fn entries(form: Form) -> View {
    let reasons = NoSampleReason::ALL.into_iter().map(|reason| (place(reason), paper::reason(reason).to_owned())).collect();
    let opinion = move || reason(form.text("reason").as_str()).filter(|reason| reason.wants_opinion());
    view! {
        <section class="card">
            {select(form, "reason", said::REASON, Some(Field::Reason), reasons)}
            {move || opinion().map(|_| view! { <p class="soft">{said::OPINION_FOLLOWS}</p> })}
            {Entry::lines("facts", said::PROCESS).hint(said::PROCESS_HINT).law(Field::Facts).show(form)}
            {choose(form, "orders", said::ORDERS, None, choices(&[("yes", said::YES), ("no", said::NO), ("", said::UNKNOWN)]))}
            {Entry::text("destination", said::DESTINATION).optional().show(form)}
        </section>
    }
}

/// A reason as a value of the form: its place on the list.
pub(super) fn place(of: NoSampleReason) -> String {
    NoSampleReason::ALL.iter().position(|reason| *reason == of).map(|place| place.to_string()).unwrap_or_default()
}

fn reason(value: &str) -> Option<NoSampleReason> {
    NoSampleReason::ALL.get(value.parse::<usize>().ok()?).copied()
}

pub(super) fn known(no_sample: &NoSample) -> Vec<(&'static str, String)> {
    let orders = match no_sample.orders {
        Some(true) => "yes",
        Some(false) => "no",
        None => "",
    };
    vec![
        ("reason", place(no_sample.reason)),
        ("facts", no_sample.process.clone()),
        ("orders", orders.into()),
        ("destination", no_sample.destination.clone()),
    ]
}

pub(super) fn read(form: Form) -> Result<NoSample, Mistake> {
    let reason = reason(&form.now("reason")).ok_or(("reason", said::REASON_WANTED))?;
    let orders = match form.now("orders").as_str() {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    Ok(NoSample { reason, process: form.now("facts"), orders, destination: form.now("destination") })
}
