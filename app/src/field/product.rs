//! 产品与抽样: the sheet is opened, and the product, the quantities and the price stand on it.

use super::containers::containers;
use super::entry::{Choices, Entry, choices, choose, select};
use super::form::{Form, Mistake, act_button, trouble};
use super::frame::{Frame, Pages, acts, frame};
use super::media::{Album, slot};
use super::route::Route;
use super::status::lacks;
use super::view::*;
use crate::words::{denials, field::sheet as said};
use domain::act::Act;
use domain::campaign::LineNumber;
use domain::denial::{Field, Step};
use domain::evidence::Purpose;
use domain::id::{SheetId, VisitId};
use domain::number::SheetNumber;
use domain::quantity::{Unit, number};
use domain::rules::Rules;
use domain::sheet::{Fuel, Price, PriceBasis, Product, Sampling, Sheet, SheetOpening};
use std::rc::Rc;

/// The page on which a sheet is opened; `wanted` is the card that was touched, which may need a sheet first.
pub(crate) fn opening(pages: Pages, id: VisitId, wanted: Step) -> Option<View> {
    let visit = pages.visit(id)?;
    let briefing = pages.phone.model().with_untracked(|model| model.briefing.clone())?;
    let numbers = pages.phone.model().with_untracked(|model| model.free_numbers(id));
    let lines: Choices = visit
        .assignment
        .lines
        .iter()
        .map(|line| (line.line.0.to_string(), briefing.campaign.line(line.line).map(|line| line.product.clone()).unwrap_or_default()))
        .collect();
    let first = lines.first().map(|(value, _)| value.clone()).unwrap_or_default();
    let known = vec![("line", first), ("number", numbers.first().map(ToString::to_string).unwrap_or_default())];
    let form = Form::new(pages, format!("{id}/opening/{}", visit.sheets.len()), known);
    let numbers: Choices = numbers.into_iter().map(|number| (number.to_string(), number.to_string())).collect();
    let third = visit.sheets.len() >= 2;
    let act = move || match opened(pages, id, form) {
        Ok(opening) => {
            let sheet = opening.sheet;
            form.submit(id, None, Ok(vec![Act::OpenSheet(opening)]), Rc::new(move || pages.go(Route::SheetStep(id, sheet, Step::Product))));
        }
        Err(mistake) => form.mistake(mistake),
    };
    let first_this = (wanted != Step::Product).then(|| view! { <p class="notice" data-tone="info">{said::sheet_first(denials::step(wanted))}</p> });
    let inside = view! {
        {first_this}
        {lacks(pages, id, None, Step::Product)}
        <section class="card">
            <h2>{said::OPEN_SHEET}</h2>
            {choose(form, "line", said::LINE, Some(Field::Line), lines)}
            {move || rules_card(pages, id, form)}
            {select(form, "number", said::SHEET_NUMBER, Some(Field::SheetNumber), numbers)}
            {third.then(|| Entry::lines("beyond", said::BEYOND_CAP).law(Field::Sheet).show(form))}
        </section>
        {trouble(form)}
    };
    let foot = acts(act_button(form, said::OPEN_SHEET, "button primary", act));
    Some(frame(
        pages,
        Frame { title: denials::step(Step::Product).into(), sub: visit.assignment.enterprise.name, back: Some(Route::Visit(id)), foot, inside },
    ))
}

/// The rules in force and the laboratory for the chosen line.
fn rules_card(pages: Pages, id: VisitId, form: Form) -> Option<View> {
    let line = LineNumber(form.text("line").parse().ok()?);
    let now = pages.phone.now();
    pages.follow(id, |briefing, visit| {
        let laboratory = visit.assignment.lines.iter().find(|assigned| assigned.line == line).map(|assigned| assigned.laboratory);
        let laboratory = briefing.organisations.iter().find(|body| Some(body.id) == laboratory).map(|body| body.name.clone()).unwrap_or_default();
        Some(match briefing.rules_in_force(line, now) {
            Some(rules) => view! {
                {rules_facts(rules)}
                <dl class="facts"><dt>{said::LABORATORY}</dt><dd>{laboratory}</dd></dl>
            },
            None => view! { <p class="notice">{said::NO_RULES}</p> },
        })
    })?
}

/// Which version of the rules is in force, and what it asks for at least.
fn rules_facts(rules: &Rules) -> View {
    let published = rules.published.map(|at| at.local_date().to_string()).unwrap_or_default();
    let backup = rules.least_backup.map_or_else(|| said::NO_BACKUP.into(), |least| least.to_string());
    view! {
        <dl class="facts">
            <dt>{said::RULES}</dt><dd>{said::rules_version(rules.version, &published)}</dd>
            <dt>{said::STANDARD}</dt><dd>{rules.standard.clone()}</dd>
            <dt>{said::AT_LEAST}</dt><dd>{said::least(&rules.least_test.to_string(), &backup, &rules.least_stock.to_string())}</dd>
        </dl>
        {(!rules.unconfirmed.is_empty()).then(|| view! { <p class="soft">{said::unconfirmed(&rules.unconfirmed.join("、"))}</p> })}
    }
}

fn opened(pages: Pages, id: VisitId, form: Form) -> Result<SheetOpening, Mistake> {
    let line = LineNumber(form.now("line").parse().map_err(|_| ("line", said::LINE_WANTED))?);
    let now = pages.phone.now();
    let found = pages.phone.model().with_untracked(|model| {
        let laboratory = model.visit(id)?.assignment.lines.iter().find(|assigned| assigned.line == line)?.laboratory;
        Some((model.briefing.as_ref()?.rules_in_force(line, now)?.id, laboratory))
    });
    let (rules, laboratory) = found.ok_or(("line", said::NO_RULES))?;
    let number = SheetNumber::parse(&form.now("number")).ok_or(("number", said::NUMBER_WANTED))?;
    let beyond = form.now("beyond");
    Ok(SheetOpening {
        sheet: SheetId::new(now, pages.phone.chance()),
        number,
        line,
        rules,
        laboratory,
        beyond_cap: (!beyond.is_empty()).then_some(beyond),
    })
}

/// The page of an open sheet.
pub(crate) fn page(pages: Pages, id: VisitId, sheet_id: SheetId) -> Option<View> {
    let visit = pages.visit(id)?;
    let sheet = visit.sheet(sheet_id)?.clone();
    let briefing = pages.phone.model().with_untracked(|model| model.briefing.clone())?;
    let rules = briefing.rules(sheet.opening.rules)?.clone();
    let product = briefing.campaign.line(sheet.opening.line).map(|line| line.product.clone()).unwrap_or_default();
    let unit = rules.unit();
    let form = Form::new(pages, format!("{sheet_id}/product"), known(&sheet, &rules, &product));
    let (is_fuel, number) = (rules.is_fuel, sheet.opening.number.to_string());
    let act = move || {
        let acts = acts_of(form, sheet_id, unit, is_fuel).map(|acts| fresh(pages, id, sheet_id, acts));
        form.submit(id, None, acts, Rc::new(move || pages.go(Route::Sheet(id, sheet_id))));
    };
    let grades: Choices = rules.grades.iter().map(|grade| (grade.clone(), grade.clone())).collect();
    let model = if grades.is_empty() {
        Entry::text("model", said::MODEL).law(Field::Product).show(form)
    } else {
        choose(form, "model", said::GRADE, Some(Field::Product), grades)
    };
    let basis = move |is_market: &bool| {
        if *is_market {
            Entry::text("source", said::MARKET_SOURCE).law(Field::PriceBasis).show(form)
        } else {
            view! { <div class="slots">{slot(pages, Album { visit: id, sheet: sheet_id, purpose: Purpose::PriceTag }, true)}</div> }
        }
    };
    let inside = view! {
        {lacks(pages, id, Some(sheet_id), Step::Product)}
        <section class="card"><h2>{said::RULES}</h2>{rules_facts(&rules)}</section>
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
        {is_fuel.then(|| fuel_card(form))}
        <section class="card">
            <h2>{said::QUANTITIES}</h2>
            {Entry::decimal("stock", said::STOCK, unit.sign()).hint(said::STOCK_HINT).law(Field::Stock).show(form)}
            <div class="pair">
                {Entry::decimal("test", said::TEST_PART, unit.sign()).law(Field::TestQuantity).show(form)}
                {Entry::decimal("backup", said::BACKUP_PART, unit.sign()).law(Field::BackupQuantity).show(form)}
            </div>
        </section>
        <section class="card">
            <h2>{said::PRICE}</h2>
            {Entry::decimal("price", said::UNIT_PRICE, said::per(unit)).law(Field::Price).show(form)}
            {choose(form, "basis", said::PRICE_BASIS, Some(Field::PriceBasis), choices(&[("marked", said::MARKED), ("market", said::MARKET_PRICE)]))}
            {switch(move || form.is("basis", "market"), basis)}
        </section>
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
fn known(sheet: &Sheet, rules: &Rules, line: &str) -> Vec<(&'static str, String)> {
    let mut known = match &sheet.product {
        None => vec![("name", line.to_owned()), ("standard", rules.standard.clone()), ("per-label", "label".into())],
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
            ]
        }
    };
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

fn acts_of(form: Form, sheet: SheetId, unit: Unit, is_fuel: bool) -> Result<Vec<Act>, Mistake> {
    let now = |name| form.now(name);
    let fuel = if is_fuel {
        let delivery = now("delivery");
        Some(Fuel {
            dispenser: now("dispenser"),
            tank: now("tank"),
            last_delivery: if delivery.is_empty() { None } else { Some(delivery.parse().map_err(|_| ("delivery", said::NO_DATE))?) },
            residue: form.maybe_quantity("residue", Unit::Litre)?,
            capacity: form.maybe_quantity("capacity", Unit::Litre)?,
            last_year_output: form.maybe_quantity("output", Unit::Litre)?,
            detergent: match now("detergent").as_str() {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            },
        })
    } else {
        None
    };
    let product = Product {
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
    };
    let sampling = Sampling { stock: form.quantity("stock", unit)?, test: form.quantity("test", unit)?, backup: form.quantity("backup", unit)? };
    let basis = if now("basis") == "market" { PriceBasis::Market { source: now("source") } } else { PriceBasis::Marked };
    let price = Price { unit: form.yuan("price")?, basis };
    Ok(vec![Act::Describe { sheet, product }, Act::Measure { sheet, sampling }, Act::Price { sheet, price }])
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
