//! Importing: files of this phone, a picture by the phone's own camera, or files of another device whose name is stated.

use super::camera::device_sentence;
use super::entry::Entry;
use super::form::{Form, trouble};
use super::frame::Pages;
use super::media::{Album, keep};
use super::view::*;
use crate::words::field::visit as said;
use domain::evidence::MediaSource;

/// The file inputs' elements.
const FILES: &str = "files";
const IMPORTS: &str = "imports";
const OWN_CAMERA: &str = "own-camera";

/// Files of this phone, or of another device whose name is stated.
pub(super) fn importing(pages: Pages, album: Album) -> View {
    let form = Form::new(pages, "import".into(), vec![]);
    let kept = RwSignal::new(0);
    let take = move |element: &'static str, source: MediaSource| {
        pages.phone.run(async move {
            let taken = match pages.device().chosen_files(element.into(), source).await {
                Ok(all) => keep(pages, album, all).await,
                Err(error) => Err(device_sentence(&error)),
            };
            match taken {
                Ok(0) => form.say(said::IMPORTED_BEFORE.into()),
                Ok(count) => {
                    kept.try_update(|kept| *kept += count);
                }
                Err(sentence) => form.say(sentence),
            }
        });
    };
    let import = move |event: &Event| {
        form.clear();
        let device = form.now("device");
        if device.is_empty() {
            // Emptied, or choosing the same file once more would be no change, and nothing would happen.
            empty(event);
            form.mistake(("device", said::DEVICE_WANTED));
        } else {
            take(IMPORTS, MediaSource::Import { device });
        }
    };
    view! {
        <div class="main">
            <section class="card">
                <h3>{said::FROM_OTHER_DEVICE}</h3>
                {Entry::text("device", said::DEVICE).hint(said::DEVICE_HINT).show(form)}
                <label class="button wide file">
                    {said::CHOOSE_IMPORT}
                    <input id={IMPORTS} type="file" accept="image/*,video/*" multiple on:change={import}/>
                </label>
            </section>
            <section class="card">
                <h3>{said::FROM_PHONE}</h3>
                <label class="button wide file">
                    {said::OWN_CAMERA}
                    <input id={OWN_CAMERA} type="file" accept="image/*" capture="environment" on:change={move |_| take(OWN_CAMERA, MediaSource::File)}/>
                </label>
                <label class="button wide file">
                    {said::CHOOSE_FILE}
                    <input id={FILES} type="file" accept="image/*,video/*" multiple on:change={move |_| take(FILES, MediaSource::File)}/>
                </label>
            </section>
            {trouble(form)}
            <p role="status">{move || said::shots(kept.get())}</p>
        </div>
        <footer class="foot">
            <div class="acts">
                <button type="button" class="button primary" on:click={move |_| pages.camera.set(None)}>{said::FINISH}</button>
            </div>
        </footer>
    }
}
