//! What is typed into the form of a new draw, and what is sent of it; the office judges it, not the page.

use crate::words::desk::draw as words;
use crate::words::desk::draw::plan as say;
use domain::campaign::LineNumber;
use domain::contract::{DrawLine, NewDraw};
use domain::draw::NumberSource;
use domain::enterprise::PlaceKind;
use domain::id::{DrawId, OrganisationId};
use domain::time::{Instant, LocalDate};

/// The form as it stands, readable or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Draft {
    pub(super) line: String,
    pub(super) places: Vec<PlaceKind>,
    pub(super) bodies: Vec<OrganisationId>,
    pub(super) batches: String,
    pub(super) each: String,
    pub(super) reserves: String,
    pub(super) team: String,
    pub(super) tour: String,
    pub(super) source: String,
    /// As the browser gives it: `2026-11-24T15:30`.
    pub(super) announced: String,
}

impl Default for Draft {
    fn default() -> Self {
        let one = |text: &str| text.to_owned();
        Self {
            line: String::new(),
            places: Vec::new(),
            bodies: Vec::new(),
            batches: String::new(),
            each: one("1"),
            reserves: one("2"),
            team: one("2"),
            tour: one("4"),
            source: String::new(),
            announced: String::new(),
        }
    }
}

/// What is wrong with an entry: the field's name on the page, and the sentence.
pub(super) type Objection = (&'static str, &'static str);

/// A local minute as a browser gives it.
fn minute(text: &str) -> Option<Instant> {
    let (date, clock) = text.split_once('T')?;
    let (hours, minutes) = clock.get(..5)?.split_once(':')?;
    let (hours, minutes): (i64, i64) = (hours.parse().ok()?, minutes.parse().ok()?);
    Some(date.parse::<LocalDate>().ok()?.start().plus((hours * 60 + minutes) * 60_000))
}

impl Draft {
    /// What is sent, or everything that cannot be read, in the order of the form.
    ///
    /// The id follows from what is typed and from how many draws there are: sent twice it makes no second one, and a new one after one that was given up.
    pub(super) fn read(&self, draws: usize) -> Result<NewDraw, Vec<Objection>> {
        let number = |text: &str| text.trim().parse::<u32>().ok();
        let line = self.line.parse().ok().map(LineNumber);
        let (batches, each, reserves) = (number(&self.batches), number(&self.each), number(&self.reserves));
        let (team, tour, announced) = (number(&self.team), number(&self.tour), minute(&self.announced));
        let source = self.source.trim();
        let objections: Vec<Objection> = [
            ("draw-line", line.is_none(), say::LINE_WANTED),
            ("draw-places", self.places.is_empty(), say::PLACES_WANTED),
            ("draw-batches", batches.is_none(), say::COUNT_WANTED),
            ("draw-each", each.is_none(), say::COUNT_WANTED),
            ("draw-reserves", reserves.is_none(), say::COUNT_WANTED),
            ("draw-team", team.is_none(), say::COUNT_WANTED),
            ("draw-tour", tour.is_none(), say::COUNT_WANTED),
            ("draw-source", source.is_empty(), words::gap(domain::draw::PlanGap::SourceMissing)),
            ("draw-announced", announced.is_none(), say::ANNOUNCED_WANTED),
        ]
        .into_iter()
        .filter(|(_, wrong, _)| *wrong)
        .map(|(field, _, sentence)| (field, sentence))
        .collect();
        let (Some(line), Some(batches), Some(each), Some(reserves)) = (line, batches, each, reserves) else { return Err(objections) };
        let (Some(team), Some(tour), Some(announced), true) = (team, tour, announced, objections.is_empty()) else { return Err(objections) };
        let id = DrawId::derived(&format!("draw {draws} {self:?}"));
        let line = DrawLine { line, places: self.places.clone(), bodies: self.bodies.clone(), batches, each, reserves };
        Ok(NewDraw { id, lines: vec![line], number: NumberSource { name: source.to_owned(), announced }, team, tour })
    }
}

/// Puts a thing in or out.
pub(super) fn toggle<T: PartialEq>(list: &mut Vec<T>, item: T) {
    match list.iter().position(|other| *other == item) {
        Some(place) => {
            list.remove(place);
        }
        None => list.push(item),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole() -> Draft {
        Draft {
            line: "5".into(),
            places: vec![PlaceKind::GasStation],
            batches: " 20 ".into(),
            source: "示例彩票 2026136 期".into(),
            announced: "2026-11-24T15:30".into(),
            ..Draft::default()
        }
    }

    #[test]
    fn what_is_typed_is_sent_and_each_draw_has_an_id_of_its_own() {
        let new = whole().read(0).unwrap();
        assert_eq!((new.lines[0].line, new.lines[0].batches, new.team, new.tour), (LineNumber(5), 20, 2, 4));
        assert_eq!(crate::words::desk::draw::minute(new.number.announced), "2026-11-24 15:30");
        assert_eq!(new.id, whole().read(0).unwrap().id);
        assert_ne!(new.id, whole().read(1).unwrap().id);
    }

    #[test]
    fn all_that_cannot_be_read_is_told_at_once() {
        let fields = |draft: &Draft| draft.read(0).unwrap_err().into_iter().map(|(field, _)| field).collect::<Vec<_>>();
        assert_eq!(fields(&Draft::default()), ["draw-line", "draw-places", "draw-batches", "draw-source", "draw-announced"]);
        assert_eq!(fields(&Draft { each: "x".into(), announced: "tomorrow".into(), ..whole() }), ["draw-each", "draw-announced"]);
    }
}
