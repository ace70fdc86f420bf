//! The device's clocks; the only place of the browser's side that asks for the time.

use crate::js::whole;
use domain::time::Instant;

/// The device's own clock, whatever it is worth.
#[must_use]
pub fn now() -> Instant {
    Instant::from_millis(whole(js_sys::Date::now()))
}

/// Milliseconds since the page was opened; it never goes back.
#[must_use]
pub fn monotonic() -> i64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0, |performance| whole(performance.now()))
}

/// Ten random bytes from the system's own source.
#[must_use]
pub fn chance() -> [u8; 10] {
    let mut bytes = [0; 10];
    if let Some(crypto) = web_sys::window().and_then(|window| window.crypto().ok()) {
        // It fails only above 64 KiB.
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    bytes
}
