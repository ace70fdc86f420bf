//! One program: what cargo built becomes glue, a stripped wasm file and a style sheet.

use crate::file::{Site, read};
use crate::names::Names;
use crate::{Plan, cut, layout, shell};
use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

/// What rustc 1.95 makes use of; wasm-opt refuses a file with features that it was not told of.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Where a built program lies, as URLs.
pub(crate) struct Program {
    pub(crate) script: String,
    pub(crate) wasm: String,
    /// Its second file, where it is cut in two.
    pub(crate) behind: Option<String>,
    pub(crate) style: String,
}

/// Builds a program with a style of its own.
pub(crate) fn build(plan: &Plan, site: &mut Site, name: &str) -> Result<Program> {
    let work = Work::begin(plan, name)?;
    let (script, wasm) = glue(plan, site, name, &work.input, None)?;
    let style = style(plan, site, name)?;
    work.end()?;
    Ok(Program { script, wasm, behind: None, style })
}

/// Builds a program in two files, as [`cut`] has it.
pub(crate) fn build_in_two(plan: &Plan, site: &mut Site, name: &str) -> Result<Program> {
    let work = Work::begin(plan, name)?;
    let halves = cut::cut(&work.input, &work.folder)?;
    let behind = halves.write_second(plan, site)?;
    let (script, wasm) = glue(plan, site, name, &halves.first, Some(&halves.link(&behind)?))?;
    let style = style(plan, site, name)?;
    work.end()?;
    Ok(Program { script, wasm, behind: Some(behind), style })
}

/// A worker's program: where its files lie, the one that starts it first; that one in a folder of one's choice.
pub(crate) fn build_worker(plan: &Plan, site: &mut Site, folder: &str, name: &str) -> Result<[String; 3]> {
    let work = Work::begin(plan, name)?;
    let (script, wasm) = glue(plan, site, name, &work.input, None)?;
    work.end()?;
    let start = shell::fill(&shell::template(plan, &format!("{name}-start.js"))?, &[("{script}", &script), ("{wasm}", &wasm)])?;
    Ok([site.write_hashed_in(folder, &format!("{name}-start"), "js", start.as_bytes())?, script, wasm])
}

/// What cargo built of a program, and a folder to work in.
struct Work {
    input: PathBuf,
    folder: PathBuf,
}

impl Work {
    fn begin(plan: &Plan, name: &str) -> Result<Self> {
        let (input, folder) = (plan.wasm(name), plan.out.with_extension("work").join(name));
        ensure!(input.is_file(), "{} is missing; build it first: make site", input.display());
        crate::empty(&folder)?;
        Ok(Self { input, folder })
    }

    fn end(self) -> Result<()> {
        fs::remove_dir_all(&self.folder).with_context(|| format!("remove the folder {}", self.folder.display()))
    }
}

fn style(plan: &Plan, site: &mut Site, name: &str) -> Result<String> {
    site.write_hashed(name, "css", crate::style::join(&plan.root.join("style"), name)?.as_bytes())
}

/// The script and the wasm file of a program; `link` fetches the second file of one that is cut in two.
fn glue(plan: &Plan, site: &mut Site, name: &str, input: &Path, link: Option<&str>) -> Result<(String, String)> {
    let mut output = Bindgen::new()
        .input_path(input)
        .web(true)?
        .out_name(name)
        .typescript(false)
        .keep_lld_exports(link.is_some())
        .remove_name_section(plan.release)
        .remove_producers_section(plan.release)
        .generate_output()
        .with_context(|| format!("make the glue of {}", input.display()))?;
    let names = Names::shorten(&mut output);
    let work = input.with_extension("glue");
    output.emit(&work)?;
    if work.join("snippets").exists() {
        bail!("a dependency of {name} brings scripts of its own; the site carries only ours, so that its policy stays strict");
    }
    let wasm = work.join(format!("{name}_bg.wasm"));
    if plan.release {
        optimise(plan, &wasm)?;
    }
    let glue = fs::read_to_string(work.join(format!("{name}.js"))).context("read the glue")?;
    let mut glue = names.rewrite(&glue);
    if let Some(link) = link {
        glue = cut::inline(&glue, link)?;
    }
    let script = site.write_hashed(name, "js", glue.as_bytes())?;
    let wasm = site.write_hashed(name, "wasm", &read(&wasm)?)?;
    fs::remove_dir_all(&work).context("remove the work folder")?;
    Ok((script, wasm))
}

/// A third less over the wire.
pub(crate) fn optimise(plan: &Plan, wasm: &Path) -> Result<()> {
    let tool = plan.root.join("end2end/node_modules/binaryen/bin/wasm-opt");
    ensure!(tool.is_file(), "wasm-opt is missing; install it first: npm ci --prefix end2end");
    let status = Command::new("node")
        .arg(&tool)
        .arg(wasm)
        // Nothing lies in the first kilobyte, where the stack would end: so a place and what is added to it become one instruction.
        .args(["--low-memory-unused", "--flatten", "--rereloop", "-Oz", "-Oz", "--strip-debug", "--strip-producers"])
        .args(FEATURES)
        .arg("-o")
        .arg(wasm)
        .status()
        .context("start wasm-opt with node")?;
    ensure!(status.success(), "wasm-opt failed on {}", wasm.display());
    fs::write(wasm, layout::order(&read(wasm)?)?).with_context(|| format!("write {}", wasm.display()))
}
