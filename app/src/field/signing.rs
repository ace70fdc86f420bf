//! Signing mode: the phone is in the signer's hand, shows the paper and the pad and nothing else, and only a sampler's PIN leads out.

use super::correction;
use super::form::{Form, Then, trouble};
use super::frame::Pages;
use super::pad::{Drawing, pad};
use super::paper::paper_sheet;
use super::pin::{PinFor, ask, ask_one_of};
use super::route::Route;
use super::view::*;
use crate::phone::Model;
use crate::words::{common, field as words, field::sheet as said};
use domain::act::Act;
use domain::correction::{Amendment, Correction};
use domain::denial::Step;
use domain::id::{PersonId, SheetId, VisitId};
use domain::paper::{Paper, sheet_paper};
use domain::signature::{Signature, Signer};
use std::rc::Rc;

/// Who signs what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Signing {
    /// The visit.
    pub(crate) visit: VisitId,
    /// The sheet.
    pub(crate) sheet: SheetId,
    /// Who signs.
    pub(crate) signer: Signer,
    /// The correction that is confirmed, where it is not the sheet that is signed.
    pub(crate) amendment: Option<Box<Amendment>>,
}

impl Signing {
    /// The sampler whose act it is, where it is a sampler's.
    const fn sampler(&self) -> Option<PersonId> {
        match self.signer {
            Signer::Sampler { person } => Some(person),
            Signer::Enterprise { .. } | Signer::Witness { .. } => None,
        }
    }
}

/// How far the signer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Reads and signs.
    Paper,
    /// Signed; the phone goes back.
    Signed,
    /// Will not sign; the phone goes back.
    Declines,
    /// A sampler wants it back.
    Leaving,
}

/// The sheet as it prints, from what stands on this phone.
pub(crate) fn paper_of(pages: Pages, visit: VisitId, sheet: SheetId) -> Option<Paper> {
    pages.phone.model().with_untracked(|model| {
        let visit = model.visit(visit)?;
        Some(sheet_paper(model.briefing.as_ref()?, visit, visit.sheet(sheet)?))
    })
}

/// Signing mode.
pub(crate) fn signing(pages: Pages, signing: Signing) -> View {
    let paper = match &signing.amendment {
        None => paper_of(pages, signing.visit, signing.sheet),
        Some(amendment) => pages.visit(signing.visit).and_then(|visit| correction::paper_of(&visit, signing.sheet, amendment)),
    };
    let Some(paper) = paper else {
        pages.signing.set(None);
        return View::nothing();
    };
    let stage = RwSignal::new(Stage::Paper);
    let head = Handle::new();
    after(move || {
        stage.track();
        document().set_title(&format!("{} · {}", said::SIGNING, common::PRODUCT));
        window().scroll_to_with_x_and_y(0.0, 0.0);
        head.focus();
    });
    let is_sampler = signing.sampler().is_some();
    let title = match &signing.signer {
        Signer::Sampler { person } => said::sampler_signs(&super::arrive::name_of(pages, *person)),
        Signer::Enterprise { .. } if signing.amendment.is_some() => words::correction::SIGNS.into(),
        Signer::Enterprise { .. } => said::ENTERPRISE_SIGNS.into(),
        Signer::Witness { .. } => said::WITNESS_SIGNS.into(),
    };
    let sub = if is_sampler { said::READ_AND_SIGN } else { said::SIGNING_SUB };
    // One drawing and one form for the whole stay: what was drawn outlives a refusal.
    let (drawing, form) = (Drawing::new(pages), Form::new(pages, format!("{}/signing", signing.sheet), vec![]));
    let paper = StoredValue::new(paper);
    let signing = StoredValue::new(signing);
    let inside = move || match stage.get() {
        Stage::Paper => reading(pages, signing.get_value(), paper.get_value(), drawing, form, stage),
        Stage::Signed => hand_back(pages, said::SIGNED, said::HAND_BACK, back(pages, signing, false)),
        Stage::Declines => hand_back(pages, said::DECLINES, said::HAND_BACK_DECLINES, back(pages, signing, true)),
        Stage::Leaving => view! {
            {hand_back(pages, said::LEAVING, said::LEAVING_WHY, back(pages, signing, false))}
            <p class="center"><button type="button" class="button" on:click={move |_| stage.set(Stage::Paper)}>{said::BACK_TO_PAPER}</button></p>
        },
    };
    view! {
        <div class="app signing">
            <header class="top night">
                <div class="titles">
                    <h1 bind={head} tabindex="-1">{title}</h1>
                    <p class="sub">{sub}</p>
                </div>
                {move || (stage.get() == Stage::Paper).then(|| view! {
                    <button
                        type="button"
                        class="button quiet"
                        on:click={move |_| if is_sampler { pages.signing.set(None) } else { stage.set(Stage::Leaving) }}
                    >
                        {words::LEAVE}
                    </button>
                })}
            </header>
            {inside}
        </div>
    }
}

fn reading(pages: Pages, signing: Signing, paper: Paper, drawing: Drawing, form: Form, stage: RwSignal<Stage>) -> View {
    let shown = paper.digest();
    let digest = shown.to_string();
    let (person, is_enterprise) = (signing.sampler(), matches!(signing.signer, Signer::Enterprise { .. }));
    // A correction that nobody confirms is none: there is nothing to note.
    let may_decline = is_enterprise && signing.amendment.is_none();
    let who = match &signing.signer {
        Signer::Enterprise { name, title } => said::name_and_title(name, title),
        Signer::Witness { name, standing } => said::name_and_title(name, standing),
        Signer::Sampler { person } => super::arrive::name_of(pages, *person),
    };
    let confirms = match &signing.signer {
        Signer::Enterprise { .. } if signing.amendment.is_some() => Some(words::correction::CONFIRMS),
        Signer::Enterprise { .. } => Some(said::ENTERPRISE_CONFIRMS),
        Signer::Witness { .. } => Some(said::WITNESS_CONFIRMS),
        Signer::Sampler { .. } => None,
    };
    let sign = StoredValue::new(Rc::new(move || {
        if drawing.is_empty() {
            form.say(said::SIGN_FIRST.into());
            return;
        }
        let signature = Signature { signer: signing.signer.clone(), shown, pad: drawing.size(), strokes: drawing.strokes(), ink: None };
        let sheet = signing.sheet;
        let act = match signing.amendment.clone() {
            None => Act::Sign { sheet, signature },
            Some(amendment) => Act::Correct { sheet, correction: Box::new(Correction { amendment: *amendment, confirmed: signature }) },
        };
        let corrects = signing.amendment.is_some();
        form.submit(
            signing.visit,
            person,
            Ok(vec![act]),
            Rc::new(move || {
                if corrects {
                    pages.phone.drop_draft(&correction::key(sheet));
                }
                if is_enterprise || person.is_none() { stage.set(Stage::Signed) } else { pages.signing.set(None) }
            }),
        );
    }));
    // A proof that has grown old, because the paper is long, is given anew without losing the strokes.
    let prove = person.map(|person| {
        let again =
            move || ask(pages, format!("sign-{person}"), said::PROVE_AGAIN.into(), person, PinFor::Act, Rc::new(move || (sign.get_value())()));
        when(move || form.wants_proof(), again)
    });
    view! {
        <main class="main" id="main">
            {paper_sheet(paper)}
            <p class="soft digest">{said::digest(&digest)}</p>
        </main>
        <section class="foot sign-foot" aria-label={said::PAD}>
            <div class="sign-place">
                {trouble(form)}
                {prove}
                {confirms.map(|confirms| view! { <p><strong>{confirms}</strong></p> })}
                {pad(drawing)}
                <p class="row"><span class="grow">{who}</span>
                    <button type="button" class="button quiet" disabled={move || drawing.is_empty()} on:click={move |_| drawing.undo()}>{said::UNDO}</button>
                    <button type="button" class="button quiet" disabled={move || drawing.is_empty()} on:click={move |_| drawing.clear()}>{said::SIGN_AGAIN}</button>
                </p>
            </div>
            <div class="acts">
                {may_decline.then(|| view! { <button type="button" class="button" on:click={move |_| stage.set(Stage::Declines)}>{said::WILL_NOT_SIGN}</button> })}
                <button type="button" class="button danger" disabled={move || form.busy()} on:click={move |_| (sign.get_value())()}>
                    {move || if form.busy() { words::SAVING } else { said::CONFIRM_SIGNATURE }}
                </button>
            </div>
        </section>
    }
}

/// The phone is a sampler's again.
fn back(pages: Pages, signing: StoredValue<Signing>, declines: bool) -> Then {
    Rc::new(move || {
        let Signing { visit, sheet, .. } = signing.get_value();
        pages.declining.set(declines);
        pages.signing.set(None);
        pages.go(Route::SheetStep(visit, sheet, Step::Sign));
    })
}

/// The phone goes back to a sampler, who shows it by their PIN.
pub(super) fn hand_back(pages: Pages, title: &'static str, why: &'static str, then: Then) -> View {
    view! {
        <main class="main gate" id="main">
            <div class="seal" aria-hidden="true">{common::SEAL}</div>
            <h2>{title}</h2>
            <p class="soft" role="status">{why}</p>
            <div class="card">{ask_one_of(pages, Model::stayers, then)}</div>
        </main>
    }
}
