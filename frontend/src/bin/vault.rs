//! The vault program: a worker that keeps photos and videos sealed on the phone's disk.

fn main() {
    frontend::vault::worker::serve();
}
