//! 监督抽查通知书 (4B) and 授权委托书 (4C): from the assignment, the campaign and the team.

use super::errand::Errand;
use app::words::desk::papers as words;
use documents::Hand;
use documents::authorisation::Authorisation;
use documents::notice::{Notice, Sampler};
use domain::id::PersonId;

/// The signs around a title, which the template sets itself.
const TITLE: [char; 2] = ['《', '》'];

pub(super) fn notice(errand: &Errand<'_>) -> Notice {
    let (campaign, enterprise) = (&errand.briefing.campaign, &errand.assignment.enterprise);
    Notice {
        frame: errand.frame(errand.assignment.notice.clone()),
        enterprise: enterprise.name.clone(),
        address: enterprise.address.clone(),
        task: campaign.title.clone(),
        document: campaign.document.clone(),
        basis: campaign.bases.iter().map(|title| title.trim_matches(TITLE).to_owned()).collect(),
        products: products(errand),
        agency: errand.agency(),
        laboratory: errand.laboratories().join(words::AND),
        samplers: team(errand),
        valid_from: words::day(campaign.starts),
        valid_until: words::day(campaign.sampling_ends),
        telephone: errand.bureau_telephone(),
        office: String::new(),
        bureau: errand.bureau().to_owned(),
        issued_on: String::new(),
        receiver: Hand::default(),
    }
}

pub(super) fn authorisation(errand: &Errand<'_>) -> Authorisation {
    let campaign = &errand.briefing.campaign;
    Authorisation {
        frame: errand.frame(errand.assignment.authorisation.clone()),
        bureau: errand.bureau().to_owned(),
        agency: errand.agency(),
        code: String::new(),
        address: String::new(),
        task: campaign.title.clone(),
        document: campaign.document.clone(),
        area: words::AREA.to_owned(),
        products: products(errand),
        samplers: team(errand),
        valid_from: words::day(campaign.starts),
        valid_until: words::day(campaign.sampling_ends),
        telephone: errand.bureau_telephone(),
        issued_on: String::new(),
    }
}

fn products(errand: &Errand<'_>) -> Vec<String> {
    errand.assignment.lines.iter().filter_map(|line| errand.briefing.campaign.line(line.line)).map(|line| line.product.clone()).collect()
}

/// Those who were sent: their names must equal those on the sheet (O-25).
fn team(errand: &Errand<'_>) -> Vec<Sampler> {
    let certificate = |person: PersonId| errand.briefing.person(person).map(|person| person.staff_number.clone()).unwrap_or_default();
    errand.assignment.team.iter().map(|person| Sampler { name: errand.sampler(*person), certificate: certificate(*person) }).collect()
}
