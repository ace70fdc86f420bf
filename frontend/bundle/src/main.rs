//! Builds the site out of the two programs: glue, styles, hashed names, compression, and the list that the service worker keeps.
//!
//! `cargo run -p bundle -- [--release] [--out FOLDER]`, after `cargo build -p frontend --target wasm32-unknown-unknown`.

mod cut;
mod file;
mod layout;
mod names;
mod program;
mod report;
mod shell;
mod stamp;
mod style;

use anyhow::{Context, Result, bail};
use file::Site;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// What to build, and where.
struct Plan {
    release: bool,
    root: PathBuf,
    target: PathBuf,
    out: PathBuf,
}

impl Plan {
    fn from_arguments() -> Result<Self> {
        // cargo says where the crate lies now; where it lay when it was compiled may be another checkout.
        let own = env::var_os("CARGO_MANIFEST_DIR").context("start the bundle with `cargo run -p bundle`")?;
        let root = Path::new(&own).ancestors().nth(2).context("find the folder of the workspace")?.to_owned();
        let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
        let mut plan = Self { release: false, out: root.join("target/site"), root, target };
        let mut arguments = env::args().skip(1);
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--release" => plan.release = true,
                "--out" => plan.out = arguments.next().context("--out needs a folder")?.into(),
                other => bail!("{other} is no argument of the bundle; it takes --release and --out FOLDER"),
            }
        }
        Ok(plan)
    }

    /// The wasm file that cargo built for a program.
    fn wasm(&self, name: &str) -> PathBuf {
        let profile = if self.release { "wasm-release" } else { "debug" };
        self.target.join("wasm32-unknown-unknown").join(profile).join(format!("{name}.wasm"))
    }
}

fn main() -> Result<()> {
    let plan = Plan::from_arguments()?;
    let stamp = stamp::of(&plan).context("read what the site is built from")?;
    let stamp_file = plan.out.with_extension("stamp");
    if plan.out.is_dir() && fs::read_to_string(&stamp_file).is_ok_and(|old| old == stamp) {
        println!("the site is up to date: {}", plan.out.display());
        return Ok(());
    }
    // Built beside and then moved: a server that runs never sees half a site.
    let beside = plan.out.with_extension("new");
    empty(&beside)?;
    let mut site = Site::new(beside.clone(), plan.release);
    build(&plan, &mut site)?;
    remove(&plan.out)?;
    fs::rename(&beside, &plan.out).with_context(|| format!("move the site to {}", plan.out.display()))?;
    fs::write(&stamp_file, stamp).context("remember what the site was built from")?;
    Ok(())
}

fn build(plan: &Plan, site: &mut Site) -> Result<()> {
    file::copy_public(&plan.root.join("public"), site)?;
    let field = program::build_in_two(plan, site, "field")?;
    let desk = program::build(plan, site, "desk")?;
    // Fetched when somebody presses the button of a published draw, and never before.
    let draw = program::build_worker(plan, site, "/pkg", "draw")?;
    shell::write_desk(plan, site, &desk, &draw)?;
    // Firefox and WebKit ask a service worker for a worker's program only below the service worker's own folder.
    let vault = program::build_worker(plan, site, "/field", "vault")?;
    let first_load = shell::write_field(plan, site, &field, &vault)?;
    report::print(site, &first_load);
    Ok(())
}

fn empty(folder: &Path) -> Result<()> {
    remove(folder)?;
    fs::create_dir_all(folder).with_context(|| format!("make the folder {}", folder.display()))
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("remove the folder {}", folder.display()))?;
    }
    Ok(())
}
