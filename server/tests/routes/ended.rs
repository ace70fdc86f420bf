//! A visit of the example that ended without a sample, and those who may see it.

use crate::example::{Example, Visitor};
use crate::phone::{Sent, briefing, sent, story};
use domain::act::Act;
use domain::assignment::Assignment;
use domain::contract::{Me, SheetRow, Sheets};
use domain::ending::Ending;
use domain::evidence::Purpose;
use domain::fixture::{self, START};
use domain::id::{OrganisationId, PersonId, SheetId};
use domain::money::Fen;
use domain::no_sample::{NoSample, NoSampleReason};
use domain::paper::sheet_paper;
use domain::refusal::{Obstruction, Refusal};
use domain::signature::{Declined, Signature, Signer, Witness};
use domain::termination::{Notified, Termination, Violation};
use domain::visit::{Briefing, Event, Visit};

/// The sign-in names of the local bodies' officers.
const COUNTIES: [&str; 11] = [
    "county-xinrong",
    "county-pingcheng",
    "county-yungang",
    "county-yunzhou",
    "county-yanggao",
    "county-tianzhen",
    "county-guangling",
    "county-lingqiu",
    "county-hunyuan",
    "county-zuoyun",
    "zone",
];

/// They asked for fifty yuan a litre.
pub(crate) fn refusal() -> Ending {
    let way = Obstruction::Price { asked: Fen(5000), reference: Fen(726), source: "隔壁加油站标价牌".into() };
    let witness = Some(Witness { name: "示例见证人".into(), standing: "邻店店主".into() });
    Ending::Refused {
        refusal: Refusal { way, facts: "出示通知书后，负责人要价每升五十元，告知后仍不同意。".into(), witness }
    }
}

pub(crate) fn no_sample(reason: NoSampleReason) -> Ending {
    Ending::NoSample {
        no_sample: NoSample {
            reason, process: "查看罐存，零号柴油已售完。".into(), orders: Some(false), destination: "本地零售".into()
        },
    }
}

pub(crate) fn termination() -> Ending {
    let city = Notified::Telephone { number: "0352-0000001".into(), person: "示例科员".into(), at: START };
    Ending::Terminated {
        termination: Termination {
            violations: vec![Violation::NoPermit],
            facts: "未能出示成品油零售经营批准证书。".into(),
            stock: "零号柴油约八千升".into(),
            statement: "正在补办。".into(),
            city,
            county: Notified::System,
        },
    }
}

/// What is done from arrival to the end of such a visit; the enterprise declines where it is asked.
pub(crate) fn ended(briefing: &Briefing, assignment: &Assignment, ending: &Ending) -> Vec<(PersonId, Act)> {
    let mut acts = story(briefing, assignment);
    let opening = acts.iter().find_map(|(_, act)| if let Act::OpenSheet(opening) = act { Some(opening.clone()) } else { None }).unwrap();
    acts.truncate(4);
    let (sheet, first) = (opening.sheet, assignment.team[0]);
    acts.push((first, Act::End { opening, ending: ending.clone() }));
    acts.push((first, Act::Capture { sheet, evidence: fixture::evidence(&sheet, Purpose::Ending) }));
    let mut visit = Visit::assigned(assignment.clone());
    for (step, (by, act)) in (0..).zip(&acts) {
        visit.apply(&Event::Done { by: *by, at: START.plus(60_000 * step), act: act.clone() });
    }
    let shown = sheet_paper(briefing, &visit, visit.sheet(sheet).unwrap()).digest();
    for person in assignment.team.iter().copied() {
        let signature = Signature { signer: Signer::Sampler { person }, shown, pad: [360, 200], strokes: fixture::strokes(), ink: None };
        acts.push((person, Act::Sign { sheet, signature }));
    }
    if ending.wants_enterprise() {
        acts.push((first, Act::Decline { sheet, declined: Declined { note: "负责人不愿签字。".into(), witness: None, shown } }));
    }
    acts.push((first, Act::Complete { sheet }));
    acts
}

/// A visit on enterprise 20 of the roster that ended so, but for the last acts.
pub(crate) async fn visited(example: &Example, ending: &Ending, but: usize) -> (Assignment, SheetId) {
    let Sent { manager, one, mut phone, granted, .. } = sent(example).await;
    let mut acts = ended(&briefing(&phone.package(&one, 0).await), &granted, ending);
    acts.truncate(acts.len() - but);
    let receipts = phone.record(example, &one, &granted, acts).await;
    assert!(receipts.receipts.iter().all(|receipt| receipt.findings.is_empty()), "{receipts:?}");
    let row = row(&manager).await;
    (granted, row.sheet)
}

/// The one sheet, as its list tells it.
pub(crate) async fn row(visitor: &Visitor<'_>) -> SheetRow {
    visitor.get("/api/v1/sheets").await.read::<Sheets>().sheets.remove(0)
}

/// The officer of that body, and one of another.
pub(crate) async fn officers(example: &Example, body: OrganisationId) -> (Visitor<'_>, Visitor<'_>) {
    let (mut own, mut other) = (None, None);
    for name in COUNTIES {
        let officer = example.signed_in(name).await;
        let me: Me = officer.get("/api/v1/me").await.read();
        if me.organisation.id == body {
            own = Some(officer);
        } else {
            other = Some(officer);
        }
        if own.is_some() && other.is_some() {
            break;
        }
    }
    (own.unwrap(), other.unwrap())
}
