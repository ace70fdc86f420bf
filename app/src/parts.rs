//! Shared pieces.

// what is printed and signed
pub mod paper;
pub mod signature;
