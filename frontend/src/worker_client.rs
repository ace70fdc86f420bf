//! The service worker, as the page sees it: registered after the first paint, and never taken over without being asked.

use crate::{js, page};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{RegistrationOptions, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration};

const WORKER: &str = "/field/service-worker.js";
const SCOPE: &str = "/field/";
/// The one message that the worker understands.
const TAKE_OVER: &str = "take-over";

fn container() -> Option<ServiceWorkerContainer> {
    let container = web_sys::window()?.navigator().service_worker();
    // There is none where the page did not come over TLS or from this machine.
    (!container.is_undefined()).then_some(container)
}

/// Registers the worker, and calls back when a newer program waits.
pub fn watch(call: Box<dyn Fn()>) {
    let Some(container) = container() else { return };
    spawn_local(async move {
        let options = RegistrationOptions::new();
        options.set_scope(SCOPE);
        // Offline, or not served over TLS: the program that is here goes on without.
        let Ok(registration) = JsFuture::from(container.register_with_options(WORKER, &options)).await else { return };
        let registration: ServiceWorkerRegistration = registration.unchecked_into();
        let call: Rc<dyn Fn()> = Rc::from(call);
        if registration.waiting().is_some() && container.controller().is_some() {
            call();
        }
        let found = registration.clone();
        page::on(Some(registration.into()), "updatefound", move || {
            if let Some(worker) = found.installing() {
                tell_when_it_waits(&worker, container.clone(), Rc::clone(&call));
            }
        });
    });
}

fn tell_when_it_waits(worker: &ServiceWorker, container: ServiceWorkerContainer, call: Rc<dyn Fn()>) {
    let changed = worker.clone();
    page::on(Some(worker.clone().into()), "statechange", move || {
        // The very first worker waits for nobody.
        if js::property(&changed, "state").as_string().as_deref() == Some("installed") && container.controller().is_some() {
            call();
        }
    });
}

/// Lets the waiting program take over and loads the page again; only because its user asked for it.
pub fn take_over() {
    let Some(container) = container() else { return };
    page::on(Some(container.clone().into()), "controllerchange", || {
        if let Some(window) = web_sys::window() {
            // A page that cannot be loaded again stays as it is.
            let _ = window.location().reload();
        }
    });
    spawn_local(async move {
        let Ok(registration) = JsFuture::from(container.get_registration_with_document_url(SCOPE)).await else { return };
        if let Some(waiting) = registration.dyn_ref::<ServiceWorkerRegistration>().and_then(ServiceWorkerRegistration::waiting) {
            // A worker that is gone has taken over already.
            let _ = waiting.post_message(&JsValue::from_str(TAKE_OVER));
        }
    });
}
