//! Sendings that hang, end in the middle of their end, or are given up.

use super::{File, announce, lying};
use crate::field::{Office, later};
use axum::body::{Body, Bytes};
use domain::evidence::SEGMENT;
use futures::channel::mpsc::unbounded;
use server::office::upload;
use std::io::Error;
use std::time::Duration;

#[tokio::test]
async fn who_asks_takes_over_from_a_sending_that_hangs() {
    let office = Office::open().await;
    let film = File::new("film", 2 * SEGMENT + 10);
    announce(&office, std::slice::from_ref(&film)).await;
    film.create(&office).await;
    let (line, comes) = unbounded::<Result<Bytes, Error>>();
    line.unbounded_send(Ok(Bytes::copy_from_slice(&film.bytes[..SEGMENT + 77]))).unwrap();
    let hanging = film.patch(&office, 0, None, Body::from_stream(comes));
    let asking = async {
        // The bytes are there when the office has taken them off the line.
        while office.state.blobs.staged(film.media, 0..1).await.unwrap().is_empty() {
            tokio::task::yield_now().await;
        }
        film.head(&office).await
    };
    let (hung, asked) = tokio::time::timeout(Duration::from_secs(5), async { tokio::join!(hanging, asking) }).await.unwrap();
    assert_eq!(hung.kind(), "taken-over");
    let at = usize::try_from(asked.offset()).unwrap();
    assert!(at >= SEGMENT, "what came before is kept");
    assert_eq!(film.piece(&office, at, film.bytes.len()).await.receipt().digest, film.digest());
    drop(line);
}

#[tokio::test]
async fn an_office_that_died_between_showing_a_file_and_noting_it_gives_the_receipt_later() {
    let office = Office::open().await;
    let photo = File::new("photo", 1000);
    photo.create(&office).await;
    photo.piece(&office, 0, 999).await;
    let staged = server::db::staged::find(office.state.db.readers(), photo.media).await.unwrap().unwrap();
    // As it stood when the power went: the file is noted as whole and shown, the receipt is not written.
    office.state.blobs.stage(photo.media, 0, Bytes::copy_from_slice(&photo.bytes)).await.unwrap();
    office.state.blobs.keep(photo.media, 1000, &photo.digest()).await.unwrap();
    let whole = server::db::staged::Staged { received: 1000, ..staged };
    assert!(server::db::staged::note(office.state.db.writers(), &whole, later(10)).await.unwrap());
    let office = office.restarted().await;
    assert_eq!(photo.head(&office).await.offset(), 1000);
    // The browser sends the last piece again by itself: nothing of what is there is thrown away for it.
    assert_eq!(photo.again(&office, 900, 100).await.receipt().digest, photo.digest());
    assert_eq!(photo.create(&office).await.receipt().digest, photo.digest());
    assert!(office.table("staged").await.is_empty());
}

#[tokio::test]
async fn bytes_that_the_disk_lost_are_asked_for_again() {
    let office = Office::open().await;
    let photo = File::new("photo", 1000);
    photo.create(&office).await;
    photo.piece(&office, 0, 500).await;
    office.state.blobs.unstage(photo.media).await.unwrap();
    assert_eq!(photo.piece(&office, 500, 500).await.kind(), "offset-differs");
    assert_eq!(photo.head(&office).await.status.as_u16(), 404, "it begins anew");
    photo.send(&office).await.receipt();
}

#[tokio::test]
async fn given_up_uploads_are_forgotten_after_a_week_and_crashed_ones_at_once() {
    let office = Office::open().await;
    let (old, young) = (File::new("old", 1000), File::new("young", 1000));
    old.create(&office).await;
    old.piece(&office, 0, 500).await;
    office.state.clock.set(later(10 + 24));
    young.create(&office).await;
    young.piece(&office, 0, 500).await;
    // A process died after it had removed the row and before it removed the bytes.
    office.state.blobs.stage(File::new("orphan", 1).media, 0, Bytes::from_static(b"x")).await.unwrap();
    assert_eq!(upload::sweep(&office.state).await.unwrap(), 1);
    assert_eq!(lying(&office), 2);
    office.state.clock.set(later(10 + 7 * 24 + 1));
    assert_eq!(upload::sweep(&office.state).await.unwrap(), 1);
    assert_eq!(old.head(&office).await.status.as_u16(), 404);
    assert_eq!(young.head(&office).await.offset(), 500);
    old.send(&office).await.receipt();
}
