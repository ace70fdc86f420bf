//! What goes to the office, and what came back for it.

use super::Map;
use super::order::in_order;
use super::rows::{Facts, Head, MediaRow, command_key, fact, parse};
use super::season::Season;
use crate::store::{Doing, LocalStore, StoreError, Table};
use domain::act::{Act, Command};
use domain::contract::{Envelope, Holding, Receipt};
use domain::evidence::MediaKind;
use domain::id::{CommandId, MediaId};
use domain::json;

/// A command that was recorded here.
#[derive(Debug)]
pub(crate) struct Recorded {
    /// Its place among them.
    pub(crate) number: u64,
    /// As it is sent.
    pub(crate) envelope: Envelope,
    /// What it says, where that was asked and this program can read it.
    pub(crate) command: Option<Command>,
}

impl Recorded {
    fn read(number: u64, row: &str) -> Result<Self, StoreError> {
        Ok(Self { number, envelope: parse(row)?, command: None })
    }

    /// A body of a newer program than this one still waits to be sent; it only cannot be shown.
    fn open(&mut self) {
        self.command = json::read(&self.envelope.body).ok();
    }
}

/// What goes to the office and what came back for it: of a season that is kept apart, only what still waits.
#[derive(Debug, Default)]
pub(crate) struct Outgoing {
    /// What stands in single rows.
    pub(crate) facts: Facts,
    /// The end of the chain.
    pub(crate) head: Head,
    /// What is kept apart and is not here.
    pub(crate) season: Option<Season>,
    /// Commands, in order.
    pub(crate) commands: Vec<Recorded>,
    /// What the office answered to them.
    pub(crate) receipts: Map<CommandId, Receipt>,
    /// Photos and videos.
    pub(crate) media: Map<MediaId, MediaRow>,
}

impl Outgoing {
    /// Reads what a season does not account for.
    ///
    /// # Errors
    /// The store failed, or a row of ours cannot be read.
    pub(crate) fn read(store: &dyn LocalStore) -> Doing<'_, Result<Self, StoreError>> {
        Box::pin(async move {
            let facts = Facts::read(store).await?;
            let season = Season::read(store, &facts).await?;
            Self::read_since(store, facts, season).await
        })
    }

    /// Reads all of it: no bodies, which nobody asks here what they say.
    ///
    /// # Errors
    /// As [`Outgoing::read`].
    pub(crate) fn read_all(store: &dyn LocalStore) -> Doing<'_, Result<Self, StoreError>> {
        Box::pin(async move {
            let facts = Facts::read(store).await?;
            Self::read_since(store, facts, None).await
        })
    }

    async fn read_since(store: &dyn LocalStore, facts: Facts, season: Option<Season>) -> Result<Self, StoreError> {
        if let Some(season) = season
            && let Some(outgoing) = Self::since(store, &facts, season).await?
        {
            return Ok(outgoing);
        }
        let mut outgoing = Self::begin(facts)?;
        for (number, (_, row)) in (0..).zip(store.all(Table::Commands).await?) {
            outgoing.commands.push(Recorded::read(number, &row)?);
        }
        for (_, row) in store.all(Table::Receipts).await? {
            outgoing.take_receipt(&row)?;
        }
        outgoing.media = read_media(store).await?;
        Ok(outgoing)
    }

    /// None where the season does not tell what is to be read.
    async fn since(store: &dyn LocalStore, facts: &Facts, season: Season) -> Result<Option<Self>, StoreError> {
        let mut outgoing = Self::begin(facts.clone())?;
        let waiting = season.waiting.iter().map(|number| command_key(*number)).collect();
        for (number, row) in season.waiting.iter().zip(store.some(Table::Commands, waiting).await?) {
            // It never goes; where it did, all rows are read.
            let Some(row) = row else { return Ok(None) };
            outgoing.commands.push(Recorded::read(*number, &row)?);
        }
        let mut files = season.files.clone();
        for (number, (_, row)) in (season.upto.next..).zip(store.since(Table::Commands, command_key(season.upto.next)).await?) {
            let mut recorded = Recorded::read(number, &row)?;
            recorded.open();
            match recorded.command.as_ref().map(|command| &command.act) {
                Some(Act::Capture { evidence, .. }) => files.push(evidence.media),
                Some(_) => {}
                // Nobody knows which files it speaks of.
                None => return Ok(None),
            }
            outgoing.commands.push(recorded);
        }
        let ids = outgoing.commands.iter().map(|recorded| &recorded.envelope.id).chain(&season.told).map(ToString::to_string).collect();
        for row in store.some(Table::Receipts, ids).await?.into_iter().flatten() {
            outgoing.take_receipt(&row)?;
        }
        for row in store.some(Table::Media, files.iter().map(ToString::to_string).collect()).await?.into_iter().flatten() {
            take_media(&mut outgoing.media, &row)?;
        }
        outgoing.season = Some(season);
        Ok(Some(outgoing))
    }

    fn begin(facts: Facts) -> Result<Self, StoreError> {
        Ok(Self { head: facts.get(fact::HEAD)?.unwrap_or_default(), facts, ..Self::default() })
    }

    fn take_receipt(&mut self, row: &str) -> Result<(), StoreError> {
        let receipt: Receipt = parse(row)?;
        self.receipts.insert(receipt.id, receipt);
        Ok(())
    }

    /// Reads what the commands say.
    pub(crate) fn open_bodies(&mut self) {
        // Of a season nobody asks what its commands say; those after it are open.
        if self.season.is_none() {
            self.commands.iter_mut().for_each(Recorded::open);
        }
    }

    /// What no receipt proves yet.
    pub(crate) fn holding(&self) -> Holding {
        let unsent = self.commands.iter().filter(|recorded| !self.receipts.contains_key(&recorded.envelope.id)).count();
        let mut holding = Holding { commands: u32::try_from(unsent).unwrap_or(u32::MAX), ..Holding::default() };
        for row in self.media.values().filter(|row| row.receipt.is_none()) {
            holding.media += 1;
            holding.bytes += row.local.evidence.bytes;
        }
        holding
    }

    /// Commands without a receipt, in order.
    pub(crate) fn unsent(self) -> Vec<Envelope> {
        let Self { commands, receipts, .. } = self;
        commands.into_iter().map(|recorded| recorded.envelope).filter(|envelope| !receipts.contains_key(&envelope.id)).collect()
    }

    /// Which of these commands were recorded here: their receipts say so, or they wait for one.
    ///
    /// # Errors
    /// The store failed.
    pub(crate) async fn own(&self, store: &dyn LocalStore, ids: Vec<CommandId>) -> Result<Vec<CommandId>, StoreError> {
        let receipts = store.some(Table::Receipts, ids.iter().map(ToString::to_string).collect()).await?;
        let is_here = |id: CommandId| self.commands.iter().any(|recorded| recorded.envelope.id == id);
        Ok(ids.into_iter().zip(receipts).filter(|(id, receipt)| receipt.is_some() || is_here(*id)).map(|(id, _)| id).collect())
    }
}

/// Reads the rows of all photos and videos.
///
/// # Errors
/// The store failed, or a row cannot be read.
pub(crate) async fn read_media(store: &dyn LocalStore) -> Result<Map<MediaId, MediaRow>, StoreError> {
    let mut media = Map::default();
    for (_, row) in store.all(Table::Media).await? {
        take_media(&mut media, &row)?;
    }
    Ok(media)
}

/// Media without a receipt: photos before videos, the small ones first.
pub(crate) fn unproved(media: Map<MediaId, MediaRow>) -> Vec<MediaRow> {
    let rows: Vec<MediaRow> = media.into_values().filter(|row| row.receipt.is_none()).collect();
    in_order(rows, |row| (row.local.evidence.kind == MediaKind::Video, row.local.evidence.bytes))
}

fn take_media(media: &mut Map<MediaId, MediaRow>, row: &str) -> Result<(), StoreError> {
    let row: MediaRow = parse(row)?;
    media.insert(row.local.evidence.media, row);
    Ok(())
}
