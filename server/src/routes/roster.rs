//! `GET /roster`, `GET /roster/entries`, `…/roster/imports`, and the form of the desk with which a list is uploaded.

use super::body::{Asked, Body, Id, Leaf, SILENCE};
use crate::office::assignment;
use crate::office::people::CurrentUser;
use crate::office::roster::report::{self, Form};
use crate::office::roster::{self, import, undo};
use crate::problem::{Answer, not_found, too_large, wrong};
use crate::public;
use crate::seats;
use crate::state::AppState;
use app::public::document::refused;
use app::words::desk::roster as words;
use app::words::problems;
use axum::Json;
use axum::extract::multipart::{Field, Multipart, MultipartRejection};
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::from_fn;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{MethodRouter, post};
use domain::contract::{ImportView, Imports, LineSearch, Reason, Roster, RosterPage, RosterSearch};
use domain::id::ImportId;
use domain::permit::{Action, Subject};
use domain::roster::Settings;
use std::time::Duration;
use tokio::time::timeout;
use tower_http::timeout::RequestBodyTimeoutLayer;

/// The largest list, in bytes: 100,000 enterprises have some 25 MB.
const LARGEST: usize = 64 * 1024 * 1024;
/// What is around it in a form.
const AROUND: usize = 64 * 1024;
/// How long a list may take to come.
const PATIENCE: Duration = Duration::from_secs(600);

/// What an assignment can be made of.
pub(super) async fn show(State(state): State<AppState>, user: CurrentUser) -> Answer<Json<Roster>> {
    assignment::roster(&state, &user).await.map(Json)
}

/// One page of the roster as far as one may see it.
pub(super) async fn page(State(state): State<AppState>, user: CurrentUser, Asked(search): Asked<RosterSearch>) -> Answer<Json<RosterPage>> {
    roster::page(&state, &user, &search).await.map(Json)
}

/// The imports, and the call that reads a list in.
pub(super) fn imports() -> MethodRouter<AppState> {
    uploads(post(read_in)).get(list)
}

/// Where the desk's form goes; the page itself is rendered at the same address.
pub(super) fn form() -> MethodRouter<AppState> {
    uploads(post(form_in)).get(crate::desk::page)
}

/// A list comes for minutes over a poor line: it has no seat meanwhile.
fn uploads(routes: MethodRouter<AppState>) -> MethodRouter<AppState> {
    routes.layer((from_fn(seats::give_back), RequestBodyTimeoutLayer::new(SILENCE), DefaultBodyLimit::max(LARGEST + AROUND)))
}

async fn list(State(state): State<AppState>, user: CurrentUser, Asked(leaf): Asked<Leaf>) -> Answer<Json<Imports>> {
    import::list(&state, &user, leaf.into()).await.map(Json)
}

async fn read_in(State(state): State<AppState>, user: CurrentUser, form: Result<Multipart, MultipartRejection>) -> Answer<Json<ImportView>> {
    taken_in(&state, &user, form).await.map(Json)
}

/// The same from a page, with or without a program: it leads to the preview, or to what is wrong.
async fn form_in(State(state): State<AppState>, user: CurrentUser, form: Result<Multipart, MultipartRejection>) -> Response {
    match taken_in(&state, &user, form).await {
        Ok(view) => Redirect::to(&format!("/desk/roster/imports/{}", view.import.id)).into_response(),
        Err(failure) => {
            let problem = failure.into_problem();
            let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            public::answer(&state, status, words::IMPORTS, || refused(problem, "/desk/roster/imports", words::TO_ALL_IMPORTS)).await
        }
    }
}

async fn taken_in(state: &AppState, user: &CurrentUser, form: Result<Multipart, MultipartRejection>) -> Answer<ImportView> {
    user.must(Action::MindRoster, Subject::ALL)?;
    let missing = || wrong("list-missing", problems::list_missing()).at("file");
    let read = async {
        let mut form = form.map_err(|_| missing())?;
        while let Some(field) = form.next_field().await.map_err(|_| too_large())? {
            if field.name() == Some("file") {
                return file(field).await;
            }
        }
        Err(missing())
    };
    let (name, bytes) = timeout(PATIENCE, read).await.map_err(|_| missing())??;
    if bytes.is_empty() {
        return Err(missing());
    }
    import::read(state, user, &name, bytes).await
}

/// The name and the bytes of a file.
async fn file(mut field: Field<'_>) -> Answer<(String, Vec<u8>)> {
    let (name, mut bytes) = (field.file_name().unwrap_or_default().to_owned(), Vec::new());
    while let Some(piece) = field.chunk().await.map_err(|_| too_large())? {
        if bytes.len() + piece.len() > LARGEST {
            return Err(too_large());
        }
        bytes.extend_from_slice(&piece);
    }
    Ok((name, bytes))
}

/// An import with the rows that are asked for.
pub(super) async fn import(
    State(state): State<AppState>,
    user: CurrentUser,
    Id(id): Id<ImportId>,
    Asked(search): Asked<LineSearch>,
) -> Answer<Json<ImportView>> {
    import::view(&state, &user, id, search).await.map(Json)
}

/// Reads its list anew.
pub(super) async fn settle(
    State(state): State<AppState>,
    user: CurrentUser,
    Id(id): Id<ImportId>,
    Body(settings): Body<Settings>,
) -> Answer<Json<ImportView>> {
    import::settle(&state, &user, id, settings).await.map(Json)
}

/// Takes it into the roster.
pub(super) async fn take(State(state): State<AppState>, user: CurrentUser, Id(id): Id<ImportId>) -> Answer<Json<ImportView>> {
    import::take(&state, &user, id).await.map(Json)
}

/// Gives it up.
pub(super) async fn give_up(State(state): State<AppState>, user: CurrentUser, Id(id): Id<ImportId>) -> Answer<Json<ImportView>> {
    import::give_up(&state, &user, id).await.map(Json)
}

/// Takes it back.
pub(super) async fn undo(
    State(state): State<AppState>,
    user: CurrentUser,
    Id(id): Id<ImportId>,
    Body(reason): Body<Reason>,
) -> Answer<Json<ImportView>> {
    undo::take_back(&state, &user, id, reason).await.map(Json)
}

/// Its report, as `report.csv` or `report.xlsx`.
pub(super) async fn report(State(state): State<AppState>, user: CurrentUser, Id((id, file)): Id<(ImportId, String)>) -> Answer<Response> {
    let (form, kind, name) = match file.as_str() {
        "report.csv" => (Form::Csv, "text/csv; charset=utf-8", "attachment; filename=\"report.csv\""),
        "report.xlsx" => (Form::Xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "attachment; filename=\"report.xlsx\""),
        _ => return Err(not_found()),
    };
    let mut response = report::write(&state, &user, id, form).await?.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static(name));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    Ok(response)
}
