//! What a page of the phone may read and do. The pages know nothing of stores, keys or the network.

// what is kept, and how it folds into what is shown
pub mod epoch;
pub mod map;
pub mod memory;
mod notes;
pub(crate) mod order;
pub(crate) mod outgoing;
pub mod rows;
pub mod season;
// what a page reads
mod remembered;
mod view;
// what a page does
mod drafts;
mod film;
mod opening;
mod people;
mod pin;
pub(crate) mod recovery;
mod rescue;
mod videos;
mod work;

pub use film::{Film, RESERVE, Subject};
pub use map::Map;
pub use opening::OpenError;
pub use people::PEOPLE_LOCK;
pub use pin::{PIN_DIGITS, PinError, choosable};
pub use recovery::Shut;
pub use remembered::Described;
pub use rescue::Packed;
pub use videos::{Traffic, Videos};

use crate::api::SharedApi;
use crate::device::{Delivered, DeviceError, SharedDevice, StretchedPin};
use crate::signal::{RwSignal, StoredValue};
use crate::store::{SharedStore, StoreError};
use domain::act::{Act, TimeToken};
use domain::contract::{EscrowKey, Holding};
use domain::denial::Denial;
use domain::evidence::{Evidence, Purpose};
use domain::id::{CommandId, MediaId, PersonId, SheetId, VisitId};
use domain::person::Person;
use domain::place::Position;
use domain::time::Instant;
use domain::visit::{Briefing, Visit};
use domain::warning::{Waiver, Warning};
use std::ops::Deref;
use std::rc::Rc;

/// Everything that the pages show, folded from the store.
#[derive(Debug, Clone, Default)]
pub struct Model {
    /// The store was read: before that nothing is shown.
    pub ready: bool,
    /// Campaign, rules, people.
    pub briefing: Option<Briefing>,
    /// The team's visits in the manager's order, folded from the phone's own commands and what came from the office.
    pub visits: Vec<Visit>,
    /// Visits whose assignment was withdrawn.
    pub withdrawn: Vec<VisitId>,
    /// Who signed in on this phone and has a PIN.
    pub people: Vec<LocalPerson>,
    /// Who holds the phone now, by their PIN; `None` is locked.
    pub active: Option<PersonId>,
    /// Commands and media without a receipt.
    pub pending: Holding,
    /// The file that is on its way.
    pub sending: Option<Sending>,
    /// Media that the server proved, by the receipts on this phone.
    pub proved: Map<MediaId, ()>,
    /// Media on this phone: where each belongs.
    pub media: Map<MediaId, LocalMedia>,
    /// Films that were begun and are not kept as a whole; the one that is being recorded is among them.
    pub films: Vec<Film>,
    /// Media of which the bytes are gone from this phone before the server proved them.
    pub missing: Vec<MediaId>,
    /// This phone was in use before, and the browser has taken its memory away.
    pub evicted: bool,
    /// Commands that the server quarantined, with why.
    pub quarantined: Vec<(CommandId, domain::contract::Quarantine)>,
    /// How the link is.
    pub link: Link,
    /// When the server was last heard.
    pub last_contact: Option<Instant>,
    /// Server minus device clock, in milliseconds.
    pub offset: i64,
    /// The last signed time.
    pub token: Option<TimeToken>,
    /// Whether videos wait for another line.
    pub videos: Videos,
    /// Whether the line is one of mobile data, where the browser says.
    pub is_mobile: Option<bool>,
    /// What went over the line on the last day on which something did.
    pub traffic: Option<Traffic>,
    /// What the browser grants.
    pub storage: Option<crate::device::StorageReport>,
    /// A newer program waits.
    pub update_waits: bool,
    /// The agency's escrow key.
    pub escrow: Option<EscrowKey>,
    /// How it stands with keys that nobody has opened.
    pub shut: Shut,
    /// By what the custodians know that it is this phone that asked.
    pub code: String,
    /// The store failed while nobody waited for it.
    pub store_trouble: Option<StoreError>,
}

/// A person who may act on this phone.
#[derive(Debug, Clone, PartialEq, Eq, domain::json::Json)]
pub struct LocalPerson {
    /// The person.
    pub person: Person,
    /// Their PIN, stretched.
    pub pin: StretchedPin,
}

/// A photo or video on this phone.
#[derive(Debug, Clone, PartialEq, Eq, domain::json::Json)]
pub struct LocalMedia {
    /// The visit.
    pub visit: VisitId,
    /// The sheet.
    pub sheet: SheetId,
    /// What was recorded of it.
    pub evidence: Evidence,
}

/// A file that is on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sending {
    /// The file.
    pub media: MediaId,
    /// How many bytes of it the server has; those of [`Holding`] are still counted whole until they are proved.
    pub sent: u64,
    /// How many there are.
    pub bytes: u64,
}

/// How the link to the office is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Link {
    /// Nobody answers.
    #[default]
    Offline,
    /// The office answered last time.
    Online,
    /// Something is being sent now.
    Sending,
    /// The office wants a sign-in; nothing is lost.
    SignInNeeded,
    /// The agency reported this phone lost: it is given nothing more, and what it holds is still taken.
    ReportedLost,
    /// The office answered with a problem, in its sentence; it will be tried again.
    Trouble(String),
}

/// Why an act was not recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SubmitError {
    /// The law refuses it.
    Denied(Denial),
    /// Our own rules want a reason for each of these.
    NeedsReason(Vec<Warning>),
    /// The phone could not keep it.
    NotKept(StoreError),
    /// Nothing is in the file: a camera that recorded nothing, or an empty one that was chosen.
    Empty,
    /// The phone could not sign it.
    NotSigned(DeviceError),
    /// It is another person's act, and their PIN was not proved just before.
    NotProved(PersonId),
    /// Nobody is unlocked, or the visit is not on this phone.
    NotReady,
}

/// The phone; cheap to copy, since what it is stays where it is for as long as the program runs.
#[derive(Clone, Copy)]
pub struct Phone(&'static Shared);

impl std::fmt::Debug for Phone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Phone")
    }
}

impl Deref for Phone {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        self.0
    }
}

/// What all copies of the phone share.
#[derive(Debug)]
pub struct Shared {
    pub(crate) model: RwSignal<Model>,
    pub(crate) path: RwSignal<String>,
    parts: StoredValue<Rc<Parts>>,
}

/// What the phone is made of; it goes with the owner of the page.
pub(crate) struct Parts {
    pub(crate) store: SharedStore,
    pub(crate) device: SharedDevice,
    pub(crate) api: SharedApi,
    pub(crate) notes: Rc<notes::Notes>,
}

/// What a page hands over with a photo or video.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capture {
    /// The visit.
    pub visit: VisitId,
    /// The sheet.
    pub sheet: SheetId,
    /// What it is for.
    pub purpose: Purpose,
    /// The bytes.
    pub delivered: Delivered,
    /// Where the phone was, if it knew.
    pub position: Option<Position>,
}

/// What a page hands over with an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// The visit.
    pub visit: VisitId,
    /// Whose act; `None` is whoever holds the phone. Another person's act was proved by [`Phone::prove`] just before.
    pub by: Option<PersonId>,
    /// Reasons for warnings.
    pub waivers: Vec<Waiver>,
    /// What the law refuses stands so on the paper that is entered (补录).
    pub as_written: bool,
    /// The act.
    pub act: Act,
}
