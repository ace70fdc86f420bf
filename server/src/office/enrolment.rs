//! Letting a sampler's phone in by a code: the manager shows it, the phone's camera reads it.

use crate::db::{enrolment, person};
use crate::office::people::CurrentUser;
use crate::office::session::{self, Begun};
use crate::problem::{Answer, not_found, said};
use crate::state::AppState;
use anyhow::Context as _;
use app::words::problems as words;
use domain::contract::{ENROLMENT_LASTS, Enrolled, Enrolment, NewEnrolment};
use domain::digest::{Digest, hex};
use domain::permit::{Action, Subject};
use domain::person::Role;
use qrcode::QrCode;
use qrcode::render::svg;

/// How large the picture is at least, in pixels: to be read from a desk's screen at arm's length.
const PICTURE: u32 = 240;

/// Gives a code for a sampler of one's own agency.
///
/// # Errors
/// The user lets no phones in, or the person is no sampler of theirs.
pub async fn give(state: &AppState, user: &CurrentUser, wish: NewEnrolment, origin: &str) -> Answer<Enrolment> {
    user.must(Action::EnrolPhones, Subject::ALL)?;
    let found = person::find(state.db.readers(), wish.person).await?;
    let sampler = found.filter(|person| person.role == Role::Sampler && person.organisation == user.organisation.id && person.ended_at.is_none());
    let sampler = sampler.ok_or_else(not_found)?;
    let mut chance = [0; 16];
    getrandom::fill(&mut chance).context("while making a code for a phone")?;
    let code = hex(&chance);
    let now = state.clock.now();
    let expires_at = now.plus(ENROLMENT_LASTS);
    enrolment::insert(state.db.writers(), &Digest::of(code.as_bytes()), sampler.id, user.person.id, now, expires_at).await?;
    let address = format!("{origin}/field/enrol#{code}");
    let picture = QrCode::new(&address).context("while drawing a code for a phone")?;
    let picture = picture.render::<svg::Color<'_>>().min_dimensions(PICTURE, PICTURE).build();
    Ok(Enrolment { person: sampler.id, address, expires_at, picture })
}

/// Signs in the person whose code the phone shows.
///
/// # Errors
/// The code is none, was used, or has ended.
pub async fn enter(state: &AppState, shown: &Enrolled) -> Answer<Begun> {
    let now = state.clock.now();
    let person = enrolment::take(state.db.writers(), &Digest::of(shown.code.as_bytes()), now).await?;
    let person = person.ok_or_else(|| said(401, "code-ended", words::code_ended()).at("code"))?;
    session::begin(state, person, now).await
}
