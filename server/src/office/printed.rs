//! The public check of a paper: whether it was printed here, and what stood on it, without a word about any person or enterprise.

use crate::db;
use crate::db::printed::Printed;
use crate::office::papers::{Draft, draft};
use crate::office::sheet::{self, Feedback};
use crate::problem::Answer;
use crate::state::AppState;
use app::public::check::{Checked, Content};
use app::words::desk::papers::{AND, day, named, yuan};
use app::words::public::check as words;
use documents::Paper;
use domain::contract::{Form, SheetView};
use domain::digest::Digest;
use domain::sheet::Sheet;
use std::borrow::Cow;

/// The paper behind a mark; nothing where none was printed with it.
///
/// # Errors
/// It cannot be drawn, or the database does not answer.
pub async fn by_mark(state: &AppState, mark: &str) -> Answer<Option<Checked>> {
    match db::printed::by_mark(state.db.readers(), mark).await? {
        Some(printed) => checked(state, &printed).await,
        None => Ok(None),
    }
}

/// The paper of which a file is; nothing where no such file was printed.
///
/// # Errors
/// It cannot be drawn, or the database does not answer.
pub async fn by_digest(state: &AppState, digest: &Digest) -> Answer<Option<Checked>> {
    match db::printed::by_digest(state.db.readers(), digest).await? {
        Some(printed) => checked(state, &printed).await,
        None => Ok(None),
    }
}

async fn checked(state: &AppState, printed: &Printed) -> Answer<Option<Checked>> {
    let mut connection = state.db.readers().acquire().await?;
    let Some((_, visit)) = db::sheet::find(&mut *connection, printed.sheet).await? else { return Ok(None) };
    // Nothing is kept of what stood on it: the record up to then tells it again, and the mark whether it is the same.
    let then = sheet::read(&mut connection, (printed.sheet, visit), Some(printed.upto), Feedback::Open, |_| true).await?;
    let now = sheet::read(&mut connection, (printed.sheet, visit), None, Feedback::Open, |_| true).await?;
    drop(connection);
    let is_same = |draft: &Draft| draft.mark == printed.mark;
    let is_current = draft(state, &now, printed.form)?.as_ref().is_some_and(is_same);
    let view = if is_current { now } else { then };
    let content = match draft(state, &view, printed.form)?.filter(is_same) {
        Some(Draft { paper, .. }) => {
            let figures = figures(&view, printed.form, &paper);
            Some(Content { figures, outline: state.press.outline(paper).await? })
        }
        None => None,
    };
    Ok(Some(Checked { form: printed.form, at: printed.at, is_current, content }))
}

/// What can be compared with the paper in hand.
fn figures(view: &SheetView, form: Form, paper: &Paper) -> Vec<(&'static str, String)> {
    let frame = paper.frame();
    let mut figures = vec![(words::NUMBER, frame.number.clone())];
    let Some(sheet) = view.visit.sheet(view.sheet) else { return figures };
    match form {
        Form::Notice | Form::Authorisation => return figures,
        Form::Sheet
        | Form::CorrectionSlip
        | Form::PaymentSlip
        | Form::Seal
        | Form::StorageNotice
        | Form::Refusal
        | Form::NoSample
        | Form::ProblemReport
        | Form::Feedback => {}
    }
    figures.push((words::DATE, day(sheet.opened_at.local_date())));
    // The sheet prints what was signed, with its corrections beside it; all other papers print what holds.
    let sheet = if form == Form::Sheet { Cow::Borrowed(sheet) } else { sheet.corrected() };
    let sheet = &*sheet;
    if let Some(product) = &sheet.product {
        figures.push((words::PRODUCT, named(&product.name, &product.model)));
    }
    if sheet.is_batch() {
        figures.extend(of_a_batch(sheet));
    }
    figures.push((words::STATE, words::state(sheet.completed_at.is_some(), sheet.ending.as_ref().map(|ending| ending.kind())).to_owned()));
    if !frame.digest.is_empty() {
        figures.push((words::SIGNED, words::people(sheet.signatures.len())));
        figures.push((words::SHOWN_DIGEST, frame.digest.clone()));
    }
    figures
}

fn of_a_batch(sheet: &Sheet) -> Vec<(&'static str, String)> {
    let mut figures = Vec::new();
    if let Some(sampling) = &sheet.sampling {
        figures.push((words::PARTS, format!("{}{}{}", sampling.test, words::AND, sampling.backup)));
    }
    if let Some(slip) = &sheet.payment {
        figures.push((words::AMOUNT, yuan(slip.amount)));
    }
    let seals: Vec<String> = sheet.seals.iter().map(|seal| seal.number.to_string()).collect();
    if !seals.is_empty() {
        figures.push((words::SEALS, seals.join(AND)));
    }
    figures
}
