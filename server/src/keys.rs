//! The server's own key: what it signs can be proved later to have come from here.

use crate::db::{self, Database};
use domain::act::TimeToken;
use domain::digest::{hex, unhex};
use domain::time::Instant;
use ed25519_dalek::{Signature, Signer, SigningKey};

/// The name under which the key is kept.
const NAME: &str = "time";

/// The server's keys.
#[derive(Debug, Clone)]
pub struct Keys {
    time: SigningKey,
}

impl Keys {
    /// Reads the key, or makes it the first time; of two processes that start at once, both take the one that was kept.
    ///
    /// # Errors
    /// The database or the machine's source of chance does not answer, or what was kept is no key.
    pub async fn load(database: &Database, now: Instant) -> anyhow::Result<Self> {
        let mut fresh = [0; 32];
        getrandom::fill(&mut fresh)?;
        db::key::keep(database.writers(), NAME, &hex(&fresh), now).await?;
        let kept = db::key::find(database.readers(), NAME).await?;
        let secret: [u8; 32] = kept
            .and_then(|kept| unhex(&kept))
            .and_then(|bytes| bytes.try_into().ok())
            .ok_or_else(|| anyhow::anyhow!("could not read the server's key: the table server_key does not hold 64 hexadecimal digits"))?;
        Ok(Self::of(&secret))
    }

    /// The keys of that secret.
    #[must_use]
    pub fn of(secret: &[u8; 32]) -> Self {
        Self { time: SigningKey::from_bytes(secret) }
    }

    /// Keeps a secret that was chosen beforehand, in a database that has none yet; for tests and benches, whose phones sign before there is a server.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn choose(database: &Database, secret: &[u8; 32], now: Instant) -> anyhow::Result<()> {
        Ok(db::key::keep(database.writers(), NAME, &hex(secret), now).await?)
    }

    /// Bytes that nobody else can make, and that are the same whenever they are asked for.
    pub(crate) fn mark(&self, of: &[u8]) -> [u8; 64] {
        self.time.sign(&[b"fengyang-mark:", of].concat()).to_bytes()
    }

    /// Signs the time, so that a phone can prove that it acted after it.
    #[must_use]
    pub fn sign_time(&self, at: Instant) -> TimeToken {
        TimeToken { at, signature: hex(&self.time.sign(words(at).as_bytes()).to_bytes()) }
    }

    /// The time that a token proves; nothing where the signature is not ours.
    #[must_use]
    pub fn proved_time(&self, token: &TimeToken) -> Option<Instant> {
        let signature = unhex(&token.signature).and_then(|bytes| <[u8; 64]>::try_from(bytes).ok())?;
        self.time.verify(words(token.at).as_bytes(), &Signature::from_bytes(&signature)).ok().map(|()| token.at)
    }
}

/// What is signed: tagged, so that a time is never taken for anything else that this key may sign.
fn words(at: Instant) -> String {
    format!("fengyang-time:{}", at.millis())
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
}
