//! What helps to take a good picture: light, zoom, focus at a tap, and a level. Each is there only where the camera has it.

use super::frame::Pages;
use super::view::*;
use crate::device::Aids;
use crate::words::field::visit as said;

/// Leaning less than this is level, in degrees.
const LEVEL: i32 = 2;

/// Light and zoom.
pub(super) fn aids(pages: Pages, able: RwSignal<Aids>) -> View {
    let torch = move || able.with(|able| able.torch).then(|| light(pages));
    let zoom = move || able.with(|able| able.zoom).map(|range| nearer(pages, range));
    view! { {zoom} {torch} }
}

fn light(pages: Pages) -> View {
    let lit = RwSignal::new(false);
    let press = move |_: &Event| {
        let on = !lit.get_untracked();
        pages.phone.run(async move {
            if pages.device().set_torch(on).await.is_ok() {
                lit.try_set(on);
            }
        });
    };
    view! { <button type="button" class={move || if lit.get() { "chip here" } else { "chip" }} aria-pressed={move || lit.get().to_string()} on:click={press}>{said::TORCH}</button> }
}

fn nearer(pages: Pages, (least, most): (i64, i64)) -> View {
    let slide = move |event: &Event| {
        let Ok(hundredths) = text_of(event).parse() else { return };
        pages.phone.run(async move {
            // A camera that refuses a step stays where it is, and the picture shows it.
            let _ = pages.device().set_zoom(hundredths).await;
        });
    };
    view! {
        <label class="row grow">
            <span>{said::NEARER}</span>
            <input class="grow" type="range" min={least.to_string()} max={most.to_string()} step="5" value={least.to_string()} on:input={slide}/>
        </label>
    }
}

/// Focuses where the picture was tapped.
pub(super) fn focus(pages: Pages, able: RwSignal<Aids>, event: &Event) {
    if !able.with_untracked(|able| able.focus) {
        return;
    }
    if let Some(point) = tapped(event) {
        pages.phone.run(async move {
            // A camera that cannot focus there goes on by itself.
            let _ = pages.device().focus_camera(point).await;
        });
    }
}

/// How level the phone is held, as a line that leans with it and in words; nothing where it does not tell.
pub(super) fn level(pages: Pages) -> View {
    let lean = RwSignal::new(None::<i32>);
    let held = StoredValue::new(Some(pages.device().on_tilt(Box::new(move |degrees| {
        if lean.try_with_untracked(|lean| *lean != degrees) == Some(true) {
            lean.try_set(degrees);
        }
    }))));
    on_cleanup(move || drop(held.try_update_value(Option::take)));
    live(move || {
        let degrees = lean.get()?;
        let is_level = degrees.abs() < LEVEL;
        Some(view! {
            <div class="level" data-tone={if is_level { "ok" } else { "warn" }}>
                <span aria-hidden="true" style:rotate={format!("{degrees}deg")}></span>
                <small>{if is_level { said::IS_LEVEL.to_owned() } else { said::leans(degrees) }}</small>
            </div>
        })
    })
}
