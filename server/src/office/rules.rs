//! The rules in force: what each line covers, how much is taken, what its sheet asks for, and what the bureau has still to confirm.

use crate::db::package;
use crate::office::people::CurrentUser;
use crate::problem::Answer;
use crate::state::AppState;
use domain::contract::{RulesRow, RulesTable};
use domain::permit::{Action, Subject};

/// All lines with their rules, for whoever sees the counts.
///
/// # Errors
/// The role sees no counts.
pub async fn table(state: &AppState, user: &CurrentUser) -> Answer<RulesTable> {
    user.must(Action::SeeMap, Subject::ALL)?;
    let mut connection = state.db.readers().acquire().await?;
    let briefing = package::briefing(&mut connection).await?;
    drop(connection);
    let now = state.clock.now();
    let row = |line: &domain::campaign::Line| RulesRow {
        line: line.number,
        product: line.product.clone(),
        rules: briefing.rules_in_force(line.number, now).cloned(),
    };
    Ok(RulesTable { rows: briefing.campaign.lines.iter().map(row).collect() })
}
