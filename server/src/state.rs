//! What every request finds: the office's memory and its tools. Nothing here is state that another process would miss.

use crate::blobs::Blobs;
use crate::clock::Clock;
use crate::db::Database;
use crate::keys::Keys;
use crate::settings::Settings;
use std::sync::Arc;

/// The office, as requests find it.
#[derive(Debug, Clone)]
pub struct AppState {
    /// How it was started.
    pub settings: Arc<Settings>,
    /// What it remembers.
    pub db: Database,
    /// The time.
    pub clock: Clock,
    /// What it signs with.
    pub keys: Keys,
    /// Photos and videos.
    pub blobs: Blobs,
}

impl AppState {
    /// Opens the office: its database, its key, its media.
    ///
    /// # Errors
    /// The data folder or the database cannot be opened.
    pub async fn open(settings: Settings, clock: Clock) -> anyhow::Result<Self> {
        std::fs::create_dir_all(&settings.data)?;
        let url = match &settings.database_url {
            Some(url) => url.clone(),
            None => format!("sqlite://{}?mode=rwc", settings.data.join("fengyang.db").display()),
        };
        let db = Database::connect(&url).await?;
        let keys = Keys::load(&db, clock.now()).await?;
        let blobs = Blobs::in_folder(&settings.data.join("blobs"))?;
        Ok(Self { settings: Arc::new(settings), db, clock, keys, blobs })
    }
}
