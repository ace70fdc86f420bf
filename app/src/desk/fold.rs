//! Parts of a page that unfold (`details`).

use leptos::html::Details;
use leptos::prelude::*;

/// A part that unfolds by itself once `wanted` holds, and never folds by itself: who unfolded it before the program woke keeps it unfolded.
pub fn unfolds(wanted: impl Fn() -> bool + 'static) -> NodeRef<Details> {
    let part: NodeRef<Details> = NodeRef::new();
    Effect::new(move |_| {
        if let Some(part) = part.get().filter(|_| wanted()) {
            part.set_open(true);
        }
    });
    part
}
