//! The file of a year: rows of date, kind, feast and whether the law names the day, as JSON or as a table with commas.

use app::words::desk::calendar as words;
use domain::calendar::{DatedDay, DayKind};
use domain::time::LocalDate;

/// The rows of a file.
///
/// # Errors
/// Each line that cannot be read, in a sentence.
pub(super) fn days(text: &str) -> Result<Vec<DatedDay>, Vec<String>> {
    let text = text.trim_start_matches('\u{FEFF}').trim();
    if text.starts_with('[') {
        return serde_json::from_str(text).map_err(|error| vec![words::json_wrong(error.line())]);
    }
    let (mut days, mut wrong) = (Vec::new(), Vec::new());
    for (place, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match row(line) {
            Some(day) => days.push(day),
            // The heading of a table names its columns.
            None if place == 0 => {}
            None => wrong.push(words::line_wrong(place + 1, line)),
        }
    }
    if wrong.is_empty() { Ok(days) } else { Err(wrong) }
}

/// One line of a table.
fn row(line: &str) -> Option<DatedDay> {
    let cells: Vec<&str> = line.split([',', '，', '\t', ';']).map(|cell| cell.trim().trim_matches('"')).collect();
    let kind = match *cells.get(1)? {
        "holiday" | words::OFF => DayKind::Holiday,
        "makeup_workday" | words::WORKED => DayKind::MakeupWorkday,
        _ => return None,
    };
    let statutory = match cells.get(3).copied().unwrap_or_default() {
        "true" | "1" | words::YES => true,
        "" | "false" | "0" | words::NO => false,
        _ => return None,
    };
    let name = (*cells.get(2)?).to_owned();
    (!name.is_empty()).then_some(DatedDay { date: date(cells.first()?)?, kind, name, statutory })
}

/// `2027-01-01`, `2027/1/1`, or with the signs for year, month and day.
fn date(cell: &str) -> Option<LocalDate> {
    let mut numbers = cell.split(|sign: char| !sign.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let (year, month, day) = (numbers.next()?, numbers.next()?, numbers.next()?);
    let date = LocalDate::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
    (numbers.next().is_none() && year.len() == 4).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(day: &DatedDay) -> (String, DayKind, &str, bool) {
        (day.date.to_string(), day.kind, &day.name, day.statutory)
    }

    #[test]
    fn a_table_is_read_as_people_type_it() {
        let table = format!(
            "\u{FEFF}date,kind,feast,statutory\r\n2027-01-01,{},feast,{}\r\n2027/2/6 , {} ,feast,\r\n\r\n\"2027-02-07\"\tholiday\tfeast\tfalse\n",
            words::OFF,
            words::YES,
            words::WORKED
        );
        let days = days(&table).unwrap();
        assert_eq!(
            days.iter().map(said).collect::<Vec<_>>(),
            [
                ("2027-01-01".into(), DayKind::Holiday, "feast", true),
                ("2027-02-06".into(), DayKind::MakeupWorkday, "feast", false),
                ("2027-02-07".into(), DayKind::Holiday, "feast", false),
            ]
        );
    }

    #[test]
    fn each_line_that_cannot_be_read_is_named() {
        let wrong = days("date,kind,feast\n2027-13-01,holiday,feast\n2027-01-01,off,feast\n2027-01-02,holiday,\n2027-01-03,holiday,feast,maybe\n")
            .unwrap_err();
        assert_eq!(wrong.len(), 4, "{wrong:?}");
        assert!(days("[{\"date\":\"2027-01-01\"}]").is_err());
    }

    #[test]
    fn what_ships_is_read_too() {
        assert_eq!(days(include_str!("../../../data/workdays_2026.json")).unwrap().len(), 39);
    }
}
