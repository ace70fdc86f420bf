//! The office.
fn main() {}
