//! Running a draw again in a worker: it is handed the published files and answers whether they agree.

use crate::js;
use app::words::draw as words;
use domain::draw::{Record, verify};
use domain::json;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Answers each message with what it comes to.
pub fn serve() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let to = scope.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let bytes = |name| Uint8Array::new(&js::property(&event.data(), name)).to_vec();
        // Whoever closed the page wants no answer.
        let _ = to.post_message(&again(bytes("record"), bytes("roster")));
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    let _ = scope.post_message(&js::object(&[("ready", JsValue::TRUE)]));
}

fn again(record: Vec<u8>, roster: Vec<u8>) -> JsValue {
    let read = String::from_utf8(record).ok().and_then(|text| json::read::<Record>(&text).ok());
    let (Some(record), Ok(roster)) = (read, String::from_utf8(roster)) else { return told(words::UNREADABLE, &[], false) };
    let differences = verify(&record, roster, None);
    let drawn = record.opened.result.iter().map(|stratum| stratum.drawn.len()).sum();
    if differences.is_empty() {
        return told(&words::holds(record.entries, drawn, &record.roster.to_string(), false), &[], true);
    }
    let named: Vec<String> = differences.iter().map(words::difference).collect();
    told(&words::differs(named.len()), &named, false)
}

fn told(title: &str, differences: &[String], holds: bool) -> JsValue {
    let differences: Array = differences.iter().map(|text| JsValue::from_str(text)).collect();
    js::object(&[("holds", JsValue::from_bool(holds)), ("title", title.into()), ("differences", differences.into())]).into()
}
