//! The offices' pages as the server renders them, over an office that tells what a real visit became.

#[path = "desk/roster.rs"]
mod roster;
mod scripted;

mod desk {
    mod draws;
}

use domain::act::Act;
use domain::contract::VisitState;
use domain::digest::Digest;
use domain::ending::Ending;
use domain::exif::{CameraTime, Exif, Spot};
use domain::feedback::{Answers, Feedback};
use domain::fixture;
use domain::permit::Action;
use domain::person::Role;
use domain::refusal::{Obstruction, Refusal};
use domain::signature::{Signature, Signer};
use domain::visit::Event;
use scripted::{Scripted, page};

const EVERYTHING: [Action; 6] =
    [Action::Assign, Action::SeeMap, Action::SeeSheets, Action::ResolveFindings, Action::SeeLooks, Action::MindQuarantine];

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
fn w12_the_bureau_reads_what_was_said_of_the_samplers_and_others_that_it_was_said() {
    let answers = Answers { answers: [Some(true); 11], remarks: "示例：有人要油卡".into() };
    let signer = Signer::Enterprise { name: "示例站长".into(), title: "站长".into() };
    let signature = Signature { signer, shown: Digest::of(b"another"), pad: [360, 200], strokes: fixture::strokes(), ink: None };
    let act = Act::Feedback { feedback: Box::new(Feedback::Filled { answers, signature }) };
    let told = Event::Done { by: fixture::sampler(1), at: fixture::START, act };
    let bureau = Scripted::after_the_visit(&EVERYTHING).but(|office| office.hear(&told));
    assert!(text(&page("/desk/sheets", bureau.clone())).contains("! 反馈"));
    let html = page(&format!("/desk/sheets/{}", bureau.sheet()), bureau);
    let card = text(between(&html, r#"id="feedback-title""#, "</section>"));
    for word in ["! 2 项回答不利于抽样人员", "宴请，或者有其他违反廉洁纪律的行为？ ! 是", "建议：示例：有人要油卡", "示例站长（站长）"]
    {
        assert!(card.contains(word), "{word} is not in {card}");
    }
    assert!(card.contains("当时的内容与现在不同"), "the hand was put to another text: {card}");
    let other = Scripted::after_the_visit(&EVERYTHING).but(|office| office.hear(&told.closed()));
    assert!(!text(&page("/desk/sheets", other.clone())).contains("! 反馈"));
    let html = page(&format!("/desk/sheets/{}", other.sheet()), other);
    assert!(html.contains("已填写，内容只有市局可以查看。") && !html.contains("油卡") && !html.contains("feedback.pdf"));
}

#[test]
fn the_phones_tell_whose_they_are_what_they_held_and_what_was_said_of_them() {
    let html = page("/desk/phones", Scripted::after_the_visit(&[Action::MindPhones, Action::EnrolPhones, Action::Assign]));
    let said = text(&html);
    assert!(said.contains("共 2 部，其中 1 部已挂失。"), "{said}");
    let lost = text(between(&html, "! 已挂失", "</article>"));
    assert!(lost.contains("3 条记录、2 个文件（1.2 MB）") && lost.contains("示例负责人 挂失：示例：丢在出租车上"), "{lost}");
    assert!(lost.contains("Android 14 ALN-AL00") && lost.contains("找回了，恢复使用…") && !lost.contains("挂失停用…"), "{lost}");
    let used = text(between(&html, "✓ 在用", "</article>"));
    assert!(used.contains("没有，11-22") && used.contains("浏览器没有说明机型") && used.contains("挂失停用…"), "{used}");
    assert!(said.contains("示例抽样员1、示例离职员（账号已停用）"), "{said}");
    assert_eq!(html.matches(">停用账号…</summary>").count(), 3, "each sampler may leave");
}

#[test]
fn the_rules_tell_what_a_line_covers_and_what_is_still_to_be_confirmed() {
    let html = page("/desk/rules", Scripted::after_the_visit(&EVERYTHING).but(Scripted::tell_rules));
    let table = between(&html, r#"id="rules""#, "</table>");
    let bags = text(between(table, "22 塑料垃圾袋", "</tr>"));
    assert!(bags.contains("检验 3 包，备用 2 包，库存 100 包 待确认 库存下限"), "{bags}");
    assert!(bags.contains("盛装垃圾的塑料袋 不属于：购物袋；连卷袋 待确认 产品范围"), "{bags}");
    assert!(bags.contains("标称厚度（mm） 待确认 提手（有/没有，选填）") && bags.contains("核看：示例证"), "{bags}");
    let diesel = text(between(table, "5 车用柴油", "</tr>"));
    assert!(diesel.contains("没有已批准并公开的实施细则"), "{diesel}");
    assert!(html.contains(r#"<a href="/desk/rules""#), "the way to the page");
}

#[test]
fn o76_what_is_late_comes_first_with_its_limit_and_who_was_drawn_is_not_told() {
    let html = page("/desk/duties", Scripted::after_the_visit(&[Action::SeeDuties]));
    let table = between(&html, r#"id="duties""#, "</table>");
    let rows: Vec<String> = table.split("<tr").skip(2).map(text).collect();
    assert!(rows[0].contains("逾期 2 天") && rows[0].contains("抽样信息录入 e-CQS 新 归我办") && rows[0].contains("T-2 次日 24 时前"), "{}", rows[0]);
    assert!(rows[1].contains("今天到期") && rows[1].contains("到场前不公开被抽样单位"), "{}", rows[1]);
    assert!(rows[2].contains("2027 年放假安排尚未公布；不早于 2026-11-25"), "{}", rows[2]);
    assert!(text(&html).contains("待办与期限 新 1 逾期 1"), "the way to the page says how much");
    assert!(html.contains("当日 24 时（北京时间）"), "the rule can be opened");
}

#[test]
fn each_limit_is_told_with_its_days_and_its_source() {
    let html = page("/desk/deadlines", Scripted::after_the_visit(&[Action::SeeDuties]));
    let row = |id: &str| text(between(&html, &format!(r#"id="{id}""#), "</tr>"));
    assert!(row("T-3").contains("3 个工作日，且不晚于通知规定的报送日期") && row("T-3").contains("只数工作日"), "{}", row("T-3"));
    assert!(row("T-5").contains("15 日（日历日）") && row("T-5").contains("第55条"), "{}", row("T-5"));
    assert!(row("T-10").contains("待确认"), "{}", row("T-10"));
    let years = text(&page("/desk/calendar", Scripted::after_the_visit(&[Action::SeeDuties])));
    assert!(years.contains("2027 年：尚未公布") && years.contains("示例发〔2025〕2号") && !years.contains("看看会改什么"), "{years}");
}

#[test]
fn o75_the_worksheet_says_what_is_wrong_and_only_the_clerk_is_offered_to_say_more() {
    let shown = |may: &[Action]| {
        let office = Scripted::after_the_visit(may);
        text(&page(&format!("/desk/ledger/{}", office.sheet()), office))
    };
    let clerk = shown(&[Action::SeeDuties, Action::KeepLedger]);
    assert!(clerk.contains("有 1 项要先看一看") && clerk.contains("必填，抽样单上没有") && clerk.contains("照片不清"), "{clerk}");
    assert!(clerk.contains("还有 1 项待核事项") && clerk.contains("登记录入情况"), "{clerk}");
    assert!(!shown(&[Action::SeeDuties]).contains("登记录入情况"));
    let list = text(&page("/desk/ledger", Scripted::after_the_visit(&[Action::SeeDuties, Action::KeepLedger])));
    assert!(list.contains("退回 1") && list.contains("逾期 2 天") && list.contains("与 e-CQS 导出的清单核对"), "{list}");
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
    assert!(paper.contains("表样 4A（抽样单），文字第 1 版") && !html.contains("录制中断"), "{paper}");
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

fn refusal() -> Ending {
    Ending::Refused { refusal: Refusal { way: Obstruction::Hindered, facts: "锁门离开。".into(), witness: None } }
}

#[test]
fn o48_a_refusal_is_reported_until_the_county_says_so() {
    let county = [Action::SeeMap, Action::SeeSheets, Action::Determine];
    let shown = |may: &[Action], change: fn(&mut Scripted)| {
        let office = Scripted::after_the_visit(may).but(|office| office.end(refusal())).but(change);
        (page(&format!("/desk/sheets/{}", office.sheet()), office.clone()), text(&page("/desk/sheets", office)))
    };
    let card = |html: &str| text(between(html, r#"aria-labelledby="determination-title""#, "</section>"));
    let (html, list) = shown(&county, |_| {});
    let said = card(&html);
    assert!(said.contains("! 拒检已上报，待县区局认定") && said.contains("认定属实") && said.contains("不予认定"), "{said}");
    assert!(list.contains("! 拒检（已上报）") && !list.contains("✓ 完成"), "{list}");
    // What makes no sense for it is not asked for, and its own paper is offered.
    assert!(!html.contains(r#"id="seals-title""#) && !html.contains(r#"id="payment-title""#));
    let obligations = text(between(&html, r#"aria-labelledby="obligations-title""#, "</section>"));
    assert!(obligations.contains("/3 项符合"), "{obligations}");
    let papers = between(&html, r#"id="papers-title""#, "</section>");
    assert!(papers.contains("/papers/refusal.pdf") && papers.contains(r#"target="_blank""#) && !papers.contains("/papers/sheet.pdf"), "{papers}");

    let (html, _) = shown(&EVERYTHING, |_| {});
    assert!(!html.contains("提交认定"), "the bureau does not say it in the county's place");
    let (html, list) = shown(&county, Scripted::leave_open);
    assert!(card(&html).contains("抽样人员签完字") && !html.contains("提交认定"), "{}", card(&html));
    assert!(list.contains("○ 拒检，尚未签完"), "{list}");
    let (html, list) = shown(&county, |office| office.determine(true));
    let said = card(&html);
    assert!(said.contains("✓ 县区局认定属实 经核实情况属实。 示例监管员，11-22") && !html.contains("提交认定"), "{said}");
    assert!(list.contains("■ 拒检（已认定）"), "{list}");
    let (html, list) = shown(&county, |office| office.determine(false));
    assert!(card(&html).contains("○ 县区局不予认定") && list.contains("○ 拒检（不予认定）"), "{list}");
}

#[test]
fn the_papers_of_a_sample_are_linked_and_nobody_is_asked_about_them() {
    let office = Scripted::after_the_visit(&[Action::SeeMap, Action::SeeSheets, Action::Determine]);
    let html = page(&format!("/desk/sheets/{}", office.sheet()), office);
    let papers = between(&html, r#"id="papers-title""#, "</section>");
    for form in ["sheet", "payment_slip", "seal", "notice", "authorisation", "feedback"] {
        assert!(papers.contains(&format!("/papers/{form}.pdf")), "{form}: {papers}");
    }
    assert!(!html.contains(r#"id="determination-title""#) && html.contains(r#"id="seals-title""#));
}

#[test]
fn a_film_that_broke_off_is_marked() {
    let office = Scripted::after_the_visit(&EVERYTHING).but(Scripted::break_off);
    let html = page(&format!("/desk/sheets/{}", office.sheet()), office);
    assert_eq!(html.matches("录制中断，事后存入").count(), 1);
}

#[test]
fn what_a_camera_wrote_stands_beside_its_picture_and_is_said_to_prove_nothing() {
    let sheet = |exif: Option<Exif>| {
        let office = Scripted::after_the_visit(&EVERYTHING).but(|office| exif.into_iter().for_each(|exif| office.write_exif(exif)));
        text(between(&page(&format!("/desk/sheets/{}", office.sheet()), office), r#"aria-labelledby="evidence-title""#, "</section>"))
    };
    let said = sheet(None);
    assert!(!said.contains("照片自带"), "{said}");

    let (taken, at) = (fixture::START.plus(-9 * 3_600_000), fixture::position());
    let own = Exif {
        taken: Some(CameraTime { clock: taken, zone: Some(480) }),
        spot: Some(Spot { lat: at.lat + 300_000, lon: at.lon }),
        make: Some("EX-CAM".into()),
        model: Some("EX-CAM 1805".into()),
        orientation: Some(6),
    };
    let said = sheet(Some(own.clone()));
    assert!(said.contains(&format!("拍摄时间（照片自带） {taken}（北京时间）")), "{said}");
    assert!(said.contains("位置（照片自带） 北纬 40.12120° 东经 113.30000°") && said.contains("设备（照片自带） EX-CAM 1805"), "{said}");
    assert_eq!(said.matches("单凭它们不能证明什么").count(), 1, "{said}");
    assert!(said.contains("与手机所报的时间相差约 9 小时") && said.contains("与手机所报的位置相距约 3.3 公里"), "{said}");

    let agrees = Exif { taken: Some(CameraTime { clock: fixture::START, zone: None }), spot: None, ..own };
    let said = sheet(Some(agrees));
    assert!(said.contains("（未注明时区）") && !said.contains("相差约") && !said.contains("相距约"), "{said}");
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
    for path in ["/desk", "/desk/map", "/desk/sheets", "/desk/assignments", "/desk/findings", "/desk/quarantine", "/desk/approvals"] {
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
    for path in [
        "/",
        "/desk/sign-in",
        "/desk/map",
        "/desk/sheets",
        &sheet,
        "/desk/assignments",
        "/desk/findings",
        "/desk/quarantine",
        "/desk/approvals",
        "/nowhere",
    ] {
        let html = page(path, office.clone());
        // style-src 'self' drops style attributes; a browser repairs open tables and hydration then fails.
        assert!(!html.contains(" style="), "{path}");
        assert_eq!(html.matches("<table").count(), html.matches("<tbody").count(), "{path}");
        assert_eq!(html.matches("<h1").count(), 1, "{path}: one heading of the page");
        assert!(html.contains(r#"<html lang="zh-CN""#), "{path}");
    }
}

#[test]
fn whoever_answers_for_it_sees_who_looked_and_nobody_else_does() {
    let with = |may: &[Action]| {
        let office = Scripted::after_the_visit(may);
        page(&format!("/desk/sheets/{}", office.sheet()), office)
    };
    let looks = text(between(&with(&EVERYTHING), r#"aria-labelledby="looks-title""#, "</section>"));
    assert!(looks.contains("谁看过") && looks.contains("示例科员 示例市局 照片或录像 8 个 9 次"), "{looks}");
    assert!(!with(&[Action::SeeSheets]).contains("谁看过"));
}

#[test]
fn what_could_not_be_taken_in_is_listed_with_its_bytes_and_what_was_done() {
    let html = page("/desk/quarantine", Scripted::after_the_visit(&EVERYTHING));
    assert_eq!((html.matches("! 未处理").count(), html.matches("✓ 已处理").count()), (1, 1));
    let row = between(&html, "<article", "</article>");
    assert!(row.contains("签名不是这台手机的") && row.contains("2 kB") && row.contains("示例负责人：已核对原件"), "{row}");
    assert!(row.contains("/api/v1/quarantine/") && row.contains("未登记（"), "{row}");
    assert!(html.contains("/desk/quarantine?after=17~d~c"), "{html}");
    let last = page("/desk/quarantine?after=17~d~c", Scripted::after_the_visit(&EVERYTHING));
    assert!(last.contains("没有未能收录的内容") && last.contains("‹ 最新的"), "{last}");
    let nav = |may: &[Action]| page("/desk/map", Scripted::after_the_visit(may)).contains("href=\"/desk/quarantine\"");
    assert!(nav(&EVERYTHING) && !nav(&[Action::SeeMap, Action::SeeSheets]));
}

#[test]
fn an_overdue_visit_is_called_so() {
    let office = Scripted::after_the_visit(&EVERYTHING).but(|office| office.state = VisitState::Assigned);
    assert!(page("/desk/assignments", office).contains("! 逾期未到场"));
    assert!(!page("/desk/assignments", Scripted::after_the_visit(&EVERYTHING)).contains("逾期"), "who has been there is not overdue");
}

#[test]
fn a_county_reads_its_own_figures() {
    let county = Scripted::after_the_visit(&EVERYTHING).but(|office| office.of_assigned = true);
    let html = page("/desk/map", county);
    assert!(html.contains("批已抽样/本辖区已派") && !html.contains("批已抽样/计划"), "{html}");
    let figure = r#"<a href="/desk/findings" class="total attention"><strong class="figure">1</strong>"#;
    assert!(html.contains(figure), "the whole box is the way");
    let whole = page("/desk/map", Scripted::after_the_visit(&EVERYTHING));
    assert!(whole.contains("批已抽样/计划"));
}

#[test]
fn who_has_no_work_here_yet_is_told_so() {
    let tester = Scripted::after_the_visit(&[]).but(|office| office.role = Role::Tester);
    let html = page("/desk", tester);
    assert!(html.contains("暂时没有需要您操作的内容") && html.contains("为保证盲检") && html.contains("现在什么也不用做"), "{html}");
    let sampler = Scripted::after_the_visit(&[Action::RecordVisit]).but(|office| office.role = Role::Sampler);
    assert!(page("/desk", sampler).contains(r#"href="/field/""#));
}

#[test]
fn a_long_list_has_pages() {
    let long = || Scripted::after_the_visit(&EVERYTHING).but(|office| office.total = 120);
    let first = page("/desk/sheets", long());
    assert!(first.contains("第 1 页，共 3 页") && first.contains("/desk/sheets?page=2") && !first.contains("较新的"), "{first}");
    let last = page("/desk/sheets?page=3", long());
    assert!(last.contains("/desk/sheets?page=2") && !last.contains("较早的"), "{last}");
    assert!(!page("/desk/sheets", Scripted::after_the_visit(&EVERYTHING)).contains("页，共"));
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
