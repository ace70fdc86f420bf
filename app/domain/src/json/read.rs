//! JSON as values.

use super::text::{Here, Reader};
use serde::de::value::StrDeserializer;
use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};
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

/// Reads a value; nothing but blanks may stand around it.
///
/// # Errors
/// The text is no JSON, or no such value.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    let mut reader = Reader::new(text);
    match T::deserialize(&mut reader) {
        Ok(value) if reader.peek().is_none() => Ok(value),
        _ => Err(Unreadable { at: reader.at }),
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
