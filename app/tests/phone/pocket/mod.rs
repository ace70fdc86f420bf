//! A phone in a test's pocket: a store in memory, a device that does as told, an office that answers as scripted.

pub(crate) mod office;
pub(crate) mod store;

use app::device::{Camera, Custody, Delivered, Device, DeviceError, Held, NewFile, SoFar, StorageReport, StretchedPin};
use app::phone::{Phone, Submission};
use app::signal::Owner;
use app::store::Doing;
use domain::act::Act;
use domain::assignment::Assignment;
use domain::contract::{EscrowKey, NewRecovery, SignIn, WrappedKey};
use domain::digest::Digest;
use domain::evidence::MediaSource;
use domain::fixture::{START, assignment, sampler};
use domain::id::{PageSessionId, PersonId};
use domain::place::Position;
use domain::time::Instant;
use futures::channel::oneshot;
use futures::executor::{LocalPool, LocalSpawner};
use futures::lock::Mutex;
use futures::task::LocalSpawnExt as _;
use office::Office;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;
use store::MemoryStore;

/// What takes the seconds of a film.
type Recorder = Box<dyn Fn(Vec<u8>)>;

/// A device whose clock a test sets.
pub(crate) struct Pocket {
    pub(crate) clock: Cell<Instant>,
    pub(crate) monotonic: Cell<i64>,
    pub(crate) online: Cell<bool>,
    /// Whether it is on mobile data, where its browser says.
    pub(crate) mobile: Cell<Option<bool>>,
    pub(crate) quota: Cell<u64>,
    pub(crate) recorder: RefCell<Option<Recorder>>,
    /// What the browser calls when the line comes or goes.
    pub(crate) wake: RefCell<Option<Box<dyn Fn()>>>,
    /// The last file that was offered to the user.
    pub(crate) offered: Rc<RefCell<Vec<u8>>>,
    /// How many keys of the store are shut.
    pub(crate) shut: Cell<usize>,
    /// Keys were wrapped to an escrow key while they were open.
    pub(crate) is_entrusted: Cell<bool>,
    /// To which escrow key the open keys were wrapped.
    pub(crate) entrusted: RefCell<Option<String>>,
    /// What custodians opened.
    pub(crate) taken: RefCell<Vec<WrappedKey>>,
    marked: Cell<bool>,
    pub(crate) chance: Cell<u8>,
    locks: RefCell<BTreeMap<&'static str, Arc<Mutex<()>>>>,
    sleepers: RefCell<Vec<oneshot::Sender<()>>>,
    spawner: LocalSpawner,
}

/// A camera that records and shows nothing.
impl Camera for Pocket {
    fn start_recording(&self, on_piece: Recorder) -> Result<String, DeviceError> {
        *self.recorder.borrow_mut() = Some(on_piece);
        Ok("video/webm".into())
    }
}

/// Keys of a store that a test shuts.
impl Custody for Pocket {
    fn entrust(&self, escrow: EscrowKey) -> Doing<'_, Result<(), DeviceError>> {
        *self.entrusted.borrow_mut() = Some(escrow.public_key);
        Box::pin(async { Ok(()) })
    }
    fn shut_keys(&self) -> Doing<'_, Result<usize, DeviceError>> {
        Box::pin(async { Ok(self.shut.get()) })
    }
    fn ask_for_keys(&self) -> Doing<'_, Result<NewRecovery, DeviceError>> {
        let key = WrappedKey { name: "5a".into(), escrow: "30".into(), wrapped: "aa".into() };
        let keys = if self.is_entrusted.get() { vec![key] } else { Vec::new() };
        Box::pin(async { Ok(NewRecovery { public_key: "40".into(), keys }) })
    }
    fn take_keys(&self, keys: Vec<WrappedKey>) -> Doing<'_, Result<usize, DeviceError>> {
        let ours: Vec<WrappedKey> = keys.into_iter().filter(|key| key.wrapped == "bb").collect();
        let many = ours.len();
        self.taken.borrow_mut().extend(ours);
        Box::pin(async move { Ok(many) })
    }
}

impl Device for Pocket {
    fn clock(&self) -> Instant {
        self.clock.get()
    }
    fn monotonic(&self) -> i64 {
        self.monotonic.get()
    }
    fn page_session(&self) -> PageSessionId {
        PageSessionId::derived("page")
    }
    fn chance(&self) -> [u8; 10] {
        self.chance.set(self.chance.get().wrapping_add(1));
        [self.chance.get(); 10]
    }
    fn public_key(&self) -> Doing<'_, Result<String, DeviceError>> {
        Box::pin(async { Ok("00".repeat(32)) })
    }
    fn sign(&self, bytes: Vec<u8>) -> Doing<'_, Result<String, DeviceError>> {
        Box::pin(async move { Ok(Digest::of(&bytes).hex().repeat(2)) })
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
        self.offered.borrow_mut().clear();
        Box::new(Made(Rc::clone(&self.offered)))
    }
    fn show(&self, bytes: &[u8], _: &str) -> String {
        format!("blob:{}", Digest::of(bytes))
    }
    fn hide(&self, _: &str) {}
    fn storage(&self) -> Doing<'_, StorageReport> {
        let quota = self.quota.get();
        Box::pin(async move { StorageReport { persisted: true, used: 1, quota } })
    }
    fn mark(&self) {
        self.marked.set(true);
    }
    fn is_marked(&self) -> bool {
        self.marked.get()
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
        self.online.get()
    }
    fn is_mobile(&self) -> Option<bool> {
        self.mobile.get()
    }
    fn path(&self) -> String {
        "/field/".into()
    }
    fn fragment(&self) -> String {
        String::new()
    }
    fn go(&self, _: &str) {}
    fn on_path(&self, _: Box<dyn Fn(String)>) {}
    fn on_wake(&self, call: Box<dyn Fn()>) {
        *self.wake.borrow_mut() = Some(call);
    }
    fn spawn(&self, work: Doing<'static, ()>) {
        self.spawner.spawn_local(work).unwrap();
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
    /// A test has no time: who sleeps, sleeps until the test is over.
    fn sleep(&self, _: u32) -> Doing<'_, ()> {
        let (send, receive) = oneshot::channel();
        self.sleepers.borrow_mut().push(send);
        Box::pin(async move {
            let _ = receive.await;
        })
    }
}

/// A file that is made in memory.
struct Made(Rc<RefCell<Vec<u8>>>);

impl NewFile for Made {
    fn add(&mut self, piece: Vec<u8>) {
        self.0.borrow_mut().extend(piece);
    }
    fn offer(self: Box<Self>, _: &str, _: &str) -> Result<(), DeviceError> {
        Ok(())
    }
}

/// A phone with all that stands around it.
pub(crate) struct Bench {
    pub(crate) pool: LocalPool,
    pub(crate) store: Rc<MemoryStore>,
    pub(crate) device: Rc<Pocket>,
    pub(crate) office: Rc<Office>,
    pub(crate) phone: Phone,
    _owner: Owner,
}

impl Bench {
    /// A new phone.
    pub(crate) fn new() -> Self {
        Self::over(Rc::new(MemoryStore::default()), Rc::new(Office::new()))
    }

    /// A phone that was closed and is opened again over the same store.
    pub(crate) fn over(store: Rc<MemoryStore>, office: Rc<Office>) -> Self {
        let mut pool = LocalPool::new();
        let device = Rc::new(Pocket {
            clock: Cell::new(START),
            monotonic: Cell::new(0),
            online: Cell::new(true),
            mobile: Cell::new(None),
            quota: Cell::new(1_000_000_000),
            recorder: RefCell::default(),
            wake: RefCell::default(),
            offered: Rc::default(),
            shut: Cell::default(),
            is_entrusted: Cell::new(true),
            entrusted: RefCell::default(),
            taken: RefCell::default(),
            marked: Cell::default(),
            chance: Cell::new(0),
            locks: RefCell::default(),
            sleepers: RefCell::default(),
            spawner: pool.spawner(),
        });
        let owner = Owner::new();
        owner.set();
        let phone = pool.run_until(Phone::open(store.clone(), device.clone(), office.clone())).unwrap();
        Self { pool, store, device, office, phone, _owner: owner }
    }

    /// A phone on which samplers 1 and 2 signed in and chose PINs; sampler 1 holds it, and the package was pulled.
    pub(crate) fn with_team() -> (Self, Assignment) {
        let assignment = assignment("a");
        let mut bench = Self::new();
        bench.office.grant(&assignment);
        for (number, pin) in [(2, "246801"), (1, "135790")] {
            bench.office.next_person.set(number);
            let phone = bench.phone;
            bench.pool.run_until(async move {
                phone.sign_in(SignIn { name: "s".into(), password: "p".into(), new_password: None }).await.unwrap();
                phone.set_pin(pin.into()).await.unwrap();
            });
        }
        bench.settle();
        (bench, assignment)
    }

    /// Lets everything run that can run.
    pub(crate) fn settle(&mut self) {
        self.pool.run_until_stalled();
    }

    /// Records an act at its minute of the story, with the PIN of whoever does it.
    pub(crate) fn act(&mut self, assignment: &Assignment, step: i64, by: PersonId, act: Act) -> Result<(), app::phone::SubmitError> {
        self.device.clock.set(START.plus(60_000 * step));
        self.device.monotonic.set(60_000 * step);
        let (phone, visit) = (self.phone, assignment.visit);
        self.pool.run_until(async move {
            if by == sampler(2) {
                phone.prove(by, "246801".into()).await.unwrap();
            }
            phone.submit(Submission { visit, by: Some(by), waivers: Vec::new(), as_written: false, act }).await
        })
    }
}
