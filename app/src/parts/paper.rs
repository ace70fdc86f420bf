//! A paper as it prints; phone and offices show the very same.

/// Defines `paper_sheet`, which shows a paper as it prints, in the markup of whoever uses it: a `view!` and the type that it makes.
///
/// An empty value prints as "/", as the forms ask, so that nothing can be written into the gap later.
macro_rules! paper_sheet {
    ($view:ident -> $shown:ty) => {
        /// Shows a paper as it prints.
        pub(crate) fn paper_sheet(paper: domain::paper::Paper) -> $shown {
            let domain::paper::Paper { template, title, number, blocks, sentences } = paper;
            let entry = |(label, value): (String, String)| {
                let value = if value.trim().is_empty() { "/".to_owned() } else { value };
                $view! { <tr><th scope="row">{label}</th><td>{value}</td></tr> }
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
