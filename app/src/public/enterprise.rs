//! The enterprise's door `/e/…`: its copies, its rights, and what comes next, by the number of the sheet and the retrieval code (O-50).

use super::document::{facts, told};
use crate::parts::paper::paper_sheet;
use crate::words::desk::papers as forms;
use crate::words::public::enterprise as words;
use domain::contract::{Form, Original};
use domain::ending::EndingKind;
use domain::money::Fen;
use domain::paper::Paper;
use domain::time::{Instant, LocalDate};
use leptos::prelude::*;

paper_sheet!(view -> impl IntoView);

/// What stands behind a number, as its enterprise is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copies {
    /// The number of the sheet.
    pub number: String,
    /// The name of the enterprise.
    pub enterprise: String,
    /// The campaign with the number of its document.
    pub task: String,
    /// How far the sheet is.
    pub stage: Stage,
    /// The assignment was taken back.
    pub is_withdrawn: bool,
    /// What was done; nothing where nobody came yet.
    pub done: Option<Done>,
    /// The papers that it may have.
    pub papers: Vec<Form>,
    /// The stamped originals of the notice and of the authorisation.
    pub originals: Vec<Original>,
    /// The text that was signed, once it was.
    pub text: Option<Paper>,
    /// Who organises, who samples, who answers for the area.
    pub bodies: [Body; 3],
}

/// How far a sheet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The number was not used.
    Unused,
    /// Nobody has signed yet.
    Open,
    /// Signed, not complete.
    Signed,
    /// Complete.
    Complete(Instant),
    /// Nothing was sampled.
    Ended {
        /// How.
        kind: EndingKind,
        /// All have signed.
        is_complete: bool,
        /// What the local body holds of it.
        upheld: Option<bool>,
    },
}

/// What was done at the enterprise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// When the sheet was opened.
    pub day: LocalDate,
    /// The product with its model.
    pub product: String,
    /// What was paid.
    pub paid: Option<Fen>,
    /// Who tests.
    pub laboratory: String,
    /// Until when the results are to be served (O-13).
    pub served_by: LocalDate,
}

/// A body with its telephone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// Its name.
    pub name: String,
    /// Its telephone.
    pub telephone: String,
}

/// What is said above the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Nothing was tried yet.
    First,
    /// Number and code do not belong together, or there is no such number: nobody learns which.
    Wrong,
    /// Too many were tried.
    TooMany,
}

/// The form that asks for number and code.
#[must_use]
pub fn door(asked: Asked, number: &str) -> AnyView {
    let said = match asked {
        Asked::First => None,
        Asked::Wrong => Some(told("warn", words::WRONG, words::WRONG_NEXT)),
        Asked::TooMany => Some(told("warn", words::TOO_MANY, words::TOO_MANY_NEXT)),
    };
    view! {
        <h1>{words::TITLE}</h1>
        {said}
        <p class="lead">{words::WHAT}</p>
        <form class="card" method="get" action="/e">
            <p class="field">
                <label for="number">{words::NUMBER}</label>
                <input class="input digits" id="number" name="number" value=number.to_owned() required maxlength="40" autocomplete="off" aria-describedby="number-hint"/>
                <span class="hint" id="number-hint">{words::NUMBER_HINT}</span>
            </p>
            <p class="field">
                <label for="code">{words::CODE}</label>
                <input class="input digits" id="code" name="code" required maxlength="20" inputmode="numeric" autocomplete="off" aria-describedby="code-hint"/>
                <span class="hint" id="code-hint">{words::CODE_HINT}</span>
            </p>
            <button type="submit" class="button primary">{words::OPEN}</button>
        </form>
    }
    .into_any()
}

/// What the enterprise sees behind its number; `code` goes on in the addresses of its papers.
#[must_use]
pub fn copies(copies: Copies, code: &str) -> AnyView {
    let Copies { number, enterprise, task, stage, is_withdrawn, done, papers, originals, text, bodies } = copies;
    let withdrawn = (is_withdrawn && stage != Stage::Unused).then(|| view! { <p class="notice">{words::WITHDRAWN_SINCE}</p> });
    let links = papers.iter().map(|form| {
        let (way, title) = (format!("/e/{number}/{}.pdf?code={code}", form.word()), forms::form(*form));
        view! { <li><a class="button wide" href=way aria-label=forms::open(title)>{title} " PDF"</a></li> }
    });
    let scans = originals.iter().map(|original| {
        let (way, title) = (format!("/e/{number}/{}?code={code}", original.file()), words::original(forms::form(original.form), original.at));
        view! { <li><a class="button wide" href=way>{title}</a></li> }
    });
    let papers = (!papers.is_empty()).then(|| {
        let read = if matches!(stage, Stage::Ended { .. }) { words::READ_ENDED } else { words::READ };
        view! {
            <section class="card">
                <h2>{words::PAPERS}</h2>
                <p class="soft">{words::PAPERS_WHAT}</p>
                <ul class="papers">{links.collect_view()} {scans.collect_view()}</ul>
                {text.map(|text| view! { <details class="resolve"><summary>{read}</summary>{paper_sheet(text)}</details> })}
            </section>
        }
    });
    view! {
        <header class="case-head">
            <h1>{enterprise}</h1>
            <p class="soft">{words::copies_of(&number)}</p>
        </header>
        <p class="notice" data-tone=tone(stage)>{said(stage, is_withdrawn)}</p>
        {withdrawn}
        {papers}
        {rights(stage).map(list_of(words::RIGHTS))}
        {done.as_ref().and_then(|done| next(stage, done)).map(list_of(words::NEXT))}
        <section class="card">
            {facts(told_of(&task, stage, done))}
        </section>
        <section class="card">
            <h2>{words::CALL}</h2>
            <dl class="facts">{[words::BUREAU, words::AGENCY, words::COUNTY].into_iter().zip(bodies).map(reached).collect_view()}</dl>
        </section>
        <p class="soft">{words::KEEP}</p>
    }
    .into_any()
}

/// A body, and its telephone to be touched.
fn reached((as_what, Body { name, telephone }): (&'static str, Body)) -> AnyView {
    let call = (!telephone.is_empty()).then(|| view! { <br/><a class="telephone" href=format!("tel:{telephone}")>{telephone.clone()}</a> });
    view! { <dt>{as_what}</dt><dd>{name}{call}</dd> }.into_any()
}

fn list_of(heading: &'static str) -> impl FnOnce(Vec<String>) -> AnyView {
    move |sentences| {
        view! {
            <section class="card">
                <h2>{heading}</h2>
                <ol class="steps">{sentences.into_iter().map(|sentence| view! { <li><span>{sentence}</span></li> }).collect_view()}</ol>
            </section>
        }
        .into_any()
    }
}

const fn tone(stage: Stage) -> &'static str {
    match stage {
        Stage::Complete(_) => "ok",
        Stage::Unused | Stage::Open | Stage::Signed | Stage::Ended { .. } => "info",
    }
}

fn said(stage: Stage, is_withdrawn: bool) -> String {
    match stage {
        Stage::Unused if is_withdrawn => words::WITHDRAWN.to_owned(),
        Stage::Unused => words::UNUSED.to_owned(),
        Stage::Open => words::OPEN_YET.to_owned(),
        Stage::Signed => words::SIGNED.to_owned(),
        Stage::Complete(at) => words::complete(at),
        Stage::Ended { kind, is_complete, upheld } => words::ended(kind, is_complete, upheld).to_owned(),
    }
}

fn rights(stage: Stage) -> Option<Vec<String>> {
    let rights: &[&str] = match stage {
        Stage::Unused => return None,
        Stage::Open => &[words::MAY_WATCH],
        Stage::Signed | Stage::Complete(_) => &words::RIGHTS_OF_A_SAMPLE,
        Stage::Ended { .. } => &words::RIGHTS_OF_AN_ENDING,
    };
    Some(rights.iter().map(|right| (*right).to_owned()).collect())
}

fn next(stage: Stage, done: &Done) -> Option<Vec<String>> {
    match stage {
        Stage::Unused | Stage::Open => None,
        Stage::Signed | Stage::Complete(_) => Some(words::next_of_a_sample(&done.laboratory, done.served_by)),
        Stage::Ended { kind, .. } => Some(vec![words::next_of_an_ending(kind).to_owned()]),
    }
}

fn told_of(task: &str, stage: Stage, done: Option<Done>) -> Vec<(&'static str, String)> {
    let mut told = vec![(words::TASK, task.to_owned())];
    if let Some(Done { day, product, paid, laboratory, .. }) = done {
        let ended = matches!(stage, Stage::Ended { .. });
        told.push((if ended { words::VISITED_ON } else { words::SAMPLED_ON }, forms::day(day)));
        told.push((words::PRODUCT, product));
        if !ended {
            told.extend(paid.map(|paid| (words::PAID, words::paid(paid))));
            told.push((words::LABORATORY, laboratory));
        }
    }
    told
}
