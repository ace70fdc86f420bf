//! The worker's side: one request after the other, each answered when it is on the disk and was read back.

use super::files::{Folder, Writer, read};
use super::sealed::{FileKey, Follows, HEAD, Open, SEALED, SEGMENT, length};
use crate::js;
use futures::StreamExt as _;
use futures::channel::mpsc::unbounded;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// What a film is called while it is being recorded.
const FILM: &str = ".film";

/// Serves for as long as the page lives.
pub fn serve() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let (send, mut asked) = unbounded::<JsValue>();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        // A closed channel means that the worker is going away.
        let _ = send.unbounded_send(event.data());
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    spawn_local(async move {
        let mut vault = match Folder::open().await {
            Ok(folder) => Some(Vault { folder, keys: Vec::new(), film: None }),
            Err(_) => None,
        };
        // Told once: the page waits for it before it asks anything.
        let _ = scope.post_message(&js::object(&[("ready", JsValue::from_bool(vault.is_some()))]));
        while let (Some(vault), Some(request)) = (&mut vault, asked.next().await) {
            let (name, value) = match vault.answer(&request).await {
                Ok(done) => ("done", done),
                Err(error) => ("failed", JsValue::from_str(&js::words(&error))),
            };
            let _ = scope.post_message(&js::object(&[("call", js::property(&request, "call")), (name, value)]));
        }
    });
}

struct Vault {
    folder: Folder,
    /// The newest first: what is kept now is sealed with it.
    keys: Vec<Open>,
    film: Option<Film>,
}

/// A film that is being recorded.
struct Film {
    name: String,
    file: Writer,
    key: FileKey,
    end: usize,
    seconds: u32,
}

impl Vault {
    async fn answer(&mut self, request: &JsValue) -> Result<JsValue, JsValue> {
        let text = |name| js::property(request, name).as_string().unwrap_or_default();
        let number = |name| usize::try_from(js::property(request, name).as_f64().map_or(0, js::count)).unwrap_or(0);
        let bytes = || Uint8Array::new(&js::property(request, "bytes")).to_vec();
        let name = text("name");
        match text("what").as_str() {
            "key" => {
                self.keys.retain(|open| open.name != name);
                self.keys.push(Open { name, key: js::property(request, "key").unchecked_into() });
                Ok(JsValue::UNDEFINED)
            }
            "keep" => self.keep(&name, &bytes()).await.map(|()| JsValue::UNDEFINED),
            "part" => Ok(given(self.part(&name, number("at"), number("length")).await?)),
            "grow" => self.grow(&name, &bytes()).await.map(|()| JsValue::UNDEFINED),
            "film" => Ok(given(self.film(&name).await?)),
            "forget" => self.forget(&name).await.map(|()| JsValue::UNDEFINED),
            "names" => Ok(self.folder.names().await?.iter().map(|name| JsValue::from_str(name)).collect::<Array>().into()),
            _ => Err(JsValue::from_str("unknown request")),
        }
    }

    fn key(&self) -> Result<&Open, JsValue> {
        self.keys.first().ok_or_else(locked)
    }

    /// Seals and writes a file, reads it back and compares; a file that fails is not there.
    async fn keep(&self, name: &str, bytes: &[u8]) -> Result<(), JsValue> {
        let kept = self.written(name, bytes).await;
        if kept.is_err() {
            // What cannot be removed has no row, and is swept.
            let _ = self.folder.remove(name).await;
        }
        kept
    }

    async fn written(&self, name: &str, bytes: &[u8]) -> Result<(), JsValue> {
        let (key, head) = FileKey::fresh(self.key()?, name).await?;
        let file = self.folder.writer(name).await?;
        file.empty()?;
        file.put(0, &head)?;
        let segments: Vec<&[u8]> = bytes.chunks(SEGMENT).collect();
        let follows = |place: usize| if place + 1 == segments.len() { Follows::Nothing } else { Follows::More };
        for (place, segment) in segments.iter().enumerate() {
            file.put(HEAD + place * SEALED, &key.seal(small(place), follows(place), segment).await?)?;
        }
        file.flush()?;
        for (place, segment) in segments.iter().enumerate() {
            let sealed = file.get(HEAD + place * SEALED, segment.len() + SEALED - SEGMENT)?;
            if key.open(small(place), follows(place), &sealed).await? != *segment {
                return Err(JsValue::from_str("NotAsWritten"));
            }
        }
        Ok(())
    }

    /// Opens the segments in which the bytes lie.
    async fn part(&self, name: &str, at: usize, wanted: usize) -> Result<Option<Vec<u8>>, JsValue> {
        let Some(file) = self.folder.reader(name).await? else { return Ok(None) };
        let key = FileKey::of(&read(&file, 0, HEAD).await?, &self.keys, name).await?.ok_or_else(locked)?;
        let lying = usize::try_from(js::whole(file.size())).unwrap_or(0);
        let all = length(lying);
        let (at, end) = (at.min(all), at.saturating_add(wanted).min(all));
        let mut bytes = Vec::with_capacity(end - at);
        let first = at / SEGMENT;
        for place in first..end.div_ceil(SEGMENT) {
            let begin = HEAD + place * SEALED;
            let follows = if begin + SEALED >= lying { Follows::Nothing } else { Follows::More };
            bytes.extend(key.open(small(place), follows, &read(&file, begin, begin + SEALED).await?).await?);
        }
        bytes.truncate(end - first * SEGMENT);
        bytes.drain(..(at - first * SEGMENT).min(bytes.len()));
        Ok(Some(bytes))
    }

    /// Adds a second to a film; it is on the disk when this answers.
    async fn grow(&mut self, name: &str, bytes: &[u8]) -> Result<(), JsValue> {
        if self.film.as_ref().is_none_or(|film| film.name != name) {
            let lying = format!("{name}{FILM}");
            let (key, head) = FileKey::fresh(self.key()?, &lying).await?;
            // The one before is closed first.
            self.film = None;
            let file = self.folder.writer(&lying).await?;
            file.empty()?;
            file.put(0, &head)?;
            self.film = Some(Film { name: name.to_owned(), file, key, end: head.len(), seconds: 0 });
        }
        let Some(film) = &mut self.film else { return Ok(()) };
        let sealed = film.key.seal(film.seconds, Follows::Unknown, bytes).await?;
        let record = [small(sealed.len()).to_be_bytes().as_slice(), &film.seconds.to_be_bytes(), &sealed].concat();
        // Counted before it is written: a second that failed is never sealed anew under the same number.
        film.seconds += 1;
        film.file.put(film.end, &record)?;
        film.file.flush()?;
        film.end += record.len();
        Ok(())
    }

    /// As much of an unfinished film as is whole.
    async fn film(&mut self, name: &str) -> Result<Option<Vec<u8>>, JsValue> {
        let lying = format!("{name}{FILM}");
        let Some(file) = self.folder.reader(&lying).await? else { return Ok(None) };
        let all = read(&file, 0, usize::try_from(js::whole(file.size())).unwrap_or(0)).await?;
        let key = FileKey::of(&all, &self.keys, &lying).await?.ok_or_else(locked)?;
        let (mut rest, mut bytes) = (&all[HEAD..], Vec::new());
        while let Some((length, after)) = rest.split_first_chunk::<4>() {
            let Some((second, after)) = after.split_first_chunk::<4>() else { break };
            let length = usize::try_from(u32::from_be_bytes(*length)).unwrap_or(usize::MAX);
            // The last second may have been cut off by the end.
            let Some((sealed, after)) = after.split_at_checked(length) else { break };
            let Ok(second) = key.open(u32::from_be_bytes(*second), Follows::Unknown, sealed).await else { break };
            bytes.extend(second);
            rest = after;
        }
        Ok(Some(bytes))
    }

    async fn forget(&mut self, name: &str) -> Result<(), JsValue> {
        self.film.take_if(|film| film.name == name);
        self.folder.remove(&format!("{name}{FILM}")).await?;
        self.folder.remove(name).await
    }
}

fn given(bytes: Option<Vec<u8>>) -> JsValue {
    bytes.map_or(JsValue::NULL, |bytes| Uint8Array::from(bytes.as_slice()).into())
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn locked() -> JsValue {
    JsValue::from_str("Locked")
}
