//! The keys of the store for two custodians: wrapped to their escrow key, and wrapped by them to a key of this device.

use super::{Ring, StoreKey, failed, kept};
use crate::indexed_db::IndexedDb;
use crate::rsa;
use app::device::DeviceError;
use app::store::{LocalStore as _, Table, Write};
use domain::contract::{EscrowKey, NewRecovery, WrappedKey};
use domain::digest::{Digest, hex, unhex};

/// The row of the device's own key, to which custodians wrap what they open.
const RECOVERY: &str = "recovery";
const OPENED: &str = "opened:";
const ESCROW: &str = "escrow.";
/// By this what comes back is known to be the key that went out: who knows the device's public key could send any.
const CHECK: &str = "check:";

fn check(key: &StoreKey) -> String {
    Digest::of(&[b"fengyang check ", key.raw.as_slice()].concat()).hex()
}

impl Ring {
    /// Wraps the keys that are open to the escrow key, each once.
    ///
    /// # Errors
    /// The store or the browser's cryptography failed.
    pub async fn entrust(&self, escrow: &EscrowKey) -> Result<(), DeviceError> {
        let store = IndexedDb::rows_of(self.database.clone());
        let name = escrow.name();
        let open = self.open.borrow().clone();
        let mut writes = Vec::new();
        for key in open {
            let row = format!("ring:{}:{ESCROW}{name}", key.name);
            if store.get(Table::Facts, row.clone()).await.map_err(kept)?.is_none() {
                let public = rsa::public(&escrow.public_key).await.map_err(|error| failed(&error))?;
                let wrapped = rsa::wrap(&public, &key.raw).await.map_err(|error| failed(&error))?;
                writes.push(Write::Put(Table::Facts, format!("{CHECK}{}", key.name), check(&key)));
                writes.push(Write::Put(Table::Facts, row, hex(&wrapped)));
            }
        }
        if writes.is_empty() { Ok(()) } else { store.write(writes).await.map_err(kept) }
    }

    /// The rows of keys that are not open: the name of the key, whoever it is wrapped for, and what is wrapped.
    async fn shut(&self) -> Result<Vec<(String, String, String)>, DeviceError> {
        let rows = IndexedDb::rows_of(self.database.clone()).all(Table::Facts).await.map_err(kept)?;
        let open = self.open.borrow();
        let shut = rows.into_iter().filter_map(|(row, wrapped)| {
            let (name, holder) = row.strip_prefix("ring:")?.split_once(':')?;
            open.iter().all(|key| key.name != name).then(|| (name.to_owned(), holder.to_owned(), wrapped))
        });
        Ok(shut.collect())
    }

    /// How many keys are not open.
    ///
    /// # Errors
    /// The store failed.
    pub async fn shut_keys(&self) -> Result<usize, DeviceError> {
        let mut names: Vec<String> = self.shut().await?.into_iter().map(|(name, ..)| name).collect();
        // Rows come in the order of their keys.
        names.dedup();
        Ok(names.len())
    }

    /// The shut keys as they were wrapped to an escrow key, and the key to which they shall be wrapped again.
    ///
    /// # Errors
    /// The store or the browser's cryptography failed.
    pub async fn ask(&self) -> Result<NewRecovery, DeviceError> {
        let entrusted = |(name, holder, wrapped): (String, String, String)| {
            let escrow = holder.strip_prefix(ESCROW)?.to_owned();
            Some(WrappedKey { name, escrow, wrapped })
        };
        let keys = self.shut().await?.into_iter().filter_map(entrusted).collect();
        let pair = self.device_or_new(RECOVERY, &rsa::how(), &rsa::USES).await.map_err(|error| failed(&error))?;
        let public_key = hex(&rsa::exported(&pair).await.map_err(|error| failed(&error))?);
        Ok(NewRecovery { public_key, keys })
    }

    /// Keeps what custodians opened until a PIN opens it again, and tells how many are the keys that went out.
    ///
    /// # Errors
    /// The store failed.
    pub async fn take(&self, keys: Vec<WrappedKey>) -> Result<usize, DeviceError> {
        let store = IndexedDb::rows_of(self.database.clone());
        let mut writes = Vec::new();
        for key in keys {
            if self.proved(&store, &key.name, &key.wrapped).await?.is_some() {
                writes.push(Write::Put(Table::Facts, format!("{OPENED}{}", key.name), key.wrapped));
            }
        }
        let many = writes.len();
        store.write(writes).await.map_err(kept)?;
        Ok(many)
    }

    /// What custodians opened, by the row that keeps it.
    pub(super) async fn opened(&self, store: &IndexedDb) -> Result<Vec<(String, StoreKey)>, DeviceError> {
        let mut opened = Vec::new();
        for (row, wrapped) in store.all(Table::Facts).await.map_err(kept)? {
            if let Some(name) = row.strip_prefix(OPENED).map(str::to_owned)
                && let Some(key) = self.proved(store, &name, &wrapped).await?
            {
                opened.push((row, key));
            }
        }
        Ok(opened)
    }

    /// The key that is wrapped to this device, if it is the one of that name.
    async fn proved(&self, store: &IndexedDb, name: &str, wrapped: &str) -> Result<Option<StoreKey>, DeviceError> {
        let Some(pair) = self.device(RECOVERY).await.map_err(|error| failed(&error))? else { return Ok(None) };
        let raw = rsa::unwrap(&rsa::private_half(&pair), &unhex(wrapped).unwrap_or_default()).await;
        let key = raw.ok().map(|raw| StoreKey { name: name.to_owned(), raw });
        let known = store.get(Table::Facts, format!("{CHECK}{name}")).await.map_err(kept)?;
        Ok(key.filter(|key| known == Some(check(key))))
    }
}
