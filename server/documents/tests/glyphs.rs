//! Rare names print; what no font has is told and never printed as a blank box.

mod example;
mod reading;

use documents::{Fonts, Paper, RenderError};
use reading::Read;
use std::path::PathBuf;

/// Characters of registered names: extension A, extension B, rare ones of the basic block, and what products need.
const RARE: &str = "龑㛃𣗋喆㐂䶮𠮷𡐓囍堃翀赟祎煊垚犇骉鑫淼焱燚矗㵘昇㼆頔旸珺璟玥珝彧";
const TECHNICAL: &str = "㎡³²℃±≤≥×÷Ωμ‰ⅥⅢ①②φ°～—…·“”‘’《》〔〕";

fn refusal(name: &str) -> Paper {
    let mut refusal = example::refusal();
    refusal.representative = name.into();
    Paper::Refusal(refusal)
}

#[test]
fn rare_names_print_and_copy_out() {
    for text in [RARE, TECHNICAL] {
        let papers = example::papers();
        let missing = papers.missing(&refusal(text)).unwrap();
        assert!(missing.is_empty(), "{missing:?}");
        let printed = Read::new(&papers.pdf(&[refusal(text)]).unwrap()).text();
        assert!(printed.contains(text), "{text} is not in {printed}");
    }
}

#[test]
fn rare_names_print_in_the_sheet_and_beside_a_signature() {
    let mut sheet = example::sheet();
    sheet.enterprise = example::hand("示例龑㛃", "站长", "2025年10月9日", 1);
    sheet.producer.representative = "𣗋喆㐂".into();
    let printed = Read::new(&example::papers().pdf(&[Paper::Sheet(Box::new(sheet))]).unwrap()).text();
    assert!(printed.contains("示例龑㛃") && printed.contains("𣗋喆㐂"), "{printed}");
}

#[test]
fn small_digits_print_as_small_usual_ones() {
    let printed = Read::new(&example::papers().pdf(&[refusal("CO₂、10⁻⁶⁰⁵⁷⁸⁹、10⁴、H₀₁₃₄₅₆₇₈₉")]).unwrap()).text();
    assert!(printed.contains("CO2、10-605789、10⁴、H013456789"), "{printed}");
}

/// A character of the private use area, which no font of ours can have.
const NOBODYS: char = '\u{f8fe}';

#[test]
fn a_character_that_no_font_has_is_refused_by_name() {
    let papers = example::papers();
    let paper = refusal(&format!("示例{NOBODYS}某{NOBODYS}"));
    assert_eq!(papers.missing(&paper).unwrap(), [NOBODYS]);
    let error = papers.pdf(&[Paper::Notice(example::notice()), paper]).unwrap_err();
    assert!(matches!(&error, RenderError::Glyphs(missing) if missing == &[NOBODYS]), "{error}");
    assert!(error.to_string().contains("U+F8FE"), "{error}");
}

#[test]
fn missing_fonts_are_named_with_the_package_that_brings_them() {
    let empty = std::env::temp_dir().join(format!("documents-no-fonts-{}", std::process::id()));
    std::fs::create_dir_all(&empty).unwrap();
    let error = Fonts::find(&[empty.clone(), PathBuf::from("/nowhere")]).unwrap_err();
    std::fs::remove_dir(&empty).unwrap();
    assert_eq!(error.missing.len(), 4, "{error}");
    let told = error.to_string();
    assert!(told.contains("Noto Serif CJK SC Bold") && told.contains("fonts-noto-cjk") && told.contains("/nowhere"), "{told}");
}
