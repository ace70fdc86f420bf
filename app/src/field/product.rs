//! 产品与抽样: the product, the quantities and the price stand on it.

use super::containers::containers;
use super::entry::{Choices, Entry, choices, choose};
use super::form::{Form, Mistake, act_button, trouble};
use super::frame::{Frame, Pages, acts, frame};
use super::goods;
use super::media::{Album, slot};
use super::own::{self, Own};
use super::remembered;
use super::route::Route;
use super::status::lacks;
use super::view::*;
use crate::words::{denials, field::sheet as said};
use domain::act::Act;
use domain::denial::{Field, Step};
use domain::evidence::Purpose;
use domain::id::{SheetId, VisitId};
use domain::quantity::{Unit, number};
use domain::rules::Rules;
use domain::sheet::{Fuel, Price, PriceBasis, Product, Sampling, Sheet};
use std::rc::Rc;

/// The page of an open sheet.
pub(crate) fn page(pages: Pages, id: VisitId, sheet_id: SheetId) -> Option<View> {
    let visit = pages.visit(id)?;
    let sheet = visit.sheet(sheet_id)?.clone();
    let briefing = pages.phone.model().with_untracked(|model| model.briefing.clone())?;
    let rules = briefing.rules(sheet.opening.rules)?.clone();
    let product = briefing.campaign.line(sheet.opening.line).map(|line| line.product.clone()).unwrap_or_default();
    let unit = rules.unit();
    let own = own::fields(&rules);
    let form = Form::new(pages, format!("{sheet_id}/product"), known(&sheet, &rules, &product, &own));
    let (is_fuel, number) = (rules.is_fuel, sheet.opening.number.to_string());
    let before = remembered::products(pages, id, &sheet, form, &own).map(|before| view! { <section class="card">{before}</section> });
    let entries = cards(form, &rules, &own);
    let act = move || {
        let (acts, mistakes) = acts_of(form, sheet_id, &own, (unit, is_fuel));
        form.submit_all(id, (fresh(pages, id, sheet_id, acts), mistakes), Rc::new(move || pages.go(Route::Sheet(id, sheet_id))));
    };
    let tag = move |is_marked: &bool| {
        is_marked.then(|| view! { <section class="card"><div class="slots">{slot(pages, Album { visit: id, sheet: sheet_id, purpose: Purpose::PriceTag }, true)}</div></section> })
    };
    let inside = view! {
        {lacks(pages, id, Some(sheet_id), Step::Product)}
        {goods::card(pages, id, sheet_id, &rules, form)}
        <section class="card"><h2>{said::RULES}</h2>{rules_facts(&rules)}</section>
        {before}
        {entries}
        {switch(move || form.is("basis", "marked"), tag)}
        {containers(pages, id, sheet_id)}
        {trouble(form)}
    };
    let foot = acts(act_button(form, said::RECORD_PRODUCT, "button primary", act));
    Some(frame(
        pages,
        Frame {
            title: denials::step(Step::Product).into(),
            sub: said::numbered(&product, &number),
            back: Some(Route::Sheet(id, sheet_id)),
            foot,
            inside,
        },
    ))
}

/// What the samplers enter of product, quantities and price.
pub(super) fn cards(form: Form, rules: &Rules, own: &[Own]) -> View {
    let own_card = own::card(form, own);
    let unit = rules.unit();
    let grades: Choices = rules.grades.iter().map(|grade| (grade.clone(), grade.clone())).collect();
    let model = if grades.is_empty() {
        Entry::text("model", said::MODEL).law(Field::Product).show(form)
    } else {
        choose(form, "model", if rules.is_fuel { said::GRADE } else { said::MODEL }, Some(Field::Product), grades)
    };
    let source = move || Entry::text("source", said::MARKET_SOURCE).law(Field::PriceBasis).show(form);
    view! {
        <section class="card">
            <h2>{said::PRODUCT}</h2>
            {Entry::text("name", said::PRODUCT_NAME).law(Field::Product).show(form)}
            {model}
            {Entry::text("brand", said::BRAND).optional().show(form)}
            {Entry::text("batch", said::BATCH).optional().show(form)}
            {Entry::text("standard", said::LABEL_STANDARD).law(Field::Product).show(form)}
            {Entry::text("producer", said::PRODUCER).law(Field::Product).show(form)}
            {Entry::text("producer-address", said::PRODUCER_ADDRESS).optional().show(form)}
            {choose(form, "per-label", said::PRODUCER_FROM, None, choices(&[("label", said::PER_LABEL), ("verified", said::VERIFIED)]))}
            {Entry::text("supplier", said::SUPPLIER).optional().show(form)}
        </section>
        {own_card}
        {rules.is_fuel.then(|| fuel_card(form))}
        <section class="card">
            <h2>{said::QUANTITIES}</h2>
            {Entry::decimal("stock", said::STOCK, unit.sign()).hint(if rules.is_fuel { said::STOCK_HINT } else { said::STOCK_HINT_GOODS }).law(Field::Stock).show(form)}
            <div class="pair">
                {Entry::decimal("test", said::TEST_PART, unit.sign()).law(Field::TestQuantity).show(form)}
                {Entry::decimal("backup", said::BACKUP_PART, unit.sign()).law(Field::BackupQuantity).show(form)}
            </div>
        </section>
        <section class="card">
            <h2>{said::PRICE}</h2>
            {Entry::decimal("price", said::UNIT_PRICE, said::per(unit)).law(Field::Price).show(form)}
            {choose(form, "basis", said::PRICE_BASIS, Some(Field::PriceBasis), choices(&[("marked", said::MARKED), ("market", said::MARKET_PRICE)]))}
            {when(move || form.is("basis", "market"), source)}
        </section>
    }
}

/// Which version of the rules is in force, and what it asks for at least.
pub(super) fn rules_facts(rules: &Rules) -> View {
    let published = rules.published.map(|at| at.local_date().to_string()).unwrap_or_default();
    let backup = rules.least_backup.map_or_else(|| said::NO_BACKUP.into(), |least| least.to_string());
    let mut unconfirmed = rules.unconfirmed.clone();
    unconfirmed.extend(rules.coverage.as_ref().filter(|coverage| coverage.unconfirmed).map(|_| said::COVERAGE.to_owned()));
    unconfirmed.extend(rules.own.iter().any(|field| field.unconfirmed).then(|| said::OWN_ENTRIES.to_owned()));
    view! {
        <dl class="facts">
            <dt>{said::RULES}</dt><dd>{said::rules_version(rules.version, &published)}</dd>
            <dt>{said::STANDARD}</dt><dd>{rules.standard.clone()}</dd>
            <dt>{said::AT_LEAST}</dt><dd>{said::least(&rules.least_test.to_string(), &backup, &rules.least_stock.to_string())}</dd>
        </dl>
        {(!unconfirmed.is_empty()).then(|| view! { <p class="soft">{said::unconfirmed(&unconfirmed.join("、"))}</p> })}
    }
}

fn fuel_card(form: Form) -> View {
    let litre = Unit::Litre.sign();
    view! {
        <section class="card">
            <h2>{said::FUEL}</h2>
            <div class="pair">
                {Entry::text("dispenser", said::DISPENSER).law(Field::Fuel).show(form)}
                {Entry::text("tank", said::TANK).law(Field::Fuel).show(form)}
            </div>
            {Entry::date("delivery", said::LAST_DELIVERY).law(Field::Fuel).show(form)}
            {Entry::decimal("residue", said::RESIDUE, litre).optional().show(form)}
            {Entry::decimal("capacity", said::CAPACITY, litre).optional().show(form)}
            {Entry::decimal("output", said::LAST_YEAR_OUTPUT, litre).optional().show(form)}
            {choose(form, "detergent", said::DETERGENT, None, choices(&[("yes", said::YES), ("no", said::NO), ("unknown", said::UNKNOWN)]))}
        </section>
    }
}

/// What was recorded, or what the rules and the line already say.
pub(super) fn known(sheet: &Sheet, rules: &Rules, line: &str, own: &[Own]) -> Vec<(&'static str, String)> {
    let mut known = match &sheet.product {
        // Where the kind of the goods decides the standard, their label tells which.
        None => vec![("name", line.to_owned()), ("standard", rules.only_standard().unwrap_or_default().to_owned()), ("per-label", "label".into())],
        Some(product) => {
            let per_label = if product.per_label { "label" } else { "verified" };
            vec![
                ("name", product.name.clone()),
                ("model", product.model.clone()),
                ("brand", product.brand.clone()),
                ("batch", product.batch.clone()),
                ("standard", product.standard.clone()),
                ("producer", product.producer.clone()),
                ("producer-address", product.producer_address.clone()),
                ("per-label", per_label.into()),
                ("supplier", product.supplier.clone()),
                ("goods", goods::value(product.goods)),
            ]
        }
    };
    if let Some(product) = &sheet.product {
        known.extend(own.iter().filter_map(|own| Some((own.name, own.value(&product.own)?.to_owned()))));
    }
    if let Some(fuel) = sheet.product.as_ref().and_then(|product| product.fuel.as_ref()) {
        let amount = |of: Option<domain::quantity::Quantity>| of.map(|of| number(of.milli)).unwrap_or_default();
        let detergent = fuel.detergent.map_or("unknown", |added| if added { "yes" } else { "no" });
        known.extend([
            ("dispenser", fuel.dispenser.clone()),
            ("tank", fuel.tank.clone()),
            ("delivery", fuel.last_delivery.map(|date| date.to_string()).unwrap_or_default()),
            ("residue", amount(fuel.residue)),
            ("capacity", amount(fuel.capacity)),
            ("output", amount(fuel.last_year_output)),
            ("detergent", detergent.into()),
        ]);
    }
    let (stock, test, backup) = sheet.sampling.as_ref().map_or_else(
        || (String::new(), number(rules.least_test.milli), rules.least_backup.map_or_else(|| "0".into(), |least| number(least.milli))),
        |sampling| (number(sampling.stock.milli), number(sampling.test.milli), number(sampling.backup.milli)),
    );
    known.extend([("stock", stock), ("test", test), ("backup", backup)]);
    let (price, basis, source) = match &sheet.price {
        None => (String::new(), "marked", String::new()),
        Some(Price { unit, basis: PriceBasis::Marked }) => (unit.to_string(), "marked", String::new()),
        Some(Price { unit, basis: PriceBasis::Market { source } }) => (unit.to_string(), "market", source.clone()),
    };
    known.extend([("price", price), ("basis", basis.into()), ("source", source)]);
    known
}

/// The acts as far as their entries can be read, and the entries that cannot.
pub(super) fn acts_of(form: Form, sheet: SheetId, own: &[Own], (unit, is_fuel): (Unit, bool)) -> (Vec<Act>, Vec<Mistake>) {
    let mut mistakes = Vec::new();
    let mut acts = Vec::new();
    let product = description(form, own, is_fuel, &mut mistakes);
    acts.push(Act::Describe { sheet, product });
    let [stock, test, backup] = ["stock", "test", "backup"].map(|name| read(form.quantity(name, unit), &mut mistakes));
    if let (Some(stock), Some(test), Some(backup)) = (stock, test, backup) {
        acts.push(Act::Measure { sheet, sampling: Sampling { stock, test, backup } });
    }
    let basis = if form.now("basis") == "market" { PriceBasis::Market { source: form.now("source") } } else { PriceBasis::Marked };
    if let Some(unit) = read(form.yuan("price"), &mut mistakes) {
        acts.push(Act::Price { sheet, price: Price { unit, basis } });
    }
    (acts, mistakes)
}

/// What an entry says, or one mistake more.
fn read<T>(entry: Result<T, Mistake>, mistakes: &mut Vec<Mistake>) -> Option<T> {
    entry.map_err(|mistake| mistakes.push(mistake)).ok()
}

fn description(form: Form, own: &[Own], is_fuel: bool, mistakes: &mut Vec<Mistake>) -> Product {
    let now = |name| form.now(name);
    let delivery = Some(now("delivery")).filter(|date| is_fuel && !date.is_empty());
    let last_delivery = delivery.and_then(|date| read(date.parse().map_err(|_| ("delivery", said::NO_DATE)), mistakes));
    let mut litres = |name| read(form.maybe_quantity(name, Unit::Litre), mistakes).flatten();
    let fuel = is_fuel.then(|| Fuel {
        dispenser: now("dispenser"),
        tank: now("tank"),
        residue: litres("residue"),
        capacity: litres("capacity"),
        last_year_output: litres("output"),
        last_delivery,
        detergent: match now("detergent").as_str() {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
    });
    Product {
        name: now("name"),
        model: now("model"),
        brand: now("brand"),
        batch: now("batch"),
        standard: now("standard"),
        producer: now("producer"),
        producer_address: now("producer-address"),
        per_label: now("per-label") != "verified",
        supplier: now("supplier"),
        fuel,
        goods: goods::goods(&now("goods")),
        own: own::read(form, own),
    }
}

/// Leaves out what already stands so on the sheet.
fn fresh(pages: Pages, id: VisitId, sheet: SheetId, acts: Vec<Act>) -> Vec<Act> {
    let Some(stands) = pages.sheet(id, sheet) else { return acts };
    let is_new = |act: &Act| match act {
        Act::Describe { product, .. } => stands.product.as_ref() != Some(product),
        Act::Measure { sampling, .. } => stands.sampling.as_ref() != Some(sampling),
        Act::Price { price, .. } => stands.price.as_ref() != Some(price),
        _ => true,
    };
    acts.into_iter().filter(is_new).collect()
}
