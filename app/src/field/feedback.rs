//! 抽样人员工作反馈表: the phone is in the owner's hand and shows nothing else, and what is answered there is never shown on it again (form 4N).
//!
//! Nothing of it is a draft: until it is signed it stands in this page's memory alone, and goes with the page.

use super::form::{Form, Then, act_button, trouble};
use super::frame::Pages;
use super::pad::{Drawing, pad};
use super::paper::paper_sheet;
use super::route::Route;
use super::signing::hand_back;
use super::view::*;
use crate::words::{common, field as words, field::feedback as said, field::sheet};
use domain::act::Act;
use domain::feedback::{Answers, Feedback, FeedbackRecord, is_due};
use domain::id::VisitId;
use domain::paper::{QUESTIONS, feedback_paper};
use domain::signature::{Signature, Signer};
use domain::visit::Visit;
use std::rc::Rc;

/// How far the owner is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Answers.
    Asking,
    /// Reads what was answered, and signs.
    Reading,
    /// Signed; the phone goes back.
    Filled,
    /// Will not fill it in; the phone goes back.
    Declined,
    /// A sampler wants it back.
    Leaving,
}

/// What the owner has said so far; cheap to copy.
#[derive(Clone, Copy)]
struct Said {
    answers: RwSignal<Answers>,
    name: RwSignal<String>,
    office: RwSignal<String>,
}

/// On the samplers' own page: the way to it, or that it is done and when. What was answered is not on this phone's pages.
pub(crate) fn card(pages: Pages, id: VisitId) -> Option<View> {
    let (due, record) = pages.follow(id, |briefing, visit| {
        let record = visit.feedback.as_ref().map(|record| (record.is_filled(), record.at));
        (is_due(&briefing.campaign, visit), record)
    })?;
    let stands = record.map(|(is_filled, at)| {
        let at = at.to_string();
        let (tone, sign, line) = if is_filled { ("ok", "✓", said::filled(&at)) } else { ("", "–", said::declined(&at)) };
        view! { <p class="row"><span class="mark" data-tone={tone} aria-hidden="true">{sign}</span><span class="grow">{line}</span></p> }
    });
    let word = if record.is_some() { said::HAND_OVER_AGAIN } else { said::HAND_OVER };
    let hand_over = due.then(|| view! { <button type="button" class="button wide" on:click={move |_| pages.feedback.set(Some(id))}>{word}</button> });
    (due || record.is_some()).then(|| {
        view! {
            <section class="card">
                <h2>{said::CARD}</h2>
                {record.is_none().then(|| view! { <p class="soft">{said::CARD_WHAT}</p> })}
                {stands}
                {hand_over}
            </section>
        }
    })
}

/// The form, while it is in the owner's hand.
pub(crate) fn feedback(pages: Pages, id: VisitId) -> View {
    let open = pages.visit(id).filter(|visit| !visit.feedback.as_ref().is_some_and(FeedbackRecord::is_filled));
    let Some(visit) = open else {
        pages.feedback.set(None);
        return View::nothing();
    };
    let (name, office) = signer_of(&visit);
    let stage = RwSignal::new(Stage::Asking);
    let said_so_far = Said { answers: RwSignal::new(Answers::default()), name: RwSignal::new(name), office: RwSignal::new(office) };
    let head = Handle::new();
    after(move || {
        stage.track();
        document().set_title(&format!("{} · {}", said::CARD, common::PRODUCT));
        window().scroll_to_with_x_and_y(0.0, 0.0);
        head.focus();
    });
    // It keeps no entry: with it the act is recorded, and what went wrong is said.
    let form = Form::new(pages, format!("{id}/feedback"), vec![]);
    let inside = move |at: &Stage| match at {
        Stage::Asking => asking(pages, id, said_so_far, form, stage),
        Stage::Reading => reading(pages, id, said_so_far, form, stage),
        Stage::Filled => hand_back(pages, said::FILLED, said::FILLED_WHY, back(pages, id)),
        Stage::Declined => hand_back(pages, said::DECLINED, said::DECLINED_WHY, back(pages, id)),
        Stage::Leaving => view! {
            {hand_back(pages, said::LEAVING, said::LEAVING_WHY, back(pages, id))}
            <p class="center"><button type="button" class="button" on:click={move |_| stage.set(Stage::Asking)}>{said::BACK}</button></p>
        },
    };
    view! {
        <div class="app signing">
            <header class="top night">
                <div class="titles">
                    <h1 bind={head} tabindex="-1">{said::TITLE}</h1>
                    <p class="sub">{said::SUB}</p>
                </div>
                {when(move || matches!(stage.get(), Stage::Asking | Stage::Reading), move || view! {
                    <button type="button" class="button quiet" on:click={move |_| stage.set(Stage::Leaving)}>{words::LEAVE}</button>
                })}
            </header>
            {switch(move || stage.get(), inside)}
        </div>
    }
}

/// The phone is a sampler's again.
fn back(pages: Pages, id: VisitId) -> Then {
    Rc::new(move || {
        pages.feedback.set(None);
        pages.go(Route::Visit(id));
    })
}

/// Who signed for the enterprise on a sheet of this visit; they may be somebody else here.
fn signer_of(visit: &Visit) -> (String, String) {
    let hands = visit.sheets.iter().flat_map(|sheet| &sheet.signatures);
    let mut signed = hands.filter_map(|record| match &record.signature.signer {
        Signer::Enterprise { name, title } => Some((name.clone(), title.clone())),
        Signer::Sampler { .. } | Signer::Witness { .. } => None,
    });
    signed.next_back().unwrap_or_default()
}

fn asking(pages: Pages, id: VisitId, said_so_far: Said, form: Form, stage: RwSignal<Stage>) -> View {
    let questions = QUESTIONS.into_iter().enumerate().map(|(place, asks)| question(said_so_far, place, asks)).collect_view();
    let decline = move || {
        let act = Act::Feedback { feedback: Box::new(Feedback::Declined) };
        form.submit(id, None, Ok(vec![act]), Rc::new(move || stage.set(Stage::Declined)));
    };
    let see = move || {
        if said_so_far.name.with_untracked(|name| name.trim().is_empty()) {
            form.say(said::NAME_WANTED.into());
        } else {
            form.clear();
            stage.set(Stage::Reading);
        }
    };
    let enterprise = pages.visit(id).map(|visit| visit.assignment.enterprise.name).unwrap_or_default();
    view! {
        <main class="main" id="main">
            <p class="notice" data-tone="info">{said::WHAT}</p>
            <section class="card" aria-label={enterprise.clone()}>
                <h2>{enterprise.clone()}</h2>
                {questions}
                <div class="field">
                    <label for="feedback-remarks">{said::REMARKS}</label>
                    <textarea
                        class="input"
                        id="feedback-remarks"
                        rows="3"
                        prop:value={move || said_so_far.answers.with(|answers| answers.remarks.clone())}
                        on:input={move |event| said_so_far.answers.update(|answers| answers.remarks = text_of(event))}
                    ></textarea>
                </div>
            </section>
            <section class="card">
                <h2>{said::WHO}</h2>
                {line("feedback-name", said::NAME, said_so_far.name)}
                {line("feedback-office", said::OFFICE, said_so_far.office)}
                {trouble(form)}
            </section>
        </main>
        <footer class="foot">
            <div class="acts">
                {act_button(form, said::DECLINE, "button", decline)}
                {act_button(form, said::SEE, "button primary", see)}
            </div>
        </footer>
    }
}

fn line(id: &'static str, label: &'static str, of: RwSignal<String>) -> View {
    view! {
        <div class="field">
            <label for={id}>{label}</label>
            <input class="input" id={id} type="text" autocomplete="off" prop:value={move || of.get()} on:input={move |event| of.set(text_of(event))}/>
        </div>
    }
}

/// One question: yes, no, or nothing; what was answered can be taken back.
fn question(said_so_far: Said, place: usize, asks: &'static str) -> View {
    let of = move |answers: &Answers| answers.answers.get(place).copied().flatten();
    let option = move |answer: Option<bool>, word: &'static str| {
        let choose = move |_: &Event| {
            said_so_far.answers.update(|answers| {
                if let Some(slot) = answers.answers.get_mut(place) {
                    *slot = answer;
                }
            });
        };
        view! {
            <label class="option">
                <input type="radio" name={format!("feedback-{place}")} prop:checked={move || said_so_far.answers.with(of) == answer} on:change={choose}/>
                <span>{word}</span>
            </label>
        }
    };
    view! {
        <fieldset class="field">
            <legend>{said::question(place + 1, asks)}</legend>
            <div class="options">
                {option(Some(true), said::YES)}
                {option(Some(false), said::NO)}
                {when(move || said_so_far.answers.with(of).is_some(), move || option(None, said::NOT_SAID))}
            </div>
        </fieldset>
    }
}

/// The whole text with the answers, and the pad beneath: the hand is put to exactly that.
fn reading(pages: Pages, id: VisitId, said_so_far: Said, form: Form, stage: RwSignal<Stage>) -> View {
    let answers = said_so_far.answers.get_untracked();
    let paper = pages.phone.model().with_untracked(|model| Some(feedback_paper(model.briefing.as_ref()?, model.visit(id)?, &answers)));
    let Some(paper) = paper else { return View::nothing() };
    let (shown, digest) = (paper.digest(), paper.digest().to_string());
    let drawing = Drawing::new(pages);
    let (name, office) = (said_so_far.name.get_untracked().trim().to_owned(), said_so_far.office.get_untracked().trim().to_owned());
    let who = sheet::name_and_title(&name, &office);
    let submit = move || {
        if drawing.is_empty() {
            return form.say(said::SIGN_FIRST.into());
        }
        let signer = Signer::Enterprise { name: name.clone(), title: office.clone() };
        let signature = Signature { signer, shown, pad: drawing.size(), strokes: drawing.strokes(), ink: None };
        let feedback = Box::new(Feedback::Filled { answers: answers.clone(), signature });
        let then = move || {
            said_so_far.answers.set(Answers::default());
            stage.set(Stage::Filled);
        };
        form.submit(id, None, Ok(vec![Act::Feedback { feedback }]), Rc::new(then));
    };
    view! {
        <main class="main" id="main">
            {paper_sheet(paper)}
            <p class="soft digest">{sheet::digest(&digest)}</p>
        </main>
        <section class="foot sign-foot" aria-label={sheet::PAD}>
            <div class="sign-place">
                {trouble(form)}
                <p><strong>{said::CONFIRMS}</strong></p>
                {pad(drawing)}
                <p class="row"><span class="grow">{who}</span>
                    <button type="button" class="button quiet" disabled={move || drawing.is_empty()} on:click={move |_| drawing.undo()}>{sheet::UNDO}</button>
                    <button type="button" class="button quiet" disabled={move || drawing.is_empty()} on:click={move |_| drawing.clear()}>{sheet::SIGN_AGAIN}</button>
                </p>
            </div>
            <div class="acts">
                <button type="button" class="button" on:click={move |_| { form.clear(); stage.set(Stage::Asking); }}>{said::CHANGE}</button>
                {act_button(form, said::SUBMIT, "button danger", submit)}
            </div>
        </section>
    }
}
