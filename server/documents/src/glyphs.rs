//! Finds what would print as a blank box.

use crate::fonts::Fonts;
use serde_json::Value;
use std::collections::BTreeSet;
use typst::layout::{Frame, FrameItem};

/// The characters of the data that no font has.
pub(crate) fn unknown(value: &Value, fonts: &Fonts, found: &mut BTreeSet<char>) {
    match value {
        Value::String(text) => found.extend(text.chars().filter(|&c| !c.is_whitespace() && !c.is_control() && !fonts.has(c))),
        Value::Array(items) => items.iter().for_each(|item| unknown(item, fonts, found)),
        Value::Object(fields) => fields.values().for_each(|field| unknown(field, fonts, found)),
        _ => {}
    }
}

/// The characters that a page shows as the font's blank box: glyph 0.
pub(crate) fn blank(frame: &Frame, found: &mut BTreeSet<char>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => blank(&group.frame, found),
            FrameItem::Text(text) => {
                let boxes = text.glyphs.iter().filter(|glyph| glyph.id == 0);
                found.extend(boxes.flat_map(|glyph| text.text.get(glyph.range()).unwrap_or("\u{fffd}").chars()));
            }
            _ => {}
        }
    }
}
