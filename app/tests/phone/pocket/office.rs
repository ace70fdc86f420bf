//! An office that answers as scripted, and honestly where nothing is scripted.

use app::api::{Api, ApiError};
use app::store::Doing;
use domain::act::TimeToken;
use domain::assignment::Assignment;
use domain::contract::{Commands, DeviceGrant, DeviceKey, Envelope, Item, Me, MediaReceipt, Outcome, Package, Problem, Receipt, Receipts, SignIn};
use domain::digest::Digest;
use domain::finding::Finding;
use domain::fixture::{START, briefing, sampler};
use domain::id::{CommandId, DeviceId, MediaId};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};

/// How the office answers one call.
#[derive(Debug, Clone)]
pub(crate) enum Answer {
    /// As it should.
    Honest,
    /// It has taken everything in, but the answer is lost on the way.
    Cut,
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
    /// Files that arrived, in order.
    pub(crate) files: RefCell<Vec<MediaId>>,
    /// The package's items, each with its seq.
    pub(crate) items: RefCell<Vec<Item>>,
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
            items: RefCell::new(vec![Item::Briefing { briefing: Box::new(briefing()), calendar }]),
            findings: RefCell::default(),
        }
    }

    pub(crate) fn grant(&self, assignment: &Assignment) {
        self.items.borrow_mut().push(Item::Assignment { assignment: Box::new(assignment.clone()) });
    }

    pub(crate) fn will(&self, answers: impl IntoIterator<Item = Answer>) {
        self.script.borrow_mut().extend(answers);
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
    ApiError::Problem(Box::new(Problem { kind: "example".into(), title, status, detail: String::new(), obligation: None, field: None }))
}

impl Api for Office {
    fn sign_in(&self, _: SignIn) -> Doing<'_, Result<Me, ApiError>> {
        let (briefing, id) = (briefing(), sampler(self.next_person.get()));
        let person = briefing.person(id).unwrap().clone();
        let organisation = briefing.organisations.iter().find(|body| body.id == person.organisation).unwrap().clone();
        Box::pin(async { Ok(Me { person, organisation, may: Vec::new() }) })
    }

    fn register(&self, device: DeviceId, _: DeviceKey) -> Doing<'_, Result<DeviceGrant, ApiError>> {
        Box::pin(async move { Ok(DeviceGrant { device, people: vec![sampler(1), sampler(2)], token: token() }) })
    }

    fn package(&self, _: DeviceId, after: i64) -> Doing<'_, Result<Package, ApiError>> {
        let items: Vec<Item> = self.items.borrow().iter().skip(usize::try_from(after).unwrap()).cloned().collect();
        let upto = after + i64::try_from(items.len()).unwrap();
        Box::pin(async move { Ok(Package { upto, token: token(), items }) })
    }

    fn commands(&self, commands: Commands) -> Doing<'_, Result<Receipts, ApiError>> {
        self.batches.borrow_mut().push(commands.commands.clone());
        let answer = self.next();
        Box::pin(async move {
            match answer {
                Answer::Portal => return Err(ApiError::Foreign),
                Answer::Refuse(status) => return Err(refuse(status)),
                Answer::Honest | Answer::Cut | Answer::OtherDigest => {}
            }
            let mut receipts = Vec::new();
            for envelope in &commands.commands {
                let already = self.taken.borrow_mut().insert(envelope.id, envelope.digest()).is_some();
                let digest = if matches!(answer, Answer::OtherDigest) { Digest::of(b"other") } else { envelope.digest() };
                let outcome = if already { Outcome::Already { seq: 1 } } else { Outcome::Applied { seq: 1 } };
                let findings = self.findings.borrow_mut().drain(..).collect();
                receipts.push(Receipt { id: envelope.id, digest, outcome, findings, at: START });
            }
            if matches!(answer, Answer::Cut) { Err(ApiError::NoAnswer("cut".into())) } else { Ok(Receipts { receipts, token: token() }) }
        })
    }

    fn upload(&self, _: DeviceId, media: MediaId, digest: Digest, _: String, bytes: Vec<u8>) -> Doing<'_, Result<MediaReceipt, ApiError>> {
        assert_eq!(Digest::of(&bytes), digest, "the phone sends the bytes of its digest");
        self.files.borrow_mut().push(media);
        let answer = self.next();
        let length = u64::try_from(bytes.len()).unwrap();
        Box::pin(async move {
            match answer {
                Answer::Honest => Ok(MediaReceipt { media, digest, bytes: length, at: START }),
                Answer::OtherDigest => Ok(MediaReceipt { media, digest: Digest::of(b"other"), bytes: length, at: START }),
                Answer::Cut => Err(ApiError::NoAnswer("cut".into())),
                Answer::Portal => Err(ApiError::Foreign),
                Answer::Refuse(status) => Err(refuse(status)),
            }
        })
    }

    fn listen(&self, _: Box<dyn Fn(i64)>) {}
}
