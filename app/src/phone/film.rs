//! A film lies in the store second by second while it is recorded, so that a page that dies loses at most the last one.

use super::rows::{fact, read};
use super::work::Came;
use super::{Capture, Phone, SubmitError};
use crate::device::{Delivered, DeviceError};
use crate::store::{StoreError, Table, Write};
use domain::evidence::{MediaKind, MediaSource, Purpose};
use domain::id::{MediaId, SheetId, VisitId};
use domain::place::Position;
use domain::time::Instant;
use futures::StreamExt as _;
use futures::channel::mpsc::unbounded;

use domain::json::{self, Json};

/// A film is not begun where less room is left, in bytes: a minute of it twice, and room for the photos of some visits.
pub const RESERVE: u64 = 100_000_000;

/// A film that was begun.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct Film {
    /// Under which its seconds lie.
    pub film: MediaId,
    /// The visit.
    pub visit: VisitId,
    /// The sheet.
    pub sheet: SheetId,
    /// What it is for.
    pub purpose: Purpose,
    /// Its media type.
    pub mime: String,
    /// When it began.
    pub started_at: Instant,
    /// Where the phone was, if it knew.
    pub position: Option<Position>,
}

/// What a film is to be of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subject {
    /// The visit.
    pub visit: VisitId,
    /// The sheet.
    pub sheet: SheetId,
    /// What it is for.
    pub purpose: Purpose,
    /// Where the phone is, if it knows.
    pub position: Option<Position>,
}

/// What becomes of the films that are begun.
type Change = Box<dyn FnOnce(&mut Vec<Film>)>;

impl Phone {
    /// Begins to record what the camera shows.
    ///
    /// # Errors
    /// Too little room is left, or the camera cannot record.
    pub async fn start_film(self, subject: Subject) -> Result<(), DeviceError> {
        let parts = self.parts();
        let report = parts.device.storage().await;
        self.model.update(|model| model.storage = Some(report));
        // A browser that does not say how much it grants says nothing of room.
        if report.quota > 0 && report.quota.saturating_sub(report.used) < RESERVE {
            return Err(DeviceError::NoRoom);
        }
        let film = MediaId::new(self.now(), parts.device.chance());
        let (send, mut seconds) = unbounded::<Vec<u8>>();
        let mime = parts.device.start_recording(Box::new(move |second| {
            // A closed channel means that the page is going away.
            let _ = send.unbounded_send(second);
        }))?;
        parts.notes.film.set(Some(film));
        let Subject { visit, sheet, purpose, position } = subject;
        let row = Film { film, visit, sheet, purpose, mime, started_at: self.now(), position };
        self.run(async move {
            let mut kept = self.change_films(Box::new(|films| films.push(row))).await;
            while let Some(second) = seconds.next().await {
                // Once it is kept as a whole its seconds are nobody's any more.
                if parts.notes.film.get() != Some(film) {
                    return;
                }
                kept = kept.and(parts.store.grow(film, second).await);
            }
            if let Err(error) = kept {
                // The film goes on: its whole is kept at its end.
                self.model.try_update(|model| model.store_trouble = Some(error));
            }
        });
        Ok(())
    }

    /// Films that were begun and never ended: the page died, or the camera was closed.
    #[must_use]
    pub fn unfinished_films(self) -> Vec<Film> {
        let now = self.parts().notes.film.get();
        self.model.with(|model| model.films.iter().filter(|film| Some(film.film) != now).cloned().collect())
    }

    /// Keeps an unfinished film as evidence, as far as it came; answers with nothing where nothing came.
    ///
    /// # Errors
    /// It cannot be kept or recorded; then it stays as it is.
    pub async fn keep_film(self, film: MediaId) -> Result<Option<MediaId>, SubmitError> {
        let parts = self.parts();
        let known = self.model.with_untracked(|model| model.films.iter().find(|known| known.film == film).cloned());
        let Film { visit, sheet, purpose, mime, started_at, position, .. } = known.ok_or(SubmitError::NotReady)?;
        let bytes = parts.store.film(film).await.map_err(SubmitError::NotKept)?.filter(|bytes| !bytes.is_empty());
        let Some(bytes) = bytes else {
            self.end_film(film).await;
            return Ok(None);
        };
        let delivered = Delivered { bytes, mime, kind: MediaKind::Video, source: MediaSource::Camera, taken_at: started_at };
        let media = self.keep(Capture { visit, sheet, purpose, delivered, position }, Came::BrokenOff).await?;
        self.end_film(film).await;
        Ok(Some(media))
    }

    /// Leaves the film that is being recorded as it is: from now on it is offered as unfinished.
    pub fn leave_film(self) {
        self.parts().notes.film.set(None);
        self.model.update(|_| ());
    }

    /// Forgets the seconds of a film that is kept as a whole.
    pub(super) async fn end_film(self, film: MediaId) {
        let parts = self.parts();
        if parts.notes.film.get() == Some(film) {
            parts.notes.film.set(None);
        }
        // The row goes last: without it the seconds would lie there unknown.
        let ended = match parts.store.forget(film).await {
            Ok(()) => self.change_films(Box::new(move |films| films.retain(|known| known.film != film))).await,
            Err(error) => Err(error),
        };
        if let Err(error) = ended {
            self.model.try_update(|model| model.store_trouble = Some(error));
        }
    }

    async fn change_films(self, change: Change) -> Result<(), StoreError> {
        let parts = self.parts();
        let held = parts.device.lock("films").await;
        let mut films: Vec<Film> = read(&*parts.store, Table::Facts, fact::FILMS).await?.unwrap_or_default();
        change(&mut films);
        parts.store.write(vec![Write::Put(Table::Facts, fact::FILMS.to_owned(), json::write(&films))]).await?;
        self.model.try_update(|model| model.films = films);
        drop(held);
        Ok(())
    }
}
