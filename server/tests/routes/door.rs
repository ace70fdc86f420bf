//! `/e/…`: an enterprise fetches its copies by the number of its sheet and a code, and nobody else finds anything.

use crate::ended::{officers, refusal, visited};
use crate::example::{Answered, Example, PASSWORD};
use crate::papers::sampled;
use crate::phone::{Handset, Sent, assignments, briefing, sent, story};
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Method, Request, header};
use domain::assignment::Assignment;
use domain::contract::{Assignments, Determined, SheetView};
use domain::retrieval::Retrieval;
use std::fs;
use std::net::SocketAddr;

pub(crate) const ORIGIN: &str = "https://office.example";

/// The example at an address, with a style sheet.
pub(crate) async fn reachable() -> Example {
    let example = Example::with(|settings| {
        settings.example_password = Some(PASSWORD.into());
        settings.public_url = Some(ORIGIN.into());
    })
    .await;
    with_site(&example);
    example
}

/// A page that the server renders asks where the program lies.
pub(crate) fn with_site(example: &Example) {
    let site = &example.state.settings.site;
    fs::create_dir_all(site).unwrap();
    let built =
        r#"{"style":"/pkg/desk.1.css","script":"/pkg/desk.1.js","wasm":"/pkg/desk.1.wasm","start":"/pkg/start.2.js","draw":"/pkg/draw.3.js"}"#;
    fs::write(site.join("site.json"), built).unwrap();
}

/// What the phone shows for the first number of the assignment.
async fn shown(example: &Example, assignment: &Assignment) -> Retrieval {
    let sampler = example.signed_in("sampler1").await;
    let package = Handset::new("a").package(&sampler, 0).await;
    let own = assignments(&package).into_iter().find(|own| own.id == assignment.id).unwrap();
    assert_eq!(own.retrievals.iter().map(|retrieval| &retrieval.number).collect::<Vec<_>>(), own.numbers.iter().collect::<Vec<_>>());
    own.retrievals[0].clone()
}

fn path(retrieval: &Retrieval) -> String {
    retrieval.address.strip_prefix(ORIGIN).unwrap().to_owned()
}

pub(crate) async fn at(example: &Example, path: &str) -> Answered {
    example.stranger().ask(Request::get(path), Body::empty()).await
}

#[tokio::test]
async fn o50_the_phone_carries_what_the_enterprise_fetches_its_copies_with() {
    let example = reachable().await;
    let (manager, sampler) = (example.signed_in("manager").await, example.signed_in("sampler1").await);
    let phone = Handset::new("a");
    phone.register(&sampler).await;
    let granted = manager.assign(1).await.assignment;
    assert!(granted.retrievals.is_empty(), "whoever assigns learns no code");
    let retrieval = shown(&example, &granted).await;
    let digits: String = retrieval.code.chars().filter(char::is_ascii_digit).collect();
    assert_eq!((retrieval.code.len(), digits.len()), (14, 12));
    assert_eq!(retrieval.address, format!("{ORIGIN}/e/{}?code={digits}", granted.numbers[0]));
    let listed: Assignments = manager.get("/api/v1/assignments").await.read();
    assert!(listed.assignments.iter().all(|row| row.assignment.retrievals.is_empty()));
    let kept: String = sqlx::query_scalar("select body from assignment").fetch_one(example.state.db.readers()).await.unwrap();
    assert!(!kept.contains("retrieval"), "nothing is kept of it");
    // An office that was not told where it is reached says where the phone asked.
    let example = Example::open().await;
    let (manager, sampler) = (example.signed_in("manager").await, example.signed_in("sampler1").await);
    phone.register(&sampler).await;
    manager.assign(1).await;
    let request = Request::get(format!("/api/v1/package?device={}", phone.device)).header(header::HOST, "office.local:8080");
    let package = sampler.ask(request, Body::empty()).await.read();
    assert!(assignments(&package)[0].retrievals[0].address.starts_with("http://office.local:8080/e/"));
}

#[tokio::test]
async fn an_enterprise_reads_and_keeps_what_is_left_to_it() {
    let example = reachable().await;
    let (granted, sheet) = sampled(&example).await;
    let retrieval = shown(&example, &granted).await;
    let page = at(&example, &path(&retrieval)).await;
    let html = page.text();
    assert_eq!(page.status, 200, "{html}");
    for word in
        [&granted.enterprise.name, &granted.numbers[0].to_string(), "全部完成", "15 日", "书面提出", "21.78 元", "车用柴油", "大同市市场监督管理局"]
    {
        assert!(html.contains(word), "{word} is not in {html}");
    }
    assert!(!html.contains("<script") && html.contains("/pkg/desk.1.css"), "it needs no program");
    let told = |name: header::HeaderName| page.headers[name].to_str().unwrap();
    assert!(told(header::CONTENT_SECURITY_POLICY).starts_with("default-src 'none'; style-src 'self'"));
    assert_eq!((told(header::REFERRER_POLICY), told(header::CACHE_CONTROL)), ("no-referrer", "private, no-store"));
    assert!(!page.headers.contains_key(header::SET_COOKIE));
    let ways: Vec<&str> = html.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).filter(|way| way.contains(".pdf")).collect();
    let kinds: Vec<&str> = ways.iter().map(|way| way.rsplit('/').next().unwrap().split('.').next().unwrap()).collect();
    assert_eq!(kinds, ["sheet", "payment_slip", "notice", "authorisation", "feedback"]);
    for way in ways {
        let paper = at(&example, way).await;
        assert_eq!((paper.status.as_u16(), &paper.headers[header::CONTENT_TYPE]), (200, &"application/pdf".parse().unwrap()), "{way}");
        assert!(paper.body.starts_with(b"%PDF"));
    }
    assert_eq!(example.looks("sheet", &sheet).await, [granted.enterprise.id.to_string()], "looks within ten minutes are one");
    let bureau = example.signed_in("bureau").await;
    let view: SheetView = bureau.get(&format!("/api/v1/sheets/{sheet}")).await.read();
    assert!(view.looks.unwrap().iter().any(|look| look.person == granted.enterprise.name));
    // Whose telephone stands on the notice reads a code again that was lost; the county does not.
    assert_eq!(view.retrieval.unwrap().code, retrieval.code);
    let (county, _) = officers(&example, granted.enterprise.jurisdiction).await;
    assert!(county.get(&format!("/api/v1/sheets/{sheet}")).await.read::<SheetView>().retrieval.is_none());
}

#[tokio::test]
async fn a_wrong_code_and_an_unknown_number_are_answered_alike() {
    let example = reachable().await;
    let (granted, _) = sampled(&example).await;
    let (known, retrieval) = (granted.numbers[0].to_string(), shown(&example, &granted).await);
    let unknown = "26021-99999-9";
    let answer = async |number: &str, rest: &str| {
        let answered = at(&example, &format!("/e/{number}{rest}")).await;
        (answered.status.as_u16(), answered.text().replace(number, "NUMBER"))
    };
    for rest in ["?code=111111111111", "?code=1", "?code=", "/sheet.pdf?code=111111111111", "/sheet.pdf"] {
        let (wrong, none) = (answer(&known, rest).await, answer(unknown, rest).await);
        assert_eq!(wrong, none, "{rest}");
        assert_eq!(wrong.0, 404);
        assert!(wrong.1.contains("编号和查询码对不上"), "{}", wrong.1);
    }
    assert_eq!(answer(&known, "").await, answer(unknown, "").await, "without a code the form stands there");
    // The code of another number opens nothing, and no paper that is not the enterprise's.
    let other = example.state.keys.retrieval(&granted.numbers[1]);
    assert_eq!(answer(&known, &format!("?code={}", other.digits())).await.0, 404);
    let code = retrieval.code.replace(' ', "");
    for file in ["seal.pdf", "refusal.pdf", "sheet", "..%2fsheet.pdf"] {
        assert_eq!(answer(&known, &format!("/{file}?code={code}")).await.0, 404, "{file}");
    }
    assert_eq!(answer("%3Cscript%3E", "?code=1").await.0, 404);
}

#[tokio::test]
async fn the_form_leads_to_the_address_of_the_picture() {
    let example = reachable().await;
    let (granted, _) = sampled(&example).await;
    let retrieval = shown(&example, &granted).await;
    let typed = retrieval.code.replace(' ', "+");
    let moved = at(&example, &format!("/e?number=+{}+&code={typed}", granted.numbers[0])).await;
    assert_eq!((moved.status.as_u16(), moved.headers[header::LOCATION].to_str().unwrap()), (303, path(&retrieval).as_str()));
    assert!(at(&example, "/e").await.text().contains("12 位查询码"));
    let away = at(&example, "/e?number=//elsewhere.example&code=111111111111").await;
    assert_eq!(away.status, 404, "nobody is led out of the house");
}

#[tokio::test]
async fn guessing_ends_soon() {
    let example = reachable().await;
    let (granted, _) = sampled(&example).await;
    let retrieval = path(&shown(&example, &granted).await);
    let from = |host: u8, path: &str| Request::get(path.to_owned()).extension(ConnectInfo(SocketAddr::from(([192, 0, 2, host], 4000))));
    let ask = async |host: u8, path: &str| example.stranger().ask(from(host, path), Body::empty()).await.status.as_u16();
    let wrong = |number: u32| format!("/e/26021-{number:05}-0?code=111111111111");
    for number in 0..30 {
        assert_eq!(ask(1, &wrong(number)).await, 404);
    }
    assert_eq!((ask(1, &wrong(99)).await, ask(1, &retrieval).await), (429, 429), "an address that guesses waits");
    assert_eq!(ask(2, &retrieval).await, 200, "and nobody else");
    let own = format!("/e/{}?code=111111111111", granted.numbers[0]);
    for try_ in 0..100_u8 {
        assert_eq!(ask(10 + try_ / 20, &own).await, 404);
    }
    assert_eq!((ask(2, &own).await, ask(2, &retrieval).await), (429, 429), "a number that is guessed at waits, whoever asks");
    example.state.clock.set(example.state.clock.now().plus(3_600_000));
    assert_eq!(ask(2, &retrieval).await, 200);
}

#[tokio::test]
async fn the_door_tells_the_truth_of_what_has_not_begun_and_of_what_was_taken_back() {
    let example = reachable().await;
    let Sent { manager, one: sampler, mut phone, granted } = sent(&example).await;
    let retrieval = shown(&example, &granted).await;
    let page = async || at(&example, &path(&retrieval)).await.text();
    let unused = page().await;
    assert!(unused.contains("还没有用于抽样") && !unused.contains(".pdf"), "{unused}");
    // Nobody has signed: what is filled in may still change.
    let mut acts = story(&briefing(&phone.package(&sampler, 0).await), &granted);
    let rest = acts.split_off(8);
    phone.record(&example, &sampler, &granted, acts).await;
    let begun = page().await;
    assert!(begun.contains("还没有签完字") && begun.contains("notice.pdf") && !begun.contains("sheet.pdf"), "{begun}");
    assert_eq!(at(&example, &path(&retrieval).replace("?", "/sheet.pdf?")).await.status, 404);
    manager.send(Method::POST, &format!("/api/v1/assignments/{}/withdrawal", granted.id), &serde_json::json!({})).await;
    phone.record(&example, &sampler, &granted, rest).await;
    let done = page().await;
    assert!(done.contains("后来被抽样机构撤回") && done.contains("全部完成") && done.contains("sheet.pdf"), "{done}");

    let example = reachable().await;
    let Sent { manager, granted, .. } = sent(&example).await;
    let retrieval = shown(&example, &granted).await;
    manager.send(Method::POST, &format!("/api/v1/assignments/{}/withdrawal", granted.id), &serde_json::json!({})).await;
    let gone = at(&example, &path(&retrieval)).await.text();
    assert!(gone.contains("已经撤回，没有用它抽样") && !gone.contains(".pdf"), "{gone}");
}

#[tokio::test]
async fn o48_a_refusal_is_told_as_a_report_until_the_county_says_so() {
    let example = reachable().await;
    let (granted, sheet) = visited(&example, &refusal(), 0).await;
    let retrieval = shown(&example, &granted).await;
    let before = at(&example, &path(&retrieval)).await.text();
    assert!(before.contains("认定之前不作拒检处理") && before.contains("书面陈述"), "{before}");
    let is_told = before.contains("refusal.pdf") || before.contains("示例见证人") || before.contains("要价每升");
    assert!(!is_told, "what officials tell each other is no copy of the enterprise: {before}");
    let (county, _) = officers(&example, granted.enterprise.jurisdiction).await;
    let said = serde_json::json!({ "upheld": false, "opinion": "经核实，抽样人员没有出示通知书。" });
    county.send(Method::POST, &format!("/api/v1/sheets/{sheet}/determination"), &said).await.read::<Determined>();
    let after = at(&example, &path(&retrieval)).await.text();
    assert!(after.contains("不予认定拒检"), "{after}");
}
