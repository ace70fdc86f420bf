//! What the site is built from, as one digest: where nothing changed, nothing is built again.

use crate::Plan;
use crate::file::{all_below, hash, read};
use anyhow::{Context, Result};
use std::env;

/// The digest of all inputs, this program included.
pub(crate) fn of(plan: &Plan) -> Result<String> {
    let own = env::current_exe().context("find this program")?;
    let mut inputs = vec![own, plan.wasm("field"), plan.wasm("vault"), plan.wasm("desk"), plan.root.join("end2end/package-lock.json")];
    for folder in ["public", "style"] {
        inputs.extend(all_below(&plan.root.join(folder))?);
    }
    let mut stamp = format!("release {}\n", plan.release);
    for input in inputs {
        let content = read(&input).with_context(|| "run `make site`, which builds it first")?;
        stamp.push_str(&format!("{} {}\n", hash(&content), input.display()));
    }
    Ok(hash(stamp.as_bytes()))
}
