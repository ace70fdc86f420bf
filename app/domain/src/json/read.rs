//! JSON as values.

use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};
use std::borrow::Cow;
use std::fmt::{self, Display};

/// The name by which `serde_json` asks for a value's own text.
const RAW: &str = "$serde_json::private::RawValue";

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

/// Something is wrong where the reader stands; without words, so that no type brings sentences along.
#[derive(Debug)]
struct Here;

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

/// Reads a value; nothing but blanks may stand around it.
///
/// # Errors
/// The text is no JSON, or no such value.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    let mut reader = Reader { text, at: 0 };
    match T::deserialize(&mut reader) {
        Ok(value) if reader.peek().is_none() => Ok(value),
        _ => Err(Unreadable { at: reader.at }),
    }
}

#[derive(Debug)]
struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is no blank.
    #[inline(never)]
    fn peek(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\t' | b'\r') = self.byte() {
            self.at += 1;
        }
        self.byte()
    }

    #[inline(never)]
    fn expect(&mut self, byte: u8) -> Result<(), Here> {
        if self.peek() == Some(byte) {
            self.at += 1;
            Ok(())
        } else {
            Err(Here)
        }
    }

    #[inline(never)]
    fn word(&mut self, word: &str) -> Result<(), Here> {
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
    fn another(&mut self, first: &mut bool, close: u8) -> Result<bool, Here> {
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
    fn signed(&mut self) -> Result<i64, Here> {
        let (negative, value) = self.number()?;
        if negative { 0_i64.checked_sub_unsigned(value) } else { i64::try_from(value).ok() }.ok_or(Here)
    }

    #[inline(never)]
    fn unsigned(&mut self) -> Result<u64, Here> {
        let (negative, value) = self.number()?;
        if negative { Err(Here) } else { Ok(value) }
    }

    #[inline(never)]
    fn boolean(&mut self) -> Result<bool, Here> {
        let is_true = self.peek() == Some(b't');
        self.word(if is_true { "true" } else { "false" })?;
        Ok(is_true)
    }

    #[inline(never)]
    fn string(&mut self) -> Result<Cow<'t, str>, Here> {
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
    fn skip(&mut self) -> Result<(), Here> {
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
    fn raw(&mut self) -> Result<&'t str, Here> {
        self.peek();
        let from = self.at;
        self.skip()?;
        self.text.get(from..self.at).ok_or(Here)
    }
}

macro_rules! numbers {
    ($($method:ident $read:ident $visit:ident),*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Here> {
            visitor.$visit(self.$read()?)
        })*
    };
}

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = Here;

    numbers! {
        deserialize_i8 signed visit_i64, deserialize_i16 signed visit_i64, deserialize_i32 signed visit_i64, deserialize_i64 signed visit_i64,
        deserialize_u8 unsigned visit_u64, deserialize_u16 unsigned visit_u64, deserialize_u32 unsigned visit_u64, deserialize_u64 unsigned visit_u64,
        deserialize_bool boolean visit_bool
    }

    // Nothing in the contract has a form that only its text tells.
    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Here> {
        Err(Here)
    }
    serde::forward_to_deserialize_any! { f32 f64 i128 u128 bytes byte_buf }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Here> {
        self.deserialize_str(visitor)
    }
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Here> {
        visitor.visit_str(&self.string()?)
    }
    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Here> {
        visitor.visit_string(self.string()?.into_owned())
    }
    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Here> {
        self.deserialize_str(visitor)
    }
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Here> {
        if self.peek() == Some(b'n') {
            self.word("null")?;
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }
    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Here> {
        self.word("null")?;
        visitor.visit_unit()
    }
    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Here> {
        self.deserialize_unit(visitor)
    }
    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Here> {
        if name == RAW { visitor.visit_map(Raw { text: self.raw()? }) } else { visitor.visit_newtype_struct(self) }
    }
    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Here> {
        self.expect(b'[')?;
        visitor.visit_seq(Several { reader: self, first: true })
    }
    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Here> {
        self.expect(b'[')?;
        let value = visitor.visit_seq(Several { reader: &mut *self, first: true })?;
        self.expect(b']')?;
        Ok(value)
    }
    fn deserialize_tuple_struct<V: Visitor<'de>>(self, _: &'static str, size: usize, visitor: V) -> Result<V::Value, Here> {
        self.deserialize_tuple(size, visitor)
    }
    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Here> {
        self.expect(b'{')?;
        visitor.visit_map(Several { reader: self, first: true })
    }
    fn deserialize_struct<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], visitor: V) -> Result<V::Value, Here> {
        self.deserialize_map(visitor)
    }
    fn deserialize_enum<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], visitor: V) -> Result<V::Value, Here> {
        let has_content = self.peek() == Some(b'{');
        if has_content {
            self.at += 1;
        }
        let value = visitor.visit_enum(Variant { reader: &mut *self, has_content })?;
        if has_content {
            self.expect(b'}')?;
        }
        Ok(value)
    }
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Here> {
        self.skip()?;
        visitor.visit_unit()
    }
}

/// What stands between brackets.
struct Several<'r, 'de> {
    reader: &'r mut Reader<'de>,
    first: bool,
}

impl<'de> SeqAccess<'de> for Several<'_, 'de> {
    type Error = Here;
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Here> {
        if self.reader.another(&mut self.first, b']')? { seed.deserialize(&mut *self.reader).map(Some) } else { Ok(None) }
    }
}

impl<'de> MapAccess<'de> for Several<'_, 'de> {
    type Error = Here;
    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Here> {
        if self.reader.another(&mut self.first, b'}')? { seed.deserialize(&mut *self.reader).map(Some) } else { Ok(None) }
    }
    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Here> {
        self.reader.expect(b':')?;
        seed.deserialize(&mut *self.reader)
    }
}

/// A variant of an enum: its name alone, or an object of its name and its content.
struct Variant<'r, 'de> {
    reader: &'r mut Reader<'de>,
    has_content: bool,
}

impl Variant<'_, '_> {
    fn content(&self) -> Result<(), Here> {
        if self.has_content { Ok(()) } else { Err(Here) }
    }
}

impl<'de> EnumAccess<'de> for Variant<'_, 'de> {
    type Error = Here;
    type Variant = Self;
    fn variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<(T::Value, Self), Here> {
        let name = seed.deserialize(&mut *self.reader)?;
        if self.has_content {
            self.reader.expect(b':')?;
        }
        Ok((name, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'_, 'de> {
    type Error = Here;
    fn unit_variant(self) -> Result<(), Here> {
        if self.has_content { self.reader.word("null") } else { Ok(()) }
    }
    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Here> {
        self.content()?;
        seed.deserialize(self.reader)
    }
    fn tuple_variant<V: Visitor<'de>>(self, size: usize, visitor: V) -> Result<V::Value, Here> {
        self.content()?;
        self.reader.deserialize_tuple(size, visitor)
    }
    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Here> {
        self.content()?;
        self.reader.deserialize_map(visitor)
    }
}

/// A value's own text, handed over as `serde_json` hands it over.
struct Raw<'de> {
    text: &'de str,
}

impl<'de> MapAccess<'de> for Raw<'de> {
    type Error = Here;
    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Here> {
        seed.deserialize(StrDeserializer::new(RAW)).map(Some)
    }
    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Here> {
        seed.deserialize(StrDeserializer::new(self.text))
    }
}
