//! Hearing from the office that something changed.

use domain::contract::Changed;
use gloo_timers::callback::Timeout;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{EventSource, MessageEvent};

const URL: &str = "/api/v1/events";

/// How long to wait before trying again where the browser has given up, in milliseconds.
const AGAIN: u32 = 15_000;

type Call<T> = Rc<dyn Fn(T)>;

/// Calls back with each seq that changed, and tells whether the line holds, for as long as the page lives.
pub fn listen(changed: Box<dyn Fn(i64)>, holds: Box<dyn Fn(bool)>) {
    open(Rc::from(changed), Rc::from(holds));
}

fn open(changed: Call<i64>, holds: Call<bool>) {
    let Ok(source) = EventSource::new(URL) else { return again(changed, holds) };
    let (tell, up) = (Rc::clone(&changed), Rc::clone(&holds));
    let on_open = Closure::<dyn FnMut()>::new(move || up(true));
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
        let text = message.data().as_string().unwrap_or_default();
        // What is no message of ours is a newer server's, and none of our business.
        if let Ok(Changed { upto }) = domain::json::read(&text) {
            tell(upto);
        }
    });
    let broken = source.clone();
    let on_error = Closure::<dyn FnMut()>::new(move || {
        holds(false);
        // The browser tries again by itself, unless the answer was no stream: then it gives up.
        if broken.ready_state() == EventSource::CLOSED {
            broken.set_onerror(None);
            again(Rc::clone(&changed), Rc::clone(&holds));
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

fn again(changed: Call<i64>, holds: Call<bool>) {
    Timeout::new(AGAIN, move || open(changed, holds)).forget();
}
