//! 补录: what was written on paper, because no phone worked, is entered afterwards as the paper says.

use super::entry::Entry;
use super::form::{Form, Mistake};
use super::view::*;
pub(super) use crate::words::field::late_entry as words;
use domain::denial::Field;
use domain::late_entry::LateEntry;
use domain::time::Instant;

/// What is known of it, for a form.
pub(super) fn known(late: Option<&LateEntry>) -> Vec<(&'static str, String)> {
    late.map_or_else(Vec::new, |late| vec![("late_at", late.at.local_minute()), ("late_reason", late.reason.clone())])
}

/// The entries, behind a line that most never touch.
pub(super) fn asked(form: Form, summary: &'static str) -> View {
    let is_open = !form.now("late_at").is_empty() || !form.now("late_reason").is_empty();
    view! {
        <details class="card" prop:open={move || is_open}>
            <summary>{summary}</summary>
            <div class="stack">
                <p class="soft">{words::WHAT}</p>
                {Entry::moment("late_at", words::AT).show(form)}
                {Entry::lines("late_reason", words::REASON).hint(words::REASON_HINT).law(Field::Late).show(form)}
            </div>
        </details>
    }
}

/// Tells whether anything was entered of it; followed.
pub(super) fn is_late(form: Form) -> bool {
    !form.text("late_at").is_empty() || !form.text("late_reason").trim().is_empty()
}

/// What was entered; nothing where it happens now.
pub(super) fn read(form: Form) -> Result<Option<LateEntry>, Mistake> {
    let (at, reason) = (form.now("late_at"), form.now("late_reason"));
    if at.is_empty() && reason.is_empty() {
        return Ok(None);
    }
    let at: Instant = at.parse().map_err(|_| ("late_at", words::AT_WANTED))?;
    Ok(Some(LateEntry { reason, at }))
}

/// What stands at the head of a sheet that was written on paper.
pub(super) fn notice(late: &LateEntry) -> View {
    view! { <p class="notice" data-tone="info"><span class="grow">{words::entered(&late.at.to_string(), &late.reason)}</span></p> }
}
