use crate::Case;
use domain::act::Act;
use domain::checklist::{Status, cards, gaps};
use domain::denial::{Denial, Field, Step};
use domain::evidence::{EvidenceClass, Purpose};
use domain::fixture::{self, sampler};
use domain::id::{RulesId, SheetId};
use domain::money::Fen;
use domain::number::SheetNumber;
use domain::part::Part;
use domain::payment::PaymentSlip;
use domain::quantity::{Quantity, Unit};
use domain::sheet::{Price, PriceBasis, Product, Sampling};

const LITRES: fn(i64) -> Quantity = |litres| Quantity::whole(litres, Unit::Litre);

fn opened() -> Case {
    Case::before(|act| matches!(act, Act::Describe { .. }))
}

fn describes(case: &Case, change: impl Fn(&mut Product)) -> Act {
    let mut product = fixture::product();
    change(&mut product);
    Act::Describe { sheet: case.sheet(), product }
}

fn measures(case: &Case, change: impl Fn(&mut Sampling)) -> Act {
    let mut sampling = fixture::sampling();
    change(&mut sampling);
    Act::Measure { sheet: case.sheet(), sampling }
}

#[test]
fn o26_quantities_follow_the_rules() {
    let case = opened();
    case.decide(measures(&case, |_| {})).unwrap();
    case.decide(measures(&case, |sampling| sampling.stock = LITRES(100))).unwrap();
    let below = |part, least| Denial::BelowLeast { part, least };
    case.refuses(measures(&case, |sampling| sampling.test = Quantity { milli: 2999, unit: Unit::Litre }), &below(Part::Test, LITRES(3)), "O-26");
    case.refuses(measures(&case, |sampling| sampling.backup = LITRES(1)), &below(Part::Backup, LITRES(2)), "O-26");
    case.refuses(measures(&case, |sampling| sampling.stock = LITRES(99)), &Denial::StockBelowRules { least: LITRES(100) }, "O-26");
    // Kilograms are no litres.
    case.refuses(measures(&case, |sampling| sampling.test.unit = Unit::Kilogram), &below(Part::Test, LITRES(3)), "O-26");
}

#[test]
fn all_that_is_missing_on_a_form_is_told_at_once() {
    let case = opened();
    let objections = |act: Act| {
        let command = case.command(sampler(1), act);
        domain::decide::objections(case.state(), &command, &fixture::actor(sampler(1)), command.at)
    };
    assert_eq!(objections(describes(&case, |_| {})), []);
    let missing = |field| Denial::EntryMissing { field };
    let bare = describes(&case, |product| *product = Product { model: String::new(), fuel: None, ..product.clone() });
    assert_eq!(objections(bare), [missing(Field::Product), missing(Field::Fuel)]);
    let little = measures(&case, |sampling| (sampling.test, sampling.backup) = (LITRES(1), LITRES(0)));
    assert_eq!(objections(little), [Denial::BelowLeast { part: Part::Test, least: LITRES(3) }, Denial::BackupMissing]);
    // Who may not do it at all is told that, and nothing of the entries.
    let command = case.command(sampler(3), describes(&case, |product| product.model.clear()));
    let stranger = fixture::actor(sampler(3));
    assert_eq!(domain::decide::objections(case.state(), &command, &stranger, command.at), [Denial::NotOnTheTeam]);
}

#[test]
fn o32_a_backup_part_unless_the_rules_say_none() {
    let mut case = opened();
    case.refuses(measures(&case, |sampling| sampling.backup = LITRES(0)), &Denial::BackupMissing, "O-32");
    case.briefing.rules[0].least_backup = None;
    case.does(sampler(1), measures(&case, |sampling| sampling.backup = LITRES(0))).unwrap();
    // Then no container is asked for it either.
    case.does(sampler(1), Act::Fill { sheet: case.sheet(), container: fixture::containers(&case.sheet())[0].clone() }).unwrap();
    assert!(!gaps(case.state(), case.visit.sheet(case.sheet()), Step::Seal).contains(&Denial::ContainerMissing { part: Part::Backup }));
}

#[test]
fn o27_the_product_is_described_in_full() {
    let case = opened();
    case.decide(describes(&case, |_| {})).unwrap();
    let missing = Denial::EntryMissing { field: Field::Product };
    for empty in [
        |p: &mut Product| p.name.clear(),
        |p: &mut Product| p.model = " ".into(),
        |p: &mut Product| p.producer.clear(),
        |p: &mut Product| p.standard.clear(),
    ] {
        case.refuses(describes(&case, empty), &missing, "O-27");
    }
}

#[test]
fn o27_fuel_names_gun_tank_and_delivery() {
    let case = opened();
    let missing = Denial::EntryMissing { field: Field::Fuel };
    case.refuses(describes(&case, |product| product.fuel = None), &missing, "O-27");
    case.refuses(describes(&case, |product| product.fuel.as_mut().unwrap().dispenser.clear()), &missing, "O-27");
    case.refuses(describes(&case, |product| product.fuel.as_mut().unwrap().tank.clear()), &missing, "O-27");
    case.refuses(describes(&case, |product| product.fuel.as_mut().unwrap().last_delivery = None), &missing, "O-27");
}

#[test]
fn o27_other_goods_have_no_fuel_block() {
    let mut case = opened();
    case.briefing.rules[0].is_fuel = false;
    case.decide(describes(&case, |product| product.fuel = None)).unwrap();
}

#[test]
fn o34_a_price_and_its_basis() {
    let mut case = Case::before(|act| matches!(act, Act::Capture { evidence, .. } if evidence.purpose == Purpose::PriceTag));
    let price = |unit, basis| Act::Price { sheet: case.sheet(), price: Price { unit: Fen(unit), basis } };
    let market = |source: &str| PriceBasis::Market { source: source.into() };
    case.refuses(price(0, PriceBasis::Marked), &Denial::PriceMissing, "O-34");
    case.refuses(price(726, market(" ")), &Denial::PriceSourceMissing, "O-34");
    let from_market = price(726, market("周边三家加油站"));
    let tag_missing = |case: &Case| gaps(case.state(), case.visit.sheet(case.sheet()), Step::Product);
    assert_eq!(tag_missing(&case), [Denial::PriceTagMissing]);
    assert_eq!(Denial::PriceTagMissing.obligation().to_string(), "O-34");
    let tag = fixture::evidence(&case.sheet(), Purpose::PriceTag);
    let sheet = case.sheet();
    case.does(sampler(1), Act::Capture { sheet, evidence: tag }).unwrap();
    assert_eq!(tag_missing(&case), []);
    // A market price needs no photo of a tag.
    let mut case = Case::before(|act| matches!(act, Act::Capture { evidence, .. } if evidence.purpose == Purpose::PriceTag));
    case.does(sampler(1), from_market).unwrap();
    assert_eq!(tag_missing(&case), []);
}

#[test]
fn o28_five_classes_of_evidence_before_sealing() {
    for class in EvidenceClass::ALL {
        let mut case = Case::before(|act| matches!(act, Act::Seal { .. }));
        let seal = case.act(|act| matches!(act, Act::Seal { .. }));
        case.decide(seal.clone()).unwrap();
        let sheet = case.visit.sheets.first_mut().unwrap();
        sheet.evidence.retain(|evidence| evidence.purpose != Purpose::Class { class });
        case.refuses(seal, &Denial::EvidenceMissing { classes: vec![class] }, "O-28");
    }
    let case = opened();
    assert_eq!(gaps(case.state(), None, Step::Evidence), [Denial::EvidenceMissing { classes: EvidenceClass::ALL.to_vec() }]);
}

#[test]
fn o28_evidence_needs_its_sheet() {
    let case = opened();
    let stranger = SheetId::derived("stranger");
    let act = Act::Capture { sheet: stranger, evidence: fixture::evidence(&stranger, Purpose::Other) };
    case.refuses(act, &Denial::Unknown { field: Field::Sheet }, "O-27");
}

#[test]
fn o28_evidence_may_still_be_added_to_a_complete_sheet() {
    let case = Case::complete();
    case.decide(Act::Capture { sheet: case.sheet(), evidence: fixture::evidence(&case.sheet(), Purpose::Other) }).unwrap();
}

#[test]
fn o33_the_slip_pays_for_the_test_part() {
    let mut case = Case::before(|act| matches!(act, Act::Pay { .. }));
    let pays = |change: fn(&mut PaymentSlip)| {
        let mut slip = fixture::slip();
        change(&mut slip);
        Act::Pay { sheet: case.sheet(), slip }
    };
    case.refuses(pays(|slip| slip.quantity = LITRES(5)), &Denial::PaymentQuantityDiffers { test: LITRES(3) }, "O-33");
    case.refuses(pays(|slip| slip.unit = Fen(700)), &Denial::PaymentPriceDiffers, "O-34");
    let right = pays(|_| {});
    assert_eq!(gaps(case.state(), case.visit.sheet(case.sheet()), Step::Payment), [Denial::EntryMissing { field: Field::PaymentQuantity }]);
    case.does(sampler(1), right.clone()).unwrap();
    let sheet = case.visit.sheets.first_mut().unwrap();
    (sheet.sampling, sheet.price) = (None, None);
    assert_eq!(
        gaps(case.state(), case.visit.sheet(case.sheet()), Step::Payment),
        [Denial::EntryMissing { field: Field::TestQuantity }, Denial::PriceMissing]
    );
}

#[test]
fn o35_the_backup_part_is_free_at_first() {
    let case = Case::before(|act| matches!(act, Act::Pay { .. }));
    let paid = PaymentSlip { backup_amount: Fen(1), ..fixture::slip() };
    case.refuses(Act::Pay { sheet: case.sheet(), slip: paid }, &Denial::BackupPaid, "O-35");
    assert!(case.decide(Act::Pay { sheet: case.sheet(), slip: fixture::slip() }).is_ok());
}

#[test]
fn o43_the_same_product_once() {
    let mut case = Case::before(|act| matches!(act, Act::Measure { .. }));
    let second = SheetId::derived("second");
    let mut opening = fixture::opening(&case.visit.assignment, second);
    opening.number = SheetNumber::parse("SECOND").unwrap();
    case.does(sampler(1), Act::OpenSheet(opening.clone())).unwrap();
    let first = case.visit.sheets[0].opening.number.clone();
    let describe = |change: fn(&mut Product)| {
        let mut product = fixture::product();
        change(&mut product);
        Act::Describe { sheet: second, product }
    };
    let same = Denial::SameProduct { number: first };
    case.refuses(describe(|_| {}), &same, "O-43");
    case.refuses(describe(|product| product.name = "柴油".into()), &same, "O-43");
    for other in [
        |p: &mut Product| p.model = "0号".into(),
        |p: &mut Product| p.producer = "另一厂".into(),
        |p: &mut Product| p.brand = "示例".into(),
        |p: &mut Product| p.standard = "Q/1".into(),
    ] {
        case.decide(describe(other)).unwrap();
    }
    // O-44: a mall that gives more batches with a reason may give the same product.
    case.visit.sheets[1].opening.beyond_cap = Some("品种多".into());
    case.decide(describe(|_| {})).unwrap();
    case.visit.sheets[1].opening.beyond_cap = Some(" ".into());
    case.refuses(describe(|_| {}), &same, "O-43");
    // Describing a sheet again is no second batch.
    case.decide(describes(&case, |_| {})).unwrap();
}

#[test]
fn a_card_is_open_lacking_or_done() {
    let case = opened();
    let status =
        |case: &Case, step: Step| cards(case.state(), case.visit.sheet(case.sheet())).into_iter().find(|card| card.step == step).unwrap().status;
    assert_eq!(status(&case, Step::Product), Status::Lacking);
    for step in [Step::Evidence, Step::Seal, Step::Payment, Step::Sign, Step::Transport, Step::Copies] {
        assert_eq!(status(&case, step), Status::Open, "{step:?}");
    }
    let mut half = Case::before(|act| matches!(act, Act::Fill { .. }));
    half.visit.sheets[0].evidence.truncate(1);
    assert_eq!((status(&half, Step::Product), status(&half, Step::Evidence)), (Status::Lacking, Status::Lacking));
    let all = Case::complete();
    for step in Step::ALL {
        assert_eq!(status(&all, step), Status::Done, "{step:?}");
    }
    let none = cards(case.state(), None);
    assert_eq!((none[2].status, none[0].status, none[1].status), (Status::Open, Status::Done, Status::Done));
    let fresh = Case::new();
    assert!(cards(fresh.state(), None).iter().all(|card| card.status == Status::Open));
}

#[test]
fn a_sheet_without_its_rules_is_never_in_order() {
    let mut case = opened();
    case.briefing.rules.retain(|rules| rules.id != RulesId::derived("rules 5"));
    assert_eq!(gaps(case.state(), case.visit.sheet(case.sheet()), Step::Product), [Denial::RulesOfAnotherLine]);
    case.refuses(describes(&case, |_| {}), &Denial::RulesOfAnotherLine, "O-26");
    case.refuses(measures(&case, |_| {}), &Denial::RulesOfAnotherLine, "O-26");
}
