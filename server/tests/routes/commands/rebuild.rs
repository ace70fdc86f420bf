//! What is read from the record comes out equal when it is built again.

use crate::field::{Office, Phone, later, story, story_with_seal_of};
use domain::finding::Resolution;
use domain::fixture;
use domain::visit::Event;
use server::office::projections::rebuild;
use server::office::stream::{OfficeAct, append_event};

const TABLES: [&str; 8] = ["visit", "sheet", "media", "finding", "happening", "seal_use", "sheet_number_use", "share_use"];

#[tokio::test]
async fn projections_come_out_equal() {
    let office = Office::open().await;
    let (first, second, third) = (fixture::assignment("A"), fixture::assignment("B"), fixture::assignment("C"));
    for assignment in [&first, &second, &third] {
        office.assign(assignment).await;
    }
    // Two phones write to one visit in turn, one of them breaks its chain, and a third visit stops half-way.
    let (mut phone, mut other) = (Phone::new("a"), Phone::new("b"));
    let acts = story(&first);
    for (place, pair) in acts.chunks(2).enumerate() {
        let phone = if place % 2 == 0 { &mut phone } else { &mut other };
        let commands = phone.record(&first, pair.to_vec());
        office.send(phone.device, &commands).await;
    }
    phone.lose_one();
    let commands = phone.record_with_reason(&second, story_with_seal_of(&second, &first));
    office.send(phone.device, &commands).await;
    let half = other.record(&third, story(&third)[..9].to_vec());
    office.send(other.device, &half).await;
    // A finding is resolved by the office.
    let found = server::office::stream::entries(office.state.db.readers(), second.visit, 0).await.unwrap();
    let finding = found
        .iter()
        .flat_map(|entry| &entry.events)
        .find_map(|event| if let Event::Found { finding } = event { Some(finding.clone()) } else { None });
    let finding = finding.unwrap();
    let resolution = Resolution { by: fixture::sampler(1), at: later(10), note: "示例".into() };
    let event = Event::Resolved { finding: finding.id, resolution };
    let mut append = office.state.db.append(later(10)).await.unwrap();
    append_event(&mut append, &OfficeAct { visit: second.visit, sheet: finding.sheet, person: fixture::sampler(1), event }).await.unwrap();
    append.commit().await.unwrap();

    let mut before = Vec::new();
    for table in TABLES {
        let rows = office.table(table).await;
        assert!(!rows.is_empty(), "{table} has something to lose");
        before.push(rows);
    }
    let entries = u64::try_from(office.table("entry").await.len()).unwrap();
    assert_eq!(rebuild(&office.state.db).await.unwrap(), entries);
    for (table, before) in TABLES.into_iter().zip(before) {
        assert_eq!(office.table(table).await, before, "{table}");
    }
}
