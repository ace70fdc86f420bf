//! The device, put together from its parts.

use crate::camera::{self, aids};
use crate::indexed_db::Database;
use crate::keys::Keys;
use crate::ring::{Ring, Secret};
use crate::vault::Vault;
use crate::{clock, files, js, lock, page, pin, position, scanner, worker_client};
use app::device::{Aids, Camera, Custody, Delivered, Device, DeviceError, Held, NewFile, SoFar, StorageReport, StretchedPin};
use app::store::Doing;
use domain::contract::{EscrowKey, NewRecovery, WrappedKey};
use domain::evidence::MediaSource;
use domain::id::PageSessionId;
use domain::place::Position;
use domain::time::Instant;
use futures::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use std::cell::{Cell, RefCell};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::StorageManager;

/// The device that the browser runs on.
#[derive(Debug)]
pub struct Browser {
    session: PageSessionId,
    keys: Keys,
    camera: camera::Camera,
    ring: Ring,
    vault: Vault,
    /// What the last PIN stretched to, until it is proved and the keys are open.
    secret: RefCell<Option<Secret>>,
}

impl Browser {
    /// The device, with its keys in that database and its media in that vault.
    #[must_use]
    pub fn new(database: Database, vault: Vault) -> Self {
        Self {
            session: PageSessionId::new(clock::now(), clock::chance()),
            keys: Keys::new(database.clone()),
            camera: camera::Camera::default(),
            ring: Ring::new(database),
            vault,
            secret: RefCell::default(),
        }
    }
}

impl Camera for Browser {
    fn start_camera(&self, element: String) -> Doing<'_, Result<(), DeviceError>> {
        Box::pin(self.camera.start(element))
    }

    fn camera_aids(&self) -> Aids {
        self.camera.aids()
    }

    fn set_torch(&self, on: bool) -> Doing<'_, Result<(), DeviceError>> {
        Box::pin(self.camera.torch(on))
    }

    fn set_zoom(&self, hundredths: i64) -> Doing<'_, Result<(), DeviceError>> {
        Box::pin(self.camera.zoom(hundredths))
    }

    fn focus_camera(&self, point: (i32, i32)) -> Doing<'_, Result<(), DeviceError>> {
        Box::pin(self.camera.focus(point))
    }

    fn on_tilt(&self, call: Box<dyn Fn(Option<i32>)>) -> Held {
        aids::on_tilt(call)
    }

    fn take_photo(&self, element: String) -> Doing<'_, Result<Delivered, DeviceError>> {
        Box::pin(self.camera.photo(element))
    }

    fn start_recording(&self, on_piece: Box<dyn Fn(Vec<u8>)>) -> Result<String, DeviceError> {
        self.camera.record(on_piece)
    }

    fn stop_recording(&self) -> Doing<'_, Result<Delivered, DeviceError>> {
        Box::pin(self.camera.finish())
    }

    fn look_for_code(&self, element: String) -> Doing<'_, Result<Option<String>, DeviceError>> {
        Box::pin(scanner::look(element))
    }

    fn stop_camera(&self) {
        self.camera.stop();
    }
}

impl Custody for Browser {
    fn entrust(&self, escrow: EscrowKey) -> Doing<'_, Result<(), DeviceError>> {
        Box::pin(async move { self.ring.entrust(&escrow).await })
    }

    fn shut_keys(&self) -> Doing<'_, Result<usize, DeviceError>> {
        Box::pin(self.ring.shut_keys())
    }

    fn ask_for_keys(&self) -> Doing<'_, Result<NewRecovery, DeviceError>> {
        Box::pin(self.ring.ask())
    }

    fn take_keys(&self, keys: Vec<WrappedKey>) -> Doing<'_, Result<usize, DeviceError>> {
        Box::pin(self.ring.take(keys))
    }
}

impl Device for Browser {
    fn clock(&self) -> Instant {
        clock::now()
    }

    fn monotonic(&self) -> i64 {
        clock::monotonic()
    }

    fn page_session(&self) -> PageSessionId {
        self.session
    }

    fn chance(&self) -> [u8; 10] {
        clock::chance()
    }

    fn public_key(&self) -> Doing<'_, Result<String, DeviceError>> {
        Box::pin(self.keys.public())
    }

    fn sign(&self, bytes: Vec<u8>) -> Doing<'_, Result<String, DeviceError>> {
        Box::pin(self.keys.sign(bytes))
    }

    fn stretch(&self, pin: String, salt: Option<String>) -> Doing<'_, Result<StretchedPin, DeviceError>> {
        Box::pin(async move {
            let (stretched, secret) = pin::stretch(pin, salt).await?;
            *self.secret.borrow_mut() = Some(secret);
            Ok(stretched)
        })
    }

    fn stretched(&self, code: String, salt: String) -> Doing<'_, Result<String, DeviceError>> {
        Box::pin(async move { Ok(pin::stretch(code, Some(salt)).await?.0.key) })
    }

    fn open_keys(&self) -> Doing<'_, Result<(), DeviceError>> {
        Box::pin(async move {
            let Some(secret) = self.secret.borrow_mut().take() else { return Ok(()) };
            let keys = self.ring.open(&secret).await?;
            self.vault.open(keys).await.map_err(|error| DeviceError::Failed(error.to_string()))
        })
    }

    fn position(&self, limit: i32, so_far: SoFar) -> Doing<'_, Result<Position, DeviceError>> {
        Box::pin(position::best(limit, so_far))
    }

    fn chosen_files(&self, element: String, source: MediaSource) -> Doing<'_, Result<Vec<Delivered>, DeviceError>> {
        Box::pin(files::chosen(element, source))
    }

    fn new_file(&self) -> Box<dyn NewFile> {
        Box::new(files::Download::default())
    }

    fn show(&self, bytes: &[u8], mime: &str) -> String {
        files::show(bytes, mime)
    }

    fn hide(&self, address: &str) {
        files::hide(address);
    }

    fn storage(&self) -> Doing<'_, StorageReport> {
        Box::pin(storage())
    }

    fn mark(&self) {
        page::mark();
    }

    fn is_marked(&self) -> bool {
        page::is_marked()
    }

    fn inside(&self) -> Option<&'static str> {
        page::inside()
    }

    fn address(&self) -> String {
        page::address()
    }

    fn copy(&self, text: String) -> Doing<'_, bool> {
        Box::pin(page::copy(text))
    }

    fn is_online(&self) -> bool {
        page::is_online()
    }

    fn is_mobile(&self) -> Option<bool> {
        page::is_mobile()
    }

    fn path(&self) -> String {
        page::path()
    }

    fn fragment(&self) -> String {
        page::fragment()
    }

    fn go(&self, path: &str) {
        page::go(path);
    }

    fn on_path(&self, call: Box<dyn Fn(String)>) {
        page::on_path(call);
    }

    fn on_wake(&self, call: Box<dyn Fn()>) {
        page::on_wake(call);
    }

    fn spawn(&self, work: Doing<'static, ()>) {
        spawn_local(work);
    }

    fn lock(&self, name: &'static str) -> Doing<'_, Held> {
        Box::pin(lock::lock(name))
    }

    fn on_update(&self, call: Box<dyn Fn()>) {
        worker_client::watch(call);
    }

    fn update(&self) {
        worker_client::take_over();
    }

    fn sleep(&self, millis: u32) -> Doing<'_, ()> {
        Box::pin(TimeoutFuture::new(millis))
    }
}

thread_local! {
    /// This page has asked the browser not to evict.
    static ASKED: Cell<bool> = const { Cell::new(false) };
}

/// Asks the browser not to evict, and reports what it grants; nothing where it does not say.
async fn storage() -> StorageReport {
    let mut report = StorageReport { persisted: false, used: 0, quota: 0 };
    let Some(manager) = manager() else { return report };
    let is_asked = ASKED.with(|asked| asked.replace(true));
    if let Ok(promise) = if is_asked { manager.persisted() } else { manager.persist() } {
        // Firefox asks its user: nothing waits for that answer longer than a moment, and no page asks twice.
        report.persisted = match select(JsFuture::from(promise), TimeoutFuture::new(1_000)).await {
            Either::Left((granted, _)) => granted.is_ok_and(|granted| granted.is_truthy()),
            Either::Right(_) => false,
        };
    }
    if let Ok(promise) = manager.estimate()
        && let Ok(estimate) = JsFuture::from(promise).await
    {
        let figure = |name| js::property(&estimate, name).as_f64().map_or(0, js::count);
        (report.used, report.quota) = (figure("usage"), figure("quota"));
    }
    report
}

fn manager() -> Option<StorageManager> {
    let manager = web_sys::window()?.navigator().storage();
    (!manager.is_undefined()).then_some(manager)
}
