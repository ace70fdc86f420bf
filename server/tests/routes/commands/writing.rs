//! Rows that are handed over together and exclude each other: the first stays.

use crate::field::Office;
use domain::id::SheetId;
use domain::number::SealNumber;
use server::db::guard::{self, Fact, SealUse, Wanted};
use server::db::writing::Writing;

#[tokio::test]
async fn the_first_use_of_a_seal_stays_however_many_lie_between() {
    let office = Office::open().await;
    let used = |place: i64| SealUse {
        seal: SealNumber::parse(&format!("F{:03}", place % 600)).unwrap(),
        sheet: SheetId::derived(&place.to_string()),
        number: "N1".into(),
        seq: place,
    };
    let uses: Vec<SealUse> = (0..=600).map(used).collect();
    let mut transaction = office.state.db.begin().await.unwrap();
    let mut writing = Writing::on(&transaction);
    guard::use_seals(&mut writing, &uses);
    writing.run(&mut transaction).await.unwrap();
    let wanted = Wanted { seals: vec!["F000".into()], ..Wanted::default() };
    let facts = guard::facts(&mut transaction, &wanted).await.unwrap();
    assert_eq!(facts, [Fact::Seal("F000".into(), SheetId::derived("0"), "N1".into())]);
}
