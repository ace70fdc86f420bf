//! Each entry: its bytes, its signature, its columns, its time token, and what became of it.

use super::{Content, Proof, line};
use crate::bag::ENTRIES;
use crate::db::entry::EntryRow;
use crate::keys::proves_time;
use crate::office::sheet::about;
use crate::office::stream;
use app::words::bag as words;
use domain::act::Command;
use domain::digest::Digest;
use domain::finding::Matter;
use domain::visit::Event;

/// A command that was checked, with what the office made of it.
pub(super) struct Checked {
    /// Its place in the file.
    pub(super) place: usize,
    /// None for what the office itself did.
    pub(super) command: Option<Command>,
    /// The digest of its body.
    pub(super) digest: Digest,
    /// What became of it.
    pub(super) events: Vec<Event>,
}

impl Checked {
    /// Tells whether the office found something of that kind when it took this in.
    pub(super) fn has(&self, is_it: impl Fn(&Matter) -> bool) -> bool {
        self.events.iter().any(|event| matches!(event, Event::Found { finding } if is_it(&finding.matter)))
    }
}

/// Checks all entries, in order.
pub(super) fn check(content: &Content, proof: &mut Proof) -> Vec<Checked> {
    let mut checked = Vec::new();
    let mut before = 0;
    for (place, row) in content.entries.iter().enumerate() {
        let at = line(ENTRIES, place);
        if row.seq <= before || row.visit != content.assignment.visit {
            proof.fault(&at, words::ORDER);
        }
        before = row.seq;
        let digest = Digest::of(row.body.as_bytes());
        if digest.to_string() != row.digest {
            proof.fault(&at, words::DIGEST);
        }
        let Ok(events) = stream::events(row) else {
            proof.fault(&at, words::EVENTS);
            continue;
        };
        if events.iter().any(|event| about(event).is_some_and(|sheet| sheet != content.sheet)) {
            proof.fault(&at, words::FOREIGN);
        }
        let command = match row.device {
            Some(_) => of_a_device(content, row, &events, &at, proof),
            None => of_the_office(row, &events, &at, proof),
        };
        checked.push(Checked { place, command, digest, events });
    }
    let devices = checked.iter().filter(|entry| entry.command.is_some()).count();
    proof.count(words::what::COMMANDS, devices);
    proof.count(words::what::EVENTS, checked.len());
    proof.count(words::what::OFFICE, checked.len() - devices);
    tokens(content, &checked, proof);
    findings(&checked, proof);
    checked
}

fn of_a_device(content: &Content, row: &EntryRow, events: &[Event], at: &str, proof: &mut Proof) -> Option<Command> {
    let key = row.device.and_then(|device| content.devices.get(&device));
    let signature = row.signature.as_deref().and_then(stream::signature);
    match (key, signature) {
        (None, _) => proof.fault(at, words::DEVICE),
        (Some(key), Some(signature)) if key.verify_strict(row.body.as_bytes(), &signature).is_ok() => {}
        _ => proof.fault(at, words::SIGNATURE),
    }
    let Ok(command) = serde_json::from_str::<Command>(&row.body) else {
        proof.fault(at, words::UNREADABLE);
        return None;
    };
    let same = row.command == command.id
        && row.device == Some(command.device)
        && row.visit == command.visit
        && row.sheet == command.act.sheet()
        && row.person == command.by
        && row.number.and_then(|number| u64::try_from(number).ok()) == Some(command.number)
        && row.previous == command.previous.map(|digest| digest.to_string())
        && row.claimed_at == command.at
        && row.device_at == command.clock.device;
    if !same {
        proof.fault(at, words::COLUMNS);
    }
    // What was done is a fact, once; what the office found is about this command and nothing else.
    let is_of_it = |event: &Event| match event {
        Event::Done { .. } => *event == Event::fact(&command),
        Event::Found { finding } => finding.command == command.id && finding.visit == command.visit,
        Event::Determined { .. } | Event::Approved { .. } | Event::Resolved { .. } | Event::FeedbackFilled { .. } => false,
    };
    let facts = events.iter().filter(|event| matches!(event, Event::Done { .. })).count();
    if facts != 1 || !events.iter().all(is_of_it) {
        proof.fault(at, words::EVENTS);
    }
    Some(command)
}

fn of_the_office(row: &EntryRow, events: &[Event], at: &str, proof: &mut Proof) -> Option<Command> {
    let is_its_own = |event: &Event| matches!(event, Event::Determined { .. } | Event::Approved { .. } | Event::Resolved { .. });
    let stated = serde_json::from_str::<Event>(&row.body).ok();
    if row.signature.is_some() || stated.as_ref().is_none_or(|stated| !is_its_own(stated)) || events != stated.as_slice() {
        proof.fault(at, words::EVENTS);
    }
    None
}

fn tokens(content: &Content, checked: &[Checked], proof: &mut Proof) {
    let (mut held, mut missing, mut doubted) = (0, 0, 0);
    // Such a doubt is told once a visit.
    let is_doubted = checked.iter().any(|entry| entry.has(|matter| matches!(matter, Matter::TimeUnproved { .. })));
    for entry in checked {
        let Some(command) = &entry.command else { continue };
        match &command.clock.token {
            None => missing += 1,
            Some(token) if proves_time(&content.office, token) => held += 1,
            Some(_) if is_doubted => doubted += 1,
            Some(_) => proof.fault(line(ENTRIES, entry.place), words::TOKEN),
        }
    }
    proof.count(words::what::TOKENS, held);
    proof.remark(words::without_token, missing);
    proof.remark(words::token_known, doubted);
}

fn findings(checked: &[Checked], proof: &mut Proof) {
    let (mut all, mut ended) = (0, 0);
    for event in checked.iter().flat_map(|entry| &entry.events) {
        match event {
            Event::Found { .. } => all += 1,
            Event::Resolved { .. } => ended += 1,
            Event::Done { .. } | Event::Determined { .. } | Event::Approved { .. } | Event::FeedbackFilled { .. } => {}
        }
    }
    if all > 0 {
        proof.remarks.push(words::findings(u64::saturating_sub(all, ended), all));
    }
}
