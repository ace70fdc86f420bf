//! The record as far as one flush needs it: read from the database, or taken over from the flush before, which may still be on its way to the disk.

use crate::db::device::{self, Head};
use crate::db::entry;
use crate::db::guard::{self, Assigned};
use crate::db::quarantine;
use crate::office::commands::{Batch, Incoming};
use crate::office::guards::Guards;
use crate::office::projections::Projected;
use crate::office::stream;
use domain::act::Command;
use domain::digest::Digest;
use domain::id::{CommandId, DeviceId, PersonId, VisitId};
use domain::time::Instant;
use domain::visit::Visit;
use sqlx::AnyConnection;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// A visit that a flush writes to.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) projected: Projected,
    pub(super) withdrawn: bool,
}

/// What is known of a command that was appended.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub(super) seq: i64,
    pub(super) digest: String,
    pub(super) events: String,
    pub(super) received_at: Instant,
}

/// What a flush leaves for the next one: the record after it, as far as it needed it. It is true once that flush is on disk, and while nobody
/// else has appended.
#[derive(Debug, Default)]
pub struct Left {
    pub(super) known: HashMap<CommandId, Known>,
    pub(super) visits: BTreeMap<VisitId, (Arc<Visit>, bool)>,
    pub(super) heads: BTreeMap<DeviceId, Head>,
    pub(super) quarantined: HashSet<(CommandId, Digest)>,
    pub(super) guards: Guards,
}

/// The record as a flush finds it and moves it on.
#[derive(Debug, Default)]
pub(super) struct Record {
    /// What the flush before left; where it says something, the database may not say it yet.
    before: Left,
    pub(super) known: HashMap<CommandId, Known>,
    pub(super) visits: BTreeMap<VisitId, Open>,
    pub(super) people: HashMap<DeviceId, HashSet<PersonId>>,
    pub(super) losses: BTreeMap<DeviceId, Vec<(Instant, Option<Instant>)>>,
    pub(super) heads: BTreeMap<DeviceId, Head>,
    /// Quarantined before and sent again: their place in the chain was taken then.
    pub(super) linked_before: HashSet<(CommandId, Digest)>,
    pub(super) guards: Guards,
}

impl Record {
    pub(super) fn after(before: Left) -> Self {
        let guards = Guards::after(&before.guards);
        Self { before, guards, ..Self::default() }
    }

    /// Reads what these batches need and is not known yet.
    pub(super) async fn read(&mut self, on: &mut AnyConnection, batches: &[&Batch]) -> anyhow::Result<()> {
        let incoming: Vec<&Incoming> = batches.iter().flat_map(|batch| &batch.commands).collect();
        self.read_known(on, &incoming).await?;
        let new = incoming.iter().filter(|incoming| !self.known.contains_key(&incoming.id));
        let commands: Vec<&Command> = new.filter_map(|incoming| incoming.read.as_ref().ok()).map(|authentic| &authentic.command).collect();
        self.read_visits(on, &commands).await?;
        self.read_devices(on, batches).await?;
        self.read_linked(on, &incoming).await?;
        let on_visits: Vec<(&Visit, &Command)> =
            commands.iter().filter_map(|command| Some((self.visits.get(&command.visit)?.projected.visit(), *command))).collect();
        self.guards.read(on, &on_visits, &self.before.guards).await?;
        Ok(())
    }

    async fn read_known(&mut self, on: &mut AnyConnection, incoming: &[&Incoming]) -> sqlx::Result<()> {
        let mut wanted = BTreeSet::new();
        for Incoming { id, .. } in incoming {
            match self.before.known.get(id) {
                _ if self.known.contains_key(id) => {}
                Some(known) => drop(self.known.insert(*id, known.clone())),
                None => drop(wanted.insert(id.to_string())),
            }
        }
        for entry::Known { command, seq, digest, events, received_at } in entry::known(on, &list(wanted)).await? {
            self.known.insert(command, Known { seq, digest, events, received_at });
        }
        Ok(())
    }

    async fn read_visits(&mut self, on: &mut AnyConnection, commands: &[&Command]) -> anyhow::Result<()> {
        let mut wanted = BTreeSet::new();
        for Command { visit, .. } in commands {
            match self.before.visits.get(visit) {
                _ if self.visits.contains_key(visit) => {}
                Some((known, withdrawn)) => {
                    let projected = Projected::going_on(Visit::clone(known));
                    self.visits.insert(*visit, Open { projected, withdrawn: *withdrawn });
                }
                None => drop(wanted.insert(visit.to_string())),
            }
        }
        let mut begun = Vec::new();
        for Assigned { assignment, withdrawn, begun: has_entries } in guard::standing(on, &list(wanted)).await? {
            if has_entries {
                begun.push(assignment.visit.to_string());
            }
            self.visits.insert(assignment.visit, Open { projected: Projected::new(assignment), withdrawn });
        }
        for row in entry::streams(on, &begun).await? {
            if let Some(open) = self.visits.get_mut(&row.visit) {
                stream::events(&row)?.iter().for_each(|event| open.projected.recall(event));
            }
        }
        Ok(())
    }

    /// Whose a device is and whether it was lost is no flush's to change, and is asked each time; the last link of its chain is.
    async fn read_devices(&mut self, on: &mut AnyConnection, batches: &[&Batch]) -> sqlx::Result<()> {
        let devices: BTreeSet<DeviceId> = batches.iter().map(|batch| batch.device).collect();
        let device::Known { people, heads, losses } = device::known(on, &list(devices.iter().map(DeviceId::to_string).collect())).await?;
        for device in &devices {
            if let Some(head) = self.before.heads.get(device) {
                self.heads.entry(*device).or_insert_with(|| head.clone());
            }
            self.losses.remove(device);
        }
        for (device, person) in people {
            self.people.entry(device).or_default().insert(person);
        }
        for (device, since, until) in losses {
            self.losses.entry(device).or_default().push((since, until));
        }
        for head in heads {
            self.heads.entry(head.device).or_insert(head);
        }
        Ok(())
    }

    async fn read_linked(&mut self, on: &mut AnyConnection, incoming: &[&Incoming]) -> sqlx::Result<()> {
        for Incoming { id, digest, read, .. } in incoming {
            let passed = read.as_ref().is_ok_and(|authentic| {
                let Command { device, number, .. } = &authentic.command;
                self.heads.get(device).is_some_and(|head| super::number(*number) <= head.number)
            });
            if passed
                && !self.known.contains_key(id)
                && (self.before.quarantined.contains(&(*id, *digest)) || quarantine::holds(&mut *on, *id, digest).await?)
            {
                self.linked_before.insert((*id, *digest));
            }
        }
        Ok(())
    }
}

fn list(words: BTreeSet<String>) -> Vec<String> {
    words.into_iter().collect()
}
