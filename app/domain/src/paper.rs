//! The sheet as it prints: the one text that is shown, signed, and printed again; its digest is over exactly these bytes.

use crate::digest::Digest;
use crate::person::Organisation;
use crate::sheet::Sheet;
use crate::visit::{Briefing, Visit};
use serde::{Deserialize, Serialize};

/// A paper: title, number, blocks of entries, sentences.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// The version of this template.
    pub template: String,
    /// The title.
    pub title: String,
    /// Its number.
    pub number: String,
    /// Its blocks.
    pub blocks: Vec<Block>,
    /// Sentences printed beneath: the confirmation and the rights.
    pub sentences: Vec<String>,
}

/// A block of entries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Its heading.
    pub heading: String,
    /// Its entries: label and value; an empty value prints as "/".
    pub entries: Vec<(String, String)>,
}

impl Paper {
    /// The digest that signatures bind.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest::of(serde_json::to_string(self).unwrap_or_default().as_bytes())
    }
}

/// The sheet (抽样单, form 4A) as it prints.
#[must_use]
pub fn sheet_paper(_briefing: &Briefing, _organisations: &[Organisation], _visit: &Visit, sheet: &Sheet) -> Paper {
    Paper { template: "4A-1".into(), title: "产品质量监督抽查抽样单".into(), number: sheet.opening.number.to_string(), blocks: Vec::new(), sentences: Vec::new() }
}
