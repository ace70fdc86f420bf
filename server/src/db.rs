//! The server's memory: one strict dialect for SQLite and PostgreSQL, one function a query, and all SQL below this module.

pub mod account;
pub mod approval;
pub mod assignment;
pub mod calendar;
pub mod checkpoint;
pub mod counter;
pub mod device;
pub mod door;
pub mod draw;
pub mod dump;
pub mod duty;
pub mod enrolment;
pub mod entry;
pub mod epoch;
pub mod escrow;
pub mod exif;
pub mod feed;
pub mod finding;
pub mod guard;
pub mod key;
pub mod ledger;
pub mod look;
pub mod loss;
pub mod map;
pub mod organisation;
pub mod original;
pub mod package;
pub mod page;
pub mod person;
pub mod printed;
pub mod projection;
pub mod quarantine;
pub mod registration;
pub mod roster;
mod rows;
pub mod seed;
pub mod session;
pub mod sheet;
pub mod staged;
pub mod standing;
pub mod text;
pub mod upload;
pub mod writing;

use domain::time::Instant;
use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::migrate::Migrator;
use sqlx::{Any, AnyConnection, AnyPool, Connection as _, Transaction};
use std::str::FromStr;
use std::time::Duration;
use tokio::sync::watch;

static MIGRATIONS: Migrator = sqlx::migrate!();

/// Said to each new SQLite connection: a commit that was answered survives a power cut, and readers never wait for the writer. Its log is folded
/// in beside the pen ([`checkpoint`]); the pen does it itself only at 256 MB.
const SQLITE: &str = "pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 10000; pragma foreign_keys = on; \
                      pragma temp_store = memory; pragma cache_size = -32768; pragma wal_autocheckpoint = 65536";

/// Said to each new connection to PostgreSQL: a plan that is made while a table is small scans it whole, and would be kept
/// while the table grows.
const POSTGRES: &str = "set plan_cache_mode = force_custom_plan; set jit = off";

/// A transaction that goes on seeing what stood when it began.
pub type Snapshot = Transaction<'static, Any>;

/// The database, with writers and readers apart.
#[derive(Debug, Clone)]
pub struct Database {
    writers: AnyPool,
    readers: AnyPool,
    embedded: bool,
    changed: watch::Sender<i64>,
}

impl Database {
    /// Opens the database of that URL, `sqlite://…` or `postgres://…`, and brings its tables up to date.
    ///
    /// # Errors
    /// It cannot be reached, or was written by a newer program.
    pub async fn connect(url: &str) -> anyhow::Result<Self> {
        sqlx::any::install_default_drivers();
        let sqlite = url.starts_with("sqlite:");
        let options = AnyConnectOptions::from_str(url)?;
        // SQLite takes one writer at a time: a second connection would only wait for the first.
        let writers = pool(if sqlite { 1 } else { 6 }, sqlite).connect_with(options.clone()).await?;
        MIGRATIONS.run(&writers).await?;
        let readers = pool(if sqlite { 4 } else { 8 }, sqlite).connect_with(options).await?;
        let upto = counter::current(&readers).await?;
        Ok(Self { writers, readers, embedded: sqlite, changed: watch::Sender::new(upto) })
    }

    /// Tells whether it is the embedded SQLite, which works on threads of this process.
    #[must_use]
    pub const fn is_embedded(&self) -> bool {
        self.embedded
    }

    /// Where single statements that write go.
    #[must_use]
    pub const fn writers(&self) -> &AnyPool {
        &self.writers
    }

    /// Where everything that only reads goes.
    #[must_use]
    pub const fn readers(&self) -> &AnyPool {
        &self.readers
    }

    /// Begins a transaction that writes.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn begin(&self) -> sqlx::Result<Transaction<'static, Any>> {
        // Takes SQLite's one pen at once, and not only at the first write.
        self.writers.begin_with(if self.embedded { "begin immediate" } else { "begin" }).await
    }

    /// Begins a transaction that sees everything as it stands now, and goes on seeing just that while others write.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn snapshot(&self) -> sqlx::Result<Snapshot> {
        self.readers.begin_with(if self.embedded { "begin" } else { "begin isolation level repeatable read read only" }).await
    }

    /// Begins a transaction that takes the next place in the campaign's order.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn append(&self, at: Instant) -> sqlx::Result<Append> {
        let mut transaction = self.begin().await?;
        let seq = counter::advance(&mut transaction, 1).await?;
        Ok(Append { seq, at, transaction, db: self.clone() })
    }

    /// Follows the campaign's order: the last `seq` that was committed here or [noticed](Self::notice).
    #[must_use]
    pub fn changed(&self) -> watch::Receiver<i64> {
        self.changed.subscribe()
    }

    /// Tells everybody who follows that the order has come to `seq`.
    pub fn notice(&self, seq: i64) {
        self.changed.send_if_modified(|upto| {
            if seq > *upto {
                *upto = seq;
                true
            } else {
                false
            }
        });
    }

    /// Looks whether another process has appended; several may share one PostgreSQL.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn look_for_changes(&self) -> sqlx::Result<i64> {
        let upto = counter::current(&self.readers).await?;
        self.notice(upto);
        Ok(upto)
    }

    /// Ends all connections, after what is under way.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writers.close().await;
    }
}

/// A connection that rested this long is asked whether it still lives before it is used; sooner, asking costs as much as using.
const RESTED: Duration = Duration::from_secs(5);

fn pool(connections: u32, sqlite: bool) -> AnyPoolOptions {
    let options = AnyPoolOptions::new().max_connections(connections).test_before_acquire(false);
    let options = options.before_acquire(move |connection, known| {
        Box::pin(async move {
            if !sqlite && known.idle_for > RESTED {
                connection.ping().await?;
            }
            // Where the disk fills while it commits, SQLite ends the transaction itself, and sqlx goes on believing in one: such a connection would
            // never begin another.
            Ok(!connection.is_in_transaction())
        })
    });
    options.after_connect(move |connection, _| {
        Box::pin(async move {
            sqlx::raw_sql(if sqlite { SQLITE } else { POSTGRES }).execute(&mut *connection).await?;
            Ok(())
        })
    })
}

/// Tells whether the database has no room on its disk.
#[must_use]
pub fn is_full(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|error| error.code());
    // SQLITE_FULL; SQLITE_IOERR_SHMSIZE, where the index of its log cannot grow; PostgreSQL's disk_full.
    code.is_some_and(|code| ["13", "4874", "53100"].contains(&code.as_ref()))
}

/// One thing that the office itself appends in the campaign's order; dropped without [`commit`](Self::commit), it never was.
#[derive(Debug)]
pub struct Append {
    /// Its place.
    pub seq: i64,
    /// When.
    pub at: Instant,
    transaction: Transaction<'static, Any>,
    db: Database,
}

impl Append {
    /// The connection that writes.
    pub fn connection(&mut self) -> &mut AnyConnection {
        &mut self.transaction
    }

    /// Makes it so, and tells everybody who follows.
    ///
    /// # Errors
    /// The database could not keep it; nothing was written.
    pub async fn commit(self) -> sqlx::Result<i64> {
        self.transaction.commit().await?;
        self.db.notice(self.seq);
        Ok(self.seq)
    }
}
