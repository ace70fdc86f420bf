//! The public record of a draw: with it and the roster's text everybody runs the draw again.

use super::pick::{DrawnStratum, draw};
use super::plan::NumberSource;
use super::roster::{Frozen, Unfit};
use super::seed::{Commitment, Commitments, Party, PublicNumber, Secret, Seed};
use super::team::{NoSamplers, Samplers, Staffed, Tour, Unstaffed};
use crate::digest::Digest;
use crate::id::{CampaignId, DrawId};
use crate::json::Json;
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// A commitment as it was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Sealed {
    /// Of which party.
    pub party: Party,
    /// For which body, by its name.
    pub organisation: String,
    /// The commitment.
    pub commitment: Commitment,
    /// When it was kept.
    pub at: Instant,
}

/// What was opened, and what followed from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Opened {
    /// The organiser's secret.
    pub organiser: Secret,
    /// The observer's secret.
    pub observer: Secret,
    /// The number that was announced.
    pub number: PublicNumber,
    /// What was drawn.
    pub result: Vec<DrawnStratum>,
    /// Which samplers, where the reader may know; verified with the samplers' text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tours: Vec<Tour>,
}

/// The record of a draw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Record {
    /// The draw.
    pub draw: DrawId,
    /// Its campaign.
    pub campaign: CampaignId,
    /// The digest of the roster's text.
    pub roster: Digest,
    /// Entries in it.
    pub entries: u32,
    /// When it was frozen.
    pub frozen_at: Instant,
    /// Which number was to decide.
    pub number: NumberSource,
    /// Both commitments, the organiser's first.
    pub commitments: Vec<Sealed>,
    /// What was opened.
    pub opened: Opened,
}

/// What of a record does not follow from the roster's text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Difference {
    /// The text has another digest.
    #[error("the roster's text has the digest {found}, and the record says {said}")]
    Roster {
        /// In the record.
        said: Digest,
        /// Of the text.
        found: Digest,
    },
    /// The text is no roster.
    #[error("the roster cannot be drawn from: {0}")]
    Text(#[from] Unfit),
    /// The head of the text says something else than the record.
    #[error("the record's {0} is not the one at the roster's head")]
    Head(&'static str),
    /// A party has no commitment, or two.
    #[error("the record does not have one commitment of each party")]
    Commitments,
    /// A commitment came after the number could be known.
    #[error("the commitment of the {0:?} was made when the number could be known already")]
    Late(Party),
    /// A secret does not fit.
    #[error("the secret of the {0:?} does not fit its commitment")]
    Secret(Party),
    /// Another number of strata.
    #[error("the record has {said} strata, and the plan has {found}")]
    Strata {
        /// In the record.
        said: usize,
        /// By the plan.
        found: usize,
    },
    /// A stratum was drawn otherwise.
    #[error("line {line}, body {body}: {list} {place} is {said} in the record and {found} when it is drawn again")]
    Stratum {
        /// Its line.
        line: u8,
        /// Its body.
        body: String,
        /// `drawn` or `reserve`.
        list: &'static str,
        /// The place in it, from 1.
        place: usize,
        /// In the record.
        said: String,
        /// When drawn again.
        found: String,
    },
    /// The samplers' text is none.
    #[error(transparent)]
    SamplersText(#[from] NoSamplers),
    /// The samplers are not those of the roster, or too few.
    #[error(transparent)]
    Samplers(#[from] Unstaffed),
    /// A team was drawn otherwise.
    #[error("the team of tour {0} is another when it is drawn again")]
    Team(usize),
}

/// Runs a draw again and names all that differs; teams only where the samplers' text is at hand.
#[must_use]
pub fn verify(record: &Record, roster: String, samplers: Option<&str>) -> Vec<Difference> {
    let found = Digest::of(roster.as_bytes());
    let mut differences = Vec::new();
    if found != record.roster {
        differences.push(Difference::Roster { said: record.roster, found });
    }
    let frozen = match Frozen::read(roster) {
        Ok(frozen) => frozen,
        Err(unfit) => {
            differences.push(unfit.into());
            return differences;
        }
    };
    differences.extend(heads(record, &frozen));
    let Some(commitments) = commitments(record) else {
        differences.push(Difference::Commitments);
        return differences;
    };
    let late = record.commitments.iter().filter(|sealed| sealed.at >= record.number.announced);
    differences.extend(late.map(|sealed| Difference::Late(sealed.party)));
    let Opened { organiser, observer, number, result, tours } = &record.opened;
    let seed = match Seed::open(frozen.digest(), &commitments, organiser, observer, number) {
        Ok(seed) => seed,
        Err(wrong) => {
            differences.push(Difference::Secret(wrong.0));
            return differences;
        }
    };
    let again = draw(&frozen, &seed);
    differences.extend(strata(result, &again));
    if let Some(text) = samplers {
        differences.extend(teams(&frozen, text, &again, &seed, tours).err().into_iter().flatten());
    }
    differences
}

fn heads(record: &Record, frozen: &Frozen) -> Vec<Difference> {
    let plan = frozen.plan();
    let entries = u32::try_from(frozen.entries().len()).unwrap_or(u32::MAX);
    let heads = [
        (plan.draw == record.draw, "draw"),
        (plan.campaign == record.campaign, "campaign"),
        (plan.number == record.number, "source of the number"),
        (entries == record.entries, "count of entries"),
    ];
    heads.into_iter().filter(|(same, _)| !same).map(|(_, what)| Difference::Head(what)).collect()
}

fn commitments(record: &Record) -> Option<Commitments> {
    let [organiser, observer] = record.commitments.as_slice() else { return None };
    let parties = [organiser.party, observer.party] == Party::BOTH;
    parties.then_some(Commitments { draw: record.draw, organiser: organiser.commitment, observer: observer.commitment })
}

fn strata(said: &[DrawnStratum], found: &[DrawnStratum]) -> Vec<Difference> {
    let mut differences = Vec::new();
    if said.len() != found.len() {
        differences.push(Difference::Strata { said: said.len(), found: found.len() });
    }
    for (said, found) in said.iter().zip(found) {
        for (list, own, other) in [("drawn", &said.drawn, &found.drawn), ("reserve", &said.reserves, &found.reserves)] {
            // One stratum of another name differs in its first place, too.
            let differs = |place: &usize| own.get(*place) != other.get(*place) || (said.line, said.body) != (found.line, found.body);
            if let Some(place) = (0..own.len().max(other.len())).find(differs) {
                let name = |ids: &[crate::id::EnterpriseId]| ids.get(place).map_or_else(|| "nobody".to_owned(), ToString::to_string);
                let (line, body) = (found.line.0, found.body.to_string());
                differences.push(Difference::Stratum { line, body, list, place: place + 1, said: name(own), found: name(other) });
            }
        }
    }
    differences
}

fn teams(frozen: &Frozen, samplers: &str, drawn: &[DrawnStratum], seed: &Seed, said: &[Tour]) -> Result<(), Vec<Difference>> {
    let samplers = Samplers::read(samplers).map_err(|error| vec![error.into()])?;
    let found = Staffed::new(frozen, &samplers).map_err(|error| vec![error.into()])?.draw(drawn, seed);
    let places = 0..said.len().max(found.len());
    let differences: Vec<Difference> =
        places.filter(|place| said.get(*place) != found.get(*place)).map(|place| Difference::Team(place + 1)).collect();
    if differences.is_empty() { Ok(()) } else { Err(differences) }
}
