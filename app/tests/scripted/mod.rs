//! An office in which one batch of diesel was sampled: what it answers is folded from the commands of the fixture.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

pub(crate) mod drawn;
mod record;

use app::desk::{Site, document};
use app::office::{Asking, Office, SharedOffice};
use domain::assignment::Assignment;
use domain::contract::{
    ApprovalRow, Approvals, AssignmentRow, Assignments, BodyFigure, ChainCheck, Determine, Determined, Devices, Enrolment, Entry, EscrowPart,
    FindingRow, Findings, Form, Happening, LineFigure, LineShare, MapPicture, MapPoint, Me, MediaExif, MediaReceipt, NewApproval, NewAssignment,
    NewEnrolment, Original, QuarantineNote, Quarantined, Quarantines, Reason, Recovery, Rescued, Resolve, Resolved, Roster, RulesTable, SheetView,
    Sheets, SignIn, VisitState,
};
use domain::ending::Ending;
use domain::exif::Exif;
use domain::fixture;
use domain::id::{AssignmentId, CommandId, DeviceId, FindingId, OrganisationId, PersonId, SheetId};
use domain::permit::Action;
use domain::person::{Organisation, OrganisationKind, Person, Role};
use domain::place::DIVISIONS;
use domain::refusal::Determination;
use domain::sheet::Sheet;
use domain::visit::{Briefing, Event, Visit};
use futures::StreamExt;
use leptos::prelude::*;
use leptos_router::location::RequestUrl;
use record::{approval, devices, kept, looks, rules_table, seal_elsewhere, sheet_row, sign_in_required, taken_in};
use std::sync::Arc;

/// Renders a page as the server does, whole, with its document.
pub(crate) fn page(path: &str, office: Scripted) -> String {
    // Every test of the program asks; the first one sets it.
    let _ = any_spawner::Executor::init_futures_executor();
    let owner = Owner::new();
    let site = Site {
        style: "/pkg/desk.css".into(),
        script: "/pkg/desk.js".into(),
        wasm: "/pkg/desk.wasm".into(),
        start: "/start.js".into(),
        draw: "/draw.js".into(),
    };
    let html = owner.with(|| {
        provide_context(RequestUrl::new(path));
        provide_context::<SharedOffice>(Arc::new(office));
        document(&site).to_html_stream_in_order().collect::<String>()
    });
    let html = futures::executor::block_on(html);
    drop(owner);
    // Hydration marks are no words.
    html.replace("<!>", "")
}

/// What the office knows, and what the person may.
#[derive(Clone)]
pub(crate) struct Scripted {
    may: Option<Vec<Action>>,
    briefing: Briefing,
    visit: Visit,
    stream: Vec<Entry>,
    exif: Vec<MediaExif>,
    pub(crate) role: Role,
    pub(crate) state: VisitState,
    pub(crate) of_assigned: bool,
    pub(crate) total: u32,
}

impl Scripted {
    /// Nobody is signed in.
    pub(crate) fn locked() -> Self {
        Self { may: None, ..Self::after_the_visit(&[]) }
    }

    /// A whole visit was taken in, two hours after it happened; one seal was found elsewhere.
    pub(crate) fn after_the_visit(may: &[Action]) -> Self {
        let (briefing, assignment) = (fixture::briefing(), fixture::assignment("A"));
        let mut visit = Visit::assigned(assignment.clone());
        let acts = fixture::story(&briefing, &assignment);
        let commands = fixture::commands(DeviceId::derived("phone"), assignment.visit, acts, (0, None), None);
        let mut stream = Vec::new();
        for (seq, (command, body)) in (1..).zip(commands) {
            visit.apply(&Event::fact(&command));
            stream.push(taken_in(seq, command, &body));
        }
        let sheet = visit.sheets[0].opening.sheet;
        visit.apply(&Event::Found { finding: seal_elsewhere(&visit, sheet) });
        let (role, state) = (Role::AgencyManager, VisitState::Complete);
        Self { may: Some(may.to_vec()), briefing, visit, stream, exif: Vec::new(), role, state, of_assigned: false, total: 1 }
    }

    /// The same office, but for one thing.
    pub(crate) fn but(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    /// The one sheet.
    pub(crate) fn sheet(&self) -> SheetId {
        self.paper().opening.sheet
    }

    /// Its first piece of evidence is a film that broke off.
    pub(crate) fn break_off(&mut self) {
        self.visit.sheets[0].evidence[0].broken_off = true;
    }

    /// The samplers ended it in place of a sample, and both signed.
    pub(crate) fn end(&mut self, ending: Ending) {
        let sheet = &mut self.visit.sheets[0];
        sheet.ending = Some(ending);
        (sheet.containers, sheet.seals, sheet.payment) = (Vec::new(), Vec::new(), None);
    }

    /// The county said so.
    pub(crate) fn determine(&mut self, upheld: bool) {
        let by = PersonId::derived("officer");
        let determination = Determination { upheld, opinion: "经核实情况属实。".into(), by, at: fixture::START };
        self.visit.sheets[0].determination = Some(determination);
    }

    /// The rules of bags say what they cover and ask for entries of their own; those of diesel are still to come.
    pub(crate) fn tell_rules(&mut self) {
        record::tell_rules(&mut self.briefing);
    }

    /// Something more happened on the visit.
    pub(crate) fn hear(&mut self, event: &Event) {
        self.visit.apply(event);
    }

    /// Nobody has completed it.
    pub(crate) fn leave_open(&mut self) {
        self.visit.sheets[0].completed_at = None;
    }

    /// A camera wrote that into its first piece of evidence.
    pub(crate) fn write_exif(&mut self, exif: Exif) {
        self.exif = vec![MediaExif { media: self.paper().evidence[0].media, exif }];
    }

    fn paper(&self) -> &Sheet {
        &self.visit.sheets[0]
    }

    fn assignment(&self) -> &Assignment {
        &self.visit.assignment
    }

    fn answer<T: Send + 'static>(&self, answer: T) -> Asking<T> {
        let answer = self.may.is_some().then_some(answer).ok_or_else(sign_in_required);
        Box::pin(async move { answer })
    }

    /// All but the last photo came up.
    fn proved(&self) -> Vec<MediaReceipt> {
        let evidence = &self.paper().evidence;
        let receipt = |of: &domain::evidence::Evidence| MediaReceipt {
            media: of.media,
            digest: of.digest,
            bytes: of.bytes,
            at: fixture::START.plus(7_200_000),
        };
        evidence[..evidence.len() - 1].iter().map(receipt).collect()
    }

    fn bodies(&self) -> Vec<BodyFigure> {
        let home = self.assignment().enterprise.division;
        let figure =
            |organisation, name: &str, division| BodyFigure { organisation, name: name.into(), division, assigned: 0, sampled: 0, on_site: 0 };
        let mut bodies: Vec<BodyFigure> = DIVISIONS
            .iter()
            .map(|(division, name)| figure(OrganisationId::derived(name), &format!("{name}市场监督管理局"), Some(*division)))
            .collect();
        bodies.push(BodyFigure { assigned: 1, ..figure(OrganisationId::derived("zone"), "大同市市场监督管理局开发区分局", None) });
        for body in bodies.iter_mut().filter(|body| body.division == Some(home)) {
            (body.assigned, body.sampled, body.on_site) = (3, 1, 1);
        }
        bodies
    }
}

impl Office for Scripted {
    fn me(&self) -> Asking<Me> {
        let organisation = Organisation {
            id: fixture::agency(),
            kind: OrganisationKind::Agency,
            name: "示例抽样机构".into(),
            division: None,
            telephone: String::new(),
        };
        let person = Person {
            id: fixture::sampler(9),
            name: "示例负责人".into(),
            role: self.role,
            organisation: fixture::agency(),
            staff_number: String::new(),
            ended_at: None,
        };
        self.answer(Me { person, organisation, may: self.may.clone().unwrap_or_default(), challenge: String::new() })
    }

    fn sign_in(&self, _: SignIn) -> Asking<Me> {
        self.me()
    }

    fn determine(&self, _: SheetId, _: Determine) -> Asking<Determined> {
        Box::pin(async { Err(sign_in_required()) })
    }

    fn approvals(&self) -> Asking<Approvals> {
        self.answer(Approvals { rows: vec![approval(self.paper().opening.number.clone())] })
    }

    fn approve(&self, new: NewApproval) -> Asking<ApprovalRow> {
        self.answer(approval(new.number))
    }

    fn enrol(&self, _wish: NewEnrolment) -> Asking<Enrolment> {
        Box::pin(async { Err(sign_in_required()) })
    }

    fn phones(&self) -> Asking<Devices> {
        let devices = devices(&self.briefing.people[0]);
        self.answer(Devices { devices, samplers: self.briefing.people.clone(), escrow: None })
    }

    fn lose_phone(&self, _: DeviceId, _: Reason) -> Asking<()> {
        self.answer(())
    }

    fn find_phone(&self, _: DeviceId, _: Reason) -> Asking<()> {
        self.answer(())
    }

    fn take_in_rescue(&self, _: &'static str) -> Asking<Rescued> {
        let device = DeviceId::derived("phone");
        let (model, people, enterprises) = ("示例机型".into(), vec!["示例甲".into(), "示例乙".into()], vec!["示例加油站".into()]);
        self.answer(Rescued { device, model, people, enterprises, applied: 30, already: 0, quarantined: 0, proved: 9, known: 0, missing: Vec::new() })
    }

    fn make_escrow(&self) -> Asking<[EscrowPart; 2]> {
        Box::pin(async { Err(sign_in_required()) })
    }

    fn save_part(&self, _: EscrowPart) -> Asking<()> {
        self.answer(())
    }

    fn set_up_escrow(&self, _: &'static str) -> Asking<()> {
        self.answer(())
    }

    fn open_keys(&self, _: DeviceId, _: Recovery, _: String) -> Asking<()> {
        self.answer(())
    }

    fn end_account(&self, _: PersonId, _: Reason) -> Asking<()> {
        self.answer(())
    }

    fn sign_out(&self) -> Asking<()> {
        self.answer(())
    }

    fn map(&self) -> Asking<MapPicture> {
        let enterprise = self.assignment().enterprise.name.clone();
        let lines = &self.briefing.campaign.lines;
        self.answer(MapPicture {
            upto: 30,
            title: self.briefing.campaign.title.clone(),
            example: self.briefing.campaign.example.clone(),
            planned: self.briefing.campaign.batches(),
            of_assigned: self.of_assigned,
            sampled: 1,
            bodies: self.bodies(),
            lines: lines
                .iter()
                .map(|line| LineFigure {
                    line: line.number,
                    product: line.product.clone(),
                    planned: line.batches,
                    sampled: u32::from(line.number == fixture::DIESEL),
                })
                .collect(),
            points: vec![MapPoint {
                visit: self.assignment().visit,
                sheet: Some(self.sheet()),
                enterprise: enterprise.clone(),
                position: fixture::position(),
                state: VisitState::Complete,
            }],
            latest: vec![Happening {
                at: fixture::START,
                enterprise,
                product: Some("车用柴油".into()),
                what: VisitState::Complete,
                sheet: Some(self.sheet()),
            }],
            findings: 1,
        })
    }

    fn sheets(&self, _page: u32) -> Asking<Sheets> {
        let sheet = self.paper();
        self.answer(Sheets { sheets: vec![sheet_row(&self.visit, sheet)], total: self.total })
    }

    fn sheet(&self, sheet: SheetId) -> Asking<SheetView> {
        let count = u32::try_from(self.stream.len()).unwrap();
        self.answer(SheetView {
            sheet,
            visit: Box::new(self.visit.clone()),
            briefing: Box::new(self.briefing.clone()),
            proved: self.proved(),
            exif: self.exif.clone(),
            officers: vec![Person { id: PersonId::derived("officer"), name: "示例监管员".into(), ..self.briefing.people[0].clone() }],
            stream: self.stream.clone(),
            chain: ChainCheck { commands: count, signed: count, linked: count },
            retrieval: None,
            looks: self.may.as_ref().is_some_and(|may| may.contains(&Action::SeeLooks)).then(looks),
        })
    }

    fn assignments(&self, _page: u32) -> Asking<Assignments> {
        let sees = self.may.as_ref().is_some_and(|may| may.contains(&Action::Assign));
        let row = AssignmentRow { assignment: self.assignment().clone(), state: self.state, reason: String::new(), originals: Vec::new() };
        let today = fixture::START.plus(86_400_000).local_date();
        self.answer(Assignments { assignments: if sees { vec![row] } else { Vec::new() }, total: u32::from(sees), today: Some(today) })
    }

    fn roster(&self) -> Asking<Roster> {
        let shares = self.briefing.campaign.allotments.iter().map(|share| LineShare {
            line: share.line,
            product: "车用柴油".into(),
            laboratory: share.laboratory,
            batches: share.batches,
            assigned: 1,
        });
        self.answer(Roster {
            enterprises: vec![self.assignment().enterprise.clone()],
            drawn: if self.total > 1 { vec![self.drawn()] } else { Vec::new() },
            samplers: self.briefing.people.clone(),
            organisations: self.briefing.organisations.clone(),
            shares: shares.collect(),
        })
    }

    fn rules(&self) -> Asking<RulesTable> {
        self.answer(rules_table(&self.briefing))
    }

    fn assign(&self, _assignment: NewAssignment) -> Asking<AssignmentRow> {
        self.answer(AssignmentRow {
            assignment: self.assignment().clone(),
            state: VisitState::Assigned,
            reason: String::new(),
            originals: Vec::new(),
        })
    }

    fn add_original(&self, _: AssignmentId, _: Form, _: String) -> Asking<Original> {
        Box::pin(async { Err(sign_in_required()) })
    }

    fn findings(&self, _page: u32) -> Asking<Findings> {
        let rows = self.visit.all_findings().map(|finding| FindingRow {
            finding: finding.clone(),
            enterprise: self.assignment().enterprise.name.clone(),
            number: Some(self.paper().opening.number.clone()),
        });
        self.answer(Findings { findings: rows.collect(), open: 1, total: 1 })
    }

    fn resolve(&self, finding: FindingId, resolve: Resolve) -> Asking<Resolved> {
        let resolution = domain::finding::Resolution { by: fixture::sampler(9), at: fixture::START, note: resolve.note };
        self.answer(Resolved { finding, resolution })
    }

    fn quarantine(&self, after: Option<String>) -> Asking<Quarantines> {
        self.answer(match after {
            None => Quarantines { rows: vec![kept(), Quarantined { dealt: Vec::new(), ..kept() }], more: Some("17~d~c".into()) },
            Some(_) => Quarantines { rows: Vec::new(), more: None },
        })
    }

    fn note(&self, _: CommandId, _: domain::digest::Digest, _: QuarantineNote) -> Asking<()> {
        self.answer(())
    }

    fn listen(&self, _changed: Box<dyn Fn(i64)>, _holds: Box<dyn Fn(bool)>) {}
}
