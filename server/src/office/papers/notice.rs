//! 监督抽查通知书 (4B) and 授权委托书 (4C): from the assignment, the campaign and the team.

use super::case::Case;
use app::words::desk::papers as words;
use documents::Hand;
use documents::authorisation::Authorisation;
use documents::notice::{Notice, Sampler};
use domain::id::PersonId;

/// The signs around a title, which the template sets itself.
const TITLE: [char; 2] = ['《', '》'];

pub(super) fn notice(case: &Case<'_>) -> Notice {
    let (campaign, enterprise) = (&case.briefing.campaign, &case.assignment.enterprise);
    let mut laboratories: Vec<&str> = Vec::new();
    for line in &case.assignment.lines {
        let laboratory = case.briefing.organisation(line.laboratory);
        if !laboratories.contains(&laboratory) {
            laboratories.push(laboratory);
        }
    }
    Notice {
        frame: case.frame(case.assignment.notice.clone()),
        enterprise: enterprise.name.clone(),
        address: enterprise.address.clone(),
        task: campaign.title.clone(),
        document: campaign.document.clone(),
        basis: campaign.bases.iter().map(|title| title.trim_matches(TITLE).to_owned()).collect(),
        products: products(case),
        agency: case.agency(),
        laboratory: laboratories.join(words::AND),
        samplers: team(case),
        valid_from: words::day(campaign.starts),
        valid_until: words::day(campaign.sampling_ends),
        telephone: case.bureau_telephone(),
        office: String::new(),
        bureau: case.bureau().to_owned(),
        issued_on: String::new(),
        receiver: Hand::default(),
    }
}

pub(super) fn authorisation(case: &Case<'_>) -> Authorisation {
    let campaign = &case.briefing.campaign;
    Authorisation {
        frame: case.frame(case.assignment.authorisation.clone()),
        bureau: case.bureau().to_owned(),
        agency: case.agency(),
        code: String::new(),
        address: String::new(),
        task: campaign.title.clone(),
        document: campaign.document.clone(),
        area: words::AREA.to_owned(),
        products: products(case),
        samplers: team(case),
        valid_from: words::day(campaign.starts),
        valid_until: words::day(campaign.sampling_ends),
        telephone: case.bureau_telephone(),
        issued_on: String::new(),
    }
}

fn products(case: &Case<'_>) -> Vec<String> {
    case.assignment.lines.iter().filter_map(|line| case.briefing.campaign.line(line.line)).map(|line| line.product.clone()).collect()
}

/// Those who were sent: their names must equal those on the sheet (O-25).
fn team(case: &Case<'_>) -> Vec<Sampler> {
    let certificate = |person: PersonId| case.briefing.person(person).map(|person| person.staff_number.clone()).unwrap_or_default();
    case.assignment.team.iter().map(|person| Sampler { name: case.name(*person), certificate: certificate(*person) }).collect()
}
