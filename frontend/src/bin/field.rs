//! The field program: opens the phone's memory and shows the phone.

use app::phone::Phone;
use app::signal::{Owner, on_schedule};
use app::words::sync as words;
use frontend::device::Browser;
use frontend::files::element;
use frontend::indexed_db::{Database, IndexedDb};
use frontend::phone_http::PhoneHttp;
use frontend::vault::Vault;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

/// The element of the shell on which the phone stands.
const PLACE: &str = "app";

fn main() {
    console_error_panic_hook::set_once();
    spawn_local(start());
}

async fn start() {
    on_schedule(|run| spawn_local(async move { run() }));
    let database = Database::default();
    let vault = Vault::default();
    let store = Rc::new(IndexedDb::new(database.clone(), vault.clone()));
    let device = Rc::new(Browser::new(database, vault));
    // The phone lives as long as the page, and so does what owns its signals.
    let owner = Owner::new();
    owner.set();
    let opened = Phone::open(store, device, Rc::new(PhoneHttp)).await;
    let Ok(place) = element::<Element>(PLACE) else { return };
    match opened {
        Ok(phone) => {
            app::field::show(phone, &place, frontend::behind::fetch);
        }
        Err(_) => place.set_text_content(Some(words::STORE)),
    }
    std::mem::forget(owner);
}
