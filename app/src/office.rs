//! What the offices ask, as desk pages see it: on the server the office itself, in the browser the same over HTTP.

mod drawn;
mod owed;
mod roster;

pub use drawn::DrawOffice;
pub use owed::OwedOffice;
pub use roster::RosterOffice;

use domain::contract::{
    ApprovalRow, Approvals, AssignmentRow, Assignments, Determine, Determined, Devices, Enrolment, EscrowPart, Findings, Form, MapPicture, Me,
    NewApproval, NewAssignment, NewEnrolment, Original, Problem, QuarantineNote, Quarantines, Reason, Recovery, Rescued, Resolve, Resolved, Roster,
    RulesTable, SheetView, Sheets, SignIn,
};
use domain::digest::Digest;
use domain::id::{AssignmentId, CommandId, DeviceId, FindingId, PersonId, SheetId};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

/// An answer that is on its way; in the browser it is wrapped, so that it is `Send` in name.
pub type Asking<T> = Pin<Box<dyn Future<Output = Result<T, Problem>> + Send>>;

/// What the offices ask.
pub trait Office: OwedOffice + DrawOffice + RosterOffice + Send + Sync {
    /// Who is signed in.
    fn me(&self) -> Asking<Me>;
    /// Signs in; only in the browser, where the cookie lands.
    fn sign_in(&self, sign_in: SignIn) -> Asking<Me>;
    /// Signs out.
    fn sign_out(&self) -> Asking<()>;
    /// The city's picture.
    fn map(&self) -> Asking<MapPicture>;
    /// A page of the sheets that one may see, counted from 1.
    fn sheets(&self, page: u32) -> Asking<Sheets>;
    /// One sheet with all that proves it.
    fn sheet(&self, sheet: SheetId) -> Asking<SheetView>;
    /// Says for the local body what it holds of an ending.
    fn determine(&self, sheet: SheetId, determine: Determine) -> Asking<Determined>;
    /// What the bureau approved lately.
    fn approvals(&self) -> Asking<Approvals>;
    /// Approves that a backup part stays at the enterprise.
    fn approve(&self, new: NewApproval) -> Asking<ApprovalRow>;
    /// A page of the assignments that one may see, counted from 1.
    fn assignments(&self, page: u32) -> Asking<Assignments>;
    /// What an assignment can be made of.
    fn roster(&self) -> Asking<Roster>;
    /// The rules in force, by line.
    fn rules(&self) -> Asking<RulesTable>;
    /// Gives a code that lets a sampler's phone in; only in the browser, whose address the code names.
    fn enrol(&self, wish: NewEnrolment) -> Asking<Enrolment>;
    /// The phones of one's agency.
    fn phones(&self) -> Asking<Devices>;
    /// Reports a phone lost.
    fn lose_phone(&self, device: DeviceId, reason: Reason) -> Asking<()>;
    /// Reports a lost phone found.
    fn find_phone(&self, device: DeviceId, reason: Reason) -> Asking<()>;
    /// Takes in the file of everything that was chosen in the `<input type=file>` of that element id; only in the browser, which has it.
    fn take_in_rescue(&self, element: &'static str) -> Asking<Rescued>;
    /// Makes an escrow key, split for two custodians; only in the browser, which sends it nowhere.
    fn make_escrow(&self) -> Asking<[EscrowPart; 2]>;
    /// Offers a custodian's part as a file; only in the browser.
    fn save_part(&self, part: EscrowPart) -> Asking<()>;
    /// Sets up the escrow key of the two files that were chosen in the `<input type=file>` of that element id; only in the browser.
    fn set_up_escrow(&self, element: &'static str) -> Asking<()>;
    /// Opens the keys that a phone asked for with the two files that were chosen there; only in the browser.
    fn open_keys(&self, device: DeviceId, recovery: Recovery, element: String) -> Asking<()>;
    /// Ends the account of somebody who leaves.
    fn end_account(&self, person: PersonId, reason: Reason) -> Asking<()>;
    /// Assigns an enterprise to a team.
    fn assign(&self, assignment: NewAssignment) -> Asking<AssignmentRow>;
    /// Hands in the scan of a stamped paper that was chosen in the `<input type=file>` of that element id; only in the browser, which has it.
    fn add_original(&self, assignment: AssignmentId, form: Form, element: String) -> Asking<Original>;
    /// A page of the findings that one may see, counted from 1.
    fn findings(&self, page: u32) -> Asking<Findings>;
    /// Ends a finding.
    fn resolve(&self, finding: FindingId, resolve: Resolve) -> Asking<Resolved>;
    /// What could not be taken in, from where the page before ended.
    fn quarantine(&self, after: Option<String>) -> Asking<Quarantines>;
    /// Notes what was done about something that could not be taken in.
    fn note(&self, command: CommandId, digest: Digest, note: QuarantineNote) -> Asking<()>;
    /// Calls back with each seq that changed, and tells whether the line on which it hears holds; does nothing on the server.
    fn listen(&self, changed: Box<dyn Fn(i64)>, holds: Box<dyn Fn(bool)>);
}

/// The office, provided as a context to every desk page.
pub type SharedOffice = Arc<dyn Office>;
