//! The room on the disks, and what of it files must leave to the record: a command is small and must be kept, a film is large and can wait on its phone.

use crate::settings::Settings;
use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// The disks that files are written to.
#[derive(Debug, Clone)]
pub struct Rooms {
    /// Where the record lies, and a phone's file of everything while it is read.
    pub data: Room,
    /// Where photos and videos lie.
    pub media: Room,
}

impl Rooms {
    /// The disks of an office with these settings.
    #[must_use]
    pub fn of(settings: &Settings) -> Self {
        let room = |disk| Room { reserve: settings.reserve, disk };
        let data = room(Disk::Of(settings.data.clone()));
        let media = match settings.media.as_deref() {
            None => data.clone(),
            Some(address) if address.starts_with("s3://") => room(Disk::Boundless),
            Some(folder) => room(Disk::Of(folder.into())),
        };
        Self { data, media }
    }
}

/// The room on one disk.
#[derive(Debug, Clone)]
pub struct Room {
    reserve: u64,
    disk: Disk,
}

#[derive(Debug, Clone)]
enum Disk {
    /// The one of this folder.
    Of(PathBuf),
    /// A bucket: whoever keeps it minds its room.
    Boundless,
    /// One that a test fills.
    Told(Arc<AtomicU64>),
}

impl Room {
    /// What copies in a folder may take of its disk: where the record lies on the same one, all but the reserve; elsewhere all there is.
    #[must_use]
    pub fn for_copies(settings: &Settings, folder: &Path) -> Self {
        let is_shared = fs::metadata(&settings.data).is_ok_and(|data| fs::metadata(folder).is_ok_and(|folder| folder.dev() == data.dev()));
        let disk = Disk::Of(folder.to_owned());
        Self { reserve: if is_shared { settings.reserve } else { 0 }, disk }
    }

    /// A disk with as much room as it is [told](Self::tell).
    #[must_use]
    pub fn manual(reserve: u64, free: u64) -> Self {
        Self { reserve, disk: Disk::Told(Arc::new(AtomicU64::new(free))) }
    }

    /// Fills or frees a manual disk, in all its clones; a real one does not listen.
    pub fn tell(&self, free: u64) {
        if let Disk::Told(room) = &self.disk {
            room.store(free, Ordering::SeqCst);
        }
    }

    /// The bytes that are free; nothing where nobody can tell.
    #[must_use]
    pub fn free(&self) -> Option<u64> {
        match &self.disk {
            Disk::Of(folder) => free_at(folder),
            Disk::Boundless => None,
            Disk::Told(free) => Some(free.load(Ordering::SeqCst)),
        }
    }

    /// Tells whether files may take so many bytes more; a disk that cannot tell is found full by the write itself.
    #[must_use]
    pub fn has(&self, bytes: u64) -> bool {
        self.free().is_none_or(|free| free.saturating_sub(self.reserve) >= bytes)
    }
}

/// Asked where the answer is needed and on no thread of its own: the kernel has it at hand.
fn free_at(folder: &Path) -> Option<u64> {
    let told = rustix::fs::statvfs(folder);
    match told {
        Ok(disk) => Some(disk.f_bavail.saturating_mul(disk.f_frsize)),
        Err(error) => {
            tracing::warn!(%error, folder = %folder.display(), "the disk does not tell its room");
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_leave_the_reserve_to_the_record() {
        let room = Room::manual(100, 130);
        assert!(room.has(30) && !room.has(31));
        room.clone().tell(100);
        assert!(room.has(0) && !room.has(1), "the reserve itself is no room");
        room.tell(0);
        assert!(room.has(0) && !room.has(1), "what takes no byte needs no room");
    }

    #[test]
    fn a_disk_tells_its_room_and_a_bucket_none() {
        let folder = tempfile::tempdir().unwrap();
        let mut settings = Settings::in_folder(folder.path().to_owned()).unwrap();
        let rooms = Rooms::of(&settings);
        assert!(rooms.data.free().is_some_and(|free| free > 0) && rooms.media.free().is_some());
        settings.media = Some("s3://bucket/prefix".to_owned());
        assert_eq!(Rooms::of(&settings).media.free(), None);
        settings.reserve = u64::MAX;
        assert!(!Rooms::of(&settings).data.has(1) && Rooms::of(&settings).media.has(u64::MAX));
        settings.media = Some(folder.path().join("none").display().to_string());
        assert!(Rooms::of(&settings).media.has(1), "a disk that cannot tell is no reason to refuse");
    }
}
