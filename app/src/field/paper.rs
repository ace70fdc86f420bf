//! The paper and the signatures on it, as the phone shows them.

use super::view::*;
use crate::parts;

parts::paper::paper_sheet!(view -> View);
parts::signature::strokes!(view -> View);
