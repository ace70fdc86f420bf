//! The draw (双随机, O-18, O-22): who is visited and who goes, by a chance that nobody steers and everybody can run again.
//!
//! # In words, so that a second program can be written from them
//!
//! **Frames.** `tagged(tag, parts…)` is SHA-256 over the tag and each part in turn, each preceded by its length in bytes as a big-endian `u64`.
//!
//! **The roster's text** ([`roster`]) is UTF-8, lines end with one LF, cells are parted by one TAB. First the head, one line each:
//! `fengyang draw roster 1` · `draw ID` · `campaign ID` · `number ANNOUNCED SOURCE` (milliseconds since 1970) · `samplers DIGEST` · `team SIZE TOUR` ·
//! then `stratum LINE BODY BATCHES EACH RESERVES` for each stratum, by line and then by body · `entries COUNT` · then one line an entry,
//! `ID CODE BODY PLACE LINES EXCLUSIONS NAME`, ascending by id: lines as `5,6`, exclusions as `6:sampled`, both ascending and maybe empty. Its **digest** is SHA-256
//! over these bytes.
//!
//! **A commitment** is `tagged("fengyang draw commitment 1", draw id, party, secret)`: the id as its text, the party as `organiser` or `observer`, the secret as 32 bytes.
//! **The seed** is `tagged("fengyang draw seed 1", digest, organiser's secret, observer's secret, number)`: three times 32 bytes, and the digits of the announced number as text, its
//! groups parted by one blank.
//!
//! **The stream** of a purpose and an index is `ChaCha20` as RFC 8439 has it, from block 0: the key is the seed, the nonce four letters (`firm`, `team`)
//! and the index as little-endian `u64`. Read as little-endian `u32`. A number **below** n is the first word that is less than the largest multiple of n which is at most 2^32, modulo n.
//! **To pick** k of m things: for i from 0 to k - 1 exchange the thing at i with that at i + (a number below m - i); the first k are picked, in this order.
//!
//! **Enterprises.** Strata in their order, the stream `firm` with the stratum's place from 0. The pool is, in the order of the text, whoever is of the body and the line, is not excluded for
//! it, and would with EACH more have two batches at most over all strata (O-43; malls and supermarkets any number, O-44). Of it BATCHES / EACH, rounded up, are drawn, and then RESERVES more as reserves, or so many
//! as there are. All that are picked count EACH batches.
//!
//! **Samplers** ([`team`]). For each body in ascending order, the enterprises drawn in it, in the order of strata and picks and each once, are cut into tours of TOUR.
//! The stream `team` with the tour's number from 0 over all bodies picks SIZE of those samplers, ascending by id, who are eligible for the body.

mod arithmetic;
mod chance;
mod decide;
mod due;
mod pick;
mod plan;
mod record;
pub mod roster;
mod seed;
mod state;
pub mod team;

pub use arithmetic::{Shortage, spread};
pub use decide::{Act, Denial, Material, decide};
pub use due::{Due, Undrawn, undrawn};
pub use pick::{DrawnStratum, draw};
pub use plan::{MOST_EACH, NumberSource, Plan, PlanGap, Stratum};
pub use record::{Difference, Opened, Record, Sealed, verify};
pub use seed::{Commitment, Commitments, NoNumber, NoSecret, Party, PublicNumber, Secret, Seed, WrongSecret};
pub use state::{Committed, Draw, Event, Replacement, Stage};
