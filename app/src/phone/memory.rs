//! Everything that the store holds, and how it folds into what the pages show.

use super::order::in_order;
use super::outgoing::Outgoing;
use super::rows::{Contact, HeardEvent, fact, parse};
use super::season::{Acted, EVERY, Season, acted, file_of, forget};
use super::{Film, LocalPerson, Map, Model, Traffic, Videos};
use crate::store::{Doing, LocalStore, StoreError, Table};
use domain::contract::{Item, Outcome};
use domain::finding::Finding;
use domain::id::VisitId;
use domain::visit::{Event, Visit};

/// Everything that the store holds, read.
#[derive(Debug, Default)]
pub struct Memory {
    /// What goes out, and what came back for it.
    pub(crate) outgoing: Outgoing,
    /// What the first commands did, where that is kept apart.
    acts: Vec<Acted>,
    contact: Option<Contact>,
    people: Vec<LocalPerson>,
    films: Vec<Film>,
    videos: Videos,
    traffic: Option<Traffic>,
    items: Vec<Item>,
    heard: Vec<HeardEvent>,
}

impl Memory {
    /// Reads the store; of the first commands only what they did, where that is kept apart.
    ///
    /// # Errors
    /// The store failed, or a row of ours cannot be read.
    pub fn read(store: &dyn LocalStore) -> Doing<'_, Result<Self, StoreError>> {
        Box::pin(async move {
            let mut memory = Self { outgoing: Outgoing::read(store).await?, ..Self::default() };
            if let Some(season) = &memory.outgoing.season {
                match season.acts(store).await? {
                    Some(acts) => memory.acts = acts,
                    None => {
                        // It is made anew.
                        store.write(vec![forget()]).await?;
                        memory.outgoing = Outgoing::read_all(store).await?;
                    }
                }
            }
            memory.ready(store).await
        })
    }

    /// Reads every row, whatever is kept apart.
    ///
    /// # Errors
    /// As [`Memory::read`].
    pub fn read_all(store: &dyn LocalStore) -> Doing<'_, Result<Self, StoreError>> {
        Box::pin(async move {
            let memory = Self { outgoing: Outgoing::read_all(store).await?, ..Self::default() };
            memory.ready(store).await
        })
    }

    /// Reads all that does not go out.
    async fn ready(mut self, store: &dyn LocalStore) -> Result<Self, StoreError> {
        self.outgoing.open_bodies();
        for (key, row) in store.all(Table::Items).await? {
            if key.starts_with("event:") {
                self.heard.push(parse(&row)?);
            } else {
                self.items.push(parse(&row)?);
            }
        }
        let facts = &self.outgoing.facts;
        self.contact = facts.get(fact::CONTACT)?;
        self.people = facts.get(fact::PEOPLE)?.unwrap_or_default();
        self.films = facts.get(fact::FILMS)?.unwrap_or_default();
        self.videos = facts.get(fact::VIDEOS)?.unwrap_or_default();
        self.traffic = facts.get(fact::TRAFFIC)?;
        self.heard = in_order(self.heard, |heard| (heard.after, heard.order));
        Ok(self)
    }

    /// Tells whether what so many commands did was read that it is worth keeping apart, and can be.
    pub(crate) fn is_long(&self) -> bool {
        let first = self.outgoing.season.as_ref().map_or(0, |season| season.upto.next);
        let since = || self.outgoing.commands.iter().filter(|recorded| recorded.number >= first);
        since().count() >= EVERY && since().all(|recorded| recorded.command.is_some())
    }

    /// Folds it into the model; what only this run of the page knows stays as it was.
    #[must_use]
    pub fn fold(self, before: &Model) -> Model {
        let mut model = Model {
            ready: true,
            active: before.active,
            link: before.link.clone(),
            storage: before.storage,
            update_waits: before.update_waits,
            store_trouble: before.store_trouble.clone(),
            sending: before.sending,
            is_mobile: before.is_mobile,
            missing: before.missing.clone(),
            evicted: before.evicted,
            shut: before.shut,
            code: before.code.clone(),
            pending: self.outgoing.holding(),
            people: self.people,
            films: self.films,
            videos: self.videos,
            traffic: self.traffic,
            ..Model::default()
        };
        model.hear_time(self.contact);
        let Outgoing { season, commands, receipts, media, .. } = self.outgoing;
        let Season { upto, files, .. } = season.unwrap_or_default();
        for local in self.acts.iter().filter_map(file_of) {
            let media = local.evidence.media;
            // Of the others their rows tell.
            if !files.contains(&media) {
                model.proved.insert(media, ());
                model.media.insert(media, local);
            }
        }
        let mut visits: Map<VisitId, Visit> = Map::default();
        let mut findings = Vec::new();
        for item in self.items {
            match item {
                Item::Briefing { briefing, .. } => model.briefing = Some(*briefing),
                Item::Assignment { assignment } => visits.insert(assignment.visit, Visit::assigned(*assignment)),
                Item::Withdrawal { visit, .. } => model.withdrawn.push(visit),
                Item::Finding { finding } => findings.push(*finding),
                Item::Escrow { key } => model.escrow = Some(key),
                Item::Event { .. } => {}
            }
        }
        let since = commands.into_iter().filter(|recorded| recorded.number >= upto.next);
        let since = since.map(|recorded| recorded.command.map(|command| acted(&command)));
        let mut heard = self.heard.into_iter().peekable();
        for (number, acted) in (0..).zip(self.acts.into_iter().map(Some).chain(since)) {
            while let Some(event) = heard.next_if(|event| event.after <= number) {
                apply(&mut visits, event.visit, &event.event);
            }
            if let Some((visit, event)) = acted {
                apply(&mut visits, visit, &event);
            }
        }
        for event in heard {
            apply(&mut visits, event.visit, &event.event);
        }
        for receipt in receipts.into_values() {
            if let Outcome::Quarantined { reason } = receipt.outcome {
                model.quarantined.push((receipt.id, reason));
            }
            // What the package says of a finding is newer than what the receipt said.
            findings.extend(receipt.findings);
        }
        for finding in findings {
            apply_finding(&mut visits, finding);
        }
        model.visits = in_order(visits.into_values().collect(), |visit| (visit.assignment.day, visit.assignment.order, visit.assignment.id));
        for (id, row) in media.into_pairs() {
            if row.receipt.is_some() {
                model.proved.insert(id, ());
            }
            model.media.insert(id, row.local);
        }
        model
    }
}

impl Model {
    /// Takes over what the server last said of the time.
    pub(super) fn hear_time(&mut self, contact: Option<Contact>) {
        if let Some(contact) = contact {
            self.offset = contact.offset;
            self.last_contact = Some(contact.token.at);
            self.token = Some(contact.token);
        }
    }
}

fn apply(visits: &mut Map<VisitId, Visit>, visit: VisitId, event: &Event) {
    if let Some(visit) = visits.get_mut(&visit) {
        visit.apply(event);
    }
}

/// Takes in a finding, and its end if it has ended.
fn apply_finding(visits: &mut Map<VisitId, Visit>, finding: Finding) {
    let (visit, id, resolution) = (finding.visit, finding.id, finding.resolved.clone());
    apply(visits, visit, &Event::Found { finding });
    if let Some(resolution) = resolution {
        apply(visits, visit, &Event::Resolved { finding: id, resolution });
    }
}
