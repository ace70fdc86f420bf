//! The rules of the 24 lines: who reads them, and what the office makes of goods that must not be sampled.

use crate::example::Example;
use crate::phone::{Handset, assignments, briefing, story};
use domain::act::Act;
use domain::contract::{Findings, RulesTable};
use domain::denial::Denial;
use domain::finding::Matter;
use domain::goods::Goods;

#[tokio::test]
async fn every_line_is_told_to_whoever_sees_the_counts() {
    let example = Example::open().await;
    for name in ["bureau", "manager", "county-xinrong"] {
        let table: RulesTable = example.signed_in(name).await.get("/api/v1/rules").await.read();
        assert_eq!(table.rows.len(), 24, "{name}");
        assert!(table.rows.iter().all(|row| row.rules.as_ref().is_some_and(|rules| rules.line == row.line && rules.coverage.is_some())), "{name}");
    }
    example.signed_in("tianjin-tester").await.get("/api/v1/rules").await.refused(403, "not-permitted", None);
}

/// Whatever a phone's program let pass: the fact is taken in, and the office says what it holds of it.
#[tokio::test]
async fn o03_goods_outside_the_line_become_a_finding() {
    let example = Example::open().await;
    let (sampler, manager) = (example.signed_in("sampler1").await, example.signed_in("manager").await);
    manager.assign(1).await;
    let mut phone = Handset::new("a");
    phone.register(&sampler).await;
    let package = phone.package(&sampler, 0).await;
    let granted = assignments(&package).remove(0);
    let mut acts = story(&briefing(&package), &granted);
    acts.truncate(6);
    let Some((_, Act::Describe { product, .. })) = acts.last_mut() else { panic!("the sixth act describes the product") };
    product.goods = Some(Goods::OutsideTheLine);
    phone.record(&example, &sampler, &granted, acts).await;
    let told: Findings = manager.get("/api/v1/findings").await.read();
    // The colleague's phone is not here: that there is one sampler is another finding.
    let about = Matter::Broken { denial: Denial::GoodsNotSampled { goods: Goods::OutsideTheLine } };
    assert_eq!(told.findings.iter().filter(|row| row.finding.matter == about).count(), 1, "{:?}", told.findings);
}
