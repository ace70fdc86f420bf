//! 更正: what is signed and turns out wrong is corrected here, and holds once the enterprise has confirmed exactly that (O-31).

mod entries;

use self::entries::{Fields, Wrong, wanted};
use super::entry::{Entry, choices, choose};
use super::form::{Form, Mistake, act_button, trouble};
use super::frame::{Frame, Pages, acts, frame};
use super::media::{Album, slot};
use super::paper::{paper_sheet, strokes};
use super::printout::{as_it_prints, format_choice, format_of, print, retrieval};
use super::route::Route;
use super::signing::Signing;
use super::view::*;
use crate::words::field::{correction as said, sheet};
use domain::act::Act;
use domain::correction::{Amendment, Correction, CorrectionRecord};
use domain::denial::{Field, Step};
use domain::evidence::Purpose;
use domain::id::{SheetId, VisitId};
use domain::paper::{correction_paper, correction_printout};
use domain::sheet::Sheet;
use domain::signature::{Ink, Signature, Signer};
use domain::visit::Visit;
use std::rc::Rc;

/// The key of the draft.
pub(super) fn key(sheet: SheetId) -> String {
    format!("{sheet}/correction")
}

/// The page: first what is to be corrected, then the paper and who confirms it.
pub(crate) fn page(pages: Pages, id: VisitId, sheet_id: SheetId) -> Option<View> {
    let visit = pages.visit(id)?;
    let stands = visit.sheet(sheet_id)?.corrected().into_owned();
    let briefing = pages.phone.model().with_untracked(|model| model.briefing.clone())?;
    let rules = briefing.rules(stands.opening.rules)?.clone();
    let title = if stands.ending.is_some() { said::CORRECT_FORM } else { said::CORRECT };
    let fields = Fields::of(&stands, rules);
    let form = Form::new(pages, key(sheet_id), fields.known(&visit, &stands));
    let fields = StoredValue::new(Rc::new(fields));
    let ready: RwSignal<Option<Amendment>> = RwSignal::new(None);
    let see = move || match wanted(pages, id, sheet_id, form, &fields.get_value()) {
        Ok(amendment) => {
            form.clear();
            ready.set(Some(amendment));
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
        Err(Wrong::Typed(mistake)) => form.mistake(mistake),
        Err(Wrong::Law(denial)) => form.deny(*denial),
    };
    let inside = move |amendment: &Option<Amendment>| match amendment {
        Some(amendment) => shown(pages, id, sheet_id, form, amendment),
        None => view! {
            <p class="notice" data-tone="info">{said::WHAT}</p>
            <section class="card">
                {Entry::lines(entries::WHY, said::REASON).hint(said::REASON_HINT).law(Field::Correction).show(form)}
            </section>
            {fields.get_value().cards(pages, (id, sheet_id), form)}
            {trouble(form)}
        },
    };
    let foot = move |amendment: &Option<Amendment>| match amendment {
        Some(_) => view! { <button type="button" class="button" on:click={move |_| { form.clear(); ready.set(None); }}>{said::CHANGE}</button> },
        None => act_button(form, said::SEE, "button primary", see),
    };
    let inside = view! { {switch(move || ready.get(), inside)} };
    let foot = acts(switch(move || ready.get(), foot));
    let back = Some(Route::Sheet(id, sheet_id));
    Some(frame(pages, Frame { title: title.into(), sub: stands.opening.number.to_string(), back, foot, inside }))
}

/// The paper, and the two ways to confirm it.
fn shown(pages: Pages, id: VisitId, sheet_id: SheetId, form: Form, amendment: &Amendment) -> View {
    let printout = |visit: Visit| Some(correction_printout(&visit, visit.sheet(sheet_id)?, amendment));
    let Some(printout) = pages.visit(id).and_then(printout) else { return View::nothing() };
    let (shown, format) = (printout.paper.digest(), format_of(pages));
    let amendment = StoredValue::new(amendment.clone());
    let album = Album { visit: id, sheet: sheet_id, purpose: Purpose::SignedPaper };
    // A form that has no place for the enterprise is corrected before whoever saw it, unless somebody of the enterprise confirms it all the same.
    let has_place = pages.sheet(id, sheet_id).and_then(|sheet| sheet.ending).is_none_or(|ending| ending.wants_enterprise());
    let signer = move || {
        let (name, title) = (form.now("signer"), form.now("office"));
        if !has_place && form.now("whose").is_empty() {
            form.mistake(("whose", said::WHOSE_WANTED));
            return None;
        }
        if !has_place && form.now("whose") == "witness" {
            if name.is_empty() {
                form.mistake(("signer", sheet::SIGNER_WANTED));
                return None;
            }
            return Some(Signer::Witness { name, standing: title });
        }
        if name.is_empty() {
            form.mistake(("signer", sheet::SIGNER_WANTED));
            return None;
        }
        if title.is_empty() {
            form.mistake(("office", sheet::TITLE_WANTED));
            return None;
        }
        Some(Signer::Enterprise { name, title })
    };
    let on_glass = move || {
        if let Some(signer) = signer() {
            form.clear();
            pages.signing.set(Some(Signing { visit: id, sheet: sheet_id, signer, amendment: Some(Box::new(amendment.get_value())) }));
        }
    };
    let on_paper = move || {
        let Some(signer) = signer() else { return };
        let ink = ink(pages, album, form);
        let act = ink.map(|ink| {
            let confirmed = Signature { signer, shown, pad: [0, 0], strokes: Vec::new(), ink: Some(ink) };
            vec![Act::Correct { sheet: sheet_id, correction: Box::new(Correction { amendment: amendment.get_value(), confirmed }) }]
        });
        form.submit(id, None, act, Rc::new(move || pages.go(Route::SheetStep(id, sheet_id, Step::Sign))));
    };
    view! {
        {as_it_prints(format, printout, retrieval(pages, id, sheet_id))}
        <section class="card no-print">
            <h2>{if has_place { said::CONFIRM_HOW } else { said::CONFIRM_BY_WHOM }}</h2>
            {(!has_place).then(|| choose(form, "whose", said::WHOSE, None, choices(&[("witness", said::WITNESS), ("enterprise", said::ENTERPRISE)])))}
            {Entry::text("signer", sheet::SIGNER_NAME).law(Field::Correction).show(form)}
            {Entry::text("office", if has_place { sheet::SIGNER_TITLE } else { said::STANDING }).show(form)}
            {act_button(form, said::ON_GLASS, "button primary wide", on_glass)}
            <details>
                <summary>{said::ON_PAPER}</summary>
                {on_paper_entries(album, form, said::ON_PAPER_HOW, view! { {format_choice(format)} {print("button wide")} }, pages)}
                {act_button(form, said::RECORD, "button danger wide", on_paper)}
            </details>
            {trouble(form)}
        </section>
    }
}

/// What was put to a printed paper: the photo of it, and whether it is a hand or a stamp.
pub(super) fn on_paper_entries(album: Album, form: Form, how: &'static str, print: View, pages: Pages) -> View {
    view! {
        <div class="stack">
            <p class="soft">{how}</p>
            {print}
            <div class="slots">{slot(pages, album, true)}</div>
            {choose(form, "hand", said::HAND, None, choices(&[("signed", said::SIGNED), ("stamped", said::STAMPED)]))}
        </div>
    }
}

/// The newest photo of the signed paper, with what was put to it.
pub(super) fn ink(pages: Pages, album: Album, form: Form) -> Result<Ink, Mistake> {
    let stamped = match form.now("hand").as_str() {
        "signed" => false,
        "stamped" => true,
        _ => return Err(("hand", said::HAND_WANTED)),
    };
    let media = pages.sheet(album.visit, album.sheet).and_then(|sheet| sheet.media_for(album.purpose).last().map(|photo| photo.media));
    media.map(|media| Ink { media, stamped, written: false }).ok_or(("hand", sheet::INK_PHOTO_WANTED))
}

/// The paper of a correction that comes next.
pub(super) fn paper_of(visit: &Visit, sheet: SheetId, amendment: &Amendment) -> Option<domain::paper::Paper> {
    let sheet = visit.sheet(sheet)?;
    Some(correction_paper(visit, sheet, sheet.corrections.len(), amendment))
}

/// The corrections that stand, each with its paper and the hand beneath it.
pub(super) fn corrections(visit: &Visit, sheet: &Sheet) -> View {
    let one = |(place, record): (usize, &CorrectionRecord)| {
        let Correction { amendment, confirmed } = &record.correction;
        let name = match &confirmed.signer {
            Signer::Enterprise { name, title } => sheet::name_and_title(name, title),
            Signer::Witness { name, standing } => sheet::witness(&sheet::name_and_title(name, standing)),
            Signer::Sampler { .. } => String::new(),
        };
        view! {
            {paper_sheet(correction_paper(visit, sheet, place, amendment))}
            <div class="signed">
                <p class="row"><span class="mark" data-tone="ok" aria-hidden="true">"✓"</span><strong class="grow">{name.clone()}</strong><span class="soft">{record.at.to_string()}</span></p>
                {hand(confirmed, &name)}
            </div>
        }
    };
    sheet.corrections.iter().enumerate().map(one).collect_view()
}

/// A hand on the glass, drawn again; one on paper by what its photo shows.
pub(super) fn hand(signature: &Signature, name: &str) -> View {
    match signature.ink {
        Some(ink) => view! { <p class="soft">{said::on_paper(ink.stamped)}</p> },
        None => strokes(signature.clone(), sheet::signature_of(name)),
    }
}
