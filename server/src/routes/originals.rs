//! `POST /assignments/{AssignmentId}/originals/{form}`, `GET /assignments/{AssignmentId}/originals/{form}/{sha256}`.

use super::body::{Id, drain};
use super::papers::POLICY;
use crate::office::original;
use crate::office::people::CurrentUser;
use crate::problem::{Answer, said};
use crate::state::AppState;
use app::words::problems as words;
use axum::Json;
use axum::body::{Body, BodyDataStream};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use bytes::{Bytes, BytesMut};
use domain::contract::Original;
use domain::id::AssignmentId;
use futures::StreamExt as _;
use object_store::GetResult;

/// Takes in a scan of the stamped paper of that form.
pub(super) async fn keep(
    State(state): State<AppState>,
    user: CurrentUser,
    Id((id, form)): Id<(AssignmentId, String)>,
    headers: HeaderMap,
    body: Body,
) -> Answer<Json<Original>> {
    let mut stream = body.into_data_stream();
    let read = async {
        original::may_keep(&state, &user, id).await?;
        read(&headers, &mut stream).await
    };
    match read.await {
        Ok(bytes) => original::keep(&state, &user, id, &form, bytes).await.map(Json),
        Err(failure) => {
            drain(&mut stream).await;
            Err(failure)
        }
    }
}

/// The whole of it, as long as it may be.
async fn read(headers: &HeaderMap, stream: &mut BodyDataStream) -> Answer<Bytes> {
    let longest = usize::try_from(Original::LONGEST)?;
    let too_long = || said(413, "original-too-long", words::original_too_long());
    let announced: Option<usize> = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    if announced.is_some_and(|length| length > longest) {
        return Err(too_long());
    }
    let mut bytes = BytesMut::new();
    while let Some(piece) = stream.next().await {
        let piece = piece.map_err(|_| said(400, "cut-short", words::original_cut_short()))?;
        if bytes.len() + piece.len() > longest {
            return Err(too_long());
        }
        bytes.extend_from_slice(&piece);
    }
    Ok(bytes.freeze())
}

/// Gives one.
pub(super) async fn show(
    State(state): State<AppState>,
    user: CurrentUser,
    Id((id, form, digest)): Id<(AssignmentId, String, String)>,
) -> Answer<Response> {
    original::open(&state, &user, id, &form, &digest).await.map(shown)
}

/// A scan as an answer, shown in place.
pub(super) fn shown((original, bytes): (Original, GetResult)) -> Response {
    let mut response = Body::from_stream(bytes.into_stream()).into_response();
    let headers = response.headers_mut();
    let value = |text: String| HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static(""));
    headers.insert(header::CONTENT_TYPE, value(original.mime.clone()));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(original.bytes));
    headers.insert(header::CONTENT_DISPOSITION, value(format!("inline; filename=\"{}\"", original.file())));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}
