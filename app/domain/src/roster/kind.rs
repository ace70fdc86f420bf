//! What kind of place an enterprise is: as the list says, or guessed from its name and from what it may deal in.

use crate::enterprise::{PlaceKind, Trade};
use crate::json::Json;
use crate::roster::Column;
use serde::{Deserialize, Serialize};

/// The words by which kinds of place are told and guessed, as data; earlier rows go first.
const PLACES: &str = include_str!("../../data/places.csv");
/// The words by which the trade is told.
const TRADES: &str = include_str!("../../data/trades.csv");

/// Why something was guessed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Guess {
    /// Where the word stands.
    pub column: Column,
    /// The word.
    pub word: String,
}

/// What of an entry was guessed, and why; a guess without a reason is the default.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Guessed {
    /// The kind of place was guessed.
    #[serde(default)]
    pub place: bool,
    /// From which word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Guess>,
    /// The trade was concluded from the kind of place.
    #[serde(default)]
    pub trade: bool,
}

/// The words of the tables, taken apart once.
#[derive(Debug)]
pub(super) struct Kinds {
    said: Vec<(PlaceKind, &'static str)>,
    name: Vec<(PlaceKind, &'static str)>,
    scope: Vec<(PlaceKind, &'static str)>,
    trades: Vec<(Trade, &'static str)>,
}

impl Kinds {
    pub(super) fn read() -> Self {
        let (mut said, mut name, mut scope) = (Vec::new(), Vec::new(), Vec::new());
        for row in PLACES.lines().skip(1) {
            let mut cells = row.split(',');
            let (Some(place), Some(stands), Some(word)) = (cells.next().and_then(PlaceKind::of), cells.next(), cells.next()) else { continue };
            match stands {
                "said" => said.push((place, word)),
                "name" => name.push((place, word)),
                _ => scope.push((place, word)),
            }
        }
        let trade = |row: &'static str| {
            let (trade, word) = row.split_once(',')?;
            Some((if trade == "production" { Trade::Production } else { Trade::Circulation }, word))
        };
        Self { said, name, scope, trades: TRADES.lines().skip(1).filter_map(trade).collect() }
    }

    /// The kind of place that is said.
    pub(super) fn said(&self, text: &str) -> Option<PlaceKind> {
        self.said.iter().find(|(_, word)| *word == text).map(|(place, _)| *place)
    }

    /// The trade that is said.
    pub(super) fn trade(&self, text: &str) -> Option<Trade> {
        self.trades.iter().find(|(_, word)| *word == text).map(|(trade, _)| *trade)
    }

    /// The kind of place that name and scope suggest.
    pub(super) fn guess(&self, name: &str, scope: &str) -> (PlaceKind, Option<Guess>) {
        let within = |words: &[(PlaceKind, &str)], text: &str, column| {
            let (place, word) = words.iter().find(|(_, word)| text.contains(word))?;
            Some((*place, Some(Guess { column, word: (*word).to_owned() })))
        };
        within(&self.name, name, Column::Name).or_else(|| within(&self.scope, scope, Column::Scope)).unwrap_or((PlaceKind::Other, None))
    }
}

/// The trade in which such a place stands.
pub(super) const fn trade_of(place: PlaceKind) -> Trade {
    match place {
        PlaceKind::Factory => Trade::Production,
        _ => Trade::Circulation,
    }
}
