//! `GET /sheets/{SheetId}/papers`: the official forms, printed from the record and read back from the PDF.

use crate::ended::{no_sample, officers, refusal, row, termination, visited};
use crate::example::{Answered, Example, Visitor};
use crate::phone::{Sent, briefing, sent, story};
use axum::body::Body;
use axum::http::{Method, Request, header};
use domain::assignment::Assignment;
use domain::contract::{Determined, Form, SheetPapers};
use domain::id::SheetId;
use domain::no_sample::NoSampleReason;
use lopdf::Document;
use serde_json::json;

/// A whole visit with a sample, on enterprise 20 of the roster.
pub(crate) async fn sampled(example: &Example) -> (Assignment, SheetId) {
    let Sent { manager, one, mut phone, granted, .. } = sent(example).await;
    let acts = story(&briefing(&phone.package(&one, 0).await), &granted);
    phone.record(example, &one, &granted, acts).await;
    (granted, row(&manager).await.sheet)
}

pub(crate) async fn fetch(by: &Visitor<'_>, sheet: SheetId, file: &str) -> Answered {
    by.ask(Request::get(format!("/api/v1/sheets/{sheet}/papers/{file}")), Body::empty()).await
}

/// The text of a PDF as somebody would copy it, without blanks.
pub(crate) fn text(answered: &Answered) -> String {
    assert_eq!(
        (answered.status.as_u16(), &answered.headers[header::CONTENT_TYPE]),
        (200, &"application/pdf".parse().unwrap()),
        "{}",
        answered.text()
    );
    let pdf = Document::load_mem(&answered.body).unwrap();
    let pages: String = pdf.get_pages().keys().map(|page| pdf.extract_text(&[*page]).unwrap()).collect();
    pages.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Every paper that the list names, with its text.
async fn all(by: &Visitor<'_>, sheet: SheetId) -> Vec<(Form, String)> {
    let list: SheetPapers = by.get(&format!("/api/v1/sheets/{sheet}/papers")).await.read();
    let mut texts = Vec::new();
    for paper in list.papers {
        let printed = text(&fetch(by, sheet, &format!("{}.pdf", paper.kind.word())).await);
        assert!(printed.contains(&paper.title), "{}: {printed}", paper.title);
        texts.push((paper.kind, printed));
    }
    texts
}

fn holds(texts: &[(Form, String)], form: Form, words: &[&str]) {
    let (_, text) = texts.iter().find(|(own, _)| *own == form).unwrap();
    for word in words {
        let dense: String = word.chars().filter(|c| !c.is_whitespace()).collect();
        assert!(text.contains(&dense), "{form:?}: {word} is not in {text}");
    }
}

#[tokio::test]
async fn every_paper_of_a_sample_is_printed_from_its_record() {
    let example = Example::open().await;
    let (granted, sheet) = sampled(&example).await;
    let bureau = example.signed_in("bureau").await;
    let texts = all(&bureau, sheet).await;
    let forms: Vec<Form> = texts.iter().map(|(form, _)| *form).collect();
    assert_eq!(forms, [Form::Sheet, Form::PaymentSlip, Form::Seal, Form::Notice, Form::Authorisation, Form::Feedback]);
    let (number, name) = (granted.numbers[0].to_string(), granted.enterprise.name.clone());
    let seals: Vec<String> = granted.seals[..3].iter().map(ToString::to_string).collect();
    holds(
        &texts,
        Form::Sheet,
        &[&number, &name, "车用柴油（Ⅵ）", "-10号", "8200 L", "3 L", "7.26 元/L", "铝桶 3 件", "2026年11月22日14时04分", "示例站长（站长）"],
    );
    holds(&texts, Form::Sheet, &["签署内容摘要sha256:", "√流通领域", "√加油站", "√按标称", "示例抽样员甲", "示例抽样员乙"]);
    holds(&texts, Form::Sheet, &seals.iter().map(String::as_str).collect::<Vec<_>>());
    holds(&texts, Form::PaymentSlip, &[&number, "21.78 元", "贰拾壹元柒角捌分", "√标价", "√扫码", "0001"]);
    holds(&texts, Form::Seal, &[&seals[0], &seals[2], "1/3", "3/3", "√检验样品", "√备用样品"]);
    holds(&texts, Form::Notice, &[&granted.notice, &name, "《中华人民共和国产品质量法》", "示例抽样员甲（SL0018）", "大同市市场监督管理局"]);
    holds(&texts, Form::Authorisation, &[&granted.authorisation, "大同市行政区域内", "SL0019"]);
    holds(&texts, Form::Feedback, &[&name, "示例抽样员甲、示例抽样员乙", "2026年11月22日"]);
    let (_, certificate) = texts.iter().find(|(form, _)| *form == Form::Sheet).unwrap();
    assert!(!certificate.contains("√无") && !certificate.contains("扫码核验"), "what nobody recorded is not ticked: {certificate}");
    assert!(!texts.iter().any(|(_, text)| text.contains("《《")));
}

#[tokio::test]
async fn a_paper_is_shown_in_place_is_kept_nowhere_and_comes_out_equal() {
    let example = Example::open().await;
    let (granted, sheet) = sampled(&example).await;
    let bureau = example.signed_in("bureau").await;
    let first = fetch(&bureau, sheet, "sheet.pdf").await;
    let told = |name: header::HeaderName| first.headers[name].to_str().unwrap();
    assert_eq!(told(header::CONTENT_DISPOSITION), format!("inline; filename=\"{}-sheet.pdf\"", granted.numbers[0]));
    assert_eq!((told(header::CACHE_CONTROL), told(header::X_CONTENT_TYPE_OPTIONS)), ("no-store", "nosniff"));
    assert!(told(header::CONTENT_SECURITY_POLICY).starts_with("default-src 'none'; object-src 'self'"));
    example.state.clock.set(example.state.clock.now().plus(3_600_000));
    let second = fetch(&bureau, sheet, "sheet.pdf").await;
    assert!(first.status == 200 && second.status == 200);
    assert!(second.body == first.body, "no clock and no chance is in it");
    assert_eq!(example.looks("sheet", &sheet).await.len(), 2, "a look each hour");
}

#[tokio::test]
async fn papers_are_for_those_who_may_see_the_sheet() {
    let example = Example::open().await;
    let (granted, sheet) = sampled(&example).await;
    let (own, other) = officers(&example, granted.enterprise.jurisdiction).await;
    assert_eq!(fetch(&own, sheet, "notice.pdf").await.status, 200);
    let list = format!("/api/v1/sheets/{sheet}/papers");
    fetch(&other, sheet, "notice.pdf").await.refused(404, "not-found", None);
    other.get(&list).await.refused(404, "not-found", None);
    for name in ["lvda-tester", "tianjin-coder", "tianjin-reviewer", "sampler1"] {
        let blind = example.signed_in(name).await;
        blind.get(&list).await.refused(403, "not-permitted", None);
        fetch(&blind, sheet, "sheet.pdf").await.refused(403, "not-permitted", None);
    }
    fetch(&example.stranger(), sheet, "sheet.pdf").await.refused(401, "sign-in-required", None);
    let bureau = example.signed_in("bureau").await;
    for unknown in ["storage_notice.pdf", "refusal.pdf", "sheet", "sheet.txt", ".pdf", "Sheet.pdf"] {
        fetch(&bureau, sheet, unknown).await.refused(404, "not-found", None);
    }
    fetch(&bureau, SheetId::derived("nowhere"), "sheet.pdf").await.refused(404, "not-found", None);
}

#[tokio::test]
async fn o48_the_form_of_a_refusal_has_what_the_county_said() {
    let example = Example::open().await;
    let (granted, sheet) = visited(&example, &refusal(), 0).await;
    let (county, _) = officers(&example, granted.enterprise.jurisdiction).await;
    let before = all(&county, sheet).await;
    assert_eq!(before.iter().map(|(form, _)| *form).collect::<Vec<_>>(), [Form::Refusal, Form::Notice, Form::Authorisation]);
    holds(
        &before,
        Form::Refusal,
        &[&granted.enterprise.name, "以明显不合理的样品价格阻碍抽样。出示通知书后", "50.00 元", "7.26 元", "隔壁加油站标价牌"],
    );
    holds(&before, Form::Refusal, &["照片 1 张", "示例见证人（邻店店主）", "示例抽样员甲", "市局系统收到", "签署内容摘要"]);
    assert!(!before[0].1.contains("认定属实"), "{}", before[0].1);
    let said = json!({ "upheld": true, "opinion": "经向店员核实，情况属实。" });
    county.send(Method::POST, &format!("/api/v1/sheets/{sheet}/determination"), &said).await.read::<Determined>();
    let after = all(&county, sheet).await;
    holds(&after, Form::Refusal, &["认定属实。经向店员核实，情况属实。", "监管员"]);
}

#[tokio::test]
async fn the_forms_of_the_other_endings_are_printed() {
    let example = Example::open().await;
    let (_, sheet) = visited(&example, &no_sample(NoSampleReason::Stopped), 0).await;
    let texts = all(&example.signed_in("bureau").await, sheet).await;
    holds(&texts, Form::NoSample, &["√停产", "查看罐存，零号柴油已售完。", "本地零售", "拒绝签字情况说明：负责人不愿签字。", "√否"]);

    let example = Example::open().await;
    let (_, sheet) = visited(&example, &termination(), 0).await;
    let texts = all(&example.signed_in("bureau").await, sheet).await;
    holds(&texts, Form::ProblemReport, &["√无生产（经营）许可证", "零号柴油约八千升", "示例科员 0352-0000001", "电话", "系统", "正在补办。"]);
}

#[tokio::test]
async fn without_fonts_it_is_told_which_package_has_them() {
    let example = Example::with(|settings| {
        settings.example_password = Some(crate::example::PASSWORD.into());
        settings.fonts = vec![settings.data.join("no fonts here")];
    })
    .await;
    let (_, sheet) = sampled(&example).await;
    let told = fetch(&example.signed_in("bureau").await, sheet, "sheet.pdf").await.refused(503, "fonts-missing", None);
    assert!(told.detail.contains("fonts-noto-cjk"), "{told:?}");
}
