//! The vault, as the page sees it: a worker that is started when it is first needed, and asked by messages.

mod files;
mod sealed;
pub mod worker;

use crate::js;
use app::store::StoreError;
use domain::id::MediaId;
use futures::channel::oneshot;
use futures::future::{Either, select};
use futures::lock::Mutex;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Uint8Array};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CryptoKey, HtmlMetaElement, MessageEvent, Worker, WorkerOptions, WorkerType};

/// The element of the shell that says where the worker's program lies.
const PROGRAM: &str = "vault-program";

/// How long a worker may take to start, in milliseconds.
const PATIENCE: u32 = 30_000;

/// The vault.
#[derive(Debug, Clone, Default)]
pub struct Vault(Rc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    /// Known once the worker has said whether this browser has such files; a worker that did not start has said nothing.
    line: Mutex<Option<Option<Line>>>,
    keys: RefCell<Vec<(String, CryptoKey)>>,
}

/// Who waits for which call's answer.
type Waiting = Vec<(u32, oneshot::Sender<JsValue>)>;

/// The line to the worker.
#[derive(Debug, Clone)]
struct Line {
    worker: Worker,
    waiting: Rc<RefCell<Waiting>>,
    calls: Rc<Cell<u32>>,
}

impl Vault {
    /// Tells whether this browser has a vault; asking starts it.
    ///
    /// # Errors
    /// It did not start, so that nobody knows; the next question starts it anew.
    pub async fn is_there(&self) -> Result<bool, StoreError> {
        self.line().await.map(|line| line.is_some())
    }

    /// Hands over the keys that are open; what is kept from now on is sealed with the first.
    ///
    /// # Errors
    /// The worker failed.
    pub async fn open(&self, keys: Vec<(String, CryptoKey)>) -> Result<(), StoreError> {
        self.0.keys.borrow_mut().clone_from(&keys);
        let Some(line) = self.line().await? else { return Ok(()) };
        line.hand_over(&keys).await
    }

    /// Keeps a file, and answers when it was read back equal.
    ///
    /// # Errors
    /// The disk is full, nothing is open, or the worker failed.
    pub async fn keep(&self, media: MediaId, bytes: &[u8]) -> Result<(), StoreError> {
        self.ask("keep", media, &[("bytes", Uint8Array::from(bytes).into())]).await.map(|_| ())
    }

    /// Some bytes of a file.
    ///
    /// # Errors
    /// Its key is not open, or the worker failed.
    pub async fn part(&self, media: MediaId, at: u64, length: u64) -> Result<Option<Vec<u8>>, StoreError> {
        let number = |number: u64| JsValue::from(u32::try_from(number).unwrap_or(u32::MAX));
        self.ask("part", media, &[("at", number(at)), ("length", number(length))]).await.map(bytes)
    }

    /// Adds to a film that is being recorded.
    ///
    /// # Errors
    /// The disk is full, nothing is open, or the worker failed.
    pub async fn grow(&self, film: MediaId, piece: &[u8]) -> Result<(), StoreError> {
        self.ask("grow", film, &[("bytes", Uint8Array::from(piece).into())]).await.map(|_| ())
    }

    /// What there is of a film.
    ///
    /// # Errors
    /// Its key is not open, or the worker failed.
    pub async fn film(&self, film: MediaId) -> Result<Option<Vec<u8>>, StoreError> {
        self.ask("film", film, &[]).await.map(bytes)
    }

    /// Forgets a file or film.
    ///
    /// # Errors
    /// The worker failed.
    pub async fn forget(&self, media: MediaId) -> Result<(), StoreError> {
        self.ask("forget", media, &[]).await.map(|_| ())
    }

    /// All files; films that are not finished are none.
    ///
    /// # Errors
    /// The worker failed.
    pub async fn all(&self) -> Result<Vec<MediaId>, StoreError> {
        let Some(line) = self.line().await? else { return Ok(Vec::new()) };
        let names: Array = line.ask(&[("what", "names".into())]).await?.unchecked_into();
        Ok(names.iter().filter_map(|name| name.as_string()?.parse().ok()).collect())
    }

    async fn ask(&self, what: &str, media: MediaId, more: &[(&str, JsValue)]) -> Result<JsValue, StoreError> {
        let Some(line) = self.line().await? else { return Err(StoreError::Failed("this browser has no vault".to_owned())) };
        let name = JsValue::from_str(&media.to_string());
        line.ask(&[&[("what", JsValue::from_str(what)), ("name", name)], more].concat()).await
    }

    async fn line(&self) -> Result<Option<Line>, StoreError> {
        let mut line = self.0.line.lock().await;
        if line.is_none() {
            let started = Line::start().await?;
            if let Some(started) = &started {
                let keys = self.0.keys.borrow().clone();
                started.hand_over(&keys).await?;
            }
            *line = Some(started);
        }
        Ok(line.clone().flatten())
    }
}

impl Line {
    /// Starts the worker; none where it says that this browser has no such files. A worker that does not start is another thing: what is sealed lies
    /// there, and must be taken neither for gone nor for something that may lie unsealed.
    async fn start() -> Result<Option<Self>, StoreError> {
        let failed = || StoreError::Failed("the vault did not start".to_owned());
        let program: HtmlMetaElement = crate::files::element(PROGRAM).map_err(|_| failed())?;
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&program.content(), &options).map_err(|_| failed())?;
        let waiting = Rc::new(RefCell::new(Waiting::new()));
        let (ready, is_ready) = oneshot::channel();
        let ready = Rc::new(RefCell::new(Some(ready)));
        let (told, answered) = (Rc::clone(&ready), Rc::clone(&waiting));
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let data = event.data();
            if let Some(call) = js::property(&data, "call").as_f64().map(js::count) {
                let place = answered.borrow().iter().position(|(own, _)| u64::from(*own) == call);
                if let Some(place) = place {
                    // Nobody waits any more where the page is going away.
                    let _ = answered.borrow_mut().swap_remove(place).1.send(data);
                }
            } else if let Some(ready) = told.borrow_mut().take()
                && js::property(&data, "failed").is_falsy()
            {
                let _ = ready.send(js::property(&data, "ready").is_truthy());
            }
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        on_message.forget();
        let failing = Rc::clone(&waiting);
        let on_error = Closure::<dyn FnMut()>::new(move || {
            // Whoever waits is told by the end of their channel.
            failing.borrow_mut().clear();
            ready.borrow_mut().take();
        });
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        on_error.forget();
        let line = Self { worker, waiting, calls: Rc::default() };
        // A worker that says nothing must not keep the door shut for ever.
        match select(is_ready, TimeoutFuture::new(PATIENCE)).await {
            Either::Left((Ok(is_ready), _)) => Ok(is_ready.then_some(line)),
            _ => {
                line.worker.terminate();
                Err(failed())
            }
        }
    }

    async fn hand_over(&self, keys: &[(String, CryptoKey)]) -> Result<(), StoreError> {
        for (name, key) in keys {
            self.ask(&[("what", "key".into()), ("name", JsValue::from_str(name)), ("key", key.into())]).await?;
        }
        Ok(())
    }

    async fn ask(&self, request: &[(&str, JsValue)]) -> Result<JsValue, StoreError> {
        let call = self.calls.get();
        self.calls.set(call.wrapping_add(1));
        let message = js::object(&[request, &[("call", JsValue::from(call))]].concat());
        let (send, receive) = oneshot::channel();
        self.waiting.borrow_mut().push((call, send));
        self.worker.post_message(&message).map_err(|error| StoreError::Failed(js::words(&error)))?;
        let answer = receive.await.map_err(|_| StoreError::Failed("the vault has stopped".to_owned()))?;
        match js::property(&answer, "failed").as_string() {
            None => Ok(js::property(&answer, "done")),
            Some(words) if words == "Locked" => Err(StoreError::Locked),
            Some(words) if words == "NotAsWritten" => Err(StoreError::NotAsWritten("vault".to_owned())),
            Some(words) if words.contains("QuotaExceeded") => Err(StoreError::Full(words)),
            Some(words) => Err(StoreError::Failed(words)),
        }
    }
}

#[expect(clippy::needless_pass_by_value, reason = "`map` hands it over")]
fn bytes(value: JsValue) -> Option<Vec<u8>> {
    value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec)
}
