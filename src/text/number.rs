//! Digits at the beginning of a text: a number, a time of day, or the start of a word such as `2nd`.

/// What the digits turn out to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sort {
    /// A plain number.
    Number,
    /// A time of day.
    Clock,
    /// A word that begins with digits.
    Word,
}

/// Digits that were read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Found {
    /// What they are.
    pub sort: Sort,
    /// Bytes they take.
    pub len: usize,
    /// The number's whole part, or minutes since midnight.
    pub value: u32,
    /// Whether morning or afternoon is certain.
    pub exact: bool,
}

/// Words that may stand right behind a number and are still words of their own: `20mins`.
const UNITS: [&str; 16] = [
    "m", "min", "mins", "minute", "minutes", "h", "hr", "hrs", "hour", "hours", "s", "sec", "secs", "k", "x",
    "ish",
];

/// Reads the digits at the beginning of `text`; amounts of money are never times.
pub(super) fn read(text: &str, after_currency: bool) -> Found {
    let digits = run(text, |b| b.is_ascii_digit());
    let value = whole(&text[..digits]);
    if !after_currency && let Some(clock) = clock(text, digits, value) {
        return clock;
    }
    let mut len = digits;
    let mut value = value;
    // Thousands: 1,200.
    while let Some(group) = text[len..].strip_prefix(',')
        && run(group, |b| b.is_ascii_digit()) == 3
        && digits <= 3
    {
        value = value.saturating_mul(1_000).saturating_add(whole(&group[..3]));
        len += 4;
    }
    // A fraction: 1.5.
    if let Some(rest) = text[len..].strip_prefix('.') {
        let more = run(rest, |b| b.is_ascii_digit());
        if more > 0 {
            len += 1 + more;
        }
    }
    let letters = run(&text[len..], |b| b.is_ascii_alphabetic());
    let rest = text[len + letters..].chars().next();
    let word = letters > 0 || rest.is_some_and(|c| c.is_alphanumeric());
    let unit = text[len..len + letters].to_ascii_lowercase_short();
    if word && (len > digits || UNITS.contains(&unit.as_str()) && !rest.is_some_and(char::is_alphanumeric)) {
        return Found { sort: Sort::Number, len, value, exact: false };
    }
    let sort = if word { Sort::Word } else { Sort::Number };
    Found { sort, len, value, exact: false }
}

/// A time of day: `10:30`, `10.30`, `3pm`, `3 p.m.`, `10:30 am`, `1030hrs`, `1030 hours`.
fn clock(text: &str, digits: usize, value: u32) -> Option<Found> {
    let (mut len, hour, minute, pointed) = match text[digits..].chars().next() {
        Some(':' | '.' | '：') if digits <= 2 => {
            let sep = text[digits..].chars().next().map_or(1, char::len_utf8);
            let rest = &text[digits + sep..];
            let minute = whole(rest.get(..2).filter(|m| m.bytes().all(|b| b.is_ascii_digit()))?);
            let mut end = digits + sep + 2;
            let tail = &text.as_bytes()[end..];
            // Seconds are read over; 10.30.15 or 10.305 is something else.
            let seconds = tail.len() >= 3 && tail[0] == b':' && tail[1..3].iter().all(u8::is_ascii_digit);
            if seconds {
                end += 3;
            }
            let tail = &text.as_bytes()[end..];
            let goes_on = tail.first().is_some_and(|b| b.is_ascii_digit() || *b == b'%')
                || (tail.len() >= 2 && matches!(tail[0], b'.' | b':') && tail[1].is_ascii_digit());
            if goes_on {
                return None;
            }
            (end, value, minute, true)
        }
        _ if digits == 4 => {
            let len = military(text)?;
            return (value / 100 < 24 && value % 100 < 60).then(|| Found {
                sort: Sort::Clock,
                len,
                value: value / 100 * 60 + value % 100,
                exact: true,
            });
        }
        _ if digits <= 2 => (digits, value, 0, false),
        _ => return None,
    };
    let half = meridiem(&text[len..]);
    if let Some((more, pm)) = half
        && (1..=12).contains(&hour)
    {
        len += more;
        let hour = hour % 12 + if pm { 12 } else { 0 };
        return (minute < 60).then_some(Found {
            sort: Sort::Clock,
            len,
            value: hour * 60 + minute,
            exact: true,
        });
    }
    if !pointed || hour > 23 || minute > 59 {
        return None;
    }
    let after = &text[len..];
    let exact = hour == 0 || hour > 12 || text.starts_with('0') || after.starts_with("hrs");
    let letters = run(after, |b| b.is_ascii_alphabetic());
    let known = letters == 0 || ["hrs", "h", "ish"].contains(&&after[..letters]);
    known.then_some(Found {
        sort: Sort::Clock,
        len: if after.starts_with('h') { len + letters } else { len },
        value: hour * 60 + minute,
        exact,
    })
}

/// Length of `1030hrs`, `1030h` or `1030 hours`, counted from the digits.
fn military(text: &str) -> Option<usize> {
    let rest = &text[4..];
    let gap = usize::from(rest.starts_with(' '));
    let word = &rest[gap..][..run(&rest[gap..], |b| b.is_ascii_alphabetic())];
    let known = ["hrs", "hours"].iter().any(|w| word.eq_ignore_ascii_case(w))
        || (gap == 0 && word.eq_ignore_ascii_case("h"));
    known.then_some(4 + gap + word.len())
}

/// `am`, `pm`, `a.m.`, `p.m.` with at most one space before: its length and whether it is pm.
fn meridiem(text: &str) -> Option<(usize, bool)> {
    let gap =
        text.chars().next().filter(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}')).map_or(0, char::len_utf8);
    let rest = &text.as_bytes()[gap..];
    let pm = match rest.first()? {
        b'a' | b'A' => false,
        b'p' | b'P' => true,
        _ => return None,
    };
    let m = |at: usize| matches!(rest.get(at), Some(b'm' | b'M'));
    let len = if m(1) {
        2
    } else if rest.get(1) == Some(&b'.') && m(2) {
        // The dot after `p.m` belongs to it unless it also ends the sentence.
        3 + usize::from(rest.get(3) == Some(&b'.') && !ends_here(&text[gap + 4..]))
    } else {
        return None;
    };
    let over = text[gap + len..].chars().next().is_some_and(char::is_alphanumeric);
    (!over).then_some((gap + len, pm))
}

/// Length of letters with dots between them at the beginning of `text`: `e.g.`, `p.m.`, `U.K.`.
pub(super) fn dotted_letters(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut len = 0;
    while bytes.get(len).is_some_and(u8::is_ascii_alphabetic) && bytes.get(len + 1) == Some(&b'.') && len < 12
    {
        len += 2;
    }
    if len < 4 || bytes.get(len).is_some_and(|b| b.is_ascii_alphanumeric()) {
        return None;
    }
    Some(if ends_here(&text[len..]) { len - 1 } else { len })
}

/// Whether a sentence could end before `rest`: nothing more on the line, or a capital letter next.
fn ends_here(rest: &str) -> bool {
    let mut chars = rest.chars();
    match chars.next() {
        None | Some('\n' | '\r') => true,
        Some(c) if c.is_whitespace() => {
            chars.take(8).find(|c| !c.is_whitespace()).is_none_or(|c| c.is_uppercase())
        }
        _ => false,
    }
}

fn run(text: &str, is: impl Fn(u8) -> bool) -> usize {
    text.bytes().take_while(|b| is(*b)).count()
}

fn whole(digits: &str) -> u32 {
    digits.bytes().fold(0, |n: u32, b| n.saturating_mul(10).saturating_add(u32::from(b.wrapping_sub(b'0'))))
}

/// Lower case of the few letters a unit has; longer words come back cut, which is no unit either.
trait Short {
    fn to_ascii_lowercase_short(&self) -> String;
}

impl Short for str {
    fn to_ascii_lowercase_short(&self) -> String {
        self.chars().take(8).map(|c| c.to_ascii_lowercase()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_day_in_the_ways_people_write_them() {
        for (text, minutes, exact) in [
            ("10:30", 630, false),
            ("10.30.", 630, false),
            ("3pm", 900, true),
            ("3 p.m. today", 900, true),
            ("12am", 0, true),
            ("12 pm", 720, true),
            ("14:30", 870, true),
            ("09:05", 545, true),
            ("1030hrs", 630, true),
            ("1030 hours", 630, true),
            ("10:30:15", 630, false),
            ("9:05 AM", 545, true),
        ] {
            let found = read(text, false);
            assert_eq!((found.sort, found.value, found.exact), (Sort::Clock, minutes, exact), "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_time_is_not_one() {
        for text in ["10.30.15", "25:10", "10:75", "10:3", "99.50", "1030", "10:30%", "3", "3 amps", "10.305"]
        {
            assert_ne!(read(text, false).sort, Sort::Clock, "{text}");
        }
        assert_ne!(read("10.30", true).sort, Sort::Clock);
    }
}
