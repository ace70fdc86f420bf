//! 导出全部: everything that this phone holds, as one file that leaves it by any way there is.
//!
//! A TAR of what the store holds: `rows/TABLE.jsonl` with a key and a row a line, `media/ID` with the bytes of each photo and video,
//! `films/ID` with films that were not ended, and `unreadable.txt`. The facts stay behind: keys and PINs leave no phone. What lies there
//! is open to read, so it is handed over in person.

mod tar;

use super::Phone;
use crate::device::NewFile;
use crate::store::{LocalStore, StoreError, Table};
use domain::id::MediaId;
use domain::json;
use domain::time::Instant;

/// So many bytes of a file are in memory at once.
const PIECE: u64 = 4 * 1024 * 1024;

/// The tables that go out, by their names.
const TABLES: [(&str, Table); 5] =
    [("items", Table::Items), ("commands", Table::Commands), ("receipts", Table::Receipts), ("media", Table::Media), ("drafts", Table::Drafts)];

/// What went into a rescue file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Packed {
    /// Commands.
    pub commands: usize,
    /// Photos and videos.
    pub media: usize,
    /// Films that were begun and not kept as evidence: they are in the file and become no evidence by it.
    pub films: usize,
    /// Photos, videos and films that could not be read; they are named in the file.
    pub unreadable: usize,
}

impl Phone {
    /// Makes one file of everything and offers it to the user; what cannot be read is named, and keeps back nothing else.
    ///
    /// # Errors
    /// The rows cannot be read, or the browser cannot make the file.
    pub async fn rescue(self) -> Result<Packed, StoreError> {
        let parts = self.parts();
        let now = self.now();
        let mut file = parts.device.new_file();
        let mut done = Packed::default();
        for (name, table) in TABLES {
            let rows = parts.store.all(table).await?;
            if table == Table::Commands {
                done.commands = rows.len();
            }
            let mut lines = String::new();
            for row in rows {
                lines.push_str(&json::write(&row));
                lines.push('\n');
            }
            file.add(tar::entry(&format!("rows/{name}.jsonl"), lines.into_bytes(), now));
        }
        let mut unreadable = String::new();
        let (media, films) = self.model.with_untracked(|model| {
            let media: Vec<(MediaId, u64)> = model.media.iter().map(|(id, local)| (*id, local.evidence.bytes)).collect();
            (media, model.films.clone())
        });
        for (id, length) in media {
            let is_whole = add_media(&*parts.store, &mut *file, id, length, now).await;
            if is_whole {
                done.media += 1;
            } else {
                done.unreadable += 1;
                unreadable.push_str(&format!("media/{id}\n"));
            }
        }
        for film in films {
            let name = format!("films/{}", film.film);
            match parts.store.film(film.film).await {
                Ok(Some(bytes)) => {
                    done.films += 1;
                    file.add(tar::entry(&name, bytes, now));
                }
                // Not a second of it was kept.
                Ok(None) => {}
                Err(_) => {
                    done.unreadable += 1;
                    unreadable.push_str(&name);
                    unreadable.push('\n');
                }
            }
        }
        file.add(tar::entry("unreadable.txt", unreadable.into_bytes(), now));
        file.add(tar::zeros(tar::END));
        let staff = self.model.with_untracked(|model| model.active.and_then(|person| model.person(person)).map(|person| person.staff_number.clone()));
        let name = format!("fengyang-{}-{}.tar", staff.unwrap_or_default(), now.local_date());
        file.offer(&name, "application/x-tar").map_err(|error| StoreError::Failed(error.to_string()))?;
        Ok(done)
    }
}

/// Adds a photo or video; one that breaks off in the middle is filled up, so that what comes after it can be read. Tells whether it is whole.
async fn add_media(store: &dyn LocalStore, file: &mut dyn NewFile, id: MediaId, length: u64, now: Instant) -> bool {
    let mut at = 0;
    let mut is_whole = true;
    loop {
        let piece = PIECE.min(length - at);
        let read = store.part(id, at, piece).await.ok().flatten().filter(|read| u64::try_from(read.len()) == Ok(piece));
        if at == 0 {
            if read.is_none() {
                return false;
            }
            file.add(tar::header(&format!("media/{id}"), length, now));
        }
        is_whole = is_whole && read.is_some();
        file.add(read.unwrap_or_else(|| tar::zeros(piece)));
        at += piece;
        if at == length {
            break;
        }
    }
    file.add(tar::zeros(tar::padding(length)));
    is_whole
}
