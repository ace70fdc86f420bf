//! The offices' pages as the server renders them, over an office that tells what a real visit became.

mod scripted;

use domain::fixture;
use domain::permit::Action;
use scripted::{Scripted, page};

const EVERYTHING: [Action; 4] = [Action::Assign, Action::SeeMap, Action::SeeSheets, Action::ResolveFindings];

#[test]
fn the_map_shows_ten_counties_each_with_its_figure() {
    let html = page("/desk/map", Scripted::after_the_visit(&EVERYTHING));
    for (division, name) in domain::place::DIVISIONS {
        let path = between(&html, &format!(r#"<path id="c{}""#, division.code()), "</path>");
        assert!(path.contains(&format!("<title>{name}：")), "{name}: {path}");
    }
    assert!(html.contains("<title>平城区：已派 3 批，完成 1 批，1 家正在现场</title>"), "{html}");
    assert!(html.contains("审图号：GS（2024）0650号"));
}

#[test]
fn the_table_lists_eleven_bodies_and_their_sum() {
    let html = page("/desk/map", Scripted::after_the_visit(&EVERYTHING));
    let table = between(&html, r#"id="bodies""#, "</table>");
    let body = between(table, "<tbody>", "</tbody>");
    assert_eq!(body.matches("<tr>").count(), 11, "{body}");
    assert!(body.contains("开发区分局"), "{body}");
    let sum = text(between(table, "<tfoot>", "</tfoot>"));
    assert!(sum.starts_with("合计 1 4 25% 1"), "{sum}");
    let lines = text(between(&html, r#"id="lines""#, "</table>"));
    assert!(lines.contains("车用柴油 1/230 0%"), "{lines}");
}

#[test]
fn a_mark_leads_to_the_sheet_and_the_table_says_the_same() {
    let office = Scripted::after_the_visit(&EVERYTHING);
    let sheet = format!("/desk/sheets/{}", office.sheet());
    let html = page("/desk/map", office);
    let mark = between(&html, r#"<g class="marks">"#, "</a>");
    assert!(mark.contains(&sheet) && mark.contains("mark-complete") && mark.contains("示例加油站A：已完成"), "{mark}");
    assert!(between(&html, r#"id="visits""#, "</table>").contains(&sheet));
}

#[test]
fn the_sheet_shows_paper_signatures_evidence_and_both_clocks() {
    let office = Scripted::after_the_visit(&EVERYTHING);
    let html = page(&format!("/desk/sheets/{}", office.sheet()), office);
    let paper = text(between(&html, r#"<article class="paper">"#, "</article>"));
    assert!(paper.contains("产品质量监督抽查抽样单") && paper.contains("8200 L"), "{paper}");
    assert_eq!(html.matches(r#"class="strokes""#).count(), 3);
    assert_eq!(html.matches("✓ 签的就是这张抽样单").count(), 3);
    // One photo has not come up yet.
    assert!(html.contains("证据：8/9 个文件已由服务器核验"), "{html}");
    assert_eq!((html.matches("✓ 已由服务器核验").count(), html.matches("○ 尚未收到").count()), (8, 1));
    assert!(html.contains("贰拾壹元柒角捌分"));
    let obligations = text(between(&html, r#"aria-labelledby="obligations-title""#, "</section>"));
    assert!(obligations.contains("义务核对：9/9 项符合"), "{obligations}");
    let stream = between(&html, r#"id="stream-title""#, "</section>");
    let first = text(between(stream, "<tbody>", "</tr>"));
    assert!(
        first.contains("到场") && first.contains(&fixture::START.to_string()) && first.contains(&fixture::START.plus(7_200_000).to_string()),
        "{first}"
    );
    assert!(
        html.contains("设备签名成立 30 条，与前一条衔接 30 条") && html.contains("✓ 全部成立"),
        "{}",
        between(&html, r#"id="chain-title""#, "</section>")
    );
}

#[test]
fn only_who_may_gets_a_form() {
    let with = |may: &[Action], path: &str| page(path, Scripted::after_the_visit(may));
    assert!(with(&EVERYTHING, "/desk/findings").contains("确认已核清"));
    assert!(!with(&[Action::SeeSheets], "/desk/findings").contains("确认已核清"));
    let form = with(&EVERYTHING, "/desk/assignments");
    assert!(form.contains("派给这个小组") && form.contains("余 199 / 200 批"), "{form}");
    // Who may not assign is not even told who could be sent, or where.
    let without = with(&[Action::SeeMap], "/desk/assignments");
    assert!(!without.contains("派给这个小组") && !without.contains("示例抽样员3") && !without.contains("0352-0000001"), "{without}");
}

#[test]
fn the_ways_are_those_that_the_person_may_go() {
    let html = page("/desk/map", Scripted::after_the_visit(&[Action::SeeMap]));
    let nav = between(&html, "<nav", "</nav>");
    assert!(nav.contains("/desk/map") && !nav.contains("/desk/sheets") && !nav.contains("/desk/assignments"), "{nav}");
}

#[test]
fn who_is_not_signed_in_sees_nothing_of_the_city() {
    for path in ["/desk/map", "/desk/sheets", "/desk/assignments", "/desk/findings"] {
        let html = page(path, Scripted::locked());
        assert!(!html.contains("示例加油站") && !html.contains("平城区"), "{path}: {html}");
    }
    assert!(page("/desk/sign-in", Scripted::locked()).contains("登录名"));
    assert!(page("/", Scripted::locked()).contains("/field/"));
}

#[test]
fn no_page_needs_a_style_attribute_or_an_open_table() {
    let office = Scripted::after_the_visit(&EVERYTHING);
    let sheet = format!("/desk/sheets/{}", office.sheet());
    for path in ["/", "/desk/sign-in", "/desk/map", "/desk/sheets", &sheet, "/desk/assignments", "/desk/findings", "/nowhere"] {
        let html = page(path, office.clone());
        // style-src 'self' drops style attributes; a browser repairs open tables and hydration then fails.
        assert!(!html.contains(" style="), "{path}");
        assert_eq!(html.matches("<table").count(), html.matches("<tbody").count(), "{path}");
        assert_eq!(html.matches("<h1").count(), 1, "{path}: one heading of the page");
        assert!(html.contains(r#"<html lang="zh-CN""#), "{path}");
    }
}

/// What stands between two texts, the first of each.
fn between<'a>(html: &'a str, from: &str, to: &str) -> &'a str {
    let start = html.find(from).unwrap_or_else(|| panic!("no {from} in {html}"));
    let rest = &html[start..];
    &rest[..rest.find(to).unwrap_or(rest.len())]
}

/// The words of a piece of HTML, single-spaced.
fn text(html: &str) -> String {
    let mut inside = !html.starts_with('<');
    let mut words = String::new();
    for sign in html.chars() {
        match sign {
            '<' => inside = false,
            '>' => {
                inside = true;
                words.push(' ');
            }
            sign if inside => words.push(sign),
            _ => {}
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
