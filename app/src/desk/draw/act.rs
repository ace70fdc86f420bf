//! The forms of a draw's steps. What is typed stands outside of what each change of the city draws anew.

use crate::desk::entry::Entry;
use crate::desk::live::live;
use crate::desk::note::{NoteForm, NoteWords, Notes};
use crate::desk::trouble::ProblemNote;
use crate::words::desk::draw as say;
use domain::contract::{DrawView, Problem};
use domain::draw::{Act, Party, PublicNumber, Secret};
use domain::id::DrawId;
use domain::time::Instant;
use leptos::prelude::*;

/// Sends acts; once one stands, the page asks anew and what was typed for it is let go.
pub(super) fn sending(draw: DrawId, typed: Vec<String>) -> Action<Act, Result<DrawView, Problem>> {
    let (office, live, notes) = (crate::desk::office(), live(), Notes::here());
    let send = Action::new(move |act: &Act| office.act_on_draw(draw, act.clone()));
    Effect::new(move |_| {
        if send.value().get().is_some_and(|answer| answer.is_ok()) {
            typed.iter().for_each(|name| notes.let_go(name));
            live.changed.update(|changed| *changed = changed.saturating_add(1));
        }
    });
    send
}

/// The form around a step: shut while it is sent, with what was refused.
pub(super) fn form(
    send: Action<Act, Result<DrawView, Problem>>,
    read: impl Fn() -> Option<Act> + Copy + 'static,
    button: &'static str,
    inside: AnyView,
) -> AnyView {
    let ready = RwSignal::new(false);
    Effect::new(move |_| ready.set(true));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(act) = untrack(read) {
            send.dispatch(act);
        }
    };
    view! {
        <form class="draw-act no-print" method="post" on:submit=submit>
            <fieldset disabled=move || !ready.get() || send.pending().get()>
                <legend class="unseen">{button}</legend>
                {inside}
                {move || send.value().get().and_then(Result::err).map(|problem| view! { <ProblemNote problem/> })}
                <button type="submit" class="button primary">{move || if send.pending().get() { say::SENDING } else { button }}</button>
            </fieldset>
        </form>
    }
    .into_any()
}

/// A step that is one button.
#[component]
pub fn Press(
    /// The draw.
    draw: DrawId,
    /// The step.
    act: Act,
    /// What it does.
    what: &'static str,
    /// The button.
    button: &'static str,
) -> impl IntoView {
    let act = StoredValue::new(act);
    form(sending(draw, Vec::new()), move || Some(act.get_value()), button, view! { <p>{what}</p> }.into_any())
}

/// Committing: the secret is made here and kept as a file, and only its digest is sent.
#[component]
pub fn Commit(
    /// The draw.
    draw: DrawId,
    /// As which party.
    party: Party,
) -> impl IntoView {
    let (office, notes) = (crate::desk::office(), Notes::here());
    let name = format!("secret made {draw}");
    let own = StoredValue::new(name.clone());
    let make = Action::new(move |(): &()| office.make_secret(say::file(party, &draw.to_string())));
    Effect::new(move |_| {
        if let Some(Ok(secret)) = make.value().get() {
            notes.hold(own.get_value(), String::from(secret));
        }
    });
    let secret = move || own.with_value(|name| notes.typed(name)).parse::<Secret>().ok();
    let read = move || secret().map(|secret| Act::Commit { party, commitment: secret.commitment(draw, party) });
    let send = sending(draw, vec![name]);
    let ready = RwSignal::new(false);
    Effect::new(move |_| ready.set(true));
    let made = move || {
        secret().map(|_| {
            let inside = view! { <p class="notice" data-tone="ok" role="status">{say::SECRET_MADE}</p> }.into_any();
            form(send, read, say::COMMIT, inside)
        })
    };
    view! {
        <div class="draw-act no-print">
            <p>{say::SECRET_WHAT}</p>
            <button type="button" class="button" prop:disabled=move || !ready.get() || make.pending().get() || secret().is_some() on:click=move |_| { make.dispatch(()); }>
                {say::party(party)} "：" {say::MAKE_SECRET}
            </button>
            {move || make.value().get().and_then(Result::err).map(|problem| view! { <ProblemNote problem/> })}
            {made}
        </div>
    }
    .into_any()
}

/// Telling the secret.
#[component]
pub fn Reveal(
    /// The draw.
    draw: DrawId,
    /// Of which party.
    party: Party,
) -> impl IntoView {
    let read = move |text: &str| text.parse().ok().map(|secret| Act::Reveal { party, secret });
    let asked = Asked { name: "draw-secret", label: say::SECRET, hint: say::SECRET_HINT, wanted: say::SECRET_WANTED };
    entry(draw, asked, read, say::REVEAL)
}

/// Typing the public number in.
#[component]
pub fn Announce(
    /// The draw.
    draw: DrawId,
    /// When it is announced.
    at: Instant,
) -> impl IntoView {
    let read = |text: &str| text.parse::<PublicNumber>().ok().map(|number| Act::Announce { number });
    let asked = Asked { name: "draw-number", label: say::NUMBER, hint: say::NUMBER_HINT, wanted: say::NUMBER_WANTED };
    view! {
        <p>{say::ANNOUNCED} " " <strong>{say::minute(at)}</strong> "。" {say::NOT_ANNOUNCED}</p>
        {entry(draw, asked, read, say::ANNOUNCE)}
    }
    .into_any()
}

/// One entry of a step, in words.
#[derive(Debug, Clone, Copy)]
struct Asked {
    name: &'static str,
    label: &'static str,
    hint: &'static str,
    wanted: &'static str,
}

fn entry(draw: DrawId, asked: Asked, read: impl Fn(&str) -> Option<Act> + Copy + Send + Sync + 'static, button: &'static str) -> AnyView {
    let notes = Notes::here();
    let Asked { name, label, hint, wanted } = asked;
    let key = format!("{name} {draw}");
    let own = StoredValue::new(key.clone());
    let text = Signal::derive(move || own.with_value(|key| notes.typed(key)));
    let tried = RwSignal::new(false);
    let wrong = Signal::derive(move || (tried.get() && read(&text.get()).is_none()).then(|| wanted.to_owned()));
    let set = move |typed: String| notes.hold(own.get_value(), typed);
    let inside = view! { <Entry name label hint value=text set wrong/> }.into_any();
    let act = move || {
        tried.set(true);
        read(&text.get_untracked())
    };
    form(sending(draw, vec![key]), act, button, inside)
}

/// Giving a draw up before anything was drawn.
#[component]
pub fn Void(
    /// The draw.
    draw: DrawId,
) -> impl IntoView {
    let office = crate::desk::office();
    let words = NoteWords {
        open: say::VOID,
        label: say::VOID_WHY,
        hint: say::VOID_HINT,
        missing: say::VOID_WANTED,
        send: say::VOID_DO,
        sending: say::SENDING,
    };
    view! { <section class="card"><NoteForm id=format!("void-{draw}") words keep=move |reason| office.act_on_draw(draw, Act::Void { reason }) grave=true/></section> }
}
