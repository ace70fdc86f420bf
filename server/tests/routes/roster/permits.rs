//! Who sees the roster and who minds it: every role, in its own area and in another's.

use super::{DIRTY, list, read_in, roster, take, upload};
use crate::example::{Answered, Example, Visitor};
use axum::body::Body;
use axum::http::{Method, Request, header};
use domain::id::ImportId;
use domain::roster::Settings;
use serde_json::json;
use std::collections::BTreeSet;

/// One sign-in name a role, and whether it sees the roster and minds it.
const ROLES: [(&str, bool, bool); 13] = [
    ("bureau", true, true),
    ("approver1", true, false),
    ("county-pingcheng", true, false),
    ("enforcement", false, false),
    ("manager", true, true),
    ("clerk", false, false),
    ("sampler1", false, false),
    ("tianjin-receiver", false, false),
    ("tianjin-coder", false, false),
    ("tianjin-tester", false, false),
    ("tianjin-reviewer", false, false),
    ("tianjin-signatory", false, false),
    ("reinspection", false, false),
];

/// Every call of an import.
async fn calls(by: &Visitor<'_>, import: ImportId) -> Vec<Answered> {
    let path = format!("/api/v1/roster/imports/{import}");
    vec![
        by.get("/api/v1/roster/imports").await,
        upload(by, "x.csv", &list(&["示例店,,平城区,大同市平城区示例路7号,"])).await,
        by.get(&path).await,
        by.send(Method::PUT, &format!("{path}/settings"), &Settings::default()).await,
        by.send(Method::POST, &format!("{path}/taken"), &json!({})).await,
        by.send(Method::POST, &format!("{path}/given-up"), &json!({})).await,
        by.send(Method::POST, &format!("{path}/undone"), &json!({ "why": "x" })).await,
        by.ask(Request::get(format!("{path}/report.csv")), Body::empty()).await,
        by.ask(Request::get(format!("{path}/report.xlsx")), Body::empty()).await,
    ]
}

#[tokio::test]
async fn o22_only_bureau_and_agency_mind_the_roster_and_testers_do_not_see_it() {
    let example = Example::open().await;
    crate::door::with_site(&example);
    let manager = example.signed_in("manager").await;
    let import = read_in(&manager, "名单.csv", DIRTY).await.import.id;
    for (name, sees, minds) in ROLES {
        let visitor = example.signed_in(name).await;
        let entries = visitor.get("/api/v1/roster/entries").await;
        if sees {
            assert_eq!(entries.status, 200, "{name}");
        } else {
            entries.refused(403, "not-permitted", None);
        }
        for answered in calls(&visitor, import).await {
            if minds {
                assert_ne!(answered.status, 403, "{name}");
            } else {
                answered.refused(403, "not-permitted", None);
            }
        }
        let form = super::post(&visitor, "/desk/roster/imports", "x.csv", &list(&["示例店,,平城区,大同市平城区示例路8号,"])).await;
        assert_eq!(form.status, if minds { 303 } else { 403 }, "{name}");
    }
    let stranger = example.stranger();
    stranger.get("/api/v1/roster/entries").await.refused(401, "sign-in-required", None);
    for answered in calls(&stranger, import).await {
        answered.refused(401, "sign-in-required", None);
    }
    let nobody = ImportId::derived("nobody's");
    for answered in calls(&manager, nobody).await.into_iter().skip(2) {
        answered.refused(404, "not-found", None);
    }
}

#[tokio::test]
async fn o07_a_county_sees_its_own_entries_and_no_others() {
    let example = Example::open().await;
    let (manager, county) = (example.signed_in("manager").await, example.signed_in("county-pingcheng").await);
    let view = read_in(&manager, "名单.csv", DIRTY).await;
    take(&manager, view.import.id).await.read::<domain::contract::ImportView>();
    let all = roster(&manager, "").await;
    let own = county.get("/api/v1/me").await.read::<domain::contract::Me>().organisation.id;
    let seen = roster(&county, "").await;
    assert!(seen.total > 0 && seen.total < all.total);
    assert!(seen.rows.iter().all(|entry| entry.jurisdiction == own) && seen.counts.iter().all(|count| count.jurisdiction == own));
    // Asking for another's finds nothing of it, by name neither.
    let foreign: BTreeSet<_> = all.counts.iter().map(|count| count.jurisdiction).filter(|body| *body != own).collect();
    for body in foreign {
        assert_eq!(roster(&county, &format!("body={body}")).await.total, 0);
    }
    assert_eq!(roster(&county, "search=示例新荣远山加油站").await.total, 0);
}

#[tokio::test]
async fn another_sites_form_imports_nothing() {
    let example = Example::open().await;
    let manager = example.signed_in("manager").await;
    let (kind, body) = super::form("x.csv", DIRTY);
    let request = Request::post("/desk/roster/imports").header(header::CONTENT_TYPE, kind).header("sec-fetch-site", "cross-site");
    manager.ask(request, Body::from(body)).await.refused(403, "foreign-origin", None);
}
