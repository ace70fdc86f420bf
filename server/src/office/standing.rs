//! What a draw asks of samplers (O-22, O-23): a certificate that is good, and no interest in whom they would visit.

use crate::db::{self, package};
use crate::office::people::CurrentUser;
use crate::problem::{Answer, not_found, wrong};
use crate::state::AppState;
use app::words::problems as words;
use domain::campaign::Campaign;
use domain::contract::{Certificate, NewStanding, SamplerStanding, SamplerStandings};
use domain::draw::team::{Candidate, Samplers};
use domain::id::{EnterpriseId, PersonId};
use domain::permit::{Action, Subject};
use domain::person::{Person, Role};
use sqlx::AnyConnection;
use std::collections::BTreeMap;

/// The longest number of a certificate, in characters.
const LONGEST: usize = 60;

/// The samplers with what a draw asks of them.
///
/// # Errors
/// The role neither assigns nor draws.
pub async fn list(state: &AppState, user: &CurrentUser) -> Answer<SamplerStandings> {
    if !user.may(Action::RunDraw, Subject::ALL) {
        user.must(Action::Assign, Subject::ALL)?;
    }
    let mut connection = state.db.readers().acquire().await?;
    let agency = package::briefing(&mut connection).await?.campaign.agency;
    Ok(SamplerStandings { samplers: standings(&mut connection, agency).await? })
}

/// States what a draw asks of a sampler of one's own agency.
///
/// # Errors
/// The role does not assign, there is no such sampler, or the certificate has no number.
pub async fn state_it(state: &AppState, user: &CurrentUser, person: PersonId, new: NewStanding) -> Answer<SamplerStanding> {
    user.must(Action::Assign, Subject::ALL)?;
    let number = new.certificate.number.trim().to_owned();
    if number.is_empty() || number.chars().count() > LONGEST {
        return Err(wrong("certificate-missing", words::certificate_missing()).of(23).at("certificate"));
    }
    let now = state.clock.now();
    let mut append = state.db.append(now).await?;
    let on = append.connection();
    let found = standings(on, user.organisation.id).await?.into_iter().find(|standing| standing.person.id == person);
    let Some(found) = found else { return Err(not_found()) };
    let certificate = Certificate { number, until: new.certificate.until };
    db::standing::certify(&mut *on, person, &certificate, user.person.id, now).await?;
    db::standing::declare(on, person, &new.interests, user.person.id, now).await?;
    append.commit().await?;
    Ok(SamplerStanding { person: found.person, certificate: Some(certificate), interests: new.interests })
}

async fn standings(on: &mut AnyConnection, agency: domain::id::OrganisationId) -> sqlx::Result<Vec<SamplerStanding>> {
    let people = db::person::in_role(&mut *on, agency, Role::Sampler).await?;
    let mut certificates: BTreeMap<PersonId, Certificate> = db::standing::certificates(&mut *on).await?.into_iter().collect();
    let interests = db::standing::interests(&mut *on).await?;
    let standing = |person: Person| SamplerStanding {
        certificate: certificates.remove(&person.id),
        interests: interests.iter().filter(|(own, _)| *own == person.id).map(|(_, enterprise)| *enterprise).collect::<Vec<EnterpriseId>>(),
        person,
    };
    Ok(people.into_iter().filter(|person| person.ended_at.is_none()).map(standing).collect())
}

/// Those who may be drawn: with a certificate that is good to the end of sampling.
///
/// # Errors
/// The database does not answer.
pub async fn candidates(on: &mut AnyConnection, campaign: &Campaign) -> sqlx::Result<Samplers> {
    let candidate = |standing: SamplerStanding| {
        // A person has one role: whoever samples for the agency tests nothing here (O-17).
        let certificate = standing.certificate?.until;
        Some(Candidate { person: standing.person.id, certificate, tests: Vec::new(), interests: standing.interests })
    };
    let standings = standings(on, campaign.agency).await?;
    Ok(Samplers::freeze(standings.into_iter().filter_map(candidate), campaign.sampling_ends))
}
