//! What a check showed, in plain words.

use super::{Fault, Proof};
use app::words::bag as words;

/// The report that is printed.
#[must_use]
pub fn report(proof: &Proof) -> String {
    let Proof { number, key, key_was_given, counts, remarks, faults } = proof;
    let mut lines = vec![words::CHECKED.to_owned(), words::sheet(number)];
    if !key.is_empty() {
        lines.push(words::key(key));
    }
    // What was counted of a package that does not hold would only reassure.
    if faults.is_empty() {
        lines.push(if *key_was_given { words::KEY_COMPARED } else { words::KEY_BELIEVED }.to_owned());
        lines.extend(counts.iter().map(|(what, count)| words::counted(what, *count)));
    }
    if !remarks.is_empty() {
        lines.push(words::REMARKS.to_owned());
        lines.extend(remarks.iter().map(|remark| words::remark(remark)));
    }
    if faults.is_empty() {
        lines.push(words::HOLDS.to_owned());
    } else {
        lines.push(words::FAULTS.to_owned());
        lines.extend(faults.iter().map(|Fault { file, reason }| words::fault(file, reason)));
        lines.push(words::fails(faults.len()));
    }
    lines.join("\n")
}
