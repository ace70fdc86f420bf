//! The import of a roster (名录库): what a row of a list becomes, and why it does not.
//!
//! A list is rows of cells as some spreadsheet has them. [`heading`] tells which column tells what, [`Judge`] judges one row after another: it is
//! taken, taken with a note, or not taken, and each [`Note`] names the column where its reason stands. Nothing is guessed silently: what was put
//! right, concluded or guessed is told.

mod cell;
pub mod heading;
mod judge;
mod kind;
mod known;
mod locate;
mod note;

pub use cell::{as_kept, code_as_kept, key};
pub use heading::Column;
pub use judge::{Effect, Entry, Judge, Judged, Outcome, Settings, changed};
pub use kind::{Guess, Guessed};
pub use known::Known;
pub use note::Note;

/// The longest name, in characters; real ones have 33 and more, and none is cut short.
pub const LONGEST_NAME: usize = 120;
/// The longest other entry, in characters.
pub const LONGEST_ENTRY: usize = 300;
