//! Taking an import back: what it brought goes, what it changed is as it was, and nothing that somebody relies on is touched.

use super::{list, read_in, roster, take};
use crate::example::{Answered, Example, NOW, Visitor};
use axum::http::Method;
use domain::contract::{ImportState, ImportView, Imports};
use domain::id::ImportId;
use serde_json::json;

pub(super) async fn undo(by: &Visitor<'_>, import: ImportId, why: &str) -> Answered {
    by.send(Method::POST, &format!("/api/v1/roster/imports/{import}/undone"), &json!({ "why": why })).await
}

pub(super) async fn taken(by: &Visitor<'_>, name: &str, rows: &[&str]) -> ImportView {
    let view = read_in(by, name, &list(rows)).await;
    take(by, view.import.id).await.read()
}

pub(super) const ONE: &str = "示例晨光加油站,91140213MA0D00017B,平城区,大同市平城区示例路1号,";
const MOVED: &str = "示例晨光加油站,91140213MA0D00017B,平城区,大同市平城区示例路9号,";
pub(super) const TWO: &str = "示例远山加油站,91140212MA0D00025P,新荣区,大同市新荣区示例路2号,";

async fn versions(example: &Example) -> Vec<(i64, String)> {
    let rows =
        sqlx::query_as("select version, what from enterprise_version where body like '%91140213MA0D00017B%' or what = 'same' order by version");
    rows.fetch_all(example.state.db.readers()).await.unwrap()
}

#[tokio::test]
async fn o22_an_import_is_taken_back_whole_and_its_versions_stay() {
    let example = Example::open().await;
    let manager = example.signed_in("manager").await;
    let before = roster(&manager, "").await;
    let first = taken(&manager, "一.csv", &[ONE]).await;
    let stands = roster(&manager, "").await;
    example.state.clock.set(NOW.plus(60_000));
    let second = taken(&manager, "二.csv", &[MOVED, TWO]).await;
    // The later one rests on the earlier one.
    undo(&manager, first.import.id, "选错文件").await.refused(409, "import-built-upon", None);
    undo(&manager, second.import.id, " ").await.refused(422, "why-missing", Some("why"));
    let undone: ImportView = undo(&manager, second.import.id, "选错文件").await.read();
    assert_eq!((undone.import.state, undone.import.undone.unwrap().why.as_str()), (ImportState::Undone, "选错文件"));
    assert_eq!(roster(&manager, "").await, stands);
    undo(&manager, second.import.id, "再撤").await.refused(409, "import-not-standing", None);
    undo(&manager, first.import.id, "全部重来").await.read::<ImportView>();
    assert_eq!(roster(&manager, "").await, before);
    let kept: Vec<(i64, String)> = versions(&example).await;
    let kept: Vec<(i64, &str)> = kept.iter().map(|(version, what)| (*version, what.as_str())).collect();
    assert_eq!(kept, [(1, "added"), (2, "changed"), (3, "restored"), (4, "withdrawn")]);
    let imports: Imports = manager.get("/api/v1/roster/imports").await.read();
    assert_eq!(imports.imports.iter().map(|import| import.name.as_str()).collect::<Vec<_>>(), ["二.csv", "一.csv"]);
}

#[tokio::test]
async fn o22_what_a_later_list_found_just_so_stays_while_that_list_stands() {
    let example = Example::open().await;
    let manager = example.signed_in("manager").await;
    let first = taken(&manager, "一.csv", &[ONE]).await;
    let second = taken(&manager, "二.csv", &[ONE]).await;
    undo(&manager, first.import.id, "选错文件").await.refused(409, "import-built-upon", None);
    undo(&manager, second.import.id, "重复").await.read::<ImportView>();
    undo(&manager, first.import.id, "选错文件").await.read::<ImportView>();
    assert_eq!(roster(&manager, "search=91140213MA0D00017B").await.total, 0);
    // And comes again under a list of its own.
    taken(&manager, "三.csv", &[ONE]).await;
    assert_eq!(roster(&manager, "search=91140213MA0D00017B").await.total, 1);
}

#[tokio::test]
async fn an_entry_that_was_there_before_all_imports_is_as_it_was() {
    let example = Example::open().await;
    let manager = example.signed_in("manager").await;
    let before = roster(&manager, "").await;
    let entry = before.rows[0].clone();
    let row = format!("{},{},{},大同市{}新示例路5号,", entry.name, entry.credit_code, entry.division.code(), entry.division.name());
    let import = taken(&manager, "一.csv", &[&row]).await;
    assert_eq!((import.import.counts.changed, import.import.counts.added), (1, 0));
    let now = &import.lines[0].judged.entry.as_ref().unwrap().enterprise;
    assert_eq!((now.id, now.position.as_ref()), (entry.id, entry.position.as_ref()), "what no list tells stays");
    undo(&manager, import.import.id, "重来").await.read::<ImportView>();
    assert_eq!(roster(&manager, "").await, before);
}

#[tokio::test]
async fn what_was_given_up_is_never_taken() {
    let example = Example::open().await;
    let manager = example.signed_in("manager").await;
    let view = read_in(&manager, "一.csv", &list(&[ONE])).await;
    let path = format!("/api/v1/roster/imports/{}/given-up", view.import.id);
    assert_eq!(manager.send(Method::POST, &path, &json!({})).await.read::<ImportView>().import.state, ImportState::GivenUp);
    take(&manager, view.import.id).await.refused(409, "import-ended", None);
    undo(&manager, view.import.id, "选错").await.refused(409, "import-not-standing", None);
}
