//! The official forms of a sheet, printed from its record: what the record lacks stays empty, and no clock is asked.

mod case;
mod ending;
mod feedback;
mod notice;
mod payment;
mod sampled;
mod seal;
mod storage;

use crate::office::people::CurrentUser;
use crate::office::sheet;
use crate::problem::{Answer, not_found};
use crate::state::AppState;
use app::words::desk::papers as words;
use case::Case;
use documents::Paper;
use domain::contract::{Form, PaperRow, SheetPapers, SheetView};
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
    Ok(SheetPapers { papers: Form::all_of(sheet).map(|kind| PaperRow { kind, title: words::form(kind).to_owned() }).collect() })
}

/// Prints one of them; the look is logged like one at the sheet.
///
/// # Errors
/// There is no such sheet or paper, none that one may see, or it cannot be printed.
pub async fn print(state: &AppState, user: &CurrentUser, id: SheetId, form: &str) -> Answer<Printed> {
    let view = sheet::view(state, user, id).await?;
    let form = Form::of(form).ok_or_else(not_found)?;
    let paper = paper(&view, form).ok_or_else(not_found)?;
    let number = view.visit.sheet(id).map(|sheet| sheet.opening.number.to_string()).unwrap_or_default();
    Ok(Printed { name: format!("{number}-{}.pdf", form.word()), pdf: state.press.print(paper).await? })
}

/// The paper of that form, where it exists for the sheet.
fn paper(view: &SheetView, form: Form) -> Option<Paper> {
    let case = Case::of(view)?;
    if !form.exists_for(case.sheet) {
        return None;
    }
    let stands = case.sheet.corrected();
    let now = case.standing(&stands);
    Some(match form {
        Form::Sheet => Paper::Sheet(Box::new(sampled::sheet(&case))),
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
