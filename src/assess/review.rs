//! Marking a post-incident review by what rules can see (domain reference 9): nobody is blamed, no ladder of whys stops
//! at a person, every action has an object, an owner, a date and a measure. Whether it is *right* is for a coach.
//!
//! The same points are shown beside the form while a review is written, and marked when it was.

use std::sync::Arc;

use chrono::{Days, NaiveDate};

use crate::act::{ReviewAction, ReviewParts};
use crate::engine::Drill;
use crate::ids::PersonId;
use crate::lane::Lane;
use crate::order;
use crate::policy::calendar::date;
use crate::policy::work::{ActionKind, FactorKind};
use crate::scenario::Plot;
use crate::scenario::names::TRAINEE;
use crate::scenario::rubric::ReviewPart;
use crate::text::review::{blame, counts, deed, hollow, stops_at_person};
use crate::text::{Reading, Verdict, first_meant, near_copy, words};
use crate::time::SimTime;

/// Actions further off than this are forgotten: how often repeats happen (domain reference 9), in days.
pub const DUE_WITHIN: u64 = 90;
/// Fewest words of a summary, and of a line.
const SUMMARY_WORDS: u32 = 12;
const LINE_WORDS: u32 = 4;
/// From this agreement on, in basis points, a line says what another says (as for messages, A20).
const COPY: u32 = 8_500;

/// What rules cannot see of a review: for a coach.
pub const FOR_COACH: [&str; 3] = [
    "whether these factors explain what happened",
    "whether these actions would have changed it",
    "whether somebody who was not there would understand it",
];

/// A review as it is looked at: what was written, in which drill, on which day.
#[derive(Clone, Copy)]
pub struct Written<'a> {
    /// The drill.
    pub drill: &'a Drill,
    /// The plot.
    pub plot: &'a Plot,
    /// When it is looked at.
    pub at: SimTime,
    /// The summary.
    pub summary: &'a str,
    /// The parts.
    pub parts: &'a ReviewParts,
}

/// One thing that is asked of a review.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Point {
    /// The part of the review it is asked of.
    pub part: ReviewPart,
    /// What is asked.
    pub what: &'static str,
    /// How many of its places have it.
    pub met: u32,
    /// Of how many rules cannot say.
    pub unsure: u32,
    /// How many places there are; at least one.
    pub of: u32,
    /// Why, where not all have it.
    pub reason: String,
}

impl Point {
    /// Whether all of it is there.
    pub fn is_met(&self) -> bool {
        self.met == self.of
    }
}

/// What stands in one place of what is asked.
type Place = Result<(), (Verdict, String)>;

fn not(reason: impl Into<String>) -> Place {
    Err((Verdict::NotMet, reason.into()))
}

/// A point over some places. With none of them nothing is met: nothing earns by not being there.
fn point(part: ReviewPart, what: &'static str, none: &str, places: impl Iterator<Item = Place>) -> Point {
    let (mut met, mut unsure, mut of, mut reasons) = (0, 0, 0, Vec::new());
    for place in places {
        of += 1;
        match place {
            Ok(()) => met += 1,
            Err((verdict, reason)) => {
                unsure += u32::from(verdict == Verdict::Unsure);
                reasons.push(reason);
            }
        }
    }
    if of == 0 {
        reasons.push(none.to_owned());
    }
    Point { part, what, met, unsure, of: of.max(1), reason: reasons.join("; ") }
}

/// A point with one place.
fn whole(part: ReviewPart, what: &'static str, is: bool, reason: &str) -> Point {
    point(part, what, reason, std::iter::once(if is { Ok(()) } else { not(reason) }))
}

/// Everything that is asked, part by part.
pub fn points(review: &Written<'_>) -> Vec<Point> {
    let mut out = summary(review);
    out.extend(factors(review));
    out.extend(actions(review));
    out.extend(blameless(review));
    out
}

fn summary(review: &Written<'_>) -> Vec<Point> {
    let part = ReviewPart::Whole;
    let context = review.drill.context(review.plot, Lane::Log, review.at);
    let text = review.summary;
    let well = &review.parts.well;
    vec![
        whole(
            part,
            "The summary says what it did to people, in figures and times",
            words(text) >= SUMMARY_WORDS
                && first_meant(context.effect_terms, &Reading::of(text, context.lexicon)).is_some()
                && text.bytes().any(|b| b.is_ascii_digit()),
            "say in a sentence or two what did not work for whom, since when and how many",
        ),
        whole(
            part,
            "Something that went well is kept",
            well.iter().any(|text| words(text) >= LINE_WORDS),
            "nothing stands under what went well",
        ),
    ]
}

fn factors(review: &Written<'_>) -> Vec<Point> {
    let part = ReviewPart::Factors;
    let factors = &review.parts.factors;
    let mut kinds: Vec<FactorKind> = factors.iter().map(|factor| factor.kind).collect();
    order::sort(&mut kinds);
    kinds.dedup();
    let texts: Vec<&str> = factors.iter().map(|factor| &*factor.text).collect();
    vec![
        whole(
            part,
            "It names what set it off",
            kinds.contains(&FactorKind::Trigger),
            "no factor is a trigger",
        ),
        whole(
            part,
            "Several factors, of more than one kind",
            factors.len() > 1 && kinds.len() > 1,
            "one cause is a guess: what made it worse, what hid it, what slowed the answer, what had always been so?",
        ),
        whole(
            part,
            "Why is asked of an answer",
            factors.iter().any(|factor| factor.behind.is_some()),
            "no factor lies behind another",
        ),
        point(part, "Each factor says something of its own", "there are no factors", own(&texts)),
    ]
}

fn actions(review: &Written<'_>) -> Vec<Point> {
    let part = ReviewPart::Actions;
    let actions = &review.parts.actions;
    let each = |ask: &'static str, of: &dyn Fn(&ReviewAction) -> Place| {
        let places = (1u8..).zip(actions).map(|(n, action)| {
            of(action).map_err(|(verdict, reason)| (verdict, format!("action {n}: {reason}")))
        });
        point(part, ask, "there are no actions", places)
    };
    let has = |kinds: &[ActionKind]| actions.iter().any(|action| kinds.contains(&action.kind));
    let texts: Vec<&str> = actions.iter().map(|action| &*action.what).collect();
    let lexicon = &review.drill.lexicon;
    vec![
        each("Each action says what is done to what", &|action| match deed(&action.what, lexicon) {
            Verdict::Met => Ok(()),
            Verdict::Unsure => Err((Verdict::Unsure, "rules cannot see what is to be done".to_owned())),
            _ => not("it needs a verb first, and what it is done to"),
        }),
        each("Each action has an owner of ours", &|action| match &action.owner {
            None => not("nobody owns it"),
            Some(id) if is_ours(review, id) => Ok(()),
            Some(_) => not("its owner does not work here"),
        }),
        each("Each action is due, within ninety days", &|action| due(review.today(), &action.due)),
        each("Each action has a measure that can be counted", &|action| match counts(&action.measure) {
            true => Ok(()),
            false => not("there is no number by which it is seen to have worked"),
        }),
        whole(
            part,
            "One keeps it from happening again",
            has(&[ActionKind::Prevent]),
            "no action is to prevent",
        ),
        whole(
            part,
            "One finds it or deals with it sooner",
            has(&[ActionKind::Detect, ActionKind::Respond]),
            "no action is to detect or to respond",
        ),
        whole(
            part,
            "More than care and reminders",
            actions.iter().any(|action| hollow(&action.what, lexicon).is_none()),
            match actions.first().and_then(|action| hollow(&action.what, lexicon)) {
                Some(_) => "nothing changes by being careful or being reminded",
                None => "there are no actions",
            },
        ),
        point(part, "Each action is another one", "there are no actions", own(&texts)),
    ]
}

fn blameless(review: &Written<'_>) -> Vec<Point> {
    let part = ReviewPart::Blameless;
    let lexicon = &review.drill.lexicon;
    let names = review.names();
    let names: Vec<&str> = names.iter().map(|name| &**name).collect();
    let parts = review.parts;
    // A summary alone says too little for its silence to be worth anything.
    let written = (!parts.factors.is_empty()).then_some(review.summary).into_iter();
    let texts =
        written.chain(parts.factors.iter().map(|f| &*f.text)).chain(parts.actions.iter().map(|a| &*a.what));
    vec![
        point(
            part,
            "Nobody is blamed",
            "there are no factors to read",
            texts.map(|text| match blame(text, &names, lexicon) {
                Some(words) => not(format!("somebody stands beside \u{201c}{words}\u{201d}")),
                None => Ok(()),
            }),
        ),
        point(
            part,
            "No ladder of whys stops at a person",
            "there are no factors to read",
            parts.ends().map(|factor| match stops_at_person(&factor.text, &names, lexicon) {
                Some(words) => not(format!("\u{201c}{words}\u{201d} is where asking why stops")),
                None => Ok(()),
            }),
        ),
    ]
}

/// Whether each line says enough, and what none before it says.
fn own<'t>(texts: &'t [&'t str]) -> impl Iterator<Item = Place> + 't {
    (0..texts.len()).map(|n| {
        if words(texts[n]) < LINE_WORDS {
            not(format!("{} is a word or two", n + 1))
        } else if texts[..n].iter().any(|earlier| near_copy(earlier, texts[n]) >= COPY) {
            not(format!("{} says what another says", n + 1))
        } else {
            Ok(())
        }
    })
}

fn due(today: NaiveDate, written: &str) -> Place {
    let Some(due) = date(written.trim()) else {
        return not("it has no date, such as 2026-03-31");
    };
    if due <= today {
        not("its date has gone by")
    } else if today.checked_add_days(Days::new(DUE_WITHIN)).is_some_and(|last| due > last) {
        not("its date is more than ninety days off")
    } else {
        Ok(())
    }
}

/// The trainee, a colleague or a team: an action nobody here can do is a wish.
fn is_ours(review: &Written<'_>, id: &PersonId) -> bool {
    id.as_str() == TRAINEE
        || review.drill.policy.team(id.as_str()).is_some()
        || review.plot.person(id.as_str()).is_some_and(|person| !person.lane.is_outside())
}

impl Written<'_> {
    /// The day it is looked at.
    pub fn today(&self) -> NaiveDate {
        let start = self.plot.starts;
        let minutes = u64::from(start.clock.minutes) + self.at.whole_minutes();
        start.date.checked_add_days(Days::new(minutes / 1_440)).unwrap_or(start.date)
    }

    /// The first and family names of everybody in the drill.
    fn names(&self) -> Vec<Arc<str>> {
        let rota = self.drill.policy.teams.iter().flat_map(|team| &team.rota).map(|duty| &duty.name);
        let all = self.plot.people.iter().map(|person| &person.name).chain(rota);
        let parts = all.flat_map(|name| name.split_whitespace().map(Arc::<str>::from).collect::<Vec<_>>());
        parts.filter(|name| name.chars().count() > 2 && name.starts_with(char::is_uppercase)).collect()
    }
}
