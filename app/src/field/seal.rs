//! 封样: each container its own seal, its slip signed, its photo taken (O-36…O-38).

use super::containers::{containers, kind_words, part_words};
use super::entry::{Entry, choices, choose};
use super::form::{Form, Mistake, act_button, trouble};
use super::frame::{Frame, Pages, acts, frame};
use super::media::{Album, slot};
use super::route::Route;
use super::status::lacks;
use super::storage;
use super::view::*;
use crate::words::{denials, field::sheet as said};
use domain::act::Act;
use domain::denial::{Field, Step};
use domain::evidence::Purpose;
use domain::id::{ContainerId, SheetId, VisitId};
use domain::number::SealNumber;
use domain::part::{Container, Part, Seal, SlipSigned};
use std::rc::Rc;

/// So many seals of the block are offered at once.
const OFFERED: usize = 3;

/// The page.
pub(crate) fn page(pages: Pages, id: VisitId, sheet_id: SheetId) -> Option<View> {
    let sheet = pages.sheet(id, sheet_id)?;
    // Cards are made anew only when a container comes or goes: what is being typed in one of them stays.
    let ids = pages.phone.memo(move |model| model.sheet(id, sheet_id).map(|sheet| sheet.containers.clone()).unwrap_or_default());
    let cards = move |all: &Vec<Container>| {
        let many = all.len();
        all.iter().enumerate().map(|(place, container)| card(pages, id, sheet_id, container, (place + 1, many))).collect_view()
    };
    let inside = view! {
        {lacks(pages, id, Some(sheet_id), Step::Seal)}
        <p class="soft">{said::SEAL_HINT}</p>
        {switch(move || ids.get(), cards)}
        {containers(pages, id, sheet_id)}
        {storage::card(pages, id, sheet_id)}
    };
    // The page's own work comes first: as long as something is to be sealed, going back is no more than a way out.
    let is_done = pages.phone.memo(move |model| {
        model.sheet(id, sheet_id).is_some_and(|sheet| sheet.containers.iter().all(|container| sheet.seal_of(container.id).is_some()))
    });
    let class = move || if is_done.get() { "button primary" } else { "button" };
    let foot = acts(view! {
        <button type="button" class={class} on:click={move |_| pages.go(Route::Sheet(id, sheet_id))}>{said::BACK_TO_LIST}</button>
    });
    let back = Some(Route::Sheet(id, sheet_id));
    let title = denials::step(Step::Seal).into();
    Some(frame(pages, Frame { title, sub: sheet.opening.number.to_string(), back, foot, inside }))
}

fn card(pages: Pages, id: VisitId, sheet: SheetId, container: &Container, (place, many): (usize, usize)) -> View {
    let this = container.id;
    let seal = pages.sheet(id, sheet).and_then(|sheet| sheet.seal_of(this).cloned());
    let (slip, note) = match seal.as_ref().map(|seal| &seal.slip) {
        Some(SlipSigned::SamplersOnly { note }) => ("samplers", note.clone()),
        Some(SlipSigned::Both) => ("both", String::new()),
        None => ("", String::new()),
    };
    let known = vec![
        ("number", seal.as_ref().map(|seal| seal.number.to_string()).unwrap_or_default()),
        ("slip", slip.into()),
        ("note", note),
        ("replaces", seal.and_then(|seal| seal.replaces).unwrap_or_default()),
    ];
    let form = Form::new(pages, format!("{sheet}/seal/{this}"), known);
    let earlier = pages.phone.memo(move |model| model.sheet(id, sheet).and_then(|sheet| sheet.seal_of(this)).map(|seal| seal.number.clone()));
    // Each container is offered another seal first: the same one on two is what gets torn off again.
    let before = move || {
        let count = |sheet: &domain::sheet::Sheet| {
            let earlier = sheet.containers.iter().take_while(|container| container.id != this);
            earlier.filter(|container| sheet.seal_of(container.id).is_none()).count()
        };
        pages.phone.model().with(|model| model.sheet(id, sheet).map_or(0, count))
    };
    let offered = move || {
        let typed = form.text("number");
        pages.phone.free_seals(id).into_iter().skip(before()).filter(|seal| seal.as_str() != typed).take(OFFERED).collect()
    };
    let chips = move |offered: &Vec<SealNumber>| {
        let chip = |seal: &SealNumber| {
            let number = seal.to_string();
            view! { <button type="button" class="chip" on:click={move |_| form.set("number", number.clone())}>{seal.to_string()}</button> }
        };
        offered.iter().map(chip).collect_view()
    };
    let state = move || match earlier.get() {
        Some(number) => view! { <span class="badge" data-tone="ok">{said::sealed_with(number.as_str())}</span> },
        None => view! { <span class="badge" data-tone="warn">{said::NOT_SEALED}</span> },
    };
    // A seal that stands shows itself alone: who puts another in its place says so first, or has typed its number already.
    let changes = RwSignal::new(false);
    let act = move || form.submit(id, None, seal_act(form, sheet, this).map(|act| vec![act]), Rc::new(move || changes.set(false)));
    // A seal that stands is not recorded again; another number in its place is.
    let differs = memo(move || earlier.get().is_none_or(|stands| SealNumber::parse(&form.text("number")).as_ref() != Some(&stands)));
    let is_open = memo(move || changes.get() || differs.get());
    let replacing = move || Entry::text("replaces", said::REPLACES).hint(said::REPLACES_HINT).law(Field::SealNumber).show(form);
    let button = move || act_button(form, said::RECORD_SEAL, "button danger wide", act);
    let entries = move || {
        view! {
            {Entry::code("number", said::SEAL_NUMBER).scanned(|text| SealNumber::parse(text).map(|number| number.to_string())).law(Field::SealNumber).show(form)}
            <div class="chips" role="group" aria-label={said::OFFERED_SEALS}>{switch(offered, chips)}</div>
            {when(move || differs.get() && earlier.with(Option::is_some), replacing)}
            {choose(form, "slip", said::SLIP, Some(Field::SealSlip), choices(&[("both", said::SLIP_BOTH), ("samplers", said::SLIP_SAMPLERS)]))}
            {when(move || form.is("slip", "samplers"), move || Entry::lines("note", said::SLIP_NOTE).law(Field::SealSlip).show(form))}
            {trouble(form)}
            {when(move || differs.get(), button)}
        }
    };
    let leave = move || {
        form.set("number", earlier.get_untracked().map(|number| number.to_string()).unwrap_or_default());
        changes.set(false);
    };
    let change = move || {
        // Another slip, and whoever signs it signs anew.
        form.set("slip", String::new());
        changes.set(true);
    };
    let ways = move |is_open: &bool| {
        let is_open = *is_open;
        let word = if is_open { said::KEEP_SEAL } else { said::CHANGE_SEAL };
        view! { <button type="button" class="button quiet wide" on:click={move |_| if is_open { leave() } else { change() }}>{word}</button> }
    };
    // A slip is signed once its seal hangs.
    let slip_slot = move || slot(pages, Album { visit: id, sheet, purpose: Purpose::SealSlip { container: this } }, false);
    let tone = if container.part == Part::Test { "info" } else { "" };
    view! {
        <section class="card" aria-label={said::container_number(place, many)}>
            <header>
                <div>
                    <h2>{said::container_number(place, many)}</h2>
                    <p class="row"><span class="badge" data-tone={tone}>{part_words(container.part)}</span><span class="soft">{said::container(kind_words(container.kind), &container.holds.to_string())}</span></p>
                </div>
                {state}
            </header>
            {when(move || is_open.get(), entries)}
            <div class="slots">
                {slot(pages, Album { visit: id, sheet, purpose: Purpose::Seal { container: this } }, true)}
                {when(move || earlier.with(Option::is_some), slip_slot)}
            </div>
            {when(move || earlier.with(Option::is_some), move || switch(move || is_open.get(), ways))}
        </section>
    }
}

fn seal_act(form: Form, sheet: SheetId, container: ContainerId) -> Result<Act, Mistake> {
    let number = SealNumber::parse(&form.now("number")).ok_or(("number", said::SEAL_NUMBER_WANTED))?;
    let slip = match form.now("slip").as_str() {
        "both" => SlipSigned::Both,
        "samplers" => SlipSigned::SamplersOnly { note: form.now("note") },
        _ => return Err(("slip", said::SLIP_WANTED)),
    };
    let replaces = form.now("replaces");
    Ok(Act::Seal { sheet, seal: Seal { container, number, slip, replaces: (!replaces.is_empty()).then_some(replaces) } })
}
