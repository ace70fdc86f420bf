//! What a row of a list becomes on its way into the roster.

use domain::enterprise::{PlaceKind, Trade};
use domain::id::{EnterpriseId, OrganisationId};
use domain::person::{Organisation, OrganisationKind};
use domain::place::{DIVISIONS, Division};
use domain::roster::{Column, Judge, Judged, Known, Note, Outcome, Settings, heading};
use proptest::prelude::*;

fn bodies() -> Vec<Organisation> {
    let body =
        |name: &str, kind, division| Organisation { id: OrganisationId::derived(name), kind, name: name.into(), division, telephone: String::new() };
    let counties = DIVISIONS.iter().map(|(division, name)| body(name, OrganisationKind::County, Some(*division)));
    counties.chain([body("zone", OrganisationKind::DevelopmentZone, None)]).collect()
}

fn division(name: &str) -> Division {
    DIVISIONS.iter().find(|(_, of)| *of == name).unwrap().0
}

const COLUMNS: [Column; 5] = [Column::Name, Column::CreditCode, Column::Division, Column::Address, Column::Scope];

fn judged(undecided: Option<Division>, rows: &[[&str; 5]]) -> Vec<Judged> {
    let (bodies, known) = (bodies(), Known::default());
    let settings = Settings { columns: COLUMNS.map(Some).to_vec(), undecided };
    let mut judge = Judge::new(&settings, &bodies, &known);
    let row = |(line, cells): (u32, &[&str; 5])| judge.row(line, &cells.map(str::to_owned), EnterpriseId::derived(&line.to_string()));
    (2..).zip(rows).map(row).collect()
}

/// Where a row with that column and that address comes to lie, and what is told of it.
fn located(column: &str, address: &str) -> (Option<&'static str>, Vec<Note>) {
    let judged = judged(None, &[["示例商店", "91140213MA0D00017B", column, address, ""]]).remove(0);
    (judged.entry.map(|entry| entry.enterprise.division.name()), judged.notes)
}

#[test]
fn o11_divisions_of_before_2018_lie_where_they_lie_today() {
    let abolished = |was: &str, now| Note::DivisionAbolished { was: was.into(), now: division(now) };
    for (column, address, now, was) in [
        ("140202", "示例路1号", "平城区", "城区"),
        ("大同市城区", "示例路1号", "平城区", "城区"),
        // Two streets of the old 城区 went elsewhere; the town tells.
        ("矿区", "示例路1号", "云冈区", "矿区"),
        ("140227", "示例路1号", "云州区", "大同县"),
        ("南郊区", "大同市南郊区口泉乡示例村", "云冈区", "南郊区"),
        ("南郊区", "南郊区马军营乡示例村", "平城区", "南郊区"),
        ("140211", "古店镇示例村", "新荣区", "南郊区"),
    ] {
        assert_eq!(located(column, address), (Some(now), vec![abolished(was, now)]), "{column} {address}");
    }
    let by_address = Note::AddressAbolished { was: "城区".into(), now: division("云冈区") };
    assert_eq!(located("", "大同市城区西花园街道示例路1号"), (Some("云冈区"), vec![by_address]));
    let by_name = Note::AddressAbolished { was: "南郊区".into(), now: division("平城区") };
    assert_eq!(located("", "大同市南郊区示例村（平城区）"), (Some("平城区"), vec![by_name]));
    let parted = Note::DivisionUnknown { registered: Some(division("平城区")), parted: Some("南郊区".into()) };
    assert_eq!(located("", "山西省大同市南郊区示例街1号"), (None, vec![parted]));
}

#[test]
fn o11_an_address_tells_its_division_or_nobody_guesses() {
    for (address, lies) in
        [("山西省大同市浑源县示例街1号", "浑源县"), ("大同灵丘县示例村", "灵丘县"), ("阳高示例村", "阳高县"), ("示例小区（云州区）", "云州区")]
    {
        assert_eq!(located("", address), (Some(lies), Vec::new()), "{address}");
    }
    let township = Note::ByTownship { township: "卅里铺乡".into(), division: division("天镇县") };
    assert_eq!(located("", "卅里铺乡示例村"), (Some("天镇县"), vec![township]));
    // Roads are called like divisions, and the code's registrar never decides.
    for address in ["大同市云州街1号", "大同市浑源路1号", "大同市示例路1号"] {
        let unknown = Note::DivisionUnknown { registered: Some(division("平城区")), parted: None };
        assert_eq!(located("", address), (None, vec![unknown]), "{address}");
    }
    let chosen = judged(Some(division("平城区")), &[["示例商店", "", "", "示例路1号", ""]]).remove(0);
    assert_eq!(chosen.notes, [Note::CodeMissing, Note::Chosen { division: division("平城区") }]);
}

#[test]
fn o11_what_lies_outside_the_city_is_not_taken() {
    for (column, address) in
        [("", "河北省示例县"), ("", "山西省太原市示例路"), ("", "朔州市示例路"), ("140105", "大同市平城区示例路"), ("太原市", "示例路")]
    {
        let (lies, notes) = located(column, address);
        assert_eq!(lies, None, "{column} {address}");
        assert!(matches!(notes.as_slice(), [Note::AddressForeign { .. } | Note::DivisionForeign { .. }]), "{notes:?}");
    }
    assert_eq!(located("平城区", "大同市阳高县示例街"), (Some("平城区"), vec![Note::AddressElsewhere { names: division("阳高县") }]));
}

#[test]
fn o11_the_development_zone_is_a_body_and_no_division() {
    let rows = [["示例商店", "91140213MA0D00017B", "平城区", "大同市经济技术开发区示例街1号", ""]];
    let entry = judged(None, &rows).remove(0);
    assert_eq!(entry.notes, [Note::Zone]);
    assert_eq!(entry.entry.unwrap().enterprise.jurisdiction, OrganisationId::derived("zone"));
    let (_, notes) = located("", "大同市开发区示例路1号");
    assert_eq!(notes, [Note::Zone, Note::DivisionUnknown { registered: Some(division("平城区")), parted: None }]);
    assert_eq!(located("", "阳高县开发区示例路1号"), (Some("阳高县"), Vec::new()));
    let (_, notes) = located("", "大同市开发区南郊区示例村1号");
    assert_eq!(notes, [Note::Zone, Note::DivisionUnknown { registered: Some(division("平城区")), parted: Some("南郊区".into()) }]);
}

#[test]
fn the_kind_of_place_is_guessed_from_name_then_scope_and_says_from_what() {
    let guess = |name: &str, scope: &str| {
        let entry = judged(None, &[[name, "91140213MA0D00017B", "平城区", "示例路1号", scope]]).remove(0).entry.unwrap();
        (entry.enterprise.place, entry.enterprise.trade, entry.guessed.from.map(|guess| (guess.column, guess.word)))
    };
    let from = |column, word: &str| Some((column, word.to_owned()));
    assert_eq!(guess("示例加油站", ""), (PlaceKind::GasStation, Trade::Circulation, from(Column::Name, "加油")));
    assert_eq!(guess("示例纸业有限公司", "卫生纸生产"), (PlaceKind::Factory, Trade::Production, from(Column::Scope, "生产")));
    assert_eq!(guess("示例超市", "生产"), (PlaceKind::Supermarket, Trade::Circulation, from(Column::Name, "超市")));
    assert_eq!(guess("示例有限公司", ""), (PlaceKind::Other, Trade::Circulation, None));
}

#[test]
fn headings_are_known_by_many_names_and_found_below_a_title() {
    let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
    let known = heading::recognise(&row(&["单位名称 *", "统一社会信用代码（18位）", "ＵＳＣＣ", "经营地址", "所属县区", "备注"]));
    assert_eq!(known, [Some(Column::Name), Some(Column::CreditCode), None, Some(Column::Address), Some(Column::Division), None]);
    let rows = [row(&["示例名单"]), row(&["", ""]), row(&["企业名称", "地址"]), row(&["企业名称", "示例路"])];
    assert_eq!(heading::place(rows.iter().map(Vec::as_slice)), Some(2));
    assert_eq!(heading::place([row(&["甲", "乙"])].iter().map(Vec::as_slice)), Some(0), "nobody knows them: they are chosen by hand");
    assert_eq!(heading::place([row(&["", ""])].iter().map(Vec::as_slice)), None);
}

proptest! {
    /// Whatever stands in a list: what is taken has a name, an address, a division of the city, a body; and what is not taken says why.
    #[test]
    fn o11_whatever_stands_in_a_list_is_taken_whole_or_refused_with_a_reason(
        rows in proptest::collection::vec(["(示例|商店|\\PC){0,6}", "[0-9A-Za-zＡ-Ｚ]{0,20}|91140213MA0D00017B", "(平城区|南郊区|1402[0-9]{2}|\\PC){0,2}", "(大同市|城区|口泉乡|路|\\PC){0,6}", "\\PC{0,8}"], 1..8),
        undecided in any::<bool>(),
    ) {
        let rows: Vec<[&str; 5]> = rows.iter().map(|row: &[String; 5]| std::array::from_fn(|place| row[place].as_str())).collect();
        for judged in judged(undecided.then(|| division("平城区")), &rows) {
            prop_assert_eq!(judged.entry.is_none(), judged.outcome == Outcome::Refused);
            prop_assert_eq!(judged.notes.iter().any(Note::refuses), judged.outcome == Outcome::Refused);
            prop_assert_eq!(judged.notes.is_empty(), judged.outcome == Outcome::Taken);
            if let Some(entry) = judged.entry {
                prop_assert!(!entry.enterprise.name.is_empty() && !entry.enterprise.address.is_empty());
                prop_assert!(bodies().iter().any(|body| body.id == entry.enterprise.jurisdiction));
            }
        }
    }
}
