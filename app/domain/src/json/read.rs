//! Values out of a tape.

use super::Json;
use super::tape::{Entry, Here, Kind, tape, unescaped};
use std::borrow::Cow;
use std::fmt::{self, Display};

/// The text is not what was expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable {
    at: usize,
}

impl Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "byte {} of the text is not what was expected", self.at)
    }
}

impl std::error::Error for Unreadable {}

/// Reads a value; nothing but blanks may stand around it.
///
/// # Errors
/// The text is no JSON, or no such value.
pub fn read<T: Json>(text: &str) -> Result<T, Unreadable> {
    let mut reader = Reader::new(text)?;
    let value = T::read(&mut reader);
    match reader.failed {
        None => Ok(value),
        Some(at) => Err(Unreadable { at }),
    }
}

/// Hands out the values of a text, the next one to whoever asks.
///
/// It never stops half-way: where something else stands than was asked for, it notes the place and hands out a blank. So a type's reading is
/// a row of calls, without a way out behind each.
#[derive(Debug)]
pub struct Reader<'t> {
    text: &'t str,
    tape: Vec<Entry>,
    /// The places on the tape of the values that wait, the next one last; nothing where a field is missing.
    waiting: Vec<Option<usize>>,
    /// The byte where the value begins that was asked for last.
    at: usize,
    failed: Option<usize>,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str) -> Result<Self, Unreadable> {
        let tape = tape(text).map_err(|Here(at)| Unreadable { at })?;
        Ok(Self { text, tape, waiting: vec![Some(0)], at: 0, failed: None })
    }

    /// Notes that the last value is not what was expected.
    #[inline(never)]
    pub fn fail(&mut self) {
        self.failed.get_or_insert(self.at);
    }

    fn take(&mut self) -> Option<(usize, Kind)> {
        let place = self.waiting.pop()??;
        let entry = self.tape.get(place)?;
        self.at = entry.at;
        Some((place, entry.kind))
    }

    /// The place behind a value.
    fn behind(&self, place: usize) -> usize {
        match self.tape.get(place).map(|entry| entry.kind) {
            Some(Kind::List(end) | Kind::Object(end)) => end,
            _ => place + 1,
        }
    }

    fn said(&self, place: usize) -> Option<Cow<'t, str>> {
        let entry = self.tape.get(place)?;
        match entry.kind {
            Kind::Plain(end) => self.text.get(entry.at + 1..end).map(Cow::Borrowed),
            Kind::Escaped => Some(Cow::Owned(unescaped(self.text, entry.at))),
            _ => None,
        }
    }

    /// Opens an object: the values of these names wait, in this order. What else stands in it is passed over.
    #[inline(never)]
    pub fn open(&mut self, names: &[&str]) {
        let from = self.waiting.len().saturating_sub(1);
        let object = self.take();
        self.waiting.resize(from + names.len(), None);
        let Some((place, Kind::Object(end))) = object else { return self.fail() };
        let mut member = place + 1;
        while member < end {
            let value = member + 1;
            let name = self.said(member).unwrap_or_default();
            if let Some(found) = names.iter().rev().position(|own| *own == name) {
                if self.waiting.get(from + found).is_some_and(Option::is_some) {
                    self.fail();
                }
                self.waiting[from + found] = Some(value);
            }
            member = self.behind(value);
        }
    }

    /// Opens a list of exactly so many elements.
    #[inline(never)]
    pub fn open_tuple(&mut self, size: usize) {
        let elements = self.elements();
        if elements.len() != size {
            self.fail();
        }
        self.waiting.extend((0..size).rev().map(|place| elements.get(place).copied()));
    }

    /// The places of a list's elements.
    #[inline(never)]
    fn elements(&mut self) -> Vec<usize> {
        let mut elements = Vec::new();
        let Some((place, Kind::List(end))) = self.take() else {
            self.fail();
            return elements;
        };
        let mut element = place + 1;
        while element < end {
            elements.push(element);
            element = self.behind(element);
        }
        elements
    }

    /// Reads a list.
    pub(super) fn list<T>(&mut self, mut read: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let mut values = Vec::new();
        for element in self.elements() {
            self.waiting.push(Some(element));
            values.push(read(self));
        }
        values
    }

    /// Reads what may be something newer than this program knows.
    pub(super) fn known<T: Json>(&mut self) -> Option<T> {
        let before = self.failed.take();
        let value = T::read(self);
        let is_known = self.failed.is_none();
        self.failed = before;
        is_known.then_some(value)
    }

    /// Reads an object with any names, whose values wait in turn.
    #[inline(never)]
    pub(super) fn members(&mut self) -> Vec<String> {
        let mut names = Vec::new();
        let Some((place, Kind::Object(end))) = self.take() else {
            self.fail();
            return names;
        };
        let (from, mut member) = (self.waiting.len(), place + 1);
        while member < end {
            names.push(self.said(member).unwrap_or_default().into_owned());
            self.waiting.push(Some(member + 1));
            member = self.behind(member + 1);
        }
        self.waiting[from..].reverse();
        names
    }

    /// Reads which variant stands there, counted through both lists: a word alone, or a name whose content waits then.
    #[inline(never)]
    pub fn variant(&mut self, words: &[&str], contents: &[&str]) -> usize {
        let found = self.take().and_then(|(place, kind)| self.variant_at(place, kind, words, contents));
        found.unwrap_or_else(|| {
            self.fail();
            if words.is_empty() {
                self.waiting.push(None);
            }
            0
        })
    }

    fn variant_at(&mut self, place: usize, kind: Kind, words: &[&str], contents: &[&str]) -> Option<usize> {
        let Kind::Object(end) = kind else {
            let word = self.said(place)?;
            return words.iter().position(|own| *own == word);
        };
        let (name, content) = (self.said(place + 1).filter(|_| end > place + 1)?, place + 2);
        if self.behind(content) != end {
            return None;
        }
        if let Some(word) = words.iter().position(|own| *own == name) {
            let is_empty = matches!(self.tape.get(content)?.kind, Kind::Null);
            return is_empty.then_some(word);
        }
        let found = contents.iter().position(|own| *own == name)?;
        self.waiting.push(Some(content));
        Some(words.len() + found)
    }

    /// Tells whether nothing stands there, and passes it then.
    #[inline(never)]
    pub(super) fn is_nothing(&mut self) -> bool {
        let next = self.waiting.last().copied().flatten();
        let is_nothing = next.is_none_or(|place| self.tape.get(place).is_none_or(|entry| matches!(entry.kind, Kind::Null)));
        if is_nothing {
            self.waiting.pop();
        }
        is_nothing
    }

    /// Tells whether the field is missing, and passes it then.
    pub(super) fn is_missing(&mut self) -> bool {
        let is_missing = self.waiting.last().is_none_or(Option::is_none);
        if is_missing {
            self.waiting.pop();
        }
        is_missing
    }

    #[inline(never)]
    pub(super) fn unit(&mut self) {
        if !matches!(self.take(), Some((_, Kind::Null))) {
            self.fail();
        }
    }

    #[inline(never)]
    pub(super) fn boolean(&mut self) -> bool {
        if let Some((_, Kind::Boolean(value))) = self.take() {
            return value;
        }
        self.fail();
        false
    }

    /// A number from `least` to `most`.
    #[inline(never)]
    pub(super) fn signed(&mut self, least: i64, most: i64) -> i64 {
        let value = match self.take() {
            Some((_, Kind::Number(true, value))) => 0_i64.checked_sub_unsigned(value),
            Some((_, Kind::Number(false, value))) => i64::try_from(value).ok(),
            _ => None,
        };
        value.filter(|value| (least..=most).contains(value)).unwrap_or_else(|| {
            self.fail();
            0
        })
    }

    /// A number up to `most`.
    #[inline(never)]
    pub(super) fn unsigned(&mut self, most: u64) -> u64 {
        if let Some((_, Kind::Number(false, value))) = self.take()
            && value <= most
        {
            return value;
        }
        self.fail();
        0
    }

    /// A text.
    #[inline(never)]
    pub(super) fn text(&mut self) -> Cow<'t, str> {
        self.take().and_then(|(place, _)| self.said(place)).unwrap_or_else(|| {
            self.fail();
            Cow::Borrowed("")
        })
    }
}
