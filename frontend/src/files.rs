//! Files that were chosen or recorded: their bytes exactly as they came.

use crate::{clock, js};
use app::device::{Delivered, DeviceError, NewFile};
use domain::evidence::{MediaKind, MediaSource};
use domain::time::Instant;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlElement, HtmlInputElement, Url};

/// What phones call their files, where they do not say what these are.
const ENDINGS: [(&str, &str); 9] = [
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("png", "image/png"),
    ("heic", "image/heic"),
    ("webp", "image/webp"),
    ("mp4", "video/mp4"),
    ("mov", "video/quicktime"),
    ("webm", "video/webm"),
    ("avi", "video/x-msvideo"),
];

/// The files that were chosen in an input; the input is emptied, so that the same file can be chosen again.
///
/// # Errors
/// There is no such input, or a file cannot be read.
pub async fn chosen(element: String, source: MediaSource) -> Result<Vec<Delivered>, DeviceError> {
    let input: HtmlInputElement = self::element(&element)?;
    let files: Vec<File> = input.files().map(|files| (0..files.length()).filter_map(|index| files.get(index)).collect()).unwrap_or_default();
    let mut delivered = Vec::with_capacity(files.len());
    for file in files {
        let mime = mime(&file)?;
        let kind = if mime.starts_with("video/") { MediaKind::Video } else { MediaKind::Photo };
        let taken_at = Instant::from_millis(js::whole(file.last_modified()));
        delivered.push(Delivered { bytes: bytes(&file).await?, mime, kind, source: source.clone(), taken_at });
    }
    input.set_value("");
    Ok(delivered)
}

fn mime(file: &File) -> Result<String, DeviceError> {
    let stated = file.type_();
    if stated.starts_with("image/") || stated.starts_with("video/") {
        return Ok(stated);
    }
    let name = file.name().to_ascii_lowercase();
    let known = ENDINGS.iter().find(|(ending, _)| name.rsplit_once('.').is_some_and(|(_, own)| own == *ending));
    known.map(|(_, mime)| (*mime).to_owned()).ok_or(DeviceError::NotAvailable(name))
}

/// The bytes of a blob.
///
/// # Errors
/// The browser cannot read it.
pub async fn bytes(blob: &Blob) -> Result<Vec<u8>, DeviceError> {
    js::bytes(blob.array_buffer()).await.map_err(|error| failed(&error))
}

/// What the camera delivered just now.
///
/// # Errors
/// The browser cannot read it.
pub async fn from_camera(blob: &Blob, kind: MediaKind) -> Result<Delivered, DeviceError> {
    // `video/webm;codecs=vp9`: the codecs stand in the file itself.
    let mime = blob.type_().split(';').next().unwrap_or_default().to_owned();
    Ok(Delivered { bytes: bytes(blob).await?, mime, kind, source: MediaSource::Camera, taken_at: clock::now() })
}

/// A file that is being made to be downloaded. Each piece becomes the browser's at once, which may put it on the disk.
#[derive(Debug, Default)]
pub struct Download {
    pieces: Array,
    wrong: Option<DeviceError>,
}

impl NewFile for Download {
    fn add(&mut self, piece: Vec<u8>) {
        match Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(piece.as_slice()))) {
            Ok(blob) => {
                self.pieces.push(&blob);
            }
            Err(error) => self.wrong = Some(failed(&error)),
        }
    }

    fn offer(self: Box<Self>, name: &str, mime: &str) -> Result<(), DeviceError> {
        if let Some(wrong) = self.wrong {
            return Err(wrong);
        }
        let options = BlobPropertyBag::new();
        options.set_type(mime);
        let whole = Blob::new_with_blob_sequence_and_options(&self.pieces, &options).map_err(|error| failed(&error))?;
        let address = Url::create_object_url_with_blob(&whole).map_err(|error| failed(&error))?;
        let document = web_sys::window().and_then(|window| window.document());
        let document = document.ok_or_else(|| DeviceError::NotAvailable("no document".to_owned()))?;
        let link = document.create_element("a").map_err(|error| failed(&error))?;
        link.set_attribute("href", &address).map_err(|error| failed(&error))?;
        link.set_attribute("download", name).map_err(|error| failed(&error))?;
        link.unchecked_into::<HtmlElement>().click();
        Ok(())
    }
}

/// An address under which the page can show the bytes; empty where the browser refuses.
#[must_use]
pub fn show(bytes: &[u8], mime: &str) -> String {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options);
    blob.and_then(|blob| Url::create_object_url_with_blob(&blob)).unwrap_or_default()
}

/// Lets go of such an address.
pub fn hide(address: &str) {
    // An address that is not known any more is let go of already.
    let _ = Url::revoke_object_url(address);
}

/// The element of that id.
///
/// # Errors
/// There is none, or it is another kind.
pub fn element<T: JsCast>(id: &str) -> Result<T, DeviceError> {
    let found = web_sys::window().and_then(|window| window.document()).and_then(|document| document.get_element_by_id(id));
    found.and_then(|element| element.dyn_into().ok()).ok_or_else(|| DeviceError::NotAvailable(format!("the page has no element {id}")))
}

/// What the browser said when it failed or refused.
#[must_use]
pub fn failed(error: &JsValue) -> DeviceError {
    let words = js::words(error);
    match js::property(error, "name").as_string().as_deref() {
        Some("NotAllowedError" | "SecurityError") => DeviceError::NotAllowed(words),
        Some("NotFoundError" | "OverconstrainedError" | "NotReadableError") => DeviceError::NotAvailable(words),
        _ => DeviceError::Failed(words),
    }
}

/// Waits for a promise of the browser.
///
/// # Errors
/// It was rejected.
pub async fn wait(promise: Result<js_sys::Promise, JsValue>) -> Result<JsValue, DeviceError> {
    JsFuture::from(promise.map_err(|error| failed(&error))?).await.map_err(|error| failed(&error))
}
