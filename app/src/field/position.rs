//! 定位: where the phone is, found while one works, so that a shot need not wait for it and an arrival need not wait to the end.

use super::frame::Pages;
use super::view::*;
use crate::device::{DeviceError, SoFar};
use crate::words::field::visit as said;
use domain::place::Position;
use domain::time::Instant;
use futures::channel::oneshot::{Receiver, Sender, channel};
use futures::future::{AbortHandle, abortable};

/// A position older than this is asked for again, and stands on nothing any more, in milliseconds.
const STALE: i64 = 120_000;

/// A shot waits so often, and each time so many milliseconds, for a position that is being looked for: three seconds in all.
const WAITS: (u32, u32) = (15, 200);

/// What is known of where the phone is; cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Whereabouts {
    /// The best that was found, and when it was asked for.
    known: RwSignal<Option<(Instant, Position)>>,
    /// It is being looked for: by one at a time, whoever waits for it.
    seeking: RwSignal<bool>,
    /// The browser may not tell.
    forbidden: RwSignal<bool>,
    /// Ends the looking.
    enough: StoredValue<Option<AbortHandle>>,
    /// Whoever waits to the end of the looking.
    waiting: StoredValue<Vec<Sender<Option<Position>>>>,
}

impl Whereabouts {
    /// Nothing is known.
    pub(crate) fn new() -> Self {
        let (enough, waiting) = (StoredValue::new(None), StoredValue::new(Vec::new()));
        Self { known: RwSignal::new(None), seeking: RwSignal::new(false), forbidden: RwSignal::new(false), enough, waiting }
    }

    /// Tells whether the position is being looked for.
    pub(crate) fn is_seeking(self) -> bool {
        self.seeking.get()
    }

    /// What is known, unless it is too old at that moment.
    pub(crate) fn known_at(self, now: Instant) -> Option<Position> {
        // A clock that was put back does not make it younger.
        self.known.try_get_untracked().flatten().filter(|(asked, _)| now.since(*asked).saturating_abs() < STALE).map(|(_, position)| position)
    }

    /// Tells whether it is worth a while to wait: what is known says little, and something better may come.
    fn is_worth_waiting(self, now: Instant) -> bool {
        self.seeking.try_get_untracked() == Some(true) && self.known_at(now).is_none_or(|position| position.is_vague())
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
            enough.abort();
        }
    }

    /// Hears of the best that was found, once the looking ends.
    fn end(self) -> Receiver<Option<Position>> {
        let (tell, told) = channel();
        self.waiting.try_update_value(|waiting| waiting.push(tell));
        told
    }

    /// One looking, or none where one is under way: each better fix is known at once, and what was known of before is forgotten, for the
    /// phone may be elsewhere by now.
    fn look<F>(self, asked: Instant, position: impl FnOnce(SoFar) -> F) -> Option<impl Future<Output = ()>>
    where
        F: Future<Output = Result<Position, DeviceError>>,
    {
        if self.seeking.get_untracked() {
            return None;
        }
        self.seeking.set(true);
        self.known.set(None);
        let know = move |position| self.known.try_set(Some((asked, position)));
        let (looking, enough) = abortable(position(Box::new(know)));
        self.enough.set_value(Some(enough));
        Some(async move {
            let found = looking.await;
            if let Ok(Ok(position)) = found {
                know(position);
            }
            self.seeking.try_set(false);
            self.forbidden.try_set(matches!(found, Ok(Err(DeviceError::NotAllowed(_)))));
            let best = self.known.try_get_untracked().flatten().map(|(_, position)| position);
            for waiting in self.waiting.try_update_value(std::mem::take).unwrap_or_default() {
                // Whoever waited may be gone.
                let _ = waiting.send(best);
            }
        })
    }
}

/// Looks for the position where none is known that still stands, so that a shot needs not wait for it.
pub(crate) fn locate(pages: Pages) {
    if pages.at.known_at(pages.phone.now()).is_none() {
        look(pages);
    }
}

/// Looks until the position is good, the time is up, or somebody has no more time.
pub(crate) async fn seek(pages: Pages) -> Option<Position> {
    let end = pages.at.end();
    look(pages);
    end.await.ok().flatten()
}

/// The position of a shot: what is known, or what is found within three seconds where what is known says little.
pub(crate) async fn of_shot(pages: Pages) -> Option<Position> {
    locate(pages);
    let (times, millis) = WAITS;
    for _ in 0..times {
        if !pages.at.is_worth_waiting(pages.phone.now()) {
            break;
        }
        pages.device().sleep(millis).await;
    }
    pages.at.known_at(pages.phone.now())
}

fn look(pages: Pages) {
    if let Some(looking) = pages.at.look(pages.phone.now(), move |so_far| pages.phone.position(so_far)) {
        pages.phone.run(looking);
    }
}

#[cfg(test)]
mod tests {
    use super::{STALE, Whereabouts};
    use crate::device::{DeviceError, SoFar};
    use domain::fixture::{START, position};
    use domain::place::Position;
    use domain::time::Instant;
    use futures::FutureExt as _;
    use futures::future::{LocalBoxFuture, pending, ready};

    /// A looking that found so much so far, and goes on.
    fn begun(at: Whereabouts, asked: Instant, fix: Option<Position>) -> LocalBoxFuture<'static, ()> {
        let finds = move |so_far: SoFar| {
            fix.into_iter().for_each(so_far);
            pending()
        };
        let mut looking = at.look(asked, finds).expect("nobody looks yet").boxed_local();
        assert_eq!((&mut looking).now_or_never(), None);
        looking
    }

    /// The same place, within so many decimetres.
    fn within(accuracy: i64) -> Position {
        Position { accuracy, ..position() }
    }

    #[test]
    fn an_old_position_stands_on_nothing() {
        let at = Whereabouts::new();
        at.look(START, |_| ready(Ok(position()))).expect("nobody looks yet").now_or_never();
        assert_eq!(at.known_at(START.plus(STALE - 1)), Some(position()));
        assert_eq!(at.known_at(START.plus(STALE)), None);
        assert_eq!(at.known_at(START.plus(-STALE)), None, "a clock that was put back makes it no younger");
    }

    #[test]
    fn a_shot_waits_for_a_fix_that_says_something_while_one_may_come() {
        let at = Whereabouts::new();
        assert!(!at.is_worth_waiting(START), "nobody looks");
        let looking = begun(at, START, Some(within(20_000)));
        assert_eq!(at.known_at(START), Some(within(20_000)));
        assert!(at.is_worth_waiting(START), "two kilometres");
        at.hurry();
        looking.now_or_never();
        assert!(!at.is_worth_waiting(START), "no better one comes any more");
        let _looking = begun(at, START, Some(within(500)));
        assert!(!at.is_worth_waiting(START), "fifty metres");
    }

    #[test]
    fn two_who_wait_share_one_looking_and_its_best_fix() {
        let at = Whereabouts::new();
        let mut first = at.end();
        let looking = begun(at, START, Some(within(300)));
        let mut second = at.end();
        assert!(at.look(START.plus(1), |_| ready(Err(DeviceError::NotAvailable(String::new())))).is_none(), "one at a time");
        assert_eq!(first.try_recv(), Ok(None), "nobody is sent away by who comes later");
        at.hurry();
        looking.now_or_never();
        assert_eq!((first.try_recv(), second.try_recv()), (Ok(Some(Some(within(300)))), Ok(Some(Some(within(300))))));
        assert!(!at.is_seeking());
    }

    #[test]
    fn what_is_not_allowed_ends_the_looking_with_nothing() {
        let at = Whereabouts::new();
        let mut end = at.end();
        at.look(START, |_| ready(Err(DeviceError::NotAllowed(String::new())))).expect("nobody looks yet").now_or_never();
        assert_eq!(end.try_recv(), Ok(Some(None)));
        assert!(at.forbidden.get_untracked() && !at.is_seeking());
    }
}
