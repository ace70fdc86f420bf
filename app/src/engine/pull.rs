//! Pulling the package: what is new since the cursor, applied in one transaction together with the cursor.

use super::pass::{Stopped, Work};
use crate::phone::epoch::{self, Source, begin_again};
use crate::phone::outgoing::Outgoing;
use crate::phone::rows::{Facts, HeardEvent, fact, parse};
use crate::store::{StoreError, Table, Write};
use crate::words::sync as words;
use domain::contract::{Item, Package, VERSION};
use domain::digest::Digest;
use domain::json;

/// Pulls until nothing is new.
pub(super) async fn pull(work: Work<'_>) -> Result<(), Stopped> {
    let holding = Outgoing::read(work.store).await?.holding();
    loop {
        let facts = Facts::read(work.store).await?;
        let source: Source = facts.get(fact::SOURCE)?.unwrap_or_default();
        // What an older program could not read it has left out: this one reads all again.
        let after: i64 = if source.version == VERSION { facts.get(fact::CURSOR)?.unwrap_or(0) } else { 0 };
        let package = work.api.package(work.id, after, holding).await?;
        // Also one that says nothing of it, and yet knows less than it has told.
        let knows_less = package.upto < if package.more { after } else { source.heard };
        let is_restored = source.ends_with(package.epoch) || knows_less;
        let named = package.epoch.or(source.epoch);
        let held = work.device.lock(epoch::LOCK).await;
        let now = Facts::read(work.store).await?;
        if !(now.agree(&facts, fact::CURSOR) && now.agree(&facts, fact::SOURCE)) {
            // Somebody signed in meanwhile, and asks for what lies before this package.
            continue;
        }
        if is_restored {
            work.store.write(begin_again(work.store, named).await?).await?;
            return Err(Stopped::Trouble(words::RESTORED.to_owned()));
        }
        let source = Source { epoch: named, version: VERSION, heard: source.heard.max(package.upto) };
        let more = package.upto > after && !package.items.is_empty();
        let writes = writes(work, source, package).await?;
        work.store.write(writes).await?;
        drop(held);
        if !more {
            return Ok(());
        }
    }
}

/// How far the package is pulled, and what the server said with it.
fn pulled(work: Work<'_>, source: Source, upto: i64, package: &Package) -> Vec<Write> {
    let put = |name: &str, row: String| Write::Put(Table::Facts, name.to_owned(), row);
    vec![work.contact(&package.token), put(fact::CURSOR, upto.to_string()), put(fact::SOURCE, json::write(&source))]
}

async fn writes(work: Work<'_>, source: Source, package: Package) -> Result<Vec<Write>, StoreError> {
    let upto = package.upto;
    let mut writes = pulled(work, source, upto, &package);
    if package.items.is_empty() {
        return Ok(writes);
    }
    writes.push(work.moved());
    let outgoing = Outgoing::read(work.store).await?;
    let told = package.items.iter().filter_map(|item| if let Item::Event { command, .. } = item { Some(*command) } else { None });
    let own = outgoing.own(work.store, told.collect()).await?;
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
            Item::Escrow { .. } => writes.push(put("escrow".to_owned(), &item)),
            Item::Event { command, .. } if own.contains(command) => {}
            Item::Event { visit, command, event } => {
                let key = format!("event:{command}:{}", Digest::of(json::write(event).as_bytes()).hex());
                // Heard before, by a pull from the start: it keeps its place among our own acts.
                let known: Option<HeardEvent> = work.store.get(Table::Items, key.clone()).await?.map(|row| parse(&row)).transpose()?;
                let fresh = || HeardEvent { after: outgoing.head.next, order: (upto, place), visit: *visit, event: (**event).clone() };
                writes.push(Write::Put(Table::Items, key, json::write(&known.unwrap_or_else(fresh))));
            }
        }
    }
    Ok(writes)
}

fn put(key: String, item: &Item) -> Write {
    Write::Put(Table::Items, key, json::write(item))
}
