//! Codes in the camera's picture: `public/scan.js` reads them, and is loaded when first needed.

use crate::files::failed;
use crate::js;
use app::device::DeviceError;
use js_sys::{Function, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What the script gives the page.
const READ: &str = "readCode";

/// Looks once for a code in what the `<video>` of that element id shows.
///
/// # Errors
/// The reader could not be loaded, as on a phone that never scanned with a signal.
pub async fn look(video: String) -> Result<Option<String>, DeviceError> {
    let global: JsValue = js_sys::global().into();
    if js::property(&global, READ).is_undefined() {
        load().await?;
    }
    let answer = js::call(&global, READ, &[video.into()]).map_err(|error| failed(&error))?;
    let found = JsFuture::from(answer.unchecked_into::<Promise>()).await.map_err(|error| failed(&error))?;
    Ok(found.as_string())
}

/// Loads the script that the shell names.
async fn load() -> Result<(), DeviceError> {
    let missing = || DeviceError::NotAvailable("the page names no reader of codes".to_owned());
    let document = web_sys::window().and_then(|window| window.document()).ok_or_else(missing)?;
    let named = document.query_selector("meta[name=scan]").ok().flatten().and_then(|meta| meta.get_attribute("content"));
    let named = named.ok_or_else(missing)?;
    let script = document.create_element("script").map_err(|error| failed(&error))?;
    let (loaded, fulfil) = js::promise();
    let done = |well: bool, fulfil: Option<Function>| {
        Closure::<dyn FnMut()>::once_into_js(move || {
            if let Some(fulfil) = fulfil {
                // The promise takes its first answer and ignores the rest.
                let _ = fulfil.call1(&JsValue::UNDEFINED, &well.into());
            }
        })
    };
    script.add_event_listener_with_callback("load", done(true, fulfil.clone()).unchecked_ref()).map_err(|error| failed(&error))?;
    script.add_event_listener_with_callback("error", done(false, fulfil).unchecked_ref()).map_err(|error| failed(&error))?;
    script.set_attribute("src", &named).map_err(|error| failed(&error))?;
    document.document_element().ok_or_else(missing)?.append_child(&script).map_err(|error| failed(&error))?;
    let well = JsFuture::from(loaded).await.map_err(|error| failed(&error))?;
    if well.is_truthy() { Ok(()) } else { Err(DeviceError::NotAvailable("the reader of codes could not be loaded".to_owned())) }
}
