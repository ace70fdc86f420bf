//! Chance that can be repeated: splitmix64.

use std::cell::Cell;
use std::rc::Rc;

/// A source of chance, shared by all that one schedule has.
#[derive(Debug, Clone)]
pub(crate) struct Chance(Rc<Cell<u64>>);

/// A new seed.
pub(crate) fn fresh() -> u64 {
    getrandom::u64().unwrap()
}

impl Chance {
    /// The chance of one schedule.
    pub(crate) fn of(seed: u64, number: u64) -> Self {
        let chance = Self(Rc::new(Cell::new(seed ^ number.wrapping_mul(0xA076_1D64_78BD_642F))));
        chance.next();
        chance
    }

    pub(crate) fn next(&self) -> u64 {
        self.0.set(self.0.get().wrapping_add(0x9E37_79B9_7F4A_7C15));
        let mut mixed = self.0.get();
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`.
    pub(crate) fn below(&self, end: u64) -> u64 {
        self.next() % end
    }

    /// True once in so many times.
    pub(crate) fn once_in(&self, times: u64) -> bool {
        self.below(times) == 0
    }

    /// Ten bytes.
    pub(crate) fn bytes(&self) -> [u8; 10] {
        let mut bytes = [0; 10];
        bytes[..8].copy_from_slice(&self.next().to_le_bytes());
        bytes[8..].copy_from_slice(&self.next().to_le_bytes()[..2]);
        bytes
    }
}
