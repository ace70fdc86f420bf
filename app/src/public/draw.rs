//! The public page of a draw `/draw/{id}`: what was fixed beforehand, and, once it is public, who was drawn and running it again.

use super::document::{facts, told};
use crate::words::desk::draw as words;
use crate::words::public::draw as say;
use domain::campaign::Line;
use domain::contract::{EnterpriseName, PublicDraw};
use domain::draw::{DrawnStratum, Party, Record, Stage};
use domain::id::{DrawId, EnterpriseId};
use domain::person::Organisation;
use leptos::prelude::*;

/// The page; `script` runs it again once its button is pressed, and where it does not run the files still can be had.
#[must_use]
pub fn draw(told_of: PublicDraw, script: &str) -> AnyView {
    let PublicDraw { summary, lines, bodies, record, names } = told_of;
    let mut fixed = vec![
        (words::STATE, words::stage(summary.stage).to_owned()),
        (say::FROZEN_AT, summary.times.first().map_or_else(String::new, |time| words::minute(time.at))),
        (say::ENTRIES, summary.entries.to_string()),
        (words::ROSTER_DIGEST, summary.roster.to_string()),
        (words::SAMPLERS_DIGEST, summary.samplers.to_string()),
    ];
    for party in Party::BOTH {
        let own = summary.commitments.iter().find(|sealed| sealed.party == party);
        let said = own.map_or_else(String::new, |own| format!("{} {}：{}", own.organisation, words::minute(own.at), own.commitment));
        fixed.push((words::party(party), said));
    }
    fixed.push((words::SOURCE, format!("{}（{}）", summary.plan.number.name, words::minute(summary.plan.number.announced))));
    fixed.push((words::NUMBER, summary.number.as_ref().map_or_else(String::new, |number| number.as_str().to_owned())));
    let products: Vec<&str> = lines.iter().map(|line| line.product.as_str()).collect();
    let batches = summary.plan.strata.iter().map(|stratum| stratum.batches).sum();
    let replaced: u32 = summary.counts.iter().map(|row| row.replaced).sum();
    let rest = match record {
        Some(record) => opened(&record, &Names { lines: &lines, bodies: &bodies, names: &names }, replaced, script),
        None if summary.stage == Stage::Voided => view! {
            <div class="notice" data-tone="warn"><div class="grow"><p><strong>{say::VOIDED}</strong></p><p>{summary.void_reason}</p></div></div>
        }
        .into_any(),
        None => view! {
            <div class="notice" data-tone="info" role="note"><div class="grow"><p><strong>{say::SECRET}</strong></p><p>{say::SECRET_NEXT}</p></div></div>
        }
        .into_any(),
    };
    view! {
        <h1>{say::TITLE} "：" {products.join("、")}</h1>
        <p>{words::summary(batches, summary.plan.strata.len(), summary.entries)}</p>
        <p class="soft">{say::WHAT}</p>
        <section class="card"><h2>{say::FIXED}</h2>{facts(fixed)}</section>
        {rest}
    }
    .into_any()
}

/// There is no such draw.
#[must_use]
pub fn unknown() -> AnyView {
    view! { <h1>{say::TITLE}</h1> {told("warn", say::UNKNOWN, say::UNKNOWN_NEXT)} }.into_any()
}

/// What ids are called.
struct Names<'a> {
    lines: &'a [Line],
    bodies: &'a [Organisation],
    names: &'a [EnterpriseName],
}

impl Names<'_> {
    fn stratum(&self, stratum: &DrawnStratum) -> String {
        let line = self.lines.iter().find(|line| line.number == stratum.line).map_or("", |line| line.product.as_str());
        let body = self.bodies.iter().find(|body| body.id == stratum.body).map_or("", |body| body.name.as_str());
        format!("{line} · {body}")
    }

    fn enterprise(&self, id: EnterpriseId) -> String {
        self.names.iter().find(|own| own.enterprise == id).map_or_else(|| id.to_string(), |own| own.name.clone())
    }
}

/// Running it again, and the list.
fn opened(record: &Record, names: &Names<'_>, replaced: u32, script: &str) -> AnyView {
    let list = |ids: &[EnterpriseId]| ids.iter().map(|id| view! { <li>{names.enterprise(*id)}</li> }).collect_view();
    let stratum = |stratum: &DrawnStratum| {
        let reserves = (!stratum.reserves.is_empty())
            .then(|| view! { <p class="soft">{say::RESERVES}</p> <ol class="draw-names soft">{list(&stratum.reserves)}</ol> });
        view! {
            <section class="card">
                <h3>{names.stratum(stratum)}</h3>
                <p class="soft">{say::DRAWN}</p>
                <ol class="draw-names">{list(&stratum.drawn)}</ol>
                {reserves}
            </section>
        }
    };
    let strata = record.opened.result.iter().map(stratum).collect_view();
    let replaced = (replaced > 0).then(|| view! { <p>{say::replaced(replaced)}</p> });
    let secrets = facts(
        [(Party::Organiser, record.opened.organiser), (Party::Observer, record.opened.observer)]
            .map(|(party, secret)| (words::party(party), String::from(secret)))
            .to_vec(),
    );
    view! {
        <section class="card draw-again" aria-labelledby="again-title">
            <h2 id="again-title">{say::AGAIN}</h2>
            <p>{say::AGAIN_WHAT}</p>
            <ul class="draw-files">
                <li>{file(record.draw, "record.json", "draw-record", say::RECORD)}</li>
                <li>{file(record.draw, "roster.txt", "draw-roster", say::ROSTER)}</li>
            </ul>
            <button type="button" class="button primary" id="draw-again" disabled>{say::RUN}</button>
            <noscript><p>{say::NO_SCRIPT}</p></noscript>
            <output id="draw-said" data-running=say::RUNNING data-broken=say::BROKEN data-took=say::TOOK></output>
            <script type="module" src=script.to_owned()></script>
        </section>
        <section class="card"><h2>{words::SECRET}</h2>{secrets}</section>
        <h2>{say::RESULT}</h2>
        {replaced}
        <div class="draw-strata">{strata}</div>
    }
    .into_any()
}

fn file(draw: DrawId, name: &'static str, id: &'static str, said: &'static str) -> AnyView {
    view! { <a id=id href=format!("/api/v1/draws/{draw}/files/{name}") download=name>{said}</a> }.into_any()
}
