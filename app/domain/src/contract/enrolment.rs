//! Letting a phone in by a code that its camera reads: single use, ten minutes, no password inside.

use crate::id::PersonId;
use crate::json::Json;
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// How long a code lets a phone in, in milliseconds.
pub const ENROLMENT_LASTS: i64 = 10 * 60_000;

/// `POST /enrolments`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct NewEnrolment {
    /// The sampler whose phone it is.
    pub person: PersonId,
}

/// The answer to `POST /enrolments`; shown once, kept nowhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Enrolment {
    /// The sampler.
    pub person: PersonId,
    /// Where the phone goes: `https://…/field/enrol#CODE`. What stands behind `#` is sent to no server on the way.
    pub address: String,
    /// When the code ends.
    pub expires_at: Instant,
    /// The address as a picture that a camera reads, in SVG.
    pub picture: String,
}

/// `POST /session/enrolled`: the phone shows the code in place of a password.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Enrolled {
    /// The code.
    pub code: String,
}
