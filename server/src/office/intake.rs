//! One flush: what came from several phones, judged in order on the record as it stands, and written in one transaction.

use crate::db::device::{self, Head};
use crate::db::entry::{self, EntryRow};
use crate::db::guard::{self, Assigned};
use crate::db::quarantine::{self, QuarantineRow};
use crate::db::writing::Writing;
use crate::db::{counter, projection};
use crate::office::commands::{Authentic, Batch, Incoming, Link};
use crate::office::findings::{Finder, among};
use crate::office::guards::Guards;
use crate::office::projections::{Place, Projected, join};
use crate::office::stream;
use domain::act::Command;
use domain::claim;
use domain::contract::{Outcome, Quarantine, Receipt};
use domain::decide::{State, decide};
use domain::denial::Denial;
use domain::digest::Digest;
use domain::finding::{Finding, Matter};
use domain::id::{CommandId, DeviceId, PersonId, VisitId};
use domain::person::Actor;
use domain::time::Instant;
use domain::visit::{Briefing, Event, Visit};
use domain::warning::unexplained;
use sqlx::AnyConnection;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// A visit that this flush writes to.
#[derive(Debug)]
struct Open {
    projected: Projected,
    withdrawn: bool,
}

/// What is known of a command that was appended.
#[derive(Debug, Clone)]
struct Known {
    seq: i64,
    digest: String,
    events: String,
    received_at: Instant,
}

/// The record as far as one flush needs it, and what the flush adds.
#[derive(Debug)]
pub struct Intake {
    briefing: Option<Arc<Briefing>>,
    now: Instant,
    next: i64,
    known: HashMap<CommandId, Known>,
    visits: BTreeMap<VisitId, Open>,
    people: HashMap<DeviceId, HashSet<PersonId>>,
    losses: Vec<(DeviceId, Instant, Option<Instant>)>,
    heads: BTreeMap<DeviceId, Head>,
    moved: BTreeSet<DeviceId>,
    /// Quarantined before and sent again: their place in the chain was taken then.
    linked_before: HashSet<(CommandId, Digest)>,
    guards: Guards,
    entries: Vec<EntryRow>,
    quarantined: Vec<QuarantineRow>,
}

impl Intake {
    /// Reads what these batches need; `next` is the first free place in the campaign's order.
    ///
    /// # Errors
    /// The database does not answer, or an entry cannot be read.
    pub async fn open(on: &mut AnyConnection, batches: &[&Batch], briefing: Option<Arc<Briefing>>, now: Instant, next: i64) -> anyhow::Result<Self> {
        let incoming: Vec<&Incoming> = batches.iter().flat_map(|batch| &batch.commands).collect();
        let known = known(on, &incoming).await?;
        let new = incoming.iter().filter(|incoming| !known.contains_key(&incoming.id));
        let commands: Vec<&Command> = new.filter_map(|incoming| incoming.read.as_ref().ok()).map(|authentic| &authentic.command).collect();
        let visits = visits(on, &commands).await?;
        let devices: BTreeSet<String> = batches.iter().map(|batch| batch.device.to_string()).collect();
        let devices: Vec<String> = devices.into_iter().collect();
        let mut people: HashMap<DeviceId, HashSet<PersonId>> = HashMap::new();
        let device::Known { people: members, heads, losses } = device::known(on, &devices).await?;
        for (device, person) in members {
            people.entry(device).or_default().insert(person);
        }
        let heads: BTreeMap<DeviceId, Head> = heads.into_iter().map(|head| (head.device, head)).collect();
        let mut linked_before = HashSet::new();
        for incoming in &incoming {
            let passed = |number| heads.values().any(|head| number <= head.number);
            let number = incoming.read.as_ref().ok().map(|authentic| number(authentic.command.number));
            if number.is_some_and(passed) && !known.contains_key(&incoming.id) && quarantine::holds(&mut *on, incoming.id, &incoming.digest).await? {
                linked_before.insert((incoming.id, incoming.digest));
            }
        }
        let on_visits: Vec<(&Visit, &Command)> =
            commands.iter().filter_map(|command| Some((visits.get(&command.visit)?.projected.visit(), *command))).collect();
        let guards = Guards::read(on, &on_visits).await?;
        let (entries, quarantined, moved) = (Vec::with_capacity(commands.len()), Vec::new(), BTreeSet::new());
        Ok(Self { briefing, now, next, known, visits, people, losses, heads, moved, linked_before, guards, entries, quarantined })
    }

    /// Takes in a batch: one receipt for each command, in order.
    ///
    /// # Errors
    /// What was kept of an earlier command cannot be read.
    pub fn take(&mut self, batch: &Batch) -> anyhow::Result<Vec<Receipt>> {
        batch.commands.iter().map(|incoming| self.take_one(batch.device, batch.person, incoming)).collect()
    }

    fn take_one(&mut self, device: DeviceId, person: PersonId, incoming: &Incoming) -> anyhow::Result<Receipt> {
        let (id, digest) = (incoming.id, incoming.digest);
        if let Some(known) = self.known.get(&id) {
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
            Ok(authentic) => self.append(authentic, incoming),
            Err(unfit) => anyhow::bail!("a command that is unfit ({:?}) came to be appended", unfit.reason),
        }
    }

    /// Why an authentic command is not this device's to say, if it is not.
    fn not_to_say(&self, device: DeviceId, command: &Command) -> Option<Quarantine> {
        let people = self.people.get(&device);
        let signed_in = |person: &PersonId| people.is_some_and(|people| people.contains(person));
        if !signed_in(&command.by) || !signed_in(&command.recorded_by) {
            return Some(Quarantine::Person);
        }
        let own = self.visits.get(&command.visit).is_some_and(|open| open.projected.visit().assignment.team.iter().any(signed_in));
        (!own || self.briefing.is_none() || self.guards.is_anothers(command)).then_some(Quarantine::NotYours)
    }

    fn quarantine(&mut self, device: DeviceId, person: PersonId, incoming: &Incoming, reason: Quarantine) -> Receipt {
        let (command, digest) = (incoming.id, incoming.digest);
        let (body, signature) = (incoming.body.clone(), incoming.signature.clone());
        self.quarantined.push(QuarantineRow { command, digest, device, person, body, signature, reason, received_at: self.now });
        Receipt { id: command, digest, outcome: Outcome::Quarantined { reason }, findings: Vec::new(), at: self.now }
    }

    /// Moves a device's chain on; false where there is a gap or a fork.
    fn link(&mut self, device: DeviceId, link: Link, digest: &Digest) -> bool {
        let head = self.heads.get(&device);
        let expected = head.map_or(0, |head| head.number + 1);
        let previous = link.previous.map(|digest| digest.to_string());
        let holds = number(link.number) == expected && previous.as_deref() == head.map(|head| head.digest.as_str());
        if number(link.number) >= expected {
            self.heads.insert(device, Head { device, number: number(link.number), digest: digest.to_string() });
            self.moved.insert(device);
        }
        holds
    }

    fn append(&mut self, authentic: &Authentic, incoming: &Incoming) -> anyhow::Result<Receipt> {
        let (command, digest) = (&authentic.command, incoming.digest);
        let linked = self.link(command.device, link_of(command), &digest) || self.linked_before.contains(&(command.id, digest));
        let (Some(open), Some(briefing)) = (self.visits.get_mut(&command.visit), &self.briefing) else {
            anyhow::bail!("the visit {} was lost while its command was taken in", command.visit);
        };
        let visit = open.projected.visit();
        let mut finder = Finder::new(command, self.now);
        let mut events = judge(briefing, visit, command, &mut finder);
        self.guards.look(briefing, visit, command, &mut finder);
        for matter in claim::doubts(command, authentic.token, self.now) {
            finder.find_once(visit, matter);
        }
        trust(briefing, command, &self.losses).into_iter().for_each(|matter| finder.find_once(visit, matter));
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
        let opened = command.act.sheet().is_some_and(|sheet| visit.sheet(sheet).is_none());
        let place = Place { seq, device: Some(command.device), received_at: self.now };
        events.iter().for_each(|event| open.projected.take(place, event));
        self.guards.note(open.projected.visit(), command, opened);
        let digest_text = digest.to_string();
        self.known.insert(command.id, Known { seq, digest: digest_text.clone(), events: kept.clone(), received_at: self.now });
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
        });
        Ok(Receipt { id: command.id, digest, outcome: Outcome::Applied { seq }, findings, at: self.now })
    }

    /// How many places in the order were taken.
    #[must_use]
    pub fn appended(&self) -> i64 {
        i64::try_from(self.entries.len()).unwrap_or(i64::MAX)
    }

    /// Tells whether there is anything to write.
    #[must_use]
    pub fn changes_nothing(&self) -> bool {
        self.entries.is_empty() && self.quarantined.is_empty() && self.moved.is_empty()
    }

    /// Writes all that this flush adds, and takes its places in the order.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn write(self, on: &mut AnyConnection) -> sqlx::Result<()> {
        let mut writing = Writing::on(on);
        counter::advance_with(&mut writing, self.appended());
        entry::insert(&mut writing, &self.entries);
        quarantine::insert(&mut writing, &self.quarantined)?;
        let heads: Vec<Head> = self.heads.into_values().filter(|head| self.moved.contains(&head.device)).collect();
        device::set_heads(&mut writing, &heads);
        let changes = join(self.visits.into_values().map(|open| open.projected.changes()));
        projection::write(&mut writing, &changes)?;
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
        finder.find(Matter::Broken { denial });
        vec![Event::fact(command)]
    })
}

/// Whom the office no longer trusted when this was done, by its own claim: a phone that was lost, people who had left.
fn trust(briefing: &Briefing, command: &Command, losses: &[(DeviceId, Instant, Option<Instant>)]) -> Vec<Matter> {
    let lost = losses
        .iter()
        .find(|(device, since, until)| *device == command.device && *since <= command.at && until.is_none_or(|until| command.at < until));
    let lost = lost.map(|(_, since, _)| Matter::DeviceLost { since: *since });
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

async fn known(on: &mut AnyConnection, incoming: &[&Incoming]) -> sqlx::Result<HashMap<CommandId, Known>> {
    let ids: BTreeSet<String> = incoming.iter().map(|incoming| incoming.id.to_string()).collect();
    let ids: Vec<String> = ids.into_iter().collect();
    let rows = entry::known(on, &ids).await?;
    let known = |row: entry::Known| (row.command, Known { seq: row.seq, digest: row.digest, events: row.events, received_at: row.received_at });
    Ok(rows.into_iter().map(known).collect())
}

async fn visits(on: &mut AnyConnection, commands: &[&Command]) -> anyhow::Result<BTreeMap<VisitId, Open>> {
    let ids: BTreeSet<String> = commands.iter().map(|command| command.visit.to_string()).collect();
    let ids: Vec<String> = ids.into_iter().collect();
    let mut begun = Vec::new();
    let mut visits = BTreeMap::new();
    for Assigned { assignment, withdrawn, begun: has_entries } in guard::standing(on, &ids).await? {
        if has_entries {
            begun.push(assignment.visit.to_string());
        }
        visits.insert(assignment.visit, Open { projected: Projected::new(assignment), withdrawn });
    }
    for row in entry::streams(on, &begun).await? {
        if let Some(open) = visits.get_mut(&row.visit) {
            stream::events(&row)?.iter().for_each(|event| open.projected.recall(event));
        }
    }
    Ok(visits)
}
