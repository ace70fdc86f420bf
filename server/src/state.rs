//! What every request finds: the office's memory and its tools. Nothing here is state that another process would miss.

use crate::blobs::Blobs;
use crate::clock::Clock;
use crate::commit::Commits;
use crate::db::{Database, checkpoint, epoch, roster};
use crate::keys::Keys;
use crate::office::duty::Book;
use crate::office::shared::Shared;
use crate::office::turn::Turns;
use crate::press::Press;
use crate::room::Rooms;
use crate::settings::Settings;
use domain::contract::MapPicture;
use domain::id::EpochId;
use domain::permit::Scope;
use domain::time::LocalDate;
use std::sync::Arc;
use std::time::Duration;

/// The office, as requests find it.
#[derive(Debug, Clone)]
pub struct AppState {
    /// How it was started.
    pub settings: Arc<Settings>,
    /// What it remembers.
    pub db: Database,
    /// The time.
    pub clock: Clock,
    /// Which life of the record it is.
    pub epoch: EpochId,
    /// What it signs with.
    pub keys: Keys,
    /// Photos and videos.
    pub blobs: Blobs,
    /// The room that files have.
    pub rooms: Rooms,
    /// Whose turn it is to write a file here.
    pub turns: Turns,
    /// The one pen of this process.
    pub commits: Commits,
    /// What papers are printed with.
    pub press: Press,
    /// The city's picture as each scope sees it, drawn once for each change.
    pub pictures: Arc<Shared<Scope, MapPicture>>,
    /// What is owed on that day, found out once for each change.
    pub duties: Arc<Shared<LocalDate, Book>>,
}

impl AppState {
    /// Opens the office: its database, its key, its media.
    ///
    /// # Errors
    /// The data folder or the database cannot be opened.
    pub async fn open(settings: Settings, clock: Clock) -> anyhow::Result<Self> {
        std::fs::create_dir_all(&settings.data)?;
        let db = Database::connect(&settings.database()).await?;
        roster::fill_in(&db).await?;
        let mut chance = [0; 10];
        getrandom::fill(&mut chance)?;
        // Of two processes that start at once, both take the one that was kept.
        epoch::begin(db.writers(), EpochId::new(clock.now(), chance)).await?;
        let epoch = epoch::current(db.writers()).await?;
        let keys = Keys::load(&db, clock.now()).await?;
        let blobs = Blobs::of(&settings)?;
        let (commits, writer) = Commits::new(db.clone(), clock.clone(), Duration::from_millis(settings.flush_delay));
        writer.start()?;
        if db.is_embedded() {
            tokio::spawn(checkpoint::keep(db.clone()));
        }
        let (rooms, turns) = (Rooms::of(&settings), Turns::default());
        let press = Press::new(settings.fonts.clone());
        Ok(Self {
            settings: Arc::new(settings),
            db,
            clock,
            epoch,
            keys,
            blobs,
            rooms,
            turns,
            commits,
            press,
            pictures: Arc::default(),
            duties: Arc::default(),
        })
    }
}
