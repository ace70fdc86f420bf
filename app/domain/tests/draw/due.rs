//! What an assignment is held against: who was drawn to be visited, and who to go.

use super::stages::{Story, actor};
use domain::campaign::LineNumber;
use domain::draw::{Act, Due, Undrawn, undrawn};
use domain::id::{EnterpriseId, PersonId};

fn due(story: &Story) -> Vec<Due> {
    story.draw.due().collect()
}

fn asked(story: &Story, enterprise: EnterpriseId, line: LineNumber, team: &[PersonId]) -> Vec<Undrawn> {
    undrawn(std::slice::from_ref(&story.draw), enterprise, &[line], team)
}

#[test]
fn o22_nobody_is_due_before_the_list_stands() {
    let mut story = Story::opened();
    story.does(&actor("desk", "bureau"), &Act::Draw);
    assert_eq!(due(&story), []);
    let line = story.draw.result[0].line;
    assert_eq!(asked(&story, EnterpriseId::derived("anybody"), line, &[]), [], "nothing asks for what nobody may know yet");
    story.does(&actor("approver", "bureau"), &Act::Approve);
    let drawn: usize = story.draw.result.iter().map(|stratum| stratum.drawn.len()).sum();
    assert_eq!(due(&story).len(), drawn);
}

#[test]
fn o22_whom_no_draw_names_takes_a_reason_and_so_does_another_team() {
    let story = Story::approved();
    let Due { enterprise, line, team } = due(&story).remove(0);
    let others = [PersonId::derived("one"), PersonId::derived("two")];
    assert_eq!(asked(&story, enterprise, line, &team), []);
    let turned: Vec<PersonId> = team.iter().rev().copied().collect();
    assert_eq!(asked(&story, enterprise, line, &turned), [], "in whatever order");
    assert_eq!(asked(&story, enterprise, line, &others), [Undrawn::Team(team)]);
    let nobody = EnterpriseId::derived("nobody drew it");
    assert_eq!(asked(&story, nobody, line, &others), [Undrawn::Lines(vec![line])]);
    // Of a line of which nothing was drawn here there is nothing to hold it against.
    assert_eq!(asked(&story, nobody, LineNumber(99), &others), []);
}

#[test]
fn o22_the_reserve_is_due_and_whom_it_stands_in_for_is_not() {
    let mut story = Story::approved();
    let (act, place) = story.replace("closed");
    let Act::Replace { line, enterprise, .. } = act else { unreachable!() };
    let reserve = story.draw.result[place].reserves[0];
    story.does(&actor("desk", "bureau"), &act);
    let of = |wanted| due(&story).into_iter().filter(|due| due.enterprise == wanted && due.line == line).collect::<Vec<_>>();
    assert_eq!(of(enterprise), []);
    assert_eq!(of(reserve).len(), 1);
    assert_eq!(asked(&story, reserve, line, &of(reserve)[0].team), []);
    assert_eq!(asked(&story, enterprise, line, &[]), [Undrawn::Lines(vec![line])]);
}
