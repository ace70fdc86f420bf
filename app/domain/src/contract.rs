//! The wire types of /api/v1: dull, versioned, only ever added to.
//!
//! What a phone signs is the text of [`Command`](crate::act::Command) as it stored it; the envelope carries that text untouched, so that a
//! digest is always one of stored bytes.

use serde::{Deserialize as _, Deserializer};
use serde_json::value::RawValue;

mod approval;
mod assignment;
mod calendar;
mod commands;
mod determination;
mod device;
mod draw;
mod duty;
mod enrolment;
mod escrow;
mod finding;
mod ledger;
mod map;
mod package;
mod paper;
mod problem;
mod quarantine;
mod rescue;
mod roster;
mod rules;
mod session;
mod sheet;

pub use approval::{ApprovalGap, ApprovalRow, Approvals, NewApproval};
pub use assignment::{
    AssignmentGap, AssignmentRow, Assignments, DrawnEnterprise, LineShare, MOST_LISTED, NewAssignment, Roster, VisitState, seal_block,
};
pub use calendar::{CalendarPreview, CalendarVersion, CalendarYear, CalendarYears};
pub use commands::{Commands, Envelope, MediaReceipt, Outcome, Quarantine, Receipt, Receipts};
pub use determination::{DeterminationGap, Determine, Determined};
pub use device::{DeviceRow, Devices, Held, Holding, Loss, Reason, Word};
pub use draw::{
    Certificate, DrawLine, DrawPreview, DrawSummary, DrawView, DrawnEntry, DrawnList, Draws, EnterpriseName, LineShortage, NewDraw, NewStanding,
    PublicDraw, SamplerStanding, SamplerStandings, StageTime, Standing, StratumCount, StratumPreview,
};
pub use duty::{Duties, DutyChoices, DutyCounts, DutyFilter, DutyRow, Feed, Inbox, Named, NewLook};
pub use enrolment::{ENROLMENT_LASTS, Enrolled, Enrolment, NewEnrolment};
pub use escrow::{Escrow, EscrowKey, EscrowPart, KEY_LENGTH, MOST_KEYS, NewRecovery, Opened, OpenedKeys, Recovery, WrappedKey};
pub use finding::{FindingRow, Findings, Resolve, Resolved};
pub use ledger::{Ledger, LedgerGap, LedgerRow, LedgerSheet, NewLedgerEntry, NewReconciliation};
pub use map::{BodyFigure, Changed, Happening, LineFigure, MapPicture, MapPoint};
pub use package::{Item, Package};
pub use paper::{Form, Original, PaperRow, SheetPapers};
pub use problem::Problem;
pub use quarantine::{Dealt, QuarantineNote, Quarantined, Quarantines};
pub use rescue::Rescued;
pub use roster::{ImportCounts, ImportLine, ImportRow, ImportState, ImportView, Imports, Kept, LineSearch, RosterCount, RosterPage, RosterSearch};
pub use rules::{RulesRow, RulesTable};
pub use session::{DeviceGrant, DeviceKey, Me, SignIn, key_proof};
pub use sheet::{ChainCheck, Entry, Look, MediaExif, Seen, SheetRow, SheetView, Sheets};

/// The version of the contract that this program writes.
///
/// Since 2 a phone proves its key when it registers, says what it holds, and reads findings of lost phones and ended accounts. Since 3 it wraps the
/// keys of its store for two custodians too. Since 4 it knows visits that end without a sample. Since 5 it corrects what is signed, signs on
/// paper, makes void, and keeps a backup part at the enterprise. Since 6 it enters what was written on paper, and hands the enterprise a form about
/// its samplers.
pub const VERSION: u16 = 6;

/// The header in which a program names the version that it writes; the first phones named none.
pub const VERSION_HEADER: &str = "contract-version";

/// The oldest version whose programs are still given work. Commands and uploads are taken in from every version, for ever.
pub const OLDEST_GIVEN_WORK: u16 = 1;

/// The problem of an office that was restored from an older copy, to a phone whose receipts are of the life before.
pub const RESTORED: &str = "record-restored";

/// How many rows stand on one page of a list.
pub const PAGE: u32 = 50;

/// Reads those of a list that this program knows; what is newer waits for a newer program.
fn known<'de, T: crate::json::Json, D: Deserializer<'de>>(text: D) -> Result<Vec<T>, D::Error> {
    let all = Vec::<Box<RawValue>>::deserialize(text)?;
    Ok(all.iter().filter_map(|one| crate::json::read(one.get()).ok()).collect())
}
