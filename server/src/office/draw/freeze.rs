//! Freezing: what would be drawn, what stands in its way, and the texts that everything then follows from.

use super::moved_on;
use crate::db::draw::{Place, Text};
use crate::db::{self, counter, package, roster};
use crate::office::people::CurrentUser;
use crate::office::standing;
use crate::problem::{Answer, conflict, wrong};
use crate::state::AppState;
use app::words::problems as words;
use domain::campaign::{Campaign, LineNumber};
use domain::contract::{DrawLine, DrawPreview, DrawView, LineShortage, NewDraw, StratumPreview};
use domain::draw::roster::{Exclusion, Frozen, NewEntry, Unfit};
use domain::draw::team::{Samplers, Staffed, Unstaffed};
use domain::draw::{Draw, Event, MOST_EACH, Plan, Stage, Stratum, spread};
use domain::enterprise::Enterprise;
use domain::id::{EnterpriseId, OrganisationId};
use domain::permit::{Action, Subject};
use domain::time::Instant;
use std::collections::{BTreeMap, BTreeSet};

/// What a roster is frozen from.
struct Ground {
    campaign: Campaign,
    enterprises: Vec<Enterprise>,
    samplers: Samplers,
    /// Of which line a sample was taken where, less than six months ago.
    sampled: BTreeSet<(EnterpriseId, LineNumber)>,
    /// Who is on a list for a line already.
    drawn: BTreeSet<(EnterpriseId, LineNumber)>,
    /// Batches that lists take there already (O-43).
    given: BTreeMap<EnterpriseId, u32>,
    /// Lines of which a draw is under way.
    underway: BTreeSet<LineNumber>,
    /// How often the roster had changed when it was read.
    changes: i64,
}

impl Ground {
    async fn read(state: &AppState, now: Instant) -> Answer<Self> {
        let mut connection = state.db.readers().acquire().await?;
        let campaign = package::briefing(&mut connection).await?.campaign;
        let since = now.local_date().plus_months(-6).start();
        let sampled = db::draw::sampled_since(&mut *connection, since).await?.into_iter().collect();
        let draws = db::draw::all(&mut *connection).await?;
        let (mut drawn, mut given, mut underway) = (BTreeSet::new(), BTreeMap::new(), BTreeSet::new());
        for draw in draws.iter().filter(|draw| draw.stage != Stage::Voided) {
            if draw.result.is_empty() {
                underway.extend(draw.plan.strata.iter().map(|stratum| stratum.line));
            }
            for (enterprise, stratum) in listed(draw) {
                drawn.insert((enterprise, stratum.line));
                *given.entry(enterprise).or_default() += stratum.each;
            }
        }
        let samplers = standing::candidates(&mut connection, &campaign).await?;
        // Before the entries: what changes while they are read is noticed.
        let changes = counter::roster(&mut *connection).await?;
        let enterprises = roster::all(&mut *connection).await?;
        Ok(Self { changes, campaign, enterprises, samplers, sampled, drawn, given, underway })
    }

    /// Why an enterprise of a line is not drawn for it.
    fn exclusion(&self, enterprise: &Enterprise, line: &DrawLine) -> Option<Exclusion> {
        let key = (enterprise.id, line.line);
        let given = self.given.get(&enterprise.id).copied().unwrap_or_default();
        if self.sampled.contains(&key) {
            Some(Exclusion::Sampled)
        } else if self.drawn.contains(&key) {
            Some(Exclusion::Drawn)
        } else if given.saturating_add(line.each) > MOST_EACH && given > 0 && !enterprise.place.lifts_the_cap() {
            Some(Exclusion::Full)
        } else {
            None
        }
    }

    /// Those of the roster who sell or make what is drawn.
    fn entries(&self, lines: &[DrawLine]) -> Vec<NewEntry<'_>> {
        let of = |enterprise| self.entry(enterprise, lines);
        self.enterprises.iter().filter_map(of).collect()
    }

    /// An enterprise with the lines that are drawn of its kind of place, if there is one.
    fn entry<'a>(&self, enterprise: &'a Enterprise, lines: &[DrawLine]) -> Option<NewEntry<'a>> {
        let own: Vec<&DrawLine> = lines.iter().filter(|line| is_wanted(line, enterprise)).collect();
        let exclusions = own.iter().filter_map(|line| Some((line.line, self.exclusion(enterprise, line)?))).collect();
        let lines: Vec<LineNumber> = own.iter().map(|line| line.line).collect();
        (!lines.is_empty()).then_some(NewEntry { enterprise, lines, exclusions })
    }
}

/// Tells whether an enterprise is of a place and of a body that the line is drawn of.
fn is_wanted(line: &DrawLine, enterprise: &Enterprise) -> bool {
    line.places.contains(&enterprise.place) && (line.bodies.is_empty() || line.bodies.contains(&enterprise.jurisdiction))
}

/// Who stands on a draw's list or stood on it, with the stratum; reserves that were not called are free.
fn listed(draw: &Draw) -> impl Iterator<Item = (EnterpriseId, &Stratum)> {
    draw.plan.strata.iter().zip(&draw.result).flat_map(|(stratum, drawn)| {
        let called = draw.replaced(drawn.line, drawn.body).map(|replacement| replacement.reserve);
        drawn.drawn.iter().copied().chain(called).map(move |enterprise| (enterprise, stratum))
    })
}

/// What came of trying.
struct Tried {
    preview: DrawPreview,
    /// How often the roster had changed.
    changes: i64,
    frozen: Option<(Frozen, Samplers)>,
}

/// Tries it on this ground; of a large roster it takes a while and belongs on a thread of its own.
fn attempt(ground: Ground, new: &NewDraw) -> anyhow::Result<Tried> {
    let changes = ground.changes;
    let entries = ground.entries(&new.lines);
    let mut pools: BTreeMap<(LineNumber, OrganisationId), u32> = BTreeMap::new();
    let count = |why: fn(&Exclusion) -> bool| entries.iter().flat_map(|entry| entry.exclusions.values()).filter(|own| why(own)).count();
    let whole = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let (sampled, drawn) = (whole(count(|why| *why == Exclusion::Sampled)), whole(count(|why| *why != Exclusion::Sampled)));
    for entry in &entries {
        for line in entry.lines.iter().filter(|line| !entry.exclusions.contains_key(line)) {
            *pools.entry((*line, entry.enterprise.jurisdiction)).or_default() += 1;
        }
    }
    let (mut strata, mut previews, mut short) = (Vec::new(), Vec::new(), Vec::new());
    for line in &new.lines {
        let own: Vec<(OrganisationId, u32)> =
            pools.iter().filter(|((number, _), _)| *number == line.line).map(|((_, body), pool)| (*body, *pool)).collect();
        short.extend(LineShortage::of(line, own.iter().map(|(_, pool)| pool).sum()));
        let sizes: Vec<u32> = own.iter().map(|(_, pool)| *pool).collect();
        for ((body, pool), batches) in own.into_iter().zip(spread(line.batches, line.each, &sizes)).filter(|(_, batches)| *batches > 0) {
            let stratum = Stratum { line: line.line, body, batches, each: line.each, reserves: line.reserves };
            strata.push(stratum);
            previews.push(StratumPreview { line: line.line, body, batches, needs: stratum.needs(), pool });
        }
    }
    strata.sort_by_key(Stratum::key);
    let plan = Plan { draw: new.id, campaign: ground.campaign.id, number: new.number.clone(), team: new.team, tour: new.tour, strata };
    let mut preview = DrawPreview {
        strata: previews,
        entries: whole(entries.len()),
        sampled,
        drawn,
        samplers: whole(ground.samplers.len()),
        gaps: plan.gaps(),
        lines: short,
        shortages: Vec::new(),
        teams: Vec::new(),
    };
    if !preview.gaps.is_empty() {
        return Ok(Tried { preview, changes, frozen: None });
    }
    let frozen = match Frozen::freeze(&plan, ground.samplers.digest(), entries) {
        Ok(frozen) => frozen,
        Err(Unfit::Short(shortages)) => {
            preview.shortages = shortages;
            return Ok(Tried { preview, changes, frozen: None });
        }
        Err(unfit) => return Err(unfit.into()),
    };
    match Staffed::new(&frozen, &ground.samplers) {
        Ok(_) => {}
        Err(Unstaffed::Short(teams)) => preview.teams = teams,
        Err(others @ Unstaffed::Others) => return Err(others.into()),
    }
    let frozen = preview.is_ready().then_some((frozen, ground.samplers));
    Ok(Tried { preview, changes, frozen })
}

async fn tried(state: &AppState, user: &CurrentUser, new: &NewDraw, now: Instant) -> Answer<Tried> {
    user.must(Action::RunDraw, Subject::ALL)?;
    let ground = Ground::read(state, now).await?;
    if new.lines.iter().any(|line| ground.campaign.line(line.line).is_none()) {
        return Err(wrong("line-unknown", words::line_unknown()).of(3).at("lines"));
    }
    if new.number.announced <= now {
        return Err(wrong("number-known", words::number_known()).of(22).at("number"));
    }
    if new.lines.iter().any(|line| ground.underway.contains(&line.line)) {
        return Err(conflict("draw-underway", words::draw_underway()).of(22).at("lines"));
    }
    let new = new.clone();
    Ok(tokio::task::spawn_blocking(move || attempt(ground, &new)).await??)
}

/// What would be drawn, and what stands in its way; nothing is kept.
///
/// # Errors
/// The role does not draw, a line is none of the campaign's, the number could be known already, or a draw of a line is under way.
pub async fn preview(state: &AppState, user: &CurrentUser, new: NewDraw) -> Answer<DrawPreview> {
    Ok(tried(state, user, &new, state.clock.now()).await?.preview)
}

/// Freezes roster, samplers and plan (D0); sending it again makes no second one.
///
/// # Errors
/// As [`preview`]; or something stands in its way.
pub async fn freeze(state: &AppState, user: &CurrentUser, new: NewDraw) -> Answer<DrawView> {
    user.must(Action::RunDraw, Subject::ALL)?;
    let (draw, now) = (new.id, state.clock.now());
    if db::draw::find(state.db.readers(), draw).await?.is_some() {
        return super::view(state, user, draw).await;
    }
    let Tried { changes, frozen, .. } = tried(state, user, &new, now).await?;
    let Some((frozen, samplers)) = frozen else {
        return Err(wrong("draw-short", words::draw_short()).of(22).at("lines"));
    };
    let event = Event::Frozen {
        plan: frozen.plan().clone(),
        roster: frozen.digest(),
        samplers: frozen.samplers(),
        entries: u32::try_from(frozen.entries().len()).unwrap_or(u32::MAX),
        organisation: user.organisation.id,
        by: user.person.id,
        at: now,
    };
    let mut append = state.db.append(now).await?;
    if counter::roster(append.connection()).await? != changes {
        return Err(conflict("roster-changed", words::roster_changed()).of(22));
    }
    let place = Place { draw, place: 0, seq: append.seq, at: now, by: user.person.id };
    db::draw::append(append.connection(), place, &event).await.map_err(moved_on)?;
    db::draw::keep_text(append.connection(), draw, Text::Roster, frozen.text()).await?;
    db::draw::keep_text(append.connection(), draw, Text::Samplers, samplers.text()).await?;
    append.commit().await?;
    super::view(state, user, draw).await
}
