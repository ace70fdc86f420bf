//! Elements made from marks: one small reader for all markup of all pages.

use super::live;
use super::show::{Attribute, Show};
use super::{StoredValue, document};
use crate::signal::Again;
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
        Marks::new("").done()
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

/// A view while it is being made. Each call fills the next gap between the marks; what the browser refuses of fixed
/// markup it refuses every time, so the stories see it.
#[derive(Debug)]
pub(crate) struct Marks {
    document: Document,
    top: Node,
    open: Vec<Element>,
    /// The marks that were not read yet.
    rest: &'static str,
}

impl Marks {
    /// Nothing yet.
    pub(crate) fn new(marks: &'static str) -> Self {
        let document = document();
        let top = document.create_document_fragment().into();
        Self { document, top, open: Vec::new(), rest: marks }
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

    /// Reads marks up to the next gap: each begins with its kind, 1 an element, 2 the name of an attribute and 3 its value, 4 a text, 5 the
    /// element's end, 6 the gap. Answers with the name that was read last: that of the attribute whose value is the gap.
    #[inline(never)]
    fn read(&mut self) -> &'static str {
        let mut name = "";
        while !self.rest.is_empty() {
            let (kind, after) = self.rest.split_at(1);
            let end = after.bytes().position(|byte| (1..=6).contains(&byte)).unwrap_or(after.len());
            let (word, next) = after.split_at(end);
            self.rest = next;
            match kind {
                "\u{1}" => self.open(word),
                "\u{2}" => name = word,
                "\u{3}" => self.set(name, word),
                "\u{4}" => self.text(word),
                "\u{5}" => drop(self.open.pop()),
                _ => break,
            }
        }
        name
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
    pub(crate) fn add(&mut self, value: impl Show) {
        self.read();
        value.show(self);
    }

    /// The value of an attribute.
    pub(crate) fn attribute(&mut self, value: impl Attribute) {
        let name = self.read();
        value.set(self, name);
    }

    /// A property that follows what its closure reads.
    pub(crate) fn property<V: Into<JsValue>>(&mut self, mut value: impl FnMut() -> V + 'static) {
        let name = self.read();
        live::property(self.element(), name, Box::new(move |()| value().into()));
    }

    /// A property of the element's style.
    pub(crate) fn style(&mut self, value: &str) {
        let name = self.read();
        let _ = self.element().unchecked_into::<HtmlElement>().style().set_property(name, value);
    }

    /// An answer to an event.
    pub(crate) fn on(&mut self, answer: impl FnMut(&Event) + 'static) {
        self.answer(Box::new(answer));
    }

    fn answer(&mut self, mut answer: Box<dyn for<'a> Again<&'a Event, ()>>) {
        let event = self.read();
        // The browser lets go of the answer together with its element.
        let answer = Closure::<dyn FnMut(Event)>::new(move |event| answer.again(&event)).into_js_value();
        let _ = self.element().add_event_listener_with_callback(event, answer.unchecked_ref());
    }

    /// Keeps hold of the open element.
    pub(crate) fn bind(&mut self, handle: Handle) {
        self.read();
        handle.0.set_value(Some(self.element().unchecked_into()));
    }

    /// The view.
    pub(crate) fn done(mut self) -> View {
        self.read();
        View(self.top)
    }
}
