//! The words of a page of the offices.
