//! The drawer of a browser tab: what is half typed lies there until it is sent, also over a reload.

use std::sync::Arc;

/// The drawer of a tab. It ends with the tab: desks are shared.
pub trait Drawer: Send + Sync {
    /// Puts a text into it, in place of the one of that name.
    fn keep(&self, name: &str, text: &str);
    /// The text of that name.
    fn kept(&self, name: &str) -> Option<String>;
    /// Empties it: the next person at this desk finds nothing.
    fn empty(&self);
}

/// The drawer, provided as a context in a browser only.
pub type SharedDrawer = Arc<dyn Drawer>;
