use crate::Case;
use domain::act::Act;
use domain::correction::{Amendment, Correction, Entries};
use domain::denial::{Denial, Field, Obligation};
use domain::ending::Ending;
use domain::evidence::Purpose;
use domain::fixture::{self, sampler};
use domain::id::MediaId;
use domain::money::Fen;
use domain::no_sample::{NoSample, NoSampleReason};
use domain::number::SealNumber;
use domain::paper::{correction_paper, sheet_paper};
use domain::part::Part;
use domain::refusal::{Obstruction, Refusal};
use domain::sheet::Product;
use domain::signature::{Ink, Signature, Signer, Witness};
use domain::void::Voidable;

fn owner() -> Signer {
    Signer::Enterprise { name: "示例站长".into(), title: "站长".into() }
}

/// What is to be corrected on the story's sheet.
fn amendment(case: &Case, wanted: Entries, reason: &str) -> Amendment {
    Amendment::to(&case.visit, case.visit.sheet(case.sheet()).unwrap(), wanted, reason.into())
}

fn product(case: &Case, change: impl FnOnce(&mut Product)) -> Entries {
    let mut product = case.visit.sheet(case.sheet()).unwrap().corrected().product.clone().unwrap();
    change(&mut product);
    Entries { product: Some(Box::new(product)), ..Entries::default() }
}

/// A correction that the signer confirms on the glass.
fn confirmed(case: &Case, amendment: Amendment, signer: Signer) -> Act {
    let sheet = case.visit.sheet(case.sheet()).unwrap();
    let shown = correction_paper(&case.visit, sheet, sheet.corrections.len(), &amendment).digest();
    let confirmed = Signature { signer, shown, pad: [360, 200], strokes: fixture::strokes(), ink: None };
    Act::Correct { sheet: case.sheet(), correction: Box::new(Correction { amendment, confirmed }) }
}

fn changed(act: Act, change: impl FnOnce(&mut Correction)) -> Act {
    let Act::Correct { sheet, mut correction } = act else { unreachable!() };
    change(&mut correction);
    Act::Correct { sheet, correction }
}

fn batch(case: &Case) -> String {
    case.visit.sheet(case.sheet()).unwrap().corrected().product.as_ref().unwrap().batch.clone()
}

#[test]
fn o31_a_confirmed_correction_holds_beside_what_was_signed() {
    let mut case = Case::complete();
    let signed = sheet_paper(&case.briefing, &case.visit, case.visit.sheet(case.sheet()).unwrap());
    let wanted = amendment(&case, product(&case, |product| product.batch = "20261120".into()), "批号抄错一位");
    case.does(sampler(1), confirmed(&case, wanted, owner())).unwrap();
    let sheet = case.visit.sheet(case.sheet()).unwrap();
    assert_eq!(batch(&case), "20261120");
    assert_ne!(sheet.product.as_ref().unwrap().batch, "20261120");
    // The earlier signatures stay on what they signed.
    assert_eq!(sheet_paper(&case.briefing, &case.visit, sheet), signed);
    assert!(sheet.signatures.iter().all(|record| record.signature.shown == signed.digest()));
    let [record] = sheet.corrections.as_slice() else { panic!("{:?}", sheet.corrections) };
    let amendment = &record.correction.amendment;
    assert_eq!(amendment.old.product.as_deref(), sheet.product.as_ref());
    assert_eq!(amendment.new.product.as_ref().unwrap().batch, "20261120");
    assert_eq!(amendment.reason, "批号抄错一位");
    assert_eq!(amendment.old.sampling, None, "what does not change is not named");
    // Its own paper tells old and new of that entry alone.
    let paper = correction_paper(&case.visit, sheet, 0, amendment);
    let told: Vec<&str> = paper.blocks.iter().map(|block| block.heading.as_str()).collect();
    assert_eq!(told, ["原抽样单", "受检产品", "更正原因"]);
    let [(label, value)] = paper.blocks[1].entries.as_slice() else { panic!("{:?}", paper.blocks[1]) };
    assert_eq!(label, "生产日期/批号");
    assert_eq!(value, "原来未填，补充为 20261120");
}

#[test]
fn o31_nothing_else_changes_what_is_signed() {
    let mut case = Case::complete();
    let before = case.visit.clone();
    let other = fixture::product();
    let facts = [
        Act::Describe { sheet: case.sheet(), product: Product { batch: "另一批".into(), ..other } },
        Act::Measure { sheet: case.sheet(), sampling: domain::sheet::Sampling { stock: fixture::sampling().test, ..fixture::sampling() } },
        Act::Pay { sheet: case.sheet(), slip: domain::payment::PaymentSlip { amount: Fen(1), ..fixture::slip() } },
        Act::CheckIdentity(domain::enterprise::Identity { name: "另一家".into(), ..fixture::identity(&before.assignment) }),
        Act::Unfill { sheet: case.sheet(), container: before.sheets[0].containers[0].id },
    ];
    for fact in facts {
        assert!(case.decide(fact.clone()).is_err(), "{fact:?}");
        case.fact(sampler(1), fact);
    }
    assert_eq!(case.visit, before);
}

#[test]
fn o31_the_enterprise_confirms_exactly_what_was_shown() {
    let mut case = Case::complete();
    let wanted = amendment(&case, product(&case, |product| product.batch = "甲".into()), "抄错");
    let act = confirmed(&case, wanted.clone(), owner());
    case.refuses(confirmed(&case, wanted, Signer::Sampler { person: sampler(1) }), &Denial::CorrectionUnconfirmed, "O-31");
    case.refuses(changed(act.clone(), |correction| correction.confirmed.strokes.clear()), &Denial::SignatureBlank, "O-29");
    // The owner's hand beneath another change is no confirmation of this one, forced in or not.
    let swapped = changed(act.clone(), |correction| correction.amendment.new.product.as_mut().unwrap().batch = "乙".into());
    case.refuses(swapped.clone(), &Denial::CorrectionUnconfirmed, "O-31");
    let reasoned = changed(act.clone(), |correction| correction.amendment.reason = "另一个原因".into());
    case.refuses(reasoned.clone(), &Denial::CorrectionUnconfirmed, "O-31");
    let before = case.visit.clone();
    case.fact(sampler(1), swapped);
    case.fact(sampler(1), reasoned);
    assert_eq!(case.visit, before);
    case.does(sampler(1), act.clone()).unwrap();
    // Once more: the old value is not what stands any more.
    case.refuses(act, &Denial::CorrectionOutdated, "O-31");
}

#[test]
fn o31_a_correction_has_a_reason_and_changes_something() {
    let case = Case::complete();
    let wanted = || product(&case, |product| product.batch = "甲".into());
    case.refuses(confirmed(&case, amendment(&case, wanted(), " "), owner()), &Denial::CorrectionReasonMissing, "O-31");
    case.refuses(confirmed(&case, amendment(&case, product(&case, |_| {}), "没有变"), owner()), &Denial::CorrectionEmpty, "O-31");
    let forged = changed(confirmed(&case, amendment(&case, wanted(), "抄错"), owner()), |correction| {
        correction.amendment.old.product.as_mut().unwrap().batch = "从来没有".into();
    });
    case.refuses(forged, &Denial::CorrectionOutdated, "O-31");
}

#[test]
fn o31_what_nobody_signed_is_changed_and_not_corrected() {
    let case = Case::before(|act| matches!(act, Act::Sign { .. }));
    let wanted = amendment(&case, product(&case, |product| product.batch = "甲".into()), "抄错");
    case.refuses(confirmed(&case, wanted, owner()), &Denial::NothingSigned, "O-31");
}

#[test]
fn o31_a_corrected_sheet_is_as_lawful_as_a_signed_one() {
    let case = Case::complete();
    let sheet = case.visit.sheet(case.sheet()).unwrap();
    let mut sampling = sheet.sampling.clone().unwrap();
    sampling.test.milli = 1;
    let wanted = amendment(&case, Entries { sampling: Some(sampling), ..Entries::default() }, "量错");
    let least = case.briefing.rules(sheet.opening.rules).unwrap().least_test;
    case.refuses(confirmed(&case, wanted, owner()), &Denial::BelowLeast { part: Part::Test, least }, "O-26");
    // Price and slip follow each other: both in one correction, or none.
    let mut price = sheet.price.clone().unwrap();
    price.unit = Fen(price.unit.0 + 10);
    let alone = amendment(&case, Entries { price: Some(price.clone()), ..Entries::default() }, "看错标价");
    case.refuses(confirmed(&case, alone, owner()), &Denial::PaymentPriceDiffers, "O-34");
    let mut slip = sheet.payment.clone().unwrap();
    slip.unit = price.unit;
    slip.amount = slip.unit.times(slip.quantity);
    let both = amendment(&case, Entries { price: Some(price), payment: Some(slip), ..Entries::default() }, "看错标价");
    assert!(case.decide(confirmed(&case, both, owner())).is_ok());
}

#[test]
fn o31_the_enterprise_is_corrected_on_this_sheet_alone() {
    let mut case = Case::complete();
    let mut identity = case.visit.identity.clone().unwrap();
    identity.telephone = "0352-7654321".into();
    let wanted = amendment(&case, Entries { identity: Some(Box::new(identity.clone())), ..Entries::default() }, "电话记错");
    case.does(sampler(2), confirmed(&case, wanted, owner())).unwrap();
    assert_ne!(case.visit.identity.as_ref(), Some(&identity));
    let sheet = case.visit.sheet(case.sheet()).unwrap();
    assert_eq!(sheet.corrected().identity(&case.visit), Some(&identity));
    identity.division = 110_101;
    let outside = amendment(&case, Entries { identity: Some(Box::new(identity)), ..Entries::default() }, "记错");
    case.refuses(confirmed(&case, outside, owner()), &Denial::OutsideTheCity { division: 110_101 }, "O-11");
}

#[test]
fn o31_a_stamp_on_the_printed_correction_confirms_it() {
    let mut case = Case::complete();
    let wanted = amendment(&case, product(&case, |product| product.batch = "甲".into()), "抄错");
    let media = MediaId::derived("stamped");
    let act = changed(confirmed(&case, wanted, owner()), |correction| {
        correction.confirmed.strokes.clear();
        correction.confirmed.ink = Some(Ink { media, stamped: true, written: false });
    });
    case.refuses(act.clone(), &Denial::InkPhotoMissing, "O-29");
    let mut photo = fixture::evidence(&case.sheet(), Purpose::SignedPaper);
    photo.media = media;
    case.does(sampler(1), Act::Capture { sheet: case.sheet(), evidence: photo }).unwrap();
    case.does(sampler(1), act).unwrap();
    assert_eq!(batch(&case), "甲");
}

#[test]
fn o27_a_void_sheet_is_corrected_no_more() {
    let mut case = Case::before(|act| matches!(act, Act::Transport { .. }));
    let wanted = amendment(&case, product(&case, |product| product.batch = "20261120".into()), "批号抄错一位");
    let act = confirmed(&case, wanted, owner());
    case.does(sampler(1), Act::Void { what: Voidable::Sheet { sheet: case.sheet() }, reason: "走错了门".into() }).unwrap();
    case.refuses(act.clone(), &Denial::Voided, "O-27");
    case.fact(sampler(1), act);
    assert!(case.visit.sheet(case.sheet()).unwrap().corrections.is_empty());
}

/// The numbers of the story's seals, one of them written down otherwise.
fn seals(case: &Case, place: usize, number: &SealNumber) -> Entries {
    let sheet = case.visit.sheet(case.sheet()).unwrap();
    let mut entries = Entries { seals: Entries::of(&case.visit, sheet).seals, ..Entries::default() };
    entries.seals.as_mut().unwrap()[place].number = number.clone();
    entries
}

fn hanging(case: &Case) -> Vec<SealNumber> {
    case.visit.sheet(case.sheet()).unwrap().corrected().seals.iter().map(|seal| seal.number.clone()).collect()
}

#[test]
fn o31_a_seal_number_that_was_written_down_wrong_is_corrected_and_the_wrong_one_is_void() {
    let mut case = Case::complete();
    let signed = sheet_paper(&case.briefing, &case.visit, case.visit.sheet(case.sheet()).unwrap());
    let wrong = hanging(&case)[0].clone();
    let right = case.visit.assignment.seals.last().unwrap().clone();
    let wanted = amendment(&case, seals(&case, 0, &right), "号码抄错，照片为证");
    let paper = correction_paper(&case.visit, case.visit.sheet(case.sheet()).unwrap(), 0, &wanted);
    let said: Vec<&str> = paper.blocks.iter().flat_map(|block| &block.entries).map(|(_, value)| value.as_str()).collect();
    assert!(said.contains(&format!("原为 {wrong}，更正为 {right}").as_str()), "{said:?}");
    case.does(sampler(1), confirmed(&case, wanted, owner())).unwrap();
    assert_eq!(hanging(&case)[0], right);
    let sheet = case.visit.sheet(case.sheet()).unwrap();
    assert_eq!(sheet.corrected().spoiled, std::slice::from_ref(&wrong));
    assert_eq!(sheet_paper(&case.briefing, &case.visit, sheet), signed, "what was signed stays");
    // Neither is ever put on another sheet, or made void by itself.
    for used in [&wrong, &right] {
        assert!(sheet.used_seals().any(|own| own == used), "{used}");
    }
    let void = Act::Void { what: Voidable::Seal { sheet: case.sheet(), seal: right.clone() }, reason: "撕破".into() };
    case.refuses(void, &Denial::CompletedAlready, "O-31");
    // Where it turns out that the first was right, the second is void in its turn.
    let back = amendment(&case, seals(&case, 0, &wrong), "又看了一遍照片");
    case.does(sampler(1), confirmed(&case, back, owner())).unwrap();
    assert_eq!((hanging(&case)[0].clone(), case.visit.sheet(case.sheet()).unwrap().corrected().spoiled.clone()), (wrong, vec![right]));
}

#[test]
fn o36_two_numbers_that_were_mixed_up_change_places_and_none_is_void() {
    let mut case = Case::complete();
    let (first, second) = (hanging(&case)[0].clone(), hanging(&case)[1].clone());
    let mut entries = seals(&case, 0, &second);
    entries.seals.as_mut().unwrap()[1].number = first.clone();
    let wanted = amendment(&case, entries, "两个号码写反了");
    case.does(sampler(1), confirmed(&case, wanted, owner())).unwrap();
    assert_eq!(hanging(&case)[..2], [second, first]);
    assert!(case.visit.sheet(case.sheet()).unwrap().corrected().spoiled.is_empty());
}

#[test]
fn o36_a_corrected_number_hangs_on_one_container_and_its_photo_proves_it() {
    let mut case = Case::complete();
    let taken = hanging(&case)[1].clone();
    let crossed = hanging(&case).last().unwrap().clone();
    let try_it = |case: &Case, number: &SealNumber| confirmed(case, amendment(case, seals(case, 0, number), "抄错"), owner());
    case.refuses(try_it(&case, &taken), &Denial::SealUsed { seal: taken.clone() }, "O-36");
    case.refuses(try_it(&case, &crossed), &Denial::SealOnBothParts { seal: crossed }, "O-37");
    // A seal that was torn off hangs nowhere.
    let torn = case.visit.assignment.seals.last().unwrap().clone();
    let mut other = Case::before(|act| matches!(act, Act::Seal { .. }));
    other.does(sampler(1), Act::Void { what: Voidable::Seal { sheet: other.sheet(), seal: torn.clone() }, reason: "撕破".into() }).unwrap();
    case.visit.sheets[0].spoiled = other.visit.sheets[0].spoiled.clone();
    case.refuses(try_it(&case, &torn), &Denial::SealUsed { seal: torn }, "O-36");
    case.visit.sheets[0].spoiled.clear();
    let free = case.visit.assignment.seals.last().unwrap().clone();
    case.visit.sheets[0].evidence.retain(|evidence| !matches!(evidence.purpose, Purpose::Seal { .. }));
    case.refuses(try_it(&case, &free), &Denial::SealPhotoMissing { containers: 1 }, "O-38");
    // A correction moves no seal to another container.
    let mut moved = amendment(&Case::complete(), seals(&Case::complete(), 0, &free), "抄错");
    moved.new.seals.as_mut().unwrap().reverse();
    let case = Case::complete();
    case.refuses(confirmed(&case, moved, owner()), &Denial::Unknown { field: Field::Containers }, "O-27");
}

/// A visit that ended so, signed by both samplers.
fn ended(ending: &Ending) -> Case {
    let mut case = Case::before(|act| matches!(act, Act::OpenSheet(_)));
    let opening = fixture::opening(&case.visit.assignment, case.sheet());
    let sheet = opening.sheet;
    case.does(sampler(1), Act::End { opening, ending: ending.clone() }).unwrap();
    case.does(sampler(1), Act::Capture { sheet, evidence: fixture::evidence(&sheet, Purpose::Ending) }).unwrap();
    for person in [sampler(1), sampler(2)] {
        let shown = sheet_paper(&case.briefing, &case.visit, case.visit.sheet(sheet).unwrap()).digest();
        let signature = Signature { signer: Signer::Sampler { person }, shown, pad: [360, 200], strokes: fixture::strokes(), ink: None };
        case.does(person, Act::Sign { sheet, signature }).unwrap();
    }
    case
}

fn refused(asked: i64, facts: &str) -> Ending {
    let way = Obstruction::Price { asked: Fen(asked), reference: Fen(726), source: "标价牌".into() };
    Ending::Refused { refusal: Refusal { way, facts: facts.into(), witness: Some(saw()) } }
}

fn saw() -> Witness {
    Witness { name: "示例见证人".into(), standing: "邻店".into() }
}

fn witness() -> Signer {
    Signer::Witness { name: saw().name, standing: saw().standing }
}

fn told_otherwise(ending: Ending) -> Entries {
    Entries { ending: Some(Box::new(ending)), ..Entries::default() }
}

#[test]
fn o31_a_refusal_that_was_told_wrong_is_corrected_before_whoever_saw_it() {
    let mut case = ended(&refused(5000, "要价五十元。"));
    let signed = sheet_paper(&case.briefing, &case.visit, case.visit.sheet(case.sheet()).unwrap());
    let wanted = amendment(&case, told_otherwise(refused(15000, "要价一百五十元。")), "价格抄漏一位");
    let paper = correction_paper(&case.visit, case.visit.sheet(case.sheet()).unwrap(), 0, &wanted);
    assert_eq!((paper.template.as_str(), paper.blocks[1].heading.as_str()), ("更正E-1", "事实认定"));
    assert_eq!(paper.blocks[1].entries[0].1, "原为 要价 50.00 元，参考价 7.26 元（标价牌），更正为 要价 150.00 元，参考价 7.26 元（标价牌）");
    case.refuses(confirmed(&case, wanted.clone(), Signer::Sampler { person: sampler(1) }), &Denial::CorrectionUnconfirmed, "O-31");
    let nobody = Signer::Witness { name: " ".into(), standing: String::new() };
    case.refuses(confirmed(&case, wanted.clone(), nobody), &Denial::WitnessUnnamed, "O-30");
    case.decide(confirmed(&case, wanted.clone(), owner())).unwrap();
    case.does(sampler(1), confirmed(&case, wanted, witness())).unwrap();
    let sheet = case.visit.sheet(case.sheet()).unwrap();
    assert_eq!(sheet.corrected().ending, Some(refused(15000, "要价一百五十元。")));
    assert_eq!(sheet_paper(&case.briefing, &case.visit, sheet), signed);
}

#[test]
fn o31_a_corrected_ending_is_as_lawful_as_one_that_is_told_and_stays_what_it_was() {
    let case = ended(&refused(5000, "要价五十元。"));
    let try_it = |entries: Entries, signer| confirmed(&case, amendment(&case, entries, "写错"), signer);
    case.refuses(try_it(told_otherwise(refused(5000, " ")), witness()), &Denial::FactsMissing { obligation: Obligation(47) }, "O-47");
    case.refuses(try_it(told_otherwise(refused(700, "要价七元。")), witness()), &Denial::AskedPriceReasonable, "O-47");
    let no_sample = NoSample { reason: NoSampleReason::StockTooSmall, process: "查看罐存。".into(), orders: None, destination: String::new() };
    case.refuses(try_it(told_otherwise(Ending::NoSample { no_sample }), witness()), &Denial::SignedAlready, "O-31");
    let product = Entries { product: Some(Box::new(fixture::product())), ..Entries::default() };
    case.refuses(try_it(product, owner()), &Denial::EndedAlready, "O-27");
    // And a sheet with a sample does not end by a correction.
    let sampled = Case::complete();
    let ends = amendment(&sampled, told_otherwise(refused(5000, "要价五十元。")), "写错");
    sampled.refuses(confirmed(&sampled, ends, owner()), &Denial::SignedAlready, "O-31");
}

#[test]
fn o31_where_the_form_has_a_place_for_the_enterprise_no_witness_confirms_for_it() {
    let no_sample = |process: &str| {
        let process = process.into();
        Ending::NoSample { no_sample: NoSample { reason: NoSampleReason::StockTooSmall, process, orders: None, destination: String::new() } }
    };
    let case = ended(&no_sample("查看一号罐。"));
    let wanted = amendment(&case, told_otherwise(no_sample("查看二号罐。")), "罐号写错");
    case.refuses(confirmed(&case, wanted.clone(), witness()), &Denial::CorrectionUnconfirmed, "O-31");
    case.decide(confirmed(&case, wanted, owner())).unwrap();
}
