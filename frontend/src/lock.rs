//! Locks that all pages of the origin share (Web Locks): they come in the order of asking.

use crate::js;
use app::device::Held;
use futures::channel::oneshot;
use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

/// Waits for the lock of that name; it is held until the answer is dropped.
pub async fn lock(name: &str) -> Held {
    let (taken, wait) = oneshot::channel::<Function>();
    let mut taken = Some(taken);
    // The browser holds the lock until the promise that the callback answers is fulfilled.
    let callback = Closure::<dyn FnMut(JsValue) -> Promise>::new(move |_| {
        let (promise, let_go) = js::promise();
        if let (Some(taken), Some(let_go)) = (taken.take(), let_go) {
            // Nobody waits any more where the page is going away.
            let _ = taken.send(let_go);
        }
        promise
    });
    let navigator = web_sys::window().map_or(JsValue::UNDEFINED, |window| window.navigator().into());
    let asked = js::call(&js::property(&navigator, "locks"), "request", &[JsValue::from_str(name), callback.as_ref().clone()]);
    if asked.is_err() {
        // Without locks there is no secure context either, so nothing can be signed: nothing is left to protect.
        return Held::new(Box::new(|| {}));
    }
    let let_go = wait.await.ok();
    Held::new(Box::new(move || {
        if let Some(let_go) = let_go {
            // Fulfilling a promise cannot fail.
            let _ = let_go.call0(&JsValue::NULL);
        }
        drop(callback);
    }))
}
