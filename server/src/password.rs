//! Passwords: argon2id on threads of its own, few at a time, and one-time passwords that can be read aloud.

use anyhow::Context as _;
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use tokio::sync::Semaphore;

/// The least length of a password that a person chooses.
pub const LEAST: usize = 10;

/// Without I, L, O, U, 0 and 1, which people confuse when they read from paper.
const READABLE: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Each check takes 19 MiB and one core, so a flood of sign-ins must wait in line instead of taking the machine.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// Stretches a password for keeping.
///
/// # Errors
/// The machine has no chance to give, or no memory.
pub async fn stretch(password: String) -> anyhow::Result<String> {
    let _permit = AT_ONCE.acquire().await.context("while waiting to stretch a password")?;
    tokio::task::spawn_blocking(move || stretch_now(&password)).await.context("while stretching a password")?
}

/// Tells whether this is the password that was stretched; where there is none, takes as long and says no.
///
/// # Errors
/// What is kept is no stretched password.
pub async fn holds(password: String, kept: Option<String>) -> anyhow::Result<bool> {
    let _permit = AT_ONCE.acquire().await.context("while waiting to check a password")?;
    tokio::task::spawn_blocking(move || {
        let known = kept.is_some();
        let kept = kept.map_or_else(|| stretch_now("nobody"), Ok)?;
        let parsed = PasswordHash::new(&kept).map_err(|error| anyhow::anyhow!("a kept password cannot be read: {error}"))?;
        Ok(Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok() && known)
    })
    .await
    .context("while checking a password")?
}

fn stretch_now(password: &str) -> anyhow::Result<String> {
    let kept = Argon2::default().hash_password(password.as_bytes());
    Ok(kept.map_err(|error| anyhow::anyhow!("a password could not be stretched: {error}"))?.to_string())
}

/// A one-time password: ten signs in two groups, 49 bits.
///
/// # Errors
/// The machine has no chance to give.
pub fn one_time() -> anyhow::Result<String> {
    let mut text = String::with_capacity(11);
    while text.len() < 11 {
        let mut byte = [0_u8];
        getrandom::fill(&mut byte).context("while drawing a one-time password")?;
        // 240 is the last multiple of 30: above it the first signs would come more often.
        if byte[0] < 240 {
            if text.len() == 5 {
                text.push('-');
            }
            text.push(char::from(READABLE[usize::from(byte[0]) % READABLE.len()]));
        }
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_holds_and_another_does_not() {
        let kept = stretch("correct horse".into()).await.unwrap();
        assert!(kept.starts_with("$argon2id$"));
        assert!(holds("correct horse".into(), Some(kept.clone())).await.unwrap());
        assert!(!holds("correct horses".into(), Some(kept)).await.unwrap());
        assert!(!holds("nobody".into(), None).await.unwrap());
    }

    #[test]
    fn one_time_passwords_are_readable_and_differ() {
        let (one, other) = (one_time().unwrap(), one_time().unwrap());
        assert_ne!(one, other);
        assert!(one.len() == 11 && one.as_bytes()[5] == b'-', "{one}");
        assert!(one.chars().all(|c| c == '-' || READABLE.contains(&u8::try_from(c).unwrap())));
    }
}
