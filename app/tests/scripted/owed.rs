//! What is owed in the scripted office: one sample that waits for its entry, one visit to somebody who was drawn, one duty that no year tells.

use super::super::Scripted;
use app::office::{Asking, OwedOffice};
use domain::calendar::{DatedDay, DayKind};
use domain::contract::{
    CalendarPreview, CalendarVersion, CalendarYear, CalendarYears, Duties, DutyChoices, DutyCounts, DutyFilter, DutyRow, Feed, Inbox, Ledger,
    LedgerRow, LedgerSheet, NewLedgerEntry, NewLook, NewReconciliation,
};
use domain::deadline::{Due, Limit};
use domain::digest::Digest;
use domain::duty::{Basis, Duty, Owed, Owner, Place};
use domain::fixture;
use domain::id::{AssignmentId, SheetId};
use domain::ledger::{EntryGap, LedgerEntry, LedgerState, Reconciliation, WorksheetEntry};
use domain::person::Role;
use domain::time::{CalendarDays, LocalDate};

fn today() -> LocalDate {
    fixture::START.local_date().plus(CalendarDays(3))
}

fn counts() -> DutyCounts {
    DutyCounts { open: 3, late: 1, mine: 1, mine_late: 1, fresh: 1 }
}

impl Scripted {
    fn sampled(&self) -> LedgerRow {
        let due = Due::By { day: fixture::START.local_date().plus(CalendarDays(1)) };
        LedgerRow {
            sheet: self.sheet(),
            number: self.paper().opening.number.clone(),
            enterprise: "示例加油站A".into(),
            line: fixture::DIESEL,
            product: "车用柴油".into(),
            sampled_on: fixture::START.local_date(),
            due,
            state: LedgerState::Returned,
            record: "EC-1".into(),
        }
    }
}

impl OwedOffice for Scripted {
    fn duties(&self, _: DutyFilter, _: u32) -> Asking<Duties> {
        let sampled = self.sampled();
        let row = |owed, due, basis, enterprise: Option<&str>, is_mine: bool| DutyRow {
            duty: Duty {
                owed,
                owner: Owner { body: fixture::agency(), role: Role::AgencyClerk, people: Vec::new() },
                since: fixture::START,
                due,
                basis,
                obligation: None,
            },
            place: Place { jurisdiction: Some(fixture::agency()), ..Place::default() },
            enterprise: enterprise.map(str::to_owned),
            number: is_mine.then(|| sampled.number.clone()),
            body: "示例抽样机构".into(),
            people: Vec::new(),
            is_mine,
            is_fresh: is_mine,
        };
        let limit = Basis::Limit { limit: Limit::SamplingEntry };
        let open = Due::NotPublished { year: 2027, earliest: today() };
        let drawn = Owed::Visit { assignment: AssignmentId::derived("a") };
        let rows = vec![
            row(Owed::EnterSampling { sheet: sampled.sheet }, sampled.due, limit, Some("示例加油站A"), true),
            row(drawn, Due::By { day: today() }, Basis::PlannedDay, None, false),
            row(Owed::Finish { visit: self.visit.assignment.visit }, open, Basis::House, Some("示例加油站B"), false),
        ];
        let (choices, feed_since) = (DutyChoices::default(), Some(fixture::START));
        self.answer(Duties { upto: 9, today: today(), rows, total: 3, counts: counts(), looked_at: None, choices, feed_since })
    }

    fn inbox(&self) -> Asking<Inbox> {
        self.answer(Inbox { counts: counts() })
    }

    fn look_at_duties(&self, _: NewLook) -> Asking<Inbox> {
        self.inbox()
    }

    fn renew_feed(&self) -> Asking<Feed> {
        self.answer(Feed { address: String::new(), made_at: fixture::START })
    }

    fn end_feed(&self) -> Asking<()> {
        self.answer(())
    }

    fn calendar(&self) -> Asking<CalendarYears> {
        let date = LocalDate::new(2026, 1, 1).unwrap();
        let days = vec![DatedDay { date, kind: DayKind::Holiday, name: "元旦".into(), statutory: true }];
        let version =
            CalendarVersion { version: 2, digest: None, document: "示例发〔2025〕2号".into(), dated: None, by: None, at: fixture::START };
        self.answer(CalendarYears { years: vec![CalendarYear { year: 2026, versions: vec![version], days }], lacking: vec![2027] })
    }

    fn preview_calendar(&self, _: &'static str) -> Asking<CalendarPreview> {
        self.load_calendar("", String::new(), today(), Digest::of(b""))
    }

    fn load_calendar(&self, _: &'static str, _: String, _: LocalDate, digest: Digest) -> Asking<CalendarPreview> {
        self.answer(CalendarPreview { year: 2027, digest, version: 1, is_standing: false, days: Vec::new(), changes: Vec::new() })
    }

    fn ledger(&self, _: Option<LedgerState>, _: u32) -> Asking<Ledger> {
        self.answer(Ledger { rows: vec![self.sampled()], total: 1, counts: vec![(LedgerState::Returned, 1)], today: today() })
    }

    fn ledger_sheet(&self, _: SheetId) -> Asking<LedgerSheet> {
        let entry = |label: &str, value: &str, gap| WorksheetEntry { label: label.into(), value: value.into(), gap };
        let said =
            LedgerEntry {
                state: LedgerState::Returned, record: "EC-1".into(), note: "照片不清".into(), by: fixture::sampler(9), at: fixture::START
            };
        self.answer(LedgerSheet {
            row: self.sampled(),
            worksheet: vec![entry("产品名称", "车用柴油", None), entry("商标", "/", Some(EntryGap::Missing))],
            entries: vec![said],
            people: vec!["示例录入员".into()],
            findings: 1,
        })
    }

    fn keep_ledger(&self, sheet: SheetId, _: NewLedgerEntry) -> Asking<LedgerSheet> {
        self.ledger_sheet(sheet)
    }

    fn reconcile_ledger(&self, _: NewReconciliation) -> Asking<Reconciliation> {
        self.answer(Reconciliation::default())
    }

    fn copy(&self, _: String) -> Asking<()> {
        self.answer(())
    }
}
