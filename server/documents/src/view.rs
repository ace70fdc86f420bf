//! What the templates see: the data as JSON, with drawings beside what they are drawn from.

use crate::paper::Paper;
use crate::{code128, hand, qr};
use serde_json::{Value, json};

/// The papers as `papers.json`: each once for each of its copies.
///
/// Every hand gets `ink`; every frame gets `qr`, `bars`, the mark of its `copy`, a `key` that no other has, and how `tight` it is
/// to be set; every label of a seal gets `bars`.
pub(crate) fn view(papers: &[Paper]) -> Result<Vec<Value>, serde_json::Error> {
    let mut views = Vec::new();
    for paper in papers {
        let frame = paper.frame();
        let mut value = serde_json::to_value(paper)?;
        draw(&mut value);
        let copies = if frame.copies.is_empty() { vec![String::new()] } else { frame.copies.clone() };
        for copy in copies {
            let mut value = value.clone();
            if let Some(head) = value.pointer_mut("/data/frame").and_then(Value::as_object_mut) {
                head.insert("key".into(), json!(views.len().to_string()));
                head.insert("tight".into(), json!(0));
                head.insert("copy".into(), json!(copy));
                head.insert("qr".into(), json!(qr::svg(&frame.verify)));
                head.insert("bars".into(), json!(code128::svg(&frame.number)));
            }
            views.push(value);
        }
    }
    Ok(views)
}

/// Says how tight these are to be set: 0 is the usual size of the letters.
pub(crate) fn tighten(views: &mut [Value], which: &[usize], tight: u32) {
    for &index in which {
        if let Some(field) = views.get_mut(index).and_then(|view| view.pointer_mut("/data/frame/tight")) {
            *field = json!(tight);
        }
    }
}

/// Adds the drawings; what they are drawn from is not the templates' business and goes.
fn draw(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(draw),
        Value::Object(fields) => {
            if let (Some(strokes), Some(pad)) = (fields.remove("strokes"), fields.remove("pad")) {
                let ink = serde_json::from_value(strokes).ok().zip(serde_json::from_value(pad).ok());
                fields.insert("ink".into(), json!(ink.and_then(|(strokes, pad): (Vec<_>, _)| hand::ink(&strokes, pad))));
            }
            if fields.contains_key("container") {
                let bars = fields.get("number").and_then(Value::as_str).and_then(code128::svg);
                fields.insert("bars".into(), json!(bars));
            }
            fields.values_mut().for_each(draw);
        }
        _ => {}
    }
}
