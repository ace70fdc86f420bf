//! The file itself: a TAR whose files are found by name and read where they lie.

use bytes::Bytes;
use domain::json::{self, Json};
use futures::Stream;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use tokio_util::io::ReaderStream;

/// Rows longer than this together are none of a phone, in bytes.
const LONGEST: u64 = 256 * 1024 * 1024;

/// An open file.
#[derive(Debug)]
pub(super) struct Archive {
    file: File,
    /// Where each begins, and how long it is.
    files: BTreeMap<String, (u64, u64)>,
}

impl Archive {
    /// Finds all files that are whole in it: one that broke off on its way is read as far as it goes.
    ///
    /// # Errors
    /// It cannot be read, or is no TAR.
    pub(super) fn open(mut file: File) -> io::Result<Self> {
        let end = file.seek(SeekFrom::End(0))?;
        file.rewind()?;
        let mut files = BTreeMap::new();
        let mut archive = tar::Archive::new(&file);
        for entry in archive.entries_with_seek()? {
            let Ok(entry) = entry else { break };
            let (at, length) = (entry.raw_file_position(), entry.size());
            if at.checked_add(length).is_some_and(|last| last <= end) {
                files.insert(String::from_utf8_lossy(&entry.path_bytes()).into_owned(), (at, length));
            }
        }
        Ok(Self { file, files })
    }

    /// The rows of a table, each read or as its text.
    ///
    /// # Errors
    /// The table is not there, or the file cannot be read.
    pub(super) fn rows<T: Json>(&self, table: &str) -> io::Result<Vec<Result<T, String>>> {
        let (at, length) = self.file(&format!("rows/{table}.jsonl")).ok_or(io::ErrorKind::NotFound)?;
        if length > LONGEST {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let mut text = String::new();
        let mut file = &self.file;
        file.seek(SeekFrom::Start(at))?;
        file.take(length).read_to_string(&mut text)?;
        let row = |line: &str| match json::read::<(String, String)>(line) {
            Ok((_, row)) => json::read(&row).map_err(|_| row),
            Err(_) => Err(line.to_owned()),
        };
        Ok(text.lines().map(row).collect())
    }

    /// Where a file begins, and how long it is.
    pub(super) fn file(&self, name: &str) -> Option<(u64, u64)> {
        self.files.get(name).copied()
    }

    /// The bytes of a file, as they are read.
    pub(super) fn read(&self, (at, length): (u64, u64)) -> impl Stream<Item = io::Result<Bytes>> + Unpin + use<> {
        let opened = self.file.try_clone().and_then(|mut file| file.seek(SeekFrom::Start(at)).map(|_| file));
        let reader: Box<dyn tokio::io::AsyncRead + Send + Unpin> = match opened {
            Ok(file) => Box::new(tokio::io::AsyncReadExt::take(tokio::fs::File::from_std(file), length)),
            // A disk that fails is told by the file that comes short.
            Err(_) => Box::new(tokio::io::empty()),
        };
        ReaderStream::new(reader)
    }
}
