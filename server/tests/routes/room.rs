//! A disk without room: files are refused before they take what the record needs, and a database that is full writes nothing half.

use crate::example::Example;
use crate::field::{Office, Phone, already, applied};
use crate::phone::{Handset, assignments, briefing, story};
use crate::uploads::{File, announce, checksum, lying};
use app::phone::LocalMedia;
use app::phone::rows::MediaRow;
use axum::body::{Body, Bytes};
use axum::http::{Request, StatusCode, header};
use domain::act::Act;
use domain::contract::{Commands, Envelope, Problem, Rescued};
use domain::evidence::SEGMENT;
use domain::{fixture, json};
use futures::StreamExt as _;
use server::room::Room;

/// What files have to leave, in these tests.
const RESERVE: u64 = 1_000_000;

fn bytes(length: usize) -> u64 {
    u64::try_from(length).unwrap()
}

/// A batch as its phone sends it.
fn batch(phone: &Phone, commands: &[Envelope]) -> String {
    serde_json::to_string(&Commands { device: phone.device, commands: commands.to_vec(), epoch: None }).unwrap()
}

/// What is told of a disk without room: in Chinese, with what the user has and whom to call.
fn check(status: StatusCode, body: &[u8]) -> Problem {
    let problem: Problem = serde_json::from_slice(body).unwrap();
    assert_eq!((status.as_u16(), problem.status, problem.kind.as_str()), (507, 507, "no-room"));
    assert!(problem.title.starts_with("服务器存储空间不足") && problem.detail.contains("没有变动"), "{problem:?}");
    assert!(problem.detail.contains("系统管理员"), "{problem:?}");
    problem
}

#[tokio::test]
async fn a_file_leaves_the_reserve_alone_and_commands_go_on() {
    let room = Room::manual(RESERVE, RESERVE + 999);
    let office = Office::open().await.with_room(&room).await;
    let photo = File::new("photo", 1000);
    announce(&office, std::slice::from_ref(&photo)).await;
    let entries = office.table("entry").await.len();
    assert!(entries > 0, "commands were taken");
    for told in [photo.create(&office).await, photo.send(&office).await] {
        check(told.status, &told.body);
    }
    assert_eq!((office.table("staged").await.len(), lying(&office)), (0, 0), "nothing has begun");
    let (status, _, health) = office.ask(Request::get("/api/v1/health"), Body::empty()).await;
    assert_eq!(
        (status, String::from_utf8(health).unwrap().as_str()),
        (StatusCode::OK, r#"{"database":true,"media":true,"writer":true,"room":true}"#)
    );
    room.tell(RESERVE);
    let (status, _, health) = office.ask(Request::get("/api/v1/health"), Body::empty()).await;
    assert_eq!(status, StatusCode::OK, "records are taken, so the office is not to be taken away");
    assert!(String::from_utf8(health).unwrap().ends_with(r#""room":false}"#));
    room.tell(RESERVE + 1000);
    assert_eq!(photo.send(&office).await.receipt().digest, photo.digest());
}

#[tokio::test]
async fn a_film_that_has_begun_waits_for_room_and_goes_on_where_it_was() {
    let room = Room::manual(RESERVE, u64::MAX);
    let office = Office::open().await.with_room(&room).await;
    let film = File::new("film", 3 * SEGMENT + 5000);
    announce(&office, std::slice::from_ref(&film)).await;
    film.create(&office).await;
    assert_eq!(film.piece(&office, 0, SEGMENT).await.status, StatusCode::NO_CONTENT);
    // Half of a film is of no use to anybody: the rest does not begin to come in.
    room.tell(RESERVE + bytes(2 * SEGMENT));
    let told = film.piece(&office, SEGMENT, SEGMENT).await;
    check(told.status, &told.body);
    assert_eq!(film.head(&office).await.offset(), bytes(SEGMENT));
    // The room goes while a piece is coming in: what was verified until then stays.
    room.tell(u64::MAX);
    let (filled, rest) = (room.clone(), film.bytes[SEGMENT..].to_vec());
    let coming =
        futures::stream::iter(rest.chunks(SEGMENT).map(Bytes::copy_from_slice).collect::<Vec<_>>()).enumerate().map(move |(place, piece)| {
            if place == 1 {
                filled.tell(RESERVE);
            }
            Ok::<_, std::io::Error>(piece)
        });
    let told = film.patch(&office, bytes(SEGMENT), Some(checksum(&rest)), Body::from_stream(coming)).await;
    check(told.status, &told.body);
    assert_eq!(film.head(&office).await.offset(), bytes(2 * SEGMENT));
    room.tell(u64::MAX);
    assert_eq!(film.piece(&office, 2 * SEGMENT, film.bytes.len()).await.receipt().digest, film.digest());
    assert_eq!((office.table("staged").await.len(), lying(&office)), (0, 0));
}

#[tokio::test]
async fn a_file_that_is_proved_is_told_without_any_room() {
    let room = Room::manual(RESERVE, u64::MAX);
    let office = Office::open().await.with_room(&room).await;
    let photo = File::new("photo", 1000);
    let receipt = photo.send(&office).await.receipt();
    room.tell(0);
    assert_eq!(photo.send(&office).await.receipt(), receipt);
}

/// A phone's file of everything, with one photo.
async fn rescue(example: &Example, photo: &File) -> (Vec<u8>, usize) {
    let (manager, sampler) = (example.signed_in("manager").await, example.signed_in("sampler1").await);
    let mut phone = Handset::new("a");
    phone.register(&example.signed_in("sampler2").await).await;
    phone.register(&sampler).await;
    manager.assign(1).await;
    let package = phone.package(&sampler, 0).await;
    let assignment = assignments(&package).remove(0);
    let mut acts = story(&briefing(&package), &assignment);
    let first = acts.iter().position(|(_, act)| matches!(act, Act::Capture { .. })).unwrap();
    acts.truncate(first + 1);
    let Act::Capture { sheet, evidence } = &mut acts[first].1 else { unreachable!() };
    (evidence.media, evidence.digest, evidence.bytes) = (photo.media, photo.digest(), bytes(photo.bytes.len()));
    evidence.segments = domain::evidence::segments(&photo.bytes);
    let local = LocalMedia { visit: assignment.visit, sheet: *sheet, evidence: evidence.clone() };
    let row = (photo.media.to_string(), json::write(&MediaRow { local, receipt: None }));
    let commands = phone.commands(example, &assignment, acts).commands;
    let line = |row: &(String, String)| json::write(row) + "\n";
    let rows: String = commands.iter().map(|envelope| line(&(envelope.id.to_string(), json::write(envelope)))).collect();
    let mut file = tar::Builder::new(Vec::new());
    for (name, text) in [
        ("rows/commands.jsonl".to_owned(), rows.as_bytes()),
        ("rows/media.jsonl".to_owned(), line(&row).as_bytes()),
        (format!("media/{}", photo.media), &photo.bytes),
    ] {
        let mut header = tar::Header::new_ustar();
        header.set_size(bytes(text.len()));
        header.set_mode(0o600);
        file.append_data(&mut header, name, text).unwrap();
    }
    (file.into_inner().unwrap(), commands.len())
}

#[tokio::test]
async fn a_rescue_file_leaves_the_reserve_alone_and_goes_on_when_there_is_room() {
    let mut example = Example::open().await;
    let (data, media) = (Room::manual(RESERVE, RESERVE), Room::manual(RESERVE, RESERVE));
    (example.state.rooms.data, example.state.rooms.media) = (data.clone(), media.clone());
    example.router = server::routes::router(example.state.clone(), example.ending.clone());
    let photo = File::new("photo", 5000);
    let (file, recorded) = rescue(&example, &photo).await;
    let manager = example.signed_in("manager").await;
    let recorded = u32::try_from(recorded).unwrap();
    let hand_in = async |announced: bool| {
        let request = Request::post("/api/v1/rescues");
        let request = if announced { request.header(header::CONTENT_LENGTH, file.len()) } else { request };
        manager.ask(request, Body::from(file.clone())).await
    };

    for announced in [true, false] {
        data.tell(RESERVE + bytes(file.len()) - 1);
        let told = hand_in(announced).await;
        // In one process the whole body is one piece.
        check(told.status, &told.body);
    }

    // There is room to read it and none for its photo: the commands are taken in, and it says that the photo is not.
    data.tell(RESERVE + bytes(file.len()));
    let told = hand_in(true).await;
    let problem = check(told.status, &told.body);
    assert!(problem.title.ends_with("没有全部导入") && problem.detail.contains("再导入同一个文件"), "{problem:?}");
    media.tell(RESERVE + 5000);
    let done: Rescued = hand_in(true).await.read();
    assert_eq!((done.applied, done.already, done.proved, done.missing), (0, recorded, 1, vec![]));
}

/// Lets the embedded database grow no further, as a disk that is full would; and as far as it likes again.
async fn hold(office: &Office, is_full: bool) {
    let mut writer = office.state.db.writers().acquire().await.unwrap();
    let (pages,): (i64,) = sqlx::query_as("pragma page_count").fetch_one(&mut *writer).await.unwrap();
    let most = if is_full { pages } else { 1_000_000_000 };
    let set = format!("pragma max_page_count = {most}");
    sqlx::raw_sql(sqlx::AssertSqlSafe(set)).execute(&mut *writer).await.unwrap();
}

#[tokio::test]
async fn a_full_database_says_so_writes_nothing_half_and_goes_on_when_there_is_room() {
    let office = Office::open().await;
    if !office.state.db.is_embedded() {
        println!("skipped: how full its own disk is, is PostgreSQL's to say");
        return;
    }
    let assignment = fixture::assignment("A");
    office.assign(&assignment).await;
    let mut phone = Phone::new("a");
    let commands = phone.visit(&assignment);
    hold(&office, true).await;
    let before = (office.table("entry").await, office.table("sheet").await);
    for _ in 0..3 {
        let (status, body) = office.post(batch(&phone, &commands)).await;
        check(status, &body);
    }
    assert_eq!((office.table("entry").await, office.table("sheet").await), before, "nothing is written half");
    hold(&office, false).await;
    assert_eq!(applied(&office.send(phone.device, &commands).await).len(), commands.len());
    assert_eq!(already(&office.send(phone.device, &commands).await).len(), commands.len(), "and nothing twice");
    assert_eq!(office.table("entry").await.len(), before.0.len() + commands.len());
}

#[tokio::test]
async fn a_transaction_that_the_database_ended_itself_keeps_nobody_from_writing() {
    let office = Office::open().await;
    // So does SQLite where the disk fills while it commits.
    let mut ended = office.state.db.begin().await.unwrap();
    sqlx::raw_sql("rollback").execute(&mut *ended).await.unwrap();
    drop(ended);
    let assignment = fixture::assignment("A");
    office.assign(&assignment).await;
    let mut phone = Phone::new("a");
    let commands = phone.visit(&assignment);
    assert_eq!(applied(&office.send(phone.device, &commands).await).len(), commands.len());
}
