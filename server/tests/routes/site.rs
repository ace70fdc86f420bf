//! The built site, the headers of all answers, and the pages of operations.

use crate::example::Example;
use axum::body::Body;
use axum::http::{Request, header};
use std::fs;

async fn built() -> Example {
    let example = Example::open().await;
    let site = &example.state.settings.site;
    for folder in ["pkg", "field"] {
        fs::create_dir_all(site.join(folder)).unwrap();
    }
    for (path, content) in [
        ("pkg/field.0123456789abcdef.js", "export default 1"),
        ("pkg/field.0123456789abcdef.js.br", "brotli"),
        ("field/index.html", "<!doctype html><title>shell</title>"),
        ("field/service-worker.js", "worker"),
        ("icon.svg", "<svg/>"),
        (
            "site.json",
            r#"{"style":"/pkg/desk.1.css","script":"/pkg/desk.1.js","wasm":"/pkg/desk.1.wasm","start":"/pkg/start.2.js","draw":"/pkg/draw.3.js"}"#,
        ),
    ] {
        fs::write(site.join(path), content).unwrap();
    }
    example
}

#[tokio::test]
async fn hashed_files_are_kept_for_ever_and_a_miss_is_a_miss() {
    let example = built().await;
    let stranger = example.stranger();
    let file = stranger.get("/pkg/field.0123456789abcdef.js").await;
    assert_eq!((file.status.as_u16(), file.text().as_str()), (200, "export default 1"));
    assert_eq!(file.headers[header::CACHE_CONTROL], "public, max-age=31536000, immutable");
    let pressed = stranger.ask(Request::get("/pkg/field.0123456789abcdef.js").header("accept-encoding", "br, gzip"), Body::empty()).await;
    assert_eq!((pressed.headers[header::CONTENT_ENCODING].to_str().unwrap(), pressed.text().as_str()), ("br", "brotli"));
    for gone in ["/pkg/field.fedcba9876543210.wasm", "/field/vault-start.fedcba9876543210.js"] {
        stranger.get(gone).await.refused(404, "not-found", None);
    }
    stranger.get("/../Cargo.toml").await.refused(404, "not-found", None);
    stranger.get("/nowhere").await.refused(404, "not-found", None);
}

#[tokio::test]
async fn the_phones_shell_answers_every_address_below_field() {
    let example = built().await;
    let stranger = example.stranger();
    for path in ["/field/", "/field/index.html", "/field/visits/0198b8c6-0000-7000-8000-000000000000", "/field/visits/"] {
        let page = stranger.get(path).await;
        assert!(page.status == 200 && page.text().contains("shell"), "{path} {}", page.status);
        assert_eq!(page.headers[header::CACHE_CONTROL], "no-cache");
        let policy = page.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval';") && !policy.contains("unsafe-inline"), "{policy}");
    }
    let worker = stranger.get("/field/service-worker.js").await;
    assert_eq!((worker.text().as_str(), worker.headers[header::CACHE_CONTROL].to_str().unwrap()), ("worker", "no-cache"));
    let policy = worker.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(policy.contains("connect-src 'self'"), "a worker fetches by the policy of its own file: {policy}");
    assert_eq!(stranger.get("/field").await.headers[header::LOCATION], "/field/");
}

#[tokio::test]
async fn the_phone_may_have_a_host_of_its_own() {
    let example = Example::with(|settings| settings.field_host = Some("field.example".into())).await;
    let stranger = example.stranger();
    let at = |host: &str, path: &str| Request::get(path).header(header::HOST, host);
    let moved = stranger.ask(at("desk.example", "/field/visits/1"), Body::empty()).await;
    assert_eq!(moved.headers[header::LOCATION], "http://field.example/field/visits/1");
    assert_eq!(stranger.ask(at("field.example", "/"), Body::empty()).await.headers[header::LOCATION], "/field/");
    stranger.ask(at("field.example", "/desk/map"), Body::empty()).await.refused(404, "not-found", None);
    assert_eq!(stranger.ask(at("field.example", "/api/v1/health"), Body::empty()).await.status, 200);
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let example = built().await;
    for path in ["/api/v1/health", "/api/v1/me", "/field/", "/pkg/none.js", "/metrics"] {
        let answer = example.stranger().get(path).await;
        for (name, value) in
            [("x-content-type-options", "nosniff"), ("referrer-policy", "same-origin"), ("cross-origin-opener-policy", "same-origin")]
        {
            assert_eq!(answer.headers[name], value, "{path}");
        }
        assert!(answer.headers["content-security-policy"].to_str().unwrap().contains("frame-ancestors 'none'"), "{path}");
        assert!(answer.headers["permissions-policy"].to_str().unwrap().contains("camera=(self)"), "{path}");
        assert!(answer.headers.contains_key("x-request-id"), "{path}");
    }
}

#[tokio::test]
async fn operations_see_figures_and_no_person() {
    let example = Example::open().await;
    let manager = example.signed_in("manager").await;
    manager.assign(1).await;
    assert_eq!(example.stranger().get("/api/v1/health").await.text(), r#"{"database":true,"media":true,"writer":true,"room":true}"#);
    let page = example.stranger().ask(crate::surface::metrics_from([127, 0, 0, 1]), Body::empty()).await.text();
    for line in [
        "fengyang_requests_total{method=\"POST\",route=\"/api/v1/assignments\",status=\"200\"} 1",
        "fengyang_seq 1",
        "fengyang_flushes",
        "fengyang_data_free_bytes ",
        "fengyang_media_free_bytes ",
    ] {
        assert!(page.contains(line), "{line} is missing in {page}");
    }
    assert!(!page.contains("manager") && !page.contains("示例"));
}

#[tokio::test]
async fn the_offices_pages_are_for_who_is_signed_in_and_run_only_their_own_scripts() {
    let example = built().await;
    let moved = example.stranger().get("/desk/map").await;
    assert_eq!((moved.status.as_u16(), moved.headers[header::LOCATION].to_str().unwrap()), (302, "/desk/sign-in?next=/desk/map"));
    let page = example.signed_in("manager").await.get("/desk/map").await;
    assert!(page.status == 200 && page.text().contains("关于做好2025年机械及安防"), "{}", page.status);
    assert!(
        page.text().contains("<script type=\"module\" src=\"/pkg/start.2.js\">"),
        "the program is started by the script that hears when it stops"
    );
    let policy = page.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    let nonce = policy.split("'nonce-").nth(1).unwrap().split('\'').next().unwrap();
    assert!(page.text().contains(&format!("nonce=\"{nonce}\"")), "{policy}");
    assert!(!page.text().contains("style=\""), "the policy lets no style stand in an element");
    assert_eq!(page.headers[header::CACHE_CONTROL], "private, no-store");
}
