//! The official forms of a sheet, printed from its record: what the record lacks stays empty, and no clock is asked.

mod case;
mod correction;
mod ending;
mod errand;
mod feedback;
pub mod kit;
mod notice;
mod payment;
mod sampled;
mod seal;
mod storage;

use crate::db;
use crate::office::people::CurrentUser;
use crate::office::sheet;
use crate::problem::{Answer, not_found};
use crate::state::AppState;
use app::words::desk::papers as words;
use case::Case;
use documents::Paper;
use domain::contract::{Form, PaperRow, SheetPapers, SheetView};
use domain::digest::Digest;
use domain::ending::Ending;
use domain::id::SheetId;

/// A paper that was printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// The name of its file: the sheet's number and the kind.
    pub name: String,
    /// The PDF.
    pub pdf: Vec<u8>,
}

/// The papers that exist for a sheet; the look is logged like one at the sheet.
///
/// # Errors
/// There is no such sheet, or none that one may see.
pub async fn list(state: &AppState, user: &CurrentUser, id: SheetId) -> Answer<SheetPapers> {
    let view = sheet::view(state, user, id).await?;
    let sheet = view.visit.sheet(id).ok_or_else(not_found)?;
    Ok(SheetPapers { papers: Form::all_of(&view.visit, sheet).map(|kind| PaperRow { kind, title: words::form(kind).to_owned() }).collect() })
}

/// Prints one of them; the look is logged like one at the sheet.
///
/// # Errors
/// There is no such sheet or paper, none that one may see, or it cannot be printed.
pub async fn print(state: &AppState, user: &CurrentUser, id: SheetId, form: &str) -> Answer<Printed> {
    let view = sheet::view(state, user, id).await?;
    let form = Form::of(form).ok_or_else(not_found)?;
    print_noted(state, &view, form).await
}

/// Prints a form of the sheet that is viewed, and notes that it was printed.
///
/// # Errors
/// There is no such paper, it cannot be printed, or the database does not answer.
pub(crate) async fn print_noted(state: &AppState, view: &SheetView, form: Form) -> Answer<Printed> {
    let Draft { paper, mark } = draft(state, view, form)?.ok_or_else(not_found)?;
    let pdf = state.press.print(vec![paper]).await?;
    let upto = view.stream.last().map_or(0, |entry| entry.seq);
    let printed = db::printed::Printed { digest: Digest::of(&pdf), mark, sheet: view.sheet, form, upto, at: state.clock.now() };
    if db::printed::by_digest(state.db.readers(), &printed.digest).await?.is_none() {
        db::printed::note(state.db.writers(), &printed).await?;
    }
    let number = view.visit.sheet(view.sheet).map(|sheet| sheet.opening.number.to_string()).unwrap_or_default();
    Ok(Printed { name: format!("{number}-{}.pdf", form.word()), pdf })
}

/// A paper as it goes to the press.
pub(super) struct Draft {
    /// What is printed, with the address at which it is checked.
    pub(super) paper: Paper,
    /// The mark of its content, whatever the address.
    pub(super) mark: String,
}

/// The paper of that form with its mark, where it exists for the sheet that is viewed.
///
/// # Errors
/// It has no form in JSON.
pub(super) fn draft(state: &AppState, view: &SheetView, form: Form) -> serde_json::Result<Option<Draft>> {
    let Some(mut paper) = paper(view, form) else { return Ok(None) };
    let mark = state.keys.mark(&serde_json::to_vec(&paper)?);
    if let Some(origin) = &state.settings.public_url {
        paper.frame_mut().verify = format!("{origin}/verify/{mark}");
    }
    Ok(Some(Draft { paper, mark }))
}

/// The paper of that form, where it exists for the sheet.
fn paper(view: &SheetView, form: Form) -> Option<Paper> {
    let case = Case::of(view)?;
    if !form.exists_for(case.visit, case.sheet) {
        return None;
    }
    let stands = case.sheet.corrected();
    let now = case.standing(&stands);
    Some(match form {
        Form::Sheet => Paper::Sheet(Box::new(sampled::sheet(&case))),
        Form::CorrectionSlip => Paper::CorrectionSlip(correction::slip(&case)),
        Form::PaymentSlip => Paper::PaymentSlip(payment::slip(&now, stands.payment.as_ref()?)),
        Form::Seal => Paper::Seal(seal::seals(&now)),
        Form::StorageNotice => Paper::StorageNotice(storage::notice(&now, stands.storage.as_ref()?)),
        Form::Refusal | Form::NoSample | Form::ProblemReport => match case.sheet.ending.as_ref()? {
            Ending::Refused { refusal } => Paper::Refusal(ending::refusal(&case, refusal)),
            Ending::NoSample { no_sample } => Paper::NoSample(ending::no_sample(&case, no_sample)),
            Ending::Terminated { termination } => Paper::ProblemReport(ending::problem_report(&case, termination)),
        },
        Form::Notice => Paper::Notice(notice::notice(&case)),
        Form::Authorisation => Paper::Authorisation(notice::authorisation(&case)),
        Form::Feedback => Paper::Feedback(feedback::feedback(&case)),
    })
}
