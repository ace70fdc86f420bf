//! 开单: a sheet is opened under the rules in force, with a number of its own.

use super::entry::{Choices, Entry, choose, select};
use super::form::{Form, Mistake, act_button, trouble};
use super::frame::{Frame, Pages, acts, frame};
use super::late_entry;
use super::product::rules_facts;
use super::route::Route;
use super::status::lacks;
use super::view::*;
use crate::words::{denials, field::sheet as said};
use domain::act::Act;
use domain::campaign::LineNumber;
use domain::denial::{Field, Step};
use domain::id::{SheetId, VisitId};
use domain::late_entry::LateEntry;
use domain::number::SheetNumber;
use domain::sheet::SheetOpening;
use std::rc::Rc;

/// The page on which a sheet is opened; `wanted` is the card that was touched, which may need a sheet first.
pub(crate) fn page(pages: Pages, id: VisitId, wanted: Step) -> Option<View> {
    let visit = pages.visit(id)?;
    let briefing = pages.phone.model().with_untracked(|model| model.briefing.clone())?;
    let numbers = pages.phone.model().with_untracked(|model| model.free_numbers(id));
    let lines: Choices = visit
        .assignment
        .lines
        .iter()
        .map(|line| (line.line.0.to_string(), briefing.campaign.line(line.line).map(|line| line.product.clone()).unwrap_or_default()))
        .collect();
    let first = lines.first().map(|(value, _)| value.clone()).unwrap_or_default();
    let mut known = vec![("line", first), ("number", numbers.first().map(ToString::to_string).unwrap_or_default())];
    known.extend(late_entry::known(visit.late()));
    let form = Form::new(pages, format!("{id}/opening/{}", visit.sheets.len()), known);
    let numbers: Choices = numbers.into_iter().map(|number| (number.to_string(), number.to_string())).collect();
    let third = visit.sheets.len() >= 2;
    let act = move || match opened(pages, id, form) {
        Ok(opening) => {
            let sheet = opening.sheet;
            form.submit(id, None, Ok(vec![Act::OpenSheet(opening)]), Rc::new(move || pages.go(Route::SheetStep(id, sheet, Step::Product))));
        }
        Err(mistake) => form.mistake(mistake),
    };
    let first_this = (wanted != Step::Product).then(|| view! { <p class="notice" data-tone="info">{said::sheet_first(denials::step(wanted))}</p> });
    let inside = view! {
        {first_this}
        {lacks(pages, id, None, Step::Product)}
        <section class="card">
            <h2>{said::OPEN_SHEET}</h2>
            {choose(form, "line", said::LINE, Some(Field::Line), lines)}
            {move || rules_card(pages, id, form)}
            {select(form, "number", said::SHEET_NUMBER, Some(Field::SheetNumber), numbers)}
            <p class="hint">{said::NUMBERS_OF_OTHERS}</p>
            {third.then(|| Entry::lines("beyond", said::BEYOND_CAP).law(Field::Sheet).show(form))}
        </section>
        {late_entry::asked(form, late_entry::words::SHEET_ON_PAPER)}
        {trouble(form)}
    };
    let foot = acts(act_button(form, said::OPEN_SHEET, "button primary", act));
    Some(frame(
        pages,
        Frame { title: denials::step(Step::Product).into(), sub: visit.assignment.enterprise.name, back: Some(Route::Visit(id)), foot, inside },
    ))
}

/// The rules in force and the laboratory for the chosen line.
fn rules_card(pages: Pages, id: VisitId, form: Form) -> Option<View> {
    let line = LineNumber(form.text("line").parse().ok()?);
    let now = late_entry::read(form).ok().flatten().map_or_else(|| pages.phone.now(), |late| late.at);
    pages.follow(id, |briefing, visit| {
        let laboratory = visit.assignment.lines.iter().find(|assigned| assigned.line == line).map(|assigned| assigned.laboratory);
        let laboratory = briefing.organisations.iter().find(|body| Some(body.id) == laboratory).map(|body| body.name.clone()).unwrap_or_default();
        Some(match briefing.rules_in_force(line, now) {
            Some(rules) => view! {
                {rules_facts(rules)}
                <dl class="facts"><dt>{said::LABORATORY}</dt><dd>{laboratory}</dd></dl>
            },
            None => view! { <p class="notice">{said::NO_RULES}</p> },
        })
    })?
}

pub(super) fn opened(pages: Pages, id: VisitId, form: Form) -> Result<SheetOpening, Mistake> {
    let line = LineNumber(form.now("line").parse().map_err(|_| ("line", said::LINE_WANTED))?);
    let now = pages.phone.now();
    let late = late_entry::read(form)?;
    let done = LateEntry::done_at(late.as_ref(), now);
    let found = pages.phone.model().with_untracked(|model| {
        let laboratory = model.visit(id)?.assignment.lines.iter().find(|assigned| assigned.line == line)?.laboratory;
        Some((model.briefing.as_ref()?.rules_in_force(line, done)?.id, laboratory))
    });
    let (rules, laboratory) = found.ok_or(("line", said::NO_RULES))?;
    let number = SheetNumber::parse(&form.now("number")).ok_or(("number", said::NUMBER_WANTED))?;
    let beyond = form.now("beyond");
    Ok(SheetOpening {
        sheet: SheetId::new(now, pages.phone.chance()),
        number,
        line,
        rules,
        laboratory,
        beyond_cap: (!beyond.is_empty()).then_some(beyond),
        late,
    })
}
