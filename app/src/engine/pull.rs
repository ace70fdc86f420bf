//! Pulling the package: what is new since the cursor, applied in one transaction together with the cursor.

use super::pass::{Stopped, Work};
use crate::phone::memory::{HeardEvent, Memory, fact, parse, read};
use crate::store::{StoreError, Table, Write};
use domain::contract::{Item, Package};
use domain::digest::Digest;
use domain::json;

/// Pulls until nothing is new.
pub(super) async fn pull(work: Work<'_>) -> Result<(), Stopped> {
    let holding = Memory::read(work.store).await?.holding();
    loop {
        let after: i64 = read(work.store, Table::Facts, fact::CURSOR).await?.unwrap_or(0);
        let package = work.api.package(work.id, after, holding).await?;
        let more = package.upto > after && !package.items.is_empty();
        let writes = writes(work, after, package).await?;
        work.store.write(writes).await?;
        if !more {
            return Ok(());
        }
    }
}

async fn writes(work: Work<'_>, after: i64, package: Package) -> Result<Vec<Write>, StoreError> {
    // A cursor never goes back: a server that was restored from an older copy answers with less than we have.
    let upto = package.upto.max(after);
    let mut writes = vec![work.contact(&package.token), Write::Put(Table::Facts, fact::CURSOR.to_owned(), upto.to_string())];
    let memory = Memory::read(work.store).await?;
    let (own, head) = (memory.own(), memory.head);
    for (place, item) in (0_u32..).zip(package.items) {
        match &item {
            Item::Briefing { .. } => writes.push(put("briefing".to_owned(), &item)),
            Item::Assignment { assignment } => {
                // Granted again: the withdrawal is history on the server.
                writes.push(Write::Delete(Table::Items, format!("withdrawal:{}", assignment.id)));
                writes.push(put(format!("assignment:{}", assignment.id), &item));
            }
            Item::Withdrawal { assignment, .. } => writes.push(put(format!("withdrawal:{assignment}"), &item)),
            Item::Finding { finding } => writes.push(put(format!("finding:{}", finding.id), &item)),
            Item::Event { command, .. } if own.contains(command) => {}
            Item::Event { visit, command, event } => {
                let key = format!("event:{command}:{}", Digest::of(json::write(event).as_bytes()).hex());
                // Heard before, by a pull from the start: it keeps its place among our own acts.
                let known: Option<HeardEvent> = work.store.get(Table::Items, key.clone()).await?.map(|row| parse(&row)).transpose()?;
                let fresh = || HeardEvent { after: head.next, order: (upto, place), visit: *visit, event: (**event).clone() };
                writes.push(Write::Put(Table::Items, key, json::write(&known.unwrap_or_else(fresh))));
            }
        }
    }
    Ok(writes)
}

fn put(key: String, item: &Item) -> Write {
    Write::Put(Table::Items, key, json::write(item))
}
