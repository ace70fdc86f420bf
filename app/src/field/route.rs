//! Routes of the phone: each page has a path that opens it again, offline too.

use domain::denial::Step;
use domain::id::{SheetId, VisitId};
use std::fmt;

/// A page of the phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    /// 今日任务.
    Tasks,
    /// The checklist of a visit, for the sheet that is being worked on.
    Visit(VisitId),
    /// A card of the visit before a sheet is open.
    Step(VisitId, Step),
    /// The checklist of one sheet.
    Sheet(VisitId, SheetId),
    /// A card of one sheet.
    SheetStep(VisitId, SheetId, Step),
    /// The sheet as it prints.
    Paper(VisitId, SheetId),
    /// 更正.
    Correct(VisitId, SheetId),
    /// 作废, of a sheet or of the visit.
    Void(VisitId, Option<SheetId>),
    /// 同步中心.
    Sync,
    /// 我的.
    Me,
    /// Signing in.
    SignIn,
    /// Signing in by the code that stands behind `#`.
    Enrol,
    /// No page of ours.
    Unknown,
}

/// The word of a step in paths.
const fn slug(step: Step) -> &'static str {
    match step {
        Step::Arrive => "arrive",
        Step::Identity => "identity",
        Step::Product => "product",
        Step::Evidence => "evidence",
        Step::Seal => "seal",
        Step::Payment => "payment",
        Step::Sign => "sign",
        Step::Transport => "transport",
        Step::Copies => "copies",
        Step::Ending => "ending",
    }
}

fn step(text: &str) -> Option<Step> {
    Step::ALL.into_iter().chain([Step::Ending]).find(|step| slug(*step) == text)
}

impl Route {
    /// The page that a path names.
    #[must_use]
    pub fn parse(path: &str) -> Self {
        let path = path.split(['?', '#']).next().unwrap_or_default();
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        Self::of(&parts).unwrap_or(Self::Unknown)
    }

    fn of(parts: &[&str]) -> Option<Self> {
        Some(match parts {
            ["field"] => Self::Tasks,
            ["field", "sync"] => Self::Sync,
            ["field", "me"] => Self::Me,
            ["field", "sign-in"] => Self::SignIn,
            ["field", "enrol"] => Self::Enrol,
            ["field", "visits", visit] => Self::Visit(visit.parse().ok()?),
            ["field", "visits", visit, "void"] => Self::Void(visit.parse().ok()?, None),
            ["field", "visits", visit, card] => Self::Step(visit.parse().ok()?, step(card)?),
            ["field", "visits", visit, "sheets", sheet] => Self::Sheet(visit.parse().ok()?, sheet.parse().ok()?),
            ["field", "visits", visit, "sheets", sheet, "paper"] => Self::Paper(visit.parse().ok()?, sheet.parse().ok()?),
            ["field", "visits", visit, "sheets", sheet, "correct"] => Self::Correct(visit.parse().ok()?, sheet.parse().ok()?),
            ["field", "visits", visit, "sheets", sheet, "void"] => Self::Void(visit.parse().ok()?, Some(sheet.parse().ok()?)),
            ["field", "visits", visit, "sheets", sheet, card] => Self::SheetStep(visit.parse().ok()?, sheet.parse().ok()?, step(card)?),
            _ => return None,
        })
    }

    /// The card of a visit or, where one is open, of its sheet.
    #[must_use]
    pub fn card(visit: VisitId, sheet: Option<SheetId>, step: Step) -> Self {
        match (step, sheet) {
            (Step::Arrive | Step::Identity, _) | (_, None) => Self::Step(visit, step),
            (_, Some(sheet)) => Self::SheetStep(visit, sheet, step),
        }
    }

    /// The checklist that a card belongs to.
    #[must_use]
    pub const fn checklist(visit: VisitId, sheet: Option<SheetId>) -> Self {
        match sheet {
            Some(sheet) => Self::Sheet(visit, sheet),
            None => Self::Visit(visit),
        }
    }
}

/// The path that opens the page.
impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tasks | Self::Unknown => f.write_str("/field/"),
            Self::Sync => f.write_str("/field/sync"),
            Self::Me => f.write_str("/field/me"),
            Self::SignIn => f.write_str("/field/sign-in"),
            Self::Enrol => f.write_str("/field/enrol"),
            Self::Visit(visit) => write!(f, "/field/visits/{visit}"),
            Self::Step(visit, card) => write!(f, "/field/visits/{visit}/{}", slug(*card)),
            Self::Sheet(visit, sheet) => write!(f, "/field/visits/{visit}/sheets/{sheet}"),
            Self::Paper(visit, sheet) => write!(f, "/field/visits/{visit}/sheets/{sheet}/paper"),
            Self::Correct(visit, sheet) => write!(f, "/field/visits/{visit}/sheets/{sheet}/correct"),
            Self::Void(visit, None) => write!(f, "/field/visits/{visit}/void"),
            Self::Void(visit, Some(sheet)) => write!(f, "/field/visits/{visit}/sheets/{sheet}/void"),
            Self::SheetStep(visit, sheet, card) => write!(f, "/field/visits/{visit}/sheets/{sheet}/{}", slug(*card)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_path_opens_the_page_that_printed_it() {
        let (visit, sheet) = (VisitId::derived("v"), SheetId::derived("s"));
        let mut all =
            vec![Route::Tasks, Route::Sync, Route::Me, Route::SignIn, Route::Visit(visit), Route::Sheet(visit, sheet), Route::Paper(visit, sheet)];
        all.extend([Route::Correct(visit, sheet), Route::Void(visit, None), Route::Void(visit, Some(sheet))]);
        all.extend(Step::ALL.map(|step| Route::Step(visit, step)));
        all.extend(Step::ALL.map(|step| Route::SheetStep(visit, sheet, step)));
        for route in all {
            assert_eq!(Route::parse(&route.to_string()), route, "{route}");
        }
    }

    #[test]
    fn what_is_no_page_of_ours_is_said_so() {
        for path in ["", "/", "/desk/map", "/field/visits/not-an-id", "/field/visits/", "/field/sync/more"] {
            assert_eq!(Route::parse(path), Route::Unknown, "{path}");
        }
        assert_eq!(Route::parse("/field/?source=pwa"), Route::Tasks);
    }

    #[test]
    fn arrival_and_identity_belong_to_the_visit() {
        let (visit, sheet) = (VisitId::derived("v"), SheetId::derived("s"));
        assert_eq!(Route::card(visit, Some(sheet), Step::Arrive), Route::Step(visit, Step::Arrive));
        assert_eq!(Route::card(visit, Some(sheet), Step::Seal), Route::SheetStep(visit, sheet, Step::Seal));
    }
}
