//! 拒检: first whether it is one at all, then what happened (O-47).

use crate::field::entry::{Entry, choices, choose};
use crate::field::form::{Form, Mistake};
use crate::field::view::*;
use crate::words::field::ending as said;
use domain::denial::Field;
use domain::refusal::{Obstruction, Refusal, RightfulGround};
use domain::signature::Witness;

const REFUSED: &str = "refused";
const HINDERED: &str = "hindered";
const PRICE: &str = "price";

pub(super) fn entries(form: Form) -> View {
    let grounds = RightfulGround::ALL.into_iter().map(|ground| view! { <li>{said::rightful(ground)}</li> }).collect_view();
    let price = move || {
        view! {
            {Entry::decimal("asked", said::ASKED, said::YUAN_EACH).law(Field::AskedPrice).show(form)}
            {Entry::decimal("reference", said::REFERENCE, said::YUAN_EACH).law(Field::AskedPrice).show(form)}
            {Entry::text("source", said::REFERENCE_SOURCE).hint(said::REFERENCE_SOURCE_HINT).law(Field::AskedPrice).show(form)}
        }
    };
    view! {
        <section class="notice" data-tone="info">
            <div class="grow">
                <h2>{said::NOT_A_REFUSAL}</h2>
                <ul>{grounds}</ul>
                <p>{said::NOT_A_REFUSAL_DO}</p>
            </div>
        </section>
        <section class="card">
            {choose(form, "way", said::WAY, None, choices(&[(REFUSED, said::REFUSED), (HINDERED, said::HINDERED), (PRICE, said::PRICE)]))}
            {when(move || form.is("way", PRICE), price)}
            {Entry::lines("facts", said::REFUSAL_FACTS).hint(said::REFUSAL_FACTS_HINT).law(Field::Facts).show(form)}
            {Entry::text("witness", said::WITNESS).optional().law(Field::DeclineNote).show(form)}
            {Entry::text("standing", said::WITNESS_STANDING).optional().show(form)}
        </section>
        <p class="soft">{said::REFUSAL_NEXT}</p>
    }
}

pub(super) fn known(refusal: &Refusal) -> Vec<(&'static str, String)> {
    let mut known = vec![("facts", refusal.facts.clone())];
    match &refusal.way {
        Obstruction::Refused => known.push(("way", REFUSED.into())),
        Obstruction::Hindered => known.push(("way", HINDERED.into())),
        Obstruction::Price { asked, reference, source } => {
            known.extend([("way", PRICE.into()), ("asked", asked.to_string()), ("reference", reference.to_string()), ("source", source.clone())]);
        }
    }
    if let Some(witness) = &refusal.witness {
        known.extend([("witness", witness.name.clone()), ("standing", witness.standing.clone())]);
    }
    known
}

pub(super) fn read(form: Form) -> Result<Refusal, Mistake> {
    let way = match form.now("way").as_str() {
        REFUSED => Obstruction::Refused,
        HINDERED => Obstruction::Hindered,
        PRICE => Obstruction::Price { asked: form.yuan("asked")?, reference: form.yuan("reference")?, source: form.now("source") },
        _ => return Err(("way", said::WAY_WANTED)),
    };
    let (name, standing) = (form.now("witness"), form.now("standing"));
    let witness = (!name.is_empty() || !standing.is_empty()).then_some(Witness { name, standing });
    Ok(Refusal { way, facts: form.now("facts"), witness })
}
