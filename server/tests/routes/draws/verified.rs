//! `fengyang draw export` and `fengyang draw verify`: anybody runs it again from files, and one changed byte is caught.

use super::{Parties, diesel};
use crate::example::Example;
use server::redraw;
use std::fs;
use tempfile::TempDir;

#[tokio::test]
async fn o22_a_draw_is_run_again_from_its_files_and_one_changed_byte_is_caught() {
    let example = Example::open().await;
    let parties = Parties::of(&example).await;
    let new = diesel("draw", 20, 1);
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("draw");
    parties.opened(&example, &new).await;
    assert!(redraw::export(&example.state, new.id, &out).await.is_err(), "nothing was drawn yet");
    parties.bureau.send(axum::http::Method::POST, &format!("/api/v1/draws/{}/acts", new.id), &domain::draw::Act::Draw).await;
    redraw::export(&example.state, new.id, &out).await.unwrap();
    assert!(redraw::export(&example.state, new.id, &out).await.is_err(), "a folder that is there already is left alone");
    let (record, roster, samplers) = (out.join("record.json"), out.join("roster.txt"), out.join("samplers.txt"));
    let told = redraw::verify(&record, &roster, Some(&samplers)).unwrap();
    assert!(told.contains("35") && told.contains("20"), "{told}");
    redraw::verify(&record, &roster, None).unwrap();
    let text = fs::read_to_string(&roster).unwrap();
    let spoil = |from: &str, to: &str| fs::write(&roster, text.replacen(from, to, 1)).unwrap();
    let refused = |word: &str| {
        let error = redraw::verify(&record, &roster, Some(&samplers)).unwrap_err().to_string();
        assert!(error.contains(word), "{error}");
    };
    spoil("加油站", "加汕站");
    refused("名录被改动过");
    spoil("team\t2", "team\t3");
    refused("名录被改动过");
    fs::write(&roster, &text).unwrap();
    let people = fs::read_to_string(&samplers).unwrap();
    fs::write(&samplers, people.lines().take(4).map(|line| format!("{line}\n")).collect::<String>()).unwrap();
    refused("不是冻结时的那一份");
    fs::write(&samplers, people).unwrap();
    let said = fs::read_to_string(&record).unwrap();
    fs::write(&record, said.replace("03 08 14", "03 08 15")).unwrap();
    refused("重新抽取是");
    assert!(redraw::verify(&out.join("nothing"), &roster, None).is_err());
}
