//! Writes a package, piece by piece: into a folder, or into a ZIP in which nothing is compressed. It shows under its name when it is whole.

use super::{BAGIT, DECLARATION, INFO, Listed, MANIFEST, SIGNATURE, TAG_MANIFEST, manifest};
use anyhow::{Context as _, ensure};
use domain::digest::Digest;
use sha2::Digest as _;
use std::fs::{self, File, OpenOptions};
use std::io::{BufWriter, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A package that is being written.
pub struct Writer {
    to: PathBuf,
    part: PathBuf,
    target: Target,
    payload: Vec<Listed>,
    open: Option<Open>,
}

enum Target {
    Folder,
    /// With the folder that everything lies in, as RFC 8493 asks of one file.
    Zip(Box<ZipWriter<BufWriter<File>>>, String),
}

struct Open {
    name: String,
    hasher: sha2::Sha256,
    bytes: u64,
    /// None in a ZIP, which is one file.
    file: Option<BufWriter<File>>,
}

impl std::fmt::Debug for Writer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Writer").field("to", &self.to).field("files", &self.payload.len()).finish_non_exhaustive()
    }
}

impl Writer {
    /// Begins a package: a ZIP where the name ends in `.zip`, else a folder. It holds personal data, so that only its owner reads it.
    ///
    /// # Errors
    /// Something stands there already, or it cannot be written.
    pub fn begin(to: &Path) -> anyhow::Result<Self> {
        ensure!(!to.exists(), "{} is there already: choose another name, or take it away first", to.display());
        let name = to.file_name().and_then(|name| name.to_str()).with_context(|| format!("{} names no file", to.display()))?;
        let part = to.with_file_name(format!("{name}.part"));
        let unwritten = || format!("could not write {}", part.display());
        // What a broken run left.
        if part.is_dir() {
            fs::remove_dir_all(&part).with_context(unwritten)?;
        }
        let target = match name.strip_suffix(".zip") {
            Some(top) => {
                let file = OpenOptions::new().create(true).truncate(true).write(true).read(true).mode(0o600).open(&part).with_context(unwritten)?;
                Target::Zip(Box::new(ZipWriter::new(BufWriter::new(file))), top.to_owned())
            }
            None => {
                fs::DirBuilder::new().mode(0o700).create(&part).with_context(unwritten)?;
                Target::Folder
            }
        };
        Ok(Self { to: to.to_owned(), part, target, payload: Vec::new(), open: None })
    }

    /// Begins a file.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn open(&mut self, name: &str) -> anyhow::Result<()> {
        let file = match &mut self.target {
            Target::Folder => {
                let path = self.part.join(name);
                if let Some(folder) = path.parent() {
                    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
                }
                let file = OpenOptions::new().create_new(true).write(true).mode(0o600).open(&path);
                Some(BufWriter::new(file.with_context(|| format!("could not write {}", path.display()))?))
            }
            Target::Zip(zip, top) => {
                // The length of a film is known only when it has come: room for a long one is left before it.
                let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored).large_file(true).unix_permissions(0o600);
                zip.start_file(format!("{top}/{name}"), options).with_context(|| format!("could not write {name} into {}", self.part.display()))?;
                None
            }
        };
        self.open = Some(Open { name: name.to_owned(), hasher: sha2::Sha256::new(), bytes: 0, file });
        Ok(())
    }

    /// Goes on with the file that was begun.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn write(&mut self, piece: &[u8]) -> anyhow::Result<()> {
        let open = self.open.as_mut().context("no file of the package is open")?;
        open.hasher.update(piece);
        open.bytes += u64::try_from(piece.len())?;
        match (&mut self.target, &mut open.file) {
            (Target::Zip(zip, _), _) => zip.write_all(piece),
            (Target::Folder, Some(file)) => file.write_all(piece),
            (Target::Folder, None) => Ok(()),
        }
        .with_context(|| format!("could not write {} into {}", open.name, self.part.display()))
    }

    /// Ends the file that was begun.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn close(&mut self) -> anyhow::Result<Listed> {
        let Open { name, hasher, bytes, file } = self.open.take().context("no file of the package is open")?;
        if let Some(file) = file {
            file.into_inner()?.sync_all()?;
        }
        let listed = Listed { name, digest: Digest::from_sha256(hasher.finalize().into()), bytes };
        if listed.name.starts_with("data/") {
            self.payload.push(listed.clone());
        }
        Ok(listed)
    }

    /// Writes a whole file.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn put(&mut self, name: &str, bytes: &[u8]) -> anyhow::Result<Listed> {
        self.open(name)?;
        self.write(bytes)?;
        self.close()
    }

    /// Tells whether a file of that name was written.
    #[must_use]
    pub fn holds(&self, name: &str) -> bool {
        self.payload.iter().any(|listed| listed.name == name)
    }

    /// Bytes and files of the payload.
    #[must_use]
    pub fn payload(&self) -> (u64, usize) {
        (self.payload.iter().map(|listed| listed.bytes).sum(), self.payload.len())
    }

    /// Ends the package: what it says of itself, the manifests, the signature over the digests of manifest and info; then it gets its name.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn finish(mut self, info: &[(&str, String)], sign: impl FnOnce(&Digest, &Digest) -> String) -> anyhow::Result<()> {
        let (bytes, files) = self.payload();
        let mut text: String = info.iter().map(|(label, value)| format!("{label}: {value}\n")).collect();
        text.push_str(&format!("Payload-Oxum: {bytes}.{files}\n"));
        let payload = manifest(&self.payload);
        let mut around = vec![self.put(BAGIT, DECLARATION.as_bytes())?];
        let (info, list) = (self.put(INFO, text.as_bytes())?, self.put(MANIFEST, payload.as_bytes())?);
        let signature = self.put(SIGNATURE, format!("{}\n", sign(&list.digest, &info.digest)).as_bytes())?;
        around.extend([info, list, signature]);
        self.put(TAG_MANIFEST, manifest(&around).as_bytes())?;
        if let Target::Zip(zip, _) = self.target {
            zip.finish()?.into_inner()?.sync_all()?;
        }
        fs::rename(&self.part, &self.to).with_context(|| format!("could not give {} its name", self.to.display()))
    }
}
