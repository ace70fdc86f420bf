//! The report of an import as a file: every row with what became of it and why.

use super::import::find;
use super::undo;
use crate::db;
use crate::office::people::CurrentUser;
use crate::problem::Answer;
use crate::state::AppState;
use app::words::desk::roster as words;
use domain::contract::{ImportLine, LineSearch};
use domain::id::ImportId;
use rust_xlsxwriter::{Format, Workbook};

/// The kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A text of cells, in UTF-8 with its mark, as spreadsheets want it.
    Csv,
    /// A spreadsheet.
    Xlsx,
}

/// The report of an import.
///
/// # Errors
/// The role minds no roster, or there is no such import.
pub async fn write(state: &AppState, user: &CurrentUser, id: ImportId, form: Form) -> Answer<Vec<u8>> {
    let import = find(state, user, id).await?;
    let lines = db::roster::import::lines(state.db.readers(), id, LineSearch::default(), None).await?;
    undo::saw(state, user, id, &lines).await?;
    let headings = import.reading.headings;
    let written = tokio::task::spawn_blocking(move || match form {
        Form::Csv => csv(&headings, &lines),
        Form::Xlsx => xlsx(&headings, &lines),
    });
    Ok(written.await??)
}

/// What stands in a row: its number, what became of it, the reasons, and the cells as they came.
fn row(line: &ImportLine, columns: usize) -> Vec<String> {
    let entry = line.judged.entry.as_ref();
    let place = entry.map(|entry| words::place_guessed(entry.enterprise.place, &entry.guessed)).unwrap_or_default();
    let told = [
        line.line.to_string(),
        words::outcome(line.judged.outcome).to_owned(),
        entry.map(|entry| words::effect(&entry.effect, &entry.enterprise)).unwrap_or_default(),
        words::notes(&line.judged.notes),
        line.kept.map(words::kept).unwrap_or_default().to_owned(),
        entry.map(|entry| entry.enterprise.division.name().to_owned()).unwrap_or_default(),
        place,
    ];
    let cells = (0..columns).map(|place| line.cells.get(place).cloned().unwrap_or_default());
    told.into_iter().chain(cells).collect()
}

fn head(headings: &[String]) -> Vec<String> {
    words::REPORT_HEAD.iter().map(|word| (*word).to_owned()).chain(headings.iter().cloned()).collect()
}

fn csv(headings: &[String], lines: &[ImportLine]) -> anyhow::Result<Vec<u8>> {
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    let mut writer = csv::Writer::from_writer(&mut bytes);
    writer.write_record(head(headings).iter().map(|cell| inert(cell)))?;
    for line in lines {
        writer.write_record(row(line, headings.len()).iter().map(|cell| inert(cell)))?;
    }
    writer.flush()?;
    drop(writer);
    Ok(bytes)
}

/// A cell that no spreadsheet takes for a formula: what stands in a stranger's list must not run on our desk.
fn inert(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}

fn xlsx(headings: &[String], lines: &[ImportLine]) -> anyhow::Result<Vec<u8>> {
    let mut book = Workbook::new();
    let bold = Format::new().set_bold();
    let sheet = book.add_worksheet();
    sheet.set_name(words::REPORT_SHEET)?;
    for (column, cell) in head(headings).iter().enumerate() {
        sheet.write_string_with_format(0, u16::try_from(column)?, cell, &bold)?;
    }
    for (at, line) in lines.iter().enumerate() {
        for (column, cell) in row(line, headings.len()).iter().enumerate() {
            // Always text: a code must stay a code.
            sheet.write_string(u32::try_from(at + 1)?, u16::try_from(column)?, cell)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofilter(0, 0, u32::try_from(lines.len())?, u16::try_from(head(headings).len().saturating_sub(1))?)?;
    sheet.set_column_width(3, 60)?;
    Ok(book.save_to_buffer()?)
}
