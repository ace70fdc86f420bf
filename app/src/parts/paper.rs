//! A paper as it prints; phone and offices show the very same.

use domain::paper::{TICKED, UNTICKED};

/// Defines `paper_sheet`, which shows a paper as it prints, in the markup of whoever uses it: a `view!` and the type that it makes.
///
/// An empty value prints as "/", as the forms ask, so that nothing can be written into the gap later.
macro_rules! paper_sheet {
    ($view:ident -> $shown:ty) => {
        /// Shows a text with its boxes drawn: not every phone has them in a font, and some show a coloured picture.
        pub(crate) fn ticked(text: String) -> $shown {
            let piece = |(tick, text): (Option<char>, String)| {
                let tick = tick.map(|tick| {
                    let class = if tick == domain::paper::TICKED { "tick on" } else { "tick" };
                    $view! { <span class={class}>{tick.to_string()}</span> }
                });
                $view! { {tick} {text} }
            };
            let pieces = $crate::parts::paper::pieces(&text).into_iter().map(piece).collect_view();
            $view! { {pieces} }
        }

        /// Shows a paper as it prints.
        pub(crate) fn paper_sheet(paper: domain::paper::Paper) -> $shown {
            let domain::paper::Paper { template, title, number, blocks, sentences } = paper;
            let entry = |(label, value): (String, String)| {
                let value = if value.trim().is_empty() { "/".to_owned() } else { value };
                $view! { <tr><th scope="row">{label}</th><td>{ticked(value)}</td></tr> }
            };
            let block = |block: domain::paper::Block| {
                $view! {
                    <table>
                        <caption>{block.heading}</caption>
                        <tbody>{block.entries.into_iter().map(entry).collect_view()}</tbody>
                    </table>
                }
            };
            $view! {
                <article class="paper">
                    <header>
                        <h2 class="paper-title">{title}</h2>
                        <p class="paper-number">"No. " {number}</p>
                    </header>
                    {blocks.into_iter().map(block).collect_view()}
                    <ol class="paper-sentences">{sentences.into_iter().map(|sentence| $view! { <li>{sentence}</li> }).collect_view()}</ol>
                    <footer class="paper-foot">{crate::words::common::form(&template)}</footer>
                </article>
            }
        }
    };
}

pub(crate) use paper_sheet;

/// A text in pieces, each with the box before it.
pub(crate) fn pieces(text: &str) -> Vec<(Option<char>, String)> {
    let is_box = |letter: &char| [TICKED, UNTICKED].contains(letter);
    let mut pieces = vec![(None, String::new())];
    for letter in text.chars() {
        match pieces.last_mut() {
            Some((_, words)) if !is_box(&letter) => words.push(letter),
            _ => pieces.push((Some(letter), String::new())),
        }
    }
    pieces.retain(|(tick, words)| tick.is_some() || !words.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_stand_before_their_words() {
        assert_eq!(pieces("☑现金　☐转账"), [(Some(TICKED), "现金　".to_owned()), (Some(UNTICKED), "转账".to_owned())]);
        assert_eq!(pieces("示例加油站"), [(None, "示例加油站".to_owned())]);
        assert_eq!(pieces(""), []);
    }
}
