//! The viewfinder: one shot after the other, from class to class, and films that end by themselves.

use super::aids::{aids, focus, level};
use super::camera::{Shooting, Shot, device_sentence};
use super::frame::Pages;
use super::media::{Album, keep};
use super::position::locate;
use super::view::*;
use crate::device::Aids;
use crate::phone::Subject;
use crate::words::{denials, field as words, field::visit as said};
use domain::evidence::{EvidenceClass, Purpose};

/// The viewfinder's element.
const FINDER: &str = "viewfinder";

/// A video is at most this many seconds long.
const LONGEST: u32 = 60;

/// State of the viewfinder.
#[derive(Clone, Copy)]
struct Finder {
    pages: Pages,
    /// For what is being taken.
    album: RwSignal<Album>,
    wrong: RwSignal<Option<String>>,
    kept: RwSignal<usize>,
    /// The camera is not open yet, or is at work.
    busy: RwSignal<bool>,
    /// A shot is not kept yet: who closes the camera now might lose it.
    keeping: RwSignal<bool>,
    /// Seconds that are being recorded.
    seconds: RwSignal<Option<u32>>,
}

/// The viewfinder with all that one does in it.
pub(super) fn finder(pages: Pages, album: RwSignal<Album>, keeping: RwSignal<bool>, films: bool) -> View {
    let is_video = RwSignal::new(films);
    let (wrong, kept, busy, seconds) = (RwSignal::new(None), RwSignal::new(0), RwSignal::new(true), RwSignal::new(None));
    let finder = Finder { pages, album, wrong, kept, busy, keeping, seconds };
    let able = RwSignal::new(Aids::default());
    after(move || {
        pages.phone.run(async move {
            match pages.device().start_camera(FINDER.into()).await {
                Ok(()) => {
                    able.try_set(pages.device().camera_aids());
                    finder.busy.try_set(false);
                }
                Err(error) => {
                    finder.wrong.try_set(Some(device_sentence(&error)));
                }
            }
        });
    });
    on_cleanup(move || {
        if finder.seconds.with_untracked(Option::is_some) {
            pages.phone.leave_film();
        }
        pages.device().stop_camera();
    });
    let word = move || match (is_video.get(), finder.seconds.get()) {
        (false, _) => said::SHUTTER.to_owned(),
        (true, None) => said::START_FILM.to_owned(),
        (true, Some(seconds)) => said::stop_film(seconds, LONGEST),
    };
    let press = move |_: &Event| match (is_video.get_untracked(), finder.seconds.get_untracked()) {
        (false, _) => finder.photo(),
        (true, None) => finder.start(),
        (true, Some(_)) => finder.stop(),
    };
    view! {
        <div class="finder">
            <video id={FINDER} autoplay playsinline muted aria-label={said::FINDER} on:click={move |event| focus(pages, able, event)}></video>
            {level(pages)}
            {move || finder.wrong.get().map(|sentence| view! {
                <div class="notice" data-tone="seal" role="alert">
                    <div class="grow">
                        <p>{sentence}</p>
                        <button type="button" class="button" on:click={move |_| pages.camera.set(Some(Shot { album: album.get_untracked(), shooting: Shooting::Import }))}>{said::IMPORT_INSTEAD}</button>
                    </div>
                </div>
            })}
        </div>
        <div class="aids">
            {aids(pages, able)}
            <button type="button" class="chip" disabled={move || finder.busy.get() || finder.seconds.get().is_some()} on:click={move |_| is_video.update(|on| *on = !*on)}>
                {move || if is_video.get() { said::PHOTO_INSTEAD } else { said::FILM_INSTEAD }}
            </button>
        </div>
        {classes(pages, album, finder.seconds)}
        <footer class="shutter-bar">
            <p role="status">{move || said::shots(finder.kept.get())} {move || pages.at.is_seeking().then(|| view! { <small>{pages.at.line()}</small> })}</p>
            <button
                type="button"
                class={move || match (is_video.get(), finder.seconds.get()) {
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
            <button type="button" class="button" disabled={move || keeping.get() || finder.seconds.get().is_some()} on:click={move |_| pages.camera.set(None)}>{said::FINISH}</button>
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
        self.keeping.set(true);
        self.wrong.set(None);
        let (device, album) = (self.pages.device(), self.album.get_untracked());
        self.pages.phone.run(async move {
            let delivered = if is_video { device.stop_recording().await } else { device.take_photo(FINDER.into()).await };
            let kept = match delivered {
                Ok(delivered) => keep(self.pages, album, vec![delivered]).await,
                Err(error) => Err(device_sentence(&error)),
            };
            self.busy.try_set(false);
            self.keeping.try_set(false);
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
        let (device, Album { visit, sheet, purpose }) = (self.pages.device(), self.album.get_untracked());
        locate(self.pages);
        let position = self.pages.at.known_at(self.pages.phone.now());
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

/// The five classes, to go from one to the next with the camera open; none where something else is taken, or a film runs.
fn classes(pages: Pages, album: RwSignal<Album>, seconds: RwSignal<Option<u32>>) -> Option<View> {
    let first = album.get_untracked();
    if !matches!(first.purpose, Purpose::Class { .. }) {
        return None;
    }
    let chip = |class: EvidenceClass| {
        let this = Album { purpose: Purpose::Class { class }, ..first };
        let pictures = this.pictures(pages);
        let is_here = move || album.with(|album| *album == this);
        let many = move || match pictures.with(Vec::len) {
            0 => String::new(),
            many => format!(" ✓{many}"),
        };
        view! {
            <button
                type="button"
                class={move || if is_here() { "chip here" } else { "chip" }}
                aria-pressed={move || is_here().to_string()}
                disabled={move || seconds.with(Option::is_some)}
                on:click={move |_| album.set(this)}
            >
                {denials::evidence_class(class)}
                {many}
            </button>
        }
    };
    let chips = EvidenceClass::ALL.map(chip).collect_view();
    Some(view! { <div class="chips" role="group" aria-label={words::CLASSES}>{chips}</div> })
}
