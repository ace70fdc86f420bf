//! 名录导入: the form that uploads a list, and every import there was.

use crate::desk::leaf;
use crate::desk::live::live;
use crate::desk::trouble::Trouble;
use crate::words::desk as words;
use crate::words::desk::nouns;
use crate::words::desk::roster as say;
use domain::contract::ImportRow;
use leptos::prelude::*;
use leptos_meta::Title;

/// The form and the imports, the newest first.
#[component]
pub fn ImportsPage() -> impl IntoView {
    let office = crate::desk::office();
    let live = live();
    let page = leaf::asked();
    let imports = Resource::new(move || (page.get(), live.changed.get()), move |(page, _)| office.imports(page));
    view! {
        <Title text=say::IMPORTS/>
        <p class="no-print"><a href="/desk/roster">{say::TO_ROSTER}</a></p>
        <h1>{say::IMPORTS}</h1>
        <p class="lead">{say::IMPORTS_WHAT}</p>
        <Transition fallback=|| view! { <p class="unready">{words::LOADING}</p> }>
            {move || Suspend::new(async move {
                match imports.await {
                    Ok(imports) => view! {
                        <Upload/>
                        <List rows=imports.imports total=imports.total/>
                        <leaf::Leaves list="/desk/roster/imports" page=page.get_untracked() total=imports.total/>
                    }
                    .into_any(),
                    Err(problem) => view! { <Trouble problem/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

/// A plain form: the browser itself sends the file and goes on to the preview.
#[component]
fn Upload() -> impl IntoView {
    view! {
        <form class="card no-print" method="post" action="/desk/roster/imports" enctype="multipart/form-data">
            <div class="field">
                <label for="list">{say::FILE}</label>
                <input id="list" name="file" type="file" class="input" required accept=".xlsx,.csv,.txt" aria-describedby="list-hint"/>
                <p class="hint" id="list-hint">{say::FILE_HINT}</p>
            </div>
            <p><button type="submit" class="button primary">{say::UPLOAD}</button></p>
        </form>
    }
    .into_any()
}

#[component]
fn List(rows: Vec<ImportRow>, total: u32) -> impl IntoView {
    if rows.is_empty() {
        return view! { <p>{say::NO_IMPORTS}</p> }.into_any();
    }
    let rows = rows.into_iter().map(|row| {
        let (tone, said) = say::state(row.state);
        let counts = row.counts;
        view! {
            <tr>
                <th scope="row"><a href=format!("/desk/roster/imports/{}", row.id)>{row.name}</a></th>
                <td>{say::by(&row.by, &nouns::day_and_clock(row.at))}</td>
                <td><span class="badge" data-tone=tone>{said}</span></td>
                <td class="figure">{counts.rows.to_string()}</td>
                <td class="figure">{(counts.taken + counts.noted).to_string()}</td>
                <td class="figure">{counts.refused.to_string()}</td>
            </tr>
        }
    });
    view! {
        <div class="wide-table" tabindex="0" role="region" aria-label=say::IMPORTS>
            <table class="figures list" id="imports">
                <caption>{say::imports(total)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say::FILE_NAME}</th>
                        <th scope="col">{say::READ_IN}</th>
                        <th scope="col">{say::STATE}</th>
                        <th scope="col" class="figure">{say::ROWS}</th>
                        <th scope="col" class="figure">{say::TAKEN_ROWS}</th>
                        <th scope="col" class="figure">{say::REFUSED_ROWS}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
