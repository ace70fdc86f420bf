//! Draws in the scripted office: one whose commitments are awaited, and one whose list stands.

use super::Scripted;
use app::office::{Asking, DrawOffice};
use domain::campaign::LineNumber;
use domain::contract::{
    DrawPreview, DrawSummary, DrawView, DrawnEntry, DrawnList, Draws, LineShortage, NewDraw, StageTime, Standing, StratumCount, StratumPreview,
};
use domain::digest::Digest;
use domain::draw::{Act, NumberSource, Party, Plan, Sealed, Secret, Stage, Stratum};
use domain::fixture;
use domain::id::{DrawId, EnterpriseId, OrganisationId};
use domain::no_sample::NoSampleReason;
use domain::person::Organisation;

const LINE: LineNumber = LineNumber(5);
const BATCHES: u32 = 20;

/// The draw of whose stages the page is asked.
pub(crate) fn draw_of(stage: Stage) -> DrawId {
    DrawId::derived(if stage == Stage::Frozen { "frozen" } else { "approved" })
}

impl Scripted {
    fn body(&self) -> Organisation {
        self.briefing.organisations[0].clone()
    }

    fn summary(&self, draw: DrawId) -> DrawSummary {
        let is_frozen = draw == draw_of(Stage::Frozen);
        let body = self.body().id;
        let strata = vec![Stratum { line: LINE, body, batches: BATCHES, each: 1, reserves: 2 }];
        let number = NumberSource { name: "示例彩票 2026136 期".into(), announced: fixture::START.plus(3_600_000) };
        let steps: &[Stage] = if is_frozen {
            &[Stage::Frozen]
        } else {
            &[Stage::Frozen, Stage::Committed, Stage::Announced, Stage::Opened, Stage::Drawn, Stage::Approved]
        };
        let commitment = Secret::from_bytes([1; 32]).commitment(draw, Party::Organiser);
        let sealed = Sealed { party: Party::Organiser, organisation: "示例市局".into(), commitment, at: fixture::START };
        DrawSummary {
            plan: Plan { draw, campaign: fixture::briefing().campaign.id, number, team: 2, tour: 4, strata },
            organisation: OrganisationId::derived("bureau"),
            stage: steps[steps.len() - 1],
            times: steps.iter().map(|stage| StageTime { stage: *stage, at: fixture::START, by: "示例经办".into() }).collect(),
            roster: Digest::of(b"roster"),
            samplers: Digest::of(b"samplers"),
            entries: 35,
            commitments: vec![sealed],
            number: (!is_frozen).then(|| "03 08 14 11".parse().unwrap()),
            revealed: Vec::new(),
            counts: if is_frozen { Vec::new() } else { vec![StratumCount { line: LINE, body, drawn: 1, reserves: 1, replaced: 1 }] },
            teams: 1,
            void_reason: String::new(),
        }
    }

    fn entry(&self, draw: DrawId, name: &str, standing: Standing) -> DrawnEntry {
        let team = if standing.is_due() { vec![fixture::sampler(1), fixture::sampler(2)] } else { Vec::new() };
        let (enterprise, body) = (EnterpriseId::derived(name), self.body().id);
        DrawnEntry { draw, line: LINE, body, enterprise, name: name.into(), place: 1, standing, team }
    }

    fn view(&self, draw: DrawId) -> DrawView {
        let replaced = Standing::Replaced { reason: NoSampleReason::Stopped, note: "门口贴有公告".into() };
        let called = Standing::Called { instead: EnterpriseId::derived("示例一站") };
        let entries = vec![self.entry(draw, "示例一站", replaced), self.entry(draw, "示例二站", called)];
        let briefing = fixture::briefing();
        DrawView {
            summary: self.summary(draw),
            lines: briefing.campaign.lines,
            bodies: vec![self.body()],
            is_own: false,
            list: (draw != draw_of(Stage::Frozen)).then_some(DrawnList { entries, people: briefing.people }),
        }
    }
}

impl DrawOffice for Scripted {
    fn draws(&self) -> Asking<Draws> {
        let draws = [Stage::Approved, Stage::Frozen].map(|stage| self.summary(draw_of(stage))).to_vec();
        self.answer(Draws { draws, lines: fixture::briefing().campaign.lines, organisations: vec![self.body()] })
    }

    fn preview_draw(&self, _: NewDraw) -> Asking<DrawPreview> {
        let short = LineShortage { line: LINE, batches: 230, needs: 115, least: 115, pool: 35 };
        let strata = vec![StratumPreview { line: LINE, body: self.body().id, batches: BATCHES, needs: BATCHES, pool: 35 }];
        self.answer(DrawPreview {
            strata,
            entries: 35,
            sampled: 0,
            drawn: 0,
            samplers: 4,
            gaps: Vec::new(),
            lines: vec![short],
            shortages: Vec::new(),
            teams: Vec::new(),
        })
    }

    fn freeze_draw(&self, new: NewDraw) -> Asking<DrawView> {
        self.draw(new.id)
    }

    fn draw(&self, draw: DrawId) -> Asking<DrawView> {
        self.answer(self.view(draw))
    }

    fn act_on_draw(&self, draw: DrawId, _: Act) -> Asking<DrawView> {
        self.draw(draw)
    }

    fn make_secret(&self, _: String) -> Asking<Secret> {
        self.answer(Secret::from_bytes([1; 32]))
    }
}
