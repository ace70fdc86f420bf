//! Hearing from the office that something changed: one line a browser, shared by all its pages.
//!
//! A browser opens few connections to one host, so a line for each page would soon leave none for the work. The page that
//! holds the lock has the line and tells the others; when it goes, the next one takes over.

use crate::lock::lock;
use domain::contract::Changed;
use domain::json::Json;
use gloo_timers::callback::Timeout;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, EventSource, MessageEvent};

const URL: &str = "/api/v1/events";

/// What lock and channel are called.
const NAME: &str = "live";

/// How long to wait before trying again where the browser has given up, in milliseconds.
const AGAIN: u32 = 15_000;

/// What the pages of a browser tell each other.
#[derive(Debug, Clone, Copy, Json)]
#[serde(rename_all = "snake_case")]
enum Told {
    /// Something changed up to that seq.
    Changed(i64),
    /// The line holds, or does not.
    Holds(bool),
    /// A page has opened and asks how things stand.
    Asked,
}

/// A page that hears, and tells the others where it has the line.
struct Listener {
    changed: Box<dyn Fn(i64)>,
    holds: Box<dyn Fn(bool)>,
    /// None where the browser has no channels: then each page has a line of its own.
    channel: Option<BroadcastChannel>,
    leads: Cell<bool>,
    /// What the line said last.
    upto: Cell<i64>,
    held: Cell<bool>,
}

/// Calls back with each seq that changed, and tells whether the line holds, for as long as the page lives.
pub fn listen(changed: Box<dyn Fn(i64)>, holds: Box<dyn Fn(bool)>) {
    let channel = BroadcastChannel::new(NAME).ok();
    let (leads, upto, held) = (Cell::new(false), Cell::new(0), Cell::new(false));
    let listener = Rc::new(Listener { changed, holds, channel, leads, upto, held });
    follow(&listener);
    wasm_bindgen_futures::spawn_local(async move {
        let line = if listener.channel.is_some() { Some(lock(NAME).await) } else { None };
        listener.leads.set(true);
        open(listener);
        // Held for as long as the page lives; the browser gives it on when the page goes.
        std::mem::forget(line);
    });
}

impl Listener {
    /// Takes in what the line or another page says.
    fn hear(&self, told: Told) {
        match told {
            Told::Changed(upto) => {
                self.upto.set(upto.max(self.upto.get()));
                (self.changed)(upto);
            }
            Told::Holds(holds) => {
                self.held.set(holds);
                (self.holds)(holds);
            }
            Told::Asked if self.leads.get() => {
                self.tell(Told::Holds(self.held.get()));
                self.tell(Told::Changed(self.upto.get()));
            }
            Told::Asked => {}
        }
    }

    fn tell(&self, told: Told) {
        if let Some(channel) = &self.channel {
            // It fails for a closed channel only, and nobody closes ours.
            let _ = channel.post_message(&JsValue::from_str(&domain::json::write(&told)));
        }
    }

    /// What the line says is for this page and for all others.
    fn say(&self, told: Told) {
        self.hear(told);
        self.tell(told);
    }
}

/// Hears what the page with the line tells.
fn follow(listener: &Rc<Listener>) {
    let Some(channel) = &listener.channel else { return };
    let own = Rc::clone(listener);
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
        // Pages of another version may say what this one does not know.
        if let Ok(told) = domain::json::read(&message.data().as_string().unwrap_or_default()) {
            own.hear(told);
        }
    });
    channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    listener.tell(Told::Asked);
}

/// Opens the line.
fn open(listener: Rc<Listener>) {
    let Ok(source) = EventSource::new(URL) else { return again(listener) };
    let up = Rc::clone(&listener);
    let on_open = Closure::<dyn FnMut()>::new(move || up.say(Told::Holds(true)));
    let news = Rc::clone(&listener);
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
        let text = message.data().as_string().unwrap_or_default();
        // What is no message of ours is a newer server's, and none of our business.
        if let Ok(Changed { upto }) = domain::json::read(&text) {
            news.say(Told::Changed(upto));
        }
    });
    let broken = source.clone();
    let on_error = Closure::<dyn FnMut()>::new(move || {
        listener.say(Told::Holds(false));
        // The browser tries again by itself, unless the answer was no stream: then it gives up.
        if broken.ready_state() == EventSource::CLOSED {
            broken.set_onerror(None);
            again(Rc::clone(&listener));
        }
    });
    source.set_onopen(Some(on_open.as_ref().unchecked_ref()));
    source.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    source.set_onerror(Some(on_error.as_ref().unchecked_ref()));
    // They live as long as the line, which is as long as the page.
    on_open.forget();
    on_message.forget();
    on_error.forget();
}

fn again(listener: Rc<Listener>) {
    Timeout::new(AGAIN, move || open(listener)).forget();
}
