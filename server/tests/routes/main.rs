//! The calls of the contract, each as its users make it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

// a small campaign of the fixture, and the whole example
mod ended;
mod example;
mod feedback;
mod field;
mod openapi;
mod phone;

mod approvals;
mod assignments;
mod backup;
mod bag;
mod calendar;
mod check;
mod commands;
mod contract;
mod corrections;
mod determination;
mod door;
mod draws;
mod duties;
mod enrolments;
mod escrow;
mod events;
mod exif;
mod feed;
mod frozen;
mod late;
mod ledger;
mod losses;
mod map;
mod originals;
mod package;
mod papers;
mod quarantine;
mod room;
mod roster;
mod rules;
mod session;
mod site;
mod surface;
mod uploads;
