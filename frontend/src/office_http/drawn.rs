//! What pages ask about draws.

use super::{OfficeHttp, asking};
use crate::http::{Body, ask};
use crate::{cipher, files, js};
use app::api::ApiError;
use app::device::NewFile as _;
use app::office::{Asking, DrawOffice};
use domain::contract::{DrawPreview, DrawView, Draws, NewDraw};
use domain::draw::{Act, Secret};
use domain::id::DrawId;

impl DrawOffice for OfficeHttp {
    fn draws(&self) -> Asking<Draws> {
        asking(ask("GET", "/draws", Body::Nothing))
    }

    fn preview_draw(&self, new: NewDraw) -> Asking<DrawPreview> {
        asking(async move { ask("POST", "/draws/preview", Body::of(&new)).await })
    }

    fn freeze_draw(&self, new: NewDraw) -> Asking<DrawView> {
        asking(async move { ask("POST", "/draws", Body::of(&new)).await })
    }

    fn draw(&self, draw: DrawId) -> Asking<DrawView> {
        asking(async move { ask("GET", &format!("/draws/{draw}"), Body::Nothing).await })
    }

    fn act_on_draw(&self, draw: DrawId, act: Act) -> Asking<DrawView> {
        asking(async move { ask("POST", &format!("/draws/{draw}/acts"), Body::of(&act)).await })
    }

    fn make_secret(&self, file: String) -> Asking<Secret> {
        asking(async move {
            let bytes = cipher::random(32).map_err(|error| ApiError::Local(js::words(&error)))?;
            let bytes: [u8; 32] = bytes.try_into().map_err(|_| ApiError::Local("the browser has no chance".to_owned()))?;
            let secret = Secret::from_bytes(bytes);
            let mut download = Box::new(files::Download::default());
            download.add(String::from(secret).into_bytes());
            download.offer(&file, "text/plain").map_err(|error| ApiError::Local(error.to_string()))?;
            Ok(secret)
        })
    }
}
