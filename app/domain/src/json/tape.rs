//! A text as a tape: one entry a value, in the order of the text, made before any type is looked at.

/// Something is wrong at that byte.
#[derive(Debug)]
pub(super) struct Here(pub(super) usize);

/// A value, and the byte where it begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    pub(super) at: usize,
    pub(super) kind: Kind,
}

/// What a value is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    Null,
    Boolean(bool),
    /// A whole number: negative or not, and how large.
    Number(bool, u64),
    /// A number that the contract does not know: with a fraction, with an exponent, too large.
    Odd,
    /// A text that lies between its quotes as it is, up to that byte.
    Plain(usize),
    /// A text in which something is escaped.
    Escaped,
    /// Its elements follow; the place of the entry behind them.
    List(usize),
    /// Its names and values follow in turn; the place of the entry behind them.
    Object(usize),
}

/// Goes through a text once; without recursion, since its depth is not ours.
#[derive(Debug)]
pub(super) struct Scanner<'t> {
    text: &'t str,
    at: usize,
    tape: Vec<Entry>,
}

/// The tape of a text; nothing but blanks may stand around the value.
pub(super) fn tape(text: &str) -> Result<Vec<Entry>, Here> {
    let mut scanner = Scanner { text, at: 0, tape: Vec::new() };
    match scanner.values() {
        Some(()) if scanner.peek().is_none() => Ok(scanner.tape),
        _ => Err(Here(scanner.at)),
    }
}

/// What an escaped text says that begins at that byte.
pub(super) fn unescaped(text: &str, at: usize) -> String {
    let mut said = String::new();
    Scanner { text, at, tape: Vec::new() }.string(&mut said);
    said
}

impl Scanner<'_> {
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is no blank.
    #[inline(never)]
    fn peek(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\t' | b'\r') = self.byte() {
            self.at += 1;
        }
        self.byte()
    }

    #[inline(never)]
    fn take(&mut self, byte: u8) -> Option<()> {
        (self.peek() == Some(byte)).then(|| self.at += 1)
    }

    fn values(&mut self) -> Option<()> {
        let mut open = Vec::new();
        loop {
            // Here a value begins.
            let kind = self.value()?;
            let mut first = matches!(kind, Kind::List(_) | Kind::Object(_));
            if first {
                open.push(self.tape.len() - 1);
            }
            // Here something may end.
            loop {
                let Some(outer) = open.last() else { return Some(()) };
                let behind = self.tape.len();
                let (is_object, close) = match &mut self.tape.get_mut(*outer)?.kind {
                    Kind::Object(end) => {
                        *end = behind;
                        (true, b'}')
                    }
                    Kind::List(end) => {
                        *end = behind;
                        (false, b']')
                    }
                    _ => return None,
                };
                if self.take(close).is_none() {
                    if !first {
                        self.take(b',')?;
                    }
                    if is_object {
                        if !matches!(self.value()?, Kind::Plain(_) | Kind::Escaped) {
                            return None;
                        }
                        self.take(b':')?;
                    }
                    break;
                }
                open.pop();
                first = false;
            }
        }
    }

    /// Takes a word, a number, a text or an opening bracket.
    #[inline(never)]
    fn value(&mut self) -> Option<Kind> {
        let begins = self.peek()?;
        let at = self.at;
        let kind = match begins {
            b'{' | b'[' => {
                self.at += 1;
                if begins == b'{' { Kind::Object(0) } else { Kind::List(0) }
            }
            b'"' => {
                let mut said = String::new();
                self.string(&mut said)?;
                // Only where something was escaped is it said in pieces.
                if said.is_empty() { Kind::Plain(self.at - 1) } else { Kind::Escaped }
            }
            b'n' => self.word("null", Kind::Null)?,
            b't' => self.word("true", Kind::Boolean(true))?,
            b'f' => self.word("false", Kind::Boolean(false))?,
            _ => self.number()?,
        };
        self.tape.push(Entry { at, kind });
        Some(kind)
    }

    fn word(&mut self, word: &str, kind: Kind) -> Option<Kind> {
        let stands = self.text.as_bytes().get(self.at..)?.starts_with(word.as_bytes());
        stands.then(|| {
            self.at += word.len();
            kind
        })
    }

    fn digits(&mut self) -> Option<Option<u64>> {
        let (from, mut value) = (self.at, Some(0_u64));
        while let Some(digit @ b'0'..=b'9') = self.byte() {
            value = value.and_then(|value| value.checked_mul(10)?.checked_add(u64::from(digit - b'0')));
            self.at += 1;
        }
        (self.at > from).then_some(value)
    }

    fn number(&mut self) -> Option<Kind> {
        let negative = self.byte() == Some(b'-');
        if negative {
            self.at += 1;
        }
        let from = self.at;
        let mut value = self.digits()?;
        if self.text.as_bytes().get(from) == Some(&b'0') && self.at > from + 1 {
            return None;
        }
        if self.byte() == Some(b'.') {
            self.at += 1;
            self.digits()?;
            value = None;
        }
        if let Some(b'e' | b'E') = self.byte() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.byte() {
                self.at += 1;
            }
            self.digits()?;
            value = None;
        }
        // "-0" is a floating number to serde_json.
        let whole = value.filter(|value| !(negative && *value == 0));
        Some(whole.map_or(Kind::Odd, |value| Kind::Number(negative, value)))
    }

    /// Takes a text; what it says is added where something is escaped in it, and only there.
    #[inline(never)]
    fn string(&mut self, said: &mut String) -> Option<()> {
        self.at += 1;
        let (mut from, mut is_escaped) = (self.at, false);
        loop {
            // In one go: a phone reads megabytes of these before its first page.
            let ends = |byte: &u8| *byte < b' ' || *byte == b'"' || *byte == b'\\';
            self.at += self.text.as_bytes().get(self.at..)?.iter().position(ends)?;
            let byte = self.byte()?;
            if byte < b' ' {
                return None;
            }
            is_escaped |= byte == b'\\';
            if is_escaped {
                said.push_str(self.text.get(from..self.at)?);
            }
            self.at += 1;
            if byte == b'"' {
                return Some(());
            }
            said.push(self.escaped()?);
            from = self.at;
        }
    }

    /// What stands behind a backslash.
    fn escaped(&mut self) -> Option<char> {
        let byte = self.byte()?;
        self.at += 1;
        Some(match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = self.unit()?;
                // What lies beyond 16 bits is written as two halves.
                let whole = if (0xd800..0xdc00).contains(&first) { 0x1_0000 + ((first - 0xd800) << 10) + self.second()? } else { first };
                char::from_u32(whole)?
            }
            _ => return None,
        })
    }

    fn second(&mut self) -> Option<u32> {
        for sign in [b'\\', b'u'] {
            if self.byte()? != sign {
                return None;
            }
            self.at += 1;
        }
        self.unit()?.checked_sub(0xdc00).filter(|second| *second < 0x400)
    }

    fn unit(&mut self) -> Option<u32> {
        let mut unit = 0;
        for _ in 0..4 {
            unit = unit * 16 + char::from(self.byte()?).to_digit(16)?;
            self.at += 1;
        }
        Some(unit)
    }
}
