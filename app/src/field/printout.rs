//! 打印件: the papers of a sheet as they leave a portable printer, on A4 or on a roll, each with the hands that were put to exactly it and a line
//! for every other.

use super::entry::{choices, choose};
use super::form::Form;
use super::frame::{Frame, Pages, acts, frame};
use super::paper::{paper_sheet, strokes, ticked};
use super::qr;
use super::route::Route;
use super::view::*;
use crate::words::field::{correction as hands, printout as said, sheet};
use domain::id::{SheetId, VisitId};
use domain::paper::{Hand, Printout, printouts};
use domain::retrieval::Retrieval;
use domain::signature::SignatureRecord;

/// Where the chosen format is kept: for this phone, and not for one sheet.
const FORMAT: &str = "format";
const A4: &str = "a4";
const ROLL: &str = "roll";

/// The page: which paper, on what, and how it will look.
pub(crate) fn page(pages: Pages, id: VisitId, sheet_id: SheetId) -> Option<View> {
    let of_sheet = |model: &crate::phone::Model| {
        let visit = model.visit(id)?;
        Some(printouts(model.briefing.as_ref()?, visit, visit.sheet(sheet_id)?))
    };
    let all = pages.phone.model().with_untracked(of_sheet)?;
    let number = pages.sheet(id, sheet_id)?.opening.number;
    let retrieval = retrieval(pages, id, sheet_id);
    let form = format_of(pages);
    let chosen = RwSignal::new(0);
    let chip = |(place, printout): (usize, &Printout)| {
        let class = move || if chosen.get() == place { "chip here" } else { "chip" };
        let pressed = move || if chosen.get() == place { "true" } else { "false" };
        let name = said::short(&printout.paper.title, &printout.paper.template, place);
        view! { <button type="button" class={class} aria-pressed={pressed} on:click={move |_| chosen.set(place)}>{name}</button> }
    };
    let chips = (all.len() > 1)
        .then(|| view! { <div class="chips" role="group" aria-label={said::WHICH}>{all.iter().enumerate().map(chip).collect_view()}</div> });
    let all = StoredValue::new(all);
    let shown = move |place: &usize| all.with_value(|all| all.get(*place).cloned()).map(|printout| as_it_prints(form, printout, retrieval.clone()));
    let inside = view! {
        <section class="card no-print">
            {format_choice(form)}
            {chips}
        </section>
        {switch(move || chosen.get(), shown)}
    };
    let foot = acts(view! {
        {print("button primary")}
        <button type="button" class="button" on:click={move |_| pages.go(Route::Sheet(id, sheet_id))}>{sheet::BACK_TO_LIST}</button>
    });
    Some(frame(pages, Frame { title: said::TITLE.into(), sub: number.to_string(), back: Some(Route::Sheet(id, sheet_id)), foot, inside }))
}

/// With what the enterprise fetches its copies of a sheet; none before the phone was told.
pub(super) fn retrieval(pages: Pages, id: VisitId, sheet: SheetId) -> Option<Retrieval> {
    let visit = pages.visit(id)?;
    let number = visit.sheet(sheet)?.opening.number.clone();
    visit.assignment.retrievals.into_iter().find(|own| own.number == number)
}

/// The chosen format; it is remembered as whatever is typed is.
pub(super) fn format_of(pages: Pages) -> Form {
    Form::new(pages, "printout".into(), vec![(FORMAT, A4.into())])
}

/// A4 or roll, by one tap.
pub(super) fn format_choice(form: Form) -> View {
    choose(form, FORMAT, said::FORMAT, None, choices(&[(A4, said::A4), (ROLL, said::ROLL)]))
}

/// Opens the browser's own way to print what the page shows.
pub(super) fn print(class: &'static str) -> View {
    view! {
        <button type="button" class={class} on:click={move |_| {
            // A browser that cannot print says so itself.
            let _ = window().print();
        }}>{sheet::PRINT}</button>
    }
}

/// A paper on the glass as on the chosen paper: the width of a roll is its real width.
pub(super) fn as_it_prints(form: Form, printout: Printout, retrieval: Option<Retrieval>) -> View {
    let Printout { paper, hands, declined, is_void } = printout;
    let digest = paper.digest().to_string();
    let class = move || if form.is(FORMAT, ROLL) { "printout roll" } else { "printout" };
    view! {
        <div class={class}>
            {is_void.then(|| view! { <p class="void-mark">{said::VOID}</p> })}
            {paper_sheet(paper)}
            <section class="hands" aria-label={said::HANDS}>
                {declined.map(|note| view! { <p class="hand">{said::declined(&note)}</p> })}
                {hands.into_iter().map(place_of).collect_view()}
            </section>
            {retrieval.map(fetched_by)}
            <p class="digest">{sheet::digest(&digest)}</p>
        </div>
    }
}

/// A place for a hand: what stands there, or a line for a pen.
fn place_of(hand: Hand) -> View {
    let Hand { place, name, given, may_stamp } = hand;
    let told = said::place(place, &name);
    match given {
        Some(record) => given_there(told, &name, &record),
        None => view! {
            <div class="hand">
                <p>{told}</p>
                <p class="pen">{said::SIGNS_HERE}<span class="pen-line"></span></p>
                <p class="pen">{may_stamp.then(|| ticked(said::HAND_OR_STAMP.to_owned()))}<span class="pen-date">{said::DATE}</span></p>
            </div>
        },
    }
}

fn given_there(told: String, name: &str, record: &SignatureRecord) -> View {
    let mark = match record.signature.ink {
        Some(ink) => view! { <p>{hands::on_paper(ink.stamped)}</p> },
        None => strokes(record.signature.clone(), sheet::signature_of(name)),
    };
    view! { <div class="hand"><p>{told}</p>{mark}<p class="pen"><span class="pen-date">{record.at.to_string()}</span></p></div> }
}

/// How the enterprise fetches its copies, in dots and in figures.
fn fetched_by(retrieval: Retrieval) -> View {
    let Retrieval { number, code, address } = retrieval;
    view! {
        <section class="fetch">
            {qr::code(&address, said::CODE_LABEL)}
            <div>
                <p><strong>{said::FETCH}</strong></p>
                <p>{said::fetched_from(&address, number.as_str())}</p>
                <p>{said::by_code(&code)}</p>
            </div>
        </section>
    }
}
