//! `GET /calendar`, `POST /calendar/preview`, `POST /calendar`: the working days of a year, loaded by the bureau, never overwritten.

use crate::example::{Answered, Example, NOW, Visitor};
use crate::phone::Handset;
use axum::body::Body;
use axum::http::{Method, Request};
use domain::calendar::DayKind;
use domain::contract::{CalendarPreview, CalendarYears, Duties, Item, Package};
use domain::digest::Digest;

/// An invented list of 2027: nobody had published it when this was written.
const INVENTED: &str =
    "日期,安排,节日,法定节假日\n2027-01-01,放假,元旦,是\n2027-01-02,放假,元旦,否\n2027-02-06,放假,春节,是\n2027-02-14,上班,春节,否\n";

async fn post(by: &Visitor<'_>, path: &str, file: &str) -> Answered {
    let answered = by.ask(Request::post(path), Body::from(file.to_owned())).await;
    crate::openapi::check(&Method::POST, path, &answered);
    answered
}

async fn load(by: &Visitor<'_>, file: &str, document: &str, dated: &str) -> Answered {
    let path = format!("/api/v1/calendar?document={document}&dated={dated}&digest={}", Digest::of(file.as_bytes()));
    post(by, &path, file).await
}

async fn years(by: &Visitor<'_>) -> CalendarYears {
    by.get("/api/v1/calendar").await.read()
}

#[tokio::test]
async fn the_years_that_ship_name_their_notice_and_the_next_is_stated_as_lacking() {
    let example = Example::open().await;
    let told = years(&example.signed_in("county-xinrong").await).await;
    assert_eq!((told.years.iter().map(|year| year.year).collect::<Vec<_>>(), told.lacking), (vec![2026, 2025, 2024], vec![2027]));
    let latest = &told.years[0];
    assert_eq!((latest.days.len(), latest.versions.len()), (39, 1));
    assert_eq!((latest.versions[0].document.as_str(), latest.versions[0].by.as_ref()), ("国办发明电〔2025〕7号", None));
    assert!(latest.days.iter().any(|day| day.date.to_string() == "2026-02-14" && day.kind == DayKind::MakeupWorkday));
}

#[tokio::test]
async fn a_year_is_shown_before_it_is_loaded_and_ends_the_bureaus_duty() {
    let example = Example::open().await;
    let bureau = example.signed_in("bureau").await;
    let owed = async || bureau.get("/api/v1/duties").await.read::<Duties>().rows.len();
    assert_eq!(owed().await, 1);
    let preview: CalendarPreview = post(&bureau, "/api/v1/calendar/preview", INVENTED).await.read();
    assert_eq!((preview.year, preview.version, preview.changes.len(), preview.is_standing), (2027, 1, 4, false));
    assert_eq!(years(&bureau).await.lacking, [2027], "a look keeps nothing");
    load(&bureau, INVENTED, "example", "2026-11-20").await.read::<CalendarPreview>();
    let told = years(&bureau).await;
    assert_eq!((told.lacking, told.years[0].year), (vec![], 2027));
    let version = &told.years[0].versions[0];
    assert_eq!((version.digest, version.document.as_str()), (Some(Digest::of(INVENTED.as_bytes())), "example"));
    assert_eq!((version.dated.map(|dated| dated.to_string()), version.by.is_some(), version.at), (Some("2026-11-20".into()), true, NOW));
    assert_eq!(owed().await, 0);
}

#[tokio::test]
async fn a_later_list_is_a_new_version_and_the_same_file_is_none() {
    let example = Example::open().await;
    let bureau = example.signed_in("bureau").await;
    load(&bureau, INVENTED, "first", "2026-11-20").await.read::<CalendarPreview>();
    assert!(load(&bureau, INVENTED, "first", "2026-11-20").await.read::<CalendarPreview>().is_standing);
    let changed = INVENTED.replace("2027-02-14", "2027-02-20");
    let preview: CalendarPreview = post(&bureau, "/api/v1/calendar/preview", &changed).await.read();
    let told: Vec<_> = preview.changes.iter().map(|change| (change.date.to_string(), change.before.is_some(), change.after.is_some())).collect();
    assert_eq!((preview.version, told), (2, vec![("2027-02-14".into(), true, false), ("2027-02-20".into(), false, true)]));
    load(&bureau, &changed, "second", "2026-11-21").await.read::<CalendarPreview>();
    let year = years(&bureau).await.years.remove(0);
    assert_eq!(year.versions.iter().map(|version| (version.version, version.document.as_str())).collect::<Vec<_>>(), [(2, "second"), (1, "first")]);
    assert!(year.days.iter().any(|day| day.date.to_string() == "2027-02-20") && year.days.len() == 4, "the newest stands, and the first is kept");
    // Back to the first file is a third version: what was loaded is told in order, and never undone.
    assert_eq!(load(&bureau, INVENTED, "first-again", "2026-11-21").await.read::<CalendarPreview>().version, 3);
}

#[tokio::test]
async fn only_the_bureaus_desk_loads_and_whoever_owes_something_reads() {
    let example = Example::open().await;
    for name in ["approver1", "county-pingcheng", "enforcement", "manager", "clerk", "sampler1"] {
        let by = example.signed_in(name).await;
        assert_eq!(years(&by).await.years.len(), 3, "{name}");
        post(&by, "/api/v1/calendar/preview", INVENTED).await.refused(403, "not-permitted", None);
        load(&by, INVENTED, "x", "2026-11-20").await.refused(403, "not-permitted", None);
    }
    for name in ["lvda-receiver", "tianjin-tester"] {
        example.signed_in(name).await.get("/api/v1/calendar").await.refused(403, "not-permitted", None);
    }
    example.stranger().get("/api/v1/calendar").await.refused(401, "sign-in-required", None);
    post(&example.stranger(), "/api/v1/calendar/preview", INVENTED).await.refused(401, "sign-in-required", None);
}

#[tokio::test]
async fn what_is_no_year_is_told_line_by_line_and_nothing_is_kept() {
    let example = Example::open().await;
    let bureau = example.signed_in("bureau").await;
    for (file, names) in [
        ("", "没有日期"),
        ("日期,安排\n2027-01-01,休息,元旦,是\n", "第 2 行"),
        ("2027-01-01,放假,元旦,是\n2026-01-02,放假,元旦,否\n", "2026-01-02"),
        ("2027-01-01,放假,元旦,否\n", "法定"),
        ("2027-01-01,放假,元旦,是\n2027-03-01,上班,春节,否\n", "周一"),
        ("[{\"date\":\"2027-01-01\"}]", "JSON"),
    ] {
        let refused = post(&bureau, "/api/v1/calendar/preview", file).await.refused(422, "calendar-unreadable", Some("file"));
        assert!(refused.detail.contains(names), "{file:?}: {}", refused.detail);
    }
    let latin = bureau.ask(Request::post("/api/v1/calendar/preview"), Body::from(vec![0xC8, 0xD5, 0xC6, 0xDA])).await;
    assert!(latin.refused(422, "calendar-unreadable", Some("file")).detail.contains("UTF-8"), "an older Excel writes GBK");
    load(&bureau, INVENTED, "%20", "2026-11-20").await.refused(422, "document-missing", Some("document"));
    load(&bureau, INVENTED, "x", "2026-11-30").await.refused(422, "dated-ahead", Some("dated"));
    load(&bureau, INVENTED, "x", "soon").await.refused(400, "unreadable", None);
    let path = format!("/api/v1/calendar?document=x&dated=2026-11-20&digest={}", Digest::of(b"another"));
    post(&bureau, &path, INVENTED).await.refused(409, "file-differs", Some("file"));
    assert_eq!(years(&bureau).await.lacking, [2027]);
}

#[tokio::test]
async fn a_phone_hears_of_a_year_that_was_loaded() {
    let example = Example::open().await;
    let (sampler, bureau) = (example.signed_in("sampler1").await, example.signed_in("bureau").await);
    let phone = Handset::new("a");
    phone.register(&sampler).await;
    let calendar = |package: &Package| {
        let told = package.items.iter().find_map(|item| if let Item::Briefing { calendar, .. } = item { Some(calendar.clone()) } else { None });
        told.map(|days| (days.len(), days.iter().filter(|day| day.statutory).count()))
    };
    example.signed_in("manager").await.assign(20).await;
    let first = phone.package(&sampler, 0).await;
    assert_eq!(calendar(&first), Some((36 + 33 + 39, 11 + 13 + 13)));
    assert_eq!(calendar(&phone.package(&sampler, first.upto).await), None);
    load(&bureau, INVENTED, "x", "2026-11-20").await.read::<CalendarPreview>();
    assert_eq!(calendar(&phone.package(&sampler, first.upto).await), Some((36 + 33 + 39 + 4, 11 + 13 + 13 + 2)));
}
