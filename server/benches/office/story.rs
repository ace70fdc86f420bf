//! Whole visits, signed beforehand: what eight phones will send, and what the office must know of them.

use anyhow::Context as _;
use domain::act::Act;
use domain::assignment::Assignment;
use domain::contract::{Commands, Envelope};
use domain::digest::{Digest, hex};
use domain::fixture;
use domain::id::{DeviceId, EnterpriseId, MediaId, PersonId, SheetId};
use domain::paper::sheet_paper;
use domain::visit::{Briefing, Event, Visit};
use ed25519_dalek::{Signer as _, SigningKey};
use server::db::{Database, account, assignment, organisation, person, registration, seed};
use server::keys::Keys;
use sqlx::Connection as _;
use std::fs::File;
use std::io::{BufWriter, Read as _, Write as _};
use std::path::{Path, PathBuf};

/// The sign-in name and the password of the one who sends; only this bench's own database knows them.
pub(crate) const NAME: &str = "bench";
pub(crate) const PASSWORD: &str = "bench-of-the-office";

/// What the server signs the time with: the phones' commands are signed before it starts, with a token of it.
const SECRET: [u8; 32] = [21; 32];

/// Commands of a visit, as the story has them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    pub(crate) commands: usize,
    pub(crate) bytes: usize,
}

/// What one phone will send: request bodies on disk, one after the other.
#[derive(Debug)]
pub(crate) struct Phone {
    path: PathBuf,
    lengths: Vec<usize>,
}

/// The campaign with room for every visit of a run: a finding would measure something else.
pub(crate) fn briefing() -> Briefing {
    let mut briefing = fixture::briefing();
    briefing.campaign.lines.iter_mut().for_each(|line| line.batches = 100_000_000);
    briefing.campaign.allotments.iter_mut().for_each(|share| share.batches = 100_000_000);
    briefing
}

fn assigned(phone: usize, visit: usize) -> Assignment {
    let mut assignment = fixture::assignment(&format!("P{phone}V{visit}"));
    assignment.enterprise.id = EnterpriseId::derived(&format!("enterprise {phone} {visit}"));
    assignment
}

fn key(phone: usize) -> SigningKey {
    SigningKey::from_bytes(&Digest::of(format!("phone {phone}").as_bytes()).to_string().as_bytes()[7..39].try_into().unwrap_or([7; 32]))
}

/// The story with a producer of its own, whose sheet and photos have ids as a phone makes them: in the order of time, from the device's
/// `number` on. The signatures bind the paper that names the producer.
fn made_by(briefing: &Briefing, assignment: &Assignment, producer: &str, number: u64) -> Vec<(PersonId, Act)> {
    let mut visit = Visit::assigned(assignment.clone());
    let begun = fixture::START.plus(i64::try_from(number).unwrap_or(0));
    let sheet = SheetId::new(begun, fixture::chance(&assignment.visit.to_string()));
    let mut acts = fixture::story_on(briefing, assignment, sheet);
    for (step, (by, act)) in acts.iter_mut().enumerate() {
        let step = i64::try_from(step).unwrap_or(0);
        match act {
            Act::Capture { evidence, .. } => {
                evidence.media = MediaId::new(begun.plus(step), fixture::chance(&evidence.media.to_string()));
            }
            Act::Describe { product, .. } => producer.clone_into(&mut product.producer),
            Act::Sign { sheet, signature } => {
                if let Some(sheet) = visit.sheet(*sheet) {
                    signature.shown = sheet_paper(briefing, &visit, sheet).digest();
                }
            }
            _ => {}
        }
        let at = fixture::START.plus(60_000 * step);
        visit.apply(&Event::Done { by: *by, at, act: act.clone() });
    }
    acts
}

/// Signs the visits of one phone into a file.
pub(crate) fn sign(folder: &Path, phone: usize, visits: usize) -> anyhow::Result<(Phone, Shape)> {
    let (briefing, key) = (briefing(), key(phone));
    let device = DeviceId::derived(&format!("phone {phone}"));
    let path = folder.join(format!("phone-{phone}.bodies"));
    let mut file = BufWriter::new(File::create(&path)?);
    let mut lengths = Vec::with_capacity(visits);
    let (mut number, mut previous) = (0, None);
    let mut commands = 0;
    let token = Keys::of(&SECRET).sign_time(fixture::START);
    for visit in 0..visits {
        let assignment = assigned(phone, visit);
        // Another producer each time, or every visit would find the last one.
        let acts = made_by(&briefing, &assignment, &format!("示例炼油厂{phone}-{visit}"), number);
        let bodies = fixture::commands(device, assignment.visit, acts, (number, previous), Some(&token));
        let envelope = |(command, body): (domain::act::Command, String)| {
            let signature = hex(&key.sign(body.as_bytes()).to_bytes());
            Envelope { id: command.id, body, signature }
        };
        let envelopes: Vec<Envelope> = bodies.into_iter().map(envelope).collect();
        number += u64::try_from(envelopes.len())?;
        previous = envelopes.last().map(Envelope::digest);
        commands = envelopes.len();
        let body = serde_json::to_vec(&Commands { device, commands: envelopes, epoch: None })?;
        lengths.push(body.len());
        file.write_all(&body)?;
    }
    // On disk before the clock starts, or it would be written while the office's own flushes are measured.
    file.into_inner()?.sync_all()?;
    let bytes = lengths.iter().sum::<usize>() / visits.max(1);
    Ok((Phone { path, lengths }, Shape { commands, bytes }))
}

impl Phone {
    /// The bodies in order, read from disk one by one.
    pub(crate) fn bodies(&self) -> anyhow::Result<Bodies<'_>> {
        Ok(Bodies { file: std::io::BufReader::with_capacity(1 << 20, File::open(&self.path)?), lengths: self.lengths.iter() })
    }
}

/// The bodies of a phone.
#[derive(Debug)]
pub(crate) struct Bodies<'a> {
    file: std::io::BufReader<File>,
    lengths: std::slice::Iter<'a, usize>,
}

impl Bodies<'_> {
    /// Reads the next body into the buffer; false at the end.
    pub(crate) fn next_into(&mut self, buffer: &mut Vec<u8>) -> anyhow::Result<bool> {
        let Some(length) = self.lengths.next() else { return Ok(false) };
        let start = buffer.len();
        buffer.resize(start + length, 0);
        self.file.read_exact(&mut buffer[start..])?;
        Ok(true)
    }
}

/// Makes a database of that name anew, on the server of `maintenance`; its address.
pub(crate) async fn empty_database(maintenance: &str, name: &str) -> anyhow::Result<String> {
    let (base, query) = maintenance.split_once('?').map_or((maintenance, String::new()), |(base, query)| (base, format!("?{query}")));
    let (server, _) = base.rsplit_once('/').context("FENGYANG_TEST_DATABASE names no database")?;
    sqlx::any::install_default_drivers();
    let mut connection = sqlx::AnyConnection::connect(maintenance).await?;
    for statement in [format!("drop database if exists {name}"), format!("create database {name}")] {
        // The names are this bench's own.
        sqlx::raw_sql(sqlx::AssertSqlSafe(statement)).execute(&mut connection).await?;
    }
    connection.close().await?;
    Ok(format!("{server}/{name}{query}"))
}

/// Writes into an empty database what the office must know before the phones may send.
pub(crate) async fn seed(url: &str, phones: usize, visits: usize) -> anyhow::Result<()> {
    let db = Database::connect(url).await?;
    Keys::choose(&db, &SECRET, fixture::START).await?;
    let briefing = briefing();
    let mut append = db.append(fixture::START).await?;
    let (seq, at) = (append.seq, append.at);
    let on = append.connection();
    seed::campaign(&mut *on, &briefing.campaign, seq).await?;
    for rules in &briefing.rules {
        seed::rules(&mut *on, rules, seq).await?;
    }
    for body in &briefing.organisations {
        organisation::insert(&mut *on, body, seq).await?;
    }
    for member in &briefing.people {
        person::insert(&mut *on, member, seq).await?;
    }
    let sender = fixture::sampler(1);
    account::insert(&mut *on, NAME, sender, &server::password::stretch(PASSWORD.to_owned()).await?, false).await?;
    for phone in 0..phones {
        let device = DeviceId::derived(&format!("phone {phone}"));
        registration::insert(&mut *on, device, &hex(key(phone).verifying_key().as_bytes()), ("bench", ""), at).await?;
        for member in &briefing.people {
            registration::join(&mut *on, device, member.id, at).await?;
        }
        for visit in 0..visits {
            assignment::insert(&mut *on, &assigned(phone, visit), sender, seq, at).await?;
        }
    }
    append.commit().await?;
    db.close().await;
    Ok(())
}
