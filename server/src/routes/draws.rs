//! `GET /draws`, `POST /draws`, and what is done to one draw and told of it.

use super::body::{Body, Id};
use crate::office::draw::{self, DrawFile};
use crate::office::people::CurrentUser;
use crate::problem::{Answer, Failure, not_found};
use crate::public::{answer, failed, with_script};
use crate::session::visitor;
use crate::state::AppState;
use app::public::draw as public_page;
use app::words::public::draw as words;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::contract::{DrawPreview, DrawView, Draws, NewDraw, PublicDraw};
use domain::draw::Act;
use domain::id::DrawId;

/// All draws, in digests and counts.
pub(super) async fn list(State(state): State<AppState>, user: CurrentUser) -> Answer<Json<Draws>> {
    draw::list(&state, &user).await.map(Json)
}

/// What would be drawn.
pub(super) async fn preview(State(state): State<AppState>, user: CurrentUser, Body(new): Body<NewDraw>) -> Answer<Json<DrawPreview>> {
    draw::preview(&state, &user, new).await.map(Json)
}

/// Freezes.
pub(super) async fn freeze(State(state): State<AppState>, user: CurrentUser, Body(new): Body<NewDraw>) -> Answer<Json<DrawView>> {
    draw::freeze(&state, &user, new).await.map(Json)
}

/// One draw.
pub(super) async fn show(State(state): State<AppState>, user: CurrentUser, Id(id): Id<DrawId>) -> Answer<Json<DrawView>> {
    draw::view(&state, &user, id).await.map(Json)
}

/// Does something to it.
pub(super) async fn act(State(state): State<AppState>, user: CurrentUser, Id(id): Id<DrawId>, Body(act): Body<Act>) -> Answer<Json<DrawView>> {
    draw::act(&state, &user, id, act).await.map(Json)
}

/// What everybody may know of it.
pub(super) async fn public(State(state): State<AppState>, Id(id): Id<DrawId>) -> Answer<Json<PublicDraw>> {
    draw::public(&state, id).await.map(Json)
}

/// The page for everybody.
pub(super) async fn page(State(state): State<AppState>, Path(id): Path<String>) -> Response {
    let told = match id.parse() {
        Ok(id) => draw::public(&state, id).await,
        Err(_) => Err(not_found()),
    };
    match told {
        Ok(told) => with_script(&state, words::TITLE, |script| public_page::draw(told, script)).await,
        Err(Failure::Said(problem)) if problem.status == 404 => answer(&state, StatusCode::NOT_FOUND, words::TITLE, public_page::unknown).await,
        Err(failure) => failed(&state, words::TITLE, failure).await,
    }
}

/// A file of it.
pub(super) async fn file(State(state): State<AppState>, headers: HeaderMap, Path((id, file)): Path<(String, String)>) -> Answer<impl IntoResponse> {
    let user = visitor(&state, &headers).await?.filter(|user| !user.only_hands_in());
    let id: DrawId = id.parse().map_err(|_| not_found())?;
    let (file, kind) = match file.as_str() {
        "record.json" => (DrawFile::Record, "application/json"),
        "roster.txt" => (DrawFile::Roster, "text/plain; charset=utf-8"),
        "samplers.txt" => (DrawFile::Samplers, "text/plain; charset=utf-8"),
        _ => return Err(not_found()),
    };
    let text = draw::file(&state, user.as_ref(), id, file).await?;
    Ok(([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "private, no-store")], text))
}
