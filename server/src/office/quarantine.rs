//! What could not be taken in: somebody looks after it, and says what was done.

use crate::db::look;
use crate::db::quarantine::{self, Noted, Place};
use crate::office::people::CurrentUser;
use crate::problem::{Answer, not_found, unreadable, wrong};
use crate::state::AppState;
use app::words::problems as words;
use domain::contract::{QuarantineNote, Quarantines};
use domain::digest::Digest;
use domain::id::CommandId;
use domain::permit::{Action, Subject};

/// The longest note, in characters.
const LONGEST: usize = 2000;

/// One page of what is kept, newest first; `after` is what the page before told.
///
/// # Errors
/// The role does not look after it, or `after` is none of ours.
pub async fn list(state: &AppState, user: &CurrentUser, after: Option<&str>) -> Answer<Quarantines> {
    user.must(Action::MindQuarantine, Subject::ALL)?;
    let after = after.map(|text| read(text).ok_or_else(|| unreadable().at("after"))).transpose()?;
    let mut connection = state.db.readers().acquire().await?;
    let (rows, next) = quarantine::page(&mut connection, after.as_ref()).await?;
    Ok(Quarantines { rows, more: next.map(|place| written(&place)) })
}

/// A place as a page tells it: made of letters that stand in an address as they are.
fn written(Place { at, digest, command }: &Place) -> String {
    format!("{at}~{digest}~{command}")
}

fn read(text: &str) -> Option<Place> {
    let mut parts = text.split('~');
    let (at, digest, command) = (parts.next()?.parse().ok()?, parts.next()?, parts.next()?);
    parts.next().is_none().then(|| Place { at, digest: digest.to_owned(), command: command.to_owned() })
}

/// The bytes that are kept; the look is logged.
///
/// # Errors
/// There are none, or the role does not look after them.
pub async fn bytes(state: &AppState, user: &CurrentUser, command: CommandId, digest: &Digest) -> Answer<String> {
    user.must(Action::MindQuarantine, Subject::ALL)?;
    let found = quarantine::bytes(state.db.readers(), command, digest).await?.ok_or_else(not_found)?;
    look::log(&state.db, user.person.id.into(), "quarantine", &[format!("{command} {digest}")], state.clock.now()).await?;
    Ok(found)
}

/// Notes what was done about it; the same note sent again makes no second one.
///
/// # Errors
/// There is no such thing, the note is missing, or the role does not look after it.
pub async fn note(state: &AppState, user: &CurrentUser, command: CommandId, digest: &Digest, note: &QuarantineNote) -> Answer<()> {
    user.must(Action::MindQuarantine, Subject::ALL)?;
    let text = note.note.trim();
    if text.is_empty() || text.chars().count() > LONGEST {
        return Err(wrong("note-missing", words::note_missing()).at("note"));
    }
    if !quarantine::holds(state.db.readers(), command, digest).await? {
        return Err(not_found());
    }
    let person = user.person.id;
    let id = Digest::of(format!("{command} {digest} {person} {text}").as_bytes()).hex();
    let noted = Noted { id: &id, person, at: state.clock.now(), note: text };
    quarantine::note(state.db.writers(), command, digest, &noted).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_as_it_was_written() {
        let place = Place { at: 17, digest: "sha256:00".into(), command: "c".into() };
        assert_eq!(read(&written(&place)), Some(place));
        for nonsense in ["", "17", "x~y~z", "17~a~b~c"] {
            assert_eq!(read(nonsense), None, "{nonsense}");
        }
    }
}
