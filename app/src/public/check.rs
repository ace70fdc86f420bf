//! The public check `/verify`: whether a paper in somebody's hand was printed here, and what stood on it. No person and no enterprise is named.

use super::document::{facts, told};
use crate::words::desk::papers as forms;
use crate::words::public::check as words;
use domain::contract::Form;
use domain::time::Instant;
use leptos::prelude::*;

/// A paper that was printed here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Which.
    pub form: Form,
    /// When it was first printed.
    pub at: Instant,
    /// The record has not changed what stands on it.
    pub is_current: bool,
    /// What stood on it; nothing where it cannot be told any more.
    pub content: Option<Content>,
}

/// What stands on a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// Labels and values, without any personal data.
    pub figures: Vec<(&'static str, String)>,
    /// The outline of its first page as SVG of our own making.
    pub outline: String,
}

/// What is said above the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// Nothing was asked yet.
    Nothing,
    /// The code leads to a paper of ours.
    Found(Checked),
    /// No paper of ours has that code.
    Unknown,
    /// The file is byte for byte one that was printed here.
    Same(Checked),
    /// The file is none that was printed here.
    Other,
    /// No file came, or one that is too large.
    NoFile,
    /// Too many were asked.
    TooMany,
}

/// The page; `key` is the office's public key.
#[must_use]
pub fn check(asked: Told, key: &str) -> AnyView {
    let said = match asked {
        Told::Nothing => None,
        Told::Found(checked) => Some(found(words::FOUND, true, checked)),
        Told::Same(checked) => Some(found(words::SAME_FILE, false, checked)),
        Told::Unknown => Some(told("seal", words::UNKNOWN, words::UNKNOWN_NEXT)),
        Told::Other => Some(told("seal", words::OTHER_FILE, words::OTHER_FILE_NEXT)),
        Told::NoFile => Some(told("warn", words::NO_FILE, words::NO_FILE_NEXT)),
        Told::TooMany => Some(told("warn", words::TOO_MANY, words::TOO_MANY_NEXT)),
    };
    view! {
        <h1>{words::TITLE}</h1>
        {said}
        <p>{words::WHAT}</p>
        <form class="card" method="post" action="/verify" enctype="multipart/form-data">
            <p class="field">
                <label for="file">{words::FILE}</label>
                <input class="input" type="file" id="file" name="file" accept="application/pdf" required aria-describedby="file-hint"/>
                <span class="hint" id="file-hint">{words::FILE_HINT}</span>
            </p>
            <button type="submit" class="button primary">{words::CHECK}</button>
        </form>
        <section class="card">
            <h2>{words::KEY}</h2>
            <p class="soft">{words::KEY_WHAT}</p>
            <p class="digest">{key.to_owned()}</p>
        </section>
    }
    .into_any()
}

fn found(title: &'static str, is_paper: bool, checked: Checked) -> AnyView {
    let Checked { form, at, is_current, content } = checked;
    let tone = if is_current { "ok" } else { "warn" };
    let compare = is_paper.then(|| view! { <p>{words::COMPARE}</p> });
    let head = vec![(words::FORM, forms::form(form).to_owned()), (words::PRINTED_AT, words::printed_at(at))];
    let content = match content {
        Some(Content { figures, outline }) => view! {
            <div class="checked">
                <section class="card"><h2>{words::FIGURES}</h2>{facts(head.into_iter().chain(figures).collect())}</section>
                <figure class="card outline">
                    <div inner_html=outline></div>
                    <figcaption><strong>{words::PICTURE}</strong><br/><span class="soft">{words::PICTURE_WHAT}</span></figcaption>
                </figure>
            </div>
        }
        .into_any(),
        None => view! { <section class="card">{facts(head)}<p>{words::NOT_SHOWN}</p></section> }.into_any(),
    };
    view! {
        <div class="notice" data-tone=tone role="status">
            <div class="grow">
                <p><strong>{title}</strong></p>
                <p>{if is_current { words::CURRENT } else { words::SUPERSEDED }}</p>
                {compare}
            </div>
        </div>
        {content}
    }
    .into_any()
}
