//! The acts of a season without all that they were sent with, so that opening the phone need not read every command, receipt and file again.
//!
//! Nothing rests on it: every row that it was made of stays where it is, and whatever it does not fit it is passed over. It accounts for the
//! first commands: what each did stands in rows that are only ever added to, and one row says of what the office's proofs are not all there.

use super::LocalMedia;
use super::epoch::Source;
use super::outgoing::Outgoing;
use super::rows::{Facts, Head, command_key, fact};
use crate::store::{LocalStore, StoreError, Table, Write};
use domain::act::{Act, Command};
use domain::contract::{Outcome, VERSION};
use domain::id::{CommandId, EpochId, MediaId, VisitId};
use domain::json::{self, Json};
use domain::visit::Event;

/// So many commands are read and opened anew at every opening before they are added to the season: some two visits.
pub(crate) const EVERY: usize = 80;

/// The key of the row that says what a season accounts for; those of the acts come before it.
const HEADER: &str = "season";

/// What was done on which visit.
pub(crate) type Acted = (VisitId, Event);

/// What a season accounts for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Json)]
pub(crate) struct Season {
    /// Which contract it was read by: what a later one knows, an earlier one may have left out.
    version: u16,
    /// The end of the chain then: it accounts for all commands before that.
    pub(crate) upto: Head,
    /// Which life of the office's record the receipts are of.
    epoch: Option<EpochId>,
    /// Numbers of the commands that had no receipt.
    pub(crate) waiting: Vec<u64>,
    /// Commands of which the receipt tells more than that they were taken in.
    pub(crate) told: Vec<CommandId>,
    /// Files that had no receipt.
    pub(crate) files: Vec<MediaId>,
}

impl Season {
    /// Reads what is kept, where it is of the office's life that the facts name.
    ///
    /// # Errors
    /// The store failed.
    pub(crate) async fn read(store: &dyn LocalStore, facts: &Facts) -> Result<Option<Self>, StoreError> {
        let row = store.get(Table::Season, HEADER.to_owned()).await?;
        let source: Source = facts.get(fact::SOURCE)?.unwrap_or_default();
        let head: Head = facts.get(fact::HEAD)?.unwrap_or_default();
        let season: Option<Self> = row.and_then(|row| json::read(&row).ok());
        let holds = |season: &Self| season.version == VERSION && season.epoch == source.epoch && season.upto.next <= head.next;
        Ok(season.filter(holds))
    }

    /// What its commands did, in order; none where not all of it is there.
    ///
    /// # Errors
    /// The store failed.
    pub(crate) async fn acts(&self, store: &dyn LocalStore) -> Result<Option<Vec<Acted>>, StoreError> {
        let mut acts: Vec<Acted> = Vec::new();
        for (key, row) in store.all(Table::Season).await? {
            if key != HEADER {
                let Ok(more) = json::read::<Vec<Acted>>(&row) else { return Ok(None) };
                acts.extend(more);
            }
        }
        // Another tab may have added to them meanwhile.
        let all = usize::try_from(self.upto.next).unwrap_or(usize::MAX);
        let is_whole = acts.len() >= all;
        acts.truncate(all);
        Ok(is_whole.then_some(acts))
    }
}

/// What a command did, as the phone's own pages may know it: what an enterprise said of the samplers stands in the command alone.
pub(crate) fn acted(command: &Command) -> Acted {
    (command.visit, Event::fact(command).closed().into_owned())
}

/// The file that an act brought.
pub(crate) fn file_of((visit, event): &Acted) -> Option<LocalMedia> {
    match event {
        Event::Done { act: Act::Capture { sheet, evidence }, .. } => Some(LocalMedia { visit: *visit, sheet: *sheet, evidence: evidence.clone() }),
        _ => None,
    }
}

/// No season stands any more: what it says of the office's proofs is not so.
pub(crate) fn forget() -> Write {
    Write::Delete(Table::Season, HEADER.to_owned())
}

/// Adds to the season what was recorded since; the caller holds the lock under which commands get their numbers.
///
/// # Errors
/// The store failed, or a row cannot be read.
pub async fn keep(store: &dyn LocalStore) -> Result<(), StoreError> {
    let mut outgoing = Outgoing::read(store).await?;
    outgoing.open_bodies();
    let Outgoing { facts, head, season: before, commands, receipts, media } = outgoing;
    let source: Source = facts.get(fact::SOURCE)?.unwrap_or_default();
    let mut writes = Vec::new();
    if before.is_none() {
        // What lies there may be cut otherwise.
        writes.extend(store.all(Table::Season).await?.into_iter().map(|(key, _)| Write::Delete(Table::Season, key)));
    }
    let Season { upto: Head { next: first, .. }, mut files, .. } = before.unwrap_or_default();
    let mut season = Season { version: VERSION, upto: head, epoch: source.epoch, ..Season::default() };
    let mut acts: Vec<Acted> = Vec::new();
    for recorded in commands {
        if !receipts.contains_key(&recorded.envelope.id) {
            season.waiting.push(recorded.number);
        }
        if recorded.number >= first {
            // What this program cannot read a later one shall: until then there is no season of it.
            let Some(command) = recorded.command else { return Ok(()) };
            let acted = acted(&command);
            files.extend(file_of(&acted).map(|local| local.evidence.media));
            acts.push(acted);
        }
    }
    for receipt in receipts.values() {
        if !receipt.findings.is_empty() || matches!(receipt.outcome, Outcome::Quarantined { .. }) {
            season.told.push(receipt.id);
        }
    }
    season.files = files.into_iter().filter(|id| media.get(id).is_none_or(|row| row.receipt.is_none())).collect();
    if !acts.is_empty() {
        writes.push(Write::Put(Table::Season, command_key(first), json::write(&acts)));
    }
    writes.push(Write::Put(Table::Season, HEADER.to_owned(), json::write(&season)));
    store.write(writes).await
}
