//! The package: what a phone needs to work offline, and what changed of it.

use crate::db::{assignment, counter, entry, look, package, person};
use crate::office::people::CurrentUser;
use crate::office::stream;
use crate::problem::{Answer, said};
use crate::state::AppState;
use app::words::problems as words;
use domain::contract::{Item, Package};
use domain::id::DeviceId;
use domain::permit::{Action, Subject};
use domain::visit::Event;

/// The package of a device after a place in the campaign's order.
///
/// # Errors
/// The person takes no samples, or never signed in on this device.
pub async fn package(state: &AppState, user: &CurrentUser, device: DeviceId, after: i64) -> Answer<Package> {
    user.must(Action::RecordVisit, Subject::ALL)?;
    let now = state.clock.now();
    let mut connection = state.db.readers().acquire().await?;
    if !person::on_device(&mut *connection, device).await?.contains(&user.person.id) {
        return Err(said(403, "device-unknown", words::device_unknown()).at("device"));
    }
    // Read before the rest: what is appended meanwhile comes twice, and never not at all.
    let upto = counter::current(&mut *connection).await?;
    let own = device.to_string();
    let mut items = Vec::new();
    if after == 0 || package::briefing_changed(&mut connection).await? > after {
        let briefing = Box::new(package::briefing(&mut connection).await?);
        items.push(Item::Briefing { briefing, calendar: package::calendar(&mut connection).await? });
    }
    if after > 0 {
        for (assignment, visit) in assignment::withdrawn_on_device(&mut *connection, &own, after).await? {
            items.push(Item::Withdrawal { assignment, visit });
        }
    }
    let mut seen = Vec::new();
    for granted in assignment::on_device(&mut *connection, &own).await? {
        let visit = granted.assignment.visit;
        // Who was granted a visit just now has missed all that happened on it before.
        let after = if granted.seq > after { 0 } else { after };
        if granted.seq > after {
            seen.push(granted.assignment.id.to_string());
            items.push(Item::Assignment { assignment: Box::new(granted.assignment) });
        }
        for row in entry::stream(&mut *connection, visit, after).await?.into_iter().filter(|row| row.device.is_some_and(|other| other != device)) {
            let command = row.command;
            // Findings come as items of their own, and with how they stand now.
            let done = stream::events(&row)?.into_iter().filter(|event| matches!(event, Event::Done { .. }));
            items.extend(done.map(|event| Item::Event { visit, command, event: Box::new(event) }));
        }
        for finding in package::findings(&mut connection, &visit.to_string(), after).await? {
            items.push(Item::Finding { finding: Box::new(finding) });
        }
    }
    drop(connection);
    look::log(state.db.writers(), user.person.id, "assignment", &seen, now).await?;
    Ok(Package { upto, token: state.keys.sign_time(now), items })
}
