//! Whatever happens on the way, the file ends up whole, once, and with one receipt.

use super::{File, announce, checksum, lying};
use crate::field::Office;
use axum::body::{Body, Bytes};
use domain::evidence::SEGMENT;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

/// What a phone, a bad line or somebody else does with one file.
#[derive(Debug, Clone)]
enum Move {
    Create,
    Ask,
    /// Sends a piece from where the office says it is, or from elsewhere.
    Send {
        elsewhere: Option<usize>,
        length: usize,
        checksum: Checksum,
        fate: Fate,
    },
    /// The same answer was lost, and the last piece is sent once more.
    Repeat,
    /// The same by a browser that was told that it may overlap.
    Again,
}

#[derive(Debug, Clone, Copy)]
enum Checksum {
    Right,
    Wrong,
    None,
}

#[derive(Debug, Clone, Copy)]
enum Fate {
    Arrives,
    /// The line breaks after so many bytes.
    Cut(usize),
    /// A byte is another when it arrives.
    Spoiled(usize),
}

fn moves(length: usize) -> impl Strategy<Value = Vec<Move>> {
    let checksum = prop_oneof![3 => Just(Checksum::Right), 1 => Just(Checksum::Wrong), 2 => Just(Checksum::None)];
    let fate = prop_oneof![3 => Just(Fate::Arrives), 2 => (0..length).prop_map(Fate::Cut), 1 => (0..length).prop_map(Fate::Spoiled)];
    let elsewhere = proptest::option::weighted(0.2, 0..=length);
    let send =
        (elsewhere, 1..length, checksum, fate).prop_map(|(elsewhere, length, checksum, fate)| Move::Send { elsewhere, length, checksum, fate });
    let one = prop_oneof![1 => Just(Move::Create), 1 => Just(Move::Ask), 1 => Just(Move::Repeat), 1 => Just(Move::Again), 6 => send];
    proptest::collection::vec(one, 0..12)
}

/// The bytes of a piece as they come over the line.
fn line(mut bytes: Vec<u8>, fate: Fate) -> Body {
    let cut = match fate {
        Fate::Cut(after) if after < bytes.len() => Some(after),
        _ => None,
    };
    if let Fate::Spoiled(place) = fate {
        let place = place % bytes.len();
        bytes[place] ^= 0x40;
    }
    bytes.truncate(cut.unwrap_or(bytes.len()));
    let came = bytes.chunks(50_000).map(|chunk| Ok(Bytes::copy_from_slice(chunk))).collect::<Vec<_>>();
    let broke = cut.map(|_| Err(std::io::Error::from(std::io::ErrorKind::ConnectionReset)));
    Body::from_stream(futures::stream::iter(came.into_iter().chain(broke)))
}

/// Plays the moves; what the office says of its offset never exceeds what is right there.
async fn play(office: &Office, file: &File, moves: &[Move]) {
    let mut last = None;
    for what in moves {
        let here = async || {
            let told = file.head(office).await;
            if told.status.is_success() { usize::try_from(told.offset()).unwrap() } else { 0 }
        };
        match what {
            Move::Create => {
                file.create(office).await;
            }
            Move::Ask => {
                file.head(office).await;
            }
            Move::Repeat => {
                if let Some((at, length)) = last {
                    file.piece(office, at, length).await;
                }
            }
            Move::Again => {
                if let Some((at, length)) = last {
                    let before = here().await;
                    let told = file.again(office, at, length).await;
                    let taken = if told.status.is_success() { (at + length).min(file.bytes.len()) } else { 0 };
                    assert!(here().await >= before.max(taken) || told.kind() == "digest-differs", "what was confirmed stands");
                }
            }
            Move::Send { elsewhere, length, checksum: sum, fate } => {
                let at = elsewhere.unwrap_or(here().await).min(file.bytes.len() - 1);
                let bytes = file.bytes[at..(at + length).min(file.bytes.len())].to_vec();
                let sum = match sum {
                    Checksum::Right => Some(checksum(&bytes)),
                    Checksum::Wrong => Some(checksum(b"something else")),
                    Checksum::None => None,
                };
                file.patch(office, u64::try_from(at).unwrap(), sum, line(bytes, *fate)).await;
                last = Some((at, *length));
            }
        }
    }
}

/// A phone that does as ours: asks where the file has come to, and goes on from there.
async fn bring_home(office: &Office, file: &File) {
    for _ in 0..6 {
        if file.create(office).await.status.is_success() {
            let at = usize::try_from(file.head(office).await.offset()).unwrap();
            file.piece(office, at, file.bytes.len()).await;
        }
        let told = file.create(office).await;
        if told.status.is_success() && usize::try_from(told.offset()).unwrap() == file.bytes.len() {
            let receipt = told.receipt();
            assert_eq!((receipt.digest, receipt.bytes), (file.digest(), u64::try_from(file.bytes.len()).unwrap()));
            assert_eq!(file.create(office).await.receipt(), receipt, "one receipt and always the same");
            let kept = office.state.blobs.open(&file.digest(), None).await.unwrap().unwrap();
            assert_eq!(kept.bytes().await.unwrap(), file.bytes);
            return;
        }
    }
    panic!("the file did not come home");
}

fn any_moves_end_with_the_file(name: &str, announced: bool) {
    const CASES: u32 = 40;
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let length = 2 * SEGMENT + 70_000;
    let files: Vec<File> = (0..CASES).map(|case| File::new(&format!("{name} {}", "x".repeat(usize::try_from(case).unwrap())), length)).collect();
    let office = runtime.block_on(async {
        let office = Office::open().await;
        if announced {
            announce(&office, &files).await;
        }
        office
    });
    let mut runner = TestRunner::new(ProptestConfig { cases: CASES, max_shrink_iters: 0, failure_persistence: None, ..ProptestConfig::default() });
    let next = std::cell::Cell::new(0);
    runner
        .run(&moves(length), |moves| {
            let file = &files[next.replace(next.get() + 1)];
            runtime.block_on(async {
                play(&office, file, &moves).await;
                bring_home(&office, file).await;
            });
            Ok(())
        })
        .unwrap();
    runtime.block_on(async {
        assert_eq!(office.table("upload").await.len(), files.len());
        assert_eq!((office.table("staged").await.len(), lying(&office)), (0, 0));
    });
}

#[test]
fn any_moves_end_with_the_file_where_a_command_announced_it() {
    any_moves_end_with_the_file("announced", true);
}

#[test]
fn any_moves_end_with_the_file_where_none_did() {
    any_moves_end_with_the_file("unannounced", false);
}

#[tokio::test]
async fn a_piece_that_a_browser_sends_again_goes_on_behind_what_came_of_it() {
    let office = Office::open().await;
    let film = File::new("film", 3 * SEGMENT);
    announce(&office, std::slice::from_ref(&film)).await;
    film.create(&office).await;
    let cut = SEGMENT + 1000;
    film.patch(&office, 0, Some(checksum(&film.bytes)), line(film.bytes.clone(), Fate::Cut(cut))).await;
    assert_eq!(film.piece(&office, 0, 2 * SEGMENT).await.kind(), "offset-differs", "as the protocol has it, for who says nothing of it");
    assert_eq!(film.again(&office, 0, 2 * SEGMENT).await.offset(), u64::try_from(2 * SEGMENT).unwrap());
    assert_eq!(film.again(&office, 100, 500).await.offset(), u64::try_from(2 * SEGMENT).unwrap(), "all of it is there");
    assert_eq!(film.again(&office, 2 * SEGMENT + 1, 10).await.kind(), "offset-differs", "nothing may lie between");
    film.again(&office, 2 * SEGMENT, 1000).await;
    let known = line(film.bytes[SEGMENT..].to_vec(), Fate::Cut(100));
    film.again_as(&office, SEGMENT, checksum(&film.bytes[SEGMENT..]), known).await;
    assert_eq!(
        film.head(&office).await.offset(),
        u64::try_from(2 * SEGMENT + 1000).unwrap(),
        "a piece that is cut in what is known takes nothing away"
    );
    assert_eq!(film.again(&office, 0, film.bytes.len()).await.receipt().digest, film.digest());
    assert_eq!(film.again(&office, SEGMENT, SEGMENT).await.receipt().digest, film.digest(), "the answer was lost");
    assert_eq!(film.again(&office, film.bytes.len(), 0).await.receipt().digest, film.digest());
    let photo = File::new("photo", 1000);
    photo.create(&office).await;
    photo.piece(&office, 0, 400).await;
    assert_eq!(photo.send(&office).await.receipt().digest, photo.digest(), "so does one that is begun again");
}

#[tokio::test]
async fn a_cut_keeps_every_segment_that_came_whole() {
    let office = Office::open().await;
    let film = File::new("film", 3 * SEGMENT);
    announce(&office, std::slice::from_ref(&film)).await;
    film.create(&office).await;
    let cut = 2 * SEGMENT + 1000;
    film.patch(&office, 0, Some(checksum(&film.bytes)), line(film.bytes.clone(), Fate::Cut(cut))).await;
    assert_eq!(film.head(&office).await.offset(), u64::try_from(2 * SEGMENT).unwrap());
    let office = office.restarted().await;
    assert_eq!(film.head(&office).await.offset(), u64::try_from(2 * SEGMENT).unwrap(), "and so does the end of the process");
    assert_eq!(film.piece(&office, 2 * SEGMENT, SEGMENT).await.receipt().digest, film.digest());
}
