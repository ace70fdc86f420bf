//! Taking something: by the camera in the app, or by importing for where no phone may go.

use super::cover::cover;
use super::finder::finder;
use super::frame::Pages;
use super::import::importing;
use super::media::{Album, purpose_words};
use super::position::locate;
use super::view::*;
use crate::device::DeviceError;
use crate::words::field::visit as said;
use domain::id::VisitId;

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

/// Keeps phones out of the fuel area, where the visit leads to one; it stands wherever the camera is opened, and in the camera.
pub(super) fn fuel_area(pages: Pages, visit: VisitId) -> Option<View> {
    let is_there = pages.phone.model().with_untracked(|model| Some(model.briefing.as_ref()?.has_fuel_area(model.visit(visit)?)));
    (is_there == Some(true)).then(|| {
        view! { <p class="notice fuel-area"><span class="mark" data-tone="warn" aria-hidden="true">"!"</span><span class="grow">{said::NO_PHONE_AT_PUMP}</span></p> }
    })
}

/// The full screen on which something is taken.
pub(crate) fn camera(pages: Pages, shot: Shot) -> View {
    locate(pages);
    // In the viewfinder one goes from class to class without closing the camera.
    let (album, keeping) = (RwSignal::new(shot.album), RwSignal::new(false));
    let warned = fuel_area(pages, shot.album.visit);
    let (look, inside) = match shot.shooting {
        Shooting::Import => ("cover", importing(pages, shot.album)),
        Shooting::Photo => ("cover night", finder(pages, album, keeping, false)),
        Shooting::Video => ("cover night", finder(pages, album, keeping, true)),
    };
    let title = move || purpose_words(album.get().purpose).into();
    cover(look, title, keeping, move || pages.camera.set(None), view! { {warned} {inside} })
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
