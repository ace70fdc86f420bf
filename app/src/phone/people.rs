//! Who may act on this phone: sign-in once, then each person's own PIN.

use super::epoch::{self, Source, begin_again};
use super::outgoing::{read_media, unproved};
use super::pin::{PinError, choosable, is_pin};
use super::rows::{Contact, fact, parse, read};
use super::{Film, LocalPerson, Phone};
use crate::api::ApiError;
use crate::store::{LocalStore, StoreError, Table, Write};
use domain::contract::{DeviceKey, Enrolled, Me, SignIn, key_proof};
use domain::id::{DeviceId, MediaId, PersonId};
use domain::json::{self, Json};
use domain::time::Instant;

/// The name of the lock under which people, their PINs and their wrong tries are changed; pages in other tabs wait for it too.
pub const PEOPLE_LOCK: &str = "people";

/// Wrong PINs that cost no waiting.
const FREE: u32 = 3;
/// The first wait, in milliseconds; each further one is twice as long.
const FIRST_WAIT: i64 = 5_000;
const LONGEST_WAIT: i64 = 15 * 60_000;

/// Wrong PINs in a row, kept so that closing the page does not forget them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Json)]
struct Failures {
    count: u32,
    last: Option<Instant>,
}

impl Failures {
    fn wait(self, now: Instant) -> i64 {
        let Some(over) = self.count.checked_sub(FREE) else { return 0 };
        let full = FIRST_WAIT.checked_shl(over).map_or(LONGEST_WAIT, |wait| wait.clamp(FIRST_WAIT, LONGEST_WAIT));
        // A clock that was turned back does not shorten the wait, nor lengthen it for ever.
        self.last.map_or(0, |last| full - now.since(last).clamp(0, full))
    }
}

fn seconds(millis: i64) -> u32 {
    u32::try_from((millis + 999) / 1000).unwrap_or(u32::MAX)
}

fn failures_key(person: PersonId) -> String {
    format!("failures:{person}")
}

impl Phone {
    /// Signs a person in at the office and registers this device for them. A person without a PIN here chooses one next, by [`Phone::set_pin`].
    ///
    /// # Errors
    /// The office refuses, does not answer, or the phone cannot make its key.
    pub async fn sign_in(self, sign_in: SignIn) -> Result<Me, ApiError> {
        let me = self.parts().api.sign_in(sign_in).await?;
        self.signed_in(me).await
    }

    /// The same by the code that a manager showed, which carries no password and serves once.
    ///
    /// # Errors
    /// As [`Phone::sign_in`].
    pub async fn enter(self, code: String) -> Result<Me, ApiError> {
        let me = self.parts().api.enter(Enrolled { code }).await?;
        self.signed_in(me).await
    }

    async fn signed_in(self, me: Me) -> Result<Me, ApiError> {
        let parts = self.parts();
        let local = |error: StoreError| ApiError::Local(error.to_string());
        let device: DeviceId = match read(&*parts.store, Table::Facts, fact::DEVICE).await.map_err(local)? {
            Some(device) => device,
            None => DeviceId::new(parts.device.clock(), parts.device.chance()),
        };
        let public_key = parts.device.public_key().await.map_err(|error| ApiError::Local(error.to_string()))?;
        let proof = parts.device.sign(key_proof(&me.challenge, device, &public_key).into_bytes()).await;
        let proof = Some(proof.map_err(|error| ApiError::Local(error.to_string()))?);
        let name = me.person.staff_number.clone();
        let registered = parts.api.register(device, DeviceKey { public_key, name, proof }).await;
        if registered.is_err() {
            // A phone that was reported lost gets nothing, and yet this session hands in what it holds.
            parts.notes.wake();
        }
        let grant = registered?;
        let contact = Contact { offset: grant.token.at.since(parts.device.clock()), token: grant.token };
        let held = parts.device.lock(epoch::LOCK).await;
        let mut facts = vec![
            Write::Put(Table::Facts, fact::DEVICE.to_owned(), json::write(&device)),
            Write::Put(Table::Facts, fact::CONTACT.to_owned(), json::write(&contact)),
            // A new person may bring assignments that lie before the cursor.
            Write::Put(Table::Facts, fact::CURSOR.to_owned(), "0".to_owned()),
        ];
        let source: Source = read(&*parts.store, Table::Facts, fact::SOURCE).await.map_err(local)?.unwrap_or_default();
        if source.ends_with(grant.epoch) {
            // Before anything is sent: the office would miss what lies between its copy and now.
            facts.extend(begin_again(&*parts.store, grant.epoch).await.map_err(local)?);
        }
        parts.store.write(facts).await.map_err(local)?;
        drop(held);
        // Whoever proves themselves by password may choose a PIN, also in place of a forgotten one.
        *parts.notes.newcomer.borrow_mut() = Some(me.person.clone());
        let report = parts.device.storage().await;
        self.model.update(|model| {
            model.offset = contact.offset;
            model.last_contact = Some(contact.token.at);
            model.token = Some(contact.token);
            model.storage = Some(report);
        });
        parts.notes.wake();
        Ok(me)
    }

    /// Tells whether a person has a PIN on this phone.
    #[must_use]
    pub fn has_pin(self, person: PersonId) -> bool {
        self.model.with_untracked(|model| model.people.iter().any(|local| local.person.id == person))
    }

    /// Gives the person who just signed in a PIN; from then on they may act here, and hold the phone.
    ///
    /// # Errors
    /// It may not be chosen, nobody signed in just before, or the phone cannot keep it.
    pub async fn set_pin(self, pin: String) -> Result<PersonId, PinError> {
        choosable(&pin)?;
        let parts = self.parts();
        let person = parts.notes.newcomer.borrow().clone().ok_or(PinError::NobodyThere)?;
        let id = person.id;
        let pin = parts.device.stretch(pin, None).await.map_err(PinError::Device)?;
        self.open_keys().await;
        parts.device.mark();
        // Read and written in one go: another tab may be adding somebody else.
        let held = parts.device.lock(PEOPLE_LOCK).await;
        let row = parts.store.get(Table::Facts, fact::PEOPLE.to_owned()).await.map_err(PinError::Store)?;
        let mut people: Vec<LocalPerson> = row.map(|row| parse(&row)).transpose().map_err(PinError::Store)?.unwrap_or_default();
        people.retain(|local| local.person.id != id);
        people.push(LocalPerson { person, pin });
        let row = json::write(&people);
        parts.store.write(vec![Write::Put(Table::Facts, fact::PEOPLE.to_owned(), row)]).await.map_err(PinError::Store)?;
        drop(held);
        parts.notes.newcomer.borrow_mut().take();
        self.model.update(|model| {
            model.people = people;
            model.active = Some(id);
        });
        parts.notes.wake();
        Ok(id)
    }

    /// Proves a person by their PIN; it is good for one act of theirs on another's phone.
    ///
    /// # Errors
    /// The PIN is wrong, or too many were.
    pub async fn prove(self, person: PersonId, pin: String) -> Result<(), PinError> {
        if !is_pin(&pin) {
            return Err(PinError::NotSixDigits);
        }
        let parts = self.parts();
        let known = self.model.with_untracked(|model| model.people.iter().find(|local| local.person.id == person).map(|local| local.pin.clone()));
        let known = known.ok_or(PinError::NobodyThere)?;
        let key = failures_key(person);
        // Two tabs must not count as one try what was tried in both.
        let _held = parts.device.lock(PEOPLE_LOCK).await;
        let failures: Failures = read(&*parts.store, Table::Facts, &key).await.map_err(PinError::Store)?.unwrap_or_default();
        let wait = failures.wait(parts.device.clock());
        if wait > 0 {
            return Err(PinError::Wait { wait: seconds(wait) });
        }
        let stretched = parts.device.stretch(pin, Some(known.salt.clone())).await.map_err(PinError::Device)?;
        if stretched.key != known.key {
            let failures = Failures { count: failures.count.saturating_add(1), last: Some(parts.device.clock()) };
            keep(&*parts.store, key, failures).await?;
            return Err(PinError::Wrong { wait: seconds(failures.wait(parts.device.clock())) });
        }
        self.open_keys().await;
        if failures.count > 0 {
            keep(&*parts.store, key, Failures::default()).await?;
        }
        parts.notes.proofs.borrow_mut().insert(person, parts.device.monotonic());
        Ok(())
    }

    /// Opens the store to whoever's PIN was just proved, and compares once what lies there with what its rows say.
    async fn open_keys(self) {
        let parts = self.parts();
        if let Err(error) = parts.device.open_keys().await {
            // They may act all the same; what cannot be kept will say so.
            self.model.update(|model| model.store_trouble = Some(StoreError::Failed(error.to_string())));
            return;
        }
        if let Err(error) = self.look_for_shut_keys().await {
            self.model.update(|model| model.store_trouble = Some(StoreError::Failed(error.to_string())));
        }
        parts.notes.wake();
        if !parts.notes.compared.replace(true) {
            self.run(async move {
                if let Err(error) = self.compare().await {
                    self.parts().notes.compared.set(false);
                    self.model.try_update(|model| model.store_trouble = Some(error));
                }
            });
        }
    }

    /// Forgets bytes of which no row speaks: the page died between keeping and recording them. Notes rows whose bytes are gone.
    async fn compare(self) -> Result<(), StoreError> {
        let parts = self.parts();
        let held = parts.device.lock(super::work::CAPTURE).await;
        let kept = parts.store.kept().await?;
        let rows = read_media(&*parts.store).await?;
        let films: Vec<Film> = read(&*parts.store, Table::Facts, fact::FILMS).await?.unwrap_or_default();
        let is_film = |media: &MediaId| films.iter().any(|film| film.film == *media);
        for media in kept.iter().filter(|media| !rows.contains_key(*media) && !is_film(media)) {
            parts.store.forget(*media).await?;
        }
        drop(held);
        let missing: Vec<MediaId> = unproved(rows).iter().map(|row| row.local.evidence.media).filter(|media| !kept.contains(media)).collect();
        self.model.update(|model| model.missing = missing);
        Ok(())
    }

    /// Gives the phone into a person's hand.
    ///
    /// # Errors
    /// The PIN is wrong, or too many were.
    pub async fn unlock(self, person: PersonId, pin: String) -> Result<(), PinError> {
        self.prove(person, pin).await?;
        self.model.update(|model| model.active = Some(person));
        Ok(())
    }

    /// Hides everything until the next PIN; the sync goes on.
    pub fn lock(self) {
        self.parts().notes.proofs.borrow_mut().clear();
        self.model.update(|model| model.active = None);
    }
}

async fn keep(store: &dyn LocalStore, key: String, failures: Failures) -> Result<(), PinError> {
    let row = json::write(&failures);
    store.write(vec![Write::Put(Table::Facts, key, row)]).await.map_err(PinError::Store)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_pins_wait_longer_and_longer() {
        let now = Instant::from_millis(1_000_000);
        let wait = |count| Failures { count, last: Some(now) }.wait(now);
        assert_eq!([wait(0), wait(2), wait(3), wait(4), wait(5)], [0, 0, 5_000, 10_000, 20_000]);
        assert_eq!([wait(12), wait(70), wait(u32::MAX)], [LONGEST_WAIT; 3]);
        let failures = Failures { count: 3, last: Some(now) };
        assert_eq!(failures.wait(now.plus(4_000)), 1_000);
        assert_eq!(failures.wait(now.plus(5_000)), 0);
        assert_eq!(failures.wait(now.plus(-60_000)), 5_000, "a clock that was turned back");
    }
}
