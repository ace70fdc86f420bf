//! A signature drawn again from its strokes: the strokes are the evidence, and no picture of them is kept.

use domain::signature::{Point, Signature};
use std::fmt::Write as _;

/// Defines `strokes`, which draws a signature again, in the markup of whoever uses it: a `view!` and the type that it makes.
macro_rules! strokes {
    ($view:ident -> $shown:ty) => {
        /// Draws a signature again; the label says whose it is, for those who cannot see it.
        pub(crate) fn strokes(signature: domain::signature::Signature, label: String) -> $shown {
            let (frame, line) = $crate::parts::signature::drawn(&signature);
            $view! {
                <svg class="strokes" viewBox={frame} role="img" aria-label={label}>
                    <path d={line} fill="none" stroke="currentColor" stroke-width="32" stroke-linecap="round" stroke-linejoin="round"/>
                </svg>
            }
        }
    };
}

pub(crate) use strokes;

/// The frame of a signature and its line.
pub(crate) fn drawn(signature: &Signature) -> (String, String) {
    let Signature { pad: [width, height], strokes, .. } = signature;
    // Points are tenths of a pixel: a frame ten times the pad keeps them whole.
    let frame = format!("0 0 {} {}", width.saturating_mul(10), height.saturating_mul(10));
    (frame, strokes.iter().map(|stroke| path(stroke)).collect())
}

/// The path of one stroke; a single touch is a dot.
#[must_use]
pub(crate) fn path(stroke: &[Point]) -> String {
    let mut path = String::new();
    for (place, [x, y, _, _]) in stroke.iter().enumerate() {
        let step = if place == 0 { 'M' } else { 'L' };
        // Writing to a `String` cannot fail.
        let _ = write!(path, "{step}{x} {y}");
    }
    if stroke.len() == 1 {
        path.push_str("l0 0");
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strokes_are_drawn_as_they_were_made() {
        assert_eq!(path(&[[10, 20, 0, 500], [35, 40, 16, 510]]), "M10 20L35 40");
        assert_eq!(path(&[[10, 20, 0, 500]]), "M10 20l0 0", "a dot still shows");
        assert_eq!(path(&[]), "");
    }
}
