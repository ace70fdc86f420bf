//! Prints every paper with example data into a folder and measures: one paper cold and warm, then many sheets in one PDF.
//!
//! `print FOLDER SHEETS`; 400 sheets unless said otherwise. With `print FOLDER SHEETS only` it prints the sheets alone, for their memory.

#[path = "../tests/example/mod.rs"]
mod example;

use documents::{Paper, RenderError};
use std::path::PathBuf;
use std::time::{Duration, Instant};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().unwrap_or_else(|| "papers".into()));
    let count: u32 = arguments.next().map_or(Ok(400), |count| count.parse())?;
    let only = arguments.next().is_some();
    std::fs::create_dir_all(&folder)?;
    let (found, papers) = timed(|| Ok(example::papers()))?;
    println!("fonts                {:>9.1} ms", ms(found));
    for (name, paper) in example::all().into_iter().filter(|_| !only) {
        let (cold, pdf) = timed(|| papers.pdf(std::slice::from_ref(&paper)))?;
        let (warm, _) = timed(|| papers.pdf(&[renumbered(paper.clone(), 1)]))?;
        println!("{name:<16} cold {:>9.1} ms   warm, another number {:>7.1} ms   {:>6} bytes", ms(cold), ms(warm), pdf.len());
        std::fs::write(folder.join(format!("{name}.pdf")), pdf)?;
    }
    std::fs::write(folder.join("sheet_corrected.pdf"), papers.pdf(&[corrected()])?)?;
    let sheets: Vec<Paper> = (0..count).map(|index| renumbered(Paper::Sheet(Box::new(example::sheet())), index)).collect();
    let (all, pdf) = timed(|| papers.pdf(&sheets))?;
    println!("{count} sheets           {:>9.1} s    {} bytes   {}", all.as_secs_f64(), pdf.len(), memory());
    std::fs::write(folder.join("sheets.pdf"), pdf)?;
    Ok(())
}

/// A sheet with all that may come on top: copies, corrections, the note that nobody would sign, long texts.
fn corrected() -> Paper {
    let mut sheet = example::sheet();
    sheet.frame.copies = vec!["第一联 抽样机构留存".into(), "第二联 被抽样单位".into()];
    sheet.frame.corrections = vec![example::correction(), documents::Correction { confirmed_by: example::pen(), ..example::correction() }];
    sheet.frame.declined = Some(example::declined());
    sheet.enterprise = example::pen();
    sheet.product.name = "车用柴油（国六，添加清净剂，销售名称以加油机标示为准，进货票据名称为车用柴油（Ⅵ）0号）".into();
    sheet.product.batch = "LOT20251005ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".into();
    sheet.remarks = "罐内液位计读数已拍照；卸油口、罐号牌、加油机编号已拍照；现场负责人提出该罐于10月6日卸油前余量较多。".into();
    Paper::Sheet(Box::new(sheet))
}

/// The paper as another one of its kind, so that not everything is ready from the time before.
fn renumbered(mut paper: Paper, index: u32) -> Paper {
    *paper.frame_mut() = example::frame(&format!("25021-{:05}-{}", 400 + index, index % 10));
    if let Paper::Sheet(sheet) = &mut paper {
        sheet.remarks = format!("第{index}批。");
    }
    paper
}

/// The most memory that the process ever held, as Linux tells it.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default().to_owned()
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
