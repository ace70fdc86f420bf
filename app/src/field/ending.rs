//! 没有抽样: why no sample is taken, in the words of the form that is left for it (O-22, O-45, O-47).

mod no_sample;
mod refusal;
mod termination;

use super::determination;
use super::entry::{Choices, choose, select};
use super::form::{Form, Mistake, act_button, trouble};
use super::frame::{Frame, Pages, acts, frame};
use super::late_entry;
use super::media::{Album, slot};
use super::opening;
use super::route::Route;
use super::status::lacks;
use super::view::*;
use crate::words::denials;
use crate::words::field::{ending as said, sheet as words};
use domain::act::Act;
use domain::denial::{Field, Step};
use domain::ending::{Ending, EndingKind};
use domain::evidence::Purpose;
use domain::id::{SheetId, VisitId};
use domain::no_sample::NoSampleReason;
use domain::sheet::{Sheet, SheetOpening};
use domain::visit::Visit;
use std::rc::Rc;

/// The page; without a sheet it opens one.
pub(crate) fn page(pages: Pages, id: VisitId, of: Option<SheetId>) -> Option<View> {
    let visit = pages.visit(id)?;
    let sheet = of.map(|sheet| visit.sheet(sheet).cloned());
    if sheet == Some(None) {
        return None;
    }
    let sheet = sheet.flatten();
    let (lines, numbers) = choices(pages, id, &visit)?;
    let form = Form::new(pages, key(id, of, &visit), known(&visit, sheet.as_ref(), &lines, &numbers));
    let asks_opening = sheet.is_none();
    // A sheet that was opened before is told to have ended on this very page: what then follows is shown at once.
    let is_told = pages.phone.memo(move |model| of.and_then(|sheet| model.sheet(id, sheet)).is_some_and(|sheet| sheet.ending.is_some()));
    let opened = StoredValue::new(sheet.map(|sheet| sheet.opening));
    let act = move || match told(pages, id, opened.get_value(), form) {
        Ok((opening, ending)) => {
            let sheet = opening.sheet;
            form.submit(id, None, Ok(vec![Act::End { opening, ending }]), Rc::new(move || pages.go(Route::SheetStep(id, sheet, Step::Ending))));
        }
        Err(mistake) => form.mistake(mistake),
    };
    let kinds = EndingKind::ALL.map(|kind| (kind.word().to_owned(), said::kind(kind).to_owned())).to_vec();
    let entries = move || entries(pages, id, form, EndingKind::of(&form.text("kind")));
    let album = of.map(|sheet| Album { visit: id, sheet, purpose: Purpose::Ending });
    let inside = view! {
        {of.map(|sheet| lacks(pages, id, Some(sheet), Step::Ending))}
        {of.map(|sheet| determination::followed(pages, id, sheet))}
        {album.map(|album| when(move || is_told.get(), move || photos(pages, album)))}
        <section class="card">
            {choose(form, "kind", said::KIND, None, kinds)}
            {asks_opening.then(|| view! {
                {choose(form, "line", words::LINE, Some(Field::Line), lines)}
                {select(form, "number", said::NUMBER, Some(Field::SheetNumber), numbers)}
            })}
        </section>
        {entries}
        {asks_opening.then(|| late_entry::asked(form, late_entry::words::SHEET_ON_PAPER))}
        {trouble(form)}
    };
    let buttons = move |is_told: &bool| {
        let back = of.filter(|_| *is_told).map(|sheet| {
            view! { <button type="button" class="button" on:click={move |_| pages.go(Route::Sheet(id, sheet))}>{words::BACK_TO_LIST}</button> }
        });
        view! { {back} {act_button(form, if *is_told { said::RECORD_AGAIN } else { said::RECORD }, "button primary", act)} }
    };
    let foot = acts(switch(move || is_told.get(), buttons));
    let title = denials::step(Step::Ending).into();
    Some(frame(pages, Frame { title, sub: visit.assignment.enterprise.name, back: Some(Route::checklist(id, of)), foot, inside }))
}

/// What proves that it is so.
fn photos(pages: Pages, album: Album) -> View {
    view! {
        <section class="card">
            <h2>{said::PHOTOS}</h2>
            <p class="soft">{said::PHOTOS_HINT}</p>
            <div class="slots">{slot(pages, album, true)}</div>
        </section>
    }
}

/// Goes to the page of a sheet of which no sample can be taken, with the reason chosen; what was typed there before stays.
pub(crate) fn go_for(pages: Pages, id: VisitId, sheet: SheetId, reason: NoSampleReason) {
    let key = format!("{sheet}/ending");
    let mut typed: Vec<(String, String)> = pages.phone.draft(&key).and_then(|text| domain::json::read(&text).ok()).unwrap_or_default();
    typed.extend([("kind".to_owned(), EndingKind::NoSample.word().to_owned()), ("reason".to_owned(), no_sample::place(reason))]);
    pages.phone.save_draft(&key, domain::json::write(&typed));
    pages.go(Route::SheetStep(id, sheet, Step::Ending));
}

fn key(id: VisitId, of: Option<SheetId>, visit: &Visit) -> String {
    of.map_or_else(|| format!("{id}/ending/{}", visit.sheets.len()), |sheet| format!("{sheet}/ending"))
}

/// The lines that the team was sent for, and the numbers that are free.
fn choices(pages: Pages, id: VisitId, visit: &Visit) -> Option<(Choices, Choices)> {
    pages.phone.model().with_untracked(|model| {
        let campaign = &model.briefing.as_ref()?.campaign;
        let product = |line| campaign.line(line).map(|line| line.product.clone()).unwrap_or_default();
        let lines = visit.assignment.lines.iter().map(|line| (line.line.0.to_string(), product(line.line))).collect();
        let numbers = model.free_numbers(id).into_iter().map(|number| (number.to_string(), number.to_string())).collect();
        Some((lines, numbers))
    })
}

/// What is entered already.
fn known(visit: &Visit, sheet: Option<&Sheet>, lines: &Choices, numbers: &Choices) -> Vec<(&'static str, String)> {
    let first = |of: &Choices| of.first().map(|(value, _)| value.clone()).unwrap_or_default();
    let mut known = vec![("line", first(lines)), ("number", first(numbers))];
    known.extend(late_entry::known(visit.late()));
    if let Some(ending) = sheet.and_then(|sheet| sheet.ending.as_ref()) {
        known.push(("kind", ending.kind().word().into()));
        known.extend(of_ending(ending));
    }
    known
}

/// The entries of an ending of one kind, as its own page has them.
pub(crate) fn entries(pages: Pages, id: VisitId, form: Form, kind: Option<EndingKind>) -> View {
    match kind {
        Some(EndingKind::Refused) => refusal::entries(form),
        Some(EndingKind::NoSample) => no_sample::entries(form),
        Some(EndingKind::Terminated) => termination::entries(pages, id, form),
        None => View::nothing(),
    }
}

/// What stands in those entries.
pub(crate) fn of_ending(ending: &Ending) -> Vec<(&'static str, String)> {
    match ending {
        Ending::Refused { refusal } => refusal::known(refusal),
        Ending::NoSample { no_sample } => no_sample::known(no_sample),
        Ending::Terminated { termination } => termination::known(termination),
    }
}

/// Reads them.
pub(crate) fn read(pages: Pages, form: Form, kind: EndingKind) -> Result<Ending, Mistake> {
    Ok(match kind {
        EndingKind::Refused => Ending::Refused { refusal: refusal::read(form)? },
        EndingKind::NoSample => Ending::NoSample { no_sample: no_sample::read(form)? },
        EndingKind::Terminated => Ending::Terminated { termination: termination::read(pages, form)? },
    })
}

fn told(pages: Pages, id: VisitId, opened: Option<SheetOpening>, form: Form) -> Result<(SheetOpening, Ending), Mistake> {
    let kind = EndingKind::of(&form.now("kind")).ok_or(("kind", said::KIND_WANTED))?;
    let ending = read(pages, form, kind)?;
    let opening = opened.map_or_else(|| opening::opened(pages, id, form), Ok)?;
    Ok((opening, ending))
}
