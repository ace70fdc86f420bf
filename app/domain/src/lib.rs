#![doc = include_str!("../README.md")]

// The derive of `Json` names this crate so, here as elsewhere.
extern crate self as domain;

// vocabulary first
pub mod calendar;
pub mod code;
pub mod digest;
pub mod id;
pub mod money;
pub mod number;
pub mod place;
pub mod quantity;
pub mod time;

// who and for what
pub mod assignment;
pub mod campaign;
pub mod enterprise;
pub mod goods;
pub mod own;
pub mod person;
pub mod roster;
pub mod rules;

// the work
pub mod act;
pub mod correction;
pub mod draw;
pub mod ending;
pub mod evidence;
pub mod exif;
pub mod feedback;
pub mod late_entry;
pub mod no_sample;
pub mod part;
pub mod payment;
pub mod refusal;
pub mod retrieval;
pub mod sheet;
pub mod signature;
pub mod storage;
pub mod termination;
pub mod transport;
pub mod visit;
pub mod void;

// what is refused, what is doubted
pub mod checklist;
pub mod claim;
pub mod decide;
pub mod denial;
pub mod finding;
pub mod paper;
pub mod permit;
pub mod warning;

// what is owed, and when
pub mod deadline;
pub mod duty;
pub mod ledger;

// how it travels
pub mod contract;
pub mod json;

#[cfg(feature = "fixture")]
pub mod fixture;
