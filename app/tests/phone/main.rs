//! The phone without a browser: what is recorded is recorded whole, and only what the office proves counts as sent.

mod pocket;

mod recording;
mod sync;
