//! A program in two files: what its door needs, and what lies behind it and comes later.
//!
//! `frontend/src/behind.rs` names the place of the cut; the two files share one memory and one table of functions, and what the
//! glue must know of the second is made part of the glue.

use crate::file::{Site, read};
use crate::{Plan, program};
use anyhow::{Context, Result, anyhow, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use wasm_split_cli_support::{Options, transform};

/// Where the cut left the two files.
pub(crate) struct Halves {
    /// What the glue is made of.
    pub(crate) first: PathBuf,
    /// What comes later; it has no glue of its own.
    second: PathBuf,
    /// The script that links them.
    link: PathBuf,
}

/// The script by that name links the two.
const LINK: &str = "./link.js";
/// The second file, as that script knows it.
const SECOND: &str = "./split_behind.wasm";

/// Cuts a program in two.
pub(crate) fn cut(whole: &Path, work: &Path) -> Result<Halves> {
    let wasm = read(whole)?;
    let first = work.join(whole.file_name().context("a program has a name")?);
    let mut options = Options::new(&wasm);
    options.output_dir = work;
    options.main_out_path = &first;
    options.link_name = LINK;
    let cut = transform(options).map_err(|error| anyhow!("cut {} in two: {error:#}", whole.display()))?;
    let [second] = cut.split_modules.as_slice() else {
        return Err(anyhow!("{} is cut in one place, and gave {:?}", whole.display(), cut.split_modules));
    };
    Ok(Halves { first, second: second.clone(), link: work.join(LINK) })
}

impl Halves {
    /// Writes the second file and answers its URL.
    pub(crate) fn write_second(&self, plan: &Plan, site: &mut Site) -> Result<String> {
        if plan.release {
            program::optimise(plan, &self.second)?;
        }
        site.write_hashed("behind", "wasm", &read(&self.second)?)
    }

    /// The script that links the two, once the second has its name.
    pub(crate) fn link(&self, second: &str) -> Result<String> {
        let link = fs::read_to_string(&self.link).context("read the script that links the two files")?;
        ensure!(link.contains(SECOND), "the script that links the two files does not fetch {SECOND}");
        Ok(link.replace(SECOND, second))
    }
}

/// Makes the linking script part of the glue: as two files that import each other neither could be named by its content.
pub(crate) fn inline(glue: &str, link: &str) -> Result<String> {
    let is_import = |line: &&str| line.starts_with("import ");
    let imports: Vec<&str> = glue.lines().filter(is_import).collect();
    ensure!(imports.iter().all(|line| line.contains(LINK)), "the glue imports more than the linking script: {imports:?}");
    let names: Vec<&str> = imports.iter().filter_map(|line| line.split_whitespace().nth(3)).collect();
    ensure!(!names.is_empty(), "the glue does not import the linking script");
    let body: String = link.lines().filter(|line| !is_import(line)).map(|line| line.trim_start_matches("export ").to_owned() + "\n").collect();
    let loaders: Vec<&str> =
        link.lines().filter_map(|line| line.strip_prefix("export const ")).filter_map(|line| line.split_whitespace().next()).collect();
    let glue: String = glue.lines().filter(|line| !is_import(line)).map(|line| line.to_owned() + "\n").collect();
    let given: String = names.iter().map(|name| format!("const {name} = {{ {} }};\n", loaders.join(", "))).collect();
    Ok(format!("{body}{given}{glue}"))
}
