//! Writes the evidence package of one sheet ([`crate::bag`]) out of the record, while the server runs.

use crate::bag::content::{DeviceKey, Link, MediaLine, OfficeKey, extension};
use crate::bag::proof::{file_of, shown};
use crate::bag::writer::Writer;
use crate::bag::{
    ASSIGNMENT, BRIEFING, DEVICES, ENTRIES, FORM, LINKS, MEDIA, MEDIA_FOLDER, OFFICE, OFFICERS, ORIGINALS, ORIGINALS_FOLDER, PAPERS_FOLDER, README,
};
use crate::db::entry::EntryRow;
use crate::db::{self, entry, quarantine, registration, upload};
use crate::office::{papers, sheet, stream};
use crate::problem::Failure;
use crate::room::Room;
use crate::state::AppState;
use anyhow::{Context as _, anyhow, bail, ensure};
use app::words::bag as words;
use domain::act::{Act, Command};
use domain::contract::{Form, SheetView};
use domain::digest::Digest;
use domain::id::{DeviceId, PersonId, SheetId};
use domain::number::SheetNumber;
use domain::visit::{Briefing, Visit};
use futures::StreamExt as _;
use serde::Serialize;
use sqlx::AnyConnection;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};

/// A package that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// Where.
    pub path: PathBuf,
    /// How many files its payload has.
    pub files: usize,
    /// And how many bytes.
    pub bytes: u64,
}

/// Writes the package of a sheet, named by its number or its id.
///
/// # Errors
/// There is no such sheet, or two of that number; the package cannot be written; a photo or film has changed on the server's disk; or the papers
/// cannot be printed. Nothing shows under its name then.
pub async fn write(state: &AppState, named: &str, out: Option<&Path>) -> anyhow::Result<Exported> {
    let mut connection = state.db.readers().acquire().await?;
    let id = find(&mut connection, named).await?;
    let (_, visit) = db::sheet::find(&mut *connection, id).await?.with_context(|| format!("the sheet {id} is gone"))?;
    let stream = entry::stream(&mut *connection, visit, 0).await?;
    let upto = stream.last().map(|row| row.seq);
    let view = sheet::read(&mut connection, (id, visit), upto, sheet::Feedback::Closed, |_| true).await.map_err(told)?;
    let (own, others): (Vec<EntryRow>, Vec<EntryRow>) =
        stream.into_iter().partition(|row| row.sheet.is_none_or(|sheet| sheet == id) && !is_feedback(row));
    let number = view.visit.sheet(id).map(|sheet| sheet.opening.number.to_string()).unwrap_or_default();
    let path = out.map_or_else(|| PathBuf::from(format!("{}.zip", plain(&number))), Path::to_path_buf);

    let mut bag = Writer::begin(&path)?;
    bag.put(README, words::readme(&number).as_bytes())?;
    bag.put(ENTRIES, &lines(&own)?)?;
    bag.put(LINKS, &lines(&links(&mut connection, &own).await?)?)?;
    let people = people(&own);
    bag.put(DEVICES, &json(&devices(&mut connection, &own).await?)?)?;
    bag.put(OFFICE, &json(&OfficeKey { public_key: state.keys.public() })?)?;
    bag.put(ASSIGNMENT, &json(&view.visit.assignment)?)?;
    bag.put(BRIEFING, &json(&briefing(&view, &people))?)?;
    let officers: Vec<_> = view.officers.iter().filter(|officer| people.contains(&officer.id)).collect();
    bag.put(OFFICERS, &json(&officers)?)?;
    let files = media(state, &mut connection, id, &own).await?;
    let originals = db::original::of_assignment(&mut *connection, view.visit.assignment.id).await?;
    drop(connection);
    bag.put(MEDIA, &lines(&files)?)?;
    let room = Room::for_copies(&state.settings, path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")));
    for MediaLine { digest, bytes, file, .. } in files {
        copy(state, &mut bag, (&digest, bytes, &file), &room).await?;
    }
    // Where none was handed in, the package is as it always was.
    if !originals.is_empty() {
        bag.put(ORIGINALS, &lines(&originals)?)?;
    }
    for original in originals {
        let file = format!("{ORIGINALS_FOLDER}{}", original.file());
        copy(state, &mut bag, (&original.digest, original.bytes.into(), &file), &room).await?;
    }
    for (digest, text) in signed(&own, &view)? {
        bag.put(&file_of(&digest), text.as_bytes())?;
    }
    let forms: Vec<Form> = view.visit.sheet(id).map(|sheet| Form::all_of(&view.visit, sheet).collect()).unwrap_or_default();
    for form in forms {
        let printed = papers::print_noted(state, &view, form).await.map_err(told)?;
        bag.put(&format!("{PAPERS_FOLDER}{}.pdf", form.word()), &printed.pdf)?;
    }
    let (bytes, files) = bag.payload();
    let info = info(state, &view, &number, upto, others.len());
    bag.finish(&info, |manifest, info| state.keys.sign_bag(manifest, info))?;
    tracing::info!(number, files, bytes, "an evidence package was written");
    Ok(Exported { path, files, bytes })
}

/// What the office says of a failed call, as an error of the command line.
fn told(failure: Failure) -> anyhow::Error {
    match failure {
        Failure::Said(problem) => anyhow!("{}: {}", problem.title, problem.detail),
        Failure::Broke(error) => error,
    }
}

async fn find(on: &mut AnyConnection, named: &str) -> anyhow::Result<SheetId> {
    if let Ok(id) = named.parse() {
        return Ok(id);
    }
    let number = SheetNumber::parse(named).with_context(|| format!("{named:?} is no number of a sheet"))?;
    let found = db::sheet::numbered(on, &number).await?;
    match found.as_slice() {
        [only] => Ok(*only),
        [] => bail!("no sheet has the number {number}: compare it with the paper"),
        several => bail!("{} sheets have the number {number}: name one by its id: {several:?}", several.len()),
    }
}

/// Letters, digits and dashes: what a file is called by.
fn plain(number: &str) -> String {
    number.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect()
}

fn json(value: &impl Serialize) -> anyhow::Result<Vec<u8>> {
    let mut text = serde_json::to_vec_pretty(value)?;
    text.push(b'\n');
    Ok(text)
}

fn lines<T: Serialize>(rows: &[T]) -> anyhow::Result<Vec<u8>> {
    let mut text = Vec::new();
    for row in rows {
        serde_json::to_writer(&mut text, row)?;
        text.push(b'\n');
    }
    Ok(text)
}

fn command(row: &EntryRow) -> Option<Command> {
    row.device.and_then(|_| serde_json::from_str(&row.body).ok())
}

/// What an enterprise said of the samplers goes into no package: it proves nothing of a sheet, and a package is handed on. Like another sheet's
/// entries it stands there as number and digest.
fn is_feedback(row: &EntryRow) -> bool {
    command(row).is_some_and(|command| matches!(command.act, Act::Feedback { .. }))
}

/// What each device recorded between these entries, by digest alone; walked back from each of them, so that nothing else comes with it.
async fn links(on: &mut AnyConnection, own: &[EntryRow]) -> anyhow::Result<Vec<Link>> {
    let commands: Vec<Command> = own.iter().filter_map(command).collect();
    let mut devices: BTreeMap<DeviceId, (u64, u64)> = BTreeMap::new();
    for command in &commands {
        let (first, last) = devices.entry(command.device).or_insert((command.number, command.number));
        (*first, *last) = (command.number.min(*first), command.number.max(*last));
    }
    let mut links = Vec::new();
    for (device, (first, last)) in devices {
        let chain = entry::chain(&mut *on, device, (first, last)).await?;
        let known: HashMap<(u64, Digest), Option<Digest>> =
            chain.into_iter().map(|(number, digest, previous)| ((number, digest), previous)).collect();
        let mut seen: BTreeSet<Digest> = own.iter().filter(|row| row.device == Some(device)).map(|row| Digest::of(row.body.as_bytes())).collect();
        for command in commands.iter().filter(|command| command.device == device) {
            let (mut number, mut previous) = (command.number, command.previous);
            while let (Some(before), Some(digest)) = (number.checked_sub(1).filter(|before| *before >= first), previous) {
                if !seen.insert(digest) {
                    break;
                }
                match known.get(&(before, digest)) {
                    Some(earlier) => {
                        let goes_on = before > first && earlier.is_some_and(|earlier| known.contains_key(&(before - 1, earlier)));
                        links.push(Link { device, number: before, digest, previous: *earlier, ends: !goes_on });
                        (number, previous) = (before, *earlier);
                    }
                    // What could not be taken in is known by its digest and by nothing else.
                    None if quarantine::holds_digest(&mut *on, device, &digest.to_string()).await? => {
                        links.push(Link { device, number: before, digest, previous: None, ends: true });
                        break;
                    }
                    None => break,
                }
            }
        }
    }
    links.sort_by_key(|link| (link.device, link.number, link.digest));
    Ok(links)
}

async fn devices(on: &mut AnyConnection, own: &[EntryRow]) -> anyhow::Result<Vec<DeviceKey>> {
    let all: BTreeSet<DeviceId> = own.iter().filter_map(|row| row.device).collect();
    let mut keys = Vec::new();
    for device in all {
        let public_key = registration::key(&mut *on, device).await?.with_context(|| format!("the device {device} has no key"))?;
        keys.push(DeviceKey { device, public_key });
    }
    Ok(keys)
}

/// Everybody who had to do with it.
fn people(own: &[EntryRow]) -> BTreeSet<PersonId> {
    let held = own.iter().filter_map(command).map(|command| command.recorded_by);
    own.iter().flat_map(|row| [Some(row.person), row.carrier]).flatten().chain(held).collect()
}

/// The briefing without the rules of other lines, and without whoever had nothing to do with the sheet.
fn briefing(view: &SheetView, people: &BTreeSet<PersonId>) -> Briefing {
    let mut briefing = Briefing::clone(&view.briefing);
    let team = &view.visit.assignment.team;
    briefing.people.retain(|person| people.contains(&person.id) || team.contains(&person.id) || view.visit.present.contains(&person.id));
    let rules: Vec<_> = view.visit.sheets.iter().filter(|sheet| sheet.opening.sheet == view.sheet).map(|sheet| sheet.opening.rules).collect();
    briefing.rules.retain(|version| rules.contains(&version.id));
    briefing
}

/// The photos and films of the sheet that the office has and has proved.
async fn media(state: &AppState, on: &mut AnyConnection, sheet: SheetId, own: &[EntryRow]) -> anyhow::Result<Vec<MediaLine>> {
    let mut mimes = HashMap::new();
    for command in own.iter().filter_map(command) {
        if let Act::Capture { evidence, .. } = command.act {
            mimes.entry(evidence.media).or_insert(evidence.mime);
        }
    }
    let mut files = Vec::new();
    for receipt in upload::of_sheet(on, sheet).await? {
        let Some(mime) = mimes.get(&receipt.media) else { continue };
        ensure!(state.blobs.size(&receipt.digest).await?.is_some(), "the media {} has a receipt and no file", receipt.digest);
        let file = format!("{MEDIA_FOLDER}{}{}", receipt.digest.hex(), extension(mime));
        files.push(MediaLine { media: receipt.media, digest: receipt.digest, bytes: receipt.bytes, at: receipt.at, file });
    }
    Ok(files)
}

/// Copies a photo, a film or a scan, piece by piece, and proves what was copied.
async fn copy(state: &AppState, bag: &mut Writer, (digest, bytes, file): (&Digest, u64, &str), room: &Room) -> anyhow::Result<()> {
    if bag.holds(file) {
        return Ok(());
    }
    ensure!(room.has(bytes), "there is no room for {file}, or none but what is kept for the record (--reserve): export to another disk");
    let found = state.blobs.open(digest, None).await?;
    let mut bytes = found.with_context(|| format!("the media {digest} has a receipt and no file"))?.into_stream();
    bag.open(file)?;
    while let Some(piece) = bytes.next().await {
        bag.write(&piece?)?;
    }
    ensure!(bag.close()?.digest == *digest, "the media {digest} has changed on the server's disk");
    Ok(())
}

/// The texts that were shown, by their digest: what the record told at the moment of each hand.
fn signed(own: &[EntryRow], view: &SheetView) -> anyhow::Result<BTreeMap<Digest, String>> {
    let mut visit = Visit::assigned(view.visit.assignment.clone());
    let mut texts = BTreeMap::new();
    for row in own {
        let shown = command(row).and_then(|command| shown(&command.act, &view.briefing, &visit, view.sheet));
        if let Some((shown, Some(paper))) = shown
            && paper.digest() == shown
        {
            texts.insert(shown, domain::json::write(&paper));
        }
        stream::events(row)?.iter().for_each(|event| visit.apply(event));
    }
    Ok(texts)
}

/// What the package says of itself. The labels are those of RFC 8493 §2.2.2, and ours.
fn info(state: &AppState, view: &SheetView, number: &str, upto: Option<i64>, others: usize) -> Vec<(&'static str, String)> {
    let campaign = &view.briefing.campaign;
    vec![
        ("Source-Organization", view.briefing.organisation(campaign.agency).to_owned()),
        ("External-Description", format!("{} {}", campaign.title, campaign.document)),
        ("External-Identifier", number.to_owned()),
        ("Bagging-Date", state.clock.now().local_date().to_string()),
        ("Bag-Software-Agent", format!("fengyang {}", env!("CARGO_PKG_VERSION"))),
        ("Fengyang-Form", FORM.to_owned()),
        ("Fengyang-Sheet", view.sheet.to_string()),
        ("Fengyang-Upto", upto.unwrap_or(0).to_string()),
        ("Fengyang-Left-Out", format!("{others} entries of other sheets of the visit, and of what the enterprise said of the samplers")),
        ("Fengyang-Anchor", words::NO_ANCHOR.to_owned()),
    ]
    .into_iter()
    // One line each, whatever somebody typed.
    .map(|(label, value)| (label, value.replace(['\n', '\r'], " ")))
    .collect()
}
