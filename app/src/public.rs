//! What everyone may see without signing in.

pub mod start;
