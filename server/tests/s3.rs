//! The real server on a real S3 server: pieces, a death in the middle, the receipt, and the file as it came.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use domain::contract::{DeviceKey, Me, MediaReceipt, key_proof};
use domain::digest::{Digest, hex};
use domain::id::{DeviceId, MediaId};
use ed25519_dalek::{Signer as _, SigningKey};
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto::Builder;
use reqwest::{Method, RequestBuilder, Response, StatusCode};
use s3s::auth::SimpleAuth;
use s3s::service::S3ServiceBuilder;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tokio::net::TcpListener;

const PASSWORD: &str = "example-password";

/// An S3 server with one bucket, in a folder.
async fn bucket(folder: &Path) -> String {
    std::fs::create_dir(folder.join("evidence")).unwrap();
    let mut builder = S3ServiceBuilder::new(s3s_fs::FileSystem::new(folder).unwrap());
    builder.set_auth(SimpleAuth::from_single("example-key", "example-secret"));
    let service = builder.build();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        loop {
            let (line, _) = listener.accept().await.unwrap();
            let service = service.clone();
            tokio::spawn(async move {
                // A line that ends badly is its client's matter.
                let _ = Builder::new(TokioExecutor::new()).serve_connection(TokioIo::new(line), service).await;
            });
        }
    });
    format!("http://{address}")
}

/// The office as a process of its own.
struct Office {
    child: Child,
    address: String,
    cookie: String,
    client: reqwest::Client,
}

impl Office {
    async fn start(data: &Path, bucket: &str) -> Self {
        let listen = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let child = Command::new(env!("CARGO_BIN_EXE_fengyang"))
            .args(["--listen", &listen.to_string(), "--media", "s3://evidence/photos", "--example", "--example-password", PASSWORD, "--data"])
            .arg(data)
            .env("AWS_ENDPOINT", bucket)
            .env("AWS_ALLOW_HTTP", "true")
            .env("AWS_REGION", "us-east-1")
            .env("AWS_ACCESS_KEY_ID", "example-key")
            .env("AWS_SECRET_ACCESS_KEY", "example-secret")
            .env("RUST_LOG", "warn")
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        let mut office = Self { child, address: format!("http://{listen}/api/v1"), cookie: String::new(), client };
        for _ in 0..400 {
            if office.ask(Method::GET, "/health").send().await.is_ok_and(|answer| answer.status() == StatusCode::OK) {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let sign_in = serde_json::json!({ "name": "sampler1", "password": PASSWORD }).to_string();
        let answer = office.ask(Method::POST, "/session").header("content-type", "application/json").body(sign_in).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK);
        office.cookie = answer.headers()["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
        office
    }

    fn ask(&self, method: Method, path: &str) -> RequestBuilder {
        let asked = self.client.request(method, format!("{}{path}", self.address)).header("tus-resumable", "1.0.0");
        if self.cookie.is_empty() { asked } else { asked.header("cookie", &self.cookie) }
    }

    async fn patch(&self, media: MediaId, at: usize, bytes: &[u8]) -> Response {
        let asked = self.ask(Method::PATCH, &format!("/uploads/{media}")).header("upload-offset", at);
        asked.header("content-type", "application/offset+octet-stream").body(bytes.to_vec()).send().await.unwrap()
    }
}

impl Drop for Office {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[tokio::test]
async fn a_film_comes_in_pieces_through_the_death_of_the_office() {
    use base64::Engine as _;
    let coded = |text: String| base64::engine::general_purpose::STANDARD.encode(text);
    let (data, store) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let bucket = bucket(store.path()).await;
    let office = Office::start(data.path(), &bucket).await;
    let device = DeviceId::derived("phone");
    let me: Me = serde_json::from_slice(&office.ask(Method::GET, "/me").send().await.unwrap().bytes().await.unwrap()).unwrap();
    let secret = SigningKey::from_bytes(&[5; 32]);
    let public_key = hex(secret.verifying_key().as_bytes());
    let proof = hex(&secret.sign(key_proof(&me.challenge, device, &public_key).as_bytes()).to_bytes());
    let key = serde_json::to_string(&DeviceKey { public_key, name: "test".into(), proof: Some(proof) }).unwrap();
    let answer = office.ask(Method::PUT, &format!("/devices/{device}")).header("content-type", "application/json").body(key).send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK);

    // More than one part of a multipart upload, and an odd end.
    let film: Vec<u8> = (0..7_000_001_u32).map(|place| u8::try_from((place / 3 + place / 1000) % 251).unwrap()).collect();
    let (media, digest) = (MediaId::derived("film"), Digest::of(&film));
    let metadata = format!("device {},digest {},mime {}", coded(device.to_string()), coded(digest.to_string()), coded("video/mp4".into()));
    let created = office.ask(Method::POST, &format!("/uploads/{media}")).header("upload-length", film.len()).header("upload-metadata", metadata);
    assert_eq!(created.send().await.unwrap().status(), StatusCode::CREATED);
    assert_eq!(office.patch(media, 0, &film[..3_000_000]).await.status(), StatusCode::NO_CONTENT);
    drop(office);

    let office = Office::start(data.path(), &bucket).await;
    let told = office.ask(Method::HEAD, &format!("/uploads/{media}")).send().await.unwrap();
    assert_eq!(told.headers()["upload-offset"], "3000000");
    let last = office.patch(media, 3_000_000, &film[3_000_000..]).await;
    assert_eq!(last.status(), StatusCode::OK);
    let receipt: MediaReceipt = serde_json::from_slice(&last.bytes().await.unwrap()).unwrap();
    assert_eq!((receipt.digest, receipt.bytes), (digest, 7_000_001));

    let shown = office.ask(Method::GET, &format!("/blobs/{}", digest.hex())).header("range", "bytes=5242870-5242890").send().await.unwrap();
    assert_eq!(shown.status(), StatusCode::PARTIAL_CONTENT);
    assert_eq!(shown.bytes().await.unwrap(), &film[5_242_870..=5_242_890]);
    assert_eq!(std::fs::read(store.path().join("evidence/photos/blobs").join(digest.hex())).unwrap(), film);
    let left: Vec<_> = std::fs::read_dir(store.path().join("evidence/photos/staging")).into_iter().flatten().flatten().collect();
    let left = left.iter().filter(|entry| std::fs::read_dir(entry.path()).is_ok_and(|mut inside| inside.next().is_some())).count();
    assert_eq!(left, 0, "what was staged is gone");
}
