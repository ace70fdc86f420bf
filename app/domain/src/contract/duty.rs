//! Duties, as the offices see them.

use crate::campaign::LineNumber;
use crate::duty::{Duty, Place};
use crate::id::OrganisationId;
use crate::json::Json;
use crate::number::SheetNumber;
use crate::time::{Instant, LocalDate};
use serde::{Deserialize, Serialize};
use std::fmt::Write as _;

/// `GET /duties`: one page of what is owed, late first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Duties {
    /// Read up to this place of the order.
    pub upto: i64,
    /// The day in China by which "late" is told.
    pub today: LocalDate,
    /// One page of those that the filter lets through.
    pub rows: Vec<DutyRow>,
    /// How many it lets through.
    pub total: u32,
    /// Counts of all that one may see, whatever the filter.
    pub counts: DutyCounts,
    /// When one last marked what is new as seen.
    pub looked_at: Option<Instant>,
    /// By which one may filter.
    pub choices: DutyChoices,
    /// When one's feed was set up, if it was.
    pub feed_since: Option<Instant>,
}

/// Counts of duties.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct DutyCounts {
    /// All that are open.
    pub open: u32,
    /// Late ones.
    pub late: u32,
    /// Those that fall to the reader.
    pub mine: u32,
    /// Of these, the late ones.
    pub mine_late: u32,
    /// Of these, those that the reader has not marked as seen.
    pub fresh: u32,
}

/// `GET /inbox`: what stands on the desk's bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Inbox {
    /// The counts.
    pub counts: DutyCounts,
}

/// By which one may filter: only what occurs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct DutyChoices {
    /// Bodies that owe something.
    pub bodies: Vec<Named>,
    /// Local bodies in whose area something is owed.
    pub counties: Vec<Named>,
    /// Lines about which something is owed, with their products.
    pub lines: Vec<(LineNumber, String)>,
}

/// A body by its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Named {
    /// The body.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
}

/// A duty with whose words it is told in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct DutyRow {
    /// The duty.
    pub duty: Duty,
    /// Where it belongs.
    pub place: Place,
    /// The enterprise, where there is one that the reader may know.
    pub enterprise: Option<String>,
    /// The sheet's number, where it is about one.
    pub number: Option<SheetNumber>,
    /// The body that owes it.
    pub body: String,
    /// Those to whom it falls, by name.
    pub people: Vec<String>,
    /// It falls to the reader.
    pub is_mine: bool,
    /// It falls to the reader, who has not marked it as seen.
    pub is_fresh: bool,
}

/// `POST /duties/looks`: what is new has been seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct NewLook {
    /// The place of the order up to which the reader's page was read: what came later was not seen on it.
    pub upto: i64,
}

/// `POST /feed`: a new secret address, told this once; the one before is dead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Feed {
    /// The address.
    pub address: String,
    /// When it was made.
    pub made_at: Instant,
}

/// Which duties are asked for; it stands in the address.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct DutyFilter {
    /// Those of one body.
    pub body: Option<OrganisationId>,
    /// Those in the area of one local body.
    pub county: Option<OrganisationId>,
    /// Those about one line.
    pub line: Option<LineNumber>,
    /// Those that fall to the reader.
    pub mine: bool,
    /// Late ones.
    pub late: bool,
}

impl DutyFilter {
    /// Reads it from what follows the question mark; what is empty or cannot be read asks for nothing.
    #[must_use]
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let flag = |name: &str| get(name).is_some_and(|value| value == "1");
        Self {
            body: get("body").and_then(|id| id.parse().ok()),
            county: get("county").and_then(|id| id.parse().ok()),
            line: get("line").and_then(|number| number.parse().ok()).map(LineNumber),
            mine: flag("mine"),
            late: flag("late"),
        }
    }

    /// As it stands in an address, each entry with `&` behind it.
    #[must_use]
    pub fn query(&self) -> String {
        let mut query = String::new();
        let mut add = |name: &str, value: Option<String>| {
            if let Some(value) = value {
                // Writing to a string never fails.
                let _ = write!(query, "{name}={value}&");
            }
        };
        add("body", self.body.map(|id| id.to_string()));
        add("county", self.county.map(|id| id.to_string()));
        add("line", self.line.map(|line| line.0.to_string()));
        add("mine", self.mine.then(|| "1".to_owned()));
        add("late", self.late.then(|| "1".to_owned()));
        query
    }

    /// Tells whether it lets a duty through on that day.
    #[must_use]
    pub fn lets(&self, duty: &Duty, place: &Place, is_mine: bool, today: LocalDate) -> bool {
        self.body.is_none_or(|body| duty.owner.body == body)
            && self.county.is_none_or(|county| place.jurisdiction == Some(county))
            && self.line.is_none_or(|line| place.lines.contains(&line))
            && (!self.mine || is_mine)
            && (!self.late || duty.due.is_late(today))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_reads_what_it_wrote_and_passes_over_what_is_none() {
        let id = OrganisationId::derived("a");
        let filter = DutyFilter { body: Some(id), county: Some(id), line: Some(LineNumber(5)), mine: true, late: true };
        let query = filter.query();
        let find = |query: String| move |name: &str| query.split('&').find_map(|pair| pair.strip_prefix(&format!("{name}="))).map(str::to_owned);
        assert_eq!(DutyFilter::read(find(query)), filter);
        assert_eq!(DutyFilter::read(find("body=&county=x&line=900&mine=0&late=".to_owned())), DutyFilter::default());
        assert_eq!(DutyFilter::default().query(), "");
    }
}
