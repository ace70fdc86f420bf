//! The connection: opened when it is first used, and again where the browser closed it.

use super::transaction::failed;
use app::store::StoreError;
use idb::{DatabaseEvent as _, Factory, ObjectStoreParams};
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::IdbDatabase;

const NAME: &str = "fengyang";

/// What each version added. Only ever appended to: phones in the field hold every one of them.
const VERSIONS: [&[&str]; 1] = [&["facts", "items", "commands", "receipts", "media", "drafts", "bytes", "keys"]];

/// An open connection; `idb` lends out no handle of its own, so it is kept beside.
#[derive(Debug)]
pub(crate) struct Connection {
    /// As `idb` sees it.
    pub(crate) database: idb::Database,
    /// As the browser sees it.
    pub(crate) inner: IdbDatabase,
}

type Open = Rc<RefCell<Option<Rc<Connection>>>>;

/// The phone's database.
#[derive(Debug, Clone, Default)]
pub struct Database {
    open: Open,
}

impl Database {
    /// The open connection.
    pub(crate) async fn connection(&self) -> Result<Rc<Connection>, StoreError> {
        if let Some(open) = self.open.borrow().as_ref() {
            return Ok(Rc::clone(open));
        }
        let version = u32::try_from(VERSIONS.len()).unwrap_or(u32::MAX);
        let mut request = Factory::new().and_then(|factory| factory.open(NAME, Some(version))).map_err(failed)?;
        request.on_upgrade_needed(|event| {
            // Where this fails the open request fails too, and says why.
            let _ = upgrade(&event);
        });
        let inner = IdbDatabase::from(request.await.map_err(failed)?);
        let mut database = idb::Database::from(inner.clone());
        // iOS closes a database behind the page's back; a newer program in another tab wants it closed.
        let open = Rc::clone(&self.open);
        database.on_close(move |_| {
            open.borrow_mut().take();
        });
        let open = Rc::clone(&self.open);
        database.on_version_change(move |_| {
            if let Some(database) = open.borrow_mut().take() {
                database.inner.close();
            }
        });
        let connection = Rc::new(Connection { database, inner });
        *self.open.borrow_mut() = Some(Rc::clone(&connection));
        Ok(connection)
    }

    /// Forgets the connection, so that the next use opens it anew.
    pub(crate) fn forget(&self) {
        self.open.borrow_mut().take();
    }
}

fn upgrade(event: &idb::event::VersionChangeEvent) -> Result<(), idb::Error> {
    let database = event.database()?;
    let old = usize::try_from(event.old_version()?).unwrap_or(usize::MAX);
    for store in VERSIONS.iter().skip(old).copied().flatten() {
        database.create_object_store(store, ObjectStoreParams::new())?;
    }
    Ok(())
}
