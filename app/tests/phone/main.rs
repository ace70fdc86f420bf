//! The phone without a browser: what is recorded is recorded whole, and only what the office proves counts as sent.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod pocket;

mod epoch;
mod feedback;
mod film;
mod frozen;
mod recording;
mod recovery;
mod remembered;
mod rescue;
mod season;
mod sync;
mod videos;
