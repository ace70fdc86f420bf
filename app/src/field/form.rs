//! A form: what is typed is kept as it is typed, handed over as acts, and never lost when an act is refused.

mod read;
mod trouble;

pub(crate) use trouble::trouble;

use super::frame::Pages;
use super::own;
use super::scan::Scan;
use super::view::*;
use crate::phone::{Map, Submission, SubmitError};
use crate::words::{denials, field as words};
use domain::act::Act;
use domain::denial::{Denial, Field};
use domain::id::{PersonId, VisitId};
use domain::warning::{Waiver, Warning};
use std::ops::Deref;
use std::rc::Rc;

/// What happens once everything is recorded.
pub(crate) type Then = Rc<dyn Fn()>;

/// An entry that cannot be read as what it should be.
pub(crate) type Mistake = (&'static str, &'static str);

/// Why nothing was recorded.
#[derive(Clone, PartialEq, Eq)]
enum Wrong {
    /// An entry cannot be read.
    Typed(Mistake),
    /// The law refuses.
    Law(Box<Denial>),
    /// The PIN was given too long ago.
    Unproved,
    /// The phone could not.
    Said(String),
}

impl Wrong {
    fn sentence(&self) -> String {
        match self {
            Self::Typed((_, sentence)) => (*sentence).to_owned(),
            Self::Law(denial) => denials::sentence(denial),
            Self::Unproved => words::NOT_PROVED.into(),
            Self::Said(sentence) => sentence.clone(),
        }
    }
}

/// Acts that are still to be recorded.
struct Todo {
    visit: VisitId,
    by: Option<PersonId>,
    acts: Vec<Act>,
    /// They stand so on the paper that is entered.
    as_written: bool,
    then: Then,
}

/// A form; cheap to copy, since its entries' names stay where they are for as long as the program runs. What is entered goes with the page.
#[derive(Clone, Copy)]
pub(crate) struct Form(&'static Entries);

impl Deref for Form {
    type Target = Entries;

    fn deref(&self) -> &Entries {
        self.0
    }
}

/// Where a form's entries are found.
pub(crate) struct Entries {
    pages: Pages,
    key: StoredValue<String>,
    texts: RwSignal<Map<String, String>>,
    /// What the page itself put into entries: nobody typed it.
    given: StoredValue<Map<String, String>>,
    wrong: RwSignal<Vec<Wrong>>,
    warned: RwSignal<Vec<Warning>>,
    /// Going on was tried while a reason was missing.
    unreasoned: RwSignal<bool>,
    busy: RwSignal<bool>,
    todo: StoredValue<Option<Todo>>,
}

impl Form {
    /// A form with what is known; a draft of the same key goes before it.
    pub(crate) fn new(pages: Pages, key: String, known: Vec<(&'static str, String)>) -> Self {
        let mut texts = Map::<String, String>::default();
        for (name, text) in known {
            texts.insert(name.to_owned(), text);
        }
        let given = texts.clone();
        let draft = pages.phone.draft(&key).and_then(|text| domain::json::read::<Vec<(String, String)>>(&text).ok());
        for (name, text) in draft.unwrap_or_default() {
            texts.insert(name, text);
        }
        Self(Box::leak(Box::new(Entries {
            pages,
            key: StoredValue::new(key),
            texts: RwSignal::new(texts),
            given: StoredValue::new(given),
            wrong: RwSignal::new(Vec::new()),
            warned: RwSignal::new(Vec::new()),
            unreasoned: RwSignal::new(false),
            busy: RwSignal::new(false),
            todo: StoredValue::new(None),
        })))
    }

    /// Lets the camera read a code into an entry.
    pub(crate) fn scan(self, name: &'static str, label: &'static str, meant: fn(&str) -> Option<String>) {
        self.pages.scan.set(Some(Scan { form: self, name, label, meant }));
    }

    /// Enters something, and keeps it as a draft.
    pub(crate) fn set(self, name: &str, text: String) {
        self.texts.update(|texts| {
            texts.insert(name.to_owned(), text);
        });
        self.outdate(name);
        let is_of_it = |wrong: &Wrong| matches!(wrong, Wrong::Typed((at, _)) if *at == name);
        if self.wrong.with_untracked(|wrong| wrong.iter().any(is_of_it)) {
            self.wrong.update(|wrong| wrong.retain(|wrong| !is_of_it(wrong)));
        }
        let kept = self.texts.with_untracked(|texts| domain::json::write(&texts.as_pairs().to_vec()));
        self.pages.phone.save_draft(&self.key.get_value(), kept);
    }

    /// Lets go what still waited for a word: it was made of what stood here before, and a reason is no entry of it.
    fn outdate(self, name: &str) {
        if name.starts_with(REASON) || self.busy.get_untracked() || self.todo.try_update_value(Option::take).flatten().is_none() {
            return;
        }
        self.warned.set(Vec::new());
        // What is refused stays said; that it may be entered all the same is said of what was handed over.
        self.wrong.update(|_| ());
    }

    /// Fills in what is remembered: where nothing stands, or only what the page put there; what somebody typed stays.
    pub(crate) fn fill_in(self, remembered: Vec<(&'static str, String)>) {
        for (name, text) in remembered {
            let now = self.now(name);
            let is_untouched = now.is_empty() || self.given.with_value(|given| given.get(name) == Some(&now));
            if is_untouched && !text.trim().is_empty() {
                self.given.try_update_value(|given| given.insert(name.to_owned(), text.trim().to_owned()));
                self.set(name, text);
            }
        }
    }

    /// The id of an entry's element.
    pub(crate) fn id(self, name: &str) -> String {
        format!("{}-{name}", self.key.get_value().replace('/', "-"))
    }

    /// What is wrong at an entry, by its name or by the field of the law it stands for.
    pub(crate) fn wrong_at(self, name: &str, law: Option<Field>) -> Option<String> {
        let at_it = |wrong: &Wrong| match wrong {
            Wrong::Typed((at, sentence)) if *at == name => Some((*sentence).to_owned()),
            Wrong::Law(denial) if Some(denial.field()) == law && !self.fills(name, denial) => Some(denials::sentence(denial)),
            _ => None,
        };
        self.wrong.with(|wrong| wrong.iter().find_map(at_it))
    }

    /// Tells whether what the law misses of several entries stands in this one or is none of its, so that it is another which is empty.
    fn fills(self, name: &str, denial: &Denial) -> bool {
        match denial {
            Denial::EntryMissing { field: Field::Product | Field::Fuel } => !self.text(name).trim().is_empty(),
            Denial::OwnEntryMissing { label } => !own::is_of(name, label),
            _ => false,
        }
    }

    /// Tells whether the person's PIN is wanted again.
    pub(crate) fn wants_proof(self) -> bool {
        self.wrong.with(|wrong| wrong.contains(&Wrong::Unproved))
    }

    /// Tells whether something is being recorded.
    pub(crate) fn busy(self) -> bool {
        self.busy.get()
    }

    /// Waits for something that comes before an act, or no longer.
    pub(crate) fn wait(self, on: bool) {
        self.busy.try_set(on);
    }

    /// Says what went wrong outside an act.
    pub(crate) fn say(self, sentence: String) {
        self.tell(vec![Wrong::Said(sentence)]);
    }

    /// Says what the law refuses, before there is an act.
    pub(crate) fn deny(self, denial: Denial) {
        self.tell(vec![Wrong::Law(Box::new(denial))]);
    }

    /// Says what cannot be read.
    pub(crate) fn mistake(self, mistake: Mistake) {
        self.tell(vec![Wrong::Typed(mistake)]);
    }

    /// Says all that is wrong, each at its entry, and brings the first of them into sight.
    fn tell(self, wrong: Vec<Wrong>) {
        self.pages.said.set(wrong.iter().map(Wrong::sentence).collect());
        self.wrong.try_set(wrong);
        self.bring();
    }

    /// Brings what was just said into sight: at the first entry that it is about, or else where the form says it.
    fn bring(self) {
        let (at_entries, at_form) = (format!("[id^='{}'] .wrong", self.id("")), format!("[id='{}']", self.id(trouble::NAME)));
        let device = self.pages.device();
        self.pages.phone.run(async move {
            // Once the page shows it.
            device.sleep(0).await;
            for place in [at_entries, at_form] {
                if let Ok(Some(element)) = document().query_selector(&place) {
                    let field = element.closest(".field").ok().flatten();
                    field.unwrap_or(element).scroll_into_view();
                    return;
                }
            }
        });
    }

    /// Takes back what was said.
    pub(crate) fn clear(self) {
        self.wrong.set(Vec::new());
        self.warned.set(Vec::new());
        self.unreasoned.set(false);
    }

    /// Records acts one after the other; what was typed stays until all of them are kept.
    pub(crate) fn submit(self, visit: VisitId, by: Option<PersonId>, acts: Result<Vec<Act>, Mistake>, then: Then) {
        if self.busy.get_untracked() {
            return;
        }
        self.clear();
        match acts {
            Ok(acts) => self.push(Todo { visit, by, acts, as_written: false, then }, Vec::new()),
            Err(mistake) => self.mistake(mistake),
        }
    }

    /// The same for acts that do not rest on each other: all that is wrong with any of them is told at once, and nothing is recorded before it is mended.
    pub(crate) fn submit_all(self, visit: VisitId, (acts, mistakes): (Vec<Act>, Vec<Mistake>), then: Then) {
        if self.busy.get_untracked() {
            return;
        }
        let refused = self.pages.phone.objections(visit, &acts);
        if mistakes.is_empty() && refused.is_empty() {
            return self.submit(visit, None, Ok(acts), then);
        }
        self.clear();
        if mistakes.is_empty() {
            self.todo.try_update_value(|kept| *kept = Some(Todo { visit, by: None, acts, as_written: false, then }));
        }
        let refused = refused.into_iter().map(|denial| Wrong::Law(Box::new(denial)));
        self.tell(mistakes.into_iter().map(Wrong::Typed).chain(refused).collect());
    }

    /// Goes on as the paper says, although the law refuses it: what is entered was done before.
    fn go_on_as_written(self) {
        if let Some(todo) = self.todo.try_update_value(Option::take).flatten() {
            self.clear();
            self.push(Todo { as_written: true, ..todo }, Vec::new());
        }
    }

    /// Goes on with the reasons that were given.
    fn resume(self) {
        let waivers: Vec<Waiver> = self
            .warned
            .with_untracked(|warned| warned.iter().map(|warning| Waiver { warning: *warning, reason: self.now(&reason_name(*warning)) }).collect());
        if waivers.iter().any(|waiver| waiver.reason.is_empty()) {
            self.pages.said.set(words::REASON_WANTED.into());
            self.unreasoned.set(true);
            self.bring();
            return;
        }
        if let Some(todo) = self.todo.try_update_value(Option::take).flatten() {
            self.push(todo, waivers);
        }
    }

    fn push(self, mut todo: Todo, mut waivers: Vec<Waiver>) {
        self.busy.set(true);
        let phone = self.pages.phone;
        // The page may be gone when the last act is kept.
        let key = self.key.get_value();
        let typed = self.texts.get_untracked();
        phone.run(async move {
            while let Some(act) = todo.acts.first().cloned() {
                let submission =
                    Submission { visit: todo.visit, by: todo.by, waivers: std::mem::take(&mut waivers), as_written: todo.as_written, act };
                match phone.submit(submission).await {
                    Ok(()) => {
                        todo.acts.remove(0);
                        self.warned.try_set(Vec::new());
                        self.pages.kept();
                    }
                    Err(SubmitError::NeedsReason(warnings)) => {
                        self.pages.said.set(words::REASON_WANTED.into());
                        self.unreasoned.try_set(false);
                        self.warned.try_set(warnings);
                        self.bring();
                        self.todo.try_update_value(|kept| *kept = Some(todo));
                        self.busy.try_set(false);
                        return;
                    }
                    Err(error) => {
                        self.todo.try_update_value(|kept| *kept = Some(todo));
                        self.refused(error);
                        self.busy.try_set(false);
                        return;
                    }
                }
            }
            // What was typed while the acts were kept is in none of them, so its draft stays.
            if self.texts.try_with_untracked(|texts| *texts == typed).unwrap_or(true) {
                phone.drop_draft(&key);
            }
            self.busy.try_set(false);
            (todo.then)();
        });
    }

    fn refused(self, error: SubmitError) {
        let wrong = match error {
            SubmitError::Denied(denial) => Wrong::Law(Box::new(denial)),
            SubmitError::NotKept(error) => Wrong::Said(words::not_kept(&error.to_string())),
            SubmitError::NotSigned(error) => Wrong::Said(words::not_signed(&error.to_string())),
            SubmitError::NotProved(_) => Wrong::Unproved,
            SubmitError::NotReady | SubmitError::Empty => Wrong::Said(words::NOT_READY.into()),
            SubmitError::NeedsReason(_) => Wrong::Said(words::REASON_WANTED.into()),
        };
        self.tell(vec![wrong]);
    }
}

/// How the names of entries begin that take a reason.
const REASON: &str = "reason-";

fn reason_name(warning: Warning) -> String {
    format!("{REASON}{warning:?}")
}

/// The button that hands a form over.
pub(crate) fn act_button(form: Form, word: &'static str, class: &'static str, act: impl Fn() + 'static) -> View {
    button(form, word, class, Box::new(act))
}

fn button(form: Form, word: &'static str, class: &'static str, act: Box<dyn Fn()>) -> View {
    view! {
        <button type="button" class={class} disabled={move || form.busy()} on:click={move |_| act()}>
            {move || if form.busy() { words::SAVING } else { word }}
        </button>
    }
}
