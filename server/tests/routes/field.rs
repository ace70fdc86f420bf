//! A phone in the field and an office of its own for each test, spoken to by HTTP alone.

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use domain::act::{Act, Command};
use domain::assignment::Assignment;
use domain::contract::{Commands, Envelope, Outcome, Quarantine, Receipt, Receipts};
use domain::digest::{Digest, hex};
use domain::finding::Matter;
use domain::fixture;
use domain::id::{DeviceId, PersonId};
use domain::time::Instant;
use domain::visit::Briefing;
use domain::warning::{Waiver, Warning};
use ed25519_dalek::{Signer as _, SigningKey};
use http_body_util::BodyExt as _;
use server::clock::Clock;
use server::commit::Commits;
use server::db::{Database, account, assignment, organisation, person, registration, seed};
use server::keys::Keys;
use server::live::Ending;
use server::room::{Room, Rooms};
use server::settings::Settings;
use server::state::AppState;
use std::time::Duration;
use tempfile::TempDir;
use tower::ServiceExt as _;

const PASSWORD: &str = "example-password";

/// What the office signs the time with: the phones of these tests have had a token of it since the story began.
const SECRET: [u8; 32] = [21; 32];

/// An office that knows the campaign of the fixture, its people and the phones of its two samplers.
pub(crate) struct Office {
    pub(crate) state: AppState,
    router: Router,
    cookie: String,
    folder: TempDir,
}

impl Office {
    /// An office at ten hours after the story began.
    pub(crate) async fn open() -> Self {
        Self::with(fixture::briefing()).await
    }

    pub(crate) async fn with(briefing: Briefing) -> Self {
        let folder = TempDir::new().unwrap();
        let state = Self::state(&folder, database(&folder).await).await;
        let mut append = state.db.append(state.clock.now()).await.unwrap();
        let (seq, at) = (append.seq, append.at);
        let on = append.connection();
        seed::campaign(&mut *on, &briefing.campaign, seq).await.unwrap();
        for rules in &briefing.rules {
            seed::rules(&mut *on, rules, seq).await.unwrap();
        }
        for body in &briefing.organisations {
            organisation::insert(&mut *on, body, seq).await.unwrap();
        }
        for member in &briefing.people {
            person::insert(&mut *on, member, seq).await.unwrap();
        }
        let password = server::password::stretch(PASSWORD.into()).await.unwrap();
        account::insert(&mut *on, "sampler", fixture::sampler(1), &password, false).await.unwrap();
        for phone in ["a", "b"].map(Phone::new) {
            registration::insert(&mut *on, phone.device, &hex(phone.key.verifying_key().as_bytes()), ("test", ""), at).await.unwrap();
            for sampler in [1, 2] {
                registration::join(&mut *on, phone.device, fixture::sampler(sampler), at).await.unwrap();
            }
        }
        append.commit().await.unwrap();
        Self::serving(state, folder).await
    }

    async fn state(folder: &TempDir, url: Option<String>) -> AppState {
        let mut settings = Settings::in_folder(folder.path().to_owned()).unwrap();
        settings.database_url = url;
        settings.upload_limit = 1_000_000;
        let db = Database::connect(&settings.database()).await.unwrap();
        Keys::choose(&db, &SECRET, fixture::START).await.unwrap();
        db.close().await;
        AppState::open(settings, Clock::manual(fixture::START.plus(10 * 3_600_000))).await.unwrap()
    }

    async fn serving(state: AppState, folder: TempDir) -> Self {
        let router = server::routes::router(state.clone(), Ending::default());
        Self { state, router, cookie: String::new(), folder }.signed_in("sampler").await
    }

    /// The office as whoever signs in under that name finds it.
    pub(crate) async fn signed_in(mut self, name: &str) -> Self {
        let sign_in = serde_json::json!({ "name": name, "password": PASSWORD }).to_string();
        let request = Request::post("/api/v1/session").header(header::CONTENT_TYPE, "application/json").body(Body::from(sign_in)).unwrap();
        let answer = self.router.clone().oneshot(request).await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK);
        let cookie = answer.headers()[header::SET_COOKIE].to_str().unwrap();
        self.cookie = cookie.split(';').next().unwrap().to_owned();
        self
    }

    /// The office after its process was ended and started again.
    pub(crate) async fn restarted(self) -> Self {
        let Self { state, router, folder, .. } = self;
        let url = state.settings.database_url.clone();
        drop(router);
        state.db.close().await;
        drop(state);
        Self::serving(Self::state(&folder, url).await, folder).await
    }

    /// The office with a queue of which the writer has ended.
    pub(crate) async fn without_writer(self) -> Self {
        let Self { mut state, folder, .. } = self;
        let (commits, writer) = Commits::new(state.db.clone(), state.clock.clone(), Duration::ZERO);
        drop(writer);
        state.commits = commits;
        Self::serving(state, folder).await
    }

    /// The office on a disk with that room.
    pub(crate) async fn with_room(self, room: &Room) -> Self {
        let Self { mut state, folder, .. } = self;
        state.rooms = Rooms { data: room.clone(), media: room.clone() };
        Self::serving(state, folder).await
    }

    /// Hands an assignment to the team.
    pub(crate) async fn assign(&self, assignment: &Assignment) {
        let mut append = self.state.db.append(self.state.clock.now()).await.unwrap();
        let (seq, at) = (append.seq, append.at);
        assignment::insert(append.connection(), assignment, fixture::sampler(1), seq, at).await.unwrap();
        append.commit().await.unwrap();
    }

    /// Any request of the signed-in sampler.
    pub(crate) async fn ask(&self, request: axum::http::request::Builder, body: Body) -> (StatusCode, axum::http::HeaderMap, Vec<u8>) {
        let answer = self.router.clone().oneshot(request.header(header::COOKIE, &self.cookie).body(body).unwrap()).await.unwrap();
        let (parts, body) = answer.into_parts();
        (parts.status, parts.headers, body.collect().await.unwrap().to_bytes().to_vec())
    }

    /// Posts a body as it is.
    pub(crate) async fn post(&self, body: String) -> (StatusCode, Vec<u8>) {
        let request = Request::post("/api/v1/commands").header(header::CONTENT_TYPE, "application/json");
        let (status, _, body) = self.ask(request, Body::from(body)).await;
        (status, body)
    }

    /// Sends commands; one receipt each, in order.
    pub(crate) async fn send(&self, device: DeviceId, commands: &[Envelope]) -> Vec<Receipt> {
        let body = serde_json::to_string(&Commands { device, commands: commands.to_vec(), epoch: None }).unwrap();
        let (status, body) = self.post(body).await;
        assert_eq!(status, StatusCode::OK, "{}", String::from_utf8_lossy(&body));
        let receipts: Receipts = serde_json::from_slice(&body).unwrap();
        assert_eq!(receipts.receipts.len(), commands.len());
        for (receipt, command) in receipts.receipts.iter().zip(commands) {
            assert_eq!((receipt.id, receipt.digest), (command.id, command.digest()), "receipts stand in the order of the commands");
        }
        receipts.receipts
    }

    /// Every row of a table, as text.
    pub(crate) async fn table(&self, name: &str) -> Vec<Vec<String>> {
        use sqlx::{Column as _, Row as _};
        let rows = sqlx::query(sqlx::AssertSqlSafe(format!("select * from {name} order by 1, 2"))).fetch_all(self.state.db.readers()).await.unwrap();
        let cell = |row: &sqlx::any::AnyRow, place: usize| match row.try_get::<Option<String>, _>(place) {
            Ok(text) => format!("{text:?}"),
            Err(_) => format!("{:?}", row.try_get::<Option<i64>, _>(place).unwrap()),
        };
        rows.iter().map(|row| row.columns().iter().map(|column| cell(row, column.ordinal())).collect()).collect()
    }
}

/// A database of its own: a file, or on the PostgreSQL that `FENGYANG_TEST_DATABASE` names.
pub(crate) async fn database(folder: &TempDir) -> Option<String> {
    let server = std::env::var("FENGYANG_TEST_DATABASE").ok()?;
    sqlx::any::install_default_drivers();
    let name = format!("test_{}", Digest::of(format!("{:?} {}", folder.path(), std::process::id()).as_bytes()).hex()[..24].to_owned());
    let admin = sqlx::AnyPool::connect(&server).await.unwrap();
    sqlx::raw_sql(sqlx::AssertSqlSafe(format!("create database {name}"))).execute(&admin).await.unwrap();
    admin.close().await;
    let (base, query) = server.split_once('?').map_or((server.as_str(), String::new()), |(base, query)| (base, format!("?{query}")));
    let base = base.rsplit_once('/').unwrap().0;
    Some(format!("{base}/{name}{query}"))
}

/// A phone of the team.
#[derive(Clone)]
pub(crate) struct Phone {
    pub(crate) device: DeviceId,
    pub(crate) key: SigningKey,
    number: u64,
    previous: Option<Digest>,
}

impl Phone {
    /// The phone of that name; the office knows `a` and `b`.
    pub(crate) fn new(name: &str) -> Self {
        let mut secret = [7; 32];
        secret[0] = name.as_bytes()[0];
        Self { device: DeviceId::derived(name), key: SigningKey::from_bytes(&secret), number: 0, previous: None }
    }

    /// Signs a body as it stands.
    pub(crate) fn sign(&self, command: &Command, body: String) -> Envelope {
        let signature = hex(&self.key.sign(body.as_bytes()).to_bytes());
        Envelope { id: command.id, body, signature }
    }

    /// Records acts on a visit, as the last link of its chain so far.
    pub(crate) fn record(&mut self, assignment: &Assignment, acts: Vec<(PersonId, Act)>) -> Vec<Envelope> {
        self.record_with(assignment, acts, |_| {})
    }

    /// Records acts of which each command is changed before it is signed.
    pub(crate) fn record_with(&mut self, assignment: &Assignment, acts: Vec<(PersonId, Act)>, change: impl Fn(&mut Command)) -> Vec<Envelope> {
        let token = Keys::of(&SECRET).sign_time(fixture::START);
        let commands = fixture::commands(self.device, assignment.visit, acts, (self.number, None), Some(&token));
        commands
            .into_iter()
            .map(|(mut command, _)| {
                command.previous = self.previous;
                change(&mut command);
                let body = serde_json::to_string(&command).unwrap();
                self.previous = Some(Digest::of(body.as_bytes()));
                self.number = command.number + 1;
                self.sign(&command, body)
            })
            .collect()
    }

    /// Records the whole story of a visit.
    pub(crate) fn visit(&mut self, assignment: &Assignment) -> Vec<Envelope> {
        self.record(assignment, story(assignment))
    }

    /// Records acts, with a reason for using what was not handed out for this assignment.
    pub(crate) fn record_with_reason(&mut self, assignment: &Assignment, acts: Vec<(PersonId, Act)>) -> Vec<Envelope> {
        let waiver = |warning| Waiver { warning, reason: "示例".into() };
        let waivers = [Warning::SealNotReserved, Warning::NumberNotReserved].map(waiver);
        self.record_with(assignment, acts, |command| command.waivers = waivers.to_vec())
    }

    /// Loses a command: its number is used, its bytes never arrive.
    pub(crate) fn lose_one(&mut self) {
        self.previous = Some(Digest::of(b"lost"));
        self.number += 1;
    }
}

/// The story with a producer of its own, so that two visits do not meet in A-8.
pub(crate) fn story(assignment: &Assignment) -> Vec<(PersonId, Act)> {
    let mut acts = fixture::story(&fixture::briefing(), assignment);
    for (_, act) in &mut acts {
        if let Act::Describe { product, .. } = act {
            product.producer = format!("示例炼油厂{}", assignment.team_name.clone() + &assignment.notice);
        }
    }
    // The signatures bind the paper, and the paper names the producer: they are given anew.
    rebind(assignment, acts)
}

/// The story of a visit on which a seal of another is used in place of its own first one.
pub(crate) fn story_with_seal_of(assignment: &Assignment, other: &Assignment) -> Vec<(PersonId, Act)> {
    let mut acts = story(assignment);
    for (_, act) in &mut acts {
        if let Act::Seal { seal, .. } = act
            && seal.number == assignment.seals[0]
        {
            seal.number = other.seals[0].clone();
        }
    }
    rebind(assignment, acts)
}

/// Signs anew what the paper says now.
pub(crate) fn rebind(assignment: &Assignment, acts: Vec<(PersonId, Act)>) -> Vec<(PersonId, Act)> {
    let briefing = fixture::briefing();
    let mut visit = domain::visit::Visit::assigned(assignment.clone());
    let mut done = Vec::new();
    for (step, (by, mut act)) in acts.into_iter().enumerate() {
        if let Act::Sign { sheet, signature } = &mut act {
            signature.shown = domain::paper::sheet_paper(&briefing, &visit, visit.sheet(*sheet).unwrap()).digest();
        }
        let at = fixture::START.plus(60_000 * i64::try_from(step).unwrap());
        visit.apply(&domain::visit::Event::Done { by, at, act: act.clone() });
        done.push((by, act));
    }
    done
}

/// What was found, in order.
pub(crate) fn matters(receipts: &[Receipt]) -> Vec<&Matter> {
    receipts.iter().flat_map(|receipt| &receipt.findings).map(|finding| &finding.matter).collect()
}

/// The places of what was applied.
pub(crate) fn applied(receipts: &[Receipt]) -> Vec<i64> {
    receipts.iter().filter_map(|receipt| if let Outcome::Applied { seq } = receipt.outcome { Some(seq) } else { None }).collect()
}

/// The places of what was there already.
pub(crate) fn already(receipts: &[Receipt]) -> Vec<i64> {
    receipts.iter().filter_map(|receipt| if let Outcome::Already { seq } = receipt.outcome { Some(seq) } else { None }).collect()
}

/// Why it was quarantined.
pub(crate) fn reason(receipt: &Receipt) -> Option<Quarantine> {
    if let Outcome::Quarantined { reason } = receipt.outcome { Some(reason) } else { None }
}

/// That long after the story began.
pub(crate) fn later(hours: i64) -> Instant {
    fixture::START.plus(hours * 3_600_000)
}
