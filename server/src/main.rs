//! Reads the settings, opens the office, serves.

use app::words::bag as words;
use clap::Parser as _;
use server::bag::proof;
use server::clock::Clock;
use server::live::{self, Ending};
use server::office::example::{self, NewAccount};
use server::office::export::{self, Exported};
use server::office::{exif, projections, upload};
use server::redraw;
use server::settings::{CommandLine, DrawWork, LogForm, Settings, Work};
use server::state::AppState;
use server::{authority, backup, routes, tls};
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;
use tracing_subscriber::EnvFilter;

#[tokio::main]
async fn main() -> ExitCode {
    let CommandLine { work, settings } = CommandLine::parse();
    log_to_stderr(settings.log);
    let done = match work.unwrap_or(Work::Serve) {
        Work::Serve => serve(settings).await,
        Work::Phone => serve_phone(settings).await,
        Work::Rebuild => rebuild(settings).await,
        Work::Backup { to } => backup(&settings, &to).await,
        Work::Restore { from } => restore(&settings, &from).await,
        Work::Export { sheet, out } => export(settings, &sheet, out.as_deref()).await,
        Work::Draw(DrawWork::Verify { record, roster, samplers }) => {
            redraw::verify(&record, &roster, samplers.as_deref()).map(|told| println!("{told}"))
        }
        Work::Draw(DrawWork::Export { draw, out }) => write_draw(settings, &draw, &out).await,
        Work::Verify { package, office_key } => verify(&package, office_key.as_deref()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(error = format!("{error:#}"), "ended by a fault");
            ExitCode::FAILURE
        }
    }
}

async fn serve(settings: Settings) -> anyhow::Result<()> {
    let state = AppState::open(settings.clone(), Clock::default()).await?;
    if settings.example {
        show(&example::create(&state).await?, settings.example_password.is_some());
    }
    let ending = Ending::default();
    tls::end_at_signal(ending.clone())?;
    tokio::spawn(live::look(state.db.clone(), ending.clone()));
    tokio::spawn(tidy_uploads(state.clone(), ending.clone()));
    tls::serve(&settings, routes::router(state.clone(), ending.clone()), ending).await?;
    state.db.close().await;
    Ok(())
}

async fn serve_phone(mut settings: Settings) -> anyhow::Result<()> {
    let reach = authority::prepare(&mut settings, Clock::default().now())?;
    authority::show(&reach)?;
    tokio::select! {
        served = serve(settings) => served,
        given = authority::hand_out(&reach) => given,
    }
}

/// Sweeps given-up uploads and looks into proved ones: at the start, for what a crash or an older program left behind, and then every hour.
async fn tidy_uploads(state: AppState, ending: Ending) {
    loop {
        match upload::sweep(&state).await {
            Ok(0) => {}
            Ok(swept) => tracing::info!(swept, "forgot uploads that nobody went on with"),
            Err(error) => tracing::warn!(error = format!("{error:#}"), "could not sweep given-up uploads"),
        }
        match exif::catch_up(&state).await {
            Ok(0) => {}
            Ok(looked) => tracing::info!(looked, "read what cameras wrote into files that were proved before"),
            Err(error) => tracing::warn!(error = format!("{error:#}"), "could not read what cameras wrote into files that were proved before"),
        }
        tokio::select! {
            () = tokio::time::sleep(Duration::from_secs(3600)) => {}
            () = ending.wait() => return,
        }
    }
}

async fn rebuild(settings: Settings) -> anyhow::Result<()> {
    let state = AppState::open(settings, Clock::default()).await?;
    let entries = projections::rebuild(&state.db).await?;
    tracing::info!(entries, "every projection was built again from the record");
    state.db.close().await;
    Ok(())
}

async fn backup(settings: &Settings, to: &Path) -> anyhow::Result<()> {
    let made = backup::make(settings, to, Clock::default().now()).await?;
    tracing::info!(rows = made.rows(), files = made.blobs.len(), folder = %to.display(), "the record and its media are copied");
    Ok(())
}

async fn restore(settings: &Settings, from: &Path) -> anyhow::Result<()> {
    let made = backup::restore(settings, from).await?;
    tracing::info!(rows = made.rows(), files = made.blobs.len(), made_at = %made.made_at, "the record and its media are back");
    Ok(())
}

async fn export(settings: Settings, sheet: &str, out: Option<&Path>) -> anyhow::Result<()> {
    let state = AppState::open(settings, Clock::default()).await?;
    let written = export::write(&state, sheet, out).await;
    state.db.close().await;
    let Exported { path, files, bytes } = written?;
    println!("{}", words::exported(&path.display().to_string(), files, bytes));
    Ok(())
}

async fn write_draw(settings: Settings, draw: &str, out: &Path) -> anyhow::Result<()> {
    let draw = draw.parse()?;
    let state = AppState::open(settings, Clock::default()).await?;
    let written = redraw::export(&state, draw, out).await;
    state.db.close().await;
    println!("{}", written?);
    Ok(())
}

/// Prints what was checked; what does not hold ends the program with a failure.
fn verify(package: &Path, office_key: Option<&str>) -> anyhow::Result<()> {
    let proof = proof::check(package, office_key)?;
    println!("{}", proof::report(&proof));
    anyhow::ensure!(proof.holds(), "{} is not as the office wrote it", package.display());
    Ok(())
}

/// Shows one-time passwords once; they are kept nowhere.
fn show(accounts: &[NewAccount], known: bool) {
    if accounts.is_empty() {
        return;
    }
    println!("{:<20} {:<14} for", "sign-in name", if known { "password" } else { "one-time password" });
    for NewAccount { sign_in, password, person, organisation } in accounts {
        let password = if known { "(as given)" } else { password };
        println!("{sign_in:<20} {password:<17} {person} · {organisation}");
    }
}

fn log_to_stderr(form: LogForm) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match form {
        LogForm::Text => log.init(),
        LogForm::Json => log.json().init(),
    }
}
