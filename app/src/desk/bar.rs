//! A bar: so much of so much. The figure stands beside it as text, so the bar itself is silent.

use leptos::prelude::*;

/// A bar of `done` out of `all`.
#[component]
pub fn Bar(
    /// So much.
    done: u32,
    /// Of so much.
    all: u32,
) -> impl IntoView {
    view! {
        <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect class="bar-all" width="100" height="6"/>
            <rect class="bar-done" width=percent(done, all).to_string() height="6"/>
        </svg>
    }
    .into_any()
}

/// How many per cent, rounded down, so that 100 is said of the whole only; nothing of nothing is 0.
pub(super) fn percent(done: u32, all: u32) -> u32 {
    let share = u64::from(done).saturating_mul(100).checked_div(u64::from(all)).unwrap_or(0);
    u32::try_from(share.min(100)).unwrap_or(100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hundred_is_said_of_the_whole_only() {
        for (done, all, shown) in [(0, 0, 0), (0, 3, 0), (1, 3, 33), (229, 230, 99), (230, 230, 100), (231, 230, 100)] {
            assert_eq!(percent(done, all), shown, "{done}/{all}");
        }
    }
}
