//! The visit as a checklist: every card can be opened at any time, and says what is done, open, or missing.

use super::determination;
use super::feedback;
use super::form::{Form, act_button, trouble};
use super::frame::{Frame, Pages, frame, link};
use super::late_entry;
use super::route::Route;
use super::status::{denial_line, mark};
use super::tasks::current;
use super::view::*;
use crate::words::{denials, field as words};
use domain::act::Act;
use domain::checklist::{Card, Status, cards};
use domain::decide::State;
use domain::denial::Step;
use domain::id::{SheetId, VisitId};
use domain::part::Part;
use domain::sheet::Sheet;
use domain::visit::{Briefing, Visit};
use std::rc::Rc;

/// The page; without a sheet it is about the one being worked on.
pub(crate) fn page(pages: Pages, id: VisitId, wanted: Option<SheetId>) -> Option<View> {
    let visit = pages.visit(id)?;
    if wanted.is_some_and(|sheet| visit.sheet(sheet).is_none()) {
        return None;
    }
    let sheet = wanted.or_else(|| current(&visit).map(|sheet| sheet.opening.sheet));
    let form = Form::new(pages, format!("{id}/complete"), vec![]);
    let followed = memo(move || {
        pages.follow(id, |briefing, visit| {
            let sheet = sheet.and_then(|id| visit.sheet(id));
            let all = cards(State { briefing, visit }, sheet);
            let lines: Vec<String> = all.iter().map(|card| summary(briefing, visit, sheet, card.step)).collect();
            (all, lines, sheet.and_then(|sheet| sheet.completed_at))
        })
    });
    let list = move || {
        let (all, lines, _) = followed.get()?;
        Some(view! { <ul class="card flush">{all.iter().zip(lines).map(|(card, line)| row(pages, id, sheet, card, line)).collect_view()}</ul> })
    };
    let done = move || {
        let at = followed.get()?.2?;
        Some(
            view! { <p class="notice" data-tone="ok" role="status"><span class="mark" data-tone="ok" aria-hidden="true">"✓"</span><span class="grow">{words::completed_at(&at.to_string())}</span></p> },
        )
    };
    let saved = move || pages.saved_at.get().map(|at| view! { <p class="soft saved">{words::saved_at(&at.to_string())}</p> });
    let otherwise = move || {
        can_end(pages, id, sheet).then(|| link(pages, Route::card(id, sheet, Step::Ending), "button quiet wide", words::ending::NO_SAMPLE_HERE))
    };
    let feedback = move || feedback::card(pages, id);
    let went_wrong = move || went_wrong(pages, id, sheet);
    let late = move || followed_late(pages, form, id, sheet);
    let inside = view! {
        {sheets(pages, id, sheet, &visit)}
        {done}
        {saved}
        {list}
        {late}
        {otherwise}
        {feedback}
        {went_wrong}
        {trouble(form)}
    };
    let foot = move || foot(pages, id, sheet, form, followed.get().map(|(all, _, at)| (all, at.is_some())).unwrap_or_default());
    let sub = title_line(pages, id, sheet);
    Some(frame(pages, Frame { title: visit.assignment.enterprise.name, sub, back: Some(Route::Tasks), foot: live(foot), inside }))
}

/// That a sheet was written on paper; where that paper says no more than it does, it is complete all the same.
fn followed_late(pages: Pages, form: Form, id: VisitId, sheet: Option<SheetId>) -> Option<View> {
    let sheet = sheet?;
    let (late, is_all, is_open) = pages.follow_sheet(id, sheet, |briefing, visit, sheet| {
        let is_all = cards(State { briefing, visit }, Some(sheet)).iter().all(|card| card.status == Status::Done);
        (sheet.opening.late.clone(), is_all, sheet.is_open() && sheet.is_signed())
    })?;
    let late = late?;
    let complete = (is_open && !is_all).then(|| {
        act_button(form, late_entry::words::ALL_ENTERED, "button quiet wide", move || {
            form.submit(id, None, Ok(vec![Act::Complete { sheet }]), Rc::new(|| window().scroll_to_with_x_and_y(0.0, 0.0)));
        })
    });
    Some(view! { {late_entry::notice(&late)} {complete} })
}

/// Whether the sheet, or the visit where none was opened, may still end without a sample.
fn can_end(pages: Pages, id: VisitId, sheet: Option<SheetId>) -> bool {
    let is_open = |sheet: &Sheet| sheet.is_batch() && sheet.may_end();
    sheet.is_none_or(|sheet| pages.follow_sheet(id, sheet, |_, _, sheet| is_open(sheet)).unwrap_or(false))
}

/// What was done by mistake is corrected once it is signed, and made void before the sheet is complete.
fn went_wrong(pages: Pages, id: VisitId, sheet: Option<SheetId>) -> Option<View> {
    let (binds, is_open, voided) = pages.follow(id, |_, visit| match sheet.map(|sheet| visit.sheet(sheet)) {
        Some(Some(sheet)) => (sheet.binds(), sheet.is_open(), sheet.voided.clone()),
        Some(None) => (false, false, None),
        None => (false, visit.arrival.is_some(), None),
    })?;
    let correct =
        sheet.filter(|_| binds).map(|sheet| link(pages, Route::Correct(id, sheet), "button quiet wide", words::correction::SOMETHING_WRONG));
    let void = is_open.then(|| link(pages, Route::Void(id, sheet), "button quiet wide", words::void::WENT_WRONG));
    let told = voided.map(|record| view! { <p class="notice" role="status"><span class="mark" data-tone="warn" aria-hidden="true">"!"</span><span class="grow">{words::void::voided(&record.reason, &record.at.to_string())}</span></p> });
    Some(view! { {told} {correct} {void} })
}

fn title_line(pages: Pages, id: VisitId, sheet: Option<SheetId>) -> String {
    let line = sheet.and_then(|sheet| pages.follow_sheet(id, sheet, |briefing, _, sheet| sheet_line(briefing, sheet)));
    line.unwrap_or_else(|| words::NO_SHEET_YET.into())
}

/// The product and the number of a sheet.
fn sheet_line(briefing: &Briefing, sheet: &Sheet) -> String {
    let line = briefing.campaign.line(sheet.opening.line).map(|line| line.product.clone()).unwrap_or_default();
    let model = sheet.product.as_ref().map(|product| product.model.clone()).unwrap_or_default();
    words::sheet_line(&line, &model, sheet.opening.number.as_str())
}

/// The sheets of the visit, and one more.
fn sheets(pages: Pages, id: VisitId, here: Option<SheetId>, visit: &Visit) -> Option<View> {
    if visit.sheets.is_empty() {
        return None;
    }
    let links = visit
        .sheets
        .iter()
        .map(|sheet| {
            let id_of = sheet.opening.sheet;
            let class = if Some(id_of) == here { "chip here" } else { "chip" };
            link(pages, Route::Sheet(id, id_of), class, sheet.opening.number.to_string())
        })
        .collect_view();
    Some(view! {
        <nav class="chips" aria-label={words::SHEETS}>
            {links}
            {link(pages, Route::Step(id, Step::Product), "chip", words::ONE_MORE_SHEET)}
        </nav>
    })
}

fn row(pages: Pages, id: VisitId, sheet: Option<SheetId>, card: &Card, summary: String) -> View {
    let (tone, sign, word) = mark(card.status);
    let beneath = match card.status {
        Status::Lacking => card.gaps.first().map_or_else(View::nothing, denial_line),
        Status::Done | Status::Open => view! { <p class="soft">{summary}</p> },
    };
    let inside = view! {
        <span class="mark" data-tone={tone} aria-hidden="true">{sign}</span>
        <span class="grow">
            <strong>{denials::step(card.step)}</strong>
            <span class="unseen">{word}</span>
            {beneath}
        </span>
        <span class="chevron" aria-hidden="true">"›"</span>
    };
    let class = if card.status == Status::Lacking { "line lacking" } else { "line" };
    view! { <li>{link(pages, Route::card(id, sheet, card.step), class, inside)}</li> }
}

/// The paper, and what comes next; once nothing is missing, completing.
fn foot(pages: Pages, id: VisitId, sheet: Option<SheetId>, form: Form, (all, is_complete): (Vec<Card>, bool)) -> View {
    let next = all.iter().find(|card| card.status != Status::Done).map(|card| card.step);
    let paper = sheet.map(|sheet| link(pages, Route::Paper(id, sheet), "button", words::PAPER));
    let act = match (next, sheet) {
        (Some(step), _) => link(pages, Route::card(id, sheet, step), "button primary", words::go_to(denials::step(step))),
        (None, Some(_)) if is_complete => link(pages, Route::Tasks, "button primary", words::TO_TASKS),
        (None, Some(sheet)) => act_button(form, words::COMPLETE_SHEET, "button danger", move || {
            // What is said of it stands at the top.
            form.submit(id, None, Ok(vec![Act::Complete { sheet }]), Rc::new(|| window().scroll_to_with_x_and_y(0.0, 0.0)));
        }),
        (None, None) => link(pages, Route::Step(id, Step::Product), "button primary", words::ONE_MORE_SHEET),
    };
    view! { <div class="acts">{paper}{act}</div> }
}

/// What stands on a card, in a line; what it asks for, where nothing does.
fn summary(briefing: &Briefing, visit: &Visit, sheet: Option<&Sheet>, step: Step) -> String {
    let stands = match step {
        Step::Arrive => visit.arrival.as_ref().map(|(at, _)| words::arrived(visit.present.len(), &at.to_string())),
        Step::Identity => visit.identity.as_ref().map(|identity| words::identified(&identity.name, identity.licences_shown.len())),
        Step::Ending => sheet.and_then(|sheet| {
            Some(words::determination::ended(denials::ending(sheet.ending.as_ref()?), determination::line(briefing, visit, sheet)))
        }),
        _ => sheet.and_then(|sheet| of_sheet(briefing, sheet, step)),
    };
    stands.unwrap_or_else(|| words::asks(step).into())
}

fn of_sheet(briefing: &Briefing, sheet: &Sheet, step: Step) -> Option<String> {
    match step {
        Step::Arrive | Step::Identity | Step::Ending => None,
        Step::Product => {
            let sampling = sheet.sampling.as_ref()?;
            let price = sheet.price.as_ref().map(|price| price.unit.to_string()).unwrap_or_default();
            Some(words::sampled(&sampling.stock.to_string(), &price, &sampling.test.to_string(), &sampling.backup.to_string()))
        }
        Step::Evidence => (!sheet.evidence.is_empty()).then(|| words::evidence_kept(sheet.evidence.len(), sheet.missing_classes().len())),
        Step::Seal => (!sheet.seals.is_empty()).then(|| {
            words::sealed(
                sheet.containers_of(Part::Test).count(),
                sheet.containers_of(Part::Backup).count(),
                &sheet.corrected().seals.iter().map(|seal| seal.number.to_string()).collect::<Vec<_>>(),
            )
        }),
        Step::Payment => sheet.payment.as_ref().map(|slip| words::paid(&slip.amount.to_string())),
        Step::Sign => sheet.is_signed().then(|| words::signed(sheet.signatures.len(), sheet.declined.is_some())),
        Step::Transport => {
            let is_dangerous = briefing.rules(sheet.opening.rules).is_some_and(domain::rules::Rules::is_dangerous);
            Some(match &sheet.transport {
                Some(transport) => words::travels(&transport.mode),
                None if is_dangerous => words::NO_COURIER_SHORT.into(),
                None => return None,
            })
        }
        Step::Copies => sheet.copies.as_ref().map(words::copies),
    }
}
