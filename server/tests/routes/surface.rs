//! What strangers reach: operations stay among ourselves, and whoever sends slowly holds nobody up.

use crate::example::Example;
use axum::body::{Body, Bytes};
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode, header};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use futures::stream;
use http_body_util::{BodyExt as _, Empty};
use hyper_util::rt::{TokioExecutor, TokioIo};
use std::convert::Infallible;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::time::timeout;

/// Generous: what waits for a slow sender waits for minutes.
const PATIENCE: Duration = Duration::from_secs(20);

/// Asks for the figures from that address.
pub(crate) fn metrics_from(address: [u8; 4]) -> axum::http::request::Builder {
    Request::get("/metrics").extension(ConnectInfo(SocketAddr::from((address, 40_000))))
}

#[tokio::test]
async fn figures_are_for_this_machine_or_for_who_knows_the_token() {
    let example = Example::with(|settings| settings.metrics_token = Some("a token of sixteen".into())).await;
    let stranger = example.stranger();
    let status = async |request| stranger.ask(request, Body::empty()).await.status.as_u16();
    assert_eq!(status(metrics_from([127, 0, 0, 1])).await, 200);
    assert_eq!(status(metrics_from([192, 0, 2, 7])).await, 404);
    // A proxy on this machine speaks for somebody else.
    assert_eq!(status(metrics_from([127, 0, 0, 1]).header("x-forwarded-for", "192.0.2.7")).await, 404);
    for (token, expected) in [("Bearer a token of sixteen", 200), ("Bearer another", 404), ("a token of sixteen", 404)] {
        assert_eq!(status(metrics_from([192, 0, 2, 7]).header(header::AUTHORIZATION, token)).await, expected, "{token}");
    }
    let without = Example::open().await;
    without.stranger().ask(metrics_from([192, 0, 2, 7]).header(header::AUTHORIZATION, "Bearer "), Body::empty()).await.refused(
        404,
        "not-found",
        None,
    );
}

/// A body of which a first piece comes and nothing after it.
fn stuck(first: &'static str) -> Body {
    use futures::StreamExt as _;
    let first = stream::once(async move { Ok::<_, Infallible>(Bytes::from_static(first.as_bytes())) });
    Body::from_stream(first.chain(stream::pending()))
}

#[tokio::test]
async fn whoever_sends_slowly_holds_no_place() {
    let example = Example::with(|settings| {
        settings.example_password = Some(crate::example::PASSWORD.into());
        settings.at_once = 1;
    })
    .await;
    let (manager, sampler) = (example.signed_in("manager").await, example.signed_in("sampler1").await);
    let media = domain::id::MediaId::derived("m");
    let device = crate::phone::Handset::new("a");
    device.register(&sampler).await;
    let coded = |text: String| STANDARD.encode(text);
    let metadata = format!("device {},digest {}", coded(device.device.to_string()), coded(domain::digest::Digest::of(b"x").to_string()));
    let json = || header::CONTENT_TYPE;
    let slow = [
        manager.open(Request::post("/api/v1/assignments").header(json(), "application/json"), stuck("{")),
        sampler.open(Request::post("/api/v1/commands").header(json(), "application/json"), stuck("{")),
        sampler.open(
            Request::post(format!("/api/v1/uploads/{media}"))
                .header("tus-resumable", "1.0.0")
                .header("upload-length", "9")
                .header("upload-metadata", metadata)
                .header(json(), "application/offset+octet-stream"),
            stuck("x"),
        ),
    ];
    let slow = futures::future::join_all(slow);
    let quick = async {
        for _ in 0..3 {
            tokio::task::yield_now().await;
            assert_eq!(manager.get("/api/v1/me").await.status, 200);
        }
    };
    tokio::select! {
        _ = slow => panic!("a body that never ends was answered"),
        done = timeout(PATIENCE, quick) => done.expect("slow senders hold the only place"),
    }
}

#[tokio::test]
async fn health_answers_when_every_place_is_taken() {
    let example = Example::with(|settings| settings.at_once = 0).await;
    let stranger = example.stranger();
    assert_eq!(timeout(PATIENCE, stranger.get("/api/v1/health")).await.expect("health waits for a place").status, 200);
}

/// Asks over HTTP/2 without TLS, as a proxy does: the host stands in `:authority` and in no header.
async fn over_http2(listening: SocketAddr, host: &str, path: &str) -> (StatusCode, Option<String>) {
    let stream = tokio::net::TcpStream::connect(listening).await.unwrap();
    let (mut sender, connection) = hyper::client::conn::http2::handshake(TokioExecutor::new(), TokioIo::new(stream)).await.unwrap();
    tokio::spawn(connection);
    let request = Request::get(format!("http://{host}{path}")).body(Empty::<Bytes>::new()).unwrap();
    let answer = sender.send_request(request).await.unwrap();
    let (parts, body) = answer.into_parts();
    body.collect().await.unwrap();
    (parts.status, parts.headers.get(header::LOCATION).map(|to| to.to_str().unwrap().to_owned()))
}

#[tokio::test]
async fn the_phones_own_host_is_known_over_http2_too() {
    let example = Example::with(|settings| settings.field_host = Some("field.example".into())).await;
    let field = example.state.settings.site.join("field");
    std::fs::create_dir_all(&field).unwrap();
    std::fs::write(field.join("index.html"), "shell").unwrap();
    let handle = axum_server::Handle::new();
    let serving = axum_server::bind(SocketAddr::from(([127, 0, 0, 1], 0))).handle(handle.clone());
    tokio::spawn(serving.serve(example.router.clone().into_make_service_with_connect_info::<SocketAddr>()));
    let listening = handle.listening().await.unwrap();
    assert_eq!(over_http2(listening, "field.example", "/field/visits/1").await, (StatusCode::OK, None));
    let moved = "http://field.example/field/visits/1?a=b".to_owned();
    assert_eq!(over_http2(listening, "desk.example", "/field/visits/1?a=b").await, (StatusCode::PERMANENT_REDIRECT, Some(moved)));
    assert_eq!(over_http2(listening, "field.example", "/desk/map").await.0, StatusCode::NOT_FOUND);
    handle.shutdown();
}
