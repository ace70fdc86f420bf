//! Example papers; every text field holds something that stands nowhere else in the paper.
#![allow(dead_code, unreachable_pub, clippy::allow_attributes, reason = "each test uses a part of it, and so does the example program")]

mod forms;
mod sheet;

pub use forms::{authorisation, correction_slip, feedback, no_sample, notice, payment_slip, problem_report, refusal, seals, storage_notice};
pub use sheet::sheet;

use documents::{Correction, Declined, Fonts, Frame, Hand, Paper, Papers};

/// The press with the system's fonts.
pub fn papers() -> Papers {
    let fonts = Fonts::find(&[]).unwrap_or_else(|error| panic!("{error}"));
    Papers::new(fonts, None).unwrap_or_else(|error| panic!("{error}"))
}

/// One paper of each kind, with the name of its template.
pub fn all() -> Vec<(&'static str, Paper)> {
    vec![
        ("notice", Paper::Notice(notice())),
        ("authorisation", Paper::Authorisation(authorisation())),
        ("sheet", Paper::Sheet(Box::new(sheet()))),
        ("correction_slip", Paper::CorrectionSlip(correction_slip())),
        ("payment_slip", Paper::PaymentSlip(payment_slip())),
        ("seal", Paper::Seal(seals(8))),
        ("storage_notice", Paper::StorageNotice(storage_notice())),
        ("refusal", Paper::Refusal(refusal())),
        ("no_sample", Paper::NoSample(no_sample())),
        ("problem_report", Paper::ProblemReport(problem_report())),
        ("feedback", Paper::Feedback(feedback())),
    ]
}

/// What surrounds a paper.
pub fn frame(number: &str) -> Frame {
    Frame {
        number: number.into(),
        issuer: "大同市市场监督管理局".into(),
        verify: format!("https://fengyang.example.cn/v/{number}"),
        digest: "sha256:7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730".into(),
        late: String::new(),
        copies: Vec::new(),
        corrections: Vec::new(),
        declined: None,
        open: false,
    }
}

/// A correction, confirmed.
pub fn correction() -> Correction {
    Correction {
        field: "更正的生产日期/批号".into(),
        old: "20251005".into(),
        new: "20251006".into(),
        reason: "抄录笔误，以进货单为准".into(),
        when: "2025年10月10日09时02分".into(),
        confirmed_by: hand("示例更正人", "", "2025年10月10日", 7),
    }
}

/// The note that nobody would sign.
pub fn declined() -> Declined {
    Declined {
        note: "现场负责人核对无误后以须请示上级为由拒绝签字，抽样人员已当场告知其权利和义务。".into(),
        witness: Some(hand("示例见证人", "社区工作人员", "2025年10月9日", 9)),
    }
}

/// A signature: loops as a quick hand writes them, made from a number and no chance.
pub fn hand(name: &str, title: &str, date: &str, seed: i32) -> Hand {
    let stroke = |index: i32| {
        (0..48)
            .map(|t| {
                let phase = f64::from(t) / 7.0 + f64::from(seed + index);
                let x = 900 + index * 1500 + t * 26 + round(260.0 * (phase * 1.3).sin());
                let y = 1000 + round(420.0 * (phase * 0.9 + f64::from(index)).cos()) - t * 5;
                [x, y, index * 400 + t * 8, 400 + round(420.0 * phase.sin())]
            })
            .collect()
    };
    Hand { name: name.into(), title: title.into(), date: date.into(), strokes: (0..3).map(stroke).collect(), pad: [600, 200] }
}

/// A line to sign on by pen.
pub fn pen() -> Hand {
    Hand::default()
}

#[expect(clippy::as_conversions, reason = "a drawing for tests; the value is below 500")]
fn round(value: f64) -> i32 {
    value as i32
}
