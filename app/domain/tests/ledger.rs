//! The e-CQS ledger (O-75, O-76): what is entered, in which order and checked beforehand; how far a sample stands; whether two lists agree.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use domain::contract::{LedgerGap, NewLedgerEntry};
use domain::fixture;
use domain::ledger::{EntryGap, Field, LedgerState, WorksheetEntry, reconcile, worksheet};
use domain::number::SheetNumber;
use domain::paper::sheet_paper;
use domain::visit::{Briefing, Event, Visit};

const FIELDS: &str = include_str!("../../../server/data/ecqs_fields.csv");

fn fields() -> Vec<Field> {
    let field = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        Field {
            label: cells[0].into(),
            block: cells[1].into(),
            entry: cells[2].into(),
            longest: cells[3].parse().unwrap(),
            required: cells[4] == "1",
        }
    };
    FIELDS.lines().skip(1).map(field).collect()
}

/// The whole diesel visit.
fn complete() -> (Briefing, Visit) {
    let (briefing, assignment) = (fixture::briefing(), fixture::assignment("A"));
    let mut visit = Visit::assigned(assignment.clone());
    for (step, (by, act)) in (0..).zip(fixture::story(&briefing, &assignment)) {
        visit.apply(&Event::Done { by, at: fixture::START.plus(60_000 * step), act });
    }
    (briefing, visit)
}

#[test]
fn o75_the_worksheet_says_what_the_paper_says_in_the_order_of_entry() {
    let (briefing, visit) = complete();
    let entries = worksheet(&fields(), &briefing, &visit, &visit.sheets[0]);
    assert_eq!(entries.iter().map(|entry| entry.label.as_str()).collect::<Vec<_>>()[..4], ["抽样单编号", "任务名称", "任务文号", "抽样日期"]);
    let paper = sheet_paper(&briefing, &visit, &visit.sheets[0]);
    let all: Vec<&str> = paper.blocks.iter().flat_map(|block| &block.entries).map(|(_, value)| value.as_str()).collect();
    for WorksheetEntry { label, value, gap } in &entries {
        assert_eq!(*gap, None, "{label}: {value}");
        // What stands in several entries is joined; everything else is the paper's, to the letter.
        let parts: Vec<&str> = value.split('；').collect();
        assert!(*value == paper.number || parts.iter().all(|part| all.contains(part)), "{label}: {value}");
    }
    let of = |label: &str| entries.iter().find(|entry| entry.label == label).unwrap().value.clone();
    assert_eq!((of("抽样单编号"), of("抽样日期")), (visit.sheets[0].opening.number.to_string(), "2026-11-22".into()));
}

#[test]
fn o75_what_e_cqs_would_not_take_is_told_before_it_is_typed() {
    let (briefing, visit) = complete();
    let mut sheet = visit.sheets[0].clone();
    let product = sheet.product.as_mut().unwrap();
    (product.model, product.brand, product.producer) = (String::new(), String::new(), "长".repeat(61));
    product.per_label = false;
    let entries = worksheet(&fields(), &briefing, &visit, &sheet);
    let gap = |label: &str| entries.iter().find(|entry| entry.label == label).map(|entry| (entry.value.as_str(), entry.gap)).unwrap();
    assert_eq!(gap("规格型号"), ("/", Some(EntryGap::Missing)));
    assert_eq!(gap("商标"), ("/", None), "a slash is what e-CQS wants where there is none");
    assert_eq!(gap("标称生产者").1, Some(EntryGap::TooLong { most: 60 }));
}

fn new(state: LedgerState, record: &str, note: &str) -> NewLedgerEntry {
    NewLedgerEntry { after: 0, state, record: record.into(), note: note.into() }
}

#[test]
fn o76_states_follow_each_other_and_none_is_passed_over() {
    use LedgerState::{Corrected, Entered, Returned, Submitted, Void, Waiting};
    let may = |before: LedgerState, after: LedgerState| new(after, "1", "x").lacks(before, 0).is_none();
    let told: Vec<(LedgerState, Vec<LedgerState>)> =
        LedgerState::ALL.into_iter().map(|before| (before, LedgerState::ALL.into_iter().filter(|after| may(before, *after)).collect())).collect();
    assert_eq!(
        told,
        [
            (Waiting, vec![Entered, Submitted]),
            (Entered, vec![Submitted, Void]),
            (Submitted, vec![Returned, Void]),
            (Returned, vec![Submitted, Corrected, Void]),
            (Corrected, vec![Submitted, Void]),
            (Void, vec![]),
        ]
    );
}

#[test]
fn o75_a_submission_has_a_record_number_and_no_open_finding_and_a_return_has_a_reason() {
    use LedgerState::{Entered, Returned, Submitted, Void, Waiting};
    assert_eq!(new(Submitted, " ", "").lacks(Entered, 0), Some(LedgerGap::RecordMissing));
    assert_eq!(new(Submitted, "E1", "").lacks(Entered, 1), Some(LedgerGap::FindingsOpen));
    assert_eq!(new(Entered, "", "").lacks(Waiting, 1), None, "it may be typed while a finding is open");
    assert_eq!(new(Returned, "", " ").lacks(Submitted, 0), Some(LedgerGap::NoteMissing));
    assert_eq!(new(Void, "", "").lacks(Entered, 0), Some(LedgerGap::NoteMissing));
    assert_eq!(new(Submitted, &"1".repeat(61), "").lacks(Entered, 0), Some(LedgerGap::TooLong));
}

#[test]
fn o76_a_pasted_list_is_held_against_the_ledger_by_its_numbers() {
    let scheme = fixture::briefing().campaign.scheme;
    let number = |serial| scheme.number(serial);
    let states = [LedgerState::Submitted, LedgerState::Submitted, LedgerState::Entered, LedgerState::Waiting, LedgerState::Void];
    let ours: Vec<(SheetNumber, LedgerState)> = (1..).map(number).zip(states).collect();
    let list = format!(
        "序号\t抽样单编号\t抽样日期\r\n1\t{}\t2026-11-22\r\n2,{},2026-11-23\r\n3  {}；{} 已提交\r\n{}\n一行没有编号的字 26021-0001\n",
        number(1),
        number(3),
        number(9),
        number(1),
        number(3).to_string().replace('-', "")
    );
    let told = reconcile(&list, &ours);
    assert_eq!((told.both, told.not_there, told.not_here), (1, vec![number(2)], vec![number(3)]));
    assert_eq!((told.unknown, told.twice), (vec![number(9)], vec![number(1)]));
    assert_eq!(reconcile("", &[]), domain::ledger::Reconciliation::default());
}
