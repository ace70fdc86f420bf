//! 备用样品放在哪里: taken along, or sealed at the enterprise by the bureau's approval (O-41, O-42).

use super::entry::{Entry, choices, choose};
use super::form::{Form, Mistake, act_button, trouble};
use super::frame::Pages;
use super::media::{Album, slot};
use super::view::*;
use crate::words::field::storage as said;
use domain::act::Act;
use domain::denial::Field;
use domain::evidence::Purpose;
use domain::id::{SheetId, VisitId};
use domain::person::OrganisationKind;
use domain::storage::{Approval, ApprovalCode, GivenApproval, Storage, StorageReason};
use domain::time::Instant;
use std::rc::Rc;

const REASONS: [(&str, StorageReason, &str); 3] = [
    ("hard", StorageReason::HardToMove, said::HARD_TO_MOVE),
    ("valuable", StorageReason::Valuable, said::VALUABLE),
    ("other", StorageReason::Other, said::OTHER),
];

/// The card, beneath the seals.
pub(super) fn card(pages: Pages, id: VisitId, sheet_id: SheetId) -> Option<View> {
    let sheet = pages.sheet(id, sheet_id)?;
    let form = Form::new(pages, format!("{sheet_id}/storage"), known(sheet.storage.as_ref()));
    let stands = pages.phone.memo(move |model| model.sheet(id, sheet_id).and_then(|sheet| sheet.storage.clone()));
    let given = pages.phone.memo(move |model| {
        let visit = model.visit(id)?;
        let number = &visit.sheet(sheet_id)?.opening.number;
        visit.approvals.iter().rfind(|given| given.number == *number).cloned()
    });
    let bureau = pages.phone.model().with_untracked(|model| {
        let bodies = &model.briefing.as_ref()?.organisations;
        bodies.iter().find(|body| body.kind == OrganisationKind::Bureau).map(|body| body.telephone.clone())
    });
    let entries = move || {
        let offered = move |given: &Option<GivenApproval>| given.as_ref().map(|given| offer(form, given));
        let reasons = REASONS.map(|(value, _, word)| (value, word));
        let telephone = bureau.clone();
        view! {
            <p class="soft">{said::KEPT_HINT}</p>
            {telephone.map(|number| view! { <p><a class="button wide" href={format!("tel:{}", number.replace(' ', ""))}>{format!("{} {number}", said::CALL)}</a></p> })}
            {switch(move || given.get(), offered)}
            {Entry::code("code", said::CODE).hint(said::CODE_HINT).show(form)}
            {Entry::text("officer", said::OFFICER).law(Field::Storage).show(form)}
            {choose(form, "reason", said::REASON, None, choices(&reasons))}
            {when(move || form.is("reason", "other"), move || Entry::text("note", said::NOTE).law(Field::Storage).show(form))}
            {Entry::text("place", said::PLACE).law(Field::Storage).show(form)}
            {Entry::text("positions", said::POSITIONS).law(Field::Storage).show(form)}
            {choose(form, "camera", said::CAMERA, None, choices(&[("yes", said::COVERED), ("no", said::UNCOVERED)]))}
            {act_button(form, said::RECORD, "button primary wide", move || record(pages, id, sheet_id, form))}
        }
    };
    let taken = move || {
        let back = move || form.submit(id, None, Ok(vec![Act::Store { sheet: sheet_id, storage: None }]), Rc::new(|| ()));
        act_button(form, said::RECORD_TAKEN, "button wide", back)
    };
    let told = move |stands: &Option<Storage>| {
        stands.as_ref().map(|storage| {
            view! {
                <p class="row"><span class="mark" data-tone="ok" aria-hidden="true">"✓"</span><span class="grow">{said::stands(&storage.place, &storage.approval.officer)}</span></p>
                <div class="slots">{slot(pages, Album { visit: id, sheet: sheet_id, purpose: Purpose::Storage }, true)}</div>
            }
        })
    };
    let stays = move || form.is("where", "kept");
    Some(view! {
        <section class="card">
            <h2>{said::STORAGE}</h2>
            {switch(move || stands.get(), told)}
            {choose(form, "where", said::WHERE, None, choices(&[("taken", said::TAKEN), ("kept", said::KEPT)]))}
            {when(stays, entries)}
            {when(move || !stays() && stands.with(Option::is_some), taken)}
            {trouble(form)}
        </section>
    })
}

/// What the desk gave for this sheet, where the phone has heard of it.
fn offer(form: Form, given: &GivenApproval) -> View {
    let code = given.code.to_string();
    let word = said::given(&code);
    view! { <button type="button" class="chip" on:click={move |_| form.set("code", code.clone())}>{word}</button> }
}

/// Records it once the code has proved to be one that the bureau may give here.
fn record(pages: Pages, id: VisitId, sheet: SheetId, form: Form) {
    let storage = match read(pages.phone.done_at(id, sheet), form) {
        Ok(storage) => storage,
        Err(mistake) => return form.mistake(mistake),
    };
    form.clear();
    form.wait(true);
    pages.phone.run(async move {
        let is_right = pages.phone.approves(id, &storage.approval.code).await;
        form.wait(false);
        match is_right {
            Ok(true) => form.submit(id, None, Ok(vec![Act::Store { sheet, storage: Some(storage) }]), Rc::new(|| ())),
            Ok(false) => form.mistake(("code", said::CODE_WRONG)),
            Err(error) => form.say(error.to_string()),
        }
    });
}

fn read(heard: Instant, form: Form) -> Result<Storage, Mistake> {
    let code = ApprovalCode::parse(&form.now("code")).ok_or(("code", said::CODE_WANTED))?;
    let reason = form.now("reason");
    let reason = REASONS.iter().find(|(value, ..)| *value == reason).map(|(_, reason, _)| *reason).ok_or(("reason", said::REASON_WANTED))?;
    let camera = match form.now("camera").as_str() {
        "yes" => true,
        "no" => false,
        _ => return Err(("camera", said::CAMERA_WANTED)),
    };
    // Heard when it was first recorded; what is told better later keeps its time.
    let at = form.now("at").parse().map_or(heard, Instant::from_millis);
    let approval = Approval { code, officer: form.now("officer"), at };
    Ok(Storage { reason, note: form.now("note"), approval, place: form.now("place"), positions: form.now("positions"), camera })
}

fn known(storage: Option<&Storage>) -> Vec<(&'static str, String)> {
    let Some(storage) = storage else { return vec![("where", "taken".into())] };
    let reason = REASONS.iter().find(|(_, reason, _)| *reason == storage.reason).map_or("", |(value, ..)| *value);
    vec![
        ("where", "kept".into()),
        ("code", storage.approval.code.to_string()),
        ("officer", storage.approval.officer.clone()),
        ("at", storage.approval.at.millis().to_string()),
        ("reason", reason.into()),
        ("note", storage.note.clone()),
        ("place", storage.place.clone()),
        ("positions", storage.positions.clone()),
        ("camera", if storage.camera { "yes" } else { "no" }.into()),
    ]
}
