//! In which division an enterprise lies, by the column that says so and by its address. Divisions that were abolished in 2018 stand in codes and
//! addresses to this day.

use crate::place::{DIVISIONS, Division};
use crate::roster::note::Note;

/// The abolished divisions and what each became, with the source.
const ABOLISHED: &str = include_str!("../../data/abolished_divisions.csv");
/// The towns of the city with their divisions: of today, former ones, and common misspellings.
const TOWNSHIPS: &str = include_str!("../../data/townships.csv");
/// The words by which lists are taken apart: province and city, the development zone, roads, what lies elsewhere, and what says that there is nothing.
const WORDS: &str = include_str!("../../data/list_words.csv");
/// The statistical code of the development zone, which is no division (domain.md §6B).
const ZONE: u32 = 140_271;

/// A division that was abolished.
#[derive(Debug, Clone, Copy)]
struct Abolished {
    code: u32,
    name: &'static str,
    /// Nothing where its area fell to several.
    became: Option<Division>,
}

/// What address and column are read by, taken apart once.
#[derive(Debug)]
pub(super) struct Atlas {
    abolished: Vec<Abolished>,
    townships: Vec<(&'static str, Division)>,
    elsewhere: Vec<&'static str>,
    provinces: Vec<&'static str>,
    cities: Vec<&'static str>,
    zones: Vec<&'static str>,
    roads: Vec<&'static str>,
    /// The last sign of a county's name.
    county: Vec<&'static str>,
    none: Vec<&'static str>,
}

/// Where it lies.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Located {
    /// The division, where it could be told.
    pub(super) division: Option<Division>,
    /// The development zone is responsible.
    pub(super) zone: bool,
    /// What is told of it.
    pub(super) notes: Vec<Note>,
}

/// What one text tells.
#[derive(Debug, Default)]
struct Told {
    division: Option<Division>,
    /// The abolished name by which it is told.
    abolished: Option<&'static str>,
    township: Option<&'static str>,
    zone: bool,
    foreign: Option<String>,
}

impl Atlas {
    pub(super) fn read() -> Self {
        let rows = |table: &'static str| table.lines().skip(1).map(|row| row.split(',').collect::<Vec<_>>());
        let division = |cell: &str| cell.parse::<u32>().ok().and_then(|code| Division::try_from(code).ok());
        let abolished = rows(ABOLISHED).filter_map(|row| match row.as_slice() {
            [code, name, became, ..] => Some(Abolished { code: code.parse().ok()?, name, became: division(became) }),
            _ => None,
        });
        let townships = rows(TOWNSHIPS).filter_map(|row| match row.as_slice() {
            [code, name, ..] => Some((*name, division(code)?)),
            _ => None,
        });
        let words =
            |kind: &str| WORDS.lines().skip(1).filter_map(|row| row.split_once(',')).filter(|(of, _)| *of == kind).map(|(_, word)| word).collect();
        Self {
            abolished: abolished.collect(),
            townships: townships.collect(),
            elsewhere: words("elsewhere"),
            provinces: words("province"),
            cities: words("city"),
            zones: words("zone"),
            roads: words("road"),
            county: words("county"),
            none: words("none"),
        }
    }

    /// Where an enterprise lies: the column decides, then the address, then what whoever imports it has said for rows that do not tell.
    pub(super) fn locate(&self, column: &str, address: &str, undecided: Option<Division>, registered: Option<Division>) -> Located {
        let mut found = Located::default();
        let by_address = self.address(address);
        let by_column = if column.is_empty() { None } else { self.column(column) };
        if !column.is_empty() && by_column.is_none() {
            found.notes.push(Note::DivisionUnreadable { told: column.to_owned() });
        }
        let by_column = by_column.unwrap_or_default();
        if let Some(told) = by_column.foreign {
            found.notes.push(Note::DivisionForeign { told });
            return found;
        }
        if let Some(told) = by_address.foreign {
            found.notes.push(Note::AddressForeign { told });
            return found;
        }
        found.zone = by_column.zone || by_address.zone;
        if found.zone {
            found.notes.push(Note::Zone);
        }
        // An abolished division that fell to several is decided by the town of the address, if it became one of them or not.
        let parted = by_column.abolished.or(by_address.abolished).filter(|_| by_column.division.or(by_address.division).is_none());
        found.division = by_column.division.or(by_address.division).or(undecided);
        let Some(division) = found.division else {
            found.notes.push(Note::DivisionUnknown { registered, parted: parted.map(str::to_owned) });
            return found;
        };
        match (by_column.division, by_address.division) {
            (Some(_), names) => {
                if let Some(was) = by_column.abolished {
                    found.notes.push(Note::DivisionAbolished { was: was.to_owned(), now: division });
                }
                found.notes.extend(names.filter(|names| *names != division).map(|names| Note::AddressElsewhere { names }));
            }
            (None, Some(_)) => found.notes.extend(match (by_column.abolished.or(by_address.abolished), by_address.township) {
                (Some(was), _) if by_column.abolished.is_some() => Some(Note::DivisionAbolished { was: was.to_owned(), now: division }),
                (Some(was), _) => Some(Note::AddressAbolished { was: was.to_owned(), now: division }),
                (None, Some(township)) => Some(Note::ByTownship { township: township.to_owned(), division }),
                (None, None) => None,
            }),
            (None, None) => found.notes.push(Note::Chosen { division }),
        }
        found
    }

    /// Tells whether an entry says that there is nothing to enter.
    pub(super) fn says_nothing(&self, text: &str) -> bool {
        text.is_empty() || self.none.contains(&text)
    }

    /// The division of today by which a code was given out.
    pub(super) fn registered(&self, code: &str) -> Option<Division> {
        code.parse().ok().and_then(|code| self.code(code).division)
    }

    /// What the column of divisions tells: a code or a name of today or of before, the zone, or something outside; nothing where it is none of these.
    fn column(&self, text: &str) -> Option<Told> {
        if let Ok(code) = text.parse::<u32>() {
            return Some(self.code(code));
        }
        let whole = self.city_taken_off(text);
        // The city itself says no more than an empty cell.
        if whole.is_empty() {
            return Some(Told::default());
        }
        if self.zone_taken_off(whole).is_some() {
            return Some(Told { zone: true, ..Told::default() });
        }
        if let Some(told) = self.begins(whole).or_else(|| self.begins_short(whole)) {
            return Some(told);
        }
        self.foreign(text).map(|told| Told { foreign: Some(told), ..Told::default() })
    }

    fn code(&self, code: u32) -> Told {
        if code == ZONE {
            return Told { zone: true, ..Told::default() };
        }
        if let Some(abolished) = self.abolished.iter().find(|abolished| abolished.code == code) {
            return Told { division: abolished.became, abolished: Some(abolished.name), ..Told::default() };
        }
        match Division::try_from(code) {
            Ok(division) => Told { division: Some(division), ..Told::default() },
            Err(_) if code == 140_200 || code == 1402 => Told::default(),
            Err(_) => Told { foreign: Some(code.to_string()), ..Told::default() },
        }
    }

    fn address(&self, address: &str) -> Told {
        if let Some(told) = self.foreign(address) {
            return Told { foreign: Some(told), ..Told::default() };
        }
        let rest = self.city_taken_off(address);
        let township = self.township(rest);
        let within = self.zone_taken_off(rest);
        let zone = within.is_some();
        let told = self.begins(within.unwrap_or(rest)).or_else(|| named(rest)).or_else(|| self.begins_short(rest));
        let (by_town, town) = township.map_or((None, None), |(name, division)| (Some(division), Some(name)));
        match told {
            // The town tells more exactly what an abolished division became here; of one that fell to several, also its name of today behind it.
            Some(told) if told.abolished.is_some() => {
                let today = || named(rest).and_then(|today| today.division);
                Told { division: by_town.or(told.division).or_else(today), township: town, zone, ..told }
            }
            Some(told) => Told { zone, ..told },
            None => Told { division: by_town, township: town, zone, ..Told::default() },
        }
    }

    /// The division with whose whole name the text begins.
    fn begins(&self, text: &str) -> Option<Told> {
        if let Some((division, _)) = DIVISIONS.iter().find(|(_, name)| text.starts_with(name)) {
            return Some(Told { division: Some(*division), ..Told::default() });
        }
        let abolished = self.abolished.iter().find(|abolished| text.starts_with(abolished.name))?;
        Some(Told { division: abolished.became, abolished: Some(abolished.name), ..Told::default() })
    }

    /// The county with whose name the text begins without its last sign, as people say it; districts are streets as well.
    fn begins_short(&self, text: &str) -> Option<Told> {
        let short = |name: &str| {
            let mut signs = name.chars();
            signs.next_back();
            text.strip_prefix(signs.as_str()).is_some_and(|rest| !self.roads.iter().any(|road| rest.starts_with(road)))
        };
        let counties = DIVISIONS.iter().filter(|(division, _)| division.code() > 140_220);
        if let Some((division, _)) = counties.into_iter().find(|(_, name)| short(name)) {
            return Some(Told { division: Some(*division), ..Told::default() });
        }
        let parted = self.abolished.iter().find(|abolished| abolished.became.is_none() && short(abolished.name))?;
        Some(Told { abolished: Some(parted.name), ..Told::default() })
    }

    fn township(&self, text: &str) -> Option<(&'static str, Division)> {
        self.townships.iter().find(|(name, _)| text.contains(name)).copied()
    }

    fn foreign(&self, text: &str) -> Option<String> {
        let rest = self.provinces.iter().find_map(|said| text.strip_prefix(said)).unwrap_or(text);
        self.elsewhere.iter().find(|name| rest.starts_with(**name)).map(|name| (*name).to_owned())
    }

    /// Province and city are said by some and left out by others.
    fn city_taken_off<'t>(&self, text: &'t str) -> &'t str {
        let text = self.provinces.iter().find_map(|said| text.strip_prefix(said)).unwrap_or(text);
        // The county that was called like the city was abolished.
        let is_county = |rest: &str| self.county.iter().any(|sign| rest.starts_with(sign));
        let rest = self.cities.iter().find_map(|said| text.strip_prefix(said)).filter(|rest| !is_county(rest));
        rest.unwrap_or(text).trim_start()
    }

    /// What follows the development zone where that is named first; counties have zones of their own.
    fn zone_taken_off<'t>(&self, rest: &'t str) -> Option<&'t str> {
        self.zones.iter().filter_map(|zone| rest.strip_prefix(zone)).min_by_key(|within| within.len())
    }
}

/// A division of today that is named anywhere in the text.
fn named(text: &str) -> Option<Told> {
    let places = DIVISIONS.iter().filter_map(|(division, name)| Some((text.find(name)?, *division)));
    places.min().map(|(_, division)| Told { division: Some(division), ..Told::default() })
}
