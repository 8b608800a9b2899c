//! Small numbers in words and digits, weekdays and months.

use crate::text::token::{Kind, Tokens};

/// A number in digits or words, and the token behind it: `20`, `twenty`, `twenty-five`.
pub(super) fn small_number(tokens: &Tokens, at: usize) -> Option<(u32, usize)> {
    let token = tokens.get(at);
    if token.kind == Kind::Number {
        return Some((token.value, at + 1));
    }
    let n = number_word(tokens.form(at))?;
    if n >= 20 && n % 10 == 0 {
        let next = if tokens.get(at + 1).kind == Kind::Hyphen { at + 2 } else { at + 1 };
        if let Some(unit) = number_word(tokens.form(next)).filter(|u| (1..=9).contains(u)) {
            return Some((n + unit, next + 1));
        }
    }
    Some((n, at + 1))
}

/// The number a word is.
pub(super) fn number_word(word: &str) -> Option<u32> {
    const WORDS: [&str; 21] = [
        "",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    match word {
        // Nearly no word begins as a number does.
        _ if !word.starts_with(['o', 't', 'f', 's', 'e', 'n']) => None,
        "thirty" => Some(30),
        "forty" => Some(40),
        "fortyfive" => Some(45),
        "fifty" => Some(50),
        "sixty" => Some(60),
        "ninety" => Some(90),
        _ => WORDS.iter().position(|w| *w == word).and_then(|n| u32::try_from(n).ok()),
    }
}

/// The number of a day in its month: `12`, `12th`, `2nd`.
pub(super) fn day_number(tokens: &Tokens, at: usize) -> Option<u32> {
    let token = tokens.get(at);
    let number = if token.kind == Kind::Number {
        token.value
    } else {
        let form = tokens.form(at);
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| form.strip_suffix(end))?;
        if !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        digits.parse().ok()?
    };
    (1..=31).contains(&number).then_some(number)
}

/// How many tokens an ISO date takes: `2026-04-24`.
pub(super) const ISO: usize = 5;

/// The month and day of an ISO date that begins at `at`.
pub(super) fn iso_date(tokens: &Tokens, at: usize) -> Option<(u32, u32)> {
    let number = |i: usize| (tokens.get(at + i).kind == Kind::Number).then(|| tokens.get(at + i).value);
    let tight = (1..ISO).all(|i| tokens.get(at + i).span.start == tokens.get(at + i - 1).span.end);
    let joined = tokens.form(at + 1) == "-" && tokens.form(at + 3) == "-";
    if !(tight && joined && tokens.form(at).len() == 4) {
        return None;
    }
    let (month, day) = (number(2)?, number(4)?);
    number(0).filter(|_| (1..=12).contains(&month) && (1..=31).contains(&day)).map(|_| (month, day))
}

/// Whether a year stands there, behind its month: `17 April 2026`.
pub(super) fn is_year(tokens: &Tokens, at: usize) -> bool {
    let token = tokens.get(at);
    token.kind == Kind::Number && tokens.form(at).len() == 4 && (2020..=2039).contains(&token.value)
}

/// The weekday of that name, 0 for Monday.
pub(super) fn weekday(word: &str) -> Option<u32> {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    // Not *sat*, *sun* and *wed*, which are words of their own.
    let word = match word {
        "mon" => "monday",
        "tue" | "tues" => "tuesday",
        "weds" => "wednesday",
        "thu" | "thur" | "thurs" => "thursday",
        "fri" => "friday",
        _ => word,
    };
    DAYS.iter().position(|day| *day == word).and_then(|n| u32::try_from(n).ok())
}

/// The month of that name, 1 to 12.
pub(super) fn month(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let at = MONTHS.iter().position(|month| *month == word)?;
    u32::try_from(at + 1).ok()
}
