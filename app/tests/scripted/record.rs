//! What the scripted office has on record beside the visit: who looked, and what could not be taken in.

use domain::contract::{Dealt, Look, Problem, Quarantine, Quarantined, Seen};
use domain::finding::{Finding, Matter};
use domain::fixture;
use domain::id::{CommandId, DeviceId, FindingId, SheetId};
use domain::number::{SealNumber, SheetNumber};
use domain::visit::Visit;

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
