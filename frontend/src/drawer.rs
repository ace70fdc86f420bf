//! The drawer of a tab over its session storage.

use app::drawer::Drawer;
use web_sys::Storage;

/// Before each name, so that the drawer empties what is its own.
const OWN: &str = "drawer ";

/// The session storage of the tab.
#[derive(Debug, Clone, Copy)]
pub struct SessionDrawer;

/// A browser may refuse its storage: then nothing is kept over a reload, and nothing else is lost.
fn storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}

impl Drawer for SessionDrawer {
    fn keep(&self, name: &str, text: &str) {
        if let Some(storage) = storage() {
            // It fails where the storage is full, which costs the draft after a reload.
            let _ = storage.set_item(&format!("{OWN}{name}"), text);
        }
    }

    fn kept(&self, name: &str) -> Option<String> {
        storage()?.get_item(&format!("{OWN}{name}")).ok()?
    }

    fn empty(&self) {
        let Some(storage) = storage() else { return };
        let names: Vec<String> = (0..storage.length().unwrap_or(0)).filter_map(|place| storage.key(place).ok()?).collect();
        for name in names.iter().filter(|name| name.starts_with(OWN)) {
            // Removing what is there cannot fail.
            let _ = storage.remove_item(name);
        }
    }
}
