//! Code 128: the barcode of a number, readable by every scanner of a laboratory.

use std::fmt::Write as _;

/// The widths of bars and spaces of each symbol, as printed in ISO/IEC 15417; the last three begin a code.
const WIDTHS: [&str; 106] = [
    "212222", "222122", "222221", "121223", "121322", "131222", "122213", "122312", "132212", "221213", "221312", "231212", "112232", "122132",
    "122231", "113222", "123122", "123221", "223211", "221132", "221231", "213212", "223112", "312131", "311222", "321122", "321221", "312212",
    "322112", "322211", "212123", "212321", "232121", "111323", "131123", "131321", "112313", "132113", "132311", "211313", "231113", "231311",
    "112133", "112331", "132131", "113123", "113321", "133121", "313121", "211331", "231131", "213113", "213311", "213131", "311123", "311321",
    "331121", "312113", "312311", "332111", "314111", "221411", "431111", "111224", "111422", "121124", "121421", "141122", "141221", "112214",
    "112412", "122114", "122411", "142112", "142211", "241211", "221114", "413111", "241112", "134111", "111242", "121142", "121241", "114212",
    "124112", "124211", "411212", "421112", "421211", "212141", "214121", "412121", "111143", "111341", "131141", "114113", "114311", "411113",
    "411311", "113141", "114131", "311141", "411131", "211412", "211214", "211232",
];

const STOP: &str = "2331112";
const TO_C: usize = 99;
const TO_B: usize = 100;
const START_B: usize = 104;
const START_C: usize = 105;

/// Modules kept free on both sides: scanners need ten.
const QUIET: u32 = 10;

/// The barcode as an SVG picture to be stretched to any height; `None` where the number has other than printable ASCII.
pub(crate) fn svg(number: &str) -> Option<String> {
    let symbols = symbols(number)?;
    let mut path = String::new();
    let mut x = QUIET;
    for widths in symbols.iter().map(|&symbol| WIDTHS[symbol]).chain([STOP]) {
        for (index, width) in widths.chars().filter_map(|c| c.to_digit(10)).enumerate() {
            if index % 2 == 0 {
                let _ = write!(path, "M{x} 0h{width}v10h-{width}z");
            }
            x += width;
        }
    }
    let width = x + QUIET;
    Some(format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 10" width="{width}" height="10" preserveAspectRatio="none"><path d="{path}"/></svg>"#
    ))
}

/// The symbols with start and check: pairs of digits in code C where four or more follow each other, the rest in code B.
fn symbols(number: &str) -> Option<Vec<usize>> {
    let bytes = number.as_bytes();
    if bytes.is_empty() || !bytes.iter().all(|byte| (32..=126).contains(byte)) {
        return None;
    }
    let digits = |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut at = 0;
    let mut pairs = digits(0) >= 4;
    let mut symbols = vec![if pairs { START_C } else { START_B }];
    while at < bytes.len() {
        if pairs && digits(at) >= 2 {
            symbols.push(usize::from(bytes[at] - b'0') * 10 + usize::from(bytes[at + 1] - b'0'));
            at += 2;
        } else if pairs {
            symbols.push(TO_B);
            pairs = false;
        } else if digits(at) >= 4 && digits(at) % 2 == 0 {
            symbols.push(TO_C);
            pairs = true;
        } else {
            symbols.push(usize::from(bytes[at] - 32));
            at += 1;
        }
    }
    let sum: usize = symbols.iter().enumerate().map(|(place, symbol)| place.max(1) * symbol).sum();
    symbols.push(sum % 103);
    Some(symbols)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_known_example_comes_out() {
        // The worked example "PJJ123C" begins in code A and has the check 54; code B begins with one more.
        assert_eq!(symbols("PJJ123C").unwrap(), [START_B, 48, 42, 42, 17, 18, 19, 35, 55]);
    }

    #[test]
    fn digits_go_in_pairs() {
        assert_eq!(symbols("202514").unwrap()[..4], [START_C, 20, 25, 14]);
        assert_eq!(symbols("A2025-1").unwrap()[..7], [START_B, 33, TO_C, 20, 25, TO_B, 13]);
        assert_eq!(symbols("12345").unwrap()[..5], [START_C, 12, 34, TO_B, 21]);
    }

    #[test]
    fn every_symbol_is_eleven_modules_wide() {
        for widths in WIDTHS {
            assert_eq!(widths.chars().filter_map(|c| c.to_digit(10)).sum::<u32>(), 11, "{widths}");
        }
    }

    #[test]
    fn what_no_scanner_reads_is_not_drawn() {
        assert_eq!(svg("抽样"), None);
        assert_eq!(svg(""), None);
    }
}
