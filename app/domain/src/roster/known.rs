//! What stands in the roster already, as far as a list may meet it.

use crate::enterprise::Enterprise;
use crate::roster::cell::key;
use std::collections::BTreeMap;

/// Entries of the roster that have a code or a name of the list.
#[derive(Debug, Clone, Default)]
pub struct Known {
    entries: Vec<Enterprise>,
    by_code: BTreeMap<String, usize>,
    by_place: BTreeMap<String, usize>,
}

impl Known {
    /// These; of several with the same code the first one stands for it.
    #[must_use]
    pub fn of(entries: Vec<Enterprise>) -> Self {
        let (mut by_code, mut by_place) = (BTreeMap::new(), BTreeMap::new());
        for (place, entry) in entries.iter().enumerate() {
            if !entry.credit_code.is_empty() {
                by_code.entry(entry.credit_code.clone()).or_insert(place);
            }
            by_place.entry(same_place(&entry.name, &entry.address)).or_insert(place);
        }
        Self { entries, by_code, by_place }
    }

    pub(super) fn with_code(&self, code: &str) -> Option<&Enterprise> {
        self.by_code.get(code).and_then(|place| self.entries.get(*place))
    }

    pub(super) fn at(&self, place: &str) -> Option<&Enterprise> {
        self.by_place.get(place).and_then(|place| self.entries.get(*place))
    }
}

/// What makes two entries without a code the same.
pub(super) fn same_place(name: &str, address: &str) -> String {
    format!("{}\n{}", key(name), key(address))
}
