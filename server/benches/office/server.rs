//! The real server, as a process of its own.

use anyhow::Context as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// A running server.
#[derive(Debug)]
pub(crate) struct Server {
    child: Child,
    pub(crate) address: String,
}

impl Server {
    /// Starts the server on its data folder and waits until it is well.
    pub(crate) async fn start(data: &Path, url: Option<&str>, flush_delay: u64) -> anyhow::Result<Self> {
        // A port that was free a moment ago; the server itself cannot tell which one it chose.
        let address = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string();
        let mut command = Command::new(env!("CARGO_BIN_EXE_fengyang"));
        command.arg("--data").arg(data).arg("--listen").arg(&address).arg("--flush-delay").arg(flush_delay.to_string());
        if let Some(url) = url {
            command.arg("--database-url").arg(url);
        }
        let child = command.env("RUST_LOG", "warn").stdin(Stdio::null()).stdout(Stdio::null()).spawn().context("while starting the server")?;
        let server = Self { child, address };
        for _ in 0..200 {
            if let Ok(mut line) = Line::open(&server.address).await
                && line.send("GET", "/api/v1/health", "", &[]).await.is_ok_and(|answer| answer.status == 200)
            {
                return Ok(server);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        anyhow::bail!("the server did not become well within ten seconds")
    }

    /// A gauge of the metrics page.
    pub(crate) async fn gauge(&self, name: &str) -> anyhow::Result<f64> {
        let answer = Line::open(&self.address).await?.send("GET", "/metrics", "", &[]).await?;
        let page = String::from_utf8(answer.body)?;
        let line = page.lines().find_map(|line| line.strip_prefix(&format!("fengyang_{name} "))).with_context(|| format!("no gauge {name}"))?;
        Ok(line.parse()?)
    }

    /// What the process has spent of the cores, in milliseconds.
    pub(crate) fn spent(&self) -> anyhow::Result<f64> {
        spent(&self.child.id().to_string())
    }

    /// What the process holds of memory, in kilobytes.
    pub(crate) fn resident(&self) -> anyhow::Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("no VmRSS")?;
        Ok(line.trim().trim_end_matches("kB").trim().parse()?)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // What it acknowledged is on disk, so it may be ended as by a power cut.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What a process has spent of the cores, in milliseconds; `self` is this one.
pub(crate) fn spent(process: &str) -> anyhow::Result<f64> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat"))?;
    // The name stands in brackets and may hold anything; user and system time are the 14th and 15th word, in hundredths of a second.
    let (_, words) = stat.rsplit_once(')').context("no name in stat")?;
    let ticks: Vec<f64> = words.split_whitespace().skip(11).take(2).map(str::parse).collect::<Result<_, _>>()?;
    Ok(ticks.iter().sum::<f64>() * 10.0)
}

/// One kept-alive connection, with no more of HTTP than our own server speaks.
#[derive(Debug)]
pub(crate) struct Line {
    stream: TcpStream,
    host: String,
    read: Vec<u8>,
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Line {
    /// Connects.
    pub(crate) async fn open(address: &str) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, host: address.to_owned(), read: Vec::with_capacity(1 << 16) })
    }

    /// Sends a request and reads its answer; `headers` are whole lines.
    pub(crate) async fn send(&mut self, method: &str, path: &str, headers: &str, body: &[u8]) -> anyhow::Result<Answer> {
        let head = format!("{method} {path} HTTP/1.1\r\nhost: {}\r\ncontent-length: {}\r\n{headers}\r\n", self.host, body.len());
        self.stream.write_all(head.as_bytes()).await?;
        self.stream.write_all(body).await?;
        self.answer().await
    }

    async fn answer(&mut self) -> anyhow::Result<Answer> {
        self.read.clear();
        let end = loop {
            if let Some(end) = self.read.windows(4).position(|four| four == b"\r\n\r\n") {
                break end + 4;
            }
            anyhow::ensure!(self.stream.read_buf(&mut self.read).await? > 0, "the server closed the line");
        };
        let head = String::from_utf8(self.read[..end].to_vec())?.to_ascii_lowercase();
        let status = head.split(' ').nth(1).context("no status")?.parse()?;
        let length: usize = head.lines().find_map(|line| line.strip_prefix("content-length: ")).context("no length")?.trim().parse()?;
        while self.read.len() < end + length {
            anyhow::ensure!(self.stream.read_buf(&mut self.read).await? > 0, "the server closed the line");
        }
        Ok(Answer { status, head, body: self.read[end..end + length].to_vec() })
    }

    /// Signs in; the cookie as a header line.
    pub(crate) async fn sign_in(&mut self, name: &str, password: &str) -> anyhow::Result<String> {
        let body = serde_json::json!({ "name": name, "password": password }).to_string();
        let answer = self.send("POST", "/api/v1/session", "content-type: application/json\r\n", body.as_bytes()).await?;
        anyhow::ensure!(answer.status == 200, "could not sign in: {}", String::from_utf8_lossy(&answer.body));
        // Header names were lowered and the cookie with them: read it again from the bytes that came.
        let raw = String::from_utf8_lossy(&self.read);
        let cookie = raw.lines().find_map(|line| line.split_once(": ").filter(|(name, _)| name.eq_ignore_ascii_case("set-cookie")));
        let (_, cookie) = cookie.context("no cookie")?;
        Ok(format!("cookie: {}\r\n", cookie.split(';').next().unwrap_or_default()))
    }
}
