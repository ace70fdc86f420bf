//! What a typst template can see: the templates, the data, the fonts. No network, no clock.

use crate::error::RenderError;
use crate::fonts::Fonts;
use crate::template::Templates;
use std::path::{Path, PathBuf};
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World, WorldExt};

/// One printing's world.
pub(crate) struct Desk<'a> {
    library: &'a LazyHash<Library>,
    fonts: &'a Fonts,
    main: Source,
    sources: Vec<Source>,
    data: (FileId, Bytes),
    assets: Option<PathBuf>,
}

impl<'a> Desk<'a> {
    /// Lays out templates and data.
    pub(crate) fn new(
        library: &'a LazyHash<Library>,
        fonts: &'a Fonts,
        templates: Templates,
        data: Vec<u8>,
        assets: Option<&Path>,
    ) -> Result<Self, RenderError> {
        let sources = templates.into_iter().map(|(name, text)| Ok(Source::new(id(&name)?, text))).collect::<Result<_, RenderError>>()?;
        Ok(Self {
            library,
            fonts,
            main: Source::new(id("main.typ")?, crate::template::main()),
            sources,
            data: (id("papers.json")?, Bytes::new(data)),
            assets: assets.map(Path::to_owned),
        })
    }

    /// Says in which file and line something went wrong.
    pub(crate) fn explain(&self, diagnostic: &SourceDiagnostic) -> RenderError {
        let file = diagnostic.span.id();
        let line = file.and_then(|id| {
            let range = self.range(diagnostic.span)?;
            self.source(id).ok()?.lines().byte_to_line(range.start)
        });
        let hints = diagnostic.hints.iter().map(|hint| format!(" ({})", hint.v)).collect::<String>();
        RenderError::Template {
            file: file.and_then(|id| id.get().vpath().file_name()).unwrap_or("?").to_owned(),
            line: line.map_or(0, |line| line + 1),
            message: format!("{}{hints}", diagnostic.message),
        }
    }
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.sources.iter().chain([&self.main]).find(|source| source.id() == id).cloned().ok_or_else(|| absent(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data.0 {
            return Ok(self.data.1.clone());
        }
        // A picture that a clerk put beside their template. A virtual path cannot climb out of the folder.
        let folder = self.assets.as_deref().ok_or_else(|| absent(id))?;
        let path = id.vpath().realize(folder).map_err(FileError::Realize)?;
        std::fs::read(&path).map(Bytes::new).map_err(|error| FileError::from_io(error, &path))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn absent(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}

fn id(name: &str) -> Result<FileId, RenderError> {
    let path = VirtualPath::new(name).map_err(|error| RenderError::Export(error.to_string()))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}
