//! What the office does: use cases, each from what it was told to what it answers, with no word of HTTP.

// who is there
pub mod people;
pub mod phones;
pub mod session;

pub use crate::db::page::Page;

// how a campaign begins
pub mod enrolment;
pub mod escrow;
pub mod example;

// what it gives out
pub mod approval;
pub mod assignment;
pub mod calendar;
pub mod draw;
pub mod original;
pub mod package;
pub mod standing;

// what it shows without an account, and hands on
pub mod door;
pub mod export;
pub mod printed;

// what the offices see and do
pub mod determination;
pub mod duty;
pub mod feed;
pub mod ledger;
pub mod papers;
pub mod picture;
pub mod quarantine;
pub mod resolution;
pub mod roster;
pub mod rules;
pub mod shared;
pub mod sheet;

// how it is itself
pub mod figures;

// how it takes in what the phones did
pub mod commands;
pub mod exif;
pub mod findings;
pub mod guards;
pub mod intake;
pub mod media;
pub mod projections;
pub mod rescue;
pub mod stream;
pub mod turn;
pub mod upload;
