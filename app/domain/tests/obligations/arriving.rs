use crate::Case;
use domain::act::{Act, Arrival, PapersShown};
use domain::checklist::{Status, cards, gaps};
use domain::denial::{Denial, Step};
use domain::fixture::{self, sampler};
use domain::id::OrganisationId;
use domain::person::{Actor, Role};
use domain::transport::PaperKind;

fn papers(names: &[u8]) -> Act {
    let papers = vec![PaperKind::Notice, PaperKind::StaffCard, PaperKind::Authorisation];
    Act::ShowPapers(PapersShown { papers, names_on_notice: names.iter().map(|number| sampler(*number)).collect() })
}

fn arrive() -> Act {
    Act::Arrive(Arrival { position: None, late: None })
}

#[test]
fn o04_only_the_agencys_samplers() {
    let case = Case::new();
    for stranger in [
        Actor { organisation: OrganisationId::derived("another agency"), ..fixture::actor(sampler(1)) },
        Actor { role: Role::AgencyManager, ..fixture::actor(sampler(1)) },
        Actor { role: Role::CountyOfficer, ..fixture::actor(sampler(1)) },
    ] {
        assert_eq!(case.decide_as(&stranger, arrive()), Err(Denial::NotOfTheAgency));
    }
    assert_eq!(Denial::NotOfTheAgency.obligation().to_string(), "O-04");
}

#[test]
fn o22_only_the_drawn_samplers() {
    assert_eq!(Case::new().decide_as(&fixture::actor(sampler(3)), arrive()), Err(Denial::NotOnTheTeam));
    assert_eq!(Denial::NotOnTheTeam.obligation().to_string(), "O-22");
}

#[test]
fn o24_two_samplers() {
    let mut case = Case::new();
    assert_eq!(gaps(case.state(), None, Step::Arrive), [Denial::NotArrived]);
    case.refuses(Act::Attend, &Denial::NotArrived, "O-24");
    case.refuses(papers(&[1]), &Denial::NotArrived, "O-24");
    case.does(sampler(1), arrive()).unwrap();
    case.refuses(papers(&[1]), &Denial::TooFewSamplers { present: 1 }, "O-24");
    // The same sampler twice is still one.
    case.does(sampler(1), Act::Attend).unwrap();
    case.refuses(papers(&[1]), &Denial::TooFewSamplers { present: 1 }, "O-24");
    assert_eq!(gaps(case.state(), None, Step::Arrive)[0], Denial::TooFewSamplers { present: 1 });
    case.does(sampler(2), Act::Attend).unwrap();
    assert_eq!(case.decide(papers(&[1, 2])).map(|events| events.len()), Ok(1));
}

#[test]
fn o25_three_papers_and_the_names() {
    let mut case = Case::before(|act| matches!(act, Act::ShowPapers(_)));
    assert_eq!(gaps(case.state(), None, Step::Arrive).len(), 1);
    let Act::ShowPapers(all) = papers(&[1, 2]) else { unreachable!() };
    for paper in [PaperKind::Notice, PaperKind::StaffCard, PaperKind::Authorisation] {
        let shown = PapersShown { papers: all.papers.iter().copied().filter(|other| *other != paper).collect(), ..all.clone() };
        case.refuses(Act::ShowPapers(shown), &Denial::PapersNotShown { missing: vec![paper] }, "O-25");
    }
    case.refuses(papers(&[1]), &Denial::NamesDiffer, "O-25");
    case.refuses(papers(&[1, 3]), &Denial::NamesDiffer, "O-25");
    case.refuses(papers(&[1, 2, 3]), &Denial::NamesDiffer, "O-25");
    case.does(sampler(1), papers(&[2, 1])).unwrap();
    assert_eq!(cards(case.state(), None)[0].status, Status::Done);
}

#[test]
fn o25_a_fact_that_lacks_a_paper_shows_on_the_card() {
    let mut case = Case::before(|act| matches!(act, Act::ShowPapers(_)));
    case.fact(sampler(1), Act::ShowPapers(PapersShown { papers: Vec::new(), names_on_notice: Vec::new() }));
    let card = &cards(case.state(), None)[0];
    assert_eq!((card.status, card.gaps.len()), (Status::Lacking, 2));
}

#[test]
fn o31_nobody_joins_a_signed_visit() {
    let mut case = Case::complete();
    case.visit.assignment.team.push(sampler(3));
    assert_eq!(case.does(sampler(3), Act::Attend), Err(Denial::SignedAlready));
    assert_eq!(case.does(sampler(3), arrive()), Err(Denial::SignedAlready));
    // Who is there already may say so again.
    assert_eq!(case.does(sampler(2), Act::Attend), Ok(()));
}
