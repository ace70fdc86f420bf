//! The fonts of the papers: 宋体 and 黑体 as Noto's CJK families, and whatever is there for rare names.

use crate::error::FontsError;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use typst::foundations::Bytes;
use typst::text::{Font, FontBook, FontInfo, FontVariant, FontWeight};
use typst::utils::LazyHash;

/// Where Debian, and most others, keep fonts.
const SYSTEM: [&str; 2] = ["/usr/share/fonts", "/usr/local/share/fonts"];

/// The families that every template relies on, and how their files are named.
const FAMILIES: [(&str, &str); 2] = [("Noto Serif CJK SC", "NotoSerifCJK"), ("Noto Sans CJK SC", "NotoSansCJK")];

/// The weights of each.
const WEIGHTS: [(&str, FontWeight); 2] = [("Regular", FontWeight::REGULAR), ("Bold", FontWeight::BOLD)];

/// Beginnings of the names of files that hold rare characters (fonts-hanazono, fonts-babelstone-han), if they are there.
const RARE: [&str; 4] = ["HanaMinA", "HanaMinB", "HanaMinC", "BabelStoneHan"];

/// The fonts that were found; cheap to clone.
#[derive(Clone)]
pub struct Fonts(Arc<Shelf>);

struct Shelf {
    book: LazyHash<FontBook>,
    slots: Vec<Slot>,
}

/// A face in a file, read when a page first needs it.
struct Slot {
    path: PathBuf,
    index: u32,
    font: OnceLock<Option<Font>>,
}

impl Fonts {
    /// Finds the fonts in these folders and those beneath them; with none given, in the system's.
    ///
    /// # Errors
    /// When a weight of one of the two families is nowhere.
    pub fn find(folders: &[PathBuf]) -> Result<Self, FontsError> {
        let searched = if folders.is_empty() { SYSTEM.map(PathBuf::from).to_vec() } else { folders.to_vec() };
        let mut files = Vec::new();
        for folder in &searched {
            gather(folder, &mut files);
        }
        files.sort();
        let mut faces: Vec<(FontInfo, Slot)> = Vec::new();
        for path in &files {
            for (info, index) in wanted(path) {
                if rare(path) || !faces.iter().any(|(held, _)| held.family == info.family && held.variant == info.variant) {
                    faces.push((info, Slot { path: path.clone(), index, font: OnceLock::new() }));
                }
            }
        }
        let missing: Vec<String> = FAMILIES
            .iter()
            .flat_map(|(family, _)| WEIGHTS.iter().map(move |(name, weight)| (*family, *name, *weight)))
            .filter(|(family, _, weight)| !faces.iter().any(|(info, _)| info.family == *family && info.variant.weight == *weight))
            .map(|(family, name, _)| format!("{family} {name}"))
            .collect();
        if !missing.is_empty() {
            return Err(FontsError { missing, searched });
        }
        let (infos, slots): (Vec<_>, Vec<_>) = faces.into_iter().unzip();
        Ok(Self(Arc::new(Shelf { book: LazyHash::new(FontBook::from_infos(infos)), slots })))
    }

    pub(crate) fn book(&self) -> &LazyHash<FontBook> {
        &self.0.book
    }

    pub(crate) fn font(&self, index: usize) -> Option<Font> {
        let slot = self.0.slots.get(index)?;
        slot.font.get_or_init(|| Font::new(Bytes::new(fs::read(&slot.path).ok()?), slot.index)).clone()
    }
}

impl std::fmt::Debug for Fonts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.0.slots.iter().map(|slot| (&slot.path, slot.index))).finish()
    }
}

/// All files beneath a folder whose names promise one of our fonts; a folder that is not there holds none.
fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            gather(&path, files);
        } else if rare(&path) || promises(&path) {
            files.push(path);
        }
    }
}

/// Weights that no template uses are not read: each file is tens of megabytes.
fn promises(path: &Path) -> bool {
    let name = name(path);
    FAMILIES.iter().any(|(_, start)| name.starts_with(start)) && WEIGHTS.iter().any(|(weight, _)| name.contains(weight))
}

fn rare(path: &Path) -> bool {
    RARE.iter().any(|start| name(path).starts_with(start))
}

fn name(path: &Path) -> &str {
    path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default()
}

/// The faces of a file that we want: a collection also holds those of Japan, Korea, Taiwan and Hong Kong.
fn wanted(path: &Path) -> Vec<(FontInfo, u32)> {
    let Ok(data) = fs::read(path) else { return Vec::new() };
    // Font collections of CJK hold ten faces at most; the first missing index ends the file.
    (0..16)
        .map_while(|index| FontInfo::new(&data, index).map(|info| (info, index)))
        .filter(|(info, _)| rare(path) || FAMILIES.iter().any(|(family, _)| info.family == *family) && upright(info.variant))
        .collect()
}

fn upright(variant: FontVariant) -> bool {
    WEIGHTS.iter().any(|(_, weight)| variant.weight == *weight)
}
