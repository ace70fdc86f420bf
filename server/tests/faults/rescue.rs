//! A phone that never had a signal hands everything over in one file, and its manager takes it in.

use crate::chance::{self, Chance};
use crate::check;
use crate::office::{Office, PASSWORD};
use crate::phone::Handset;
use crate::schedule::Tally;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use domain::contract::{Problem, Rescued};
use domain::fixture;
use domain::id::PersonId;
use domain::person::{Person, Role};
use http_body_util::BodyExt as _;
use server::db::{account, person};
use std::rc::Rc;

/// The manager's cookie.
async fn manager(office: &Office) -> String {
    office.with(|state| async move {
        let boss = Person {
            id: PersonId::derived("manager"),
            name: "示例管理员".into(),
            role: Role::AgencyManager,
            organisation: fixture::agency(),
            staff_number: "M1".into(),
            ended_at: None,
        };
        let password = server::password::stretch(PASSWORD.into()).await.unwrap();
        let mut append = state.db.append(state.clock.now()).await.unwrap();
        let seq = append.seq;
        person::insert(append.connection(), &boss, seq).await.unwrap();
        account::insert(append.connection(), "manager", boss.id, &password, false).await.unwrap();
        append.commit().await.unwrap();
    });
    let sign_in = serde_json::json!({ "name": "manager", "password": PASSWORD }).to_string();
    let request = Request::post("/api/v1/session").header(header::CONTENT_TYPE, "application/json").body(Body::from(sign_in)).unwrap();
    let answer = office.ask(request).await.unwrap();
    answer.headers()[header::SET_COOKIE].to_str().unwrap().split(';').next().unwrap().to_owned()
}

async fn hand_in(office: &Office, cookie: &str, file: Vec<u8>) -> Result<Rescued, Problem> {
    let request = Request::post("/api/v1/rescues").header(header::COOKIE, cookie).body(Body::from(file)).unwrap();
    let answer = office.ask(request).await.unwrap();
    let status = answer.status();
    let body = answer.into_body().collect().await.unwrap().to_bytes();
    if status == StatusCode::OK { Ok(serde_json::from_slice(&body).unwrap()) } else { Err(serde_json::from_slice(&body).unwrap()) }
}

#[test]
fn a_phone_without_signal_hands_over_its_file() {
    let seed = chance::fresh();
    println!("seed {seed}");
    let office = Rc::new(Office::open());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    tokio::task::LocalSet::new().block_on(&runtime, async {
        let phone = Handset::new(&office, &Chance::of(seed, 0)).await;
        phone.wire.is_down.set(true);
        for (minute, (by, act)) in fixture::story(&fixture::briefing(), &phone.assignment).into_iter().enumerate() {
            phone.minute(minute);
            phone.act(by, &act).await;
        }
        office.at(phone.body.now.get().plus(60_000));
        let file = phone.rescue().await;
        let manager = manager(&office).await;

        let none = hand_in(&office, &manager, b"no such file".repeat(99)).await.unwrap_err();
        assert_eq!(none.kind, "rescue-unreadable");
        let sampler = office.cookies.borrow()[0].clone().unwrap();
        assert_eq!(hand_in(&office, &sampler, file.clone()).await.unwrap_err().status, 403);

        let commands = u32::try_from(phone.truth.borrow().len()).unwrap();
        let files = u32::try_from(phone.disk.media.borrow().len()).unwrap();
        // A file that broke off on its way is taken in as far as it goes, and says what is missing.
        let cut = hand_in(&office, &manager, file[..file.len() - 3_000].to_vec()).await.unwrap();
        let missing = u32::try_from(cut.missing.len()).unwrap();
        assert_eq!((cut.applied, cut.already, cut.quarantined), (commands, 0, 0));
        assert!(missing > 0 && cut.proved == files - missing);
        let done = hand_in(&office, &manager, file.clone()).await.unwrap();
        assert_eq!((done.applied, done.already, done.quarantined), (0, commands, 0));
        assert_eq!((done.proved, done.known, done.missing), (missing, files - missing, vec![]));
        let again = hand_in(&office, &manager, file).await.unwrap();
        assert_eq!((again.applied, again.already, again.proved, again.known), (0, commands, 0, files));

        phone.wire.is_down.set(false);
        // With a signal the phone hears that all of it is there, and nothing is there twice.
        while !check::is_all_proved(&office, &phone) {
            phone.sync().await.unwrap().unwrap();
        }
        check::everything_came_home(&office, &phone, &mut Tally::default());
    });
}
