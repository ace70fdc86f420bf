//! The outline of a page shows where things stand, and nothing that could be read.

mod example;

#[test]
fn an_outline_has_bars_for_letters() {
    let papers = example::papers();
    let mut seen = Vec::new();
    for (name, paper) in example::all() {
        let svg = papers.outline(&paper).unwrap();
        assert!(svg.starts_with("<svg") && svg.contains(r#"viewBox="0 0 5"#), "{name}: {}", &svg[..120]);
        assert!(svg.matches("<rect").count() > 20, "{name}: {svg}");
        assert!(svg.is_ascii() && !svg.contains("<text") && !svg.contains("href"), "{name}: nothing to read");
        assert_eq!(papers.outline(&paper).unwrap(), svg, "{name}: the same paper, the same outline");
        assert!(svg.len() < 200_000, "{name}: {} bytes", svg.len());
        seen.push(svg);
    }
    let all = seen.len();
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), all, "no two kinds look alike");
}
