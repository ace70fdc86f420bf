//! `POST /commands`.

mod findings;
mod idempotence;
mod quarantine;
mod rebuild;
