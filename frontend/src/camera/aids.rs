//! What a camera can do beside showing: light, zoom, focus where one taps; and how level the phone is held.

use crate::files::{failed, wait};
use crate::js;
use app::device::{Aids, DeviceError, Held};
use js_sys::{Array, Math, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::MediaStreamTrack;

/// What this camera says that it can do.
#[must_use]
pub fn of(track: &MediaStreamTrack) -> Aids {
    let can = js::call(track, "getCapabilities", &[]).unwrap_or(JsValue::UNDEFINED);
    let zoom = js::property(&can, "zoom");
    let edge = |name| js::property(&zoom, name).as_f64().map(|factor| js::whole((factor * 100.0).round()));
    Aids {
        torch: js::property(&can, "torch").is_truthy(),
        zoom: edge("min").zip(edge("max")).filter(|(least, most)| least < most),
        focus: !js::property(&can, "pointsOfInterest").is_undefined() || focuses_once(&js::property(&can, "focusMode")),
    }
}

fn focuses_once(modes: &JsValue) -> bool {
    modes.dyn_ref::<Array>().is_some_and(|modes| modes.includes(&"single-shot".into(), 0))
}

/// Sets one thing of the camera.
///
/// # Errors
/// The camera refuses.
pub async fn set(track: MediaStreamTrack, properties: &[(&str, JsValue)]) -> Result<(), DeviceError> {
    let wish = js::object(&[("advanced", Array::of1(&js::object(properties)).into())]);
    let asked = js::call(&track, "applyConstraints", &[wish.into()]).map_err(|error| failed(&error))?;
    wait(Ok(asked.unchecked_into::<Promise>())).await.map(|_| ())
}

/// Focuses on a point of the picture, in thousandths of its width and height.
///
/// # Errors
/// The camera refuses.
pub async fn focus(track: MediaStreamTrack, (x, y): (i32, i32)) -> Result<(), DeviceError> {
    let part = |thousandths: i32| JsValue::from(f64::from(thousandths) / 1000.0);
    let point = js::object(&[("x", part(x)), ("y", part(y))]);
    set(track, &[("pointsOfInterest", Array::of1(&point).into()), ("focusMode", "single-shot".into())]).await
}

/// Calls back with the degrees by which the picture leans from level, and with nothing where the phone lies too flat to say.
#[must_use]
pub fn on_tilt(call: Box<dyn Fn(Option<i32>)>) -> Held {
    let heard = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
        let angle = |name| js::property(&event, name).as_f64().map(f64::to_radians);
        if let Some((beta, gamma)) = angle("beta").zip(angle("gamma")) {
            call(lean(beta, gamma));
        }
    });
    let window = web_sys::window();
    if let Some(window) = &window {
        // A phone that does not tell how it is held shows no level.
        let _ = window.add_event_listener_with_callback("deviceorientation", heard.as_ref().unchecked_ref());
    }
    Held::new(Box::new(move || {
        if let Some(window) = window {
            let _ = window.remove_event_listener_with_callback("deviceorientation", heard.as_ref().unchecked_ref());
        }
    }))
}

/// Where down is in the plane of the picture, against the nearer of upright and lying on its side.
fn lean(beta: f64, gamma: f64) -> Option<i32> {
    let (across, along) = (Math::cos(beta) * Math::sin(gamma), Math::sin(beta));
    if Math::hypot(across, along) < 0.4 {
        return None;
    }
    let degrees = js::whole(Math::atan2(across, along).to_degrees().round());
    i32::try_from((degrees + 405).rem_euclid(90) - 45).ok()
}
