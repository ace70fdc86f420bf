//! A copy of the record and its media, made while the server runs, and taken in again with every digest proved.
//!
//! A backup is a folder: `tables/NAME.jsonl` with one JSON array a row, `blobs/SHA256` with the media, and `backup.json`, which names them all with
//! their digests and is written last: without it a folder is no backup. The rows are those of one moment; media only ever come to be, and a
//! receipt follows its file, so that the files which stand there after that moment hold all that its rows name. It carries secrets and personal
//! data as the database does, so that the folder is its owner's alone.

use crate::blobs::Blobs;
use crate::blobs::midstate::Midstate;
use crate::db::dump::{self, Cell, Table};
use crate::db::{Database, Snapshot, upload};
use crate::room::Room;
use crate::settings::Settings;
use anyhow::{Context as _, bail, ensure};
use domain::digest::Digest;
use domain::evidence::SEGMENT_LENGTH;
use domain::id::MediaId;
use domain::time::Instant;
use futures::StreamExt as _;
use serde::{Deserialize, Serialize};
use sha2::Digest as _;
use std::fs::{self, File, Permissions};
use std::io::{BufRead as _, BufReader, BufWriter, ErrorKind, Read, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

/// Which shape of backup this program writes, and the only one that it reads.
const FORM: u32 = 1;
const LIST: &str = "backup.json";
/// How much of a file is read at a time, in bytes.
const PIECE: usize = 64 * 1024;
/// How much of a table is written until the room is asked for again, in bytes.
const ASKED_EACH: usize = 4 * 1024 * 1024;

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Backup {
    /// The shape of the folder.
    pub form: u32,
    /// When it was made.
    pub made_at: Instant,
    /// The newest migration of its tables.
    pub schema: i64,
    /// Its tables.
    pub tables: Vec<Copied>,
    /// Its media.
    pub blobs: Vec<Digest>,
}

/// A table of a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copied {
    /// The table.
    pub table: Table,
    /// How many rows.
    pub rows: u64,
    /// The digest of their file.
    pub digest: Digest,
}

impl Backup {
    /// How many rows it holds.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|copied| copied.rows).sum()
    }
}

/// Copies the record and its media into a folder.
///
/// # Errors
/// The database, the media or the folder do not answer, or the copy would take the reserve of the record's own disk; then a backup that was there
/// before is there still, or at the worst the folder is none.
pub async fn make(settings: &Settings, to: &Path, now: Instant) -> anyhow::Result<Backup> {
    let (tables_at, blobs_at, beside) = (to.join("tables"), to.join("blobs"), to.join("tables.new"));
    for folder in [to, &beside, &blobs_at] {
        fs::create_dir_all(folder).with_context(|| format!("could not make the folder {}", folder.display()))?;
        fs::set_permissions(folder, Permissions::from_mode(0o700))?;
    }
    let room = Room::for_copies(settings, to);
    let db = Database::connect(&settings.database()).await?;
    let mut snapshot = db.snapshot().await?;
    let schema = dump::schema(&mut snapshot).await?;
    let mut tables = Vec::new();
    for table in dump::tables(&mut snapshot).await? {
        tables.push(copy(&mut snapshot, table, &beside, &room).await?);
    }
    let blobs = upload::digests(&mut *snapshot).await?;
    snapshot.rollback().await?;
    let media = Blobs::of(settings)?;
    for digest in &blobs {
        fetch(&media, digest, &blobs_at, &room).await?;
    }
    db.close().await;
    // Only now does the copy that was there before give way.
    let list = to.join(LIST);
    for old in [fs::remove_file(&list), fs::remove_dir_all(&tables_at)] {
        old.or_else(|error| if error.kind() == ErrorKind::NotFound { Ok(()) } else { Err(error) })?;
    }
    fs::rename(&beside, &tables_at)?;
    let made = Backup { form: FORM, made_at: now, schema, tables, blobs };
    write(&list, serde_json::to_string_pretty(&made)?.as_bytes())?;
    for folder in [&tables_at, &blobs_at, to] {
        File::open(folder)?.sync_all()?;
    }
    Ok(made)
}

async fn copy(on: &mut Snapshot, table: Table, folder: &Path, room: &Room) -> anyhow::Result<Copied> {
    let path = file_of(folder, &table);
    let mut file = BufWriter::new(File::create(&path).with_context(|| format!("could not write {}", path.display()))?);
    let (mut hasher, mut rows, mut unasked) = (sha2::Sha256::new(), 0, ASKED_EACH);
    dump::each(on, &table, |row| {
        let mut line = serde_json::to_vec(&row)?;
        line.push(b'\n');
        unasked += line.len();
        if unasked > ASKED_EACH {
            leave_the_reserve(room, u64::try_from(unasked).unwrap_or(u64::MAX)).map_err(std::io::Error::other)?;
            unasked = 0;
        }
        hasher.update(&line);
        rows += 1;
        file.write_all(&line)
    })
    .await
    .with_context(|| format!("could not copy the table {}", table.name))?;
    file.into_inner()?.sync_all()?;
    Ok(Copied { table, rows, digest: Digest::from_sha256(hasher.finalize().into()) })
}

/// The office goes on while it is copied, and needs the room more.
fn leave_the_reserve(room: &Room, bytes: u64) -> anyhow::Result<()> {
    ensure!(room.has(bytes), "the copy would take the room that is kept for the record (--reserve): free some, or copy to another disk");
    Ok(())
}

/// Copies a file of the media unless the folder has it already, and proves what was copied.
async fn fetch(media: &Blobs, digest: &Digest, folder: &Path, room: &Room) -> anyhow::Result<()> {
    let path = folder.join(digest.hex());
    if path.is_file() && digest_of(&path)? == *digest {
        return Ok(());
    }
    let found = media.open(digest, None).await?;
    let found = found.with_context(|| format!("the media {digest} has a receipt and no file"))?;
    leave_the_reserve(room, found.meta.size)?;
    let mut bytes = found.into_stream();
    let (mut file, mut hasher) = (BufWriter::new(File::create(&path)?), sha2::Sha256::new());
    while let Some(piece) = bytes.next().await {
        let piece = piece?;
        hasher.update(&piece);
        file.write_all(&piece)?;
    }
    ensure!(Digest::from_sha256(hasher.finalize().into()) == *digest, "the media {digest} has changed on the server's disk");
    file.into_inner()?.sync_all()?;
    Ok(())
}

/// Takes a backup into an empty database and its media beside it; everything is proved before anything is written.
///
/// # Errors
/// The folder is no whole backup of this program, the database is in use, or something could not be written; then the database stays empty.
pub async fn restore(settings: &Settings, from: &Path) -> anyhow::Result<Backup> {
    let list = from.join(LIST);
    let text = fs::read(&list).with_context(|| format!("{} is no backup, or one that was cut short: it has no {LIST}", from.display()))?;
    let made: Backup = serde_json::from_slice(&text).with_context(|| format!("could not read {}", list.display()))?;
    ensure!(made.form == FORM, "this backup has form {}; this program reads form {FORM}", made.form);
    for copied in &made.tables {
        let path = file_of(&from.join("tables"), &copied.table);
        ensure!(digest_of(&path)? == copied.digest, "{} is not as it was written", path.display());
    }
    fs::create_dir_all(&settings.data)?;
    let db = Database::connect(&settings.database()).await?;
    let mut transaction = db.begin().await?;
    let schema = dump::schema(&mut transaction).await?;
    ensure!(
        schema == made.schema,
        "the backup's tables are those of migration {}, this program's of {schema}: restore with the program that made it, then start the newer one",
        made.schema
    );
    let used = dump::in_use(&mut transaction).await?;
    if !used.is_empty() {
        bail!("the database is in use ({}): restore into an empty one", used.join(", "));
    }
    let media = Blobs::of(settings)?;
    for digest in &made.blobs {
        take(&media, digest, &from.join("blobs").join(digest.hex())).await?;
    }
    for copied in &made.tables {
        dump::empty(&mut transaction, &copied.table).await?;
        for line in BufReader::new(File::open(file_of(&from.join("tables"), &copied.table))?).lines() {
            let row: Vec<Cell> = serde_json::from_str(&line?)?;
            dump::insert(&mut transaction, &copied.table, row).await.with_context(|| format!("could not fill the table {}", copied.table.name))?;
        }
    }
    transaction.commit().await?;
    db.close().await;
    Ok(made)
}

async fn take(media: &Blobs, digest: &Digest, path: &Path) -> anyhow::Result<()> {
    let mut file = File::open(path).with_context(|| format!("the media {digest} is missing from the backup"))?;
    let (name, mut hash, mut at) = (MediaId::derived(&digest.to_string()), Midstate::default(), 0);
    loop {
        let mut segment = Vec::new();
        let read = Read::by_ref(&mut file).take(SEGMENT_LENGTH).read_to_end(&mut segment)?;
        if read == 0 && at > 0 {
            break;
        }
        hash.update(&segment);
        media.stage(name, at, segment.into()).await?;
        at += u64::try_from(read)?;
        if read == 0 {
            break;
        }
    }
    if hash.digest() != *digest {
        media.unstage(name).await?;
        bail!("the media {digest} is not as it was copied");
    }
    media.flush(name).await?;
    media.keep(name, at, digest).await
}

fn file_of(folder: &Path, table: &Table) -> PathBuf {
    folder.join(format!("{}.jsonl", table.name))
}

fn digest_of(path: &Path) -> anyhow::Result<Digest> {
    let mut file = File::open(path).with_context(|| format!("{} is missing from the backup", path.display()))?;
    let (mut hasher, mut piece) = (sha2::Sha256::new(), vec![0; PIECE]);
    loop {
        let read = file.read(&mut piece)?;
        if read == 0 {
            break;
        }
        hasher.update(&piece[..read]);
    }
    Ok(Digest::from_sha256(hasher.finalize().into()))
}

fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let mut file = File::create(path).with_context(|| format!("could not write {}", path.display()))?;
    file.write_all(bytes)?;
    file.sync_all()?;
    Ok(())
}
