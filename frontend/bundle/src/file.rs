//! Files of the site: named by their content where they never change, and compressed beside.

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// What the build puts together itself; the rest of `public` is copied as it is.
const TEMPLATES: [&str; 5] = ["field.html", "scan.js", "service-worker.js", "start.js", "vault-start.js"];

/// Text and wasm shrink, pictures do not.
const SHRINKS: [&str; 7] = ["wasm", "js", "css", "html", "svg", "json", "webmanifest"];

/// A file of the site.
#[derive(Debug, Clone)]
pub(crate) struct Written {
    /// The path under which it is served.
    pub(crate) url: String,
    /// The digest of its content.
    pub(crate) hash: String,
    /// Its bytes as they are.
    pub(crate) plain: usize,
    /// Its bytes over the wire.
    pub(crate) brotli: usize,
}

/// The site that is being built.
pub(crate) struct Site {
    folder: PathBuf,
    release: bool,
    /// All files so far.
    pub(crate) files: Vec<Written>,
}

impl Site {
    pub(crate) const fn new(folder: PathBuf, release: bool) -> Self {
        Self { folder, release, files: Vec::new() }
    }

    /// Writes a file whose name carries its digest, so that it may be cached for ever; answers its URL.
    pub(crate) fn write_hashed(&mut self, name: &str, extension: &str, content: &[u8]) -> Result<String> {
        self.write_hashed_in("/pkg", name, extension, content)
    }

    /// The same in a folder of its own.
    pub(crate) fn write_hashed_in(&mut self, folder: &str, name: &str, extension: &str, content: &[u8]) -> Result<String> {
        let hash = hash(content);
        let url = format!("{folder}/{name}.{}.{extension}", &hash[..16]);
        self.write(&url, content)?;
        Ok(url)
    }

    /// Writes a file, and beside it what goes over the wire.
    pub(crate) fn write(&mut self, url: &str, content: &[u8]) -> Result<()> {
        let path = self.folder.join(url.trim_start_matches('/'));
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).with_context(|| format!("make the folder {}", folder.display()))?;
        }
        put(&path, content)?;
        let mut wire = content.len();
        if path.extension().and_then(|extension| extension.to_str()).is_some_and(|extension| SHRINKS.contains(&extension)) {
            let brotli = self.brotli(content)?;
            wire = brotli.len();
            put(&beside(&path, "br"), &brotli)?;
            put(&beside(&path, "gz"), &self.gzip(content)?)?;
        }
        self.files.push(Written { url: url.to_owned(), hash: hash(content), plain: content.len(), brotli: wire });
        Ok(())
    }

    /// The file that is served under that path.
    pub(crate) fn file(&self, url: &str) -> Result<&Written> {
        self.files.iter().find(|file| file.url == url).with_context(|| format!("{url} is no file of the site"))
    }

    fn brotli(&self, content: &[u8]) -> Result<Vec<u8>> {
        let (quality, window) = if self.release { (11, 22) } else { (4, 20) };
        let mut out = Vec::new();
        let mut writer = brotli::CompressorWriter::new(&mut out, 65_536, quality, window);
        writer.write_all(content).context("compress with brotli")?;
        drop(writer);
        Ok(out)
    }

    fn gzip(&self, content: &[u8]) -> Result<Vec<u8>> {
        let level = if self.release { Compression::best() } else { Compression::fast() };
        let mut writer = GzEncoder::new(Vec::new(), level);
        writer.write_all(content).context("compress with gzip")?;
        writer.finish().context("compress with gzip")
    }
}

/// Copies what lies in `public`, folders included.
pub(crate) fn copy_public(public: &Path, site: &mut Site) -> Result<()> {
    for path in all_below(public)? {
        let name = path.strip_prefix(public)?.to_string_lossy().replace('\\', "/");
        if !TEMPLATES.contains(&name.as_str()) {
            site.write(&format!("/{name}"), &read(&path)?)?;
        }
    }
    Ok(())
}

/// All files below a folder, in the order of their names.
pub(crate) fn all_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let entries = fs::read_dir(folder).with_context(|| format!("read the folder {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(all_below(&path)?);
        } else {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Reads a file, and says which it was where that fails.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("read {}", path.display()))
}

/// The digest of a content, in hexadecimal digits.
pub(crate) fn hash(content: &[u8]) -> String {
    Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn put(path: &Path, content: &[u8]) -> Result<()> {
    fs::write(path, content).with_context(|| format!("write {}", path.display()))
}

fn beside(path: &Path, extension: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    name.into()
}
