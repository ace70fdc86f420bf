//! The press: papers in, one PDF out.

use crate::error::RenderError;
use crate::fonts::Fonts;
use crate::paper::Paper;
use crate::proof::{self, Proof};
use crate::world::Desk;
use crate::{outline, template, view};
use serde_json::Value;
use std::path::PathBuf;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst::utils::LazyHash;
use typst::{Library, LibraryExt};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

/// How many printings an unused intermediate result is kept: the next paper of the same kind is then cheaper.
const KEPT: usize = 4;

/// Of more papers than this nothing is kept: intermediate results are megabytes a page.
const PILE: usize = 20;

/// How many times smaller letters are tried before a form may run over its page.
const TIGHTEST: u32 = 4;

/// Prints papers as PDF.
///
/// Printing computes for some ten milliseconds a page, so an async caller gives it a thread of its own. While it computes it
/// takes some 4 MB a page besides 200 MB for the fonts: four hundred sheets in one PDF take 1.7 GB, in four PDFs a third of that.
pub struct Papers {
    fonts: Fonts,
    overrides: Option<PathBuf>,
    library: LazyHash<Library>,
}

impl Papers {
    /// Takes the fonts, and a folder whose templates replace the built-in ones of the same file name.
    ///
    /// The folder is read again for each printing, so that an edited template counts at once.
    ///
    /// # Errors
    /// When the folder cannot be read, or holds a template that no paper uses.
    pub fn new(fonts: Fonts, overrides: Option<PathBuf>) -> Result<Self, RenderError> {
        template::read(overrides.as_deref())?;
        Ok(Self { fonts, overrides, library: LazyHash::new(Library::default()) })
    }

    /// Prints the papers, in this order, as one tagged PDF.
    ///
    /// The same papers, templates and fonts give the same bytes.
    ///
    /// # Errors
    /// When there is no paper, a template is wrong, or a character would print as a blank box.
    pub fn pdf(&self, papers: &[Paper]) -> Result<Vec<u8>, RenderError> {
        let bytes = self.print(papers);
        typst::comemo::evict(if papers.len() > PILE { 0 } else { KEPT });
        bytes
    }

    /// The characters that would print as blank boxes; with any, [`Papers::pdf`] refuses.
    ///
    /// # Errors
    /// When a template is wrong.
    pub fn missing(&self, paper: &Paper) -> Result<Vec<char>, RenderError> {
        let set = self.set(&view::view(std::slice::from_ref(paper))?)?;
        Ok(set.proof.blank.into_iter().collect())
    }

    /// Where text and lines stand on a paper's first page, as a small SVG: enough to compare with a paper in hand, and nothing to read.
    ///
    /// # Errors
    /// As [`Papers::pdf`].
    pub fn outline(&self, paper: &Paper) -> Result<String, RenderError> {
        let set = self.laid_out(std::slice::from_ref(paper));
        typst::comemo::evict(KEPT);
        set.map(|set| outline::svg(&set.document))
    }

    fn print(&self, papers: &[Paper]) -> Result<Vec<u8>, RenderError> {
        let set = self.laid_out(papers)?;
        let options = PdfOptions { ident: Smart::Custom(set.ident), creator: Smart::Custom(Some("Fengyang".into())), ..PdfOptions::default() };
        typst_pdf::pdf(&set.document, &options)
            .map_err(|errors| RenderError::Export(errors.iter().map(|error| error.message.to_string()).collect::<Vec<_>>().join("; ")))
    }

    /// Lays papers out, in smaller letters where a form would run over its page, and proof-reads them.
    fn laid_out(&self, papers: &[Paper]) -> Result<Set, RenderError> {
        if papers.is_empty() {
            return Err(RenderError::Nothing);
        }
        let mut views = view::view(papers)?;
        let mut set = self.set(&views)?;
        for tight in (1..=TIGHTEST).chain([0]) {
            if set.proof.spilt.is_empty() {
                break;
            }
            view::tighten(&mut views, &set.proof.spilt, tight);
            set = self.set(&views)?;
        }
        if !set.proof.blank.is_empty() {
            return Err(RenderError::Glyphs(set.proof.blank.into_iter().collect()));
        }
        Ok(set)
    }

    /// Lays the pages out and reads them.
    fn set(&self, views: &[Value]) -> Result<Set, RenderError> {
        let data = serde_json::to_vec(views)?;
        let ident = String::from_utf8_lossy(&data).into_owned();
        let folder = self.overrides.as_deref();
        let desk = Desk::new(&self.library, &self.fonts, template::read(folder)?, data, folder)?;
        let done = typst::compile::<PagedDocument>(&desk);
        let document = done.output.map_err(|errors| first(&desk, &errors))?;
        // typst takes another font where a template names one that is not there; a paper must not change its look in silence.
        if let Some(warning) = done.warnings.iter().find(|warning| warning.message.starts_with("unknown font family")) {
            return Err(desk.explain(warning));
        }
        Ok(Set { proof: proof::read(&document), document, ident })
    }
}

/// Pages as laid out, not yet a PDF.
struct Set {
    document: PagedDocument,
    proof: Proof,
    /// What the PDF's identifier is made from: all that was printed.
    ident: String,
}

impl std::fmt::Debug for Papers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Papers").field("fonts", &self.fonts).field("overrides", &self.overrides).finish_non_exhaustive()
    }
}

fn first(desk: &Desk<'_>, errors: &[SourceDiagnostic]) -> RenderError {
    errors.first().map_or_else(|| RenderError::Export("typst gave no reason".into()), |error| desk.explain(error))
}
