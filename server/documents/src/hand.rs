//! A signature: drawn from its strokes, or a line to sign on by pen (O-29, O-38).

use serde::{Deserialize, Serialize};
use std::fmt::Write as _;

/// A signature on a paper.
///
/// Without strokes it prints as a line, so that the wet-ink path uses the same paper.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hand {
    /// The name of who signs, printed beside the strokes; may be empty where it is not known before.
    pub name: String,
    /// Their office or standing: 站长, 见证人（社区工作人员）; may be empty.
    pub title: String,
    /// The date of this signature as printed; empty prints 年 月 日 to fill in.
    pub date: String,
    /// Strokes in the order they were drawn: x and y in tenths of a pixel, milliseconds, pressure in thousandths.
    pub strokes: Vec<Vec<[i32; 4]>>,
    /// The width and height of the pad in pixels.
    pub pad: [u32; 2],
}

/// Thinnest and widest line, in tenths of a pixel of a pad 600 pixels wide.
const NIB: [i32; 2] = [28, 72];

/// Pressures are drawn in this many widths: a path may have one width only.
const STEPS: i32 = 6;

/// Tenths of a pixel kept free around the ink.
const MARGIN: i32 = 60;

/// Draws the strokes as an SVG picture, cropped to the ink; `None` where nothing was drawn.
pub(crate) fn ink(strokes: &[Vec<[i32; 4]>], pad: [u32; 2]) -> Option<String> {
    let xs = || strokes.iter().flatten().map(|point| point[0]);
    let ys = || strokes.iter().flatten().map(|point| point[1]);
    let (left, right) = (xs().min()?, xs().max()?);
    let (top, bottom) = (ys().min()?, ys().max()?);
    let wide = i32::try_from(pad[0]).unwrap_or(600).clamp(100, 10_000);
    let widths = NIB.map(|width| width.saturating_mul(wide) / 600);
    // A small signature stays small: never enlarged beyond what half the pad would give.
    let span = |low: i32, high: i32, least: i32| {
        let length = high.saturating_sub(low).saturating_add(2 * MARGIN).max(least);
        (low.saturating_add(high) / 2 - length / 2, length)
    };
    let (x, width) = span(left, right, wide * 4);
    let (y, height) = span(top, bottom, wide);
    let mut svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="{x} {y} {width} {height}"><g fill="none" stroke="black" stroke-linecap="round" stroke-linejoin="round">"#
    );
    for stroke in strokes {
        draw(&mut svg, stroke, widths);
    }
    svg.push_str("</g></svg>");
    Some(svg)
}

/// One stroke: a path for each run of equal pressure, each beginning where the one before ended.
fn draw(svg: &mut String, stroke: &[[i32; 4]], widths: [i32; 2]) {
    let step = |point: &[i32; 4]| point[3].clamp(0, 1000) * (STEPS - 1) / 1000;
    let width = |step: i32| widths[0] + (widths[1] - widths[0]) * step / (STEPS - 1);
    let Some(first) = stroke.first() else { return };
    let mut at = first;
    let mut open = None;
    // A dot is a line of no length: round caps make it visible.
    for point in stroke.iter().skip(usize::from(stroke.len() > 1)) {
        if open != Some(step(point)) {
            if open.is_some() {
                svg.push_str(r#""/>"#);
            }
            let _ = write!(svg, r#"<path stroke-width="{}" d="M{} {}"#, width(step(point)), at[0], at[1]);
            open = Some(step(point));
        }
        let _ = write!(svg, "L{} {}", point[0], point[1]);
        at = point;
    }
    svg.push_str(r#""/>"#);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_drawn_is_no_picture() {
        assert_eq!(ink(&[], [600, 200]), None);
        assert_eq!(ink(&[Vec::new()], [600, 200]), None);
    }

    #[test]
    fn pressure_widens_the_line() {
        let svg = ink(&[vec![[0, 0, 0, 0], [500, 0, 8, 0], [1000, 0, 16, 1000]]], [600, 200]).unwrap();
        assert!(svg.contains(r#"stroke-width="28" d="M0 0L500 0"/>"#), "{svg}");
        assert!(svg.contains(r#"stroke-width="72" d="M500 0L1000 0"/>"#), "{svg}");
    }

    #[test]
    fn a_dot_is_drawn() {
        let svg = ink(&[vec![[70, 80, 0, 500]]], [600, 200]).unwrap();
        assert!(svg.contains("M70 80L70 80"), "{svg}");
    }

    #[test]
    fn wild_numbers_do_not_overflow() {
        assert!(ink(&[vec![[i32::MIN, i32::MAX, 0, i32::MAX], [i32::MAX, i32::MIN, 0, i32::MIN]]], [u32::MAX, 0]).is_some());
    }
}
