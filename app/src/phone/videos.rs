//! Videos may wait for a line that is not paid by the byte, and what went over the line today. Commands and photos never wait.

use super::rows::fact;
use super::{Model, Phone};
use crate::api::Carried;
use crate::store::{Table, Write};
use domain::contract::Holding;
use domain::evidence::MediaKind;
use domain::id::MediaId;
use domain::json::{self, Json};
use domain::time::LocalDate;

/// Whether videos wait, and which of them go all the same.
#[derive(Debug, Clone, Default, PartialEq, Eq, Json)]
pub struct Videos {
    /// They wait while the line is one of mobile data.
    pub wait: bool,
    /// Those that were told to go now.
    pub now: Vec<MediaId>,
}

/// What went over the line on one day: the bodies of calls and of their answers, whatever was sent twice counted twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Json)]
pub struct Traffic {
    /// The day, by the phone's own clock.
    pub day: LocalDate,
    /// Bytes that were sent.
    pub up: u64,
    /// Bytes that came.
    pub down: u64,
}

impl Traffic {
    /// With what went over the line on that day besides; another day begins with nothing.
    #[must_use]
    pub fn and(before: Option<Self>, day: LocalDate, carried: Carried) -> Self {
        let (up, down) = before.filter(|before| before.day == day).map_or((0, 0), |before| (before.up, before.down));
        Self { day, up: up.saturating_add(carried.up), down: down.saturating_add(carried.down) }
    }
}

impl Videos {
    /// Tells whether a file stays on the phone for now.
    #[must_use]
    pub fn hold(&self, media: MediaId, kind: MediaKind, is_mobile: Option<bool>) -> bool {
        self.wait && is_mobile == Some(true) && kind == MediaKind::Video && !self.now.contains(&media)
    }
}

impl Model {
    fn held_videos(&self) -> impl Iterator<Item = (MediaId, u64)> {
        // Nothing is looked through where nothing can wait.
        let media = (self.videos.wait && self.is_mobile == Some(true)).then_some(&self.media).into_iter().flat_map(|media| media.iter());
        let waits = |id: &MediaId, kind| self.videos.hold(*id, kind, self.is_mobile) && !self.proved.contains_key(id);
        media.filter(move |(id, local)| waits(id, local.evidence.kind)).map(|(id, local)| (*id, local.evidence.bytes))
    }

    /// How many videos wait for another line, and how large they are.
    #[must_use]
    pub fn waiting_videos(&self) -> (u32, u64) {
        self.held_videos().fold((0, 0), |(many, all), (_, bytes)| (many + 1, all + bytes))
    }

    /// What has no receipt and does not wait for another line.
    #[must_use]
    pub fn sendable(&self) -> Holding {
        let (videos, bytes) = self.waiting_videos();
        let Holding { commands, media, bytes: all } = self.pending;
        Holding { commands, media: media.saturating_sub(videos), bytes: all.saturating_sub(bytes) }
    }
}

impl Phone {
    /// Lets videos wait for a line that is not paid by the byte, or no longer.
    pub fn let_videos_wait(self, wait: bool) {
        self.set_videos(Videos { wait, now: Vec::new() });
    }

    /// Sends the videos that wait by whatever line there is; those of later wait again.
    pub fn send_videos_now(self) {
        let now = self.model.with_untracked(|model| model.held_videos().map(|(id, _)| id).collect());
        self.set_videos(Videos { wait: true, now });
    }

    fn set_videos(self, videos: Videos) {
        let parts = self.parts();
        self.run(async move {
            let kept = parts.store.write(vec![Write::Put(Table::Facts, fact::VIDEOS.to_owned(), json::write(&videos))]).await;
            self.model.try_update(|model| match kept {
                Ok(()) => model.videos = videos,
                Err(error) => model.store_trouble = Some(error),
            });
            parts.notes.wake();
        });
    }

    /// What went over the line today.
    #[must_use]
    pub fn traffic(self) -> Traffic {
        let today = self.device().clock().local_date();
        self.model.with(|model| Traffic::and(model.traffic, today, Carried::default()))
    }
}
