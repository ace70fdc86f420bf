//! Pushing commands: in order, in batches, each counted only by a receipt that proves our own bytes.

use super::pass::{News, Stopped, Work};
use crate::api::ApiError;
use crate::phone::epoch::{Source, begin_again};
use crate::phone::outgoing::Outgoing;
use crate::phone::rows::fact;
use crate::store::{Table, Write};
use crate::words::sync as words;
use domain::contract::{Commands, Envelope, RESTORED, Receipt, Receipts};
use domain::json;

const MOST_COMMANDS: usize = 200;
const MOST_BYTES: usize = 1_000_000;

/// Sends all commands without a receipt.
pub(super) async fn push(work: Work<'_>) -> Result<(), Stopped> {
    let outgoing = Outgoing::read(work.store).await?;
    // Of the same moment as what is unsent, or of one before: a sign-in may name another life meanwhile, and take the proofs back.
    let source: Source = outgoing.facts.get(fact::SOURCE)?.unwrap_or_default();
    let unsent = outgoing.unsent();
    let mut rest = unsent.as_slice();
    while !rest.is_empty() {
        let (batch, later) = rest.split_at(batch_of(rest));
        let answer = match work.api.commands(Commands { device: work.id, commands: batch.to_vec(), epoch: source.epoch }).await {
            Err(ApiError::Problem(problem)) if problem.kind == RESTORED => {
                // Which life it lives now, its package tells, where this phone is given one.
                work.store.write(begin_again(work.store, None).await?).await?;
                return Err(Stopped::Trouble(words::RESTORED.to_owned()));
            }
            answer => answer?,
        };
        let proved = proved(batch, &answer);
        let mut writes = vec![work.contact(&answer.token), work.moved()];
        for receipt in &proved {
            writes.push(put(receipt));
        }
        work.store.write(writes).await?;
        (work.told)(News::Proved(u32::try_from(proved.len()).unwrap_or(u32::MAX)));
        if proved.len() < batch.len() {
            return Err(Stopped::Trouble(words::RECEIPT_UNPROVED.to_owned()));
        }
        rest = later;
    }
    Ok(())
}

/// How many of the commands fit into one call: at least one.
fn batch_of(commands: &[Envelope]) -> usize {
    let mut bytes = 0;
    let fits = |envelope: &&Envelope| {
        bytes += envelope.body.len() + envelope.signature.len();
        bytes <= MOST_BYTES
    };
    commands.iter().take(MOST_COMMANDS).take_while(fits).count().max(1)
}

/// The receipts that prove a command of the batch: its id, and the digest of exactly our bytes.
fn proved<'a>(batch: &[Envelope], answer: &'a Receipts) -> Vec<&'a Receipt> {
    let receipt_of = |envelope: &Envelope| answer.receipts.iter().find(|receipt| receipt.id == envelope.id && receipt.digest == envelope.digest());
    batch.iter().filter_map(receipt_of).collect()
}

fn put(receipt: &Receipt) -> Write {
    Write::Put(Table::Receipts, receipt.id.to_string(), json::write(receipt))
}
