//! From degrees to the plane of the shapes, and what stands too close there to be told apart.

use super::shapes::PLANE;
use domain::contract::{MapPoint, VisitState};
use domain::place::Position;

/// Marks closer than this, in tenths of the plane's unit, would cover each other.
const CLOSE: i64 = 300;

/// Visits that share a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    /// Where the mark stands, in tenths of the plane's unit.
    pub(super) at: (i64, i64),
    /// The visits, at least one.
    pub(super) visits: Vec<MapPoint>,
}

impl Group {
    /// The state that all of them share, if they share one.
    pub(super) fn state(&self) -> Option<VisitState> {
        let first = self.visits.first()?.state;
        self.visits.iter().all(|visit| visit.state == first).then_some(first)
    }
}

/// The place on the plane in tenths of its unit: x = (lon − 112.55)·1000/2.03, y = (40.77 − lat)·1000/2.03/cos 39.9°.
pub(super) fn on_plane(position: Position) -> (i64, i64) {
    const UNIT: i64 = 2030;
    const COSINE: i64 = 767_165_152;
    const ONE: i64 = 1_000_000_000;
    let x = position.lon.saturating_sub(1_125_500_000) / UNIT;
    let y = 407_700_000_i64.saturating_sub(position.lat).saturating_mul(ONE) / UNIT / COSINE;
    (x, y)
}

/// Tells whether the place lies on the picture.
pub(super) fn is_shown((x, y): (i64, i64)) -> bool {
    (0..=i64::from(PLANE.0) * 10).contains(&x) && (0..=i64::from(PLANE.1) * 10).contains(&y)
}

/// Groups the visits that stand on the picture; the same visits always give the same groups.
pub(super) fn grouped(points: &[MapPoint]) -> Vec<Group> {
    let mut points: Vec<&MapPoint> = points.iter().collect();
    points.sort_by_key(|point| point.visit);
    let mut groups: Vec<Group> = Vec::new();
    for point in points {
        let at = on_plane(point.position);
        if !is_shown(at) {
            continue;
        }
        match groups.iter_mut().find(|group| (group.at.0 - at.0).pow(2) + (group.at.1 - at.1).pow(2) < CLOSE * CLOSE) {
            Some(group) => group.visits.push(point.clone()),
            None => groups.push(Group { at, visits: vec![point.clone()] }),
        }
    }
    groups
}

/// Where a name is written: at its place, or the least step away from it at which it covers no mark.
pub(super) fn beside(name: (i64, i64), groups: &[Group]) -> (i64, i64) {
    /// Half of what a name and the figure below it take, in tenths of the plane's unit, with a mark's own reach.
    const REACH: (i64, i64) = (900, 600);
    /// Steps up and down.
    const STEPS: [i64; 5] = [0, -700, 700, -1400, 1400];
    let covers = |at: (i64, i64)| groups.iter().any(|group| (group.at.0 - at.0).abs() < REACH.0 && (group.at.1 - at.1).abs() < REACH.1);
    let steps = STEPS.map(|step| (name.0, name.1 + step));
    // Where marks are everywhere, the name stays where it is known to be.
    steps.into_iter().find(|at| !covers(*at)).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::id::VisitId;

    fn point(name: &str, lat: i64, lon: i64, state: VisitState) -> MapPoint {
        MapPoint {
            visit: VisitId::derived(name),
            sheet: None,
            enterprise: name.into(),
            position: Position { lat, lon, accuracy: 60, fixes: 3 },
            state,
        }
    }

    #[test]
    fn degrees_come_to_lie_where_the_shapes_were_drawn() {
        let at = |lat, lon| on_plane(Position { lat, lon, accuracy: 0, fixes: 1 });
        assert_eq!(at(407_700_000, 1_125_500_000), (0, 0));
        // (114.58, 40.77) is the east end of the plane.
        assert_eq!(at(407_700_000, 1_145_800_000), (10_000, 0));
        // One degree south is 1000 / 2.03 / cos 39.9° = 642.1 units.
        assert_eq!(at(397_700_000, 1_125_500_000), (0, 6421));
    }

    #[test]
    fn a_name_steps_aside_for_a_mark() {
        let group = |at| Group { at, visits: Vec::new() };
        let name = (5000, 4000);
        assert_eq!(beside(name, &[]), name);
        assert_eq!(beside(name, &[group((6000, 4000))]), name, "beside it is room");
        assert_eq!(beside(name, &[group((5100, 4100))]), (5000, 3300));
        assert_eq!(beside(name, &[group((5100, 4100)), group((4900, 3400))]), (5000, 4700));
        let everywhere: Vec<Group> = (0..20).map(|row| group((5000, 2000 + 200 * row))).collect();
        assert_eq!(beside(name, &everywhere), name);
    }

    #[test]
    fn what_would_cover_each_other_shares_a_mark() {
        let on = VisitState::OnSite;
        let near = [
            point("a", 400_900_000, 1_133_000_000, on),
            point("b", 400_905_000, 1_133_005_000, VisitState::Complete),
            point("c", 398_000_000, 1_137_000_000, on),
        ];
        let groups = grouped(&near);
        assert_eq!(groups.iter().map(|group| group.visits.len()).max(), Some(2));
        assert_eq!(groups.len(), 2);
        let (pair, single): (Vec<_>, Vec<_>) = groups.into_iter().partition(|group| group.visits.len() == 2);
        assert_eq!((pair[0].state(), single[0].state()), (None, Some(on)));
        let mut turned = near.to_vec();
        turned.reverse();
        assert_eq!(grouped(&near), grouped(&turned));
    }

    #[test]
    fn a_position_outside_the_city_gets_no_mark() {
        assert_eq!(grouped(&[point("far", 312_000_000, 1_214_000_000, VisitState::OnSite)]), []);
    }
}
