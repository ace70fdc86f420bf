//! The desk program.
fn main() {}
