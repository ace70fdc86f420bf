//! The desk program: takes over the pages that the server rendered.

use app::desk::with_office;
use app::drawer::SharedDrawer;
use app::office::SharedOffice;
use frontend::drawer::SessionDrawer;
use frontend::office_http::OfficeHttp;
use leptos::mount::hydrate_body;
use std::sync::Arc;

fn main() {
    console_error_panic_hook::set_once();
    let office: SharedOffice = Arc::new(OfficeHttp);
    let drawer: SharedDrawer = Arc::new(SessionDrawer);
    hydrate_body(move || with_office(office, drawer));
}
