//! 自有项目: the entries that the rules of a line ask for besides, drawn as the rules tell (O-27).

use super::entry::{Choices, Entry, choose};
use super::form::Form;
use super::view::*;
use crate::words::field as words;
use crate::words::field::goods as said;
use domain::denial::Field;
use domain::own::{OwnEntry, OwnField, OwnKind};
use domain::rules::Rules;

const PREFIX: &str = "own-";

/// A field of the rules as an entry of a form.
pub(super) struct Own {
    /// The entry's name.
    pub(super) name: &'static str,
    label: &'static str,
    unit: &'static str,
    field: OwnField,
}

/// Tells whether the entry of that name stands for the field of that label.
pub(super) fn is_of(name: &str, label: &str) -> bool {
    name.strip_prefix(PREFIX) == Some(label)
}

/// The fields of the rules. Like the form itself, their names stay where they are for as long as the program runs.
pub(super) fn fields(rules: &Rules) -> Vec<Own> {
    let stay = |text: String| -> &'static str { Box::leak(text.into_boxed_str()) };
    let own = |field: &OwnField| {
        let label = if field.required { field.label.clone() } else { format!("{}{}", field.label, words::OPTIONAL) };
        Own { name: stay(format!("{PREFIX}{}", field.label)), label: stay(label), unit: stay(field.unit.clone()), field: field.clone() }
    };
    rules.own.iter().map(own).collect()
}

impl Own {
    /// What was filled in.
    pub(super) fn value<'a>(&self, entries: &'a [OwnEntry]) -> Option<&'a str> {
        entries.iter().find(|entry| entry.label == self.field.label).map(|entry| entry.value.as_str())
    }

    fn show(&self, form: Form) -> View {
        let law = Some(Field::Own);
        match &self.field.kind {
            OwnKind::Choice { of } => {
                choose(form, self.name, self.label, law, of.iter().map(|word| (word.clone(), word.clone())).collect::<Choices>())
            }
            OwnKind::Number => Entry::decimal(self.name, self.label, self.unit).law(Field::Own).show(form),
            OwnKind::Words => Entry::text(self.name, self.label).unit(self.unit).law(Field::Own).show(form),
        }
    }
}

/// Their card; nothing where the rules ask for none.
pub(super) fn card(form: Form, own: &[Own]) -> Option<View> {
    (!own.is_empty()).then(|| {
        view! {
            <section class="card">
                <h2>{said::OWN}</h2>
                {own.iter().map(|own| own.show(form)).collect::<Vec<_>>()}
            </section>
        }
    })
}

/// What stands in them now.
pub(super) fn read(form: Form, own: &[Own]) -> Vec<OwnEntry> {
    let entry = |own: &Own| OwnEntry { label: own.field.label.clone(), value: form.now(own.name), unit: own.field.unit.clone() };
    own.iter().map(entry).filter(|entry| !entry.value.is_empty()).collect()
}
