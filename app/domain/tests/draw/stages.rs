//! D0 to D5: who may do what, and when.

use super::rosters::{Case, case};
use domain::campaign::LineNumber;
use domain::draw::{Act, Denial, Draw, Event, Material, Party, Secret, Stage, decide};
use domain::id::{OrganisationId, PersonId};
use domain::no_sample::NoSampleReason;
use domain::person::{Actor, Role};
use domain::time::{Instant, LocalDate};

const ANNOUNCED: i64 = 1_795_600_000_000;

pub(crate) fn actor(name: &str, organisation: &str) -> Actor {
    Actor { person: PersonId::derived(name), role: Role::BureauDesk, organisation: OrganisationId::derived(organisation), division: None }
}

/// A draw with its texts and a clock.
pub(crate) struct Story {
    case: Case,
    pub(crate) draw: Draw,
    now: Instant,
    is_visited: bool,
}

impl Story {
    fn new() -> Self {
        let case = case(11);
        let frozen = Event::Frozen {
            plan: case.frozen.plan().clone(),
            roster: case.frozen.digest(),
            samplers: case.frozen.samplers(),
            entries: 1,
            organisation: OrganisationId::derived("bureau"),
            by: PersonId::derived("desk"),
            at: Instant::from_millis(ANNOUNCED - 10_000),
        };
        Self { case, draw: Draw::fold([&frozen]).unwrap(), now: Instant::from_millis(ANNOUNCED - 5_000), is_visited: false }
    }

    fn tries(&self, who: &Actor, act: &Act) -> Result<Vec<Event>, Denial> {
        let sampling_ends = LocalDate::new(2027, 1, 1).unwrap();
        let material = Material { texts: Some((&self.case.frozen, &self.case.samplers)), sampling_ends, is_visited: self.is_visited };
        decide(&self.draw, act, who, material, self.now)
    }

    #[track_caller]
    pub(crate) fn does(&mut self, who: &Actor, act: &Act) {
        for event in self.tries(who, act).unwrap() {
            // What is kept as JSON is what is folded.
            let kept = serde_json::to_string(&event).unwrap();
            self.draw.apply(&serde_json::from_str(&kept).unwrap());
        }
    }

    fn commit(&self, party: Party) -> Act {
        let commitments = self.case.commitments();
        let commitment = if party == Party::Organiser { commitments.organiser } else { commitments.observer };
        Act::Commit { party, commitment }
    }

    fn reveal(&self, party: Party) -> Act {
        Act::Reveal { party, secret: if party == Party::Organiser { self.case.organiser } else { self.case.observer } }
    }

    /// Both have committed.
    fn committed() -> Self {
        let mut story = Self::new();
        story.does(&actor("desk", "bureau"), &story.commit(Party::Organiser));
        story.does(&actor("manager", "agency"), &story.commit(Party::Observer));
        story
    }

    /// All is there to draw with.
    pub(crate) fn opened() -> Self {
        let mut story = Self::committed();
        story.now = Instant::from_millis(ANNOUNCED);
        story.does(&actor("desk", "bureau"), &Act::Announce { number: story.case.number.clone() });
        story.does(&actor("manager", "agency"), &story.reveal(Party::Observer));
        story.does(&actor("desk", "bureau"), &story.reveal(Party::Organiser));
        story
    }

    /// The list is with those who may see it.
    pub(crate) fn approved() -> Self {
        let mut story = Self::opened();
        story.does(&actor("desk", "bureau"), &Act::Draw);
        story.does(&actor("approver", "bureau"), &Act::Approve);
        story
    }

    /// A stratum that has a reserve, and its first enterprise.
    pub(crate) fn replace(&self, note: &str) -> (Act, usize) {
        let place = self.draw.result.iter().position(|stratum| !stratum.reserves.is_empty()).unwrap();
        let stratum = &self.draw.result[place];
        let (line, body, enterprise) = (stratum.line, stratum.body, self.draw.standing(stratum)[0]);
        (Act::Replace { line, body, enterprise, reason: NoSampleReason::Stopped, note: note.into() }, place)
    }
}

#[test]
fn o22_two_parties_of_two_bodies_commit_before_the_number_can_be_known() {
    let mut story = Story::new();
    let (desk, manager) = (actor("desk", "bureau"), actor("manager", "agency"));
    assert_eq!(story.tries(&manager, &story.commit(Party::Organiser)), Err(Denial::OrganiserForeign));
    assert_eq!(story.tries(&actor("approver", "bureau"), &story.commit(Party::Observer)), Err(Denial::ObserverOfTheSameBody));
    assert_eq!(story.tries(&desk, &Act::Announce { number: story.case.number.clone() }), Err(Denial::NotItsTurn));
    story.does(&desk, &story.commit(Party::Organiser));
    assert_eq!(story.draw.stage, Stage::Frozen, "one half is none");
    assert_eq!(story.tries(&desk, &story.commit(Party::Organiser)), Err(Denial::DoneAlready));
    assert_eq!(story.tries(&actor("desk", "agency"), &story.commit(Party::Observer)), Err(Denial::SamePerson));
    story.now = Instant::from_millis(ANNOUNCED);
    assert_eq!(story.tries(&manager, &story.commit(Party::Observer)), Err(Denial::NumberKnown));
    story.now = Instant::from_millis(ANNOUNCED - 1);
    story.does(&manager, &story.commit(Party::Observer));
    assert_eq!(story.draw.stage, Stage::Committed);
    assert_eq!(Denial::NumberKnown.obligation().to_string(), "O-22");
}

#[test]
fn o22_the_number_is_typed_in_once_it_is_announced_and_once() {
    let mut story = Story::committed();
    let announce = Act::Announce { number: story.case.number.clone() };
    assert_eq!(story.tries(&actor("desk", "bureau"), &announce), Err(Denial::NumberUnknown));
    assert_eq!(story.tries(&actor("desk", "bureau"), &story.reveal(Party::Organiser)), Err(Denial::NotItsTurn));
    story.now = Instant::from_millis(ANNOUNCED);
    story.does(&actor("desk", "bureau"), &announce);
    assert_eq!(story.tries(&actor("desk", "bureau"), &announce), Err(Denial::NotItsTurn));
}

#[test]
fn o22_a_secret_fits_its_commitment_or_nothing_is_drawn() {
    let mut story = Story::committed();
    story.now = Instant::from_millis(ANNOUNCED);
    let desk = actor("desk", "bureau");
    story.does(&desk, &Act::Announce { number: story.case.number.clone() });
    let other = Act::Reveal { party: Party::Organiser, secret: Secret::from_bytes([9; 32]) };
    assert_eq!(story.tries(&desk, &other), Err(Denial::SecretWrong));
    let anothers = Act::Reveal { party: Party::Organiser, secret: story.case.observer };
    assert_eq!(story.tries(&desk, &anothers), Err(Denial::SecretWrong));
    assert_eq!(story.tries(&desk, &Act::Draw), Err(Denial::NotItsTurn));
    story.does(&desk, &story.reveal(Party::Organiser));
    assert_eq!(story.tries(&desk, &story.reveal(Party::Organiser)), Err(Denial::DoneAlready));
    assert_eq!(story.tries(&desk, &Act::Draw), Err(Denial::NotItsTurn));
}

#[test]
fn o22_it_is_drawn_from_what_was_frozen_and_once() {
    let mut story = Story::opened();
    let desk = actor("desk", "bureau");
    let own = std::mem::replace(&mut story.case, case(12));
    assert_eq!(story.tries(&desk, &Act::Draw), Err(Denial::TextsDiffer));
    story.case = own;
    story.does(&desk, &Act::Draw);
    assert_eq!(story.tries(&desk, &Act::Draw), Err(Denial::NotItsTurn));
    // Whoever has seen a list may not wish for another.
    assert_eq!(story.tries(&desk, &Act::Void { reason: "another one".into() }), Err(Denial::NotItsTurn));
    assert_eq!(story.tries(&desk, &Act::Approve), Err(Denial::ApproverFroze));
    story.does(&actor("approver", "bureau"), &Act::Approve);
    assert!(story.draw.is_settled());
    assert!(story.draw.tours.iter().all(|tour| tour.team.len() == 2), "O-24");
}

#[test]
fn o22_the_next_reserve_stands_in_and_no_other() {
    let mut story = Story::approved();
    let desk = actor("desk", "bureau");
    assert_eq!(story.tries(&desk, &story.replace(" ").0), Err(Denial::ReasonMissing));
    let (_, place) = story.replace("closed");
    let reserves = story.draw.result[place].reserves.clone();
    let mut tour = story.draw.tour(story.draw.result[place].drawn[0]).unwrap().team.clone();
    for reserve in &reserves {
        let (act, _) = story.replace("closed");
        let Act::Replace { enterprise: before, .. } = &act else { unreachable!() };
        story.does(&desk, &act);
        let stratum = &story.draw.result[place];
        let standing = story.draw.standing(stratum);
        assert_eq!(standing[0], *reserve, "in the order of the reserves");
        assert_eq!(standing.len(), stratum.drawn.len());
        // Who was drawn for another line has a team that visits it already.
        let own = story.draw.tours.iter().find(|tour| tour.enterprises.contains(reserve)).map(|tour| tour.team.clone());
        tour = own.unwrap_or(tour);
        assert_eq!(story.draw.tour(*reserve).unwrap().team, tour, "the same team goes");
        let Act::Replace { line, body, reason, note, .. } = act.clone() else { unreachable!() };
        let again = Act::Replace { line, body, enterprise: *before, reason, note };
        assert_eq!(story.tries(&desk, &again), Err(Denial::NotOnTheList));
    }
    assert_eq!(story.tries(&desk, &story.replace("closed").0), Err(Denial::ReservesUsedUp));
    let (act, _) = story.replace("closed");
    let Act::Replace { body, enterprise, reason, note, .. } = act else { unreachable!() };
    let elsewhere = Act::Replace { line: LineNumber(99), body, enterprise, reason, note };
    assert_eq!(story.tries(&desk, &elsewhere), Err(Denial::NotOnTheList));
}

#[test]
fn d4_nothing_is_published_before_the_visits() {
    let mut story = Story::approved();
    let desk = actor("desk", "bureau");
    assert_eq!(story.tries(&desk, &Act::Publish), Err(Denial::StillSecret));
    story.is_visited = true;
    assert!(story.tries(&desk, &Act::Publish).is_ok());
    story.is_visited = false;
    story.now = LocalDate::new(2027, 1, 2).unwrap().start();
    story.does(&desk, &Act::Publish);
    assert_eq!(story.draw.stage, Stage::Published);
}

#[test]
fn what_came_to_nothing_says_why_and_goes_no_further() {
    let mut story = Story::committed();
    let desk = actor("desk", "bureau");
    assert_eq!(story.tries(&desk, &Act::Void { reason: " ".into() }), Err(Denial::ReasonMissing));
    story.does(&desk, &Act::Void { reason: "the lottery was put off".into() });
    story.now = Instant::from_millis(ANNOUNCED);
    assert_eq!(story.tries(&desk, &Act::Announce { number: story.case.number.clone() }), Err(Denial::NotItsTurn));
}
