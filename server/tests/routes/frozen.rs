//! What earlier programs left behind: today's server opens it, and loses nothing of it.

use crate::example::{Example, PASSWORD};
use crate::field::{Office, database};
use crate::phone::{Handset, assignments, briefing, story};
use axum::body::Body;
use axum::http::Request;
use domain::assignment::Assignment;
use domain::contract::{Findings, MapPicture, Outcome, Package, Quarantines, Rescued, SheetView, Sheets, VisitState};
use domain::digest::Digest;
use domain::fixture;
use domain::id::{DeviceId, PersonId};
use domain::person::{Person, Role};
use domain::visit::Briefing;
use server::clock::Clock;
use server::db::{account, person, registration};
use server::office::projections::rebuild;
use server::settings::Settings;
use server::state::AppState;
use sqlx::migrate::Migrator;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The tables that are read from the record, with what makes a row's order in each.
const PROJECTIONS: [&str; 8] = ["visit", "sheet", "media", "finding", "happening", "seal_use", "sheet_number_use", "share_use"];

fn frozen(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/frozen").join(name)
}

/// A database as the program of the first migration left it.
async fn first(url: &str) {
    sqlx::any::install_default_drivers();
    let folder = TempDir::new().unwrap();
    let ground = "20261122000001_ground.sql";
    std::fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(ground), folder.path().join(ground)).unwrap();
    let pool = sqlx::AnyPool::connect(url).await.unwrap();
    Migrator::new(folder.path()).await.unwrap().run(&pool).await.unwrap();
    let rows = std::fs::read_to_string(frozen("first.sql")).unwrap();
    let mut transaction = pool.begin().await.unwrap();
    sqlx::raw_sql(sqlx::AssertSqlSafe(rows)).execute(&mut *transaction).await.unwrap();
    transaction.commit().await.unwrap();
    pool.close().await;
}

async fn rows(state: &AppState, table: &str) -> Vec<String> {
    use sqlx::{Column as _, Row as _};
    let rows = sqlx::query(sqlx::AssertSqlSafe(format!("select * from {table}"))).fetch_all(state.db.readers()).await.unwrap();
    let cell = |row: &sqlx::any::AnyRow, place: usize| match row.try_get::<Option<String>, _>(place) {
        Ok(text) => format!("{text:?}"),
        Err(_) => format!("{:?}", row.try_get::<Option<i64>, _>(place).unwrap()),
    };
    let mut rows: Vec<String> =
        rows.iter().map(|row| row.columns().iter().map(|column| format!("{}={} ", column.name(), cell(row, column.ordinal()))).collect()).collect();
    rows.sort();
    rows
}

#[tokio::test]
async fn a_database_of_the_first_migration_is_opened_rebuilt_and_goes_on() {
    let folder = TempDir::new().unwrap();
    let mut settings = Settings::in_folder(folder.path().to_owned()).unwrap();
    settings.site = folder.path().join("site");
    settings.database_url = database(&folder).await;
    first(&settings.database()).await;
    let state = AppState::open(settings, Clock::manual(fixture::START.plus(24 * 3_600_000))).await.unwrap();

    // What was read from the record then is what is read from it now.
    let before: Vec<Vec<String>> = {
        let mut all = Vec::new();
        for table in PROJECTIONS {
            all.push(rows(&state, table).await);
        }
        all
    };
    let entries = rows(&state, "entry").await;
    assert_eq!(rebuild(&state.db).await.unwrap(), u64::try_from(entries.len()).unwrap());
    for (table, before) in PROJECTIONS.into_iter().zip(before) {
        assert!(!before.is_empty(), "{table} has something to lose");
        assert_eq!(rows(&state, table).await, before, "{table}");
    }
    assert_eq!(rows(&state, "entry").await, entries);

    let example = Example::over(state, folder);
    let (manager, bureau, sampler) = (example.signed_in("manager").await, example.signed_in("bureau").await, example.signed_in("sampler1").await);
    let listed: Sheets = manager.get("/api/v1/sheets").await.read();
    assert_eq!(listed.total, 2);
    let whole = listed.sheets.iter().find(|row| row.completed_at.is_some()).unwrap();
    let view: SheetView = manager.get(&format!("/api/v1/sheets/{}", whole.sheet)).await.read();
    let all = u32::try_from(view.stream.len()).unwrap();
    assert!(all >= 30 && (view.chain.signed, view.chain.linked) == (view.chain.commands, view.chain.commands), "{:?}", view.chain);
    assert_eq!(view.visit.sheet(whole.sheet).unwrap().signatures.len(), 3);
    assert_eq!(view.proved.len(), 2);
    let picture: MapPicture = bureau.get("/api/v1/map").await.read();
    assert_eq!((picture.sampled, picture.points.len()), (1, 2));
    let findings: Findings = manager.get("/api/v1/findings").await.read();
    assert!(findings.findings.iter().any(|row| row.finding.resolved.is_some()) && findings.open > 0);
    let kept: Quarantines = manager.get("/api/v1/quarantine").await.read();
    assert_eq!(kept.rows.len(), 1);

    // The same phone goes on where it stopped.
    let package: Package = sampler.get(&format!("/api/v1/package?after=0&device={}", Handset::new("a").device)).await.read();
    let half = assignments(&package)
        .into_iter()
        .find(|given| picture.points.iter().any(|point| point.visit == given.visit && point.state != VisitState::Complete))
        .unwrap();
    let (number, digest): (i64, String) = sqlx::query_as("select number, digest from device_head where device = $1")
        .bind(Handset::new("a").device.to_string())
        .fetch_one(example.state.db.readers())
        .await
        .unwrap();
    let mut phone = Handset { link: (u64::try_from(number).unwrap() + 1, Some(digest.parse().unwrap())), ..Handset::new("a") };
    let mut rest = story(&briefing(&package), &half).split_off(9);
    rest.truncate(1);
    let receipts = phone.record(&example, &sampler, &half, rest).await;
    assert!(matches!(receipts.receipts[0].outcome, Outcome::Applied { .. }), "{receipts:?}");
}

/// A phone's whole file as the program of the second contract made it, and what the office knew.
#[derive(serde::Deserialize)]
struct World {
    briefing: Briefing,
    assignment: Assignment,
    device: DeviceId,
    public_key: String,
}

#[tokio::test]
async fn a_phones_file_of_the_second_contract_is_taken_in_whole() {
    let World { briefing, assignment, device, public_key } = serde_json::from_str(&std::fs::read_to_string(frozen("rescue.json")).unwrap()).unwrap();
    let file = std::fs::read(frozen("rescue.tar")).unwrap();
    let office = Office::with(briefing).await;
    office.assign(&assignment).await;
    let mut append = office.state.db.append(fixture::START).await.unwrap();
    let (seq, at) = (append.seq, append.at);
    let on = append.connection();
    registration::insert(&mut *on, device, &public_key, ("test", ""), at).await.unwrap();
    for member in &assignment.team {
        registration::join(&mut *on, device, *member, at).await.unwrap();
    }
    let boss = Person {
        id: PersonId::derived("manager"),
        name: "示例管理员".into(),
        role: Role::AgencyManager,
        organisation: fixture::agency(),
        staff_number: "M1".into(),
        ended_at: None,
    };
    person::insert(&mut *on, &boss, seq).await.unwrap();
    let password = server::password::stretch(PASSWORD.into()).await.unwrap();
    account::insert(&mut *on, "manager", boss.id, &password, false).await.unwrap();
    append.commit().await.unwrap();
    let office = office.signed_in("manager").await;

    let hand_in = async || -> Rescued {
        let (status, _, answer) = office.ask(Request::post("/api/v1/rescues"), Body::from(file.clone())).await;
        assert_eq!(status, 200, "{}", String::from_utf8_lossy(&answer));
        serde_json::from_slice(&answer).unwrap()
    };
    let taken = hand_in().await;
    assert_eq!((taken.device, taken.applied, taken.already, taken.quarantined), (device, 30, 0, 0));
    assert_eq!((taken.proved, taken.known, taken.missing.as_slice()), (9, 0, &[][..]));
    let again = hand_in().await;
    assert_eq!((again.applied, again.already, again.proved, again.known), (0, 30, 0, 9));
    // Its commands are those that were signed, byte for byte.
    let mut archive = tar::Archive::new(file.as_slice());
    let mut text = String::new();
    for entry in archive.entries().unwrap() {
        let mut entry = entry.unwrap();
        if entry.path().unwrap().ends_with("commands.jsonl") {
            std::io::Read::read_to_string(&mut entry, &mut text).unwrap();
        }
    }
    let digests: Vec<String> = office.table("entry").await.into_iter().map(|row| row[8].clone()).collect();
    for line in text.lines() {
        let (_, row): (String, String) = serde_json::from_str(line).unwrap();
        let envelope: domain::contract::Envelope = serde_json::from_str(&row).unwrap();
        let digest = Digest::of(envelope.body.as_bytes());
        assert!(digests.contains(&format!("{:?}", Some(digest.to_string()))), "{digest}");
    }
}
