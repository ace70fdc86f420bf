//! Attacks on what is signed: no sequence of acts, lawful or forced in, changes a value without old value, new value, reason and the enterprise's
//! confirmation of exactly that (O-31).

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use domain::act::Act;
use domain::correction::{Amendment, Correction, Entries};
use domain::decide::{State, decide};
use domain::ending::Ending;
use domain::enterprise::Identity;
use domain::evidence::Purpose;
use domain::fixture::{self, sampler};
use domain::id::{DeviceId, SheetId};
use domain::money::Fen;
use domain::no_sample::{NoSample, NoSampleReason};
use domain::number::SealNumber;
use domain::paper::{correction_paper, sheet_paper};
use domain::part::{Seal, SlipSigned};
use domain::payment::PaymentSlip;
use domain::refusal::{Obstruction, Refusal};
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
    /// It ended otherwise than it was signed.
    EndOtherwise,
    Void,
    /// A correction as it should be.
    Correct(u8),
    /// The owner's hand beneath another value than the one that was shown.
    Swap(u8),
    /// A sampler confirms in the owner's place.
    ByASampler(u8),
    /// A witness does: where the signed form has no place for the owner that is as it should be.
    ByAWitness(u8),
    /// The seals are said to hang on other containers.
    MoveSeals(u8),
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
        Just(Attempt::EndOtherwise),
        Just(Attempt::Void),
        any::<u8>().prop_map(Attempt::Correct),
        any::<u8>().prop_map(Attempt::Correct),
        any::<u8>().prop_map(Attempt::Correct),
        any::<u8>().prop_map(Attempt::Swap),
        any::<u8>().prop_map(Attempt::ByASampler),
        any::<u8>().prop_map(Attempt::ByAWitness),
        any::<u8>().prop_map(Attempt::ByAWitness),
        any::<u8>().prop_map(Attempt::MoveSeals),
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
    let seals = Entries::of(visit, sheet).seals;
    let wanted = match word % 5 {
        _ if sheet.ending.is_some() && !word.is_multiple_of(4) => Entries { ending: Some(Box::new(refusal(word))), ..Entries::default() },
        // Two numbers that were mixed up.
        3 => {
            let swapped = seals.map(|mut seals| {
                let (first, second) = (seals[0].number.clone(), seals[1].number.clone());
                (seals[0].number, seals[1].number) = (second, first);
                seals
            });
            Entries { seals: swapped, ..Entries::default() }
        }
        4 => {
            let renumbered = seals.map(|mut seals| {
                seals[usize::from(word) % 3].number = SealNumber::parse(&format!("Y{}", word % 16)).unwrap();
                seals
            });
            Entries { seals: renumbered, ..Entries::default() }
        }
        0 => Entries { product: Some(Box::new(product(word))), ..Entries::default() },
        1 => {
            let found = Identity { telephone: format!("0352-{word:07}"), ..fixture::identity(&visit.assignment) };
            Entries { identity: Some(Box::new(found)), ..Entries::default() }
        }
        _ => Entries { payment: Some(PaymentSlip { receipt: format!("N{word}"), ..fixture::slip() }), ..Entries::default() },
    };
    Amendment::to(visit, sheet, wanted, format!("抄错{word}"))
}

fn refusal(word: u8) -> Ending {
    let way = Obstruction::Price { asked: Fen(5000 + i64::from(word)), reference: Fen(726), source: "标价牌".into() };
    Ending::Refused { refusal: Refusal { way, facts: format!("要价{word}。"), witness: None } }
}

fn witness() -> Signer {
    Signer::Witness { name: "示例见证人".into(), standing: "邻店".into() }
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
        Attempt::EndOtherwise => Act::End { opening: sheet.opening.clone(), ending: refusal(255) },
        Attempt::Void => Act::Void { what: Voidable::Sheet { sheet: id }, reason: "写错".into() },
        Attempt::Correct(word) => Act::Correct { sheet: id, correction: Box::new(confirmed(word)) },
        Attempt::Swap(word) => changed(word, &|correction| correction.amendment.new.product = Some(Box::new(product(word.wrapping_add(1))))),
        Attempt::ByASampler(word) => changed(word, &|correction| correction.confirmed.signer = Signer::Sampler { person: sampler(1) }),
        Attempt::ByAWitness(word) => changed(word, &|correction| correction.confirmed.signer = witness()),
        Attempt::MoveSeals(word) => {
            // Shown and signed as it stands there: only what it says is not to be.
            let mut moved = amendment(visit, sheet, word / 5 * 5 % 250 + 4);
            moved.new.seals.as_mut()?.reverse();
            Act::Correct { sheet: id, correction: Box::new(confirm(visit, sheet, moved)) }
        }
        Attempt::Unreasoned(word) => changed(word, &|correction| correction.amendment.reason = " ".into()),
        Attempt::ForgedOld(word) => changed(word, &|correction| correction.amendment.old.product = Some(Box::new(product(word.wrapping_add(7))))),
        Attempt::Blank(word) => changed(word, &|correction| correction.confirmed.strokes.clear()),
        Attempt::Replay => Act::Correct { sheet: id, correction: Box::new(before.first()?.clone()) },
    })
}

/// A sheet that somebody signed, in one of the ways in which it may stand then.
#[derive(Debug, Clone, Copy)]
enum Stands {
    /// Of the story, with a sample.
    Signed,
    /// And complete.
    Complete,
    /// A refusal, which its form gives no enterprise to sign.
    Refused,
}

fn stands() -> impl Strategy<Value = Stands> {
    prop_oneof![Just(Stands::Signed), Just(Stands::Complete), Just(Stands::Refused)]
}

fn start(stands: Stands) -> (Briefing, Visit, SheetId) {
    match stands {
        Stands::Signed => signed(false),
        Stands::Complete => signed(true),
        Stands::Refused => turned_away(),
    }
}

/// A refusal that both samplers signed.
fn turned_away() -> (Briefing, Visit, SheetId) {
    let (briefing, assignment) = (fixture::briefing(), fixture::assignment("A"));
    let mut visit = Visit::assigned(assignment.clone());
    let id = SheetId::derived("refused");
    let story = fixture::story(&briefing, &assignment);
    let mut acts: Vec<_> = story.into_iter().take_while(|(_, act)| !matches!(act, Act::OpenSheet(_))).collect();
    acts.push((sampler(1), Act::End { opening: fixture::opening(&assignment, id), ending: refusal(0) }));
    acts.push((sampler(1), Act::Capture { sheet: id, evidence: fixture::evidence(&id, Purpose::Ending) }));
    for (by, act) in acts {
        visit.apply(&Event::Done { by, at: fixture::START, act });
    }
    let shown = sheet_paper(&briefing, &visit, visit.sheet(id).unwrap()).digest();
    for person in [sampler(1), sampler(2)] {
        let signature = Signature { signer: Signer::Sampler { person }, shown, pad: [360, 200], strokes: fixture::strokes(), ink: None };
        visit.apply(&Event::Done { by: person, at: fixture::START, act: Act::Sign { sheet: id, signature } });
    }
    (briefing, visit, id)
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
        stands in stands(),
    ) {
        let (briefing, mut visit, id) = start(stands);
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
            let used: Vec<SealNumber> = visit.sheet(id).unwrap().used_seals().cloned().collect();
            let kind = visit.sheet(id).unwrap().corrected().ending.as_ref().map(Ending::kind);
            visit.apply(&Event::fact(&command));
            let sheet = visit.sheet(id).unwrap();
            let after = Entries::of(&visit, sheet);
            if let Act::Correct { correction, .. } = &act && after != before {
                let Correction { amendment, confirmed } = &**correction;
                prop_assert_eq!(&amendment.new, &after.clone().differing(&before), "new values");
                prop_assert_eq!(&amendment.old, &before.clone().differing(&after), "old values");
                prop_assert!(!amendment.reason.trim().is_empty());
                let is_seen = matches!((&confirmed.signer, stands), (Signer::Witness { .. }, Stands::Refused));
                let is_theirs = is_seen || matches!(confirmed.signer, Signer::Enterprise { .. });
                prop_assert!(is_theirs && !confirmed.is_blank());
                let shown = correction_paper(&visit, sheet, sheet.corrections.len() - 1, amendment).digest();
                prop_assert_eq!(confirmed.shown, shown);
                corrected.push(Correction::clone(correction));
            } else {
                prop_assert_eq!(&after, &before, "changed by {:?}", attempt);
            }
            // No number comes free again, whatever was written down of it, and what ended so stays of its kind.
            for number in &used {
                prop_assert!(sheet.used_seals().any(|own| own == number), "{} came free after {:?}", number, attempt);
            }
            let containers = |sheet: &Sheet| sheet.seals.iter().map(|seal| seal.container).collect::<Vec<_>>();
            prop_assert_eq!(containers(&sheet.corrected()), containers(sheet));
            prop_assert_eq!(sheet.corrected().ending.as_ref().map(Ending::kind), kind);
            // What was signed, and the hands beneath it, are as they were.
            prop_assert_eq!(&sheet_paper(&briefing, &visit, sheet), &paper, "after {:?}", attempt);
            prop_assert_eq!(&sheet.signatures, &hands);
        }
    }
}
