//! Short names between a program and its glue: wasm-bindgen's own carry digests that no compressor shrinks, twice each.

use std::collections::HashMap;
use wasm_bindgen_cli_support::Output;

/// What the shell and the browser know by its name.
const KNOWN: [&str; 3] = ["memory", "main", "__indirect_function_table"];

/// What the two files of a program that is cut in two know each other by.
const SHARED: &str = "__wasm_split_";

/// New names by the old ones.
pub(crate) struct Names(HashMap<String, String>);

impl Names {
    /// Renames all that the program takes from its glue and gives to it.
    pub(crate) fn shorten(output: &mut Output) -> Self {
        let mut names = HashMap::new();
        let module = output.wasm_mut();
        let imports = module.imports.iter_mut().map(|import| &mut import.name);
        let exports = module.exports.iter_mut().map(|export| &mut export.name);
        for name in imports.chain(exports).filter(|name| !KNOWN.contains(&name.as_str()) && !name.starts_with(SHARED)) {
            // No name in the glue begins so.
            let short = format!("${}", names.len());
            *name = names.entry(std::mem::take(name)).or_insert(short).clone();
        }
        Self(names)
    }

    /// The glue with the new names.
    pub(crate) fn rewrite(&self, glue: &str) -> String {
        let mut rewritten = String::with_capacity(glue.len());
        let mut rest = glue;
        while let Some(first) = rest.chars().next() {
            let end = rest.find(|c: char| !is_part_of_a_name(c)).unwrap_or(rest.len()).max(first.len_utf8());
            let (word, after) = rest.split_at(end);
            rewritten.push_str(self.0.get(word).map_or(word, String::as_str));
            rest = after;
        }
        rewritten
    }
}

fn is_part_of_a_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_names_are_rewritten_and_nothing_else() {
        let names = Names(HashMap::from([("__wbg_new_0f1d".to_owned(), "$0".to_owned()), ("start".to_owned(), "$1".to_owned())]));
        let glue = "__wbg_new_0f1d: function(arg0) { restart(wasm.start); }, __wbg_new_0f1d2: '样'";
        assert_eq!(names.rewrite(glue), "$0: function(arg0) { restart(wasm.$1); }, __wbg_new_0f1d2: '样'");
    }
}
