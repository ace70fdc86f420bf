//! 同步中心: what the server has proved, what waits, what was found, and whom to call.

use super::frame::{Frame, Pages, frame, tabs};
use super::media::purpose_words;
use super::recovery::shut;
use super::rescue::{export, missing, unfinished};
use super::route::Route;
use super::status::lost_notice;
use super::view::*;
use crate::phone::{Link, Model};
use crate::words::{denials, field::sync as said};
use domain::contract::Quarantine;
use domain::finding::{Finding, Matter};
use domain::id::SheetId;
use domain::person::OrganisationKind;

/// A clock this far from the server's is worth a word, in milliseconds.
const CLOCK_OFF: i64 = 120_000;

/// The page.
pub(crate) fn page(pages: Pages) -> View {
    // Sending without a sign-in only fails again.
    let act = move |is_ended: &bool| {
        let (word, act): (_, Box<dyn Fn()>) = if *is_ended {
            (said::SIGN_IN_AGAIN, Box::new(move || pages.go(Route::SignIn)))
        } else {
            (said::SEND_NOW, Box::new(move || pages.phone.send_now()))
        };
        view! { <button type="button" class="button primary" on:click={move |_| act()}>{word}</button> }
    };
    let inside = view! {
        {lost_notice(pages)}
        {proved(pages)}
        {shut(pages)}
        {move || pages.phone.model().with(missing)}
        {unfinished(pages, None)}
        {switch(move || pages.phone.model().with(open_findings), move |open| findings(pages, open))}
        {move || pages.phone.model().with(sheets)}
        {move || pages.phone.model().with(quarantined)}
        {network(pages)}
        <section class="card" aria-label={said::THIS_PHONE}>
            <h2>{said::THIS_PHONE}</h2>
            {move || pages.phone.model().with(state)}
        </section>
        {export(pages)}
    };
    let foot = view! {
        <div class="acts">{switch(move || pages.phone.model().with(|model| model.link == Link::SignInNeeded), act)}</div>
        {tabs(pages, Route::Sync)}
    };
    frame(pages, Frame { title: said::TITLE.into(), sub: String::new(), back: None, foot, inside })
}

/// Files that the server proved, by the receipts on this phone and by nothing else.
fn proved(pages: Pages) -> View {
    let count = move || pages.phone.model().with(|model| (model.media.keys().filter(|id| model.proved.contains_key(id)).count(), model.media.len()));
    let meter = move |&(done, all): &(usize, usize)| {
        let share = (done * 100).checked_div(all).unwrap_or(0);
        view! {
            <div class="meter" data-tone="ok" role="progressbar" aria-valuenow={done} aria-valuemin="0" aria-valuemax={all} aria-label={said::PROVED_FILES}>
                <span style:width={format!("{share}%")}></span>
            </div>
        }
    };
    let waits = move || {
        let pending = pages.phone.model().with(|model| model.pending);
        if pending.commands + pending.media == 0 {
            said::NOTHING_WAITS.to_owned()
        } else {
            said::waits(pending.commands, pending.media, pending.bytes)
        }
    };
    let link = move || pages.phone.model().with(link_line);
    let tone = move || if pages.phone.model().with(is_held_up) { "notice" } else { "soft" };
    let sending = move || {
        pages.phone.model().with(|model| {
            let now = model.sending?;
            let purpose = purpose_words(model.media.get(&now.media)?.evidence.purpose);
            Some(view! { <p class="soft figure">{said::on_its_way(purpose, now.sent, now.bytes)}</p> })
        })
    };
    view! {
        <section class="card" aria-label={said::TITLE}>
            <h2 class="figure">{move || said::proved(count().0, count().1)}</h2>
            {switch(count, meter)}
            <p>{waits}</p>
            {sending}
            <p class={tone} role="status">{link}</p>
            <p class="soft">{said::PROVED_WHY}</p>
        </section>
    }
}

/// The office is there, and yet nothing goes on before somebody does something about it.
const fn is_held_up(model: &Model) -> bool {
    matches!(model.link, Link::SignInNeeded | Link::ReportedLost | Link::Trouble(_))
}

/// How the link to the office is, in a sentence.
fn link_line(model: &Model) -> String {
    match &model.link {
        Link::Offline => said::OFFLINE.to_owned(),
        Link::Online => said::ONLINE.to_owned(),
        Link::Sending => said::SENDING.to_owned(),
        Link::SignInNeeded => said::SIGN_IN_NEEDED.to_owned(),
        Link::ReportedLost => said::LOST.to_owned(),
        Link::Trouble(sentence) => said::trouble(sentence),
    }
}

/// Open findings: the enterprise, the number of the sheet, and what was found.
fn open_findings(model: &Model) -> Vec<(String, String, Finding)> {
    let all = model.visits.iter().flat_map(|visit| visit.all_findings().map(move |finding| (visit, finding)));
    all.filter(|(_, finding)| finding.resolved.is_none())
        .map(|(visit, finding)| {
            let number = finding.sheet.and_then(|id| visit.sheet(id)).map(|sheet| sheet.opening.number.to_string()).unwrap_or_default();
            (visit.assignment.enterprise.name.clone(), number, finding.clone())
        })
        .collect()
}

/// Open findings, each with what to do and whom to call.
fn findings(pages: Pages, open: &[(String, String, Finding)]) -> View {
    let telephone = pages.phone.model().with(|model| {
        let bureau = model.briefing.as_ref()?.organisations.iter().find(|body| body.kind == OrganisationKind::Bureau)?;
        Some((bureau.name.clone(), bureau.telephone.clone()))
    });
    open.iter().map(|(enterprise, number, finding)| one_finding(pages, enterprise, number, finding, telephone.clone())).collect_view()
}

fn one_finding(pages: Pages, enterprise: &str, number: &str, finding: &Finding, telephone: Option<(String, String)>) -> View {
    let law = finding.matter.obligation().map(|obligation| crate::words::field::law(&obligation.to_string()));
    let call = telephone.map(|(name, telephone)| {
        view! { <a class="button" href={format!("tel:{}", telephone.replace(' ', ""))}>{said::call(&name, &telephone)}</a> }
    });
    let about_seals = matches!(finding.matter, Matter::SealElsewhere { .. });
    let (visit, sheet) = (finding.visit, finding.sheet);
    let look = sheet.filter(|_| about_seals).map(|sheet| {
        view! {
            <button type="button" class="button" on:click={move |_| pages.go(Route::SheetStep(visit, sheet, domain::denial::Step::Seal))}>{said::CHECK_SEAL_PHOTOS}</button>
        }
    });
    view! {
        <section class="notice" aria-label={said::FINDING}>
            <span class="mark" data-tone="warn" aria-hidden="true">"!"</span>
            <div class="grow">
                <h2>{said::finding(enterprise, number)}</h2>
                <p><strong>{denials::matter(&finding.matter)}</strong>" "<span class="law">{law}</span></p>
                <p>{denials::what_to_do(&finding.matter)}</p>
                <p class="soft">{said::found_at(&finding.at.to_string())}</p>
                <div class="row">{look}{call}</div>
            </div>
        </section>
    }
}

/// Each sheet and how many of its files are proved.
fn sheets(model: &Model) -> Option<View> {
    let rows: Vec<View> = model
        .visits
        .iter()
        .flat_map(|visit| visit.sheets.iter().map(move |sheet| (visit, sheet)))
        .map(|(visit, sheet)| {
            let id: SheetId = sheet.opening.sheet;
            let (all, done) = model.media_of(id);
            // A file may be proved whose sheet was put aside: then nothing here is all there.
            let is_all = all == done && model.pending.commands == 0 && model.quarantined.is_empty();
            let (tone, sign, word) = if is_all { ("ok", "✓", said::ALL_PROVED) } else { ("", "↑", said::ON_THE_WAY) };
            view! {
                <li class="line">
                    <span class="mark" data-tone={tone} aria-hidden="true">{sign}</span>
                    <span class="grow">
                        <strong>{visit.assignment.enterprise.name.clone()}</strong>
                        <span class="unseen">{word}</span>
                        <p class="soft figure">{said::sheet_line(sheet.opening.number.as_str(), done, all)}</p>
                    </span>
                </li>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <ul class="card flush" aria-label={said::SHEETS}>{rows}</ul> })
}

/// What the server could not take as a record; its bytes are kept on both sides.
fn quarantined(model: &Model) -> Option<View> {
    if model.quarantined.is_empty() {
        return None;
    }
    let rows = model
        .quarantined
        .iter()
        .map(|(id, why)| {
            let why = match why {
                Quarantine::Unreadable => said::UNREADABLE,
                Quarantine::Signature => said::SIGNATURE,
                Quarantine::Device => said::DEVICE,
                Quarantine::Person => said::PERSON,
                Quarantine::NotYours => said::NOT_YOURS,
                Quarantine::OtherBytes => said::OTHER_BYTES,
            };
            view! { <li><strong>{why}</strong><p class="soft digest">{id.to_string()}</p></li> }
        })
        .collect_view();
    Some(view! {
        <section class="notice" data-tone="seal">
            <div class="grow">
                <h2>{said::quarantined(model.quarantined.len())}</h2>
                <p>{said::QUARANTINED_WHY}</p>
                <ul class="stack">{rows}</ul>
            </div>
        </section>
    })
}

/// What went over the line today, and whether videos wait for another one.
fn network(pages: Pages) -> View {
    let traffic = move || {
        let used = pages.phone.traffic();
        said::traffic(used.up, used.down)
    };
    let waiting = move |&(many, bytes): &(u32, u64)| {
        (many > 0).then(|| {
            view! {
                <p role="status">{said::waiting_videos(many, bytes)}</p>
                <button type="button" class="button wide" on:click={move |_| pages.phone.send_videos_now()}>{said::SEND_VIDEOS_NOW}</button>
            }
        })
    };
    let why = move || if pages.phone.model().with(|model| model.is_mobile.is_none()) { said::NETWORK_UNKNOWN } else { said::VIDEOS_WAIT_WHY };
    view! {
        <section class="card" aria-label={said::NETWORK}>
            <h2>{said::NETWORK}</h2>
            <p class="figure">{traffic}</p>
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked={move || pages.phone.model().with(|model| model.videos.wait)}
                    on:change={move |event| pages.phone.let_videos_wait(is_ticked(event))}
                />
                <span class="grow">{said::VIDEOS_WAIT}</span>
            </label>
            <p class="soft">{why}</p>
            {switch(move || pages.phone.model().with(Model::waiting_videos), waiting)}
        </section>
    }
}

/// How the phone's storage, clock and link are.
fn state(model: &Model) -> View {
    let line = |name: &'static str, is_good: bool, text: String| {
        let (tone, word) = if is_good { ("ok", said::FINE) } else { ("warn", said::MIND) };
        view! {
            <li class="row"><div class="grow"><strong>{name}</strong><p class="soft">{text}</p></div><span class="badge" data-tone={tone}>{word}</span></li>
        }
    };
    let storage = model.storage.map_or_else(
        || line(said::STORAGE, false, said::STORAGE_UNKNOWN.into()),
        |report| line(said::STORAGE, report.persisted, said::storage(report.persisted, report.quota.saturating_sub(report.used))),
    );
    let trouble = model.store_trouble.as_ref().map(|error| line(said::STORAGE, false, crate::words::field::not_kept(&error.to_string())));
    let clock = line(said::CLOCK, model.offset.abs() < CLOCK_OFF, said::clock(model.offset / 1000));
    let contact = model
        .last_contact
        .map_or_else(|| line(said::CONTACT, false, said::NEVER.into()), |at| line(said::CONTACT, !is_held_up(model), at.to_string()));
    view! { <ul class="stack">{contact}{storage}{trouble}{clock}</ul> }
}
