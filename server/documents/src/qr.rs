//! The QR code of a verification address.

use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write as _;

/// The code as an SVG picture with the quiet zone of four modules; `None` for an empty or far too long address.
pub(crate) fn svg(address: &str) -> Option<String> {
    if address.is_empty() {
        return None;
    }
    let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
    let width = code.width();
    let side = width + 8;
    let mut svg = format!(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><path d=""#);
    for (y, row) in code.to_colors().chunks(width).enumerate() {
        let mut x = 0;
        // One rectangle a run: a renderer that smooths edges would show seams between single modules.
        for run in row.chunk_by(|left, right| left == right) {
            if run[0] == Color::Dark {
                let _ = write!(svg, "M{} {}h{}v1h-{}z", x + 4, y + 4, run.len(), run.len());
            }
            x += run.len();
        }
    }
    svg.push_str(r#""/></svg>"#);
    Some(svg)
}

#[cfg(test)]
mod tests {
    #[test]
    fn an_address_becomes_a_picture() {
        let svg = super::svg("https://example.cn/v/1").unwrap();
        assert!(svg.contains(r#"viewBox="0 0 33 33""#), "{svg}");
        assert!(svg.contains("M4 4h7v1h-7z"), "{svg}");
        assert_eq!(super::svg(""), None);
    }
}
