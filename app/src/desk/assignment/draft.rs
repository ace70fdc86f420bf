//! What is typed into the form, and what is sent of it; the office judges it, not the page.

use crate::words::desk::assignment as say;
use domain::assignment::AssignedLine;
use domain::contract::NewAssignment;
use domain::id::{AssignmentId, EnterpriseId, PersonId};

/// The form as it stands, readable or not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Draft {
    /// Narrows the enterprises to a division; empty for all.
    pub(super) division: String,
    /// Narrows them by name or address.
    pub(super) search: String,
    pub(super) enterprise: String,
    pub(super) team: Vec<PersonId>,
    pub(super) team_name: String,
    pub(super) notice: String,
    pub(super) authorisation: String,
    pub(super) lines: Vec<AssignedLine>,
    pub(super) first_seal: String,
    pub(super) seals: String,
    pub(super) day: String,
}

/// An entry that cannot be read: the field's name in the contract, and the sentence.
pub(super) type Unreadable = (&'static str, &'static str);

impl Draft {
    /// What is sent, or which entries cannot be read.
    ///
    /// The id follows from enterprise, notice and day: sending the same twice makes no second assignment.
    pub(super) fn read(&self) -> Result<NewAssignment, Vec<Unreadable>> {
        let enterprise: Option<EnterpriseId> = self.enterprise.parse().ok();
        let (day, seals) = (self.day.parse().ok(), self.seals.trim().parse().ok());
        match (enterprise, day, seals) {
            (Some(enterprise), Some(day), Some(seals)) => Ok(NewAssignment {
                id: AssignmentId::derived(&format!("assignment {enterprise} {} {day}", self.notice.trim())),
                enterprise,
                team: self.team.clone(),
                team_name: self.team_name.trim().to_owned(),
                notice: self.notice.trim().to_owned(),
                authorisation: self.authorisation.trim().to_owned(),
                lines: self.lines.clone(),
                first_seal: self.first_seal.trim().to_owned(),
                seals,
                day,
            }),
            (enterprise, day, seals) => Err([
                enterprise.is_none().then_some(("enterprise", say::ENTERPRISE_MISSING)),
                seals.is_none().then_some(("seals", say::SEALS_UNREADABLE)),
                day.is_none().then_some(("day", say::DAY_MISSING)),
            ]
            .into_iter()
            .flatten()
            .collect()),
        }
    }

    /// What stays for the next assignment of the day: team, day and laboratory change less often than the enterprise.
    pub(super) fn next(&self) -> Self {
        Self { enterprise: String::new(), notice: String::new(), authorisation: String::new(), first_seal: String::new(), ..self.clone() }
    }

    /// Puts a sampler in or out.
    pub(super) fn toggle_person(&mut self, person: PersonId) {
        toggle(&mut self.team, person);
    }

    /// Puts a line in or out.
    pub(super) fn toggle_line(&mut self, line: AssignedLine) {
        toggle(&mut self.lines, line);
    }
}

fn toggle<T: PartialEq>(list: &mut Vec<T>, item: T) {
    match list.iter().position(|other| *other == item) {
        Some(place) => {
            list.remove(place);
        }
        None => list.push(item),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole() -> Draft {
        Draft {
            enterprise: EnterpriseId::derived("a").to_string(),
            notice: "监通1".into(),
            seals: "6".into(),
            day: "2026-11-23".into(),
            ..Draft::default()
        }
    }

    #[test]
    fn the_same_assignment_twice_is_one() {
        assert_eq!(whole().read(), whole().read());
        assert_ne!(whole().read().unwrap().id, Draft { notice: "监通2".into(), ..whole() }.read().unwrap().id);
    }

    #[test]
    fn what_cannot_be_read_is_said_at_its_field() {
        let fields = |draft: Draft| draft.read().unwrap_err().into_iter().map(|(field, _)| field).collect::<Vec<_>>();
        assert_eq!(fields(Draft::default()), ["enterprise", "seals", "day"]);
        assert_eq!(fields(Draft { seals: "six".into(), ..whole() }), ["seals"]);
        assert_eq!(fields(Draft { day: "2026-02-30".into(), ..whole() }), ["day"]);
    }

    #[test]
    fn the_next_assignment_keeps_team_and_day() {
        let mut draft = whole();
        draft.toggle_person(PersonId::derived("p"));
        let next = draft.next();
        assert_eq!((next.team.len(), next.day.as_str(), next.enterprise.as_str(), next.notice.as_str()), (1, "2026-11-23", "", ""));
        draft.toggle_person(PersonId::derived("p"));
        assert!(draft.team.is_empty());
    }
}
