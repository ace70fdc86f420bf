//! JSON as this contract uses it, in little code: what a phone loads is counted in bytes.
//!
//! serde's derives write for each type a loop over names, a slot a field, and a way out behind each of them. Here a text is taken apart once,
//! into a [tape](tape), before any type is looked at; [`Reader::open`] lays out an object's values in the order of a type's fields, and each
//! field takes the next one: a type's reading is a row of calls. What is written is what `serde_json` writes, byte for byte, since
//! signatures stand under it; what is read is what `serde_json` reads, but for structures written as arrays. The derive of [`Json`]
//! (`domain-derive`) obeys serde's own attributes, so that a type is declared once; the office goes on using `serde_json`.

mod read;
mod tape;
mod values;
mod write;

pub use domain_derive::Json;
pub use read::{Reader, Unreadable, read};
pub use values::{known, known_or_none, or_default};
pub use write::{Writer, write};

/// A value of the contract.
pub trait Json {
    /// Takes the next value; where something else stands, the reader notes it and a blank is answered.
    fn read(from: &mut Reader<'_>) -> Self;
    /// Writes the value.
    fn write(&self, to: &mut Writer);
}

#[cfg(test)]
mod tests {
    use super::{Json, read, write};
    use crate::act::Command;
    use crate::contract::{Item, Package};
    use crate::fixture;
    use crate::id::{DeviceId, VisitId};
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    /// Everything that the contract's types ask of a format.
    #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, Json)]
    enum Shape {
        Unit,
        One(String),
        Two((i64, bool)),
        Named { a: Option<u32>, b: Vec<(String, u8)>, c: BTreeMap<String, i32>, d: [u16; 2], e: () },
    }

    fn shape() -> impl Strategy<Value = Shape> {
        let named = (
            any::<Option<u32>>(),
            proptest::collection::vec(any::<(String, u8)>(), 0..4),
            proptest::collection::btree_map(any::<String>(), any::<i32>(), 0..4),
            any::<[u16; 2]>(),
        );
        prop_oneof![
            Just(Shape::Unit),
            any::<String>().prop_map(Shape::One),
            any::<(i64, bool)>().prop_map(Shape::Two),
            named.prop_map(|(a, b, c, d)| Shape::Named { a, b, c, d, e: () }),
        ]
    }

    proptest! {
        #[test]
        fn it_writes_what_serde_json_writes_and_reads_it_again(shapes in proptest::collection::vec(shape(), 0..5)) {
            let text = write(&shapes);
            prop_assert_eq!(&text, &serde_json::to_string(&shapes).unwrap());
            prop_assert_eq!(&read::<Vec<Shape>>(&text).unwrap(), &shapes);
            prop_assert_eq!(&read::<Vec<Shape>>(&serde_json::to_string_pretty(&shapes).unwrap()).unwrap(), &shapes);
        }

        #[test]
        fn no_text_makes_it_panic_or_read_more_than_serde_json(text in "[\\[\\]{}\",:0-9a-fnrtu\\\\ -]{0,24}") {
            if let Ok(value) = read::<Vec<Shape>>(&text) {
                prop_assert_eq!(serde_json::from_str::<Vec<Shape>>(&text).unwrap(), value);
            }
            let strings = serde_json::from_str::<Vec<String>>(&text).ok();
            prop_assert_eq!(read::<Vec<String>>(&text).ok(), strings);
            prop_assert_eq!(read::<Vec<i64>>(&text).ok(), serde_json::from_str::<Vec<i64>>(&text).ok());
        }

        #[test]
        fn strings_with_escapes_read_as_serde_json_reads_them(text in "\"(\\\\u[dD][89abcdef][0-9a-f]{2}|\\\\[\"\\\\/bfnrtux]|[a-z\u{1}样])*\"") {
            prop_assert_eq!(read::<String>(&text).ok(), serde_json::from_str::<String>(&text).ok());
        }
    }

    #[test]
    fn a_whole_visit_is_written_and_read_as_by_serde_json() {
        let (briefing, assignment) = (fixture::briefing(), fixture::assignment("a"));
        let acts = fixture::story(&briefing, &assignment);
        let commands = fixture::commands(DeviceId::derived("phone"), VisitId::derived("visit"), acts, (1, None), None);
        assert!(!commands.is_empty());
        for (command, body) in commands {
            assert_eq!(write(&command), serde_json::to_string(&command).unwrap());
            assert_eq!(read::<Command>(&body).unwrap(), command);
        }
    }

    /// Values of every shape that the phone and the office exchange.
    fn samples() -> Vec<serde_json::Value> {
        let (briefing, assignment) = (fixture::briefing(), fixture::assignment("a"));
        let acts = fixture::story(&briefing, &assignment);
        let commands = fixture::commands(DeviceId::derived("phone"), VisitId::derived("visit"), acts, (1, None), None);
        let item = Item::Briefing { briefing: Box::new(briefing), calendar: Vec::new() };
        let granted = Item::Assignment { assignment: Box::new(assignment) };
        let bodies = commands.into_iter().map(|(command, _)| serde_json::to_value(command));
        bodies.chain([item, granted].map(serde_json::to_value)).collect::<Result<_, _>>().unwrap()
    }

    /// Puts another value in the place of the one at `place`, counted from the outside in, or takes it out of its object.
    fn disturb(value: &mut serde_json::Value, place: &mut usize, other: Option<&serde_json::Value>) {
        match value {
            _ if *place == 0 => *value = other.cloned().unwrap_or_default(),
            serde_json::Value::Object(members) => {
                for name in members.keys().cloned().collect::<Vec<_>>() {
                    *place = place.wrapping_sub(1);
                    match other {
                        None if *place == 0 => drop(members.remove(&name)),
                        _ => members.get_mut(&name).into_iter().for_each(|member| disturb(member, place, other)),
                    }
                    if *place == 0 {
                        return;
                    }
                }
            }
            serde_json::Value::Array(elements) => {
                for element in elements {
                    *place = place.wrapping_sub(1);
                    disturb(element, place, other);
                    if *place == 0 {
                        return;
                    }
                }
            }
            _ => {}
        }
    }

    proptest! {
        #[test]
        fn what_is_broken_is_refused_where_serde_json_refuses_it(
            sample in any::<prop::sample::Index>(), place in 0..160_usize, other in prop::sample::select(OTHERS.to_vec())
        ) {
            let samples = samples();
            let mut value = sample.get(&samples).clone();
            let mut place = place;
            disturb(&mut value, &mut place, serde_json::from_str(other).ok().as_ref());
            let text = value.to_string();
            prop_assert_eq!(read::<Command>(&text).ok(), serde_json::from_str::<Command>(&text).ok(), "{}", text);
            prop_assert_eq!(read::<Item>(&text).ok(), serde_json::from_str::<Item>(&text).ok(), "{}", text);
        }
    }

    /// What is put in a value's place; the first takes it out.
    const OTHERS: [&str; 10] = ["", "null", "0", "-1", "70000", "1.5", "true", "\"x\"", "[1]", r#"{"x":1}"#];

    #[test]
    fn a_package_with_something_newer_is_read() {
        let text = r#"{"upto":3,"newer":[{"x":"]}"},1.5e3,null],"token":{"at":1,"signature":""},"items":[{"newer":{"x":1}}]}"#;
        assert_eq!(read::<Package>(text).unwrap(), serde_json::from_str::<Package>(text).unwrap());
    }

    #[test]
    fn an_error_says_where() {
        assert_eq!(read::<Vec<u8>>("[1,256]").unwrap_err().to_string(), "byte 3 of the text is not what was expected");
    }
}
