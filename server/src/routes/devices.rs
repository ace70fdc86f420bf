//! `GET /devices`, `PUT /devices/{DeviceId}`, `POST /devices/{DeviceId}/loss` and `…/return`.

use super::body::{Body, Id};
use crate::office::people::{self, CurrentUser};
use crate::office::phones;
use crate::problem::Answer;
use crate::state::AppState;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use domain::contract::{DeviceGrant, DeviceKey, Devices, Reason};
use domain::id::DeviceId;

/// Takes a device's key, and makes the signed-in person one of its people.
pub(super) async fn register(
    State(state): State<AppState>,
    user: CurrentUser,
    Id(device): Id<DeviceId>,
    headers: HeaderMap,
    Body(key): Body<DeviceKey>,
) -> Answer<Json<DeviceGrant>> {
    people::register(&state, &user, device, key, &model(&headers)).await.map(Json)
}

/// The longest model, in characters.
const LONGEST: usize = 60;

/// Of which model a phone is, as its browser says: `Mozilla/5.0 (Linux; Android 14; ALN-AL00) …`.
fn model(headers: &HeaderMap) -> String {
    let agent = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    let inside = agent.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map_or("", |(inside, _)| inside);
    let parts: Vec<&str> = inside.split(';').map(str::trim).filter(|part| !["Linux", "U", "wv", "K", ""].contains(part)).collect();
    parts.join(" ").chars().filter(|letter| !letter.is_control()).take(LONGEST).collect()
}

/// The phones of one's own agency.
pub(super) async fn list(State(state): State<AppState>, user: CurrentUser) -> Answer<Json<Devices>> {
    phones::list(&state, &user).await.map(Json)
}

/// A phone is lost.
pub(super) async fn lose(
    State(state): State<AppState>,
    user: CurrentUser,
    Id(device): Id<DeviceId>,
    Body(reason): Body<Reason>,
) -> Answer<StatusCode> {
    phones::lose(&state, &user, device, &reason).await.map(|()| StatusCode::NO_CONTENT)
}

/// A lost phone is found.
pub(super) async fn find(
    State(state): State<AppState>,
    user: CurrentUser,
    Id(device): Id<DeviceId>,
    Body(reason): Body<Reason>,
) -> Answer<StatusCode> {
    phones::find(&state, &user, device, &reason).await.map(|()| StatusCode::NO_CONTENT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_names_its_phone_or_does_not() {
        let of = |agent: &str| model(&HeaderMap::from_iter([(header::USER_AGENT, agent.parse().unwrap())]));
        assert_eq!(of("Mozilla/5.0 (Linux; Android 14; ALN-AL00) AppleWebKit/537.36"), "Android 14 ALN-AL00");
        assert_eq!(of("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36"), "Android 10");
        assert_eq!(of("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)"), "iPhone CPU iPhone OS 18_0 like Mac OS X");
        assert_eq!(of("curl/8"), "");
    }
}
