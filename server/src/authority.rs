//! A certificate authority of this machine's own, to try things out with a real phone on the same network.
//!
//! Browsers give camera, position and vault to TLS only. A real office has a certificate that phones trust already.

use crate::settings::Settings;
use anyhow::Context as _;
use axum::Router;
use axum::http::header;
use axum::response::Redirect;
use axum::routing::get;
use domain::time::{CalendarDays, Instant, LocalDate};
use qrcode::QrCode;
use qrcode::render::unicode::Dense1x2;
use rcgen::{BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair, KeyUsagePurpose};
use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

/// Where a phone fetches the authority's certificate, before it can trust any TLS of ours.
const PLAIN_PORT: u16 = 8081;
const TLS_PORT: u16 = 8443;

/// An authority is trusted for ten years, a certificate for ninety days: phones refuse a longer one.
const AUTHORITY: CalendarDays = CalendarDays(3650);
const CERTIFICATE: CalendarDays = CalendarDays(90);
/// A phone's clock may lag behind; in milliseconds.
const LAG: i64 = 2 * 86_400_000;

/// What a phone needs to reach this machine.
#[derive(Debug, Clone)]
pub struct Reach {
    /// This machine's address on the network that leads outside.
    pub address: IpAddr,
    /// The authority's certificate.
    pub authority: PathBuf,
}

/// Makes the authority once and a certificate each time, and points the settings at it.
///
/// # Errors
/// The data folder cannot be written, or what was kept is no key.
pub fn prepare(settings: &mut Settings, now: Instant) -> anyhow::Result<Reach> {
    let folder = settings.data.join("tls");
    fs::create_dir_all(&folder).with_context(|| format!("could not make the folder {}", folder.display()))?;
    let address = address();
    let (authority, issuer) = authority(&folder, now)?;
    let key = KeyPair::generate()?;
    let mut params = CertificateParams::new([address.to_string(), Ipv4Addr::LOCALHOST.to_string(), "localhost".into()])?;
    dated(&mut params, now, CERTIFICATE)?;
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    params.distinguished_name.push(DnType::CommonName, address.to_string());
    let certificate = params.signed_by(&key, &issuer)?;
    let (certificate_at, key_at) = (folder.join("certificate.pem"), folder.join("certificate.key"));
    keep(&certificate_at, &certificate.pem())?;
    keep(&key_at, &key.serialize_pem())?;
    (settings.tls_certificate, settings.tls_key) = (Some(certificate_at), Some(key_at));
    settings.listen = SocketAddr::from((Ipv4Addr::UNSPECIFIED, TLS_PORT));
    settings.public_url.get_or_insert_with(|| format!("https://{}", SocketAddr::from((address, TLS_PORT))));
    Ok(Reach { address, authority })
}

fn authority(folder: &Path, now: Instant) -> anyhow::Result<(PathBuf, Issuer<'static, KeyPair>)> {
    let (certificate_at, key_at) = (folder.join("authority.crt"), folder.join("authority.key"));
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params.distinguished_name.push(DnType::CommonName, "Fengyang on this machine");
    dated(&mut params, now, AUTHORITY)?;
    if certificate_at.is_file() && key_at.is_file() {
        let key = KeyPair::from_pem(&fs::read_to_string(&key_at)?).with_context(|| format!("could not read {}", key_at.display()))?;
        return Ok((certificate_at, Issuer::new(params, key)));
    }
    let key = KeyPair::generate()?;
    keep(&key_at, &key.serialize_pem())?;
    keep(&certificate_at, &params.self_signed(&key)?.pem())?;
    Ok((certificate_at, Issuer::new(params, key)))
}

fn dated(params: &mut CertificateParams, now: Instant, long: CalendarDays) -> anyhow::Result<()> {
    let ymd = |day: LocalDate| anyhow::Ok(rcgen::date_time_ymd(day.year(), u8::try_from(day.month())?, u8::try_from(day.day())?));
    params.not_before = ymd(now.plus(-LAG).local_date())?;
    params.not_after = ymd(now.local_date().plus(long))?;
    Ok(())
}

/// Writes a file that only its owner reads.
fn keep(path: &Path, text: &str) -> anyhow::Result<()> {
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path);
    file.as_mut()
        .map_or_else(|error| Err(std::io::Error::from(error.kind())), |file| file.write_all(text.as_bytes()))
        .with_context(|| format!("could not write {}", path.display()))
}

/// The address under which others on this network see the machine; asking for it sends nothing.
fn address() -> IpAddr {
    let seen = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).and_then(|socket| {
        // An address of the block that is kept for documents: only the route to it is looked up.
        socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9))?;
        socket.local_addr()
    });
    seen.map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |address| address.ip())
}

/// Says in the terminal what to do with the phone, as codes that its camera reads.
///
/// # Errors
/// An address does not fit into a code, which a test would notice.
pub fn show(reach: &Reach) -> anyhow::Result<()> {
    let certificate = format!("http://{}:{PLAIN_PORT}/authority.crt", reach.address);
    let field = format!("https://{}:{TLS_PORT}/field/", reach.address);
    println!(
        "1. Trust this machine, once: open with the phone, install the certificate and allow it for websites.\n   {certificate}\n{}",
        code(&certificate)?
    );
    println!("2. Open the phone's app.\n   {field}\n{}", code(&field)?);
    Ok(())
}

fn code(text: &str) -> anyhow::Result<String> {
    // Dark and light change places: terminals write light on dark.
    Ok(QrCode::new(text)?.render::<Dense1x2>().dark_color(Dense1x2::Light).light_color(Dense1x2::Dark).build())
}

/// Hands out the authority's certificate, and nothing else, without TLS.
///
/// # Errors
/// The port is taken, or the certificate cannot be read.
pub async fn hand_out(reach: &Reach) -> anyhow::Result<()> {
    let certificate = fs::read_to_string(&reach.authority)?;
    let given = move || std::future::ready(([(header::CONTENT_TYPE, "application/x-x509-ca-cert")], certificate.clone()));
    let router = Router::new().route("/authority.crt", get(given)).route("/", get(|| async { Redirect::to("/authority.crt") }));
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::UNSPECIFIED, PLAIN_PORT))
        .await
        .context("could not hand out the certificate: is port 8081 taken?")?;
    axum::serve(listener, router).await.context("could not hand out the certificate")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_authority_is_made_once_and_its_key_is_nobody_elses() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let mut settings = Settings::in_folder(folder.path().to_owned()).unwrap();
        let now = Instant::from_millis(1_795_000_000_000);
        let first = prepare(&mut settings, now).unwrap();
        let authority = fs::read_to_string(&first.authority).unwrap();
        let certificate = fs::read_to_string(settings.tls_certificate.clone().unwrap()).unwrap();
        prepare(&mut settings, now).unwrap();
        assert_eq!(fs::read_to_string(&first.authority).unwrap(), authority, "phones go on trusting it");
        assert_ne!(fs::read_to_string(settings.tls_certificate.clone().unwrap()).unwrap(), certificate);
        let mode = fs::metadata(settings.data.join("tls/authority.key")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert!(settings.over_tls());
    }
}
