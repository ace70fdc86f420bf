//! The decision: may this act be recorded as it stands? Pure; the same offline on the phone and again in the office.

use crate::act::{Act, Command};
use crate::denial::Denial;
use crate::person::Actor;
use crate::time::Instant;
use crate::visit::{Briefing, Event, Visit};
use crate::warning::Warning;

/// What a decision rests on.
#[derive(Debug, Clone, Copy)]
pub struct State<'a> {
    /// The campaign, its rules and people.
    pub briefing: &'a Briefing,
    /// The visit so far.
    pub visit: &'a Visit,
}

/// Decides whether the law lets the act stand.
///
/// # Errors
/// What the law refuses, with its obligation.
pub fn decide(_state: State<'_>, command: &Command, _actor: &Actor, _now: Instant) -> Result<Vec<Event>, Denial> {
    Ok(vec![Event::fact(command)])
}

/// What our own rules would rather not see in an act; each wants a reason.
#[must_use]
pub fn warnings(_state: State<'_>, _act: &Act) -> Vec<Warning> {
    Vec::new()
}
