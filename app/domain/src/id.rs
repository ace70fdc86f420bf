//! Identifiers: one type a noun, so that swapping two of them does not compile.

use crate::json::Json;
use crate::time::Instant;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Makes a time-ordered id (`UUIDv7`) from the moment and the chance that the edge provides.
            #[must_use]
            pub fn new(now: Instant, chance: [u8; 10]) -> Self {
                Self(uuid::Builder::from_unix_timestamp_millis(now.millis().unsigned_abs(), &chance).into_uuid())
            }

            /// Makes the one id that always follows from the same words; for data that is created once and found again.
            #[must_use]
            pub fn derived(words: &str) -> Self {
                let mut bytes = [0; 16];
                bytes.copy_from_slice(&Sha256::digest(words.as_bytes())[..16]);
                Self(uuid::Builder::from_custom_bytes(bytes).into_uuid())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "{}({})", stringify!($name), self.0) }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> { Uuid::try_parse(text).map(Self) }
        }
    )+};
}

id! {
    /// 监督抽查任务.
    CampaignId,
    /// One version of the rules (实施细则) of one line.
    RulesId,
    /// 市局, 县区局, 抽样机构, 检验机构 …
    OrganisationId,
    /// A person with an account.
    PersonId,
    /// 名录库 row: an enterprise that may be visited.
    EnterpriseId,
    /// One import of a list into the roster.
    ImportId,
    /// 抽样任务: one enterprise given to one team.
    AssignmentId,
    /// 双随机: enterprises and samplers drawn at once.
    DrawId,
    /// 现场.
    VisitId,
    /// 抽样单, which is one batch.
    SheetId,
    /// 容器.
    ContainerId,
    /// A photo or video.
    MediaId,
    /// A phone or tablet.
    DeviceId,
    /// One act, as the device recorded it.
    CommandId,
    /// 待核事项.
    FindingId,
    /// One run of the page on the device: monotonic times compare only within it.
    PageSessionId,
    /// One life of the office's record: who takes in an older copy of it begins another.
    EpochId,
}
