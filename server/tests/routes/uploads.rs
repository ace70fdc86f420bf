//! `PUT /uploads/{MediaId}` and `GET /blobs/{sha256}`.

use crate::field::{Office, Phone};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use domain::contract::{MediaReceipt, Problem};
use domain::digest::Digest;
use domain::fixture;
use domain::id::{DeviceId, MediaId};
use futures::future::join_all;

async fn put(office: &Office, media: MediaId, digest: Digest, bytes: &[u8]) -> (StatusCode, Vec<u8>) {
    let device = DeviceId::derived("a");
    let request = Request::put(format!("/api/v1/uploads/{media}?device={device}&digest={digest}")).header(header::CONTENT_TYPE, "image/jpeg");
    let (status, _, body) = office.ask(request, Body::from(bytes.to_vec())).await;
    (status, body)
}

fn receipt(answer: &(StatusCode, Vec<u8>)) -> MediaReceipt {
    assert_eq!(answer.0, StatusCode::OK, "{}", String::from_utf8_lossy(&answer.1));
    serde_json::from_slice(&answer.1).unwrap()
}

#[tokio::test]
async fn a_photo_gets_a_receipt_over_what_is_on_disk() {
    let office = Office::open().await;
    let (media, bytes) = (MediaId::derived("photo"), vec![7; 300_000]);
    let digest = Digest::of(&bytes);
    let first = receipt(&put(&office, media, digest, &bytes).await);
    assert_eq!((first.media, first.digest, first.bytes), (media, digest, 300_000));
    office.state.clock.set(crate::field::later(11));
    assert_eq!(receipt(&put(&office, media, digest, &bytes).await), first, "the same again has the receipt it had");
    assert_eq!(std::fs::read(office.state.settings.data.join("blobs").join(digest.hex())).unwrap(), bytes);
}

#[tokio::test]
async fn bytes_that_differ_from_their_digest_are_not_kept() {
    let office = Office::open().await;
    let (media, digest) = (MediaId::derived("photo"), Digest::of(b"as it was taken"));
    let (status, body) = put(&office, media, digest, b"as it was forged").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(serde_json::from_slice::<Problem>(&body).unwrap().kind, "digest-differs");
    assert_eq!(office.state.blobs.size(&digest).await.unwrap(), None);
    assert!(office.table("upload").await.is_empty());
    receipt(&put(&office, media, digest, b"as it was taken").await);
}

#[tokio::test]
async fn what_a_command_announced_is_what_must_come() {
    let office = Office::open().await;
    let assignment = fixture::assignment("A");
    office.assign(&assignment).await;
    let mut phone = Phone::new("a");
    office.send(phone.device, &phone.visit(&assignment)).await;
    let media: MediaId = office.table("media").await[0][0].trim_start_matches("Some(\"").trim_end_matches("\")").parse().unwrap();
    let (status, _) = put(&office, media, Digest::of(b"another"), b"another").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(office.table("upload").await.is_empty());
}

#[tokio::test]
async fn the_same_photo_ten_times_at_once() {
    let office = Office::open().await;
    let (media, bytes) = (MediaId::derived("photo"), vec![9; 400_000]);
    let digest = Digest::of(&bytes);
    let answers = join_all((0..10).map(|_| put(&office, media, digest, &bytes))).await;
    let first = receipt(&answers[0]);
    assert!(answers.iter().all(|answer| receipt(answer) == first));
    let kept: Vec<_> = std::fs::read_dir(office.state.settings.data.join("blobs")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(kept, [digest.hex().as_str()], "and nothing is left of the others");
}

#[tokio::test]
async fn a_photo_that_is_too_large_or_of_a_strange_device() {
    let office = Office::open().await;
    let bytes = vec![1; 1_000_001];
    let (status, _) = put(&office, MediaId::derived("large"), Digest::of(&bytes), &bytes).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
    let (media, digest, device) = (MediaId::derived("strange"), Digest::of(b"x"), DeviceId::derived("x"));
    let request = Request::put(format!("/api/v1/uploads/{media}?device={device}&digest={digest}"));
    assert_eq!(office.ask(request, Body::from("x")).await.0, StatusCode::FORBIDDEN);
    assert!(office.table("upload").await.is_empty());
}

#[tokio::test]
async fn blobs_are_given_whole_and_in_parts() {
    let office = Office::open().await;
    let digest = Digest::of(b"0123456789");
    receipt(&put(&office, MediaId::derived("photo"), digest, b"0123456789").await);
    let address = format!("/api/v1/blobs/{}", digest.hex());
    let (status, headers, body) = office.ask(Request::get(&address), Body::empty()).await;
    assert_eq!((status, body.as_slice()), (StatusCode::OK, &b"0123456789"[..]));
    assert_eq!(headers[header::CONTENT_TYPE], "image/jpeg");
    assert_eq!(headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    assert!(headers[header::CACHE_CONTROL].to_str().unwrap().contains("no-cache"));
    let (status, headers, body) = office.ask(Request::get(&address).header(header::RANGE, "bytes=2-4"), Body::empty()).await;
    assert_eq!((status, body.as_slice()), (StatusCode::PARTIAL_CONTENT, &b"234"[..]));
    assert_eq!(headers[header::CONTENT_RANGE], "bytes 2-4/10");
    let (status, _, _) = office.ask(Request::get(&address).header(header::RANGE, "bytes=10-"), Body::empty()).await;
    assert_eq!(status, StatusCode::RANGE_NOT_SATISFIABLE);
    for unknown in [Digest::of(b"none").hex(), "zz".into(), "..%2Ffengyang.db".into()] {
        assert_eq!(office.ask(Request::get(format!("/api/v1/blobs/{unknown}")), Body::empty()).await.0, StatusCode::NOT_FOUND, "{unknown}");
    }
}
