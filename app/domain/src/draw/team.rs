//! Drawing samplers (随机选派抽样人员, O-22): two or more, trained, with no interest declared, and not testers of what they take (O-17).

use super::chance::{Chance, Purpose};
use super::pick::DrawnStratum;
use super::plan::Plan;
use super::roster::{Frozen, Lines};
use super::seed::Seed;
use crate::campaign::LineNumber;
use crate::digest::Digest;
use crate::id::{EnterpriseId, OrganisationId, PersonId};
use crate::json::Json;
use crate::time::LocalDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

const TITLE: &str = "fengyang draw samplers 1";

/// A sampler who may be drawn: trained, with a certificate that is good to the end of sampling (O-23).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The person.
    pub person: PersonId,
    /// Until when their certificate is good.
    pub certificate: LocalDate,
    /// Lines that they test, and so do not sample (O-17).
    pub tests: Vec<LineNumber>,
    /// Enterprises in which they declared an interest (回避, A-14).
    pub interests: Vec<EnterpriseId>,
}

/// The samplers of a draw, as a text of which every byte counts.
///
/// The first line is `fengyang draw samplers 1`; then one line a sampler, ascending by id, of four cells parted by one TAB:
/// `ID CERTIFICATE LINES ENTERPRISES`, the last two parted by commas, ascending, and maybe empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Samplers {
    candidates: Vec<Candidate>,
    text: String,
}

/// The text is no list of samplers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("line {0} of the samplers is not as it should be")]
pub struct NoSamplers(pub usize);

impl Samplers {
    /// Freezes those whose certificates are good to that day.
    #[must_use]
    pub fn freeze(candidates: impl IntoIterator<Item = Candidate>, to: LocalDate) -> Self {
        let mut candidates: Vec<Candidate> = candidates.into_iter().filter(|candidate| candidate.certificate >= to).collect();
        candidates.sort_by_key(|candidate| candidate.person);
        candidates.dedup_by_key(|candidate| candidate.person);
        for candidate in &mut candidates {
            candidate.tests.sort_unstable();
            candidate.tests.dedup();
            candidate.interests.sort_unstable();
            candidate.interests.dedup();
        }
        let mut text = format!("{TITLE}\n");
        for Candidate { person, certificate, tests, interests } in &candidates {
            let lines: Vec<String> = tests.iter().map(|line| line.0.to_string()).collect();
            let enterprises: Vec<String> = interests.iter().map(ToString::to_string).collect();
            // Writing to a string never fails.
            let _ = writeln!(text, "{person}\t{certificate}\t{}\t{}", lines.join(","), enterprises.join(","));
        }
        Self { candidates, text }
    }

    /// Reads the text again.
    ///
    /// # Errors
    /// It is not as [`freeze`](Self::freeze) writes it.
    pub fn read(text: &str) -> Result<Self, NoSamplers> {
        let mut lines = text.lines().enumerate();
        if lines.next().is_none_or(|(_, title)| title != TITLE) {
            return Err(NoSamplers(1));
        }
        let candidates = lines.map(|(place, line)| candidate(line).ok_or(NoSamplers(place + 1))).collect::<Result<Vec<_>, _>>()?;
        let first = candidates.iter().map(|candidate| candidate.certificate).min();
        let again = first.map_or_else(|| Self { candidates: Vec::new(), text: format!("{TITLE}\n") }, |first| Self::freeze(candidates, first));
        let differs = text.lines().zip(again.text.lines()).position(|(own, other)| own != other);
        if again.text == text { Ok(again) } else { Err(NoSamplers(differs.unwrap_or_default() + 1)) }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The digest of the text, which the roster's head carries.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest::of(self.text.as_bytes())
    }

    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.candidates.len()
    }

    /// Tells whether there is nobody.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.candidates.is_empty()
    }
}

fn candidate(line: &str) -> Option<Candidate> {
    let mut cells = line.split('\t');
    let (person, certificate, tests, interests) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
    Some(Candidate {
        person: person.parse().ok()?,
        certificate: certificate.parse().ok()?,
        tests: listed(tests).map(|line| line.parse().map(LineNumber).ok()).collect::<Option<_>>()?,
        interests: listed(interests).map(|id| id.parse().ok()).collect::<Option<_>>()?,
    })
}

fn listed(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(',').filter(|part| !part.is_empty())
}

/// A body for which too few samplers are eligible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct TeamShortage {
    /// The local body.
    pub body: OrganisationId,
    /// Samplers of a team.
    pub needs: u32,
    /// How many may go there.
    pub eligible: u32,
}

/// Enterprises of one body that one drawn team visits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Tour {
    /// The local body.
    pub body: OrganisationId,
    /// Whom to visit, as they were drawn.
    pub enterprises: Vec<EnterpriseId>,
    /// Who goes, as they were drawn.
    pub team: Vec<PersonId>,
}

/// For each body the samplers who may go there: without an interest in any enterprise of its pools, and testing none of its lines.
///
/// It follows from the frozen texts alone, so that a shortage is known before the seed is.
fn eligible(frozen: &Frozen, samplers: &Samplers) -> BTreeMap<OrganisationId, Vec<PersonId>> {
    let mut lines: BTreeMap<OrganisationId, Lines> = BTreeMap::new();
    for stratum in &frozen.plan().strata {
        lines.entry(stratum.body).or_default().insert(stratum.line);
    }
    let entries = frozen.entries();
    let body_of = |enterprise: &EnterpriseId| {
        let place = entries.binary_search_by_key(enterprise, |entry| entry.id).ok()?;
        let entry = &entries[place];
        lines.get(&entry.body).filter(|lines| lines.meets(&entry.pool)).map(|_| entry.body)
    };
    let mut eligible: BTreeMap<OrganisationId, Vec<PersonId>> = lines.keys().map(|body| (*body, Vec::new())).collect();
    for candidate in &samplers.candidates {
        let avoided: BTreeSet<OrganisationId> = candidate.interests.iter().filter_map(body_of).collect();
        let tested: Lines = candidate.tests.iter().copied().collect();
        for (body, people) in &mut eligible {
            if !avoided.contains(body) && !lines[body].meets(&tested) {
                people.push(candidate.person);
            }
        }
    }
    eligible
}

/// A roster with samplers enough for each of its bodies, whatever the seed.
#[derive(Debug, Clone, Copy)]
pub struct Staffed<'a> {
    frozen: &'a Frozen,
    samplers: &'a Samplers,
}

/// Why samplers and roster do not go together.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unstaffed {
    /// The roster was frozen with others.
    #[error("the roster was frozen with other samplers")]
    Others,
    /// Too few may go to some bodies.
    #[error("too few samplers may go to {0:?}")]
    Short(Vec<TeamShortage>),
}

impl<'a> Staffed<'a> {
    /// Puts both together.
    ///
    /// # Errors
    /// The samplers are not those whose digest the roster's head has, or they are too few.
    pub fn new(frozen: &'a Frozen, samplers: &'a Samplers) -> Result<Self, Unstaffed> {
        if frozen.samplers() != samplers.digest() {
            return Err(Unstaffed::Others);
        }
        let needs = frozen.plan().team;
        let short = |(body, people): (OrganisationId, Vec<PersonId>)| {
            let eligible = u32::try_from(people.len()).unwrap_or(u32::MAX);
            (eligible < needs).then_some(TeamShortage { body, needs, eligible })
        };
        let short: Vec<TeamShortage> = eligible(frozen, samplers).into_iter().filter_map(short).collect();
        if short.is_empty() { Ok(Self { frozen, samplers }) } else { Err(Unstaffed::Short(short)) }
    }

    /// Draws a team for each tour.
    #[must_use]
    pub fn draw(&self, drawn: &[DrawnStratum], seed: &Seed) -> Vec<Tour> {
        let eligible = eligible(self.frozen, self.samplers);
        let plan = self.frozen.plan();
        let size = |count: u32| usize::try_from(count).unwrap_or(usize::MAX);
        let mut tours = Vec::new();
        for (index, (body, enterprises)) in (0..).zip(routes(plan, drawn)) {
            let mut team = eligible.get(&body).cloned().unwrap_or_default();
            Chance::new(seed, Purpose::Team, index).pick(&mut team, size(plan.team));
            team.truncate(size(plan.team));
            tours.push(Tour { body, enterprises, team });
        }
        tours
    }
}

/// The enterprises of each body, each once, cut as the plan has it.
fn routes(plan: &Plan, drawn: &[DrawnStratum]) -> Vec<(OrganisationId, Vec<EnterpriseId>)> {
    let mut by_body: BTreeMap<OrganisationId, Vec<EnterpriseId>> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for stratum in drawn {
        let enterprises = by_body.entry(stratum.body).or_default();
        enterprises.extend(stratum.drawn.iter().filter(|enterprise| seen.insert(**enterprise)));
    }
    let length = usize::try_from(plan.tour).unwrap_or(usize::MAX).max(1);
    by_body.iter().flat_map(|(body, all)| all.chunks(length).map(|tour| (*body, tour.to_vec()))).collect()
}
