//! What may be done to a draw, and when: pure, as every decision here.

use super::pick::draw;
use super::roster::Frozen;
use super::seed::{Commitment, Party, PublicNumber, Secret, Seed};
use super::state::{Committed, Draw, Event, Replacement, Stage};
use super::team::{Samplers, Staffed};
use crate::campaign::LineNumber;
use crate::denial::Obligation;
use crate::id::{EnterpriseId, OrganisationId};
use crate::json::Json;
use crate::no_sample::NoSampleReason;
use crate::person::Actor;
use crate::time::{Instant, LocalDate};
use serde::{Deserialize, Serialize};

/// Something that somebody does to a draw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Commit to a secret.
    Commit {
        /// As which party.
        party: Party,
        /// To what.
        commitment: Commitment,
    },
    /// Type in the public number.
    Announce {
        /// The number.
        number: PublicNumber,
    },
    /// Tell the secret.
    Reveal {
        /// Of which party.
        party: Party,
        /// The secret.
        secret: Secret,
    },
    /// Draw.
    Draw,
    /// Find it in order.
    Approve,
    /// Let the next reserve stand in; which one that is nobody chooses.
    Replace {
        /// The line.
        line: LineNumber,
        /// The local body.
        body: OrganisationId,
        /// Who falls out.
        enterprise: EnterpriseId,
        /// Why.
        reason: NoSampleReason,
        /// What was found out.
        note: String,
    },
    /// Let everybody see it.
    Publish,
    /// Give it up, before anything was drawn.
    Void {
        /// Why.
        reason: String,
    },
}

/// What a decision rests on besides the draw.
#[derive(Debug, Clone, Copy)]
pub struct Material<'a> {
    /// The frozen texts, where it is drawn.
    pub texts: Option<(&'a Frozen, &'a Samplers)>,
    /// The last day of sampling.
    pub sampling_ends: LocalDate,
    /// Every drawn enterprise was visited.
    pub is_visited: bool,
}

/// What the law refuses of a draw (O-18, O-22; D4 for what is told too early).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum Denial {
    /// It is not the turn of this.
    NotItsTurn,
    /// The organiser's half comes from the body that froze the roster.
    OrganiserForeign,
    /// The observer is of the organiser's own body.
    ObserverOfTheSameBody,
    /// One person gives no two halves.
    SamePerson,
    /// This party has committed, or told its secret, already.
    DoneAlready,
    /// The number could be known already.
    NumberKnown,
    /// The number cannot be known yet.
    NumberUnknown,
    /// The secret does not fit the commitment.
    SecretWrong,
    /// The texts are not those that were frozen.
    TextsDiffer,
    /// Whoever froze the roster does not approve the draw.
    ApproverFroze,
    /// The enterprise is not on the list.
    NotOnTheList,
    /// No reserve is left: another draw is wanted.
    ReservesUsedUp,
    /// What was found out, or why it is given up, is not told.
    ReasonMissing,
    /// An enterprise may not hear of its visit before (A-14, D4).
    StillSecret,
}

impl Denial {
    /// The obligation.
    #[must_use]
    pub const fn obligation(self) -> Obligation {
        Obligation(22)
    }
}

/// Decides whether it may be done.
///
/// # Errors
/// What is refused.
pub fn decide(state: &Draw, act: &Act, actor: &Actor, material: Material<'_>, now: Instant) -> Result<Vec<Event>, Denial> {
    let (by, at) = (actor.person, now);
    let event = match act {
        Act::Commit { party, commitment } => {
            may_commit(state, *party, actor, now)?;
            Event::Committed(Committed { party: *party, commitment: *commitment, organisation: actor.organisation, by, at })
        }
        Act::Announce { number } => {
            turn(state, &[Stage::Committed])?;
            if now < state.plan.number.announced {
                return Err(Denial::NumberUnknown);
            }
            Event::Announced { number: number.clone(), by, at }
        }
        Act::Reveal { party, secret } => {
            turn(state, &[Stage::Announced])?;
            if state.has_revealed(*party) {
                return Err(Denial::DoneAlready);
            }
            let fits = state.committed(*party).is_some_and(|own| own.commitment == secret.commitment(state.plan.draw, *party));
            if !fits {
                return Err(Denial::SecretWrong);
            }
            Event::Revealed { party: *party, secret: *secret, by, at }
        }
        Act::Draw => drawn(state, actor, material, now)?,
        Act::Approve => {
            turn(state, &[Stage::Drawn])?;
            if by == state.frozen_by {
                return Err(Denial::ApproverFroze);
            }
            Event::Approved { by, at }
        }
        Act::Replace { line, body, enterprise, reason, note } => {
            turn(state, &[Stage::Approved])?;
            let stratum = state.stratum(*line, *body).filter(|stratum| state.standing(stratum).contains(enterprise));
            let stratum = stratum.ok_or(Denial::NotOnTheList)?;
            let reserve = state.next_reserve(stratum).ok_or(Denial::ReservesUsedUp)?;
            let note = told(note)?;
            Event::Replaced(Replacement { line: *line, body: *body, enterprise: *enterprise, reserve, reason: *reason, note, by, at })
        }
        Act::Publish => {
            turn(state, &[Stage::Approved])?;
            if !material.is_visited && now.local_date() <= material.sampling_ends {
                return Err(Denial::StillSecret);
            }
            Event::Published { by, at }
        }
        Act::Void { reason } => {
            // Whoever has seen a list may not wish for another.
            turn(state, &[Stage::Frozen, Stage::Committed, Stage::Announced])?;
            Event::Voided { reason: told(reason)?, by, at }
        }
    };
    Ok(vec![event])
}

fn turn(state: &Draw, due: &[Stage]) -> Result<(), Denial> {
    if due.contains(&state.stage) { Ok(()) } else { Err(Denial::NotItsTurn) }
}

/// The longest reason or note, in characters.
const LONGEST: usize = 500;

fn told(text: &str) -> Result<String, Denial> {
    let text = text.trim();
    if text.is_empty() { Err(Denial::ReasonMissing) } else { Ok(text.chars().take(LONGEST).collect()) }
}

fn may_commit(state: &Draw, party: Party, actor: &Actor, now: Instant) -> Result<(), Denial> {
    turn(state, &[Stage::Frozen])?;
    if now >= state.plan.number.announced {
        return Err(Denial::NumberKnown);
    }
    if state.committed(party).is_some() {
        return Err(Denial::DoneAlready);
    }
    match party {
        Party::Organiser if actor.organisation != state.organisation => return Err(Denial::OrganiserForeign),
        Party::Observer if actor.organisation == state.organisation => return Err(Denial::ObserverOfTheSameBody),
        _ => {}
    }
    if state.committed.iter().any(|other| other.by == actor.person) { Err(Denial::SamePerson) } else { Ok(()) }
}

fn drawn(state: &Draw, actor: &Actor, material: Material<'_>, now: Instant) -> Result<Event, Denial> {
    turn(state, &[Stage::Opened])?;
    let (Some(commitments), Some(organiser), Some(observer), Some(number)) = (state.commitments(), &state.organiser, &state.observer, &state.number)
    else {
        return Err(Denial::NotItsTurn);
    };
    let (frozen, samplers) = material.texts.ok_or(Denial::TextsDiffer)?;
    if frozen.digest() != state.roster {
        return Err(Denial::TextsDiffer);
    }
    let staffed = Staffed::new(frozen, samplers).map_err(|_| Denial::TextsDiffer)?;
    let seed = Seed::open(frozen.digest(), &commitments, organiser, observer, number).map_err(|_| Denial::SecretWrong)?;
    let result = draw(frozen, &seed);
    let tours = staffed.draw(&result, &seed);
    let all = result.iter().flat_map(|stratum| stratum.drawn.iter().chain(&stratum.reserves));
    let names = all.filter_map(|id| Some((*id, frozen.name(*id)?.to_owned()))).collect();
    Ok(Event::Drawn { result, names, tours, by: actor.person, at: now })
}
