//! Files of the origin's private file system, as only a worker may write them: to the disk, and not to some later moment.

use crate::js;
use js_sys::{AsyncIterator, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, FileSystemDirectoryHandle, FileSystemFileHandle, FileSystemGetDirectoryOptions, FileSystemGetFileOptions, FileSystemReadWriteOptions,
    FileSystemSyncAccessHandle, StorageManager,
};

const FOLDER: &str = "media";

/// The folder of the media.
#[derive(Debug, Clone)]
pub(super) struct Folder(FileSystemDirectoryHandle);

impl Folder {
    /// Opens it, and proves by a file of one byte that it can be written synchronously here.
    pub(super) async fn open() -> Result<Self, JsValue> {
        let storage: StorageManager = js::property(&js::property(&js_sys::global(), "navigator"), "storage").dyn_into()?;
        let root: FileSystemDirectoryHandle = JsFuture::from(storage.get_directory()).await?.unchecked_into();
        let make = FileSystemGetDirectoryOptions::new();
        make.set_create(true);
        let folder = Self(JsFuture::from(root.get_directory_handle_with_options(FOLDER, &make)).await?.unchecked_into());
        // Several tabs may try at the same moment.
        let probe = format!("probe{}", js_sys::Math::random());
        let tried = folder.writer(&probe).await.and_then(|file| file.put(0, &[1]).and_then(|()| file.flush()));
        // A probe that stays behind is swept like any other name that is nobody's.
        let _ = folder.remove(&probe).await;
        tried.map(|()| folder)
    }

    /// A file to write, made where it is missing.
    pub(super) async fn writer(&self, name: &str) -> Result<Writer, JsValue> {
        let make = FileSystemGetFileOptions::new();
        make.set_create(true);
        let file: FileSystemFileHandle = JsFuture::from(self.0.get_file_handle_with_options(name, &make)).await?.unchecked_into();
        Ok(Writer(JsFuture::from(file.create_sync_access_handle()).await?.unchecked_into()))
    }

    /// A file to read, if there is one.
    pub(super) async fn reader(&self, name: &str) -> Result<Option<Blob>, JsValue> {
        match JsFuture::from(self.0.get_file_handle(name)).await {
            Ok(file) => JsFuture::from(file.unchecked_into::<FileSystemFileHandle>().get_file()).await.map(JsCast::unchecked_into).map(Some),
            Err(error) if is_missing(&error) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Removes a file; one that is not there is removed.
    pub(super) async fn remove(&self, name: &str) -> Result<(), JsValue> {
        match JsFuture::from(self.0.remove_entry(name)).await {
            Err(error) if !is_missing(&error) => Err(error),
            _ => Ok(()),
        }
    }

    /// The names of all files.
    pub(super) async fn names(&self) -> Result<Vec<String>, JsValue> {
        let all: AsyncIterator = self.0.keys();
        let mut names = Vec::new();
        loop {
            let next = JsFuture::from(all.next()?).await?;
            if js::property(&next, "done").is_truthy() {
                return Ok(names);
            }
            names.extend(js::property(&next, "value").as_string());
        }
    }
}

fn is_missing(error: &JsValue) -> bool {
    js::property(error, "name").as_string().as_deref() == Some("NotFoundError")
}

/// Bytes of a file from one place to another, fewer at its end.
pub(super) async fn read(file: &Blob, from: usize, to: usize) -> Result<Vec<u8>, JsValue> {
    js::bytes(file.slice_with_f64_and_f64(float(from), float(to))?.array_buffer()).await
}

/// A file that is being written; dropped, it is closed.
#[derive(Debug)]
pub(super) struct Writer(FileSystemSyncAccessHandle);

impl Writer {
    /// Writes bytes at a place, all of them.
    pub(super) fn put(&self, at: usize, bytes: &[u8]) -> Result<(), JsValue> {
        let written = self.0.write_with_js_u8_array_and_options(&Uint8Array::from(bytes), &place(at))?;
        // Where the disk is full some browsers write less and do not say so.
        if js::count(written) == u64::try_from(bytes.len()).unwrap_or(u64::MAX) {
            Ok(())
        } else {
            Err(JsValue::from_str("QuotaExceededError: cut short"))
        }
    }

    /// Reads what was written.
    pub(super) fn get(&self, at: usize, length: usize) -> Result<Vec<u8>, JsValue> {
        let bytes = Uint8Array::new_with_length(u32::try_from(length).unwrap_or(u32::MAX));
        let read = self.0.read_with_js_u8_array_and_options(&bytes, &place(at))?;
        let mut bytes = bytes.to_vec();
        bytes.truncate(usize::try_from(js::whole(read)).unwrap_or(0));
        Ok(bytes)
    }

    /// Forgets all that it held.
    pub(super) fn empty(&self) -> Result<(), JsValue> {
        self.0.truncate_with_u32(0)
    }

    /// Answers when what was written is on the disk.
    pub(super) fn flush(&self) -> Result<(), JsValue> {
        self.0.flush()
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.0.close();
    }
}

fn place(at: usize) -> FileSystemReadWriteOptions {
    let options = FileSystemReadWriteOptions::new();
    options.set_at(float(at));
    options
}

/// A place in a file, as JavaScript counts.
#[expect(clippy::as_conversions, reason = "files are far shorter than 2^53 bytes")]
fn float(place: usize) -> f64 {
    place as f64
}
