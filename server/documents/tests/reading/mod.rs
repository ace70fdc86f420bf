//! Reads a PDF as somebody would who copies text out of it.
#![allow(dead_code, unreachable_pub, clippy::allow_attributes, reason = "each test uses a part of it")]

use lopdf::Document;

/// A PDF that was read back.
pub struct Read(Document);

impl Read {
    pub fn new(pdf: &[u8]) -> Self {
        Self(Document::load_mem(pdf).expect("a PDF"))
    }

    /// The texts of the pages, without the blanks and breaks that the layout brings.
    pub fn pages(&self) -> Vec<String> {
        self.0.get_pages().keys().map(|&page| dense(&self.0.extract_text(&[page]).expect("the text of a page"))).collect()
    }

    /// The text of all pages.
    pub fn text(&self) -> String {
        self.pages().concat()
    }

    pub fn document(&self) -> &Document {
        &self.0
    }
}

/// The text without blanks of any kind.
pub fn dense(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
