//! `fengyang backup` and `fengyang restore`: a drill, equal by digest.

use crate::field::{Office, Phone, database};
use crate::uploads::File;
use domain::contract::Commands;
use domain::digest::Digest;
use domain::fixture;
use domain::id::{EpochId, MediaId};
use server::backup::{self, Backup};
use server::clock::Clock;
use server::settings::Settings;
use server::state::AppState;
use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;
use tempfile::TempDir;

/// What may happen to a folder on its way.
type Damage = fn(&Path);

const PHOTO: &[u8] = b"a photo as the camera gave it";

/// An office with a whole visit and a photo, serving.
async fn busy() -> Office {
    let office = Office::open().await;
    let assignment = fixture::assignment("A");
    office.assign(&assignment).await;
    let mut phone = Phone::new("a");
    office.send(phone.device, &phone.visit(&assignment)).await;
    let photo = File { media: MediaId::derived("photo"), bytes: PHOTO.to_vec() };
    photo.send(&office).await.receipt();
    // What is on its way is no part of a backup.
    let film = File::new("film", 1000);
    film.create(&office).await;
    film.piece(&office, 0, 500).await;
    office
}

async fn elsewhere(folder: &TempDir) -> Settings {
    let mut settings = Settings::in_folder(folder.path().join("data")).unwrap();
    settings.database_url = database(folder).await;
    settings
}

fn failure<T: std::fmt::Debug>(result: anyhow::Result<T>) -> String {
    format!("{:#}", result.unwrap_err())
}

#[tokio::test]
async fn what_is_restored_equals_what_was_backed_up_by_digest() {
    let office = busy().await;
    let (copy, again, folder) = (TempDir::new().unwrap(), TempDir::new().unwrap(), TempDir::new().unwrap());
    let made = backup::make(&office.state.settings, copy.path(), fixture::START).await.unwrap();
    assert_eq!(made.blobs, [Digest::of(PHOTO)]);
    let rows = |made: &Backup, name: &str| made.tables.iter().find(|copied| copied.table.name == name).map(|copied| copied.rows);
    assert_eq!((rows(&made, "entry"), rows(&made, "sheet"), rows(&made, "staged")), (Some(30), Some(1), None));

    // The server goes on meanwhile: what comes later is not in it.
    office.assign(&fixture::assignment("B")).await;
    let settings = elsewhere(&folder).await;
    assert_eq!(backup::restore(&settings, copy.path()).await.unwrap(), made);
    assert_eq!(fs::read(settings.data.join("blobs").join(Digest::of(PHOTO).hex())).unwrap(), PHOTO);
    assert_eq!(backup::make(&settings, again.path(), fixture::START).await.unwrap(), made, "a backup of the restored record is the same backup");
}

#[tokio::test]
async fn a_restored_record_lives_another_life_and_a_restarted_one_the_same() {
    let office = busy().await;
    let (copy, folder) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    backup::make(&office.state.settings, copy.path(), fixture::START).await.unwrap();
    let settings = elsewhere(&folder).await;
    backup::restore(&settings, copy.path()).await.unwrap();
    let opened = async || AppState::open(settings.clone(), Clock::manual(fixture::START)).await.unwrap().epoch;
    let restored = opened().await;
    assert_ne!(restored, office.state.epoch);
    assert_eq!(opened().await, restored);
}

#[tokio::test]
async fn what_names_another_life_of_the_record_is_not_taken_in_behind_a_gap() {
    let office = Office::open().await;
    let assignment = fixture::assignment("A");
    office.assign(&assignment).await;
    let mut phone = Phone::new("a");
    let commands = phone.visit(&assignment);
    let body = |epoch| serde_json::to_string(&Commands { device: phone.device, commands: commands.clone(), epoch }).unwrap();
    let (status, _) = office.post(body(Some(EpochId::derived("before")))).await;
    assert_eq!((status.as_u16(), office.table("entry").await.len()), (409, 0));
    let (status, _) = office.post(body(Some(office.state.epoch))).await;
    assert_eq!((status.as_u16(), office.table("entry").await.len()), (200, commands.len()));
}

#[tokio::test]
async fn a_second_backup_into_the_same_folder_copies_what_is_new() {
    let office = busy().await;
    let copy = TempDir::new().unwrap();
    backup::make(&office.state.settings, copy.path(), fixture::START).await.unwrap();
    let photo = copy.path().join("blobs").join(Digest::of(PHOTO).hex());
    let before = fs::metadata(&photo).unwrap().modified().unwrap();
    office.assign(&fixture::assignment("B")).await;
    let made = backup::make(&office.state.settings, copy.path(), fixture::START).await.unwrap();
    assert_eq!(fs::metadata(&photo).unwrap().modified().unwrap(), before, "the photo is not copied twice");
    let assignments = made.tables.iter().find(|copied| copied.table.name == "assignment").unwrap();
    assert_eq!(assignments.rows, 2);
}

#[tokio::test]
async fn a_backup_on_the_disk_of_the_record_leaves_the_reserve_to_it() {
    let office = busy().await;
    let (copy, folder) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let before = backup::make(&office.state.settings, copy.path(), fixture::START).await.unwrap();
    let mut settings = Settings::clone(&office.state.settings);
    settings.reserve = u64::MAX;
    let refused = backup::make(&settings, copy.path(), fixture::START).await.unwrap_err();
    assert!(format!("{refused:#}").contains("--reserve"), "{refused:#}");
    assert_eq!(backup::restore(&elsewhere(&folder).await, copy.path()).await.unwrap(), before, "yesterday's is there still");
    let other = Path::new("/dev/shm");
    let device = |path: &Path| fs::metadata(path).map(|found| found.dev());
    if device(other).is_ok_and(|disk| disk != device(&settings.data).unwrap()) {
        let copy = TempDir::new_in(other).unwrap();
        backup::make(&settings, copy.path(), fixture::START).await.expect("another disk is not the record's");
    }
}

#[tokio::test]
async fn nothing_is_restored_that_is_not_as_it_was_written() {
    let office = busy().await;
    let damages: [(&str, Damage); 4] = [
        ("no backup", |copy| fs::remove_file(copy.join("backup.json")).unwrap()),
        ("not as it was written", |copy| fs::write(copy.join("tables/person.jsonl"), "[]\n").unwrap()),
        ("not as it was copied", |copy| fs::write(copy.join("blobs").join(Digest::of(PHOTO).hex()), b"forged").unwrap()),
        ("missing from the backup", |copy| fs::remove_file(copy.join("blobs").join(Digest::of(PHOTO).hex())).unwrap()),
    ];
    for (reason, damage) in damages {
        let (copy, folder) = (TempDir::new().unwrap(), TempDir::new().unwrap());
        let made = backup::make(&office.state.settings, copy.path(), fixture::START).await.unwrap();
        damage(copy.path());
        let settings = elsewhere(&folder).await;
        let error = failure(backup::restore(&settings, copy.path()).await);
        assert!(error.contains(reason), "{error}");
        // Nothing half-written stands in the way of a whole backup.
        let whole = TempDir::new().unwrap();
        backup::make(&office.state.settings, whole.path(), fixture::START).await.unwrap();
        assert_eq!(backup::restore(&settings, whole.path()).await.unwrap(), made);
    }
}

#[tokio::test]
async fn a_database_in_use_is_never_overwritten() {
    let office = busy().await;
    let copy = TempDir::new().unwrap();
    backup::make(&office.state.settings, copy.path(), fixture::START).await.unwrap();
    let before = office.table("entry").await;
    let error = failure(backup::restore(&office.state.settings, copy.path()).await);
    assert!(error.contains("in use") && error.contains("entry"), "{error}");
    assert_eq!(office.table("entry").await, before);
}
