//! The marks of visits: each state has a shape of its own besides its colour.

use domain::contract::VisitState;

/// The shape of a mark around the origin, as the `d` of an SVG path, and its class; several states share a square.
pub(super) const fn mark(state: Option<VisitState>) -> (&'static str, &'static str) {
    match state {
        Some(VisitState::Assigned | VisitState::OnSite) => ("mark-on-site", "M-14 0A14 14 0 1 0 14 0A14 14 0 1 0 -14 0Z"),
        Some(VisitState::Sealed) => ("mark-sealed", "M0 -18L18 0L0 18L-18 0Z"),
        Some(VisitState::Complete) => ("mark-complete", "M0 -18L5 -6L18 -6L8 3L12 16L0 8L-12 16L-8 3L-18 -6L-5 -6Z"),
        Some(VisitState::Refused | VisitState::Terminated) => ("mark-ended", "M-15 -9L-9 -15L0 -6L9 -15L15 -9L6 0L15 9L9 15L0 6L-9 15L-15 9L-6 0Z"),
        Some(VisitState::NoSample) => ("mark-none", "M-16 -5H16V5H-16Z"),
        None => ("mark-several", "M-15 -15H15V15H-15Z"),
    }
}
