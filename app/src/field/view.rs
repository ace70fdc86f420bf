//! What pages of the phone are written in: markup that becomes elements of the page, without a type for each of them.
//!
//! leptos' own views are types, and every type brings its own copy of the code that builds it, follows it and takes it away: 156 kB of the
//! phone's first load. Here a page is a flat row of calls, and the code behind them stands once.
//!
//! # How to write a page
//! ```ignore
//! use super::view::*;
//!
//! pub(crate) fn page(pages: Pages, id: VisitId) -> Option<View> {
//!     let visit = pages.visit(id)?;                                     // what stands while the page is open
//!     let many = RwSignal::new(0);                                      // what changes
//!     Some(view! {
//!         <section class="card" aria-label={words::TITLE}>
//!             <h2>{visit.assignment.enterprise.name}</h2>               // text, numbers, views, `Option` and `Vec` of them
//!             <p role="status">{move || said::shots(many.get())}</p>    // a closure follows what it reads
//!             {when(move || many.get() > 2, || view! { <p>{words::ENOUGH}</p> })}
//!             <button type="button" disabled={move || many.get() > 5} on:click={move |_| many.update(|many| *many += 1)}>{words::MORE}</button>
//!         </section>
//!     })
//! }
//! ```
//! - The value of an attribute is a literal, or stands in braces: text, a number, a truth (there or not there), an `Option`, or a closure.
//! - `prop:value={…}` sets a property and follows its closure; `on:click={…}` answers an event, lent as `&Event` (an answer that is written
//!   before the markup says so: `move |_: &Event| …`); `style:width={…}` is what our policy for styles allows; `bind={handle}` keeps hold of the
//!   element, to focus it.
//! - An element without content closes itself: `<input .../>`. What is closed in the wrong order does not compile.
//! - **A closure makes anew what it shows each time something it reads changes.** What somebody types in must outlast that: show it by
//!   [`when`] or [`switch`], which make it anew only when their condition or key changes, and read in the closure of a shown text or attribute.
//!   Where something focused is made anew all the same, the focus goes to what stands in its place.
//! - What a part made for itself (signals, memos, effects) goes when the part is made anew.

mod live;
mod marks;
mod markup;
mod show;

pub(crate) use crate::signal::{RwSignal, Signal, StoredValue, after, memo, on_cleanup};
pub(crate) use live::{live, mount, switch, when};
pub(crate) use marks::{Handle, Marks, View};
pub(crate) use markup::view;
pub(crate) use show::{CollectView, Show};
pub(crate) use web_sys::Event;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlInputElement, KeyboardEvent, MouseEvent, Window};

/// The window of the page.
///
/// # Panics
/// In a worker or on a server, where no page is shown.
pub(crate) fn window() -> Window {
    #[expect(clippy::expect_used, reason = "pages are shown in a window only")]
    web_sys::window().expect("a window")
}

/// The document of the page.
///
/// # Panics
/// As [`window`].
pub(crate) fn document() -> Document {
    #[expect(clippy::expect_used, reason = "a window that shows a page has a document")]
    window().document().expect("a document")
}

/// Tells whether the key that was pressed is the one that closes what covers the page.
pub(crate) fn is_escape(event: &Event) -> bool {
    event.unchecked_ref::<KeyboardEvent>().key() == "Escape"
}

/// What stands in the input, text area or selection that the event comes from.
pub(crate) fn text_of(event: &Event) -> String {
    // All three have `value`, and an input's is read for each.
    event.target().map(|target| target.unchecked_into::<HtmlInputElement>().value()).unwrap_or_default()
}

/// Empties the input that the event comes from.
pub(crate) fn empty(event: &Event) {
    if let Some(target) = event.target() {
        target.unchecked_into::<HtmlInputElement>().set_value("");
    }
}

/// Where an element was tapped, in thousandths of its width and height; nothing where it has no size.
pub(crate) fn tapped(event: &Event) -> Option<(i32, i32)> {
    let tap = event.unchecked_ref::<MouseEvent>();
    let element: Element = event.target()?.unchecked_into();
    let part = |at: i32, of: i32| (at * 1000).checked_div(of);
    Some((part(tap.offset_x(), element.client_width())?, part(tap.offset_y(), element.client_height())?))
}

/// Whether the box that the event comes from is ticked.
pub(crate) fn is_ticked(event: &Event) -> bool {
    event.target().is_some_and(|target| target.unchecked_into::<HtmlInputElement>().checked())
}
