//! Drawing enterprises: what follows from a frozen roster and a seed, and from nothing else.

use super::chance::{Chance, Purpose};
use super::plan::{MOST_EACH, Stratum};
use super::roster::Frozen;
use super::seed::Seed;
use crate::campaign::LineNumber;
use crate::id::{EnterpriseId, OrganisationId};
use crate::json::Json;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What was drawn of one stratum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct DrawnStratum {
    /// The line.
    pub line: LineNumber,
    /// The local body.
    pub body: OrganisationId,
    /// The drawn, in the order in which they were.
    pub drawn: Vec<EnterpriseId>,
    /// The reserves, the next one first.
    pub reserves: Vec<EnterpriseId>,
}

/// Draws the enterprises of each stratum, in the plan's order.
#[must_use]
pub fn draw(frozen: &Frozen, seed: &Seed) -> Vec<DrawnStratum> {
    let entries = frozen.entries();
    let mut by_body: BTreeMap<OrganisationId, Vec<usize>> = BTreeMap::new();
    for (place, entry) in entries.iter().enumerate() {
        by_body.entry(entry.body).or_default().push(place);
    }
    // Batches that each enterprise gives already; only the picked stand in it.
    let mut given: BTreeMap<usize, u32> = BTreeMap::new();
    let none = Vec::new();
    let mut drawn = Vec::with_capacity(frozen.plan().strata.len());
    for (index, stratum) in (0..).zip(&frozen.plan().strata) {
        let has_room = |place: &usize| {
            let entry = &entries[*place];
            let already = given.get(place).copied().unwrap_or_default();
            entry.pool.contains(stratum.line) && (entry.place.lifts_the_cap() || already + stratum.each <= MOST_EACH)
        };
        let mut pool: Vec<usize> = by_body.get(&stratum.body).unwrap_or(&none).iter().copied().filter(has_room).collect();
        let picked = pick(&mut pool, stratum, &mut Chance::new(seed, Purpose::Enterprises, index));
        for place in picked.0.iter().chain(picked.1) {
            *given.entry(*place).or_default() += stratum.each;
        }
        let ids = |places: &[usize]| places.iter().map(|place| entries[*place].id).collect();
        drawn.push(DrawnStratum { line: stratum.line, body: stratum.body, drawn: ids(picked.0), reserves: ids(picked.1) });
    }
    drawn
}

/// The drawn of a pool, and its reserves.
fn pick<'a>(pool: &'a mut [usize], stratum: &Stratum, chance: &mut Chance) -> (&'a [usize], &'a [usize]) {
    let size = |count: u32| usize::try_from(count).unwrap_or(usize::MAX);
    let needs = size(stratum.needs()).min(pool.len());
    let count = needs.saturating_add(size(stratum.reserves)).min(pool.len());
    chance.pick(pool, count);
    pool[..count].split_at(needs)
}
