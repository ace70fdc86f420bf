//! Quota arithmetic: said before the draw, so that no draw fails after its seed is known.

use super::plan::{MOST_EACH, Plan, Stratum};
use super::roster::Entry;
use crate::campaign::LineNumber;
use crate::id::OrganisationId;
use crate::json::Json;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A stratum that has too few enterprises for its batches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Shortage {
    /// The line.
    pub line: LineNumber,
    /// The local body.
    pub body: OrganisationId,
    /// Batches planned.
    pub batches: u32,
    /// Enterprises that they need, at so many batches each.
    pub needs: u32,
    /// The fewest that they need at all: two batches each (O-43).
    pub least: u32,
    /// Enterprises in the pool.
    pub pool: u32,
    /// Of them those that surely have room left, whatever is drawn for earlier lines.
    pub surely: u32,
}

/// Strata that might have too few, whatever the seed; empty where a draw can be made.
pub(super) fn shortages(plan: &Plan, entries: &[Entry]) -> Vec<Shortage> {
    let mut by_body: BTreeMap<OrganisationId, Vec<&Entry>> = BTreeMap::new();
    for entry in entries {
        by_body.entry(entry.body).or_default().push(entry);
    }
    let none = Vec::new();
    plan.strata.iter().filter_map(|stratum| shortage(plan, stratum, by_body.get(&stratum.body).unwrap_or(&none))).collect()
}

/// Measures one stratum against the entries of its body.
fn shortage(plan: &Plan, stratum: &Stratum, entries: &[&Entry]) -> Option<Shortage> {
    let pool: Vec<&&Entry> = entries.iter().filter(|entry| entry.pool.contains(stratum.line)).collect();
    let earlier = plan.strata.iter().filter(|other| other.body == stratum.body && other.key() < stratum.key());
    // Whoever gives so many batches already gives none here.
    let full = MOST_EACH + 1 - stratum.each;
    let (mut batches, mut picked) = (0_u64, 0_u64);
    for other in earlier {
        let shared = pool.iter().filter(|entry| !entry.place.lifts_the_cap() && entry.pool.contains(other.line)).count();
        let shared = u64::try_from(shared).unwrap_or(u64::MAX).min(u64::from(other.needs()) + u64::from(other.reserves));
        picked += shared;
        batches += shared * u64::from(other.each);
    }
    let blocked = u32::try_from(picked.min(batches / u64::from(full))).unwrap_or(u32::MAX);
    let pool = u32::try_from(pool.len()).unwrap_or(u32::MAX);
    let surely = pool.saturating_sub(blocked);
    let Stratum { line, body, batches, .. } = *stratum;
    let needs = stratum.needs();
    (surely < needs).then_some(Shortage { line, body, batches, needs, least: batches.div_ceil(MOST_EACH), pool, surely })
}

/// Spreads batches over bodies as their pools are large, none more than its pool gives; what cannot be placed is told by the sum.
///
/// By the largest remainder, and among equals the first.
#[must_use]
pub fn spread(batches: u32, each: u32, pools: &[u32]) -> Vec<u32> {
    let all: u64 = pools.iter().map(|pool| u64::from(*pool)).sum();
    if all == 0 || each == 0 {
        return vec![0; pools.len()];
    }
    let room = |place: usize| u64::from(pools[place]) * u64::from(each);
    let wanted = u64::from(batches).min(all * u64::from(each));
    let share = |pool: &u32| (wanted * u64::from(*pool) / all, wanted * u64::from(*pool) % all);
    let mut given: Vec<u64> = pools.iter().map(|pool| share(pool).0).collect();
    let mut order: Vec<usize> = (0..pools.len()).collect();
    order.sort_by_key(|place| std::cmp::Reverse(share(&pools[*place]).1));
    let mut left = wanted - given.iter().sum::<u64>();
    for place in order.iter().copied().cycle() {
        if left == 0 {
            break;
        }
        if given[place] < room(place) {
            given[place] += 1;
            left -= 1;
        }
    }
    given.into_iter().map(|batches| u32::try_from(batches).unwrap_or(u32::MAX)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn batches_go_where_the_enterprises_are() {
        assert_eq!(spread(230, 1, &[100, 200, 100]), [58, 115, 57]);
        assert_eq!(spread(230, 2, &[40, 0, 40]), [80, 0, 80]);
        assert_eq!(spread(5, 1, &[0, 0]), [0, 0]);
    }

    proptest! {
        #[test]
        fn all_is_spread_and_none_gives_more_than_it_has(batches in 0_u32..500, each in 1_u32..3, pools in proptest::collection::vec(0_u32..60, 1..12)) {
            let given = spread(batches, each, &pools);
            let room: u32 = pools.iter().sum::<u32>() * each;
            prop_assert_eq!(given.iter().sum::<u32>(), batches.min(room));
            for (given, pool) in given.iter().zip(&pools) {
                prop_assert!(*given <= pool * each);
            }
        }
    }
}
