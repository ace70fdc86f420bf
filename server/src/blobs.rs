//! Photos and videos, each named by the digest of its bytes, so that the same file is kept once and never changed.

mod bucket;
mod folder;
pub mod midstate;

use crate::settings::Settings;
use bucket::Bucket;
use bytes::Bytes;
use domain::digest::Digest;
use domain::id::MediaId;
use folder::Folder;
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::prefix::PrefixStore;
use object_store::{GetOptions, GetRange, GetResult, ObjectStore, ObjectStoreExt as _};
use std::ops::Range;
use std::sync::Arc;

/// Where proved files lie, and where their bytes lie until they are proved.
const PROVED: &str = "blobs";
const STAGED: &str = "staging";

/// Where the bytes are kept: a folder, or a bucket that speaks S3.
#[derive(Debug, Clone)]
pub struct Blobs {
    store: Arc<dyn ObjectStore>,
    staging: Staging,
}

/// Where bytes lie until all of a file is there. A folder appends to one file and renames it; a bucket knows neither.
#[derive(Debug, Clone)]
enum Staging {
    Folder(Folder),
    Bucket(Bucket),
}

impl Blobs {
    /// The blobs of an office with these settings.
    ///
    /// # Errors
    /// As [`at`](Self::at).
    pub fn of(settings: &Settings) -> anyhow::Result<Self> {
        match &settings.media {
            Some(address) => Self::at(address),
            None => Self::in_folder(&settings.data),
        }
    }

    /// Blobs at an address: `s3://bucket/prefix`, with keys, region and endpoint from the environment as `AWS_…`; else a folder.
    ///
    /// # Errors
    /// The folder cannot be made, or the address and the environment do not name a bucket.
    pub fn at(address: &str) -> anyhow::Result<Self> {
        let Some(rest) = address.strip_prefix("s3://") else { return Self::in_folder(address.as_ref()) };
        // A provider that stands already is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let prefix = rest.split_once('/').map_or("", |(_, prefix)| prefix).trim_end_matches('/');
        let bucket = AmazonS3Builder::from_env().with_url(address).build()?;
        let store: Arc<dyn ObjectStore> = Arc::new(PrefixStore::new(bucket, prefix));
        Ok(Self { staging: Staging::Bucket(Bucket::new(Arc::clone(&store))), store })
    }

    /// Blobs in a folder, which is made where it is missing; what is kept there is flushed, and its names too.
    ///
    /// # Errors
    /// The folder cannot be made.
    pub fn in_folder(folder: &std::path::Path) -> anyhow::Result<Self> {
        std::fs::create_dir_all(folder.join(PROVED))?;
        std::fs::create_dir_all(folder.join(STAGED))?;
        let store = Arc::new(LocalFileSystem::new_with_prefix(folder)?.with_fsync(true));
        Ok(Self { store, staging: Staging::Folder(Folder::new(folder)) })
    }

    /// Asks whether the store answers.
    ///
    /// # Errors
    /// It does not.
    pub async fn check(&self) -> object_store::Result<()> {
        self.size(&Digest::of(b"")).await.map(|_| ())
    }

    /// How many bytes are kept under a digest.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn size(&self, digest: &Digest) -> object_store::Result<Option<u64>> {
        match self.store.head(&path(digest)).await {
            Ok(meta) => Ok(Some(meta.size)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(other) => Err(other),
        }
    }

    /// Opens what is kept under a digest, or a part of it.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn open(&self, digest: &Digest, part: Option<Range<u64>>) -> object_store::Result<Option<GetResult>> {
        let options = GetOptions { range: part.map(GetRange::Bounded), ..GetOptions::default() };
        match self.store.get_opts(&path(digest), options).await {
            Ok(found) => Ok(Some(found)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(other) => Err(other),
        }
    }

    /// Lays the bytes of one segment, or of its beginning, at their place; they count after [`flush`](Self::flush).
    ///
    /// # Errors
    /// The disk is full, or the store does not answer.
    pub async fn stage(&self, media: MediaId, at: u64, bytes: Bytes) -> anyhow::Result<()> {
        match &self.staging {
            Staging::Folder(folder) => folder.write(media, at, bytes).await,
            Staging::Bucket(bucket) => bucket.write(media, at, bytes).await,
        }
    }

    /// Answers when all that was staged of a file survives a power cut.
    ///
    /// # Errors
    /// The disk is full, or the store does not answer.
    pub async fn flush(&self, media: MediaId) -> anyhow::Result<()> {
        match &self.staging {
            Staging::Folder(folder) => folder.flush(media).await,
            // What a bucket has answered is kept.
            Staging::Bucket(_) => Ok(()),
        }
    }

    /// Tells whether so many staged bytes of a file are really there: a disk may have been exchanged, or a database put back.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn holds(&self, media: MediaId, bytes: u64) -> anyhow::Result<bool> {
        match &self.staging {
            Staging::Folder(folder) => folder.holds(media, bytes).await,
            Staging::Bucket(bucket) => bucket.holds(media, bytes).await,
        }
    }

    /// Staged bytes again, from the beginning of a segment to somewhere within it; fewer where they are gone.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn staged(&self, media: MediaId, part: Range<u64>) -> anyhow::Result<Bytes> {
        match &self.staging {
            Staging::Folder(folder) => folder.read(media, part).await,
            Staging::Bucket(bucket) => bucket.read(media, part).await,
        }
    }

    /// Shows a staged file of so many bytes under its digest, which the caller has computed; answers when that survives a power cut.
    ///
    /// # Errors
    /// The staged bytes are gone or are others, or the store does not answer.
    pub async fn keep(&self, media: MediaId, bytes: u64, digest: &Digest) -> anyhow::Result<()> {
        match &self.staging {
            Staging::Folder(folder) => folder.keep(media, digest).await,
            Staging::Bucket(bucket) => bucket.keep(media, bytes, digest).await,
        }
    }

    /// Forgets what was staged of a file.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn unstage(&self, media: MediaId) -> anyhow::Result<()> {
        match &self.staging {
            Staging::Folder(folder) => folder.remove(media).await,
            Staging::Bucket(bucket) => bucket.remove(media).await,
        }
    }

    /// All files of which something is staged.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn all_staged(&self) -> anyhow::Result<Vec<MediaId>> {
        match &self.staging {
            Staging::Folder(folder) => folder.all().await,
            Staging::Bucket(bucket) => bucket.all().await,
        }
    }
}

fn path(digest: &Digest) -> Path {
    Path::from_iter([PROVED, &digest.hex()])
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn put(blobs: &Blobs, name: &str, bytes: &'static [u8]) -> Digest {
        let (media, digest) = (MediaId::derived(name), Digest::of(bytes));
        blobs.stage(media, 0, Bytes::from_static(bytes)).await.unwrap();
        blobs.flush(media).await.unwrap();
        assert!(blobs.holds(media, 7).await.unwrap() && !blobs.holds(media, 8).await.unwrap());
        assert_eq!(blobs.staged(media, 1..3).await.unwrap(), bytes[1..3]);
        assert_eq!(blobs.all_staged().await.unwrap(), [media]);
        blobs.keep(media, u64::try_from(bytes.len()).unwrap(), &digest).await.unwrap();
        assert!(blobs.all_staged().await.unwrap().is_empty());
        digest
    }

    /// One story for every kind of store.
    async fn story(blobs: &Blobs) {
        let digest = put(blobs, "one", b"a photo").await;
        assert_eq!(blobs.size(&digest).await.unwrap(), Some(7));
        assert_eq!(put(blobs, "two", b"a photo").await, digest, "the same bytes are kept once");
        let part = blobs.open(&digest, Some(2..4)).await.unwrap().unwrap();
        assert_eq!(part.bytes().await.unwrap().as_ref(), b"ph");
        assert!(blobs.open(&Digest::of(b"none"), None).await.unwrap().is_none());
        let given_up = MediaId::derived("three");
        blobs.stage(given_up, 0, Bytes::from_static(b"half")).await.unwrap();
        blobs.unstage(given_up).await.unwrap();
        assert!(blobs.all_staged().await.unwrap().is_empty());
        assert!(blobs.keep(given_up, 4, &Digest::of(b"half")).await.is_err(), "what is gone is not kept");
        assert_eq!(blobs.size(&Digest::of(b"half")).await.unwrap(), None);
    }

    #[tokio::test]
    async fn in_a_folder() {
        let folder = tempfile::tempdir().unwrap();
        story(&Blobs::in_folder(folder.path()).unwrap()).await;
    }

    #[tokio::test]
    async fn in_a_bucket() {
        let store: Arc<dyn ObjectStore> = Arc::new(object_store::memory::InMemory::new());
        story(&Blobs { staging: Staging::Bucket(Bucket::new(Arc::clone(&store))), store }).await;
    }
}
