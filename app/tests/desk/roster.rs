//! The roster's pages as the server renders them: nothing on them needs a program to be read, searched or uploaded to.

use super::scripted::{Scripted, page};
use super::{between, text};
use domain::id::ImportId;
use domain::permit::Action;

const MINDS: [Action; 2] = [Action::SeeRoster, Action::MindRoster];

#[test]
fn the_roster_is_searched_by_a_plain_form_and_each_count_leads_to_its_list() {
    let html = page("/desk/roster", Scripted::after_the_visit(&MINDS));
    let form = between(&html, r#"action="/desk/roster""#, "</form>");
    assert!(form.contains(r#"name="search""#) && form.contains(r#"name="body""#) && form.contains(r#"name="place""#), "{form}");
    assert!(!form.contains("没有企业的局"), "what has nothing is nothing to choose");
    let counts = between(&html, r#"id="counts""#, "</table>");
    assert!(counts.contains("place=gas_station") && text(counts).ends_with("合计 1 1"), "{counts}");
    assert!(text(between(&html, r#"id="roster""#, "</table>")).contains("示例加油站A"), "{html}");
    assert!(html.contains(r#"href="/desk/roster/imports""#));
    let html = page("/desk/roster?search=%E6%B2%A1%E6%9C%89", Scripted::after_the_visit(&[Action::SeeRoster]));
    assert!(html.contains("没有符合条件的企业") && html.contains("清除条件") && html.contains(r#"value="没有""#), "{html}");
    assert!(!html.contains(r#"href="/desk/roster/imports""#), "who minds no roster is not led there");
}

#[test]
fn a_list_is_uploaded_by_a_plain_form() {
    let html = page("/desk/roster/imports", Scripted::after_the_visit(&MINDS));
    let form = between(&html, r#"enctype="multipart/form-data""#, "</form>");
    assert!(form.contains(r#"type="file""#) && form.contains(r#"name="file""#) && !form.contains("disabled"), "{form}");
    assert!(text(between(&html, r#"id="imports""#, "</table>")).contains("名单.csv 示例负责人"), "{html}");
}

#[test]
fn a_preview_tells_each_row_with_its_reason_and_that_nothing_was_written() {
    let path = format!("/desk/roster/imports/{}", ImportId::derived("list"));
    let html = page(&path, Scripted::after_the_visit(&MINDS));
    let said = text(&html);
    assert!(said.contains("这是预览，名录库还没有任何变动。") && said.contains("确认收入名录库（2 家）"), "{said}");
    let lines = text(between(&html, r#"id="lines""#, "</table>"));
    assert!(lines.contains("2 ✓ 收入 示例晨光加油站"), "{lines}");
    assert!(lines.contains("统一社会信用代码：原写作“91140212ma0d00025p”"), "{lines}");
    assert!(lines.contains("× 不收入 示例错码商店") && lines.contains("校验位不对"), "{lines}");
    assert!(html.contains("/report.xlsx") && html.contains("/report.csv") && !said.contains("撤销这次导入…"), "{said}");
    let only = text(between(&page(&format!("{path}?outcome=refused"), Scripted::after_the_visit(&MINDS)), r#"id="lines""#, "</table>"));
    assert!(only.contains("示例错码商店") && !only.contains("示例晨光加油站"), "{only}");
}

#[test]
fn an_import_that_stands_may_be_taken_back_and_one_without_columns_may_not_be_taken() {
    let path = format!("/desk/roster/imports/{}", ImportId::derived("list"));
    let taken = text(&page(&path, Scripted::after_the_visit(&MINDS).but(|office| office.total = 2)));
    assert!(taken.contains("撤销这次导入…") && !taken.contains("确认收入名录库") && taken.contains("收入名录库。"), "{taken}");
    let lacking = text(&page(&path, Scripted::after_the_visit(&MINDS).but(|office| office.of_assigned = true)));
    assert!(lacking.contains("没有认出“企业名称”这一列") && !lacking.contains("确认收入名录库"), "{lacking}");
}

#[test]
fn what_stayed_when_an_import_was_taken_back_says_why() {
    let path = format!("/desk/roster/imports/{}", ImportId::derived("list"));
    let html = page(&path, Scripted::after_the_visit(&MINDS).but(|office| office.total = 3));
    let said = text(&html);
    assert!(said.contains("撤销时有 1 家企业留在名录库") && said.contains("× 已撤销") && !said.contains("撤销这次导入…"), "{said}");
    assert!(html.contains("?kept=true"), "the figure leads to its rows");
    let lines = text(between(&html, r#"id="lines""#, "</table>"));
    assert!(lines.contains("撤销时保留：已在抽取名单里。"), "{lines}");
}

#[test]
fn the_drawn_are_offered_first_and_the_others_with_a_word_about_the_reason() {
    let form = page("/desk/assignments", Scripted::after_the_visit(&[Action::Assign]).but(|office| office.total = 2));
    let drawn = text(between(&form, "抽中，等待派组（1 家）", "</optgroup>"));
    assert!(drawn.contains("示例加油站A") && drawn.contains("抽中：车用柴油"), "{drawn}");
    assert!(form.contains("不在抽取名单里的，要写明理由"), "{form}");
    let none = page("/desk/assignments", Scripted::after_the_visit(&[Action::Assign]));
    assert!(none.contains("示例加油站A") && !none.contains("optgroup"), "where nothing was drawn there is one list");
}
