//! The connection: opened when it is first used, and again where the browser closed it.

use super::transaction::{answer, failed};
use app::store::StoreError;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbOpenDbRequest, IdbVersionChangeEvent};

const NAME: &str = "fengyang";

/// What each version added. Only ever appended to: phones in the field hold every one of them.
const VERSIONS: [&[&str]; 2] = [&["facts", "items", "commands", "receipts", "media", "drafts", "bytes", "keys"], &["season"]];

/// The phone's database.
#[derive(Debug, Clone, Default)]
pub struct Database {
    open: Rc<RefCell<Option<IdbDatabase>>>,
}

impl Database {
    /// The open connection.
    pub(crate) async fn connection(&self) -> Result<IdbDatabase, StoreError> {
        if let Some(open) = self.open.borrow().as_ref() {
            return Ok(open.clone());
        }
        let request = request().map_err(failed)?;
        let opened = request.clone();
        let upgrade = Closure::<dyn Fn(IdbVersionChangeEvent)>::new(move |event: IdbVersionChangeEvent| {
            // Where this fails the open request fails too, and says why.
            let _ = upgrade(&opened, event.old_version());
        });
        request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        let database: IdbDatabase = answer(Ok(&request)).await?.unchecked_into();
        // iOS closes a database behind the page's back; a newer program in another tab wants it closed.
        let open = Rc::clone(&self.open);
        let gone = Closure::<dyn Fn()>::new(move || {
            if let Some(database) = open.borrow_mut().take() {
                database.close();
            }
        });
        database.set_onclose(Some(gone.as_ref().unchecked_ref()));
        database.set_onversionchange(Some(gone.as_ref().unchecked_ref()));
        // They are called for as long as the page lives.
        gone.forget();
        *self.open.borrow_mut() = Some(database.clone());
        Ok(database)
    }

    /// Forgets the connection, so that the next use opens it anew.
    pub(crate) fn forget(&self) {
        self.open.borrow_mut().take();
    }
}

fn request() -> Result<IdbOpenDbRequest, JsValue> {
    let factory = web_sys::window().ok_or(JsValue::UNDEFINED)?.indexed_db()?.ok_or("the browser has no IndexedDB")?;
    factory.open_with_u32(NAME, u32::try_from(VERSIONS.len()).unwrap_or(u32::MAX))
}

fn upgrade(request: &IdbOpenDbRequest, old: f64) -> Result<(), JsValue> {
    let database: IdbDatabase = request.result()?.unchecked_into();
    let old = usize::try_from(crate::js::count(old)).unwrap_or(usize::MAX);
    for store in VERSIONS.iter().skip(old).copied().flatten() {
        database.create_object_store(store)?;
    }
    Ok(())
}
