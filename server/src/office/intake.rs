//! One flush: what came from several phones, judged in order on the record as it stands, and written in one transaction.

mod record;

use crate::db::device::{self, Head};
use crate::db::entry::{self, EntryRow};
use crate::db::projection::Changes;
use crate::db::quarantine::{self, QuarantineRow};
use crate::db::writing::Writing;
use crate::db::{counter, projection};
use crate::office::commands::{Authentic, Batch, Incoming, Link};
use crate::office::findings::{Finder, among};
use crate::office::projections::{Place, join};
use crate::office::stream;
use domain::act::Command;
use domain::claim;
use domain::contract::{Outcome, Quarantine, Receipt};
use domain::decide::{State, decide};
use domain::denial::Denial;
use domain::digest::Digest;
use domain::finding::{Finding, Matter};
use domain::id::{DeviceId, PersonId};
use domain::person::Actor;
use domain::time::Instant;
use domain::visit::{Briefing, Event, Visit};
use domain::warning::unexplained;
use record::{Known, Record};
use sqlx::AnyConnection;
use std::collections::BTreeSet;
use std::sync::Arc;

pub use record::Left;

/// Batches being judged: the record as far as they need it, and what they add.
#[derive(Debug)]
pub struct Intake {
    briefing: Option<Arc<Briefing>>,
    now: Instant,
    first: i64,
    next: i64,
    record: Record,
    moved: BTreeSet<DeviceId>,
    entries: Vec<EntryRow>,
    quarantined: Vec<QuarantineRow>,
}

/// What judged batches add to the record.
#[derive(Debug)]
pub struct Addition {
    first: i64,
    entries: Vec<EntryRow>,
    quarantined: Vec<QuarantineRow>,
    heads: Vec<Head>,
    changes: Changes,
}

impl Intake {
    /// Begins on what the flush before left; `next` is the first free place in the campaign's order.
    #[must_use]
    pub fn after(left: Left, briefing: Option<Arc<Briefing>>, next: i64) -> Self {
        let (entries, quarantined, moved) = (Vec::new(), Vec::new(), BTreeSet::new());
        Self { briefing, now: Instant::from_millis(0), first: next, next, record: Record::after(left), moved, entries, quarantined }
    }

    /// Takes in batches that came until `now`: the receipts of each, one for each command, in order.
    ///
    /// # Errors
    /// The database does not answer, or what it keeps cannot be read; then this intake is spoilt.
    pub async fn take(&mut self, on: &mut AnyConnection, batches: &[&Batch], now: Instant) -> anyhow::Result<Vec<Vec<Receipt>>> {
        self.now = self.now.max(now);
        self.record.read(on, batches).await?;
        let mut receipts = Vec::with_capacity(batches.len());
        for batch in batches {
            receipts.push(self.take_batch(batch)?);
            // Whoever writes the flush before on this task goes on in between.
            tokio::task::yield_now().await;
        }
        Ok(receipts)
    }

    fn take_batch(&mut self, batch: &Batch) -> anyhow::Result<Vec<Receipt>> {
        batch.commands.iter().map(|incoming| self.take_one(batch, incoming)).collect()
    }

    fn take_one(&mut self, batch: &Batch, incoming: &Incoming) -> anyhow::Result<Receipt> {
        let Batch { device, person, carrier, .. } = *batch;
        let (id, digest) = (incoming.id, incoming.digest);
        if let Some(known) = self.record.known.get(&id) {
            if known.digest == digest.to_string() {
                let findings = among(stream::besides_the_fact(&known.events)?);
                return Ok(Receipt { id, digest, outcome: Outcome::Already { seq: known.seq }, findings, at: known.received_at });
            }
            return Ok(self.quarantine(device, person, incoming, Quarantine::OtherBytes));
        }
        let reason = match &incoming.read {
            Err(unfit) => Some((unfit.reason, unfit.link)),
            Ok(authentic) => self.not_to_say(device, &authentic.command).map(|reason| (reason, Some(link_of(&authentic.command)))),
        };
        if let Some((reason, link)) = reason {
            if let Some(link) = link {
                self.link(device, link, &digest);
            }
            return Ok(self.quarantine(device, person, incoming, reason));
        }
        match &incoming.read {
            Ok(authentic) => self.append(authentic, incoming, carrier),
            Err(unfit) => anyhow::bail!("a command that is unfit ({:?}) came to be appended", unfit.reason),
        }
    }

    /// Why an authentic command is not this device's to say, if it is not.
    fn not_to_say(&self, device: DeviceId, command: &Command) -> Option<Quarantine> {
        let people = self.record.people.get(&device);
        let signed_in = |person: &PersonId| people.is_some_and(|people| people.contains(person));
        if !signed_in(&command.by) || !signed_in(&command.recorded_by) {
            return Some(Quarantine::Person);
        }
        let own = self.record.visits.get(&command.visit).is_some_and(|open| open.projected.visit().assignment.team.iter().any(signed_in));
        (!own || self.briefing.is_none() || self.record.guards.is_anothers(command)).then_some(Quarantine::NotYours)
    }

    fn quarantine(&mut self, device: DeviceId, person: PersonId, incoming: &Incoming, reason: Quarantine) -> Receipt {
        let (command, digest) = (incoming.id, incoming.digest);
        let (body, signature) = (incoming.body.clone(), incoming.signature.clone());
        self.quarantined.push(QuarantineRow { command, digest, device, person, body, signature, reason, received_at: self.now });
        Receipt { id: command, digest, outcome: Outcome::Quarantined { reason }, findings: Vec::new(), at: self.now }
    }

    /// Moves a device's chain on; false where there is a gap or a fork.
    fn link(&mut self, device: DeviceId, link: Link, digest: &Digest) -> bool {
        let head = self.record.heads.get(&device);
        let expected = head.map_or(0, |head| head.number + 1);
        let previous = link.previous.map(|digest| digest.to_string());
        let holds = number(link.number) == expected && previous.as_deref() == head.map(|head| head.digest.as_str());
        if number(link.number) >= expected {
            self.record.heads.insert(device, Head { device, number: number(link.number), digest: digest.to_string() });
            self.moved.insert(device);
        }
        holds
    }

    fn append(&mut self, authentic: &Authentic, incoming: &Incoming, carrier: Option<PersonId>) -> anyhow::Result<Receipt> {
        let (command, digest) = (&authentic.command, incoming.digest);
        let linked = self.link(command.device, link_of(command), &digest) || self.record.linked_before.contains(&(command.id, digest));
        let (Some(open), Some(briefing)) = (self.record.visits.get_mut(&command.visit), &self.briefing) else {
            anyhow::bail!("the visit {} was lost while its command was taken in", command.visit);
        };
        let visit = open.projected.visit();
        let mut finder = Finder::new(command, self.now);
        let mut events = judge(briefing, visit, command, &mut finder);
        self.record.guards.look(briefing, visit, command, &mut finder);
        for matter in claim::doubts(command, authentic.token, self.now) {
            finder.find_once(visit, matter);
        }
        let losses = self.record.losses.get(&command.device).map_or(&[][..], Vec::as_slice);
        trust(briefing, command, losses).into_iter().for_each(|matter| finder.find_once(visit, matter));
        if !linked {
            finder.find(Matter::ChainBroken { number: command.number });
        }
        if open.withdrawn {
            finder.find_once(visit, Matter::Withdrawn);
        }
        let findings: Vec<Finding> = finder.done();
        events.extend(findings.iter().map(|finding| Event::Found { finding: finding.clone() }));

        let seq = self.next;
        self.next += 1;
        let kept = stream::keep(events.first(), &events)?;
        let was_sampled = command.act.sheet().and_then(|sheet| visit.sheet(sheet)).map(|sheet| sheet.ending.is_none());
        let place = Place { seq, device: Some(command.device), received_at: self.now };
        events.iter().for_each(|event| open.projected.take(place, event));
        self.record.guards.note(open.projected.visit(), command, was_sampled);
        let digest_text = digest.to_string();
        self.record.known.insert(command.id, Known { seq, digest: digest_text.clone(), events: kept.clone(), received_at: self.now });
        self.entries.push(EntryRow {
            seq,
            command: command.id,
            visit: command.visit,
            sheet: command.act.sheet(),
            device: Some(command.device),
            person: command.by,
            number: Some(number(command.number)),
            previous: command.previous.map(|digest| digest.to_string()),
            digest: digest_text,
            body: incoming.body.clone(),
            signature: Some(incoming.signature.clone()),
            events: kept,
            claimed_at: command.at,
            device_at: command.clock.device,
            received_at: self.now,
            carrier,
        });
        Ok(Receipt { id: command.id, digest, outcome: Outcome::Applied { seq }, findings, at: self.now })
    }

    /// Ends the judging: what is to be written, and what it leaves for the next.
    #[must_use]
    pub fn close(self) -> (Addition, Left) {
        let mut left = Left { known: self.record.known, guards: self.record.guards, ..Left::default() };
        left.quarantined = self.quarantined.iter().map(|row| (row.command, row.digest)).collect();
        left.quarantined.extend(self.record.linked_before);
        let mut changes = Vec::with_capacity(self.record.visits.len());
        for (id, open) in self.record.visits {
            let (changed, visit) = open.projected.changes();
            changes.push(changed);
            left.visits.insert(id, (visit, open.withdrawn));
        }
        let heads = self.record.heads.values().filter(|head| self.moved.contains(&head.device)).cloned().collect();
        left.heads = self.record.heads;
        let (first, entries, quarantined) = (self.first, self.entries, self.quarantined);
        (Addition { first, entries, quarantined, heads, changes: join(changes) }, left)
    }
}

impl Addition {
    /// The place in the order from which it takes its own.
    #[must_use]
    pub const fn first(&self) -> i64 {
        self.first
    }

    /// The first place after it.
    #[must_use]
    pub fn next(&self) -> i64 {
        self.first + self.places()
    }

    /// What moves a chain without an entry takes a place too, or nobody else could see that it was moved.
    fn places(&self) -> i64 {
        if self.is_nothing() { 0 } else { i64::try_from(self.entries.len()).unwrap_or(i64::MAX).max(1) }
    }

    /// Tells whether there is anything to write.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.entries.is_empty() && self.quarantined.is_empty() && self.heads.is_empty()
    }

    /// Writes all of it, and takes its places in the order.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn write(&self, on: &mut AnyConnection) -> sqlx::Result<()> {
        let mut writing = Writing::on(on);
        counter::advance_with(&mut writing, self.places());
        entry::insert(&mut writing, &self.entries);
        quarantine::insert(&mut writing, &self.quarantined)?;
        device::set_heads(&mut writing, &self.heads);
        projection::write(&mut writing, &self.changes)?;
        writing.run(on).await
    }
}

/// The events of a command: what the law lets stand, or the bare fact with what the law refuses of it.
fn judge(briefing: &Briefing, visit: &Visit, command: &Command, finder: &mut Finder<'_>) -> Vec<Event> {
    let state = State { briefing, visit };
    let decided = match briefing.person(command.by) {
        Some(person) => {
            let actor = Actor { person: person.id, role: person.role, organisation: person.organisation, division: None };
            decide(state, command, &actor, command.at)
        }
        None => Err(Denial::NotOfTheAgency),
    };
    for warning in unexplained(state, &command.act, &command.waivers) {
        finder.find(Matter::Unexplained { warning });
    }
    decided.unwrap_or_else(|denial| {
        let matter = Matter::Broken { denial };
        // A paper lacks one thing, however many acts are entered from it.
        let is_known = |finding: &Finding| finding.sheet == command.act.sheet() && finding.matter == matter;
        if !command.as_written || !visit.all_findings().any(is_known) {
            finder.find(matter);
        }
        vec![Event::fact(command)]
    })
}

/// Whom the office no longer trusted when this was done, by its own claim: a phone that was lost, people who had left.
fn trust(briefing: &Briefing, command: &Command, losses: &[(Instant, Option<Instant>)]) -> Vec<Matter> {
    let lost = losses.iter().find(|(since, until)| *since <= command.at && until.is_none_or(|until| command.at < until));
    let lost = lost.map(|(since, _)| Matter::DeviceLost { since: *since });
    let people = BTreeSet::from([command.by, command.recorded_by]);
    let ended = people.into_iter().filter_map(|person| {
        let since = briefing.person(person)?.ended_at.filter(|since| *since <= command.at)?;
        Some(Matter::AccountEnded { person, since })
    });
    lost.into_iter().chain(ended).collect()
}

const fn link_of(command: &Command) -> Link {
    Link { number: command.number, previous: command.previous }
}

fn number(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
