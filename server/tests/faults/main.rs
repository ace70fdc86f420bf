//! The fault matrix in process: the real engine and the real office, on a link, a store and a server that fail by a seeded schedule.
//!
//! `make faults` runs many schedules and prints a table; `cargo test` runs a few with a new seed each time. What must hold in every schedule: no
//! command and no file lost, none doubled, nothing shown as proved that the office cannot prove, nothing deleted. A schedule that fails
//! prints its seed and number: `FENGYANG_FAULTS_SEED=… FENGYANG_FAULTS_FROM=… FENGYANG_FAULTS=1 cargo test -p server --test faults` repeats it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod chance;
mod check;
mod device;
mod office;
mod phone;
mod rescue;
mod schedule;
mod store;
mod wire;

use chance::Chance;
use office::Office;
use schedule::Tally;
use std::rc::Rc;

/// Each office serves so many schedules before a new one begins: making one costs two passwords, and what it holds is copied and restored again and again.
const A_PIECE: u64 = 20;

fn setting(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|text| text.parse().unwrap_or_else(|_| panic!("{name} is a number, not {text:?}")))
}

#[test]
fn nothing_is_lost_or_doubled_or_proved_falsely() {
    let seed = setting("FENGYANG_FAULTS_SEED").unwrap_or_else(chance::fresh);
    let (from, many) = (setting("FENGYANG_FAULTS_FROM").unwrap_or(0), setting("FENGYANG_FAULTS").unwrap_or(20));
    println!("seed {seed}, schedules {from} to {}", from + many - 1);
    let mut tally = Tally::default();
    let mut office = None;
    for number in from..from + many {
        if number % A_PIECE == 0 || office.is_none() {
            office = Some(Rc::new(Office::open()));
        }
        let office = office.clone().unwrap();
        let told = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| schedule::run(&office, &Chance::of(seed, number), &mut tally)));
        if (number + 1) % 500 == 0 {
            println!("{} schedules done", number + 1 - from);
        }
        assert!(told.is_ok(), "schedule {number} of seed {seed} failed");
    }
    tally.print(many);
}
