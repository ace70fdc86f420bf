//! `POST /people/{PersonId}/end`.

use super::body::{Body, Id};
use crate::office::people::CurrentUser;
use crate::office::phones;
use crate::problem::Answer;
use crate::state::AppState;
use axum::extract::State;
use axum::http::StatusCode;
use domain::contract::Reason;
use domain::id::PersonId;

/// Ends somebody's account.
pub(super) async fn end(
    State(state): State<AppState>,
    user: CurrentUser,
    Id(person): Id<PersonId>,
    Body(reason): Body<Reason>,
) -> Answer<StatusCode> {
    phones::end_account(&state, &user, person, &reason).await.map(|()| StatusCode::NO_CONTENT)
}
