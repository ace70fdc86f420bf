//! 证据: a photo or video in each of the five classes before anything is sealed (O-28).

use crate::denial::Denial;
use crate::evidence::EvidenceClass;
use crate::sheet::Sheet;

pub(crate) fn gaps(sheet: Option<&Sheet>) -> Vec<Denial> {
    let classes = sheet.map_or_else(|| EvidenceClass::ALL.to_vec(), Sheet::missing_classes);
    if classes.is_empty() { Vec::new() } else { vec![Denial::EvidenceMissing { classes }] }
}
