//! A page of a list, and what of it lies within a scope.

use domain::contract::PAGE;
use domain::permit::Scope;

/// A page of a list, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Page(pub u32);

impl Page {
    /// How many rows stand on it.
    #[must_use]
    pub fn rows(self) -> i64 {
        i64::from(PAGE)
    }

    /// How many rows stand before it.
    #[must_use]
    pub fn before(self) -> i64 {
        i64::from(PAGE) * i64::from(self.0)
    }
}

/// The local body and the laboratory that a scope asks for; what is empty asks for nothing.
pub(super) fn asked(scope: Scope) -> (String, String) {
    match scope {
        Scope::City => (String::new(), String::new()),
        Scope::Area(body) => (body.to_string(), String::new()),
        Scope::Laboratory(laboratory) => (String::new(), laboratory.to_string()),
    }
}
