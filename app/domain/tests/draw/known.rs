//! Known answers: whoever changes what a draw comes to changes these lines.

use super::rosters::case;
use domain::draw::draw;

#[test]
fn a_draw_comes_to_what_it_always_came_to() {
    let case = case(2026);
    let drawn = draw(&case.frozen, &case.seed());
    let first: Vec<String> = drawn.iter().take(3).map(|stratum| stratum.drawn[0].to_string()).collect();
    let commitments = case.commitments();
    let answers = [case.frozen.digest().to_string(), commitments.organiser.to_string(), commitments.observer.to_string()];
    assert_eq!(
        answers,
        [
            "sha256:095f00c879a0c28d04e3ff884af9c866853dacf61d66afc7d0ef715d93a1e957",
            "sha256:db66459996d96983d14b3cfbd5c1bcb60308d75977ac8b40b38be6199bf5c957",
            "sha256:71798266ec1f68763d01f41a8ad718e3a494ac96e65855615f9ff34aa9f34f69",
        ]
    );
    assert_eq!(first, ["0955d6f1-2f6d-884f-b6e5-5ad4ec1824ec", "64af8808-03b1-8ca8-a4d0-1980a622ed7f", "f031e8d9-3948-8182-94dc-b9af76aad62b"]);
}
