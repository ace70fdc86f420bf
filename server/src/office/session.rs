//! Signing in and out.

use crate::db::session::{self, Holder};
use crate::db::{account, organisation, person};
use crate::office::people::CurrentUser;
use crate::password;
use crate::problem::{Answer, said, wrong};
use crate::state::AppState;
use anyhow::Context as _;
use app::words::problems as words;
use domain::contract::SignIn;
use domain::digest::{Digest, hex};
use domain::person::{Organisation, Person, Role};
use domain::time::Instant;

/// Wrong passwords in a row after which an account rests.
const PATIENCE: i64 = 10;
/// How long it rests, in milliseconds.
const REST: i64 = 15 * 60_000;
const DAY: i64 = 86_400_000;

/// A session that has begun.
#[derive(Debug)]
pub struct Begun {
    /// Who signed in.
    pub user: CurrentUser,
    /// What the cookie carries; the database keeps its digest only.
    pub token: String,
    /// How long it lasts, in seconds.
    pub seconds: i64,
}

/// Signs in; unknown names take as long as wrong passwords.
///
/// # Errors
/// Name and password do not fit, the account rests, or a one-time password needs a new one beside it.
pub async fn sign_in(state: &AppState, sign_in: SignIn) -> Answer<Begun> {
    let now = state.clock.now();
    let name = sign_in.name.trim().to_ascii_lowercase();
    let found = account::find(state.db.readers(), &name).await?;
    if found.as_ref().and_then(|account| account.locked_until).is_some_and(|until| until > now) {
        return Err(said(429, "too-many-attempts", words::too_many_attempts()));
    }
    let kept = found.as_ref().map(|account| account.password.clone());
    let right = password::holds(sign_in.password.clone(), kept).await?;
    let Some(account) = found.filter(|_| right) else {
        let failures = account::find(state.db.readers(), &name).await?.map_or(0, |account| account.failures);
        account::fail(state.db.writers(), &name, (failures + 1 >= PATIENCE).then(|| now.plus(REST))).await?;
        return Err(said(401, "sign-in-failed", words::sign_in_failed()).at("password"));
    };
    if account.one_time || sign_in.new_password.is_some() {
        let Some(new) = sign_in.new_password else {
            return Err(said(403, "new-password-required", words::new_password_required()).at("new_password"));
        };
        if new.chars().count() < password::LEAST || new == sign_in.password {
            return Err(wrong("password-too-short", words::password_too_short()).at("new_password"));
        }
        let kept = password::stretch(new).await?;
        account::choose(state.db.writers(), account.person, &kept).await?;
        session::end_all(state.db.writers(), account.person).await?;
    }
    if account.failures > 0 || account.locked_until.is_some() {
        account::forgive(state.db.writers(), &name).await?;
    }
    begin(state, account.person, now).await
}

/// Begins a session of somebody who has proved who they are.
///
/// # Errors
/// The database or the machine's source of chance does not answer.
pub(super) async fn begin(state: &AppState, id: domain::id::PersonId, now: Instant) -> Answer<Begun> {
    let mut chance = [0; 32];
    getrandom::fill(&mut chance).context("while making a session's token")?;
    let token = hex(&chance);
    let user = user(state, id, &token).await?.with_context(|| format!("the account of person {id} has no person"))?;
    if user.person.ended_at.is_some() {
        return Err(said(403, "account-ended", words::account_ended()));
    }
    let lasts = lasts(user.person.role);
    session::begin(state.db.writers(), &Digest::of(token.as_bytes()), id, now, now.plus(lasts)).await?;
    Ok(Begun { user, token, seconds: lasts / 1000 })
}

/// How long a session lasts, in milliseconds: a phone is out for weeks and has a PIN, a desk stands in an office.
const fn lasts(role: Role) -> i64 {
    match role {
        Role::Sampler => 30 * DAY,
        _ => DAY / 2,
    }
}

/// Who holds the token, if its session has not ended.
///
/// # Errors
/// The database does not answer.
pub async fn holder(state: &AppState, token: &str) -> Answer<Option<CurrentUser>> {
    let digest = Digest::of(token.as_bytes());
    let found = session::holder(state.db.readers(), &digest, state.clock.now()).await?;
    let holder = |holder: Holder| Ok(CurrentUser { is_lost: holder.is_lost, ..acting(holder.person, holder.organisation, token)? });
    found.map(holder).transpose()
}

/// Ends the session of a token.
///
/// # Errors
/// The database does not answer.
pub async fn sign_out(state: &AppState, token: &str) -> Answer<()> {
    session::end(state.db.writers(), &Digest::of(token.as_bytes())).await?;
    session::sweep(state.db.writers(), state.clock.now()).await?;
    Ok(())
}

async fn user(state: &AppState, id: domain::id::PersonId, token: &str) -> Answer<Option<CurrentUser>> {
    let Some(person) = person::find(state.db.readers(), id).await? else { return Ok(None) };
    let organisation = organisation::find(state.db.readers(), person.organisation).await?;
    acting(person, organisation, token).map(Some)
}

fn acting(person: Person, organisation: Option<Organisation>, token: &str) -> Answer<CurrentUser> {
    let organisation = organisation.with_context(|| format!("person {} acts for an organisation that is not there", person.id))?;
    // It follows from the session and tells nothing of its token, whose own digest is what the database keeps.
    let challenge = Digest::of(format!("fengyang-challenge:{token}").as_bytes()).hex();
    Ok(CurrentUser { person, organisation, challenge, session: Digest::of(token.as_bytes()), is_lost: false })
}
