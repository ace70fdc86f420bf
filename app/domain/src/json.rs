//! JSON as this contract uses it, in little code: what a phone loads is counted in bytes.
//!
//! `serde_json` writes a reader of its own for every type, twice for every enum, with a sentence for every error. The contract knows no
//! floating numbers and no structures written as arrays, so a reader a third as large does. What it writes is what `serde_json` writes,
//! byte for byte: signatures stand under it.

mod read;
mod text;
mod write;

pub use read::{Unreadable, read};
pub use write::{Unwritable, write};

#[cfg(test)]
mod tests {
    use super::{read, write};
    use crate::act::Command;
    use crate::contract::Package;
    use crate::fixture;
    use crate::id::{DeviceId, VisitId};
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    /// Everything that the contract's types ask of a format.
    #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
    enum Shape {
        Unit,
        One(String),
        Two(i64, bool),
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
            any::<(i64, bool)>().prop_map(|(a, b)| Shape::Two(a, b)),
            named.prop_map(|(a, b, c, d)| Shape::Named { a, b, c, d, e: () }),
        ]
    }

    proptest! {
        #[test]
        fn it_writes_what_serde_json_writes_and_reads_it_again(shapes in proptest::collection::vec(shape(), 0..5)) {
            let text = write(&shapes).unwrap();
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
            assert_eq!(write(&command).unwrap(), serde_json::to_string(&command).unwrap());
            assert_eq!(read::<Command>(&body).unwrap(), command);
        }
    }

    #[test]
    fn a_package_with_something_newer_is_read() {
        let text = r#"{"upto":3,"newer":[{"x":"]}"},1.5e3,null],"token":{"at":1,"signature":""},"items":[{"newer":{"x":1}}]}"#;
        assert_eq!(read::<Package>(text).unwrap(), serde_json::from_str::<Package>(text).unwrap());
    }

    #[test]
    fn an_error_says_where() {
        assert_eq!(read::<Vec<u8>>("[1,256]").unwrap_err().to_string(), "byte 6 of the text is not what was expected");
    }
}
