//! Who was drawn and waits for a team, as those are offered who assign (O-22).

use super::telling::saw;
use crate::db;
use crate::office::people::CurrentUser;
use crate::problem::Answer;
use crate::state::AppState;
use domain::contract::DrawnEnterprise;
use domain::draw::{Draw, Due};
use domain::id::EnterpriseId;
use domain::permit::{Action, Subject};
use std::collections::{BTreeMap, BTreeSet};

/// The enterprises that were drawn and that no team was given yet, as they were drawn; that somebody looked at the lists is logged (D4).
///
/// # Errors
/// The role does not assign.
pub async fn waiting(state: &AppState, user: &CurrentUser) -> Answer<Vec<DrawnEnterprise>> {
    user.must(Action::Assign, Subject::ALL)?;
    let mut connection = state.db.readers().acquire().await?;
    let draws = db::draw::all(&mut *connection).await?;
    let given: BTreeSet<_> = db::assignment::lines_given(&mut *connection).await?.into_iter().collect();
    drop(connection);
    let is_free = |due: &Due| !given.contains(&(due.enterprise, due.line));
    for draw in draws.iter().filter(|draw| draw.due().any(|due| is_free(&due))) {
        saw(state, user.person.id, draw.plan.draw).await?;
    }
    Ok(by_enterprise(draws.iter().flat_map(Draw::due).filter(is_free)))
}

/// Each enterprise once, with all the lines that it waits for, where it came first.
fn by_enterprise(due: impl Iterator<Item = Due>) -> Vec<DrawnEnterprise> {
    let (mut all, mut places): (Vec<DrawnEnterprise>, BTreeMap<EnterpriseId, usize>) = (Vec::new(), BTreeMap::new());
    for Due { enterprise, line, team } in due {
        let place = *places.entry(enterprise).or_insert(all.len());
        match all.get_mut(place) {
            Some(known) => known.lines.push(line),
            None => all.push(DrawnEnterprise { enterprise, lines: vec![line], team }),
        }
    }
    all
}
