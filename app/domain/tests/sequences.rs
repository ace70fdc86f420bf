//! Sequences of acts: nothing panics, replaying gives the same state, and what is complete satisfies the law.

use domain::act::{Act, Command};
use domain::checklist::{Status, cards};
use domain::decide::{State, decide};
use domain::denial::Step;
use domain::evidence::{EvidenceClass, Purpose};
use domain::fixture;
use domain::id::{DeviceId, PersonId};
use domain::paper::sheet_paper;
use domain::part::Part;
use domain::sheet::Sheet;
use domain::signature::Signer;
use domain::transport::{Mode, PaperKind};
use domain::visit::{Briefing, Event, Visit};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn story() -> (Briefing, Visit, Vec<Command>) {
    let briefing = fixture::briefing();
    let assignment = fixture::assignment("A");
    let acts = fixture::story(&briefing, &assignment);
    let commands = fixture::commands(DeviceId::derived("phone"), assignment.visit, acts, (0, None), None);
    (briefing, Visit::assigned(assignment), commands.into_iter().map(|(command, _)| command).collect())
}

/// An independent reading of the obligations of a complete sheet, written without the checklist.
fn satisfies_the_law(briefing: &Briefing, visit: &Visit, sheet: &Sheet) -> Result<(), &'static str> {
    let ensure = |so: bool, what: &'static str| if so { Ok(()) } else { Err(what) };
    let rules = briefing.rules(sheet.opening.rules).ok_or("O-26")?;
    let present: BTreeSet<_> = visit.present.iter().collect();
    ensure(present.len() >= 2, "O-24")?;
    let (_, papers) = visit.papers.as_ref().ok_or("O-25")?;
    ensure(papers.names_on_notice.iter().collect::<BTreeSet<_>>() == present, "O-25")?;
    ensure([PaperKind::Notice, PaperKind::StaffCard, PaperKind::Authorisation].iter().all(|paper| papers.papers.contains(paper)), "O-25")?;
    let identity = visit.identity.as_ref().ok_or("O-11")?;
    ensure(identity.division / 100 == 1402 && identity.trade.is_some(), "O-11")?;
    ensure(briefing.campaign.line(sheet.opening.line).is_some(), "O-03")?;
    ensure(briefing.campaign.share(sheet.opening.line, sheet.opening.laboratory) > 0, "O-05")?;
    ensure(rules.approved.is_some() && rules.published.is_some_and(|published| published <= sheet.opened_at), "O-21")?;
    let sampling = sheet.sampling.as_ref().ok_or("O-26")?;
    ensure(sampling.test.milli >= rules.least_test.milli, "O-26")?;
    ensure(rules.least_backup.is_none_or(|least| sampling.backup.milli >= least.milli), "O-32")?;
    let shows = |purpose: Purpose| sheet.evidence.iter().any(|evidence| evidence.purpose == purpose);
    ensure(EvidenceClass::ALL.into_iter().all(|class| shows(Purpose::Class { class })), "O-28")?;
    let numbers: BTreeSet<_> = sheet.seals.iter().map(|seal| &seal.number).collect();
    ensure(numbers.len() == sheet.containers.len(), "O-36")?;
    ensure([Part::Test, Part::Backup].iter().all(|part| sheet.containers.iter().any(|container| container.part == *part)), "O-37")?;
    ensure(sheet.containers.iter().all(|container| shows(Purpose::Seal { container: container.id })), "O-38")?;
    let slip = sheet.payment.as_ref().ok_or("O-33")?;
    ensure(slip.quantity == sampling.test, "O-33")?;
    ensure(slip.backup_amount.0 == 0, "O-35")?;
    let paper = sheet_paper(briefing, visit, sheet).digest();
    ensure(sheet.signatures.iter().all(|record| record.signature.shown == paper), "O-29")?;
    let signed = |person: &PersonId| sheet.signatures.iter().any(|record| record.signature.signer == Signer::Sampler { person: *person });
    ensure(visit.present.iter().all(signed), "O-29")?;
    let enterprise = sheet.signatures.iter().any(|record| matches!(record.signature.signer, Signer::Enterprise { .. }));
    ensure(enterprise || sheet.declined.as_ref().is_some_and(|declined| !declined.note.trim().is_empty()), "O-30")?;
    let transport = sheet.transport.as_ref().ok_or("O-39")?;
    ensure(!rules.is_dangerous() || matches!(transport.mode, Mode::Carried { .. }), "O-40")?;
    ensure(sheet.copies.is_some(), "O-50")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Acts of the story, left out, doubled and shuffled; now judged, now forced in as facts.
    #[test]
    fn no_sequence_panics_and_complete_means_lawful(
        steps in prop::collection::vec((any::<prop::sample::Index>(), prop::bool::weighted(0.1)), 0..90),
        in_order in prop::bool::weighted(0.5),
        skipped in prop::collection::btree_set(0_usize..40, 0..2),
    ) {
        let (briefing, mut visit, commands) = story();
        let mut events = Vec::new();
        let order: Vec<(usize, bool)> = if in_order {
            (0..commands.len()).filter(|place| !skipped.contains(place)).map(|place| (place, false)).collect()
        } else {
            steps.iter().map(|(index, forced)| (index.index(commands.len()), *forced)).collect()
        };
        for (place, forced) in order {
            let command = &commands[place];
            let actor = fixture::actor(command.by);
            let decided = decide(State { briefing: &briefing, visit: &visit }, command, &actor, command.at);
            let taken = match decided {
                Ok(events) => events,
                Err(_) if forced => vec![Event::fact(command)],
                Err(_) => continue,
            };
            let completes = matches!(command.act, Act::Complete { .. }) && !forced;
            for event in taken {
                visit.apply(&event);
                events.push(event);
            }
            if completes {
                let sheet = visit.sheets.last().unwrap();
                prop_assert_eq!(satisfies_the_law(&briefing, &visit, sheet), Ok(()));
                let all = cards(State { briefing: &briefing, visit: &visit }, Some(sheet));
                prop_assert!(all.iter().all(|card| card.status == Status::Done));
            }
        }
        let mut again = Visit::assigned(visit.assignment.clone());
        events.iter().for_each(|event| again.apply(event));
        prop_assert_eq!(again, visit);
    }

    /// Events read back from their stored text give the same state.
    #[test]
    fn events_survive_their_text(upto in 0_usize..40) {
        let (briefing, mut visit, commands) = story();
        let mut replayed = visit.clone();
        for command in commands.iter().take(upto) {
            let state = State { briefing: &briefing, visit: &visit };
            let events = decide(state, command, &fixture::actor(command.by), command.at).unwrap();
            let text = serde_json::to_string(&events).unwrap();
            events.iter().for_each(|event| visit.apply(event));
            serde_json::from_str::<Vec<Event>>(&text).unwrap().iter().for_each(|event| replayed.apply(event));
        }
        prop_assert_eq!(replayed, visit);
    }
}

/// Leaving out any one act of the story, the sheet cannot be completed.
#[test]
fn no_act_of_the_story_is_idle() {
    let (briefing, start, commands) = story();
    for left_out in 0..commands.len() {
        let mut visit = start.clone();
        for (_, command) in commands.iter().enumerate().filter(|(place, _)| *place != left_out) {
            if let Ok(events) = decide(State { briefing: &briefing, visit: &visit }, command, &fixture::actor(command.by), command.at) {
                events.iter().for_each(|event| visit.apply(event));
            }
        }
        assert!(visit.sheets.iter().all(|sheet| sheet.completed_at.is_none()), "without {:?}", commands[left_out].act);
    }
}

#[test]
fn the_story_completes() {
    let (briefing, mut visit, commands) = story();
    assert_eq!(commands.len(), 30);
    for command in &commands {
        let state = State { briefing: &briefing, visit: &visit };
        let events = decide(state, command, &fixture::actor(command.by), command.at).unwrap();
        events.iter().for_each(|event| visit.apply(event));
    }
    let sheet = &visit.sheets[0];
    assert_eq!(satisfies_the_law(&briefing, &visit, sheet), Ok(()));
    assert_eq!(cards(State { briefing: &briefing, visit: &visit }, Some(sheet)).len(), Step::ALL.len());
}
