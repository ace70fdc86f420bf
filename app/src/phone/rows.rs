//! The rows of the store.

use super::{LocalMedia, Map};
use crate::store::{LocalStore, StoreError, Table};
use domain::act::TimeToken;
use domain::contract::MediaReceipt;
use domain::digest::Digest;
use domain::id::VisitId;
use domain::json::Json;
use domain::time::Instant;
use domain::visit::Event;

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
    /// Another value whenever something came or was proved that stands in another table: what was folded before is old then.
    pub const MOVED: &str = "moved";
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

    /// Sets one of them.
    pub(crate) fn set<T: Json>(&mut self, name: &str, value: &T) {
        self.0.insert(name.to_owned(), domain::json::write(value));
    }

    /// Takes over what is told of the line, which stands in no other table; tells whether all else is the same.
    pub(crate) fn follow_line(&mut self, other: &Self) -> bool {
        for name in [fact::CONTACT, fact::TRAFFIC] {
            if let Some(row) = other.0.get(name) {
                self.0.insert(name.to_owned(), row.clone());
            }
        }
        self == other
    }
}
