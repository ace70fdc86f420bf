//! Accounts: how a person proves who they are.

use super::text::id;
use domain::id::PersonId;
use domain::time::Instant;
use sqlx::Row as _;
use sqlx::any::AnyExecutor;

/// An account.
#[derive(Debug, Clone)]
pub struct Account {
    /// Whose it is.
    pub person: PersonId,
    /// The stretched password.
    pub password: String,
    /// The password was given by somebody else and serves once.
    pub one_time: bool,
    /// Wrong passwords since the last right one.
    pub failures: i64,
    /// No sign-in before this.
    pub locked_until: Option<Instant>,
}

/// Enters an account.
///
/// # Errors
/// The database does not answer, or the sign-in name is taken.
pub async fn insert(on: impl AnyExecutor<'_>, sign_in: &str, person: PersonId, password: &str, one_time: bool) -> sqlx::Result<()> {
    sqlx::query("insert into account (sign_in, person, password, one_time) values ($1, $2, $3, $4)")
        .bind(sign_in)
        .bind(person.to_string())
        .bind(password)
        .bind(i64::from(one_time))
        .execute(on)
        .await?;
    Ok(())
}

/// The account of that sign-in name.
///
/// # Errors
/// The database does not answer.
pub async fn find(on: impl AnyExecutor<'_>, sign_in: &str) -> sqlx::Result<Option<Account>> {
    let row = sqlx::query("select person, password, one_time, failures, locked_until from account where sign_in = $1")
        .bind(sign_in)
        .fetch_optional(on)
        .await?;
    row.map(|row| {
        Ok(Account {
            person: id(row.try_get("person")?)?,
            password: row.try_get("password")?,
            one_time: row.try_get::<i64, _>("one_time")? == 1,
            failures: row.try_get("failures")?,
            locked_until: row.try_get::<Option<i64>, _>("locked_until")?.map(Instant::from_millis),
        })
    })
    .transpose()
}

/// Keeps the password that the person chose.
///
/// # Errors
/// The database does not answer.
pub async fn choose(on: impl AnyExecutor<'_>, person: PersonId, password: &str) -> sqlx::Result<()> {
    sqlx::query("update account set password = $1, one_time = 0 where person = $2").bind(password).bind(person.to_string()).execute(on).await?;
    Ok(())
}

/// Counts a wrong password, and locks the account until then where that is given.
///
/// # Errors
/// The database does not answer.
pub async fn fail(on: impl AnyExecutor<'_>, sign_in: &str, locked_until: Option<Instant>) -> sqlx::Result<()> {
    sqlx::query("update account set failures = failures + 1, locked_until = $1 where sign_in = $2")
        .bind(locked_until.map(Instant::millis))
        .bind(sign_in)
        .execute(on)
        .await?;
    Ok(())
}

/// Forgets wrong passwords.
///
/// # Errors
/// The database does not answer.
pub async fn forgive(on: impl AnyExecutor<'_>, sign_in: &str) -> sqlx::Result<()> {
    sqlx::query("update account set failures = 0, locked_until = null where sign_in = $1").bind(sign_in).execute(on).await?;
    Ok(())
}
