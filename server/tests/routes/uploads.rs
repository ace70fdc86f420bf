//! `/uploads/{MediaId}` as a phone speaks to it, and `GET /blobs/{sha256}`.

mod cuts;
mod taking_over;

use crate::field::{Office, Phone};
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::act::Act;
use domain::contract::{MediaReceipt, Problem};
use domain::digest::{Digest, unhex};
use domain::evidence::{SEGMENT, segments};
use domain::fixture;
use domain::id::{DeviceId, MediaId};
use futures::future::join_all;

/// What the office answered to a call of an upload.
pub(crate) struct Told {
    pub(crate) status: StatusCode,
    headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Told {
    pub(crate) fn offset(&self) -> u64 {
        self.headers["upload-offset"].to_str().unwrap().parse().unwrap()
    }

    pub(crate) fn receipt(&self) -> MediaReceipt {
        assert!(self.status.is_success(), "{} {}", self.status, String::from_utf8_lossy(&self.body));
        serde_json::from_slice(&self.body).unwrap()
    }

    pub(crate) fn kind(&self) -> String {
        serde_json::from_slice::<Problem>(&self.body).unwrap_or_else(|_| panic!("{} is no problem", self.status)).kind
    }
}

/// A file that a phone sends.
#[derive(Clone)]
pub(crate) struct File {
    pub(crate) media: MediaId,
    pub(crate) bytes: Vec<u8>,
}

impl File {
    pub(crate) fn new(name: &str, length: usize) -> Self {
        let seed = name.len();
        let bytes = (0..length).map(|place| u8::try_from((place * 31 + place / 257 + seed) % 251).unwrap()).collect();
        Self { media: MediaId::derived(name), bytes }
    }

    pub(crate) fn digest(&self) -> Digest {
        Digest::of(&self.bytes)
    }

    fn call(&self, method: &str) -> axum::http::request::Builder {
        Request::builder().method(method).uri(format!("/api/v1/uploads/{}", self.media)).header("tus-resumable", "1.0.0")
    }

    fn offer(&self, device: &str, digest: Digest) -> axum::http::request::Builder {
        let coded = |text: String| STANDARD.encode(text);
        let metadata = format!(
            "device {},digest {},mime {}",
            coded(DeviceId::derived(device).to_string()),
            coded(digest.to_string()),
            coded("image/jpeg".into())
        );
        self.call("POST").header("upload-length", self.bytes.len()).header("upload-metadata", metadata)
    }

    pub(crate) async fn create(&self, office: &Office) -> Told {
        ask(office, self.offer("a", self.digest()), Body::empty()).await
    }

    /// The whole file in one call, as the phone sends it.
    pub(crate) async fn send(&self, office: &Office) -> Told {
        let request = self.offer("a", self.digest()).header(header::CONTENT_TYPE, "application/offset+octet-stream");
        let request = request.header("upload-overlap", "pass-over").header("upload-checksum", checksum(&self.bytes));
        ask(office, request, Body::from(self.bytes.clone())).await
    }

    pub(crate) async fn head(&self, office: &Office) -> Told {
        ask(office, self.call("HEAD"), Body::empty()).await
    }

    pub(crate) async fn patch(&self, office: &Office, at: u64, checksum: Option<String>, body: Body) -> Told {
        let mut request = self.call("PATCH").header("upload-offset", at).header(header::CONTENT_TYPE, "application/offset+octet-stream");
        if let Some(checksum) = checksum {
            request = request.header("upload-checksum", checksum);
        }
        ask(office, request, body).await
    }

    /// A right piece as the phone sends it: what is there already is passed over.
    pub(crate) async fn again(&self, office: &Office, at: usize, length: usize) -> Told {
        let piece = &self.bytes[at..(at + length).min(self.bytes.len())];
        self.again_as(office, at, checksum(piece), Body::from(piece.to_vec())).await
    }

    /// The same with whatever comes of it.
    pub(crate) async fn again_as(&self, office: &Office, at: usize, checksum: String, body: Body) -> Told {
        let request = self.call("PATCH").header("upload-offset", at).header(header::CONTENT_TYPE, "application/offset+octet-stream");
        ask(office, request.header("upload-overlap", "pass-over").header("upload-checksum", checksum), body).await
    }

    /// A right piece.
    pub(crate) async fn piece(&self, office: &Office, at: usize, length: usize) -> Told {
        let piece = &self.bytes[at..(at + length).min(self.bytes.len())];
        self.patch(office, u64::try_from(at).unwrap(), Some(checksum(piece)), Body::from(piece.to_vec())).await
    }
}

async fn ask(office: &Office, request: axum::http::request::Builder, body: Body) -> Told {
    let (status, headers, body) = office.ask(request, body).await;
    Told { status, headers, body }
}

pub(crate) fn checksum(bytes: &[u8]) -> String {
    format!("sha256 {}", STANDARD.encode(unhex(&Digest::of(bytes).hex()).unwrap()))
}

/// Has the office hear of files by the commands that record them.
pub(crate) async fn announce(office: &Office, files: &[File]) {
    let assignment = fixture::assignment("A");
    office.assign(&assignment).await;
    let mut acts = crate::field::story(&assignment);
    let first = acts.iter().position(|(_, act)| matches!(act, Act::Capture { .. })).unwrap();
    acts.truncate(first + 1);
    let (by, capture) = acts.pop().unwrap();
    for file in files {
        let mut capture = capture.clone();
        if let Act::Capture { evidence, .. } = &mut capture {
            (evidence.media, evidence.digest) = (file.media, file.digest());
            (evidence.bytes, evidence.segments) = (u64::try_from(file.bytes.len()).unwrap(), segments(&file.bytes));
        }
        acts.push((by, capture));
    }
    let mut phone = Phone::new("a");
    let receipts = office.send(phone.device, &phone.record(&assignment, acts)).await;
    assert_eq!(crate::field::applied(&receipts).len(), receipts.len());
}

/// What lies in the folder where files wait until they are whole.
pub(crate) fn lying(office: &Office) -> usize {
    std::fs::read_dir(office.state.settings.data.join("staging")).unwrap().count()
}

#[tokio::test]
async fn a_photo_in_one_call_gets_a_receipt_over_what_is_on_disk() {
    let office = Office::open().await;
    let photo = File::new("photo", 300_000);
    let told = photo.send(&office).await;
    assert_eq!((told.status, told.offset()), (StatusCode::CREATED, 300_000));
    let first = told.receipt();
    assert_eq!((first.media, first.digest, first.bytes), (photo.media, photo.digest(), 300_000));
    office.state.clock.set(crate::field::later(11));
    let again = photo.send(&office).await;
    assert_eq!((again.status, again.receipt()), (StatusCode::OK, first.clone()), "the same again has the receipt it had");
    assert_eq!(photo.create(&office).await.receipt(), first, "and who lost the receipt asks without sending anything");
    assert_eq!(photo.head(&office).await.offset(), 300_000);
    assert_eq!(std::fs::read(office.state.settings.data.join("blobs").join(photo.digest().hex())).unwrap(), photo.bytes);
    assert_eq!((office.table("staged").await.len(), lying(&office)), (0, 0));
}

#[tokio::test]
async fn bytes_that_differ_from_their_digest_are_not_kept() {
    let office = Office::open().await;
    let photo = File::new("photo", 1000);
    let forged = vec![1; 1000];
    photo.create(&office).await;
    let told = photo.patch(&office, 0, Some(checksum(&forged)), Body::from(forged)).await;
    assert_eq!((told.status, told.kind().as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "digest-differs"));
    assert_eq!(office.state.blobs.size(&photo.digest()).await.unwrap(), None);
    assert!(office.table("upload").await.is_empty());
    assert_eq!(lying(&office), 0);
    photo.send(&office).await.receipt();
}

#[tokio::test]
async fn naming_the_digest_of_a_known_file_proves_nothing() {
    let office = Office::open().await;
    File::new("photo", 1000).send(&office).await.receipt();
    let thief = File { media: MediaId::derived("thief"), ..File::new("photo", 1000) };
    assert_eq!(thief.create(&office).await.offset(), 0);
    let told = thief.patch(&office, 0, None, Body::from(vec![0; 1000])).await;
    assert_eq!(told.kind(), "digest-differs");
    assert_eq!(office.table("upload").await.len(), 1);
}

#[tokio::test]
async fn what_a_command_announced_is_what_must_come() {
    let office = Office::open().await;
    let photo = File::new("photo", 1000);
    announce(&office, std::slice::from_ref(&photo)).await;
    let other = File { bytes: vec![1; 1000], ..photo.clone() };
    assert_eq!(other.create(&office).await.kind(), "digest-differs");
    photo.send(&office).await.receipt();
}

#[tokio::test]
async fn a_bad_segment_is_refused_alone() {
    let office = Office::open().await;
    let film = File::new("film", 3 * SEGMENT + 5000);
    announce(&office, std::slice::from_ref(&film)).await;
    film.create(&office).await;
    let mut spoiled = film.bytes.clone();
    spoiled[2 * SEGMENT + 9] ^= 1;
    // The checksum was taken over the spoiled bytes, as by a phone whose memory fails.
    let told = film.patch(&office, 0, Some(checksum(&spoiled)), Body::from(spoiled)).await;
    assert_eq!((told.status.as_u16(), told.kind().as_str()), (460, "checksum-differs"));
    assert_eq!(film.head(&office).await.offset(), u64::try_from(2 * SEGMENT).unwrap(), "what was verified stays");
    // A part of a segment that came in a piece of its own is given up with the segment.
    let part = vec![0; 100];
    film.patch(&office, u64::try_from(2 * SEGMENT).unwrap(), Some(checksum(&part)), Body::from(part)).await;
    assert_eq!(film.head(&office).await.offset(), u64::try_from(2 * SEGMENT + 100).unwrap());
    assert_eq!(film.piece(&office, 2 * SEGMENT + 100, SEGMENT).await.status.as_u16(), 460);
    assert_eq!(film.head(&office).await.offset(), u64::try_from(2 * SEGMENT).unwrap());
    assert_eq!(film.piece(&office, 2 * SEGMENT, film.bytes.len()).await.receipt().digest, film.digest());
}

#[tokio::test]
async fn the_same_photo_ten_times_at_once() {
    let office = Office::open().await;
    let photo = File::new("photo", 400_000);
    let answers = join_all((0..10).map(|_| photo.send(&office))).await;
    let first = answers[0].receipt();
    assert!(answers.iter().all(|answer| answer.receipt() == first));
    let kept: Vec<_> = std::fs::read_dir(office.state.settings.data.join("blobs")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(kept, [photo.digest().hex().as_str()]);
    assert_eq!((office.table("staged").await.len(), lying(&office)), (0, 0), "and nothing is left of the others");
}

#[tokio::test]
async fn what_is_too_large_strange_or_not_of_the_protocol_is_refused() {
    let office = Office::open().await;
    let large = File::new("large", 1_000_001);
    assert_eq!(large.create(&office).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    let photo = File::new("photo", 1000);
    assert_eq!(ask(&office, photo.offer("x", photo.digest()), Body::empty()).await.status, StatusCode::FORBIDDEN, "a strange device");
    assert_eq!(photo.head(&office).await.status, StatusCode::NOT_FOUND);
    assert_eq!(photo.piece(&office, 0, 1000).await.status, StatusCode::NOT_FOUND);
    photo.create(&office).await;
    let told = photo.patch(&office, 0, None, Body::from(vec![0; 1001])).await;
    assert_eq!(told.status, StatusCode::PAYLOAD_TOO_LARGE, "more than was said");
    assert_eq!(photo.patch(&office, 0, Some("md5 AAAA".into()), Body::empty()).await.status, StatusCode::BAD_REQUEST);
    let without_version = Request::head(format!("/api/v1/uploads/{}", photo.media));
    assert_eq!(ask(&office, without_version, Body::empty()).await.status, StatusCode::PRECONDITION_FAILED);
    let told = ask(&office, Request::options(format!("/api/v1/uploads/{}", photo.media)), Body::empty()).await;
    assert_eq!(told.headers["tus-version"], "1.0.0");
    assert!(office.table("upload").await.is_empty());
}

#[tokio::test]
async fn a_file_without_bytes_is_a_file() {
    let office = Office::open().await;
    let empty = File::new("empty", 0);
    assert_eq!(empty.create(&office).await.receipt().digest, Digest::of(b""));
}

#[tokio::test]
async fn blobs_are_given_whole_and_in_parts() {
    let office = Office::open().await;
    let file = File { media: MediaId::derived("photo"), bytes: b"0123456789".to_vec() };
    file.send(&office).await.receipt();
    let address = format!("/api/v1/blobs/{}", file.digest().hex());
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
