//! What follows and what answers, without its own type: every closure in a view would bring its own copy of the code that shows it, and what
//! a phone loads is counted in bytes.

use leptos::ev::{Event, MouseEvent};
use leptos::prelude::*;

/// An answer to events of one kind.
type Answer<E> = Box<dyn FnMut(E)>;

/// A view that follows what it reads.
pub(super) fn live<V: IntoAny>(mut show: impl FnMut() -> V + Send + 'static) -> AnyView {
    followed(Box::new(move || show().into_any()))
}

fn followed(mut show: Box<dyn FnMut() -> AnyView + Send>) -> AnyView {
    (move || show()).into_any()
}

/// An answer to a click.
pub(super) fn clicked(answer: impl FnMut(MouseEvent) + 'static) -> Answer<MouseEvent> {
    Box::new(answer)
}

/// An answer to what is typed, chosen or ticked.
pub(super) fn changed(answer: impl FnMut(Event) + 'static) -> Answer<Event> {
    Box::new(answer)
}

/// As leptos' own, but without the type of its element.
macro_rules! erased {
    ($($html:tt)*) => {
        ::leptos::prelude::IntoAny::into_any(::leptos::prelude::view! { $($html)* })
    };
}

pub(super) use erased as view;
