//! `fengyang draw`: a draw run again from its files, with no server, and the files written out.

use crate::db;
use crate::office::draw;
use crate::problem::Failure;
use crate::state::AppState;
use anyhow::Context as _;
use app::words::draw as words;
use domain::draw::{Record, verify as run_again};
use domain::id::DrawId;
use std::fs;
use std::path::Path;

fn read(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| format!("while reading {}", path.display()))
}

/// Draws again and tells that it comes to the same.
///
/// # Errors
/// A file cannot be read; or something differs, each thing named.
pub fn verify(record: &Path, roster: &Path, samplers: Option<&Path>) -> anyhow::Result<String> {
    let said: Record = serde_json::from_str(&read(record)?).with_context(|| format!("{} is no record of a draw", record.display()))?;
    let samplers = samplers.map(read).transpose()?;
    let differences = run_again(&said, read(roster)?, samplers.as_deref());
    let drawn = said.opened.result.iter().map(|stratum| stratum.drawn.len()).sum();
    if differences.is_empty() {
        return Ok(words::holds(said.entries, drawn, &said.roster.to_string(), samplers.is_some()));
    }
    let named: Vec<String> = differences.iter().map(|difference| format!("  ✗ {}", words::difference(difference))).collect();
    anyhow::bail!("{}\n{}", words::differs(named.len()), named.join("\n"))
}

/// Writes record, roster and samplers into a folder, and tells where.
///
/// # Errors
/// There is no such draw, nothing was drawn yet, or the folder is there already or cannot be written.
pub async fn export(state: &AppState, draw: DrawId, out: &Path) -> anyhow::Result<String> {
    let record = draw::record(state, draw).await.map_err(|failure| match failure {
        Failure::Said(problem) => anyhow::anyhow!("draw {draw}: {}", problem.title),
        Failure::Broke(error) => error,
    })?;
    fs::create_dir(out).with_context(|| format!("while making the folder {}", out.display()))?;
    let write = |name: &str, text: String| fs::write(out.join(name), text).with_context(|| format!("while writing {name} into {}", out.display()));
    write("record.json", serde_json::to_string_pretty(&record)?)?;
    write("roster.txt", db::draw::text(state.db.readers(), draw, db::draw::Text::Roster).await?)?;
    write("samplers.txt", db::draw::text(state.db.readers(), draw, db::draw::Text::Samplers).await?)?;
    Ok(words::exported(&out.display().to_string()))
}
