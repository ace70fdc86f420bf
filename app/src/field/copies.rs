//! 留存文书: which copies were left with the enterprise, or that it would not take them (O-50).

use super::entry::{Choices, Entry, choices, choose, ticks};
use super::form::{Form, Mistake, act_button, trouble};
use super::frame::{Frame, Pages, acts, frame, link};
use super::route::Route;
use super::status::lacks;
use super::view::*;
use super::{printout, qr};
use crate::words::{denials, field::printout as printed, field::sheet as said};
use domain::act::Act;
use domain::denial::{Field, Step};
use domain::id::{SheetId, VisitId};
use domain::retrieval::Retrieval;
use domain::transport::{CopyWay, LeftCopies, PaperKind};
use std::rc::Rc;

const PAPERS: [(&str, PaperKind); 6] = [
    ("notice", PaperKind::Notice),
    ("sheet", PaperKind::Sheet),
    ("slip", PaperKind::PaymentSlip),
    ("authorisation", PaperKind::Authorisation),
    ("staff", PaperKind::StaffCard),
    ("storage", PaperKind::StorageNotice),
];

/// How copies are left; by a code only where there is one.
const WAYS: [(&str, &str); 2] = [("paper", said::ON_PAPER), ("code", said::BY_RETRIEVAL)];

/// The page.
pub(crate) fn page(pages: Pages, id: VisitId, sheet_id: SheetId) -> Option<View> {
    let sheet = pages.sheet(id, sheet_id)?;
    let known = match &sheet.copies {
        None => vec![],
        Some(LeftCopies::Left { papers, way }) => {
            let names = PAPERS.iter().filter(|(_, kind)| papers.contains(kind)).map(|(name, _)| *name).collect::<Vec<_>>().join("|");
            vec![("taken", "left".into()), ("papers", names), ("way", if *way == CopyWay::Paper { "paper".into() } else { "code".into() })]
        }
        Some(LeftCopies::NotAccepted { note }) => vec![("taken", "not".into()), ("note", note.clone())],
    };
    let form = Form::new(pages, format!("{sheet_id}/copies"), known);
    let act = move || {
        let copies = copies(form).map(|copies| vec![Act::LeaveCopies { sheet: sheet_id, copies }]);
        form.submit(id, None, copies, Rc::new(move || pages.go(Route::Sheet(id, sheet_id))));
    };
    // The storage notice is for whoever keeps a part.
    let is_kept = sheet.storage.is_some();
    let papers = move || -> Choices {
        let offered = PAPERS.iter().filter(|(_, kind)| is_kept || *kind != PaperKind::StorageNotice);
        offered.map(|(name, kind)| ((*name).to_owned(), denials::paper(*kind).to_owned())).collect()
    };
    let retrieval = printout::retrieval(pages, id, sheet_id);
    let has_code = retrieval.is_some();
    let more = move |taken: &String| match taken.as_str() {
        "left" => view! {
            {ticks(form, "papers", said::WHICH_COPIES, Some(Field::Copies), papers())}
            {choose(form, "way", said::COPY_WAY, None, choices(if has_code { &WAYS } else { &WAYS[..1] }))}
        },
        "not" => Entry::lines("note", said::NOT_ACCEPTED_NOTE).law(Field::Copies).show(form),
        _ => View::nothing(),
    };
    let inside = view! {
        {lacks(pages, id, Some(sheet_id), Step::Copies)}
        <section class="card">
            {choose(form, "taken", said::COPIES_TAKEN, Some(Field::Copies), choices(&[("left", said::LEFT), ("not", said::NOT_ACCEPTED)]))}
            {switch(move || form.text("taken"), more)}
        </section>
        {retrieval.map(fetching)}
        {link(pages, Route::Paper(id, sheet_id), "button wide", printed::PRINT_COPIES)}
        {trouble(form)}
    };
    let foot = acts(act_button(form, said::RECORD_COPIES, "button primary", act));
    let back = Some(Route::Sheet(id, sheet_id));
    let title = denials::step(Step::Copies).into();
    Some(frame(pages, Frame { title, sub: sheet.opening.number.to_string(), back, foot, inside }))
}

/// With what the enterprise fetches its copies later (O-50): all of it can be read out, for a printer is not always there.
fn fetching(retrieval: Retrieval) -> View {
    let Retrieval { number, code, address } = retrieval;
    let page = printed::page(&address, number.as_str()).to_owned();
    view! {
        <section class="card">
            <h2>{said::RETRIEVAL}</h2>
            <p class="soft">{said::RETRIEVAL_HOW}</p>
            {qr::code(&address, printed::CODE_LABEL)}
            <dl class="facts">
                <dt>{said::RETRIEVAL_AT}</dt><dd>{page}</dd>
                <dt>{said::RETRIEVAL_NUMBER}</dt><dd class="digits">{number.to_string()}</dd>
                <dt>{said::RETRIEVAL_CODE}</dt><dd class="digits">{code}</dd>
            </dl>
        </section>
    }
}

fn copies(form: Form) -> Result<LeftCopies, Mistake> {
    match form.now("taken").as_str() {
        "left" => {
            let ticked = form.ticked_now("papers");
            let papers = PAPERS.iter().filter(|(name, _)| ticked.iter().any(|other| other == name)).map(|(_, kind)| *kind).collect();
            let way = match form.now("way").as_str() {
                "paper" => CopyWay::Paper,
                "code" => CopyWay::Code,
                _ => return Err(("way", said::COPY_WAY_WANTED)),
            };
            Ok(LeftCopies::Left { papers, way })
        }
        "not" => Ok(LeftCopies::NotAccepted { note: form.now("note") }),
        _ => Err(("taken", said::TAKEN_WANTED)),
    }
}
