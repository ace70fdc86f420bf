//! Scanning: the camera reads a code into an entry. Typing it is always possible.

use super::cover::cover;
use super::form::Form;
use super::frame::Pages;
use super::view::*;
use crate::words::field::visit as said;

/// The viewfinder's element.
const FINDER: &str = "scanner";
/// How long to wait between two looks, in milliseconds: a phone that looks all the time grows hot and slow.
const BETWEEN: u32 = 250;

/// What is being scanned.
#[derive(Clone, Copy)]
pub(crate) struct Scan {
    /// The form, and the entry of it that takes the code.
    pub(crate) form: Form,
    /// The entry's name.
    pub(crate) name: &'static str,
    /// What the entry is called.
    pub(crate) label: &'static str,
    /// What of a code's text is meant.
    pub(crate) meant: fn(&str) -> Option<String>,
}

/// The full screen on which a code is looked for.
pub(crate) fn scanning(pages: Pages, scan: Scan) -> View {
    let wrong = RwSignal::new(None::<String>);
    after(move || pages.phone.run(look(pages, scan, wrong)));
    on_cleanup(move || pages.device().stop_camera());
    let close = move || pages.scan.set(None);
    let inside = view! {
        <div class="finder">
            <video id={FINDER} autoplay playsinline muted aria-label={said::FINDER}></video>
            {move || wrong.get().map(|sentence| view! { <p class="notice" data-tone="seal" role="alert">{sentence}</p> })}
        </div>
        <footer class="shutter-bar">
            <p role="status">{said::SCAN_HINT}</p>
            <button type="button" class="button" on:click={move |_| close()}>{said::TYPE_INSTEAD}</button>
        </footer>
    };
    cover("cover night", move || said::scan_title(scan.label), RwSignal::new(false), close, inside)
}

/// Looks until a code is read, or the page is left.
async fn look(pages: Pages, scan: Scan, wrong: RwSignal<Option<String>>) {
    let device = pages.device();
    if device.start_camera(FINDER.into()).await.is_err() {
        wrong.try_set(Some(said::NO_CAMERA_TO_SCAN.into()));
        return;
    }
    loop {
        match device.look_for_code(FINDER.into()).await {
            Ok(Some(text)) => match (scan.meant)(&text) {
                Some(code) => {
                    scan.form.set(scan.name, code);
                    pages.scan.set(None);
                    return;
                }
                None => wrong.try_set(Some(said::ANOTHER_CODE.into())),
            },
            Ok(None) => {}
            Err(_) => wrong.try_set(Some(said::NO_READER.into())),
        };
        device.sleep(BETWEEN).await;
        // Closed meanwhile: nobody waits for a code any more.
        if wrong.try_with_untracked(|_| ()).is_none() {
            return;
        }
    }
}
