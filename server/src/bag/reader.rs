//! Reads a package, piece by piece, from a folder or a ZIP. What a careless or hostile hand may put there is a fault and no trap.

use super::{BAGIT, PIECE};
use anyhow::{Context as _, bail, ensure};
use std::fs::{self, File};
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use zip::ZipArchive;

/// The largest file that is read as a whole: a record of many thousand commands.
const LARGEST: u64 = 256 * 1024 * 1024;

/// A package.
pub struct Reader {
    source: Source,
    names: Vec<String>,
}

enum Source {
    Folder(PathBuf),
    /// With the folder within that holds everything.
    Zip(Box<ZipArchive<BufReader<File>>>, String),
}

impl std::fmt::Debug for Reader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reader").field("files", &self.names.len()).finish_non_exhaustive()
    }
}

impl Reader {
    /// Opens a package and lists its files.
    ///
    /// # Errors
    /// It is neither a folder nor a ZIP that holds one, or it holds what no package has: links, names that lead out of it, a name twice.
    pub fn open(path: &Path) -> anyhow::Result<Self> {
        if path.is_dir() {
            return Self::of_folder(path);
        }
        let file = File::open(path).with_context(|| format!("could not open {}", path.display()))?;
        let mut zip = ZipArchive::new(BufReader::new(file)).with_context(|| format!("{} is no ZIP", path.display()))?;
        ensure!(!zip.has_duplicate_names(), "{} holds a name twice", path.display());
        ensure!(!zip.has_overlapping_entries()?, "{} holds files that lie in each other", path.display());
        zip.validate_header_consistency().with_context(|| format!("{} says different things of its files", path.display()))?;
        let all = zip.file_names().map(|name| Ok(name?.into_owned())).collect::<anyhow::Result<Vec<String>>>()?;
        let mut names = Vec::new();
        let top = all.first().and_then(|name| name.split_once('/')).map(|(top, _)| top.to_owned()).unwrap_or_default();
        for name in all.iter().filter(|name| !name.ends_with('/')) {
            let inner = name.strip_prefix(&top).and_then(|rest| rest.strip_prefix('/'));
            names.push(inner.with_context(|| format!("{name} lies outside the folder of the package"))?.to_owned());
        }
        Self::with(Source::Zip(Box::new(zip), top), names)
    }

    fn of_folder(path: &Path) -> anyhow::Result<Self> {
        // Whoever unpacked a ZIP may name the folder around it.
        let inner = || -> Option<PathBuf> {
            let mut folders = fs::read_dir(path).ok()?.flatten().map(|entry| entry.path());
            let (only, other) = (folders.next()?, folders.next());
            (other.is_none() && only.join(BAGIT).is_file()).then_some(only)
        };
        let root = if path.join(BAGIT).is_file() { path.to_owned() } else { inner().unwrap_or_else(|| path.to_owned()) };
        let mut names = Vec::new();
        list(&root, "", &mut names)?;
        Self::with(Source::Folder(root), names)
    }

    fn with(source: Source, mut names: Vec<String>) -> anyhow::Result<Self> {
        for name in &names {
            let is_plain = |part: &str| !part.is_empty() && part != "." && part != "..";
            ensure!(name.split('/').all(is_plain) && !name.contains(['\\', '\n', '\r', '\0']), "{name:?} is no name of a file of a package");
        }
        names.sort();
        Ok(Self { source, names })
    }

    /// The names of all files, sorted.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Reads a file in pieces.
    ///
    /// # Errors
    /// There is none, or it cannot be read.
    pub fn each(&mut self, name: &str, mut take: impl FnMut(&[u8])) -> anyhow::Result<()> {
        match &mut self.source {
            Source::Folder(root) => pieces(File::open(root.join(name)).with_context(|| format!("could not open {name}"))?, &mut take),
            Source::Zip(zip, top) => {
                let file = zip.by_name(&format!("{top}/{name}"));
                pieces(file.with_context(|| format!("could not read {name}: unpack the ZIP, and check the folder"))?, &mut take)
            }
        }
        .with_context(|| format!("could not read {name}"))
    }

    /// Reads a whole file.
    ///
    /// # Errors
    /// There is none, it cannot be read, or it is larger than any that is read as a whole.
    pub fn read(&mut self, name: &str) -> anyhow::Result<Vec<u8>> {
        let (mut bytes, mut all) = (Vec::new(), 0_u64);
        self.each(name, |piece| {
            all = all.saturating_add(u64::try_from(piece.len()).unwrap_or(u64::MAX));
            if all <= LARGEST {
                bytes.extend_from_slice(piece);
            }
        })?;
        ensure!(all <= LARGEST, "{name} is too large");
        Ok(bytes)
    }
}

fn list(folder: &Path, before: &str, names: &mut Vec<String>) -> anyhow::Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("could not list {}", folder.display()))? {
        let entry = entry?;
        let Ok(own) = entry.file_name().into_string() else { bail!("{} has a name that cannot be read", entry.path().display()) };
        let (kind, name) = (entry.file_type()?, format!("{before}{own}"));
        // A link could lead to a file that is not handed on with the package.
        ensure!(kind.is_dir() || kind.is_file(), "{name} is neither a file nor a folder");
        if kind.is_dir() {
            list(&entry.path(), &format!("{name}/"), names)?;
        } else {
            names.push(name);
        }
    }
    Ok(())
}

fn pieces(mut file: impl Read, take: &mut impl FnMut(&[u8])) -> anyhow::Result<()> {
    let mut piece = vec![0; PIECE];
    loop {
        let read = file.read(&mut piece)?;
        if read == 0 {
            return Ok(());
        }
        take(&piece[..read]);
    }
}
