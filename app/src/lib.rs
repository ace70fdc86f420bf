//! What is seen: the phone ([`field`]), the offices ([`desk`]), the public pages, and what they share.
//!
//! Pages under `field` read and write the [`phone`] only; the network is the [`engine`]'s alone. Desk pages ask the
//! [`office`], which on the server is the office itself and in the browser the same calls over HTTP.

#![recursion_limit = "256"]

// what the phone is made of, from the inside out
pub mod api;
pub mod device;
pub mod engine;
pub mod outbox;
pub mod phone;
pub mod signal;
pub mod store;

// what the offices ask, and where they put what is half typed
pub mod drawer;
pub mod office;

// what is seen
#[cfg(feature = "desk")]
pub mod desk;
pub mod field;
pub mod parts;
#[cfg(feature = "desk")]
pub mod public;
pub mod words;
