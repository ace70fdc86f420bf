//! The figures of the office: whole visits a second, the time of one post, `decide`, and memory under uploads.
//!
//! `FENGYANG_BENCH_SECONDS` (30) sets how long each run lasts, `FENGYANG_TEST_DATABASE` names a PostgreSQL where databases may
//! be made (`.ci/postgres` gives one), `FENGYANG_BENCH_OUT` a file to which each figure is appended as an object.
#![expect(clippy::disallowed_methods, reason = "a bench measures by the machine's clock")]
#![expect(clippy::as_conversions, reason = "figures are told, not reckoned with")]

mod figure;
mod server;
mod story;

use crate::figure::{Target, tell};
use crate::server::{Line, Server};
use crate::story::{NAME, PASSWORD, Phone, Shape};
use base64::Engine as _;
use domain::decide::{State, decide};
use domain::digest::Digest;
use domain::fixture;
use domain::id::{DeviceId, MediaId};
use domain::visit::Visit;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Phones that send at the same time.
const PHONES: usize = 8;
/// Visits a second that are signed beforehand; a server that is faster ends its run early.
const READY: usize = 1600;

fn main() -> anyhow::Result<()> {
    let seconds = std::env::var("FENGYANG_BENCH_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(30);
    let folder = tempfile::Builder::new().prefix("office-bench").tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    tell("decide, a command", decide_micros(), "µs", Target::AtMost(20.0))?;
    tell("disk, write and flush of 4 KiB, median", flush_micros(folder.path())?, "µs", Target::None)?;
    let visits = (seconds * READY).div_ceil(PHONES);
    let (phones, shape) = sign(folder.path(), visits)?;
    tell("commands in a visit", shape.commands as f64, "commands", Target::None)?;
    tell("bytes of a visit's batch", shape.bytes as f64 / 1000.0, "kB", Target::None)?;
    // The clients share the machine with the server, so they get one thread.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let phones = Arc::new(phones);
        for (delay, least) in [(0, Target::AtLeast(500.0)), (5, Target::None)] {
            let data = folder.path().join(format!("sqlite-{delay}"));
            std::fs::create_dir_all(&data)?;
            story::seed(&format!("sqlite://{}?mode=rwc", data.join("fengyang.db").display()), PHONES, visits).await?;
            let server = Server::start(&data, None, delay).await?;
            push(&server, &phones, seconds, &Run { name: "SQLite", delay, least }).await?;
            if delay == 0 {
                uploads(&server, folder.path()).await?;
            }
            drop(server);
            std::fs::remove_dir_all(&data)?;
        }
        let Ok(maintenance) = std::env::var("FENGYANG_TEST_DATABASE") else { return Ok(()) };
        for (delay, least) in [(0, Target::AtLeast(300.0)), (5, Target::None)] {
            let data = folder.path().join(format!("postgres-{delay}"));
            std::fs::create_dir_all(&data)?;
            let url = story::empty_database(&maintenance, &format!("office_bench_{delay}")).await?;
            story::seed(&url, PHONES, visits).await?;
            let server = Server::start(&data, Some(&url), delay).await?;
            push(&server, &phones, seconds, &Run { name: "PostgreSQL", delay, least }).await?;
        }
        Ok(())
    })
}

/// What `decide` takes, over the whole story.
fn decide_micros() -> f64 {
    let (briefing, assignment) = (fixture::briefing(), fixture::assignment("D"));
    let acts = fixture::story(&briefing, &assignment);
    let commands = fixture::commands(DeviceId::derived("decide"), assignment.visit, acts, (0, None), None);
    let (mut spent, mut count) = (Duration::ZERO, 0_u32);
    for _ in 0..300 {
        let mut visit = Visit::assigned(assignment.clone());
        for (command, _) in &commands {
            let actor = fixture::actor(command.by);
            let start = Instant::now();
            let decided = decide(State { briefing: &briefing, visit: &visit }, command, &actor, command.at);
            spent += start.elapsed();
            count += 1;
            decided.unwrap_or_default().iter().for_each(|event| visit.apply(event));
        }
    }
    spent.as_secs_f64() * 1e6 / f64::from(count)
}

/// What the disk takes for the smallest thing that it promises to keep.
fn flush_micros(folder: &Path) -> anyhow::Result<f64> {
    let mut file = std::fs::File::create(folder.join("flush"))?;
    let mut times = Vec::new();
    for _ in 0..300 {
        let start = Instant::now();
        file.write_all(&[7; 4096])?;
        file.sync_data()?;
        times.push(start.elapsed().as_secs_f64() * 1e6);
    }
    Ok(quantile(&mut times, 0.5))
}

fn quantile(values: &mut [f64], part: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let place = (values.len() as f64 * part) as usize;
    values.get(place.min(values.len().saturating_sub(1))).copied().unwrap_or(0.0)
}

/// Signs all visits, outside of what is measured.
fn sign(folder: &Path, visits: usize) -> anyhow::Result<(Vec<Phone>, Shape)> {
    let signed: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..PHONES).map(|phone| scope.spawn(move || story::sign(folder, phone, visits))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap_or_else(|_| Err(anyhow::anyhow!("signing broke")))).collect()
    });
    let signed = signed.into_iter().collect::<anyhow::Result<Vec<_>>>()?;
    let shape = signed.first().map_or(Shape { commands: 0, bytes: 0 }, |(_, shape)| *shape);
    Ok((signed.into_iter().map(|(phone, _)| phone).collect(), shape))
}

struct Run {
    name: &'static str,
    delay: u64,
    least: Target,
}

/// Sends whole visits from all phones for some seconds; each counts when its receipts say that all of it was applied.
async fn push(server: &Server, phones: &Arc<Vec<Phone>>, seconds: usize, run: &Run) -> anyhow::Result<()> {
    let cookie = Line::open(&server.address).await?.sign_in(NAME, PASSWORD).await?;
    let (flushes, spent) = (server.gauge("flushes").await?, (server.spent()?, server::spent("self")?));
    let start = Instant::now();
    let end = start + Duration::from_secs(seconds.try_into()?);
    let mut senders = tokio::task::JoinSet::new();
    for phone in 0..PHONES {
        let (phones, cookie, address) = (Arc::clone(phones), cookie.clone(), server.address.clone());
        senders.spawn(async move { send(&phones[phone], &address, &cookie, end).await });
    }
    let (mut times, mut findings) = (Vec::new(), 0);
    while let Some(sent) = senders.join_next().await {
        let (own, found) = sent??;
        times.extend(own);
        findings += found;
    }
    let took = start.elapsed().as_secs_f64();
    let name = if run.delay == 0 { run.name.to_owned() } else { format!("{} with {} ms added to each flush", run.name, run.delay) };
    tell(&format!("{name}: whole visits, each acknowledged durably"), times.len() as f64 / took, "visits/s", run.least)?;
    let each = |now: f64, before: f64| (now - before) / (times.len() as f64).max(1.0);
    tell(&format!("{name}: the server's share of the cores, a visit"), each(server.spent()?, spent.0), "ms", Target::None)?;
    tell(&format!("{name}: the senders' share of the cores, a visit"), each(server::spent("self")?, spent.1), "ms", Target::None)?;
    tell(&format!("{name}: flushes"), (server.gauge("flushes").await? - flushes) / took, "flushes/s", Target::None)?;
    tell(&format!("{name}: post of a visit's batch, median"), quantile(&mut times, 0.5), "ms", Target::None)?;
    let most = if run.delay == 0 { Target::AtMost(50.0) } else { Target::None };
    tell(&format!("{name}: post of a visit's batch, p95"), quantile(&mut times, 0.95), "ms", most)?;
    tell(&format!("{name}: findings, of which there should be none"), f64::from(findings), "findings", Target::AtMost(0.0))
}

/// One phone sends visit after visit; the times in milliseconds.
async fn send(phone: &Phone, address: &str, cookie: &str, end: Instant) -> anyhow::Result<(Vec<f64>, u32)> {
    let mut line = Line::open(address).await?;
    let mut bodies = phone.bodies()?;
    let headers = format!("content-type: application/json\r\n{cookie}");
    let (mut times, mut findings, mut body) = (Vec::new(), 0, Vec::new());
    while Instant::now() < end {
        body.clear();
        if !bodies.next_into(&mut body)? {
            break;
        }
        let sent = Instant::now();
        let answer = line.send("POST", "/api/v1/commands", &headers, &body).await?;
        times.push(sent.elapsed().as_secs_f64() * 1000.0);
        anyhow::ensure!(answer.status == 200, "{}: {}", answer.head, String::from_utf8_lossy(&answer.body));
        let receipts: domain::contract::Receipts = serde_json::from_slice(&answer.body)?;
        for receipt in receipts.receipts {
            anyhow::ensure!(matches!(receipt.outcome, domain::contract::Outcome::Applied { .. }), "not applied: {:?}", receipt.outcome);
            findings += u32::try_from(receipt.findings.len())?;
        }
    }
    Ok((times, findings))
}

/// Fifty photos of 5 MB at once; what the process grows by, and how fast they pass beside what the machine can do at all.
async fn uploads(server: &Server, folder: &Path) -> anyhow::Result<()> {
    let cookie = Line::open(&server.address).await?.sign_in(NAME, PASSWORD).await?;
    let photo = |photo| vec![photo; 5_000_000];
    let photos: Vec<(Vec<u8>, Digest)> = (0..50).map(|place| (photo(place), Digest::of(&photo(place)))).collect();
    let limit = (hash_rate(&photos), copy_rate(folder, &photos)?);
    let before = server.resident()?;
    let mut senders = tokio::task::JoinSet::new();
    let start = Instant::now();
    for (place, (bytes, digest)) in photos.into_iter().enumerate() {
        let (cookie, address) = (cookie.clone(), server.address.clone());
        senders.spawn(async move {
            let (media, device) = (MediaId::derived(&format!("photo {place}")), DeviceId::derived("phone 0"));
            let coded = |text: String| base64::engine::general_purpose::STANDARD.encode(text);
            let metadata = format!("device {},digest {}", coded(device.to_string()), coded(digest.to_string()));
            let headers = format!(
                "tus-resumable: 1.0.0\r\nupload-length: {}\r\nupload-metadata: {metadata}\r\ncontent-type: application/offset+octet-stream\r\n{cookie}",
                bytes.len()
            );
            let answer = Line::open(&address).await?.send("POST", &format!("/api/v1/uploads/{media}"), &headers, &bytes).await?;
            anyhow::ensure!(answer.status == 201, "{}", String::from_utf8_lossy(&answer.body));
            let receipt: domain::contract::MediaReceipt = serde_json::from_slice(&answer.body)?;
            anyhow::ensure!(receipt.digest == digest, "a receipt over other bytes");
            anyhow::Ok(())
        });
    }
    let mut most = before;
    while !senders.is_empty() {
        most = most.max(server.resident()?);
        tokio::select! {
            done = senders.join_next() => if let Some(done) = done { done?? },
            () = tokio::time::sleep(Duration::from_millis(5)) => {}
        }
    }
    let rate = 250.0 / start.elapsed().as_secs_f64();
    tell("fifty uploads of 5 MB at once: growth of memory", (most - before) / 1000.0, "MB", Target::AtMost(64.0))?;
    tell("SHA-256 of the same, one after the other", limit.0, "MB/s", Target::None)?;
    tell("a plain copy of the same, each flushed", limit.1, "MB/s", Target::None)?;
    tell("fifty uploads of 5 MB at once: throughput", rate, "MB/s", Target::AtLeast(limit.0.min(limit.1) / 2.0))
}

fn hash_rate(photos: &[(Vec<u8>, Digest)]) -> f64 {
    let start = Instant::now();
    assert!(photos.iter().all(|(bytes, digest)| Digest::of(bytes) == *digest));
    250.0 / start.elapsed().as_secs_f64()
}

fn copy_rate(folder: &Path, photos: &[(Vec<u8>, Digest)]) -> anyhow::Result<f64> {
    let start = Instant::now();
    for (place, (bytes, _)) in photos.iter().enumerate() {
        let mut file = std::fs::File::create(folder.join(format!("copy {place}")))?;
        file.write_all(bytes)?;
        file.sync_all()?;
    }
    Ok(250.0 / start.elapsed().as_secs_f64())
}
