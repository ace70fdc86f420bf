//! Values as a text.

use super::Json;

/// Writes a value.
#[must_use]
pub fn write<T: Json>(value: &T) -> String {
    let mut writer = Writer { text: String::new(), open: Vec::new() };
    value.write(&mut writer);
    writer.text
}

/// Takes values and puts brackets, names and commas between them.
#[derive(Debug)]
pub struct Writer {
    text: String,
    open: Vec<Open>,
}

/// A bracket that is open.
#[derive(Debug)]
struct Open {
    /// The names of the values that are still to come; none where values have no names.
    names: &'static [&'static str],
    is_empty: bool,
    close: char,
}

impl Writer {
    /// Writes what stands before a value: a comma, a name.
    #[inline(never)]
    fn begin(&mut self) {
        let Some(open) = self.open.last_mut() else { return };
        if !open.is_empty {
            self.text.push(',');
        }
        open.is_empty = false;
        if let [name, rest @ ..] = open.names {
            open.names = rest;
            self.quote(name);
            self.text.push(':');
        }
    }

    fn bracket(&mut self, opens: char, close: char, names: &'static [&'static str]) {
        self.begin();
        self.text.push(opens);
        self.open.push(Open { names, is_empty: true, close });
    }

    /// Opens an object, whose values follow in the order of these names.
    #[inline(never)]
    pub fn open(&mut self, names: &'static [&'static str]) {
        self.bracket('{', '}', names);
    }

    /// Opens a list.
    #[inline(never)]
    pub fn list(&mut self) {
        self.bracket('[', ']', &[]);
    }

    /// Begins a variant, whose content follows.
    #[inline(never)]
    pub fn variant(&mut self, name: &str) {
        self.bracket('{', '}', &[]);
        self.name(name);
    }

    /// Closes what was opened last.
    #[inline(never)]
    pub fn close(&mut self) {
        if let Some(open) = self.open.pop() {
            self.text.push(open.close);
        }
    }

    /// Leaves the next name out.
    pub fn leave_out(&mut self) {
        if let Some(open) = self.open.last_mut() {
            open.names = open.names.get(1..).unwrap_or_default();
        }
    }

    /// Writes the name of the value that follows, where no table tells it.
    #[inline(never)]
    pub(super) fn name(&mut self, name: &str) {
        self.text(name);
        self.text.push(':');
        // What follows is this name's and no further element.
        if let Some(open) = self.open.last_mut() {
            open.is_empty = true;
        }
    }

    /// Writes a word of JSON's own.
    #[inline(never)]
    pub(super) fn word(&mut self, word: &str) {
        self.begin();
        self.text.push_str(word);
    }

    /// Writes a text.
    #[inline(never)]
    pub fn text(&mut self, text: &str) {
        self.begin();
        self.quote(text);
    }

    #[inline(never)]
    fn quote(&mut self, text: &str) {
        self.text.push('"');
        for letter in text.chars() {
            match letter {
                '"' => self.text.push_str("\\\""),
                '\\' => self.text.push_str("\\\\"),
                '\u{8}' => self.text.push_str("\\b"),
                '\u{c}' => self.text.push_str("\\f"),
                '\n' => self.text.push_str("\\n"),
                '\r' => self.text.push_str("\\r"),
                '\t' => self.text.push_str("\\t"),
                '\0'..='\u{1f}' => {
                    self.text.push_str("\\u00");
                    let code = u32::from(letter);
                    for half in [code / 16, code % 16] {
                        self.text.push(char::from_digit(half, 16).unwrap_or('0'));
                    }
                }
                _ => self.text.push(letter),
            }
        }
        self.text.push('"');
    }

    /// Writes a number.
    #[inline(never)]
    pub(super) fn number(&mut self, negative: bool, mut rest: u64) {
        self.begin();
        let mut digits = [b'0'; 20];
        let mut from = digits.len();
        for digit in digits.iter_mut().rev() {
            *digit = b'0' + u8::try_from(rest % 10).unwrap_or(0);
            from -= 1;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        if negative {
            self.text.push('-');
        }
        self.text.extend(digits.iter().skip(from).map(|digit| char::from(*digit)));
    }
}
