//! Staging in a bucket: each segment is an object until the file is whole, for a bucket knows neither appending nor renaming.

use super::{STAGED, path};
use crate::blobs::midstate::Midstate;
use anyhow::ensure;
use bytes::Bytes;
use domain::digest::Digest;
use domain::evidence::SEGMENT_LENGTH;
use domain::id::MediaId;
use futures::{StreamExt as _, TryStreamExt as _};
use object_store::path::Path;
use object_store::{Error, MultipartUpload, ObjectStore, ObjectStoreExt as _, PutPayload};
use std::ops::Range;
use std::sync::Arc;

/// A part of a multipart upload: S3 takes none below 5 MiB but the last.
const PART: usize = 20;

/// The bucket.
#[derive(Debug, Clone)]
pub(super) struct Bucket {
    store: Arc<dyn ObjectStore>,
}

impl Bucket {
    pub(super) fn new(store: Arc<dyn ObjectStore>) -> Self {
        Self { store }
    }

    pub(super) async fn write(&self, media: MediaId, at: u64, bytes: Bytes) -> anyhow::Result<()> {
        self.store.put(&segment(media, at), PutPayload::from(bytes)).await?;
        Ok(())
    }

    pub(super) async fn holds(&self, media: MediaId, bytes: u64) -> anyhow::Result<bool> {
        let Some(last) = bytes.checked_sub(1) else { return Ok(true) };
        let begin = last - last % SEGMENT_LENGTH;
        match self.store.head(&segment(media, begin)).await {
            Ok(found) => Ok(begin + found.size >= bytes),
            Err(Error::NotFound { .. }) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    pub(super) async fn read(&self, media: MediaId, part: Range<u64>) -> anyhow::Result<Bytes> {
        let begin = part.start - part.start % SEGMENT_LENGTH;
        let mut bytes = match self.store.get(&segment(media, begin)).await {
            Ok(found) => found.bytes().await?,
            Err(Error::NotFound { .. }) => return Ok(Bytes::new()),
            Err(error) => return Err(error.into()),
        };
        bytes.truncate(usize::try_from(part.end - begin)?);
        Ok(bytes.slice(usize::try_from(part.start - begin)?.min(bytes.len())..))
    }

    /// The bytes pass through here once more, so they are hashed once more: what is kept is what was proved.
    pub(super) async fn keep(&self, media: MediaId, bytes: u64, digest: &Digest) -> anyhow::Result<()> {
        let starts: Vec<u64> = (0..bytes.div_ceil(SEGMENT_LENGTH).max(1)).map(|place| place * SEGMENT_LENGTH).collect();
        let mut hash = Midstate::default();
        if starts.len() <= PART {
            let whole = self.part(media, &starts, &mut hash).await?;
            ensure!(hash.digest() == *digest, "the staged bytes of {media} are not those that were proved");
            self.store.put(&path(digest), whole).await?;
        } else {
            let mut upload = self.store.put_multipart(&path(digest)).await?;
            let sent = self.parts(media, &starts, &mut hash, &mut *upload).await;
            if sent.is_err() || hash.digest() != *digest {
                // Parts that stay behind cost room and are never shown.
                let _ = upload.abort().await;
                sent?;
                anyhow::bail!("the staged bytes of {media} are not those that were proved");
            }
            upload.complete().await?;
        }
        self.remove(media).await
    }

    async fn parts(&self, media: MediaId, starts: &[u64], hash: &mut Midstate, upload: &mut dyn MultipartUpload) -> anyhow::Result<()> {
        for part in starts.chunks(PART) {
            let part = self.part(media, part, hash).await?;
            upload.put_part(part).await?;
        }
        Ok(())
    }

    async fn part(&self, media: MediaId, starts: &[u64], hash: &mut Midstate) -> anyhow::Result<PutPayload> {
        let mut payload = Vec::with_capacity(starts.len());
        for at in starts {
            let bytes = self.store.get(&segment(media, *at)).await?.bytes().await?;
            hash.update(&bytes);
            payload.push(bytes);
        }
        Ok(payload.into_iter().collect())
    }

    pub(super) async fn remove(&self, media: MediaId) -> anyhow::Result<()> {
        let all = self.store.list(Some(&folder(media))).map_ok(|object| object.location).boxed();
        self.store.delete_stream(all).try_for_each(|_| async { Ok(()) }).await?;
        Ok(())
    }

    pub(super) async fn all(&self) -> anyhow::Result<Vec<MediaId>> {
        let found = self.store.list_with_delimiter(Some(&Path::from(STAGED))).await?;
        Ok(found.common_prefixes.iter().filter_map(|folder| folder.filename()?.parse().ok()).collect())
    }
}

fn folder(media: MediaId) -> Path {
    Path::from_iter([STAGED.to_owned(), media.to_string()])
}

/// Numbers of twelve digits stand in their order in a listing.
fn segment(media: MediaId, at: u64) -> Path {
    Path::from_iter([STAGED.to_owned(), media.to_string(), format!("{at:012}")])
}
