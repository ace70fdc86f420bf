//! What everyone may see without signing in.

mod start;

pub use start::Start;
