//! The PIN: six digits that prove whose act it is.

use super::form::Then;
use super::frame::Pages;
use super::view::*;
use crate::phone::{Model, PIN_DIGITS, PinError};
use crate::words::field as words;
use domain::id::PersonId;
use domain::person::Person;
use std::rc::Rc;

/// What a right PIN is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PinFor {
    /// One act of this person.
    Act,
    /// Holding the phone.
    Phone,
}

/// The sentence of a PIN that proved nobody.
pub(crate) fn pin_sentence(error: &PinError) -> String {
    match error {
        PinError::NotSixDigits => words::PIN_SIX.into(),
        PinError::Guessable => words::PIN_GUESSABLE.into(),
        PinError::Wrong { wait: 0 } => words::PIN_WRONG.into(),
        PinError::Wrong { wait } => words::pin_wrong(*wait),
        PinError::Wait { wait } => words::pin_wait(*wait),
        PinError::NobodyThere => words::PIN_NOBODY.into(),
        PinError::Store(error) => words::not_kept(&error.to_string()),
        PinError::Device(error) => words::not_signed(&error.to_string()),
    }
}

/// Six digits to type; the sixth hands them over.
pub(crate) fn digits(id: String, label: String, wrong: RwSignal<Option<String>>, full: Rc<dyn Fn(String)>) -> View {
    let typed = RwSignal::new(String::new());
    let help = format!("{id}-help");
    let dots = move || {
        let filled = typed.with(String::len);
        (0..PIN_DIGITS).map(|place| view! { <span class={(place < filled).then_some("filled")}></span> }).collect_view()
    };
    view! {
        <div class="field pin">
            <label for={id.clone()}>{label}</label>
            <div class="pin-box">
                <input
                    id={id}
                    class="input"
                    type="password"
                    inputmode="numeric"
                    autocomplete="off"
                    maxlength="6"
                    aria-describedby={help.clone()}
                    aria-invalid={move || wrong.with(Option::is_some).then_some("true")}
                    prop:value={move || typed.get()}
                    on:input={move |event| {
                        let digits: String = text_of(event).chars().filter(char::is_ascii_digit).take(PIN_DIGITS).collect();
                        typed.set(digits.clone());
                        wrong.set(None);
                        if digits.len() == PIN_DIGITS {
                            typed.set(String::new());
                            full(digits);
                        }
                    }}
                />
                <div class="pin-dots" aria-hidden="true">{dots}</div>
            </div>
            <div id={help} role="alert">{move || wrong.get().map(|sentence| view! { <p class="wrong">{sentence}</p> })}</div>
        </div>
    }
}

/// Asks a person for their PIN, and goes on once it is right.
pub(crate) fn ask(pages: Pages, id: String, label: String, person: PersonId, good_for: PinFor, then: Then) -> View {
    let wrong = RwSignal::new(None);
    let full = Rc::new(move |pin: String| {
        let then = Rc::clone(&then);
        pages.phone.run(async move {
            let proved = match good_for {
                PinFor::Act => pages.phone.prove(person, pin).await,
                PinFor::Phone => pages.phone.unlock(person, pin).await,
            };
            match proved {
                Ok(()) => then(),
                Err(error) => {
                    wrong.try_set(Some(pin_sentence(&error)));
                }
            }
        });
    });
    digits(id, label, wrong, full)
}

/// Whom a phone may be given to, and whether they have left.
pub(crate) type Holders = fn(&Model) -> Vec<(&Person, bool)>;

/// Asks whose hand the phone goes into, and for their PIN.
pub(crate) fn ask_one_of(pages: Pages, of: Holders, then: Then) -> View {
    let people =
        pages.phone.memo(move |model| of(model).into_iter().map(|(person, has_left)| (person.id, person.name.clone(), has_left)).collect::<Vec<_>>());
    let chosen = RwSignal::new(people.with_untracked(|people| people.first().map(|(id, ..)| *id)));
    let then = StoredValue::new(then);
    let options = move || {
        people
            .get()
            .into_iter()
            .map(|(id, name, has_left)| {
                view! {
                    <label class="option">
                        <input type="radio" name="person" prop:checked={move || chosen.get() == Some(id)} on:change={move |_| chosen.set(Some(id))}/>
                        <span>{name}{has_left.then(left)}</span>
                    </label>
                }
            })
            .collect_view()
    };
    view! {
        <fieldset class="field">
            <legend>{words::WHO}</legend>
            <div class="options">{options}</div>
        </fieldset>
        {move || chosen.get().map(|person| ask(pages, format!("pin-{person}"), words::PIN.into(), person, PinFor::Phone, then.get_value()))}
    }
}

/// Marks somebody whose account was ended.
pub(crate) fn left() -> View {
    view! { <span class="badge" data-tone="warn">{words::LEFT}</span> }
}
