//! Signing in, and showing the device's key.

use crate::act::TimeToken;
use crate::id::{DeviceId, EpochId, PersonId};
use crate::json::Json;
use crate::person::{Organisation, Person};
use serde::{Deserialize, Serialize};

/// `POST /session`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct SignIn {
    /// The sign-in name.
    pub name: String,
    /// The password.
    pub password: String,
    /// A new one, required where the first was a one-time password.
    #[serde(default)]
    pub new_password: Option<String>,
}

/// Who is signed in: the answer of `POST /session` and `GET /me`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Me {
    /// The person.
    pub person: Person,
    /// Their organisation.
    pub organisation: Organisation,
    /// What they may do, by the names of [`Action`](crate::permit::Action).
    pub may: Vec<crate::permit::Action>,
    /// What a device signs to prove its key in this session and in no other; empty where nobody is asked to.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub challenge: String,
}

/// `PUT /devices/{DeviceId}`: the device shows its key; the signed-in person becomes one of its people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct DeviceKey {
    /// The Ed25519 public key, 64 hexadecimal digits.
    pub public_key: String,
    /// What the device calls itself.
    pub name: String,
    /// Its signature over [`key_proof`], 128 hexadecimal digits; the first contract had none.
    #[serde(default)]
    pub proof: Option<String>,
}

/// What a device signs to prove that it has the key it shows: tagged, so that it is never taken for a command.
#[must_use]
pub fn key_proof(challenge: &str, device: DeviceId, public_key: &str) -> String {
    format!("fengyang-device:{challenge}:{device}:{public_key}")
}

/// The answer to `PUT /devices/{DeviceId}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct DeviceGrant {
    /// The device.
    pub device: DeviceId,
    /// All people who may act on it.
    pub people: Vec<PersonId>,
    /// The first signed time.
    pub token: TimeToken,
    /// The life of the office's record, as in a package.
    #[serde(default)]
    pub epoch: Option<EpochId>,
}
