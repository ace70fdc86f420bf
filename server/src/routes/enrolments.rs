//! `POST /enrolments`, `POST /session/enrolled`.

use super::body::{Body, origin};
use super::session::{SignedIn, begun};
use crate::office::enrolment;
use crate::office::people::CurrentUser;
use crate::problem::Answer;
use crate::session::{Attempts, address};
use crate::state::AppState;
use axum::Json;
use axum::extract::{Extension, State};
use axum::http::{Extensions, HeaderMap, Uri};
use domain::contract::{Enrolled, Enrolment, NewEnrolment};

/// Gives a code for a phone.
pub(super) async fn give(
    State(state): State<AppState>,
    user: CurrentUser,
    uri: Uri,
    headers: HeaderMap,
    Body(wish): Body<NewEnrolment>,
) -> Answer<Json<Enrolment>> {
    enrolment::give(&state, &user, wish, &origin(&state, &uri, &headers)).await.map(Json)
}

/// Lets a phone in.
pub(super) async fn enter(
    State(state): State<AppState>,
    Extension(attempts): Extension<Attempts>,
    headers: HeaderMap,
    extensions: Extensions,
    Body(shown): Body<Enrolled>,
) -> Answer<SignedIn> {
    let from = address(&state, &headers, &extensions);
    begun(&state, &attempts, from, enrolment::enter(&state, &shown)).await
}
