//! The field program: opens the phone's memory and shows the phone.

use any_spawner::Executor;
use app::phone::Phone;
use app::words::sync as words;
use frontend::device::Browser;
use frontend::files::element;
use frontend::indexed_db::{Database, IndexedDb};
use frontend::phone_http::PhoneHttp;
use leptos::reactive::owner::Owner;
use std::rc::Rc;
use web_sys::Element;

/// The element of the shell on which the phone stands.
const PLACE: &str = "app";

fn main() {
    console_error_panic_hook::set_once();
    // Not leptos' own spawn: its executor is named only when something is mounted, and the store is read before that.
    wasm_bindgen_futures::spawn_local(start());
}

async fn start() {
    let database = Database::default();
    let store = Rc::new(IndexedDb::new(database.clone()));
    let device = Rc::new(Browser::new(database));
    // The phone lives as long as the page, and so does what owns its signals.
    let owner = Owner::new();
    owner.set();
    let opened = Phone::open(store, device, Rc::new(PhoneHttp)).await;
    let Ok(place) = element::<Element>(PLACE) else { return };
    match opened {
        Ok(phone) => {
            // It fails only where it was named before.
            let _ = Executor::init_wasm_bindgen();
            app::field::show(phone, &place);
        }
        Err(_) => place.set_text_content(Some(words::STORE)),
    }
    std::mem::forget(owner);
}
