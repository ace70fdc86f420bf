//! The roster's text: written in one way only, and read in no other.

use super::super::plan::{NumberSource, Plan, Stratum, is_cell};
use super::{Entry, Exclusion, Lines, NewEntry, Unfit};
use crate::campaign::LineNumber;
use crate::digest::Digest;
use crate::enterprise::PlaceKind;
use crate::id::EnterpriseId;
use crate::time::Instant;
use std::fmt::Write as _;
use std::str::FromStr;

const TITLE: &str = "fengyang draw roster 1";

const PLACES: [(PlaceKind, &str); 7] = [
    (PlaceKind::GasStation, "gas_station"),
    (PlaceKind::Mall, "mall"),
    (PlaceKind::Supermarket, "supermarket"),
    (PlaceKind::Shop, "shop"),
    (PlaceKind::Market, "market"),
    (PlaceKind::Factory, "factory"),
    (PlaceKind::Other, "other"),
];

const EXCLUSIONS: [(Exclusion, &str); 3] = [(Exclusion::Sampled, "sampled"), (Exclusion::Drawn, "drawn"), (Exclusion::Full, "full")];

fn word<T: PartialEq>(words: &[(T, &'static str)], value: &T) -> &'static str {
    words.iter().find(|(own, _)| own == value).map_or("other", |(_, word)| word)
}

/// A text as one cell: what would part cells or lines becomes a blank.
fn cell(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(200).collect();
    let plain = plain.trim();
    if plain.is_empty() { "-".to_owned() } else { plain.to_owned() }
}

pub(super) fn write(plan: &Plan, samplers: Digest, entries: &[NewEntry<'_>]) -> String {
    let mut text = String::with_capacity(1024 + entries.len() * 160);
    // Writing to a string never fails.
    let _ = head(&mut text, plan, samplers, entries.len());
    for entry in entries {
        let _ = row(&mut text, entry);
    }
    text
}

fn head(to: &mut String, plan: &Plan, samplers: Digest, entries: usize) -> std::fmt::Result {
    writeln!(to, "{TITLE}\ndraw\t{}\ncampaign\t{}", plan.draw, plan.campaign)?;
    writeln!(to, "number\t{}\t{}", plan.number.announced.millis(), cell(&plan.number.name))?;
    writeln!(to, "samplers\t{samplers}\nteam\t{}\t{}", plan.team, plan.tour)?;
    for Stratum { line, body, batches, each, reserves } in &plan.strata {
        writeln!(to, "stratum\t{}\t{body}\t{batches}\t{each}\t{reserves}", line.0)?;
    }
    writeln!(to, "entries\t{entries}")
}

fn row(to: &mut String, NewEntry { enterprise, lines, exclusions }: &NewEntry<'_>) -> std::fmt::Result {
    let mut lines: Vec<u8> = lines.iter().map(|line| line.0).collect();
    lines.sort_unstable();
    lines.dedup();
    write!(to, "{}\t{}\t{}\t{}\t", enterprise.id, cell(&enterprise.credit_code), enterprise.jurisdiction, word(&PLACES, &enterprise.place))?;
    for (place, line) in lines.iter().enumerate() {
        write!(to, "{}{line}", if place == 0 { "" } else { "," })?;
    }
    to.push('\t');
    let excluded = exclusions.iter().filter(|(line, _)| lines.contains(&line.0));
    for (place, (line, why)) in excluded.enumerate() {
        write!(to, "{}{}:{}", if place == 0 { "" } else { "," }, line.0, word(&EXCLUSIONS, why))?;
    }
    writeln!(to, "\t{}", cell(&enterprise.name))
}

/// The text with the place that is being read.
struct Reading<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl<'a> Reading<'a> {
    const fn unfit(&self, why: &'static str) -> Unfit {
        Unfit::Text { line: self.line, why }
    }

    /// The next line with the place where it begins.
    fn next(&mut self) -> Result<(usize, &'a str), Unfit> {
        self.line += 1;
        let rest = &self.text[self.at..];
        let end = rest.find('\n').ok_or_else(|| self.unfit("the text ends in the middle of a line, or too early"))?;
        let at = self.at;
        self.at += end + 1;
        Ok((at, &rest[..end]))
    }

    /// The cells of the next line behind a word.
    fn cells<const COUNT: usize>(&mut self, word: &str) -> Result<[&'a str; COUNT], Unfit> {
        let (_, line) = self.next()?;
        let rest = line.strip_prefix(word).and_then(|rest| rest.strip_prefix('\t'));
        rest.and_then(cells).ok_or_else(|| self.unfit("the head is not as it should be"))
    }

    fn value<T: FromStr>(&self, cell: &str) -> Result<T, Unfit> {
        cell.parse().map_err(|_| self.unfit("a cell holds no id, no digest or no number"))
    }

    /// A number as this form writes it: without a sign and without noughts before it.
    fn number<T: FromStr>(&self, cell: &str) -> Result<T, Unfit> {
        let canonical = cell.bytes().all(|byte| byte.is_ascii_digit()) && (cell == "0" || !cell.starts_with('0'));
        if canonical { self.value(cell) } else { Err(self.unfit("a number is not written in the one way")) }
    }
}

fn cells<const COUNT: usize>(line: &str) -> Option<[&str; COUNT]> {
    let mut cells = [""; COUNT];
    let mut rest = line.split('\t');
    for cell in &mut cells {
        *cell = rest.next()?;
    }
    rest.next().is_none().then_some(cells)
}

pub(super) fn read(text: &str) -> Result<(Plan, Digest, Vec<Entry>), Unfit> {
    let mut reading = Reading { text, at: 0, line: 0 };
    if reading.next()?.1 != TITLE {
        return Err(reading.unfit("this is no roster of a draw"));
    }
    let [draw] = reading.cells("draw")?;
    let draw = reading.value(draw)?;
    let [campaign] = reading.cells("campaign")?;
    let campaign = reading.value(campaign)?;
    let [announced, name] = reading.cells("number")?;
    let number = NumberSource { announced: Instant::from_millis(reading.number(announced)?), name: name.to_owned() };
    let [samplers] = reading.cells("samplers")?;
    let samplers = reading.value(samplers)?;
    let [team, tour] = reading.cells("team")?;
    let (team, tour) = (reading.number(team)?, reading.number(tour)?);
    let (strata, count) = strata(&mut reading)?;
    let entries = entries(&mut reading, count)?;
    Ok((Plan { draw, campaign, number, team, tour, strata }, samplers, entries))
}

fn strata(reading: &mut Reading<'_>) -> Result<(Vec<Stratum>, usize), Unfit> {
    let mut strata = Vec::new();
    loop {
        let (_, line) = reading.next()?;
        if let Some(count) = line.strip_prefix("entries\t") {
            return Ok((strata, reading.number(count)?));
        }
        let row = line.strip_prefix("stratum\t").and_then(cells).ok_or_else(|| reading.unfit("the head is not as it should be"))?;
        let [line, body, batches, each, reserves] = row;
        strata.push(Stratum {
            line: LineNumber(reading.number(line)?),
            body: reading.value(body)?,
            batches: reading.number(batches)?,
            each: reading.number(each)?,
            reserves: reading.number(reserves)?,
        });
    }
}

fn entries(reading: &mut Reading<'_>, count: usize) -> Result<Vec<Entry>, Unfit> {
    // No count makes us reserve more than the text can hold.
    let mut entries = Vec::with_capacity(count.min(reading.text.len() / 80));
    let mut last: Option<EnterpriseId> = None;
    for _ in 0..count {
        let (at, line) = reading.next()?;
        let Some([id, code, body, place, lines, exclusions, name]) = cells(line) else { return Err(reading.unfit("an entry has seven cells")) };
        let id: EnterpriseId = reading.value(id)?;
        if last.is_some_and(|last| last >= id) {
            return Err(reading.unfit("an entry stands twice, or out of its order"));
        }
        last = Some(id);
        if !is_cell(code) || !is_cell(name) {
            return Err(reading.unfit("code or name is empty, too long, or has signs that cannot be seen"));
        }
        let Some((place, _)) = PLACES.iter().find(|(_, word)| *word == place) else { return Err(reading.unfit("there is no such kind of place")) };
        let mut pool = listed(reading, lines, |reading, line| Ok(LineNumber(reading.number(line)?)))?;
        let excluded = listed(reading, exclusions, |reading, pair| {
            let known = pair.split_once(':').filter(|(_, why)| EXCLUSIONS.iter().any(|(_, word)| word == why));
            let Some((line, _)) = known else { return Err(reading.unfit("there is no such exclusion")) };
            let line = LineNumber(reading.number(line)?);
            if pool.contains(line) { Ok(line) } else { Err(reading.unfit("an exclusion is of a line that the entry has not")) }
        })?;
        pool.without(&excluded);
        entries.push(Entry { id, body: reading.value(body)?, place: *place, pool, excluded, at });
    }
    if reading.at == reading.text.len() { Ok(entries) } else { Err(reading.unfit("there is more behind the last entry")) }
}

/// Lines parted by commas, ascending.
fn listed<'a>(
    reading: &Reading<'a>,
    cell: &'a str,
    mut read: impl FnMut(&Reading<'a>, &'a str) -> Result<LineNumber, Unfit>,
) -> Result<Lines, Unfit> {
    let mut lines = Lines::default();
    let mut last = None;
    for part in cell.split(',').filter(|_| !cell.is_empty()) {
        let line = read(reading, part)?;
        if last.is_some_and(|last| last >= line) {
            return Err(reading.unfit("lines stand twice, or out of their order"));
        }
        last = Some(line);
        lines.insert(line);
    }
    Ok(lines)
}
