//! Values as JSON.

use serde::ser::{self, Serialize};
use std::fmt::{self, Display};

/// A value that the contract's JSON does not know: a floating number, bytes, a key that is no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unwritable;

impl Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the value has a form that the contract's JSON does not know")
    }
}

impl std::error::Error for Unwritable {}

impl ser::Error for Unwritable {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

/// Writes a value.
///
/// # Errors
/// The value holds what the contract never does.
pub fn write<T: Serialize>(value: &T) -> Result<String, Unwritable> {
    let mut out = Writer { text: String::new() };
    value.serialize(&mut out)?;
    Ok(out.text)
}

#[derive(Debug)]
struct Writer {
    text: String,
}

impl Writer {
    fn word(&mut self, word: &str) -> Result<(), Unwritable> {
        self.text.push_str(word);
        Ok(())
    }

    #[inline(never)]
    fn string(&mut self, text: &str) {
        self.text.push('"');
        for letter in text.chars() {
            match letter {
                '"' => self.text.push_str("\\\""),
                '\\' => self.text.push_str("\\\\"),
                '\u{8}' => self.text.push_str("\\b"),
                '\u{c}' => self.text.push_str("\\f"),
                '\n' => self.text.push_str("\\n"),
                '\r' => self.text.push_str("\\r"),
                '\t' => self.text.push_str("\\t"),
                '\0'..='\u{1f}' => {
                    self.text.push_str("\\u00");
                    let code = u32::from(letter);
                    for half in [code / 16, code % 16] {
                        self.text.push(char::from_digit(half, 16).unwrap_or('0'));
                    }
                }
                _ => self.text.push(letter),
            }
        }
        self.text.push('"');
    }

    #[inline(never)]
    fn number(&mut self, negative: bool, mut rest: u64) -> Result<(), Unwritable> {
        let mut digits = [b'0'; 20];
        let mut from = digits.len();
        for digit in digits.iter_mut().rev() {
            *digit = b'0' + u8::try_from(rest % 10).unwrap_or(0);
            from -= 1;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        if negative {
            self.text.push('-');
        }
        self.text.extend(digits.iter().skip(from).map(|digit| char::from(*digit)));
        Ok(())
    }

    /// `{"name":`, which an enum's variant with content begins with.
    fn variant(&mut self, name: &str) {
        self.text.push('{');
        self.string(name);
        self.text.push(':');
    }

    fn open(&mut self, open: char, close: &'static str) -> Several<'_> {
        self.text.push(open);
        Several { out: self, first: true, close }
    }
}

/// What stands between brackets.
#[derive(Debug)]
struct Several<'w> {
    out: &'w mut Writer,
    first: bool,
    close: &'static str,
}

impl Several<'_> {
    #[inline(never)]
    fn comma(&mut self) {
        if !self.first {
            self.out.text.push(',');
        }
        self.first = false;
    }

    #[inline(never)]
    fn key(&mut self, key: &str) {
        self.comma();
        self.out.string(key);
        self.out.text.push(':');
    }

    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        self.comma();
        value.serialize(&mut *self.out)
    }

    fn field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Unwritable> {
        self.key(key);
        value.serialize(&mut *self.out)
    }

    fn close(self) -> Result<(), Unwritable> {
        self.out.word(self.close)
    }
}

impl<'w> ser::Serializer for &'w mut Writer {
    type Ok = ();
    type Error = Unwritable;
    type SerializeSeq = Several<'w>;
    type SerializeTuple = Several<'w>;
    type SerializeTupleStruct = Several<'w>;
    type SerializeTupleVariant = Several<'w>;
    type SerializeMap = Several<'w>;
    type SerializeStruct = Several<'w>;
    type SerializeStructVariant = Several<'w>;

    fn serialize_bool(self, v: bool) -> Result<(), Unwritable> {
        self.word(if v { "true" } else { "false" })
    }
    fn serialize_i8(self, v: i8) -> Result<(), Unwritable> {
        self.serialize_i64(v.into())
    }
    fn serialize_i16(self, v: i16) -> Result<(), Unwritable> {
        self.serialize_i64(v.into())
    }
    fn serialize_i32(self, v: i32) -> Result<(), Unwritable> {
        self.serialize_i64(v.into())
    }
    fn serialize_i64(self, v: i64) -> Result<(), Unwritable> {
        self.number(v < 0, v.unsigned_abs())
    }
    fn serialize_u8(self, v: u8) -> Result<(), Unwritable> {
        self.number(false, v.into())
    }
    fn serialize_u16(self, v: u16) -> Result<(), Unwritable> {
        self.number(false, v.into())
    }
    fn serialize_u32(self, v: u32) -> Result<(), Unwritable> {
        self.number(false, v.into())
    }
    fn serialize_u64(self, v: u64) -> Result<(), Unwritable> {
        self.number(false, v)
    }
    fn serialize_f32(self, _: f32) -> Result<(), Unwritable> {
        Err(Unwritable)
    }
    fn serialize_f64(self, _: f64) -> Result<(), Unwritable> {
        Err(Unwritable)
    }
    fn serialize_char(self, v: char) -> Result<(), Unwritable> {
        self.serialize_str(v.encode_utf8(&mut [0; 4]))
    }
    fn serialize_str(self, v: &str) -> Result<(), Unwritable> {
        self.string(v);
        Ok(())
    }
    fn serialize_bytes(self, _: &[u8]) -> Result<(), Unwritable> {
        Err(Unwritable)
    }
    fn serialize_none(self) -> Result<(), Unwritable> {
        self.word("null")
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Unwritable> {
        value.serialize(self)
    }
    fn serialize_unit(self) -> Result<(), Unwritable> {
        self.word("null")
    }
    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Unwritable> {
        self.word("null")
    }
    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Unwritable> {
        self.string(variant);
        Ok(())
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Unwritable> {
        value.serialize(self)
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, _: u32, variant: &'static str, value: &T) -> Result<(), Unwritable> {
        self.variant(variant);
        value.serialize(&mut *self)?;
        self.word("}")
    }
    fn serialize_seq(self, _: Option<usize>) -> Result<Several<'w>, Unwritable> {
        Ok(self.open('[', "]"))
    }
    fn serialize_tuple(self, _: usize) -> Result<Several<'w>, Unwritable> {
        Ok(self.open('[', "]"))
    }
    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Several<'w>, Unwritable> {
        Ok(self.open('[', "]"))
    }
    fn serialize_tuple_variant(self, _: &'static str, _: u32, variant: &'static str, _: usize) -> Result<Several<'w>, Unwritable> {
        self.variant(variant);
        Ok(self.open('[', "]}"))
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Several<'w>, Unwritable> {
        Ok(self.open('{', "}"))
    }
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Several<'w>, Unwritable> {
        Ok(self.open('{', "}"))
    }
    fn serialize_struct_variant(self, _: &'static str, _: u32, variant: &'static str, _: usize) -> Result<Several<'w>, Unwritable> {
        self.variant(variant);
        Ok(self.open('{', "}}"))
    }
}

impl ser::SerializeSeq for Several<'_> {
    type Ok = ();
    type Error = Unwritable;
    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        self.item(value)
    }
    fn end(self) -> Result<(), Unwritable> {
        self.close()
    }
}

impl ser::SerializeTuple for Several<'_> {
    type Ok = ();
    type Error = Unwritable;
    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        self.item(value)
    }
    fn end(self) -> Result<(), Unwritable> {
        self.close()
    }
}

impl ser::SerializeTupleStruct for Several<'_> {
    type Ok = ();
    type Error = Unwritable;
    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        self.item(value)
    }
    fn end(self) -> Result<(), Unwritable> {
        self.close()
    }
}

impl ser::SerializeTupleVariant for Several<'_> {
    type Ok = ();
    type Error = Unwritable;
    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        self.item(value)
    }
    fn end(self) -> Result<(), Unwritable> {
        self.close()
    }
}

impl ser::SerializeMap for Several<'_> {
    type Ok = ();
    type Error = Unwritable;
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Unwritable> {
        self.comma();
        let from = self.out.text.len();
        key.serialize(&mut *self.out)?;
        // The contract's maps are keyed by texts and by what is written as one.
        if self.out.text.as_bytes().get(from) == Some(&b'"') { self.out.word(":") } else { Err(Unwritable) }
    }
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        value.serialize(&mut *self.out)
    }
    fn end(self) -> Result<(), Unwritable> {
        self.close()
    }
}

impl ser::SerializeStruct for Several<'_> {
    type Ok = ();
    type Error = Unwritable;
    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Unwritable> {
        self.field(key, value)
    }
    fn end(self) -> Result<(), Unwritable> {
        self.close()
    }
}

impl ser::SerializeStructVariant for Several<'_> {
    type Ok = ();
    type Error = Unwritable;
    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Unwritable> {
        self.field(key, value)
    }
    fn end(self) -> Result<(), Unwritable> {
        self.close()
    }
}
