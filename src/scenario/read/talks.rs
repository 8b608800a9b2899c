//! Conversations: moves, replies, beats.

use super::injects::effect;
use super::reading::Reading;
use super::sheet::Sheet;
use crate::diagnostic::Late;
use crate::ids::{BeatId, ContactId, MoveId};
use crate::scenario::condition::Condition;
use crate::scenario::inject::{Effect, Inject};
use crate::scenario::names::Kind;
use crate::scenario::place::inside;
use crate::scenario::talk::{Beat, Cue, Move, Reply, Talk};
use crate::text::Phrases;
use crate::time::SimSpan;

pub(super) fn talks(r: &mut Reading<'_>, top: &mut Sheet<'_>, injects: &[Inject]) -> Vec<Talk> {
    let mut out: Vec<Talk> = Vec::new();
    for mut s in top.many("talk", &mut r.problems) {
        let id = r.name(&mut s, "id", Kind::Contact);
        let place = s.place("id");
        let contact = injects.iter().find(|x| x.id.as_str() == &*id).and_then(|x| x.contact.as_ref());
        if contact.is_some_and(|contact| !contact.channel.is_live()) {
            r.error(
                "no-talk",
                place,
                format_args!("nobody talks by the channel of `{id}`"),
                "a conversation is by phone, by chat or at the desk; answer the others with `answer`",
            );
        }
        if out.iter().any(|talk| talk.id.as_str() == &*id) {
            r.error(
                "twice",
                place,
                format_args!("there are two conversations `{id}`"),
                "put their moves into one of them",
            );
        }
        let coaching = r.flag(&mut s, "coaching");
        let agreed = r.condition(&mut s, "agreed");
        let silence = r.span(&mut s, "silence");
        let quiet = r.text_list(&mut s, "quiet");
        if silence.is_some() == quiet.is_empty() {
            r.error(
                "one-of",
                place,
                format_args!("the conversation `{id}` has one of `silence` and `quiet` without the other"),
                "say after how long they speak, and what they say",
            );
        }
        let moves = s.many("move", &mut r.problems).into_iter().map(|s| a_move(r, s)).collect();
        let beats = s.many("beat", &mut r.problems).into_iter().map(|s| beat(r, s)).collect();
        out.push(Talk {
            id: ContactId::new(&id),
            coaching,
            agreed,
            silence,
            quiet,
            quiet_mood: mood(r, &mut s, "quiet_mood"),
            otherwise: r.text_list(&mut s, "else"),
            moves,
            beats,
        });
    }
    out
}

fn a_move(r: &mut Reading<'_>, mut s: Sheet<'_>) -> Move {
    let id = MoveId::new(&r.id(&mut s, Kind::Move));
    let say = Some(r.text(&mut s, "say")).filter(|say| !say.is_empty());
    let asks = r.text_list(&mut s, "asks");
    if say.is_none() && asks.is_empty() {
        let (place, what) = (s.start(), s.what());
        r.error(
            "missing",
            place,
            format_args!("nobody can make {what}: it has neither `say` nor `asks`"),
            "write the line that is offered, or the words by which own words are it",
        );
    }
    let mut phrases = Phrases::default();
    for phrase in &asks {
        if !phrases.add(0, phrase) {
            let (place, what) = (s.place("asks"), s.what());
            r.error(
                "bad-phrase",
                place,
                format_args!("`{phrase}` in `asks` of {what} is not a phrase"),
                "a phrase begins with a word; `*`, `|`, `_` and `...` may come after it",
            );
        }
    }
    let offered = r.condition(&mut s, "offered").unwrap_or(Condition::Always);
    let once = !s.has("once") || r.flag(&mut s, "once");
    let sheets = s.many("reply", &mut r.problems);
    let last = sheets.len().saturating_sub(1);
    let mut replies = Vec::new();
    for (number, mut s) in sheets.into_iter().enumerate() {
        if s.has("if") == (number == last) {
            let (place, what) = (s.place("if"), s.what());
            let wrong = Late(|| match number == last {
                true => format!("the last reply has an `if` ({what}), so they may have nothing to say"),
                false => format!("this reply has no `if` ({what}), so those after it are never said"),
            });
            let mend = Late(|| match number == last {
                true => "take out the `if`, or add a last reply without one".to_owned(),
                false => "add an `if`, or put it last".to_owned(),
            });
            r.error("last-result", place, wrong, mend);
        }
        replies.push(Reply {
            only_if: r.condition(&mut s, "if"),
            text: r.text(&mut s, "text"),
            mood: mood(r, &mut s, "mood"),
            tells: r.facts(&mut s, "tells"),
        });
    }
    Move {
        id,
        say,
        asks: phrases,
        offered,
        once,
        mood: mood(r, &mut s, "mood"),
        takes: r.span(&mut s, "takes"),
        tells: r.facts(&mut s, "tells"),
        effects: effects(r, &mut s),
        ends: r.flag(&mut s, "ends"),
        replies,
    }
}

fn beat(r: &mut Reading<'_>, mut s: Sheet<'_>) -> Beat {
    let id = BeatId::new(&r.id(&mut s, Kind::Beat));
    let after = r.span(&mut s, "after");
    let when = r.condition(&mut s, "when");
    if s.has("after") == s.has("when") {
        let (place, what, both) = (s.place("when"), s.what(), s.has("when"));
        let wrong = Late(|| match both {
            true => format!("{what} has both `after` and `when`"),
            false => format!("{what} has neither `after` nor `when`, so it is never said"),
        });
        let mend = Late(|| match both {
            true => "leave one of them; what must be so as well goes into `if`".to_owned(),
            false => "say how long after the beginning, or on what condition".to_owned(),
        });
        r.error("one-of", place, wrong, mend);
    }
    Beat {
        id,
        when: when.map_or_else(|| Cue::After(after.unwrap_or(SimSpan::ZERO)), Cue::When),
        only_if: r.condition(&mut s, "if"),
        text: r.text(&mut s, "text"),
        mood: mood(r, &mut s, "mood"),
        tells: r.facts(&mut s, "tells"),
        effects: effects(r, &mut s),
        ends: r.flag(&mut s, "ends"),
    }
}

fn mood(r: &mut Reading<'_>, s: &mut Sheet<'_>, key: &'static str) -> i64 {
    s.int(key, &mut r.problems).unwrap_or(0)
}

fn effects(r: &mut Reading<'_>, s: &mut Sheet<'_>) -> Vec<Effect> {
    s.has("effects");
    let list = s.fields.texts("effects", &mut r.problems);
    list.iter().filter_map(|(text, span)| effect(r, text, inside(text, *span))).collect()
}
