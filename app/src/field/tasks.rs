//! 今日任务: whom to visit, what is still missing there, and how to get there.

use super::determination;
use super::frame::{Frame, Pages, frame_with, link, tabs};
use super::route::Route;
use super::status::{lost_notice, visit_badge};
use super::view::*;
use crate::phone::order::in_order;
use crate::phone::{Map, Model};
use crate::signal::Signal;
use crate::words::{denials, field as words};
use domain::assignment::Assignment;
use domain::checklist::{Status, cards};
use domain::decide::State;
use domain::id::VisitId;
use domain::sheet::Sheet;
use domain::time::LocalDate;
use domain::visit::{Briefing, Visit};

/// The page.
pub(crate) fn page(pages: Pages) -> View {
    let day = pages.phone.now().local_date();
    let order = pages.phone.memo(move |model| {
        let all: Vec<(bool, bool, LocalDate, VisitId)> = model
            .visits
            .iter()
            .map(|visit| (visit.is_complete(), visit.assignment.day > day, visit.assignment.day, visit.assignment.visit))
            .collect();
        // What is done sinks, what is for later days comes after today; within that the manager's order stays.
        in_order(all, |(done, later, day, _)| (*done, *later, if *later { Some(*day) } else { None }))
            .into_iter()
            .map(|(.., visit)| visit)
            .collect::<Vec<_>>()
    });
    let inside = move || {
        let all = order.get();
        if all.is_empty() {
            return view! { <p class="unready">{words::NO_TASKS}</p> };
        }
        let files = pages.phone.memo(files);
        view! { <ul class="stack tasks">{all.into_iter().map(|visit| view! { <li>{switch(move || stands(pages, files, visit), move |stands| card(pages, stands))}</li> }).collect_view()}</ul> }
    };
    let line = pages.phone.memo(move |model| {
        let today: Vec<&Visit> = model.visits.iter().filter(|visit| visit.assignment.day <= day).collect();
        let counts = (today.len(), today.iter().filter(|visit| visit.is_complete()).count());
        let team = model.visits.first().map(|visit| visit.assignment.team_name.clone()).unwrap_or_default();
        words::day_line(&words::date(day), &team, counts)
    });
    frame_with(
        pages,
        Frame {
            title: words::TAB_TASKS_LONG.into(),
            sub: String::new(),
            back: None,
            foot: tabs(pages, Route::Tasks),
            inside: view! { {lost_notice(pages)} {live(inside)} },
        },
        view! { <p class="sub" role="status">{move || line.get()}</p> },
    )
}

/// The sheet that is being worked on: the first that is not complete, else the last.
pub(crate) fn current(visit: &Visit) -> Option<&Sheet> {
    visit.sheets.iter().find(|sheet| sheet.is_open()).or_else(|| visit.sheets.iter().rfind(|sheet| sheet.voided.is_none()))
}

/// How many cards are done, and which are not.
fn progress(briefing: &Briefing, visit: &Visit) -> (usize, usize, Vec<&'static str>) {
    let all = cards(State { briefing, visit }, current(visit));
    let open: Vec<&'static str> = all.iter().filter(|card| card.status != Status::Done).map(|card| denials::step(card.step)).collect();
    (all.len() - open.len(), all.len(), open)
}

/// What a card shows: the visit, whether it was withdrawn, and how many of its files are proved, of how many.
type Stands = Option<(Visit, bool, (usize, usize))>;

fn stands(pages: Pages, files: Signal<Files>, id: VisitId) -> Stands {
    let files = files.with(|files| files.get(&id).copied()).unwrap_or_default();
    pages.phone.model().with(|model| {
        model.briefing.as_ref()?;
        Some((model.visit(id)?.clone(), model.withdrawn.contains(&id), files))
    })
}

/// How many files of each visit are proved, of how many.
type Files = Map<VisitId, (usize, usize)>;

/// Counted for all visits at once: a season has thousands of files.
fn files(model: &Model) -> Files {
    let mut files = Files::default();
    for (id, media) in model.media.iter() {
        let (proved, all) = files.get(&media.visit).copied().unwrap_or_default();
        files.insert(media.visit, (proved + usize::from(model.proved.contains_key(id)), all + 1));
    }
    files
}

fn card(pages: Pages, stands: &Stands) -> Option<View> {
    let (visit, is_withdrawn, media) = stands.as_ref()?;
    let is_withdrawn = *is_withdrawn;
    pages.follow(visit.assignment.visit, |briefing, visit| {
        let assignment = &visit.assignment;
        let enterprise = &assignment.enterprise;
        let is_begun = visit.arrival.is_some();
        let is_done = visit.is_complete();
        let lines = assignment
            .lines
            .iter()
            .filter_map(|line| briefing.campaign.line(line.line))
            .map(|line| line.product.clone())
            .collect::<Vec<_>>()
            .join("、");
        let numbers = visit.sheets.iter().map(|sheet| sheet.opening.number.to_string()).collect::<Vec<_>>().join("、");
        let (done, all, open) = progress(briefing, visit);
        let meter = (is_begun && !is_done).then(|| {
            let share = (done * 100).checked_div(all).unwrap_or(0);
            view! {
                <div class="meter" role="progressbar" aria-valuenow={done} aria-valuemin="0" aria-valuemax={all} aria-label={words::PROGRESS}>
                    <span style:width={format!("{share}%")}></span>
                </div>
                <p class="soft">{words::still(done, all, &open)}</p>
            }
        });
        let kept = is_done.then(|| view! { <p class="soft">{words::done_and_kept(*media)}</p> });
        let class = if is_begun && !is_done { "card now" } else { "card" };
        view! {
            <article class={class} aria-label={enterprise.name.clone()}>
                <header>
                    <div>
                        <h2>{enterprise.name.clone()}</h2>
                        <p class="soft">{words::address(enterprise.division.name(), &enterprise.address)}</p>
                    </div>
                    {if is_withdrawn { view! { <span class="badge" data-tone="warn">{words::WITHDRAWN}</span> } } else { visit_badge(visit) }}
                </header>
                <div>
                    <p><strong>{lines}</strong></p>
                    <p class="soft">{words::notice_line(&assignment.notice, &numbers)}</p>
                    {planned(assignment, pages.phone.now().local_date(), is_done)}
                </div>
                {is_withdrawn.then(|| view! { <p class="notice">{words::WITHDRAWN_WHY}</p> })}
                {meter}
                {kept}
                {determination::notes(briefing, visit)}
                {ways(pages, assignment, is_begun, is_done)}
            </article>
        }
    })
}

/// The planned day where it is another, and that it has passed.
fn planned(assignment: &Assignment, today: LocalDate, is_done: bool) -> Option<View> {
    let day = words::planned_for(&words::date(assignment.day));
    let is_late = assignment.day < today && !is_done;
    (assignment.day != today).then(|| {
        view! { <p class="row"><span class="soft">{day}</span>{is_late.then(|| view! { <span class="badge" data-tone="warn">{words::OVERDUE}</span> })}</p> }
    })
}

/// Call, find the way, go on.
fn ways(pages: Pages, assignment: &Assignment, is_begun: bool, is_done: bool) -> View {
    let enterprise = &assignment.enterprise;
    let word = match (is_begun, is_done) {
        (_, true) => words::LOOK,
        (true, false) => words::GO_ON,
        (false, false) => words::BEGIN,
    };
    let class = if is_done { "button" } else { "button primary" };
    let call = (!enterprise.telephone.is_empty()).then(|| {
        let dial = format!("tel:{}", enterprise.telephone.replace(' ', ""));
        view! { <a class="button" href={dial} aria-label={words::call(&enterprise.name)}>{words::TELEPHONE}</a> }
    });
    let way = words::way_address(&enterprise.name, &enterprise.address, enterprise.position.map(|at| (at.lat, at.lon)));
    view! {
        <div class="three">
            {call}
            <a class="button" href={way} rel="noreferrer" aria-label={words::find(&enterprise.name)}>{words::NAVIGATE}</a>
            {link(pages, Route::Visit(assignment.visit), class, word)}
        </div>
    }
}
