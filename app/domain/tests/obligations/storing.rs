use crate::Case;
use domain::act::Act;
use domain::checklist::gaps;
use domain::denial::{Denial, Step};
use domain::evidence::Purpose;
use domain::fixture::{self, START, sampler};
use domain::paper::sheet_paper;
use domain::storage::{Approval, ApprovalCode, GivenApproval, Storage, StorageReason};
use domain::transport::{CopyWay, LeftCopies, PaperKind};

fn storage() -> Storage {
    Storage {
        reason: StorageReason::HardToMove,
        note: String::new(),
        approval: Approval { code: ApprovalCode::parse("1234-5678").unwrap(), officer: "示例科长".into(), at: START },
        place: "站内库房东墙".into(),
        positions: "桶盖、桶口".into(),
        camera: true,
    }
}

fn stores(case: &Case, change: impl FnOnce(&mut Storage)) -> Act {
    let mut storage = storage();
    change(&mut storage);
    Act::Store { sheet: case.sheet(), storage: Some(storage) }
}

fn sealed() -> Case {
    Case::before(|act| matches!(act, Act::Pay { .. }))
}

#[test]
fn o41_a_backup_part_stays_by_an_approval_with_reason_and_place() {
    let mut case = sealed();
    case.refuses(stores(&case, |storage| storage.reason = StorageReason::Other), &Denial::StorageReasonMissing, "O-41");
    case.refuses(stores(&case, |storage| storage.approval.officer.clear()), &Denial::ApprovalMissing, "O-41");
    case.refuses(stores(&case, |storage| storage.place.clear()), &Denial::StoragePlaceMissing, "O-41");
    case.refuses(stores(&case, |storage| storage.positions.clear()), &Denial::StoragePlaceMissing, "O-41");
    // No camera covers it: the notice asks for it as far as possible, so nothing is refused.
    assert!(case.decide(stores(&case, |storage| storage.camera = false)).is_ok());
    case.does(sampler(1), stores(&case, |_| {})).unwrap();
    let paper = sheet_paper(&case.briefing, &case.visit, case.visit.sheet(case.sheet()).unwrap());
    assert!(paper.blocks.iter().any(|block| block.heading == "备用样品封存在被抽样单位"), "the signer sees where it stays");
}

#[test]
fn o41_a_sheet_whose_backup_is_taken_along_says_nothing_of_it() {
    let mut case = sealed();
    let paper = |case: &Case| sheet_paper(&case.briefing, &case.visit, case.visit.sheet(case.sheet()).unwrap());
    let before = paper(&case);
    case.does(sampler(1), stores(&case, |_| {})).unwrap();
    case.does(sampler(1), Act::Store { sheet: case.sheet(), storage: None }).unwrap();
    assert_eq!(paper(&case), before);
}

#[test]
fn o41_an_approval_is_good_for_one_sheet() {
    let mut case = sealed();
    case.does(sampler(1), stores(&case, |_| {})).unwrap();
    let other = domain::id::SheetId::derived("another");
    let opening = domain::sheet::SheetOpening { number: case.visit.assignment.numbers[1].clone(), ..fixture::opening(&case.visit.assignment, other) };
    case.does(sampler(1), Act::OpenSheet(opening)).unwrap();
    case.refuses(Act::Store { sheet: other, storage: Some(storage()) }, &Denial::ApprovalUsed, "O-41");
}

#[test]
fn o42_how_it_is_sealed_is_photographed_before_anybody_signs() {
    let mut case = sealed();
    case.does(sampler(1), stores(&case, |_| {})).unwrap();
    assert_eq!(gaps(case.state(), case.visit.sheet(case.sheet()), Step::Seal), [Denial::StorageMediaMissing]);
    assert_eq!(Denial::StorageMediaMissing.obligation().to_string(), "O-42");
    case.does(sampler(1), Act::Capture { sheet: case.sheet(), evidence: fixture::evidence(&case.sheet(), Purpose::Storage) }).unwrap();
    assert_eq!(gaps(case.state(), case.visit.sheet(case.sheet()), Step::Seal), []);
}

#[test]
fn o42_the_visit_is_not_closed_without_the_storage_notice() {
    let mut case = sealed();
    case.does(sampler(1), stores(&case, |_| {})).unwrap();
    let leaves =
        |papers: &[PaperKind]| Act::LeaveCopies { sheet: case.sheet(), copies: LeftCopies::Left { papers: papers.to_vec(), way: CopyWay::Paper } };
    let (without, with) = (leaves(&[PaperKind::Notice, PaperKind::Sheet]), leaves(&[PaperKind::Notice, PaperKind::Sheet, PaperKind::StorageNotice]));
    case.does(sampler(1), without).unwrap();
    assert_eq!(gaps(case.state(), case.visit.sheet(case.sheet()), Step::Copies), [Denial::StorageNoticeMissing]);
    assert_eq!(Denial::StorageNoticeMissing.obligation().to_string(), "O-42");
    case.does(sampler(1), with).unwrap();
    assert_eq!(gaps(case.state(), case.visit.sheet(case.sheet()), Step::Copies), []);
}

#[test]
fn o41_a_code_is_read_as_it_is_heard_and_good_for_a_day() {
    assert_eq!(ApprovalCode::parse(" 1234 56-78"), ApprovalCode::parse("12345678"));
    assert_eq!(ApprovalCode::parse("12345678").unwrap().to_string(), "1234 5678");
    for wrong in ["", "1234567", "123456789", "1234567a", "１２３４５６７８"] {
        assert_eq!(ApprovalCode::parse(wrong), None, "{wrong}");
    }
    let given = GivenApproval {
        number: fixture::assignment("A").numbers[0].clone(),
        code: ApprovalCode::parse("12345678").unwrap(),
        why: "体积过大".into(),
        by: sampler(1),
        at: START,
    };
    let hour = 60 * 60 * 1000;
    assert!(given.was_good(START) && given.was_good(START.plus(24 * hour)) && given.was_good(START.plus(-5 * 60 * 1000)));
    assert!(!given.was_good(START.plus(24 * hour + 1)) && !given.was_good(START.plus(-hour)));
}
