//! `GET /blobs/{sha256}`, with ranges.

use super::body::Id;
use crate::office::media;
use crate::office::people::CurrentUser;
use crate::problem::{Answer, not_found};
use crate::state::AppState;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::digest::Digest;
use std::ops::Range;

/// Types that a page may show in place; anything else a hostile phone may claim is saved as a file.
const SHOWN: [&str; 9] =
    ["image/jpeg", "image/png", "image/webp", "image/heic", "image/avif", "video/mp4", "video/webm", "video/quicktime", "image/gif"];

/// Gives a photo or video, or a part of it.
pub(super) async fn show(State(state): State<AppState>, user: CurrentUser, Id(name): Id<String>, headers: HeaderMap) -> Answer<Response> {
    let digest: Digest = format!("sha256:{name}").parse().map_err(|_| not_found())?;
    let (length, mime) = media::look(&state, &user, &digest).await?;
    let asked = headers.get(header::RANGE).and_then(|value| value.to_str().ok());
    let part = match asked.map_or(Part::Whole, |asked| part(asked, length)) {
        Part::Beyond => {
            let mut response = StatusCode::RANGE_NOT_SATISFIABLE.into_response();
            set(&mut response, header::CONTENT_RANGE, &format!("bytes */{length}"));
            return Ok(response);
        }
        Part::Whole => None,
        Part::Some(part) => Some(part),
    };
    let found = media::open(&state, &digest, part.clone()).await?;
    let range = found.range.clone();
    let mut response = Body::from_stream(found.into_stream()).into_response();
    if part.is_some() {
        *response.status_mut() = StatusCode::PARTIAL_CONTENT;
        set(&mut response, header::CONTENT_RANGE, &format!("bytes {}-{}/{length}", range.start, range.end.saturating_sub(1)));
    }
    let essence = mime.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let shown = SHOWN.contains(&essence.as_str());
    set(&mut response, header::CONTENT_TYPE, if shown { &essence } else { "application/octet-stream" });
    if !shown {
        set(&mut response, header::CONTENT_DISPOSITION, "attachment");
    }
    set(&mut response, header::CONTENT_LENGTH, &(range.end - range.start).to_string());
    set(&mut response, header::ACCEPT_RANGES, "bytes");
    set(&mut response, header::ETAG, &format!("\"{name}\""));
    // It never changes, but who may see it is asked each time: the next person at this screen may not.
    set(&mut response, header::CACHE_CONTROL, "private, no-cache");
    set(&mut response, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    Ok(response)
}

fn set(response: &mut Response, name: header::HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Part {
    Whole,
    Some(Range<u64>),
    Beyond,
}

/// The one part that a `Range` header asks for; several at once, or nonsense, give the whole (RFC 9110 §14.2).
fn part(asked: &str, length: u64) -> Part {
    let Some((first, last)) = asked.strip_prefix("bytes=").and_then(|range| range.split_once('-')).map(|(first, last)| (first.trim(), last.trim()))
    else {
        return Part::Whole;
    };
    let range = match (first.parse::<u64>(), last.parse::<u64>()) {
        (Ok(first), Ok(last)) if first <= last => first..length.min(last.saturating_add(1)),
        (Ok(first), Err(_)) if last.is_empty() => first..length,
        (Err(_), Ok(tail)) if first.is_empty() => length.saturating_sub(tail)..length,
        _ => return Part::Whole,
    };
    if range.is_empty() { Part::Beyond } else { Part::Some(range) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_the_standard_says() {
        for (asked, expected) in [
            ("bytes=0-3", Part::Some(0..4)),
            ("bytes=4-", Part::Some(4..10)),
            ("bytes=-3", Part::Some(7..10)),
            ("bytes=-30", Part::Some(0..10)),
            ("bytes=8-30", Part::Some(8..10)),
            ("bytes=10-", Part::Beyond),
            ("bytes=-0", Part::Beyond),
            ("bytes=5-2", Part::Whole),
            ("bytes=0-1,4-5", Part::Whole),
            ("chapters=1-2", Part::Whole),
        ] {
            assert_eq!(part(asked, 10), expected, "{asked}");
        }
    }
}
