//! Containers: how the two parts were filled (O-37).

use super::entry::{Entry, choices, choose, select};
use super::form::{Form, Mistake, act_button, trouble};
use super::frame::Pages;
use super::view::*;
use crate::words::field::sheet as said;
use domain::act::Act;
use domain::denial::Field;
use domain::id::{ContainerId, SheetId, VisitId};
use domain::part::{Container, ContainerKind, Part};
use domain::quantity::{Quantity, Unit};
use domain::sheet::Sheet;
use domain::visit::{Briefing, Visit};
use std::rc::Rc;

pub(super) const KINDS: [(&str, ContainerKind, &str); 6] = [
    ("aluminium", ContainerKind::Aluminium, said::ALUMINIUM),
    ("glass", ContainerKind::Glass, said::GLASS),
    ("steel", ContainerKind::Steel, said::STEEL),
    ("plastic", ContainerKind::Plastic, said::PLASTIC),
    ("original", ContainerKind::Original, said::ORIGINAL),
    ("box", ContainerKind::Box, said::BOX),
];

/// At most so many are filled at one touch.
const MOST: u32 = 20;

/// The word of a kind.
pub(crate) fn kind_words(kind: ContainerKind) -> &'static str {
    KINDS.iter().find(|(_, other, _)| *other == kind).map_or("", |(.., word)| word)
}

/// The word of a part.
pub(crate) const fn part_words(part: Part) -> &'static str {
    match part {
        Part::Test => said::TEST_PART,
        Part::Backup => said::BACKUP_PART,
    }
}

/// The containers of a sheet, and adding and taking out.
pub(crate) fn containers(pages: Pages, id: VisitId, sheet: SheetId) -> View {
    let of_rules =
        |briefing: &Briefing, _: &Visit, sheet: &Sheet| briefing.rules(sheet.opening.rules).map(|rules| (rules.unit(), rules.is_dangerous()));
    let (unit, is_dangerous) = pages.follow_sheet(id, sheet, of_rules).flatten().unwrap_or((Unit::Litre, true));
    // What is poured is poured into cans; all else stays in what it is sold in.
    let kind = match unit {
        Unit::Litre if is_dangerous => "aluminium",
        Unit::Litre => "plastic",
        _ => "original",
    };
    let form = Form::new(
        pages,
        format!("{sheet}/containers"),
        vec![("part", "test".into()), ("kind", kind.into()), ("holds", "1".into()), ("many", "1".into())],
    );
    let all = pages.phone.memo(move |model| {
        let sheet = model.sheet(id, sheet)?;
        Some(sheet.containers.iter().map(|container| (container.clone(), sheet.seal_of(container.id).is_some())).collect::<Vec<_>>())
    });
    let list = move || {
        let all = all.get().unwrap_or_default();
        if all.is_empty() {
            return view! { <p class="soft">{said::NO_CONTAINERS}</p> };
        }
        let rows = all.into_iter().map(|(container, is_sealed)| row(form, id, sheet, &container, is_sealed)).collect_view();
        view! { <ul class="stack">{rows}</ul> }
    };
    let sums = move || {
        let all = all.get().unwrap_or_default();
        let sum = |part: Part| Quantity {
            milli: all.iter().filter(|(container, _)| container.part == part).map(|(container, _)| container.holds.milli).sum(),
            unit,
        };
        said::filled(&sum(Part::Test).to_string(), &sum(Part::Backup).to_string())
    };
    let add = move || form.submit(id, None, fill(pages, form, (id, sheet), unit), Rc::new(|| ()));
    view! {
        <section class="card" aria-labelledby="containers">
            <h2 id="containers">{said::CONTAINERS}</h2>
            {list}
            <p class="soft figure" role="status">{sums}</p>
            {choose(form, "part", said::PART, Some(Field::Containers), choices(&[("test", said::TEST_PART), ("backup", said::BACKUP_PART)]))}
            {select(form, "kind", said::CONTAINER_KIND, None, choices(&KINDS.map(|(value, _, word)| (value, word))))}
            <div class="pair">
                {Entry::decimal("holds", said::HOLDS, unit.sign()).show(form)}
                {Entry::decimal("many", said::HOW_MANY, said::PIECE).show(form)}
            </div>
            {trouble(form)}
            {act_button(form, said::ADD_CONTAINER, "button wide", add)}
        </section>
    }
}

fn row(form: Form, id: VisitId, sheet: SheetId, container: &Container, is_sealed: bool) -> View {
    let gone: ContainerId = container.id;
    let take_out = move |_: &Event| form.submit(id, None, Ok(vec![Act::Unfill { sheet, container: gone }]), Rc::new(|| ()));
    let tone = if container.part == Part::Test { "info" } else { "" };
    view! {
        <li class="row">
            <span class="badge" data-tone={tone}>{part_words(container.part)}</span>
            <span class="grow">{said::container(kind_words(container.kind), &container.holds.to_string())}</span>
            {if is_sealed {
                view! { <span class="badge" data-tone="ok">{said::SEALED}</span> }
            } else {
                view! { <button type="button" class="button quiet" on:click={take_out}>{said::TAKE_OUT}</button> }
            }}
        </li>
    }
}

fn fill(pages: Pages, form: Form, (visit, sheet): (VisitId, SheetId), unit: Unit) -> Result<Vec<Act>, Mistake> {
    let holds = form.quantity("holds", unit)?;
    let many: u32 = form.now("many").parse().ok().filter(|many| (1..=MOST).contains(many)).ok_or(("many", said::NO_COUNT))?;
    let part = if form.now("part") == "backup" { Part::Backup } else { Part::Test };
    let kind = form.now("kind");
    let kind = KINDS.iter().find(|(value, ..)| *value == kind).map_or(ContainerKind::Original, |(_, kind, _)| *kind);
    let (now, filled_at) = (pages.phone.now(), pages.phone.done_at(visit, sheet));
    let one = |_| Act::Fill { sheet, container: Container { id: ContainerId::new(now, pages.phone.chance()), part, holds, kind, filled_at } };
    Ok((0..many).map(one).collect())
}
