//! Every line, not only fuel: what it covers, what must not be sampled, what its form asks for, which licences it wants.

use crate::Case;
use domain::act::Act;
use domain::checklist::gaps;
use domain::denial::{Denial, Step};
use domain::enterprise::Identity;
use domain::fixture::{self, BAGS, DIESEL, sampler};
use domain::goods::{Coverage, Goods};
use domain::no_sample::NoSampleReason;
use domain::own::{OwnEntry, OwnField, OwnKind};
use domain::paper::{Paper, sheet_paper};
use domain::quantity::{Quantity, Unit};
use domain::sheet::Product;
use domain::warning::{Warning, licences_unseen, warnings};

/// A visit for bags whose rules say what they cover and ask for entries of their own; its sheet is opened.
fn bags() -> Case {
    let mut case = Case::before(|act| matches!(act, Act::OpenSheet(_)));
    case.visit.assignment.lines[0].line = BAGS;
    case.visit.assignment.lines[0].laboratory = fixture::agency();
    let rules = case.briefing.rules.iter_mut().find(|rules| rules.line == BAGS).unwrap();
    rules.coverage = Some(Coverage { includes: "塑料垃圾袋".into(), excludes: vec!["连卷袋".into()], unconfirmed: true });
    let field = |label: &str, required, kind| OwnField { label: label.into(), unit: String::new(), required, kind, unconfirmed: true };
    rules.own = vec![
        OwnField { unit: "mm".into(), ..field("标称厚度", true, OwnKind::Number) },
        field("提手", true, OwnKind::Choice { of: vec!["有".into(), "没有".into()] }),
        field("颜色", false, OwnKind::Words),
    ];
    let id = rules.id;
    let mut opening = fixture::opening(&case.visit.assignment, case.sheet());
    (opening.line, opening.rules, opening.laboratory) = (BAGS, id, fixture::agency());
    case.does(sampler(1), Act::OpenSheet(opening)).unwrap();
    case
}

fn entry(label: &str, value: &str, unit: &str) -> OwnEntry {
    OwnEntry { label: label.into(), value: value.into(), unit: unit.into() }
}

fn describes(case: &Case, change: impl Fn(&mut Product)) -> Act {
    let own = vec![entry("标称厚度", "0.025", "mm"), entry("提手", "有", "")];
    let mut product = Product { name: "垃圾袋".into(), model: "背心式".into(), fuel: None, own, ..fixture::product() };
    change(&mut product);
    Act::Describe { sheet: case.sheet(), product }
}

#[test]
fn a18_somebody_says_that_the_goods_may_be_sampled() {
    let case = bags();
    case.decide(describes(&case, |_| {})).unwrap();
    case.refuses(describes(&case, |product| product.goods = None), &Denial::GoodsUnanswered, "O-26");
    for goods in [Goods::Marked, Goods::NotForSale, Goods::ExportOnly] {
        case.refuses(describes(&case, |product| product.goods = Some(goods)), &Denial::GoodsNotSampled { goods }, "O-26");
    }
    assert_eq!(Denial::GoodsUnanswered.field().step(), Step::Product);
}

#[test]
fn o03_what_lies_outside_the_line_is_refused() {
    let case = bags();
    let outside = Goods::OutsideTheLine;
    case.refuses(describes(&case, |product| product.goods = Some(outside)), &Denial::GoodsNotSampled { goods: outside }, "O-03");
    // Also where older rules asked nothing, what was said counts.
    let mut case = Case::before(|act| matches!(act, Act::Describe { .. }));
    let Act::Describe { sheet, mut product } = case.act(|act| matches!(act, Act::Describe { .. })) else { unreachable!() };
    product.goods = Some(outside);
    case.refuses(Act::Describe { sheet, product: product.clone() }, &Denial::GoodsNotSampled { goods: outside }, "O-03");
    product.goods = None;
    case.does(sampler(1), Act::Describe { sheet, product }).unwrap();
}

#[test]
fn v4_each_answer_that_is_none_leads_to_its_reason() {
    let reasons = Goods::ALL.map(Goods::reason);
    assert_eq!(reasons[0], None);
    assert_eq!(reasons[1..4], [Some(NoSampleReason::OutOfScope); 3]);
    assert_eq!(reasons[4], Some(NoSampleReason::ExportOnly));
}

#[test]
fn o27_the_lines_own_entries_are_filled_in() {
    let case = bags();
    let missing = |label: &str| Denial::OwnEntryMissing { label: label.into() };
    case.refuses(describes(&case, |product| product.own.clear()), &missing("标称厚度"), "O-27");
    case.refuses(describes(&case, |product| product.own[0].value = " ".into()), &missing("标称厚度"), "O-27");
    case.refuses(describes(&case, |product| product.own[0].value = "薄".into()), &missing("标称厚度"), "O-27");
    case.refuses(describes(&case, |product| product.own[1].value = "半个".into()), &missing("提手"), "O-27");
    case.decide(describes(&case, |product| product.own.push(entry("颜色", "黑", "")))).unwrap();
    // All of them are told at once.
    let act = describes(&case, |product| (product.goods, product.own) = (None, Vec::new()));
    let command = case.command(sampler(1), act);
    let all = domain::decide::objections(case.state(), &command, &fixture::actor(sampler(1)), command.at);
    assert_eq!(all, [Denial::GoodsUnanswered, missing("标称厚度"), missing("提手")]);
}

#[test]
fn o27_a_card_tells_what_its_line_still_asks_for() {
    let mut case = bags();
    let bare = describes(&case, |product| product.own.truncate(1));
    case.fact(sampler(1), bare);
    let told = gaps(case.state(), case.visit.sheet(case.sheet()), Step::Product);
    assert!(told.contains(&Denial::OwnEntryMissing { label: "提手".into() }), "{told:?}");
}

#[test]
fn o26_quantities_are_counted_in_the_lines_unit() {
    let mut case = bags();
    let packs = |many| Quantity::whole(many, Unit::Pack);
    let measures = |test| Act::Measure { sheet: case.sheet(), sampling: domain::sheet::Sampling { stock: packs(100), test, backup: packs(2) } };
    case.refuses(measures(Quantity::whole(3, Unit::Litre)), &Denial::BelowLeast { part: domain::part::Part::Test, least: packs(3) }, "O-26");
    let enough = measures(packs(3));
    case.does(sampler(1), enough).unwrap();
}

fn product_block(paper: &Paper) -> Vec<(&str, &str)> {
    let block = paper.blocks.iter().find(|block| block.heading == "受检产品").unwrap();
    block.entries.iter().map(|(label, value)| (label.as_str(), value.as_str())).collect()
}

#[test]
fn the_paper_prints_what_the_line_asks_for() {
    let mut case = bags();
    let described = describes(&case, |_| {});
    case.does(sampler(1), described).unwrap();
    let paper = sheet_paper(&case.briefing, &case.visit, &case.visit.sheets[0]);
    let entries = product_block(&paper);
    assert_eq!(entries[entries.len() - 3..entries.len() - 1], [("标称厚度", "0.025 mm"), ("提手", "有")]);
    assert_eq!(entries.last(), Some(&("抽样对象", "属于本类产品的待销产品，没有标注试制、处理、样品")));
}

/// The digest under which people have signed such sheets: what has no entries of its own prints as ever.
const AS_EVER: &str = "sha256:fd189a6a40afec7f480d445e01d4a25e61aed29f72baafc18f928af928560f84";

#[test]
fn o29_a_sheet_from_before_prints_the_bytes_that_were_signed() {
    let mut case = Case::before(|act| matches!(act, Act::Sign { .. }));
    case.visit.sheets[0].product.as_mut().unwrap().goods = None;
    let paper = sheet_paper(&case.briefing, &case.visit, &case.visit.sheets[0]);
    assert_eq!(paper.digest().to_string(), AS_EVER);
    // And its acts are written as ever: nothing new stands in what a device signs.
    let mut product = fixture::product();
    product.goods = None;
    let written = domain::json::write(&product);
    assert!(!written.contains("goods") && !written.contains("own"), "{written}");
    assert_eq!(domain::json::read::<Product>(&written), Ok(product));
    let rules = domain::json::write(&fixture::rules(DIESEL));
    assert!(!rules.contains("coverage") && !rules.contains("\"own\""), "{rules}");
}

#[test]
fn a_lines_licences_are_looked_at() {
    let mut case = bags();
    case.briefing.rules.iter_mut().find(|rules| rules.line == BAGS).unwrap().licences = vec!["强制性产品认证证书".into()];
    let found = |shown: &[&str]| {
        let licences_shown = shown.iter().map(|licence| (*licence).to_owned()).collect();
        Identity { licences_shown, ..fixture::identity(&case.visit.assignment) }
    };
    let unseen = |identity: &Identity| licences_unseen(case.state(), identity).into_iter().map(str::to_owned).collect::<Vec<_>>();
    // Diesel's licences are not asked of whoever was sent for bags.
    assert_eq!(unseen(&found(&[])), ["强制性产品认证证书"]);
    assert_eq!(warnings(case.state(), &Act::CheckIdentity(found(&[]))), [Warning::LicenceNotShown]);
    assert_eq!(warnings(case.state(), &Act::CheckIdentity(found(&["强制性产品认证证书"]))), []);
}

#[test]
fn a_licence_is_wanted_once_and_by_the_rules_in_force() {
    let mut case = bags();
    let mut both = case.visit.assignment.lines[0].clone();
    both.line = DIESEL;
    case.visit.assignment.lines.push(both);
    let bags = case.briefing.rules.iter().position(|rules| rules.line == BAGS).unwrap();
    case.briefing.rules[bags].licences = vec!["危险化学品经营许可证".into()];
    let wanted = domain::rules::licences(&case.briefing, &case.visit);
    assert_eq!(wanted, [("危险化学品经营许可证", BAGS)]);
    // A version that came after the arrival, or was never published, asks nothing of this visit.
    for published in [None, Some(fixture::START.plus(86_400_000))] {
        let mut newer = case.briefing.rules[bags].clone();
        (newer.version, newer.published, newer.licences) = (9, published, vec!["别的证".into()]);
        case.briefing.rules.push(newer);
    }
    assert_eq!(domain::rules::licences(&case.briefing, &case.visit).len(), 1);
}

#[test]
fn what_a_line_tells_and_asks_is_written_alike_by_phone_and_office() {
    let case = bags();
    let rules = case.briefing.rules.iter().find(|rules| rules.line == BAGS).unwrap();
    let written = domain::json::write(rules);
    assert_eq!(written, serde_json::to_string(rules).unwrap());
    assert_eq!(domain::json::read::<domain::rules::Rules>(&written).as_ref(), Ok(rules));
    let Act::Describe { product, .. } = describes(&case, |product| product.own.push(entry("颜色", "黑", ""))) else { unreachable!() };
    let written = domain::json::write(&product);
    assert_eq!(written, serde_json::to_string(&product).unwrap());
    assert_eq!(domain::json::read::<Product>(&written), Ok(product));
}
