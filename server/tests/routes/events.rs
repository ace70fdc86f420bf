//! The line on which a browser hears that something changed.

use crate::example::Example;
use axum::body::Body;
use axum::http::{Request, header};
use http_body_util::BodyExt as _;
use std::time::Duration;
use tokio::time::timeout;

/// Generous: the promise of one second is measured by the benches.
const PATIENCE: Duration = Duration::from_secs(20);

async fn next(body: &mut Body) -> Option<String> {
    let frame = timeout(PATIENCE, body.frame()).await.expect("the line stays silent")?;
    Some(String::from_utf8(frame.unwrap().into_data().unwrap().to_vec()).unwrap())
}

#[tokio::test]
async fn the_line_tells_where_the_order_stands_and_each_time_it_moves() {
    let example = Example::open().await;
    let manager = example.signed_in("manager").await;
    let answer = manager.open(Request::get("/api/v1/events"), Body::empty()).await;
    assert_eq!(answer.headers()[header::CONTENT_TYPE], "text/event-stream");
    let mut body = answer.into_body();
    assert!(next(&mut body).await.unwrap().contains("data: {\"upto\":0}"));
    manager.assign(1).await;
    assert!(next(&mut body).await.unwrap().contains("data: {\"upto\":1}"));
    example.ending.begin();
    assert_eq!(next(&mut body).await, None, "the line ends with the server");
}

#[tokio::test]
async fn what_another_process_appended_is_heard_too() {
    let example = Example::open().await;
    let other = server::state::AppState::open((*example.state.settings).clone(), example.state.clock.clone()).await.unwrap();
    let looking = tokio::spawn(server::live::look(example.state.db.clone(), example.ending.clone()));
    let mut changed = example.state.db.changed();
    let seq = other.db.append(other.clock.now()).await.unwrap().commit().await.unwrap();
    timeout(PATIENCE, changed.wait_for(|upto| *upto == seq)).await.unwrap().unwrap();
    example.ending.begin();
    timeout(PATIENCE, looking).await.unwrap().unwrap();
}

#[tokio::test]
async fn strangers_hear_nothing() {
    let example = Example::open().await;
    example.stranger().get("/api/v1/events").await.refused(401, "sign-in-required", None);
}
