//! One figure: a line for people, an object for `make bench`.

use std::io::Write as _;

/// On which side of the target a figure should lie.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Target {
    AtLeast(f64),
    AtMost(f64),
    /// Told so that the others can be understood.
    None,
}

/// Prints a figure, and appends it to the file that `FENGYANG_BENCH_OUT` names.
pub(crate) fn tell(name: &str, value: f64, unit: &str, target: Target) -> anyhow::Result<()> {
    let (words, good) = match target {
        Target::AtLeast(least) => (format!(">= {least}"), Some(value >= least)),
        Target::AtMost(most) => (format!("<= {most}"), Some(value <= most)),
        Target::None => ("-".to_owned(), None),
    };
    let verdict = match good {
        Some(true) => "ok",
        Some(false) => "MISSED",
        None => "-",
    };
    let value = (value * 100.0).round() / 100.0;
    println!("{name}, {value}, {unit}, {words}, {verdict}");
    if let Some(path) = std::env::var_os("FENGYANG_BENCH_OUT") {
        let line = serde_json::json!({ "name": name, "value": value, "unit": unit, "target": words, "verdict": verdict });
        writeln!(std::fs::OpenOptions::new().create(true).append(true).open(path)?, "{line}")?;
    }
    Ok(())
}
