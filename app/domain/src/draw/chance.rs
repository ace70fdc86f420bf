//! The stream of a seed, and how things are picked by it without favour.

use super::seed::Seed;
use chacha20::ChaCha20;
use chacha20::cipher::{KeyIvInit as _, StreamCipher as _};

/// What a stream is for: no two purposes share one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    Enterprises,
    Team,
}

impl Purpose {
    const fn letters(self) -> [u8; 4] {
        match self {
            Self::Enterprises => *b"firm",
            Self::Team => *b"team",
        }
    }
}

/// Bytes that are made at once: a block of `ChaCha20`, eight times.
const AHEAD: usize = 512;

/// Numbers that follow from the seed alone.
pub(super) struct Chance {
    cipher: ChaCha20,
    ahead: [u8; AHEAD],
    used: usize,
}

impl Chance {
    pub(super) fn new(seed: &Seed, purpose: Purpose, index: u64) -> Self {
        let mut nonce = [0; 12];
        nonce[..4].copy_from_slice(&purpose.letters());
        nonce[4..].copy_from_slice(&index.to_le_bytes());
        Self { cipher: ChaCha20::new(&(*seed.key()).into(), &nonce.into()), ahead: [0; AHEAD], used: AHEAD }
    }

    fn word(&mut self) -> u32 {
        if self.used == AHEAD {
            self.ahead = [0; AHEAD];
            self.cipher.apply_keystream(&mut self.ahead);
            self.used = 0;
        }
        let mut word = [0; 4];
        word.copy_from_slice(&self.ahead[self.used..self.used + 4]);
        self.used += 4;
        u32::from_le_bytes(word)
    }

    /// A number below `end`, each as likely as the others: what would favour the small ones is thrown away.
    ///
    /// Below 0 and 1 there is only 0, and nothing is used up.
    fn below(&mut self, end: u32) -> u32 {
        if end < 2 {
            return 0;
        }
        let fair = u32::MAX - (u32::MAX % end + 1) % end;
        loop {
            let word = self.word();
            if word <= fair {
                return word % end;
            }
        }
    }

    /// Brings `count` of the things to the front, in the order in which they were picked; of fewer, all.
    pub(super) fn pick<T>(&mut self, things: &mut [T], count: usize) {
        let all = things.len();
        for place in 0..count.min(all) {
            let left = u32::try_from(all - place).unwrap_or(u32::MAX);
            let step = usize::try_from(self.below(left)).unwrap_or_default();
            things.swap(place, place + step);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::{Digest, hex};
    use crate::draw::{Commitments, Party, Secret};
    use crate::id::DrawId;
    use proptest::prelude::*;

    fn seed(mark: u8) -> Seed {
        let (draw, own, other) = (DrawId::derived("draw"), Secret::from_bytes([mark; 32]), Secret::from_bytes([2; 32]));
        let commitments = Commitments { draw, organiser: own.commitment(draw, Party::Organiser), observer: other.commitment(draw, Party::Observer) };
        Seed::open(Digest::of(b"roster"), &commitments, &own, &other, &"1234".parse().unwrap()).unwrap()
    }

    /// RFC 8439, appendix A.1, test vector 1: the key and the nonce of zeros.
    #[test]
    fn the_stream_is_that_of_the_standard() {
        let mut cipher = ChaCha20::new(&[0; 32].into(), &[0; 12].into());
        let mut block = [0; 64];
        cipher.apply_keystream(&mut block);
        assert_eq!(hex(&block[..32]), "76b8e0ada0f13d90405d6ae55386bd28bdd219b8a08ded1aa836efcc8b770dc7");
    }

    #[test]
    fn purposes_and_indexes_have_streams_of_their_own() {
        let first = |purpose, index| Chance::new(&seed(1), purpose, index).word();
        assert_ne!(first(Purpose::Enterprises, 0), first(Purpose::Team, 0));
        assert_ne!(first(Purpose::Enterprises, 0), first(Purpose::Enterprises, 1));
    }

    /// Chi-square over 6 places and 60,000 picks of one: 5 degrees of freedom, 20.5 at one in a thousand. The seed is fixed, so it never flickers.
    #[test]
    fn nobody_is_favoured() {
        let mut chance = Chance::new(&seed(3), Purpose::Enterprises, 0);
        let mut seen = [[0_i64; 6]; 6];
        for _ in 0..60_000 {
            let mut things = [0, 1, 2, 3, 4, 5];
            chance.pick(&mut things, 6);
            for (place, thing) in things.into_iter().enumerate() {
                seen[place][thing] += 1;
            }
        }
        for place in seen {
            let square: i64 = place.iter().map(|count| (count - 10_000).pow(2)).sum();
            assert!(square < 205_000, "{place:?}");
        }
    }

    /// Of 3 · 2^30 numbers a quarter of all words must be thrown away: by a plain remainder the lower third would come twice as often.
    #[test]
    fn what_would_favour_the_small_is_thrown_away() {
        let mut chance = Chance::new(&seed(4), Purpose::Enterprises, 0);
        let low = (0..30_000).filter(|_| chance.below(3 << 30) < 1 << 30).count();
        assert!((9_700..10_300).contains(&low), "{low}");
    }

    proptest! {
        #[test]
        fn what_is_picked_is_a_permutation_and_the_head_of_every_longer_one(mark: u8, all in 0_u32..60, count in 0_usize..60) {
            let pick = |count| {
                let mut things: Vec<u32> = (0..all).collect();
                Chance::new(&seed(mark), Purpose::Enterprises, 7).pick(&mut things, count);
                things
            };
            let (some, whole) = (pick(count), pick(60));
            let head = count.min(some.len());
            prop_assert_eq!(&some[..head], &whole[..head]);
            let mut sorted = some;
            sorted.sort_unstable();
            prop_assert_eq!(sorted, (0..all).collect::<Vec<_>>());
        }
    }
}
