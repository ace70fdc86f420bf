//! The position: watched until it is good enough or the time is up; the best fix counts.

use crate::js;
use app::device::{DeviceError, SoFar};
use domain::place::Position;
use futures::channel::mpsc::{UnboundedSender, unbounded};
use futures::future::{Either, select};
use futures::{FutureExt as _, StreamExt as _};
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Geolocation, PositionOptions};

/// 10 m: nothing better can be hoped for between houses.
const GOOD: i64 = 100;

/// A fix, or why there is none.
type Fix = Result<Position, DeviceError>;

/// The best position within the time limit in milliseconds.
///
/// # Errors
/// It is not allowed, or no fix came in time.
pub async fn best(limit: i32, so_far: SoFar) -> Fix {
    let geolocation = web_sys::window().and_then(|window| window.navigator().geolocation().ok());
    let geolocation = geolocation.ok_or_else(|| DeviceError::NotAvailable("no position interface".to_owned()))?;
    let (send, mut fixes) = unbounded();
    let watch = watch(geolocation, send)?;
    let mut over = TimeoutFuture::new(u32::try_from(limit).unwrap_or(0)).fuse();
    let mut best: Option<Position> = None;
    let mut count = 0;
    let mut refused = DeviceError::NotAvailable("no position in time".to_owned());
    while best.is_none_or(|best| best.accuracy > GOOD) {
        match select(fixes.next(), &mut over).await {
            Either::Left((Some(Ok(fix)), _)) => {
                count += 1;
                if best.is_none_or(|best| fix.accuracy < best.accuracy) {
                    best = Some(fix);
                    so_far(Position { fixes: count, ..fix });
                }
            }
            Either::Left((Some(Err(error)), _)) => {
                refused = error;
                if matches!(refused, DeviceError::NotAllowed(_)) {
                    break;
                }
            }
            Either::Left((None, _)) | Either::Right(_) => break,
        }
    }
    drop(watch);
    best.map(|best| Position { fixes: count, ..best }).ok_or(refused)
}

/// A watch with the callbacks that must live as long as it; it ends with whoever waits for it.
struct Watch {
    id: i32,
    geolocation: Geolocation,
    _found: Closure<dyn FnMut(JsValue)>,
    _refused: Closure<dyn FnMut(JsValue)>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.geolocation.clear_watch(self.id);
    }
}

fn watch(geolocation: Geolocation, send: UnboundedSender<Fix>) -> Result<Watch, DeviceError> {
    let options = PositionOptions::new();
    options.set_enable_high_accuracy(true);
    options.set_maximum_age(0);
    let tell = send.clone();
    let found = Closure::<dyn FnMut(JsValue)>::new(move |position: JsValue| {
        // Nobody listens any more where a good fix came before.
        let _ = tell.unbounded_send(Ok(whole(&position)));
    });
    let refused = Closure::<dyn FnMut(JsValue)>::new(move |error: JsValue| {
        let words = js::property(&error, "message").as_string().unwrap_or_default();
        let error = match js::property(&error, "code").as_f64().map(js::whole) {
            Some(1) => DeviceError::NotAllowed(words),
            _ => DeviceError::NotAvailable(words),
        };
        // As above.
        let _ = send.unbounded_send(Err(error));
    });
    let id =
        geolocation.watch_position_with_error_callback_and_options(found.as_ref().unchecked_ref(), Some(refused.as_ref().unchecked_ref()), &options);
    let id = id.map_err(|error| DeviceError::Failed(js::words(&error)))?;
    Ok(Watch { id, geolocation, _found: found, _refused: refused })
}

/// A fix without floats.
fn whole(position: &JsValue) -> Position {
    let coordinates = js::property(position, "coords");
    let figure = |name| js::property(&coordinates, name).as_f64().unwrap_or(0.0);
    Position {
        lat: js::whole((figure("latitude") * 1e7).round()),
        lon: js::whole((figure("longitude") * 1e7).round()),
        accuracy: js::whole((figure("accuracy") * 10.0).ceil()),
        fixes: 1,
    }
}
