//! 未能收录: what came and could not be taken in, and what was done about it.

use super::live::live;
use super::note::{NoteForm, NoteWords};
use super::trouble::Trouble;
use crate::words::desk as words;
use crate::words::desk::quarantine as say;
use crate::words::desk::{nouns, sheet};
use domain::contract::{QuarantineNote, Quarantined, Quarantines};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

const WORDS: NoteWords =
    NoteWords { open: say::DEAL, label: say::NOTE, hint: say::NOTE_HINT, missing: say::NOTE_MISSING, send: say::KEEP, sending: say::KEEPING };

/// What is kept, newest first.
#[component]
pub fn QuarantinePage() -> impl IntoView {
    let office = super::office();
    let live = live();
    let query = use_query_map();
    let after = Memo::new(move |_| query.read().get("after"));
    let kept = Resource::new(move || (after.get(), live.changed.get()), move |(after, _)| office.quarantine(after));
    view! {
        <Title text=words::QUARANTINE/>
        <h1>{words::QUARANTINE}</h1>
        <p class="lead">{say::WHAT}</p>
        <Transition fallback=|| view! { <p class="unready">{words::LOADING}</p> }>
            {move || Suspend::new(async move {
                match kept.await {
                    Ok(kept) => view! { <List kept is_newest=after.get_untracked().is_none()/> }.into_any(),
                    Err(problem) => view! { <Trouble problem/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

#[component]
fn List(kept: Quarantines, is_newest: bool) -> impl IntoView {
    let none = kept.rows.is_empty().then(|| view! { <p>{say::NONE}</p> });
    let newest = (!is_newest).then(|| view! { <a class="button" href="/desk/quarantine">{say::NEWEST}</a> });
    let older = kept.more.map(|after| view! { <a class="button" rel="next" href=format!("/desk/quarantine?after={after}")>{say::OLDER}</a> });
    view! {
        {none}
        <ol class="findings">{kept.rows.into_iter().map(|row| view! { <li><Row row/></li> }).collect_view()}</ol>
        <nav class="leaves no-print" aria-label=words::LEAVES>{newest} {older}</nav>
    }
    .into_any()
}

#[component]
fn Row(row: Quarantined) -> impl IntoView {
    let Quarantined { command, digest, bytes, device, device_name, person, reason, received_at, dealt } = row;
    let office = super::office();
    let is_dealt = !dealt.is_empty();
    let (tone, state) = if is_dealt { ("ok", say::DEALT) } else { ("warn", say::OPEN) };
    let class = if is_dealt { "finding ended" } else { "finding open" };
    let dealt = dealt.into_iter().map(|dealt| view! { <p>{say::dealt(&dealt.by, &nouns::day_and_clock(dealt.at), &dealt.note)}</p> });
    let way = format!("/api/v1/quarantine/{command}/{}", digest.hex());
    let keep = move |note: String| office.note(command, digest, QuarantineNote { note });
    view! {
        <article class=class>
            <p><span class="badge" data-tone=tone>{state}</span> " " <strong>{say::reason(reason)}</strong></p>
            <p>{say::what_to_do(reason)}</p>
            <dl class="facts">
                <dt>{say::CAME}</dt>
                <dd><time datetime=nouns::machine_time(received_at)>{received_at.to_string()}</time></dd>
                <dt>{say::PERSON}</dt>
                <dd>{person}</dd>
                <dt>{say::DEVICE}</dt>
                <dd class="digest">{say::device(device_name.as_deref(), &device.to_string())}</dd>
                <dt>{say::COMMAND}</dt>
                <dd class="digest">{command.to_string()}</dd>
                <dt>{say::DIGEST}</dt>
                <dd class="digest">{digest.to_string()}</dd>
                <dt>{say::SIZE}</dt>
                <dd>{sheet::size(bytes)}</dd>
            </dl>
            <p class="no-print"><a class="button" href=way rel="external" download>{say::DOWNLOAD}</a> " " <span class="soft">{say::DOWNLOAD_HINT}</span></p>
            {dealt.collect_view()}
            <NoteForm id=format!("{command}-{}", digest.hex()) words=WORDS keep/>
        </article>
    }
    .into_any()
}
