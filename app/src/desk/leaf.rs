//! The pages of a list, by plain addresses, so that one can turn them without a program.

use crate::words::desk as words;
use domain::contract::PAGE;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// Which page of a list the address asks for, counted from 1.
pub(super) fn asked() -> Memo<u32> {
    let query = use_query_map();
    Memo::new(move |_| query.read().get("page").and_then(|page| page.parse().ok()).filter(|page| *page > 0).unwrap_or(1))
}

/// The ways to the pages before and after; nothing where there is one page.
#[component]
pub fn Leaves(
    /// The address of the list, perhaps with what is asked of it; one that ends in `?` or `&` goes on from there.
    #[prop(into)]
    list: String,
    /// The page that stands.
    page: u32,
    /// How many rows there are in all.
    total: u32,
    /// What the ways to the pages before and after are called; without it the list goes back in time.
    #[prop(default = (words::NEWER, words::OLDER))]
    ways: (&'static str, &'static str),
) -> impl IntoView {
    let all = last(total);
    let (before, after) = ways;
    let joint = if list.ends_with(['?', '&']) {
        ""
    } else if list.contains('?') {
        "&"
    } else {
        "?"
    };
    let way = move |page: u32| format!("{list}{joint}page={page}");
    (all > 1 || page > 1).then(|| {
        let newer = (page > 1).then(|| view! { <a class="button" rel="prev" href=way((page - 1).min(all))>{before}</a> });
        let older = (page < all).then(|| view! { <a class="button" rel="next" href=way(page + 1)>{after}</a> });
        view! { <nav class="leaves no-print" aria-label=words::LEAVES>{newer} <p>{words::leaf(page, all)}</p> {older}</nav> }.into_any()
    })
}

/// The last page; an empty list has one too.
fn last(total: u32) -> u32 {
    total.div_ceil(PAGE).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_page_may_be_short() {
        assert_eq!([0, 1, PAGE, PAGE + 1, 3 * PAGE].map(last), [1, 1, 1, 2, 3]);
    }
}
