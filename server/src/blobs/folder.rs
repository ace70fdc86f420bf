//! Staging in a folder: a file grows in its place and is renamed when it is proved, so that no byte is written twice.

use super::{PROVED, STAGED};
use anyhow::Context as _;
use bytes::{Bytes, BytesMut};
use domain::digest::Digest;
use domain::id::MediaId;
use std::fs::{File, OpenOptions};
use std::io::ErrorKind;
use std::ops::Range;
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};

/// The two folders.
#[derive(Debug, Clone)]
pub(super) struct Folder {
    staged: PathBuf,
    proved: PathBuf,
}

impl Folder {
    pub(super) fn new(folder: &Path) -> Self {
        Self { staged: folder.join(STAGED), proved: folder.join(PROVED) }
    }

    pub(super) async fn write(&self, media: MediaId, at: u64, bytes: Bytes) -> anyhow::Result<()> {
        let path = self.path(media);
        work(move || {
            let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
            file.and_then(|file| file.write_all_at(&bytes, at)).with_context(|| format!("could not stage bytes in {}", path.display()))
        })
        .await
    }

    pub(super) async fn flush(&self, media: MediaId) -> anyhow::Result<()> {
        let (path, folder) = (self.path(media), self.staged.clone());
        work(move || {
            match File::open(&path) {
                Ok(file) => file.sync_data()?,
                // Nothing came yet.
                Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
                Err(error) => return Err(error).with_context(|| format!("could not flush {}", path.display())),
            }
            sync_folder(&folder)
        })
        .await
    }

    pub(super) async fn holds(&self, media: MediaId, bytes: u64) -> anyhow::Result<bool> {
        let path = self.path(media);
        work(move || match path.metadata() {
            Ok(file) => Ok(file.len() >= bytes),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(bytes == 0),
            Err(error) => Err(error).with_context(|| format!("could not look at {}", path.display())),
        })
        .await
    }

    pub(super) async fn read(&self, media: MediaId, part: Range<u64>) -> anyhow::Result<Bytes> {
        let path = self.path(media);
        work(move || {
            let file = match File::open(&path) {
                Ok(file) => file,
                Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Bytes::new()),
                Err(error) => return Err(error).with_context(|| format!("could not read {}", path.display())),
            };
            let there = file.metadata()?.len().min(part.end).saturating_sub(part.start);
            let mut bytes = BytesMut::zeroed(usize::try_from(there)?);
            file.read_exact_at(&mut bytes, part.start)?;
            Ok(bytes.freeze())
        })
        .await
    }

    pub(super) async fn keep(&self, media: MediaId, digest: &Digest) -> anyhow::Result<()> {
        let (from, to) = (self.path(media), self.proved.join(digest.hex()));
        let (staged, proved) = (self.staged.clone(), self.proved.clone());
        work(move || {
            // Of equal bytes the new ones replace the old ones: no moment without the file.
            std::fs::rename(&from, &to).with_context(|| format!("could not move {} to {}", from.display(), to.display()))?;
            sync_folder(&proved)?;
            sync_folder(&staged)
        })
        .await
    }

    pub(super) async fn remove(&self, media: MediaId) -> anyhow::Result<()> {
        let path = self.path(media);
        work(move || match std::fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error).with_context(|| format!("could not remove {}", path.display())),
            _ => Ok(()),
        })
        .await
    }

    pub(super) async fn all(&self) -> anyhow::Result<Vec<MediaId>> {
        let folder = self.staged.clone();
        work(move || {
            let names = std::fs::read_dir(&folder).with_context(|| format!("could not list {}", folder.display()))?;
            let names: Vec<_> = names.collect::<Result<_, _>>()?;
            Ok(names.iter().filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect())
        })
        .await
    }

    fn path(&self, media: MediaId) -> PathBuf {
        self.staged.join(media.to_string())
    }
}

/// A name in a folder survives a power cut only when the folder was flushed too.
fn sync_folder(folder: &Path) -> anyhow::Result<()> {
    File::open(folder).and_then(|folder| folder.sync_all()).with_context(|| format!("could not flush the folder {}", folder.display()))
}

/// Runs what waits for the disk where it holds up nobody else.
async fn work<T: Send + 'static>(what: impl FnOnce() -> anyhow::Result<T> + Send + 'static) -> anyhow::Result<T> {
    tokio::task::spawn_blocking(what).await?
}
