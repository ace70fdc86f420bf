//! A phone in the field: its disk and key stay, its tabs come and go.

use crate::chance::Chance;
use crate::device::{Body, Tab};
use crate::office::Office;
use crate::store::{Disk, Store};
use crate::wire::Wire;
use app::device::Delivered;
use app::engine::pass::{Stopped, pass};
use app::phone::memory::Memory;
use app::phone::{Capture, Model, Phone, Submission, season};
use app::signal::Owner;
use app::store::Table;
use domain::act::Act;
use domain::assignment::Assignment;
use domain::contract::SignIn;
use domain::evidence::{MediaKind, MediaSource};
use domain::fixture::{START, sampler};
use domain::id::PersonId;
use domain::paper::sheet_paper;
use domain::time::Instant;
use ed25519_dalek::SigningKey;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

const PINS: [&str; 2] = ["135790", "246801"];

/// What is open: the phone as its pages see it, and the tab and the store that it stands on.
type Opened = (Phone, Rc<Tab>, Rc<Store>);

/// The phone of a team.
pub(crate) struct Handset {
    pub(crate) disk: Rc<Disk>,
    pub(crate) body: Rc<Body>,
    pub(crate) wire: Rc<Wire>,
    pub(crate) assignment: Assignment,
    /// The true time of each command, by its number.
    pub(crate) truth: RefCell<Vec<Instant>>,
    tab: RefCell<Option<Opened>>,
    /// What every tab's signals live in, also a killed one's, whose engine still sleeps.
    owners: RefCell<Vec<Owner>>,
}

impl Handset {
    /// A new phone on which both samplers of the team signed in.
    pub(crate) async fn new(office: &Rc<Office>, chance: &Chance) -> Self {
        let mut secret = [0; 32];
        secret[..10].copy_from_slice(&chance.bytes());
        let body = Body {
            key: SigningKey::from_bytes(&secret),
            chance: chance.clone(),
            now: Cell::new(START),
            wrong_by: Cell::new(0),
            was_wrong: Cell::new(false),
            online: Cell::new(true),
            file: RefCell::default(),
        };
        let handset = Self {
            disk: Rc::default(),
            body: Rc::new(body),
            wire: Rc::new(Wire::new(office, chance)),
            assignment: office.assign(),
            truth: RefCell::default(),
            tab: RefCell::default(),
            owners: RefCell::default(),
        };
        office.at(START);
        handset.open().await;
        for number in [2, 1] {
            handset.sign_in(number).await;
            handset.phone().set_pin(PINS[number - 1].into()).await.unwrap();
        }
        handset.sync().await.unwrap().unwrap();
        handset.open().await;
        handset
    }

    /// Closes the tab that is open, and opens another.
    pub(crate) async fn open(&self) {
        if let Some((_, tab, _)) = self.tab.take() {
            tab.close();
        }
        self.disk.revive();
        self.body.online.set(false);
        let owner = Owner::new();
        owner.set();
        self.owners.borrow_mut().push(owner);
        let (tab, store) = (Rc::new(Tab::on(&self.body)), Rc::new(Store(Rc::clone(&self.disk))));
        // A whole season's work would be many more acts than a schedule has: one is made of few, sometimes.
        if self.body.chance.once_in(2) && !self.disk.full.get() {
            season::keep(&*store).await.unwrap();
        }
        self.folds_the_same(&store).await;
        let phone = Phone::open(store.clone(), tab.clone(), self.wire.clone()).await.unwrap();
        *self.tab.borrow_mut() = Some((phone, tab, store));
        if phone.has_pin(sampler(1)) {
            phone.unlock(sampler(1), PINS[0].into()).await.unwrap();
        }
        self.body.online.set(true);
    }

    /// What an opening folds is what all rows come to, with a season and without.
    async fn folds_the_same(&self, store: &Store) {
        let (quick, whole) = (Memory::read(store).await.unwrap(), Memory::read_all(store).await.unwrap());
        let [quick, whole] = [quick, whole].map(|memory| format!("{:?}", memory.fold(&Model::default())));
        assert_eq!(quick, whole);
    }

    fn phone(&self) -> Phone {
        self.tab.borrow().as_ref().unwrap().0
    }

    /// One of the two signs in, by a line that holds.
    pub(crate) async fn sign_in(&self, number: usize) {
        let fails = self.wire.fails_once_in.replace(0);
        let sign_in = || SignIn { name: format!("s{number}"), password: crate::office::PASSWORD.to_owned(), new_password: None };
        // A call of the page's own engine may still be under way, and kill the office.
        if self.phone().sign_in(sign_in()).await.is_err() {
            self.phone().sign_in(sign_in()).await.unwrap();
        }
        self.wire.fails_once_in.set(fails);
    }

    /// Sets the minute of the story.
    pub(crate) fn minute(&self, minute: usize) {
        self.body.now.set(START.plus(60_000 * i64::try_from(minute).unwrap()));
    }

    /// Does what is done to the phone until it is done, or its tab is killed: then there is nothing to answer.
    async fn unless_killed<T>(&self, work: impl Future<Output = T>) -> Option<T> {
        tokio::select! {
            biased;
            () = self.disk.death() => None,
            done = work => Some(done),
        }
    }

    /// Records an act of the story, whatever it takes; what is recorded already is not recorded again.
    pub(crate) async fn act(&self, by: PersonId, act: &Act) {
        let before = self.disk.table(Table::Commands).len();
        loop {
            self.body.online.set(false);
            let done = self.unless_killed(self.record(by, act)).await;
            self.body.online.set(true);
            match done {
                Some(Ok(())) => break,
                Some(Err(error)) if self.disk.full.get() => {
                    assert!(error.contains("no room"), "{error}");
                    assert_eq!(self.disk.table(Table::Commands).len(), before, "what could not be kept leaves no trace");
                    self.disk.full.set(false);
                }
                Some(Err(error)) => panic!("{act:?} was refused: {error}"),
                None => {
                    self.open().await;
                    if self.disk.table(Table::Commands).len() > before {
                        break;
                    }
                }
            }
        }
        assert_eq!(self.disk.table(Table::Commands).len(), before + 1, "an act is recorded once");
        self.truth.borrow_mut().push(self.body.now.get());
    }

    async fn record(&self, by: PersonId, act: &Act) -> Result<(), String> {
        let phone = self.phone();
        let visit = self.assignment.visit;
        let failed = |error: app::phone::SubmitError| format!("{error:?}");
        if by == sampler(2) {
            phone.prove(by, PINS[1].into()).await.map_err(|error| format!("{error:?}"))?;
        }
        if let Act::Capture { sheet, evidence } = act {
            let bytes = picture(&self.body.chance);
            // As the browser's camera does: by the device's own clock, whatever the page believes of it.
            let taken_at = self.body.now.get().plus(self.body.wrong_by.get());
            let delivered = Delivered { bytes, mime: "image/jpeg".into(), kind: MediaKind::Photo, source: MediaSource::Camera, taken_at };
            return phone
                .capture(Capture { visit, sheet: *sheet, purpose: evidence.purpose, delivered, position: None })
                .await
                .map(|_| ())
                .map_err(failed);
        }
        let mut act = act.clone();
        if let Act::Fill { container, .. } = &mut act {
            // Never after it is recorded, and on one date whatever the clock does (O-37).
            container.filled_at = container.filled_at.min(phone.now());
        }
        if let Act::Sign { sheet, signature } = &mut act {
            let shown = phone.state(visit, |state| sheet_paper(state.briefing, state.visit, state.visit.sheet(*sheet).unwrap()).digest());
            signature.shown = shown.unwrap();
        }
        phone.submit(Submission { visit, by: Some(by), waivers: Vec::new(), as_written: false, act }).await.map_err(failed)
    }

    /// Everything that it holds, as one file.
    pub(crate) async fn rescue(&self) -> Vec<u8> {
        self.phone().rescue().await.unwrap();
        self.body.file.take()
    }

    /// One pass of the engine; nothing where the tab was killed in it, and a new one is open.
    pub(crate) async fn sync(&self) -> Option<Result<bool, Stopped>> {
        let (tab, store) = self.tab.borrow().as_ref().map(|(_, tab, store)| (Rc::clone(tab), Rc::clone(store))).unwrap();
        let done = self.unless_killed(pass(&*store, &*self.wire, &*tab, &|_| ())).await;
        if done.is_none() {
            self.open().await;
        }
        done
    }
}

/// Bytes of a picture: mostly small, some of several segments.
fn picture(chance: &Chance) -> Vec<u8> {
    let length = if chance.once_in(6) { 100_000 + chance.below(700_000) } else { 200 + chance.below(4_000) };
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap() + 8);
    let mut state = chance.next();
    while u64::try_from(bytes.len()).unwrap() < length {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        bytes.extend_from_slice(&state.to_le_bytes());
    }
    bytes
}
