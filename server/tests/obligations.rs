//! The table of obligations and the tests named after them, `app/domain/OBLIGATIONS.md`: made by `FENGYANG_WRITE=1 cargo test -p server --test
//! obligations`, and held to be what the tests say.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// What a visit is held to on the phone (domain.md §1): each of them has a test in `domain`. O-46 belongs to the laboratory's result.
const OF_A_VISIT: [u8; 26] = [24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 47, 48, 49, 50];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() && !path.ends_with("target") && !path.ends_with("node_modules") {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The obligation that the name of a test begins with: `o24_two_samplers`.
fn obligation(name: &str) -> Option<u8> {
    let digits = name.strip_prefix('o')?.split('_').next()?;
    if digits.len() == 2 { digits.parse().ok() } else { None }
}

/// Every test that is named after an obligation, with its file.
fn tests() -> BTreeMap<u8, BTreeSet<(String, String)>> {
    let mut found = Vec::new();
    for folder in ["app", "server"] {
        files(&root().join(folder), &mut found);
    }
    let mut tests: BTreeMap<u8, BTreeSet<(String, String)>> = BTreeMap::new();
    for path in found {
        let text = fs::read_to_string(&path).unwrap();
        let file = path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
        let mut is_test = false;
        for line in text.lines().map(str::trim) {
            if line.starts_with("#[test]") || line.starts_with("#[tokio::test") {
                is_test = true;
            } else if let Some(name) = line.strip_prefix("async ").unwrap_or(line).strip_prefix("fn ").filter(|_| is_test) {
                let name = name.split(['(', '<']).next().unwrap_or_default();
                if let Some(obligation) = obligation(name) {
                    tests.entry(obligation).or_default().insert((file.clone(), name.to_owned()));
                }
                is_test = false;
            }
        }
    }
    tests
}

fn table() -> String {
    let mut table = String::from(
        "# Obligations and the tests named after them\n\nMade by `FENGYANG_WRITE=1 cargo test -p server --test obligations`; the ids are those of the notice (同市监发〔2025〕56号).\n\n\
         | obligation | test | file |\n| --- | --- | --- |\n",
    );
    for (obligation, tests) in tests() {
        for (file, name) in tests {
            let said = name.split_once('_').map_or("", |(_, said)| said).replace('_', " ");
            writeln!(table, "| O-{obligation:02} | {said} | {file} |").unwrap();
        }
    }
    table
}

#[test]
fn the_table_of_obligations_is_what_the_tests_say() {
    let path = root().join("app/domain/OBLIGATIONS.md");
    let table = table();
    if std::env::var_os("FENGYANG_WRITE").is_some() {
        fs::write(&path, &table).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == table, "write it anew: FENGYANG_WRITE=1 cargo test -p server --test obligations");
}

#[test]
fn every_obligation_of_a_visit_has_a_test_in_the_domain() {
    let tests = tests();
    let lacks: Vec<u8> = OF_A_VISIT
        .into_iter()
        .filter(|obligation| !tests.get(obligation).is_some_and(|tests| tests.iter().any(|(file, _)| file.starts_with("app/domain/"))))
        .collect();
    assert!(lacks.is_empty(), "no test in domain is named after {lacks:?}");
}
