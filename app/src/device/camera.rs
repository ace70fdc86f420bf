//! The camera of a device. A device without one says so to everything.

use super::{Delivered, DeviceError, Held};
use crate::store::Doing;

/// What a camera can do beside showing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Aids {
    /// It has a light.
    pub torch: bool,
    /// It draws nearer: from and up to, in hundredths.
    pub zoom: Option<(i64, i64)>,
    /// It focuses on a point.
    pub focus: bool,
}

fn none<T: 'static>() -> Doing<'static, Result<T, DeviceError>> {
    Box::pin(async { Err(no_camera()) })
}

fn no_camera() -> DeviceError {
    DeviceError::NotAvailable("this device has no camera".into())
}

/// The camera.
pub trait Camera {
    /// Shows the rear camera in the `<video>` of that element id.
    fn start_camera(&self, _element: String) -> Doing<'_, Result<(), DeviceError>> {
        none()
    }
    /// What the camera that is shown can do.
    fn camera_aids(&self) -> Aids {
        Aids::default()
    }
    /// Puts its light on or off.
    fn set_torch(&self, _on: bool) -> Doing<'_, Result<(), DeviceError>> {
        none()
    }
    /// Draws nearer, by hundredths.
    fn set_zoom(&self, _hundredths: i64) -> Doing<'_, Result<(), DeviceError>> {
        none()
    }
    /// Focuses on a point of the picture, in thousandths of its width and height.
    fn focus_camera(&self, _point: (i32, i32)) -> Doing<'_, Result<(), DeviceError>> {
        none()
    }
    /// Calls back with the degrees by which the phone leans from level, or with nothing where it lies too flat to say, until it is let go of.
    fn on_tilt(&self, _call: Box<dyn Fn(Option<i32>)>) -> Held {
        Held::new(Box::new(|| ()))
    }
    /// Takes a photo of what that `<video>` shows; encoded once, long edge at most 2048.
    fn take_photo(&self, _element: String) -> Doing<'_, Result<Delivered, DeviceError>> {
        none()
    }
    /// Starts to record what the camera sees, and hands over each second in its order; answers the film's media type.
    ///
    /// # Errors
    /// The camera is off, or the browser cannot record.
    fn start_recording(&self, _on_piece: Box<dyn Fn(Vec<u8>)>) -> Result<String, DeviceError> {
        Err(no_camera())
    }
    /// Ends the recording and hands it over.
    fn stop_recording(&self) -> Doing<'_, Result<Delivered, DeviceError>> {
        none()
    }
    /// Looks once for a code (seal, barcode, licence) in what that `<video>` shows.
    fn look_for_code(&self, _element: String) -> Doing<'_, Result<Option<String>, DeviceError>> {
        none()
    }
    /// Lets go of the camera.
    fn stop_camera(&self) {}
}
