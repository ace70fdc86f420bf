//! Attacks on what is signed: no sequence of acts, lawful or forced in, changes a value without old value, new value, reason and the enterprise's
//! confirmation of exactly that (O-31).

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use domain::act::Act;
use domain::correction::{Amendment, Correction, Entries};
use domain::decide::{State, decide};
use domain::ending::Ending;
use domain::enterprise::Identity;
use domain::fixture::{self, sampler};
use domain::id::{DeviceId, SheetId};
use domain::money::Fen;
use domain::no_sample::{NoSample, NoSampleReason};
use domain::number::SealNumber;
use domain::paper::{correction_paper, sheet_paper};
use domain::part::{Seal, SlipSigned};
use domain::payment::PaymentSlip;
use domain::sheet::{Price, PriceBasis, Product, Sampling, Sheet};
use domain::signature::{Signature, Signer};
use domain::visit::{Briefing, Event, Visit};
use domain::void::Voidable;
use proptest::prelude::*;

/// What somebody tries, each with a word that makes it differ from the others.
#[derive(Debug, Clone)]
enum Attempt {
    Describe(u8),
    Measure(u8),
    Price(u8),
    Pay(u8),
    Identity(u8),
    Unfill,
    Reseal(u8),
    Attend,
    End,
    Void,
    /// A correction as it should be.
    Correct(u8),
    /// The owner's hand beneath another value than the one that was shown.
    Swap(u8),
    /// A sampler confirms in the owner's place.
    ByASampler(u8),
    /// Without a reason.
    Unreasoned(u8),
    /// The old value is not the one that stands.
    ForgedOld(u8),
    /// Nothing is drawn.
    Blank(u8),
    /// An earlier correction once more.
    Replay,
}

fn attempt() -> impl Strategy<Value = Attempt> {
    prop_oneof![
        any::<u8>().prop_map(Attempt::Describe),
        any::<u8>().prop_map(Attempt::Measure),
        any::<u8>().prop_map(Attempt::Price),
        any::<u8>().prop_map(Attempt::Pay),
        any::<u8>().prop_map(Attempt::Identity),
        Just(Attempt::Unfill),
        any::<u8>().prop_map(Attempt::Reseal),
        Just(Attempt::Attend),
        Just(Attempt::End),
        Just(Attempt::Void),
        any::<u8>().prop_map(Attempt::Correct),
        any::<u8>().prop_map(Attempt::Correct),
        any::<u8>().prop_map(Attempt::Correct),
        any::<u8>().prop_map(Attempt::Swap),
        any::<u8>().prop_map(Attempt::ByASampler),
        any::<u8>().prop_map(Attempt::Unreasoned),
        any::<u8>().prop_map(Attempt::ForgedOld),
        any::<u8>().prop_map(Attempt::Blank),
        Just(Attempt::Replay),
    ]
}

fn product(word: u8) -> Product {
    Product { batch: format!("批{word}"), ..fixture::product() }
}

fn amendment(visit: &Visit, sheet: &Sheet, word: u8) -> Amendment {
    let wanted = match word % 3 {
        0 => Entries { product: Some(Box::new(product(word))), ..Entries::default() },
        1 => {
            let found = Identity { telephone: format!("0352-{word:07}"), ..fixture::identity(&visit.assignment) };
            Entries { identity: Some(Box::new(found)), ..Entries::default() }
        }
        _ => Entries { payment: Some(PaymentSlip { receipt: format!("N{word}"), ..fixture::slip() }), ..Entries::default() },
    };
    Amendment::to(visit, sheet, wanted, format!("抄错{word}"))
}

fn confirm(visit: &Visit, sheet: &Sheet, amendment: Amendment) -> Correction {
    let shown = correction_paper(visit, sheet, sheet.corrections.len(), &amendment).digest();
    let signer = Signer::Enterprise { name: "示例站长".into(), title: "站长".into() };
    Correction { amendment, confirmed: Signature { signer, shown, pad: [360, 200], strokes: fixture::strokes(), ink: None } }
}

fn act(visit: &Visit, id: SheetId, attempt: &Attempt, before: &[Correction]) -> Option<Act> {
    let sheet = visit.sheet(id).unwrap();
    let confirmed = |word: &u8| confirm(visit, sheet, amendment(visit, sheet, *word));
    let changed = |word: &u8, change: &dyn Fn(&mut Correction)| {
        let mut correction = confirmed(word);
        change(&mut correction);
        Act::Correct { sheet: id, correction: Box::new(correction) }
    };
    Some(match attempt {
        Attempt::Describe(word) => Act::Describe { sheet: id, product: product(*word) },
        Attempt::Measure(word) => {
            let mut sampling: Sampling = sheet.sampling.clone()?;
            sampling.stock.milli += i64::from(*word) + 1;
            Act::Measure { sheet: id, sampling }
        }
        Attempt::Price(word) => Act::Price { sheet: id, price: Price { unit: Fen(i64::from(*word) + 1), basis: PriceBasis::Marked } },
        Attempt::Pay(word) => Act::Pay { sheet: id, slip: PaymentSlip { amount: Fen(i64::from(*word)), ..fixture::slip() } },
        Attempt::Identity(word) => Act::CheckIdentity(Identity { name: format!("另一家{word}"), ..fixture::identity(&visit.assignment) }),
        Attempt::Unfill => Act::Unfill { sheet: id, container: sheet.containers.first()?.id },
        Attempt::Reseal(word) => {
            let number = SealNumber::parse(&format!("X{word}"))?;
            let container = sheet.containers.first()?.id;
            Act::Seal { sheet: id, seal: Seal { container, number, slip: SlipSigned::Both, replaces: Some("撕破".into()) } }
        }
        Attempt::Attend => Act::Attend,
        Attempt::End => {
            let no_sample = NoSample { reason: NoSampleReason::Stopped, process: "停产".into(), orders: None, destination: String::new() };
            Act::End { opening: sheet.opening.clone(), ending: Ending::NoSample { no_sample } }
        }
        Attempt::Void => Act::Void { what: Voidable::Sheet { sheet: id }, reason: "写错".into() },
        Attempt::Correct(word) => Act::Correct { sheet: id, correction: Box::new(confirmed(word)) },
        Attempt::Swap(word) => changed(word, &|correction| correction.amendment.new.product = Some(Box::new(product(word.wrapping_add(1))))),
        Attempt::ByASampler(word) => changed(word, &|correction| correction.confirmed.signer = Signer::Sampler { person: sampler(1) }),
        Attempt::Unreasoned(word) => changed(word, &|correction| correction.amendment.reason = " ".into()),
        Attempt::ForgedOld(word) => changed(word, &|correction| correction.amendment.old.product = Some(Box::new(product(word.wrapping_add(7))))),
        Attempt::Blank(word) => changed(word, &|correction| correction.confirmed.strokes.clear()),
        Attempt::Replay => Act::Correct { sheet: id, correction: Box::new(before.first()?.clone()) },
    })
}

/// The sheet of the story, signed, and complete or not.
fn signed(is_complete: bool) -> (Briefing, Visit, SheetId) {
    let briefing = fixture::briefing();
    let assignment = fixture::assignment("A");
    let story = fixture::story(&briefing, &assignment);
    let mut visit = Visit::assigned(assignment.clone());
    let last = if is_complete { story.len() } else { story.iter().position(|(_, act)| matches!(act, Act::Transport { .. })).unwrap() };
    for (command, _) in fixture::commands(DeviceId::derived("phone"), assignment.visit, story, (0, None), None).into_iter().take(last) {
        visit.apply(&Event::fact(&command));
    }
    let sheet = visit.sheets[0].opening.sheet;
    (briefing, visit, sheet)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn o31_no_sequence_changes_what_is_signed_without_a_confirmed_correction(
        attempts in prop::collection::vec((attempt(), any::<bool>()), 1..40),
        is_complete in any::<bool>(),
    ) {
        let (briefing, mut visit, id) = signed(is_complete);
        let paper = sheet_paper(&briefing, &visit, visit.sheet(id).unwrap());
        let hands = visit.sheet(id).unwrap().signatures.clone();
        let mut corrected = Vec::new();
        for (attempt, forced) in attempts {
            let Some(act) = act(&visit, id, &attempt, &corrected) else { continue };
            let (command, _) = fixture::commands(DeviceId::derived("phone"), visit.assignment.visit, vec![(sampler(1), act.clone())], (0, None), None)
                .remove(0);
            let decided = decide(State { briefing: &briefing, visit: &visit }, &command, &fixture::actor(sampler(1)), command.at);
            if decided.is_err() && !forced {
                continue;
            }
            let before = Entries::of(&visit, visit.sheet(id).unwrap());
            visit.apply(&Event::fact(&command));
            let sheet = visit.sheet(id).unwrap();
            let after = Entries::of(&visit, sheet);
            if let Act::Correct { correction, .. } = &act && after != before {
                let Correction { amendment, confirmed } = &**correction;
                prop_assert_eq!(&amendment.new, &after.clone().differing(&before), "new values");
                prop_assert_eq!(&amendment.old, &before.clone().differing(&after), "old values");
                prop_assert!(!amendment.reason.trim().is_empty());
                let is_theirs = matches!(confirmed.signer, Signer::Enterprise { .. });
                prop_assert!(is_theirs && !confirmed.is_blank());
                let shown = correction_paper(&visit, sheet, sheet.corrections.len() - 1, amendment).digest();
                prop_assert_eq!(confirmed.shown, shown);
                corrected.push(Correction::clone(correction));
            } else {
                prop_assert_eq!(&after, &before, "changed by {:?}", attempt);
            }
            // What was signed, and the hands beneath it, are as they were.
            prop_assert_eq!(&sheet_paper(&briefing, &visit, sheet), &paper, "after {:?}", attempt);
            prop_assert_eq!(&sheet.signatures, &hands);
        }
    }
}
