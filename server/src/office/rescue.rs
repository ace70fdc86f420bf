//! 导入: a phone's file of everything is taken in as if the phone had sent it. What proves a command is the device's signature, and what proves a
//! file is its digest, whoever carries them.

mod archive;

use crate::office::people::CurrentUser;
use crate::office::upload::{self, Offer};
use crate::office::{commands, phones};
use crate::problem::{Answer, Failure, wrong};
use crate::state::AppState;
use app::phone::memory::MediaRow;
use app::words::problems as words;
use archive::Archive;
use domain::contract::{Envelope, Outcome, Rescued};
use domain::id::DeviceId;
use serde::Deserialize;
use std::fs::File;

/// Takes a file in: all commands in their order, then each photo and video that is announced.
///
/// Everything that was taken in before something goes wrong stays; the same file again goes on from there.
///
/// # Errors
/// The user minds no phones, the file is none of a phone of theirs, or something could not be written.
pub async fn take_in(state: &AppState, user: &CurrentUser, file: File) -> Answer<Rescued> {
    let archive = tokio::task::spawn_blocking(|| Archive::open(file)).await?.map_err(|error| unreadable(&error))?;
    let envelopes: Vec<Envelope> = archive.rows("commands").map_err(|error| unreadable(&error))?;
    let media: Vec<MediaRow> = archive.rows("media").map_err(|error| unreadable(&error))?;
    let device = envelopes.iter().find_map(device_of).ok_or_else(|| wrong("rescue-empty", words::rescue_empty()))?;
    phones::must_be_own(state, user, device).await?;

    let mut done = Rescued { device, applied: 0, already: 0, quarantined: 0, proved: 0, known: 0, missing: Vec::new() };
    for batch in envelopes.chunks(commands::MOST) {
        for receipt in commands::hand_in(state, user.person.id, device, batch.to_vec()).await? {
            match receipt.outcome {
                Outcome::Applied { .. } => done.applied += 1,
                Outcome::Already { .. } => done.already += 1,
                Outcome::Quarantined { .. } => done.quarantined += 1,
            }
        }
    }
    for row in media {
        let evidence = row.local.evidence;
        if upload::is_proved(state, evidence.media).await? {
            done.known += 1;
            continue;
        }
        let offer = Offer { media: evidence.media, device, digest: evidence.digest, bytes: evidence.bytes, mime: evidence.mime };
        let there = archive.file(&format!("media/{}", evidence.media)).filter(|(_, length)| *length == evidence.bytes);
        let Some(place) = there else {
            done.missing.push(evidence.media);
            continue;
        };
        match upload::hand_in(state, user.person.id, offer, archive.read(place)).await {
            Ok(()) => done.proved += 1,
            // Its bytes are not those that were recorded; the others may be.
            Err(Failure::Said(_)) => done.missing.push(evidence.media),
            Err(broke) => return Err(broke),
        }
    }
    Ok(done)
}

/// The device that a command says it is of.
fn device_of(envelope: &Envelope) -> Option<DeviceId> {
    #[derive(Deserialize)]
    struct Of {
        device: DeviceId,
    }
    serde_json::from_str::<Of>(&envelope.body).ok().map(|of| of.device)
}

fn unreadable(error: &std::io::Error) -> Failure {
    tracing::info!(%error, "a rescue file cannot be read");
    wrong("rescue-unreadable", words::rescue_unreadable())
}
