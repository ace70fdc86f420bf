//! What pages ask about draws.

use super::Here;
use crate::office::draw;
use crate::problem::not_found;
use app::office::{Asking, DrawOffice};
use domain::contract::{DrawPreview, DrawView, Draws, NewDraw};
use domain::draw::{Act, Secret};
use domain::id::DrawId;

impl DrawOffice for Here {
    fn draws(&self) -> Asking<Draws> {
        self.ask(|state, user| async move { draw::list(&state, &user).await })
    }

    fn preview_draw(&self, new: NewDraw) -> Asking<DrawPreview> {
        self.ask(move |state, user| async move { draw::preview(&state, &user, new).await })
    }

    fn freeze_draw(&self, new: NewDraw) -> Asking<DrawView> {
        self.ask(move |state, user| async move { draw::freeze(&state, &user, new).await })
    }

    fn draw(&self, draw: DrawId) -> Asking<DrawView> {
        self.ask(move |state, user| async move { draw::view(&state, &user, draw).await })
    }

    fn act_on_draw(&self, draw: DrawId, act: Act) -> Asking<DrawView> {
        self.ask(move |state, user| async move { draw::act(&state, &user, draw, act).await })
    }

    /// A secret that the server made would be the server's.
    fn make_secret(&self, _: String) -> Asking<Secret> {
        self.ask(|_, _| async { Err(not_found()) })
    }
}
