//! What the offices ask, as desk pages see it: on the server the office itself, in the browser the same over HTTP.

use domain::contract::{
    AssignmentRow, Assignments, Findings, MapPicture, Me, NewAssignment, Problem, Resolve, Resolved, Roster, SheetView, Sheets, SignIn,
};
use domain::id::{FindingId, SheetId};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

/// An answer that is on its way; in the browser it is wrapped, so that it is `Send` in name.
pub type Asking<T> = Pin<Box<dyn Future<Output = Result<T, Problem>> + Send>>;

/// What the offices ask.
pub trait Office: Send + Sync {
    /// Who is signed in.
    fn me(&self) -> Asking<Me>;
    /// Signs in; only in the browser, where the cookie lands.
    fn sign_in(&self, sign_in: SignIn) -> Asking<Me>;
    /// Signs out.
    fn sign_out(&self) -> Asking<()>;
    /// The city's picture.
    fn map(&self) -> Asking<MapPicture>;
    /// The sheets that one may see.
    fn sheets(&self) -> Asking<Sheets>;
    /// One sheet with all that proves it.
    fn sheet(&self, sheet: SheetId) -> Asking<SheetView>;
    /// The assignments that one may see.
    fn assignments(&self) -> Asking<Assignments>;
    /// What an assignment can be made of.
    fn roster(&self) -> Asking<Roster>;
    /// Assigns an enterprise to a team.
    fn assign(&self, assignment: NewAssignment) -> Asking<AssignmentRow>;
    /// Findings that one may see.
    fn findings(&self) -> Asking<Findings>;
    /// Ends a finding.
    fn resolve(&self, finding: FindingId, resolve: Resolve) -> Asking<Resolved>;
    /// Calls back with each seq that changed, and tells whether the line on which it hears holds; does nothing on the server.
    fn listen(&self, changed: Box<dyn Fn(i64)>, holds: Box<dyn Fn(bool)>);
}

/// The office, provided as a context to every desk page.
pub type SharedOffice = Arc<dyn Office>;
