//! The frozen roster (冻结的名录): a text of which every byte counts, and what a draw reads in it.

mod text;

use super::arithmetic::{self, Shortage};
use super::plan::{Plan, PlanGap};
use crate::campaign::LineNumber;
use crate::digest::Digest;
use crate::enterprise::{Enterprise, PlaceKind};
use crate::id::{EnterpriseId, OrganisationId};
use crate::json::Json;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Why an enterprise of a line is not drawn for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum Exclusion {
    /// This bureau sampled the product there less than six months ago.
    Sampled,
    /// An earlier draw of the campaign has it for the line.
    Drawn,
    /// Earlier draws take two batches there already, or would with this one (O-43).
    Full,
}

/// A set of lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Lines([u64; 4]);

impl Lines {
    fn place(line: LineNumber) -> (usize, u64) {
        (usize::from(line.0 >> 6), 1 << (line.0 & 63))
    }

    /// Adds a line.
    pub fn insert(&mut self, line: LineNumber) {
        let (word, bit) = Self::place(line);
        self.0[word] |= bit;
    }

    /// Takes lines out.
    pub fn without(&mut self, other: &Self) {
        for (own, other) in self.0.iter_mut().zip(other.0) {
            *own &= !other;
        }
    }

    /// Tells whether the line is among them.
    #[must_use]
    pub fn contains(&self, line: LineNumber) -> bool {
        let (word, bit) = Self::place(line);
        self.0[word] & bit != 0
    }

    /// Tells whether both have a line.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(other.0).any(|(own, other)| own & other != 0)
    }
}

impl FromIterator<LineNumber> for Lines {
    fn from_iter<I: IntoIterator<Item = LineNumber>>(lines: I) -> Self {
        lines.into_iter().fold(Self::default(), |mut all, line| {
            all.insert(line);
            all
        })
    }
}

/// An enterprise on its way into a roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEntry<'a> {
    /// The enterprise.
    pub enterprise: &'a Enterprise,
    /// The lines for which it may be visited.
    pub lines: Vec<LineNumber>,
    /// For which of them it is not drawn, and why.
    pub exclusions: BTreeMap<LineNumber, Exclusion>,
}

/// What a draw reads of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The enterprise.
    pub id: EnterpriseId,
    /// Its local body.
    pub body: OrganisationId,
    /// What kind of place, for the cap (O-44).
    pub place: PlaceKind,
    /// The lines for which it is in the pool: what is excluded is not among them.
    pub pool: Lines,
    /// Lines for which it is excluded.
    pub excluded: Lines,
    /// Where its line begins in the text, in bytes.
    at: usize,
}

/// A roster and a plan of which a draw can be made: it has enterprises and samplers enough, whatever the seed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frozen {
    plan: Plan,
    samplers: Digest,
    entries: Vec<Entry>,
    text: String,
    digest: Digest,
}

/// Why of a roster no draw can be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// The plan itself.
    #[error("the plan lacks {0:?}")]
    Plan(Vec<PlanGap>),
    /// Too few enterprises for the batches planned.
    #[error("too few enterprises for {0:?}")]
    Short(Vec<Shortage>),
    /// The text is not as the canonical form has it.
    #[error("line {line} of the roster: {why}")]
    Text {
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        why: &'static str,
    },
}

impl Frozen {
    /// Freezes: whoever is in the roster twice by its id is in it once.
    ///
    /// # Errors
    /// The plan, or too few enterprises.
    pub fn freeze(plan: &Plan, samplers: Digest, mut entries: Vec<NewEntry<'_>>) -> Result<Self, Unfit> {
        let gaps = plan.gaps();
        if !gaps.is_empty() {
            return Err(Unfit::Plan(gaps));
        }
        entries.sort_by_key(|entry| entry.enterprise.id);
        entries.dedup_by_key(|entry| entry.enterprise.id);
        let text = text::write(plan, samplers, &entries);
        Self::read(text)
    }

    /// Reads a roster's text, such as a published file.
    ///
    /// # Errors
    /// The text is not canonical, or a draw of it could not be made.
    pub fn read(text: String) -> Result<Self, Unfit> {
        let (plan, samplers, entries) = text::read(&text)?;
        let gaps = plan.gaps();
        if !gaps.is_empty() {
            return Err(Unfit::Plan(gaps));
        }
        let short = arithmetic::shortages(&plan, &entries);
        if !short.is_empty() {
            return Err(Unfit::Short(short));
        }
        let digest = Digest::of(text.as_bytes());
        Ok(Self { plan, samplers, entries, text, digest })
    }

    /// What is drawn.
    #[must_use]
    pub const fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The digest of the text.
    #[must_use]
    pub const fn digest(&self) -> Digest {
        self.digest
    }

    /// The digest of the samplers' text.
    #[must_use]
    pub const fn samplers(&self) -> Digest {
        self.samplers
    }

    /// The entries, ascending by id.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The name of an enterprise, as the roster has it.
    #[must_use]
    pub fn name(&self, enterprise: EnterpriseId) -> Option<&str> {
        let place = self.entries.binary_search_by_key(&enterprise, |entry| entry.id).ok()?;
        let line = self.text.get(self.entries[place].at..)?.lines().next()?;
        line.rsplit('\t').next()
    }
}
