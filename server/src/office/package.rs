//! The package: what a phone needs to work offline, and what changed of it.

use crate::db::{assignment, calendar, counter, entry, escrow, look, package, person};
use crate::office::people::CurrentUser;
use crate::office::{door, phones, stream};
use crate::problem::{Answer, said};
use crate::state::AppState;
use app::words::problems as words;
use domain::contract::{Holding, Item, OLDEST_GIVEN_WORK, Package};
use domain::id::DeviceId;
use domain::permit::{Action, Subject};
use domain::visit::Event;

/// Goes on only with a program that is young enough to be given work.
///
/// # Errors
/// It is too old; what it has recorded is taken in all the same.
pub fn must_be_current(version: u16) -> Answer<()> {
    if version < OLDEST_GIVEN_WORK { Err(said(426, "update-required", words::update_required())) } else { Ok(()) }
}

/// The package of a device after a place in the campaign's order; `origin` is where it asked.
///
/// # Errors
/// The person takes no samples, never signed in on this device, or the device is lost; what it says it holds is noted all the same.
pub async fn package(state: &AppState, user: &CurrentUser, device: DeviceId, after: i64, holding: Option<Holding>, origin: &str) -> Answer<Package> {
    user.must(Action::RecordVisit, Subject::ALL)?;
    let now = state.clock.now();
    if !person::on_device(state.db.readers(), device).await?.contains(&user.person.id) {
        return Err(said(403, "device-unknown", words::device_unknown()).at("device"));
    }
    phones::given_work(state, user, device, holding).await?;
    // Taken only now: whoever holds a reader and asks for another one waits for those who do the same.
    let mut connection = state.db.readers().acquire().await?;
    // Read before the rest: what is appended meanwhile comes twice, and never not at all.
    let upto = counter::current(&mut *connection).await?;
    let own = device.to_string();
    // Each with the place after which the phone has it.
    let mut items: Vec<(i64, Item)> = Vec::new();
    let briefed = package::briefing_changed(&mut connection).await?;
    if after == 0 || briefed > after {
        let briefing = Box::new(package::briefing(&mut connection).await?);
        items.push((briefed.max(after + 1), Item::Briefing { briefing, calendar: calendar::days(&mut *connection).await? }));
    }
    if let Some((seq, escrow)) = escrow::standing(&mut *connection, user.organisation.id).await?
        && seq > after
    {
        items.push((seq, Item::Escrow { key: escrow.key }));
    }
    // Also from the start: a phone that reads all again may hold what was withdrawn meanwhile.
    for (seq, assignment, visit) in assignment::withdrawn_on_device(&mut *connection, &own, after).await? {
        items.push((seq, Item::Withdrawal { assignment, visit }));
    }
    for mut granted in assignment::on_device(&mut *connection, &own).await? {
        let visit = granted.assignment.visit;
        granted.assignment.retrievals = door::retrievals(state, &granted.assignment, origin);
        // Who was granted a visit just now has missed all that happened on it before: it comes together with the grant.
        let (after, least) = if granted.seq > after { (0, granted.seq) } else { (after, 0) };
        if least > 0 {
            items.push((granted.seq, Item::Assignment { assignment: Box::new(granted.assignment) }));
        }
        for row in entry::stream(&mut *connection, visit, after).await?.into_iter().filter(|row| row.device != Some(device)) {
            let (seq, command) = (row.seq.max(least), row.command);
            // Findings come as items of their own, and with how they stand now.
            let done = stream::events(&row)?.into_iter().filter(|event| !matches!(event, Event::Found { .. } | Event::Resolved { .. }));
            // What an enterprise said of the samplers is for none of their phones.
            items.extend(done.map(|event| (seq, Item::Event { visit, command, event: Box::new(event.closed().into_owned()) })));
        }
        for (seq, finding) in package::findings(&mut connection, &visit.to_string(), after).await? {
            items.push((seq.max(least), Item::Finding { finding: Box::new(finding) }));
        }
    }
    drop(connection);
    let page = Page::first(items, upto);
    look::log(&state.db, user.person.id.into(), "assignment", &page.drawn(), now).await?;
    Ok(Package { upto: page.upto, more: page.more, token: state.keys.sign_time(now), epoch: Some(state.epoch), items: page.items })
}

/// Items that are sent at once, at most: a phone at the edge of the net gets through some hundred kilobytes.
const AT_ONCE: usize = 100;

/// What is sent of all that is new.
struct Page {
    items: Vec<Item>,
    upto: i64,
    more: bool,
}

impl Page {
    /// The first of them, in order; what shares a place is never parted, so that the cursor misses nothing.
    fn first(mut all: Vec<(i64, Item)>, upto: i64) -> Self {
        all.sort_by_key(|(seq, _)| *seq);
        let cut = all.get(AT_ONCE).map(|(seq, _)| *seq);
        let Some(last) = cut else { return Self { items: all.into_iter().map(|(_, item)| item).collect(), upto, more: false } };
        // A place with more than fits goes out alone and whole.
        let below = all.iter().map(|(seq, _)| *seq).take_while(|seq| *seq < last).last().unwrap_or(last);
        all.retain(|(seq, _)| *seq <= below);
        Self { items: all.into_iter().map(|(_, item)| item).collect(), upto: below, more: true }
    }

    /// The assignments among them: a look at the draw.
    fn drawn(&self) -> Vec<String> {
        let drawn = |item: &Item| if let Item::Assignment { assignment } = item { Some(assignment.id.to_string()) } else { None };
        self.items.iter().filter_map(drawn).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::id::{AssignmentId, VisitId};

    fn withdrawn(places: impl Iterator<Item = i64>) -> Vec<(i64, Item)> {
        places.map(|seq| (seq, Item::Withdrawal { assignment: AssignmentId::derived(&seq.to_string()), visit: VisitId::derived("v") })).collect()
    }

    #[test]
    fn pages_follow_each_other_without_gap_and_never_part_a_place() {
        let all = withdrawn((1..=250).map(|place| place - place % 3));
        let (mut after, mut got, mut pages) = (-1, Vec::new(), 0);
        loop {
            let rest: Vec<_> = all.iter().filter(|(seq, _)| *seq > after).cloned().collect();
            let page = Page::first(rest, 900);
            pages += 1;
            got.extend(page.items);
            after = page.upto;
            if !page.more {
                break;
            }
        }
        assert_eq!((got.len(), pages, after), (250, 3, 900));
        assert_eq!(got, all.into_iter().map(|(_, item)| item).collect::<Vec<_>>());
    }

    #[test]
    fn a_place_of_its_own_goes_out_whole_however_much_it_holds() {
        let page = Page::first(withdrawn(std::iter::repeat_n(5, 150).chain([6])), 9);
        assert_eq!((page.items.len(), page.upto, page.more), (150, 5, true));
    }
}
