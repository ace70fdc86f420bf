//! How papers lie on pages: numbers at the foot, copies, one page where it can be, four hundred sheets.

mod example;
mod reading;

use documents::{Paper, RenderError};
use reading::Read;

fn pages(papers: &[Paper]) -> Vec<String> {
    Read::new(&example::papers().pdf(papers).expect("a PDF")).pages()
}

#[test]
fn every_paper_fits_one_page() {
    for (name, paper) in example::all() {
        let pages = pages(&[paper]);
        assert_eq!(pages.len(), 1, "{name}");
        assert!(pages[0].contains("第1页共1页"), "{name}: {}", pages[0]);
        assert!(pages[0].contains("表式FY-4"), "{name}: {}", pages[0]);
    }
}

#[test]
fn each_paper_counts_its_own_pages() {
    let mut sheet = example::sheet();
    sheet.frame.corrections = vec![example::correction(); 6];
    let pages = pages(&[Paper::Notice(example::notice()), Paper::Sheet(Box::new(sheet)), Paper::Seal(example::seals(9))]);
    let feet = ["第1页共1页", "第1页共2页", "第2页共2页", "第1页共2页", "第2页共2页"];
    assert_eq!(pages.len(), feet.len());
    for (page, foot) in pages.iter().zip(feet) {
        assert!(page.contains(foot), "{foot} is not in {page}");
    }
}

#[test]
fn a_paper_prints_once_for_each_copy() {
    let mut sheet = example::sheet();
    sheet.frame.copies = vec!["第一联 抽样机构留存".into(), "第二联 被抽样单位留存".into(), "第三联 市局".into()];
    let pages = pages(&[Paper::Sheet(Box::new(sheet))]);
    assert_eq!(pages.len(), 3);
    assert!(pages[1].contains("第二联被抽样单位留存") && !pages[1].contains("第一联"), "{}", pages[1]);
    assert!(pages[2].contains("第1页共1页"), "{}", pages[2]);
}

#[test]
fn a_full_sheet_is_set_smaller_rather_than_run_over() {
    let mut sheet = example::sheet();
    sheet.remarks = "现场情况另附说明。".repeat(45);
    let one = pages(&[Paper::Sheet(Box::new(sheet.clone())), Paper::Notice(example::notice())]);
    assert_eq!(one.len(), 2, "the sheet takes one page");
    sheet.remarks = "现场情况另附说明。".repeat(700);
    let many = pages(&[Paper::Sheet(Box::new(sheet))]);
    assert!(many.len() > 1, "what fits no page runs over");
    assert_eq!(many.concat().matches('另').count(), 700, "nothing is cut off");
}

#[test]
fn four_hundred_sheets_make_one_pdf() {
    let sheets: Vec<Paper> = (0..400)
        .map(|index| {
            let mut sheet = example::sheet();
            sheet.frame.number = format!("25021-{index:05}-0");
            Paper::Sheet(Box::new(sheet))
        })
        .collect();
    let pages = pages(&sheets);
    assert_eq!(pages.len(), 400);
    for (index, page) in pages.iter().enumerate() {
        // The head, twice under a barcode, and the foot.
        assert_eq!(page.matches(&format!("25021-{index:05}-0")).count(), 4, "{page}");
    }
}

#[test]
fn no_paper_is_no_pdf() {
    assert!(matches!(example::papers().pdf(&[]), Err(RenderError::Nothing)));
}
