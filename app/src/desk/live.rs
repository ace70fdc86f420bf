//! Hearing that something changed: one listener for all pages, started when the first signed-in page stands.

use crate::office::SharedOffice;
use leptos::prelude::*;

/// What the line to the office tells.
#[derive(Debug, Clone, Copy)]
pub(super) struct Live {
    /// Counts what changed, here or elsewhere; pages ask again when it grows.
    pub(super) changed: RwSignal<i64>,
    /// Whether the line holds; nothing before a page runs in a browser.
    pub(super) line: RwSignal<Option<bool>>,
    /// Counts what the reader did that takes no place in the order, so that nobody else tells the pages.
    pub(super) own: RwSignal<u32>,
    listening: StoredValue<bool>,
}

/// Provides it to all pages, so that moving from one to another opens no second line.
pub(super) fn provide() {
    provide_context(Live { changed: RwSignal::new(0), line: RwSignal::new(None), own: RwSignal::new(0), listening: StoredValue::new(false) });
}

/// The line of the page's context.
pub(super) fn live() -> Live {
    expect_context()
}

impl Live {
    /// Listens, once, and in a browser only.
    pub(super) fn start(self, office: &SharedOffice) {
        if self.listening.get_value() {
            return;
        }
        self.listening.set_value(true);
        // Counted and not taken over: what the page did itself raised the count too, and must not hide what somebody else did next.
        let heard = StoredValue::new(0);
        let changed = Box::new(move |upto: i64| {
            if upto > heard.get_value() {
                heard.set_value(upto);
                self.changed.update(|changed| *changed = changed.saturating_add(1));
            }
        });
        office.listen(changed, Box::new(move |holds| self.line.set(Some(holds))));
    }
}
