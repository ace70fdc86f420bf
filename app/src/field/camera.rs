//! Taking something: by the camera in the app, or by importing for where no phone may go.

use super::cover::cover;
use super::finder::finder;
use super::frame::Pages;
use super::import::importing;
use super::media::{Album, purpose_words};
use super::view::*;
use crate::device::DeviceError;
use crate::words::field::visit as said;

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
    // In the viewfinder one goes from class to class without closing the camera.
    let album = RwSignal::new(shot.album);
    let (look, inside) = match shot.shooting {
        Shooting::Import => ("cover", importing(pages, shot.album)),
        Shooting::Photo => ("cover night", finder(pages, album, false)),
        Shooting::Video => ("cover night", finder(pages, album, true)),
    };
    cover(look, move || purpose_words(album.get().purpose).into(), move || pages.camera.set(None), inside)
}

/// What the camera said of itself, in words.
pub(super) fn device_sentence(error: &DeviceError) -> String {
    match error {
        DeviceError::NotAllowed(_) => said::CAMERA_NOT_ALLOWED.into(),
        DeviceError::NotAvailable(_) => said::CAMERA_MISSING.into(),
        DeviceError::NoRoom => said::NO_ROOM_FOR_FILM.into(),
        DeviceError::Failed(why) => said::camera_failed(why),
    }
}
