//! The roster and its imports: a list is judged row by row, shown, taken in as it was shown, and taken back.

mod files;
mod kept;
mod many;
mod permits;
mod undoing;

use crate::example::{Answered, Example, Visitor};
use app::words::desk::roster as words;
use axum::body::Body;
use axum::http::{Method, Request, header};
use domain::contract::{ImportState, ImportView, RosterPage};
use domain::id::ImportId;
use domain::roster::{Effect, Judged};
use serde_json::json;

/// The invented list, in which each row has one thing wrong with it or nothing.
const DIRTY: &[u8] = include_bytes!("../roster/dirty.csv");

/// What must become of each of its rows: line, outcome, division, kind of place, and every note with its column.
const EXPECTED: &str = include_str!("../roster/expected.txt");

/// A file as a browser's form sends it.
pub(crate) fn form(name: &str, bytes: &[u8]) -> (String, Vec<u8>) {
    let head =
        format!("--parting\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n");
    let body = [head.as_bytes(), bytes, b"\r\n--parting--\r\n"].concat();
    ("multipart/form-data; boundary=parting".to_owned(), body)
}

async fn post(by: &Visitor<'_>, path: &str, name: &str, bytes: &[u8]) -> Answered {
    let (kind, body) = form(name, bytes);
    by.ask(Request::post(path).header(header::CONTENT_TYPE, kind), Body::from(body)).await
}

async fn upload(by: &Visitor<'_>, name: &str, bytes: &[u8]) -> Answered {
    let answered = post(by, "/api/v1/roster/imports", name, bytes).await;
    crate::openapi::check(&Method::POST, "/api/v1/roster/imports", &answered);
    answered
}

/// Reads a list in, and gives the first page of what became of it.
async fn read_in(by: &Visitor<'_>, name: &str, bytes: &[u8]) -> ImportView {
    upload(by, name, bytes).await.read()
}

async fn take(by: &Visitor<'_>, import: ImportId) -> Answered {
    by.send(Method::POST, &format!("/api/v1/roster/imports/{import}/taken"), &json!({})).await
}

async fn roster(by: &Visitor<'_>, query: &str) -> RosterPage {
    by.get(&format!("/api/v1/roster/entries?{query}")).await.read()
}

/// A small list of lines of text with the usual headings.
fn list(rows: &[&str]) -> Vec<u8> {
    format!("企业名称,统一社会信用代码,县区,地址,联系电话\n{}\n", rows.join("\n")).into_bytes()
}

/// What became of a row, in words.
fn told(judged: &Judged) -> String {
    let entry = judged.entry.as_ref();
    let place = entry.map(|entry| format!(" {} {}", entry.enterprise.division.name(), words::place(entry.enterprise.place))).unwrap_or_default();
    let notes = words::notes(&judged.notes);
    format!("{}{place}{}{notes}", words::outcome(judged.outcome), if notes.is_empty() { "" } else { " " })
}

#[tokio::test]
async fn each_row_of_a_dirty_list_becomes_just_this() {
    let example = Example::open().await;
    let manager = example.signed_in("manager").await;
    let view = read_in(&manager, "名单.csv", DIRTY).await;
    assert_eq!(view.import.state, ImportState::Previewed);
    let found: Vec<String> = view.lines.iter().map(|line| format!("{} {}", line.line, told(&line.judged))).collect();
    assert_eq!(found, EXPECTED.lines().collect::<Vec<_>>(), "{}", found.join("\n"));
    // 33 characters are a name like any other, and kept whole.
    let longest = view.lines.iter().filter_map(|line| line.judged.entry.as_ref()).map(|entry| entry.enterprise.name.chars().count()).max();
    assert_eq!(longest, Some(33));
    let counts = view.import.counts;
    assert_eq!((counts.rows, counts.taken, counts.noted, counts.refused), (36, 6, 18, 12));
}

#[tokio::test]
async fn nothing_is_in_the_roster_before_it_is_taken_and_then_just_what_was_shown() {
    let example = Example::open().await;
    let manager = example.signed_in("manager").await;
    let before = roster(&manager, "").await;
    let view = read_in(&manager, "名单.csv", DIRTY).await;
    assert_eq!(roster(&manager, "").await, before);
    let (id, counts) = (view.import.id, view.import.counts);
    let done: ImportView = take(&manager, id).await.read();
    assert_eq!((done.import.state, done.import.counts), (ImportState::Taken, counts));
    assert_eq!(done.import.taken.as_ref().map(|word| word.by.as_str()), Some(done.import.by.as_str()));
    assert_eq!(done.lines, view.lines, "what is told afterwards is what was shown before");
    let after = roster(&manager, "").await;
    assert_eq!(after.total, before.total + counts.taken + counts.noted);
    for entry in view.lines.iter().filter_map(|line| line.judged.entry.as_ref()) {
        let found = roster(&manager, &format!("search={}", entry.enterprise.credit_code)).await;
        assert!(found.rows.contains(&entry.enterprise), "{:?}", entry.enterprise);
    }
    // Twice is once.
    take(&manager, id).await.refused(409, "import-ended", None);
}

#[tokio::test]
async fn a_second_import_says_what_it_changes_and_a_third_that_nothing_changed() {
    let example = Example::open().await;
    let manager = example.signed_in("manager").await;
    let first = list(&["示例晨光加油站,91140213MA0D00017B,平城区,大同市平城区示例路1号,0352-2345678"]);
    let view = read_in(&manager, "一.csv", &first).await;
    take(&manager, view.import.id).await.read::<ImportView>();
    let stands = view.lines[0].judged.entry.clone().unwrap().enterprise;
    // Another address and no telephone: what a list does not tell stays.
    let second = list(&["示例晨光加油站,91140213MA0D00017B,平城区,大同市平城区示例路100号,"]);
    let view = read_in(&manager, "二.csv", &second).await;
    let entry = view.lines[0].judged.entry.clone().unwrap();
    assert_eq!(entry.effect, Effect::Changed { was: Box::new(stands.clone()) });
    assert_eq!((entry.enterprise.id, entry.enterprise.telephone.as_str()), (stands.id, "0352-2345678"));
    assert_eq!(words::effect(&entry.effect, &entry.enterprise), "更新 地址：大同市平城区示例路1号 → 大同市平城区示例路100号");
    let done: ImportView = take(&manager, view.import.id).await.read();
    assert_eq!((done.import.counts.added, done.import.counts.changed, done.import.counts.same), (0, 1, 0));
    let view = read_in(&manager, "三.csv", &second).await;
    assert_eq!(view.lines[0].judged.entry.as_ref().unwrap().effect, Effect::Same);
    assert_eq!(roster(&manager, "search=示例晨光").await.rows, [entry.enterprise]);
}

#[tokio::test]
async fn what_was_shown_before_the_roster_moved_is_shown_anew() {
    let example = Example::open().await;
    let (manager, bureau) = (example.signed_in("manager").await, example.signed_in("bureau").await);
    let row = "示例晨光加油站,91140213MA0D00017B,平城区,大同市平城区示例路1号,";
    let mine = read_in(&manager, "一.csv", &list(&[row])).await;
    let theirs = read_in(&bureau, "二.csv", &list(&[row])).await;
    take(&bureau, theirs.import.id).await.read::<ImportView>();
    take(&manager, mine.import.id).await.refused(409, "roster-moved", None);
    let again: ImportView = manager.get(&format!("/api/v1/roster/imports/{}", mine.import.id)).await.read();
    assert_eq!((again.import.state, again.import.counts.added, again.import.counts.same), (ImportState::Previewed, 0, 1));
    take(&manager, mine.import.id).await.read::<ImportView>();
    assert_eq!(roster(&manager, "search=91140213MA0D00017B").await.total, 1);
}

#[tokio::test]
async fn the_roster_is_searched_and_counted() {
    let example = Example::open().await;
    let manager = example.signed_in("manager").await;
    let view = read_in(&manager, "名单.csv", DIRTY).await;
    take(&manager, view.import.id).await.read::<ImportView>();
    let all = roster(&manager, "").await;
    assert_eq!(all.counts.iter().map(|count| count.enterprises).sum::<u32>(), all.total);
    let count = &all.counts[0];
    let one = roster(&manager, &format!("body={}&place={}", count.jurisdiction, count.place.word())).await;
    assert_eq!((one.total, one.counts == all.counts), (count.enterprises, true));
    assert!(one.rows.iter().all(|entry| entry.jurisdiction == count.jurisdiction && entry.place == count.place));
    // Small letters find a code; signs that mean something to a database mean nothing here.
    assert_eq!(roster(&manager, "search=91140213ma0d00017b").await.total, 1);
    assert_eq!(roster(&manager, "search=示例塑料制品厂").await.total, 1);
    assert_eq!(roster(&manager, "search=没有这样的企业").await.total, 0);
    let pages = [roster(&manager, "page=1").await, roster(&manager, "page=2").await];
    assert_eq!(pages[0].rows.len(), 50);
    assert!(pages[1].rows.iter().all(|entry| !pages[0].rows.contains(entry)));
}
