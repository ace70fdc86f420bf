//! The rows of the store and how they fold into what the pages show.

use super::Map;
use super::order::in_order;
use super::{Film, LocalMedia, LocalPerson, Model, Traffic, Videos};
use crate::store::{Doing, LocalStore, StoreError, Table};
use domain::act::{Command, TimeToken};
use domain::contract::{Envelope, Holding, Item, MediaReceipt, Outcome, Receipt};
use domain::digest::Digest;
use domain::finding::Finding;
use domain::id::{CommandId, DeviceId, MediaId, VisitId};
use domain::json::Json;
use domain::time::Instant;
use domain::visit::{Event, Visit};

/// Names of the rows of [`Table::Facts`].
pub mod fact {
    /// The id of this device.
    pub const DEVICE: &str = "device";
    /// The end of the device's chain of commands.
    pub const HEAD: &str = "head";
    /// Up to where the package was pulled.
    pub const CURSOR: &str = "cursor";
    /// From what, and by which program.
    pub const SOURCE: &str = "source";
    /// What the server last said of the time.
    pub const CONTACT: &str = "contact";
    /// Who may act here.
    pub const PEOPLE: &str = "people";
    /// The custodians were asked for keys, and have not answered.
    pub const RECOVERY: &str = "recovery";
    /// Films that were begun and are not kept as a whole.
    pub const FILMS: &str = "films";
    /// Whether videos wait for another line.
    pub const VIDEOS: &str = "videos";
    /// What went over the line today.
    pub const TRAFFIC: &str = "traffic";
    /// The last file that the office proved: another tab sees by it that there is something to fold.
    pub const PROVED: &str = "proved";
}

/// The end of the device's chain: what the next command counts on from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Json)]
pub struct Head {
    /// The number that the next command gets.
    pub next: u64,
    /// The digest of the last command's body.
    pub last: Option<Digest>,
}

/// The last contact with the server.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct Contact {
    /// Server minus device clock, in milliseconds.
    pub offset: i64,
    /// The signed time.
    pub token: TimeToken,
}

/// The claimed time: the device's clock, corrected by what the server last said, and never before that was said.
///
/// A clock that was turned back tells a time that is provably wrong; it must not make the law refuse what it allows.
#[must_use]
pub fn claimed(own: Instant, offset: i64, token: Option<&TimeToken>) -> Instant {
    let corrected = own.plus(offset);
    token.map_or(corrected, |token| corrected.max(token.at))
}

/// A row of [`Table::Media`].
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct MediaRow {
    /// Where it belongs.
    pub local: LocalMedia,
    /// The server's proof, once it came.
    pub receipt: Option<MediaReceipt>,
}

/// An event of another device, with its place among our own commands: facts are folded in the order in which they became known here.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct HeardEvent {
    /// How many own commands were recorded before it was heard.
    pub after: u64,
    /// Its place among what was heard.
    pub order: (i64, u32),
    /// The visit.
    pub visit: VisitId,
    /// The event.
    pub event: Event,
}

/// The key of an own command: numbers sort as text.
#[must_use]
pub fn command_key(number: u64) -> String {
    format!("{number:012}")
}

/// Reads a row.
///
/// # Errors
/// The store failed, or the row cannot be read.
pub async fn read<T: Json>(store: &dyn LocalStore, table: Table, key: &str) -> Result<Option<T>, StoreError> {
    store.get(table, key.to_owned()).await?.map(|text| parse(&text)).transpose()
}

/// Reads a row's text.
///
/// # Errors
/// It is not what this program writes.
pub fn parse<T: Json>(text: &str) -> Result<T, StoreError> {
    domain::json::read(text).map_err(|error| StoreError::Failed(format!("a row cannot be read: {error}")))
}

/// The rows of [`Table::Facts`], read at one moment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts(Map<String, String>);

impl Facts {
    /// Reads them.
    ///
    /// # Errors
    /// The store failed.
    pub async fn read(store: &dyn LocalStore) -> Result<Self, StoreError> {
        let mut facts = Map::default();
        for (name, row) in store.all(Table::Facts).await? {
            facts.insert(name, row);
        }
        Ok(Self(facts))
    }

    /// One of them.
    ///
    /// # Errors
    /// The row cannot be read.
    pub fn get<T: Json>(&self, name: &str) -> Result<Option<T>, StoreError> {
        self.0.get(name).map(|row| parse(row)).transpose()
    }

    /// Tells whether one of them stands the same elsewhere.
    pub(crate) fn agree(&self, other: &Self, name: &str) -> bool {
        self.0.get(name) == other.0.get(name)
    }

    /// Takes over one of them as it stands elsewhere.
    pub(crate) fn follow(&mut self, other: &Self, name: &str) {
        if let Some(row) = other.0.get(name) {
            self.0.insert(name.to_owned(), row.clone());
        }
    }
}

/// Everything that the store holds, read.
#[derive(Debug, Default)]
pub struct Memory {
    /// What stands in single rows.
    pub(crate) facts: Facts,
    /// This device, once it registered.
    pub device: Option<DeviceId>,
    /// The end of the chain.
    pub head: Head,
    contact: Option<Contact>,
    people: Vec<LocalPerson>,
    films: Vec<Film>,
    videos: Videos,
    traffic: Option<Traffic>,
    items: Vec<Item>,
    heard: Vec<HeardEvent>,
    commands: Vec<(Envelope, Option<Command>)>,
    receipts: Map<CommandId, Receipt>,
    media: Map<MediaId, MediaRow>,
}

impl Memory {
    /// Reads the whole store.
    ///
    /// # Errors
    /// The store failed, or a row of ours cannot be read.
    pub fn read(store: &dyn LocalStore) -> Doing<'_, Result<Self, StoreError>> {
        Box::pin(async move {
            let mut memory = Self::read_outgoing(store).await?;
            for (envelope, command) in &mut memory.commands {
                // A body of a newer program than this one still waits to be sent; it only cannot be shown.
                *command = domain::json::read(&envelope.body).ok();
            }
            for (key, row) in store.all(Table::Items).await? {
                if key.starts_with("event:") {
                    memory.heard.push(parse(&row)?);
                } else {
                    memory.items.push(parse(&row)?);
                }
            }
            memory.heard = in_order(memory.heard, |heard| (heard.after, heard.order));
            Ok(memory)
        })
    }

    /// Reads what goes to the office and what came back for it: a season of bodies takes seconds to read, and nobody asks here what they say.
    ///
    /// # Errors
    /// The store failed, or a row of ours cannot be read.
    pub(crate) async fn read_outgoing(store: &dyn LocalStore) -> Result<Self, StoreError> {
        let facts = Facts::read(store).await?;
        let mut memory = Self {
            device: facts.get(fact::DEVICE)?,
            head: facts.get(fact::HEAD)?.unwrap_or_default(),
            contact: facts.get(fact::CONTACT)?,
            people: facts.get(fact::PEOPLE)?.unwrap_or_default(),
            films: facts.get(fact::FILMS)?.unwrap_or_default(),
            videos: facts.get(fact::VIDEOS)?.unwrap_or_default(),
            traffic: facts.get(fact::TRAFFIC)?,
            facts,
            ..Self::default()
        };
        for (_, row) in store.all(Table::Commands).await? {
            memory.commands.push((parse(&row)?, None));
        }
        for (_, row) in store.all(Table::Receipts).await? {
            let receipt: Receipt = parse(&row)?;
            memory.receipts.insert(receipt.id, receipt);
        }
        for (_, row) in store.all(Table::Media).await? {
            let row: MediaRow = parse(&row)?;
            memory.media.insert(row.local.evidence.media, row);
        }
        Ok(memory)
    }

    /// Folds it into the model; what only this run of the page knows stays as it was.
    #[must_use]
    pub fn fold(self, before: &Model) -> Model {
        let mut model = Model {
            ready: true,
            active: before.active,
            link: before.link.clone(),
            storage: before.storage,
            update_waits: before.update_waits,
            store_trouble: before.store_trouble.clone(),
            sending: before.sending,
            is_mobile: before.is_mobile,
            missing: before.missing.clone(),
            evicted: before.evicted,
            shut: before.shut,
            code: before.code.clone(),
            pending: self.holding(),
            ..Model::default()
        };
        if let Some(contact) = self.contact {
            model.offset = contact.offset;
            model.last_contact = Some(contact.token.at);
            model.token = Some(contact.token);
        }
        let mut visits: Map<VisitId, Visit> = Map::default();
        let mut findings = Vec::new();
        for item in self.items {
            match item {
                Item::Briefing { briefing, .. } => model.briefing = Some(*briefing),
                Item::Assignment { assignment } => {
                    visits.insert(assignment.visit, Visit::assigned(*assignment));
                }
                Item::Withdrawal { visit, .. } => {
                    model.withdrawn.push(visit);
                }
                Item::Finding { finding } => findings.push(*finding),
                Item::Escrow { key } => model.escrow = Some(key),
                Item::Event { .. } => {}
            }
        }
        let mut heard = self.heard.into_iter().peekable();
        for (number, (_, command)) in (0_u64..).zip(&self.commands) {
            while let Some(event) = heard.next_if(|event| event.after <= number) {
                apply(&mut visits, event.visit, &event.event);
            }
            if let Some(command) = command {
                apply(&mut visits, command.visit, &Event::fact(command));
            }
        }
        for event in heard {
            apply(&mut visits, event.visit, &event.event);
        }
        for receipt in self.receipts.into_values() {
            if let Outcome::Quarantined { reason } = receipt.outcome {
                model.quarantined.push((receipt.id, reason));
            }
            // What the package says of a finding is newer than what the receipt said.
            findings.extend(receipt.findings);
        }
        for finding in findings {
            apply_finding(&mut visits, finding);
        }
        model.visits = in_order(visits.into_values().collect(), |visit| (visit.assignment.day, visit.assignment.order, visit.assignment.id));
        model.people = self.people;
        model.films = self.films;
        model.videos = self.videos;
        model.traffic = self.traffic;
        for (id, row) in self.media.into_pairs() {
            if let Some(receipt) = row.receipt {
                model.proved.insert(id, receipt);
            }
            model.media.insert(id, row.local);
        }
        model
    }

    /// What no receipt proves yet.
    #[must_use]
    pub fn holding(&self) -> Holding {
        let unsent = self.commands.iter().filter(|(envelope, _)| !self.receipts.contains_key(&envelope.id)).count();
        let mut holding = Holding { commands: u32::try_from(unsent).unwrap_or(u32::MAX), ..Holding::default() };
        for row in self.media.values().filter(|row| row.receipt.is_none()) {
            holding.media += 1;
            holding.bytes += row.local.evidence.bytes;
        }
        holding
    }

    /// Commands without a receipt, in order.
    #[must_use]
    pub fn unsent(self) -> Vec<Envelope> {
        let Self { commands, receipts, .. } = self;
        commands.into_iter().map(|(envelope, _)| envelope).filter(|envelope| !receipts.contains_key(&envelope.id)).collect()
    }

    /// Media without a receipt: photos before videos, the small ones first.
    #[must_use]
    pub fn unproved(self) -> Vec<MediaRow> {
        let rows: Vec<MediaRow> = self.media.into_values().filter(|row| row.receipt.is_none()).collect();
        in_order(rows, |row| (row.local.evidence.kind == domain::evidence::MediaKind::Video, row.local.evidence.bytes))
    }

    /// Tells whether a row speaks of that file.
    #[must_use]
    pub fn has(&self, media: MediaId) -> bool {
        self.media.contains_key(&media)
    }

    /// Films that were begun and are not kept as a whole.
    #[must_use]
    pub fn films(&self) -> &[Film] {
        &self.films
    }

    /// The ids of the commands that were recorded here.
    #[must_use]
    pub fn own(&self) -> Vec<CommandId> {
        self.commands.iter().map(|(envelope, _)| envelope.id).collect()
    }

    /// The moment that the server last signed.
    #[must_use]
    pub fn last_contact(&self) -> Option<Instant> {
        self.contact.as_ref().map(|contact| contact.token.at)
    }
}

fn apply(visits: &mut Map<VisitId, Visit>, visit: VisitId, event: &Event) {
    if let Some(visit) = visits.get_mut(&visit) {
        visit.apply(event);
    }
}

/// Takes in a finding, and its end if it has ended.
fn apply_finding(visits: &mut Map<VisitId, Visit>, finding: Finding) {
    let (visit, id, resolution) = (finding.visit, finding.id, finding.resolved.clone());
    apply(visits, visit, &Event::Found { finding });
    if let Some(resolution) = resolution {
        apply(visits, visit, &Event::Resolved { finding: id, resolution });
    }
}
