//! 抽样单: the list, and one sheet with all that proves it.

pub mod check;
pub mod correction;
pub mod determination;
pub mod evidence;
pub mod feedback;
pub mod goods;
pub mod looks;
pub mod papers;
pub mod retrieval;
pub mod show;
pub mod signature;
pub mod stream;

use super::leaf;
use super::live::live;
use super::trouble::Trouble;
use crate::words::desk as words;
use crate::words::desk::{nouns, sheet as say};
use domain::contract::SheetRow;
use leptos::prelude::*;
use leptos_meta::Title;

pub use show::SheetPage;

/// The sheets that one may see, newest first.
#[component]
pub fn SheetsPage() -> impl IntoView {
    let office = super::office();
    let live = live();
    let page = leaf::asked();
    let sheets = Resource::new(move || (page.get(), live.changed.get()), move |(page, _)| office.sheets(page));
    view! {
        <Title text=words::SHEETS/>
        <h1>{words::SHEETS}</h1>
        <Transition fallback=|| view! { <p class="unready">{words::LOADING}</p> }>
            {move || Suspend::new(async move {
                match sheets.await {
                    Ok(sheets) => view! {
                        <List rows=sheets.sheets total=sheets.total/>
                        <leaf::Leaves list="/desk/sheets" page=page.get_untracked() total=sheets.total/>
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
fn List(rows: Vec<SheetRow>, total: u32) -> impl IntoView {
    let rows = rows.into_iter().map(|row| {
        let (announced, proved) = row.media;
        let say::State { tone, said } = say::state(row.completed_at, row.ending, row.upheld, row.voided);
        view! {
            <tr>
                <th scope="row"><a href=format!("/desk/sheets/{}", row.sheet)>{row.number.to_string()}</a></th>
                <td>{row.enterprise}</td>
                <td>{row.division.name()}</td>
                <td>{row.product}</td>
                <td class="figure"><time datetime=nouns::machine_time(row.opened_at)>{nouns::day_and_clock(row.opened_at)}</time></td>
                <td><span class="badge" data-tone=tone>{said}</span></td>
                <td class="figure">{say::media(proved, announced)}</td>
                <td>{row.feedback.and_then(say::feedback_mark).map(|said| view! { <span class="badge" data-tone="warn">{said}</span> })}{(row.findings > 0).then(|| view! { <span class="badge" data-tone="warn">{say::open_findings(row.findings)}</span> })}</td>
            </tr>
        }
    });
    view! {
        <div class="wide-table" tabindex="0" role="region" aria-label=words::SHEETS>
            <table class="figures list">
                <caption>{say::list(total)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say::NUMBER}</th>
                        <th scope="col">{say::ENTERPRISE}</th>
                        <th scope="col">{say::DIVISION}</th>
                        <th scope="col">{say::PRODUCT}</th>
                        <th scope="col" class="figure">{say::OPENED}</th>
                        <th scope="col">{say::STATE}</th>
                        <th scope="col" class="figure">{say::MEDIA}</th>
                        <th scope="col">{words::FINDINGS}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
