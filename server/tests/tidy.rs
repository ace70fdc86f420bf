//! The lines of the house (ARCHITECTURE.md): each breach is told with its file, its line and the reason.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

/// A line of the house: where it holds, what must not stand there, and why.
struct Line {
    folders: &'static [&'static str],
    never: &'static [&'static str],
    reason: &'static str,
}

const LINES: [Line; 7] = [
    Line {
        folders: &["app/src/field", "app/src/field.rs", "app/src/parts"],
        never: &["SharedApi", "dyn Api", "api::Api;", "crate::engine", "gloo_net", "fetch("],
        reason: "a page of the phone reads and writes the phone only; the network is the engine's alone",
    },
    Line { folders: &["frontend/src"], never: &["view!"], reason: "what is seen stands in `app`; `frontend` adapts the browser" },
    Line {
        folders: &["frontend/src"],
        never: &["domain::decide", "domain::permit", "domain::checklist"],
        reason: "`frontend` holds no rule of the work",
    },
    Line {
        folders: &["server/src/routes", "server/src/routes.rs", "server/src/desk.rs"],
        never: &["sqlx", "crate::db"],
        reason: "routes ask the office; SQL stands in `db`",
    },
    Line { folders: &["server/src/office", "server/src/office.rs"], never: &["axum", "http::", "StatusCode"], reason: "the office knows no HTTP" },
    Line { folders: &["server/src/office"], never: &["sqlx::query", "query_scalar", "query_as"], reason: "all SQL stands in `db`" },
    Line {
        folders: &["app/domain/src"],
        never: &["std::fs", "std::net", "SystemTime", "Utc::now", "leptos", "axum", "sqlx", "web_sys", "tokio"],
        reason: "the law is pure: no clock, no chance, no I/O, no framework",
    },
];

/// Files in which Chinese may stand: sentences, papers, names that the law gives, data.
const CHINESE: [&str; 7] = [
    "app/src/words",
    "app/domain/src/paper",
    "app/domain/src/money.rs",
    "app/domain/src/place.rs",
    "app/domain/src/quantity.rs",
    "app/domain/src/fixture.rs",
    "app/domain/src/code.rs",
];

const LONGEST: usize = 400;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The source files below a path, or the file itself.
fn sources(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let entries = fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut found: Vec<PathBuf> = entries
        .filter(|path| !path.ends_with("target") && !path.ends_with("node_modules"))
        .flat_map(|path| sources(&path))
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect();
    found.sort();
    found
}

fn name(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().to_string_lossy().into_owned()
}

/// The code of a file up to its tests, by line, without comments.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().enumerate().take_while(|(_, line)| line.trim() != "#[cfg(test)]");
    lines.map(|(place, line)| (place + 1, line.split("//").next().unwrap_or_default()))
}

fn report(breaches: &[String]) {
    assert!(breaches.is_empty(), "{} breaches:\n{}", breaches.len(), breaches.join("\n"));
}

#[test]
fn the_lines_of_the_house_hold() {
    let mut breaches = Vec::new();
    for Line { folders, never, reason } in &LINES {
        for path in folders.iter().flat_map(|folder| sources(&root().join(folder))) {
            let text = fs::read_to_string(&path).unwrap();
            for (place, line) in code(&text) {
                for word in never.iter().filter(|word| line.contains(**word)) {
                    breaches.push(format!("{}:{place}: {word}: {reason}", name(&path)));
                }
            }
        }
    }
    report(&breaches);
}

#[test]
fn sqlx_is_named_by_the_database_modules_only() {
    let allowed = ["server/src/db", "server/src/db.rs", "server/src/problem.rs", "server/src/commit", "server/src/office"];
    let mut breaches = Vec::new();
    for path in sources(&root().join("server/src")) {
        let own = name(&path);
        let text = fs::read_to_string(&path).unwrap();
        if !allowed.iter().any(|allowed| own.starts_with(allowed)) {
            breaches.extend(code(&text).filter(|(_, line)| line.contains("sqlx")).map(|(place, _)| format!("{own}:{place}: sqlx is for `db`")));
        }
    }
    report(&breaches);
}

#[test]
fn the_domain_depends_on_no_framework() {
    let manifest = fs::read_to_string(root().join("app/domain/Cargo.toml")).unwrap();
    let never = ["leptos", "axum", "sqlx", "tokio", "web-sys", "utoipa", "reqwest", "rand"];
    report(
        &never
            .iter()
            .filter(|never| manifest.lines().any(|line| line.starts_with(**never)))
            .map(|never| format!("app/domain/Cargo.toml: {never}"))
            .collect::<Vec<_>>(),
    );
}

#[test]
fn what_people_read_stands_in_the_words() {
    let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let mut breaches = Vec::new();
    for folder in ["app/domain/src", "app/src", "frontend/src", "server/src"] {
        for path in sources(&root().join(folder)) {
            let own = name(&path);
            if CHINESE.iter().any(|allowed| own.starts_with(allowed)) || own.ends_with("_tests.rs") {
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            let lines = code(&text).filter(|(_, line)| line.contains(chinese));
            breaches.extend(lines.map(|(place, _)| format!("{own}:{place}: Chinese outside app/src/words")));
        }
    }
    report(&breaches);
}

#[test]
fn no_file_is_two_nouns() {
    let mut breaches = Vec::new();
    for folder in ["app", "frontend", "server"] {
        for path in sources(&root().join(folder)) {
            let lines = fs::read_to_string(&path).unwrap().lines().count();
            if lines > LONGEST {
                breaches.push(format!("{}: {lines} lines, at most {LONGEST}", name(&path)));
            }
        }
    }
    report(&breaches);
}

#[test]
fn no_machine_path_is_written_into_a_file() {
    let mut breaches = Vec::new();
    for folder in ["app", "frontend", "server"] {
        for path in sources(&root().join(folder)) {
            let own = name(&path);
            let text = fs::read_to_string(&path).unwrap();
            // Put together here, so that this line is not one of them.
            let paths = ["work", "root", "home"].map(|folder| format!("\"/{folder}/"));
            let found = code(&text).filter(|(_, line)| paths.iter().any(|path| line.contains(path)));
            breaches.extend(found.map(|(place, _)| format!("{own}:{place}: a path of one machine")));
        }
    }
    report(&breaches);
}
