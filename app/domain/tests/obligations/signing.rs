use crate::Case;
use domain::act::Act;
use domain::checklist::{before_signing, gaps};
use domain::denial::{Denial, Field, Step};
use domain::digest::Digest;
use domain::fixture::{self, sampler};
use domain::paper::sheet_paper;
use domain::signature::{Declined, Signature, Signer, Witness};

fn paid() -> Case {
    Case::before(|act| matches!(act, Act::Sign { .. }))
}

fn signs(case: &Case, signer: Signer) -> Act {
    let sheet = case.visit.sheet(case.sheet()).unwrap();
    let shown = sheet_paper(&case.briefing, &case.visit, sheet).digest();
    Act::Sign { sheet: case.sheet(), signature: Signature { signer, shown, pad: [360, 200], strokes: fixture::strokes(), ink: None } }
}

fn changed(act: Act, change: impl Fn(&mut Signature)) -> Act {
    let Act::Sign { sheet, mut signature } = act else { unreachable!() };
    change(&mut signature);
    Act::Sign { sheet, signature }
}

fn owner(name: &str) -> Signer {
    Signer::Enterprise { name: name.into(), title: "站长".into() }
}

fn declines(case: &Case, note: &str, witness: Option<&str>) -> Act {
    let Act::Sign { sheet, signature } = signs(case, owner("示例站长")) else { unreachable!() };
    let witness = witness.map(|name| Witness { name: name.into(), standing: "隔壁商户".into() });
    Act::Decline { sheet, declined: Declined { note: note.into(), witness, shown: signature.shown } }
}

fn lacks(case: &Case) -> Vec<Denial> {
    gaps(case.state(), case.visit.sheet(case.sheet()), Step::Sign)
}

#[test]
fn o29_all_sign() {
    let mut case = paid();
    let missing = |samplers, enterprise| vec![Denial::SignaturesMissing { samplers, enterprise }];
    assert_eq!(lacks(&case), missing(2, true));
    assert_eq!(gaps(case.state(), None, Step::Sign), missing(2, true));
    case.does(sampler(1), signs(&case, Signer::Sampler { person: sampler(1) })).unwrap();
    assert_eq!(lacks(&case), missing(1, true));
    case.does(sampler(2), signs(&case, Signer::Sampler { person: sampler(2) })).unwrap();
    assert_eq!(lacks(&case), missing(0, true));
    case.does(sampler(1), signs(&case, owner("示例站长"))).unwrap();
    assert_eq!(lacks(&case), []);
}

#[test]
fn o29_what_is_told_to_be_missing_is_what_a_signature_is_refused_for() {
    let mut unpaid = Case::before(|act| matches!(act, Act::Pay { .. }));
    let told = before_signing(unpaid.state(), unpaid.visit.sheet(unpaid.sheet()));
    let act = signs(&unpaid, owner("示例站长"));
    assert_eq!(told, Some(unpaid.does(sampler(1), act).unwrap_err()));
    let paid = paid();
    assert_eq!(before_signing(paid.state(), paid.visit.sheet(paid.sheet())), None);
}

#[test]
fn o29_the_enterprise_alone_is_not_enough() {
    let mut case = paid();
    case.does(sampler(1), signs(&case, owner("示例站长"))).unwrap();
    assert_eq!(lacks(&case), [Denial::SignaturesMissing { samplers: 2, enterprise: false }]);
}

#[test]
fn o29_signatures_are_real_and_bind_the_paper_that_was_shown() {
    let mut case = paid();
    let act = signs(&case, owner("示例站长"));
    case.refuses(changed(act.clone(), |signature| signature.strokes.clear()), &Denial::SignatureBlank, "O-29");
    let dot = |points: usize| changed(act.clone(), move |signature| signature.strokes = vec![vec![[0; 4]; points]]);
    case.refuses(dot(2), &Denial::SignatureBlank, "O-29");
    case.decide(dot(3)).unwrap();
    let other = changed(act.clone(), |signature| signature.shown = Digest::of(b"another paper"));
    case.refuses(other.clone(), &Denial::SignatureOfAnotherPaper, "O-29");
    case.refuses(signs(&case, owner(" ")), &Denial::EntryMissing { field: Field::Signatures }, "O-27");
    // As facts they show on the card.
    case.fact(sampler(1), other);
    case.fact(sampler(1), dot(0));
    assert_eq!(lacks(&case)[..2], [Denial::SignatureOfAnotherPaper, Denial::SignatureBlank]);
}

#[test]
fn o24_nobody_signs_for_another() {
    let mut case = paid();
    case.refuses(signs(&case, Signer::Sampler { person: sampler(2) }), &Denial::SignedForAnother, "O-24");
    case.visit.present = vec![sampler(2), sampler(3)];
    case.visit.papers.as_mut().unwrap().1.names_on_notice = case.visit.present.clone();
    // Sampler 1 left: present are two others, and an absent sampler signs nothing.
    case.refuses(signs(&case, Signer::Sampler { person: sampler(1) }), &Denial::SignedForAnother, "O-24");
}

#[test]
fn o29_nobody_signs_twice() {
    let mut case = paid();
    for signer in [Signer::Sampler { person: sampler(1) }, owner("示例站长")] {
        case.does(sampler(1), signs(&case, signer.clone())).unwrap();
        case.refuses(signs(&case, signer), &Denial::SignedTwice, "O-29");
    }
    case.refuses(signs(&case, owner("另一人")), &Denial::SignedTwice, "O-29");
    // Two witnesses are two people.
    let witness = Signer::Witness { name: "示例见证人".into(), standing: "商户".into() };
    case.does(sampler(1), signs(&case, witness.clone())).unwrap();
    case.decide(signs(&case, witness)).unwrap();
    case.refuses(signs(&case, Signer::Witness { name: " ".into(), standing: String::new() }), &Denial::WitnessUnnamed, "O-30");
}

#[test]
fn o30_declining_takes_a_note() {
    let mut case = paid();
    case.refuses(declines(&case, " ", None), &Denial::DeclineNoteMissing, "O-30");
    case.refuses(declines(&case, "站长称须请示", Some(" ")), &Denial::WitnessUnnamed, "O-30");
    case.decide(declines(&case, "站长称须请示", Some("示例见证人"))).unwrap();
    let Act::Decline { sheet, mut declined } = declines(&case, "站长称须请示", None) else { unreachable!() };
    declined.shown = Digest::of(b"another paper");
    case.refuses(Act::Decline { sheet, declined }, &Denial::SignatureOfAnotherPaper, "O-29");
    case.does(sampler(1), declines(&case, "站长称须请示", None)).unwrap();
    assert_eq!(lacks(&case), [Denial::SignaturesMissing { samplers: 2, enterprise: false }]);
    for number in [1, 2] {
        case.does(sampler(number), signs(&case, Signer::Sampler { person: sampler(number) })).unwrap();
    }
    assert_eq!(lacks(&case), []);
    // Who signed cannot decline any more, and nobody declines twice.
    case.refuses(declines(&case, "站长称须请示", None), &Denial::SignedTwice, "O-29");
    let mut case = paid();
    case.does(sampler(1), signs(&case, owner("示例站长"))).unwrap();
    case.refuses(declines(&case, "站长称须请示", None), &Denial::SignedTwice, "O-29");
    // A broken note that came as a fact stays a gap.
    let mut case = paid();
    case.fact(sampler(1), declines(&case, "", None));
    assert!(lacks(&case).contains(&Denial::DeclineNoteMissing));
}

#[test]
fn o29_nobody_signs_an_unfinished_sheet() {
    let case = Case::before(|act| matches!(act, Act::Pay { .. }));
    let missing = Denial::EntryMissing { field: Field::PaymentQuantity };
    case.refuses(signs(&case, owner("示例站长")), &missing, "O-27");
    case.refuses(declines(&case, "站长称须请示", None), &missing, "O-27");
}

#[test]
fn o31_what_was_signed_stays() {
    let case = Case::before(|act| matches!(act, Act::Transport { .. }));
    let story = fixture::story(&case.briefing, &case.visit.assignment);
    let frozen = |act: &Act| {
        matches!(act, Act::Describe { .. } | Act::Measure { .. } | Act::Price { .. } | Act::Fill { .. } | Act::Seal { .. } | Act::Pay { .. })
    };
    let changes: Vec<Act> = story.into_iter().map(|(_, act)| act).filter(frozen).collect();
    assert_eq!(changes.len(), 10);
    for act in changes {
        case.refuses(act, &Denial::SignedAlready, "O-31");
    }
    let container = case.visit.sheets[0].containers[0].id;
    case.refuses(Act::Unfill { sheet: case.sheet(), container }, &Denial::SignedAlready, "O-31");
    // Declining fixes it too.
    let mut case = paid();
    case.does(sampler(1), declines(&case, "站长称须请示", None)).unwrap();
    case.refuses(Act::Pay { sheet: case.sheet(), slip: fixture::slip() }, &Denial::SignedAlready, "O-31");
}

#[test]
fn the_paper_says_what_will_be_signed() {
    let case = paid();
    let paper = sheet_paper(&case.briefing, &case.visit, &case.visit.sheets[0]);
    let text = serde_json::to_string(&paper).unwrap();
    for expected in [
        "示例监督抽查",
        "示例加油站A",
        "91140213MA0ABCDE6K",
        "平城区",
        "示例路1号",
        "流通领域",
        "-10号",
        "8200 L",
        "检验样品",
        "封条 FA001",
        "7.26 元/L × 3 L = 21.78 元",
        "贰拾壹元柒角捌分",
        "标价",
        "示例抽样员1（S-001）",
        "示例抽样员2（S-002）",
        "2026-11-22",
        "示例检验机构",
        "15日",
        "2026-11-18",
        "示例石化炼油厂（按标称）",
    ] {
        assert!(text.contains(expected), "{expected} in {text}");
    }
    // An empty entry prints as a stroke, so that nobody fills it in later.
    assert!(text.contains("[\"商标\",\"/\"]"), "{text}");
}

#[test]
fn every_entry_of_the_paper_moves_its_digest() {
    let case = paid();
    let digest = |case: &Case| sheet_paper(&case.briefing, &case.visit, &case.visit.sheets[0]).digest();
    let before = digest(&case);
    let changes: [fn(&mut Case); 9] = [
        |case| case.visit.identity.as_mut().unwrap().contact.push('x'),
        |case| case.visit.present.truncate(1),
        |case| case.visit.sheets[0].product.as_mut().unwrap().brand.push('x'),
        |case| case.visit.sheets[0].product.as_mut().unwrap().per_label = false,
        |case| case.visit.sheets[0].product.as_mut().unwrap().fuel.as_mut().unwrap().detergent = Some(true),
        |case| case.visit.sheets[0].sampling.as_mut().unwrap().stock.milli += 1,
        |case| case.visit.sheets[0].seals.clear(),
        |case| case.visit.sheets[0].payment.as_mut().unwrap().payee.push('x'),
        |case| case.visit.sheets[0].containers[0].holds.milli += 1,
    ];
    for (place, change) in changes.into_iter().enumerate() {
        let mut case = paid();
        change(&mut case);
        assert_ne!(digest(&case), before, "change {place}");
    }
}
