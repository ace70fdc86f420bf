//! The marks of visits: each state has a shape of its own besides its colour.

use domain::contract::VisitState;

/// The shape of a mark around the origin, as the `d` of an SVG path, and its class; several states share a square.
pub(super) const fn mark(state: Option<VisitState>) -> (&'static str, &'static str) {
    match state {
        Some(VisitState::Assigned | VisitState::OnSite) => ("mark-on-site", "M-14 0A14 14 0 1 0 14 0A14 14 0 1 0 -14 0Z"),
        Some(VisitState::Sealed) => ("mark-sealed", "M0 -18L18 0L0 18L-18 0Z"),
        Some(VisitState::Complete) => ("mark-complete", "M0 -18L5 -6L18 -6L8 3L12 16L0 8L-12 16L-8 3L-18 -6L-5 -6Z"),
        None => ("mark-several", "M-15 -15H15V15H-15Z"),
    }
}
