//! The sync engine: the only one who speaks to the network. It pushes commands and media, pulls the package, and deletes nothing.

// one pass of it, which knows nothing of pages
mod media;
mod pace;
pub mod pass;
mod pull;
mod push;

use crate::device::Device;
use crate::phone::{Link, Phone};
use domain::contract::Holding;
use futures::StreamExt as _;
use futures::channel::mpsc::{UnboundedReceiver, unbounded};
use futures::future::{Either, select};
use pass::{News, Stopped};

/// The name of the lock under which one page of this origin syncs.
const LOCK: &str = "sync";

/// How often to look for news where nothing calls, in milliseconds.
const REST: u32 = 60_000;
/// How soon to try again after a failure; twice as long after each further one.
const FIRST_RETRY: u32 = 5_000;
const LONGEST_RETRY: u32 = 5 * 60_000;

/// Starts the engine for as long as the page lives.
pub(crate) fn start(phone: Phone) {
    let (wake, woken) = unbounded();
    let parts = phone.parts();
    *parts.notes.wake.borrow_mut() = Some(wake.clone());
    let device = std::rc::Rc::clone(&parts.device);
    parts.device.on_wake(Box::new(move || {
        set_line(phone, &*device);
        // A closed channel means that the page is going away.
        let _ = wake.unbounded_send(());
    }));
    phone.run(run(phone, woken));
}

async fn run(phone: Phone, mut woken: UnboundedReceiver<()>) {
    let parts = phone.parts();
    let mut failures = 0;
    let mut listens = false;
    loop {
        let held = parts.device.lock(LOCK).await;
        // What called until now is served by the pass that begins.
        while woken.try_recv().is_ok() {}
        let result = once(phone).await;
        drop(held);
        failures = if result.is_ok() { 0 } else { failures + 1 };
        if result == Ok(true) && !listens {
            listens = true;
            let notes = std::rc::Rc::clone(&parts.notes);
            parts.api.listen(Box::new(move |_| notes.wake()));
        }
        let rest = if failures == 0 { REST } else { retry(failures) };
        if let Either::Left((None, _)) = select(woken.next(), parts.device.sleep(rest)).await {
            return;
        }
    }
}

/// How long to rest after so many failures in a row.
fn retry(failures: u32) -> u32 {
    FIRST_RETRY.saturating_mul(1 << (failures.saturating_sub(1)).min(10)).min(LONGEST_RETRY)
}

/// One pass, with what the pages see of it; `false` where this device is not registered yet.
async fn once(phone: Phone) -> Result<bool, Stopped> {
    let parts = phone.parts();
    set_line(phone, &*parts.device);
    let waits = phone.model.with_untracked(|model| model.sendable() != Holding::default());
    if waits && parts.device.is_online() {
        set_link(phone, Link::Sending);
    }
    let told = |news: News| phone.model.update(|model| model.hear(news));
    let result = pass::pass(&*parts.store, &*parts.api, &*parts.device, &told).await;
    let link = match &result {
        // The line went while the last answer was on its way.
        Ok(_) if !parts.device.is_online() => Link::Offline,
        Ok(false) => Link::Offline,
        Ok(true) => Link::Online,
        Err(Stopped::NoAnswer) => Link::Offline,
        Err(Stopped::SignInNeeded) => Link::SignInNeeded,
        Err(Stopped::ReportedLost) => Link::ReportedLost,
        Err(Stopped::Trouble(sentence)) => Link::Trouble(sentence.clone()),
    };
    phone.model.update(|model| model.sending = None);
    // What came is folded whole: a grant may change what an earlier event meant.
    let link = match phone.reload().await {
        Ok(()) => link,
        Err(_) => Link::Trouble(crate::words::sync::STORE.to_owned()),
    };
    set_link(phone, link);
    // Where this fails the next opening takes as long as this one, and nothing else.
    let _ = phone.keep_season().await;
    result
}

/// What the browser says of the line, told at once: a pass may hang on one that is gone.
fn set_line(phone: Phone, device: &dyn Device) {
    if !device.is_online() {
        set_link(phone, Link::Offline);
    }
    let is_mobile = device.is_mobile();
    if phone.model.try_with_untracked(|model| model.is_mobile != is_mobile) == Some(true) {
        phone.model.try_update(|model| model.is_mobile = is_mobile);
    }
}

fn set_link(phone: Phone, link: Link) {
    // The page may be gone by the time the browser tells of its line.
    if phone.model.try_with_untracked(|model| model.link != link) == Some(true) {
        phone.model.try_update(|model| model.link = link);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retries_slow_down_to_five_minutes() {
        assert_eq!([retry(1), retry(2), retry(3)], [5_000, 10_000, 20_000]);
        assert_eq!([retry(7), retry(40), retry(u32::MAX)], [300_000; 3]);
    }
}
