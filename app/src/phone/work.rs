//! What a page does: judge, submit, capture.

use super::rows::{Contact, Facts, Head, MediaRow, fact};
use super::{Capture, LocalMedia, Model, Phone, Submission, SubmitError};
use crate::device::{Device, DeviceError, SoFar};
use crate::outbox::{self, Draft};
use crate::store::Table;
use domain::act::{Act, Command};
use domain::decide::objections;
use domain::denial::Denial;
use domain::digest::Digest;
use domain::evidence::{Evidence, MediaKind, MediaSource, segments};
use domain::id::{DeviceId, MediaId, PersonId, VisitId};
use domain::place::Position;

/// How long a PIN proves another person's act, in milliseconds of the page's monotonic clock.
const PROOF: i64 = 5 * 60_000;

/// The lock under which bytes are kept and their row is written.
pub(super) const CAPTURE: &str = "capture";

/// How long a page waits for a position, in milliseconds.
const POSITION_LIMIT: i32 = 30_000;

/// How what is kept came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Came {
    /// As it should.
    Whole,
    /// A film that nobody ended.
    BrokenOff,
}

impl Phone {
    /// Judges an act without recording it, for the live checks of a field.
    ///
    /// # Errors
    /// What [`Phone::submit`] would answer of the law and of our own rules.
    pub fn judge(self, submission: &Submission) -> Result<(), SubmitError> {
        let device = self.device();
        self.model.with_untracked(|model| {
            let draft = draft(model, submission, None)?;
            let command = self.as_command(&*device, model, &draft);
            outbox::judge(draft.state, &draft.actor, &command).map(|_| ())
        })
    }

    /// All that the law refuses of acts of whoever holds the phone, which do not rest on each other.
    #[must_use]
    pub fn objections(self, visit: VisitId, acts: &[Act]) -> Vec<Denial> {
        let device = self.device();
        self.model.with_untracked(|model| {
            let of_act = |act: &Act| {
                let submission = Submission { visit, by: None, waivers: Vec::new(), as_written: false, act: act.clone() };
                // Whoever may not act at all hears so when it is recorded.
                let Ok(draft) = draft(model, &submission, None) else { return Vec::new() };
                let command = self.as_command(&*device, model, &draft);
                objections(draft.state, &command, &draft.actor, command.at)
            };
            acts.iter().flat_map(of_act).collect()
        })
    }

    /// A command as it would be recorded now, of no place in the chain.
    fn as_command(self, device: &dyn Device, model: &Model, draft: &Draft<'_>) -> Command {
        let contact = model.token.clone().map(|token| Contact { offset: model.offset, token });
        outbox::command(device, DeviceId::new(device.clock(), device.chance()), Head::default(), contact, draft)
    }

    /// Records an act: judged, signed, kept and read back before this answers; then the engine sends it.
    ///
    /// # Errors
    /// The act was refused or could not be kept; then nothing was recorded and what was typed is still there.
    pub async fn submit(self, submission: Submission) -> Result<(), SubmitError> {
        self.record(submission, None).await
    }

    async fn record(self, submission: Submission, media: Option<MediaRow>) -> Result<(), SubmitError> {
        let parts = self.parts();
        let held = parts.device.lock(outbox::LOCK).await;
        let stored = Facts::read(&*parts.store).await.map_err(SubmitError::NotKept)?;
        if !stored.agree(&parts.notes.facts.borrow(), fact::HEAD) {
            self.reload_locked().await.map_err(SubmitError::NotKept)?;
        }
        let other = self.prove_other(&submission)?;
        // The model is not borrowed across the awaits: pages go on reading it.
        let model = self.model.with_untracked(|model| model.for_visit(submission.visit));
        let local = media.as_ref().map(|row| row.local.clone());
        let (events, head) = outbox::record(&*parts.store, &*parts.device, draft(&model, &submission, media)?).await?;
        // What this act moved is folded already; whatever else has changed is not, and is folded by the next pass.
        parts.notes.facts.borrow_mut().set(fact::HEAD, &head);
        if let Some(other) = other {
            parts.notes.proofs.borrow_mut().remove(&other);
        }
        self.model.update(|model| {
            if let Some(visit) = model.visits.iter_mut().find(|visit| visit.assignment.visit == submission.visit) {
                // As after every opening: what an enterprise said of the samplers is closed to them.
                events.iter().for_each(|event| visit.apply(&event.closed()));
            }
            model.pending.commands += 1;
            if let Some(local) = local {
                model.pending.media += 1;
                model.pending.bytes += local.evidence.bytes;
                model.media.insert(local.evidence.media, local);
            }
        });
        drop(held);
        parts.notes.wake();
        Ok(())
    }

    /// Another person's act needs their PIN, given on this phone just before.
    fn prove_other(self, submission: &Submission) -> Result<Option<PersonId>, SubmitError> {
        let active = self.model.with_untracked(|model| model.active);
        let Some(other) = submission.by.filter(|by| Some(*by) != active) else { return Ok(None) };
        let parts = self.parts();
        let proved = parts.notes.proofs.borrow().get(&other).is_some_and(|at| parts.device.monotonic().saturating_sub(*at) <= PROOF);
        if proved { Ok(Some(other)) } else { Err(SubmitError::NotProved(other)) }
    }

    /// Keeps a photo or video, reads it back, and only then records that it was taken. The same bytes for the same purpose are kept once.
    ///
    /// # Errors
    /// It could not be kept or recorded.
    pub async fn capture(self, capture: Capture) -> Result<MediaId, SubmitError> {
        let is_film = capture.delivered.kind == MediaKind::Video && capture.delivered.source == MediaSource::Camera;
        let film = self.parts().notes.film.get().filter(|_| is_film);
        let media = self.keep(capture, Came::Whole).await;
        if let Some(film) = film {
            // Where nothing was recorded nothing lies there that could be offered later.
            let is_nothing = media == Err(SubmitError::Empty) && self.parts().store.film(film).await.is_ok_and(|seconds| seconds.is_none());
            if media.is_ok() || is_nothing {
                self.end_film(film).await;
            }
        }
        media
    }

    /// Keeps and records, and leaves the seconds of a film where they lie.
    pub(super) async fn keep(self, capture: Capture, came: Came) -> Result<MediaId, SubmitError> {
        let parts = self.parts();
        let Capture { visit, sheet, purpose, delivered, position } = capture;
        if delivered.bytes.is_empty() {
            return Err(SubmitError::Empty);
        }
        let media = MediaId::new(self.now(), parts.device.chance());
        let digest = Digest::of(&delivered.bytes);
        // A file that was imported already is one piece of evidence, however often it is chosen.
        let is_same = |evidence: &Evidence| (evidence.digest, evidence.purpose) == (digest, purpose);
        let known =
            self.model.with_untracked(|model| model.sheet(visit, sheet)?.evidence.iter().find(|evidence| is_same(evidence)).map(|same| same.media));
        if let Some(known) = known {
            return Ok(known);
        }
        let evidence = Evidence {
            media,
            purpose,
            kind: delivered.kind,
            source: delivered.source,
            digest,
            bytes: u64::try_from(delivered.bytes.len()).unwrap_or(u64::MAX),
            segments: segments(&delivered.bytes),
            mime: delivered.mime,
            taken_at: delivered.taken_at,
            position,
            broken_off: came == Came::BrokenOff,
        };
        let submission =
            Submission { visit, by: None, waivers: Vec::new(), as_written: false, act: Act::Capture { sheet, evidence: evidence.clone() } };
        // Judged first: bytes of a refused act would lie about without an owner.
        self.judge(&submission)?;
        // While it is held nobody takes these bytes for such as no row speaks of.
        let held = parts.device.lock(CAPTURE).await;
        parts.store.keep(media, delivered.bytes).await.map_err(SubmitError::NotKept)?;
        let row = MediaRow { local: LocalMedia { visit, sheet, evidence }, receipt: None };
        let recorded = self.record(submission, Some(row)).await;
        // It may stand there all the same, where only reading it back failed. What cannot be forgotten now is forgotten when the store is next compared.
        if recorded.is_err() && parts.store.get(Table::Media, media.to_string()).await == Ok(None) {
            let _ = parts.store.forget(media).await;
        }
        drop(held);
        recorded.map(|()| media)
    }

    /// The best position that the phone finds within half a minute; tells of each better one on the way.
    ///
    /// # Errors
    /// The phone does not know, or may not tell.
    pub async fn position(self, so_far: SoFar) -> Result<Position, DeviceError> {
        self.device().position(POSITION_LIMIT, so_far).await
    }

    /// Sends now what waits.
    pub fn send_now(self) {
        self.parts().notes.wake();
    }
}

impl Model {
    /// As much of the model as a decision on one visit needs.
    fn for_visit(&self, visit: domain::id::VisitId) -> Self {
        Self {
            briefing: self.briefing.clone(),
            visits: self.visit(visit).cloned().into_iter().collect(),
            people: self.people.clone(),
            active: self.active,
            ..Self::default()
        }
    }
}

/// An act with whose it is and what it is judged against.
fn draft<'a>(model: &'a Model, submission: &Submission, media: Option<MediaRow>) -> Result<Draft<'a>, SubmitError> {
    let recorded_by = model.active.ok_or(SubmitError::NotReady)?;
    let actor = model.actor(submission.by.unwrap_or(recorded_by)).ok_or(SubmitError::NotReady)?;
    let state = model.state(submission.visit).ok_or(SubmitError::NotReady)?;
    Ok(Draft {
        state,
        actor,
        recorded_by,
        waivers: submission.waivers.clone(),
        as_written: submission.as_written,
        act: submission.act.clone(),
        media,
    })
}
