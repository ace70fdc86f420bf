#![doc = include_str!("../README.md")]

// vocabulary first
pub mod id;
pub mod time;
pub mod money;
pub mod quantity;
pub mod digest;
pub mod code;
pub mod number;
pub mod place;

// who and for what
pub mod person;
pub mod campaign;
pub mod rules;
pub mod enterprise;
pub mod assignment;

// the work
pub mod act;
pub mod evidence;
pub mod part;
pub mod payment;
pub mod signature;
pub mod transport;
pub mod sheet;
pub mod visit;

// what is refused, what is doubted
pub mod denial;
pub mod warning;
pub mod finding;
pub mod decide;
pub mod checklist;
pub mod paper;
pub mod permit;

// how it travels
pub mod contract;

#[cfg(feature = "fixture")]
pub mod fixture;
