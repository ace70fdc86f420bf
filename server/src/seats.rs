//! Seats: so many requests are worked on at the same time, and whoever still waits for a body has none.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// All seats of this process.
#[derive(Debug, Clone)]
pub struct Seats(Arc<Semaphore>);

impl Seats {
    /// So many at once.
    #[must_use]
    pub fn new(at_once: usize) -> Self {
        Self(Arc::new(Semaphore::new(at_once)))
    }
}

/// The seat of one request; it ends with the request at the latest.
#[derive(Debug, Clone)]
pub struct Seat {
    seats: Seats,
    held: Arc<Mutex<Option<OwnedSemaphorePermit>>>,
}

impl Seat {
    async fn begin(&self) {
        // An error would mean that the semaphore was closed, and nobody closes it.
        let permit = Arc::clone(&self.seats.0).acquire_owned().await.ok();
        *self.held.lock().unwrap_or_else(PoisonError::into_inner) = permit;
    }

    fn end(&self) {
        self.held.lock().unwrap_or_else(PoisonError::into_inner).take();
    }

    /// Waits for something that hangs on the other side, without a seat meanwhile.
    pub async fn without<T>(&self, wait: impl Future<Output = T>) -> T {
        self.end();
        let came = wait.await;
        self.begin().await;
        came
    }
}

/// Works on a request when a seat is free.
pub async fn take(State(seats): State<Seats>, mut request: Request, next: Next) -> Response {
    let seat = Seat { seats, held: Arc::default() };
    seat.begin().await;
    request.extensions_mut().insert(seat.clone());
    let response = next.run(request).await;
    seat.end();
    response
}

/// Gives the seat back for good: a file comes for as long as its line takes, and its pieces cost little.
pub async fn give_back(request: Request, next: Next) -> Response {
    if let Some(seat) = request.extensions().get::<Seat>() {
        seat.end();
    }
    next.run(request).await
}
