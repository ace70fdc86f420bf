//! The entries of forms: one way to type, to choose and to tick, each with its hint and what is wrong beside it.

use super::form::Form;
use super::view::*;
use crate::words::field as words;
use domain::denial::Field;

/// How an entry is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Keys {
    Text,
    Lines,
    Decimal,
    Telephone,
    Date,
    Moment,
    Code,
}

/// An entry of a form.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry {
    name: &'static str,
    label: &'static str,
    hint: &'static str,
    unit: &'static str,
    law: Option<Field>,
    keys: Keys,
    optional: bool,
    /// What of a scanned code's text is meant, where the entry can be scanned.
    meant: Option<fn(&str) -> Option<String>>,
}

impl Entry {
    const fn of(name: &'static str, label: &'static str, keys: Keys) -> Self {
        Self { name, label, hint: "", unit: "", law: None, keys, optional: false, meant: None }
    }

    /// A line of text.
    pub(crate) const fn text(name: &'static str, label: &'static str) -> Self {
        Self::of(name, label, Keys::Text)
    }

    /// Several lines.
    pub(crate) const fn lines(name: &'static str, label: &'static str) -> Self {
        Self::of(name, label, Keys::Lines)
    }

    /// A number with decimals.
    pub(crate) const fn decimal(name: &'static str, label: &'static str, unit: &'static str) -> Self {
        let mut entry = Self::of(name, label, Keys::Decimal);
        entry.unit = unit;
        entry
    }

    /// The unit that stands behind it.
    pub(crate) const fn unit(mut self, unit: &'static str) -> Self {
        self.unit = unit;
        self
    }

    /// A telephone number.
    pub(crate) const fn telephone(name: &'static str, label: &'static str) -> Self {
        Self::of(name, label, Keys::Telephone)
    }

    /// A date.
    pub(crate) const fn date(name: &'static str, label: &'static str) -> Self {
        Self::of(name, label, Keys::Date)
    }

    /// A date with its time, to the minute.
    pub(crate) const fn moment(name: &'static str, label: &'static str) -> Self {
        Self::of(name, label, Keys::Moment)
    }

    /// A code or number that is printed somewhere.
    pub(crate) const fn code(name: &'static str, label: &'static str) -> Self {
        Self::of(name, label, Keys::Code)
    }

    /// What helps to fill it in.
    pub(crate) const fn hint(mut self, hint: &'static str) -> Self {
        self.hint = hint;
        self
    }

    /// The field of the law it stands for.
    pub(crate) const fn law(mut self, law: Field) -> Self {
        self.law = Some(law);
        self
    }

    /// It may stay empty.
    pub(crate) const fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// A code that the camera can read, too.
    pub(crate) const fn scanned(mut self, meant: fn(&str) -> Option<String>) -> Self {
        self.meant = Some(meant);
        self
    }

    /// Shows it.
    pub(crate) fn show(self, form: Form) -> View {
        let Self { name, label, hint, unit, law, keys, optional, meant } = self;
        let id = form.id(name);
        let help = format!("{id}-help");
        let invalid = move || form.wrong_at(name, law).map(|_| "true");
        let write = move |text: String| form.set(name, text);
        let input = if keys == Keys::Lines {
            view! {
                <textarea
                    class="input"
                    id={id.clone()}
                    rows="3"
                    aria-describedby={help.clone()}
                    aria-invalid={invalid}
                    prop:value={move || form.text(name)}
                    on:input={move |event| write(text_of(event))}
                ></textarea>
            }
        } else {
            let (kind, mode, class) = match keys {
                Keys::Decimal => ("text", "decimal", "input digits"),
                Keys::Telephone => ("tel", "tel", "input digits"),
                Keys::Date => ("date", "", "input"),
                Keys::Moment => ("datetime-local", "", "input"),
                Keys::Code => ("text", "text", "input digits"),
                Keys::Text | Keys::Lines => ("text", "text", "input"),
            };
            view! {
                <input
                    class={class}
                    id={id.clone()}
                    type={kind}
                    inputmode={mode}
                    autocomplete="off"
                    autocapitalize={if keys == Keys::Code { "characters" } else { "off" }}
                    spellcheck="false"
                    aria-describedby={help.clone()}
                    aria-invalid={invalid}
                    prop:value={move || form.text(name)}
                    on:input={move |event| write(text_of(event))}
                />
            }
        };
        let input = if unit.is_empty() {
            input
        } else {
            view! { <div class="united">{input}<span class="unit">{unit}</span></div> }
        };
        let input = match meant {
            None => input,
            Some(meant) => view! {
                <div class="row">
                    <div class="grow">{input}</div>
                    <button type="button" class="button" on:click={move |_| form.scan(name, label, meant)}>{words::SCAN}</button>
                </div>
            },
        };
        let label = if optional { format!("{label}{}", words::OPTIONAL) } else { label.to_owned() };
        view! {
            <div class="field">
                <label for={id}>{label}</label>
                {input}
                {beneath(form, name, law, &help, hint)}
            </div>
        }
    }
}

/// The hint and what is wrong, in the one element that describes the entry.
fn beneath(form: Form, name: &'static str, law: Option<Field>, id: &str, hint: &'static str) -> View {
    view! {
        <div id={id.to_owned()}>
            {(!hint.is_empty()).then(|| view! { <p class="hint">{hint}</p> })}
            {move || form.wrong_at(name, law).map(|sentence| view! { <p class="wrong">{sentence}</p> })}
        </div>
    }
}

/// What can be chosen: value and word.
pub(crate) type Choices = Vec<(String, String)>;

/// Writes choices out of fixed words.
pub(crate) fn choices(of: &[(&str, &str)]) -> Choices {
    of.iter().map(|(value, word)| ((*value).to_owned(), (*word).to_owned())).collect()
}

/// One of a few, as large as a thumb.
pub(crate) fn choose(form: Form, name: &'static str, label: &'static str, law: Option<Field>, of: Choices) -> View {
    let id = form.id(name);
    let help = format!("{id}-help");
    let group = id.clone();
    let options = of
        .into_iter()
        .map(|(value, word)| {
            let (checked, chosen) = (value.clone(), value.clone());
            view! {
                <label class="option">
                    <input
                        type="radio"
                        name={group.clone()}
                        value={value}
                        prop:checked={move || form.is(name, &checked)}
                        on:change={move |_| form.set(name, chosen.clone())}
                    />
                    <span>{word}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="field" id={id} aria-describedby={help.clone()}>
            <legend>{label}</legend>
            <div class="options">{options}</div>
            {beneath(form, name, law, &help, "")}
        </fieldset>
    }
}

/// One of many.
pub(crate) fn select(form: Form, name: &'static str, label: &'static str, law: Option<Field>, of: Choices) -> View {
    let id = form.id(name);
    let help = format!("{id}-help");
    let options = of
        .into_iter()
        .map(|(value, word)| {
            let chosen = value.clone();
            view! { <option value={value} prop:selected={move || form.is(name, &chosen)}>{word}</option> }
        })
        .collect_view();
    view! {
        <div class="field">
            <label for={id.clone()}>{label}</label>
            <select
                class="input"
                id={id}
                aria-describedby={help.clone()}
                aria-invalid={move || form.wrong_at(name, law).map(|_| "true")}
                on:change={move |event| form.set(name, text_of(event))}
            >
                {options}
            </select>
            {beneath(form, name, law, &help, "")}
        </div>
    }
}

/// Several of a few, each a line to tick.
pub(crate) fn ticks(form: Form, name: &'static str, label: &'static str, law: Option<Field>, of: Choices) -> View {
    let id = form.id(name);
    let help = format!("{id}-help");
    let lines = of
        .into_iter()
        .map(|(value, word)| {
            let shown = value.clone();
            view! {
                <label class="check">
                    <input
                        type="checkbox"
                        prop:checked={move || form.ticked(name).contains(&shown)}
                        on:change={move |event| form.tick(name, &value, is_ticked(event))}
                    />
                    <span class="grow">{word}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="field" id={id} aria-describedby={help.clone()}>
            <legend>{label}</legend>
            <div class="ticks">{lines}</div>
            {beneath(form, name, law, &help, "")}
        </fieldset>
    }
}
