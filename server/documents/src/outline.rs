//! The outline of a page: where text, lines and pictures stand, and nothing that could be read.

use std::fmt::Write as _;
use typst::layout::{Frame, FrameItem, Point, Size, Transform};
use typst::visualize::Geometry;
use typst_layout::PagedDocument;

/// The part of a letter's size that a bar stands above the line, and how high it is.
const ABOVE: f64 = 0.78;
const HIGH: f64 = 0.7;

/// The first page as SVG, in points.
pub(crate) fn svg(document: &PagedDocument) -> String {
    let Some(page) = document.pages().first() else { return String::new() };
    let size = page.frame.size();
    let mut bars = String::new();
    draw(&page.frame, Transform::identity(), &mut bars);
    let (width, height) = (size.x.to_pt(), size.y.to_pt());
    format!(r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0} {height:.0}" fill="#8b9198" stroke="none">{bars}</svg>"##)
}

fn draw(frame: &Frame, outer: Transform, out: &mut String) {
    for (at, item) in frame.items() {
        let here = outer.pre_concat(Transform::translate(at.x, at.y));
        match item {
            FrameItem::Group(group) => draw(&group.frame, here.pre_concat(group.transform), out),
            FrameItem::Text(text) => {
                let top = Point::with_y(-text.size * ABOVE);
                bar(here, top, Size::new(text.width(), text.size * HIGH), "", out);
            }
            FrameItem::Shape(shape, _) => match &shape.geometry {
                Geometry::Line(to) => line(here, *to, out),
                Geometry::Rect(size) => bar(here, Point::zero(), *size, r##" fill="none" stroke="#8b9198" stroke-width="0.6""##, out),
                Geometry::Curve(_) => {}
            },
            FrameItem::Image(_, size, _) => bar(here, Point::zero(), *size, r##" fill="#d5d9dc""##, out),
            FrameItem::Link(..) | FrameItem::Tag(_) => {}
        }
    }
}

fn bar(here: Transform, from: Point, size: Size, look: &str, out: &mut String) {
    let (one, other) = (from.transform(here), (from + size.to_point()).transform(here));
    let (left, top) = (one.x.min(other.x).to_pt(), one.y.min(other.y).to_pt());
    let (width, height) = ((one.x - other.x).abs().to_pt(), (one.y - other.y).abs().to_pt());
    // Writing to a string never fails.
    let _ = write!(out, r#"<rect x="{left:.1}" y="{top:.1}" width="{width:.1}" height="{height:.1}"{look}/>"#);
}

fn line(here: Transform, to: Point, out: &mut String) {
    let (from, to) = (Point::zero().transform(here), to.transform(here));
    let ends = [from.x, from.y, to.x, to.y].map(|end| format!("{:.1}", end.to_pt()));
    let [x1, y1, x2, y2] = ends;
    let _ = write!(out, r##"<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="#8b9198" stroke-width="0.6"/>"##);
}
