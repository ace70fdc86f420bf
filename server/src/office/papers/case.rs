//! What all papers of a sheet draw from: the visit, the briefing, and the hands of those who signed.

use super::errand::Errand;
use app::words::desk::papers as words;
use documents::{Declined, Frame, Hand};
use domain::act::Act;
use domain::contract::SheetView;
use domain::digest::Digest;
use domain::evidence::MediaKind;
use domain::id::PersonId;
use domain::paper::sheet_paper;
use domain::sheet::Sheet;
use domain::signature::{Signature, Signer, Witness};
use domain::time::Instant;
use domain::visit::{Event, Visit};

/// A sheet with everything around it.
pub(super) struct Case<'a> {
    pub(super) view: &'a SheetView,
    pub(super) sheet: &'a Sheet,
    pub(super) visit: &'a Visit,
    errand: Errand<'a>,
    /// The digest of the paper as the record has it now: what was signed of another one does not stand on this.
    digest: Digest,
}

/// The enterprise as the samplers found it; before that, and on the paper of a sheet without a sample, as the roster has it.
pub(super) struct Found {
    pub(super) name: String,
    pub(super) code: String,
    pub(super) address: String,
    pub(super) representative: String,
    pub(super) contact: String,
    pub(super) telephone: String,
    pub(super) licences: String,
}

impl<'a> std::ops::Deref for Case<'a> {
    type Target = Errand<'a>;

    fn deref(&self) -> &Errand<'a> {
        &self.errand
    }
}

impl<'a> Case<'a> {
    /// The case of the sheet that is viewed.
    pub(super) fn of(view: &'a SheetView) -> Option<Self> {
        let (visit, briefing) = (&*view.visit, &*view.briefing);
        let sheet = visit.sheet(view.sheet)?;
        let digest = sheet_paper(briefing, visit, sheet).digest();
        Some(Self { view, sheet, visit, errand: Errand { briefing, assignment: &visit.assignment }, digest })
    }

    /// The same with the sheet as it was corrected since: what is no part of the signed paper is printed as it holds today.
    pub(super) fn standing<'b>(&'b self, stands: &'b Sheet) -> Case<'b> {
        let Case { view, visit, errand, digest, .. } = *self;
        Case { view, sheet: stands, visit, errand, digest }
    }

    /// What surrounds the paper that was signed on the glass.
    pub(super) fn signed_frame(&self) -> Frame {
        let declined = self.sheet.declined.as_ref().filter(|declined| declined.shown == self.digest);
        Frame {
            late: self.sheet.opening.late.as_ref().map(|late| words::late(&late.at.to_string(), &late.reason)).unwrap_or_default(),
            digest: if self.sheet.is_signed() { self.digest.to_string() } else { String::new() },
            declined: declined
                .map(|declined| Declined { note: declined.note.clone(), witness: declined.witness.as_ref().map(|saw| self.witness(saw)) }),
            ..self.frame(self.number())
        }
    }

    pub(super) fn number(&self) -> String {
        self.sheet.opening.number.to_string()
    }

    /// The product of the sheet's line, as the notice names it.
    pub(super) fn line(&self) -> String {
        self.briefing.campaign.line(self.sheet.opening.line).map(|line| line.product.clone()).unwrap_or_default()
    }

    pub(super) fn enterprise(&self) -> Found {
        let known = &self.assignment.enterprise;
        // What was signed of such a sheet names the enterprise as the roster does (`domain::paper`), whatever was found of it since.
        match self.sheet.identity(self.visit).filter(|_| self.sheet.ending.is_none()) {
            Some(identity) => Found {
                name: identity.name.clone(),
                code: words::code(&identity.code),
                address: identity.address.clone(),
                representative: identity.representative.clone(),
                contact: identity.contact.clone(),
                telephone: identity.telephone.clone(),
                licences: identity.licences_shown.join(words::AND),
            },
            None => Found {
                name: known.name.clone(),
                code: known.credit_code.clone(),
                address: known.address.clone(),
                representative: String::new(),
                contact: known.contact.clone(),
                telephone: known.telephone.clone(),
                licences: String::new(),
            },
        }
    }

    /// Those who sampled: who was there, and before anybody arrived who was sent.
    pub(super) fn samplers(&self) -> &[PersonId] {
        if self.visit.present.is_empty() { &self.assignment.team } else { &self.visit.present }
    }

    pub(super) fn name(&self, person: PersonId) -> String {
        let officer = || self.view.officers.iter().find(|officer| officer.id == person);
        self.briefing.person(person).or_else(officer).map(|person| person.name.clone()).unwrap_or_default()
    }

    /// The hands of the samplers, in the order of arrival; a line for whoever has not signed.
    pub(super) fn samplers_hands(&self) -> Vec<Hand> {
        let hand = |sampler: &PersonId| {
            let name = self.name(*sampler);
            self.hand(|signer| *signer == Signer::Sampler { person: *sampler }, name.clone(), String::new()).unwrap_or_else(|| pen(name))
        };
        self.samplers().iter().map(hand).collect()
    }

    /// The hand of the enterprise; a line where it has not signed.
    pub(super) fn enterprise_hand(&self) -> Hand {
        let signed = self.sheet.signatures.iter().find_map(|record| match &record.signature.signer {
            Signer::Enterprise { name, title } => Some((name, title)),
            Signer::Sampler { .. } | Signer::Witness { .. } => None,
        });
        let hand = signed.and_then(|(name, title)| self.hand(|signer| matches!(signer, Signer::Enterprise { .. }), name.clone(), title.clone()));
        hand.unwrap_or_default()
    }

    /// The hand of a witness; a line with the name where it was not asked on the glass.
    pub(super) fn witness(&self, saw: &Witness) -> Hand {
        let signed = self.hand(|signer| matches!(signer, Signer::Witness { name, .. } if *name == saw.name), saw.name.clone(), saw.standing.clone());
        signed.unwrap_or_else(|| Hand { title: saw.standing.clone(), ..pen(saw.name.clone()) })
    }

    /// What that signer signed of exactly this paper.
    fn hand(&self, is_theirs: impl Fn(&Signer) -> bool, name: String, title: String) -> Option<Hand> {
        let mut records = self.sheet.signatures.iter().filter(|record| self.sheet.is_held_by(&record.signature, self.digest));
        let record = records.find(|record| is_theirs(&record.signature.signer))?;
        let Signature { strokes, pad, .. } = &record.signature;
        // What was put to the paper itself is on its photo.
        let title = if record.signature.ink.is_some() { words::on_paper(&title) } else { title };
        Some(Hand { name, title, date: words::moment(record.at), strokes: strokes.clone(), pad: *pad })
    }

    /// How many photos and films prove it.
    pub(super) fn evidence(&self) -> Vec<String> {
        let count = |kind: MediaKind| self.sheet.evidence.iter().filter(|evidence| evidence.kind == kind).count();
        [MediaKind::Photo, MediaKind::Video].into_iter().filter(|kind| count(*kind) > 0).map(|kind| words::media(kind, count(kind))).collect()
    }

    /// When the office first had it that no sample was taken: from then on its map told it.
    pub(super) fn reported(&self) -> Option<Instant> {
        let is_told = |event: &Event| matches!(event, Event::Done { act: Act::End { opening, .. }, .. } if opening.sheet == self.view.sheet);
        self.view.stream.iter().find(|entry| entry.events.iter().any(is_told)).map(|entry| entry.received)
    }
}

/// A line to sign on by pen.
pub(super) fn pen(name: String) -> Hand {
    Hand { name, ..Hand::default() }
}
