//! The field program.
fn main() {}
