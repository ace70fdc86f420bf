//! Which life of the office's record this phone's proofs are of. An office that was restored from an older copy may not have what it proved before.

use super::rows::{MediaRow, fact, parse};
use super::season;
use crate::store::{LocalStore, StoreError, Table, Write};
use domain::id::EpochId;
use domain::json::{self, Json};

/// What the package was pulled from up to the cursor, and by which program.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Json)]
pub struct Source {
    /// The life of the office's record.
    pub epoch: Option<EpochId>,
    /// The contract's version that the program read by; what was newer, it left out.
    pub version: u16,
    /// How far the office's order had come when it last told all: it never comes to less in the same life.
    #[serde(default)]
    pub heard: i64,
}

impl Source {
    /// Tells whether that is another life of the record; the first servers named none.
    #[must_use]
    pub fn ends_with(self, epoch: Option<EpochId>) -> bool {
        self.epoch.zip(epoch).is_some_and(|(before, now)| before != now)
    }
}

/// The lock under which cursor and source are moved: who signs in moves them back while a package may be on its way.
pub(crate) const LOCK: &str = "pulled";

/// Takes back what an earlier life of the record proved, now that it lives the one of that name, or one not known yet: all goes up again and comes
/// down again. What was found of the same acts will be found anew.
///
/// # Errors
/// The store failed, or a row cannot be read.
pub(crate) async fn begin_again(store: &dyn LocalStore, epoch: Option<EpochId>) -> Result<Vec<Write>, StoreError> {
    // No version: nothing was read of it yet.
    let put = |name: &str, row| Write::Put(Table::Facts, name.to_owned(), row);
    let source = Source { epoch, ..Source::default() };
    let mut writes = vec![put(fact::SOURCE, json::write(&source)), put(fact::CURSOR, "0".to_owned()), season::forget()];
    for (key, _) in store.all(Table::Receipts).await? {
        writes.push(Write::Delete(Table::Receipts, key));
    }
    for (key, row) in store.all(Table::Media).await? {
        let row: MediaRow = parse(&row)?;
        writes.push(Write::Put(Table::Media, key, json::write(&MediaRow { receipt: None, ..row })));
    }
    for (key, _) in store.all(Table::Items).await? {
        if key.starts_with("finding:") {
            writes.push(Write::Delete(Table::Items, key));
        }
    }
    Ok(writes)
}
