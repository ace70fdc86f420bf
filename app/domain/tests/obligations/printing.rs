use crate::Case;
use domain::act::Act;
use domain::correction::{Amendment, Correction, Entries};
use domain::fixture::{START, sampler, strokes};
use domain::paper::{Printout, correction_paper, correction_printout, printouts, sheet_paper};
use domain::signature::{Declined, Signature, Signer, Witness};
use domain::storage::{Approval, ApprovalCode, Storage, StorageReason};

fn all(case: &Case) -> Vec<Printout> {
    printouts(&case.briefing, &case.visit, case.visit.sheet(case.sheet()).unwrap())
}

fn templates(case: &Case) -> Vec<String> {
    all(case).into_iter().map(|printout| printout.paper.template).collect()
}

fn value(printout: &Printout, label: &str) -> String {
    let mut entries = printout.paper.blocks.iter().flat_map(|block| &block.entries);
    entries.find(|(known, _)| known == label).map(|(_, value)| value.clone()).unwrap()
}

fn stored() -> Case {
    let mut case = Case::before(|act| matches!(act, Act::Pay { .. }));
    let approval = Approval { code: ApprovalCode::parse("1234-5678").unwrap(), officer: "示例科长".into(), at: START };
    let (place, positions) = ("站内库房东墙".into(), "桶盖、桶口".into());
    let storage = Storage { reason: StorageReason::HardToMove, note: String::new(), approval, place, positions, camera: false };
    case.does(sampler(1), Act::Store { sheet: case.sheet(), storage: Some(storage) }).unwrap();
    case
}

#[test]
fn o29_what_prints_is_what_was_signed() {
    let case = Case::complete();
    let sheet = case.visit.sheet(case.sheet()).unwrap();
    let printout = &all(&case)[0];
    assert_eq!(printout.paper, sheet_paper(&case.briefing, &case.visit, sheet));
    // Two samplers and the enterprise, each with their strokes, each bound to this digest.
    assert_eq!(printout.hands.iter().map(|hand| hand.place).collect::<Vec<_>>(), ["抽样人员", "抽样人员", "被抽样单位"]);
    for hand in &printout.hands {
        let given = hand.given.as_ref().unwrap();
        assert!(given.signature.shown == printout.paper.digest() && !given.signature.strokes.is_empty(), "{hand:?}");
    }
}

#[test]
fn o29_before_anybody_signed_there_are_lines_for_pens() {
    let case = Case::before(|act| matches!(act, Act::Sign { .. }));
    let printout = &all(&case)[0];
    assert!(printout.hands.len() == 3 && printout.hands.iter().all(|hand| hand.given.is_none()));
    assert_eq!(printout.hands.iter().map(|hand| hand.may_stamp).collect::<Vec<_>>(), [false, false, true]);
    assert!(!printout.hands[0].name.is_empty(), "the samplers are known by name");
}

#[test]
fn o29_a_hand_put_to_another_text_does_not_print_beneath_this() {
    let mut case = Case::complete();
    let id = case.sheet();
    let sheet = case.visit.sheets.iter_mut().find(|sheet| sheet.opening.sheet == id).unwrap();
    sheet.product.as_mut().unwrap().batch = "另一批".into();
    assert!(all(&case)[0].hands.iter().all(|hand| hand.given.is_none()));
}

#[test]
fn o30_who_declined_prints_as_such_and_has_no_line() {
    let mut case = Case::before(|act| matches!(act, Act::Sign { signature, .. } if matches!(signature.signer, Signer::Enterprise { .. })));
    let sheet = case.visit.sheet(case.sheet()).unwrap();
    let witness = Some(Witness { name: "示例邻店店主".into(), standing: "邻店".into() });
    let shown = sheet_paper(&case.briefing, &case.visit, sheet).digest();
    let declined = Declined { note: "站长称要请示总公司，不签。".into(), witness, shown };
    case.does(sampler(1), Act::Decline { sheet: case.sheet(), declined }).unwrap();
    let printout = &all(&case)[0];
    assert_eq!(printout.declined.as_deref(), Some("站长称要请示总公司，不签。"));
    assert_eq!(printout.hands.iter().map(|hand| hand.place).collect::<Vec<_>>(), ["抽样人员", "抽样人员", "见证人"]);
    assert_eq!(printout.hands[2].name, "示例邻店店主（邻店）");
}

#[test]
fn o35_the_slip_pays_for_the_test_part_alone() {
    assert_eq!(templates(&Case::before(|act| matches!(act, Act::Pay { .. }))), ["4A-1"], "nothing was paid yet");
    let case = Case::complete();
    assert_eq!(templates(&case), ["4A-1", "4D-1"]);
    let slip = &all(&case)[1];
    let paid = case.visit.sheet(case.sheet()).unwrap().payment.clone().unwrap();
    assert_eq!(value(slip, "购样数量"), format!("{}（检验样品）", paid.quantity));
    assert_eq!(value(slip, "大写"), paid.amount.in_capitals());
    assert_eq!(value(slip, "付款方式").matches('☑').count(), 1);
    assert!(slip.paper.sentences.iter().any(|sentence| sentence.contains("备用样品由被抽样单位先行无偿提供")));
    // Nobody signs it on the glass.
    assert_eq!(slip.hands.last().unwrap().place, "收款人");
    assert!(slip.hands.iter().all(|hand| hand.given.is_none()));
}

#[test]
fn o42_the_storage_notice_prints_where_a_backup_part_stays() {
    let case = stored();
    assert_eq!(templates(&case), ["4A-1", "4E-1"]);
    let notice = &all(&case)[1];
    assert_eq!(value(notice, "市局批准"), "示例科长，批准码 1234 5678");
    assert_eq!(value(notice, "封存原因"), "☑不易运输　☐价值昂贵　☐其他");
    assert_eq!(value(notice, "摄像头覆盖"), "☐是　☑否");
    let seal = case.visit.sheet(case.sheet()).unwrap().seals.iter().map(|seal| seal.number.to_string());
    assert!(seal.filter(|seal| value(notice, "封条编号").contains(seal.as_str())).count() >= 1, "the backup part's seals, by number");
}

#[test]
fn o31_a_correction_prints_as_the_enterprise_confirmed_it() {
    let mut case = Case::complete();
    let sheet = case.visit.sheet(case.sheet()).unwrap();
    let mut product = sheet.product.clone().unwrap();
    product.batch = "20261120".into();
    let wanted = Entries { product: Some(Box::new(product)), ..Entries::default() };
    let amendment = Amendment::to(&case.visit, sheet, wanted, "批号抄错一位".into());
    let before = correction_printout(&case.visit, sheet, &amendment);
    assert_eq!(before.paper, correction_paper(&case.visit, sheet, 0, &amendment));
    assert!(before.hands.len() == 1 && before.hands[0].given.is_none());

    let signer = Signer::Enterprise { name: "示例站长".into(), title: "站长".into() };
    let confirmed = Signature { signer, shown: before.paper.digest(), pad: [360, 200], strokes: strokes(), ink: None };
    case.does(sampler(1), Act::Correct { sheet: case.sheet(), correction: Box::new(Correction { amendment, confirmed }) }).unwrap();
    let printed = &all(&case)[1];
    assert_eq!(printed.paper, before.paper, "the paper is the same once it holds");
    let hand = &printed.hands[0];
    assert_eq!((hand.place, hand.name.as_str()), ("被抽样单位", "示例站长（站长）"));
    assert_eq!(hand.given.as_ref().unwrap().signature.shown, printed.paper.digest());
    // The slip tells what holds today, the sheet what was signed.
    assert_eq!(value(&all(&case)[2], "生产日期/批号"), "20261120");
    assert_ne!(value(&all(&case)[0], "生产日期/批号"), "20261120");
}
