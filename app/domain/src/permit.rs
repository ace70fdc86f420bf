//! Who may do what (design.md §9): pure, and the same for the server and for what a page offers.

use crate::id::OrganisationId;
use crate::json::Json;
use crate::person::{Actor, Role};
use crate::place::Division;
use serde::{Deserialize, Serialize};

/// Something that needs a permit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Record acts of a visit.
    RecordVisit,
    /// Assign enterprises to teams, and see all assignments.
    Assign,
    /// Let samplers' phones in.
    EnrolPhones,
    /// See the agency's phones, and say that one is lost or found.
    MindPhones,
    /// End the account of somebody who leaves the agency.
    EndAccounts,
    /// See the map and the counts.
    SeeMap,
    /// See sheets with enterprise and evidence; never for those who test blind (O-19).
    SeeSheets,
    /// Resolve findings.
    ResolveFindings,
    /// Say for the local body whether a refusal or a missing sample is so (O-48); the bureau does not say it in its place.
    Determine,
    /// Approve for the bureau that a backup part stays at the enterprise (O-41).
    ApproveStorage,
    /// See whom a team was sent to before it arrives (D4).
    SeeDrawn,
    /// See who looked at a sheet and its evidence.
    SeeLooks,
    /// See what could not be taken in, and note what was done about it.
    MindQuarantine,
    /// See the roster, which is the pool of the draw (O-22) and tells nothing of who was drawn.
    SeeRoster,
    /// Import lists into the roster, and take an import back (O-22): the bureau's desk and the agency that samples, each under their own name.
    MindRoster,
    /// Freeze a roster and have enterprises and samplers drawn (O-22).
    RunDraw,
    /// Give one half of a draw's chance.
    CommitDraw,
    /// Find a draw in order that somebody else began.
    ApproveDraw,
    /// See what is owed, each within their own.
    SeeDuties,
    /// Load the working days of a year.
    KeepCalendar,
    /// Keep the e-CQS ledger for the agency (O-75).
    KeepLedger,
    /// Read what enterprises said of the samplers (form 4N): nobody whom it is about, and nobody who sends them.
    ReadFeedback,
}

/// What the action is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subject {
    /// The division it lies in.
    pub division: Option<Division>,
    /// The local body that is responsible for it.
    pub jurisdiction: Option<OrganisationId>,
    /// The laboratory that tests it.
    pub laboratory: Option<OrganisationId>,
}

impl Subject {
    /// Everything.
    pub const ALL: Self = Self { division: None, jurisdiction: None, laboratory: None };
}

/// Tells whether the actor may do it.
#[must_use]
pub fn allows(actor: &Actor, action: Action, subject: Subject) -> bool {
    use Action::{
        ApproveDraw, ApproveStorage, Assign, CommitDraw, Determine, EndAccounts, EnrolPhones, KeepCalendar, KeepLedger, MindPhones, MindQuarantine,
        MindRoster, ReadFeedback, RecordVisit, ResolveFindings, RunDraw, SeeDrawn, SeeDuties, SeeLooks, SeeMap, SeeRoster, SeeSheets,
    };
    let role = match actor.role {
        Role::BureauDesk => {
            matches!(
                action,
                SeeMap
                    | SeeSheets
                    | ResolveFindings
                    | ApproveStorage
                    | SeeDrawn
                    | SeeLooks
                    | MindQuarantine
                    | SeeRoster
                    | MindRoster
                    | RunDraw
                    | CommitDraw
                    | ApproveDraw
                    | SeeDuties
                    | KeepCalendar
                    | ReadFeedback
            )
        }
        Role::BureauApprover => {
            matches!(action, SeeMap | SeeSheets | ResolveFindings | ApproveStorage | SeeRoster | CommitDraw | ApproveDraw | SeeDuties | ReadFeedback)
        }
        Role::CountyOfficer => matches!(action, SeeMap | SeeSheets | Determine | SeeRoster | SeeDuties),
        Role::AgencyManager => {
            matches!(
                action,
                Assign
                    | EnrolPhones
                    | MindPhones
                    | EndAccounts
                    | SeeMap
                    | SeeSheets
                    | SeeDrawn
                    | SeeLooks
                    | MindQuarantine
                    | SeeRoster
                    | MindRoster
                    | CommitDraw
                    | SeeDuties
            )
        }
        Role::EnforcementOfficer => matches!(action, SeeMap | SeeSheets | CommitDraw | SeeDuties),
        Role::AgencyClerk => matches!(action, SeeMap | SeeSheets | SeeDuties | KeepLedger),
        Role::Sampler => matches!(action, RecordVisit | SeeDrawn | SeeDuties),
        // O-19: who tests, codes, reviews or signs sees blind codes; the receiver checks sample against sheet (O-52).
        Role::LaboratoryReceiver => matches!(action, SeeSheets),
        Role::BlindCoder | Role::Tester | Role::Reviewer | Role::Signatory | Role::ReinspectionOfficer => false,
    };
    role && within(actor, subject)
}

/// How far an actor sees: whoever has the same scope and role sees the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// The whole city.
    City,
    /// One local body's area.
    Area(OrganisationId),
    /// One laboratory's samples.
    Laboratory(OrganisationId),
}

/// How far an actor sees: a county its own area only, a laboratory its own samples only (O-07).
#[must_use]
pub const fn scope(actor: &Actor) -> Scope {
    match actor.role {
        Role::CountyOfficer => Scope::Area(actor.organisation),
        Role::LaboratoryReceiver => Scope::Laboratory(actor.organisation),
        _ => Scope::City,
    }
}

fn within(actor: &Actor, subject: Subject) -> bool {
    match scope(actor) {
        Scope::City => true,
        Scope::Area(own) => subject.jurisdiction.is_none_or(|body| body == own),
        Scope::Laboratory(own) => subject.laboratory.is_none_or(|laboratory| laboratory == own),
    }
}

/// All actions that the actor may do on something, for what a page offers.
#[must_use]
pub fn offers(actor: &Actor) -> Vec<Action> {
    use Action::{
        ApproveDraw, ApproveStorage, Assign, CommitDraw, Determine, EndAccounts, EnrolPhones, KeepCalendar, KeepLedger, MindPhones, MindQuarantine,
        MindRoster, ReadFeedback, RecordVisit, ResolveFindings, RunDraw, SeeDrawn, SeeDuties, SeeLooks, SeeMap, SeeRoster, SeeSheets,
    };
    let all = [
        RecordVisit,
        Assign,
        EnrolPhones,
        MindPhones,
        EndAccounts,
        SeeMap,
        SeeSheets,
        ResolveFindings,
        Determine,
        ApproveStorage,
        SeeDrawn,
        SeeLooks,
        MindQuarantine,
        SeeRoster,
        MindRoster,
        RunDraw,
        CommitDraw,
        ApproveDraw,
        SeeDuties,
        KeepCalendar,
        KeepLedger,
        ReadFeedback,
    ];
    all.into_iter().filter(|action| allows(actor, *action, Subject::ALL)).collect()
}
