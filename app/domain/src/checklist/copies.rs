//! 留存文书: the notice and the sheet stay with the enterprise, or a note says that it would not take them (O-50).

use super::blank;
use crate::denial::Denial;
use crate::sheet::Sheet;
use crate::transport::{LeftCopies, PaperKind};

pub(crate) fn gaps(sheet: Option<&Sheet>) -> Vec<Denial> {
    match sheet.and_then(|sheet| sheet.copies.as_ref()) {
        None => vec![Denial::CopiesMissing],
        Some(copies) => {
            let lacks_notice = match copies {
                LeftCopies::Left { papers, .. } => sheet.is_some_and(|sheet| sheet.storage.is_some()) && !papers.contains(&PaperKind::StorageNotice),
                LeftCopies::NotAccepted { .. } => false,
            };
            left_copies(copies).err().into_iter().chain(lacks_notice.then_some(Denial::StorageNoticeMissing)).collect()
        }
    }
}

/// Judges which copies were left.
pub(crate) fn left_copies(copies: &LeftCopies) -> Result<(), Denial> {
    match copies {
        LeftCopies::Left { papers, .. } if !papers.contains(&PaperKind::Notice) || !papers.contains(&PaperKind::Sheet) => Err(Denial::CopiesMissing),
        LeftCopies::NotAccepted { note } if blank(note) => Err(Denial::CopiesNoteMissing),
        LeftCopies::Left { .. } | LeftCopies::NotAccepted { .. } => Ok(()),
    }
}
