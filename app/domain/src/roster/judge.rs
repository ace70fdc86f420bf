//! What becomes of each row of a list.

use crate::code::CreditCode;
use crate::enterprise::{Enterprise, PlaceKind, Trade};
use crate::id::{EnterpriseId, OrganisationId};
use crate::json::Json;
use crate::person::{Organisation, OrganisationKind};
use crate::place::Division;
use crate::roster::cell::{Tidied, code_as_kept, telephone, tidy};
use crate::roster::kind::{Guessed, Kinds, trade_of};
use crate::roster::known::{Known, same_place};
use crate::roster::locate::{Atlas, Located};
use crate::roster::note::Note;
use crate::roster::{Column, LONGEST_ENTRY, LONGEST_NAME};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// How a list is to be read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Settings {
    /// What each column tells.
    pub columns: Vec<Option<Column>>,
    /// Where rows lie of which neither column nor address tells a division; without it they are not taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undecided: Option<Division>,
}

/// Whether a row is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It is taken as it stands.
    Taken,
    /// It is taken, and something of it is told.
    Noted,
    /// It is not taken.
    Refused,
}

impl Outcome {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Taken, Self::Noted, Self::Refused];

    /// The word by which the contract calls it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Noted => "noted",
            Self::Refused => "refused",
        }
    }
}

/// What a row that is taken does to the roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// It adds an enterprise.
    Added,
    /// It changes one that stands there.
    Changed {
        /// As it stands there now.
        was: Box<Enterprise>,
    },
    /// It stands there just so.
    Same,
}

/// What a row that is taken stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Entry {
    /// The enterprise as it would stand in the roster.
    pub enterprise: Enterprise,
    /// What that changes.
    pub effect: Effect,
    /// What was guessed of it.
    #[serde(default)]
    pub guessed: Guessed,
}

/// What became of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
pub struct Judged {
    /// Whether it is taken.
    pub outcome: Outcome,
    /// The entry; nothing where the row is not taken.
    pub entry: Option<Entry>,
    /// What is told of it, in the order of the columns.
    pub notes: Vec<Note>,
}

impl Judged {
    /// Of a row of which the columns are not known yet.
    #[must_use]
    pub const fn unread() -> Self {
        Self { outcome: Outcome::Refused, entry: None, notes: Vec::new() }
    }
}

/// Judges the rows of one list, one after another.
#[derive(Debug)]
pub struct Judge<'k> {
    places: HashMap<Column, usize>,
    undecided: Option<Division>,
    bodies: &'k [Organisation],
    known: &'k Known,
    atlas: Atlas,
    kinds: Kinds,
    /// The row of the list that had a code first.
    codes: HashMap<String, u32>,
    /// The row that had a name and address first, and its code.
    same: HashMap<String, (u32, String)>,
}

impl<'k> Judge<'k> {
    /// For a list that is read so, beside what the roster knows.
    #[must_use]
    pub fn new(settings: &Settings, bodies: &'k [Organisation], known: &'k Known) -> Self {
        let places = settings.columns.iter().enumerate().filter_map(|(place, column)| Some(((*column)?, place))).collect();
        let (atlas, kinds) = (Atlas::read(), Kinds::read());
        Self { places, undecided: settings.undecided, bodies, known, atlas, kinds, codes: HashMap::new(), same: HashMap::new() }
    }

    /// What becomes of a row; `line` is its number in the list, and `fresh` the id of an enterprise that it would add.
    pub fn row(&mut self, line: u32, cells: &[String], fresh: EnterpriseId) -> Judged {
        let mut notes = Vec::new();
        let mut read = |column: Column| {
            let text = self.places.get(&column).and_then(|place| cells.get(*place)).map_or("", String::as_str);
            let Tidied { text, widened } = tidy(text);
            let most = if column == Column::Name { LONGEST_NAME } else { LONGEST_ENTRY };
            if column != Column::Scope && text.chars().count() > most {
                notes.push(Note::TooLong { column, most: u32::try_from(most).unwrap_or(u32::MAX) });
            }
            // What is told of codes and telephones says so itself, and scopes are not kept.
            if widened && matches!(column, Column::Name | Column::Address | Column::Contact) {
                notes.push(Note::Widened { column });
            }
            text
        };
        let [name, address, said_division, said_trade, said_place, scope, contact] =
            [Column::Name, Column::Address, Column::Division, Column::Trade, Column::Place, Column::Scope, Column::Contact].map(&mut read);
        let code = self.code(self.raw(Column::CreditCode, cells), &mut notes);
        let dialled = self.raw(Column::Telephone, cells);
        let (telephone, about) = telephone(if self.atlas.says_nothing(dialled) { "" } else { dialled });
        notes.extend(about);
        if name.is_empty() {
            notes.push(Note::NameMissing);
        }
        if address.is_empty() {
            notes.push(Note::AddressMissing);
        }
        let registered = CreditCode::parse(&code).ok().and_then(|code| self.atlas.registered(code.division()));
        let Located { division, zone, notes: about } = self.atlas.locate(&said_division, &address, self.undecided, registered);
        // An address that is missing says nothing of where it would be.
        notes.extend(about.into_iter().filter(|note| !address.is_empty() || !matches!(note, Note::DivisionUnknown { .. })));
        let jurisdiction = division.and_then(|division| self.body(division, zone));
        if division.is_some() && jurisdiction.is_none() {
            notes.push(Note::NoBody);
        }
        let guessed = self.guess(&said_place, &said_trade, &name, &scope, &mut notes);
        self.alone(line, &code, &name, &address, &mut notes);
        notes.sort_by_key(Note::column);
        let refused = notes.iter().any(Note::refuses);
        let (Some(division), Some(jurisdiction), false) = (division, jurisdiction, refused) else {
            return Judged { outcome: Outcome::Refused, entry: None, notes };
        };
        let (place, trade, guessed) = guessed;
        let said =
            Enterprise { id: fresh, name, credit_code: code, address, division, jurisdiction, trade, place, contact, telephone, position: None };
        let entry = self.beside(said, guessed);
        Judged { outcome: if notes.is_empty() { Outcome::Taken } else { Outcome::Noted }, entry: Some(entry), notes }
    }

    fn raw<'c>(&self, column: Column, cells: &'c [String]) -> &'c str {
        self.places.get(&column).and_then(|place| cells.get(*place)).map_or("", |cell| cell.trim())
    }

    /// The code as it is kept.
    fn code(&self, text: &str, notes: &mut Vec<Note>) -> String {
        let bare = code_as_kept(text);
        if self.atlas.says_nothing(&bare) {
            notes.push(Note::CodeMissing);
            return String::new();
        }
        if bare.contains('E') && bare.contains(['.', '+']) && bare.chars().all(|sign| sign.is_ascii_digit() || ".+E".contains(sign)) {
            notes.push(Note::CodeRounded);
            return bare;
        }
        if bare.len() == 15 && bare.chars().all(|sign| sign.is_ascii_digit()) {
            notes.push(Note::CodeOld);
            return bare;
        }
        match CreditCode::parse(&bare) {
            Ok(code) => {
                let kept = code.to_string();
                if kept != text {
                    notes.push(Note::CodeTidied { was: text.to_owned() });
                }
                if !code.inner_check_holds() {
                    notes.push(Note::CodeInner);
                }
                kept
            }
            Err(problem) => {
                notes.push(Note::CodeWrong { problem });
                bare
            }
        }
    }

    /// The body that is responsible.
    fn body(&self, division: Division, zone: bool) -> Option<OrganisationId> {
        let of = |kind| self.bodies.iter().filter(move |body| body.kind == kind);
        let county = || of(OrganisationKind::County).find(|body| body.division == Some(division));
        let body = if zone { of(OrganisationKind::DevelopmentZone).next().or_else(county) } else { county() };
        body.map(|body| body.id)
    }

    fn guess(&self, said_place: &str, said_trade: &str, name: &str, scope: &str, notes: &mut Vec<Note>) -> (PlaceKind, Trade, Guessed) {
        let mut guessed = Guessed::default();
        let place = self.kinds.said(said_place).unwrap_or_else(|| {
            if !said_place.is_empty() {
                notes.push(Note::PlaceUnreadable { told: said_place.to_owned() });
            }
            let (place, from) = self.kinds.guess(name, scope);
            (guessed.place, guessed.from) = (true, from);
            place
        });
        let trade = self.kinds.trade(said_trade).unwrap_or_else(|| {
            if !said_trade.is_empty() {
                notes.push(Note::TradeUnreadable { told: said_trade.to_owned() });
            }
            guessed.trade = true;
            trade_of(place)
        });
        (place, trade, guessed)
    }

    /// Whether an earlier row of the list was the same enterprise.
    fn alone(&mut self, line: u32, code: &str, name: &str, address: &str, notes: &mut Vec<Note>) {
        if name.is_empty() || address.is_empty() {
            return;
        }
        let refused = notes.iter().any(Note::refuses);
        if !code.is_empty()
            && let Some(first) = self.codes.get(code)
        {
            notes.push(Note::SameCode { line: *first });
            return;
        }
        let same = same_place(name, address);
        match self.same.get(&same) {
            Some((first, other)) if code.is_empty() || other.is_empty() => {
                notes.push(Note::SamePlace { line: *first });
                return;
            }
            Some((first, other)) => notes.push(Note::NameElsewhere { code: other.clone(), line: Some(*first) }),
            None => {
                let standing = self.known.at(&same).filter(|entry| !code.is_empty() && !entry.credit_code.is_empty() && entry.credit_code != code);
                notes.extend(standing.map(|entry| Note::NameElsewhere { code: entry.credit_code.clone(), line: None }));
            }
        }
        // A row that is not taken stands in nobody's way.
        if !refused {
            if !code.is_empty() {
                self.codes.insert(code.to_owned(), line);
            }
            self.same.entry(same).or_insert_with(|| (line, code.to_owned()));
        }
    }

    /// What the entry does to the one that stands in the roster.
    fn beside(&self, said: Enterprise, guessed: Guessed) -> Entry {
        let standing = if said.credit_code.is_empty() { None } else { self.known.with_code(&said.credit_code) };
        let same =
            || self.known.at(&same_place(&said.name, &said.address)).filter(|entry| said.credit_code.is_empty() || entry.credit_code.is_empty());
        let Some(standing) = standing.or_else(same) else {
            return Entry { enterprise: said, effect: Effect::Added, guessed };
        };
        let kept = |said: &str, stands: &str| if said.is_empty() { stands.to_owned() } else { said.to_owned() };
        let enterprise = Enterprise {
            id: standing.id,
            credit_code: kept(&said.credit_code, &standing.credit_code),
            contact: kept(&said.contact, &standing.contact),
            telephone: kept(&said.telephone, &standing.telephone),
            // What was guessed gives way to what was said or found before.
            place: if guessed.place { standing.place } else { said.place },
            trade: if guessed.trade { standing.trade } else { said.trade },
            position: standing.position,
            ..said
        };
        let effect = if enterprise == *standing { Effect::Same } else { Effect::Changed { was: Box::new(standing.clone()) } };
        Entry { enterprise, effect, guessed }
    }
}

/// The columns in which two states of an entry differ; the body that is responsible goes with the division.
#[must_use]
pub fn changed(was: &Enterprise, now: &Enterprise) -> Vec<Column> {
    [
        (was.name != now.name, Column::Name),
        (was.credit_code != now.credit_code, Column::CreditCode),
        (was.address != now.address, Column::Address),
        ((was.division, was.jurisdiction) != (now.division, now.jurisdiction), Column::Division),
        (was.trade != now.trade, Column::Trade),
        (was.place != now.place, Column::Place),
        (was.contact != now.contact, Column::Contact),
        (was.telephone != now.telephone, Column::Telephone),
    ]
    .into_iter()
    .filter_map(|(differs, column)| differs.then_some(column))
    .collect()
}
