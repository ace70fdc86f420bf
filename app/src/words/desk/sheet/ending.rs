//! How far a sheet is, also one on which no sample was taken: a refusal is one only when the county says so (O-48).

use crate::words::desk::nouns;
use domain::ending::EndingKind;
use domain::time::Instant;

/// A state in a word, and how urgent it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// The tone of its badge.
    pub tone: &'static str,
    /// What it says.
    pub said: String,
}

/// How far it is.
#[must_use]
pub fn state(completed: Option<Instant>, ending: Option<EndingKind>, upheld: Option<bool>, voided: bool) -> State {
    if voided {
        return State { tone: "info", said: super::correction::VOID.to_owned() };
    }
    let (tone, said) = match (completed, ending) {
        (None, None) => ("info", "○ 进行中".to_owned()),
        (None, Some(kind)) => ("info", format!("○ {}，尚未签完", name(kind))),
        (Some(at), None) => ("ok", format!("✓ 完成 {}", nouns::day_and_clock(at))),
        (Some(at), Some(kind)) => {
            let (tone, said) = ended(kind, upheld);
            (tone, format!("{said} {}", nouns::day_and_clock(at)))
        }
    };
    State { tone, said }
}

const fn name(kind: EndingKind) -> &'static str {
    match kind {
        EndingKind::Refused => "拒检",
        EndingKind::NoSample => "未抽到样品",
        EndingKind::Terminated => "终止抽样",
    }
}

const fn ended(kind: EndingKind, upheld: Option<bool>) -> (&'static str, &'static str) {
    match (kind, upheld) {
        (EndingKind::Refused, None) => ("warn", "! 拒检（已上报）"),
        (EndingKind::Refused, Some(true)) => ("seal", "■ 拒检（已认定）"),
        (EndingKind::Refused, Some(false)) => ("info", "○ 拒检（不予认定）"),
        (EndingKind::NoSample, None) => ("info", "○ 未抽到样品"),
        (EndingKind::NoSample, Some(true)) => ("ok", "✓ 未抽到样品（认定属实）"),
        (EndingKind::NoSample, Some(false)) => ("warn", "! 未抽到样品（不予认定）"),
        (EndingKind::Terminated, _) => ("warn", "! 终止抽样"),
    }
}
