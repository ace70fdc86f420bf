//! A roster of one enterprise, and an import of which every row was judged by the law itself.

use super::super::Scripted;
use app::office::{Asking, RosterOffice};
use domain::contract::{
    DrawnEnterprise, ImportCounts, ImportLine, ImportRow, ImportState, ImportView, Imports, Kept, LineSearch, Reason, RosterCount, RosterPage,
    RosterSearch, Word,
};
use domain::digest::Digest;
use domain::fixture;
use domain::id::{EnterpriseId, ImportId, OrganisationId};
use domain::person::{Organisation, OrganisationKind};
use domain::roster::{Column, Judge, Known, Outcome, Settings, heading};

fn body(enterprise: &domain::enterprise::Enterprise) -> Organisation {
    let (kind, division) = (OrganisationKind::County, Some(enterprise.division));
    Organisation { id: enterprise.jurisdiction, kind, name: "示例市场监督管理局".into(), division, telephone: String::new() }
}

/// One row is taken as it stands, one with a note, one not at all.
fn view(scripted: &Scripted, id: ImportId, search: LineSearch) -> ImportView {
    let enterprise = &scripted.assignment().enterprise;
    let headings: Vec<String> = ["企业名称", "信用代码", "县区", "地址", "备注"].map(str::to_owned).to_vec();
    let columns = heading::recognise(&headings);
    let division = enterprise.division.name();
    let bodies = [body(enterprise)];
    let known = Known::default();
    let mut judge = Judge::new(&Settings { columns: columns.clone(), undecided: None }, &bodies, &known);
    let rows = [
        ["示例晨光加油站", "91140213MA0D00017B", division, "示例路1号", ""],
        ["示例远山加油站", "91140212ma0d00025p", division, "示例路2号", ""],
        ["示例错码商店", "91140213MA0D000411", division, "示例路3号", ""],
    ];
    let lines = (2..).zip(rows).map(|(line, cells)| {
        let cells = cells.map(str::to_owned).to_vec();
        let judged = judge.row(line, &cells, EnterpriseId::derived(&line.to_string()));
        let kept = (scripted.total > 2 && line == 2).then_some(Kept::Drawn);
        ImportLine { line, cells, judged, kept }
    });
    let lines: Vec<ImportLine> = lines.filter(|line| search.outcome.is_none_or(|outcome| line.judged.outcome == outcome)).collect();
    let lacking = if scripted.of_assigned { vec![Column::Name] } else { Vec::new() };
    let total = u32::try_from(lines.len()).unwrap();
    ImportView { import: row(scripted, id), headings, columns, undecided: None, lacking, lines, total }
}

fn row(scripted: &Scripted, id: ImportId) -> ImportRow {
    let (taken, undone) = (scripted.total > 1, scripted.total > 2);
    let word = || Word { at: fixture::START, by: "示例负责人".into(), why: String::new() };
    ImportRow {
        id,
        name: "名单.csv".into(),
        digest: Digest::of(b"list"),
        bytes: 2048,
        by: "示例负责人".into(),
        at: fixture::START,
        state: match (taken, undone) {
            (_, true) => ImportState::Undone,
            (true, false) => ImportState::Taken,
            (false, false) => ImportState::Previewed,
        },
        counts: ImportCounts { rows: 3, taken: 1, noted: 1, refused: 1, added: 2, changed: 0, same: 0 },
        taken: taken.then(word),
        undone: undone.then(|| Word { why: "选错文件".into(), ..word() }),
        kept: u32::from(undone),
    }
}

impl Scripted {
    /// The enterprise of the visit, drawn for the line and the team that it has.
    pub(crate) fn drawn(&self) -> DrawnEnterprise {
        let assignment = self.assignment();
        let lines = assignment.lines.iter().map(|line| line.line).collect();
        DrawnEnterprise { enterprise: assignment.enterprise.id, lines, team: assignment.team.clone() }
    }
}

impl RosterOffice for Scripted {
    fn roster_page(&self, search: RosterSearch) -> Asking<RosterPage> {
        let enterprise = self.assignment().enterprise.clone();
        let found = enterprise.name.contains(&search.search);
        let counts = vec![RosterCount { jurisdiction: enterprise.jurisdiction, place: enterprise.place, enterprises: 1 }];
        let other = Organisation { id: OrganisationId::derived("without"), name: "没有企业的局".into(), ..body(&enterprise) };
        let bodies = vec![body(&enterprise), other];
        let rows = if found { vec![enterprise] } else { Vec::new() };
        self.answer(RosterPage { total: u32::from(found), rows, counts, bodies })
    }

    fn imports(&self, _: u32) -> Asking<Imports> {
        self.answer(Imports { imports: vec![row(self, ImportId::derived("list"))], total: 1 })
    }

    fn import(&self, id: ImportId, search: LineSearch) -> Asking<ImportView> {
        self.answer(view(self, id, search))
    }

    fn settle_import(&self, id: ImportId, _: Settings) -> Asking<ImportView> {
        self.import(id, LineSearch::default())
    }

    fn take_import(&self, id: ImportId) -> Asking<ImportView> {
        self.import(id, LineSearch::default())
    }

    fn give_up_import(&self, id: ImportId) -> Asking<ImportView> {
        self.import(id, LineSearch::default())
    }

    fn undo_import(&self, id: ImportId, _: Reason) -> Asking<ImportView> {
        self.import(id, LineSearch { page: 1, outcome: Some(Outcome::Refused), kept: false })
    }
}
