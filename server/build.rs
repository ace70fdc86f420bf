//! Builds the migrations into the binary anew when one is added.

fn main() {
    println!("cargo:rerun-if-changed=migrations");
}
