//! British postcodes. `P1 2nd line` and `E3 4hr` look like one; the areas that exist and how people write tell them
//! apart.

use crate::diagnostic::Span;
use crate::text::token::offset;

/// The areas that exist.
const AREAS: &str = " AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH \
    EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG \
    NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W \
    WA WC WD WF WN WR WS WV YO ZE ";
/// Behind a digit these are an order, a unit or a size, at least where the area is one letter.
const UNITS: &str = "ST ND RD TH HR GB TB FT LB XL PT";

/// The postcodes of a text.
pub(super) fn postcodes(text: &str) -> Vec<Span> {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut at = 0;
    while at + 5 <= bytes.len() {
        let starts = bytes[at].is_ascii_alphabetic()
            && !text
                .get(..at)
                .and_then(|t| t.chars().next_back())
                .is_some_and(|c| c.is_alphanumeric() || c == '-');
        match starts.then(|| end(text, at)).flatten() {
            Some(end) => {
                out.push(Span::new(offset(at), offset(end)));
                at = end;
            }
            None => at += 1,
        }
    }
    out
}

/// The end of the postcode that begins at `at`.
fn end(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let is = |i: usize, f: fn(&u8) -> bool| bytes.get(i).is_some_and(f);
    let area = 1 + usize::from(is(at + 1, u8::is_ascii_alphabetic));
    let mut i = at + area;
    if !is(i, u8::is_ascii_digit) {
        return None;
    }
    i += 1;
    // A second digit or a letter belongs to the district, unless the other half begins here.
    let half = |i: usize| {
        is(i, u8::is_ascii_digit) && is(i + 1, u8::is_ascii_alphabetic) && is(i + 2, u8::is_ascii_alphabetic)
    };
    if is(i, u8::is_ascii_alphanumeric) && !half(i) {
        i += 1;
    }
    let spaces = text.get(i..)?.bytes().take_while(|b| *b == b' ').count();
    let last = i + spaces;
    let over = text.get(last + 3..).and_then(|t| t.chars().next()).is_some_and(char::is_alphanumeric);
    if spaces > 2 || !half(last) || over {
        return None;
    }
    let written = text.get(at..last + 3)?;
    let letters = || written.bytes().filter(u8::is_ascii_alphabetic);
    let (upper, lower) =
        (letters().all(|b| b.is_ascii_uppercase()), letters().skip(1).all(|b| b.is_ascii_lowercase()));
    let (name, unit) =
        (written.get(..area)?.to_ascii_uppercase(), written.get(written.len() - 2..)?.to_ascii_uppercase());
    let known = AREAS.contains(&format!(" {name} ")) && !unit.bytes().any(|b| b"CIKMOV".contains(&b));
    let other = UNITS.contains(&unit) && (area == 1 || !upper);
    // In small letters, or without its space, it needs an area of two letters to be believed.
    let sure = if spaces == 0 { upper && area == 2 } else { upper || lower && area == 2 };
    (known && sure && !other).then_some(last + 3)
}
