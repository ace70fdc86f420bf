//! Elements made from marks: one small reader for all markup of all pages.

use super::live;
use super::show::{Attribute, Show};
use super::{StoredValue, document};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Event, HtmlElement, Node};

/// The elements that stand in an image of lines and not in the text around it.
const DRAWN: [&str; 3] = ["svg", "g", "path"];
const SVG: &str = "http://www.w3.org/2000/svg";

/// What is shown: nodes that stand nowhere yet.
#[derive(Debug)]
pub(crate) struct View(pub(super) Node);

impl View {
    /// Nothing to see.
    pub(crate) fn nothing() -> Self {
        Marks::new().done("")
    }
}

/// Holds an element of a view, to focus it; cheap to copy.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Handle(StoredValue<Option<HtmlElement>>);

impl Handle {
    /// Holds nothing yet.
    pub(crate) fn new() -> Self {
        Self(StoredValue::new(None))
    }

    /// Moves the focus to the element; one that takes none leaves the reader where they were.
    pub(crate) fn focus(self) {
        if let Some(element) = self.0.try_get_value().flatten() {
            let _ = element.focus();
        }
    }
}

/// A view while it is being made. Each call takes the marks that stand before its value; what the browser refuses of fixed
/// markup it refuses every time, so the stories see it.
#[derive(Debug)]
pub(crate) struct Marks {
    document: Document,
    top: Node,
    open: Vec<Element>,
}

impl Marks {
    /// Nothing yet.
    pub(crate) fn new() -> Self {
        let document = document();
        let top = document.create_document_fragment().into();
        Self { document, top, open: Vec::new() }
    }

    /// Tells whether two tags are the same one.
    pub(crate) const fn is_same(one: &str, other: &str) -> bool {
        let (one, other) = (one.as_bytes(), other.as_bytes());
        let mut place = 0;
        while place < one.len() && place < other.len() && one[place] == other[place] {
            place += 1;
        }
        place == one.len() && place == other.len()
    }

    /// Reads marks: each begins with its kind, 1 an element, 2 the name of an attribute and 3 its value, 4 a text, 5 the element's end.
    pub(crate) fn mark(&mut self, marks: &'static str) {
        let mut name = "";
        let mut rest = marks;
        while !rest.is_empty() {
            let (kind, after) = rest.split_at(1);
            let end = after.bytes().position(|byte| (1..=5).contains(&byte)).unwrap_or(after.len());
            let (word, next) = after.split_at(end);
            rest = next;
            match kind {
                "\u{1}" => self.open(word),
                "\u{2}" => name = word,
                "\u{3}" => self.set(name, word),
                "\u{4}" => self.text(word),
                _ => drop(self.open.pop()),
            }
        }
    }

    fn open(&mut self, tag: &str) {
        let namespace = if DRAWN.contains(&tag) { SVG } else { "http://www.w3.org/1999/xhtml" };
        if let Ok(element) = self.document.create_element_ns(Some(namespace), tag) {
            self.node(&element);
            self.open.push(element);
        }
    }

    /// Sets an attribute of the open element.
    pub(super) fn set(&mut self, name: &str, value: &str) {
        let _ = self.element().set_attribute(name, value);
    }

    /// Adds a text.
    pub(super) fn text(&mut self, text: &str) {
        let text = self.document.create_text_node(text);
        self.node(&text);
    }

    /// Adds a node.
    pub(super) fn node(&mut self, node: &Node) {
        let place = self.open.last().map_or(&self.top, |element| element.as_ref());
        let _ = place.append_child(node);
    }

    /// The open element.
    pub(super) fn element(&self) -> Element {
        // Attributes stand in tags only, so one is open.
        self.open.last().cloned().unwrap_or_else(|| self.top.clone().unchecked_into())
    }

    /// A value between elements.
    pub(crate) fn add(&mut self, marks: &'static str, value: impl Show) {
        self.mark(marks);
        value.show(self);
    }

    /// The value of an attribute.
    pub(crate) fn attribute(&mut self, marks: &'static str, name: &'static str, value: impl Attribute) {
        self.mark(marks);
        value.set(self, name);
    }

    /// A property that follows what its closure reads.
    pub(crate) fn property<V: Into<JsValue>>(&mut self, marks: &'static str, name: &'static str, mut value: impl FnMut() -> V + 'static) {
        self.mark(marks);
        live::property(self.element(), name, Box::new(move || value().into()));
    }

    /// A property of the element's style.
    pub(crate) fn style(&mut self, marks: &'static str, name: &'static str, value: &str) {
        self.mark(marks);
        let _ = self.element().unchecked_into::<HtmlElement>().style().set_property(name, value);
    }

    /// An answer to an event.
    pub(crate) fn on(&mut self, marks: &'static str, event: &'static str, answer: impl FnMut(Event) + 'static) {
        self.mark(marks);
        self.answer(event, Box::new(answer));
    }

    fn answer(&mut self, event: &str, answer: Box<dyn FnMut(Event)>) {
        // The browser lets go of the answer together with its element.
        let answer = Closure::wrap(answer).into_js_value();
        let _ = self.element().add_event_listener_with_callback(event, answer.unchecked_ref());
    }

    /// Keeps hold of the open element.
    pub(crate) fn bind(&mut self, marks: &'static str, handle: Handle) {
        self.mark(marks);
        handle.0.set_value(Some(self.element().unchecked_into()));
    }

    /// The view.
    pub(crate) fn done(mut self, marks: &'static str) -> View {
        self.mark(marks);
        View(self.top)
    }
}
