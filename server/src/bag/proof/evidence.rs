//! Photos and films against the commands that announced them, hands against the text that was shown, and the papers.

use super::files::Files;
use super::record::Checked;
use super::{Content, Proof, line};
use crate::bag::reader::Reader;
use crate::bag::{BRIEFING, ENTRIES, MEDIA, MEDIA_FOLDER, ORIGINALS, ORIGINALS_FOLDER, PAPERS_FOLDER, SIGNED_FOLDER};
use app::words::bag as words;
use domain::act::Act;
use domain::contract::Form;
use domain::digest::Digest;
use domain::evidence::Evidence;
use domain::finding::Matter;
use domain::id::{MediaId, SheetId};
use domain::paper::{Paper, correction_paper, sheet_paper};
use domain::visit::{Briefing, Visit};
use std::collections::{BTreeMap, BTreeSet};

/// Checks all that the record announces.
pub(super) fn check(reader: &mut Reader, files: &Files, content: &Content, checked: &[Checked], proof: &mut Proof) -> anyhow::Result<()> {
    media(files, content, checked, proof);
    hands(reader, files, content, checked, proof)?;
    let papers: Vec<&str> = files.within(PAPERS_FOLDER).collect();
    for paper in &papers {
        let form = paper.strip_prefix(PAPERS_FOLDER).and_then(|name| name.strip_suffix(".pdf"));
        if form.and_then(Form::of).is_none() {
            proof.fault(*paper, words::PAPER_UNKNOWN);
        }
    }
    proof.count(words::what::PAPERS, papers.len());
    originals(files, content, proof);
    Ok(())
}

/// Each scan of a stamped paper against the office's word of it, and none beside.
fn originals(files: &Files, content: &Content, proof: &mut Proof) {
    let mut named = BTreeSet::new();
    for (place, original) in content.originals.iter().enumerate() {
        let file = format!("{ORIGINALS_FOLDER}{}", original.file());
        let is_there = files.get(&file).is_some_and(|file| file.digest == original.digest && file.bytes == u64::from(original.bytes));
        if !is_there || !original.form.has_original() {
            proof.fault(format!("{} {file}", line(ORIGINALS, place)), words::ORIGINAL);
        }
        named.insert(file);
    }
    for file in files.within(ORIGINALS_FOLDER).filter(|file| !named.contains(*file)) {
        proof.fault(file, words::UNANNOUNCED);
    }
    if !named.is_empty() {
        proof.count(words::what::ORIGINALS, named.len());
    }
}

fn media(files: &Files, content: &Content, checked: &[Checked], proof: &mut Proof) {
    let mut announced: BTreeMap<MediaId, &Evidence> = BTreeMap::new();
    for entry in checked {
        if let Some(Act::Capture { evidence, .. }) = entry.command.as_ref().map(|command| &command.act) {
            // The first word stands; the same id again changes nothing.
            announced.entry(evidence.media).or_insert(evidence);
        }
    }
    let (mut segments, mut named) = (0, BTreeSet::new());
    for (place, row) in content.media.iter().enumerate() {
        let at = line(MEDIA, place);
        let Some(evidence) = announced.remove(&row.media) else {
            proof.fault(at, words::UNANNOUNCED);
            continue;
        };
        let is_said = evidence.digest == row.digest && evidence.bytes == row.bytes;
        let name = row.file.strip_prefix(MEDIA_FOLDER).map(|name| name.split('.').next().unwrap_or_default());
        let is_named = name == Some(row.digest.hex().as_str());
        let is_there = files.get(&row.file).is_some_and(|file| file.digest == row.digest && file.bytes == row.bytes);
        if !is_said || !is_named || !is_there {
            proof.fault(format!("{at} {}", row.file), words::MEDIA);
        }
        if let Some(own) = files.segments.get(&row.file) {
            // An older program may have announced none.
            if !evidence.segments.is_empty() && *own != evidence.segments {
                proof.fault(&row.file, words::MEDIA);
            }
            segments += own.len();
        }
        named.insert(row.file.as_str());
    }
    for file in files.within(MEDIA_FOLDER).filter(|file| !named.contains(file)) {
        proof.fault(file, words::UNANNOUNCED);
    }
    proof.count(words::what::MEDIA, named.len());
    proof.count(words::what::SEGMENTS, segments);
    proof.remark(words::not_received, announced.len());
}

/// Each hand against the text that it was put to, and each text against what the record told at that moment.
fn hands(reader: &mut Reader, files: &Files, content: &Content, checked: &[Checked], proof: &mut Proof) -> anyhow::Result<()> {
    let mut visit = Visit::assigned(content.assignment.clone());
    let (mut bound, mut known, mut texts, mut older) = (0, 0, BTreeSet::new(), BTreeSet::new());
    for entry in checked {
        if let Some((shown, own)) = entry.command.as_ref().and_then(|command| shown(&command.act, &content.briefing, &visit, content.sheet)) {
            let file = file_of(&shown);
            let is_there = files.get(&file).is_some_and(|file| file.digest == shown);
            let text = if is_there { serde_json::from_slice::<Paper>(&reader.read(&file)?).ok() } else { None };
            let at = line(ENTRIES, entry.place);
            let was_found = entry.has(|matter| matches!(matter, Matter::Broken { .. }));
            match (text, own) {
                (Some(_), Some(own)) if own.digest() == shown => {
                    bound += 1;
                    texts.insert(shown);
                }
                (Some(text), Some(own)) if text.template != own.template => {
                    bound += 1;
                    older.insert(shown);
                }
                _ if was_found => known += 1,
                (None, _) => proof.fault(format!("{at} {file}"), words::TEXT_MISSING),
                (Some(_), _) => proof.fault(format!("{at} {file}"), words::TEXT_OTHER),
            }
        }
        entry.events.iter().for_each(|event| visit.apply(event));
    }
    for file in files.within(SIGNED_FOLDER) {
        if !texts.iter().chain(&older).any(|digest| file_of(digest) == *file) {
            proof.fault(file, words::TEXT_UNSIGNED);
        }
    }
    if visit.sheet(content.sheet).is_none() {
        proof.fault(BRIEFING, words::NO_SHEET);
    }
    proof.count(words::what::HANDS, bound);
    proof.count(words::what::TEXTS, texts.len());
    proof.remark(words::hand_known, known);
    proof.remark(words::text_older, older.len());
    Ok(())
}

/// What an act says was shown to whoever put a hand to it, or would not, and the paper as the record makes it at that moment.
pub(crate) fn shown(act: &Act, briefing: &Briefing, visit: &Visit, sheet: SheetId) -> Option<(Digest, Option<Paper>)> {
    let sheet = visit.sheet(sheet);
    let own = || sheet.map(|sheet| sheet_paper(briefing, visit, sheet));
    match act {
        // What was written by pen is held by its scan, which lies among the files.
        Act::Sign { signature, .. }
            if signature.ink.is_some_and(|ink| ink.written) && sheet.is_some_and(|sheet| sheet.is_held_by(signature, signature.shown)) =>
        {
            None
        }
        Act::Sign { signature, .. } => Some((signature.shown, own())),
        Act::Decline { declined, .. } => Some((declined.shown, own())),
        Act::Correct { correction, .. } => {
            let paper = sheet.map(|sheet| correction_paper(visit, sheet, sheet.corrections.len(), &correction.amendment));
            Some((correction.confirmed.shown, paper))
        }
        _ => None,
    }
}

/// Where the text of that digest lies.
pub(crate) fn file_of(shown: &Digest) -> String {
    format!("{SIGNED_FOLDER}{}.json", shown.hex())
}
