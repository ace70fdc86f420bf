//! Taking an import back where somebody relies on it: what was drawn, assigned or visited since stays, and each says why (O-22).

use super::roster;
use super::undoing::{ONE, TWO, taken, undo};
use crate::draws::{Parties, diesel, freeze, of_standing};
use crate::example::{Example, NOW, Visitor};
use crate::papers::sampled;
use axum::body::Body;
use axum::http::{Method, Request};
use domain::code::CreditCode;
use domain::contract::{AssignmentRow, DrawView, ImportState, ImportView, Kept, Roster};
use domain::id::{EnterpriseId, ImportId};
use server::office::example::{organisation_id, person_id};
use std::collections::BTreeSet;

const PATH: &str = "/api/v1/assignments";

fn entry(view: &ImportView, place: usize) -> EnterpriseId {
    view.lines[place].judged.entry.as_ref().unwrap().enterprise.id
}

async fn stayed(by: &Visitor<'_>, import: ImportId) -> ImportView {
    by.get(&format!("/api/v1/roster/imports/{import}?kept=true")).await.read()
}

#[tokio::test]
async fn o22_what_was_assigned_stays_and_the_rest_is_taken_back() {
    let example = Example::open().await;
    let manager = example.signed_in("manager").await;
    let import = taken(&manager, "一.csv", &[ONE, TWO]).await;
    let mut new = manager.new_assignment(1).await;
    new.enterprise = entry(&import, 0);
    let given: AssignmentRow = manager.send(Method::POST, PATH, &new).await.read();
    let undone: ImportView = undo(&manager, import.import.id, "选错文件").await.read();
    assert_eq!((undone.import.state, undone.import.kept), (ImportState::Undone, 1));
    assert_eq!(undone.lines.iter().map(|line| line.kept).collect::<Vec<_>>(), [Some(Kept::Assigned), None]);
    let only = stayed(&manager, import.import.id).await;
    assert_eq!((only.total, only.lines.len(), entry(&only, 0)), (1, 1, new.enterprise));
    assert_eq!((roster(&manager, "search=91140213MA0D00017B").await.total, roster(&manager, "search=91140212MA0D00025P").await.total), (1, 0));
    let path = format!("/api/v1/roster/imports/{}/report.csv", import.import.id);
    let report = manager.ask(Request::get(path), Body::empty()).await.text();
    let rows: Vec<&str> = report.lines().collect();
    assert!(rows[1].contains("已经派了任务") && !rows[2].contains("已经派了任务"), "{report}");
    // What stayed is an entry like any other: a later list corrects it, and is taken back by itself.
    let moved = taken(&manager, "更正.csv", &["示例晨光加油站,91140213MA0D00017B,平城区,大同市平城区示例路77号,"]).await;
    assert_eq!((moved.import.counts.changed, entry(&moved, 0)), (1, given.assignment.enterprise.id));
}

#[tokio::test]
async fn o22_where_nothing_can_go_nothing_is_taken_back_and_why_is_told() {
    let example = Example::open().await;
    let manager = example.signed_in("manager").await;
    let import = taken(&manager, "一.csv", &[ONE]).await;
    let mut new = manager.new_assignment(1).await;
    new.enterprise = entry(&import, 0);
    let given: AssignmentRow = manager.send(Method::POST, PATH, &new).await.read();
    let refused = undo(&manager, import.import.id, "选错文件").await.refused(409, "import-relied-upon", None);
    assert_eq!(refused.obligation.as_deref(), Some("O-22"));
    assert!(refused.detail.contains("示例晨光加油站") && refused.detail.contains("已经派了任务"), "{refused:?}");
    assert_eq!(stayed(&manager, import.import.id).await.import.state, ImportState::Taken, "nothing half-done");
    // An assignment that was taken back holds nothing.
    let path = format!("{PATH}/{}/withdrawal", given.assignment.id);
    assert_eq!(manager.ask(Request::post(path), Body::empty()).await.status, 204);
    let undone: ImportView = undo(&manager, import.import.id, "选错文件").await.read();
    assert_eq!((undone.import.kept, roster(&manager, "search=91140213MA0D00017B").await.total), (0, 0));
}

#[tokio::test]
async fn o22_where_a_team_has_been_the_entry_stays_as_it_was_found() {
    let example = Example::open().await;
    let manager = example.signed_in("manager").await;
    // The visit goes to an enterprise that the list moves to another address.
    let station = manager.get("/api/v1/roster").await.read::<Roster>().enterprises.remove(20);
    let (name, division) = (&station.name, station.division.name());
    let row = format!("{name},{},{division},大同市{division}新示例路5号,", station.credit_code);
    let import = taken(&manager, "一.csv", &[&row, "示例远处商店,,左云县,大同市左云县示例路1号,"]).await;
    assert_eq!((import.import.counts.changed, import.import.counts.added), (1, 1));
    let now = import.lines[0].judged.entry.clone().unwrap().enterprise;
    let (granted, _) = sampled(&example).await;
    assert_eq!(granted.enterprise, now);
    let undone: ImportView = undo(&manager, import.import.id, "选错文件").await.read();
    assert_eq!(undone.lines.iter().map(|line| line.kept).collect::<Vec<_>>(), [Some(Kept::Visited), None]);
    assert_eq!(roster(&manager, &format!("search={}", now.credit_code)).await.rows, [now]);
}

/// Twelve stations of one district, beside six that are there already: of nine that are listed some are of them, and some of them are not.
fn stations() -> Vec<String> {
    let signs: Vec<char> = "0123456789ABCDEFGHJKLMNPQRTUWXY".chars().collect();
    let code = |subject: u32| {
        let all = signs.iter().map(|last| format!("91140213MA{subject:06}0{last}"));
        all.into_iter().find(|code| CreditCode::parse(code).is_ok()).unwrap()
    };
    (1..=12).map(|subject| format!("示例第{subject}加油站,{},平城区,大同市平城区示例路{subject}号,", code(subject))).collect()
}

#[tokio::test]
async fn o22_what_a_draw_was_frozen_with_stays_until_it_is_drawn_and_then_what_was_drawn_does() {
    let example = Example::open().await;
    let parties = Parties::of(&example).await;
    let rows = stations();
    let import = taken(&parties.manager, "一.csv", &rows.iter().map(String::as_str).collect::<Vec<_>>()).await;
    assert_eq!(import.import.counts.added, 12, "{:?}", import.lines);
    let mut new = diesel("draw", 8, 1);
    new.lines[0].bodies = vec![organisation_id("county-140213")];
    freeze(&parties.bureau, &new).await.read::<DrawView>();
    let refused = undo(&parties.manager, import.import.id, "选错文件").await.refused(409, "import-relied-upon", None);
    assert!(refused.detail.contains("冻结的名录"), "{refused:?}");
    let view = parties.approved(&example, &new).await;
    let listed: BTreeSet<EnterpriseId> = of_standing(&view, |_| true).iter().map(|entry| entry.enterprise).collect();
    let (stay, go): (BTreeSet<EnterpriseId>, BTreeSet<EnterpriseId>) = (0..12).map(|place| entry(&import, place)).partition(|id| listed.contains(id));
    assert!(!stay.is_empty() && !go.is_empty(), "{stay:?} {go:?}");
    let undone: ImportView = undo(&parties.manager, import.import.id, "选错文件").await.read();
    let kept = (0..12).filter(|place| undone.lines[*place].kept == Some(Kept::Drawn)).map(|place| entry(&undone, place));
    assert_eq!(kept.collect::<BTreeSet<_>>(), stay);
    let left: BTreeSet<EnterpriseId> = roster(&parties.manager, "search=91140213MA0000").await.rows.iter().map(|row| row.id).collect();
    assert_eq!(left, stay, "reserves too, for their turn may come");
    // Whoever reads which of them were drawn has read part of the list (D4).
    let looks = async || example.looks("draw", &new.id).await.iter().filter(|person| **person == person_id("bureau").to_string()).count();
    let before = looks().await;
    example.state.clock.set(NOW.plus(7 * 3_600_000));
    stayed(&example.signed_in("bureau").await, import.import.id).await;
    assert_eq!(looks().await, before + 1);
}
