//! What stands behind the number of a sheet, for whoever has its retrieval code.

use super::rows::plain;
use super::text::{id, read_body};
use domain::assignment::Assignment;
use domain::id::{SheetId, VisitId};
use domain::number::SheetNumber;
use domain::time::Instant;
use sqlx::Row as _;
use sqlx::any::AnyExecutor;

/// What stands behind a number that was reserved.
#[derive(Debug, Clone)]
pub struct Behind {
    /// For whom it was reserved.
    pub assignment: Assignment,
    /// When that was taken back, if it was.
    pub withdrawn: Option<Instant>,
    /// The sheet of that number and its visit, once there is one.
    pub sheet: Option<(SheetId, VisitId)>,
}

/// What stands behind a number; nothing where it was never reserved.
///
/// # Errors
/// The database does not answer.
pub async fn find(on: impl AnyExecutor<'_>, number: &SheetNumber) -> sqlx::Result<Option<Behind>> {
    let row = sqlx::query(
        "select a.body, w.at as withdrawn, s.id as sheet, s.visit from reserved_number r join assignment a on a.id = r.assignment \
         left join withdrawal w on w.assignment = a.id left join sheet_number_use u on u.number = r.number left join sheet s on s.id = u.sheet \
         where r.number = $1",
    )
    .bind(plain(number.as_str()))
    .fetch_optional(on)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let (sheet, visit): (Option<&str>, Option<&str>) = (row.try_get("sheet")?, row.try_get("visit")?);
    Ok(Some(Behind {
        assignment: read_body(row.try_get("body")?)?,
        withdrawn: row.try_get::<Option<i64>, _>("withdrawn")?.map(Instant::from_millis),
        sheet: match sheet.zip(visit) {
            Some((sheet, visit)) => Some((id(sheet)?, id(visit)?)),
            None => None,
        },
    }))
}
