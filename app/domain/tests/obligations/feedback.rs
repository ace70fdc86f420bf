//! 抽样人员工作反馈表 (form 4N): a check against signing for others and coming alone (W-12).

use crate::Case;
use domain::act::Act;
use domain::denial::{Denial, Field};
use domain::feedback::{Answers, Feedback, FeedbackMark, is_due};
use domain::fixture::{self, sampler};
use domain::json;
use domain::paper::feedback_paper;
use domain::signature::{Ink, Signature, Signer};
use domain::visit::{Event, Visit};

fn owner() -> Signer {
    Signer::Enterprise { name: "示例站长".into(), title: "站长".into() }
}

/// What the owner answers: the fee question with yes, two with nothing.
fn answers() -> Answers {
    let mut answers = Answers { answers: [Some(true); 11], remarks: "示例：问我要油卡。".into() };
    (answers.answers[2], answers.answers[3], answers.answers[10]) = (None, None, Some(false));
    answers
}

fn signature(case: &Case, signer: Signer, of: &Answers) -> Signature {
    let shown = feedback_paper(&case.briefing, &case.visit, of).digest();
    Signature { signer, shown, pad: [360, 200], strokes: fixture::strokes(), ink: None }
}

fn act(answers: Answers, signature: Signature) -> Act {
    Act::Feedback { feedback: Box::new(Feedback::Filled { answers, signature }) }
}

fn filled(case: &Case) -> Act {
    act(answers(), signature(case, owner(), &answers()))
}

fn declined() -> Act {
    Act::Feedback { feedback: Box::new(Feedback::Declined) }
}

#[test]
fn w12_the_form_is_filled_in_once_by_the_enterprise_and_stays() {
    let mut case = Case::complete();
    case.does(sampler(1), filled(&case)).unwrap();
    let record = case.visit.feedback.clone().unwrap();
    assert_eq!((record.filled().map(|(answers, _)| answers.clone()), record.by), (Some(answers()), sampler(1)));
    assert_eq!(FeedbackMark::of(&case.visit), Some(FeedbackMark::Against));
    case.refuses(filled(&case), &Denial::FeedbackFilled, "O-31");
    case.refuses(declined(), &Denial::FeedbackFilled, "O-31");
    // Whatever a phone records all the same changes nothing of it.
    case.fact(sampler(2), declined());
    assert_eq!(case.visit.feedback, Some(record));
}

#[test]
fn w12_it_is_signed_for_by_nobody_else_and_on_exactly_what_was_shown() {
    let case = Case::complete();
    let of = |signer: Signer| act(answers(), signature(&case, signer, &answers()));
    case.refuses(of(Signer::Sampler { person: sampler(1) }), &Denial::SignedForAnother, "O-24");
    case.refuses(of(Signer::Witness { name: "示例见证人".into(), standing: String::new() }), &Denial::SignedForAnother, "O-24");
    case.refuses(of(Signer::Enterprise { name: " ".into(), title: String::new() }), &Denial::EntryMissing { field: Field::Signatures }, "O-27");
    let blank = Signature { strokes: Vec::new(), ..signature(&case, owner(), &answers()) };
    case.refuses(act(answers(), blank), &Denial::SignatureBlank, "O-29");
    // On paper it goes to the bureau in an envelope and not through the samplers' camera.
    let ink = Ink { media: domain::id::MediaId::derived("photo"), stamped: true, written: false };
    let on_paper = Signature { strokes: Vec::new(), ink: Some(ink), ..signature(&case, owner(), &answers()) };
    case.refuses(act(answers(), on_paper), &Denial::SignatureBlank, "O-29");
    let kinder = Answers { answers: [None; 11], ..answers() };
    case.refuses(act(kinder, signature(&case, owner(), &answers())), &Denial::SignatureOfAnotherPaper, "O-29");
}

#[test]
fn w12_every_question_may_stay_open_and_the_enterprise_may_rather_not() {
    let mut case = Case::complete();
    case.does(sampler(1), declined()).unwrap();
    assert_eq!(FeedbackMark::of(&case.visit), Some(FeedbackMark::Declined));
    // Who has thought better of it still may.
    let nothing = Answers::default();
    case.does(sampler(2), act(nothing.clone(), signature(&case, owner(), &nothing))).unwrap();
    assert_eq!(FeedbackMark::of(&case.visit), Some(FeedbackMark::Filled));
}

#[test]
fn w12_it_is_offered_once_somebody_was_met_and_where_the_campaign_asks() {
    let due = |case: &Case| is_due(&case.briefing.campaign, &case.visit);
    let mut case = Case::before(|act| matches!(act, Act::Sign { .. }));
    assert!(!due(&case));
    case = Case::before(|act| matches!(act, Act::Transport { .. }));
    assert!(due(&case));
    case.briefing.campaign.feedback = false;
    assert!(!due(&case));
    case.briefing.campaign.feedback = true;
    case.does(sampler(1), filled(&case)).unwrap();
    assert!(!due(&case));
}

#[test]
fn w12_before_anybody_arrived_there_is_nobody_to_judge() {
    let case = Case::new();
    case.refuses(declined(), &Denial::NotArrived, "O-24");
}

#[test]
fn w12_what_is_told_to_others_says_that_it_was_filled_in_and_no_more() {
    let mut case = Case::complete();
    let told = Event::Done { by: sampler(1), at: fixture::START, act: filled(&case) };
    let closed = told.closed().into_owned();
    assert_eq!(closed, Event::FeedbackFilled { by: sampler(1), at: fixture::START });
    case.visit.apply(&closed);
    let record = case.visit.feedback.clone().unwrap();
    assert!(record.is_filled() && record.filled().is_none());
    assert_eq!(FeedbackMark::of(&case.visit), None);
    let text = json::write(&case.visit);
    assert!(!text.contains("油卡"), "{text}");
    assert_eq!(json::read::<Visit>(&text).unwrap(), case.visit);
    // Closed, it is no less filled in.
    case.refuses(filled(&case), &Denial::FeedbackFilled, "O-31");
    let other = Event::Done { by: sampler(1), at: fixture::START, act: declined() };
    assert_eq!(*other.closed(), other);
}

#[test]
fn w12_each_answer_against_the_samplers_counts_whichever_way_it_is_asked() {
    let all = |yes: bool| Answers { answers: [Some(yes); 11], remarks: String::new() };
    assert_eq!(all(true).against().collect::<Vec<_>>(), [9, 10]);
    assert_eq!(all(false).against().collect::<Vec<_>>(), [0, 1, 2, 3, 4, 5, 6, 7, 8]);
    assert_eq!(Answers::default().against().count(), 0);
}
