//! The offices' pages over HTTP: the same questions that the server answers itself when it renders them.

mod drawn;
mod owed;
mod roster;

use crate::http::{Body, ask, tell};
use crate::live;
use crate::{custodian, files};
use app::api::ApiError;
use app::office::{Asking, Office};
use app::words::sync as words;
use domain::contract::{
    ApprovalRow, Approvals, AssignmentRow, Assignments, Determine, Determined, Devices, Enrolment, EscrowPart, Findings, Form, MapPicture, Me,
    NewApproval, NewAssignment, NewEnrolment, OpenedKeys, Original, Problem, QuarantineNote, Quarantines, Reason, Recovery, Rescued, Resolve,
    Resolved, Roster, RulesTable, SheetView, Sheets, SignIn,
};
use domain::digest::Digest;
use domain::id::{AssignmentId, CommandId, DeviceId, FindingId, PersonId, SheetId};
use send_wrapper::SendWrapper;
use std::future::Future;
use web_sys::HtmlInputElement;

/// The office over HTTP.
#[derive(Debug, Clone, Copy)]
pub struct OfficeHttp;

/// A browser has one thread: the wrapper only says so to the compiler.
fn asking<T: 'static>(work: impl Future<Output = Result<T, ApiError>> + 'static) -> Asking<T> {
    Box::pin(SendWrapper::new(async move { work.await.map_err(problem) }))
}

fn problem(error: ApiError) -> Problem {
    match error {
        ApiError::Problem(problem) => *problem,
        // The browser itself could not, and says why.
        ApiError::Local(why) => Problem { kind: "here".to_owned(), title: why, status: 0, detail: String::new(), obligation: None, field: None },
        ApiError::NoAnswer(_) | ApiError::Foreign => Problem {
            kind: "no-answer".to_owned(),
            title: words::NO_ANSWER.to_owned(),
            status: 0,
            detail: words::NO_ANSWER_NEXT.to_owned(),
            obligation: None,
            field: None,
        },
    }
}

/// The file that was chosen in the `<input type=file>` of that element id, as a body.
fn chosen(element: &str) -> Result<Body, ApiError> {
    let input: HtmlInputElement = files::element(element).map_err(|error| ApiError::Local(error.to_string()))?;
    let file = input.files().and_then(|files| files.get(0)).ok_or_else(|| ApiError::Local("no file is chosen".to_owned()))?;
    Ok(Body::File(file))
}

impl Office for OfficeHttp {
    fn me(&self) -> Asking<Me> {
        asking(ask("GET", "/me", Body::Nothing))
    }

    fn sign_in(&self, sign_in: SignIn) -> Asking<Me> {
        asking(async move { ask("POST", "/session", Body::of(&sign_in)).await })
    }

    fn sign_out(&self) -> Asking<()> {
        asking(tell("DELETE", "/session", Body::Nothing))
    }

    fn map(&self) -> Asking<MapPicture> {
        asking(ask("GET", "/map", Body::Nothing))
    }

    fn sheets(&self, page: u32) -> Asking<Sheets> {
        asking(async move { ask("GET", &format!("/sheets?page={page}"), Body::Nothing).await })
    }

    fn sheet(&self, sheet: SheetId) -> Asking<SheetView> {
        asking(async move { ask("GET", &format!("/sheets/{sheet}"), Body::Nothing).await })
    }

    fn determine(&self, sheet: SheetId, determine: Determine) -> Asking<Determined> {
        asking(async move { ask("POST", &format!("/sheets/{sheet}/determination"), Body::of(&determine)).await })
    }

    fn approvals(&self) -> Asking<Approvals> {
        asking(ask("GET", "/approvals", Body::Nothing))
    }

    fn approve(&self, new: NewApproval) -> Asking<ApprovalRow> {
        asking(async move { ask("POST", "/approvals", Body::of(&new)).await })
    }

    fn assignments(&self, page: u32) -> Asking<Assignments> {
        asking(async move { ask("GET", &format!("/assignments?page={page}"), Body::Nothing).await })
    }

    fn roster(&self) -> Asking<Roster> {
        asking(ask("GET", "/roster", Body::Nothing))
    }

    fn rules(&self) -> Asking<RulesTable> {
        asking(ask("GET", "/rules", Body::Nothing))
    }

    fn enrol(&self, wish: NewEnrolment) -> Asking<Enrolment> {
        asking(async move { ask("POST", "/enrolments", Body::of(&wish)).await })
    }

    fn phones(&self) -> Asking<Devices> {
        asking(ask("GET", "/devices", Body::Nothing))
    }

    fn lose_phone(&self, device: DeviceId, reason: Reason) -> Asking<()> {
        asking(async move { tell("POST", &format!("/devices/{device}/loss"), Body::of(&reason)).await })
    }

    fn find_phone(&self, device: DeviceId, reason: Reason) -> Asking<()> {
        asking(async move { tell("POST", &format!("/devices/{device}/return"), Body::of(&reason)).await })
    }

    fn take_in_rescue(&self, element: &'static str) -> Asking<Rescued> {
        asking(async move { ask("POST", "/rescues", chosen(element)?).await })
    }

    fn make_escrow(&self) -> Asking<[EscrowPart; 2]> {
        asking(custodian::make())
    }

    fn save_part(&self, part: EscrowPart) -> Asking<()> {
        asking(async move { custodian::save(&part) })
    }

    fn set_up_escrow(&self, element: &'static str) -> Asking<()> {
        asking(async move {
            let (key, _) = custodian::joined(element).await?;
            tell("PUT", "/escrow", Body::of(&key)).await
        })
    }

    fn open_keys(&self, device: DeviceId, recovery: Recovery, element: String) -> Asking<()> {
        asking(async move {
            let keys = custodian::open(&element, &recovery).await?;
            tell("POST", &format!("/devices/{device}/recovery"), Body::of(&OpenedKeys { asked_at: recovery.at, keys })).await
        })
    }

    fn end_account(&self, person: PersonId, reason: Reason) -> Asking<()> {
        asking(async move { tell("POST", &format!("/people/{person}/end"), Body::of(&reason)).await })
    }

    fn assign(&self, assignment: NewAssignment) -> Asking<AssignmentRow> {
        asking(async move { ask("POST", "/assignments", Body::of(&assignment)).await })
    }

    fn add_original(&self, assignment: AssignmentId, form: Form, element: String) -> Asking<Original> {
        asking(async move {
            let input: HtmlInputElement = files::element(&element).map_err(|error| ApiError::Local(error.to_string()))?;
            let file = input.files().and_then(|files| files.get(0)).ok_or_else(|| ApiError::Local("no file is chosen".to_owned()))?;
            ask("POST", &format!("/assignments/{assignment}/originals/{}", form.word()), Body::File(file)).await
        })
    }

    fn findings(&self, page: u32) -> Asking<Findings> {
        asking(async move { ask("GET", &format!("/findings?page={page}"), Body::Nothing).await })
    }

    fn resolve(&self, finding: FindingId, resolve: Resolve) -> Asking<Resolved> {
        asking(async move { ask("POST", &format!("/findings/{finding}/resolution"), Body::of(&resolve)).await })
    }

    fn quarantine(&self, after: Option<String>) -> Asking<Quarantines> {
        let path = after.map_or_else(|| "/quarantine".to_owned(), |after| format!("/quarantine?after={after}"));
        asking(async move { ask("GET", &path, Body::Nothing).await })
    }

    fn note(&self, command: CommandId, digest: Digest, note: QuarantineNote) -> Asking<()> {
        asking(async move { tell("POST", &format!("/quarantine/{command}/{}/notes", digest.hex()), Body::of(&note)).await })
    }

    fn listen(&self, changed: Box<dyn Fn(i64)>, holds: Box<dyn Fn(bool)>) {
        live::listen(changed, holds);
    }
}
