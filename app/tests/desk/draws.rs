//! The draw at the desk: its steps, and its list (O-22, D4, D5).

use crate::scripted::drawn::draw_of;
use crate::scripted::{Scripted, page};
use crate::{between, text};
use domain::draw::Stage;
use domain::permit::Action;

#[test]
fn o22_a_draw_tells_what_was_done_what_is_next_and_who_must_do_it() {
    let bureau = || Scripted::after_the_visit(&[Action::SeeMap, Action::RunDraw, Action::CommitDraw]);
    let all = page("/desk/draws", bureau());
    assert!(text(between(&all, r#"id="draws""#, "</table>")).contains("名录已冻结 双方承诺"), "{all}");
    assert!(all.contains(r#"id="new-draw""#) && !page("/desk/draws", Scripted::after_the_visit(&[Action::SeeMap])).contains(r#"id="new-draw""#));
    let html = page(&format!("/desk/draws/{}", draw_of(Stage::Frozen)), bureau());
    let step = text(between(&html, r#"aria-current="step""#, "</li>"));
    for word in ["双方承诺", "现在办这一步", "监督方：抽样机构管理员或综合行政执法人员", "组织方 示例市局", "监督方 还没有", "生成密语并存成文件"]
    {
        assert!(step.contains(word), "{word} is not in {step}");
    }
    assert!(text(&html).contains("作废这次抽取…"));
}

#[test]
fn d4_the_drawn_list_says_that_the_look_is_logged_and_who_stands_in_for_whom() {
    let path = format!("/desk/draws/{}", draw_of(Stage::Approved));
    let html = page(&path, Scripted::after_the_visit(&[Action::SeeMap, Action::RunDraw]));
    let said = text(between(&html, r#"class="draw-result""#, "</main>"));
    for word in ["您这次查看已经记录", "示例一站", "不再走访：停产。门口贴有公告", "替补 示例一站", "示例抽样员1、示例抽样员2", "由下一备选替补"]
    {
        assert!(said.contains(word), "{word} is not in {said}");
    }
    // What was drawn can no more be given up, and whoever only reads replaces nobody.
    assert!(!text(&html).contains("作废这次抽取"));
    assert!(!page(&path, Scripted::after_the_visit(&[Action::SeeMap])).contains("由下一备选替补"));
}
