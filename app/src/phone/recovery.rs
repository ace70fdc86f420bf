//! Keys of the store that nobody's PIN opens any more: asking two custodians for them, and taking them back.

use super::Phone;
use super::rows::fact;
use crate::api::{Api, ApiError};
use crate::device::Device;
use crate::store::{LocalStore, StoreError, Table, Write};
use domain::contract::Recovery;
use domain::id::DeviceId;

/// How it stands with keys that nobody has opened.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Shut {
    /// Everything is open, or nobody has unlocked yet.
    #[default]
    Nothing,
    /// Some are shut, and nobody was asked.
    Unasked,
    /// The custodians were asked.
    Asked,
    /// They have opened them; the next PIN takes them in.
    Opened,
}

impl Phone {
    /// After a PIN: has the open keys wrapped for the custodians too, and looks what stays shut.
    pub(super) async fn look_for_shut_keys(self) -> Result<(), ApiError> {
        let parts = self.parts();
        let failed = |error: crate::device::DeviceError| ApiError::Local(error.to_string());
        let is_open = parts.device.shut_keys().await.map_err(failed)? == 0;
        let code = parts.store.get(Table::Facts, fact::RECOVERY.to_owned()).await.map_err(local)?;
        let shut = match (is_open, &code) {
            (true, _) => Shut::Nothing,
            (false, Some(_)) => Shut::Asked,
            (false, None) => Shut::Unasked,
        };
        self.model.try_update(|model| {
            model.shut = shut;
            model.code = code.unwrap_or_default();
        });
        if let Some(escrow) = self.model.with_untracked(|model| model.escrow.clone()) {
            parts.device.entrust(escrow).await.map_err(failed)?;
        }
        Ok(())
    }

    /// Asks the custodians for the keys that are shut; false where these were never wrapped for custodians: there was no escrow key while they were open.
    ///
    /// # Errors
    /// Nobody answers, or the office refuses.
    pub async fn ask_for_keys(self) -> Result<bool, ApiError> {
        let parts = self.parts();
        let device: Option<DeviceId> = super::rows::read(&*parts.store, Table::Facts, fact::DEVICE).await.map_err(local)?;
        let asked = parts.device.ask_for_keys().await.map_err(|error| ApiError::Local(error.to_string()))?;
        if asked.keys.is_empty() {
            return Ok(false);
        }
        let Some(device) = device else { return Ok(false) };
        let code = asked.code();
        parts.api.ask_recovery(device, asked).await?;
        parts.store.write(vec![Write::Put(Table::Facts, fact::RECOVERY.to_owned(), code.clone())]).await.map_err(local)?;
        self.model.try_update(|model| {
            model.shut = Shut::Asked;
            model.code = code;
        });
        Ok(true)
    }
}

/// Asks what became of it where the custodians were asked for keys, and keeps what they opened.
pub(crate) async fn look(store: &dyn LocalStore, api: &dyn Api, device: &dyn Device, id: DeviceId) -> Result<Option<Shut>, ApiError> {
    if store.get(Table::Facts, fact::RECOVERY.to_owned()).await.map_err(local)?.is_none() {
        return Ok(None);
    }
    let shut = match api.recovery(id).await {
        Ok(Recovery { opened: None, .. }) => return Ok(None),
        Ok(Recovery { opened: Some(opened), .. }) => {
            let ours = device.take_keys(opened.keys).await.map_err(|error| ApiError::Local(error.to_string()))?;
            // What is none of ours helps nobody: the custodians are to be asked again.
            if ours > 0 { Shut::Opened } else { Shut::Unasked }
        }
        // An office that was restored from an older copy has not heard of it.
        Err(ApiError::Problem(problem)) if problem.status == 404 => Shut::Unasked,
        Err(error) => return Err(error),
    };
    store.write(vec![Write::Delete(Table::Facts, fact::RECOVERY.to_owned())]).await.map_err(local)?;
    Ok(Some(shut))
}

#[expect(clippy::needless_pass_by_value, reason = "`map_err` hands it over")]
fn local(error: StoreError) -> ApiError {
    ApiError::Local(error.to_string())
}
