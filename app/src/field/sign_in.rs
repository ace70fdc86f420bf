//! Signing in: once for each person, while there is a signal; then the person's own PIN does.

use super::frame::{Frame, Pages, acts, frame};
use super::pin::{digits, pin_sentence};
use super::rescue::evicted;
use super::route::Route;
use super::view::*;
use crate::api::ApiError;
use crate::phone::{Link, choosable};
use crate::words::field as words;
use domain::contract::SignIn;
use domain::person::Person;
use std::rc::Rc;

/// How far a person has come.
#[derive(Clone, PartialEq, Eq)]
enum Stage {
    /// Name and password.
    Password,
    /// The one-time password was right; a new one is wanted.
    NewPassword,
    /// Signed in; a PIN is wanted.
    Pin(String),
    /// Once more the same PIN.
    Again(String, String),
}

/// The door: where it leads, and how far one has come.
#[derive(Clone, Copy)]
struct Door {
    pages: Pages,
    next: Route,
    stage: RwSignal<Stage>,
    wrong: RwSignal<Option<String>>,
    busy: RwSignal<bool>,
}

/// The page.
pub(crate) fn page(pages: Pages, route: Route) -> View {
    // Whoever was called back so that it goes on sending sees it go on.
    let is_again = pages.phone.model().with_untracked(|model| model.link == Link::SignInNeeded);
    let next = if is_again { Route::Sync } else { Route::Tasks };
    let stage = RwSignal::new(Stage::Password);
    let typed = Typed {
        name: RwSignal::new(String::new()),
        password: RwSignal::new(String::new()),
        new: RwSignal::new(String::new()),
        again: RwSignal::new(String::new()),
    };
    let wrong = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let door = Door { pages, next, stage, wrong, busy };
    let act = move || sign_in(door, typed);
    // A code serves once: inside another program it is kept for the browser to which one is told to go.
    if route == Route::Enrol && pages.device().inside().is_none() {
        enter(door);
    }
    let inside = move || match stage.get() {
        Stage::Password | Stage::NewPassword => password(typed, stage.get() == Stage::NewPassword, wrong, act),
        Stage::Pin(name) => choose_pin(door, name),
        Stage::Again(name, first) => repeat_pin(door, name, first),
    };
    let foot = move || match stage.get() {
        Stage::Password | Stage::NewPassword => Some(acts(view! {
            <button type="submit" form="sign-in" class="button primary" disabled={move || busy.get()}>
                {move || match stage.get() {
                    _ if busy.get() => words::SIGNING_IN,
                    Stage::NewPassword => words::SET_PASSWORD,
                    _ => words::SIGN_IN,
                }}
            </button>
        })),
        Stage::Pin(_) | Stage::Again(..) => None,
    };
    let somebody = pages.phone.model().with_untracked(|model| !model.people.is_empty());
    let (title, sub) = if next == Route::Sync {
        (words::sync::SIGN_IN_AGAIN, words::sync::SIGN_IN_AGAIN_WHY)
    } else {
        (if somebody { words::ADD_PERSON } else { words::SIGN_IN }, words::SIGN_IN_ONCE)
    };
    frame(
        pages,
        Frame {
            title: title.into(),
            sub: sub.into(),
            back: somebody.then_some(next),
            foot: live(foot),
            inside: view! { {evicted(pages)} {real_browser(pages, route, move || enter(door))} {inside} },
        },
    )
}

/// How to come to a real browser from inside another program; whoever signs in all the same is let.
fn real_browser(pages: Pages, route: Route, enter: impl Fn() + 'static) -> Option<View> {
    let program = pages.device().inside()?;
    let address = pages.device().address();
    let copied = RwSignal::new(None::<bool>);
    let copy = {
        let address = address.clone();
        move |_: &Event| {
            let address = address.clone();
            pages.phone.run(async move {
                let done = pages.device().copy(address).await;
                copied.try_set(Some(done));
            });
        }
    };
    let told = move || copied.get().map(|done| if done { words::LINK_COPIED } else { words::LINK_NOT_COPIED });
    let here = (route == Route::Enrol && !pages.device().fragment().is_empty())
        .then(|| view! { <button type="button" class="button quiet wide" on:click={move |_| enter()}>{words::SIGN_IN_HERE}</button> });
    Some(view! {
        <section class="notice" role="alert">
            <span class="mark" data-tone="warn" aria-hidden="true">"!"</span>
            <div class="grow">
                <h2>{words::opened_inside(program)}</h2>
                <p>{words::INSIDE_WHY}</p>
                <ol>
                    <li>{words::INSIDE_FIRST}</li>
                    <li>{words::INSIDE_SECOND}</li>
                    <li>{words::INSIDE_THIRD}</li>
                </ol>
                <button type="button" class="button wide" on:click={copy}>{words::COPY_LINK}</button>
                <p role="status">{told}</p>
                <p class="soft digest">{address}</p>
                {here}
            </div>
        </section>
    })
}

/// What is typed; a password is never kept as a draft.
#[derive(Clone, Copy)]
struct Typed {
    name: RwSignal<String>,
    password: RwSignal<String>,
    new: RwSignal<String>,
    again: RwSignal<String>,
}

fn password(typed: Typed, is_new_wanted: bool, wrong: RwSignal<Option<String>>, act: impl Fn() + 'static) -> View {
    let line = |id: &'static str, label: &'static str, kind: &'static str, complete: &'static str, text: RwSignal<String>| {
        view! {
            <div class="field">
                <label for={id}>{label}</label>
                <input
                    class="input"
                    id={id}
                    type={kind}
                    autocomplete={complete}
                    autocapitalize="off"
                    spellcheck="false"
                    aria-describedby="sign-in-help"
                    prop:value={move || text.get()}
                    on:input={move |event| text.set(text_of(event))}
                />
            </div>
        }
    };
    let new = is_new_wanted.then(|| {
        view! {
            <p class="notice" data-tone="info" role="status">{words::NEW_PASSWORD_WHY}</p>
            {line("new-password", words::NEW_PASSWORD, "password", "new-password", typed.new)}
            {line("new-password-again", words::NEW_PASSWORD_AGAIN, "password", "new-password", typed.again)}
        }
    });
    view! {
        <form
            id="sign-in"
            class="card"
            on:submit={move |event| {
                event.prevent_default();
                act();
            }}
        >
            {line("name", words::SIGN_IN_NAME, "text", "username", typed.name)}
            {line("password", words::PASSWORD, "password", "current-password", typed.password)}
            {new}
            <div id="sign-in-help" role="alert">
                {move || wrong.get().map(|sentence| view! { <p class="notice" data-tone="seal">{sentence}</p> })}
            </div>
        </form>
        <p class="soft">{words::INSTALL_HINT}</p>
    }
}

fn sign_in(door: Door, typed: Typed) {
    let Door { pages, stage, wrong, busy, .. } = door;
    if busy.get_untracked() {
        return;
    }
    let new = typed.new.get_untracked();
    let new_password = (stage.get_untracked() == Stage::NewPassword).then_some(new);
    let sign_in = SignIn { name: typed.name.get_untracked().trim().to_owned(), password: typed.password.get_untracked(), new_password };
    if sign_in.name.is_empty() || sign_in.password.is_empty() || sign_in.new_password.as_ref().is_some_and(String::is_empty) {
        wrong.set(Some(words::SIGN_IN_EMPTY.into()));
        return;
    }
    if sign_in.new_password.as_ref().is_some_and(|new| *new != typed.again.get_untracked()) {
        wrong.set(Some(words::NEW_PASSWORD_DIFFERS.into()));
        return;
    }
    wrong.set(None);
    busy.set(true);
    pages.phone.run(async move {
        let answer = pages.phone.sign_in(sign_in).await;
        busy.try_set(false);
        match answer {
            Ok(me) => signed_in(door, &me.person),
            Err(ApiError::Problem(problem)) if problem.kind == "new-password-required" => {
                stage.try_set(Stage::NewPassword);
            }
            Err(error) => {
                wrong.try_set(Some(call_sentence(&error)));
            }
        }
    });
}

/// Signs in by the code that the phone's own camera read into the address.
fn enter(door: Door) {
    let Door { pages, wrong, busy, .. } = door;
    let code = pages.device().fragment();
    if code.is_empty() {
        return;
    }
    busy.set(true);
    pages.phone.run(async move {
        let answer = pages.phone.enter(code).await;
        busy.try_set(false);
        match answer {
            Ok(me) => signed_in(door, &me.person),
            Err(error) => {
                wrong.try_set(Some(call_sentence(&error)));
            }
        }
    });
}

fn signed_in(Door { pages, next, stage, .. }: Door, person: &Person) {
    // At the locked door a password stands for a forgotten PIN: a new one is chosen.
    let is_locked = pages.phone.model().with_untracked(|model| model.active.is_none());
    if pages.phone.has_pin(person.id) && !is_locked {
        pages.go(next);
    } else {
        stage.try_set(Stage::Pin(person.name.clone()));
    }
}

/// What a call that failed says.
pub(crate) fn call_sentence(error: &ApiError) -> String {
    match error {
        ApiError::Problem(problem) if problem.detail.is_empty() => problem.title.clone(),
        ApiError::Problem(problem) => format!("{} {}", problem.title, problem.detail),
        ApiError::NoAnswer(_) => words::NO_ANSWER.into(),
        ApiError::Foreign => words::FOREIGN_ANSWER.into(),
        ApiError::Local(why) => words::not_kept(why),
    }
}

fn choose_pin(Door { stage, wrong, .. }: Door, name: String) -> View {
    let label = words::choose_pin(&name);
    let full = Rc::new(move |pin: String| match choosable(&pin) {
        Ok(()) => stage.set(Stage::Again(name.clone(), pin)),
        Err(error) => wrong.set(Some(pin_sentence(&error))),
    });
    view! {
        <section class="card">
            {digits("pin-new".into(), label, wrong, full)}
            <p class="soft">{words::PIN_WHY}</p>
        </section>
    }
}

fn repeat_pin(Door { pages, next, stage, wrong, .. }: Door, name: String, first: String) -> View {
    let full = Rc::new(move |pin: String| {
        if pin != first {
            wrong.set(Some(words::PIN_DIFFERS.into()));
            stage.set(Stage::Pin(name.clone()));
            return;
        }
        pages.phone.run(async move {
            match pages.phone.set_pin(pin).await {
                Ok(_) => pages.go(next),
                Err(error) => {
                    wrong.try_set(Some(pin_sentence(&error)));
                }
            }
        });
    });
    view! { <section class="card">{digits("pin-again".into(), words::PIN_AGAIN.into(), wrong, full)}</section> }
}
