//! Photos and videos of a sheet: each with its caption beside the bytes and never in them, and three ways to add one.

use super::camera::{Shooting, Shot};
use super::cover::cover;
use super::frame::Pages;
use super::position::of_shot;
use super::view::*;
use crate::phone::{Capture, SubmitError};
use crate::words::{denials, field as words, field::visit as said};
use domain::evidence::{Evidence, MediaKind, MediaSource, Purpose};
use domain::id::{MediaId, SheetId, VisitId};
use domain::sheet::Sheet;
use domain::time::Instant;

/// What pictures are looked at and added to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Album {
    /// The visit.
    pub(crate) visit: VisitId,
    /// The sheet.
    pub(crate) sheet: SheetId,
    /// What the pictures are for.
    pub(crate) purpose: Purpose,
}

/// The number of the sheet, and when the team arrived.
type Stand = (String, Option<Instant>);

impl Album {
    /// All of it, followed.
    pub(crate) fn pictures(self, pages: Pages) -> Signal<Vec<Evidence>> {
        self.followed(pages, |sheet, purpose| sheet.media_for(purpose).cloned().collect())
    }

    /// Those that prove what stands now, followed.
    fn standing(self, pages: Pages) -> Signal<Vec<Evidence>> {
        self.followed(pages, |sheet, purpose| sheet.standing_media_for(purpose).cloned().collect())
    }

    fn followed(self, pages: Pages, read: fn(&Sheet, Purpose) -> Vec<Evidence>) -> Signal<Vec<Evidence>> {
        pages.phone.memo(move |model| model.sheet(self.visit, self.sheet).map(|sheet| read(sheet, self.purpose)).unwrap_or_default())
    }

    fn stand(self, pages: Pages) -> Stand {
        let number = pages.sheet(self.visit, self.sheet).map(|sheet| sheet.opening.number.to_string()).unwrap_or_default();
        let arrival = pages.visit(self.visit).and_then(|visit| visit.arrival);
        (number, arrival.map(|(at, _)| at))
    }

    fn count(self, pages: Pages) -> usize {
        pages.sheet(self.visit, self.sheet).map_or(0, |sheet| sheet.media_for(self.purpose).count())
    }

    /// Opens the camera for it.
    pub(crate) fn shoot(self, pages: Pages, shooting: Shooting) {
        pages.camera.set(Some(Shot { album: self, shooting }));
    }
}

/// The purpose in words, with the container's part where it is a seal.
pub(crate) fn purpose_words(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Class { class } => denials::evidence_class(class),
        Purpose::PriceTag => said::PRICE_TAG_PHOTO,
        Purpose::Seal { .. } => said::SEAL_PHOTO,
        Purpose::SealSlip { .. } => said::SEAL_SLIP_PHOTO,
        Purpose::Receipt => said::RECEIPT_PHOTO,
        Purpose::Ending => said::ENDING_PHOTO,
        Purpose::SignedPaper => said::SIGNED_PAPER_PHOTO,
        Purpose::Storage => said::STORAGE_PHOTO,
        Purpose::Other => said::OTHER_PHOTO,
    }
}

/// The picture of a photo or video, drawn once its bytes are read.
fn picture(pages: Pages, evidence: &Evidence, controls: bool) -> View {
    let address = RwSignal::new(None::<String>);
    let (media, kind) = (evidence.media, evidence.kind);
    pages.phone.run(async move {
        let found = pages.phone.picture(media).await;
        address.try_set(found);
    });
    let alt = said::picture_alt(purpose_words(evidence.purpose), &evidence.taken_at.to_string());
    live(move || {
        let src = address.get()?;
        Some(match kind {
            MediaKind::Photo => view! { <img src={src} alt={alt.clone()}/> },
            MediaKind::Video if controls => view! { <video src={src} controls playsinline muted aria-label={alt.clone()}></video> },
            MediaKind::Video => {
                view! { <video src={src} playsinline muted preload="metadata" tabindex="-1" aria-label={alt.clone()}></video> }
            }
        })
    })
}

/// Time, place, sheet number and source, as the caption beneath a picture; a slot has room for time and accuracy only.
fn caption(evidence: &Evidence, (number, arrived): &Stand, short: bool) -> View {
    let at = evidence.taken_at.to_string();
    // A file tells its own time, which is no capture's: whoever chose last week's picture shall see it.
    let is_file = evidence.source != MediaSource::Camera;
    let is_early = is_file && arrived.is_some_and(|arrived| evidence.taken_at < arrived);
    if short {
        let accuracy = evidence.position.map(|place| said::accuracy(place.accuracy));
        let accuracy = if evidence.broken_off { Some(denials::BROKEN_OFF.into()) } else { accuracy };
        let accuracy = if is_early { Some(said::EARLY_SHORT.into()) } else { accuracy };
        return view! { <figcaption><span>{said::short_time(&at)}</span><span>{accuracy}</span></figcaption> };
    }
    let place = evidence.position.map_or_else(|| said::NO_PLACE.into(), |at| said::place(at.lat, at.lon, at.accuracy));
    view! {
        <figcaption>
            <span>{is_file.then_some(said::FILE_TIME)}{at}</span>
            {is_early.then(|| view! { <strong>{said::EARLY}</strong> })}
            <span>{place}</span>
            <span>{said::of_sheet(number)}</span>
            <span>{said::source(&evidence.source)}</span>
            {evidence.broken_off.then(|| view! { <strong>{denials::BROKEN_OFF}</strong> })}
        </figcaption>
    }
}

/// A slot: its newest picture and how many there are, or that one is wanted.
pub(crate) fn slot(pages: Pages, album: Album, is_needed: bool) -> View {
    let pictures = album.standing(pages);
    let stand = album.stand(pages);
    let name = purpose_words(album.purpose);
    let open = move |_: &Event| {
        if pictures.with_untracked(Vec::is_empty) {
            album.shoot(pages, Shooting::Photo);
        } else {
            pages.album.set(Some(album));
        }
    };
    let inside = move || {
        let all = pictures.get();
        match all.last() {
            Some(last) => view! {
                <figure class="picture">{picture(pages, last, false)}{caption(last, &stand, true)}</figure>
                <span class="many">{said::pieces(all.len())}</span>
            },
            None => view! { <span class="wanted"><span aria-hidden="true">"＋"</span>{said::TAKE}</span> },
        }
    };
    let state = move || {
        let filled = pictures.with(|all| !all.is_empty());
        let (tone, sign, word) = match (filled, is_needed) {
            (true, _) => ("ok", "✓", words::DONE),
            (false, true) => ("warn", "!", words::LACKING),
            (false, false) => ("", "", said::IF_ANY),
        };
        view! { <span class="slot-name" data-tone={tone}><span aria-hidden="true">{sign}</span>{name}<span class="unseen">{word}</span></span> }
    };
    view! {
        <button type="button" class={move || if is_needed && pictures.with(Vec::is_empty) { "slot needed" } else { "slot" }} on:click={open}>
            <span class="slot-frame">{inside}</span>
            {state}
        </button>
    }
}

/// All pictures of one purpose, each as large as the screen, with the ways to add one.
pub(crate) fn album(pages: Pages, album: Album) -> View {
    let pictures = album.pictures(pages);
    let stand = album.stand(pages);
    let shown = move || pictures.get().into_iter().rev().map(|evidence| large(pages, &evidence, &stand)).collect_view();
    let inside = view! {
        <div class="main">{shown}</div>
        <footer class="foot">
            <div class="acts">{adding(pages, album)}</div>
        </footer>
    };
    cover("cover", move || purpose_words(album.purpose).into(), RwSignal::new(false), move || pages.album.set(None), inside)
}

/// One picture that grows at a touch.
fn large(pages: Pages, evidence: &Evidence, stand: &Stand) -> View {
    let grown = RwSignal::new(false);
    let media: MediaId = evidence.media;
    let is_proved = pages.phone.memo(move |model| model.proved.contains_key(&media));
    let proof = move || {
        let (tone, word) = if is_proved.get() { ("ok", said::PROVED) } else { ("", said::ON_PHONE) };
        view! { <span class="badge" data-tone={tone}>{word}</span> }
    };
    let image = picture(pages, evidence, true);
    let image = if evidence.kind == MediaKind::Photo {
        view! {
            <button type="button" class={move || if grown.get() { "zoom grown" } else { "zoom" }} aria-pressed={move || grown.get().to_string()} aria-label={said::ZOOM} on:click={move |_| grown.update(|on| *on = !*on)}>
                {image}
            </button>
        }
    } else {
        image
    };
    view! {
        <figure class="picture large">{image}{caption(evidence, stand, false)}</figure>
        <p class="row">{proof}<small class="soft">{said::size(evidence.bytes)}</small><small class="soft digest">{evidence.digest.to_string()}</small></p>
    }
}

/// The three ways: camera, file, another device's file.
pub(crate) fn adding(pages: Pages, album: Album) -> View {
    view! {
        <button type="button" class="button" on:click={move |_| album.shoot(pages, Shooting::Video)}>{said::FILM}</button>
        <button type="button" class="button" on:click={move |_| album.shoot(pages, Shooting::Import)}>{said::IMPORT}</button>
        <button type="button" class="button primary" on:click={move |_| album.shoot(pages, Shooting::Photo)}>{said::SHOOT}</button>
    }
}

/// Keeps what was delivered, one after the other; answers with how many were kept, or what stood in the way.
pub(crate) async fn keep(pages: Pages, album: Album, all: Vec<crate::device::Delivered>) -> Result<usize, String> {
    let mut kept = 0;
    for delivered in all {
        // Where the phone was says nothing of where another camera was.
        let is_here = delivered.source == MediaSource::Camera;
        let position = if is_here { of_shot(pages).await } else { None };
        let Album { visit, sheet, purpose } = album;
        let before = album.count(pages);
        match pages.phone.capture(Capture { visit, sheet, purpose, delivered, position }).await {
            // What was there already is not kept twice, and not counted.
            Ok(_) if album.count(pages) == before => {}
            Ok(_) => {
                kept += 1;
                pages.kept();
            }
            Err(error) => return Err(capture_sentence(&error)),
        }
    }
    Ok(kept)
}

/// Why a photo or video was not kept, or not recorded.
pub(crate) fn capture_sentence(error: &SubmitError) -> String {
    match error {
        SubmitError::Denied(denial) => denials::sentence(denial),
        SubmitError::Empty => said::EMPTY_FILE.into(),
        SubmitError::NotKept(error) => words::not_kept(&error.to_string()),
        SubmitError::NotSigned(error) => words::not_signed(&error.to_string()),
        SubmitError::NotProved(_) => words::NOT_PROVED.into(),
        SubmitError::NotReady | SubmitError::NeedsReason(_) => words::NOT_READY.into(),
    }
}
