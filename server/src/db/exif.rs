//! What cameras wrote into pictures, one row a proved file. No projection: it follows from bytes and not from events.

use super::rows::plain;
use super::text::id;
use super::upload::digest;
use domain::contract::MediaExif;
use domain::digest::Digest;
use domain::exif::{CameraTime, Exif, Spot};
use domain::id::SheetId;
use domain::time::Instant;
use sqlx::Row as _;
use sqlx::any::{AnyExecutor, AnyRow};

/// Notes what stands in a file; what was noted before stays.
///
/// # Errors
/// The database does not answer.
pub async fn note(on: impl AnyExecutor<'_>, of: &Digest, exif: &Exif) -> sqlx::Result<()> {
    sqlx::query(
        "insert into exif (digest, clock, zone, lat, lon, make, model, orientation) values ($1, $2, $3, $4, $5, $6, $7, $8) \
         on conflict (digest) do nothing",
    )
    .bind(of.to_string())
    .bind(exif.taken.map(|taken| taken.clock.millis()))
    .bind(exif.taken.and_then(|taken| taken.zone).map(i64::from))
    .bind(exif.spot.map(|spot| spot.lat))
    .bind(exif.spot.map(|spot| spot.lon))
    .bind(exif.make.as_deref().map(plain))
    .bind(exif.model.as_deref().map(plain))
    .bind(exif.orientation.map(i64::from))
    .execute(on)
    .await?;
    Ok(())
}

/// What stands in the proved media of a sheet, of those in which something does.
///
/// # Errors
/// The database does not answer.
pub async fn of_sheet(on: impl AnyExecutor<'_>, sheet: SheetId) -> sqlx::Result<Vec<MediaExif>> {
    let rows = sqlx::query(
        "select m.id, x.clock, x.zone, x.lat, x.lon, x.make, x.model, x.orientation from media m \
         join upload u on u.media = m.id and u.digest = m.digest join exif x on x.digest = u.digest where m.sheet = $1 order by m.seq",
    )
    .bind(sheet.to_string())
    .fetch_all(on)
    .await?;
    let all = rows.iter().map(|row| Ok(MediaExif { media: id(row.try_get("id")?)?, exif: read(row)? }));
    let mut all: Vec<MediaExif> = all.collect::<sqlx::Result<_>>()?;
    all.retain(|row| !row.exif.is_empty());
    Ok(all)
}

fn read(row: &AnyRow) -> sqlx::Result<Exif> {
    let number = |column: &str| row.try_get::<Option<i64>, _>(column);
    let zone = number("zone")?.and_then(|zone| i32::try_from(zone).ok());
    Ok(Exif {
        taken: number("clock")?.map(|clock| CameraTime { clock: Instant::from_millis(clock), zone }),
        spot: number("lat")?.zip(number("lon")?).map(|(lat, lon)| Spot { lat, lon }),
        make: row.try_get("make")?,
        model: row.try_get("model")?,
        orientation: number("orientation")?.and_then(|orientation| u8::try_from(orientation).ok()),
    })
}

/// A proved file that nobody has looked into.
#[derive(Debug, Clone)]
pub struct Unread {
    /// Its digest.
    pub digest: Digest,
    /// How many bytes it has.
    pub bytes: u64,
    /// Its media type.
    pub mime: String,
}

/// Some of the proved files that nobody has looked into, by their digests from there on.
///
/// # Errors
/// The database does not answer.
pub async fn unread(on: impl AnyExecutor<'_>, after: &str, most: i64) -> sqlx::Result<Vec<Unread>> {
    sqlx::query(
        "select u.digest, min(u.bytes) as bytes, min(u.mime) as mime from upload u left join exif x on x.digest = u.digest \
         where x.digest is null and u.digest > $1 group by u.digest order by u.digest limit $2",
    )
    .bind(after)
    .bind(most)
    .fetch_all(on)
    .await?
    .iter()
    .map(|row| {
        let bytes = u64::try_from(row.try_get::<i64, _>("bytes")?).unwrap_or(0);
        Ok(Unread { digest: digest(row.try_get("digest")?)?, bytes, mime: row.try_get("mime")? })
    })
    .collect()
}
