//! Proof-reading: what the laid out pages show, before they become a PDF.

use std::collections::BTreeSet;
use typst::introspection::Tag;
use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;

/// What was seen on the pages.
#[derive(Default)]
pub(crate) struct Proof {
    /// Characters that show as the font's blank box: glyph 0.
    pub(crate) blank: BTreeSet<char>,
    /// The places of papers whose form runs over its first page; corrections may.
    pub(crate) spilt: Vec<usize>,
}

/// Reads all pages.
pub(crate) fn read(document: &PagedDocument) -> Proof {
    let mut proof = Proof::default();
    let mut begins = 0;
    for (page, laid) in document.pages().iter().enumerate() {
        let mut marks = Vec::new();
        look(&laid.frame, &mut proof.blank, &mut marks);
        for mark in marks {
            match mark {
                Mark::Form(paper) if page > begins => proof.spilt.push(paper),
                Mark::Form(_) => {}
                Mark::End => begins = page + 1,
            }
        }
    }
    proof
}

/// A mark that `frame.typ` sets: the form is done, the paper is done.
enum Mark {
    Form(usize),
    End,
}

fn look(frame: &Frame, blank: &mut BTreeSet<char>, marks: &mut Vec<Mark>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => look(&group.frame, blank, marks),
            FrameItem::Text(text) => {
                let boxes = text.glyphs.iter().filter(|glyph| glyph.id == 0);
                blank.extend(boxes.flat_map(|glyph| text.text.get(glyph.range()).unwrap_or("\u{fffd}").chars()));
            }
            FrameItem::Tag(Tag::Start(element, _)) => marks.extend(element.label().and_then(|label| mark(&label.resolve()))),
            _ => {}
        }
    }
}

fn mark(label: &str) -> Option<Mark> {
    match label.split_once('-')? {
        ("form", paper) => paper.parse().ok().map(Mark::Form),
        ("end", _) => Some(Mark::End),
        _ => None,
    }
}
