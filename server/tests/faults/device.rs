//! A device with a real key, and a clock that may be wrong.

use crate::chance::Chance;
use app::device::{Camera, Custody, Delivered, Device, DeviceError, Held, NewFile, SoFar, StorageReport, StretchedPin};
use app::store::Doing;
use domain::digest::{Digest, hex};
use domain::evidence::MediaSource;
use domain::id::PageSessionId;
use domain::place::Position;
use domain::time::Instant;
use ed25519_dalek::{Signer as _, SigningKey};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;
use tokio::sync::Mutex;
use tokio::task::AbortHandle;

/// What a phone is made of, whichever tab runs on it.
pub(crate) struct Body {
    pub(crate) key: SigningKey,
    pub(crate) chance: Chance,
    /// The true time.
    pub(crate) now: Cell<Instant>,
    /// By how much its clock is wrong, in milliseconds.
    pub(crate) wrong_by: Cell<i64>,
    /// It was wrong at some time by more than an honest claim may be.
    pub(crate) was_wrong: Cell<bool>,
    pub(crate) online: Cell<bool>,
    /// The last file that was taken out of it.
    pub(crate) file: RefCell<Vec<u8>>,
}

/// A tab on it; its locks go with it.
pub(crate) struct Tab {
    pub(crate) body: Rc<Body>,
    session: PageSessionId,
    locks: RefCell<BTreeMap<&'static str, Arc<Mutex<()>>>>,
    /// What it does beside what a schedule asks of it.
    works: RefCell<Vec<AbortHandle>>,
}

impl Tab {
    pub(crate) fn on(body: &Rc<Body>) -> Self {
        let session = PageSessionId::new(body.now.get(), body.chance.bytes());
        Self { body: Rc::clone(body), session, locks: RefCell::default(), works: RefCell::default() }
    }

    /// Ends it: nothing that it was at goes on, as no script of a closed tab does.
    pub(crate) fn close(&self) {
        self.works.take().iter().for_each(AbortHandle::abort);
    }
}

/// A file that is taken out of the phone.
struct Taken(Vec<u8>, Rc<Body>);

impl NewFile for Taken {
    fn add(&mut self, piece: Vec<u8>) {
        self.0.extend(piece);
    }
    fn offer(self: Box<Self>, _: &str, _: &str) -> Result<(), DeviceError> {
        let Self(file, body) = *self;
        body.file.replace(file);
        Ok(())
    }
}

impl Camera for Tab {}

impl Custody for Tab {}

impl Device for Tab {
    fn clock(&self) -> Instant {
        self.body.now.get().plus(self.body.wrong_by.get())
    }
    fn monotonic(&self) -> i64 {
        self.body.now.get().since(domain::fixture::START)
    }
    fn page_session(&self) -> PageSessionId {
        self.session
    }
    fn chance(&self) -> [u8; 10] {
        self.body.chance.bytes()
    }
    fn public_key(&self) -> Doing<'_, Result<String, DeviceError>> {
        Box::pin(async { Ok(hex(self.body.key.verifying_key().as_bytes())) })
    }
    fn sign(&self, bytes: Vec<u8>) -> Doing<'_, Result<String, DeviceError>> {
        Box::pin(async move { Ok(hex(&self.body.key.sign(&bytes).to_bytes())) })
    }
    fn stretch(&self, pin: String, salt: Option<String>) -> Doing<'_, Result<StretchedPin, DeviceError>> {
        let salt = salt.unwrap_or_else(|| "5a17".into());
        let key = Digest::of(format!("{salt}{pin}").as_bytes()).hex();
        Box::pin(async { Ok(StretchedPin { salt, key, rounds: 1 }) })
    }
    fn stretched(&self, code: String, salt: String) -> Doing<'_, Result<String, DeviceError>> {
        Box::pin(async move { Ok(Digest::of(format!("{salt}{code}").as_bytes()).hex()) })
    }
    fn open_keys(&self) -> Doing<'_, Result<(), DeviceError>> {
        Box::pin(async { Ok(()) })
    }
    fn position(&self, _: i32, _: SoFar) -> Doing<'_, Result<Position, DeviceError>> {
        Box::pin(async { Ok(domain::fixture::position()) })
    }
    fn chosen_files(&self, _: String, _: MediaSource) -> Doing<'_, Result<Vec<Delivered>, DeviceError>> {
        Box::pin(async { Ok(Vec::new()) })
    }
    fn new_file(&self) -> Box<dyn NewFile> {
        Box::new(Taken(Vec::new(), Rc::clone(&self.body)))
    }
    fn show(&self, _: &[u8], _: &str) -> String {
        String::new()
    }
    fn hide(&self, _: &str) {}
    fn storage(&self) -> Doing<'_, StorageReport> {
        Box::pin(async { StorageReport { persisted: true, used: 1, quota: 2 } })
    }
    fn mark(&self) {}
    fn is_marked(&self) -> bool {
        true
    }
    fn inside(&self) -> Option<&'static str> {
        None
    }
    fn address(&self) -> String {
        String::new()
    }
    fn copy(&self, _: String) -> Doing<'_, bool> {
        Box::pin(async { false })
    }
    fn is_online(&self) -> bool {
        self.body.online.get()
    }
    fn is_mobile(&self) -> Option<bool> {
        None
    }
    fn path(&self) -> String {
        "/field/".into()
    }
    fn fragment(&self) -> String {
        String::new()
    }
    fn go(&self, _: &str) {}
    fn on_path(&self, _: Box<dyn Fn(String)>) {}
    fn on_wake(&self, _: Box<dyn Fn()>) {}
    fn spawn(&self, work: Doing<'static, ()>) {
        self.works.borrow_mut().push(tokio::task::spawn_local(work).abort_handle());
    }
    fn lock(&self, name: &'static str) -> Doing<'_, Held> {
        let lock = Arc::clone(self.locks.borrow_mut().entry(name).or_default());
        Box::pin(async move {
            let guard = lock.lock_owned().await;
            Held::new(Box::new(move || drop(guard)))
        })
    }
    fn on_update(&self, _: Box<dyn Fn()>) {}
    fn update(&self) {}
    /// The schedule says when the engine runs: who sleeps, sleeps until the tab is closed.
    fn sleep(&self, _: u32) -> Doing<'_, ()> {
        Box::pin(std::future::pending())
    }
}
