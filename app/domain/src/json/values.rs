//! What every type is made of: texts, numbers, lists.

use super::{Json, Reader, Writer};
use std::collections::{BTreeMap, BTreeSet};

/// Reads a field that may be missing.
pub fn or_default<T: Json + Default>(from: &mut Reader<'_>) -> T {
    if from.is_missing() { T::default() } else { T::read(from) }
}

/// Reads the elements of a list that this program knows; what is newer waits for a newer program.
pub fn known<T: Json>(from: &mut Reader<'_>) -> Vec<T> {
    from.list(Reader::known).into_iter().flatten().collect()
}

/// The same for a list that may be missing.
pub fn known_or_none<T: Json>(from: &mut Reader<'_>) -> Vec<T> {
    if from.is_missing() { Vec::new() } else { known(from) }
}

macro_rules! signed {
    ($($type:ident),*) => {$(
        impl Json for $type {
            fn read(from: &mut Reader<'_>) -> Self {
                Self::try_from(from.signed(Self::MIN.into(), Self::MAX.into())).unwrap_or_default()
            }
            fn write(&self, to: &mut Writer) {
                to.number(*self < 0, self.unsigned_abs().into());
            }
        }
    )*};
}

macro_rules! unsigned {
    ($($type:ident),*) => {$(
        impl Json for $type {
            fn read(from: &mut Reader<'_>) -> Self {
                Self::try_from(from.unsigned(Self::MAX.into())).unwrap_or_default()
            }
            fn write(&self, to: &mut Writer) {
                to.number(false, (*self).into());
            }
        }
    )*};
}

signed!(i8, i16, i32, i64);
unsigned!(u8, u16, u32, u64);

impl Json for bool {
    fn read(from: &mut Reader<'_>) -> Self {
        from.boolean()
    }
    fn write(&self, to: &mut Writer) {
        to.word(if *self { "true" } else { "false" });
    }
}

impl Json for () {
    fn read(from: &mut Reader<'_>) {
        from.unit();
    }
    fn write(&self, to: &mut Writer) {
        to.word("null");
    }
}

impl Json for char {
    fn read(from: &mut Reader<'_>) -> Self {
        let text = from.text();
        let mut letters = text.chars();
        let (Some(letter), None) = (letters.next(), letters.next()) else {
            from.fail();
            return ' ';
        };
        letter
    }
    fn write(&self, to: &mut Writer) {
        to.text(self.encode_utf8(&mut [0; 4]));
    }
}

impl Json for String {
    fn read(from: &mut Reader<'_>) -> Self {
        from.text().into_owned()
    }
    fn write(&self, to: &mut Writer) {
        to.text(self);
    }
}

impl<T: Json> Json for Box<T> {
    fn read(from: &mut Reader<'_>) -> Self {
        Self::new(T::read(from))
    }
    fn write(&self, to: &mut Writer) {
        T::write(self, to);
    }
}

impl<T: Json> Json for Option<T> {
    fn read(from: &mut Reader<'_>) -> Self {
        if from.is_nothing() { None } else { Some(T::read(from)) }
    }
    fn write(&self, to: &mut Writer) {
        match self {
            Some(value) => value.write(to),
            None => to.word("null"),
        }
    }
}

fn write_list<'a, T: Json + 'a>(values: impl IntoIterator<Item = &'a T>, to: &mut Writer) {
    to.list();
    for value in values {
        value.write(to);
    }
    to.close();
}

impl<T: Json> Json for Vec<T> {
    fn read(from: &mut Reader<'_>) -> Self {
        from.list(T::read)
    }
    fn write(&self, to: &mut Writer) {
        write_list(self, to);
    }
}

impl<T: Json + Ord> Json for BTreeSet<T> {
    fn read(from: &mut Reader<'_>) -> Self {
        from.list(T::read).into_iter().collect()
    }
    fn write(&self, to: &mut Writer) {
        write_list(self, to);
    }
}

impl<T: Json> Json for BTreeMap<String, T> {
    fn read(from: &mut Reader<'_>) -> Self {
        from.members().into_iter().map(|name| (name, T::read(from))).collect()
    }
    fn write(&self, to: &mut Writer) {
        to.open(&[]);
        for (name, value) in self {
            to.name(name);
            value.write(to);
        }
        to.close();
    }
}

impl<T: Json, const N: usize> Json for [T; N] {
    fn read(from: &mut Reader<'_>) -> Self {
        from.open_tuple(N);
        std::array::from_fn(|_| T::read(from))
    }
    fn write(&self, to: &mut Writer) {
        write_list(self, to);
    }
}

macro_rules! tuples {
    ($(($($type:ident $place:tt),*) $size:literal)*) => {$(
        impl<$($type: Json),*> Json for ($($type,)*) {
            fn read(from: &mut Reader<'_>) -> Self {
                from.open_tuple($size);
                ($($type::read(from),)*)
            }
            fn write(&self, to: &mut Writer) {
                to.list();
                $(self.$place.write(to);)*
                to.close();
            }
        }
    )*};
}

tuples! { (A 0, B 1) 2  (A 0, B 1, C 2) 3 }

impl Json for uuid::Uuid {
    fn read(from: &mut Reader<'_>) -> Self {
        let text = from.text();
        Self::try_parse(&text).unwrap_or_else(|_| {
            from.fail();
            Self::nil()
        })
    }
    fn write(&self, to: &mut Writer) {
        to.text(&self.to_string());
    }
}
