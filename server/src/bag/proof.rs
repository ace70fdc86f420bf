//! Checks a package, with nothing but what is in it.

mod chain;
mod evidence;
mod files;
mod record;
mod report;

use super::content::{DeviceKey, Link, MediaLine, OfficeKey};
use super::reader::Reader;
use super::{ASSIGNMENT, BRIEFING, DEVICES, ENTRIES, INFO, LINKS, MEDIA, OFFICE, ORIGINALS};
use crate::db::entry::EntryRow;
use crate::office::stream::public_key;
use app::words::bag as words;
use domain::assignment::Assignment;
use domain::contract::Original;
use domain::id::{DeviceId, SheetId};
use domain::visit::Briefing;
use ed25519_dalek::VerifyingKey;
use files::Files;
use serde::de::DeserializeOwned;
use std::collections::HashMap;
use std::path::Path;

pub(crate) use evidence::{file_of, shown};
pub use report::report;

/// What a check showed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proof {
    /// The number of the sheet, as the package says.
    pub number: String,
    /// The office's public key.
    pub key: String,
    /// That key was given from outside.
    pub key_was_given: bool,
    /// What was checked and holds: what, and how often.
    pub counts: Vec<(&'static str, u64)>,
    /// What is so in the record, and no fault of the package.
    pub remarks: Vec<String>,
    /// What does not hold.
    pub faults: Vec<Fault>,
}

/// Something that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file, with the line where it has lines.
    pub file: String,
    /// Why, in Chinese.
    pub reason: &'static str,
}

impl Proof {
    /// Tells whether everything holds.
    #[must_use]
    pub const fn holds(&self) -> bool {
        self.faults.is_empty()
    }

    fn fault(&mut self, file: impl Into<String>, reason: &'static str) {
        self.faults.push(Fault { file: file.into(), reason });
    }

    fn count(&mut self, what: &'static str, count: usize) {
        self.counts.push((what, u64::try_from(count).unwrap_or(u64::MAX)));
    }

    fn remark(&mut self, remark: fn(u64) -> String, count: usize) {
        if count > 0 {
            self.remarks.push(remark(u64::try_from(count).unwrap_or(u64::MAX)));
        }
    }
}

/// Checks a package; `office_key` is the office's public key from elsewhere, if whoever checks has it.
///
/// # Errors
/// There is no package at that path, or it cannot be read at all. Whatever does not hold is a [`Fault`].
pub fn check(path: &Path, office_key: Option<&str>) -> anyhow::Result<Proof> {
    let mut reader = Reader::open(path)?;
    let mut proof = Proof::default();
    let files = Files::check(&mut reader, &mut proof)?;
    let Some(content) = Content::read(&mut reader, &files, &mut proof) else { return Ok(proof) };
    files.check_seal(&mut reader, &content, office_key, &mut proof)?;
    let commands = record::check(&content, &mut proof);
    chain::check(&content, &commands, &mut proof);
    evidence::check(&mut reader, &files, &content, &commands, &mut proof)?;
    Ok(proof)
}

/// The line of a file of lines.
fn line(file: &str, place: usize) -> String {
    format!("{file}:{}", place + 1)
}

/// What the payload says.
struct Content {
    info: HashMap<String, String>,
    sheet: SheetId,
    entries: Vec<EntryRow>,
    links: Vec<Link>,
    devices: HashMap<DeviceId, VerifyingKey>,
    office: VerifyingKey,
    office_key: String,
    assignment: Assignment,
    briefing: Briefing,
    media: Vec<MediaLine>,
    /// None where none was handed in, as in every package before there were any.
    originals: Vec<Original>,
}

impl Content {
    /// Reads it; none where something cannot be read, which is a fault.
    fn read(reader: &mut Reader, files: &Files, proof: &mut Proof) -> Option<Self> {
        let info = text(reader, INFO, proof)?;
        let info: HashMap<String, String> =
            info.lines().filter_map(|line| line.split_once(": ")).map(|(label, value)| (label.to_owned(), value.to_owned())).collect();
        if info.get("Fengyang-Form").map(String::as_str) != Some(super::FORM) {
            proof.fault(INFO, words::OTHER_FORM);
            return None;
        }
        proof.number = info.get("External-Identifier").cloned().unwrap_or_default();
        let Some(sheet) = info.get("Fengyang-Sheet").and_then(|sheet| sheet.parse().ok()) else {
            proof.fault(INFO, words::UNREADABLE);
            return None;
        };
        let OfficeKey { public_key: office_key } = json(reader, OFFICE, proof)?;
        let Some(office) = public_key(&office_key) else {
            proof.fault(OFFICE, words::NO_KEY);
            return None;
        };
        let mut devices = HashMap::new();
        for DeviceKey { device, public_key: key } in json::<Vec<DeviceKey>>(reader, DEVICES, proof)? {
            match public_key(&key) {
                Some(key) => drop(devices.insert(device, key)),
                None => proof.fault(DEVICES, words::NO_KEY),
            }
        }
        Some(Self {
            info,
            sheet,
            entries: lines(reader, ENTRIES, proof)?,
            links: lines(reader, LINKS, proof)?,
            devices,
            office,
            office_key,
            assignment: json(reader, ASSIGNMENT, proof)?,
            briefing: json(reader, BRIEFING, proof)?,
            media: lines(reader, MEDIA, proof)?,
            originals: if files.get(ORIGINALS).is_some() { lines(reader, ORIGINALS, proof)? } else { Vec::new() },
        })
    }
}

fn text(reader: &mut Reader, name: &str, proof: &mut Proof) -> Option<String> {
    let text = reader.read(name).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    if text.is_none() {
        proof.fault(name, words::UNREADABLE);
    }
    text
}

fn json<T: DeserializeOwned>(reader: &mut Reader, name: &str, proof: &mut Proof) -> Option<T> {
    let read = serde_json::from_str(&text(reader, name, proof)?).ok();
    if read.is_none() {
        proof.fault(name, words::UNREADABLE);
    }
    read
}

fn lines<T: DeserializeOwned>(reader: &mut Reader, name: &str, proof: &mut Proof) -> Option<Vec<T>> {
    let text = text(reader, name, proof)?;
    let mut rows = Vec::new();
    for (place, row) in text.lines().enumerate() {
        match serde_json::from_str(row) {
            Ok(row) => rows.push(row),
            Err(_) => {
                proof.fault(line(name, place), words::UNREADABLE);
                return None;
            }
        }
    }
    Some(rows)
}
