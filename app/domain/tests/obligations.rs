//! Every obligation of a visit, tested by its id: the story of one diesel batch, spoilt in one place.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod obligations {
    mod arriving;
    mod completing;
    mod correcting;
    mod ending;
    mod feedback;
    mod identifying;
    mod importing;
    mod late;
    mod lines;
    mod opening;
    mod permit;
    mod printing;
    mod sampling;
    mod sealing;
    mod signing;
    mod storing;
    mod voiding;
    mod warning;
}

use domain::act::{Act, Command};
use domain::decide::{State, decide};
use domain::denial::Denial;
use domain::fixture;
use domain::id::{DeviceId, PersonId, SheetId};
use domain::person::Actor;
use domain::visit::{Briefing, Event, Visit};

/// A visit on its way, with what it rests on.
struct Case {
    briefing: Briefing,
    visit: Visit,
}

impl Case {
    /// Nothing was done yet.
    fn new() -> Self {
        Self { briefing: fixture::briefing(), visit: Visit::assigned(fixture::assignment("A")) }
    }

    /// The story up to, and without, the first act that `stop` names.
    fn before(stop: impl Fn(&Act) -> bool) -> Self {
        let mut case = Self::new();
        let story = fixture::story(&case.briefing, &case.visit.assignment);
        for (by, act) in story.into_iter().take_while(|(_, act)| !stop(act)) {
            case.does(by, act).unwrap();
        }
        case
    }

    /// The whole story.
    fn complete() -> Self {
        Self::before(|_| false)
    }

    /// The act of the story that `which` names.
    fn act(&self, which: impl Fn(&Act) -> bool) -> Act {
        fixture::story(&self.briefing, &self.visit.assignment).into_iter().map(|(_, act)| act).find(which).unwrap()
    }

    fn state(&self) -> State<'_> {
        State { briefing: &self.briefing, visit: &self.visit }
    }

    fn sheet(&self) -> SheetId {
        SheetId::derived(&format!("sheet {}", self.visit.assignment.visit))
    }

    fn command(&self, by: PersonId, act: Act) -> Command {
        fixture::commands(DeviceId::derived("phone"), self.visit.assignment.visit, vec![(by, act)], (0, None), None).remove(0).0
    }

    fn decide_as(&self, actor: &Actor, act: Act) -> Result<Vec<Event>, Denial> {
        let command = self.command(actor.person, act);
        decide(self.state(), &command, actor, command.at)
    }

    fn decide(&self, act: Act) -> Result<Vec<Event>, Denial> {
        self.decide_as(&fixture::actor(fixture::sampler(1)), act)
    }

    /// Decides, and takes in what was decided.
    fn does(&mut self, by: PersonId, act: Act) -> Result<(), Denial> {
        for event in self.decide_as(&fixture::actor(by), act)? {
            self.visit.apply(&event);
        }
        Ok(())
    }

    /// Takes an act in as a fact, whatever the law thinks of it.
    fn fact(&mut self, by: PersonId, act: Act) {
        let event = Event::fact(&self.command(by, act));
        self.visit.apply(&event);
    }

    /// Expects that the law refuses the act, for this reason and by this obligation.
    #[track_caller]
    fn refuses(&self, act: Act, denial: &Denial, obligation: &str) {
        assert_eq!(self.decide(act).as_ref(), Err(denial));
        assert_eq!(denial.obligation().to_string(), obligation);
    }
}
