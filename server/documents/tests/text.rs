//! What stands on a paper comes out of the PDF again: every field, every tick, every question.

mod example;
mod reading;

use documents::{Hand, Paper};
use reading::{Read, dense};
use serde_json::Value;

/// The paper's text, read back.
fn text(paper: Paper) -> String {
    Read::new(&example::papers().pdf(&[paper]).expect("a PDF")).text()
}

#[test]
fn every_field_of_every_paper_is_printed() {
    for (name, paper) in example::all() {
        let value = serde_json::to_value(&paper).unwrap();
        let mut fields = Vec::new();
        gather("", &value["data"], &mut fields);
        assert!(fields.len() > 10, "{name} has few fields: {fields:?}");
        let text = text(paper);
        for (field, content) in fields {
            assert!(text.contains(&dense(&content)), "{name}{field}: {content} is not in {text}");
        }
    }
}

/// The text fields; codes of choices and the address behind the QR code are not printed as such.
fn gather(path: &str, value: &Value, fields: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) if path.ends_with("/verify") || text.chars().all(|c| c.is_ascii_lowercase() || c == '_') => {}
        Value::String(text) => fields.push((path.to_owned(), text.clone())),
        Value::Array(items) => items.iter().enumerate().for_each(|(index, item)| gather(&format!("{path}/{index}"), item, fields)),
        // A seal has room for the strokes alone: the names stand on the sheet.
        Value::Object(entries) if path.starts_with("/labels/") && entries.contains_key("strokes") => {}
        Value::Object(entries) => entries.iter().for_each(|(name, item)| gather(&format!("{path}/{name}"), item, fields)),
        _ => {}
    }
}

#[test]
fn a_choice_is_ticked_and_the_others_are_not() {
    let text = text(Paper::Sheet(Box::new(example::sheet())));
    for ticked in
        ["√监督抽查", "√城乡结合部", "√加油站", "√按标称", "√有限责任公司", "√工业产品生产许可证", "√流通领域", "√现场抽样", "√检验单位", "√未加入"]
    {
        assert!(text.contains(ticked), "{ticked} is not in {text}");
    }
    assert_eq!(text.matches('√').count(), 12, "{text}");
}

#[test]
fn the_answers_of_the_feedback_are_ticked() {
    let mut feedback = example::feedback();
    feedback.questions.iter_mut().for_each(|question| question.answer = None);
    feedback.questions[1].answer = Some(false);
    let text = text(Paper::Feedback(feedback));
    assert_eq!(text.matches('√').count(), 1, "{text}");
    assert!(text.contains("监督抽查通知书？是√否"), "{text}");
    assert!(text.contains("3抽样人员是否收取费用"), "{text}");
}

#[test]
fn what_is_empty_prints_as_a_stroke() {
    let mut sheet = example::sheet();
    sheet.product.brand = String::new();
    sheet.sampled = None;
    let text = text(Paper::Sheet(Box::new(sheet)));
    assert!(text.contains("商标/"), "{text}");
    assert!(text.contains("名称/法人代表/通讯地址/联系人/信用代码/"), "{text}");
}

#[test]
fn a_hand_without_strokes_prints_a_line_and_a_date_to_fill_in() {
    let mut slip = example::payment_slip();
    slip.payers = vec![Hand { name: "示例抽样丁".into(), ..Hand::default() }];
    let text = text(Paper::PaymentSlip(slip));
    assert!(text.contains("签名：示例抽样丁年月日"), "{text}");
    // O-24: a second line for a second sampler.
    assert!(text.contains("签名：年月日"), "{text}");
}

#[test]
fn corrections_show_old_new_and_who_confirmed() {
    let mut sheet = example::sheet();
    sheet.frame.corrections = vec![example::correction()];
    let text = text(Paper::Sheet(Box::new(sheet)));
    let correction = example::correction();
    let row = [correction.field, correction.old, correction.new, correction.reason, correction.when].concat();
    assert!(text.contains(&format!("1{row}签名：示例更正人")), "{text}");
}

#[test]
fn a_refusal_to_sign_is_noted_with_its_witness() {
    for (name, mut paper) in example::all() {
        if name == "seal" {
            continue;
        }
        paper.frame_mut().declined = Some(example::declined());
        let text = text(paper);
        assert!(text.contains("拒绝签字情况说明：现场负责人核对无误后"), "{name}: {text}");
        assert!(text.contains("示例见证人（社区工作人员）"), "{name}: {text}");
    }
}

#[test]
fn data_is_never_read_as_markup() {
    let mut refusal = example::refusal();
    refusal.facts = "#panic(\"x\") *不加粗* $x$ <a> _b_ [c] \\ // 注释 @d".into();
    let text = text(Paper::Refusal(refusal));
    assert!(text.contains("#panic(\"x\")*不加粗*$x$<a>_b_[c]\\//注释@d"), "{text}");
}

#[test]
fn a_long_number_is_broken_in_its_cell_and_copies_out_whole() {
    let mut sheet = example::sheet();
    sheet.product.batch = "LOT20251005ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-END".into();
    let batch = sheet.product.batch.clone();
    let text = text(Paper::Sheet(Box::new(sheet)));
    assert!(text.contains(&batch), "{text}");
}

#[test]
fn an_open_sheet_is_left_to_the_pen() {
    let mut sheet = documents::sheet::Sheet::default();
    sheet.frame.number = "14020025101400102".into();
    sheet.fuel = Some(documents::sheet::Fuel::default());
    let filled = text(Paper::Sheet(Box::new(sheet.clone())));
    assert!(filled.matches('/').count() > 40 && filled.contains('√'), "{filled}");
    sheet.frame.open = true;
    let open = text(Paper::Sheet(Box::new(sheet)));
    // What is printed of the form itself: 生产日期/批号, 抽样基数/批量, 监督抽查/复查.
    assert_eq!(open.matches('/').count(), 3, "{open}");
    assert!(!open.contains('√'), "{open}");
    assert!(open.contains("14020025101400102") && open.contains("油枪号"), "{open}");
}
