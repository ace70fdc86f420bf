//! 任务与小组: who was sent where, and sending a team.

mod draft;
pub mod enterprise;
pub mod form;
mod papers;

use super::frame::signed_in;
use super::leaf;
use super::live::{Live, live};
use super::trouble::Trouble;
use crate::words::desk as words;
use crate::words::desk::assignment as say;
use crate::words::desk::nouns;
use domain::contract::{AssignmentRow, Assignments, VisitState};
use domain::permit::Action as Permit;
use domain::time::LocalDate;
use leptos::prelude::*;
use leptos_meta::Title;

/// All assignments that one may see, and the form for whom assigning is the work.
#[component]
pub fn AssignmentsPage() -> impl IntoView {
    let office = super::office();
    let (live, person) = (live(), signed_in());
    let page = leaf::asked();
    let assignments = {
        let office = office.clone();
        Resource::new(move || (page.get(), live.changed.get()), move |(page, _)| office.assignments(page))
    };
    let roster = {
        let office = office.clone();
        Resource::new(
            move || live.changed.get(),
            move |_| {
                let office = office.clone();
                async move { if person.may(Permit::Assign).await { office.roster().await.map(Some) } else { Ok(None) } }
            },
        )
    };
    // Here and not inside what is drawn anew with each change: nothing typed is lost.
    let desk = form::Desk::new(office, live, person);
    view! {
        <Title text=words::ASSIGNMENTS/>
        <h1>{words::ASSIGNMENTS}</h1>
        <Transition fallback=|| view! { <p class="unready">{words::LOADING}</p> }>
            {move || Suspend::new(async move {
                match roster.await {
                    Ok(Some(roster)) => view! { <form::AssignForm roster desk/> }.into_any(),
                    Ok(None) => ().into_any(),
                    Err(problem) => view! { <Trouble problem/> }.into_any(),
                }
            })}
        </Transition>
        <Transition fallback=|| view! { <p class="unready">{words::LOADING}</p> }>
            {move || Suspend::new(async move {
                match assignments.await {
                    Ok(Assignments { assignments, total, today }) => view! {
                        <List rows=assignments total today may_assign=person.may(Permit::Assign).await live/>
                        <leaf::Leaves list="/desk/assignments" page=page.get_untracked() total/>
                    }
                    .into_any(),
                    Err(problem) => view! { <Trouble problem/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

#[component]
fn List(rows: Vec<AssignmentRow>, total: u32, today: Option<LocalDate>, may_assign: bool, live: Live) -> impl IntoView {
    let rows = rows.into_iter().map(|row| {
        let is_overdue = today.is_some_and(|today| row.is_overdue(today));
        let AssignmentRow { assignment, state, reason, originals } = row;
        let of = assignment.id;
        let tone = match state {
            VisitState::Assigned if is_overdue => "warn",
            VisitState::Assigned => "idle",
            VisitState::OnSite => "info",
            VisitState::Sealed | VisitState::Refused | VisitState::Terminated => "warn",
            VisitState::Complete | VisitState::NoSample => "ok",
        };
        let said = if is_overdue { say::OVERDUE } else { nouns::state(state) };
        let all_the_same = (!reason.is_empty()).then(|| view! { <br/><span class="soft">{say::given_all_the_same(&reason)}</span> });
        view! {
            <tr>
                <td>{assignment.day.to_string()}</td>
                <th scope="row">{assignment.enterprise.name}<br/><span class="soft">{assignment.enterprise.division.name()} " " {assignment.enterprise.address}</span></th>
                <td>{assignment.team_name}<br/><span class="soft">{say::team(assignment.team.len())}</span></td>
                <td>{assignment.notice}<br/><span class="soft">{assignment.authorisation}</span></td>
                <td>{say::numbers(&assignment.numbers)}<br/><span class="soft">{say::seals(&assignment.seals)}</span></td>
                <td><span class="badge" data-tone=tone>{said}</span>{all_the_same}</td>
                <td class="no-print">{papers::papers_of(of, originals, may_assign, live)}</td>
            </tr>
        }
    });
    view! {
        <div class="wide-table" tabindex="0" role="region" aria-label=words::ASSIGNMENTS>
            <table class="figures list">
                <caption>{say::list(total)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say::DAY}</th>
                        <th scope="col">{say::ENTERPRISE}</th>
                        <th scope="col">{say::TEAM}</th>
                        <th scope="col">{say::NOTICE_AND_AUTHORISATION}</th>
                        <th scope="col">{say::NUMBERS_AND_SEALS}</th>
                        <th scope="col">{say::STATE}</th>
                        <th scope="col" class="no-print">{say::PAPERS}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
