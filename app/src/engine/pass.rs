//! One pass: commands, then media, then what is new; over the seams alone, so that it runs in a test as on a phone.

use super::{media, pull, push};
use crate::api::{Api, ApiError, Carried};
use crate::device::Device;
use crate::phone::rows::{Contact, fact, read};
use crate::phone::{Model, Sending, Shut, Traffic, recovery};
use crate::store::{LocalStore, StoreError, Table, Write};
use crate::words::sync as words;
use domain::act::TimeToken;
use domain::contract::MediaReceipt;
use domain::id::{CommandId, DeviceId};
use domain::json;

/// Why a pass ended early; whatever was proved until then is kept, and nothing else changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stopped {
    /// Nobody answered.
    NoAnswer,
    /// The office wants a sign-in.
    SignInNeeded,
    /// The agency reported this phone lost; all that it held was offered to the office before it was told so.
    ReportedLost,
    /// Anything else, in a sentence for the user; it will be tried again.
    Trouble(String),
}

/// What a page may show before the pass has ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// The server proved so many commands more.
    Proved(u32),
    /// The server has so much of a file.
    Sending(Sending),
    /// The server proved a file.
    Media(MediaReceipt),
    /// So much went over the line today.
    Traffic(Traffic),
    /// The custodians were asked for keys, and something came of it.
    Keys(Shut),
}

impl From<StoreError> for Stopped {
    fn from(error: StoreError) -> Self {
        let sentence = if error == StoreError::Locked { words::LOCKED } else { words::STORE };
        Self::Trouble(sentence.to_owned())
    }
}

impl From<ApiError> for Stopped {
    fn from(error: ApiError) -> Self {
        if error.needs_sign_in() {
            return Self::SignInNeeded;
        }
        match error {
            ApiError::NoAnswer(_) => Self::NoAnswer,
            ApiError::Foreign => Self::Trouble(words::FOREIGN.to_owned()),
            ApiError::Local(sentence) => Self::Trouble(sentence),
            ApiError::Problem(problem) if problem.kind == "device-lost" => Self::ReportedLost,
            ApiError::Problem(problem) if [426, 507].contains(&problem.status) => Self::Trouble(words::told(&problem.title, &problem.detail)),
            ApiError::Problem(problem) => Self::Trouble(problem.title),
        }
    }
}

/// What a pass works with.
#[derive(Clone, Copy)]
pub(super) struct Work<'a> {
    pub(super) store: &'a dyn LocalStore,
    pub(super) api: &'a dyn Api,
    pub(super) device: &'a dyn Device,
    pub(super) id: DeviceId,
    pub(super) told: &'a dyn Fn(News),
}

impl Work<'_> {
    /// The row that keeps what the server said of the time.
    pub(super) fn contact(&self, token: &TimeToken) -> Write {
        let contact = Contact { offset: token.at.since(self.device.clock()), token: token.clone() };
        Write::Put(Table::Facts, fact::CONTACT.to_owned(), json::write(&contact))
    }

    /// The row that tells other tabs, and the pages of this one, that something came or was proved.
    pub(super) fn moved(&self) -> Write {
        let other = CommandId::new(self.device.clock(), self.device.chance());
        Write::Put(Table::Facts, fact::MOVED.to_owned(), other.to_string())
    }

    /// Adds what went over the line to the count of the day; a count that cannot be kept holds up nothing.
    pub(super) async fn count(self) {
        let carried = self.api.carried();
        if carried == Carried::default() {
            return;
        }
        let before = read(self.store, Table::Facts, fact::TRAFFIC).await.unwrap_or_default();
        let traffic = Traffic::and(before, self.device.clock().local_date(), carried);
        if self.store.write(vec![Write::Put(Table::Facts, fact::TRAFFIC.to_owned(), json::write(&traffic))]).await.is_ok() {
            (self.told)(News::Traffic(traffic));
        }
    }
}

/// Runs one pass; `false` where this device is not registered yet.
///
/// # Errors
/// What made it end early.
pub async fn pass(store: &dyn LocalStore, api: &dyn Api, device: &dyn Device, told: &dyn Fn(News)) -> Result<bool, Stopped> {
    let Some(id) = read(store, Table::Facts, fact::DEVICE).await? else { return Ok(false) };
    if !device.is_online() {
        return Err(Stopped::NoAnswer);
    }
    let work = Work { store, api, device, id, told };
    let done = all(work).await;
    work.count().await;
    done
}

async fn all(work: Work<'_>) -> Result<bool, Stopped> {
    push::push(work).await?;
    // A file that does not go up keeps nothing else from coming down.
    let sent = media::send(work).await;
    if matches!(sent, Err(Stopped::NoAnswer | Stopped::SignInNeeded)) {
        return sent.map(|()| true);
    }
    pull::pull(work).await?;
    if let Some(shut) = recovery::look(work.store, work.api, work.device, work.id).await? {
        (work.told)(News::Keys(shut));
    }
    sent.map(|()| true)
}

impl Model {
    /// Takes in what a pass tells before its end.
    pub(super) fn hear(&mut self, news: News) {
        match news {
            News::Proved(commands) => self.pending.commands = self.pending.commands.saturating_sub(commands),
            News::Keys(shut) => self.shut = shut,
            News::Sending(sending) => self.sending = Some(sending),
            News::Traffic(traffic) => self.traffic = Some(traffic),
            News::Media(receipt) => {
                self.sending = None;
                self.pending.media = self.pending.media.saturating_sub(1);
                self.pending.bytes = self.pending.bytes.saturating_sub(receipt.bytes);
                self.proved.insert(receipt.media, ());
            }
        }
    }
}
