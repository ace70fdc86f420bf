//! 签字: every sampler and the enterprise on exactly the paper that is shown, or a note that it declined (O-29, O-30).

use super::arrive::name_of;
use super::correction::{corrections, hand, ink, on_paper_entries};
use super::entry::Entry;
use super::form::{Form, Mistake, act_button, trouble};
use super::frame::{Frame, Pages, acts, frame, link};
use super::late_entry;
use super::media::Album;
use super::pin::{PinFor, ask};
use super::route::Route;
use super::signing::{Signing, paper_of};
use super::status::{denial_line, lacks};
use super::view::*;
use crate::words::denials;
use crate::words::field::{correction, sheet as said};
use domain::act::Act;
use domain::checklist::{before_signing, signers};
use domain::decide::State;
use domain::denial::{Denial, Field, Step};
use domain::ending::Ending;
use domain::evidence::Purpose;
use domain::id::{PersonId, SheetId, VisitId};
use domain::sheet::Sheet;
use domain::signature::{Declined, Ink, Signature, SignatureRecord, Signer, Witness};
use std::rc::Rc;

/// The page.
pub(crate) fn page(pages: Pages, id: VisitId, sheet_id: SheetId) -> Option<View> {
    let visit = pages.visit(id)?;
    let sheet = visit.sheet(sheet_id)?.clone();
    let identity = visit.identity;
    let known = vec![("name", identity.map(|identity| identity.contact).unwrap_or_default()), ("title", String::new())];
    let form = Form::new(pages, format!("{sheet_id}/sign"), known);
    // What is typed here outlives every change but these.
    let of_team = move || pages.follow_sheet(id, sheet_id, |briefing, visit, sheet| signers(State { briefing, visit }, Some(sheet)).to_vec());
    let hands = move || Some((of_team(), pages.follow_sheet(id, sheet_id, |_, _, sheet| (sheet.signatures.clone(), sheet.declined.clone()))?));
    let stands = move || Some((of_team()?, pages.sheet(id, sheet_id)?));
    let samplers = move |_: &_| stands().map(|(team, sheet)| team.into_iter().map(|person| sampler(pages, id, &sheet, person)).collect_view());
    let owner = move |_: &_| stands().map(|(_, sheet)| enterprise(pages, id, form, &sheet));
    // Nobody is handed a paper that still lacks something: the law would refuse the signature afterwards.
    let unready = pages.follow(id, |briefing, visit| before_signing(State { briefing, visit }, visit.sheet(sheet_id))).flatten();
    if let Some(denial) = unready.filter(|_| sheet.opening.late.is_none()) {
        return Some(unready_page(pages, id, &sheet, &denial));
    }
    // A refusal is signed by those who report it and by whoever saw it (form 4F).
    let other = match &sheet.ending {
        Some(Ending::Refused { refusal }) => refusal.witness.as_ref().map(|_| said::WITNESS),
        Some(ending) => ending.wants_enterprise().then_some(said::ENTERPRISE),
        None => Some(said::ENTERPRISE),
    };
    let inside = view! {
        {lacks(pages, id, Some(sheet_id), Step::Sign)}
        <section class="card">
            <h2>{said::WHAT_IS_SIGNED}</h2>
            <p class="soft">{said::WHAT_IS_SIGNED_WHY}</p>
            {link(pages, Route::Paper(id, sheet_id), "button", said::SEE_PAPER)}
        </section>
        <section class="card">
            <h2>{said::SAMPLERS}</h2>
            {switch(hands, samplers)}
        </section>
        {other.map(|title| view! {
            <section class="card">
                <h2>{title}</h2>
                {switch(hands, owner)}
            </section>
        })}
        {move || stands_corrected(pages, id, sheet_id)}
    };
    let foot = acts(view! {
        <button type="button" class="button primary" on:click={move |_| pages.go(Route::Sheet(id, sheet_id))}>{said::BACK_TO_LIST}</button>
    });
    let back = Some(Route::Sheet(id, sheet_id));
    let title = denials::step(Step::Sign).into();
    Some(frame(pages, Frame { title, sub: sheet.opening.number.to_string(), back, foot, inside }))
}

/// The corrections, and the way to one more once the sheet is signed.
fn stands_corrected(pages: Pages, id: VisitId, sheet: SheetId) -> Option<View> {
    let (binds, any) = pages.follow_sheet(id, sheet, |_, _, sheet| (sheet.binds(), !sheet.corrections.is_empty()))?;
    let visit = pages.visit(id)?;
    let papers = visit.sheet(sheet).filter(|_| any).map(|sheet| corrections(&visit, sheet));
    binds.then(|| {
        view! {
            <section class="card">
                <h2>{correction::CORRECTIONS}</h2>
                {papers}
                {link(pages, Route::Correct(id, sheet), "button quiet wide", correction::SOMETHING_WRONG)}
            </section>
        }
    })
}

/// What is missing before anybody signs, and the way to it.
fn unready_page(pages: Pages, id: VisitId, sheet: &Sheet, denial: &Denial) -> View {
    let sheet_id = sheet.opening.sheet;
    let step = denial.field().step();
    let inside = view! { <div class="notice"><span class="mark" data-tone="warn" aria-hidden="true">"!"</span><div class="grow"><p>{said::NOT_YET_TO_SIGN}</p>{denial_line(denial)}</div></div> };
    let foot = acts(view! {
        <button type="button" class="button primary" on:click={move |_| pages.go(Route::card(id, Some(sheet_id), step))}>{crate::words::field::go_to(denials::step(step))}</button>
    });
    let title = denials::step(Step::Sign).into();
    let back = Some(Route::Sheet(id, sheet_id));
    frame(pages, Frame { title, sub: sheet.opening.number.to_string(), back, foot, inside })
}

/// A signature that stands.
fn signed(name: &str, record: &SignatureRecord) -> View {
    view! {
        <div class="signed">
            <p class="row"><span class="mark" data-tone="ok" aria-hidden="true">"✓"</span><strong class="grow">{name.to_owned()}</strong><span class="soft">{record.at.to_string()}</span></p>
            {hand(&record.signature, name)}
        </div>
    }
}

fn sampler(pages: Pages, id: VisitId, sheet: &Sheet, person: PersonId) -> View {
    let name = name_of(pages, person);
    let signer = Signer::Sampler { person };
    if let Some(record) = sheet.signatures.iter().find(|record| record.signature.signer == signer) {
        return signed(&name, record);
    }
    let sheet = sheet.opening.sheet;
    let asked = RwSignal::new(false);
    let label = crate::words::field::visit::own_pin(&name);
    let how = move || {
        if asked.get() {
            let open = Rc::new(move || pages.signing.set(Some(Signing { visit: id, sheet, signer: Signer::Sampler { person }, amendment: None })));
            ask(pages, format!("sign-{person}"), label.clone(), person, PinFor::Act, open)
        } else {
            view! { <button type="button" class="button wide" on:click={move |_| asked.set(true)}>{said::SIGN}</button> }
        }
    };
    view! {
        <div class="stack">
            <p class="row"><span class="mark" aria-hidden="true"></span><strong class="grow">{name}</strong><span>{said::NOT_SIGNED}</span></p>
            {how}
        </div>
    }
}

fn enterprise(pages: Pages, id: VisitId, form: Form, sheet: &Sheet) -> View {
    let sheet_id = sheet.opening.sheet;
    if let Some((name, record)) = sheet.signatures.iter().find_map(|record| match &record.signature.signer {
        Signer::Enterprise { name, title } => Some((said::name_and_title(name, title), record.clone())),
        Signer::Sampler { .. } | Signer::Witness { .. } => None,
    }) {
        return signed(&name, &record);
    }
    if let Some(Ending::Refused { refusal }) = &sheet.ending {
        return witness_view(pages, form, id, sheet, refusal.witness.as_ref());
    }
    if let Some(declined) = &sheet.declined {
        return view! {
            <p class="row"><span class="mark" data-tone="warn" aria-hidden="true">"!"</span><strong class="grow">{said::DECLINED}</strong></p>
            <p>{declined.note.clone()}</p>
            {witness_view(pages, form, id, sheet, declined.witness.as_ref())}
        };
    }
    let hand_over = move || match enterprise_named(form) {
        Ok(signer) => {
            form.clear();
            pages.signing.set(Some(Signing { visit: id, sheet: sheet_id, signer, amendment: None }));
        }
        Err(mistake) => form.mistake(mistake),
    };
    let album = Album { visit: id, sheet: sheet_id, purpose: Purpose::SignedPaper };
    let on_paper = move || sign_on_paper(pages, album, form, enterprise_named(form));
    let ways = if sheet.opening.late.is_some() {
        // The hand stands on the paper already.
        view! {
            {on_paper_entries(album, form, late_entry::words::SCAN_HOW, View::nothing(), pages)}
            {act_button(form, late_entry::words::RECORD_SCAN, "button danger wide", on_paper)}
        }
    } else {
        view! {
            {act_button(form, said::HAND_OVER, "button primary wide", hand_over)}
            <details>
                <summary>{said::INK}</summary>
                {on_paper_entries(album, form, said::INK_HOW, link(pages, Route::Paper(id, sheet_id), "button wide", said::SEE_PAPER), pages)}
                {act_button(form, said::RECORD_INK, "button danger wide", on_paper)}
            </details>
        }
    };
    view! {
        {Entry::text("name", said::SIGNER_NAME).law(Field::Signatures).show(form)}
        {Entry::text("title", said::SIGNER_TITLE).show(form)}
        {ways}
        <details class="decline" prop:open={move || pages.declining.get()}>
            <summary>{said::DECLINED}</summary>
            <div class="stack">
                <p class="soft">{said::DECLINED_WHY}</p>
                {Entry::lines("note", said::DECLINE_NOTE).law(Field::DeclineNote).show(form)}
                {Entry::text("witness", said::WITNESS_NAME).optional().show(form)}
                {Entry::text("standing", said::WITNESS_STANDING).optional().show(form)}
                {act_button(form, said::RECORD_DECLINED, "button danger wide", move || decline(pages, id, sheet_id, form))}
            </div>
        </details>
        {trouble(form)}
    }
}

/// Who signs for the enterprise, as it is typed.
fn enterprise_named(form: Form) -> Result<Signer, Mistake> {
    let (name, title) = (form.now("name"), form.now("title"));
    if name.is_empty() {
        Err(("name", said::SIGNER_WANTED))
    } else if title.is_empty() {
        Err(("title", said::TITLE_WANTED))
    } else {
        Ok(Signer::Enterprise { name, title })
    }
}

/// The hand or stamp stands on the paper that was printed from what is shown, or on the one that was written by pen.
fn sign_on_paper(pages: Pages, album: Album, form: Form, signer: Result<Signer, Mistake>) {
    let Some(paper) = paper_of(pages, album.visit, album.sheet) else { return };
    let act = signer.and_then(|signer| {
        let photo = ink(pages, album, form)?;
        let late = pages.sheet(album.visit, album.sheet).filter(|sheet| sheet.opening.late.is_some());
        let ink = Ink { written: late.is_some(), ..photo };
        let shown = late.and_then(|sheet| sheet.media(ink.media).map(|scan| scan.digest)).unwrap_or_else(|| paper.digest());
        let signature = Signature { signer, shown, pad: [0, 0], strokes: Vec::new(), ink: Some(ink) };
        Ok(vec![Act::Sign { sheet: album.sheet, signature }])
    });
    form.submit(album.visit, None, act, Rc::new(|| ()));
}

fn decline(pages: Pages, id: VisitId, sheet: SheetId, form: Form) {
    let Some(paper) = paper_of(pages, id, sheet) else { return };
    let (name, standing) = (form.now("witness"), form.now("standing"));
    let witness = (!name.is_empty() || !standing.is_empty()).then_some(Witness { name, standing });
    let declined = Declined { note: form.now("note"), witness, shown: paper.digest() };
    form.submit(id, None, Ok(vec![Act::Decline { sheet, declined }]), Rc::new(move || pages.declining.set(false)));
}

/// Who saw it: the signature, or the way to it.
fn witness_view(pages: Pages, form: Form, id: VisitId, sheet: &Sheet, witness: Option<&Witness>) -> View {
    let Some(witness) = witness.cloned() else { return View::nothing() };
    let sheet_id = sheet.opening.sheet;
    let record = sheet.signatures.iter().find(|record| matches!(record.signature.signer, Signer::Witness { .. })).cloned();
    let name = said::name_and_title(&witness.name, &witness.standing);
    if let Some(record) = record {
        return signed(&name, &record);
    }
    let Witness { name: signer, standing } = witness;
    let signer = Signer::Witness { name: signer, standing };
    if sheet.opening.late.is_some() {
        let album = Album { visit: id, sheet: sheet_id, purpose: Purpose::SignedPaper };
        let on_paper = move || sign_on_paper(pages, album, form, Ok(signer.clone()));
        return view! {
            <p>{said::witness(&name)}</p>
            {on_paper_entries(album, form, late_entry::words::SCAN_HOW, View::nothing(), pages)}
            {act_button(form, late_entry::words::RECORD_SCAN_OF_WITNESS, "button danger wide", on_paper)}
            {trouble(form)}
        };
    }
    let open = move |_: &Event| {
        let signer = signer.clone();
        pages.signing.set(Some(Signing { visit: id, sheet: sheet_id, signer, amendment: None }));
    };
    view! {
        <p class="row"><span class="mark" aria-hidden="true"></span><span class="grow">{said::witness(&name)}</span>
            <button type="button" class="button" on:click={open}>{said::WITNESS_SIGN}</button>
        </p>
    }
}
