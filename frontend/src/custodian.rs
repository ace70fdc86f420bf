//! The escrow key in the browser of whoever minds an agency's phones: made here and split in two files, joined from them for a moment, sent nowhere.

use crate::cipher::{random, subtle};
use crate::{files, js, rsa};
use app::api::ApiError;
use app::device::{DeviceError, NewFile as _};
use app::words::desk::phone::escrow as words;
use domain::contract::{EscrowKey, EscrowPart, Recovery, WrappedKey};
use domain::digest::{hex, unhex};
use domain::json;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, HtmlInputElement};

/// A private key of 3072 bits has some 1800 bytes.
const CHANCE: u32 = 4096;
/// What is wrapped to prove that two halves belong together.
const TRIAL: &[u8] = b"fengyang escrow";

/// Makes an escrow key, split in two.
///
/// # Errors
/// The browser refuses.
pub async fn make() -> Result<[EscrowPart; 2], ApiError> {
    let made = async {
        let pair = JsFuture::from(subtle()?.generate_key_with_object(&rsa::how(), true, &js::list(&rsa::USES))?).await?;
        let public = hex(&rsa::exported(&pair).await?);
        let private = js::bytes(subtle()?.export_key("pkcs8", &rsa::private_half(&pair))?).await?;
        Ok(EscrowPart::split(&public, &private, &random(CHANCE)?))
    };
    made.await.map_err(|error: JsValue| failed(&error))
}

/// Offers a custodian's part as a file.
///
/// # Errors
/// The browser refuses.
pub fn save(part: &EscrowPart) -> Result<(), ApiError> {
    let mut file = Box::new(files::Download::default());
    file.add(json::write(part).into_bytes());
    let name = words::file(part.part, &EscrowKey { public_key: part.public_key.clone() }.name());
    file.offer(&name, "application/json").map_err(here)
}

/// The escrow key of the two files that were chosen, proved to be one.
///
/// # Errors
/// They are not the two parts of one key.
pub async fn joined(element: &str) -> Result<(EscrowKey, CryptoKey), ApiError> {
    let input: HtmlInputElement = files::element(element).map_err(here)?;
    let chosen = input.files();
    let mut parts = Vec::new();
    for file in chosen.iter().flat_map(|files| (0..files.length()).filter_map(|place| files.get(place))) {
        let bytes = files::bytes(&file).await.map_err(here)?;
        parts.extend(String::from_utf8(bytes).ok().and_then(|text| json::read::<EscrowPart>(&text).ok()));
    }
    let [one, two] = parts.as_slice() else { return Err(no_parts()) };
    let private = EscrowPart::join(one, two).ok_or_else(no_parts)?;
    let public_key = one.public_key.clone();
    let proved = async {
        let (public, private) = (rsa::public(&public_key).await?, rsa::private(&private).await?);
        let back = rsa::unwrap(&private, &rsa::wrap(&public, TRIAL).await?).await?;
        Ok::<_, JsValue>((back == TRIAL).then_some(private))
    };
    // What does not fit together is no key at all to the browser.
    let private = proved.await.ok().flatten().ok_or_else(no_parts)?;
    input.set_value("");
    Ok((EscrowKey { public_key }, private))
}

/// Opens what a phone asked for with the two files, and wraps it to the phone's own key; what another escrow key wrapped stays.
///
/// # Errors
/// They are not the two parts of one key, or not of the one that the phone's keys are wrapped to.
pub async fn open(element: &str, recovery: &Recovery) -> Result<Vec<WrappedKey>, ApiError> {
    let (escrow, private) = joined(element).await?;
    let name = escrow.name();
    let mut opened = Vec::new();
    for key in recovery.asked.keys.iter().filter(|key| key.escrow == name) {
        let again = async {
            let raw = rsa::unwrap(&private, &unhex(&key.wrapped).unwrap_or_default()).await?;
            let wrapped = rsa::wrap(&rsa::public(&recovery.asked.public_key).await?, &raw).await?;
            Ok(WrappedKey { wrapped: hex(&wrapped), ..key.clone() })
        };
        opened.push(again.await.map_err(|error: JsValue| failed(&error))?);
    }
    if opened.is_empty() { Err(ApiError::Local(words::OTHER_PARTS.to_owned())) } else { Ok(opened) }
}

fn no_parts() -> ApiError {
    ApiError::Local(words::NO_PARTS.to_owned())
}

fn failed(error: &JsValue) -> ApiError {
    ApiError::Local(words::failed(&js::words(error)))
}

#[expect(clippy::needless_pass_by_value, reason = "`map_err` hands it over")]
fn here(error: DeviceError) -> ApiError {
    ApiError::Local(words::failed(&error.to_string()))
}
