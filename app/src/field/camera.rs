//! The camera in the app, and importing beside it for where no phone may go.

use super::entry::Entry;
use super::form::{Form, trouble};
use super::frame::Pages;
use super::media::{Album, keep, purpose_words};
use super::view::*;
use crate::device::DeviceError;
use crate::phone::Subject;
use crate::words::{field as words, field::visit as said};
use domain::evidence::MediaSource;

/// The viewfinder's element.
const FINDER: &str = "viewfinder";
/// The file inputs' elements.
const FILES: &str = "files";
const IMPORTS: &str = "imports";

/// A video is at most this many seconds long.
const LONGEST: u32 = 60;

/// A position older than this is asked for again, in milliseconds.
const STALE: i64 = 120_000;

/// How something is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shooting {
    /// A photo by the camera in the app.
    Photo,
    /// A video by the camera in the app.
    Video,
    /// A file: of this phone, or of another device.
    Import,
}

/// What is being taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Shot {
    /// For what.
    pub(crate) album: Album,
    /// How.
    pub(crate) shooting: Shooting,
}

/// Looks for the position once in a while, so that a shot needs not wait for it.
pub(crate) fn locate(pages: Pages) {
    let now = pages.phone.now();
    let is_fresh = pages.position.with_untracked(|known| known.as_ref().is_some_and(|(at, _)| now.since(*at) < STALE));
    if !is_fresh {
        pages.phone.run(async move {
            if let Ok(position) = pages.phone.position().await {
                pages.position.try_set(Some((now, position)));
            }
        });
    }
}

/// The full screen on which something is taken.
pub(crate) fn camera(pages: Pages, shot: Shot) -> View {
    locate(pages);
    let head = Handle::new();
    after(move || head.focus());
    let inside = match shot.shooting {
        Shooting::Import => importing(pages, shot.album),
        Shooting::Photo => finder(pages, shot.album, false),
        Shooting::Video => finder(pages, shot.album, true),
    };
    let kind = if shot.shooting == Shooting::Import { "cover" } else { "cover night" };
    view! {
        <section
            class={kind}
            role="dialog"
            aria-modal="true"
            aria-labelledby="camera-title"
            on:keydown={move |event| if is_escape(&event) { pages.camera.set(None) }}
        >
            <header class="top">
                <h2 class="titles" id="camera-title" bind={head} tabindex="-1">{purpose_words(shot.album.purpose)}</h2>
                <button type="button" class="button quiet" on:click={move |_| pages.camera.set(None)}>{words::CLOSE}</button>
            </header>
            {inside}
        </section>
    }
}

/// What the camera said of itself, in words.
fn device_sentence(error: &DeviceError) -> String {
    match error {
        DeviceError::NotAllowed(_) => said::CAMERA_NOT_ALLOWED.into(),
        DeviceError::NotAvailable(_) => said::CAMERA_MISSING.into(),
        DeviceError::NoRoom => said::NO_ROOM_FOR_FILM.into(),
        DeviceError::Failed(why) => said::camera_failed(why),
    }
}

/// State of the viewfinder.
#[derive(Clone, Copy)]
struct Finder {
    pages: Pages,
    album: Album,
    wrong: RwSignal<Option<String>>,
    kept: RwSignal<usize>,
    /// The camera is not open yet, or is at work.
    busy: RwSignal<bool>,
    /// Seconds that are being recorded.
    seconds: RwSignal<Option<u32>>,
}

fn finder(pages: Pages, album: Album, is_video: bool) -> View {
    let finder = Finder { pages, album, wrong: RwSignal::new(None), kept: RwSignal::new(0), busy: RwSignal::new(true), seconds: RwSignal::new(None) };
    after(move || {
        pages.phone.run(async move {
            match pages.device().start_camera(FINDER.into()).await {
                Ok(()) => {
                    finder.busy.try_set(false);
                }
                Err(error) => {
                    finder.wrong.try_set(Some(device_sentence(&error)));
                }
            }
        });
    });
    on_cleanup(move || pages.device().stop_camera());
    let word = move || match (is_video, finder.seconds.get()) {
        (false, _) => said::SHUTTER.to_owned(),
        (true, None) => said::START_FILM.to_owned(),
        (true, Some(seconds)) => said::stop_film(seconds, LONGEST),
    };
    let press = move |_| match (is_video, finder.seconds.get_untracked()) {
        (false, _) => finder.photo(),
        (true, None) => finder.start(),
        (true, Some(_)) => finder.stop(),
    };
    view! {
        <div class="finder">
            <video id={FINDER} autoplay playsinline muted aria-label={said::FINDER}></video>
            {move || finder.wrong.get().map(|sentence| view! {
                <div class="notice" data-tone="seal" role="alert">
                    <div class="grow">
                        <p>{sentence}</p>
                        <button type="button" class="button" on:click={move |_| pages.camera.set(Some(Shot { album, shooting: Shooting::Import }))}>{said::IMPORT_INSTEAD}</button>
                    </div>
                </div>
            })}
        </div>
        <footer class="shutter-bar">
            <p role="status">{move || said::shots(finder.kept.get())}</p>
            <button
                type="button"
                class={move || match (is_video, finder.seconds.get()) {
                    (false, _) => "shutter",
                    (true, None) => "shutter film",
                    (true, Some(_)) => "shutter film running",
                }}
                disabled={move || finder.busy.get()}
                on:click={press}
            >
                <span class="shutter-dot" aria-hidden="true"></span>
                {word}
            </button>
            <button type="button" class="button" disabled={move || finder.seconds.get().is_some()} on:click={move |_| pages.camera.set(None)}>{said::FINISH}</button>
        </footer>
    }
}

impl Finder {
    fn photo(self) {
        self.take(false);
    }

    fn stop(self) {
        if self.seconds.try_update(Option::take).flatten().is_some() {
            self.take(true);
        }
    }

    /// Takes what the camera has, and keeps it.
    fn take(self, is_video: bool) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.wrong.set(None);
        let device = self.pages.device();
        self.pages.phone.run(async move {
            let delivered = if is_video { device.stop_recording().await } else { device.take_photo(FINDER.into()).await };
            let kept = match delivered {
                Ok(delivered) => keep(self.pages, self.album, vec![delivered]).await,
                Err(error) => Err(device_sentence(&error)),
            };
            self.busy.try_set(false);
            match kept {
                Ok(count) => {
                    self.kept.try_update(|kept| *kept += count);
                }
                Err(sentence) => {
                    self.wrong.try_set(Some(sentence));
                }
            }
        });
    }

    /// Starts to record, and ends by itself after the longest time.
    fn start(self) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        let (device, Album { visit, sheet, purpose }) = (self.pages.device(), self.album);
        let position = self.pages.position.get_untracked().map(|(_, position)| position);
        self.pages.phone.run(async move {
            let begun = self.pages.phone.start_film(Subject { visit, sheet, purpose, position }).await;
            self.busy.try_set(false);
            if let Err(error) = begun {
                self.wrong.try_set(Some(device_sentence(&error)));
                return;
            }
            self.seconds.try_set(Some(0));
            loop {
                device.sleep(1000).await;
                let running = self.seconds.try_update(|seconds| {
                    *seconds = seconds.map(|seconds| seconds + 1);
                    *seconds
                });
                match running.flatten() {
                    None => return,
                    Some(seconds) if seconds >= LONGEST => return self.stop(),
                    Some(_) => {}
                }
            }
        });
    }
}

/// Files of this phone, or of another device whose name is stated.
fn importing(pages: Pages, album: Album) -> View {
    let form = Form::new(pages, "import".into(), vec![]);
    let kept = RwSignal::new(0);
    let take = move |element: &'static str, source: MediaSource| {
        pages.phone.run(async move {
            let taken = match pages.device().chosen_files(element.into(), source).await {
                Ok(all) => keep(pages, album, all).await,
                Err(error) => Err(device_sentence(&error)),
            };
            match taken {
                Ok(count) => {
                    kept.try_update(|kept| *kept += count);
                }
                Err(sentence) => form.say(sentence),
            }
        });
    };
    let import = move |_| {
        form.clear();
        let device = form.now("device");
        if device.is_empty() {
            form.mistake(("device", said::DEVICE_WANTED));
        } else {
            take(IMPORTS, MediaSource::Import { device });
        }
    };
    view! {
        <div class="main">
            <p class="notice"><span class="mark" data-tone="warn" aria-hidden="true">"!"</span><span class="grow">{said::NO_PHONE_AT_PUMP}</span></p>
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
