//! What stands in a cell, as people and spreadsheets write it.

use crate::code::is_telephone;
use crate::roster::note::Note;

/// The area code of the city (domain.md §6B).
const AREA: &str = "0352";

/// The text of a cell, put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tidied {
    /// The text.
    pub(super) text: String,
    /// Full-width letters or digits were put right.
    pub(super) widened: bool,
}

/// Puts right what is never meant: full-width letters, digits and signs of addresses, invisible characters, spaces in a row. Brackets and commas
/// of Chinese text stay.
pub(super) fn tidy(text: &str) -> Tidied {
    let (mut tidy, mut widened) = (String::with_capacity(text.len()), false);
    for sign in text.chars() {
        let narrow = narrowed(sign);
        widened |= narrow != sign;
        if narrow.is_whitespace() {
            if !tidy.ends_with(' ') {
                tidy.push(' ');
            }
        } else if !narrow.is_control() && !is_invisible(narrow) {
            tidy.push(narrow);
        }
    }
    Tidied { text: tidy.trim().to_owned(), widened }
}

/// A name or an address as the roster keeps it.
#[must_use]
pub fn as_kept(text: &str) -> String {
    tidy(text).text
}

/// A code as the roster keeps it: capital letters, and nothing between them.
#[must_use]
pub fn code_as_kept(text: &str) -> String {
    tidy(text).text.chars().filter(|sign| !sign.is_whitespace() && *sign != '-').map(|sign| sign.to_ascii_uppercase()).collect()
}

fn narrowed(sign: char) -> char {
    match sign {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '＃' | '－' | '／' | '＆' | '．' => {
            char::from_u32(u32::from(sign).wrapping_sub(0xFEE0)).unwrap_or(sign)
        }
        other => other,
    }
}

/// Characters that no screen shows and that spreadsheets carry along.
const fn is_invisible(sign: char) -> bool {
    matches!(sign, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' | '\u{fffd}')
}

/// What makes two names, or two addresses, the same: neither case, nor width, nor spaces, nor the kind of bracket.
#[must_use]
pub fn key(text: &str) -> String {
    let same = |sign: char| match sign {
        '（' => Some('('),
        '）' => Some(')'),
        sign if sign.is_whitespace() => None,
        sign => Some(sign.to_ascii_uppercase()),
    };
    tidy(text).text.chars().filter_map(same).collect()
}

/// A telephone number as it is dialled, with what was done to it; the first where several stand there, all of them where none can be dialled.
pub(super) fn telephone(text: &str) -> (String, Option<Note>) {
    let all = tidy(text).text;
    if all.is_empty() {
        return (all, None);
    }
    let mut whole = all.chars().map(|sign| if matches!(sign, '—' | '–' | '_' | '(' | ')' | '（' | '）') { '-' } else { sign }).collect::<String>();
    whole = whole.trim_matches('-').replace("--", "-");
    let candidates = whole.split([',', '，', '、', ';', '；', '/', ' ']).map(|part| part.trim_matches('-')).filter(|part| !part.is_empty());
    // Spaces part numbers, and they stand in numbers too.
    let joined = whole.replace(' ', "");
    for candidate in candidates.chain([joined.as_str()]) {
        if let Some(number) = dialled(candidate) {
            let note = (number != text.trim()).then(|| Note::TelephoneTidied { was: text.trim().to_owned() });
            return (number, note);
        }
    }
    let note = Note::TelephoneUnreadable { told: all.clone() };
    (all, Some(note))
}

/// The number that can be dialled; one of the city without its area code is given it.
fn dialled(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.strip_prefix("86").filter(|rest| text.starts_with('+') && rest.len() >= 10).map_or(digits.clone(), |rest| match rest {
        mobile if mobile.starts_with('1') => mobile.to_owned(),
        landline => format!("0{}", landline.trim_start_matches('0')),
    });
    if text.chars().any(|sign| !sign.is_ascii_digit() && !matches!(sign, '-' | '+')) {
        return None;
    }
    let number = match digits.len() {
        7 if digits.starts_with(|first: char| ('2'..='8').contains(&first)) => format!("{AREA}-{digits}"),
        11 if digits.starts_with(AREA) => format!("{AREA}-{}", &digits[AREA.len()..]),
        _ if text.starts_with('+') => digits,
        _ => text.to_owned(),
    };
    is_telephone(&number).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_of_chinese_text_stay_and_digits_become_narrow() {
        let Tidied { text, widened } = tidy("\u{feff}大同市（示例）　路１２＃  3\u{200b}号 ");
        assert_eq!((text.as_str(), widened), ("大同市（示例） 路12# 3号", true));
        assert_eq!(tidy("示例路12号"), Tidied { text: "示例路12号".into(), widened: false });
        assert_eq!(key("示例 (大同)ａ店"), key("示例（大同）A店"));
    }

    #[test]
    fn telephones_are_dialled_as_they_are_kept() {
        let read = |text: &str| telephone(text);
        assert_eq!(read(""), (String::new(), None));
        assert_eq!(read("13900001234"), ("13900001234".into(), None));
        assert_eq!(read("0352-2345678"), ("0352-2345678".into(), None));
        for (text, number) in [
            ("２３４５６７８", "0352-2345678"),
            ("03522345678", "0352-2345678"),
            ("(0352)2345678", "0352-2345678"),
            ("+86 139 0000 1234", "13900001234"),
            ("139 0000 1234", "13900001234"),
            ("13900001234、13900005678", "13900001234"),
            ("2345678/13900001234", "0352-2345678"),
        ] {
            assert_eq!(read(text), (number.into(), Some(Note::TelephoneTidied { was: text.to_owned() })), "{text}");
        }
        assert_eq!(read("无"), ("无".into(), Some(Note::TelephoneUnreadable { told: "无".into() })));
        assert_eq!(read("1390000123"), ("1390000123".into(), Some(Note::TelephoneUnreadable { told: "1390000123".into() })));
    }
}
