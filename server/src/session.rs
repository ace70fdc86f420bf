//! Sessions over HTTP: the cookie, the extractor that knows who is signed in, and the guards against floods and other sites.

use crate::office::people::CurrentUser;
use crate::office::session::{self, Begun};
use crate::problem::{Answer, Failure, said, sign_in_required};
use crate::state::AppState;
use crate::tries::Tries;
use app::words::problems as words;
use axum::extract::{ConnectInfo, FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::uri::Authority;
use axum::http::{Extensions, HeaderMap, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::time::Instant;
use std::net::{IpAddr, SocketAddr};

/// Over TLS the prefix binds the cookie to this host, to all its paths, and to TLS.
const fn name(over_tls: bool) -> &'static str {
    if over_tls { "__Host-session" } else { "session" }
}

/// The `Set-Cookie` of a session that has begun.
#[must_use]
pub fn cookie(state: &AppState, begun: &Begun) -> String {
    written(state, &begun.token, begun.seconds)
}

/// The `Set-Cookie` that makes a browser forget its session.
#[must_use]
pub fn no_cookie(state: &AppState) -> String {
    written(state, "", 0)
}

fn written(state: &AppState, token: &str, seconds: i64) -> String {
    let over_tls = state.settings.over_tls();
    let secure = if over_tls { "; Secure" } else { "" };
    format!("{}={token}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}", name(over_tls))
}

/// The token that the request carries, if it carries one.
#[must_use]
pub fn token(state: &AppState, headers: &HeaderMap) -> Option<String> {
    let name = name(state.settings.over_tls());
    let cookies = headers.get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, value)| *key == name && !value.is_empty()).map(|(_, value)| value.to_owned())
}

/// Who is signed in, where nobody need be.
///
/// # Errors
/// The database does not answer.
pub async fn visitor(state: &AppState, headers: &HeaderMap) -> Answer<Option<CurrentUser>> {
    match token(state, headers) {
        Some(token) => session::holder(state, &token).await,
        None => Ok(None),
    }
}

impl FromRequestParts<AppState> for CurrentUser {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Failure> {
        let Sender(user) = Sender::from_request_parts(parts, state).await?;
        if user.is_lost {
            return Err(said(403, "device-lost", words::device_lost()));
        }
        if user.only_hands_in() { Err(sign_in_required()) } else { Ok(user) }
    }
}

/// Who hands in what a phone recorded: also on a phone that is lost, and after they left; such a session serves for nothing else.
#[derive(Debug)]
pub struct Sender(pub CurrentUser);

impl FromRequestParts<AppState> for Sender {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Failure> {
        visitor(state, &parts.headers).await?.ok_or_else(sign_in_required).map(Self)
    }
}

/// Lets a request that changes something pass only if it does not come from another site's page.
pub async fn same_site(request: Request, next: Next) -> Response {
    if request.method().is_safe() || is_same_site(request.headers(), host(&request)) {
        next.run(request).await
    } else {
        said(403, "foreign-origin", words::foreign_origin()).into_response()
    }
}

/// The host that is asked: over HTTP/2 it stands in the address, and over HTTP/1.1 in a header.
#[must_use]
pub fn host(request: &Request) -> Option<&str> {
    let named = || request.headers().get(header::HOST).map(|host| host.to_str().unwrap_or("unreadable"));
    request.uri().authority().map(Authority::as_str).or_else(named)
}

/// Browsers say where a request comes from; what is no browser says nothing and has no cookie to be abused.
fn is_same_site(headers: &HeaderMap, host: Option<&str>) -> bool {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("unreadable"));
    if let Some(from) = text("sec-fetch-site") {
        return matches!(from, "same-origin" | "none");
    }
    match (text("origin"), host) {
        (None, _) => true,
        (Some(origin), Some(host)) => origin.split_once("://").is_some_and(|(_, from)| from.eq_ignore_ascii_case(host)),
        (Some(_), None) => false,
    }
}

/// Wrong sign-ins from one address before it has to wait; a whole office may share one.
const PATIENCE: u32 = 100;
/// Milliseconds after which they are forgotten.
const WINDOW: i64 = 15 * 60_000;

/// Counts wrong sign-ins by address, in this process only; the count by name stands in the database.
#[derive(Debug, Clone)]
pub struct Attempts(Tries<IpAddr>);

impl Default for Attempts {
    fn default() -> Self {
        Self(Tries::new(PATIENCE, WINDOW))
    }
}

impl Attempts {
    /// Tells whether the address has to wait.
    #[must_use]
    pub fn must_wait(&self, address: Option<IpAddr>, now: Instant) -> bool {
        self.0.must_wait(address.as_ref(), now)
    }

    /// Counts a wrong sign-in.
    pub fn count(&self, address: Option<IpAddr>, now: Instant) {
        self.0.count(address, now);
    }
}

/// Where the request comes from; behind a proxy of ours, from whom the proxy had it.
#[must_use]
pub fn address(state: &AppState, headers: &HeaderMap, extensions: &Extensions) -> Option<IpAddr> {
    let forwarded = headers.get("x-forwarded-for").and_then(|value| value.to_str().ok());
    let forwarded = forwarded.filter(|_| state.settings.behind_tls).and_then(|list| list.rsplit(',').next()?.trim().parse().ok());
    forwarded.or_else(|| extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip()))
}

/// Tells whether the request comes from this machine itself; what a proxy on it forwards comes from elsewhere.
#[must_use]
pub fn is_from_here(headers: &HeaderMap, extensions: &Extensions) -> bool {
    let forwarded = ["x-forwarded-for", "forwarded", "via"].into_iter().any(|name| headers.contains_key(name));
    !forwarded && extensions.get::<ConnectInfo<SocketAddr>>().is_some_and(|info| info.0.ip().to_canonical().is_loopback())
}

/// The token of the request, for signing out.
#[derive(Debug, Clone)]
pub struct Token(pub Option<String>);

impl FromRequestParts<AppState> for Token {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Self::Rejection> {
        let State(state) = State::<AppState>::from_request_parts(parts, state).await?;
        Ok(Self(token(&state, &parts.headers)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::{HeaderName, HeaderValue};

    fn headers(pairs: &[(&str, &str)]) -> HeaderMap {
        let pair = |(name, value): &(&str, &str)| (name.parse::<HeaderName>().unwrap(), HeaderValue::from_str(value).unwrap());
        pairs.iter().map(pair).collect()
    }

    #[test]
    fn another_sites_page_changes_nothing() {
        let here = Some("fengyang.example");
        assert!(is_same_site(&headers(&[]), here));
        assert!(is_same_site(&headers(&[("sec-fetch-site", "same-origin")]), here));
        assert!(is_same_site(&headers(&[("origin", "https://fengyang.example")]), here));
        for foreign in [
            headers(&[("sec-fetch-site", "cross-site")]),
            headers(&[("sec-fetch-site", "same-site")]),
            headers(&[("origin", "https://evil.example")]),
            headers(&[("origin", "null")]),
        ] {
            assert!(!is_same_site(&foreign, here), "{foreign:?}");
        }
    }

    #[test]
    fn the_host_is_known_from_the_address_and_from_the_header() {
        let asked = |request: axum::http::request::Builder| request.body(axum::body::Body::empty()).unwrap();
        assert_eq!(host(&asked(Request::get("https://fengyang.example/desk"))), Some("fengyang.example"));
        assert_eq!(host(&asked(Request::get("/desk").header("host", "fengyang.example"))), Some("fengyang.example"));
        assert_eq!(host(&asked(Request::get("/desk"))), None);
    }

    #[test]
    fn an_address_waits_and_is_forgiven() {
        let (attempts, here) = (Attempts::default(), Some(IpAddr::from([127, 0, 0, 1])));
        let start = Instant::from_millis(0);
        for _ in 0..PATIENCE {
            assert!(!attempts.must_wait(here, start));
            attempts.count(here, start);
        }
        assert!(attempts.must_wait(here, start));
        assert!(!attempts.must_wait(Some(IpAddr::from([127, 0, 0, 2])), start));
        assert!(!attempts.must_wait(here, start.plus(WINDOW)));
    }
}
