//! The phone's engine over HTTP: one method an endpoint.

use crate::http::{self, Body, ask, tell};
use crate::{live, uploads};
use app::api::{Api, ApiError, Carried, Offer, Upload};
use app::store::Doing;
use domain::contract::{Commands, DeviceGrant, DeviceKey, Enrolled, Holding, Me, NewRecovery, Package, Receipts, Recovery, SignIn};
use domain::id::{DeviceId, MediaId};

/// The office over HTTP.
#[derive(Debug, Clone, Copy)]
pub struct PhoneHttp;

impl Api for PhoneHttp {
    fn sign_in(&self, sign_in: SignIn) -> Doing<'_, Result<Me, ApiError>> {
        ask("POST", "/session", Body::of(&sign_in))
    }

    fn enter(&self, shown: Enrolled) -> Doing<'_, Result<Me, ApiError>> {
        ask("POST", "/session/enrolled", Body::of(&shown))
    }

    fn register(&self, device: DeviceId, key: DeviceKey) -> Doing<'_, Result<DeviceGrant, ApiError>> {
        ask("PUT", &format!("/devices/{device}"), Body::of(&key))
    }

    fn package(&self, device: DeviceId, after: i64, holding: Holding) -> Doing<'_, Result<Package, ApiError>> {
        let Holding { commands, media, bytes } = holding;
        let path = format!("/package?after={after}&device={device}&commands={commands}&media={media}&bytes={bytes}");
        ask("GET", &path, Body::Nothing)
    }

    fn commands(&self, commands: Commands) -> Doing<'_, Result<Receipts, ApiError>> {
        ask("POST", "/commands", Body::of(&commands))
    }

    fn begin_upload(&self, offer: Offer, first: Vec<u8>) -> Doing<'_, Result<Upload, ApiError>> {
        Box::pin(uploads::begin(offer, first))
    }

    fn upload_offset(&self, media: MediaId) -> Doing<'_, Result<Option<u64>, ApiError>> {
        Box::pin(uploads::offset(media))
    }

    fn go_on_upload(&self, media: MediaId, at: u64, piece: Vec<u8>) -> Doing<'_, Result<Upload, ApiError>> {
        Box::pin(uploads::go_on(media, at, piece))
    }

    fn carried(&self) -> Carried {
        http::carried()
    }

    fn ask_recovery(&self, device: DeviceId, asked: NewRecovery) -> Doing<'_, Result<(), ApiError>> {
        Box::pin(async move { tell("PUT", &format!("/devices/{device}/recovery"), Body::of(&asked)).await })
    }

    fn recovery(&self, device: DeviceId) -> Doing<'_, Result<Recovery, ApiError>> {
        Box::pin(async move { ask("GET", &format!("/devices/{device}/recovery"), Body::Nothing).await })
    }

    fn listen(&self, call: Box<dyn Fn(i64)>) {
        live::listen(call, Box::new(|_| {}));
    }
}
