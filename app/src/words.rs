//! Every visible word, in Simplified Chinese and in the terms of the law; one file a reader.

// what the phone says
pub mod field;
// what the law says when it refuses
pub mod denials;
// what the offices' pages say
pub mod desk;
// what everyone reads
pub mod public;
// what an evidence package says of itself, and what a check of it says
pub mod bag;
// what running a draw again says
pub mod draw;
// what the server says when a call fails
pub mod problems;
// what the sync says of itself
pub mod sync;
// what all of them say
pub mod common;
