//! The offices' pages, rendered on the server over the office itself.

mod drawn;
mod owed;
mod roster;

use crate::headers::policy;
use crate::office::people::CurrentUser;
use crate::office::{Page, approval, assignment, determination, enrolment, phones, picture, quarantine, resolution, rules, sheet};
use crate::problem::{Answer, not_found, sign_in_required};
use crate::session;
use crate::state::AppState;
use app::desk::{Site, document};
use app::office::{Asking, Office, SharedOffice};
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::contract::{
    ApprovalRow, Approvals, AssignmentRow, Assignments, Determine, Determined, Devices, Enrolment, EscrowPart, Findings, Form, MapPicture, Me,
    NewApproval, NewAssignment, NewEnrolment, Original, QuarantineNote, Quarantines, Reason, Recovery, Rescued, Resolve, Resolved, Roster,
    RulesTable, SheetView, Sheets, SignIn,
};
use domain::digest::Digest;
use domain::id::{AssignmentId, CommandId, DeviceId, FindingId, PersonId, SheetId};
use leptos::context::provide_context;
use leptos::nonce::use_nonce;
use leptos_axum::{ResponseOptions, render_app_async_with_context};
use std::sync::Arc;

/// The office as the signed-in person finds it.
#[derive(Debug, Clone)]
struct Here {
    state: AppState,
    user: Option<CurrentUser>,
}

impl Here {
    fn ask<T, F>(&self, ask: impl FnOnce(AppState, CurrentUser) -> F + Send + 'static) -> Asking<T>
    where
        T: Send + 'static,
        F: Future<Output = Answer<T>> + Send + 'static,
    {
        let Self { state, user } = self.clone();
        Box::pin(async move {
            let user = user.ok_or_else(|| sign_in_required().into_problem())?;
            ask(state, user).await.map_err(crate::problem::Failure::into_problem)
        })
    }
}

impl Office for Here {
    fn me(&self) -> Asking<Me> {
        // No device registers from a page of the offices.
        self.ask(|_, user| async move { Ok(Me { challenge: String::new(), ..user.me() }) })
    }

    fn sign_in(&self, _: SignIn) -> Asking<Me> {
        self.me()
    }

    fn sign_out(&self) -> Asking<()> {
        self.ask(|_, _| async { Ok(()) })
    }

    fn map(&self) -> Asking<MapPicture> {
        self.ask(|state, user| async move { picture::map(&state, &user).await.map(|picture| MapPicture::clone(&picture)) })
    }

    fn sheets(&self, page: u32) -> Asking<Sheets> {
        self.ask(move |state, user| async move { sheet::list(&state, &user, leaf(page)).await })
    }

    fn sheet(&self, sheet: SheetId) -> Asking<SheetView> {
        self.ask(move |state, user| async move { sheet::view(&state, &user, sheet).await })
    }

    fn determine(&self, sheet: SheetId, determine: Determine) -> Asking<Determined> {
        self.ask(move |state, user| async move { determination::determine(&state, &user, sheet, determine).await })
    }

    fn approvals(&self) -> Asking<Approvals> {
        self.ask(|state, user| async move { approval::list(&state, &user).await })
    }

    fn approve(&self, new: NewApproval) -> Asking<ApprovalRow> {
        self.ask(move |state, user| async move { approval::give(&state, &user, new).await })
    }

    fn assignments(&self, page: u32) -> Asking<Assignments> {
        self.ask(move |state, user| async move { assignment::list(&state, &user, leaf(page)).await })
    }

    fn roster(&self) -> Asking<Roster> {
        self.ask(|state, user| async move { assignment::roster(&state, &user).await })
    }

    fn rules(&self) -> Asking<RulesTable> {
        self.ask(|state, user| async move { rules::table(&state, &user).await })
    }

    /// A page that the server renders asks for no code: who asks, does it in the browser.
    fn enrol(&self, wish: NewEnrolment) -> Asking<Enrolment> {
        self.ask(move |state, user| async move { enrolment::give(&state, &user, wish, "").await })
    }

    fn phones(&self) -> Asking<Devices> {
        self.ask(|state, user| async move { phones::list(&state, &user).await })
    }

    fn lose_phone(&self, device: DeviceId, reason: Reason) -> Asking<()> {
        self.ask(move |state, user| async move { phones::lose(&state, &user, device, &reason).await })
    }

    fn find_phone(&self, device: DeviceId, reason: Reason) -> Asking<()> {
        self.ask(move |state, user| async move { phones::find(&state, &user, device, &reason).await })
    }

    fn take_in_rescue(&self, _: &'static str) -> Asking<Rescued> {
        self.ask(|_, _| async { Err(not_found()) })
    }

    fn make_escrow(&self) -> Asking<[EscrowPart; 2]> {
        self.ask(|_, _| async { Err(not_found()) })
    }

    fn save_part(&self, _: EscrowPart) -> Asking<()> {
        self.ask(|_, _| async { Err(not_found()) })
    }

    fn set_up_escrow(&self, _: &'static str) -> Asking<()> {
        self.ask(|_, _| async { Err(not_found()) })
    }

    fn open_keys(&self, _: DeviceId, _: Recovery, _: String) -> Asking<()> {
        self.ask(|_, _| async { Err(not_found()) })
    }

    fn end_account(&self, person: PersonId, reason: Reason) -> Asking<()> {
        self.ask(move |state, user| async move { phones::end_account(&state, &user, person, &reason).await })
    }

    fn assign(&self, new: NewAssignment) -> Asking<AssignmentRow> {
        self.ask(move |state, user| async move { assignment::assign(&state, &user, new).await })
    }

    fn add_original(&self, _: AssignmentId, _: Form, _: String) -> Asking<Original> {
        self.ask(|_, _| async { Err(not_found()) })
    }

    fn findings(&self, page: u32) -> Asking<Findings> {
        self.ask(move |state, user| async move { resolution::list(&state, &user, leaf(page)).await })
    }

    fn resolve(&self, finding: FindingId, resolve: Resolve) -> Asking<Resolved> {
        self.ask(move |state, user| async move { resolution::resolve(&state, &user, finding, resolve).await })
    }

    fn quarantine(&self, after: Option<String>) -> Asking<Quarantines> {
        self.ask(move |state, user| async move { quarantine::list(&state, &user, after.as_deref()).await })
    }

    fn note(&self, command: CommandId, digest: Digest, note: QuarantineNote) -> Asking<()> {
        self.ask(move |state, user| async move { quarantine::note(&state, &user, command, &digest, &note).await })
    }

    fn listen(&self, _: Box<dyn Fn(i64)>, _: Box<dyn Fn(bool)>) {}
}

/// The page of a list; people count from 1.
const fn leaf(page: u32) -> Page {
    Page(page.saturating_sub(1))
}

/// Renders the page of that address for whoever is signed in.
pub async fn page(State(state): State<AppState>, request: Request<Body>) -> Response {
    let user = match session::visitor(&state, request.headers()).await {
        Ok(user) => user.filter(|user| !user.only_hands_in()),
        Err(failure) => return failure.into_response(),
    };
    let site = match site(&state).await {
        Ok(site) => site,
        Err(error) => return crate::problem::Failure::from(error).into_response(),
    };
    let office: SharedOffice = Arc::new(Here { state, user });
    let provide = move || {
        provide_context(office.clone());
        allow_own_scripts();
    };
    let mut response = render_app_async_with_context(provide, move || document(&site))(request).await;
    // leptos moves only those who ask for HTML by name; everybody else is to be moved as well.
    if response.headers().contains_key(header::LOCATION) && response.status() == StatusCode::OK {
        *response.status_mut() = StatusCode::FOUND;
    }
    // A page names its person: no shared cache may keep it.
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    response
}

/// Lets exactly the inline scripts of this page run, by the nonce that leptos drew for it.
fn allow_own_scripts() {
    let (Some(options), Some(nonce)) = (leptos::context::use_context::<ResponseOptions>(), use_nonce()) else { return };
    if let Ok(value) = HeaderValue::from_str(&policy(&format!("'nonce-{nonce}'"))) {
        options.insert_header(header::CONTENT_SECURITY_POLICY, value);
    }
}

/// Where the bundle put the desk program; read each time, for a rebuild while developing changes it.
pub(crate) async fn site(state: &AppState) -> anyhow::Result<Site> {
    let path = state.settings.site.join("site.json");
    let text = tokio::fs::read_to_string(&path)
        .await
        .map_err(|error| anyhow::Error::from(error).context(format!("could not read {}: build the site first (make run)", path.display())))?;
    Ok(serde_json::from_str(&text)?)
}
