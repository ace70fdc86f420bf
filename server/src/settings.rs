//! Settings: flags, and for each the environment variable `FENGYANG_…` of the same name.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::net::SocketAddr;
use std::path::PathBuf;

/// Runs product-quality spot checks from the published plan to the public notice.
#[derive(Debug, Parser)]
#[command(name = "fengyang", version, about)]
pub struct CommandLine {
    /// What to do; without it, serve.
    #[command(subcommand)]
    pub work: Option<Work>,
    /// How to do it.
    #[command(flatten)]
    pub settings: Settings,
}

/// What the program can do.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub enum Work {
    /// Serve the offices, the phones and the public.
    Serve,
    /// Serve for a real phone on the same network: by TLS, with an authority of this machine's own, and codes for the phone's camera.
    Phone,
    /// Build every projection again from the streams of events.
    Rebuild,
    /// Copy the record and its media into a folder, while the server runs.
    Backup {
        /// The folder; one that holds an older backup of ours is brought up to date.
        #[arg(long)]
        to: PathBuf,
    },
    /// Take a backup into an empty database, every digest proved.
    Restore {
        /// The folder of the backup.
        #[arg(long)]
        from: PathBuf,
    },
    /// Write everything that proves one sheet into a package (BagIt, RFC 8493), while the server runs.
    Export {
        /// The number of the sheet, or its id where two sheets have the number.
        sheet: String,
        /// A file that ends in `.zip`, or a folder; without it `NUMBER.zip` here.
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Run a draw again, or write out what is needed for it.
    #[command(subcommand)]
    Draw(DrawWork),
    /// Check such a package, with no server and no database.
    Verify {
        /// The file or the folder.
        package: PathBuf,
        /// The office's public key as the office itself gives it out (its page /verify shows it); without it, the one in the package is believed.
        #[arg(long)]
        office_key: Option<String>,
    },
}

/// What can be done with a draw.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub enum DrawWork {
    /// Draw again from record and roster, with no server and no database, and name all that differs.
    Verify {
        /// The record (`record.json`).
        record: PathBuf,
        /// The frozen roster (`roster.txt`).
        #[arg(long)]
        roster: PathBuf,
        /// The samplers (`samplers.txt`), whose draw is run again too; without it only the enterprises' is.
        #[arg(long)]
        samplers: Option<PathBuf>,
    },
    /// Write record, roster and samplers of a draw, also while its list is secret: keep the folder accordingly.
    Export {
        /// The id of the draw.
        draw: String,
        /// A folder that is made.
        #[arg(long)]
        out: PathBuf,
    },
}

/// How log lines are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogForm {
    /// For people.
    Text,
    /// For machines, one object a line.
    Json,
}

/// Everything that can be set.
#[derive(Debug, Clone, Args)]
pub struct Settings {
    /// Where to listen.
    #[arg(long, global = true, env = "FENGYANG_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// The folder of the database and of the media.
    #[arg(long, global = true, env = "FENGYANG_DATA", default_value = "data")]
    pub data: PathBuf,
    /// The database; without it an `SQLite` file in the data folder.
    #[arg(long, global = true, env = "FENGYANG_DATABASE_URL", hide_env_values = true)]
    pub database_url: Option<String>,
    /// Where photos and videos are kept: a folder, or `s3://bucket/prefix` with keys, region and endpoint in the environment
    /// (`AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_REGION`, `AWS_ENDPOINT`, `AWS_ALLOW_HTTP`); without it the data folder.
    #[arg(long, global = true, env = "FENGYANG_MEDIA")]
    pub media: Option<String>,
    /// The folder of the built site.
    #[arg(long, global = true, env = "FENGYANG_SITE", default_value = "target/site")]
    pub site: PathBuf,
    /// A folder with the fonts of the papers, in place of the system's; may be given several times.
    #[arg(long = "font-folder", global = true, env = "FENGYANG_FONTS", value_delimiter = ':')]
    pub fonts: Vec<PathBuf>,
    /// The certificate chain (PEM); with it and the key the server speaks TLS.
    #[arg(long, global = true, env = "FENGYANG_TLS_CERTIFICATE", requires = "tls_key")]
    pub tls_certificate: Option<PathBuf>,
    /// The certificate's key (PEM).
    #[arg(long, global = true, env = "FENGYANG_TLS_KEY", requires = "tls_certificate")]
    pub tls_key: Option<PathBuf>,
    /// A proxy in front speaks TLS, so cookies are for TLS only, and `X-Forwarded-For` names the caller.
    #[arg(long, global = true, env = "FENGYANG_BEHIND_TLS")]
    pub behind_tls: bool,
    /// Where everybody reaches the offices' host, such as `https://fengyang.example`: papers then carry a code that leads there to be checked, and phones
    /// show enterprises where to fetch their copies.
    #[arg(long, global = true, env = "FENGYANG_PUBLIC_URL", value_parser = origin)]
    pub public_url: Option<String>,
    /// The host that `/field/` has for itself; without it the phone shares the offices' host.
    #[arg(long, global = true, env = "FENGYANG_FIELD_HOST")]
    pub field_host: Option<String>,
    /// Milliseconds by which each flush is delayed; for measuring slow disks.
    #[arg(long, global = true, env = "FENGYANG_FLUSH_DELAY", default_value_t = 0)]
    pub flush_delay: u64,
    /// The largest JSON body in bytes.
    #[arg(long, global = true, env = "FENGYANG_BODY_LIMIT", default_value_t = 8 * 1024 * 1024)]
    pub body_limit: usize,
    /// The largest photo or video in bytes.
    #[arg(long, global = true, env = "FENGYANG_UPLOAD_LIMIT", default_value_t = 2 * 1024 * 1024 * 1024)]
    pub upload_limit: u64,
    /// Bytes of the disk that files leave free for the record of commands; what would take of them is refused.
    // SQLite's log may come to 256 MB before the pen folds it in: that and as much again is some weeks of commands.
    #[arg(long, global = true, env = "FENGYANG_RESERVE", default_value_t = 512 * 1024 * 1024)]
    pub reserve: u64,
    /// Requests that may be worked on at the same time; more wait. Whoever still sends a body is not counted.
    #[arg(long, global = true, env = "FENGYANG_AT_ONCE", default_value_t = 512)]
    pub at_once: usize,
    /// What whoever asks for `/metrics` from another machine shows as a bearer token; without it only this machine may ask.
    #[arg(long, global = true, env = "FENGYANG_METRICS_TOKEN", hide_env_values = true)]
    pub metrics_token: Option<String>,
    /// Create the example campaign where the database is empty.
    #[arg(long, global = true, env = "FENGYANG_EXAMPLE")]
    pub example: bool,
    /// One password for every example account; for tests and demonstrations only.
    #[arg(long, global = true, env = "FENGYANG_EXAMPLE_PASSWORD", hide_env_values = true)]
    pub example_password: Option<String>,
    /// How log lines are written; `RUST_LOG` says which.
    #[arg(long, global = true, env = "FENGYANG_LOG", value_enum, default_value_t = LogForm::Text)]
    pub log: LogForm,
}

/// An address without a path, as it is put before one.
fn origin(text: &str) -> Result<String, String> {
    let address = text.trim_end_matches('/');
    let host = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    let is_host = |host: &str| !host.is_empty() && host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']'));
    if host.is_some_and(is_host) { Ok(address.to_owned()) } else { Err("write it as https://host, without a path".to_owned()) }
}

impl Settings {
    /// The settings that a program without flags and environment has, with its data in a folder.
    ///
    /// # Errors
    /// A default does not parse, which a test would notice.
    pub fn in_folder(data: PathBuf) -> Result<Self, clap::Error> {
        let mut settings = CommandLine::try_parse_from(["fengyang"])?.settings;
        settings.data = data;
        Ok(settings)
    }

    /// The URL of the database.
    #[must_use]
    pub fn database(&self) -> String {
        self.database_url.clone().unwrap_or_else(|| format!("sqlite://{}?mode=rwc", self.data.join("fengyang.db").display()))
    }

    /// Tells whether browsers reach the server by TLS.
    #[must_use]
    pub const fn over_tls(&self) -> bool {
        self.tls_certificate.is_some() || self.behind_tls
    }
}
