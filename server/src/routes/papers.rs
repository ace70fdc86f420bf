//! `GET /sheets/{SheetId}/papers`, `GET /sheets/{SheetId}/papers/{kind}.pdf`.

use super::body::Id;
use crate::office::papers::{self, Printed};
use crate::office::people::CurrentUser;
use crate::problem::{Answer, not_found};
use crate::state::AppState;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use domain::contract::SheetPapers;
use domain::id::SheetId;

/// What a browser's own reader of PDF may load: it draws within the page of the file.
pub(super) const POLICY: &str =
    "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/// The papers of a sheet.
pub(super) async fn list(State(state): State<AppState>, user: CurrentUser, Id(id): Id<SheetId>) -> Answer<Json<SheetPapers>> {
    papers::list(&state, &user, id).await.map(Json)
}

/// One of them, printed.
pub(super) async fn show(State(state): State<AppState>, user: CurrentUser, Id((id, file)): Id<(SheetId, String)>) -> Answer<Response> {
    let form = file.strip_suffix(".pdf").ok_or_else(not_found)?;
    papers::print(&state, &user, id, form).await.map(pdf)
}

/// A paper that was printed, as an answer.
pub(super) fn pdf(Printed { name, pdf }: Printed) -> Response {
    let mut response = pdf.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(header::CONTENT_DISPOSITION, disposition(&name));
    response
}

/// A number is what a phone sent: only plain letters, digits and dashes go into the header.
fn disposition(name: &str) -> HeaderValue {
    let plain: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.')).collect();
    HeaderValue::try_from(format!("inline; filename=\"{plain}\"")).unwrap_or(HeaderValue::from_static("inline"))
}
