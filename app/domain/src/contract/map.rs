//! The city's picture.

use super::VisitState;
use crate::campaign::LineNumber;
use crate::id::{OrganisationId, SheetId, VisitId};
use crate::json::{self, Json};
use crate::place::{Division, Position};
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// `GET /map`: the city's picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct MapPicture {
    /// Changed up to this seq.
    pub upto: i64,
    /// The campaign's title.
    pub title: String,
    /// What of it is an example.
    pub example: String,
    /// Batches planned in all; for a county, batches assigned in its area.
    pub planned: u32,
    /// It is the picture of one area, so what is counted is of what was assigned there: the plan is the city's.
    #[serde(default)]
    pub of_assigned: bool,
    /// Batches sampled: sheets complete.
    pub sampled: u32,
    /// By body, the development zone included.
    pub bodies: Vec<BodyFigure>,
    /// By line.
    pub lines: Vec<LineFigure>,
    /// Visits on the map, from arrival on and never before (D4); what an older page cannot read is left out of it.
    #[serde(deserialize_with = "super::known")]
    #[json(read = json::known)]
    pub points: Vec<MapPoint>,
    /// What happened last, newest first.
    #[serde(deserialize_with = "super::known")]
    #[json(read = json::known)]
    pub latest: Vec<Happening>,
    /// Open findings.
    pub findings: u32,
}

/// The figure of a county or of the development zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct BodyFigure {
    /// The body.
    pub organisation: OrganisationId,
    /// Its name.
    pub name: String,
    /// Its division; the development zone has none.
    pub division: Option<Division>,
    /// Batches assigned there.
    pub assigned: u32,
    /// Batches sampled there.
    pub sampled: u32,
    /// Visits going on there now.
    pub on_site: u32,
}

/// The figure of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct LineFigure {
    /// The line.
    pub line: LineNumber,
    /// The product.
    pub product: String,
    /// Batches planned.
    pub planned: u32,
    /// Batches sampled.
    pub sampled: u32,
}

/// A visit on the map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct MapPoint {
    /// The visit.
    pub visit: VisitId,
    /// The sheet to open, if one is there.
    pub sheet: Option<SheetId>,
    /// The enterprise.
    pub enterprise: String,
    /// Where.
    pub position: Position,
    /// How far.
    pub state: VisitState,
}

/// Something that happened, in the words of the work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Happening {
    /// When the server had it.
    pub at: Instant,
    /// Where.
    pub enterprise: String,
    /// The product, where it is about a sheet.
    pub product: Option<String>,
    /// What.
    pub what: VisitState,
    /// The sheet to open.
    pub sheet: Option<SheetId>,
}

/// `GET /events`: the one message of the stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Changed {
    /// Something changed up to this seq.
    pub upto: i64,
}
