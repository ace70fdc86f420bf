//! 抽样单 (4A): only what stood on the paper when it was signed.

use super::case::Case;
use app::words::desk::papers as words;
use documents::seal::Part as Sealing;
use documents::sheet::{Agency, BackupPlace, Category, Fuel, Manner, Place, Producer, Product, Sampled, Sealed, Sheet, Trade};
use domain::enterprise::{PlaceKind, Trade as Traded};
use domain::paper::correction_paper;
use domain::part::Part;
use domain::quantity::Quantity;
use domain::signature::Signer;

pub(super) fn sheet(case: &Case<'_>) -> Sheet {
    let rules = case.briefing.rules(case.sheet.opening.rules);
    let place = case.visit.identity.as_ref().map_or(case.assignment.enterprise.place, |identity| identity.place);
    Sheet {
        frame: case.signed_frame(),
        report: String::new(),
        task: case.task(),
        category: Category::SpotCheck,
        record: String::new(),
        notice: case.assignment.notice.clone(),
        rules: rules.map(|rules| words::rules(rules.version, &rules.standard)).unwrap_or_default(),
        laboratory: case.briefing.organisation(case.sheet.opening.laboratory).to_owned(),
        sampled: Some(sampled(case, place)),
        producer: producer(case),
        product: product(case),
        fuel: fuel(case),
        seals: case
            .sheet
            .containers
            .iter()
            .filter_map(|container| Some((container, case.sheet.seal_of(container.id)?)))
            .map(|(container, seal)| Sealed { number: seal.number.to_string(), part: part(container.part) })
            .collect(),
        agency: Agency { name: case.agency(), telephone: case.agency_telephone(), ..Agency::default() },
        remarks: remarks(case, place) + &corrections(case),
        enterprise: case.enterprise_hand(),
        maker: documents::Hand::default(),
        samplers: case.samplers_hands(),
    }
}

/// What was corrected since, and by whose hand: the values above are as they were signed (O-31).
fn corrections(case: &Case<'_>) -> String {
    let told = case.sheet.corrections.iter().enumerate().map(|(place, record)| {
        let paper = correction_paper(case.visit, case.sheet, place, &record.correction.amendment);
        // Between what it is about and why stands what changes.
        let changes = paper.blocks.iter().skip(1).rev().skip(1).rev().flat_map(|block| &block.entries);
        let changes: Vec<String> = changes.map(|(label, value)| format!("{label}{value}")).collect();
        let name = match &record.correction.confirmed.signer {
            Signer::Enterprise { name, .. } => name.as_str(),
            Signer::Sampler { .. } | Signer::Witness { .. } => "",
        };
        words::corrected(place + 1, &changes, name, record.at)
    });
    told.collect()
}

/// What the form has no place for: the kind of place, what was found of the goods, and what the line's rules ask for besides.
fn remarks(case: &Case<'_>, place: PlaceKind) -> String {
    let product = case.sheet.product.as_ref();
    let own = product.map(|product| product.own.as_slice()).unwrap_or_default();
    words::remarks(place) + &words::own(own) + &product.and_then(|product| product.goods).map(words::goods).unwrap_or_default()
}

fn sampled(case: &Case<'_>, kind: PlaceKind) -> Sampled {
    let found = case.enterprise();
    Sampled {
        name: found.name,
        code: found.code,
        licences: found.licences,
        address: found.address,
        representative: found.representative,
        contact: found.contact,
        telephone: found.telephone,
        mobile: String::new(),
        area: None,
        place: place(kind),
    }
}

/// The box of the form; where the record names two of its kinds in one, or one that it lacks, it stands in the remarks and nothing is ticked.
const fn place(kind: PlaceKind) -> Option<Place> {
    match kind {
        PlaceKind::GasStation => Some(Place::GasStation),
        PlaceKind::Mall => Some(Place::Mall),
        PlaceKind::Supermarket => Some(Place::Supermarket),
        PlaceKind::Other => Some(Place::Other),
        PlaceKind::Shop | PlaceKind::Market | PlaceKind::Factory => None,
    }
}

fn producer(case: &Case<'_>) -> Producer {
    let Some(product) = &case.sheet.product else { return Producer::default() };
    Producer { name: product.producer.clone(), per_label: product.per_label, address: product.producer_address.clone(), ..Producer::default() }
}

fn product(case: &Case<'_>) -> Product {
    let sheet = case.sheet;
    let quantity =
        |of: fn(&domain::sheet::Sampling) -> Quantity| sheet.sampling.as_ref().map(|sampling| of(sampling).to_string()).unwrap_or_default();
    let own = sheet.product.as_ref();
    let text = |of: fn(&domain::sheet::Product) -> &String| own.map(|product| of(product).clone()).unwrap_or_default();
    Product {
        name: text(|product| &product.name),
        model: text(|product| &product.model),
        brand: text(|product| &product.brand),
        batch: text(|product| &product.batch),
        standard: text(|product| &product.standard),
        supplier: text(|product| &product.supplier),
        base: quantity(|sampling| sampling.stock),
        test: quantity(|sampling| sampling.test),
        backup: quantity(|sampling| sampling.backup),
        unit_price: unit_price(case),
        cost: sheet.payment.as_ref().map(|slip| words::yuan(slip.amount)).unwrap_or_default(),
        state: words::packed(sheet.containers.iter().map(|container| container.kind)),
        sampled_on: words::moment(sheet.opened_at),
        trade: trade(case),
        backup_place: if sheet.storage.is_some() { Some(BackupPlace::Sampled) } else { None },
        manner: Manner::OnSite,
        ..Product::default()
    }
}

/// 生产 or 流通, as it was found.
pub(super) fn trade(case: &Case<'_>) -> Option<Trade> {
    let found = case.sheet.identity(case.visit).map_or(Some(case.assignment.enterprise.trade), |identity| identity.trade);
    found.map(|trade| match trade {
        Traded::Production => Trade::Production,
        Traded::Circulation => Trade::Circulation,
    })
}

/// The price of one, with the unit in which it is sampled.
pub(super) fn unit_price(case: &Case<'_>) -> String {
    let unit = case.sheet.sampling.as_ref().map(|sampling| sampling.test.unit);
    case.sheet.price.as_ref().zip(unit).map(|(price, unit)| words::unit_price(price.unit, unit)).unwrap_or_default()
}

fn fuel(case: &Case<'_>) -> Option<Fuel> {
    let fuel = case.sheet.product.as_ref()?.fuel.as_ref()?;
    let quantity = |quantity: Option<Quantity>| quantity.map(|quantity| quantity.to_string()).unwrap_or_default();
    Some(Fuel {
        gun: fuel.dispenser.clone(),
        tank: fuel.tank.clone(),
        delivered_on: fuel.last_delivery.map(words::day).unwrap_or_default(),
        before: quantity(fuel.residue),
        capacity: quantity(fuel.capacity),
        last_year: quantity(fuel.last_year_output),
        detergent: fuel.detergent,
    })
}

/// A part in the words of the papers.
pub(super) const fn part(part: Part) -> Sealing {
    match part {
        Part::Test => Sealing::Test,
        Part::Backup => Sealing::Backup,
    }
}
