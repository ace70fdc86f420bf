//! One program: what cargo built becomes glue, a stripped wasm file and a style sheet.

use crate::file::{Site, read};
use crate::names::Names;
use crate::{Plan, layout, shell, style};
use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::path::Path;
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
    pub(crate) style: String,
}

/// Builds a program with a style of its own.
pub(crate) fn build(plan: &Plan, site: &mut Site, name: &str) -> Result<Program> {
    let (script, wasm) = glue(plan, site, name)?;
    let style = site.write_hashed(name, "css", style::join(&plan.root.join("style"), name)?.as_bytes())?;
    Ok(Program { script, wasm, style })
}

/// A worker's program: where its files lie, the one that starts it first.
pub(crate) fn build_worker(plan: &Plan, site: &mut Site, name: &str) -> Result<[String; 3]> {
    let (script, wasm) = glue(plan, site, name)?;
    let start = shell::fill(&shell::template(plan, &format!("{name}-start.js"))?, &[("{script}", &script), ("{wasm}", &wasm)])?;
    // Firefox and WebKit ask a service worker for a worker's program only below the service worker's own folder.
    Ok([site.write_hashed_in("/field", &format!("{name}-start"), "js", start.as_bytes())?, script, wasm])
}

/// The script and the wasm file of a program.
fn glue(plan: &Plan, site: &mut Site, name: &str) -> Result<(String, String)> {
    let input = plan.wasm(name);
    ensure!(input.is_file(), "{} is missing; build it first: make site", input.display());
    let work = plan.out.with_extension("work").join(name);
    crate::empty(&work)?;
    let mut output = Bindgen::new()
        .input_path(&input)
        .web(true)?
        .out_name(name)
        .typescript(false)
        .remove_name_section(plan.release)
        .remove_producers_section(plan.release)
        .generate_output()
        .with_context(|| format!("make the glue of {}", input.display()))?;
    let names = Names::shorten(&mut output);
    output.emit(&work)?;
    if work.join("snippets").exists() {
        bail!("a dependency of {name} brings scripts of its own; the site carries only ours, so that its policy stays strict");
    }
    let wasm = work.join(format!("{name}_bg.wasm"));
    if plan.release {
        optimise(plan, &wasm)?;
    }
    let glue = fs::read_to_string(work.join(format!("{name}.js"))).context("read the glue")?;
    let script = site.write_hashed(name, "js", names.rewrite(&glue).as_bytes())?;
    let wasm = site.write_hashed(name, "wasm", &read(&wasm)?)?;
    fs::remove_dir_all(&work).context("remove the work folder")?;
    Ok((script, wasm))
}

/// A third less over the wire.
fn optimise(plan: &Plan, wasm: &Path) -> Result<()> {
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
