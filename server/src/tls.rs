//! Listening: plain for a proxy or this machine, by TLS where certificate files are given, and a stop that finishes what began.

use crate::live::Ending;
use crate::settings::Settings;
use anyhow::Context as _;
use axum::Router;
use axum_server::tls_rustls::RustlsConfig;
use axum_server::{Handle, Server};
use std::net::SocketAddr;
use std::time::Duration;

/// How long requests under way may take once the server ends.
const PATIENCE: Duration = Duration::from_secs(20);

/// Bytes that are read ahead of a request; its headers must fit in, and browsers send no more than 16 KiB.
const READ_AHEAD: usize = 64 * 1024;
/// The same for each file that comes by HTTP/2: 256 KiB a second at a delay of a second is more than a village's line gives.
const WINDOW: u32 = 256 * 1024;

/// Serves until the end, then finishes what is under way.
///
/// # Errors
/// The address is taken, or the certificate files cannot be read.
pub async fn serve(settings: &Settings, router: Router, ending: Ending) -> anyhow::Result<()> {
    let handle = Handle::new();
    tokio::spawn({
        let handle = handle.clone();
        async move {
            ending.wait().await;
            handle.graceful_shutdown(Some(PATIENCE));
        }
    });
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let listen = settings.listen;
    match (&settings.tls_certificate, &settings.tls_key) {
        (Some(certificate), Some(key)) => {
            // An error means that a provider stands already, which is as good.
            let _ = rustls::crypto::ring::default_provider().install_default();
            let config = RustlsConfig::from_pem_file(certificate, key)
                .await
                .with_context(|| format!("could not read the certificate {} or its key {}", certificate.display(), key.display()))?;
            tracing::info!(%listen, "listening by TLS");
            bounded(axum_server::bind_rustls(listen, config)).handle(handle).serve(service).await
        }
        _ => {
            tracing::info!(%listen, "listening");
            bounded(axum_server::bind(listen)).handle(handle).serve(service).await
        }
    }
    .with_context(|| format!("could not serve at {listen}: is the address taken?"))
}

/// Bounds what is read ahead on a line: by itself it grows to megabytes, and many phones send photos at the same time.
fn bounded<A>(mut server: Server<SocketAddr, A>) -> Server<SocketAddr, A> {
    server.http_builder().http1().max_buf_size(READ_AHEAD).http2().initial_stream_window_size(WINDOW).initial_connection_window_size(2 * WINDOW);
    server
}

/// Ends the server at the first SIGTERM or Ctrl+C.
///
/// # Errors
/// The machine does not let us hear signals.
pub fn end_at_signal(ending: Ending) -> anyhow::Result<()> {
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()).context("could not listen for SIGTERM")?;
    tokio::spawn(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = tokio::signal::ctrl_c() => {}
        }
        tracing::info!("ending: no new requests, finishing those under way");
        ending.begin();
    });
    Ok(())
}
