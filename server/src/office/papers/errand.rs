//! What the papers of an assignment draw from, before anybody has arrived as after: whom a team was sent to, and in which campaign.

use app::words::desk::papers as words;
use documents::Frame;
use domain::assignment::Assignment;
use domain::id::PersonId;
use domain::person::{Organisation, OrganisationKind};
use domain::visit::Briefing;

/// An assignment with its campaign.
#[derive(Debug, Clone, Copy)]
pub(super) struct Errand<'a> {
    pub(super) briefing: &'a Briefing,
    pub(super) assignment: &'a Assignment,
}

impl Errand<'_> {
    /// What surrounds a paper of that number; the address of its code follows from all that stands on it (`super::draft`).
    pub(super) fn frame(&self, number: String) -> Frame {
        Frame { number, issuer: self.bureau().to_owned(), ..Frame::default() }
    }

    /// The campaign with the number of its document.
    pub(super) fn task(&self) -> String {
        words::task(&self.briefing.campaign.title, &self.briefing.campaign.document)
    }

    fn body(&self, kind: OrganisationKind) -> Option<&Organisation> {
        self.briefing.organisations.iter().find(|body| body.kind == kind)
    }

    pub(super) fn bureau(&self) -> &str {
        self.body(OrganisationKind::Bureau).map_or("", |bureau| &bureau.name)
    }

    pub(super) fn bureau_telephone(&self) -> String {
        self.body(OrganisationKind::Bureau).map(|bureau| bureau.telephone.clone()).unwrap_or_default()
    }

    pub(super) fn agency(&self) -> String {
        self.briefing.organisation(self.briefing.campaign.agency).to_owned()
    }

    pub(super) fn agency_telephone(&self) -> String {
        let agency = self.briefing.organisations.iter().find(|body| body.id == self.briefing.campaign.agency);
        agency.map(|agency| agency.telephone.clone()).unwrap_or_default()
    }

    /// The local body that answers for the enterprise.
    pub(super) fn authority(&self) -> String {
        self.briefing.organisation(self.assignment.enterprise.jurisdiction).to_owned()
    }

    /// The laboratories of its lines, each once.
    pub(super) fn laboratories(&self) -> Vec<&str> {
        let mut all: Vec<&str> = Vec::new();
        for line in &self.assignment.lines {
            let laboratory = self.briefing.organisation(line.laboratory);
            if !all.contains(&laboratory) {
                all.push(laboratory);
            }
        }
        all
    }

    /// The name of somebody of the agency.
    pub(super) fn sampler(&self, person: PersonId) -> String {
        self.briefing.person(person).map(|person| person.name.clone()).unwrap_or_default()
    }
}
