//! 定位: where the phone is, found while one works, so that a shot need not wait for it and an arrival need not wait to the end.

use super::frame::Pages;
use super::view::*;
use crate::device::DeviceError;
use crate::words::field::visit as said;
use domain::place::Position;
use domain::time::Instant;
use futures::channel::oneshot;
use futures::future::{Either, select};

/// A position older than this is asked for again, and stands on nothing any more, in milliseconds.
const STALE: i64 = 120_000;

/// A shot waits so often, and each time so many milliseconds, for a position that is being looked for: three seconds in all.
const WAITS: (u32, u32) = (15, 200);

/// What is known of where the phone is; cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Whereabouts {
    /// The best that was found, and when it was asked for.
    known: RwSignal<Option<(Instant, Position)>>,
    /// How many look for it now.
    seeking: RwSignal<u32>,
    /// The browser may not tell.
    forbidden: RwSignal<bool>,
    /// Ends the looking of whoever waits to the end of it.
    enough: StoredValue<Option<oneshot::Sender<()>>>,
}

impl Whereabouts {
    /// Nothing is known.
    pub(crate) fn new() -> Self {
        Self { known: RwSignal::new(None), seeking: RwSignal::new(0), forbidden: RwSignal::new(false), enough: StoredValue::new(None) }
    }

    /// Tells whether the position is being looked for.
    pub(crate) fn is_seeking(self) -> bool {
        self.seeking.get() > 0
    }

    /// What is known now.
    pub(crate) fn now(self) -> Option<Position> {
        self.known.try_get_untracked().flatten().map(|(_, position)| position)
    }

    /// What is said while it is looked for: how good it is so far.
    pub(crate) fn line(self) -> String {
        said::locating(self.known.get().map(|(_, position)| position.accuracy))
    }

    /// The browser may not tell, and how to allow it.
    pub(crate) fn forbidden(self) -> View {
        when(move || self.forbidden.get(), || view! { <p class="notice">{said::POSITION_NOT_ALLOWED}</p> })
    }

    /// Goes on with what was found so far.
    pub(crate) fn hurry(self) {
        if let Some(enough) = self.enough.try_update_value(Option::take).flatten() {
            // Whoever waited may have found it at this very moment.
            let _ = enough.send(());
        }
    }
}

/// Looks for the position once in a while, so that a shot needs not wait for it.
pub(crate) fn locate(pages: Pages) {
    let (at, now) = (pages.at, pages.phone.now());
    if at.seeking.get_untracked() == 0 && at.known.with_untracked(|known| known.is_none_or(|(asked, _)| now.since(asked) >= STALE)) {
        pages.phone.run(async move {
            // A shot says without one that there was none.
            let _ = look(pages).await;
        });
    }
}

/// Looks until the position is good, the time is up, or somebody has no more time.
pub(crate) async fn seek(pages: Pages) -> Option<Position> {
    let (enough, hurried) = oneshot::channel();
    pages.at.enough.set_value(Some(enough));
    match select(Box::pin(look(pages)), hurried).await {
        Either::Left((found, _)) => found.ok(),
        Either::Right(_) => pages.at.now(),
    }
}

/// The position of a shot: what is known, or what is found within three seconds where it is being looked for.
pub(crate) async fn of_shot(pages: Pages) -> Option<Position> {
    let (times, millis) = WAITS;
    for _ in 0..times {
        let waits = pages.at.known.try_get_untracked()?.is_none() && pages.at.seeking.try_get_untracked()? > 0;
        if !waits {
            break;
        }
        pages.device().sleep(millis).await;
    }
    pages.at.now()
}

/// One looking; each better fix is known at once, and what was known of before is forgotten: the phone may be elsewhere by now.
async fn look(pages: Pages) -> Result<Position, DeviceError> {
    let (at, now) = (pages.at, pages.phone.now());
    at.known.try_set(None);
    at.seeking.try_update(|seeking| *seeking += 1);
    let ended = Ended(at);
    let found = pages.phone.position(Box::new(move |position| at.known.try_set(Some((now, position))))).await;
    drop(ended);
    at.forbidden.try_set(matches!(found, Err(DeviceError::NotAllowed(_))));
    found
}

/// The looking ends with this, also where nobody waits for it any more.
struct Ended(Whereabouts);

impl Drop for Ended {
    fn drop(&mut self) {
        self.0.seeking.try_update(|seeking| *seeking -= 1);
    }
}
