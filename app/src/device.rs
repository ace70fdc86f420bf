//! The device, as the app sees it: clock, chance, keys, camera, position. The browser's side is in `frontend`.

mod camera;
mod custody;

pub use camera::{Aids, Camera};
pub use custody::Custody;

use crate::store::Doing;
use domain::evidence::{MediaKind, MediaSource};
use domain::id::PageSessionId;
use domain::place::Position;
use domain::time::Instant;
use std::rc::Rc;

/// Bytes that a camera or a file delivered; they are never encoded again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivered {
    /// Exactly the bytes.
    pub bytes: Vec<u8>,
    /// Their media type.
    pub mime: String,
    /// Photo or video.
    pub kind: MediaKind,
    /// Where they came from.
    pub source: MediaSource,
    /// When it was taken: the camera's moment, or what the file says of itself.
    pub taken_at: Instant,
}

/// The device could not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DeviceError {
    /// The user or the browser does not allow it.
    #[error("not allowed: {0}")]
    NotAllowed(String),
    /// The device has no such part.
    #[error("not available: {0}")]
    NotAvailable(String),
    /// Too little room is left for a film.
    #[error("no room for a film")]
    NoRoom,
    /// Anything else, in the browser's words.
    #[error("the device failed: {0}")]
    Failed(String),
}

/// A PIN as it is kept: salt and the stretched key's digest, both in hexadecimal digits; never the PIN.
#[derive(Debug, Clone, PartialEq, Eq, domain::json::Json)]
pub struct StretchedPin {
    /// The salt.
    pub salt: String,
    /// PBKDF2-HMAC-SHA-256 of the PIN.
    pub key: String,
    /// How often it was stretched.
    pub rounds: u32,
}

/// What storage the browser grants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StorageReport {
    /// The browser promised not to evict it.
    pub persisted: bool,
    /// Bytes used.
    pub used: u64,
    /// Bytes granted.
    pub quota: u64,
}

/// A file that is being made for the user, piece by piece.
pub trait NewFile {
    /// Adds to its end.
    fn add(&mut self, piece: Vec<u8>);
    /// Offers it under that name, as a download is offered.
    ///
    /// # Errors
    /// Something of it could not be made: what would be offered is not what was added.
    fn offer(self: Box<Self>, name: &str, mime: &str) -> Result<(), DeviceError>;
}

/// What hears of a position that is better than those before.
pub type SoFar = Box<dyn Fn(Position)>;

/// A lock that is held until this is dropped.
pub struct Held(Option<Box<dyn FnOnce()>>);

impl Held {
    /// What to do when it is let go.
    #[must_use]
    pub fn new(let_go: Box<dyn FnOnce()>) -> Self {
        Self(Some(let_go))
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(let_go) = self.0.take() {
            let_go();
        }
    }
}

impl std::fmt::Debug for Held {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Held")
    }
}

/// The device.
pub trait Device: Camera + Custody {
    /// The device's own clock, uncorrected.
    fn clock(&self) -> Instant;
    /// Milliseconds since the page was opened.
    fn monotonic(&self) -> i64;
    /// The run of this page.
    fn page_session(&self) -> PageSessionId;
    /// Ten random bytes.
    fn chance(&self) -> [u8; 10];
    /// The public half of the device's Ed25519 key, in hexadecimal digits; the private half is made once and never leaves.
    fn public_key(&self) -> Doing<'_, Result<String, DeviceError>>;
    /// Signs bytes with the device's key; the signature in hexadecimal digits.
    fn sign(&self, bytes: Vec<u8>) -> Doing<'_, Result<String, DeviceError>>;
    /// Stretches a PIN, with the salt where one is given, else with a new one.
    fn stretch(&self, pin: String, salt: Option<String>) -> Doing<'_, Result<StretchedPin, DeviceError>>;
    /// Stretches a code as a PIN is stretched, and opens nothing by it; in hexadecimal digits.
    fn stretched(&self, code: String, salt: String) -> Doing<'_, Result<String, DeviceError>>;
    /// Opens the keys of the store to whoever's PIN was stretched last and proved right; they stay open for as long as the page lives.
    fn open_keys(&self) -> Doing<'_, Result<(), DeviceError>>;
    /// The best position within the time limit in milliseconds; hands over each that is better than those before, and looks no longer once nobody waits.
    fn position(&self, limit: i32, so_far: SoFar) -> Doing<'_, Result<Position, DeviceError>>;
    /// The files that were chosen in the `<input type=file>` of that element id; the input is emptied.
    fn chosen_files(&self, element: String, source: MediaSource) -> Doing<'_, Result<Vec<Delivered>, DeviceError>>;
    /// Begins a file for the user.
    fn new_file(&self) -> Box<dyn NewFile>;
    /// An address under which the page can show the bytes.
    fn show(&self, bytes: &[u8], mime: &str) -> String;
    /// Lets go of such an address.
    fn hide(&self, address: &str);
    /// Asks the browser not to evict, and reports what it grants.
    fn storage(&self) -> Doing<'_, StorageReport>;
    /// Leaves a mark that outlives the store, where browsers take away all at once what a page has kept.
    fn mark(&self);
    /// Tells whether that mark is there.
    fn is_marked(&self) -> bool;
    /// The program inside which the page was opened, as it calls itself, where that is no real browser: such keep nothing for long and install nothing.
    fn inside(&self) -> Option<&'static str>;
    /// The whole address of the page.
    fn address(&self) -> String;
    /// Puts a text where the user can paste it from; false where the browser does not.
    fn copy(&self, text: String) -> Doing<'_, bool>;
    /// Tells whether the device believes to be online.
    fn is_online(&self) -> bool;
    /// Tells whether the line is one of mobile data, which is paid by the byte; none where the browser does not say.
    fn is_mobile(&self) -> Option<bool>;
    /// The path of the page, such as `/field/visits/…`.
    fn path(&self) -> String;
    /// What stands behind `#` in the page's address; it is sent to no server.
    fn fragment(&self) -> String;
    /// Goes to a path without loading a page; the router hears of it by [`Device::on_path`].
    fn go(&self, path: &str);
    /// Calls back at every change of the path, the browser's back button included.
    fn on_path(&self, call: Box<dyn Fn(String)>);
    /// Calls back when something may have changed for the sync: online or no longer, on another line, visible.
    fn on_wake(&self, call: Box<dyn Fn()>);
    /// Runs a future on the page's thread.
    fn spawn(&self, work: Doing<'static, ()>);
    /// Waits for the lock of that name, which all pages of this origin share.
    fn lock(&self, name: &'static str) -> Doing<'_, Held>;
    /// Tells that a newer program waits, as soon as it does.
    fn on_update(&self, call: Box<dyn Fn()>);
    /// Lets the waiting program take over and loads the page again; only when the user asked for it.
    fn update(&self);
    /// Waits.
    fn sleep(&self, millis: u32) -> Doing<'_, ()>;
}

/// The device, shared by what runs on the page.
pub type SharedDevice = Rc<dyn Device>;
