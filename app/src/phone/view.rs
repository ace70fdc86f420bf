//! What a page reads of the phone.

use super::rows::claimed;
use super::{Model, Phone};
use crate::device::DeviceError;
use crate::signal::{Signal, memo};
use domain::assignment::StretchedCode;
use domain::checklist::{Card, cards};
use domain::decide::State;
use domain::denial::Denial;
use domain::id::{MediaId, OrganisationId, PersonId, SheetId, VisitId};
use domain::late_entry::LateEntry;
use domain::number::{SealNumber, SheetNumber};
use domain::person::{Actor, Organisation, Person};
use domain::sheet::Sheet;
use domain::storage::ApprovalCode;
use domain::time::Instant;
use domain::visit::{Briefing, Visit};
use std::rc::Rc;

impl Model {
    /// A visit on this phone.
    #[must_use]
    pub fn visit(&self, id: VisitId) -> Option<&Visit> {
        self.visits.iter().find(|visit| visit.assignment.visit == id)
    }

    /// A sheet of a visit.
    #[must_use]
    pub fn sheet(&self, visit: VisitId, sheet: SheetId) -> Option<&Sheet> {
        self.visit(visit)?.sheet(sheet)
    }

    /// What a decision on a visit rests on.
    #[must_use]
    pub fn state(&self, visit: VisitId) -> Option<State<'_>> {
        Some(State { briefing: self.briefing.as_ref()?, visit: self.visit(visit)? })
    }

    /// A person: of this phone, or of the agency.
    #[must_use]
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        let local = self.people.iter().map(|local| &local.person).find(|person| person.id == id);
        local.or_else(|| self.briefing.as_ref()?.person(id))
    }

    /// Tells whether the account of a person was ended, as far as this phone has heard.
    #[must_use]
    pub fn has_left(&self, id: PersonId) -> bool {
        self.briefing.as_ref().and_then(|briefing| briefing.person(id)).is_some_and(|person| person.ended_at.is_some())
    }

    /// Who may hold this phone, and whether they have left: those last, for photos that only their PIN opens still wait for it.
    #[must_use]
    pub fn holders(&self) -> Vec<(&Person, bool)> {
        let all: Vec<(&Person, bool)> = self.people.iter().map(|local| (&local.person, self.has_left(local.person.id))).collect();
        let (left, here): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, has_left)| *has_left);
        here.into_iter().chain(left).collect()
    }

    /// Those of them who have not left; all where nobody else is there, for the phone must come into somebody's hand again.
    #[must_use]
    pub fn stayers(&self) -> Vec<(&Person, bool)> {
        let mut all = self.holders();
        if all.iter().any(|(_, has_left)| !has_left) {
            all.retain(|(_, has_left)| !has_left);
        }
        all
    }

    /// A body.
    #[must_use]
    pub fn organisation(&self, id: OrganisationId) -> Option<&Organisation> {
        self.briefing.as_ref()?.organisations.iter().find(|organisation| organisation.id == id)
    }

    /// A person as the law asks of them.
    #[must_use]
    pub fn actor(&self, id: PersonId) -> Option<Actor> {
        let person = self.person(id)?;
        let division = self.organisation(person.organisation).and_then(|organisation| organisation.division);
        Some(Actor { person: id, role: person.role, organisation: person.organisation, division })
    }

    /// Sheet numbers reserved for a visit that are on no sheet of this phone.
    ///
    /// Each sampler's phone begins at a place of its own: where one dies and the other goes on without a signal, neither knows what the other has used.
    #[must_use]
    pub fn free_numbers(&self, visit: VisitId) -> Vec<SheetNumber> {
        let Some(assignment) = self.visit(visit).map(|visit| &visit.assignment) else { return Vec::new() };
        let used: Vec<&SheetNumber> = self.sheets().map(|sheet| &sheet.opening.number).collect();
        let first = self.people.first().map(|local| local.person.id);
        let seat = assignment.team.iter().position(|person| Some(*person) == first).unwrap_or(0);
        let (before, own) = assignment.numbers.split_at(assignment.numbers.len() * seat / assignment.team.len().max(1));
        own.iter().chain(before).filter(|number| !used.contains(number)).cloned().collect()
    }

    /// Seals handed out for a visit that are on no container of this phone and were not spoiled.
    #[must_use]
    pub fn free_seals(&self, visit: VisitId) -> Vec<SealNumber> {
        let used: Vec<&SealNumber> = self.sheets().flat_map(Sheet::used_seals).collect();
        let reserved = self.visit(visit).map(|visit| visit.assignment.seals.as_slice()).unwrap_or_default();
        reserved.iter().filter(|number| !used.contains(number)).cloned().collect()
    }

    /// All photos and videos of a sheet, and how many of them the server proved.
    #[must_use]
    pub fn media_of(&self, sheet: SheetId) -> (u32, u32) {
        let of_sheet = |id: &MediaId| self.media.get(id).is_some_and(|media| media.sheet == sheet);
        let count = |ids: usize| u32::try_from(ids).unwrap_or(u32::MAX);
        (count(self.media.keys().filter(|id| of_sheet(id)).count()), count(self.proved.keys().filter(|id| of_sheet(id)).count()))
    }

    fn sheets(&self) -> impl Iterator<Item = &Sheet> {
        self.visits.iter().flat_map(|visit| &visit.sheets)
    }
}

impl Phone {
    /// Everything the pages show; reading it follows every change.
    #[must_use]
    pub fn model(self) -> Signal<Model> {
        self.model.read_only()
    }

    /// Part of the model, followed only where that part changes.
    #[must_use]
    pub fn memo<T: PartialEq + 'static>(self, part: impl Fn(&Model) -> T + 'static) -> Signal<T> {
        memo(move || self.model.with(&part))
    }

    /// A visit, followed.
    #[must_use]
    pub fn visit(self, id: VisitId) -> Signal<Option<Visit>> {
        self.memo(move |model| model.visit(id).cloned())
    }

    /// A sheet, followed.
    #[must_use]
    pub fn sheet(self, visit: VisitId, sheet: SheetId) -> Signal<Option<Sheet>> {
        self.memo(move |model| model.sheet(visit, sheet).cloned())
    }

    /// A person, followed where it is read in a page.
    #[must_use]
    pub fn person(self, id: PersonId) -> Option<Person> {
        self.model.with(|model| model.person(id).cloned())
    }

    /// Campaign, rules, people; followed where it is read in a page.
    #[must_use]
    pub fn briefing(self) -> Option<Briefing> {
        self.model.with(|model| model.briefing.clone())
    }

    /// What a decision on a visit rests on, lent to a closure; followed where it is read in a page.
    pub fn state<T>(self, visit: VisitId, read: impl FnOnce(State<'_>) -> T) -> Option<T> {
        self.model.with(|model| model.state(visit).map(read))
    }

    /// The checklist of a visit, or of one of its sheets; followed where it is read in a page.
    #[must_use]
    pub fn checklist(self, visit: VisitId, sheet: Option<SheetId>) -> Vec<Card> {
        self.state(visit, |state| cards(state, sheet.and_then(|id| state.visit.sheet(id)))).unwrap_or_default()
    }

    /// What the law still asks for on one card.
    #[must_use]
    pub fn gaps(self, visit: VisitId, sheet: Option<SheetId>, step: domain::denial::Step) -> Vec<Denial> {
        self.state(visit, |state| domain::checklist::gaps(state, sheet.and_then(|id| state.visit.sheet(id)), step)).unwrap_or_default()
    }

    /// Who holds the phone now; followed.
    #[must_use]
    pub fn active(self) -> Option<PersonId> {
        self.model.with(|model| model.active)
    }

    /// The claimed time, as a command recorded now would have it.
    #[must_use]
    pub fn now(self) -> Instant {
        let own = self.device().clock();
        self.model.with_untracked(|model| claimed(own, model.offset, model.token.as_ref()))
    }

    /// When that was done which is recorded now of a sheet: now, or when its paper was written (补录).
    #[must_use]
    pub fn done_at(self, visit: VisitId, sheet: SheetId) -> Instant {
        let late = self.model.with_untracked(|model| model.sheet(visit, sheet).and_then(|sheet| sheet.opening.late.clone()));
        LateEntry::done_at(late.as_ref(), self.now())
    }

    /// Ten random bytes, for the ids that a page makes.
    #[must_use]
    pub fn chance(self) -> [u8; 10] {
        self.device().chance()
    }

    /// Sheet numbers reserved for a visit that are still free; followed.
    #[must_use]
    pub fn free_numbers(self, visit: VisitId) -> Vec<SheetNumber> {
        self.model.with(|model| model.free_numbers(visit))
    }

    /// Tells whether a code is one by which the bureau may approve something on this visit (O-41), without a signal. A code of which the office itself
    /// told, or of a visit that was assigned before there were codes, is taken: the office looks at each in any case.
    ///
    /// # Errors
    /// The phone cannot stretch it.
    pub async fn approves(self, visit: VisitId, code: &ApprovalCode) -> Result<bool, DeviceError> {
        let known = self.model.with_untracked(|model| {
            let visit = model.visit(visit)?;
            let told = visit.approvals.iter().any(|given| given.code == *code);
            (!told && !visit.assignment.approvals.is_empty()).then(|| visit.assignment.approvals.clone())
        });
        let Some(known) = known else { return Ok(true) };
        for StretchedCode { salt, digest } in known {
            if self.device().stretched(code.as_str().to_owned(), salt).await? == digest {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Seals handed out for a visit that are still free; followed.
    #[must_use]
    pub fn free_seals(self, visit: VisitId) -> Vec<SealNumber> {
        self.model.with(|model| model.free_seals(visit))
    }

    /// The path of the page; followed.
    #[must_use]
    pub fn path(self) -> Signal<String> {
        self.path.read_only()
    }

    /// Goes to a path without loading a page.
    pub fn go(self, path: &str) {
        self.device().go(path);
        self.path.set(path.to_owned());
    }

    /// An address under which a page can show a photo or video of this phone; it stays good as long as the page lives.
    pub async fn picture(self, media: MediaId) -> Option<String> {
        let parts = self.parts();
        if let Some(known) = parts.notes.pictures.borrow().get(&media) {
            return Some(known.clone());
        }
        let mime = self.model.with_untracked(|model| model.media.get(&media).map(|local| local.evidence.mime.clone()))?;
        let bytes = parts.store.part(media, 0, u64::MAX).await.ok().flatten()?;
        let mut pictures = parts.notes.pictures.borrow_mut();
        // Another asker may have been quicker.
        if pictures.get(&media).is_none() {
            pictures.insert(media, Rc::clone(&parts.device).show(&bytes, &mime));
        }
        pictures.get(&media).cloned()
    }
}
