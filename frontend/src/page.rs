//! The page: its path, and what happens to it from outside.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{EventTarget, Window};

/// The window; a page always has one, a worker never.
fn window() -> Option<Window> {
    web_sys::window()
}

/// The path of the page.
#[must_use]
pub fn path() -> String {
    window().and_then(|window| window.location().pathname().ok()).unwrap_or_default()
}

/// What stands behind `#` in the page's address.
#[must_use]
pub fn fragment() -> String {
    let hash = window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// Goes to a path without loading a page.
pub fn go(path: &str) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        // It fails for another origin only, and paths have none.
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(path));
    }
}

/// A cookie is no part of what browsers evict together; it says nothing but that this phone was in use.
const MARK: &str = "fengyang-phone=1";
const MARK_KEPT: &str = "; path=/field/; max-age=34560000; samesite=strict";

/// Leaves the mark.
pub fn mark() {
    if let Some(document) = window().and_then(|window| window.document()) {
        // Where cookies are forbidden nothing notices an eviction.
        let _ = js_sys::Reflect::set(&document, &"cookie".into(), &JsValue::from_str(&format!("{MARK}{MARK_KEPT}")));
    }
}

/// Tells whether it is there.
#[must_use]
pub fn is_marked() -> bool {
    let cookies = window().and_then(|window| window.document()).map(|document| crate::js::property(&document, "cookie"));
    cookies.and_then(|cookies| cookies.as_string()).is_some_and(|cookies| cookies.contains(MARK))
}

/// How programs that open pages inside themselves call themselves to the page.
const PROGRAMS: [&str; 6] = ["MicroMessenger", "DingTalk", "QQ/", "AlipayClient", "Weibo", "; wv)"];

/// The program inside which the page was opened, as it calls itself.
#[must_use]
pub fn inside() -> Option<&'static str> {
    let own = web_sys::window().and_then(|window| window.navigator().user_agent().ok())?;
    PROGRAMS.into_iter().find(|program| own.contains(program))
}

/// The whole address of the page.
#[must_use]
pub fn address() -> String {
    window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}

/// Puts a text where the user can paste it from; false where the browser does not.
pub async fn copy(text: String) -> bool {
    let clipboard = window().map(|window| crate::js::property(&window.navigator(), "clipboard"));
    let Some(clipboard) = clipboard.filter(JsValue::is_object) else { return false };
    let write = crate::js::property(&clipboard, "writeText").dyn_into::<js_sys::Function>();
    let Ok(written) = write.and_then(|write| write.call1(&clipboard, &text.into())) else { return false };
    match written.dyn_into::<js_sys::Promise>() {
        Ok(promise) => wasm_bindgen_futures::JsFuture::from(promise).await.is_ok(),
        Err(_) => false,
    }
}

/// Tells whether the device believes to be online.
#[must_use]
pub fn is_online() -> bool {
    window().is_none_or(|window| window.navigator().on_line())
}

/// What the browser says of its line; undefined where it says nothing.
fn connection() -> JsValue {
    window().map_or(JsValue::UNDEFINED, |window| crate::js::property(&window.navigator(), "connection"))
}

/// Tells whether the line is one of mobile data; none where the browser does not say.
#[must_use]
pub fn is_mobile() -> Option<bool> {
    match crate::js::property(&connection(), "type").as_string()?.as_str() {
        "cellular" | "wimax" => Some(true),
        "wifi" | "ethernet" => Some(false),
        // Of bluetooth nobody knows what lies behind it.
        _ => None,
    }
}

/// Calls back at the browser's back and forward buttons.
pub fn on_path(call: Box<dyn Fn(String)>) {
    on(window().map(Into::into), "popstate", move || call(path()));
}

/// Calls back when the network comes or goes, and when the page is looked at again.
pub fn on_wake(call: Box<dyn Fn()>) {
    let call = std::rc::Rc::new(call);
    for event in ["online", "offline"] {
        let call = std::rc::Rc::clone(&call);
        on(window().map(Into::into), event, move || call());
    }
    // It changes with every wave; only another kind of line is news.
    let (other_line, mut before) = (std::rc::Rc::clone(&call), is_mobile());
    on(connection().dyn_into().ok(), "change", move || {
        if std::mem::replace(&mut before, is_mobile()) != is_mobile() {
            other_line();
        }
    });
    let document = window().and_then(|window| window.document());
    let seen = document.clone();
    on(document.map(Into::into), "visibilitychange", move || {
        if seen.as_ref().is_some_and(|document| !document.hidden()) {
            call();
        }
    });
}

/// Calls back at an event for as long as the page lives.
pub(crate) fn on(target: Option<EventTarget>, event: &str, call: impl FnMut() + 'static) {
    let call = Closure::<dyn FnMut()>::new(call);
    if let Some(target) = target {
        // Adding a listener cannot fail for an event's name.
        let _ = target.add_event_listener_with_callback(event, call.as_ref().unchecked_ref());
    }
    call.forget();
}
