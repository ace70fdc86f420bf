//! An office that answers as scripted, and honestly where nothing is scripted.

use app::api::{Api, ApiError, Carried, Offer, Upload};
use app::store::Doing;
use domain::act::TimeToken;
use domain::assignment::Assignment;
use domain::contract::{
    Commands, DeviceGrant, DeviceKey, Enrolled, Envelope, Holding, Item, Me, MediaReceipt, NewRecovery, Outcome, Package, Problem, RESTORED, Receipt,
    Receipts, Recovery, SignIn,
};
use domain::digest::Digest;
use domain::evidence::SEGMENT;
use domain::finding::Finding;
use domain::fixture::{START, briefing, sampler};
use domain::id::{CommandId, DeviceId, EpochId, MediaId};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};

/// What happens when a piece of a file comes.
type AtPiece = (MediaId, Box<dyn Fn()>);

/// How the office answers one call.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Answer {
    /// As it should.
    Honest,
    /// It has taken everything in, but the answer is lost on the way.
    Cut,
    /// Half of a piece arrives, and then the line breaks.
    HalfWay,
    /// Receipts over other bytes than were sent.
    OtherDigest,
    /// Something else answers.
    Portal,
    /// A problem of that status.
    Refuse(u16),
}

pub(crate) struct Office {
    pub(crate) next_person: Cell<u8>,
    /// Answers to come, of commands and of uploads.
    pub(crate) script: RefCell<VecDeque<Answer>>,
    /// Every batch that arrived.
    pub(crate) batches: RefCell<Vec<Vec<Envelope>>>,
    /// What it has taken in.
    pub(crate) taken: RefCell<BTreeMap<CommandId, Digest>>,
    /// Files that began to arrive, in order.
    pub(crate) files: RefCell<Vec<MediaId>>,
    /// Their bytes so far.
    pub(crate) arriving: RefCell<BTreeMap<MediaId, (Offer, Vec<u8>)>>,
    /// Where further pieces began and how long they were.
    pub(crate) pieces: RefCell<Vec<(u64, usize)>>,
    /// The package's items, each with its seq.
    pub(crate) items: RefCell<Vec<Item>>,
    /// The life of its record.
    pub(crate) epoch: Cell<EpochId>,
    /// It gives no work to this program any more.
    pub(crate) too_old: Cell<bool>,
    /// The manager reported the phone lost.
    pub(crate) reported_lost: Cell<bool>,
    /// What the phone last said it holds.
    pub(crate) held: Cell<Holding>,
    /// What happens elsewhere while it answers the next call for the package.
    pub(crate) meanwhile: RefCell<Option<Box<dyn FnOnce()>>>,
    /// What happens elsewhere at the first piece of a file.
    pub(crate) at_piece: RefCell<Option<AtPiece>>,
    /// What went over the line.
    carried: Cell<Carried>,
    /// What the phone asked the custodians for.
    pub(crate) recovery: RefCell<Option<Recovery>>,
    /// What it finds of the next commands.
    pub(crate) findings: RefCell<Vec<Finding>>,
}

impl Office {
    pub(crate) fn new() -> Self {
        let calendar = Vec::new();
        Self {
            next_person: Cell::new(1),
            script: RefCell::default(),
            batches: RefCell::default(),
            taken: RefCell::default(),
            files: RefCell::default(),
            arriving: RefCell::default(),
            pieces: RefCell::default(),
            items: RefCell::new(vec![Item::Briefing { briefing: Box::new(briefing()), calendar }]),
            findings: RefCell::default(),
            recovery: RefCell::default(),
            epoch: Cell::new(EpochId::derived("first")),
            too_old: Cell::new(false),
            reported_lost: Cell::new(false),
            held: Cell::default(),
            meanwhile: RefCell::default(),
            at_piece: RefCell::default(),
            carried: Cell::default(),
        }
    }

    pub(crate) fn grant(&self, assignment: &Assignment) {
        self.items.borrow_mut().push(Item::Assignment { assignment: Box::new(assignment.clone()) });
    }

    pub(crate) fn will(&self, answers: impl IntoIterator<Item = Answer>) {
        self.script.borrow_mut().extend(answers);
    }

    /// Takes in a piece as scripted: a cut keeps its whole segments.
    fn take(&self, media: MediaId, piece: &[u8], answer: Answer) -> Result<Upload, ApiError> {
        let mut arriving = self.arriving.borrow_mut();
        let (offer, there) = arriving.get_mut(&media).unwrap();
        let all = there.len() + piece.len();
        match answer {
            Answer::Portal => return Err(ApiError::Foreign),
            Answer::Refuse(status) => return Err(refuse(status)),
            Answer::HalfWay => {
                let kept = (there.len() + piece.len() / 2) / SEGMENT * SEGMENT;
                there.extend_from_slice(&piece[..kept.saturating_sub(there.len())]);
                return Err(ApiError::NoAnswer("cut".into()));
            }
            Answer::Honest | Answer::Cut | Answer::OtherDigest => there.extend_from_slice(piece),
        }
        assert_eq!(there.len(), all);
        let length = u64::try_from(all).unwrap();
        let receipt = |digest| Ok(Upload::Proved(MediaReceipt { media, digest, bytes: length, at: START }));
        match answer {
            Answer::Cut => Err(ApiError::NoAnswer("cut".into())),
            _ if length < offer.bytes => Ok(Upload::At(length)),
            Answer::OtherDigest => receipt(Digest::of(b"other")),
            _ => {
                assert_eq!(Digest::of(there), offer.digest, "the phone sends the bytes of its digest");
                receipt(offer.digest)
            }
        }
    }

    fn carry(&self, up: usize, down: usize) {
        let before = self.carried.get();
        let (up, down) = (u64::try_from(up).unwrap(), u64::try_from(down).unwrap());
        self.carried.set(Carried { up: before.up + up, down: before.down + down });
    }

    /// A piece came over the line.
    fn carry_piece(&self, media: MediaId, piece: &[u8]) {
        self.carry(piece.len(), 0);
        if self.at_piece.borrow().as_ref().is_some_and(|(of, _)| *of == media)
            && let Some((_, happens)) = self.at_piece.take()
        {
            happens();
        }
    }

    fn next(&self) -> Answer {
        self.script.borrow_mut().pop_front().unwrap_or(Answer::Honest)
    }
}

fn token() -> TimeToken {
    TimeToken { at: START, signature: "00".into() }
}

fn refuse(status: u16) -> ApiError {
    let title = format!("示例 {status}");
    ApiError::Problem(Box::new(Problem { kind: "example".into(), title, status, detail: "下一步".into(), obligation: None, field: None }))
}

impl Api for Office {
    fn sign_in(&self, _: SignIn) -> Doing<'_, Result<Me, ApiError>> {
        let (briefing, id) = (briefing(), sampler(self.next_person.get()));
        let person = briefing.person(id).unwrap().clone();
        let organisation = briefing.organisations.iter().find(|body| body.id == person.organisation).unwrap().clone();
        Box::pin(async { Ok(Me { person, organisation, may: Vec::new(), challenge: "c4a11e".into() }) })
    }

    fn enter(&self, _: Enrolled) -> Doing<'_, Result<Me, ApiError>> {
        self.sign_in(SignIn { name: String::new(), password: String::new(), new_password: None })
    }

    fn register(&self, device: DeviceId, shown: DeviceKey) -> Doing<'_, Result<DeviceGrant, ApiError>> {
        let proved = domain::contract::key_proof("c4a11e", device, &shown.public_key);
        assert_eq!(shown.proof, Some(Digest::of(proved.as_bytes()).hex().repeat(2)), "the phone proves its key in this very session");
        let epoch = Some(self.epoch.get());
        Box::pin(async move { Ok(DeviceGrant { device, people: vec![sampler(1), sampler(2)], token: token(), epoch }) })
    }

    fn package(&self, _: DeviceId, after: i64, holding: Holding) -> Doing<'_, Result<Package, ApiError>> {
        self.held.set(holding);
        if let Some(happens) = self.meanwhile.take() {
            happens();
        }
        if self.reported_lost.get() {
            let (title, detail) = app::words::problems::device_lost();
            let (kind, title, detail) = ("device-lost".into(), title.into(), detail.into());
            let problem = Problem { kind, title, status: 403, detail, obligation: None, field: None };
            return Box::pin(async move { Err(ApiError::Problem(Box::new(problem))) });
        }
        let items: Vec<Item> = self.items.borrow().iter().skip(usize::try_from(after).unwrap()).cloned().collect();
        let (upto, epoch) = (i64::try_from(self.items.borrow().len()).unwrap(), self.epoch.get());
        if self.too_old.get() {
            let (title, detail) = app::words::problems::update_required();
            let (kind, title, detail) = ("update-required".into(), title.into(), detail.into());
            let problem = Problem { kind, title, status: 426, detail, obligation: None, field: None };
            return Box::pin(async move { Err(ApiError::Problem(Box::new(problem))) });
        }
        let package = Package { upto, more: false, token: token(), epoch: Some(epoch), items };
        self.carry(0, serde_json::to_string(&package).unwrap().len());
        Box::pin(async move { Ok(package) })
    }

    fn commands(&self, commands: Commands) -> Doing<'_, Result<Receipts, ApiError>> {
        if commands.epoch.is_some_and(|epoch| epoch != self.epoch.get()) {
            let (title, detail) = app::words::problems::record_restored();
            let (kind, title, detail) = (RESTORED.into(), title.into(), detail.into());
            let problem = Problem { kind, title, status: 409, detail, obligation: None, field: None };
            return Box::pin(async move { Err(ApiError::Problem(Box::new(problem))) });
        }
        self.batches.borrow_mut().push(commands.commands.clone());
        self.carry(serde_json::to_string(&commands).unwrap().len(), 0);
        let answer = self.next();
        Box::pin(async move {
            match answer {
                Answer::Portal => return Err(ApiError::Foreign),
                Answer::Refuse(status) => return Err(refuse(status)),
                Answer::Honest | Answer::Cut | Answer::HalfWay | Answer::OtherDigest => {}
            }
            let mut receipts = Vec::new();
            for envelope in &commands.commands {
                let already = self.taken.borrow_mut().insert(envelope.id, envelope.digest()).is_some();
                let digest = if matches!(answer, Answer::OtherDigest) { Digest::of(b"other") } else { envelope.digest() };
                let outcome = if already { Outcome::Already { seq: 1 } } else { Outcome::Applied { seq: 1 } };
                let findings = self.findings.borrow_mut().drain(..).collect();
                receipts.push(Receipt { id: envelope.id, digest, outcome, findings, at: START });
            }
            if matches!(answer, Answer::Cut) {
                return Err(ApiError::NoAnswer("cut".into()));
            }
            let receipts = Receipts { receipts, token: token() };
            self.carry(0, serde_json::to_string(&receipts).unwrap().len());
            Ok(receipts)
        })
    }

    fn begin_upload(&self, offer: Offer, first: Vec<u8>) -> Doing<'_, Result<Upload, ApiError>> {
        self.carry_piece(offer.media, &first);
        let answer = self.next();
        Box::pin(async move {
            let known = self.arriving.borrow().get(&offer.media).map(|(_, there)| u64::try_from(there.len()).unwrap());
            match known {
                Some(there) if there < offer.bytes => Ok(Upload::At(there)),
                Some(_) => self.take(offer.media, &[], answer),
                None => {
                    self.files.borrow_mut().push(offer.media);
                    self.arriving.borrow_mut().insert(offer.media, (offer.clone(), Vec::new()));
                    self.take(offer.media, &first, answer)
                }
            }
        })
    }

    fn upload_offset(&self, media: MediaId) -> Doing<'_, Result<Option<u64>, ApiError>> {
        let there = self.arriving.borrow().get(&media).map(|(_, there)| u64::try_from(there.len()).unwrap());
        Box::pin(async move { Ok(there) })
    }

    fn go_on_upload(&self, media: MediaId, at: u64, piece: Vec<u8>) -> Doing<'_, Result<Upload, ApiError>> {
        self.carry_piece(media, &piece);
        let answer = self.next();
        Box::pin(async move {
            let there = self.arriving.borrow().get(&media).map(|(_, there)| u64::try_from(there.len()).unwrap());
            if there != Some(at) {
                return Err(refuse(409));
            }
            self.pieces.borrow_mut().push((at, piece.len()));
            self.take(media, &piece, answer)
        })
    }

    fn carried(&self) -> Carried {
        self.carried.take()
    }

    fn ask_recovery(&self, _: DeviceId, asked: NewRecovery) -> Doing<'_, Result<(), ApiError>> {
        let recovery = Recovery { asked, at: START, by: String::new(), opened: None };
        *self.recovery.borrow_mut() = Some(recovery);
        Box::pin(async { Ok(()) })
    }

    fn recovery(&self, _: DeviceId) -> Doing<'_, Result<Recovery, ApiError>> {
        let recovery = self.recovery.borrow().clone().ok_or_else(|| refuse(404));
        Box::pin(async { recovery })
    }

    fn listen(&self, _: Box<dyn Fn(i64)>) {}
}
