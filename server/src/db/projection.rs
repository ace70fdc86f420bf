//! What is read from the record: visits, sheets, media, findings, happenings. All of it can be built again.

use super::approval::{self, Approved};
use super::guard;
use super::rows::plain;
use super::text::{body, word};
use super::writing::{Rows, Writing};
use domain::contract::VisitState;
use domain::digest::Digest;
use domain::feedback::FeedbackMark;
use domain::finding::Finding;
use domain::id::{DeviceId, MediaId, OrganisationId, SheetId, VisitId};
use domain::sheet::Product;
use domain::time::Instant;
use domain::visit::Visit;
use sqlx::AnyConnection;
use std::sync::Arc;

/// A visit as lists and maps show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitRow {
    /// The visit.
    pub visit: Arc<Visit>,
    /// How far it is.
    pub state: VisitState,
    /// The place of its last entry.
    pub seq: i64,
}

/// A sheet as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetRow {
    /// Its visit.
    pub visit: Arc<Visit>,
    /// Which of the visit's sheets it is.
    pub place: usize,
    /// The place of its last entry.
    pub seq: i64,
}

/// A photo or video that was announced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediaRow {
    /// Its id.
    pub media: MediaId,
    /// The visit.
    pub visit: VisitId,
    /// The sheet.
    pub sheet: SheetId,
    /// The device that has it.
    pub device: DeviceId,
    /// Its digest, as announced.
    pub digest: Digest,
    /// How many bytes, as announced.
    pub bytes: i64,
    /// Its media type.
    pub mime: String,
    /// Where it was announced.
    pub seq: i64,
}

/// A finding with whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingRow {
    /// The finding as it stands.
    pub finding: Finding,
    /// Whose area it is in.
    pub jurisdiction: OrganisationId,
    /// The place of its last change.
    pub seq: i64,
}

/// A visit reached a new state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HappeningRow {
    /// Its place.
    pub seq: i64,
    /// When the server had it.
    pub at: Instant,
    /// The visit.
    pub visit: VisitId,
    /// The sheet that made it so.
    pub sheet: Option<SheetId>,
    /// Which state.
    pub what: VisitState,
}

/// All rows that some entries change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Visits.
    pub visits: Vec<VisitRow>,
    /// Sheets.
    pub sheets: Vec<SheetRow>,
    /// Media.
    pub media: Vec<MediaRow>,
    /// Findings.
    pub findings: Vec<FindingRow>,
    /// Happenings.
    pub happenings: Vec<HappeningRow>,
    /// Seals that were used.
    pub seals: Vec<guard::SealUse>,
    /// Sheet numbers that were used.
    pub numbers: Vec<guard::NumberUse>,
    /// Sheets that were opened, by line and laboratory.
    pub shares: Vec<(i64, OrganisationId, i64)>,
    /// Approvals that were given.
    pub approvals: Vec<Approved>,
}

/// Adds all of it to what is written.
///
/// # Errors
/// A state or a finding has no form in JSON.
pub fn write(writing: &mut Writing, changes: &Changes) -> sqlx::Result<()> {
    visits(writing, &changes.visits)?;
    sheets(writing, &changes.sheets);
    media(writing, &changes.media);
    findings(writing, &changes.findings)?;
    happenings(writing, &changes.happenings)?;
    guard::use_seals(writing, &changes.seals);
    guard::use_numbers(writing, &changes.numbers);
    guard::use_shares(writing, &changes.shares);
    approval::write(writing, &changes.approvals)?;
    Ok(())
}

static VISITS: Rows = Rows::new(
    "insert into visit (id, assignment, enterprise, enterprise_name, division, jurisdiction, state, lat, lon, accuracy, fixes, arrived_at, \
     sheets, complete, findings, first_sheet, feedback, seq)",
    18,
    " on conflict (id) do update set state = excluded.state, lat = excluded.lat, lon = excluded.lon, accuracy = excluded.accuracy, \
     fixes = excluded.fixes, arrived_at = excluded.arrived_at, sheets = excluded.sheets, complete = excluded.complete, \
     findings = excluded.findings, first_sheet = excluded.first_sheet, \
     feedback = excluded.feedback, seq = excluded.seq",
);

fn visits(writing: &mut Writing, rows: &[VisitRow]) -> sqlx::Result<()> {
    let rows = rows.iter().map(|row| Ok((row, word(&row.state)?))).collect::<sqlx::Result<Vec<_>>>()?;
    writing.rows(&VISITS, &rows, |values, (row, state)| {
        let visit = &row.visit;
        let enterprise = &visit.assignment.enterprise;
        // Before arrival nobody may learn from a map who was drawn (D4).
        let position = visit.arrival.as_ref().and_then(|(_, arrival)| arrival.position.or(enterprise.position));
        values
            .bind(visit.assignment.visit.to_string())
            .bind(visit.assignment.id.to_string())
            .bind(enterprise.id.to_string())
            .bind(plain(&enterprise.name))
            .bind(i64::from(enterprise.division.code()))
            .bind(enterprise.jurisdiction.to_string())
            .bind(state.clone())
            .bind(position.map(|position| position.lat))
            .bind(position.map(|position| position.lon))
            .bind(position.map(|position| position.accuracy))
            .bind(position.map(|position| i64::from(position.fixes)))
            .bind(visit.arrival.as_ref().map(|(at, _)| at.millis()))
            .bind(number(visit.sheets.iter().filter(|sheet| sheet.voided.is_none()).count()))
            .bind(number(visit.sheets.iter().filter(|sheet| sheet.voided.is_none() && sheet.completed_at.is_some()).count()))
            .bind(number(visit.all_findings().filter(|finding| finding.resolved.is_none()).count()))
            .bind(visit.sheets.first().map(|sheet| sheet.opening.sheet.to_string()))
            .bind(FeedbackMark::of(visit).map(FeedbackMark::word))
            .bind(row.seq)
    });
    Ok(())
}

static SHEETS: Rows = Rows::new(
    "insert into sheet (id, visit, number, enterprise, enterprise_name, division, jurisdiction, line, laboratory, product, same, opened_at, \
     completed_at, ending, upheld, awaits, findings, seq)",
    18,
    " on conflict (id) do update set product = excluded.product, same = excluded.same, completed_at = excluded.completed_at, \
     ending = excluded.ending, upheld = excluded.upheld, awaits = excluded.awaits, findings = excluded.findings, seq = excluded.seq",
);

fn sheets(writing: &mut Writing, rows: &[SheetRow]) {
    let rows: Vec<_> = rows.iter().filter_map(|row| Some((row, row.visit.sheets.get(row.place)?))).collect();
    writing.rows(&SHEETS, &rows, |values, (row, sheet)| {
        let stands = sheet.corrected();
        let (opening, assignment, product) = (&sheet.opening, &row.visit.assignment, stands.product.as_ref());
        let enterprise = &assignment.enterprise;
        values
            .bind(opening.sheet.to_string())
            .bind(assignment.visit.to_string())
            .bind(plain(opening.number.as_str()))
            .bind(enterprise.id.to_string())
            .bind(plain(&enterprise.name))
            .bind(i64::from(enterprise.division.code()))
            .bind(enterprise.jurisdiction.to_string())
            .bind(i64::from(opening.line.0))
            .bind(opening.laboratory.to_string())
            .bind(product.map_or_else(String::new, |product| plain(&product.name)))
            .bind(product.map(Product::sameness))
            .bind(sheet.opened_at.millis())
            .bind(sheet.completed_at.map(Instant::millis))
            .bind(if sheet.voided.is_some() { Some(super::sheet::VOID) } else { sheet.ending.as_ref().map(|ending| ending.kind().word()) })
            .bind(sheet.determination.as_ref().map(|determination| i64::from(determination.upheld)))
            .bind(sheet.ending.as_ref().filter(|ending| ending.wants_determination()).map(|_| 1_i64))
            .bind(number(sheet.findings.iter().filter(|finding| finding.resolved.is_none()).count()))
            .bind(row.seq)
    });
}

static MEDIA: Rows = Rows::new("insert into media (id, visit, sheet, device, digest, bytes, mime, seq)", 8, " on conflict (id) do nothing");

fn media(writing: &mut Writing, rows: &[MediaRow]) {
    writing.rows(&MEDIA, rows, |values, row| {
        values
            .bind(row.media.to_string())
            .bind(row.visit.to_string())
            .bind(row.sheet.to_string())
            .bind(row.device.to_string())
            .bind(row.digest.to_string())
            .bind(row.bytes)
            .bind(plain(&row.mime))
            .bind(row.seq)
    });
}

static FINDINGS: Rows = Rows::new(
    "insert into finding (id, command, visit, sheet, jurisdiction, kind, body, found_at, resolved_at, seq)",
    10,
    " on conflict (id) do update set body = excluded.body, resolved_at = excluded.resolved_at, seq = excluded.seq",
);

fn findings(writing: &mut Writing, rows: &[FindingRow]) -> sqlx::Result<()> {
    let rows = rows.iter().map(|row| Ok((row, kind(&row.finding)?, body(&row.finding)?))).collect::<sqlx::Result<Vec<_>>>()?;
    writing.rows(&FINDINGS, &rows, |values, (row, kind, body)| {
        values
            .bind(row.finding.id.to_string())
            .bind(row.finding.command.to_string())
            .bind(row.finding.visit.to_string())
            .bind(row.finding.sheet.map(|sheet| sheet.to_string()))
            .bind(row.jurisdiction.to_string())
            .bind(kind.clone())
            .bind(body.clone())
            .bind(row.finding.at.millis())
            .bind(row.finding.resolved.as_ref().map(|resolution| resolution.at.millis()))
            .bind(row.seq)
    });
    Ok(())
}

/// The word by which JSON tells matters apart.
fn kind(finding: &Finding) -> sqlx::Result<String> {
    let matter = serde_json::to_value(&finding.matter).map_err(|error| sqlx::Error::Encode(error.into()))?;
    let word = matter.as_str().or_else(|| matter.as_object()?.keys().next().map(String::as_str));
    word.map(str::to_owned).ok_or_else(|| sqlx::Error::Encode("a matter without a kind".into()))
}

static HAPPENINGS: Rows = Rows::new("insert into happening (seq, at, visit, sheet, what)", 5, "");

fn happenings(writing: &mut Writing, rows: &[HappeningRow]) -> sqlx::Result<()> {
    let rows = rows.iter().map(|row| Ok((row, word(&row.what)?))).collect::<sqlx::Result<Vec<_>>>()?;
    writing.rows(&HAPPENINGS, &rows, |values, (row, what)| {
        values.bind(row.seq).bind(row.at.millis()).bind(row.visit.to_string()).bind(row.sheet.map(|sheet| sheet.to_string())).bind(what.clone())
    });
    Ok(())
}

/// Forgets all of it, before it is built again.
///
/// # Errors
/// The database does not answer.
pub async fn clear(on: &mut AnyConnection) -> sqlx::Result<()> {
    for statement in [
        "delete from visit",
        "delete from sheet",
        "delete from media",
        "delete from finding",
        "delete from happening",
        "delete from seal_use",
        "delete from sheet_number_use",
        "delete from share_use",
        "delete from approval",
    ] {
        sqlx::query(statement).execute(&mut *on).await?;
    }
    Ok(())
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
