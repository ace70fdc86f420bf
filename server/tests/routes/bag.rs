//! `fengyang export` and `fengyang verify`: what proves a sheet stands in one package, and one changed byte is refused.

use crate::field::{Office, Phone, rebind, story};
use crate::uploads::File;
use domain::act::Act;
use domain::assignment::Assignment;
use domain::contract::Envelope;
use domain::digest::Digest;
use domain::evidence::{EvidenceClass, Purpose};
use domain::fixture;
use domain::id::{PersonId, SheetId};
use server::bag::proof::{Proof, check, report};
use server::bag::{self, Listed, manifest};
use server::keys::Keys;
use server::office::export;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// What stands on the other sheet of the visit, and in no package of this one.
const OTHERS: &str = "别的单上的生产者";

/// A visit with a second sheet that was opened in between, so that the phone's chain goes to and fro.
fn two_sheets(assignment: &Assignment) -> Vec<(PersonId, Act)> {
    let mut acts = story(assignment);
    let opening = fixture::opening(assignment, SheetId::derived("second"));
    let second = domain::sheet::SheetOpening { number: assignment.numbers[1].clone(), ..opening };
    let sheet = second.sheet;
    let by = assignment.team[0];
    let product = domain::sheet::Product { producer: OTHERS.into(), ..fixture::product() };
    acts.insert(6, (by, Act::Capture { sheet, evidence: fixture::evidence(&sheet, Purpose::Class { class: EvidenceClass::Place }) }));
    acts.insert(6, (by, Act::Describe { sheet, product }));
    acts.insert(5, (by, Act::OpenSheet(second)));
    rebind(assignment, acts)
}

fn sheet_of(assignment: &Assignment) -> SheetId {
    SheetId::derived(&format!("sheet {}", assignment.visit))
}

/// The photo that the fixture announces.
fn photo(sheet: &SheetId, purpose: Purpose) -> File {
    File { media: fixture::evidence(sheet, purpose).media, bytes: format!("{sheet} {purpose:?}").into_bytes() }
}

/// An office with that visit and its first photos.
async fn busy() -> (Office, Assignment) {
    let (office, assignment) = (Office::open().await, fixture::assignment("A"));
    office.assign(&assignment).await;
    let mut phone = Phone::new("a");
    office.send(phone.device, &phone.record(&assignment, two_sheets(&assignment))).await;
    for class in [EvidenceClass::Place, EvidenceClass::Label] {
        photo(&sheet_of(&assignment), Purpose::Class { class }).send(&office).await.receipt();
    }
    (office, assignment)
}

async fn exported(office: &Office, assignment: &Assignment, folder: &TempDir, name: &str) -> PathBuf {
    let path = folder.path().join(name);
    let number = assignment.numbers[0].to_string();
    let written = export::write(&office.state, &number, Some(&path)).await.unwrap();
    assert_eq!(written.path, path);
    path
}

fn holds(path: &Path) -> Proof {
    let proof = check(path, None).unwrap();
    assert!(proof.holds(), "{}", report(&proof));
    proof
}

/// The reasons for which it is refused, with their files; not being readable at all is one.
fn refused(path: &Path) -> Vec<(String, String)> {
    match check(path, None) {
        Ok(proof) => proof.faults.into_iter().map(|fault| (fault.file, fault.reason.to_owned())).collect(),
        Err(error) => vec![(String::new(), format!("{error:#}"))],
    }
}

/// Every file of a folder, by its path within.
fn files(root: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else {
                found.push(entry.path().strip_prefix(root).unwrap().to_str().unwrap().to_owned());
            }
        }
    }
    found.sort();
    found
}

fn counted(proof: &Proof, what: &str) -> u64 {
    proof.counts.iter().find(|(own, _)| own.contains(what)).unwrap_or_else(|| panic!("{what} in {:?}", proof.counts)).1
}

#[tokio::test]
async fn a_package_proves_a_sheet_without_server_and_database() {
    let (office, assignment) = busy().await;
    let folder = TempDir::new().unwrap();
    let path = exported(&office, &assignment, &folder, "case").await;
    let proof = holds(&path);
    assert_eq!(proof.number, assignment.numbers[0].to_string());
    // Thirty commands of the story; three of the other sheet are passed over by their digests.
    assert_eq!((counted(&proof, "手机指令"), counted(&proof, "不属本单")), (30, 3));
    assert_eq!((counted(&proof, "首尾相接"), counted(&proof, "链条起点"), counted(&proof, "时间凭据")), (29, 1, 30));
    assert_eq!((counted(&proof, "签字与所签"), counted(&proof, "重新生成"), counted(&proof, "照片和录像")), (3, 1, 2));
    assert!(counted(&proof, "印出的文书") >= 4, "{:?}", proof.counts);
    let told = report(&proof);
    assert!(told.contains("结论：通过") && told.contains("取自包内"), "{told}");
    assert!(proof.remarks.iter().any(|remark| remark.contains("还没有收到")), "{:?}", proof.remarks);

    let key = office.state.keys.public();
    let given = check(&path, Some(&key)).unwrap();
    assert!(given.holds() && report(&given).contains("与给出的公钥一致"));
    assert!(!check(&path, Some(&Keys::of(&[5; 32]).public())).unwrap().holds());
}

#[tokio::test]
async fn a_package_tells_nothing_that_the_case_does_not_need() {
    let (office, assignment) = busy().await;
    let folder = TempDir::new().unwrap();
    let path = exported(&office, &assignment, &folder, "case").await;
    let code = office.state.keys.retrieval(&assignment.numbers[0]);
    let names = files(&path);
    assert!(names.iter().any(|name| name.starts_with("data/media/") && name.ends_with(".jpg")), "{names:?}");
    for name in &names {
        let text = String::from_utf8_lossy(&fs::read(path.join(name)).unwrap()).into_owned();
        assert!(!text.contains(OTHERS), "{name} tells of the other sheet");
        for secret in ["argon2", "password", "session_token", code.digits(), "示例抽样员3"] {
            assert!(!text.contains(secret), "{name} holds {secret}");
        }
    }
    let info = fs::read_to_string(path.join(bag::INFO)).unwrap();
    assert!(info.contains("Fengyang-Anchor: none") && info.contains("Fengyang-Left-Out: 3 entries"), "{info}");
    use std::os::unix::fs::PermissionsExt as _;
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&path), mode(&path.join(bag::ENTRIES))), (0o700, 0o600), "personal data are its owner's alone");
}

#[tokio::test]
async fn the_same_as_one_file_that_a_desk_opens() {
    let (office, assignment) = busy().await;
    let folder = TempDir::new().unwrap();
    let zip = exported(&office, &assignment, &folder, "case.zip").await;
    assert_eq!(counted(&holds(&zip), "手机指令"), 30);
    let again = export::write(&office.state, assignment.numbers[0].as_str(), Some(&zip)).await.unwrap_err();
    assert!(format!("{again:#}").contains("is there already"), "{again:#}");
    // A byte within a file that is stored as it is.
    let mut bytes = fs::read(&zip).unwrap();
    let name = format!("{}.jpg", Digest::of(&photo(&sheet_of(&assignment), Purpose::Class { class: EvidenceClass::Place }).bytes).hex());
    let photo = format!("{} ", sheet_of(&assignment)).into_bytes();
    let header = bytes.windows(name.len()).position(|window| window == name.as_bytes()).unwrap();
    let at = header + bytes[header..].windows(photo.len()).position(|window| window == photo).unwrap();
    bytes[at] ^= 1;
    let changed = folder.path().join("changed.zip");
    fs::write(&changed, bytes).unwrap();
    assert!(!refused(&changed).is_empty());
    assert!(!files(folder.path()).iter().any(|name| name.contains(".part")));
}

#[tokio::test]
async fn one_changed_byte_in_any_file_is_refused_and_named() {
    let (office, assignment) = busy().await;
    let folder = TempDir::new().unwrap();
    let path = exported(&office, &assignment, &folder, "case").await;
    let all = files(&path);
    assert!(all.len() >= 18, "{all:?}");
    for name in &all {
        let file = path.join(name);
        let whole = fs::read(&file).unwrap();
        for (at, bit) in [(0, 1), (whole.len() / 2, 0x20), (whole.len() - 1, 1)] {
            let mut bytes = whole.clone();
            bytes[at] ^= bit;
            fs::write(&file, bytes).unwrap();
            let reasons = refused(&path);
            assert!(!reasons.is_empty(), "byte {at} of {name}");
            // A manifest that is wrong is told by what it no longer says.
            assert!(name.contains("manifest") || reasons.iter().any(|(file, _)| file.starts_with(name.as_str())), "{name}: {reasons:?}");
        }
        let mut longer = whole.clone();
        longer.push(b'\n');
        fs::write(&file, longer).unwrap();
        assert!(!refused(&path).is_empty(), "{name} is longer");
        fs::remove_file(&file).unwrap();
        assert!(!refused(&path).is_empty(), "{name} is gone");
        let moved = path.join(format!("{name}.old"));
        fs::write(&moved, &whole).unwrap();
        assert!(!refused(&path).is_empty(), "{name} has another name");
        fs::remove_file(&moved).unwrap();
        fs::write(&file, &whole).unwrap();
    }
    for extra in ["data/more.txt", "data/papers/sheet2.pdf", "more.txt", "data/media/more.jpg"] {
        fs::write(path.join(extra), "more").unwrap();
        assert!(refused(&path).iter().any(|(file, _)| file == extra), "{extra}");
        fs::remove_file(path.join(extra)).unwrap();
    }
    std::os::unix::fs::symlink(path.join(bag::ENTRIES), path.join("data/link")).unwrap();
    assert!(refused(&path)[0].1.contains("neither a file nor a folder"));
    fs::remove_file(path.join("data/link")).unwrap();
    holds(&path);
}

/// Writes lists that fit whatever stands there now, signed by that key where there is one.
fn reseal(path: &Path, keys: Option<&Keys>) {
    let listed = |name: &String| {
        let bytes = fs::read(path.join(name)).unwrap();
        Listed { name: name.clone(), digest: Digest::of(&bytes), bytes: u64::try_from(bytes.len()).unwrap() }
    };
    let payload: Vec<Listed> = files(path).iter().filter(|name| name.starts_with("data/")).map(listed).collect();
    let (bytes, count) = (payload.iter().map(|file| file.bytes).sum::<u64>(), payload.len());
    let info = fs::read_to_string(path.join(bag::INFO)).unwrap();
    let info: String = info.lines().filter(|line| !line.starts_with("Payload-Oxum")).map(|line| format!("{line}\n")).collect();
    fs::write(path.join(bag::INFO), format!("{info}Payload-Oxum: {bytes}.{count}\n")).unwrap();
    fs::write(path.join(bag::MANIFEST), manifest(&payload)).unwrap();
    if let Some(keys) = keys {
        let digest = |name| Digest::of(&fs::read(path.join(name)).unwrap());
        fs::write(path.join(bag::SIGNATURE), format!("{}\n", keys.sign_bag(&digest(bag::MANIFEST), &digest(bag::INFO)))).unwrap();
    }
    let around: Vec<Listed> = files(path).iter().filter(|name| !name.starts_with("data/") && *name != bag::TAG_MANIFEST).map(listed).collect();
    fs::write(path.join(bag::TAG_MANIFEST), manifest(&around)).unwrap();
}

fn change(path: &Path, file: &str, change: impl FnOnce(String) -> String) {
    let text = fs::read_to_string(path.join(file)).unwrap();
    let changed = change(text.clone());
    assert_ne!(changed, text, "{file}");
    fs::write(path.join(file), changed).unwrap();
}

/// Lets the first price of the record be another one, with a digest that fits.
fn cheaper(text: &str) -> String {
    let line = text.lines().find(|line| line.contains("\\\"price\\\"")).unwrap();
    let mut row: serde_json::Value = serde_json::from_str(line).unwrap();
    let body = row["body"].as_str().unwrap().replace("726", "126");
    row["digest"] = Digest::of(body.as_bytes()).to_string().into();
    row["body"] = body.into();
    text.replace(line, &row.to_string())
}

/// What a forger may do to a package.
type Forgery = fn(&Path);

#[tokio::test]
async fn lists_that_were_written_anew_hide_nothing() {
    let (office, assignment) = busy().await;
    let forgeries: [(&str, Forgery); 9] = [
        ("手机的签名不成立", |path| change(path, bag::ENTRIES, |text| cheaper(&text))),
        ("与前一条记录接不上", |path| change(path, bag::LINKS, |text| text.lines().skip(1).map(|line| format!("{line}\n")).collect())),
        ("没有任何记录指向它", |path| {
            change(path, bag::LINKS, |text| {
                let mut row: serde_json::Value = serde_json::from_str(text.lines().next().unwrap()).unwrap();
                row["digest"] = Digest::of(b"another").to_string().into();
                format!("{text}{row}\n")
            });
        }),
        ("与前一条记录接不上", |path| {
            // An entry is taken out of the middle.
            change(path, bag::ENTRIES, |text| {
                text.lines().enumerate().filter(|(place, _)| *place != 9).map(|(_, line)| format!("{line}\n")).collect()
            });
        }),
        ("没有指令登记过", |path| {
            change(path, bag::ENTRIES, |text| text.lines().filter(|line| !line.contains("\\\"label\\\"")).map(|line| format!("{line}\n")).collect());
        }),
        ("处理结果与指令不一致", |path| {
            change(path, bag::ENTRIES, |text| text.replacen("\"events\":\"[\\\"fact\\\"]\"", "\"events\":\"[]\"", 1));
        }),
        ("不一致", |path| {
            change(path, bag::ENTRIES, |text| {
                let line = text.lines().next().unwrap();
                let mut row: serde_json::Value = serde_json::from_str(line).unwrap();
                row["claimed_at"] = 5.into();
                text.replace(line, &row.to_string())
            });
        }),
        ("没有这部手机的公钥", |path| fs::write(path.join(bag::DEVICES), "[]\n").unwrap()),
        ("与登记的摘要不符", |path| {
            let photo = files(path).into_iter().find(|name| name.starts_with("data/media/")).unwrap();
            fs::write(path.join(photo), "another picture").unwrap();
        }),
    ];
    // Even who had the office's own key could not do this to what the phone signed.
    for (reason, forge) in forgeries {
        let folder = TempDir::new().unwrap();
        let path = exported(&office, &assignment, &folder, "case").await;
        forge(&path);
        reseal(&path, Some(&office.state.keys));
        let reasons = refused(&path);
        assert!(reasons.iter().any(|(_, own)| own.contains(reason)), "{reason}: {reasons:?}");
        assert!(!reasons.iter().any(|(_, own)| own.contains("服务器的签名")), "{reasons:?}");
    }
}

#[tokio::test]
async fn what_no_phone_signed_is_the_offices_word_and_signed_by_it() {
    let (office, assignment) = busy().await;
    let forgeries: [Forgery; 4] = [
        |path| fs::write(path.join("data/papers/sheet.pdf"), "%PDF of another").unwrap(),
        |path| change(path, bag::ENTRIES, |text| text.replacen("\"received_at\":1", "\"received_at\":2", 1)),
        |path| change(path, bag::INFO, |text| text.replace("Bagging-Date: 2026", "Bagging-Date: 2025")),
        |path| change(path, bag::BRIEFING, |text| text.replace("示例抽样员1", "示例抽样员9")),
    ];
    for forge in forgeries {
        let folder = TempDir::new().unwrap();
        let path = exported(&office, &assignment, &folder, "case").await;
        forge(&path);
        reseal(&path, None);
        assert!(refused(&path).iter().any(|(file, _)| file == bag::SIGNATURE), "{:?}", refused(&path));
        // A key of the forger's own is none that signed the times which the phones carry.
        let own = Keys::of(&[5; 32]);
        change(&path, bag::OFFICE, |_| format!("{{\"public_key\":\"{}\"}}\n", own.public()));
        reseal(&path, Some(&own));
        assert!(refused(&path).iter().any(|(_, reason)| reason.contains("时间凭据")), "{:?}", refused(&path));
    }
}

#[tokio::test]
async fn what_the_office_itself_found_is_told_and_refuses_nothing() {
    let (office, assignment) = (Office::open().await, fixture::assignment("A"));
    office.assign(&assignment).await;
    let mut phone = Phone::new("a");
    let mut acts = story(&assignment);
    // A hand on another text, and a gap in the chain: facts that were taken in with findings.
    let (by, mut hand) = acts.iter().find(|(_, act)| matches!(act, Act::Sign { .. })).cloned().unwrap();
    if let Act::Sign { signature, .. } = &mut hand {
        signature.shown = Digest::of(b"another text");
    }
    let rest = acts.split_off(20);
    acts.push((by, hand));
    let mut commands: Vec<Envelope> = phone.record(&assignment, acts);
    phone.lose_one();
    commands.extend(phone.record(&assignment, rest));
    office.send(phone.device, &commands).await;
    let folder = TempDir::new().unwrap();
    let proof = holds(&exported(&office, &assignment, &folder, "case").await);
    let told = proof.remarks.join("\n");
    assert!(told.contains("接不上，收录时已列为待核事项") && told.contains("签字与记录的内容不符"), "{told}");
    assert!(told.contains("待核事项"), "{told}");
}

#[tokio::test]
async fn the_program_itself_checks_alone_and_fails_loudly() {
    let (office, assignment) = busy().await;
    let folder = TempDir::new().unwrap();
    let path = exported(&office, &assignment, &folder, "case.zip").await;
    let unpacked = exported(&office, &assignment, &folder, "case").await;
    let verify = |path: &Path| {
        // Somewhere else, with nothing around it.
        let elsewhere = TempDir::new().unwrap();
        let ran = std::process::Command::new(env!("CARGO_BIN_EXE_fengyang")).current_dir(elsewhere.path()).arg("verify").arg(path).output().unwrap();
        assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0, "it needs no folder of its own");
        (ran.status.success(), String::from_utf8(ran.stdout).unwrap())
    };
    for whole in [&path, &unpacked] {
        let (passed, told) = verify(whole);
        assert!(passed && told.contains("结论：通过") && told.contains("手机指令原文摘要与签名（条）：30"), "{told}");
    }
    change(&unpacked, bag::ENTRIES, |text| text.replacen("站长", "店长", 1));
    let (passed, told) = verify(&unpacked);
    assert!(!passed && told.contains("结论：不通过") && told.contains("✗ data/entries.jsonl：内容与清单中的摘要不符"), "{told}");
}

#[tokio::test]
async fn what_is_no_sheet_is_not_exported() {
    let (office, assignment) = busy().await;
    let folder = TempDir::new().unwrap();
    let to = |name: &str| folder.path().join(name);
    for (number, reason) in [("26021-99999-0", "no sheet has the number"), (" ", "is no number"), (assignment.numbers[2].as_str(), "no sheet has")] {
        let error = export::write(&office.state, number, Some(&to("case"))).await.unwrap_err();
        assert!(format!("{error:#}").contains(reason), "{error:#}");
    }
    // By its id, too; and the other sheet of the visit has a package of its own.
    let other = SheetId::derived("second");
    export::write(&office.state, &other.to_string(), Some(&to("other"))).await.unwrap();
    let proof = holds(&to("other"));
    assert_eq!((counted(&proof, "手机指令"), proof.number), (7, assignment.numbers[1].to_string()));
    assert_eq!(files(folder.path()).iter().filter(|name| name.starts_with("case")).count(), 0);
}
