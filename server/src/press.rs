//! The press: prints papers, and has read the fonts once.

use crate::problem::{Answer, Failure, said};
use app::words::problems as words;
use documents::{Fonts, Paper, Papers, RenderError};
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use tokio::sync::Semaphore;

/// Printings at the same time: each computes on a core, and takes its megabytes.
const AT_ONCE: usize = 2;

/// The press of this process; cheap to clone.
#[derive(Debug, Clone)]
pub struct Press(Arc<Shop>);

#[derive(Debug)]
struct Shop {
    /// Where fonts are looked for; the system's where none is named.
    fonts: Vec<PathBuf>,
    /// Set at the first paper: who never prints reads no fonts, and who installs them later need not start anew.
    papers: OnceLock<Papers>,
    turns: Semaphore,
}

impl Press {
    /// A press that finds its fonts in these folders when it first prints.
    #[must_use]
    pub fn new(fonts: Vec<PathBuf>) -> Self {
        Self(Arc::new(Shop { fonts, papers: OnceLock::new(), turns: Semaphore::new(AT_ONCE) }))
    }

    /// Prints papers, in this order, as one PDF; the same papers give the same bytes.
    ///
    /// # Errors
    /// The fonts are not there, none has a character of a paper, or a template is wrong.
    pub async fn print(&self, papers: Vec<Paper>) -> Answer<Vec<u8>> {
        let _turn = self.0.turns.acquire().await?;
        let shop = Arc::clone(&self.0);
        tokio::task::spawn_blocking(move || shop.with(|press| press.pdf(&papers))).await?
    }

    /// Draws where text and lines stand on a paper's first page, as SVG; nothing of it can be read.
    ///
    /// # Errors
    /// As [`print`](Self::print).
    pub async fn outline(&self, paper: Paper) -> Answer<String> {
        let _turn = self.0.turns.acquire().await?;
        let shop = Arc::clone(&self.0);
        tokio::task::spawn_blocking(move || shop.with(|papers| papers.outline(&paper))).await?
    }
}

impl Shop {
    fn with<T>(&self, work: impl FnOnce(&Papers) -> Result<T, RenderError>) -> Answer<T> {
        let papers = match self.papers.get() {
            Some(papers) => papers,
            None => {
                let fonts = Fonts::find(&self.fonts).map_err(|error| {
                    tracing::warn!(%error, "no paper can be printed");
                    said(503, "fonts-missing", words::fonts_missing())
                })?;
                let papers = Papers::new(fonts, None)?;
                self.papers.get_or_init(|| papers)
            }
        };
        work(papers).map_err(|error| match error {
            RenderError::Glyphs(missing) => said(503, "characters-missing", words::paper_unprintable()).because(words::characters_missing(&missing)),
            other => Failure::from(other),
        })
    }
}
