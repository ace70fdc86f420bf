//! The office, with its processes on threads of their own, so that it can be killed.

use axum::Router;
use axum::http::Request;
use axum::response::Response;
use domain::assignment::Assignment;
use domain::fixture;
use domain::id::EpochId;
use domain::time::Instant;
use server::backup;
use server::clock::Clock;
use server::db::{account, assignment, organisation, person, seed};
use server::live::Ending;
use server::settings::Settings;
use server::state::AppState;
use std::cell::{Cell, RefCell};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use tokio::task::JoinHandle;
use tower::ServiceExt as _;

pub(crate) const PASSWORD: &str = "example-password";

/// The office and its data.
pub(crate) struct Office {
    running: RefCell<Option<Running>>,
    now: Cell<Instant>,
    folder: RefCell<TempDir>,
    /// What was copied of it last.
    copy: RefCell<Option<TempDir>>,
    /// The cookies of samplers 1 and 2, once they signed in.
    pub(crate) cookies: RefCell<[Option<String>; 2]>,
    /// How many visits it has seen.
    pub(crate) visits: Cell<u32>,
}

struct Running {
    runtime: Runtime,
    state: AppState,
    router: Router,
}

impl Office {
    /// A new office with the campaign of the fixture.
    pub(crate) fn open() -> Self {
        let office = Self {
            running: RefCell::default(),
            now: Cell::new(fixture::START),
            folder: RefCell::new(TempDir::new().unwrap()),
            copy: RefCell::default(),
            cookies: RefCell::default(),
            visits: Cell::new(0),
        };
        office.start();
        office.with(|state| async move { furnish(&state).await });
        office
    }

    /// Starts the process on the data that is there.
    pub(crate) fn start(&self) {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let settings = self.settings();
        let clock = Clock::manual(self.now.get());
        let opening = runtime.spawn(async {
            let state = AppState::open(settings, clock).await.unwrap();
            let router = server::routes::router(state.clone(), Ending::default());
            (state, router)
        });
        // Waited for on a thread of its own: a phone's runtime may be running on this one.
        let (state, router) = std::thread::scope(|threads| threads.spawn(|| runtime.block_on(opening)).join()).unwrap().unwrap();
        *self.running.borrow_mut() = Some(Running { runtime, state, router });
    }

    /// Ends the process where it stands: nothing that is under way is finished.
    pub(crate) fn kill(&self) {
        if let Some(Running { runtime, .. }) = self.running.borrow_mut().take() {
            runtime.shutdown_background();
        }
    }

    fn settings(&self) -> Settings {
        let settings = Settings::in_folder(self.folder.borrow().path().to_owned()).unwrap();
        // How full the disk of this machine is, is no fault of a schedule.
        Settings { reserve: 0, ..settings }
    }

    /// Copies the record while the process runs.
    pub(crate) fn back_up(&self) {
        let (copy, settings, now) = (TempDir::new().unwrap(), self.settings(), self.now.get());
        let to = copy.path().to_owned();
        self.with(|_| async move { backup::make(&settings, &to, now).await.unwrap() });
        *self.copy.borrow_mut() = Some(copy);
    }

    /// Loses all that came since the copy was made: another process begins on the copy. Tells whether there was one.
    pub(crate) fn restore(&self) -> bool {
        let Some(copy) = self.copy.take() else { return false };
        self.kill();
        let empty = TempDir::new().unwrap();
        let from = copy.path().to_owned();
        *self.folder.borrow_mut() = empty;
        let settings = self.settings();
        let restoring = move || Runtime::new().unwrap().block_on(backup::restore(&settings, &from)).map(|_| ());
        std::thread::scope(|threads| threads.spawn(restoring).join()).unwrap().unwrap();
        self.start();
        // Who was signed in is no part of a copy.
        *self.cookies.borrow_mut() = [None, None];
        true
    }

    /// Which life of the record it is.
    pub(crate) fn epoch(&self) -> EpochId {
        self.running.borrow().as_ref().unwrap().state.epoch
    }

    /// Sets the time.
    pub(crate) fn at(&self, now: Instant) {
        self.now.set(now);
        if let Some(running) = &*self.running.borrow() {
            running.state.clock.set(now);
        }
    }

    /// Hands in a request; what is handed in goes on unless the process is killed.
    pub(crate) fn ask(&self, request: Request<axum::body::Body>) -> JoinHandle<Response> {
        let running = self.running.borrow();
        let running = running.as_ref().unwrap();
        let router = running.router.clone();
        running.runtime.spawn(async move { router.oneshot(request).await.unwrap() })
    }

    /// Does something with its memory.
    pub(crate) fn with<T: Send + 'static, F: Future<Output = T> + Send + 'static>(&self, work: impl FnOnce(AppState) -> F) -> T {
        let running = self.running.borrow();
        let running = running.as_ref().unwrap();
        let (send, receive) = std::sync::mpsc::channel();
        let work = work(running.state.clone());
        running.runtime.spawn(async move { send.send(work.await) });
        receive.recv().unwrap()
    }

    /// Hands a new enterprise to the team.
    pub(crate) fn assign(&self) -> Assignment {
        // A copy from before would not know of it, and hold what is done there as nobody's.
        self.copy.take();
        let number = self.visits.get();
        self.visits.set(number + 1);
        let mut given = fixture::assignment(&format!("fault {number}"));
        given.numbers = (0..2).map(|place| fixture::briefing().campaign.scheme.number(number * 2 + place)).collect();
        let kept = given.clone();
        self.with(|state| async move {
            let mut append = state.db.append(state.clock.now()).await.unwrap();
            let (seq, at) = (append.seq, append.at);
            assignment::insert(append.connection(), &kept, fixture::sampler(1), seq, at).await.unwrap();
            append.commit().await.unwrap();
        });
        given
    }
}

/// The last phone of the schedules before lets go of it inside a runtime of its own, where nothing may be waited for.
impl Drop for Office {
    fn drop(&mut self) {
        self.kill();
    }
}

/// The campaign, its people, and accounts of samplers 1 and 2.
async fn furnish(state: &AppState) {
    let briefing = fixture::briefing();
    let mut append = state.db.append(state.clock.now()).await.unwrap();
    let seq = append.seq;
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
    for number in [1, 2] {
        account::insert(&mut *on, &format!("s{number}"), fixture::sampler(number), &password, false).await.unwrap();
    }
    append.commit().await.unwrap();
}
