//! Files whose bytes are on disk and have the digest that was said. No projection: no event tells of them.

use super::rows::plain;
use super::text::id;
use domain::act::{Act, Command};
use domain::contract::MediaReceipt;
use domain::digest::Digest;
use domain::evidence::SEGMENT_LENGTH;
use domain::id::{DeviceId, MediaId, OrganisationId, PersonId, SheetId, VisitId};
use domain::time::Instant;
use sqlx::Row as _;
use sqlx::any::{AnyExecutor, AnyRow};

pub(super) fn digest(text: &str) -> sqlx::Result<Digest> {
    text.parse().map_err(|error: domain::digest::NoDigest| sqlx::Error::Decode(error.into()))
}

/// Who proved a file, and of what type they said it is.
#[derive(Debug, Clone)]
pub struct Proof<'a> {
    /// The device.
    pub device: DeviceId,
    /// Who was signed in.
    pub person: PersonId,
    /// The media type.
    pub mime: &'a str,
}

/// Notes that a file is proved; what was proved before stays.
///
/// # Errors
/// The database does not answer.
pub async fn prove(on: impl AnyExecutor<'_>, receipt: &MediaReceipt, proof: &Proof<'_>) -> sqlx::Result<()> {
    sqlx::query(
        "insert into upload (media, digest, bytes, mime, device, person, proved_at) values ($1, $2, $3, $4, $5, $6, $7) \
         on conflict (media) do nothing",
    )
    .bind(receipt.media.to_string())
    .bind(receipt.digest.to_string())
    .bind(i64::try_from(receipt.bytes).unwrap_or(i64::MAX))
    .bind(plain(proof.mime))
    .bind(proof.device.to_string())
    .bind(proof.person.to_string())
    .bind(receipt.at.millis())
    .execute(on)
    .await?;
    Ok(())
}

/// What is proved of a file.
///
/// # Errors
/// The database does not answer.
pub async fn find(on: impl AnyExecutor<'_>, media: MediaId) -> sqlx::Result<Option<MediaReceipt>> {
    let row = sqlx::query("select media, digest, bytes, proved_at from upload where media = $1").bind(media.to_string()).fetch_optional(on).await?;
    row.as_ref().map(receipt).transpose()
}

/// What is proved of a file, and whose it is.
///
/// # Errors
/// The database does not answer.
pub async fn find_with_device(on: impl AnyExecutor<'_>, media: MediaId) -> sqlx::Result<Option<(MediaReceipt, DeviceId)>> {
    let row =
        sqlx::query("select media, digest, bytes, proved_at, device from upload where media = $1").bind(media.to_string()).fetch_optional(on).await?;
    row.map(|row| Ok((receipt(&row)?, id(row.try_get("device")?)?))).transpose()
}

/// What is proved of the media of a sheet, as they were announced.
///
/// # Errors
/// The database does not answer.
pub async fn of_sheet(on: impl AnyExecutor<'_>, sheet: SheetId) -> sqlx::Result<Vec<MediaReceipt>> {
    sqlx::query(
        "select u.media, u.digest, u.bytes, u.proved_at from upload u join media m on m.id = u.media and m.digest = u.digest \
         where m.sheet = $1 order by m.seq",
    )
    .bind(sheet.to_string())
    .fetch_all(on)
    .await?
    .iter()
    .map(receipt)
    .collect()
}

fn receipt(row: &AnyRow) -> sqlx::Result<MediaReceipt> {
    Ok(MediaReceipt {
        media: id(row.try_get("media")?)?,
        digest: digest(row.try_get("digest")?)?,
        bytes: u64::try_from(row.try_get::<i64, _>("bytes")?).unwrap_or(0),
        at: Instant::from_millis(row.try_get("proved_at")?),
    })
}

/// What a command announced of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announced {
    /// The digest of its bytes.
    pub digest: Digest,
    /// How many.
    pub bytes: u64,
    /// The digest of each segment; none where the list does not fit the length.
    pub segments: Option<Vec<Digest>>,
}

/// What a command announced of a file.
///
/// # Errors
/// The database does not answer.
pub async fn announced(on: impl AnyExecutor<'_>, media: MediaId) -> sqlx::Result<Option<Announced>> {
    let row = sqlx::query("select m.digest, m.bytes, e.body from media m join entry e on e.seq = m.seq where m.id = $1")
        .bind(media.to_string())
        .fetch_optional(on)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let bytes = u64::try_from(row.try_get::<i64, _>("bytes")?).unwrap_or(0);
    let fits = |segments: &Vec<Digest>| u64::try_from(segments.len()).is_ok_and(|count| count == bytes.div_ceil(SEGMENT_LENGTH));
    let segments = match super::text::read_body::<Command>(row.try_get("body")?).map(|command| command.act) {
        Ok(Act::Capture { evidence, .. }) => Some(evidence.segments).filter(fits),
        // Of a body that only a newer program can read, the digest of the whole is left.
        _ => None,
    };
    Ok(Some(Announced { digest: digest(row.try_get("digest")?)?, bytes, segments }))
}

/// Where a blob belongs, for those who ask to see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Belongs {
    /// Its media type.
    pub mime: String,
    /// The visit, where a command announced it.
    pub visit: Option<VisitId>,
    /// Whose area that is in.
    pub jurisdiction: Option<OrganisationId>,
    /// The laboratory that tests that sheet.
    pub laboratory: Option<OrganisationId>,
    /// The device that brought it.
    pub device: DeviceId,
}

/// Where a blob belongs; one that is proved and nowhere announced belongs to its device.
///
/// # Errors
/// The database does not answer.
pub async fn belongs(on: impl AnyExecutor<'_>, digest: &Digest) -> sqlx::Result<Vec<Belongs>> {
    sqlx::query(
        "select u.mime, u.device, m.visit, s.jurisdiction, s.laboratory from upload u left join media m on m.id = u.media and m.digest = u.digest \
         left join sheet s on s.id = m.sheet where u.digest = $1",
    )
    .bind(digest.to_string())
    .fetch_all(on)
    .await?
    .iter()
    .map(|row| {
        let visit: Option<&str> = row.try_get("visit")?;
        let jurisdiction: Option<&str> = row.try_get("jurisdiction")?;
        let laboratory: Option<&str> = row.try_get("laboratory")?;
        Ok(Belongs {
            mime: row.try_get("mime")?,
            visit: visit.map(id).transpose()?,
            jurisdiction: jurisdiction.map(id).transpose()?,
            laboratory: laboratory.map(id).transpose()?,
            device: id(row.try_get("device")?)?,
        })
    })
    .collect()
}

/// The digests of all files that are proved.
///
/// # Errors
/// The database does not answer.
pub async fn digests(on: impl AnyExecutor<'_>) -> sqlx::Result<Vec<Digest>> {
    let texts: Vec<String> = sqlx::query_scalar("select digest from upload union select digest from original order by digest").fetch_all(on).await?;
    texts.iter().map(|text| digest(text)).collect()
}

/// How many files were proved.
///
/// # Errors
/// The database does not answer.
pub async fn count(on: impl AnyExecutor<'_>) -> sqlx::Result<i64> {
    sqlx::query_scalar("select count(*) from upload").fetch_one(on).await
}
