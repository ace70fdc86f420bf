//! Pictures as cameras and as enemies write them.

use super::pieces::{PIECE, Pieces};
use super::{MOST, reading};
use bytes::Bytes;
use domain::exif::{CameraTime, Exif, Spot};
use domain::time::LocalDate;
use exif::experimental::Writer;
use exif::{Field, In, Rational, Tag, Value};
use proptest::prelude::*;
use std::io::Cursor;

const REAL: &[u8] = include_bytes!("../../../tests/exif/lumia.jpg");

/// What a file says, and how many pieces of it were asked for.
fn told(bytes: &[u8]) -> (Exif, usize) {
    let mut pieces = Pieces::new(u64::try_from(bytes.len()).unwrap());
    let mut wanted = Some(0);
    while let Some(at) = wanted.filter(|_| pieces.len() < MOST) {
        let from = usize::try_from(at).unwrap();
        let to = (from + usize::try_from(PIECE).unwrap()).min(bytes.len());
        pieces.put(at, Bytes::copy_from_slice(&bytes[from..to]));
        if let Some(exif) = reading::read(&mut pieces) {
            return (exif, pieces.len());
        }
        wanted = pieces.take_wanted();
    }
    (Exif::default(), pieces.len())
}

fn ascii(tag: Tag, text: &str) -> Field {
    Field { tag, ifd_num: In::PRIMARY, value: Value::Ascii(vec![text.as_bytes().to_vec()]) }
}

fn angle(tag: Tag, parts: [(u32, u32); 3]) -> Field {
    Field { tag, ifd_num: In::PRIMARY, value: Value::Rational(parts.map(Rational::from).to_vec()) }
}

/// All that an explosion-proof camera may write, and more than anybody here is to know.
fn fields() -> Vec<Field> {
    vec![
        ascii(Tag::Make, "EX-CAM"),
        ascii(Tag::Model, "EX-CAM 1805\u{7}"),
        Field { tag: Tag::Orientation, ifd_num: In::PRIMARY, value: Value::Short(vec![6]) },
        ascii(Tag::Artist, "secret owner"),
        ascii(Tag::Copyright, "secret owner"),
        ascii(Tag::DateTimeOriginal, "2026:11:22 14:11:08"),
        ascii(Tag::OffsetTimeOriginal, "+08:00"),
        ascii(Tag::CameraOwnerName, "secret owner"),
        ascii(Tag::BodySerialNumber, "secret 4711"),
        ascii(Tag::LensSerialNumber, "secret 4711"),
        ascii(Tag::GPSLatitudeRef, "N"),
        angle(Tag::GPSLatitude, [(40, 1), (5, 1), (2832, 100)]),
        ascii(Tag::GPSLongitudeRef, "E"),
        angle(Tag::GPSLongitude, [(113, 1), (18, 1), (0, 1)]),
    ]
}

fn tiff(fields: &[Field]) -> Vec<u8> {
    let mut writer = Writer::new();
    fields.iter().for_each(|field| writer.push_field(field));
    let mut written = Cursor::new(Vec::new());
    writer.write(&mut written, false).unwrap();
    written.into_inner()
}

fn jpeg(fields: &[Field]) -> Vec<u8> {
    let block = [b"Exif\0\0".as_slice(), &tiff(fields)].concat();
    let length = u16::try_from(block.len() + 2).unwrap().to_be_bytes();
    [b"\xff\xd8\xff\xe1".as_slice(), &length, &block, b"\xff\xda\0\x02some scan\xff\xd9"].concat()
}

fn boxed(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    [u32::try_from(body.len() + 8).unwrap().to_be_bytes().as_slice(), kind, body].concat()
}

/// A HEIF file that keeps what we look for behind its picture, as phones write it.
fn heif(fields: &[Field], picture: usize) -> Vec<u8> {
    let exif = [6_u32.to_be_bytes().as_slice(), b"Exif\0\0", &tiff(fields)].concat();
    let item = boxed(b"infe", &[b"\x02\0\0\0\0\x07\0\0".as_slice(), b"Exif\0"].concat());
    let items = boxed(b"iinf", &[b"\0\0\0\0\0\x01".as_slice(), &item].concat());
    let start = boxed(b"ftyp", b"heic\0\0\0\0mif1heic");
    let meta = |at: usize| {
        let (at, length) = (u32::try_from(at).unwrap().to_be_bytes(), u32::try_from(exif.len()).unwrap().to_be_bytes());
        let place = boxed(b"iloc", &[b"\0\0\0\0\x44\0\0\x01\0\x07\0\0\0\x01".as_slice(), &at, &length].concat());
        boxed(b"meta", &[b"\0\0\0\0".as_slice(), &items, &place].concat())
    };
    let at = start.len() + meta(0).len() + 8 + picture;
    [start, meta(at), boxed(b"mdat", &[vec![7; picture], exif.clone()].concat())].concat()
}

fn expected() -> Exif {
    let clock = LocalDate::new(2026, 11, 22).unwrap().start().plus(((14 * 60 + 11) * 60 + 8) * 1000);
    Exif {
        taken: Some(CameraTime { clock, zone: Some(480) }),
        spot: Some(Spot { lat: 400_912_000, lon: 1_133_000_000 }),
        make: Some("EX-CAM".into()),
        model: Some("EX-CAM 1805".into()),
        orientation: Some(6),
    }
}

#[test]
fn a_jpeg_says_when_where_and_by_which_camera_and_nothing_of_its_owner() {
    let (exif, pieces) = told(&jpeg(&fields()));
    assert_eq!((&exif, pieces), (&expected(), 1));
    let kept = serde_json::to_string(&exif).unwrap();
    assert!(!kept.contains("secret"), "{kept}");
}

#[test]
fn a_real_photo_says_it_too() {
    let (exif, pieces) = told(REAL);
    assert_eq!((exif.make.as_deref(), exif.model.as_deref(), pieces), (Some("Nokia"), Some("Lumia 820"), 1));
    // Its 55.0388° N, 8.4572° E by another reader.
    let spot = exif.spot.unwrap();
    assert!((550_387_000..550_389_000).contains(&spot.lat) && (84_571_000..84_573_000).contains(&spot.lon), "{spot:?}");
    assert_eq!(exif.taken.map(|taken| (taken.clock.to_string(), taken.zone)), Some(("2013-05-10 15:21:35".into(), None)));
}

#[test]
fn a_heif_file_is_read_where_it_keeps_it_and_nowhere_else() {
    assert_eq!(told(&heif(&fields(), 1000)), (expected(), 1));
    assert_eq!(told(&heif(&fields(), 5_000_000)), (expected(), 2));
    let whole = heif(&fields(), 300_000);
    assert_eq!(told(&whole[..whole.len() - 1]).0, Exif::default(), "one that broke off says nothing");
}

#[test]
fn what_is_out_of_its_range_is_left_out() {
    let with = |field: Field| {
        let mut fields = fields();
        fields.retain(|other| other.tag != field.tag);
        fields.push(field);
        told(&jpeg(&fields)).0
    };
    for text in ["2026:13:22 14:11:08", "2026:11:22 24:11:08", "0000:00:00 00:00:00", "    :  :     :  :  ", "2026", ""] {
        assert_eq!(with(ascii(Tag::DateTimeOriginal, text)), Exif { taken: None, ..expected() }, "{text:?}");
    }
    for text in ["+15:00", "-99:59", "   :  ", "+8", "China"] {
        let taken = expected().taken.map(|taken| CameraTime { zone: None, ..taken });
        assert_eq!(with(ascii(Tag::OffsetTimeOriginal, text)), Exif { taken, ..expected() }, "{text:?}");
    }
    for parts in [[(91, 1), (0, 1), (0, 1)], [(40, 0), (0, 1), (0, 1)], [(u32::MAX, 1), (u32::MAX, 1), (u32::MAX, 1)]] {
        assert_eq!(with(angle(Tag::GPSLatitude, parts)).spot, None, "{parts:?}");
    }
    assert_eq!(with(ascii(Tag::GPSLatitudeRef, "S")).spot, Some(Spot { lat: -400_912_000, lon: 1_133_000_000 }));
    assert_eq!(with(ascii(Tag::GPSStatus, "V")).spot, None, "the receiver had no satellites");
    assert_eq!(with(ascii(Tag::Model, &"long ".repeat(999))).model.map(|model| model.len()), Some(64));
    assert_eq!(with(ascii(Tag::Make, "a\u{202e}b\u{200b}c ")).make.as_deref(), Some("abc"));
    assert_eq!(with(Field { tag: Tag::Orientation, ifd_num: In::PRIMARY, value: Value::Short(vec![9]) }).orientation, None);
}

#[test]
fn a_file_cut_anywhere_or_with_any_byte_turned_hurts_nobody() {
    for whole in [jpeg(&fields()), heif(&fields(), 40)] {
        for end in 0..whole.len() {
            told(&whole[..end]);
        }
        for place in 0..whole.len() {
            for turned in [0, 0xff, whole[place] ^ 1, whole[place] ^ 0x80] {
                let mut spoiled = whole.clone();
                spoiled[place] = turned;
                assert!(told(&spoiled).1 <= MOST);
            }
        }
    }
}

#[test]
fn a_picture_without_it_is_given_up_after_a_few_pieces() {
    let scan = [b"\xff\xd8\xff\xda\0\x02".as_slice(), &vec![9; 3_000_000]].concat();
    assert_eq!(told(&scan), (Exif::default(), MOST));
    // A box that claims to be longer than any file.
    let endless =
        [boxed(b"ftyp", b"heic\0\0\0\0mif1heic").as_slice(), b"\0\0\0\x01meta\x7f\xff\xff\xff\xff\xff\xff\xff", &vec![9; 3_000_000]].concat();
    assert_eq!(told(&endless), (Exif::default(), MOST));
    assert_eq!((told(b"").0, told(b"a film").0), (Exif::default(), Exif::default()));
}

proptest! {
    #[test]
    fn no_bytes_make_it_fall_over(head in 0..3_usize, bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let heads: [&[u8]; 3] = [b"\xff\xd8\xff\xe1\x02\x00Exif\0\0MM\0\x2a\0\0\0\x08", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", b"II\x2a\0\x08\0\0\0"];
        told(&[heads[head], &bytes].concat());
    }
}
