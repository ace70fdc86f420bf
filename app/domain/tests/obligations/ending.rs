use crate::Case;
use domain::act::Act;
use domain::checklist::{Status, cards, gaps};
use domain::denial::{Denial, Obligation, Step};
use domain::ending::Ending;
use domain::evidence::Purpose;
use domain::fixture::{self, sampler};
use domain::money::Fen;
use domain::no_sample::{NoSample, NoSampleReason};
use domain::paper::sheet_paper;
use domain::refusal::{Determination, Obstruction, Refusal};
use domain::signature::{Declined, Signature, Signer, Witness};
use domain::termination::{Notified, Termination, Violation};
use domain::visit::Event;

/// Both samplers stand there and have shown their papers.
fn shown() -> Case {
    Case::before(|act| matches!(act, Act::CheckIdentity(_)))
}

fn end(case: &Case, ending: Ending) -> Act {
    Act::End { opening: fixture::opening(&case.visit.assignment, case.sheet()), ending }
}

fn refusal(change: impl Fn(&mut Refusal)) -> Ending {
    let mut refusal =
        Refusal { way: Obstruction::Refused, facts: "出示通知书后，负责人拒绝抽样，要求离开。".into(), witness: None };
    change(&mut refusal);
    Ending::Refused { refusal }
}

fn no_sample(reason: NoSampleReason) -> NoSample {
    NoSample { reason, process: "查看罐存，0号柴油已售完。".into(), orders: None, destination: String::new() }
}

fn termination(change: impl Fn(&mut Termination)) -> Ending {
    let told = |person: &str| Notified::Telephone { number: "0352-0000000".into(), person: person.into(), at: fixture::START };
    let mut termination = Termination {
        violations: vec![Violation::NoPermit],
        facts: "未能出示成品油零售经营批准证书。".into(),
        stock: "0号柴油约8000升".into(),
        statement: String::new(),
        city: told("示例科员"),
        county: told("示例所长"),
    };
    change(&mut termination);
    Ending::Terminated { termination }
}

fn photograph(case: &mut Case) {
    let sheet = case.sheet();
    case.does(sampler(1), Act::Capture { sheet, evidence: fixture::evidence(&sheet, Purpose::Ending) }).unwrap();
}

fn sign(case: &mut Case, signer: Signer) -> Result<(), Denial> {
    let sheet = case.sheet();
    let shown = sheet_paper(&case.briefing, &case.visit, case.visit.sheet(sheet).unwrap()).digest();
    let by = if let Signer::Sampler { person } = &signer { *person } else { sampler(1) };
    case.does(by, Act::Sign { sheet, signature: Signature { signer, shown, pad: [360, 200], strokes: fixture::strokes(), ink: None } })
}

fn samplers_sign(case: &mut Case) {
    for number in [1, 2] {
        sign(case, Signer::Sampler { person: sampler(number) }).unwrap();
    }
}

fn station() -> Signer {
    Signer::Enterprise { name: "示例站长".into(), title: "站长".into() }
}

fn complete(case: &Case) -> Act {
    Act::Complete { sheet: case.sheet() }
}

#[test]
fn o47_a_refusal_is_told_with_its_facts() {
    let case = shown();
    case.decide(end(&case, refusal(|_| {}))).unwrap();
    case.refuses(end(&case, refusal(|refusal| refusal.facts = " ".into())), &Denial::FactsMissing { obligation: Obligation(47) }, "O-47");
    let nobody = |refusal: &mut Refusal| refusal.witness = Some(Witness { name: String::new(), standing: "邻店".into() });
    case.refuses(end(&case, refusal(nobody)), &Denial::WitnessUnnamed, "O-30");
}

#[test]
fn o47_a_price_that_obstructs_stands_beside_what_it_is_elsewhere() {
    let case = shown();
    let price = |asked, reference, source: &'static str| {
        refusal(move |refusal| refusal.way = Obstruction::Price { asked: Fen(asked), reference: Fen(reference), source: source.into() })
    };
    case.decide(end(&case, price(5000, 726, "隔壁加油站标价"))).unwrap();
    for lacking in [price(0, 726, "隔壁"), price(5000, 0, "隔壁"), price(5000, 726, " ")] {
        case.refuses(end(&case, lacking), &Denial::AskedPriceMissing, "O-47");
    }
    case.refuses(end(&case, price(726, 726, "隔壁")), &Denial::AskedPriceReasonable, "O-47");
}

#[test]
fn o24_o25_whoever_is_rightly_turned_away_is_not_refused() {
    let case = Case::before(|act| matches!(act, Act::Attend));
    case.refuses(end(&case, refusal(|_| {})), &Denial::TooFewSamplers { present: 1 }, "O-24");
    let case = Case::before(|act| matches!(act, Act::ShowPapers(_)));
    assert!(matches!(case.decide(end(&case, refusal(|_| {}))), Err(Denial::PapersNotShown { .. })));
}

#[test]
fn o47_a_refusal_is_complete_with_a_picture_and_both_samplers_and_without_the_enterprise() {
    let mut case = shown();
    case.does(sampler(1), end(&case, refusal(|_| {}))).unwrap();
    case.refuses(complete(&case), &Denial::EndingMediaMissing { obligation: Obligation(47) }, "O-47");
    assert_eq!(sign(&mut case, Signer::Sampler { person: sampler(1) }), Err(Denial::EndingMediaMissing { obligation: Obligation(47) }));
    photograph(&mut case);
    case.refuses(complete(&case), &Denial::SignaturesMissing { samplers: 2, enterprise: false }, "O-29");
    samplers_sign(&mut case);
    case.does(sampler(1), complete(&case)).unwrap();
    let sheet = case.visit.sheet(case.sheet()).unwrap();
    let steps: Vec<(Step, Status)> = cards(case.state(), Some(sheet)).into_iter().map(|card| (card.step, card.status)).collect();
    assert_eq!(steps, [(Step::Arrive, Status::Done), (Step::Ending, Status::Done), (Step::Sign, Status::Done)]);
    assert_eq!(sheet_paper(&case.briefing, &case.visit, sheet).title, "产品质量监督抽查拒检认定表");
}

#[test]
fn o31_what_was_signed_of_an_ending_stands() {
    let mut case = shown();
    case.does(sampler(1), end(&case, refusal(|_| {}))).unwrap();
    // Until somebody signs it may be told again, and be something else.
    case.does(sampler(1), end(&case, Ending::NoSample { no_sample: no_sample(NoSampleReason::StockTooSmall) })).unwrap();
    case.does(sampler(1), end(&case, refusal(|refusal| refusal.way = Obstruction::Hindered))).unwrap();
    photograph(&mut case);
    samplers_sign(&mut case);
    case.refuses(end(&case, refusal(|_| {})), &Denial::SignedAlready, "O-31");
    case.does(sampler(1), complete(&case)).unwrap();
    case.refuses(end(&case, refusal(|_| {})), &Denial::CompletedAlready, "O-31");
}

#[test]
fn o27_nothing_is_sampled_on_a_sheet_that_ended() {
    let mut case = Case::before(|act| matches!(act, Act::Fill { .. }));
    let fill = case.act(|act| matches!(act, Act::Fill { .. }));
    case.decide(fill.clone()).unwrap();
    // They were sampling when the owner changed his mind: the sheet that is open ends.
    case.does(sampler(1), end(&case, refusal(|_| {}))).unwrap();
    assert_eq!(case.visit.sheets.len(), 1);
    case.refuses(fill, &Denial::EndedAlready, "O-27");
    case.refuses(Act::Transport { sheet: case.sheet(), transport: fixture::transport() }, &Denial::EndedAlready, "O-27");
}

#[test]
fn o48_a_refusal_is_one_only_when_the_county_has_determined_it() {
    let mut case = shown();
    case.does(sampler(1), end(&case, refusal(|_| {}))).unwrap();
    let ending = case.visit.sheets[0].ending.clone().unwrap();
    assert!(ending.wants_determination() && case.visit.sheets[0].determination.is_none());
    let said = |upheld| Determination { upheld, opinion: "情况属实".into(), by: sampler(9), at: fixture::START };
    case.visit.apply(&Event::Determined { sheet: case.sheet(), determination: said(true) });
    // What was said first stands.
    case.visit.apply(&Event::Determined { sheet: case.sheet(), determination: said(false) });
    assert_eq!(case.visit.sheets[0].determination, Some(said(true)));
}

#[test]
fn o49_a_refusal_is_no_tested_batch_and_never_a_conclusion_of_a_test() {
    let mut case = shown();
    case.does(sampler(1), end(&case, refusal(|_| {}))).unwrap();
    let sheet = &case.visit.sheets[0];
    assert!(!sheet.is_batch(), "it stands in no denominator of tested batches");
    // Nothing is sampled on it, so there is nothing that a laboratory could judge.
    case.refuses(Act::Measure { sheet: case.sheet(), sampling: fixture::sampling() }, &Denial::EndedAlready, "O-27");
    assert_eq!((sheet.sampling.as_ref(), sheet.containers.len(), sheet.seals.len()), (None, 0, 0));
}

#[test]
fn o22_no_sample_has_a_reason_of_the_list_and_tells_what_was_done() {
    let case = shown();
    for reason in NoSampleReason::ALL {
        case.decide(end(&case, Ending::NoSample { no_sample: no_sample(reason) })).unwrap();
    }
    let silent = NoSample { process: String::new(), ..no_sample(NoSampleReason::Other) };
    case.refuses(end(&case, Ending::NoSample { no_sample: silent }), &Denial::FactsMissing { obligation: Obligation(22) }, "O-22");
    // Nobody is asked to show papers to a locked door, and nobody to stand where nobody went.
    let alone = Case::before(|act| matches!(act, Act::ShowPapers(_)));
    alone.decide(end(&alone, Ending::NoSample { no_sample: no_sample(NoSampleReason::AddressWrong) })).unwrap();
    let nowhere = Case::new();
    nowhere.refuses(end(&nowhere, Ending::NoSample { no_sample: no_sample(NoSampleReason::AddressWrong) }), &Denial::NotArrived, "O-24");
    nowhere.decide(end(&nowhere, Ending::NoSample { no_sample: no_sample(NoSampleReason::NotVisited) })).unwrap();
    assert!(gaps(nowhere.state(), None, Step::Ending).is_empty());
}

#[test]
fn o22_the_local_body_is_asked_only_where_the_list_asks_for_it() {
    let asked: Vec<NoSampleReason> = NoSampleReason::ALL.into_iter().filter(|reason| reason.wants_opinion()).collect();
    assert_eq!(asked, [NoSampleReason::Stopped, NoSampleReason::Converted, NoSampleReason::Bankrupt, NoSampleReason::Deregistered]);
}

#[test]
fn o29_the_enterprise_signs_that_there_was_nothing_to_sample_where_somebody_is_there() {
    for (reason, enterprise) in [(NoSampleReason::StockTooSmall, true), (NoSampleReason::AddressWrong, false)] {
        let mut case = shown();
        case.does(sampler(1), end(&case, Ending::NoSample { no_sample: no_sample(reason) })).unwrap();
        photograph(&mut case);
        samplers_sign(&mut case);
        if enterprise {
            case.refuses(complete(&case), &Denial::SignaturesMissing { samplers: 0, enterprise }, "O-29");
            sign(&mut case, station()).unwrap();
        }
        case.decide(complete(&case)).unwrap();
    }
}

#[test]
fn o45_a_termination_names_what_is_unlawful_and_tells_both_bodies() {
    let case = shown();
    case.decide(end(&case, termination(|_| {}))).unwrap();
    let both = |termination: &mut Termination| (termination.city, termination.county) = (Notified::System, Notified::System);
    case.decide(end(&case, termination(both))).unwrap();
    case.refuses(end(&case, termination(|termination| termination.violations.clear())), &Denial::ViolationsMissing, "O-45");
    case.refuses(end(&case, termination(|termination| termination.facts.clear())), &Denial::FactsMissing { obligation: Obligation(45) }, "O-45");
    let nobody = || Notified::Telephone { number: "0352-0000000".into(), person: " ".into(), at: fixture::START };
    case.refuses(end(&case, termination(|termination| termination.city = nobody())), &Denial::NotifiedWhomMissing, "O-45");
    case.refuses(end(&case, termination(|termination| termination.county = nobody())), &Denial::NotifiedWhomMissing, "O-45");
}

#[test]
fn o45_sampling_of_that_product_stops_for_good() {
    let mut case = shown();
    case.does(sampler(1), end(&case, termination(|_| {}))).unwrap();
    let mut again = fixture::opening(&case.visit.assignment, domain::id::SheetId::derived("again"));
    again.number = case.visit.assignment.numbers[1].clone();
    let denial = Denial::TerminatedAlready { line: again.line.0 };
    case.refuses(Act::OpenSheet(again.clone()), &denial, "O-45");
    case.refuses(Act::End { opening: again, ending: refusal(|_| {}) }, &denial, "O-45");
}

#[test]
fn o30_whoever_is_reported_may_decline_to_sign() {
    let mut case = shown();
    case.does(sampler(1), end(&case, termination(|_| {}))).unwrap();
    photograph(&mut case);
    samplers_sign(&mut case);
    let sheet = case.sheet();
    let shown = sheet_paper(&case.briefing, &case.visit, case.visit.sheet(sheet).unwrap()).digest();
    let declined = Declined { note: "负责人称须请示总公司，拒绝签字。".into(), witness: None, shown };
    case.does(sampler(1), Act::Decline { sheet, declined }).unwrap();
    case.decide(complete(&case)).unwrap();
}

#[test]
fn o43_where_nothing_was_sampled_there_is_no_batch() {
    let mut case = shown();
    let opening = |case: &Case, step: usize| {
        let mut opening = fixture::opening(&case.visit.assignment, domain::id::SheetId::derived(&format!("sheet {step}")));
        opening.number = case.visit.assignment.numbers[step].clone();
        opening
    };
    let first = opening(&case, 0);
    case.does(sampler(1), Act::End { opening: first, ending: refusal(|_| {}) }).unwrap();
    for step in [1, 2] {
        let next = opening(&case, step);
        case.does(sampler(1), Act::OpenSheet(next)).unwrap();
    }
}

#[test]
fn o22_every_reason_can_be_signed_and_completed_where_it_is_found() {
    for reason in NoSampleReason::ALL {
        // Nobody went there; somebody went and found a locked door; somebody was there and saw the papers.
        let mut case = match (reason.is_visited(), reason.finds_somebody()) {
            (false, _) => Case::new(),
            (true, false) => Case::before(|act| matches!(act, Act::ShowPapers(_))),
            (true, true) => shown(),
        };
        case.does(sampler(1), end(&case, Ending::NoSample { no_sample: no_sample(reason) })).unwrap();
        if reason.is_visited() {
            photograph(&mut case);
        }
        samplers_sign(&mut case);
        if reason.finds_somebody() {
            sign(&mut case, station()).unwrap();
        }
        case.does(sampler(1), complete(&case)).unwrap_or_else(|denial| panic!("{reason:?}: {denial:?}"));
    }
}

#[test]
fn o45_what_was_open_of_that_product_is_not_sealed_any_more() {
    let mut case = Case::before(|act| matches!(act, Act::Fill { .. }));
    let fill = case.act(|act| matches!(act, Act::Fill { .. }));
    let mut other = fixture::opening(&case.visit.assignment, domain::id::SheetId::derived("other"));
    other.number = case.visit.assignment.numbers[1].clone();
    case.does(sampler(1), Act::End { opening: other.clone(), ending: termination(|_| {}) }).unwrap();
    let denial = Denial::TerminatedAlready { line: other.line.0 };
    case.refuses(fill, &denial, "O-45");
    // Both bodies were told: it is told better, and is nothing else any more.
    case.decide(Act::End { opening: other.clone(), ending: termination(|termination| termination.stock = "约8200升".into()) }).unwrap();
    case.refuses(Act::End { opening: other, ending: refusal(|_| {}) }, &denial, "O-45");
}

#[test]
fn o47_an_owner_who_takes_the_cans_back_before_he_signs_has_refused() {
    let mut case = Case::before(|act| matches!(act, Act::Sign { signature, .. } if matches!(signature.signer, Signer::Enterprise { .. })));
    assert_eq!(case.visit.sheets[0].signatures.len(), 2);
    case.does(sampler(1), end(&case, refusal(|_| {}))).unwrap();
    assert!(case.visit.sheets[0].signatures.is_empty(), "they signed another paper");
    photograph(&mut case);
    samplers_sign(&mut case);
    case.decide(complete(&case)).unwrap();
    // Once he signed, it is the correction procedure's (O-31).
    let case = Case::before(|act| matches!(act, Act::Transport { .. }));
    case.refuses(end(&case, refusal(|_| {})), &Denial::SignedAlready, "O-31");
}

#[test]
fn what_was_signed_is_not_undone_by_an_ending_that_comes_late() {
    let mut case = Case::complete();
    let before = case.visit.clone();
    let late = end(&case, refusal(|_| {}));
    case.fact(sampler(2), late);
    assert_eq!(case.visit, before);
}

#[test]
fn o11_the_enterprise_is_looked_at_after_a_line_of_which_there_was_nothing() {
    let mut case = shown();
    let mut other = fixture::opening(&case.visit.assignment, domain::id::SheetId::derived("other"));
    other.number = case.visit.assignment.numbers[1].clone();
    case.does(sampler(1), Act::End { opening: other.clone(), ending: Ending::NoSample { no_sample: no_sample(NoSampleReason::AddressWrong) } })
        .unwrap();
    let before = sheet_paper(&case.briefing, &case.visit, case.visit.sheet(other.sheet).unwrap());
    case.does(sampler(1), Act::Capture { sheet: other.sheet, evidence: fixture::evidence(&other.sheet, Purpose::Ending) }).unwrap();
    let signature =
        Signature { signer: Signer::Sampler { person: sampler(1) }, shown: before.digest(), pad: [360, 200], strokes: fixture::strokes(), ink: None };
    case.does(sampler(1), Act::Sign { sheet: other.sheet, signature }).unwrap();
    case.does(sampler(1), Act::CheckIdentity(fixture::identity(&case.visit.assignment))).unwrap();
    assert_eq!(sheet_paper(&case.briefing, &case.visit, case.visit.sheet(other.sheet).unwrap()), before);
}
