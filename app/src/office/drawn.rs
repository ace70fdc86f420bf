//! What the offices ask about draws (O-22).

use super::Asking;
use domain::contract::{DrawPreview, DrawView, Draws, NewDraw};
use domain::draw::{Act, Secret};
use domain::id::DrawId;

/// What is asked about draws.
pub trait DrawOffice {
    /// All draws, in digests and counts.
    fn draws(&self) -> Asking<Draws>;
    /// What would be drawn, and what stands in its way.
    fn preview_draw(&self, new: NewDraw) -> Asking<DrawPreview>;
    /// Freezes roster, samplers and plan.
    fn freeze_draw(&self, new: NewDraw) -> Asking<DrawView>;
    /// One draw; its list for those who may see it.
    fn draw(&self, draw: DrawId) -> Asking<DrawView>;
    /// Does something to it.
    fn act_on_draw(&self, draw: DrawId, act: Act) -> Asking<DrawView>;
    /// Makes a party's secret and offers it as a file of that name; only in the browser, which sends it nowhere.
    fn make_secret(&self, file: String) -> Asking<Secret>;
}
