//! `POST /commands`.

mod ahead;
mod findings;
mod idempotence;
mod quarantine;
mod queue;
mod rebuild;
mod writing;
