//! JSON as words: strings, numbers, brackets.

use serde::de;
use std::borrow::Cow;
use std::fmt::{self, Display};

/// Something is wrong where the reader stands; without words, so that no type brings sentences along.
#[derive(Debug)]
pub(super) struct Here;

impl Display for Here {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Here {}

impl de::Error for Here {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
    fn invalid_type(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self
    }
    fn invalid_value(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self
    }
    fn invalid_length(_: usize, _: &dyn de::Expected) -> Self {
        Self
    }
    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }
    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }
    fn missing_field(_: &'static str) -> Self {
        Self
    }
    fn duplicate_field(_: &'static str) -> Self {
        Self
    }
}

/// Goes through a text; knows JSON's words, and no types.
#[derive(Debug)]
pub(super) struct Reader<'t> {
    text: &'t str,
    pub(super) at: usize,
}

impl<'t> Reader<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is no blank.
    #[inline(never)]
    pub(super) fn peek(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\t' | b'\r') = self.byte() {
            self.at += 1;
        }
        self.byte()
    }

    #[inline(never)]
    pub(super) fn expect(&mut self, byte: u8) -> Result<(), Here> {
        if self.peek() == Some(byte) {
            self.at += 1;
            Ok(())
        } else {
            Err(Here)
        }
    }

    #[inline(never)]
    pub(super) fn word(&mut self, word: &str) -> Result<(), Here> {
        self.peek();
        if self.text.as_bytes().get(self.at..).is_some_and(|rest| rest.starts_with(word.as_bytes())) {
            self.at += word.len();
            Ok(())
        } else {
            Err(Here)
        }
    }

    /// Tells whether another element stands before the closing bracket, and goes to it.
    #[inline(never)]
    pub(super) fn another(&mut self, first: &mut bool, close: u8) -> Result<bool, Here> {
        if self.peek() == Some(close) {
            self.at += 1;
            return Ok(false);
        }
        if !*first {
            self.expect(b',')?;
        }
        *first = false;
        Ok(true)
    }

    #[inline(never)]
    fn number(&mut self) -> Result<(bool, u64), Here> {
        let negative = self.peek() == Some(b'-');
        if negative {
            self.at += 1;
        }
        let from = self.at;
        let mut value = 0_u64;
        while let Some(digit @ b'0'..=b'9') = self.byte() {
            value = value.checked_mul(10).and_then(|value| value.checked_add(u64::from(digit - b'0'))).ok_or(Here)?;
            self.at += 1;
        }
        let has_no_digit = self.at == from;
        let leads_with_zero = self.text.as_bytes().get(from) == Some(&b'0') && (negative || self.at > from + 1);
        let is_no_integer = matches!(self.byte(), Some(b'.' | b'e' | b'E'));
        if has_no_digit || leads_with_zero || is_no_integer { Err(Here) } else { Ok((negative, value)) }
    }

    #[inline(never)]
    pub(super) fn signed(&mut self) -> Result<i64, Here> {
        let (negative, value) = self.number()?;
        if negative { 0_i64.checked_sub_unsigned(value) } else { i64::try_from(value).ok() }.ok_or(Here)
    }

    #[inline(never)]
    pub(super) fn unsigned(&mut self) -> Result<u64, Here> {
        let (negative, value) = self.number()?;
        if negative { Err(Here) } else { Ok(value) }
    }

    #[inline(never)]
    pub(super) fn boolean(&mut self) -> Result<bool, Here> {
        let is_true = self.peek() == Some(b't');
        self.word(if is_true { "true" } else { "false" })?;
        Ok(is_true)
    }

    #[inline(never)]
    pub(super) fn string(&mut self) -> Result<Cow<'t, str>, Here> {
        self.expect(b'"')?;
        let mut from = self.at;
        let mut read = Cow::Borrowed("");
        loop {
            let byte = self.byte().ok_or(Here)?;
            if byte == b'"' || byte == b'\\' {
                let plain = self.text.get(from..self.at).ok_or(Here)?;
                if read.is_empty() {
                    read = Cow::Borrowed(plain);
                } else {
                    read.to_mut().push_str(plain);
                }
                self.at += 1;
                if byte == b'"' {
                    return Ok(read);
                }
                read.to_mut().push(self.escaped()?);
                from = self.at;
            } else if byte < b' ' {
                return Err(Here);
            } else {
                self.at += 1;
            }
        }
    }

    /// What stands behind a backslash.
    fn escaped(&mut self) -> Result<char, Here> {
        let byte = self.byte().ok_or(Here)?;
        self.at += 1;
        Ok(match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = self.unit()?;
                // What lies beyond 16 bits is written as two halves.
                if (0xd800..0xdc00).contains(&first) {
                    let second = if self.byte() == Some(b'\\') { self.second()? } else { return Err(Here) };
                    char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00)).ok_or(Here)?
                } else {
                    char::from_u32(first).ok_or(Here)?
                }
            }
            _ => return Err(Here),
        })
    }

    fn second(&mut self) -> Result<u32, Here> {
        self.at += 1;
        if self.byte() != Some(b'u') {
            return Err(Here);
        }
        self.at += 1;
        let second = self.unit()?;
        if (0xdc00..0xe000).contains(&second) { Ok(second) } else { Err(Here) }
    }

    fn unit(&mut self) -> Result<u32, Here> {
        let mut unit = 0;
        for _ in 0..4 {
            let digit = self.byte().and_then(|byte| char::from(byte).to_digit(16)).ok_or(Here)?;
            unit = unit * 16 + digit;
            self.at += 1;
        }
        Ok(unit)
    }

    /// Passes over a value of any kind; without recursion, since its depth is not ours.
    #[inline(never)]
    pub(super) fn skip(&mut self) -> Result<(), Here> {
        let mut closing = Vec::new();
        let mut first = true;
        loop {
            // Here a value begins.
            match self.peek() {
                Some(b'{') => {
                    self.at += 1;
                    closing.push(b'}');
                    first = true;
                }
                Some(b'[') => {
                    self.at += 1;
                    closing.push(b']');
                    first = true;
                }
                Some(b'"') => drop(self.string()?),
                Some(b'n') => self.word("null")?,
                Some(b't' | b'f') => drop(self.boolean()?),
                Some(b'-' | b'0'..=b'9') => {
                    while let Some(b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9') = self.byte() {
                        self.at += 1;
                    }
                }
                _ => return Err(Here),
            }
            // Here something may end.
            loop {
                let Some(close) = closing.last().copied() else { return Ok(()) };
                if self.another(&mut first, close)? {
                    if close == b'}' {
                        drop(self.string()?);
                        self.expect(b':')?;
                    }
                    break;
                }
                closing.pop();
                first = false;
            }
        }
    }

    #[inline(never)]
    pub(super) fn raw(&mut self) -> Result<&'t str, Here> {
        self.peek();
        let from = self.at;
        self.skip()?;
        self.text.get(from..self.at).ok_or(Here)
    }
}
