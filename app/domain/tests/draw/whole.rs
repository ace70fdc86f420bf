//! What holds of every draw, and what is noticed of a changed one.

use super::rosters::{Case, Dice, body, case, enterprise, plan, samplers};
use domain::campaign::LineNumber;
use domain::draw::roster::{Frozen, NewEntry, Unfit};
use domain::draw::{Difference, DrawnStratum, Opened, Party, Record, Sealed, Stratum, draw, verify};
use domain::enterprise::{Enterprise, PlaceKind};
use domain::id::EnterpriseId;
use domain::time::Instant;
use std::collections::{BTreeMap, BTreeSet};

fn record(case: &Case) -> Record {
    let plan = case.frozen.plan();
    let sealed = |party, commitment| Sealed { party, organisation: "某局".into(), commitment, at: Instant::from_millis(1_795_500_000_000) };
    let commitments = case.commitments();
    Record {
        draw: plan.draw,
        campaign: plan.campaign,
        roster: case.frozen.digest(),
        entries: u32::try_from(case.frozen.entries().len()).unwrap(),
        frozen_at: Instant::from_millis(1_795_400_000_000),
        number: plan.number.clone(),
        commitments: vec![sealed(Party::Organiser, commitments.organiser), sealed(Party::Observer, commitments.observer)],
        opened: Opened {
            organiser: case.organiser,
            observer: case.observer,
            number: case.number.clone(),
            result: draw(&case.frozen, &case.seed()),
            tours: domain::draw::team::Staffed::new(&case.frozen, &case.samplers).unwrap().draw(&draw(&case.frozen, &case.seed()), &case.seed()),
        },
    }
}

#[test]
fn o43_nobody_is_drawn_for_more_than_two_batches_and_every_stratum_is_full() {
    for number in 0..400 {
        let case = case(number);
        let mut given: BTreeMap<EnterpriseId, u32> = BTreeMap::new();
        for (stratum, DrawnStratum { drawn, reserves, .. }) in case.frozen.plan().strata.iter().zip(draw(&case.frozen, &case.seed())) {
            assert_eq!(u32::try_from(drawn.len()).unwrap(), stratum.batches.div_ceil(stratum.each), "roster {number}");
            let all: BTreeSet<_> = drawn.iter().chain(&reserves).collect();
            assert_eq!(all.len(), drawn.len() + reserves.len(), "nobody stands twice");
            for id in all {
                let entry = case.frozen.entries().iter().find(|entry| entry.id == *id).unwrap();
                assert!(entry.body == stratum.body && entry.pool.contains(stratum.line) && !entry.excluded.contains(stratum.line));
                *given.entry(*id).or_default() += if entry.place.lifts_the_cap() { 0 } else { stratum.each };
            }
        }
        assert!(given.values().all(|batches| *batches <= 2), "roster {number}");
    }
}

/// 40 enterprises, 10 drawn of each of 2,000 rosters that differ in one name only: 39 degrees of freedom, 72.1 at one in a thousand.
#[test]
fn o22_each_enterprise_is_as_likely_as_the_next() {
    let mut seen: BTreeMap<EnterpriseId, i64> = BTreeMap::new();
    let mut firms: Vec<Enterprise> = (0..40).map(|place| enterprise(&place.to_string(), body(0), PlaceKind::GasStation)).collect();
    let case = case(1);
    for turn in 0..2000 {
        firms[0].name = format!("turn {turn}");
        let frozen = frozen(&firms, 10, 1).unwrap();
        let case = Case { frozen, samplers: case.samplers.clone(), number: case.number.clone(), ..case };
        for id in &draw(&case.frozen, &case.seed())[0].drawn {
            *seen.entry(*id).or_default() += 1;
        }
    }
    let square: i64 = seen.values().map(|count| (count - 500).pow(2)).sum();
    assert_eq!(seen.len(), 40);
    // Picks of one draw shut each other out, so the sum is smaller by 30 in 39.
    assert!(square < 72 * 500, "{square}");
}

fn frozen(firms: &[Enterprise], batches: u32, each: u32) -> Result<Frozen, Unfit> {
    let samplers = samplers(&mut Dice::new("samplers"), firms);
    let strata = vec![Stratum { line: LineNumber(5), body: body(0), batches, each, reserves: 3 }];
    let entry = |enterprise| NewEntry { enterprise, lines: vec![LineNumber(5)], exclusions: BTreeMap::new() };
    Frozen::freeze(&plan("whole", strata), samplers.digest(), firms.iter().map(entry).collect())
}

#[test]
fn o43_too_few_stations_are_told_before_the_draw() {
    let firms: Vec<Enterprise> = (0..40).map(|place| enterprise(&place.to_string(), body(0), PlaceKind::GasStation)).collect();
    let Err(Unfit::Short(short)) = frozen(&firms, 230, 2) else { panic!("it was frozen") };
    assert_eq!((short[0].batches, short[0].needs, short[0].least, short[0].pool, short[0].surely), (230, 115, 115, 40, 40));
    assert!(frozen(&firms, 80, 2).is_ok());
}

/// A thousand of all places where one can go wrong: whichever byte is changed, the digest is another, and verifying says so.
#[test]
fn one_changed_byte_of_the_roster_is_caught() {
    let case = case(3);
    let (record, text) = (record(&case), case.frozen.text().to_owned());
    assert_eq!(verify(&record, text.clone(), Some(case.samplers.text())), []);
    for place in (0..text.len()).step_by(text.len().div_ceil(1000)) {
        let mut bytes = text.clone().into_bytes();
        bytes[place] ^= 1;
        let Ok(changed) = String::from_utf8(bytes) else { continue };
        let differences = verify(&record, changed, None);
        assert!(matches!(differences[0], Difference::Roster { .. }), "byte {place}: {differences:?}");
    }
}

#[test]
fn what_differs_is_named() {
    let case = case(4);
    let told = |spoil: &dyn Fn(&mut Record)| {
        let mut record = record(&case);
        spoil(&mut record);
        verify(&record, case.frozen.text().to_owned(), Some(case.samplers.text()))
    };
    assert!(told(&|record| record.opened.number = "9 9 9 9".parse().unwrap()).len() > 1, "everything is drawn otherwise");
    assert_eq!(told(&|record| record.opened.organiser = record.opened.observer), [Difference::Secret(Party::Organiser)]);
    assert_eq!(told(&|record| record.commitments.truncate(1)), [Difference::Commitments]);
    assert_eq!(told(&|record| record.commitments[1].at = record.number.announced), [Difference::Late(Party::Observer)]);
    assert_eq!(told(&|record| record.entries += 1), [Difference::Head("count of entries")]);
    assert_eq!(told(&|record| record.number.name.push('!')), [Difference::Head("source of the number")]);
    assert_eq!(told(&|record| record.opened.tours[0].team.reverse()), [Difference::Team(1)]);
    assert_eq!(told(&|record| drop(record.opened.tours.pop())).len(), 1);
    let swapped = told(&|record| {
        let outsider = EnterpriseId::derived("a friend's");
        record.opened.result[0].drawn[0] = outsider;
    });
    assert!(matches!(&swapped[..], [Difference::Stratum { list: "drawn", place: 1, .. }]), "{swapped:?}");
    let other = samplers(&mut Dice::new("others"), &[]);
    assert!(matches!(verify(&record(&case), case.frozen.text().to_owned(), Some(other.text()))[..], [Difference::Samplers(_)]));
}

#[test]
fn a_text_is_read_in_the_one_way_in_which_it_is_written() {
    let text = case(5).frozen.text().to_owned();
    assert_eq!(Frozen::read(text.clone()).unwrap().text(), text);
    for spoilt in [
        text.replacen("fengyang", "Fengyang", 1),
        text.replacen("team\t2", "team\t02", 1),
        text.replacen("team\t2", "team\t+2", 1),
        text.replacen("stratum", "strata", 1),
        text.trim_end().to_owned(),
        format!("{text}\n"),
        format!("{text}{}", text.lines().last().unwrap()),
        text.replacen("91140200MA0ABCDE12", "", 1),
    ] {
        assert!(matches!(Frozen::read(spoilt.clone()), Err(Unfit::Text { .. })), "{spoilt}");
    }
    // Nobody's telephone is published with a roster.
    assert!(!text.contains("not in the text") && text.contains("某某 加油站"));
}
