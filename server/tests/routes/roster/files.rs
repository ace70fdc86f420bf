//! The files that a list comes in, and what is told of a file that is none.

use super::{DIRTY, list, read_in, take, upload};
use crate::example::Example;
use axum::body::Body;
use axum::http::{Method, Request};
use calamine::{Reader as _, Xlsx};
use domain::contract::{ImportState, ImportView};
use domain::digest::Digest;
use domain::place::Division;
use domain::roster::{Column, Note, Outcome, Settings};
use std::io::Cursor;

/// The rows of a text of cells.
fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// The dirty list as a spreadsheet, below a title, its old registration number as a number; codes of 18 digits stay text there.
fn spreadsheet() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().set_name("封面").unwrap().write_string(0, 0, "示例名单").unwrap();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "示例：加油站和商店").unwrap();
    for (line, row) in (1..).zip(rows(DIRTY.strip_prefix("\u{feff}".as_bytes()).unwrap())) {
        for (column, cell) in (0..).zip(row) {
            if cell == "140200200012345" {
                sheet.write_number(line, column, 140_200_200_012_345.0).unwrap();
            } else {
                sheet.write_string(line, column, cell).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

#[tokio::test]
async fn the_same_list_is_the_same_in_every_kind_of_file() {
    let example = Example::open().await;
    let manager = example.signed_in("manager").await;
    let marked = read_in(&manager, "名单.csv", DIRTY).await;
    let text = std::str::from_utf8(DIRTY).unwrap().trim_start_matches('\u{feff}');
    let (chinese, _, lost) = encoding_rs::GB18030.encode(text);
    assert!(!lost);
    let tabs: Vec<String> = rows(text.as_bytes()).into_iter().map(|row| row.join("\t")).collect();
    let wide: Vec<u8> = std::iter::once(0xFEFF).chain(tabs.join("\r\n").encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for (name, bytes, below) in
        [("bare.csv", text.as_bytes().to_vec(), 0), ("gbk.csv", chinese.into_owned(), 0), ("utf16.txt", wide, 0), ("名单.xlsx", spreadsheet(), 1)]
    {
        let view = read_in(&manager, name, &bytes).await;
        assert_eq!((view.import.name.as_str(), view.import.digest), (name, Digest::of(&bytes)));
        assert_eq!(view.import.counts, marked.import.counts, "{name}");
        for (one, other) in marked.lines.iter().zip(&view.lines) {
            assert_eq!((one.line + below, one.judged.outcome), (other.line, other.judged.outcome), "{name}");
            assert_eq!(one.judged.notes.len(), other.judged.notes.len(), "{name}: {:?} {:?}", one.judged.notes, other.judged.notes);
        }
    }
}

#[tokio::test]
async fn a_file_that_is_no_list_is_refused_with_what_to_do() {
    let example = Example::open().await;
    let manager = example.signed_in("manager").await;
    for (bytes, kind) in [
        (b"".to_vec(), "list-missing"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(), "list-old"),
        (b"PK\x03\x04 and then nothing".to_vec(), "list-unreadable"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xff".to_vec(), "list-encoding"),
        ("企业名称,地址\n\n,\n".as_bytes().to_vec(), "list-empty"),
        (b"\n\n".to_vec(), "list-empty"),
    ] {
        upload(&manager, "x", &bytes).await.refused(422, kind, Some("file"));
    }
    // The desk's form is answered with a page, and with the way back.
    crate::door::with_site(&example);
    let page = super::post(&manager, "/desk/roster/imports", "x", b"").await;
    assert_eq!((page.status.as_u16(), page.text().contains("没有选择文件")), (422, true));
    assert!(page.text().contains(r#"href="/desk/roster/imports""#), "{}", page.text());
}

#[tokio::test]
async fn columns_that_nobody_knows_are_chosen_by_hand() {
    let example = Example::open().await;
    let manager = example.signed_in("manager").await;
    let bytes = "甲,乙,丙\n示例晨光加油站,91140213MA0D00017B,大同市示例路1号\n".as_bytes();
    let view = read_in(&manager, "x.csv", bytes).await;
    assert_eq!(view.lacking, [Column::Name, Column::Address]);
    assert_eq!((view.import.counts.taken, view.import.counts.refused), (0, 1));
    take(&manager, view.import.id).await.refused(409, "import-without-rows", None);
    let path = format!("/api/v1/roster/imports/{}/settings", view.import.id);
    let mut settings = Settings { columns: vec![Some(Column::Name), Some(Column::CreditCode), Some(Column::Name)], undecided: None };
    manager.send(Method::PUT, &path, &settings).await.refused(422, "columns-twice", Some("columns"));
    settings.columns[2] = Some(Column::Address);
    let view: ImportView = manager.send(Method::PUT, &path, &settings).await.read();
    assert_eq!(view.lines[0].judged.notes, [Note::DivisionUnknown { registered: Division::try_from(140_213).ok(), parted: None }]);
    settings.undecided = Division::try_from(140_213).ok();
    let view: ImportView = manager.send(Method::PUT, &path, &settings).await.read();
    assert_eq!(view.lines[0].judged.outcome, Outcome::Noted);
    assert_eq!(view.lines[0].judged.notes, [Note::Chosen { division: Division::try_from(140_213).unwrap() }]);
    let view: ImportView = take(&manager, view.import.id).await.read();
    assert_eq!(view.import.state, ImportState::Taken);
    manager.send(Method::PUT, &path, &settings).await.refused(409, "import-ended", None);
}

#[tokio::test]
async fn the_report_tells_each_row_and_runs_nothing() {
    let example = Example::open().await;
    let manager = example.signed_in("manager").await;
    let bytes = list(&["\"=HYPERLINK(\"\"x\"\")\",91140213MA0D00017B,平城区,大同市平城区示例路1号,", "示例店,9114,平城区,大同市平城区示例路2号,"]);
    let view = read_in(&manager, "x.csv", &bytes).await;
    let path = format!("/api/v1/roster/imports/{}/report", view.import.id);
    let fetch = async |form: &str| manager.ask(Request::get(format!("{path}.{form}")), Body::empty()).await;
    let csv = fetch("csv").await;
    assert_eq!(csv.headers["content-type"], "text/csv; charset=utf-8");
    let told = rows(csv.body.strip_prefix("\u{feff}".as_bytes()).unwrap());
    assert_eq!(told[0][..4], ["行号", "结果", "对名录库的影响", "原因和提示"]);
    assert_eq!((told[1][0].as_str(), told[1][1].as_str(), told[1][7].as_str()), ("2", "✓ 收入", "'=HYPERLINK(\"x\")"));
    assert_eq!(told[2][3], "统一社会信用代码：统一社会信用代码应为 18 位，现在是 4 位。");
    let xlsx = fetch("xlsx").await;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(xlsx.body)).unwrap();
    let sheet = book.worksheet_range("导入报告").unwrap();
    assert_eq!(sheet.get_size(), (3, 12));
    assert_eq!(sheet.get((1, 7)).unwrap().to_string(), "=HYPERLINK(\"x\")", "a text and no formula");
    assert!(book.worksheet_formula("导入报告").unwrap().is_empty());
    manager.get(&format!("{path}.pdf")).await.refused(404, "not-found", None);
}
