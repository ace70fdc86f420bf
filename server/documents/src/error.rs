//! What can go wrong between the data and the PDF.

use std::path::PathBuf;

/// Fonts that a paper cannot do without are not there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no font {} in {}: install the package fonts-noto-cjk (Debian, Ubuntu: apt-get install fonts-noto-cjk)", .missing.join(", "), places(.searched))]
pub struct FontsError {
    /// The fonts that were not found: family and weight.
    pub missing: Vec<String>,
    /// The folders that were looked through, with those beneath them.
    pub searched: Vec<PathBuf>,
}

fn places(folders: &[PathBuf]) -> String {
    folders.iter().map(|folder| folder.display().to_string()).collect::<Vec<_>>().join(", ")
}

/// A paper could not be printed.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// There is no paper to print.
    #[error("no paper was given to print")]
    Nothing,
    /// A template of the folder, or the folder, could not be read.
    #[error("could not read the template {}", .file.display())]
    Unreadable {
        /// The file or folder.
        file: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The folder holds a template that no paper uses: most likely a slip in its name.
    #[error("no paper uses the template {}; the names are {}", .file.display(), .names.join(", "))]
    Unused {
        /// The file.
        file: PathBuf,
        /// The names that a template may have.
        names: Vec<String>,
    },
    /// A template is wrong.
    #[error("template {file}, line {line}: {message}")]
    Template {
        /// The file's name.
        file: String,
        /// The line, counted from 1; 0 where the fault has no place.
        line: usize,
        /// What is wrong there, with hints.
        message: String,
    },
    /// Characters that no font has: they would print as blank boxes.
    #[error("no font has {}: install a font that does, such as the package fonts-hanazono", characters(.0))]
    Glyphs(Vec<char>),
    /// The data could not be handed to the templates.
    #[error("could not hand the data to the templates")]
    Data(#[from] serde_json::Error),
    /// The pages could not be written as PDF.
    #[error("could not write the pages as PDF: {0}")]
    Export(String),
}

fn characters(missing: &[char]) -> String {
    missing.iter().map(|&c| format!("{c} (U+{:04X})", u32::from(c))).collect::<Vec<_>>().join(", ")
}
