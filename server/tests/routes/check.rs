//! `/verify`: whether a paper in somebody's hand was printed here, and nothing about anybody.

use crate::door::{ORIGIN, reachable};
use crate::ended::{officers, refusal, visited};
use crate::example::{Answered, Example, Visitor};
use crate::papers::sampled;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Method, Request, header};
use domain::contract::Determined;
use domain::digest::Digest;
use domain::id::SheetId;
use std::net::SocketAddr;

async fn print(by: &Visitor<'_>, sheet: SheetId, form: &str) -> Vec<u8> {
    let printed = by.ask(Request::get(format!("/api/v1/sheets/{sheet}/papers/{form}.pdf")), Body::empty()).await;
    assert_eq!(printed.status, 200, "{}", printed.text());
    printed.body
}

/// The mark of a printed paper, which its code carries.
async fn mark(example: &Example, pdf: &[u8]) -> String {
    let row = sqlx::query_scalar("select mark from printed where digest = $1").bind(Digest::of(pdf).to_string());
    row.fetch_one(example.state.db.readers()).await.unwrap()
}

async fn scanned(example: &Example, mark: &str) -> Answered {
    example.stranger().ask(Request::get(format!("/verify/{mark}")), Body::empty()).await
}

/// Sends a file as the form does.
async fn upload(example: &Example, file: &[u8]) -> Answered {
    let mut body = b"--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\ncontent-type: application/pdf\r\n\r\n".to_vec();
    body.extend_from_slice(file);
    body.extend_from_slice(b"\r\n--x--\r\n");
    let request = Request::post("/verify").header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
    example.stranger().ask(request, Body::from(body)).await
}

#[tokio::test]
async fn the_code_of_a_paper_tells_what_stands_on_it_and_names_nobody() {
    let example = reachable().await;
    let (granted, sheet) = sampled(&example).await;
    let bureau = example.signed_in("bureau").await;
    let pdf = print(&bureau, sheet, "sheet").await;
    let text: String = {
        let pdf = lopdf::Document::load_mem(&pdf).unwrap();
        pdf.get_pages().keys().map(|page| pdf.extract_text(&[*page]).unwrap()).collect()
    };
    assert!(text.contains("扫码核验"), "{text}");
    let mark = mark(&example, &pdf).await;
    let page = scanned(&example, &mark).await;
    let html = page.text();
    assert_eq!(page.status, 200, "{html}");
    for word in ["本系统印过", "记录没有变化", &granted.numbers[0].to_string(), "3 L", "21.78", granted.seals[0].as_str(), "sha256:", "3 人", "<svg"]
    {
        assert!(html.contains(word), "{word} is not in {html}");
    }
    let secrets = [
        &granted.enterprise.name,
        &granted.enterprise.contact,
        &granted.enterprise.telephone,
        &granted.enterprise.address,
        "示例抽样员甲",
        "示例站长",
        "<script",
        "<text",
    ];
    for secret in secrets {
        assert!(!html.contains(secret), "{secret} is in {html}");
    }
    assert!(!page.headers.contains_key(header::SET_COOKIE));
    // Each paper has a mark of its own, and the same paper the same one.
    assert_eq!(print(&bureau, sheet, "sheet").await, pdf);
    let slip = print(&bureau, sheet, "payment_slip").await;
    assert_ne!(self::mark(&example, &slip).await, mark);
    for none in ["000000000000000000000000", "x", &mark[1..], "%00"] {
        let page = scanned(&example, none).await;
        assert!(page.status == 404 && page.text().contains("没有印过"), "{none}");
    }
    assert!(ORIGIN.starts_with("https"));
}

#[tokio::test]
async fn a_paper_that_was_printed_earlier_still_verifies_after_the_facts_went_on() {
    let example = reachable().await;
    let (granted, sheet) = visited(&example, &refusal(), 0).await;
    let (county, _) = officers(&example, granted.enterprise.jurisdiction).await;
    let before = print(&county, sheet, "refusal").await;
    let said = serde_json::json!({ "upheld": true, "opinion": "经核实，情况属实。" });
    county.send(Method::POST, &format!("/api/v1/sheets/{sheet}/determination"), &said).await.read::<Determined>();
    let old = scanned(&example, &mark(&example, &before).await).await.text();
    assert!(old.contains("记录又有变化") && old.contains("在印出时是真的") && old.contains(granted.numbers[0].as_str()), "{old}");
    let after = print(&county, sheet, "refusal").await;
    assert_ne!(after, before);
    let new = scanned(&example, &mark(&example, &after).await).await.text();
    assert!(new.contains("记录没有变化"), "{new}");
    let (kept, current) = (upload(&example, &before).await.text(), upload(&example, &after).await.text());
    assert!(kept.contains("逐字节一致") && kept.contains("记录又有变化"), "{kept}");
    assert!(current.contains("逐字节一致") && current.contains("记录没有变化"), "{current}");
}

#[tokio::test]
async fn a_file_is_ours_to_the_byte_or_not_at_all() {
    let example = reachable().await;
    let (_, sheet) = sampled(&example).await;
    let mut pdf = print(&example.signed_in("bureau").await, sheet, "sheet").await;
    assert!(upload(&example, &pdf).await.text().contains("✓ 这个文件与本系统印出的逐字节一致"));
    let middle = pdf.len() / 2;
    pdf[middle] ^= 1;
    let other = upload(&example, &pdf).await;
    assert!(other.status == 200 && other.text().contains("不是本系统印出的原件"), "{}", other.text());
    assert!(upload(&example, b"").await.text().contains("没有收到文件"));
    let large = upload(&example, &vec![0; 5 * 1024 * 1024]).await;
    assert!(large.status == 400 && large.text().contains("不超过 4 MB"), "{}", large.text());
    let plain = Request::post("/verify").header(header::CONTENT_TYPE, "text/plain");
    assert_eq!(example.stranger().ask(plain, Body::from("a")).await.status, 400);
    let foreign = Request::post("/verify").header("sec-fetch-site", "cross-site");
    assert_eq!(example.stranger().ask(foreign, Body::empty()).await.status, 403);
    let page = example.stranger().ask(Request::get("/verify"), Body::empty()).await.text();
    assert!(page.contains(&example.state.keys.public()) && page.contains("multipart/form-data"), "{page}");
}

#[tokio::test]
async fn who_asks_too_often_waits() {
    let example = reachable().await;
    let ask = async || {
        let from = ConnectInfo(SocketAddr::from(([192, 0, 2, 1], 4000)));
        example.stranger().ask(Request::get("/verify/x").extension(from), Body::empty()).await.status.as_u16()
    };
    for _ in 0..120 {
        assert_eq!(ask().await, 404);
    }
    assert_eq!(ask().await, 429);
    example.state.clock.set(example.state.clock.now().plus(15 * 60_000));
    assert_eq!(ask().await, 404);
}

#[tokio::test]
async fn the_page_is_for_who_reads_and_changes_nothing() {
    let example = reachable().await;
    let answered = example.stranger().send(Method::PUT, "/verify", &()).await;
    assert_eq!(answered.status, 405);
}
