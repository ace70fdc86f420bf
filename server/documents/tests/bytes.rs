//! The file itself: the same bytes each time, tagged, in Chinese.

mod example;
mod reading;

use documents::Paper;
use lopdf::Object;
use reading::Read;

fn all() -> Vec<Paper> {
    example::all().into_iter().map(|(_, paper)| paper).collect()
}

#[test]
fn the_same_papers_give_the_same_bytes() {
    let first = example::papers().pdf(&all()).unwrap();
    assert_eq!(first, example::papers().pdf(&all()).unwrap());
    let papers = example::papers();
    papers.pdf(&[Paper::Notice(example::notice())]).unwrap();
    assert_eq!(first, papers.pdf(&all()).unwrap(), "what was printed before leaves no trace");
}

#[test]
fn other_papers_have_another_identifier() {
    let id = |paper: Paper| {
        let read = Read::new(&example::papers().pdf(&[paper]).unwrap());
        format!("{:?}", read.document().trailer.get(b"ID").unwrap())
    };
    let mut slip = example::payment_slip();
    let first = id(Paper::PaymentSlip(slip.clone()));
    slip.amount = "¥28.49".into();
    assert_ne!(first, id(Paper::PaymentSlip(slip)));
}

#[test]
fn no_clock_is_in_the_file() {
    let read = Read::new(&example::papers().pdf(&all()).unwrap());
    let info = read.document().trailer.get(b"Info").ok().and_then(|info| read.document().dereference(info).ok());
    let info = info.and_then(|(_, info)| info.as_dict().ok());
    assert!(info.is_none_or(|info| !info.has(b"CreationDate") && !info.has(b"ModDate")), "{info:?}");
}

#[test]
fn the_file_is_tagged_and_says_its_language_and_title() {
    let pdf = example::papers().pdf(&all()).unwrap();
    let read = Read::new(&pdf);
    let catalog = read.document().catalog().unwrap();
    assert!(catalog.has(b"StructTreeRoot"), "{catalog:?}");
    assert_eq!(catalog.get(b"Lang").unwrap(), &Object::string_literal("zh-CN"));
    let marked = catalog.get(b"MarkInfo").and_then(Object::as_dict).and_then(|mark| mark.get(b"Marked")).and_then(Object::as_bool);
    assert!(marked.unwrap());
    assert!(String::from_utf8_lossy(&pdf).contains("产品质量监督抽查文书"), "the metadata holds the title");
}

#[test]
fn only_the_characters_used_are_embedded() {
    for (name, paper) in example::all() {
        let size = example::papers().pdf(&[paper]).unwrap().len();
        assert!(size < 300_000, "{name} has {size} bytes");
    }
}

#[test]
fn threads_may_share_a_press() {
    let papers = example::papers();
    let notice = [Paper::Notice(example::notice())];
    let alone = papers.pdf(&notice).unwrap();
    let beside: Vec<Vec<u8>> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| papers.pdf(&notice).unwrap())).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(beside.iter().all(|pdf| *pdf == alone));
}
