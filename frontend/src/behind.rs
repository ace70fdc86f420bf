//! The field program's second file: what lies behind the door. `bundle` cuts the program in two at this function.

use app::field::Behind;
use app::store::Doing;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// Why there is nothing: the line broke.
struct Missing;

impl From<SplitLoaderError> for Missing {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

#[wasm_split(behind, fallible)]
fn second() -> Result<Behind, Missing> {
    Ok(app::field::behind())
}

/// Fetches it; nothing where the line broke.
#[must_use]
pub fn fetch() -> Doing<'static, Option<Behind>> {
    Box::pin(async { second().await.ok() })
}
