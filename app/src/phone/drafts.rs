//! What was typed and not yet submitted: kept at every key, so that nothing typed is ever lost.

use super::Phone;
use crate::store::{Table, Write};

impl Phone {
    /// What was typed under that key and not yet submitted, also before the page was closed.
    #[must_use]
    pub fn draft(self, key: &str) -> Option<String> {
        self.parts.with_value(|parts| parts.notes.drafts.borrow().get(key).cloned())
    }

    /// Keeps what was typed; writes happen in the order of the calls.
    pub fn save_draft(self, key: &str, text: String) {
        let parts = self.parts();
        parts.notes.drafts.borrow_mut().insert(key.to_owned(), text.clone());
        self.write_draft(Write::Put(Table::Drafts, key.to_owned(), text));
    }

    /// Forgets what was typed, since it was submitted.
    pub fn drop_draft(self, key: &str) {
        self.parts().notes.drafts.borrow_mut().remove(key);
        self.write_draft(Write::Delete(Table::Drafts, key.to_owned()));
    }

    fn write_draft(self, write: Write) {
        let parts = self.parts();
        self.run(async move {
            if let Err(error) = parts.store.write(vec![write]).await {
                self.model.try_update(|model| model.store_trouble = Some(error));
            }
        });
    }
}
