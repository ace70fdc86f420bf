//! What is told of a row, at the cell where it stands.

use crate::code::CodeProblem;
use crate::json::Json;
use crate::place::Division;
use crate::roster::Column;
use serde::{Deserialize, Serialize};

/// Something of a row that whoever imports it should know; some of it keeps the row out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[serde(rename_all = "snake_case")]
pub enum Note {
    // ── what keeps a row out ──
    /// No name.
    NameMissing,
    /// The entry is longer than any.
    TooLong {
        /// Which.
        column: Column,
        /// The longest, in characters.
        most: u32,
    },
    /// No address: nobody could go there.
    AddressMissing,
    /// The code is none (domain.md §6A).
    CodeWrong {
        /// Why.
        problem: CodeProblem,
    },
    /// A spreadsheet has made a rounded number of the code: what it was is lost.
    CodeRounded,
    /// An earlier row of the list has the same code.
    SameCode {
        /// That row.
        line: u32,
    },
    /// An earlier row of the list has the same name and address.
    SamePlace {
        /// That row.
        line: u32,
    },
    /// The division lies outside the city (O-11).
    DivisionForeign {
        /// As it stands there.
        told: String,
    },
    /// The address lies outside the city (O-11).
    AddressForeign {
        /// What it names.
        told: String,
    },
    /// Neither column nor address tells the division.
    DivisionUnknown {
        /// The division that issued the code, by today's name: it may hint, and never decides (domain.md §6A).
        registered: Option<Division>,
        /// The abolished division that is named, whose area fell to several.
        parted: Option<String>,
    },
    /// No body of the campaign is responsible for that division.
    NoBody,
    // ── what is told and keeps nothing out ──
    /// Full-width or small letters or spaces of the code were put right.
    CodeTidied {
        /// As it stood there.
        was: String,
    },
    /// The inner organisation code does not check; real codes exist that fail it.
    CodeInner,
    /// An old registration number of 15 digits.
    CodeOld,
    /// No code: also who has none is to be found.
    CodeMissing,
    /// Full-width letters or digits were put right.
    Widened {
        /// Where.
        column: Column,
    },
    /// The division that is told was abolished in 2018.
    DivisionAbolished {
        /// What it was called.
        was: String,
        /// What it became here.
        now: Division,
    },
    /// The division that is told is none; the address decided.
    DivisionUnreadable {
        /// As it stands there.
        told: String,
    },
    /// The address names another division than the column.
    AddressElsewhere {
        /// The one that the address names.
        names: Division,
    },
    /// The address names an abolished division, which became this one here.
    AddressAbolished {
        /// What it was called.
        was: String,
        /// What it became here.
        now: Division,
    },
    /// No division is named; the town in the address lies in this one.
    ByTownship {
        /// The town.
        township: String,
        /// Its division.
        division: Division,
    },
    /// No division is named: whoever imports the list has said this one for all such rows.
    Chosen {
        /// The division.
        division: Division,
    },
    /// It lies in the development zone, whose body is responsible.
    Zone,
    /// The trade that is told is none; it was guessed.
    TradeUnreadable {
        /// As it stands there.
        told: String,
    },
    /// The kind of place that is told is none; it was guessed.
    PlaceUnreadable {
        /// As it stands there.
        told: String,
    },
    /// The telephone number was put right.
    TelephoneTidied {
        /// As it stood there.
        was: String,
    },
    /// Nobody can dial that.
    TelephoneUnreadable {
        /// As it stands there.
        told: String,
    },
    /// The same name and address stand under another code.
    NameElsewhere {
        /// The other code; empty where that one has none.
        code: String,
        /// The row of this list; nothing where it is the roster.
        line: Option<u32>,
    },
}

impl Note {
    /// The column at which it stands.
    #[must_use]
    pub const fn column(&self) -> Column {
        match self {
            Self::TooLong { column, .. } | Self::Widened { column } => *column,
            Self::NameMissing | Self::SamePlace { .. } | Self::NameElsewhere { .. } => Column::Name,
            Self::CodeWrong { .. }
            | Self::CodeRounded
            | Self::SameCode { .. }
            | Self::CodeTidied { .. }
            | Self::CodeInner
            | Self::CodeOld
            | Self::CodeMissing => Column::CreditCode,
            Self::AddressMissing
            | Self::AddressForeign { .. }
            | Self::AddressElsewhere { .. }
            | Self::AddressAbolished { .. }
            | Self::ByTownship { .. }
            | Self::DivisionUnknown { .. }
            | Self::Chosen { .. }
            | Self::Zone => Column::Address,
            Self::DivisionForeign { .. } | Self::NoBody | Self::DivisionAbolished { .. } | Self::DivisionUnreadable { .. } => Column::Division,
            Self::TradeUnreadable { .. } => Column::Trade,
            Self::PlaceUnreadable { .. } => Column::Place,
            Self::TelephoneTidied { .. } | Self::TelephoneUnreadable { .. } => Column::Telephone,
        }
    }

    /// Tells whether it keeps the row out.
    #[must_use]
    pub const fn refuses(&self) -> bool {
        matches!(
            self,
            Self::NameMissing
                | Self::TooLong { .. }
                | Self::AddressMissing
                | Self::CodeWrong { .. }
                | Self::CodeRounded
                | Self::SameCode { .. }
                | Self::SamePlace { .. }
                | Self::DivisionForeign { .. }
                | Self::AddressForeign { .. }
                | Self::DivisionUnknown { .. }
                | Self::NoBody
        )
    }
}
