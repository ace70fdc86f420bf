//! State in words and shape as well as in colour: how the link is, how a visit is, what is still missing.

use super::frame::Pages;
use super::route::Route;
use super::view::*;
use crate::phone::{Link, Model};
use crate::words::{denials, field as words};
use domain::checklist::Status;
use domain::denial::{Denial, Step};
use domain::id::{SheetId, VisitId};
use domain::visit::Visit;

/// The tone and the words of the link, with what waits.
fn link_words(model: &Model) -> (&'static str, String) {
    let sendable = model.sendable();
    let waits = sendable.commands + sendable.media;
    match &model.link {
        Link::Offline => ("warn", words::offline(model.pending.commands + model.pending.media)),
        Link::Online if waits == 0 && model.pending.media > 0 => ("info", words::sync::WAITS_FOR_WIFI.into()),
        Link::Online if waits == 0 => ("ok", words::ALL_SENT.into()),
        Link::Online => ("info", words::waiting(waits)),
        Link::Sending => ("info", words::sending(waits)),
        Link::SignInNeeded => ("warn", words::SIGN_IN_NEEDED.into()),
        Link::ReportedLost => ("seal", words::REPORTED_LOST.into()),
        Link::Trouble(_) => ("warn", words::TROUBLE.into()),
    }
}

/// What a phone says that its agency reported lost; nothing on any other.
pub(crate) fn lost_notice(pages: Pages) -> View {
    let notice = || {
        view! {
            <section class="notice" data-tone="seal" role="status">
                <span class="mark" data-tone="seal" aria-hidden="true">"!"</span>
                <div class="grow">
                    <h2>{words::sync::LOST}</h2>
                    <p>{words::sync::LOST_WHY}</p>
                    <p>{words::sync::LOST_NEXT}</p>
                </div>
            </section>
        }
    };
    when(move || pages.phone.model().with(|model| model.link == Link::ReportedLost), notice)
}

/// The badge in the head of every page; it leads to 同步中心.
pub(crate) fn link_badge(pages: Pages) -> View {
    let shown = pages.phone.memo(link_words);
    // Before anybody signed in there is nothing to send and nothing to be told of.
    let is_used = pages.phone.memo(|model| !model.people.is_empty());
    let badge = move || {
        is_used.get().then(|| {
            view! {
                <a
                    class="badge link"
                    href={Route::Sync.to_string()}
                    data-tone={move || shown.get().0}
                    on:click={move |event| {
                        event.prevent_default();
                        pages.go(Route::Sync);
                    }}
                >
                    <span aria-hidden="true">"●"</span>
                    {move || shown.get().1}
                </a>
            }
        })
    };
    live(badge)
}

/// The shape of a card's state.
pub(crate) const fn mark(status: Status) -> (&'static str, &'static str, &'static str) {
    match status {
        Status::Done => ("ok", "✓", words::DONE),
        Status::Open => ("", "", words::OPEN),
        Status::Lacking => ("warn", "!", words::LACKING),
    }
}

/// How a visit stands, in a badge.
pub(crate) fn visit_badge(visit: &Visit) -> View {
    let (tone, word) = if visit.arrival.is_none() {
        ("", words::NOT_ARRIVED)
    } else if visit.is_complete() {
        ("ok", words::COMPLETE)
    } else {
        ("info", words::GOING_ON)
    };
    view! { <span class="badge" data-tone={tone}>{word}</span> }
}

/// What a denial says, with its obligation.
pub(crate) fn denial_line(denial: &Denial) -> View {
    view! {
        <p>
            {denials::sentence(denial)}
            " "
            <span class="law">{words::law(&denial.obligation().to_string())}</span>
        </p>
    }
}

/// What a card still lacks, shown at its top; nothing where nothing was entered yet.
pub(crate) fn lacks(pages: Pages, visit: VisitId, sheet: Option<SheetId>, step: Step) -> View {
    let card = memo(move || pages.phone.checklist(visit, sheet).into_iter().find(|card| card.step == step));
    live(move || {
        let card = card.get()?;
        match card.status {
            Status::Open => None,
            Status::Done => Some(
                view! { <p class="notice" data-tone="ok"><span class="mark" data-tone="ok" aria-hidden="true">"✓"</span><strong class="grow">{words::CARD_DONE}</strong></p> },
            ),
            Status::Lacking => Some(view! {
                <div class="notice">
                    <span class="mark" data-tone="warn" aria-hidden="true">"!"</span>
                    <div class="grow">{card.gaps.iter().map(denial_line).collect_view()}</div>
                </div>
            }),
        }
    })
}
