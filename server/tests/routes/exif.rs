//! What a camera wrote into a picture: read when the file is proved, shown beside it, and in nobody's way.

use crate::example::{Example, Visitor};
use crate::phone::{Handset, briefing, story};
use axum::body::Body;
use axum::http::{Request, header};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::act::Act;
use domain::contract::{Commands, MediaExif, MediaReceipt, Rescued, SheetView, Sheets};
use domain::digest::Digest;
use domain::evidence::{Evidence, MediaSource, segments};
use domain::exif::{Exif, Gap, Spot};
use server::backup;
use server::office::exif::catch_up;
use server::office::projections::rebuild;
use tempfile::TempDir;

/// Danish sand: see the README beside it.
const PHOTO: &[u8] = include_bytes!("../exif/lumia.jpg");

/// A visit of which the first three pieces of evidence are these files, imported from a camera.
struct Visited {
    phone: Handset,
    commands: Commands,
    files: Vec<(Evidence, Vec<u8>)>,
}

async fn visited(example: &Example, sampler: &Visitor<'_>, files: [&[u8]; 3]) -> Visited {
    let mut phone = Handset::new("a");
    phone.register(sampler).await;
    phone.register(&example.signed_in("sampler2").await).await;
    let granted = example.signed_in("manager").await.assign(20).await.assignment;
    let mut acts = story(&briefing(&phone.package(sampler, 0).await), &granted);
    let mut captured = Vec::new();
    let captures = acts.iter_mut().filter_map(|(_, act)| if let Act::Capture { evidence, .. } = act { Some(evidence) } else { None });
    for (evidence, bytes) in captures.zip(files) {
        evidence.source = MediaSource::Import { device: "EX-CAM".into() };
        (evidence.digest, evidence.segments) = (Digest::of(bytes), segments(bytes));
        evidence.bytes = u64::try_from(bytes.len()).unwrap();
        captured.push((evidence.clone(), bytes.to_vec()));
    }
    assert_eq!(captured.len(), 3);
    let commands = phone.commands(example, &granted, acts);
    Visited { phone, commands, files: captured }
}

async fn upload(sampler: &Visitor<'_>, phone: &Handset, (evidence, bytes): &(Evidence, Vec<u8>)) -> MediaReceipt {
    let coded = |text: String| STANDARD.encode(text);
    let (device, digest) = (coded(phone.device.to_string()), coded(evidence.digest.to_string()));
    let request = Request::post(format!("/api/v1/uploads/{}", evidence.media))
        .header("tus-resumable", "1.0.0")
        .header("upload-length", bytes.len())
        .header("upload-metadata", format!("device {device},digest {digest},mime {}", coded(evidence.mime.clone())))
        .header(header::CONTENT_TYPE, "application/offset+octet-stream");
    sampler.ask(request, Body::from(bytes.clone())).await.read()
}

async fn sheet(example: &Example) -> SheetView {
    let manager = example.signed_in("manager").await;
    let row = manager.get("/api/v1/sheets").await.read::<Sheets>().sheets.remove(0);
    manager.get(&format!("/api/v1/sheets/{}", row.sheet)).await.read()
}

fn of_the_camera(written: &MediaExif) {
    let Exif { taken, spot, make, model, .. } = &written.exif;
    assert_eq!((make.as_deref(), model.as_deref()), (Some("Nokia"), Some("Lumia 820")));
    assert_eq!(taken.map(|taken| (taken.clock.to_string(), taken.zone)), Some(("2013-05-10 15:21:35".into(), None)));
    assert!(matches!(spot, Some(Spot { lat: 550_387_000..550_389_000, lon: 84_571_000..84_573_000 })), "{spot:?}");
}

#[tokio::test]
async fn a_photo_is_shown_with_what_its_camera_wrote_and_a_damaged_one_is_proved_like_any() {
    let example = Example::open().await;
    let sampler = example.signed_in("sampler1").await;
    let mut damaged = PHOTO[..200_000].to_vec();
    damaged[24..400].fill(0xff);
    let Visited { phone, commands, files } =
        visited(&example, &sampler, [PHOTO, &damaged, b"\xff\xd8\xff\xe1\xff\xffExif\0\0MM\0\x2a\xff\xff\xff\xff"]).await;
    let body = serde_json::to_string(&commands).unwrap();
    sampler.ask(Request::post("/api/v1/commands").header(header::CONTENT_TYPE, "application/json"), Body::from(body)).await;
    for file in &files {
        let receipt = upload(&sampler, &phone, file).await;
        assert_eq!((receipt.digest, receipt.bytes), (file.0.digest, file.0.bytes));
    }
    let view = sheet(&example).await;
    assert_eq!((view.proved.len(), view.exif.len()), (3, 1));
    of_the_camera(&view.exif[0]);
    assert_eq!(view.exif[0].media, files[0].0.media);
    let gaps = view.exif[0].exif.gaps(&files[0].0, None);
    assert!(matches!(gaps[..], [Gap::Time(_), Gap::Place(5_000_000..)]), "another year on another continent: {gaps:?}");
    // The bytes are as they came.
    let kept = example.state.blobs.open(&files[0].0.digest, None).await.unwrap().unwrap();
    assert_eq!(kept.bytes().await.unwrap(), PHOTO);

    // It is no projection, and no rebuilding takes it away.
    rebuild(&example.state.db).await.unwrap();
    assert_eq!(sheet(&example).await.exif, view.exif);
    // What an older program proved is looked into afterwards, once.
    sqlx::query("delete from exif").execute(example.state.db.writers()).await.unwrap();
    assert!(sheet(&example).await.exif.is_empty());
    assert_eq!((catch_up(&example.state).await.unwrap(), catch_up(&example.state).await.unwrap()), (3, 0));
    assert_eq!(sheet(&example).await.exif, view.exif);

    let copy = TempDir::new().unwrap();
    let made = backup::make(&example.state.settings, copy.path(), domain::fixture::START).await.unwrap();
    assert_eq!(made.tables.iter().find(|copied| copied.table.name == "exif").map(|copied| copied.rows), Some(3), "a backup holds it");
}

#[tokio::test]
async fn what_the_manager_hands_in_is_looked_into_as_well() {
    let example = Example::open().await;
    let sampler = example.signed_in("sampler1").await;
    let Visited { commands, files, .. } = visited(&example, &sampler, [PHOTO, b"one", b"two"]).await;
    let row = |id: String, row: String| serde_json::to_string(&(id, row)).unwrap() + "\n";
    let envelopes: String = commands.commands.iter().map(|sent| row(sent.id.to_string(), serde_json::to_string(sent).unwrap())).collect();
    let media = files.iter().map(|(evidence, _)| {
        let of = commands.commands.iter().map(|sent| serde_json::from_str::<domain::act::Command>(&sent.body).unwrap());
        let of =
            of.into_iter().find(|command| matches!(&command.act, Act::Capture { evidence: other, .. } if other.media == evidence.media)).unwrap();
        let Act::Capture { sheet, .. } = of.act else { unreachable!("it was found by that") };
        let local = serde_json::json!({ "visit": of.visit, "sheet": sheet, "evidence": evidence });
        row(evidence.media.to_string(), serde_json::json!({ "local": local, "receipt": null }).to_string())
    });
    let media: String = media.collect();
    let mut file = tar::Builder::new(Vec::new());
    let mut put = |name: String, bytes: &[u8]| {
        let mut header = tar::Header::new_ustar();
        header.set_size(bytes.len().try_into().unwrap());
        header.set_mode(0o600);
        file.append_data(&mut header, name, bytes).unwrap();
    };
    put("rows/commands.jsonl".into(), envelopes.as_bytes());
    put("rows/media.jsonl".into(), media.as_bytes());
    for (evidence, bytes) in &files {
        put(format!("media/{}", evidence.media), bytes);
    }
    let manager = example.signed_in("manager").await;
    let taken: Rescued = manager.ask(Request::post("/api/v1/rescues"), Body::from(file.into_inner().unwrap())).await.read();
    assert_eq!((taken.proved, taken.missing.len()), (3, 0));
    let view = sheet(&example).await;
    assert_eq!(view.exif.len(), 1);
    of_the_camera(&view.exif[0]);
}

#[tokio::test]
async fn files_without_it_say_nothing_and_are_not_asked_again() {
    let office = crate::field::Office::open().await;
    for length in [0, 5000] {
        crate::uploads::File::new(&format!("file {length}"), length).send(&office).await.receipt();
    }
    assert_eq!(office.table("exif").await.len(), 2);
    assert_eq!(catch_up(&office.state).await.unwrap(), 0);
}
