//! Is restricted data in it, or asked for? (Domain reference 4.4, 7.5, A15.)
//!
//! What the guard at the door masks is restricted anywhere. Besides, the reader must not be asked for such data, a
//! secret must not be handed out in words, and where many read, no customer stands with their details.

use super::Detector;
use crate::diagnostic::Span;
use crate::lane::Lane;
use crate::order;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::guard::mask;
use crate::text::name::capital;
use crate::text::phrases::Hit;
use crate::text::promise::negates;
use crate::text::reading::Reading;
use crate::text::sentence::Sentence;
use crate::text::token::{Kind, offset};

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "no-restricted-data",
    code: "A15",
    sense: Sense::MustNot,
    what: "card and bank details, passwords and PINs, customers' personal details, or asking for them",
    why: "what is written down is copied, forwarded and read by others, and cannot be taken back",
    example: "Please reply with your card number and the three digits on the back.",
    instead: "Please use the secure payment page; never send card details in a message.",
    tables: &[
        "restricted-thing",
        "restricted-ask",
        "restricted-told",
        "restricted-secret",
        "restricted-insurance",
        "restricted-person",
        "restricted-detail",
        "restricted-street",
        "restricted-staff",
        "restricted-label",
        "restricted-harmless",
        "restricted-kind",
        "restricted-open",
        "restricted-open-ask",
        "restricted-open-place",
        "negation",
        "not-negating",
        "clause-break",
    ],
    read,
};

/// How far what is asked for may stand behind the asking words, in tokens.
const REACH: usize = 24;

/// The answer.
pub fn read(reading: &Reading<'_>, context: &Context<'_>) -> Finding {
    let mut held: Vec<Span> = mask(reading.text).found.into_iter().map(|(_, span)| span).collect();
    let mut asked: Vec<Span> = Vec::new();
    let many = matches!(context.lane, Lane::Public | Lane::Client | Lane::Floor);
    for (n, sentence) in reading.sentences.iter().enumerate() {
        asked.extend(asks(reading, sentence, matches!(context.lane, Lane::Customer | Lane::Log)));
        if context.lane == Lane::Public {
            asked.extend(asks_openly(reading, sentence));
        }
        held.extend(secret(reading, sentence));
        held.extend(card(reading, sentence));
        held.extend(insurance(reading, sentence));
        if many {
            held.extend(customer(reading, sentence));
            held.extend(named_before(reading, n));
        }
    }
    if matches!(context.lane, Lane::Customer | Lane::Public | Lane::Client | Lane::Floor) {
        held.extend(rows(reading.text));
    }
    order::sort(&mut held);
    if !held.is_empty() {
        return Finding::new(Verdict::NotMet, held, "it holds data that must not be written down here");
    }
    if !asked.is_empty() {
        return Finding::new(Verdict::NotMet, asked, "it asks for data that nobody should send");
    }
    Finding::absent(Verdict::Met, "it holds no restricted data and asks for none")
}

/// Whether the reader is asked for restricted data: asking words and then the thing, neither quoted nor denied.
fn asks(reading: &Reading<'_>, sentence: &Sentence, alone_with: bool) -> Option<Span> {
    let (from, to) = (sentence.first, sentence.end);
    let real = |h: &&Hit| {
        !reading.is_aside(h.first) && !negates(reading, h.first.saturating_sub(3).max(from), h.end)
    };
    let ask = reading.hits("restricted-ask", from, to).iter().find(real)?;
    // What to do when somebody reads one out is told for their protection.
    let alone = |at: usize| matches!(reading.form(at), "yourself" | "yourselves");
    if reading.has("restricted-told", from, ask.first) || (ask.end..to).any(alone) {
        return None;
    }
    let limit = (ask.end + REACH).min(to);
    let harmless = |h: &Hit| {
        let near = reading.hits("restricted-harmless", h.first.saturating_sub(3), h.end);
        near.iter().any(|n| n.end > h.first)
    };
    let mut things = reading.hits("restricted-thing", ask.first, limit).iter();
    // Who is spoken to alone is asked for the security word to be known by; a card or a PIN proves nothing.
    let proof =
        |h: &Hit| alone_with && reading.form(h.first) == "security" && reading.form(h.end - 1) == "word";
    let thing = things.find(|h| !reading.is_aside(h.first) && !harmless(h) && !proof(h))?;
    // "Tell me whether you typed the password" asks how it was done.
    if (ask.end..thing.first)
        .any(|at| matches!(reading.form(at), "whether" | "if" | "how" | "when" | "where"))
    {
        return None;
    }
    (!negates(reading, ask.end, thing.first)).then(|| reading.tokens.span(ask.first, thing.end.max(ask.end)))
}

/// Whether readers are asked to put who they are where all can read it: `Post your date of birth in the comments`.
fn asks_openly(reading: &Reading<'_>, sentence: &Sentence) -> Option<Span> {
    let (from, to) = (sentence.first, sentence.end);
    let ask = reading.first("restricted-open-ask", from, to).filter(|h| !reading.is_aside(h.first))?;
    let thing = reading.first("restricted-open", ask.first, to)?;
    // What opens with `comment with` says by itself where it is to be put.
    let open = reading.has("restricted-open-place", ask.first, to)
        || matches!(reading.form(ask.first), "comment" | "tweet" | "post")
        || (ask.first..ask.end).any(|at| matches!(reading.form(at), "here" | "below" | "underneath"));
    let denied = negates(reading, ask.first.saturating_sub(3).max(from), thing.first);
    (open && !denied).then(|| reading.tokens.span(ask.first, thing.end))
}

/// A password or a PIN that the guard does not know by its form, next to the word for it.
fn secret(reading: &Reading<'_>, sentence: &Sentence) -> Option<Span> {
    let (from, to) = (sentence.first, sentence.end);
    let word = reading.first("restricted-secret", from, to)?;
    // PIN today = 5093; gave pin 2 2 9 0
    let near = (word.end + 8).min(to);
    let pin = reading.form(word.first).starts_with("pin") || reading.form(word.end - 1) == "pin";
    if pin {
        let digits = |at: usize| {
            reading.token(at).kind == Kind::Number && reading.form(at).bytes().all(|b| b.is_ascii_digit())
        };
        let mut run = 0;
        for at in word.end..near {
            // A group of a telephone number has another group beside it.
            let group = digits(at + 1) && reading.form(at + 1).len() > 1
                || digits(at - 1) && reading.form(at - 1).len() > 1;
            let len = if digits(at) && !group { reading.form(at).len() } else { 0 };
            run = if len == 1 { run + 1 } else { 0 };
            if (4..=6).contains(&len) || run == 4 {
                return Some(reading.tokens.span(word.first, at + 1));
            }
        }
    }
    // Their password is Biscuit: a name or a quoted word, said to be it.
    if matches!(reading.form(word.end), "is" | "was" | "=" | ":")
        && reading.form(word.first).starts_with("pass")
        && capital(reading, word.end + 1)
    {
        return Some(reading.tokens.span(word.first, word.end + 2));
    }
    // Badger-Lamp77, Marble.Fox.62: written without a space, with small letters, capitals and digits.
    let mut at = from;
    while at < to {
        let mut end = at + 1;
        while end < to && reading.token(end).span.start == reading.token(end - 1).span.end {
            end += 1;
        }
        let raw =
            reading.quote(reading.tokens.span(at, end)).trim_end_matches(['.', ',', ';', ')', '!', '?']);
        let has = |f: fn(char) -> bool| raw.chars().any(f);
        let mixed =
            has(|c| c.is_ascii_digit()) && has(|c| c.is_ascii_lowercase()) && has(|c| c.is_ascii_uppercase());
        if mixed && raw.len() >= 7 && !raw.contains(['@', '/', ':']) {
            return Some(reading.tokens.span(at, end));
        }
        at = end;
    }
    None
}

/// Three or four groups of four digits with a word or a comma between them: a card number told in pieces.
fn card(reading: &Reading<'_>, sentence: &Sentence) -> Option<Span> {
    let four = |at: usize| {
        let form = reading.form(at);
        reading.token(at).kind == Kind::Number && form.len() == 4 && form.bytes().all(|b| b.is_ascii_digit())
    };
    let (mut first, mut last, mut count) = (0, 0, 0);
    for at in (sentence.first..sentence.end).filter(|at| four(*at)) {
        (first, count) = if count > 0 && at <= last + 4 { (first, count + 1) } else { (at, 1) };
        last = at;
        if count == 4 {
            return Some(reading.tokens.span(first, at + 1));
        }
    }
    None
}

/// A national insurance number next to its name, be it one that was never issued.
fn insurance(reading: &Reading<'_>, sentence: &Sentence) -> Option<Span> {
    let words = reading.hits("restricted-insurance", sentence.first, sentence.end);
    words.iter().find_map(|word| {
        let at = (word.end..(word.end + 4).min(sentence.end)).find(|at| {
            let form = reading.form(*at);
            let digits = form.bytes().skip(2).take_while(u8::is_ascii_digit).count();
            let letters = form.bytes().take(2).all(|b| b.is_ascii_alphabetic());
            let apart = form.len() == 2 && (*at + 1..*at + 4).all(|i| reading.token(i).kind == Kind::Number);
            letters && (digits >= 5 || apart)
        })?;
        Some(reading.tokens.span(word.first, at + 1))
    })
}

/// Two or more lines of a table, each with somebody's phone number or e-mail address: a piece of a list of people.
fn rows(text: &str) -> Vec<Span> {
    let mut at = 0;
    let mut found = Vec::new();
    for line in text.split('\n') {
        let columns =
            line.matches(['|', '\t', ';']).count().max(line.matches(", ").count().saturating_sub(1));
        if columns >= 2 && reaches(line) {
            found.push(Span::new(offset(at), offset(at + line.len())));
        }
        at += line.len() + 1;
    }
    if found.len() < 2 { Vec::new() } else { found }
}

/// Whether a phone number or an e-mail address stands in a line.
fn reaches(line: &str) -> bool {
    let mut digits = 0;
    for c in line.chars() {
        match c {
            '0' if digits == 0 => digits = 1,
            c if c.is_ascii_digit() && digits > 0 => digits += 1,
            ' ' if digits > 0 => {}
            _ => digits = 0,
        }
        if digits == 10 {
            return true;
        }
    }
    line.split_whitespace().any(|word| {
        word.split_once('@')
            .is_some_and(|(who, host)| !who.is_empty() && host.trim_end_matches(',').contains('.'))
    })
}

/// A customer's name with their details: where they live, how they are reached, how they are.
fn customer(reading: &Reading<'_>, sentence: &Sentence) -> Option<Span> {
    let (from, to) = (sentence.first, sentence.end);
    (from..to).find_map(|at| {
        let name = |at: usize| capital(reading, at) && !reading.has("restricted-street", at, at + 1);
        let kind = reading.has("restricted-kind", at, at + 1) && name(at + 1) && name(at + 2);
        let titled = kind || reading.has("restricted-person", at, at + 1);
        // Mrs Tarrow, Miss S. Kaur.
        let named = (at + 1..at + 4).any(|i| capital(reading, i));
        // The second of two names must not be a street or a team.
        let two = capital(reading, at) && name(at + 1);
        // Who is there to be rung is no customer.
        // Whom we are to ring back is one.
        let back = (at.saturating_sub(2).max(from)..at).any(|i| reading.form(i) == "back");
        // Dana Whitlock, your account manager: ours too.
        let ours = reading.form(at + 2) == ","
            && matches!(reading.form(at + 3), "your" | "our" | "my")
            && reading.has("restricted-staff", at + 3, at + 4);
        let staff = !titled && (ours || !back && reading.has("restricted-staff", from, at + 1));
        (titled && named || two && !staff).then(|| detail(reading, at, to, titled)).flatten()
    })
}

/// A customer named in the sentence before, and here how they are reached: `Who had Mr Bakare? He rang on 07700 900318`.
fn named_before(reading: &Reading<'_>, sentence: usize) -> Option<Span> {
    let before = reading.sentences.get(sentence.checked_sub(1)?)?;
    let here = reading.sentences.get(sentence)?;
    let them =
        ["he", "she", "he's", "she's", "his", "her", "they", "their"].contains(&reading.form(here.first));
    let titles = reading.hits("restricted-person", before.first, before.end);
    let named = titles.iter().find(|t| (t.end..t.end + 3).any(|at| capital(reading, at)))?;
    let number = |at: &usize| {
        let form = reading.form(*at);
        reading.token(*at).kind == Kind::Number && form.starts_with('0') && form.len() >= 4
    };
    let at = (here.first..here.end).find(number).filter(|_| them)?;
    Some(reading.tokens.span(named.first, at + 1))
}

/// A detail of the person named at `name`; behind a name without a title it must follow closely.
fn detail(reading: &Reading<'_>, name: usize, to: usize, titled: bool) -> Option<Span> {
    let reach = if titled { to } else { (name + 7).min(to) };
    let number = |at: &usize| {
        let form = reading.form(*at);
        let more = form.len() == 3 && reading.token(*at + 1).kind == Kind::Number;
        reading.token(*at).kind == Kind::Number && form.starts_with('0') && (form.len() >= 4 || more)
    };
    let told = |at: usize| {
        matches!(reading.form(at), "on" | "," | "(" | ":") || reading.has("restricted-label", at, at + 1)
    };
    let far = if titled { to } else { (name + 14).min(to) };
    let phone = (name + 1..far).find(|at| number(at) && (titled || told(at - 1)));
    let address = (name + 1..reach).find(|at| {
        let street = reading.has("restricted-street", at + 2, at + 4);
        reading.token(*at).kind == Kind::Number && capital(reading, at + 1) && street
    });
    let told = reading.first("restricted-detail", name, to).map(|h| h.first);
    let mail = (name..to).find(|at| {
        reading.form(*at) == "@" && reading.token(at + 1).span.start == reading.token(*at).span.end
    });
    let at = phone.or(address).or(told).or(mail)?;
    Some(reading.tokens.span(name, at + 1))
}
