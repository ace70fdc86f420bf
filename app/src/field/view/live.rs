//! What follows: parts that are made anew, attributes and properties that are set anew, when something they read has changed.

use super::document;
use super::marks::{Marks, View};
use super::show::{Show, Text};
use crate::signal::{Again, Owner, Signal, effect, memo, untrack};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, Node};

/// Shows a view in an element of the page for as long as the page lives.
pub(crate) fn mount(place: &Element, view: &View) {
    let _ = place.append_child(&view.0);
}

/// A view that is made anew when something it reads has changed.
pub(crate) fn live<V: Show>(show: impl FnMut() -> V + 'static) -> View {
    let mut marks = Marks::new("");
    show.show(&mut marks);
    marks.done()
}

/// A view that is there while a condition holds; what it reads itself it does not follow.
pub(crate) fn when<V: Show>(is_there: impl FnMut() -> bool + 'static, mut show: impl FnMut() -> V + 'static) -> View {
    switch(is_there, move |is_there| is_there.then(&mut show))
}

/// A view for a key, made anew only when the key changes; what it reads itself it does not follow.
pub(crate) fn switch<K: PartialEq + 'static, V: Show>(key: impl FnMut() -> K + 'static, mut show: impl FnMut(&K) -> V + 'static) -> View {
    let key = memo(key);
    let mut marks = Marks::new("");
    part(&mut marks, Some(key.changes()), Box::new(move |marks: &mut Marks| key.with_untracked(&mut show).show(marks)));
    marks.done()
}

/// An attribute that follows.
pub(super) fn attribute(element: Element, name: &'static str, mut value: Box<dyn Again<(), Text>>) {
    effect(move || {
        let _ = match value.again(()) {
            Some(text) => element.set_attribute(name, &text),
            None => element.remove_attribute(name),
        };
    });
}

/// A property that follows.
pub(super) fn property(element: Element, name: &'static str, mut value: Box<dyn Again<(), JsValue>>) {
    effect(move || {
        let _ = js_sys::Reflect::set(&element, &name.into(), &value.again(()));
    });
}

/// What a part shows, each time that it is made anew.
type Showing = Box<dyn for<'a> Again<&'a mut Marks, ()>>;

/// A part of a view, between two marks that show nothing.
struct Part {
    begin: Node,
    end: Node,
    /// What owns all that it shows now.
    shown: Option<Owner>,
}

/// Adds a part, which is made anew when the key has changed; where there is none, when something has changed that it read itself.
pub(super) fn part(marks: &mut Marks, key: Option<Signal<()>>, mut show: Showing) {
    let document = document();
    let (begin, end): (Node, Node) = (document.create_text_node("").into(), document.create_text_node("").into());
    marks.node(&begin);
    marks.node(&end);
    let mut part = Part { begin, end, shown: None };
    effect(move || match key {
        None => part.anew(&mut show),
        Some(key) => {
            key.track();
            untrack(|| part.anew(&mut show));
        }
    });
}

impl Part {
    /// Takes away what is shown, with all that it owns, and shows something else.
    fn anew(&mut self, show: &mut Showing) {
        // First all that the old one owns goes, so that nothing of it answers any more.
        self.shown = None;
        let owner = Owner::new();
        let mut marks = Marks::new("");
        owner.with(|| show.again(&mut marks));
        self.shown = Some(owner);
        self.replace(&marks.done().0);
    }

    fn replace(&self, new: &Node) {
        let Some(parent) = self.end.parent_node() else { return };
        let old = self.nodes();
        // A text that changes stays the same node: a screen reader then tells the change, and no more.
        if let ([old], Some(first)) = (old.as_slice(), new.first_child())
            && old.node_type() == Node::TEXT_NODE
            && first.node_type() == Node::TEXT_NODE
            && first.next_sibling().is_none()
        {
            old.set_node_value(first.node_value().as_deref());
            return;
        }
        let active = document().active_element();
        let focused = active.and_then(|active| Some((active.node_name(), self.way_to(&parent, &old, active.into())?)));
        let _ = parent.insert_before(new, Some(&self.end));
        for node in old {
            let _ = parent.remove_child(&node);
        }
        if let Some((kind, way)) = focused {
            self.focus(&kind, &way);
        }
    }

    /// The nodes that it shows now.
    fn nodes(&self) -> Vec<Node> {
        let mut nodes = Vec::new();
        let mut next = self.begin.next_sibling();
        while let Some(node) = next.filter(|node| *node != self.end) {
            next = node.next_sibling();
            nodes.push(node);
        }
        nodes
    }

    /// Where a node stands in what is shown: its place among its siblings, and so on up.
    fn way_to(&self, parent: &Node, shown: &[Node], mut node: Node) -> Option<Vec<u32>> {
        if shown.is_empty() || !parent.contains(Some(&node)) {
            return None;
        }
        let mut way = Vec::new();
        loop {
            let above = node.parent_node()?;
            let is_top = above == *parent;
            let first = if is_top { self.begin.clone() } else { above.first_child()? };
            way.push(steps(first, &node)?);
            if is_top {
                // Beside the part, and not in it.
                return shown.contains(&node).then_some(way);
            }
            node = above;
        }
    }

    /// Moves the focus to what stands at a place, if it is an element of that kind.
    fn focus(&self, kind: &str, way: &[u32]) {
        let mut first = Some(self.begin.clone());
        let mut found = None;
        for steps in way.iter().rev() {
            let mut node = first;
            for _ in 0..*steps {
                node = node.and_then(|node| node.next_sibling());
            }
            first = node.as_ref().and_then(Node::first_child);
            found = node;
        }
        if let Some(element) = found.filter(|node| node.node_name() == kind) {
            // What takes no focus leaves it where it is.
            let _ = element.unchecked_into::<HtmlElement>().focus();
        }
    }
}

/// How many siblings lie between two nodes, if the second comes after the first.
fn steps(first: Node, last: &Node) -> Option<u32> {
    let mut steps = 0;
    let mut node = first;
    while node != *last {
        node = node.next_sibling()?;
        steps += 1;
    }
    Some(steps)
}
