//! The server's own keys: what it signs can be proved later to have come from here, and what it derives nobody else can.

use crate::db::{self, Database};
use domain::act::TimeToken;
use domain::digest::{Digest, hex, unhex};
use domain::id::AssignmentId;
use domain::number::SheetNumber;
use domain::retrieval::Code;
use domain::storage::ApprovalCode;
use domain::time::Instant;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

/// The name under which the key that signs is kept.
const TIME: &str = "time";
/// The name under which the secret is kept from which codes and marks follow.
const DOOR: &str = "door";

/// Digits of a mark: nobody finds a paper of which they do not hold the code.
const MARK: usize = 24;

/// The server's keys.
#[derive(Clone)]
pub struct Keys {
    time: SigningKey,
    door: [u8; 32],
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Keys").field("public", &self.public()).finish_non_exhaustive()
    }
}

impl Keys {
    /// Reads the keys, or makes them the first time; of two processes that start at once, both take what was kept.
    ///
    /// # Errors
    /// The database or the machine's source of chance does not answer, or what was kept is no key.
    pub async fn load(database: &Database, now: Instant) -> anyhow::Result<Self> {
        let (time, door) = (secret(database, TIME, now).await?, secret(database, DOOR, now).await?);
        Ok(Self { time: SigningKey::from_bytes(&time), door })
    }

    /// The keys of that secret; for tests.
    #[must_use]
    pub fn of(secret: &[u8; 32]) -> Self {
        Self { time: SigningKey::from_bytes(secret), door: *secret }
    }

    /// Keeps a secret that was chosen beforehand, in a database that has none yet; for tests and benches, whose phones sign before there is a server.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn choose(database: &Database, secret: &[u8; 32], now: Instant) -> anyhow::Result<()> {
        Ok(db::key::keep(database.writers(), TIME, &hex(secret), now).await?)
    }

    /// The public half of the key that signs, in hexadecimal digits: whoever has it from the office itself need trust no copy.
    #[must_use]
    pub fn public(&self) -> String {
        hex(self.time.verifying_key().as_bytes())
    }

    /// Signs the time, so that a phone can prove that it acted after it.
    #[must_use]
    pub fn sign_time(&self, at: Instant) -> TimeToken {
        TimeToken { at, signature: hex(&self.time.sign(time_words(at).as_bytes()).to_bytes()) }
    }

    /// The time that a token proves; nothing where the signature is not ours.
    #[must_use]
    pub fn proved_time(&self, token: &TimeToken) -> Option<Instant> {
        proves_time(&self.time.verifying_key(), token).then_some(token.at)
    }

    /// Signs a bag by the digests of its manifest and of what it says of itself.
    #[must_use]
    pub fn sign_bag(&self, manifest: &Digest, info: &Digest) -> String {
        hex(&self.time.sign(bag_words(manifest, info).as_bytes()).to_bytes())
    }

    /// The code with which an enterprise fetches its copies of the sheet of that number.
    ///
    /// It follows from the number, so that nothing is kept of it, and an assignment of earlier days has its codes too.
    #[must_use]
    pub fn retrieval(&self, number: &SheetNumber) -> Code {
        Code::of(&self.derived(&format!("fengyang-retrieval:{number}")))
    }

    /// The mark of a paper: the same for the same content, and found by nobody who does not hold the paper.
    #[must_use]
    pub fn mark(&self, content: &[u8]) -> String {
        hex(&self.derived(&format!("fengyang-mark:{}", Digest::of(content).hex())))[..MARK].to_owned()
    }

    /// One of an assignment's codes by which the bureau approves (O-41).
    #[must_use]
    pub fn approval_code(&self, assignment: AssignmentId, place: u32) -> ApprovalCode {
        let [a, b, c, d, e, f, g, h, ..] = self.derived(&format!("fengyang-approval:{assignment}:{place}"));
        ApprovalCode::of(u64::from_be_bytes([a, b, c, d, e, f, g, h]))
    }

    fn derived(&self, words: &str) -> [u8; 32] {
        // A key that is shorter than a block is filled up with zeros (RFC 2104).
        let mut block = [0; 64];
        block[..32].copy_from_slice(&self.door);
        let mut code = Hmac::<Sha256>::new(&block.into());
        code.update(words.as_bytes());
        code.finalize().into_bytes().into()
    }
}

async fn secret(database: &Database, name: &str, now: Instant) -> anyhow::Result<[u8; 32]> {
    let mut fresh = [0; 32];
    getrandom::fill(&mut fresh)?;
    db::key::keep(database.writers(), name, &hex(&fresh), now).await?;
    let kept = db::key::find(database.readers(), name).await?;
    kept.and_then(|kept| unhex(&kept))
        .and_then(|bytes| bytes.try_into().ok())
        .ok_or_else(|| anyhow::anyhow!("could not read the server's key {name:?}: the table server_key does not hold 64 hexadecimal digits"))
}

/// Tells whether a token was signed with the key of that public half.
#[must_use]
pub fn proves_time(public: &VerifyingKey, token: &TimeToken) -> bool {
    is_signed(public, &time_words(token.at), &token.signature)
}

/// Tells whether a bag was signed with the key of that public half.
#[must_use]
pub fn proves_bag(public: &VerifyingKey, manifest: &Digest, info: &Digest, signature: &str) -> bool {
    is_signed(public, &bag_words(manifest, info), signature)
}

fn is_signed(public: &VerifyingKey, words: &str, signature: &str) -> bool {
    let signature = unhex(signature).and_then(|bytes| <[u8; 64]>::try_from(bytes).ok());
    signature.is_some_and(|signature| public.verify_strict(words.as_bytes(), &Signature::from_bytes(&signature)).is_ok())
}

/// What is signed: tagged, so that a time is never taken for anything else that this key signs.
fn time_words(at: Instant) -> String {
    format!("fengyang-time:{}", at.millis())
}

fn bag_words(manifest: &Digest, info: &Digest) -> String {
    format!("fengyang-bag:{}:{}", manifest.hex(), info.hex())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_proves_its_own_time_only() {
        let keys = Keys::of(&[7; 32]);
        let token = keys.sign_time(Instant::from_millis(1_000));
        assert_eq!(keys.proved_time(&token), Some(Instant::from_millis(1_000)));
        assert_eq!(keys.proved_time(&TimeToken { at: Instant::from_millis(1_001), ..token.clone() }), None);
        assert_eq!(keys.proved_time(&TimeToken { signature: "00".into(), ..token.clone() }), None);
        let other = Keys::of(&[8; 32]);
        assert_eq!(other.proved_time(&token), None);
    }

    #[test]
    fn codes_and_marks_follow_from_what_they_are_for_and_from_the_secret() {
        let (keys, other) = (Keys::of(&[7; 32]), Keys::of(&[8; 32]));
        let number = |text| SheetNumber::parse(text).unwrap();
        let code = keys.retrieval(&number("26021-00001-0"));
        assert_eq!(code, keys.retrieval(&number(" 26021-00001-0 ")));
        assert_ne!(code, keys.retrieval(&number("26021-00002-8")));
        assert_ne!(code, other.retrieval(&number("26021-00001-0")));
        assert_eq!(keys.mark(b"a paper"), keys.mark(b"a paper"));
        assert_ne!(keys.mark(b"a paper"), keys.mark(b"another"));
        assert_ne!(keys.mark(b"a paper"), other.mark(b"a paper"));
        assert_eq!(keys.mark(b"a paper").len(), MARK);
    }
}
