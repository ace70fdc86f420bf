//! A clerk's own templates: taken at once, and answered clearly when they are wrong.

mod example;
mod reading;

use documents::{Fonts, Paper, Papers, RenderError};
use reading::Read;
use std::fs;
use std::path::{Path, PathBuf};

/// A folder of its own that goes when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("documents-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    /// Puts a changed copy of a built-in template there.
    fn change(&self, file: &str, old: &str, new: &str) {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(file)).expect("a built-in template");
        assert!(text.contains(old), "{file} has no {old}");
        fs::write(self.0.join(file), text.replacen(old, new, 1)).expect("room for a template");
    }

    fn papers(&self) -> Result<Papers, RenderError> {
        Papers::new(Fonts::find(&[]).unwrap_or_else(|error| panic!("{error}")), Some(self.0.clone()))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn refusal() -> [Paper; 1] {
    [Paper::Refusal(example::refusal())]
}

#[test]
fn a_template_in_the_folder_is_used_at_once() {
    let folder = Folder::new("used");
    let papers = folder.papers().unwrap();
    assert!(Read::new(&papers.pdf(&refusal()).unwrap()).text().contains("本表一式三份"));
    folder.change("refusal.typ", "本表一式三份", "本表一式四份");
    let text = Read::new(&papers.pdf(&refusal()).unwrap()).text();
    assert!(text.contains("本表一式四份") && !text.contains("本表一式三份"), "{text}");
}

#[test]
fn what_is_shared_can_be_changed_too() {
    let folder = Folder::new("shared");
    folder.change("frame.typ", "[扫码核验]", "[扫码查验真伪]");
    assert!(Read::new(&folder.papers().unwrap().pdf(&refusal()).unwrap()).text().contains("扫码查验真伪"));
}

/// The error of a refusal printed with this change: file, line, message.
fn broken(name: &str, old: &str, new: &str) -> (String, usize, String) {
    let folder = Folder::new(name);
    folder.change("refusal.typ", old, new);
    match folder.papers().expect("readable templates").pdf(&refusal()) {
        Err(RenderError::Template { file, line, message }) => (file, line, message),
        other => panic!("{other:?}"),
    }
}

/// The line of the built-in template on which a text stands, counted from 1.
fn line(text: &str) -> usize {
    include_str!("../src/refusal.typ").lines().position(|line| line.contains(text)).expect("the line") + 1
}

#[test]
fn a_missing_bracket_is_told_with_file_and_line() {
    let (file, at, message) = broken("bracket", "name[企业名称]", "name[企业名称");
    assert_eq!(file, "refusal.typ");
    assert!(at > 0 && message.contains("unclosed delimiter"), "{at}: {message}");
}

#[test]
fn a_field_that_is_not_there_is_told_with_file_and_line() {
    let (file, at, message) = broken("field", "data.enterprise", "data.enterprize");
    assert_eq!((file.as_str(), at), ("refusal.typ", line("data.enterprise")));
    assert!(message.contains("enterprize"), "{message}");
}

#[test]
fn a_font_that_is_not_there_is_told_and_not_replaced_in_silence() {
    let (file, at, message) = broken("font", "#text(size: 9pt)[注：", "#text(size: 9pt, font: \"FangSong_GB2312\")[注：");
    assert_eq!((file.as_str(), at), ("refusal.typ", line("#text(size: 9pt)[注：")));
    assert!(message.to_lowercase().contains("fangsong_gb2312"), "{message}");
}

#[test]
fn a_slip_in_the_name_of_a_file_is_refused() {
    let folder = Folder::new("slip");
    fs::write(folder.0.join("refusals.typ"), "").unwrap();
    let error = folder.papers().unwrap_err();
    assert!(matches!(error, RenderError::Unused { .. }), "{error}");
    assert!(error.to_string().contains("refusals.typ") && error.to_string().contains("refusal.typ"), "{error}");
}

#[test]
fn a_folder_that_is_not_there_is_refused() {
    let fonts = Fonts::find(&[]).unwrap_or_else(|error| panic!("{error}"));
    let error = Papers::new(fonts, Some("/nowhere/templates".into())).unwrap_err();
    assert!(error.to_string().contains("/nowhere/templates"), "{error}");
}

#[test]
fn a_picture_in_the_folder_can_be_used() {
    let folder = Folder::new("picture");
    fs::write(folder.0.join("mark.svg"), r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>"#).unwrap();
    folder.change("refusal.typ", "#text(size: 9pt)[注：", "#image(\"mark.svg\", width: 9mm)#text(size: 9pt)[注：");
    assert!(folder.papers().unwrap().pdf(&refusal()).is_ok());
}

#[test]
fn no_template_reads_outside_its_folder() {
    let folder = Folder::new("outside");
    folder.change("refusal.typ", "#text(size: 9pt)[注：", "#read(\"../../../../../etc/hostname\")#text(size: 9pt)[注：");
    assert!(matches!(folder.papers().unwrap().pdf(&refusal()), Err(RenderError::Template { .. })));
}
