//! The templates: built in, each replaceable by a file of the same name.

use crate::error::RenderError;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Every paper's kind, and its template.
pub(crate) const PAPERS: [(&str, &str); 11] = [
    ("authorisation", include_str!("authorisation.typ")),
    ("correction_slip", include_str!("correction_slip.typ")),
    ("feedback", include_str!("feedback.typ")),
    ("no_sample", include_str!("no_sample.typ")),
    ("notice", include_str!("notice.typ")),
    ("payment_slip", include_str!("payment_slip.typ")),
    ("problem_report", include_str!("problem_report.typ")),
    ("refusal", include_str!("refusal.typ")),
    ("seal", include_str!("seal.typ")),
    ("sheet", include_str!("sheet.typ")),
    ("storage_notice", include_str!("storage_notice.typ")),
];

/// What the templates share.
const FRAME: (&str, &str) = ("frame", include_str!("frame.typ"));

/// The templates in force: file name to text.
pub(crate) type Templates = BTreeMap<String, String>;

/// Reads the templates: the built-in ones, and over them those of the folder.
///
/// Other files of the folder, such as pictures, are left to [`crate::world`].
pub(crate) fn read(overrides: Option<&Path>) -> Result<Templates, RenderError> {
    let mut templates: Templates = PAPERS.iter().chain([&FRAME]).map(|(name, text)| (format!("{name}.typ"), (*text).to_owned())).collect();
    let Some(folder) = overrides else { return Ok(templates) };
    let unreadable = |file: &Path| {
        let file = file.to_owned();
        move |source| RenderError::Unreadable { file, source }
    };
    for entry in fs::read_dir(folder).map_err(unreadable(folder))? {
        let path = entry.map_err(unreadable(folder))?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()).filter(|name| name.ends_with(".typ")) else { continue };
        let Some(text) = templates.get_mut(name) else {
            return Err(RenderError::Unused { file: path, names: templates.into_keys().collect() });
        };
        *text = fs::read_to_string(&path).map_err(unreadable(&path))?;
    }
    Ok(templates)
}

/// The file that calls a template for each paper.
pub(crate) fn main() -> String {
    let mut text = String::new();
    for (name, _) in PAPERS {
        text.push_str(&format!("#import \"/{name}.typ\" as {name}\n"));
    }
    let table = PAPERS.map(|(name, _)| format!("{name}: {name}.paper")).join(", ");
    text.push_str(&format!("#let templates = ({table})\n"));
    text.push_str("#set document(title: \"产品质量监督抽查文书\", author: (), date: none)\n");
    text.push_str("#for paper in json(\"/papers.json\") { (templates.at(paper.kind))(paper.data) }\n");
    text
}
