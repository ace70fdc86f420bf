//! What can stand in markup: between elements, and as the value of an attribute.

use super::live;
use super::marks::{Marks, View};
use std::borrow::Cow;

/// What can stand between elements.
pub(crate) trait Show {
    /// Adds it.
    fn show(self, marks: &mut Marks);
}

impl Show for View {
    fn show(self, marks: &mut Marks) {
        marks.node(&self.0);
    }
}

impl Show for &'static str {
    fn show(self, marks: &mut Marks) {
        marks.text(self);
    }
}

impl Show for String {
    fn show(self, marks: &mut Marks) {
        marks.text(&self);
    }
}

impl Show for usize {
    fn show(self, marks: &mut Marks) {
        self.to_string().show(marks);
    }
}

impl Show for u32 {
    fn show(self, marks: &mut Marks) {
        self.to_string().show(marks);
    }
}

impl<T: Show> Show for Option<T> {
    fn show(self, marks: &mut Marks) {
        if let Some(value) = self {
            value.show(marks);
        }
    }
}

impl<T: Show> Show for Vec<T> {
    fn show(self, marks: &mut Marks) {
        for value in self {
            value.show(marks);
        }
    }
}

impl<V: Show, F: FnMut() -> V + 'static> Show for F {
    fn show(mut self, marks: &mut Marks) {
        live::part(marks, None, Box::new(move |marks: &mut Marks| self().show(marks)));
    }
}

/// What several values show, one after the other.
pub(crate) trait CollectView {
    /// Makes them one view.
    fn collect_view(self) -> View;
}

impl<V: Show, I: IntoIterator<Item = V>> CollectView for I {
    fn collect_view(self) -> View {
        let mut marks = Marks::new("");
        for value in self {
            value.show(&mut marks);
        }
        marks.done()
    }
}

/// The text of an attribute, or none where it is not there.
pub(crate) type Text = Option<Cow<'static, str>>;

/// What makes the text of an attribute.
pub(crate) trait Value {
    /// The text.
    fn text(self) -> Text;
}

impl Value for &'static str {
    fn text(self) -> Text {
        Some(self.into())
    }
}

impl Value for String {
    fn text(self) -> Text {
        Some(self.into())
    }
}

impl Value for bool {
    fn text(self) -> Text {
        self.then_some("".into())
    }
}

impl Value for usize {
    fn text(self) -> Text {
        self.to_string().text()
    }
}

impl<T: Value> Value for Option<T> {
    fn text(self) -> Text {
        self.and_then(T::text)
    }
}

/// What can stand as the value of an attribute: a [`Value`], or a closure that makes one.
pub(crate) trait Attribute {
    /// Sets it on the open element.
    fn set(self, marks: &mut Marks, name: &'static str);
}

macro_rules! fixed {
    ($($of:ty),*) => {
        $(impl Attribute for $of {
            fn set(self, marks: &mut Marks, name: &'static str) {
                if let Some(text) = self.text() {
                    marks.set(name, &text);
                }
            }
        })*
    };
}

fixed!(&'static str, String, bool, usize, Option<&'static str>, Option<String>);

impl<V: Value, F: FnMut() -> V + 'static> Attribute for F {
    fn set(mut self, marks: &mut Marks, name: &'static str) {
        live::attribute(marks.element(), name, Box::new(move |()| self().text()));
    }
}
