//! What stands in a form's entries: as it was typed, as what is ticked, as a quantity or as money.

use super::{Form, Mistake};
use crate::words::field as words;
use domain::money::Fen;
use domain::quantity::{Quantity, Unit};

impl Form {
    /// What stands in an entry; follows it.
    pub(crate) fn text(self, name: &str) -> String {
        self.texts.with(|texts| texts.get(name).cloned().unwrap_or_default())
    }

    /// What stands in an entry now, without the blanks around it.
    pub(crate) fn now(self, name: &str) -> String {
        self.texts.with_untracked(|texts| texts.get(name).map(|text| text.trim().to_owned()).unwrap_or_default())
    }

    /// Tells whether an entry holds that value.
    pub(crate) fn is(self, name: &str, value: &str) -> bool {
        self.texts.with(|texts| texts.get(name).is_some_and(|text| text == value))
    }

    /// The values that are ticked in an entry of several.
    pub(crate) fn ticked(self, name: &str) -> Vec<String> {
        self.text(name).split('|').filter(|value| !value.is_empty()).map(str::to_owned).collect()
    }

    /// The values that are ticked now.
    pub(crate) fn ticked_now(self, name: &str) -> Vec<String> {
        self.now(name).split('|').filter(|value| !value.is_empty()).map(str::to_owned).collect()
    }

    /// Ticks or unticks one value of several.
    pub(crate) fn tick(self, name: &str, value: &str, on: bool) {
        let mut values: Vec<String> = self.now(name).split('|').filter(|other| !other.is_empty() && *other != value).map(str::to_owned).collect();
        if on {
            values.push(value.to_owned());
        }
        self.set(name, values.join("|"));
    }

    /// The entry as a quantity.
    pub(crate) fn quantity(self, name: &'static str, unit: Unit) -> Result<Quantity, Mistake> {
        Quantity::parse(&self.now(name), unit).ok_or((name, words::NO_QUANTITY))
    }

    /// The entry as a quantity, or nothing where it is empty.
    pub(crate) fn maybe_quantity(self, name: &'static str, unit: Unit) -> Result<Option<Quantity>, Mistake> {
        if self.now(name).is_empty() { Ok(None) } else { self.quantity(name, unit).map(Some) }
    }

    /// The entry as yuan.
    pub(crate) fn yuan(self, name: &'static str) -> Result<Fen, Mistake> {
        Fen::parse_yuan(&self.now(name)).ok_or((name, words::NO_YUAN))
    }
}
