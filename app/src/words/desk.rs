//! The words of the offices' pages.
