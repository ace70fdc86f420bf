//! Prints every paper with example data into a folder and measures: one paper cold and warm, four hundred sheets in one PDF.

#[path = "../tests/example/mod.rs"]
mod example;

use documents::{Paper, RenderError};
use std::path::PathBuf;
use std::time::{Duration, Instant};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "papers".into()));
    std::fs::create_dir_all(&folder)?;
    let (found, papers) = timed(|| Ok(example::papers()))?;
    println!("fonts                {:>9.1} ms", ms(found));
    for (name, paper) in example::all() {
        let (cold, pdf) = timed(|| papers.pdf(std::slice::from_ref(&paper)))?;
        let (warm, _) = timed(|| papers.pdf(&[renumbered(paper.clone(), 1)]))?;
        println!("{name:<16} cold {:>9.1} ms   warm, another number {:>7.1} ms   {:>6} bytes", ms(cold), ms(warm), pdf.len());
        std::fs::write(folder.join(format!("{name}.pdf")), pdf)?;
    }
    let sheets: Vec<Paper> = (0..400).map(|index| renumbered(Paper::Sheet(Box::new(example::sheet())), index)).collect();
    let (all, pdf) = timed(|| papers.pdf(&sheets))?;
    println!("400 sheets           {:>9.1} s    {} bytes", all.as_secs_f64(), pdf.len());
    std::fs::write(folder.join("sheets-400.pdf"), pdf)?;
    Ok(())
}

/// The paper as another one of its kind, so that nothing is ready from the time before.
fn renumbered(mut paper: Paper, index: u32) -> Paper {
    if let Paper::Sheet(sheet) = &mut paper {
        let number = format!("25021-{:05}-{}", 400 + index, index % 10);
        sheet.frame = example::frame(&number);
        sheet.remarks = format!("第{index}批。");
    }
    paper
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

#[expect(clippy::disallowed_methods, reason = "measuring is what this program is for")]
fn timed<T>(work: impl FnOnce() -> Result<T, RenderError>) -> Result<(Duration, T), RenderError> {
    let start = Instant::now();
    let done = work()?;
    Ok((start.elapsed(), done))
}
