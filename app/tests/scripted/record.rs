//! What the scripted office has on record beside the visit: who looked, what could not be taken in, phones and rules.

#[path = "owed.rs"]
mod owed;
mod roster;

use domain::act::Command;
use domain::campaign::Line;
use domain::contract::{
    ApprovalRow, Dealt, DeviceRow, Entry, Held, Holding, Look, Loss, Problem, Quarantine, Quarantined, RulesRow, RulesTable, Seen, SheetRow, Word,
};
use domain::ending::Ending;
use domain::feedback::FeedbackMark;
use domain::finding::{Finding, Matter};
use domain::fixture::{self, BAGS, DIESEL};
use domain::goods::Coverage;
use domain::id::{CommandId, DeviceId, FindingId, SheetId};
use domain::number::{SealNumber, SheetNumber};
use domain::own::{OwnField, OwnKind};
use domain::person::Person;
use domain::sheet::Sheet;
use domain::storage::{ApprovalCode, GivenApproval};
use domain::visit::{Briefing, Event, Visit};

pub(super) fn looks() -> Vec<Look> {
    let look = |seen, times| Look { person: "示例科员".into(), organisation: "示例市局".into(), seen, last: fixture::START, times };
    vec![look(Seen::Media { files: 8 }, 9), look(Seen::Sheet, 2)]
}

pub(super) fn kept() -> Quarantined {
    Quarantined {
        command: CommandId::derived("kept"),
        digest: domain::digest::Digest::of(b"kept"),
        bytes: 1234,
        device: DeviceId::derived("phone"),
        device_name: None,
        person: "示例抽样员1".into(),
        reason: Quarantine::Signature,
        received_at: fixture::START,
        dealt: vec![Dealt { by: "示例负责人".into(), at: fixture::START, note: "已核对原件".into() }],
    }
}

pub(super) fn seal_elsewhere(visit: &Visit, sheet: SheetId) -> Finding {
    Finding {
        id: FindingId::derived("finding"),
        command: CommandId::derived("command"),
        visit: visit.assignment.visit,
        sheet: Some(sheet),
        matter: Matter::SealElsewhere { seal: SealNumber::parse("F1").unwrap(), sheet: SheetNumber::parse("N9").unwrap() },
        at: fixture::START,
        resolved: None,
    }
}

pub(super) fn sign_in_required() -> Problem {
    Problem { kind: "sign-in-required".into(), title: "请先登录".into(), status: 401, detail: String::new(), obligation: None, field: None }
}

/// One phone that is lost, and one in use.
pub(super) fn devices(person: &Person) -> Vec<DeviceRow> {
    let lost = fixture::START.plus(3_600_000);
    let word = |at, why: &str| Word { at, by: "示例负责人".into(), why: why.into() };
    let row = |name: &str, model: &str, held, losses| DeviceRow {
        device: DeviceId::derived(name),
        model: model.into(),
        people: vec![person.clone(), Person { name: "示例离职员".into(), ended_at: Some(lost), ..person.clone() }],
        registered_at: fixture::START,
        heard_at: Some(lost),
        held,
        losses,
        recovery: None,
    };
    let holding = Holding { commands: 3, media: 2, bytes: 1_234_567 };
    let losses = vec![Loss { lost: word(lost, "示例：丢在出租车上"), found: None }];
    vec![
        row("lost", "Android 14 ALN-AL00", Some(Held { at: lost, holding }), losses),
        row("used", "", Some(Held { at: lost, holding: Holding::default() }), Vec::new()),
    ]
}

pub(super) fn approval(number: SheetNumber) -> ApprovalRow {
    let code = ApprovalCode::of(12_345_678);
    let given = GivenApproval { number, code, why: "体积过大".into(), by: fixture::sampler(9), at: fixture::START };
    ApprovalRow { given, officer: "示例科长".into(), team: "第1小组".into() }
}

/// Every line with the rules in force.
pub(super) fn rules_table(briefing: &Briefing) -> RulesTable {
    let of = |line: &Line| briefing.rules_in_force(line.number, fixture::START).cloned();
    let row = |line: &Line| RulesRow { line: line.number, product: line.product.clone(), rules: of(line) };
    RulesTable { rows: briefing.campaign.lines.iter().map(row).collect() }
}

/// Gives the rules of bags all that rules can tell, and takes those of diesel out of force.
pub(super) fn tell_rules(briefing: &mut Briefing) {
    let field = |label: &str, required, kind, unconfirmed| OwnField { label: label.into(), unit: String::new(), required, kind, unconfirmed };
    for rules in &mut briefing.rules {
        if rules.line == DIESEL {
            rules.published = None;
        }
        if rules.line == BAGS {
            rules.coverage =
                Some(Coverage {
                    includes: "盛装垃圾的塑料袋".into(), excludes: vec!["购物袋".into(), "连卷袋".into()], unconfirmed: true
                });
            rules.own = vec![
                OwnField { unit: "mm".into(), ..field("标称厚度", true, OwnKind::Number, false) },
                field("提手", false, OwnKind::Choice { of: vec!["有".into(), "没有".into()] }, true),
            ];
            (rules.unconfirmed, rules.licences) = (vec!["库存下限".into()], vec!["示例证".into()]);
        }
    }
}

/// A command as it stands in the stream, taken in two hours after the visit began.
pub(super) fn taken_in(seq: i64, command: Command, body: &str) -> Entry {
    Entry {
        seq,
        command: command.id,
        digest: domain::digest::Digest::of(body.as_bytes()),
        number: command.number,
        device: command.device,
        by: command.by,
        claimed: command.at,
        device_clock: command.clock.device,
        received: fixture::START.plus(7_200_000),
        events: vec![Event::fact(&command)],
        waivers: command.waivers,
        as_written: command.as_written,
    }
}

/// A sheet in the list, as the bureau is told it.
pub(super) fn sheet_row(visit: &Visit, sheet: &Sheet) -> SheetRow {
    SheetRow {
        sheet: sheet.opening.sheet,
        number: sheet.opening.number.clone(),
        enterprise: visit.assignment.enterprise.name.clone(),
        division: visit.assignment.enterprise.division,
        line: sheet.opening.line,
        product: "车用柴油".into(),
        opened_at: sheet.opened_at,
        completed_at: sheet.completed_at,
        ending: sheet.ending.as_ref().map(Ending::kind),
        voided: sheet.voided.is_some(),
        upheld: sheet.determination.as_ref().map(|determination| determination.upheld),
        feedback: FeedbackMark::of(visit),
        media: (9, 8),
        findings: 1,
    }
}
