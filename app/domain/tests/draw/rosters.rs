//! Invented rosters, as many as one likes, each following from its number.

use domain::campaign::LineNumber;
use domain::digest::Digest;
use domain::draw::roster::{Exclusion, Frozen, NewEntry, Unfit};
use domain::draw::team::{Candidate, Samplers, Staffed};
use domain::draw::{Commitments, NumberSource, Party, Plan, PublicNumber, Secret, Seed, Stratum};
use domain::enterprise::{Enterprise, PlaceKind, Trade};
use domain::id::{CampaignId, DrawId, EnterpriseId, OrganisationId, PersonId};
use domain::place::DIVISIONS;
use domain::time::{Instant, LocalDate};
use std::collections::BTreeMap;

/// Numbers that follow from a word: chance that is the same each time.
pub(crate) struct Dice {
    word: String,
    turn: u64,
}

impl Dice {
    pub(crate) fn new(word: &str) -> Self {
        Self { word: word.to_owned(), turn: 0 }
    }

    pub(crate) fn bytes(&mut self) -> [u8; 32] {
        self.turn += 1;
        Digest::of(format!("{} {}", self.word, self.turn).as_bytes()).into()
    }

    pub(crate) fn below(&mut self, end: u32) -> u32 {
        u32::from_le_bytes(self.bytes()[..4].try_into().unwrap()) % end
    }
}

/// All that a draw is made of.
pub(crate) struct Case {
    pub(crate) frozen: Frozen,
    pub(crate) samplers: Samplers,
    pub(crate) organiser: Secret,
    pub(crate) observer: Secret,
    pub(crate) number: PublicNumber,
}

impl Case {
    pub(crate) fn commitments(&self) -> Commitments {
        let draw = self.frozen.plan().draw;
        Commitments { draw, organiser: self.organiser.commitment(draw, Party::Organiser), observer: self.observer.commitment(draw, Party::Observer) }
    }

    pub(crate) fn seed(&self) -> Seed {
        Seed::open(self.frozen.digest(), &self.commitments(), &self.organiser, &self.observer, &self.number).unwrap()
    }
}

pub(crate) fn body(place: u32) -> OrganisationId {
    OrganisationId::derived(&format!("body {place}"))
}

pub(crate) fn enterprise(key: &str, of: OrganisationId, place: PlaceKind) -> Enterprise {
    Enterprise {
        id: EnterpriseId::derived(key),
        name: format!("某某\t加油站 {key}"),
        credit_code: "91140200MA0ABCDE12".into(),
        address: String::new(),
        division: DIVISIONS[0].0,
        jurisdiction: of,
        trade: Trade::Circulation,
        place,
        contact: "not in the text".into(),
        telephone: "not in the text".into(),
        position: None,
    }
}

pub(crate) fn plan(draw: &str, strata: Vec<Stratum>) -> Plan {
    Plan {
        draw: DrawId::derived(draw),
        campaign: CampaignId::derived("campaign"),
        number: NumberSource { name: "福利彩票 2026136 期".into(), announced: Instant::from_millis(1_795_600_000_000) },
        team: 2,
        tour: 3,
        strata,
    }
}

pub(crate) fn samplers(dice: &mut Dice, firms: &[Enterprise]) -> Samplers {
    let day = LocalDate::new(2027, 1, 1).unwrap();
    let candidate = |place: u32, dice: &mut Dice| Candidate {
        person: PersonId::derived(&format!("sampler {place}")),
        certificate: day,
        tests: if place == 0 { vec![LineNumber(2)] } else { Vec::new() },
        interests: (0..dice.below(2)).filter(|_| place == 1).filter_map(|_| Some(firms.get(usize::try_from(dice.below(50)).unwrap())?.id)).collect(),
    };
    Samplers::freeze((0..4 + dice.below(4)).map(|place| candidate(place, dice)).collect::<Vec<_>>(), day)
}

/// A roster of up to sixty enterprises of three bodies and three lines; the next one where the numbers do not come out.
pub(crate) fn case(number: u32) -> Case {
    (0..).find_map(|turn| attempt(&mut Dice::new(&format!("roster {number} {turn}")))).unwrap()
}

fn attempt(dice: &mut Dice) -> Option<Case> {
    let kinds = [PlaceKind::GasStation, PlaceKind::Shop, PlaceKind::Supermarket];
    let count = 1 + dice.below(60);
    let firms: Vec<Enterprise> = (0..count)
        .map(|place| {
            let kind = kinds[usize::try_from(dice.below(3)).unwrap()];
            let of = body(dice.below(3));
            enterprise(&format!("{} {place}", dice.below(1_000_000)), of, kind)
        })
        .collect();
    let entries: Vec<NewEntry<'_>> = firms
        .iter()
        .map(|enterprise| {
            let lines = (1..=3).filter(|_| dice.below(4) > 0).map(LineNumber).collect();
            let why = if dice.below(2) == 0 { Exclusion::Sampled } else { Exclusion::Drawn };
            let exclusions = (1..=3).filter(|_| dice.below(8) == 0).map(|line| (LineNumber(line), why));
            NewEntry { enterprise, lines, exclusions: exclusions.collect::<BTreeMap<_, _>>() }
        })
        .collect();
    let mut strata = Vec::new();
    for line in 1..=3 {
        for place in 0..3 {
            if dice.below(3) > 0 {
                let (batches, each, reserves) = (1 + dice.below(9), 1 + dice.below(2), dice.below(6));
                strata.push(Stratum { line: LineNumber(line), body: body(place), batches, each, reserves });
            }
        }
    }
    strata.sort_by_key(Stratum::key);
    let samplers = samplers(dice, &firms);
    match Frozen::freeze(&plan("second", strata), samplers.digest(), entries) {
        Err(Unfit::Text { line, why }) => panic!("line {line}: {why}"),
        Err(_) => None,
        Ok(frozen) => {
            Staffed::new(&frozen, &samplers).ok()?;
            let (organiser, observer) = (Secret::from_bytes(dice.bytes()), Secret::from_bytes(dice.bytes()));
            let number = format!("{:02} {:02} {:03}", dice.below(34), dice.below(34), dice.below(1000)).parse().unwrap();
            Some(Case { frozen, samplers, organiser, observer, number })
        }
    }
}
