//! A list as rows of cells, out of a spreadsheet (XLSX) or a text of cells (CSV) in whichever encoding it came.

use crate::problem::{Failure, wrong};
use app::words::problems as words;
use calamine::{DataRef, Reader as _, Xlsx};
use domain::roster::heading;
use encoding_rs::{Encoding, GB18030, UTF_8};
use std::borrow::Cow;
use std::io::Cursor;

/// Rows of one list, at most.
pub const MOST_ROWS: usize = 200_000;
/// Columns of one list, at most.
const MOST_COLUMNS: usize = 60;
/// Bytes of a spreadsheet once it is unpacked, at most: a small file may unpack to a whole disk.
const MOST_UNPACKED: u64 = 1024 * 1024 * 1024;
/// The longest cell that is kept, in characters; a scope of business may be long, and only words of it count.
const LONGEST_CELL: usize = 2_000;
/// What a spreadsheet begins with.
const ZIPPED: &[u8] = b"PK";
/// What a spreadsheet of the older kind begins with.
const OLD: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];

/// A list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// Its headings.
    pub headings: Vec<String>,
    /// Its rows that have something in them, with their numbers as a spreadsheet counts.
    pub rows: Vec<(u32, Vec<String>)>,
}

/// Reads a file. It takes seconds for a large one and belongs on a thread of its own.
///
/// # Errors
/// It is neither kind, cannot be read, is too large, or has no rows.
pub fn read(bytes: &[u8]) -> Result<Table, Failure> {
    let rows = if bytes.starts_with(ZIPPED) {
        spreadsheet(bytes)?
    } else if bytes.starts_with(OLD) {
        return Err(wrong("list-old", words::list_old()).at("file"));
    } else {
        text(bytes)?
    };
    below_headings(rows)
}

/// Rows with their numbers.
type Rows = Vec<(u32, Vec<String>)>;

/// What stands below the headings, wherever those stand.
fn below_headings(mut rows: Rows) -> Result<Table, Failure> {
    let place = heading::place(rows.iter().map(|(_, cells)| cells.as_slice()));
    let Some(place) = place else { return Err(wrong("list-empty", words::list_empty()).at("file")) };
    let below = rows.split_off(place + 1);
    let headings = rows.pop().map(|(_, cells)| cells).unwrap_or_default();
    let rows: Rows = below.into_iter().filter(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty())).collect();
    if rows.is_empty() {
        return Err(wrong("list-empty", words::list_empty()).at("file"));
    }
    Ok(Table { headings, rows })
}

fn too_long() -> Failure {
    wrong("list-too-long", words::list_too_long()).at("file")
}

fn unreadable(error: impl std::fmt::Display) -> Failure {
    tracing::info!(%error, "a list cannot be read");
    wrong("list-unreadable", words::list_unreadable()).at("file")
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(LONGEST_CELL) {
        Some((end, _)) => text[..end].to_owned(),
        None => text.to_owned(),
    }
}

/// The first sheet of a spreadsheet of which headings are known, or else the first with anything in it.
fn spreadsheet(bytes: &[u8]) -> Result<Rows, Failure> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(unreadable)?;
    let mut unpacked = 0_u64;
    for place in 0..archive.len() {
        unpacked = unpacked.saturating_add(archive.by_index_raw(place).map_err(unreadable)?.size());
    }
    if unpacked > MOST_UNPACKED {
        return Err(too_long());
    }
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let mut first: Option<Rows> = None;
    for sheet in book.sheet_names() {
        let rows = sheet_rows(&mut book, &sheet)?;
        let known = rows.iter().take(heading::BEFORE).any(|(_, cells)| heading::lacking(&heading::recognise(cells)).is_empty());
        if known {
            return Ok(rows);
        }
        if first.is_none() && !rows.is_empty() {
            first = Some(rows);
        }
    }
    Ok(first.unwrap_or_default())
}

/// Cells as they come: a sheet may say that it is as large as it likes.
fn sheet_rows(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Result<Rows, Failure> {
    let mut reader = match book.worksheet_cells_reader(sheet) {
        Ok(reader) => reader,
        // A sheet of drawings has no cells.
        Err(calamine::XlsxError::NotAWorksheet(_)) => return Ok(Rows::new()),
        Err(error) => return Err(unreadable(error)),
    };
    let mut rows = Rows::new();
    while let Some(cell) = reader.next_cell().map_err(unreadable)? {
        let ((row, column), text) = (cell.get_position(), shown(cell.get_value()));
        let (line, column) = (row.saturating_add(1), usize::try_from(column).unwrap_or(usize::MAX));
        if text.is_empty() || column >= MOST_COLUMNS {
            continue;
        }
        if rows.last().is_none_or(|(last, _)| *last != line) {
            if rows.len() > MOST_ROWS + heading::BEFORE {
                return Err(too_long());
            }
            rows.push((line, Vec::new()));
        }
        if let Some((_, cells)) = rows.last_mut() {
            cells.resize(cells.len().max(column + 1), String::new());
            cells[column] = text;
        }
    }
    Ok(rows)
}

/// A cell as a spreadsheet shows it, as far as a list needs that.
fn shown(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => cut(text),
        DataRef::SharedString(text) => cut(text),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::DateTime(moment) => moment.to_string(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// A text of cells: what its mark says, or UTF-8, or GB 18030, which holds GBK and GB 2312.
fn text(bytes: &[u8]) -> Result<Rows, Failure> {
    let text = decoded(bytes)?;
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter(&text)).from_reader(text.as_bytes());
    let mut rows = Rows::new();
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(unreadable)? {
        if rows.len() > MOST_ROWS + heading::BEFORE {
            return Err(too_long());
        }
        rows.push((line_of(&text, record.position()), record.iter().take(MOST_COLUMNS).map(cut).collect()));
    }
    Ok(rows)
}

/// The line in which a record begins; its position may lie before the ends of the lines that it passed over.
fn line_of(text: &str, position: Option<&csv::Position>) -> u32 {
    let (byte, line) = position.map_or((0, 1), |position| (position.byte(), position.line()));
    let rest = usize::try_from(byte).ok().and_then(|byte| text.as_bytes().get(byte..)).unwrap_or_default();
    let passed = rest.iter().take_while(|sign| matches!(sign, b'\r' | b'\n')).filter(|sign| **sign == b'\n').count();
    u32::try_from(line).unwrap_or(u32::MAX).saturating_add(u32::try_from(passed).unwrap_or(u32::MAX))
}

fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, Failure> {
    let encoding = match Encoding::for_bom(bytes) {
        Some((marked, _)) => marked,
        None if std::str::from_utf8(bytes).is_ok() => UTF_8,
        None => GB18030,
    };
    let (text, _, broken) = encoding.decode(bytes);
    // A NUL stands in no text; a picture or a program has many.
    if broken || text.contains('\0') {
        return Err(wrong("list-encoding", words::list_encoding()).at("file"));
    }
    Ok(text)
}

/// What parts the cells: what the first line has most of.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let many = |sign: u8| first.bytes().filter(|byte| *byte == sign).count();
    [b';', b'\t', b','].into_iter().max_by_key(|sign| many(*sign)).unwrap_or(b',')
}
