//! 补录: what was written on paper is taken in as a fact, with its time, its scan, and a finding for what it lacks.

use crate::ended::row;
use crate::example::Example;
use crate::field::{Office, Phone};
use crate::papers::{fetch, text};
use crate::phone::{Sent, briefing, sent};
use domain::act::{Act, Arrival};
use domain::assignment::Assignment;
use domain::contract::SheetView;
use domain::denial::Denial;
use domain::evidence::{EvidenceClass, Purpose};
use domain::finding::Matter;
use domain::fixture::{self, START};
use domain::id::PersonId;
use domain::late_entry::LateEntry;
use domain::paper::sheet_paper;
use domain::signature::{Ink, Signer};
use domain::visit::{Briefing, Event, Visit};
use server::bag::proof::{check, report};
use server::office::export;
use tempfile::TempDir;

/// The story as it was written on paper an hour before: one photo is missing, and the enterprise's hand stands on the scan.
fn on_paper(briefing: &Briefing, assignment: &Assignment) -> Vec<(PersonId, Act)> {
    let late = || Some(LateEntry { reason: "手机落水".into(), at: START.plus(-3_600_000) });
    let mut visit = Visit::assigned(assignment.clone());
    let mut done = Vec::new();
    for (by, mut act) in fixture::story(briefing, assignment) {
        let mut scan = None;
        match &mut act {
            Act::Arrive(arrival) => *arrival = Arrival { position: None, late: late() },
            Act::OpenSheet(opening) => {
                opening.rules = briefing.rules_in_force(opening.line, START).unwrap().id;
                opening.late = late();
            }
            Act::Describe { product, .. } => product.standard = briefing.rules_in_force(fixture::DIESEL, START).unwrap().standard.clone(),
            Act::Capture { evidence, .. } if evidence.purpose == (Purpose::Class { class: EvidenceClass::Stock }) => continue,
            Act::Sign { sheet, signature } if matches!(signature.signer, Signer::Enterprise { .. }) => {
                let evidence = fixture::evidence(sheet, Purpose::SignedPaper);
                (signature.shown, signature.strokes) = (evidence.digest, Vec::new());
                signature.ink = Some(Ink { media: evidence.media, stamped: true, written: true });
                scan = Some(Act::Capture { sheet: *sheet, evidence });
            }
            Act::Sign { sheet, signature } => signature.shown = sheet_paper(briefing, &visit, visit.sheet(*sheet).unwrap()).digest(),
            _ => {}
        }
        for act in scan.into_iter().chain([act]) {
            visit.apply(&Event::Done { by, at: START, act: act.clone() });
            done.push((by, act));
        }
    }
    done
}

#[tokio::test]
async fn o28_a_paper_sheet_is_taken_in_as_it_stands_and_what_it_lacks_is_found() {
    let example = Example::open().await;
    let Sent { one, mut phone, granted, .. } = sent(&example).await;
    let acts = on_paper(&briefing(&phone.package(&one, 0).await), &granted);
    let receipts = phone.record(&example, &one, &granted, acts).await;
    let found: Vec<_> = receipts.receipts.iter().flat_map(|receipt| &receipt.findings).map(|finding| &finding.matter).collect();
    let missing =
        |matter: &&&Matter| matches!(matter, Matter::Broken { denial: Denial::EvidenceMissing { classes } } if classes == &[EvidenceClass::Stock]);
    assert!(found.iter().filter(missing).count() >= 2, "sealing and signing lacked it: {found:?}");
    assert_eq!(found.iter().filter(|matter| !missing(matter)).count(), 0, "{found:?}");

    let bureau = example.signed_in("bureau").await;
    let sheet = row(&bureau).await.sheet;
    let view: SheetView = bureau.get(&format!("/api/v1/sheets/{sheet}")).await.read();
    let stands = view.visit.sheet(sheet).unwrap();
    assert_eq!(stands.opened_at, START.plus(-3_600_000), "sampled when the paper says");
    assert!(stands.completed_at.is_some());
    let printed = text(&fetch(&bureau, sheet, "sheet.pdf").await);
    assert!(printed.contains("补录：") && printed.contains("手机落水"), "{printed}");
    assert!(printed.contains("示例站长"), "the hand on the scan counts: {printed}");
}

#[tokio::test]
async fn o29_the_package_of_a_paper_sheet_proves_the_hand_by_its_scan() {
    let (office, assignment) = (Office::open().await, fixture::assignment("A"));
    office.assign(&assignment).await;
    let mut phone = Phone::new("a");
    let acts = on_paper(&fixture::briefing(), &assignment);
    office.send(phone.device, &phone.record(&assignment, acts)).await;
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("case");
    export::write(&office.state, assignment.numbers[0].as_str(), Some(&path)).await.unwrap();
    let proof = check(&path, None).unwrap();
    assert!(proof.holds(), "{}", report(&proof));
}
