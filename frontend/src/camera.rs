//! The camera in the page: stills and short films, each encoded once.

pub mod aids;

use crate::files::{self, element, failed, wait};
use crate::js;
use app::device::{Aids, Delivered, DeviceError};
use domain::evidence::MediaKind;
use futures::StreamExt as _;
use futures::channel::mpsc::unbounded;
use futures::channel::oneshot;
use gloo_timers::callback::Timeout;
use js_sys::Array;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobEvent, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement, HtmlVideoElement, MediaRecorder, MediaRecorderOptions,
    MediaStream, MediaStreamConstraints, MediaStreamTrack,
};

/// The longer edge of a still: enough to read a label, small enough for a village's network.
const LONG_EDGE: u32 = 2048;
const QUALITY: f64 = 0.85;

/// A film: at most a minute, at most about 11 MB.
const LONGEST_FILM: u32 = 60_000;
const BITS_PER_SECOND: u32 = 1_500_000;
const PIECE: i32 = 1_000;
const FILMS: [&str; 3] = ["video/mp4;codecs=avc1.42E01E", "video/webm;codecs=vp8", "video/webm"];

/// The camera.
#[derive(Debug, Default)]
pub struct Camera {
    stream: RefCell<Option<MediaStream>>,
    film: RefCell<Option<Film>>,
}

/// A film that is being recorded.
#[derive(Debug)]
struct Film {
    recorder: MediaRecorder,
    pieces: Rc<RefCell<Vec<Blob>>>,
    stopped: oneshot::Receiver<()>,
    _limit: Timeout,
    _on_piece: Closure<dyn FnMut(BlobEvent)>,
    _on_stop: Closure<dyn FnMut()>,
}

impl Camera {
    /// Shows the rear camera in a `<video>`.
    ///
    /// # Errors
    /// It is not allowed, or there is none.
    pub async fn start(&self, video: String) -> Result<(), DeviceError> {
        self.stop();
        let devices = web_sys::window().map(|window| window.navigator().media_devices());
        let devices = devices.and_then(Result::ok).ok_or_else(|| DeviceError::NotAvailable("no camera interface".to_owned()))?;
        let wish = js::object(&[
            ("facingMode", js::object(&[("ideal", "environment".into())]).into()),
            ("width", js::object(&[("ideal", JsValue::from(LONG_EDGE))]).into()),
        ]);
        let constraints = MediaStreamConstraints::new();
        constraints.set_video(&wish);
        constraints.set_audio(&JsValue::FALSE);
        let stream: MediaStream = wait(devices.get_user_media_with_constraints(&constraints)).await?.unchecked_into();
        let shown: Result<HtmlVideoElement, DeviceError> = element(&video);
        // Kept before anything else can fail, so that `stop` always finds it.
        *self.stream.borrow_mut() = Some(stream.clone());
        let shown = shown?;
        shown.set_src_object(Some(&stream));
        shown.set_muted(true);
        wait(shown.play()).await?;
        Ok(())
    }

    /// The track that comes from the camera.
    fn track(&self) -> Result<MediaStreamTrack, DeviceError> {
        let track = self.stream.borrow().as_ref().and_then(|stream| stream.get_video_tracks().iter().next());
        track.map(JsCast::unchecked_into).ok_or_else(|| no("the camera is off"))
    }

    /// What it can do beside showing; nothing while it is off.
    #[must_use]
    pub fn aids(&self) -> Aids {
        self.track().map(|track| aids::of(&track)).unwrap_or_default()
    }

    /// Puts its light on or off.
    ///
    /// # Errors
    /// It is off, or refuses.
    pub async fn torch(&self, on: bool) -> Result<(), DeviceError> {
        aids::set(self.track()?, &[("torch", on.into())]).await
    }

    /// Draws nearer, by hundredths.
    ///
    /// # Errors
    /// It is off, or refuses.
    pub async fn zoom(&self, hundredths: i64) -> Result<(), DeviceError> {
        let factor = f64::from(i32::try_from(hundredths).unwrap_or(100)) / 100.0;
        aids::set(self.track()?, &[("zoom", factor.into())]).await
    }

    /// Focuses on a point of its picture, in thousandths.
    ///
    /// # Errors
    /// It is off, or refuses.
    pub async fn focus(&self, point: (i32, i32)) -> Result<(), DeviceError> {
        aids::focus(self.track()?, point).await
    }

    /// Takes a still of what a `<video>` shows.
    ///
    /// # Errors
    /// It shows nothing yet, or the browser cannot encode it.
    pub async fn photo(&self, video: String) -> Result<Delivered, DeviceError> {
        let video: HtmlVideoElement = element(&video)?;
        let (width, height) = (video.video_width(), video.video_height());
        if width == 0 || height == 0 {
            return Err(DeviceError::NotAvailable("the camera shows nothing yet".to_owned()));
        }
        let (width, height) = within(width, height);
        let canvas: HtmlCanvasElement = canvas()?;
        canvas.set_width(width);
        canvas.set_height(height);
        let context = canvas.get_context("2d").map_err(|error| failed(&error))?;
        let context: CanvasRenderingContext2d = context.and_then(|context| context.dyn_into().ok()).ok_or_else(|| no("no canvas"))?;
        let drawn = context.draw_image_with_html_video_element_and_dw_and_dh(&video, 0.0, 0.0, f64::from(width), f64::from(height));
        drawn.map_err(|error| failed(&error))?;
        let (send, receive) = oneshot::channel();
        let callback = Closure::once(move |blob: JsValue| {
            // Nobody waits any more where the page is going away.
            let _ = send.send(blob);
        });
        let asked = canvas.to_blob_with_type_and_encoder_options(callback.as_ref().unchecked_ref(), "image/jpeg", &QUALITY.into());
        asked.map_err(|error| failed(&error))?;
        let blob: Blob = receive.await.ok().and_then(|blob| blob.dyn_into().ok()).ok_or_else(|| no("the still could not be encoded"))?;
        files::from_camera(&blob, MediaKind::Photo).await
    }

    /// Starts to record, and calls back with each second in its order; it ends by itself after a minute. Answers the film's media type.
    ///
    /// # Errors
    /// The camera is off, or the browser cannot record.
    pub fn record(&self, on_piece: Box<dyn Fn(Vec<u8>)>) -> Result<String, DeviceError> {
        let stream = self.stream.borrow().clone().ok_or_else(|| no("the camera is off"))?;
        let options = MediaRecorderOptions::new();
        options.set_video_bits_per_second(BITS_PER_SECOND);
        // An MP4 can be handed over only from one key frame to the next; setting a property of a plain object cannot fail.
        let _ = js_sys::Reflect::set(&options, &"videoKeyFrameIntervalDuration".into(), &PIECE.into());
        if let Some(mime) = FILMS.into_iter().find(|mime| MediaRecorder::is_type_supported(mime)) {
            options.set_mime_type(mime);
        }
        let recorder = MediaRecorder::new_with_media_stream_and_media_recorder_options(&stream, &options).map_err(|error| failed(&error))?;
        let pieces = Rc::new(RefCell::new(Vec::new()));
        let kept = Rc::clone(&pieces);
        let (second, mut seconds) = unbounded::<Blob>();
        wasm_bindgen_futures::spawn_local(async move {
            while let Some(second) = seconds.next().await {
                // What cannot be read now is in the whole film.
                if let Ok(bytes) = files::bytes(&second).await {
                    on_piece(bytes);
                }
            }
        });
        let on_piece = Closure::<dyn FnMut(BlobEvent)>::new(move |event: BlobEvent| {
            if let Some(data) = event.data() {
                kept.borrow_mut().push(data.clone());
                // It is open for as long as this recording.
                let _ = second.unbounded_send(data);
            }
        });
        let (send, stopped) = oneshot::channel();
        let mut send = Some(send);
        let on_stop = Closure::<dyn FnMut()>::new(move || {
            if let Some(send) = send.take() {
                // Nobody waits yet where the minute ran out; the message stays in the channel.
                let _ = send.send(());
            }
        });
        recorder.set_ondataavailable(Some(on_piece.as_ref().unchecked_ref()));
        recorder.set_onstop(Some(on_stop.as_ref().unchecked_ref()));
        recorder.start_with_time_slice(PIECE).map_err(|error| failed(&error))?;
        let limited = recorder.clone();
        let limit = Timeout::new(LONGEST_FILM, move || {
            // It may have been stopped already.
            let _ = limited.stop();
        });
        let mime = essence(&recorder.mime_type());
        *self.film.borrow_mut() = Some(Film { recorder, pieces, stopped, _limit: limit, _on_piece: on_piece, _on_stop: on_stop });
        Ok(mime)
    }

    /// Ends the recording and hands it over.
    ///
    /// # Errors
    /// Nothing was being recorded, or it cannot be read.
    pub async fn finish(&self) -> Result<Delivered, DeviceError> {
        let film = self.film.borrow_mut().take().ok_or_else(|| no("nothing is being recorded"))?;
        // It may have stopped by itself after its minute.
        let _ = film.recorder.stop();
        film.stopped.await.map_err(|_| no("the recording was given up"))?;
        let options = BlobPropertyBag::new();
        options.set_type(&film.recorder.mime_type());
        let parts: Array = film.pieces.borrow().iter().collect();
        let blob = Blob::new_with_blob_sequence_and_options(&parts, &options).map_err(|error| failed(&error))?;
        files::from_camera(&blob, MediaKind::Video).await
    }

    /// Lets go of the camera.
    pub fn stop(&self) {
        self.film.borrow_mut().take();
        if let Some(stream) = self.stream.borrow_mut().take() {
            stream.get_tracks().iter().for_each(|track| track.unchecked_into::<MediaStreamTrack>().stop());
        }
    }
}

/// `video/webm;codecs=vp9`: the codecs stand in the file itself.
fn essence(mime: &str) -> String {
    mime.split(';').next().unwrap_or_default().to_owned()
}

/// The size with its longer edge cut down to [`LONG_EDGE`].
fn within(width: u32, height: u32) -> (u32, u32) {
    let longer = width.max(height);
    if longer <= LONG_EDGE {
        return (width, height);
    }
    let scale = |edge: u32| (edge * LONG_EDGE / longer).max(1);
    (scale(width), scale(height))
}

fn canvas() -> Result<HtmlCanvasElement, DeviceError> {
    let made = web_sys::window().and_then(|window| window.document()).and_then(|document| document.create_element("canvas").ok());
    made.and_then(|element| element.dyn_into().ok()).ok_or_else(|| no("no canvas"))
}

fn no(words: &str) -> DeviceError {
    DeviceError::NotAvailable(words.to_owned())
}
