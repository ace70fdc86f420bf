//! A fact stays a fact: what the law or the whole campaign has against it becomes a finding and holds nothing up.

use crate::field::{Office, Phone, applied, later, matters, rebind, story, story_with_seal_of};
use domain::act::{Act, TimeToken};
use domain::assignment::Assignment;
use domain::claim::TimeDoubt;
use domain::contract::Receipt;
use domain::denial::{Denial, Obligation};
use domain::finding::Matter;
use domain::fixture;
use domain::id::PersonId;
use domain::visit::Event;

/// Sends two whole visits and gives the receipts of the second.
async fn second_of(office: &Office, first: &Assignment, second: &Assignment, acts: Vec<(PersonId, Act)>) -> Vec<Receipt> {
    office.assign(first).await;
    office.assign(second).await;
    let mut phone = Phone::new("a");
    let receipts = office.send(phone.device, &phone.visit(first)).await;
    assert!(matters(&receipts).is_empty(), "{:?}", matters(&receipts));
    let commands = phone.record_with_reason(second, acts);
    let receipts = office.send(phone.device, &commands).await;
    assert_eq!(applied(&receipts).len(), commands.len(), "nothing is held up");
    receipts
}

#[tokio::test]
async fn o36_a_seal_that_is_on_another_sheet() {
    let office = Office::open().await;
    let (first, second) = (fixture::assignment("A"), fixture::assignment("B"));
    let receipts = second_of(&office, &first, &second, story_with_seal_of(&second, &first)).await;
    let expected = Matter::SealElsewhere { seal: first.seals[0].clone(), sheet: first.numbers[0].clone() };
    assert_eq!(matters(&receipts), [&expected]);
    assert_eq!(expected.obligation(), Some(Obligation(36)));
}

#[tokio::test]
async fn o36_the_same_seal_on_two_sheets_of_one_flush() {
    let office = Office::open().await;
    let (first, second) = (fixture::assignment("A"), fixture::assignment("B"));
    office.assign(&first).await;
    office.assign(&second).await;
    let mut phone = Phone::new("a");
    let mut commands = phone.visit(&first);
    commands.extend(phone.record_with_reason(&second, story_with_seal_of(&second, &first)));
    let receipts = office.send(phone.device, &commands).await;
    assert_eq!(matters(&receipts), [&Matter::SealElsewhere { seal: first.seals[0].clone(), sheet: first.numbers[0].clone() }]);
}

#[tokio::test]
async fn o27_a_sheet_number_that_is_on_another_sheet() {
    let office = Office::open().await;
    let (first, second) = (fixture::assignment("A"), fixture::assignment("B"));
    let mut acts = story(&second);
    for (_, act) in &mut acts {
        if let Act::OpenSheet(opening) = act {
            opening.number = first.numbers[0].clone();
        }
    }
    let receipts = second_of(&office, &first, &second, rebind(&second, acts)).await;
    assert_eq!(matters(&receipts), [&Matter::NumberElsewhere { number: first.numbers[0].clone() }]);
}

#[tokio::test]
async fn o05_more_batches_than_the_laboratory_has() {
    let mut briefing = fixture::briefing();
    briefing.campaign.allotments[0].batches = 1;
    let office = Office::with(briefing).await;
    let second = fixture::assignment("B");
    let receipts = second_of(&office, &fixture::assignment("A"), &second, story(&second)).await;
    assert_eq!(matters(&receipts), [&Matter::QuotaExceeded { line: 5, planned: 1 }]);
}

#[tokio::test]
async fn o05_more_batches_than_the_line_has() {
    let mut briefing = fixture::briefing();
    briefing.campaign.lines[0].batches = 1;
    let office = Office::with(briefing).await;
    let second = fixture::assignment("B");
    let receipts = second_of(&office, &fixture::assignment("A"), &second, story(&second)).await;
    assert_eq!(matters(&receipts), [&Matter::QuotaExceeded { line: 5, planned: 1 }]);
}

#[tokio::test]
async fn o43_a_third_batch_of_an_enterprise_over_all_visits() {
    let office = Office::open().await;
    let (first, mut second, mut third) = (fixture::assignment("A"), fixture::assignment("B"), fixture::assignment("C"));
    second.enterprise = first.enterprise.clone();
    third.enterprise = first.enterprise.clone();
    assert!(matters(&second_of(&office, &first, &second, story(&second)).await).is_empty());
    office.assign(&third).await;
    let mut phone = Phone::new("b");
    let receipts = office.send(phone.device, &phone.visit(&third)).await;
    assert_eq!(matters(&receipts), [&Matter::EnterpriseCap { batches: 3 }]);
}

#[tokio::test]
async fn a8_the_same_product_within_six_months() {
    let office = Office::open().await;
    let (first, second) = (fixture::assignment("A"), fixture::assignment("B"));
    office.assign(&first).await;
    office.assign(&second).await;
    let mut phone = Phone::new("a");
    let acts = |assignment: &Assignment| fixture::story(&fixture::briefing(), assignment);
    let commands = phone.record(&first, acts(&first));
    assert!(matters(&office.send(phone.device, &commands).await).is_empty());
    let commands = phone.record(&second, acts(&second));
    let receipts = office.send(phone.device, &commands).await;
    assert_eq!(matters(&receipts), [&Matter::SixMonths { sheet: first.numbers[0].clone() }], "once a sheet, not at every look");
}

#[tokio::test]
async fn a_rule_that_was_broken_is_told_by_its_obligation() {
    let office = Office::open().await;
    let assignment = fixture::assignment("A");
    office.assign(&assignment).await;
    let mut phone = Phone::new("a");
    let mut acts = story(&assignment);
    acts.retain(|(_, act)| !matches!(act, Act::Attend));
    acts.truncate(4);
    let commands = phone.record(&assignment, acts);
    let receipts = office.send(phone.device, &commands).await;
    assert_eq!(applied(&receipts).len(), commands.len());
    let found = matters(&receipts);
    assert!(found.iter().any(|matter| matches!(matter, Matter::Broken { denial: Denial::NamesDiffer | Denial::TooFewSamplers { .. } })), "{found:?}");
    assert!(found.iter().all(|matter| matches!(matter.obligation(), Some(Obligation(24 | 25)))), "{found:?}");
    let entries = server::office::stream::entries(office.state.db.readers(), assignment.visit, 0).await.unwrap();
    let broken = entries.iter().find(|entry| entry.events.len() > 1).unwrap();
    assert!(
        matches!((&broken.events[0], &broken.events[1]), (Event::Done { .. }, Event::Found { .. })),
        "the fact stands, and the finding beside it"
    );
    assert_eq!(office.table("finding").await.len(), found.len());
}

#[tokio::test]
async fn our_own_warning_without_a_reason() {
    let office = Office::open().await;
    let assignment = fixture::assignment("A");
    office.assign(&assignment).await;
    let mut phone = Phone::new("a");
    let arrival = Act::Arrive(domain::act::Arrival { position: None, late: None });
    let commands = phone.record(&assignment, vec![(fixture::sampler(1), arrival)]);
    let receipts = office.send(phone.device, &commands).await;
    assert_eq!(matters(&receipts), [&Matter::Unexplained { warning: domain::warning::Warning::PositionMissing }]);
}

#[tokio::test]
async fn a_claimed_time_outside_of_what_can_be_proved() {
    for (not_before, at, found) in [
        (later(9), later(9), false),
        (later(9), later(10).plus(119_000), false),
        (later(9), later(10).plus(121_000), true),
        (later(9), later(9).plus(-119_000), false),
        (later(9), later(9).plus(-121_000), true),
    ] {
        let office = Office::open().await;
        let assignment = fixture::assignment("A");
        office.assign(&assignment).await;
        let mut phone = Phone::new("a");
        let mut acts = story(&assignment);
        acts.truncate(2);
        let token = Some(office.state.keys.sign_time(not_before));
        let commands = phone.record_with(&assignment, acts.clone(), |command| {
            command.at = at;
            command.clock.token = token.clone();
        });
        let receipts = office.send(phone.device, &commands).await;
        let expected = Matter::TimeUnproved { claimed: at, earliest: Some(not_before), latest: later(10), doubt: TimeDoubt::Outside };
        assert_eq!(matters(&receipts), if found { vec![&expected] } else { Vec::new() }, "once a visit");
    }
}

#[tokio::test]
async fn a_token_that_is_missing_or_not_ours_is_found_once_a_visit_and_refuses_nothing() {
    let foreign = TimeToken { at: later(9), signature: "00".repeat(64) };
    for (token, doubt) in [(None, TimeDoubt::NoToken), (Some(foreign), TimeDoubt::ForeignToken)] {
        let office = Office::open().await;
        let assignment = fixture::assignment("A");
        office.assign(&assignment).await;
        let mut phone = Phone::new("a");
        let mut acts = story(&assignment);
        acts.truncate(3);
        let commands = phone.record_with(&assignment, acts, |command| command.clock.token.clone_from(&token));
        let receipts = office.send(phone.device, &commands).await;
        assert_eq!(applied(&receipts).len(), commands.len(), "what was done in the field is a fact");
        assert_eq!(matters(&receipts), [&Matter::TimeUnproved { claimed: fixture::START, earliest: None, latest: later(10), doubt }]);
    }
}

#[tokio::test]
async fn a_picture_taken_after_its_own_record_is_found_beside_a_late_claim() {
    let office = Office::open().await;
    let assignment = fixture::assignment("A");
    office.assign(&assignment).await;
    let mut phone = Phone::new("a");
    let mut acts = story(&assignment);
    let place = acts.iter().position(|(_, act)| matches!(act, Act::Capture { .. })).unwrap();
    acts.truncate(place + 1);
    let taken = later(12);
    if let Some((_, Act::Capture { evidence, .. })) = acts.last_mut() {
        evidence.taken_at = taken;
    }
    let commands = phone.record(&assignment, acts);
    let receipts = office.send(phone.device, &commands).await;
    assert_eq!(applied(&receipts).len(), commands.len());
    let claimed = fixture::START.plus(60_000 * i64::try_from(place).unwrap());
    let doubt = TimeDoubt::ActLater { at: taken };
    assert_eq!(matters(&receipts), [&Matter::TimeUnproved { claimed, earliest: Some(fixture::START), latest: later(10), doubt }]);
}

#[tokio::test]
async fn a_gap_and_a_fork_in_the_chain_of_a_device() {
    let office = Office::open().await;
    let assignment = fixture::assignment("A");
    office.assign(&assignment).await;
    let mut phone = Phone::new("a");
    let acts = story(&assignment);
    let before = phone.record(&assignment, acts[..2].to_vec());
    let mut copied = phone.clone();
    phone.lose_one();
    let after = phone.record(&assignment, acts[2..4].to_vec());
    assert!(matters(&office.send(phone.device, &before).await).is_empty());
    let receipts = office.send(phone.device, &after).await;
    assert_eq!(matters(&receipts), [&Matter::ChainBroken { number: 3 }], "and the chain goes on from there");
    // The phone's store was copied: both copies write number 2.
    let forked = copied.record_with(&assignment, acts[4..5].to_vec(), |command| command.id = domain::id::CommandId::derived("fork"));
    assert_eq!(matters(&office.send(phone.device, &forked).await), [&Matter::ChainBroken { number: 2 }]);
}

#[tokio::test]
async fn o22_an_assignment_that_was_withdrawn_before() {
    let office = Office::open().await;
    let assignment = fixture::assignment("A");
    office.assign(&assignment).await;
    let mut append = office.state.db.append(later(10)).await.unwrap();
    let (seq, at) = (append.seq, append.at);
    assert!(server::db::assignment::withdraw(append.connection(), &assignment, fixture::sampler(1), seq, at).await.unwrap());
    append.commit().await.unwrap();
    let mut phone = Phone::new("a");
    let commands = phone.visit(&assignment);
    let receipts = office.send(phone.device, &commands).await;
    assert_eq!(applied(&receipts).len(), commands.len());
    assert_eq!(matters(&receipts), [&Matter::Withdrawn], "once a visit");
}
