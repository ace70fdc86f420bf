//! The draw program: a worker that runs a published draw again, for anybody.

fn main() {
    frontend::redraw::serve();
}
