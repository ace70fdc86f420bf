//! What is read from the record, as a pure function of it: a visit's entries in, rows out.

use crate::db::approval::Approved;
use crate::db::entry::{self, EntryRow};
use crate::db::guard::{NumberUse, SealUse};
use crate::db::projection::{self, Changes, FindingRow, HappeningRow, MediaRow, SheetRow, VisitRow};
use crate::db::writing::Writing;
use crate::db::{Database, guard};
use crate::office::stream;
use domain::act::Act;
use domain::assignment::Assignment;
use domain::contract::VisitState;
use domain::ending::Ending;
use domain::finding::Finding;
use domain::id::{DeviceId, FindingId, SheetId, VisitId};
use domain::number::SealNumber;
use domain::sheet::Sheet;
use domain::signature::Signer;
use domain::time::Instant;
use domain::visit::{Event, Visit};
use domain::void::Voidable;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Where an event stands: what the event itself does not tell.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// Its place in the campaign's order.
    pub seq: i64,
    /// The device; none for the office.
    pub device: Option<DeviceId>,
    /// When the server had it.
    pub received_at: Instant,
}

/// A visit that is folded from its entries, with the rows that its events change.
#[derive(Debug, Clone)]
pub struct Projected {
    visit: Visit,
    seq: i64,
    sheets: BTreeMap<SheetId, i64>,
    changes: Changes,
}

impl Projected {
    /// A visit of which nothing was heard yet.
    #[must_use]
    pub fn new(assignment: Assignment) -> Self {
        Self::going_on(Visit::assigned(assignment))
    }

    /// A visit that goes on from where an earlier flush left it.
    #[must_use]
    pub fn going_on(visit: Visit) -> Self {
        Self { visit, seq: 0, sheets: BTreeMap::new(), changes: Changes::default() }
    }

    /// The visit so far.
    #[must_use]
    pub const fn visit(&self) -> &Visit {
        &self.visit
    }

    /// Takes in what is written already: it changes no row again.
    pub fn recall(&mut self, event: &Event) {
        self.visit.apply(event);
    }

    /// Takes in what is new.
    pub fn take(&mut self, place: Place, event: &Event) {
        let before = state(&self.visit);
        let about = self.about(event);
        if let Event::Done { act, .. } = event {
            self.mark(place, act);
        }
        let corrections = |visit: &Visit| about.and_then(|sheet| visit.sheet(sheet)).map_or(0, |sheet| sheet.corrections.len());
        let corrected = corrections(&self.visit);
        self.visit.apply(event);
        if corrections(&self.visit) > corrected {
            self.rewrite(place, about);
        }
        self.seq = place.seq;
        if let Some(sheet) = about {
            self.sheets.insert(sheet, place.seq);
        }
        match event {
            Event::Found { finding } => self.find(finding.id, place.seq),
            Event::Resolved { finding, .. } => self.find(*finding, place.seq),
            Event::Approved { given } => {
                self.changes.approvals.push(Approved { seq: place.seq, visit: self.visit.assignment.visit, given: given.clone() });
            }
            Event::Done { .. } | Event::Determined { .. } | Event::FeedbackFilled { .. } => {}
        }
        let after = state(&self.visit);
        // Findings never change a state, so one entry has at most one happening.
        if after != before {
            let visit = self.visit.assignment.visit;
            self.changes.happenings.push(HappeningRow { seq: place.seq, at: place.received_at, visit, sheet: about, what: after });
        }
    }

    /// The rows that changed, and the visit as it stands.
    #[must_use]
    pub fn changes(mut self) -> (Changes, Arc<Visit>) {
        let visit = Arc::new(self.visit);
        if self.seq > 0 {
            for (sheet, seq) in self.sheets {
                if let Some(place) = visit.sheets.iter().position(|known| known.opening.sheet == sheet) {
                    self.changes.sheets.push(SheetRow { visit: Arc::clone(&visit), place, seq });
                }
            }
            self.changes.visits.push(VisitRow { state: state(&visit), visit: Arc::clone(&visit), seq: self.seq });
        }
        (self.changes, visit)
    }

    /// The sheet that an event is about.
    fn about(&self, event: &Event) -> Option<SheetId> {
        match event {
            Event::Done { act, .. } => act.sheet(),
            Event::Found { finding } => finding.sheet,
            Event::Determined { sheet, .. } => Some(*sheet),
            Event::Approved { .. } | Event::FeedbackFilled { .. } => None,
            Event::Resolved { finding, .. } => self.visit.all_findings().find(|other| other.id == *finding).and_then(|finding| finding.sheet),
        }
    }

    /// Rows that follow from the act alone, and only from its first telling.
    fn mark(&mut self, place: Place, act: &Act) {
        match act {
            Act::OpenSheet(opening) if self.visit.sheet(opening.sheet).is_none() => {
                self.changes.numbers.push(NumberUse { number: opening.number.clone(), sheet: opening.sheet, seq: place.seq });
                self.changes.shares.push((i64::from(opening.line.0), opening.laboratory, 1));
            }
            Act::End { opening, .. } => match self.visit.sheet(opening.sheet) {
                None => self.changes.numbers.push(NumberUse { number: opening.number.clone(), sheet: opening.sheet, seq: place.seq }),
                // Where no sample is taken none is used up of the quota.
                Some(sheet) if sheet.is_batch() && sheet.may_end() => {
                    self.changes.shares.push((i64::from(sheet.opening.line.0), sheet.opening.laboratory, -1));
                }
                Some(_) => {}
            },
            Act::Void { what: Voidable::Sheet { sheet }, .. } => {
                if let Some(sheet) = self.visit.sheet(*sheet).filter(|sheet| sheet.is_batch() && sheet.is_open()) {
                    self.changes.shares.push((i64::from(sheet.opening.line.0), sheet.opening.laboratory, -1));
                }
            }
            Act::Void { what: Voidable::Seal { sheet, seal }, .. } => self.use_up(place, *sheet, seal),
            Act::Seal { sheet, seal } => self.use_up(place, *sheet, &seal.number),
            Act::Capture { .. } => self.announce(place, act),
            _ => {}
        }
    }

    /// A seal is used up, wherever it ends.
    fn use_up(&mut self, place: Place, sheet: SheetId, seal: &SealNumber) {
        if let Some(number) = self.visit.sheet(sheet).map(|sheet| sheet.opening.number.to_string()) {
            self.changes.seals.push(SealUse { seal: seal.clone(), sheet, number, seq: place.seq });
        }
    }

    /// A correction that stands uses up the seals that it writes down.
    fn rewrite(&mut self, place: Place, sheet: Option<SheetId>) {
        let sheet = sheet.and_then(|sheet| self.visit.sheet(sheet));
        let written = sheet.and_then(|sheet| Some((sheet.opening.sheet, sheet.corrections.last()?.correction.amendment.new.seals.clone()?)));
        if let Some((sheet, seals)) = written {
            seals.iter().for_each(|seal| self.use_up(place, sheet, &seal.number));
        }
    }

    /// A photo or film is announced.
    fn announce(&mut self, place: Place, act: &Act) {
        if let (Act::Capture { sheet, evidence }, Some(device)) = (act, place.device) {
            self.changes.media.push(MediaRow {
                media: evidence.media,
                visit: self.visit.assignment.visit,
                sheet: *sheet,
                device,
                digest: evidence.digest,
                bytes: i64::try_from(evidence.bytes).unwrap_or(i64::MAX),
                mime: evidence.mime.clone(),
                seq: place.seq,
            });
        }
    }

    fn find(&mut self, id: FindingId, seq: i64) {
        let found: Option<Finding> = self.visit.all_findings().find(|finding| finding.id == id).cloned();
        if let Some(finding) = found {
            let jurisdiction = self.visit.assignment.enterprise.jurisdiction;
            self.changes.findings.retain(|row| row.finding.id != id);
            self.changes.findings.push(FindingRow { finding, jurisdiction, seq });
        }
    }
}

/// How far a visit is: what was found in place of a sample goes before all else as soon as it is told, for others have to act on it (O-45, O-48).
#[must_use]
pub fn state(visit: &Visit) -> VisitState {
    let has = |is: fn(&Sheet, &Ending) -> bool| {
        visit.sheets.iter().any(|sheet| sheet.voided.is_none() && sheet.ending.as_ref().is_some_and(|ending| is(sheet, ending)))
    };
    if has(|_, ending| matches!(ending, Ending::Terminated { .. })) {
        VisitState::Terminated
    } else if has(|sheet, ending| matches!(ending, Ending::Refused { .. }) && sheet.determination.as_ref().is_none_or(|said| said.upheld)) {
        VisitState::Refused
    } else if visit.is_complete() {
        if visit.sheets.iter().any(Sheet::is_batch) { VisitState::Complete } else { VisitState::NoSample }
    } else if visit.arrival.is_none() {
        VisitState::Assigned
    } else if visit.sheets.iter().any(is_sealed) {
        VisitState::Sealed
    } else {
        VisitState::OnSite
    }
}

/// Sealed, and signed or declined by the enterprise.
fn is_sealed(sheet: &Sheet) -> bool {
    let sealed =
        sheet.voided.is_none() && !sheet.containers.is_empty() && sheet.containers.iter().all(|container| sheet.seal_of(container.id).is_some());
    let signed = sheet.signatures.iter().any(|record| matches!(record.signature.signer, Signer::Enterprise { .. }));
    sealed && (signed || sheet.declined.is_some())
}

/// Joins the changes of several visits.
#[must_use]
pub fn join(all: impl IntoIterator<Item = Changes>) -> Changes {
    let joined = all.into_iter().fold(Changes::default(), |mut joined, changes| {
        joined.visits.extend(changes.visits);
        joined.sheets.extend(changes.sheets);
        joined.media.extend(changes.media);
        joined.findings.extend(changes.findings);
        joined.happenings.extend(changes.happenings);
        joined.seals.extend(changes.seals);
        joined.numbers.extend(changes.numbers);
        joined.shares.extend(changes.shares);
        joined.approvals.extend(changes.approvals);
        joined
    });
    in_order(joined)
}

/// One writer settles who was first by order, so rows that exclude each other stand in it.
fn in_order(mut changes: Changes) -> Changes {
    changes.seals.sort_by_key(|used| used.seq);
    changes.numbers.sort_by_key(|used| used.seq);
    changes.media.sort_by_key(|row| row.seq);
    let mut sums: BTreeMap<_, i64> = BTreeMap::new();
    for (line, laboratory, sheets) in std::mem::take(&mut changes.shares) {
        *sums.entry((line, laboratory)).or_default() += sheets;
    }
    changes.shares = sums.into_iter().map(|((line, laboratory), sheets)| (line, laboratory, sheets)).collect();
    changes
}

/// How many entries are read at a time.
const PAGE: i64 = 1000;

/// Builds all projections again from the record, in one transaction; gives how many entries it read.
///
/// # Errors
/// The database does not answer, or an entry cannot be read.
pub async fn rebuild(db: &Database) -> anyhow::Result<u64> {
    let mut transaction = db.begin().await?;
    projection::clear(&mut transaction).await?;
    let mut visits: HashMap<VisitId, Projected> = HashMap::new();
    let (mut after, mut read) = (0, 0);
    loop {
        let page = entry::page(&mut *transaction, after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = last.seq;
        read += u64::try_from(page.len())?;
        for entry in &page {
            replay(&mut transaction, &mut visits, entry).await?;
        }
    }
    let changes = join(visits.into_values().map(|projected| projected.changes().0));
    let mut writing = Writing::on(&transaction);
    projection::write(&mut writing, &changes)?;
    writing.run(&mut transaction).await?;
    transaction.commit().await?;
    Ok(read)
}

async fn replay(on: &mut sqlx::AnyConnection, visits: &mut HashMap<VisitId, Projected>, entry: &EntryRow) -> anyhow::Result<()> {
    if !visits.contains_key(&entry.visit)
        && let Some((assignment, _)) = guard::assigned(on, &[entry.visit.to_string()]).await?.pop()
    {
        visits.insert(entry.visit, Projected::new(assignment));
    }
    if let Some(projected) = visits.get_mut(&entry.visit) {
        let place = Place { seq: entry.seq, device: entry.device, received_at: entry.received_at };
        for event in stream::events(entry)? {
            projected.take(place, &event);
        }
    }
    Ok(())
}
