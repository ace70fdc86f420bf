//! The enterprise's door: its copies, by the number of its sheet and the retrieval code that the phone showed (O-50).

use crate::db::look::{self, Looker};
use crate::db::{self, package};
use crate::office::original::bytes_of;
use crate::office::papers::{self, Printed};
use crate::office::sheet;
use crate::problem::Answer;
use crate::state::AppState;
use app::public::enterprise::{Body, Copies, Done, Stage};
use app::words::desk::papers as words;
use db::door::Behind;
use domain::assignment::Assignment;
use domain::contract::{Form, Original, SheetView};
use domain::ending::EndingKind;
use domain::number::{SheetNumber, SheetNumberScheme};
use domain::paper::sheet_paper;
use domain::person::{Organisation, OrganisationKind};
use domain::retrieval::{Code, Retrieval};
use domain::sheet::Sheet;
use domain::signature::Signer;
use domain::visit::Briefing;
use object_store::GetResult;

/// What a phone shows of each number that it may use; `origin` is where the phone asked, for an office that was not told where it is reached.
#[must_use]
pub fn retrievals(state: &AppState, assignment: &Assignment, origin: &str) -> Vec<Retrieval> {
    let origin = state.settings.public_url.as_deref().unwrap_or(origin);
    let retrieval = |number: &SheetNumber| {
        let code = state.keys.retrieval(number);
        Retrieval { number: number.clone(), address: format!("{origin}/e/{number}?code={}", code.digits()), code: code.to_string() }
    };
    assignment.numbers.iter().map(retrieval).collect()
}

/// The same of a sheet that has one of its visit's reserved numbers: no other opens anything.
pub(super) fn retrieval(state: &AppState, view: &SheetView) -> Option<Retrieval> {
    let number = &view.visit.sheet(view.sheet)?.opening.number;
    retrievals(state, &view.visit.assignment, "").into_iter().find(|retrieval| retrieval.number == *number)
}

/// What the enterprise is told behind that number; nothing where the code is not the number's, or nobody reserved the number, in the same time. The
/// look is logged under its name.
///
/// # Errors
/// The database does not answer.
pub async fn open(state: &AppState, number: &str, code: &str) -> Answer<Option<Copies>> {
    let Some(Found { behind, view, briefing, number }) = find(state, number, code).await? else { return Ok(None) };
    let assignment = &behind.assignment;
    let sheet = view.as_ref().and_then(|view| view.visit.sheet(view.sheet));
    let stage = sheet.map_or(Stage::Unused, stage);
    log(state, &behind, view.as_ref()).await?;
    Ok(Some(Copies {
        number: number.to_string(),
        enterprise: assignment.enterprise.name.clone(),
        task: words::task(&briefing.campaign.title, &briefing.campaign.document),
        stage,
        is_withdrawn: behind.withdrawn.is_some(),
        done: sheet.map(|sheet| done(&briefing, sheet)),
        papers: view
            .as_ref()
            .zip(sheet)
            .map(|(view, sheet)| Form::all_of(&view.visit, sheet).filter(|form| may_have(*form, sheet, stage)).collect())
            .unwrap_or_default(),
        originals: if sheet.is_some() { newest(db::original::of_assignment(state.db.readers(), assignment.id).await?) } else { Vec::new() },
        text: view.as_ref().zip(sheet).filter(|_| may_read(stage)).map(|(view, sheet)| sheet_paper(&briefing, &view.visit, sheet)),
        bodies: [
            body(&briefing, |body| body.kind == OrganisationKind::Bureau),
            body(&briefing, |body| body.id == briefing.campaign.agency),
            body(&briefing, |body| body.id == assignment.enterprise.jurisdiction),
        ],
    }))
}

/// One of its papers; nothing where it has none of that form, or the code is not the number's. The look is logged under its name.
///
/// # Errors
/// It cannot be printed, or the database does not answer.
pub async fn print(state: &AppState, number: &str, code: &str, form: &str) -> Answer<Option<Printed>> {
    let Some(Found { behind, view: Some(view), .. }) = find(state, number, code).await? else { return Ok(None) };
    let Some((form, sheet)) = Form::of(form).zip(view.visit.sheet(view.sheet)) else { return Ok(None) };
    if !form.exists_for(&view.visit, sheet) || !may_have(form, sheet, stage(sheet)) {
        return Ok(None);
    }
    log(state, &behind, Some(&view)).await?;
    papers::print_noted(state, &view, form).await.map(Some)
}

/// One of the stamped originals of its assignment; nothing where there is none of that name, or the code is not the number's. The look is logged under
/// its name.
///
/// # Errors
/// The store or the database does not answer.
pub async fn original(state: &AppState, number: &str, code: &str, file: &str) -> Answer<Option<(Original, GetResult)>> {
    let Some(Found { behind, view: Some(view), .. }) = find(state, number, code).await? else { return Ok(None) };
    let all = newest(db::original::of_assignment(state.db.readers(), behind.assignment.id).await?);
    let Some(original) = all.into_iter().find(|original| original.file() == file) else { return Ok(None) };
    log(state, &behind, Some(&view)).await?;
    bytes_of(state, original).await.map(Some)
}

/// Of each form the newest: what the enterprise was shown, or what took its place in the house.
fn newest(all: Vec<Original>) -> Vec<Original> {
    let mut newest: Vec<Original> = Vec::new();
    for original in all {
        if !newest.iter().any(|known| known.form == original.form) {
            newest.push(original);
        }
    }
    newest
}

/// What was found behind a number whose code was shown.
struct Found {
    number: SheetNumber,
    behind: Behind,
    /// The sheet, once there is one of that visit.
    view: Option<SheetView>,
    briefing: Briefing,
}

async fn find(state: &AppState, number: &str, code: &str) -> Answer<Option<Found>> {
    // What can be no number or no code is looked up all the same: how long an answer takes tells nothing either.
    let asked = SheetNumber::parse(number);
    let own = asked.clone().unwrap_or_else(|| SheetNumberScheme { year: 0, division: 0, agency: 0 }.number(0));
    let shown = Code::parse(code);
    let fits = state.keys.retrieval(&own).fits(shown.as_ref().unwrap_or(&Code::of(&[0; 32])));
    let mut connection = state.db.readers().acquire().await?;
    let behind = db::door::find(&mut *connection, &own).await?;
    let (Some(number), Some(_), Some(behind), true) = (asked, shown, behind, fits) else { return Ok(None) };
    // A number that another team used by mistake opens nothing of theirs.
    let view = match behind.sheet.filter(|(_, visit)| *visit == behind.assignment.visit) {
        Some((id, visit)) => Some(sheet::read(&mut connection, (id, visit), None, sheet::Feedback::Closed, |_| true).await?),
        None => None,
    };
    let briefing = package::briefing(&mut connection).await?;
    Ok(Some(Found { number, behind, view, briefing }))
}

async fn log(state: &AppState, behind: &Behind, view: Option<&SheetView>) -> Answer<()> {
    let (kind, subject) = match view {
        Some(view) => ("sheet", view.sheet.to_string()),
        None => ("assignment", behind.assignment.id.to_string()),
    };
    let who = Looker::Enterprise(behind.assignment.enterprise.id);
    Ok(look::log(&state.db, who, kind, &[subject], state.clock.now()).await?)
}

fn stage(sheet: &Sheet) -> Stage {
    match (&sheet.ending, sheet.completed_at) {
        (Some(ending), completed) => Stage::Ended {
            kind: ending.kind(),
            is_complete: completed.is_some(),
            upheld: sheet.determination.as_ref().map(|determination| determination.upheld),
        },
        (None, Some(at)) => Stage::Complete(at),
        (None, None) if has_enterprise(sheet) => Stage::Signed,
        (None, None) => Stage::Open,
    }
}

/// The enterprise put its hand to it, or declined to.
fn has_enterprise(sheet: &Sheet) -> bool {
    sheet.declined.is_some() || sheet.signatures.iter().any(|record| matches!(record.signature.signer, Signer::Enterprise { .. }))
}

const fn is_signed(stage: Stage) -> bool {
    matches!(stage, Stage::Signed | Stage::Complete(_) | Stage::Ended { is_complete: true, .. })
}

/// The text of the form that was signed, where that form is one of the enterprise's.
const fn may_read(stage: Stage) -> bool {
    is_signed(stage) && !matches!(stage, Stage::Ended { kind: EndingKind::Refused, .. })
}

/// What is not signed yet is no paper; what was shown on arrival is one from then on.
fn may_have(form: Form, sheet: &Sheet, stage: Stage) -> bool {
    form.is_for_the_enterprise(sheet) && (is_signed(stage) || matches!(form, Form::Notice | Form::Authorisation))
}

fn done(briefing: &Briefing, sheet: &Sheet) -> Done {
    let line = || briefing.campaign.line(sheet.opening.line).map(|line| line.product.clone()).unwrap_or_default();
    Done {
        day: sheet.opened_at.local_date(),
        product: sheet.product.as_ref().map_or_else(line, |product| words::named(&product.name, &product.model)),
        paid: sheet.payment.as_ref().map(|slip| slip.amount),
        laboratory: briefing.organisation(sheet.opening.laboratory).to_owned(),
        served_by: briefing.campaign.served_by,
    }
}

fn body(briefing: &Briefing, is_it: impl Fn(&Organisation) -> bool) -> Body {
    let found = briefing.organisations.iter().find(|body| is_it(body));
    found.map_or_else(
        || Body { name: String::new(), telephone: String::new() },
        |body| Body { name: body.name.clone(), telephone: body.telephone.clone() },
    )
}
