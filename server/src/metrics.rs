//! Metrics in Prometheus' text form: counts and times by route, never by person.

use crate::clock::Stopwatch;
use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex, PoisonError};

/// Upper bounds of the buckets, in milliseconds.
const BUCKETS: [u64; 10] = [1, 5, 10, 25, 50, 100, 250, 1000, 5000, 30_000];

#[derive(Debug, Clone, Default)]
struct Times {
    buckets: [u64; BUCKETS.len()],
    count: u64,
    micros: u64,
}

#[derive(Debug, Default)]
struct Counted {
    /// By method, route and status.
    requests: BTreeMap<(String, String, u16), u64>,
    /// By route.
    times: BTreeMap<String, Times>,
}

/// What this process has counted since it started.
#[derive(Debug, Clone, Default)]
pub struct Metrics(Arc<Mutex<Counted>>);

impl Metrics {
    fn count(&self, method: &str, route: &str, status: u16, watch: Stopwatch) {
        let micros = u64::try_from(watch.elapsed().as_micros()).unwrap_or(u64::MAX);
        let mut counted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *counted.requests.entry((method.to_owned(), route.to_owned(), status)).or_default() += 1;
        let times = counted.times.entry(route.to_owned()).or_default();
        times.count += 1;
        times.micros = times.micros.saturating_add(micros);
        for (bucket, bound) in times.buckets.iter_mut().zip(BUCKETS) {
            *bucket += u64::from(micros <= bound * 1000);
        }
    }

    /// The page that Prometheus reads, with the gauges of the moment.
    #[must_use]
    pub fn page(&self, gauges: &[(&str, i64)]) -> String {
        let counted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut page = String::new();
        heading(&mut page, "requests_total", "counter");
        for ((method, route, status), count) in &counted.requests {
            line(&mut page, "requests_total", &format!("method=\"{method}\",route=\"{route}\",status=\"{status}\""), count);
        }
        heading(&mut page, "request_seconds", "histogram");
        for (route, times) in &counted.times {
            for (bucket, bound) in times.buckets.iter().zip(BUCKETS) {
                line(&mut page, "request_seconds_bucket", &format!("route=\"{route}\",le=\"{}\"", seconds(bound * 1000)), bucket);
            }
            line(&mut page, "request_seconds_bucket", &format!("route=\"{route}\",le=\"+Inf\""), times.count);
            line(&mut page, "request_seconds_sum", &format!("route=\"{route}\""), seconds(times.micros));
            line(&mut page, "request_seconds_count", &format!("route=\"{route}\""), times.count);
        }
        for (name, value) in gauges {
            heading(&mut page, name, "gauge");
            line(&mut page, name, "", value);
        }
        page
    }
}

fn heading(page: &mut String, name: &str, kind: &str) {
    // Writing to a string never fails.
    let _ = writeln!(page, "# TYPE fengyang_{name} {kind}");
}

fn line(page: &mut String, name: &str, labels: &str, value: impl std::fmt::Display) {
    let labels = if labels.is_empty() { String::new() } else { format!("{{{labels}}}") };
    let _ = writeln!(page, "fengyang_{name}{labels} {value}");
}

fn seconds(micros: u64) -> String {
    format!("{}.{:06}", micros / 1_000_000, micros % 1_000_000)
}

/// Counts a request by its route; a path that no route knows counts as one, or strangers could fill the page.
pub async fn measure(State(metrics): State<Metrics>, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or("other", MatchedPath::as_str).to_owned();
    let method = request.method().as_str().to_owned();
    let watch = Stopwatch::start();
    let response = next.run(request).await;
    metrics.count(&method, &route, response.status().as_u16(), watch);
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_reads_as_prometheus_expects() {
        let metrics = Metrics::default();
        metrics.count("GET", "/api/v1/me", 200, Stopwatch::start());
        let page = metrics.page(&[("queue_length", 3)]);
        assert!(page.contains("fengyang_requests_total{method=\"GET\",route=\"/api/v1/me\",status=\"200\"} 1\n"), "{page}");
        assert!(page.contains("fengyang_request_seconds_bucket{route=\"/api/v1/me\",le=\"+Inf\"} 1\n"), "{page}");
        assert!(page.contains("# TYPE fengyang_queue_length gauge\nfengyang_queue_length 3\n"), "{page}");
    }
}
