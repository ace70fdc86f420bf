//! Each device's chain: every command names the digest of the one before, whether that is in the package or passed over.

use super::record::Checked;
use super::{Content, Proof, line};
use crate::bag::{ENTRIES, LINKS};
use app::words::bag as words;
use domain::digest::Digest;
use domain::finding::Matter;
use domain::id::DeviceId;
use std::collections::{HashMap, HashSet};

/// A place in a device's chain, and the digest of what stands there.
type Place = (DeviceId, u64, Digest);

/// Checks every link as far as the package goes.
pub(super) fn check(content: &Content, checked: &[Checked], proof: &mut Proof) {
    let commands = || checked.iter().filter_map(|entry| entry.command.as_ref().map(|command| (entry, command)));
    let mut known: HashSet<Place> = commands().map(|(entry, command)| (command.device, command.number, entry.digest)).collect();
    known.extend(content.links.iter().map(|link| (link.device, link.number, link.digest)));
    let mut first: HashMap<DeviceId, u64> = HashMap::new();
    for (_, command) in commands() {
        let first = first.entry(command.device).or_insert(command.number);
        *first = command.number.min(*first);
    }
    let before = |device: DeviceId, number: u64, previous: Option<Digest>| match (number.checked_sub(1), previous) {
        (Some(number), Some(previous)) => Some((device, number, previous)),
        _ => None,
    };
    let (mut linked, mut begins, mut broken) = (0, 0, 0);
    let mut named: HashSet<Place> = HashSet::new();
    for (entry, command) in commands() {
        let place = before(command.device, command.number, command.previous);
        named.extend(place);
        if place.is_some_and(|place| known.contains(&place)) {
            linked += 1;
        } else if command.number == 0 && command.previous.is_none() || first.get(&command.device) == Some(&command.number) && place.is_some() {
            begins += 1;
        } else if entry.has(|matter| matches!(matter, Matter::ChainBroken { .. })) {
            broken += 1;
        } else {
            proof.fault(line(ENTRIES, entry.place), words::CHAIN);
        }
    }
    for (place, link) in content.links.iter().enumerate() {
        let last = before(link.device, link.number, link.previous);
        named.extend(last);
        let is_first = first.get(&link.device).is_some_and(|first| link.number <= *first);
        if !link.ends && !is_first && !last.is_some_and(|last| known.contains(&last)) {
            proof.fault(line(LINKS, place), words::CHAIN);
        }
    }
    for (place, link) in content.links.iter().enumerate() {
        if !named.contains(&(link.device, link.number, link.digest)) {
            proof.fault(line(LINKS, place), words::LINK);
        }
    }
    proof.count(words::what::LINKED, linked);
    proof.count(words::what::LINKS, content.links.len());
    proof.count(words::what::BEGINS, begins);
    proof.remark(words::chain_known, broken);
}
