//! What stands between a form and its record: all that is refused, or the warnings that want a reason.

use super::{Form, Todo, Wrong, reason_name};
use crate::field::view::*;
use crate::words::{denials, field as words};
use domain::act::{Act, Arrival};
use domain::denial::Denial;
use domain::late_entry;
use domain::warning::{Warning, licences_unseen};

/// Where the form says it, by the name of the element.
pub(super) const NAME: &str = "trouble";

/// What stands between the form and its record: a refusal, or warnings that want a reason.
pub(crate) fn trouble(form: Form) -> View {
    live(move || {
        let warned = form.warned.get();
        if !warned.is_empty() {
            return Some(reasons(form, warned));
        }
        let said = |wrong: &Wrong| {
            let law = if let Wrong::Law(denial) = wrong { words::law(&denial.obligation().to_string()) } else { String::new() };
            view! { <p><strong>{wrong.sentence()}</strong> " " <span class="law">{law}</span></p> }
        };
        let all = form.wrong.with(|wrong| wrong.iter().map(said).collect::<Vec<_>>());
        let as_written = may_stand(form).then(|| {
            view! {
                <p>{words::late_entry::AS_WRITTEN_WHY}</p>
                <button type="button" class="button" disabled={move || form.busy()} on:click={move |_| form.go_on_as_written()}>{words::late_entry::AS_WRITTEN}</button>
            }
        });
        (!all.is_empty()).then(|| {
            view! {
                <div class="notice" id={form.id(NAME)} data-tone="seal" role="alert">
                    <span class="mark" data-tone="seal" aria-hidden="true">"!"</span>
                    <div class="grow">{all}{as_written}</div>
                </div>
            }
        })
    })
}

/// Tells whether all that is refused may be entered all the same, because it stands on the paper (补录).
fn may_stand(form: Form) -> bool {
    form.wrong.with(|wrong| {
        form.todo.with_value(|todo| {
            let Some(Todo { visit, acts, .. }) = todo else { return false };
            let Some(visit) = form.pages.visit(*visit) else { return false };
            let stands = |denial: &Denial| acts.first().is_some_and(|act| late_entry::may_stand(&visit, act, denial));
            !wrong.is_empty() && wrong.iter().all(|wrong| matches!(wrong, Wrong::Law(denial) if stands(denial)))
        })
    })
}

/// One reason for each warning, then on.
fn reasons(form: Form, warned: Vec<Warning>) -> View {
    let asked = warned
        .into_iter()
        .map(|warning| {
            let name = reason_name(warning);
            let (id, read, write) = (form.id(&name), name.clone(), name.clone());
            let help = format!("{id}-help");
            let lacks = memo(move || form.unreasoned.get() && form.text(&name).trim().is_empty());
            view! {
                <div class="field">
                    <label for={id.clone()}>{words_of(form, warning)}</label>
                    <textarea
                        class="input"
                        id={id}
                        rows="2"
                        placeholder={words::REASON}
                        aria-describedby={help.clone()}
                        aria-invalid={move || lacks.get().then_some("true")}
                        prop:value={move || form.text(&read)}
                        on:input={move |event| form.set(&write, text_of(event))}
                    ></textarea>
                    <div id={help}>{move || lacks.get().then(|| view! { <p class="wrong">{words::REASON_MISSING}</p> })}</div>
                </div>
            }
        })
        .collect_view();
    view! {
        <section class="notice" id={form.id(NAME)} role="group" aria-label={words::REASON_WANTED}>
            <span class="mark" data-tone="warn" aria-hidden="true">"!"</span>
            <div class="grow">
                <p><strong>{words::REASON_WANTED}</strong></p>
                {asked}
                <div class="row">
                    <button type="button" class="button" on:click={move |_| form.clear()}>{words::GO_BACK_AND_CHANGE}</button>
                    <button type="button" class="button primary" disabled={move || form.busy()} on:click={move |_| form.resume()}>
                        {words::RECORD_WITH_REASON}
                    </button>
                </div>
            </div>
        </section>
    }
}

/// The warning in words; one of licences with their names, one of a distance with the distance.
fn words_of(form: Form, warning: Warning) -> String {
    let unseen = form.todo.with_value(|todo| {
        let Todo { visit, acts, .. } = todo.as_ref().filter(|_| warning == Warning::LicenceNotShown)?;
        let Some(Act::CheckIdentity(found)) = acts.first() else { return None };
        form.pages.phone.model().with_untracked(|model| Some(denials::unseen(&licences_unseen(model.state(*visit)?, found))))
    });
    if let Some(unseen) = unseen {
        return unseen;
    }
    let metres = form.todo.with_value(|todo| {
        let Todo { visit, acts, .. } = todo.as_ref().filter(|_| warning == Warning::PositionFar)?;
        let Some(Act::Arrive(Arrival { position: Some(here), .. })) = acts.first() else { return None };
        Some(here.metres_to(&form.pages.visit(*visit)?.assignment.enterprise.position?))
    });
    metres.map_or_else(|| denials::warning(warning).to_owned(), denials::far)
}
