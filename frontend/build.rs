//! The field program is cut in two after it is linked (`frontend/bundle`), which takes what the linker knew of it.

fn main() {
    println!("cargo::rustc-link-arg-bin=field=--emit-relocs");
    println!("cargo::rerun-if-changed=build.rs");
}
