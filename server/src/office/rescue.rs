//! 导入: a phone's file of everything is taken in as if the phone had sent it. What proves a command is the device's signature, and what proves a
//! file is its digest, whoever carries them.

mod archive;

use crate::db::guard;
use crate::office::people::CurrentUser;
use crate::office::upload::{self, Offer};
use crate::office::{commands, phones};
use crate::problem::{Answer, Failure, said, wrong};
use crate::state::AppState;
use app::phone::rows::MediaRow;
use app::words::problems as words;
use archive::Archive;
use domain::contract::{Envelope, Outcome, Rescued};
use domain::evidence::Evidence;
use domain::id::{DeviceId, VisitId};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fs::File;

/// Takes a file in: all commands in their order, then each photo and video that is announced.
///
/// Everything that was taken in before something goes wrong stays; the same file again goes on from there.
///
/// # Errors
/// The user minds no phones, the file is none of a phone of theirs, a disk has no room, or something could not be written.
pub async fn take_in(state: &AppState, user: &CurrentUser, file: File) -> Answer<Rescued> {
    let opened = tokio::task::spawn_blocking(|| {
        let archive = Archive::open(file)?;
        let (envelopes, media) = (archive.rows::<Envelope>("commands")?, archive.rows::<MediaRow>("media")?);
        std::io::Result::Ok((archive, envelopes, media))
    });
    let (archive, envelopes, media) = opened.await?.map_err(|error| unreadable(&error))?;
    let device = envelopes.iter().flatten().find_map(device_of).ok_or_else(|| wrong("rescue-empty", words::rescue_empty()))?;
    let phone = phones::must_be_own(state, user, device).await?;
    let people = phone.people.into_iter().map(|person| person.name).collect();

    let (model, enterprises) = (phone.model, Vec::new());
    let mut done = Rescued { device, model, people, enterprises, applied: 0, already: 0, quarantined: 0, proved: 0, known: 0, missing: Vec::new() };
    let mut visits = BTreeSet::new();
    for batch in envelopes.chunks(commands::MOST) {
        let receipts = commands::hand_in(state, user.person.id, device, batch.to_vec()).await?;
        for (receipt, envelope) in receipts.iter().zip(batch) {
            match receipt.outcome {
                Outcome::Applied { .. } => done.applied += 1,
                Outcome::Already { .. } => done.already += 1,
                // What such a record names may be anything.
                Outcome::Quarantined { .. } => {
                    done.quarantined += 1;
                    continue;
                }
            }
            visits.extend(envelope.as_ref().ok().and_then(visit_of).map(|visit| visit.to_string()));
        }
    }
    let visits: Vec<String> = visits.into_iter().collect();
    let mut connection = state.db.readers().acquire().await?;
    let assigned = guard::assigned(&mut connection, &visits).await?;
    drop(connection);
    let names: BTreeSet<String> = assigned.into_iter().map(|(assignment, _)| assignment.enterprise.name).collect();
    done.enterprises = names.into_iter().collect();
    // A row that cannot be read speaks of a file that its command announced: the sheet shows it as not there.
    for row in media.into_iter().flatten() {
        let evidence = row.local.evidence;
        match media_of(state, user, device, &archive, &evidence).await? {
            Became::Proved => done.proved += 1,
            Became::Known => done.known += 1,
            Became::Missing => done.missing.push(evidence.media),
        }
    }
    Ok(done)
}

/// What became of a photo or video.
enum Became {
    Proved,
    Known,
    Missing,
}

async fn media_of(state: &AppState, user: &CurrentUser, device: DeviceId, archive: &Archive, evidence: &Evidence) -> Answer<Became> {
    let Evidence { media, digest, bytes, .. } = *evidence;
    if let Some(receipt) = upload::proof(state, media).await? {
        return Ok(if (receipt.digest, receipt.bytes) == (digest, bytes) { Became::Known } else { Became::Missing });
    }
    let there = archive.file(&format!("media/{media}")).filter(|(_, length)| *length == bytes);
    let Some((at, length)) = there else { return Ok(Became::Missing) };
    let offer = Offer { media, device, digest, bytes, mime: evidence.mime.clone() };
    match upload::hand_in(state, user.person.id, offer, |from| archive.read((at + from, length.saturating_sub(from)))).await {
        Ok(()) => Ok(Became::Proved),
        Err(failure) if failure.is_about_room() => Err(said(507, "no-room", words::no_room_for_rescue())),
        // No command announces it, or its bytes are not those that were recorded; the others may be.
        Err(Failure::Said(_)) => Ok(Became::Missing),
        Err(broke) => Err(broke),
    }
}

/// The device that a command says it is of.
fn device_of(envelope: &Envelope) -> Option<DeviceId> {
    #[derive(Deserialize)]
    struct Of {
        device: DeviceId,
    }
    serde_json::from_str::<Of>(&envelope.body).ok().map(|of| of.device)
}

/// The visit that a command says it is about.
fn visit_of(envelope: &Envelope) -> Option<VisitId> {
    #[derive(Deserialize)]
    struct About {
        visit: VisitId,
    }
    serde_json::from_str::<About>(&envelope.body).ok().map(|about| about.visit)
}

fn unreadable(error: &std::io::Error) -> Failure {
    tracing::info!(%error, "a rescue file cannot be read");
    wrong("rescue-unreadable", words::rescue_unreadable())
}
