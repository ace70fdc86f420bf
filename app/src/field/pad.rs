//! The pad on which somebody signs: strokes with time and pressure, and never a picture.

use super::frame::Pages;
use super::view::*;
use crate::parts::signature::path;
use crate::words::field::sheet as said;
use domain::signature::Point;
use wasm_bindgen::JsCast;
use web_sys::PointerEvent;

/// The element, whose size goes with the signature.
const PAD: &str = "pad";

/// What was drawn so far; cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Drawing {
    pages: Pages,
    strokes: RwSignal<Vec<Vec<Point>>>,
    began: StoredValue<Option<i64>>,
    is_down: StoredValue<bool>,
}

impl Drawing {
    /// Nothing drawn. It is kept nowhere before it is signed with: strokes that outlive their page could end up under a paper that their signer never saw.
    pub(crate) fn new(pages: Pages) -> Self {
        Self { pages, strokes: RwSignal::new(Vec::new()), began: StoredValue::new(None), is_down: StoredValue::new(false) }
    }

    /// The strokes in the order they were drawn.
    pub(crate) fn strokes(self) -> Vec<Vec<Point>> {
        self.strokes.get_untracked()
    }

    /// Tells whether anything was drawn.
    pub(crate) fn is_empty(self) -> bool {
        self.strokes.with(Vec::is_empty)
    }

    /// Takes back the last stroke.
    pub(crate) fn undo(self) {
        self.strokes.update(|strokes| {
            strokes.pop();
        });
    }

    /// Takes back everything.
    pub(crate) fn clear(self) {
        self.strokes.update(Vec::clear);
        self.began.set_value(None);
    }

    /// Width and height of the pad in pixels.
    pub(crate) fn size(self) -> [u32; 2] {
        let element = document().get_element_by_id(PAD);
        let side = |of: Option<i32>| of.and_then(|side| u32::try_from(side).ok()).unwrap_or(0);
        [side(element.as_ref().map(|pad| pad.client_width())), side(element.as_ref().map(|pad| pad.client_height()))]
    }

    fn point(self, event: &PointerEvent) -> Point {
        let now = self.pages.device().monotonic();
        let began = self.began.try_update_value(|began| *began.get_or_insert(now)).unwrap_or(now);
        let millis = i32::try_from(now.saturating_sub(began)).unwrap_or(i32::MAX);
        [event.offset_x().saturating_mul(10), event.offset_y().saturating_mul(10), millis, thousandths(event.pressure())]
    }

    fn down(self, event: &PointerEvent) {
        event.prevent_default();
        if let Some(pad) = document().get_element_by_id(PAD) {
            // Without capture a stroke ends at the edge, which is no loss.
            let _ = pad.set_pointer_capture(event.pointer_id());
        }
        self.is_down.set_value(true);
        let point = self.point(event);
        self.strokes.update(|strokes| strokes.push(vec![point]));
    }

    fn moved(self, event: &PointerEvent) {
        if !self.is_down.get_value() {
            return;
        }
        event.prevent_default();
        let point = self.point(event);
        self.strokes.update(|strokes| {
            if let Some(stroke) = strokes.last_mut().filter(|stroke| stroke.last().is_none_or(|last| last[..2] != point[..2])) {
                stroke.push(point);
            }
        });
    }

    fn up(self) {
        self.is_down.set_value(false);
    }
}

#[expect(clippy::as_conversions, reason = "a pressure lies between 0 and 1, and a cast of floats saturates")]
fn thousandths(pressure: f32) -> i32 {
    (pressure.clamp(0.0, 1.0) * 1000.0) as i32
}

/// The pad.
pub(crate) fn pad(drawing: Drawing) -> View {
    let line = move || drawing.strokes.with(|strokes| strokes.iter().map(|stroke| path(stroke)).collect::<String>());
    view! {
        <div class="pad-frame">
            <svg
                id={PAD}
                class="pad"
                role="img"
                aria-label={said::PAD}
                on:pointerdown={move |event| drawing.down(event.unchecked_ref())}
                on:pointermove={move |event| drawing.moved(event.unchecked_ref())}
                on:pointerup={move |_| drawing.up()}
                on:pointercancel={move |_| drawing.up()}
            >
                <g transform="scale(0.1)"><path class="stroke" stroke-width="30" d={line}></path></g>
            </svg>
            {move || drawing.is_empty().then(|| view! { <p class="pad-hint" aria-hidden="true">{said::SIGN_HERE}</p> })}
        </div>
    }
}
