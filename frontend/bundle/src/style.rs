//! The style sheet of a program: the shared layers and its own pages, joined in their order.

use crate::file::all_below;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// From the general to the particular; each is a file or a folder.
const LAYERS: [&str; 6] = ["tokens", "base", "layout", "parts", "pages", "print"];

/// Joins the layers for a program.
pub(crate) fn join(style: &Path, program: &str) -> Result<String> {
    let mut sheet = String::new();
    for layer in LAYERS {
        let layer = if layer == "pages" { style.join(layer).join(program) } else { style.join(layer) };
        for file in files(&layer)? {
            let text = fs::read_to_string(&file).with_context(|| format!("read {}", file.display()))?;
            sheet.push_str(&squeeze(&text));
        }
    }
    Ok(sheet)
}

fn files(layer: &Path) -> Result<Vec<PathBuf>> {
    let single = layer.with_extension("css");
    let mut files = if single.is_file() { vec![single] } else { Vec::new() };
    if layer.is_dir() {
        files.extend(all_below(layer)?.into_iter().filter(|file| file.extension().is_some_and(|extension| extension == "css")));
    }
    Ok(files)
}

/// Leaves out comments, indents and blank lines; strings stay as they are.
fn squeeze(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            continue;
        }
        let length = if c == '"' || c == '\'' { string_length(rest, c) } else { c.len_utf8() };
        out.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    out.lines().map(str::trim).filter(|line| !line.is_empty()).flat_map(|line| [line, "\n"]).collect()
}

/// The length of the string at the start of the text, both quotes included.
fn string_length(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (place, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return place + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_blanks_go_and_strings_stay() {
        let text = "/* why */\na {\n  content: \"/* \\\" no comment */\";\n\n  color: red; /* seal */\n}\n";
        assert_eq!(squeeze(text), "a {\ncontent: \"/* \\\" no comment */\";\ncolor: red;\n}\n");
        assert_eq!(squeeze("a{}/* open"), "a{}\n");
    }
}
