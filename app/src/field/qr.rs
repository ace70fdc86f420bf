//! The picture of dots that another phone reads from this one's glass, or from paper.

use super::view::*;
use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write as _;

/// The blank margin around a code, in modules: without it some readers find nothing.
const MARGIN: usize = 4;

/// Draws the code of an address; nothing where it is too long for one. Its modules are dark on white, whatever the page is.
pub(crate) fn code(address: &str, label: &'static str) -> Option<View> {
    let (frame, dark) = drawn(address)?;
    Some(view! {
        <svg class="code" viewBox={frame} role="img" aria-label={label}>
            <path d={dark} fill="#000" shape-rendering="crispEdges"/>
        </svg>
    })
}

/// The frame of a code and its dark modules.
fn drawn(address: &str) -> Option<(String, String)> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
    let width = code.width();
    let side = width + 2 * MARGIN;
    let mut dark = String::new();
    for (y, row) in code.into_colors().chunks(width).enumerate() {
        let mut x = 0;
        // One bar a run of modules: between single ones a printer that smooths edges leaves seams.
        for run in row.chunk_by(|left, right| left == right) {
            if run.first() == Some(&Color::Dark) {
                // Writing to a `String` cannot fail.
                let _ = write!(dark, "M{} {}h{}v1h-{}z", x + MARGIN, y + MARGIN, run.len(), run.len());
            }
            x += run.len();
        }
    }
    Some((format!("0 0 {side} {side}"), dark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_becomes_bars_within_a_blank_margin() {
        let (frame, dark) = drawn("https://office.example/e/26021-00001-0?code=123456789012").unwrap();
        // Version 4 has 33 modules a side; its corner mark begins with a bar of seven.
        assert_eq!(frame, "0 0 41 41");
        assert!(dark.starts_with("M4 4h7v1h-7z"), "{dark}");
        assert_eq!(drawn(&"9".repeat(9000)), None);
    }
}
