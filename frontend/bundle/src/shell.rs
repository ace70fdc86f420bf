//! The pages around the programs: the phone's shell with its service worker, and what the server must know for the desk's.

use crate::Plan;
use crate::file::{Site, hash, read};
use crate::program::Program;
use anyhow::{Context, Result, ensure};
use serde::Serialize;

/// What the phone keeps besides its program.
const KEPT: [&str; 3] = ["/manifest.webmanifest", "/icon.svg", "/icons/icon-192.png"];

/// The reader of codes, from the npm package that `make` installs.
const READER: &str = "end2end/node_modules/zxing-wasm/dist/iife/reader/index.js";
const READER_WASM: &str = "end2end/node_modules/zxing-wasm/dist/reader/zxing_reader.wasm";

/// The shell and the worker, as they are served.
const SHELL: &str = "/field/index.html";
const WORKER: &str = "/field/service-worker.js";

/// `site.json`: where the desk's files lie.
#[derive(Serialize)]
struct Desk<'a> {
    style: &'a str,
    script: &'a str,
    wasm: &'a str,
    start: &'a str,
    draw: &'a str,
}

/// Writes what the server needs to render the desk's pages.
pub(crate) fn write_desk(plan: &Plan, site: &mut Site, desk: &Program, draw: &[String; 3]) -> Result<()> {
    let again = fill(&template(plan, "draw.js")?, &[("{worker}", &draw[0])])?;
    let draw = site.write_hashed("draw-again", "js", again.as_bytes())?;
    let start = write_start(plan, site, desk)?;
    let text = serde_json::to_string_pretty(&Desk { style: &desk.style, script: &desk.script, wasm: &desk.wasm, start: &start, draw: &draw })?;
    site.write("/site.json", text.as_bytes())
}

/// Writes the script that starts a program: a file of its own and no inline script, for the phone's policy allows none.
fn write_start(plan: &Plan, site: &mut Site, program: &Program) -> Result<String> {
    let start = fill(&template(plan, "start.js")?, &[("{script}", &program.script), ("{wasm}", &program.wasm)])?;
    site.write_hashed("start", "js", start.as_bytes())
}

/// Writes the phone's shell and worker; answers the URLs of all that a first visit loads.
pub(crate) fn write_field(plan: &Plan, site: &mut Site, field: &Program, vault: &[String; 3]) -> Result<Vec<String>> {
    let start = write_start(plan, site, field)?;
    // The vault is first needed when somebody signs in, which wants a signal; from then on the worker has it.
    let mut later = vault.to_vec();
    later.extend(write_scan(plan, site)?);
    let scan = later.last().context("the reader of codes has a script")?;
    let names = [
        ("{scan}", scan),
        ("{vault}", &vault[0]),
        ("{style}", &field.style),
        ("{script}", &field.script),
        ("{wasm}", &field.wasm),
        ("{start}", &start),
    ];
    let page = fill(&template(plan, "field.html")?, &names)?;
    site.write(SHELL, page.as_bytes())?;

    let mut kept: Vec<&str> = vec![&field.style, &field.script, &field.wasm, &start];
    kept.extend(KEPT);
    let first: Vec<String> = [SHELL, WORKER].into_iter().chain(kept.iter().copied()).map(str::to_owned).collect();
    // The door does not wait for what lies behind it, but a phone without that is of no use: the worker keeps both or neither.
    kept.extend(field.behind.as_deref());
    let worker = template(plan, "service-worker.js")?;
    // The worker's own text counts too: a cache of the same name must never be filled again under a worker that uses it.
    let mut version = format!("{}{}", site.file(SHELL)?.hash, hash(worker.as_bytes()));
    for url in kept.iter().copied().chain(later.iter().map(String::as_str)) {
        version.push_str(url);
        version.push_str(&site.file(url)?.hash);
    }
    let listed: Vec<&str> = std::iter::once("/field/").chain(kept.iter().copied()).collect();
    let version = hash(version.as_bytes())[..16].to_owned();
    let names = [("{version}", &version), ("{files}", &serde_json::to_string(&listed)?), ("{later}", &serde_json::to_string(&later)?)];
    let worker = fill(&worker, &names)?;
    site.write(WORKER, worker.as_bytes())?;

    Ok(first)
}

/// Writes what reads codes; answers the URLs, that of the script that the page loads last.
fn write_scan(plan: &Plan, site: &mut Site) -> Result<Vec<String>> {
    let reader = site.write_hashed("zxing", "js", &package(plan, READER)?)?;
    let wasm = site.write_hashed("zxing", "wasm", &package(plan, READER_WASM)?)?;
    let script = fill(&template(plan, "scan.js")?, &[("{reader}", &reader), ("{wasm}", &wasm)])?;
    let script = site.write_hashed("scan", "js", script.as_bytes())?;
    Ok(vec![reader, wasm, script])
}

fn package(plan: &Plan, path: &str) -> Result<Vec<u8>> {
    read(&plan.root.join(path)).context("install the packages first: npm ci --prefix end2end")
}

pub(crate) fn template(plan: &Plan, name: &str) -> Result<String> {
    String::from_utf8(read(&plan.root.join("public").join(name))?).with_context(|| format!("public/{name} is no UTF-8 text"))
}

pub(crate) fn fill(template: &str, names: &[(&str, &String)]) -> Result<String> {
    let mut text = template.to_owned();
    for (name, value) in names {
        ensure!(text.contains(name), "the template lacks {name}");
        text = text.replace(name, value);
    }
    Ok(text)
}
