//! A second implementation, in another language, comes to the same.

use super::rosters::{Case, case};
use domain::draw::team::Staffed;
use domain::draw::{Party, draw};
use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};

/// Rosters of each run; `FENGYANG_ROSTERS=10000` runs as many as issue 5 asks for, in about a minute.
const ROSTERS: u32 = 300;

fn asked(case: &Case) -> Value {
    let hex = |secret| String::from(secret);
    json!({
        "text": case.frozen.text(), "samplers": case.samplers.text(),
        "organiser": hex(case.organiser), "observer": hex(case.observer), "number": case.number.as_str(),
    })
}

fn own(case: &Case) -> Value {
    let (seed, id) = (case.seed(), case.frozen.plan().draw);
    let drawn = draw(&case.frozen, &seed);
    let tours = Staffed::new(&case.frozen, &case.samplers).unwrap().draw(&drawn, &seed);
    json!({
        "digest": case.frozen.digest(),
        "organiser": case.organiser.commitment(id, Party::Organiser),
        "observer": case.observer.commitment(id, Party::Observer),
        "strata": drawn.iter().map(|stratum| json!({ "drawn": stratum.drawn, "reserves": stratum.reserves })).collect::<Vec<_>>(),
        "tours": tours.iter().map(|tour| json!({ "enterprises": tour.enterprises, "team": tour.team })).collect::<Vec<_>>(),
    })
}

/// Needs Node, as the stories in the browser do.
#[test]
fn o22_a_second_implementation_agrees() {
    let rosters = std::env::var("FENGYANG_ROSTERS").map_or(ROSTERS, |count| count.parse().unwrap());
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/draw/second.mjs");
    let mut node = Command::new("node").arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let (mut to, from) = (node.stdin.take().unwrap(), BufReader::new(node.stdout.take().unwrap()));
    let (hands_on, own_answers) = std::sync::mpsc::channel();
    let asking = std::thread::spawn(move || {
        for number in 0..rosters {
            let case = case(number);
            hands_on.send(own(&case)).unwrap();
            writeln!(to, "{}", asked(&case)).unwrap();
        }
    });
    let (mut agreed, mut drawn) = (0, 0);
    for (line, own) in from.lines().zip(own_answers) {
        let other: Value = serde_json::from_str(&line.unwrap()).unwrap();
        assert_eq!(own, other, "roster {agreed}");
        drawn += own["strata"].as_array().unwrap().iter().map(|stratum| stratum["drawn"].as_array().unwrap().len()).sum::<usize>();
        agreed += 1;
    }
    asking.join().unwrap();
    assert!(node.wait().unwrap().success());
    assert_eq!(agreed, rosters);
    assert!(drawn > 5 * usize::try_from(rosters).unwrap(), "only {drawn} enterprises were drawn of all rosters");
}
