//! The office over the network, as the phone's engine sees it: one method an endpoint.

use crate::store::Doing;
use domain::contract::{
    Commands, DeviceGrant, DeviceKey, Enrolled, Holding, Me, MediaReceipt, NewRecovery, Package, Problem, Receipts, Recovery, SignIn,
};
use domain::digest::Digest;
use domain::id::{DeviceId, MediaId};
use std::rc::Rc;

/// A call did not succeed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ApiError {
    /// Nobody answered, or not in time.
    #[error("no answer: {0}")]
    NoAnswer(String),
    /// An answer that is not our server's: a captive portal, a proxy, a truncated body.
    #[error("not our server's answer")]
    Foreign,
    /// The phone itself could not do its part, such as making its key.
    #[error("the phone could not: {0}")]
    Local(String),
    /// Our server says why not.
    #[error("{}", .0.title)]
    Problem(Box<Problem>),
}

impl ApiError {
    /// Tells whether signing in again would help.
    #[must_use]
    pub fn needs_sign_in(&self) -> bool {
        matches!(self, Self::Problem(problem) if problem.status == 401)
    }
}

/// A file that is offered to the office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The file.
    pub media: MediaId,
    /// Whose it is.
    pub device: DeviceId,
    /// The digest of its bytes.
    pub digest: Digest,
    /// How many.
    pub bytes: u64,
    /// Their media type.
    pub mime: String,
}

/// How far an upload has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Upload {
    /// The office has so many bytes.
    At(u64),
    /// It has all of them, and proves it.
    Proved(MediaReceipt),
}

/// Bytes that went over the network: the bodies of calls, also of those that nobody answered, and of answers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Carried {
    /// Sent.
    pub up: u64,
    /// Received.
    pub down: u64,
}

/// The office over the network.
pub trait Api {
    /// `POST /session`.
    fn sign_in(&self, sign_in: SignIn) -> Doing<'_, Result<Me, ApiError>>;
    /// `POST /session/enrolled`: a code that a manager showed, in place of a password.
    fn enter(&self, shown: Enrolled) -> Doing<'_, Result<Me, ApiError>>;
    /// `PUT /devices/{id}`.
    fn register(&self, device: DeviceId, key: DeviceKey) -> Doing<'_, Result<DeviceGrant, ApiError>>;
    /// `GET /package?after=seq`, and what the phone holds that no receipt proves.
    fn package(&self, device: DeviceId, after: i64, holding: Holding) -> Doing<'_, Result<Package, ApiError>>;
    /// `POST /commands`.
    fn commands(&self, commands: Commands) -> Doing<'_, Result<Receipts, ApiError>>;
    /// `POST /uploads/{id}`: begins a file with its first bytes; of one that has begun it only tells how far it is.
    fn begin_upload(&self, offer: Offer, first: Vec<u8>) -> Doing<'_, Result<Upload, ApiError>>;
    /// `HEAD /uploads/{id}`: how far a file has come, if it has begun; whatever hangs of it is given up.
    fn upload_offset(&self, media: MediaId) -> Doing<'_, Result<Option<u64>, ApiError>>;
    /// `PATCH /uploads/{id}`: the next bytes.
    fn go_on_upload(&self, media: MediaId, at: u64, piece: Vec<u8>) -> Doing<'_, Result<Upload, ApiError>>;
    /// What went over the network since this was last asked.
    fn carried(&self) -> Carried;
    /// `PUT /devices/{id}/recovery`: asks custodians for keys that nobody's PIN opens any more.
    fn ask_recovery(&self, device: DeviceId, asked: NewRecovery) -> Doing<'_, Result<(), ApiError>>;
    /// `GET /devices/{id}/recovery`: what became of it.
    fn recovery(&self, device: DeviceId) -> Doing<'_, Result<Recovery, ApiError>>;
    /// `GET /events`: calls back with each seq.
    fn listen(&self, call: Box<dyn Fn(i64)>);
}

/// The office, shared by what runs on the page.
pub type SharedApi = Rc<dyn Api>;
