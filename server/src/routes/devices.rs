//! `PUT /devices/{DeviceId}`.

use super::body::{Body, Id};
use crate::office::people::{self, CurrentUser};
use crate::problem::Answer;
use crate::state::AppState;
use axum::Json;
use axum::extract::State;
use domain::contract::{DeviceGrant, DeviceKey};
use domain::id::DeviceId;

/// Takes a device's key, and makes the signed-in person one of its people.
pub(super) async fn register(
    State(state): State<AppState>,
    user: CurrentUser,
    Id(device): Id<DeviceId>,
    Body(key): Body<DeviceKey>,
) -> Answer<Json<DeviceGrant>> {
    people::register(&state, &user, device, key).await.map(Json)
}
