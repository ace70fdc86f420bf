//! Which column of a list tells what: recognised by its heading from a list of synonyms, or said by whoever imports it.

use crate::json::Json;
use crate::roster::cell;
use serde::{Deserialize, Serialize};

/// The synonyms, as data.
const HEADINGS: &str = include_str!("../../data/headings.csv");

/// How many rows at the top of a list may stand before its headings: a title, a note, the date.
pub const BEFORE: usize = 10;

/// What a column of a list tells of each enterprise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// Its name.
    Name,
    /// Its unified social credit code, or what else stands there.
    CreditCode,
    /// Its address.
    Address,
    /// The division, as a code or by name.
    Division,
    /// 生产 or 流通.
    Trade,
    /// What kind of place.
    Place,
    /// 经营范围; read to guess the kind of place, and not kept.
    Scope,
    /// Whom to ask for.
    Contact,
    /// Their telephone.
    Telephone,
}

impl Column {
    /// All of them, in the order of a list.
    pub const ALL: [Self; 9] =
        [Self::Name, Self::CreditCode, Self::Address, Self::Division, Self::Trade, Self::Place, Self::Scope, Self::Contact, Self::Telephone];
    /// Those without which no row can be judged.
    pub const NEEDED: [Self; 2] = [Self::Name, Self::Address];

    /// The word by which data and contract call it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::CreditCode => "credit_code",
            Self::Address => "address",
            Self::Division => "division",
            Self::Trade => "trade",
            Self::Place => "place",
            Self::Scope => "scope",
            Self::Contact => "contact",
            Self::Telephone => "telephone",
        }
    }

    /// The column of that word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.word() == word)
    }
}

/// What each heading stands for; a second heading for the same column stands for nothing.
#[must_use]
pub fn recognise(headings: &[String]) -> Vec<Option<Column>> {
    let mut taken = Vec::new();
    let mut column = |heading: &String| {
        let found = synonym(heading).filter(|column| !taken.contains(column));
        taken.extend(found);
        found
    };
    headings.iter().map(&mut column).collect()
}

/// The place of the row of headings among the first rows of a list, counted from 0: the one of which most is recognised, or else the first that
/// is not empty.
#[must_use]
pub fn place<'r>(rows: impl IntoIterator<Item = &'r [String]>) -> Option<usize> {
    let filled = |row: &&[String]| row.iter().any(|cell| !cell.trim().is_empty());
    let rows: Vec<(usize, &[String])> = rows.into_iter().take(BEFORE).enumerate().filter(|(_, row)| filled(row)).collect();
    let known = |row: &[String]| recognise(row).into_iter().flatten().count();
    // Of equals the first one: below the headings an enterprise may be called like one of them.
    let best = rows.iter().rev().max_by_key(|(_, row)| known(row)).filter(|(_, row)| known(row) > 0);
    best.or_else(|| rows.first()).map(|(place, _)| *place)
}

/// The columns that are still missing before rows can be judged.
#[must_use]
pub fn lacking(columns: &[Option<Column>]) -> Vec<Column> {
    Column::NEEDED.into_iter().filter(|needed| !columns.contains(&Some(*needed))).collect()
}

fn synonym(heading: &str) -> Option<Column> {
    let heading = bare(heading);
    let rows = HEADINGS.lines().skip(1).filter_map(|row| row.split_once(','));
    rows.filter(|(_, known)| *known == heading).find_map(|(word, _)| Column::of(word))
}

/// A heading without what people put around it: spaces, marks of what is required, remarks in brackets.
fn bare(heading: &str) -> String {
    let tidy = cell::tidy(heading).text.to_lowercase();
    let mut depth = 0_usize;
    let mut bare = String::new();
    for sign in tidy.chars() {
        match sign {
            '(' | '（' | '[' | '【' => depth += 1,
            ')' | '）' | ']' | '】' => depth = depth.saturating_sub(1),
            '*' | '＊' | ':' | '：' => {}
            sign if sign.is_whitespace() => {}
            sign if depth == 0 => bare.push(sign),
            _ => {}
        }
    }
    bare
}
