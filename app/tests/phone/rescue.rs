//! 导出全部: what lies on the phone leaves it whole, whatever of it cannot be read.

use crate::pocket::Bench;
use app::device::Delivered;
use app::phone::{Capture, Packed, Subject};
use app::store::Table;
use domain::evidence::{MediaKind, MediaSource, Purpose};
use domain::fixture::{START, briefing, story};
use domain::id::MediaId;
use std::collections::BTreeMap;
use std::io::Read as _;

/// The files in what was offered.
fn unpacked(bench: &Bench) -> BTreeMap<String, Vec<u8>> {
    let whole = bench.device.offered.borrow().clone();
    let mut archive = tar::Archive::new(whole.as_slice());
    let entries = archive.entries().unwrap().map(|entry| {
        let mut entry = entry.unwrap();
        let name = entry.path().unwrap().to_str().unwrap().to_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        (name, bytes)
    });
    entries.collect()
}

#[test]
fn everything_leaves_in_one_file_and_what_is_unreadable_is_named() {
    let (mut bench, assignment) = Bench::with_team();
    bench.device.online.set(false);
    for (step, (by, act)) in (0_i64..).zip(story(&briefing(), &assignment)).take(5) {
        bench.act(&assignment, step, by, act).unwrap();
    }
    let phone = bench.phone;
    let sheet = phone.model().with_untracked(|model| model.visit(assignment.visit).unwrap().sheets[0].opening.sheet);
    let mut keep = |bytes: &[u8]| -> MediaId {
        let delivered =
            Delivered { bytes: bytes.to_vec(), mime: "image/jpeg".into(), kind: MediaKind::Photo, source: MediaSource::Camera, taken_at: START };
        bench.pool.run_until(phone.capture(Capture { visit: assignment.visit, sheet, purpose: Purpose::Other, delivered, position: None })).unwrap()
    };
    let large = vec![7; 5 * 1024 * 1024 + 3];
    let (whole, gone, cut) = (keep(&large), keep(b"gone"), keep(&large[1..]));
    bench.store.media.borrow_mut().remove(&gone);
    bench.store.media.borrow_mut().get_mut(&cut).unwrap().truncate(4 * 1024 * 1024 + 9);
    bench.pool.run_until(phone.start_film(Subject { visit: assignment.visit, sheet, purpose: Purpose::Other, position: None })).unwrap();
    bench.device.recorder.borrow().as_ref().unwrap()(b"second".to_vec());
    bench.settle();

    let done = bench.pool.run_until(phone.rescue()).unwrap();
    assert_eq!(done, Packed { commands: 8, media: 1, films: 1, unreadable: 2 });
    let files = unpacked(&bench);
    assert_eq!(files[&format!("media/{whole}")], large);
    assert_eq!(files[&format!("media/{cut}")].len(), large.len() - 1, "filled up, so that what follows can be read");
    assert!(!files.contains_key(&format!("media/{gone}")));
    let unreadable = String::from_utf8(files["unreadable.txt"].clone()).unwrap();
    assert!(unreadable.contains(&gone.to_string()) && unreadable.contains(&cut.to_string()) && !unreadable.contains(&whole.to_string()));
    assert!(files.iter().any(|(name, bytes)| name.starts_with("films/") && bytes == b"second"));
    let lines: Vec<(String, String)> =
        String::from_utf8(files["rows/commands.jsonl"].clone()).unwrap().lines().map(|line| domain::json::read(line).unwrap()).collect();
    assert_eq!(lines, bench.store.table(Table::Commands), "what was signed, byte for byte");
    // Keys and PINs leave no phone.
    let all = bench.device.offered.borrow().clone();
    let pin = bench.phone.model().with_untracked(|model| model.people[0].pin.key.clone());
    assert!(!all.windows(pin.len()).any(|bytes| bytes == pin.as_bytes()));
}
