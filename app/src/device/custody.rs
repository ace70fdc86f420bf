//! The keys of the phone's store beyond what a PIN opens. A device without sealed files has none, and says so to everything.

use super::DeviceError;
use crate::store::Doing;
use domain::contract::{EscrowKey, NewRecovery, WrappedKey};

/// The keys of the store, as two custodians may open them again.
pub trait Custody {
    /// Wraps the keys that are open to the escrow key too, each once.
    fn entrust(&self, _escrow: EscrowKey) -> Doing<'_, Result<(), DeviceError>> {
        Box::pin(async { Ok(()) })
    }
    /// How many keys of the store nobody has opened since the page was.
    fn shut_keys(&self) -> Doing<'_, Result<usize, DeviceError>> {
        Box::pin(async { Ok(0) })
    }
    /// The shut keys as they were wrapped to an escrow key, and a key of this device's own, to which they shall be wrapped again.
    fn ask_for_keys(&self) -> Doing<'_, Result<NewRecovery, DeviceError>> {
        Box::pin(async { Ok(NewRecovery { public_key: String::new(), keys: Vec::new() }) })
    }
    /// Keeps what custodians opened for whoever enters their PIN next, and tells how many are the keys that went out.
    fn take_keys(&self, _keys: Vec<WrappedKey>) -> Doing<'_, Result<usize, DeviceError>> {
        Box::pin(async { Ok(0) })
    }
}
