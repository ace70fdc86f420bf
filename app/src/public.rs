//! What everyone may see without signing in.

pub mod start;

// Rendered by the server and read without a program: a page that somebody opens once should not fetch one.
#[cfg(feature = "ssr")]
pub mod check;
#[cfg(feature = "ssr")]
pub mod document;
#[cfg(feature = "ssr")]
pub mod draw;
#[cfg(feature = "ssr")]
pub mod enterprise;
