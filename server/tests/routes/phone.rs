//! A phone of the example: it registers, takes its package, and records a whole visit.

use crate::example::{Example, Visitor};
use axum::body::Body;
use axum::http::{Method, Request, header};
use domain::act::{Act, Command};
use domain::assignment::Assignment;
use domain::contract::{Commands, DeviceGrant, DeviceKey, Envelope, Item, Me, Package, Receipts, VERSION, VERSION_HEADER, key_proof};
use domain::digest::{Digest, hex};
use domain::fixture;
use domain::id::{DeviceId, PersonId};
use domain::paper::sheet_paper;
use domain::visit::{Briefing, Event, Visit};
use ed25519_dalek::{Signer as _, SigningKey};

/// A team of two that was sent to enterprise 20 of the roster with one phone, at which both are known.
pub(crate) struct Sent<'a> {
    pub(crate) manager: Visitor<'a>,
    pub(crate) one: Visitor<'a>,
    pub(crate) phone: Handset,
    pub(crate) granted: Assignment,
}

pub(crate) async fn sent(example: &Example) -> Sent<'_> {
    let (manager, one, two) = (example.signed_in("manager").await, example.signed_in("sampler1").await, example.signed_in("sampler2").await);
    let phone = Handset::new("a");
    phone.register(&one).await;
    phone.register(&two).await;
    let granted = manager.assign(20).await.assignment;
    Sent { manager, one, phone, granted }
}

pub(crate) struct Handset {
    pub(crate) device: DeviceId,
    pub(crate) key: SigningKey,
    pub(crate) link: (u64, Option<Digest>),
}

impl Handset {
    pub(crate) fn new(name: &str) -> Self {
        let mut secret = [9; 32];
        secret[1] = name.as_bytes()[0];
        Self { device: DeviceId::derived(&format!("handset {name}")), key: SigningKey::from_bytes(&secret), link: (0, None) }
    }

    pub(crate) fn public_key(&self) -> String {
        hex(self.key.verifying_key().as_bytes())
    }

    /// Its key with the proof for the session of that answer.
    pub(crate) fn shown(&self, me: &Me) -> DeviceKey {
        let proof = self.key.sign(key_proof(&me.challenge, self.device, &self.public_key()).as_bytes());
        DeviceKey { public_key: self.public_key(), name: "test".into(), proof: Some(hex(&proof.to_bytes())) }
    }

    pub(crate) async fn register(&self, visitor: &Visitor<'_>) -> DeviceGrant {
        let key = self.shown(&visitor.get("/api/v1/me").await.read());
        visitor.send(Method::PUT, &format!("/api/v1/devices/{}", self.device), &key).await.read()
    }

    pub(crate) async fn package(&self, visitor: &Visitor<'_>, after: i64) -> Package {
        visitor.get(&format!("/api/v1/package?after={after}&device={}", self.device)).await.read()
    }

    /// Records acts and sends them; the server's clock is set to just after.
    pub(crate) async fn record(&mut self, example: &Example, visitor: &Visitor<'_>, assignment: &Assignment, acts: Vec<(PersonId, Act)>) -> Receipts {
        let body = serde_json::to_string(&self.commands(example, assignment, acts)).unwrap();
        let request = Request::post("/api/v1/commands").header(header::CONTENT_TYPE, "application/json").header(VERSION_HEADER, VERSION);
        let answered = visitor.ask(request, Body::from(body)).await;
        crate::openapi::check(&Method::POST, "/api/v1/commands", &answered);
        answered.read()
    }

    /// Records acts; the server's clock is set to just after.
    pub(crate) fn commands(&mut self, example: &Example, assignment: &Assignment, acts: Vec<(PersonId, Act)>) -> Commands {
        let token = example.state.keys.sign_time(fixture::START);
        let commands: Vec<(Command, String)> = fixture::commands(self.device, assignment.visit, acts, self.link, Some(&token));
        if let Some((last, body)) = commands.last() {
            self.link = (last.number + 1, Some(Digest::of(body.as_bytes())));
            example.state.clock.set(last.at.plus(60_000).max(example.state.clock.now()));
        }
        let sign = |body: &str| hex(&self.key.sign(body.as_bytes()).to_bytes());
        let commands = commands.into_iter().map(|(command, body)| Envelope { id: command.id, signature: sign(&body), body }).collect();
        Commands { device: self.device, commands, epoch: None }
    }
}

/// The briefing of a package.
pub(crate) fn briefing(package: &Package) -> Briefing {
    let found = package.items.iter().find_map(|item| if let Item::Briefing { briefing, .. } = item { Some(briefing) } else { None });
    *found.expect("a first package carries the briefing").clone()
}

/// The assignments of a package.
pub(crate) fn assignments(package: &Package) -> Vec<Assignment> {
    let own = |item: &Item| if let Item::Assignment { assignment } = item { Some(assignment.as_ref().clone()) } else { None };
    package.items.iter().filter_map(own).collect()
}

/// The whole diesel visit under the example's own rules; the signatures bind the paper as it stands there.
pub(crate) fn story(briefing: &Briefing, assignment: &Assignment) -> Vec<(PersonId, Act)> {
    let mut visit = Visit::assigned(assignment.clone());
    let line = assignment.lines[0].line;
    let rules = briefing.rules_in_force(line, fixture::START).unwrap();
    let mut done = Vec::new();
    for (step, (by, mut act)) in fixture::story(briefing, assignment).into_iter().enumerate() {
        match &mut act {
            // They arrive where the roster has the enterprise.
            Act::Arrive(arrival) => arrival.position = assignment.enterprise.position.or(arrival.position),
            Act::OpenSheet(opening) => opening.rules = rules.id,
            Act::Describe { product, .. } => product.standard.clone_from(&rules.standard),
            Act::Sign { sheet, signature } => signature.shown = sheet_paper(briefing, &visit, visit.sheet(*sheet).unwrap()).digest(),
            _ => {}
        }
        let at = fixture::START.plus(60_000 * i64::try_from(step).unwrap());
        visit.apply(&Event::Done { by, at, act: act.clone() });
        done.push((by, act));
    }
    done
}
