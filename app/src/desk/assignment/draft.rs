//! What is typed into the form, and what is sent of it; the office judges it, not the page.

use crate::words::desk::assignment as say;
use domain::assignment::AssignedLine;
use domain::contract::NewAssignment;
use domain::id::{AssignmentId, EnterpriseId, PersonId};
use domain::json::Json;
use domain::time::Instant;

/// The form as it stands, readable or not.
#[derive(Debug, Clone, Default, PartialEq, Eq, Json)]
#[serde(default)]
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
    /// Why all the same, where the office asked back.
    pub(super) reason: String,
}

/// The fields in the order of the form, as the contract and as the page call them.
pub(super) const FIELDS: [(&str, &str); 9] = [
    ("enterprise", say::ENTERPRISE),
    ("team", say::SAMPLERS),
    ("team_name", say::TEAM_NAME),
    ("notice", say::NOTICE),
    ("authorisation", say::AUTHORISATION),
    ("lines", say::LINES),
    ("first_seal", say::FIRST_SEAL),
    ("seals", say::SEALS),
    ("day", say::DAY),
];

/// What is wrong with an entry: the field's name in the contract, and the sentence.
pub(super) type Objection = (&'static str, String);

impl Draft {
    /// What is sent, or everything that is wrong with it, in the order of the form.
    ///
    /// The id follows from enterprise, notice and day: sending the same twice makes no second assignment.
    pub(super) fn read(&self) -> Result<NewAssignment, Vec<Objection>> {
        let enterprise: Option<EnterpriseId> = self.enterprise.parse().ok();
        let (day, seals) = (self.day.parse().ok(), self.seals.trim().parse().ok());
        let mut objections: Vec<Objection> = [
            enterprise.is_none().then_some(("enterprise", say::ENTERPRISE_MISSING)),
            seals.is_none().then_some(("seals", say::SEALS_UNREADABLE)),
            day.is_none().then_some(("day", say::DAY_MISSING)),
        ]
        .into_iter()
        .flatten()
        .map(|(field, sentence)| (field, sentence.to_owned()))
        .collect();
        // What cannot be read stands for itself here, so that the rest is judged in the same round.
        let (enterprise, seals) = (enterprise.unwrap_or_else(|| EnterpriseId::derived("")), seals.unwrap_or(0));
        let day = day.unwrap_or_else(|| Instant::from_millis(0).local_date());
        let whole = NewAssignment {
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
            reason: self.reason.trim().to_owned(),
        };
        let gaps = whole.gaps().into_iter().map(|gap| (gap.field(), say::lacks(gap)));
        objections.extend(gaps.filter(|(field, _)| *field != "seals" || self.seals.trim().parse::<u32>().is_ok()).collect::<Vec<_>>());
        objections.sort_by_key(|(field, _)| FIELDS.iter().position(|(of, _)| of == field));
        if objections.is_empty() { Ok(whole) } else { Err(objections) }
    }

    /// What stays for the next assignment of the day: team, day and laboratory change less often than the enterprise.
    pub(super) fn next(&self) -> Self {
        Self {
            enterprise: String::new(),
            notice: String::new(),
            authorisation: String::new(),
            first_seal: String::new(),
            reason: String::new(),
            ..self.clone()
        }
    }

    /// Takes over who goes and what is sampled.
    pub(super) fn follow(&mut self, team: &[PersonId], lines: &[AssignedLine]) {
        self.team = team.to_vec();
        self.lines = lines.to_vec();
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
    use domain::campaign::LineNumber;
    use domain::id::OrganisationId;

    fn whole() -> Draft {
        Draft {
            enterprise: EnterpriseId::derived("a").to_string(),
            team: vec![PersonId::derived("one"), PersonId::derived("two")],
            team_name: "第1小组".into(),
            notice: "监通1".into(),
            authorisation: "委1".into(),
            lines: vec![AssignedLine { line: LineNumber(5), laboratory: OrganisationId::derived("l") }],
            first_seal: "F004400".into(),
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
    fn everything_that_is_wrong_is_said_in_one_round_at_its_field() {
        let fields = |draft: Draft| draft.read().unwrap_err().into_iter().map(|(field, _)| field).collect::<Vec<_>>();
        assert_eq!(fields(Draft::default()), FIELDS.map(|(field, _)| field));
        assert_eq!(fields(Draft { seals: "six".into(), ..whole() }), ["seals"]);
        assert_eq!(fields(Draft { seals: "1".into(), ..whole() }), ["seals"]);
        assert_eq!(fields(Draft { day: "2026-02-30".into(), notice: " ".into(), ..whole() }), ["notice", "day"]);
    }

    #[test]
    fn a_draft_comes_back_as_it_was_put_away() {
        let text = domain::json::write(&whole());
        assert_eq!(domain::json::read::<Draft>(&text).unwrap(), whole());
        assert_eq!(domain::json::read::<Draft>("{}").unwrap(), Draft::default(), "an older program's draft lacks what is new");
    }

    #[test]
    fn the_next_assignment_keeps_team_and_day() {
        let mut draft = whole();
        draft.toggle_person(PersonId::derived("p"));
        let next = draft.next();
        assert_eq!((next.team.len(), next.day.as_str(), next.enterprise.as_str(), next.notice.as_str()), (3, "2026-11-23", "", ""));
        draft.toggle_person(PersonId::derived("p"));
        assert_eq!(draft.team.len(), 2);
    }
}
