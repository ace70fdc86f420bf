//! Photos and videos on disk, each named by the digest of its bytes, so that the same file is kept once and never changed.

use bytes::{Bytes, BytesMut};
use domain::digest::Digest;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{GetOptions, GetRange, GetResult, MultipartUpload, ObjectStore, ObjectStoreExt as _, PutPayload};
use sha2::Digest as _;
use std::ops::Range;
use std::sync::Arc;

/// How much of an upload is held in memory at a time; fifty at once stay far below what the office may take.
const PIECE: usize = 128 * 1024;

/// Where the bytes are kept: a folder now, S3 by the same trait.
#[derive(Debug, Clone)]
pub struct Blobs {
    store: Arc<dyn ObjectStore>,
}

impl Blobs {
    /// Blobs in a folder, which is made where it is missing; what is kept there is flushed, and its names too.
    ///
    /// # Errors
    /// The folder cannot be made.
    pub fn in_folder(folder: &std::path::Path) -> anyhow::Result<Self> {
        std::fs::create_dir_all(folder)?;
        Ok(Self { store: Arc::new(LocalFileSystem::new_with_prefix(folder)?.with_fsync(true)) })
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

    /// Begins to take in a file that is said to have that digest; nobody sees it before it is proved.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn receive(&self, digest: &Digest) -> object_store::Result<Arriving> {
        let known = self.size(digest).await?.is_some();
        // The same bytes are not written twice, but they are counted and hashed again: naming a digest proves nothing.
        let upload = if known { None } else { Some(self.store.put_multipart(&path(digest)).await?) };
        Ok(Arriving { said: *digest, upload, hasher: sha2::Sha256::new(), bytes: 0, piece: BytesMut::new() })
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
}

fn path(digest: &Digest) -> Path {
    Path::from(digest.hex())
}

/// A file that is coming in. Dropped, it leaves nothing behind.
#[derive(Debug)]
pub struct Arriving {
    said: Digest,
    upload: Option<Box<dyn MultipartUpload>>,
    hasher: sha2::Sha256,
    bytes: u64,
    piece: BytesMut,
}

/// How a file arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrived {
    /// It is on disk under the digest that was said.
    Proved {
        /// How many bytes.
        bytes: u64,
    },
    /// The bytes have another digest; nothing is kept.
    Differs,
}

impl Arriving {
    /// Takes in the next bytes.
    ///
    /// # Errors
    /// The disk is full, or the store does not answer.
    pub async fn take(&mut self, bytes: Bytes) -> object_store::Result<()> {
        self.hasher.update(&bytes);
        self.bytes += u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if self.upload.is_some() {
            self.piece.extend_from_slice(&bytes);
            if self.piece.len() >= PIECE {
                self.flush().await?;
            }
        }
        Ok(())
    }

    /// How many bytes came so far.
    #[must_use]
    pub const fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Shows the file under its digest if the bytes have it, and only after they are on disk.
    ///
    /// # Errors
    /// The disk is full, or the store does not answer.
    pub async fn finish(mut self) -> object_store::Result<Arrived> {
        self.flush().await?;
        let same = Digest::from_sha256(self.hasher.finalize().into()) == self.said;
        if let Some(mut upload) = self.upload.take() {
            if same {
                upload.complete().await?;
            } else {
                upload.abort().await?;
            }
        }
        Ok(if same { Arrived::Proved { bytes: self.bytes } } else { Arrived::Differs })
    }

    async fn flush(&mut self) -> object_store::Result<()> {
        let piece = self.piece.split().freeze();
        match &mut self.upload {
            Some(upload) if !piece.is_empty() => upload.put_part(PutPayload::from(piece)).await,
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn put(blobs: &Blobs, digest: Digest, pieces: &[&'static [u8]]) -> Arrived {
        let mut arriving = blobs.receive(&digest).await.unwrap();
        for piece in pieces {
            arriving.take(Bytes::from_static(piece)).await.unwrap();
        }
        arriving.finish().await.unwrap()
    }

    #[tokio::test]
    async fn only_bytes_that_have_their_digest_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        let blobs = Blobs::in_folder(&folder.path().join("blobs")).unwrap();
        let digest = Digest::of(b"a photo");
        assert_eq!(put(&blobs, digest, &[b"another photo"]).await, Arrived::Differs);
        assert_eq!(blobs.size(&digest).await.unwrap(), None);
        assert_eq!(put(&blobs, digest, &[b"a ", b"photo"]).await, Arrived::Proved { bytes: 7 });
        assert_eq!(blobs.size(&digest).await.unwrap(), Some(7));
        // Known bytes are proved again, and wrong ones do not become right by naming them.
        assert_eq!(put(&blobs, digest, &[b"a photo"]).await, Arrived::Proved { bytes: 7 });
        assert_eq!(put(&blobs, digest, &[b"forged!"]).await, Arrived::Differs);
        let part = blobs.open(&digest, Some(2..4)).await.unwrap().unwrap();
        assert_eq!(part.bytes().await.unwrap().as_ref(), b"ph");
        assert!(blobs.open(&Digest::of(b"none"), None).await.unwrap().is_none());
    }

    #[tokio::test]
    async fn an_upload_that_is_cut_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let blobs = Blobs::in_folder(folder.path()).unwrap();
        let mut arriving = blobs.receive(&Digest::of(b"half")).await.unwrap();
        arriving.take(Bytes::from(vec![1; PIECE])).await.unwrap();
        drop(arriving);
        for _ in 0..100 {
            if std::fs::read_dir(folder.path()).unwrap().next().is_none() {
                return;
            }
            tokio::task::spawn_blocking(std::thread::yield_now).await.unwrap();
        }
        assert!(std::fs::read_dir(folder.path()).unwrap().next().is_none());
    }
}
