//! `/draws`: frozen, committed to by two, decided by a public number, and told to those who may know (O-22, D0 to D5).

mod refused;
mod secret;
mod stages;
mod standing;
mod verified;
mod waiting;

use crate::example::{Answered, Example, NOW, Visitor};
use axum::http::Method;
use domain::campaign::LineNumber;
use domain::contract::{DrawLine, DrawView, DrawnEntry, NewDraw, Standing};
use domain::draw::{Act, NumberSource, Party, Secret, Stage};
use domain::enterprise::PlaceKind;
use domain::id::DrawId;
use domain::time::Instant;
use serde::Serialize;

const HOUR: i64 = 3_600_000;
/// When the public number is announced.
const ANNOUNCED: Instant = NOW.plus(2 * HOUR);

/// A draw of car diesel at gas stations.
pub(crate) fn diesel(name: &str, batches: u32, each: u32) -> NewDraw {
    let line = DrawLine { line: LineNumber(5), places: vec![PlaceKind::GasStation], bodies: Vec::new(), batches, each, reserves: 1 };
    let number = NumberSource { name: "示例彩票 2026136 期，全部开奖号码".into(), announced: ANNOUNCED };
    NewDraw { id: DrawId::derived(name), lines: vec![line], number, team: 2, tour: 4 }
}

const fn secret(party: Party) -> Secret {
    match party {
        Party::Organiser => Secret::from_bytes([7; 32]),
        Party::Observer => Secret::from_bytes([9; 32]),
    }
}

fn commit(draw: DrawId, party: Party) -> Act {
    Act::Commit { party, commitment: secret(party).commitment(draw, party) }
}

const fn reveal(party: Party) -> Act {
    Act::Reveal { party, secret: secret(party) }
}

fn announce() -> Act {
    Act::Announce { number: "03 08 14 11 27 30 05".parse().unwrap() }
}

pub(crate) async fn freeze(by: &Visitor<'_>, new: &NewDraw) -> Answered {
    by.send(Method::POST, "/api/v1/draws", new).await
}

async fn act(by: &Visitor<'_>, draw: DrawId, act: &impl Serialize) -> Answered {
    by.send(Method::POST, &format!("/api/v1/draws/{draw}/acts"), act).await
}

async fn done(by: &Visitor<'_>, draw: DrawId, what: &Act) -> DrawView {
    act(by, draw, what).await.read()
}

async fn look(by: &Visitor<'_>, draw: DrawId) -> DrawView {
    by.get(&format!("/api/v1/draws/{draw}")).await.read()
}

/// The bureau, and the agency as the observer.
pub(crate) struct Parties<'a> {
    pub(crate) bureau: Visitor<'a>,
    pub(crate) manager: Visitor<'a>,
    approver: Visitor<'a>,
}

impl<'a> Parties<'a> {
    pub(crate) async fn of(example: &'a Example) -> Self {
        Self {
            bureau: example.signed_in("bureau").await,
            manager: example.signed_in("manager").await,
            approver: example.signed_in("approver1").await,
        }
    }

    /// Frozen, and both have committed.
    async fn committed(&self, new: &NewDraw) -> DrawView {
        freeze(&self.bureau, new).await.read::<DrawView>();
        done(&self.bureau, new.id, &commit(new.id, Party::Organiser)).await;
        done(&self.manager, new.id, &commit(new.id, Party::Observer)).await
    }

    /// The number is known and both secrets are told.
    async fn opened(&self, example: &Example, new: &NewDraw) -> DrawView {
        self.committed(new).await;
        example.state.clock.set(ANNOUNCED);
        done(&self.bureau, new.id, &announce()).await;
        done(&self.manager, new.id, &reveal(Party::Observer)).await;
        done(&self.bureau, new.id, &reveal(Party::Organiser)).await
    }

    /// Drawn, and found in order by somebody else.
    pub(crate) async fn approved(&self, example: &Example, new: &NewDraw) -> DrawView {
        self.opened(example, new).await;
        assert_eq!(done(&self.bureau, new.id, &Act::Draw).await.summary.stage, Stage::Drawn);
        done(&self.approver, new.id, &Act::Approve).await;
        look(&self.bureau, new.id).await
    }
}

pub(crate) fn of_standing(view: &DrawView, wanted: impl Fn(&Standing) -> bool) -> Vec<DrawnEntry> {
    view.list.as_ref().unwrap().entries.iter().filter(|entry| wanted(&entry.standing)).cloned().collect()
}
