//! The table itself. The order is the order of the manual.

use super::Is::*;
use super::{Field, Is, Shape};
use crate::diagnostic::for_authors;
use crate::lane::Lane;
use crate::policy::work::{Domain, Level, Resolution, Status, WorkKind};
use crate::scenario::plot::ContactChannel;
use crate::text::{DETECTOR_NAMES, anatomy};

/// Levels of a drill.
pub const LEVELS: &[&str] = &["junior", "junior-mid", "mid", "mid-senior", "senior"];
/// Which of several texts is marked.
pub const WHICH: &[&str] = &["first", "last", "every"];
/// What a contact can want.
pub const WANTS: &[&str] = &["answer"];
/// What a remedy can be.
pub const REMEDIES: &[&str] = &["fix", "workaround"];

const fn must(name: &'static str, is: Is, about: &'static str) -> Field {
    Field { name, is, must: true, about: for_authors(about) }
}

const fn may(name: &'static str, is: Is, about: &'static str) -> Field {
    Field { name, is, must: false, about: for_authors(about) }
}

fn kinds() -> Vec<&'static str> {
    WorkKind::ALL.iter().map(|x| x.word()).collect()
}
fn levels() -> Vec<&'static str> {
    Level::ALL.iter().map(|x| x.word()).collect()
}
fn statuses() -> Vec<&'static str> {
    Status::ALL.iter().map(|x| x.word()).collect()
}
fn domains() -> Vec<&'static str> {
    Domain::ALL.iter().map(|x| x.word()).collect()
}
fn channels() -> Vec<&'static str> {
    ContactChannel::ALL.iter().map(|(_, word, _)| *word).collect()
}
fn remedies() -> Vec<&'static str> {
    debug_assert!(REMEDIES.iter().all(|word| Resolution::from_word(word).is_some()));
    REMEDIES.to_vec()
}
fn detectors() -> Vec<&'static str> {
    DETECTOR_NAMES.to_vec()
}
fn lanes() -> Vec<&'static str> {
    Lane::ALL.iter().map(|lane| lane.word()).collect()
}
fn messages() -> Vec<&'static str> {
    anatomy::NAMES.to_vec()
}
fn drill_levels() -> Vec<&'static str> {
    LEVELS.to_vec()
}
fn which() -> Vec<&'static str> {
    WHICH.to_vec()
}
fn wants() -> Vec<&'static str> {
    WANTS.to_vec()
}

macro_rules! shapes {
    ($($const:ident $name:literal $about:literal [$($field:expr,)*])*) => {
        $(
            #[doc = $about]
            pub static $const: Shape = Shape { name: $name, about: for_authors($about), fields: &[$($field,)*] };
        )*
        /// Every kind of table, the drill itself first.
        pub static SHAPES: &[&Shape] = &[$(&$const,)*];
    };
}

shapes! {
    DRILL "drill" "A drill: one file." [
        must("format", Int(1, 1), "The format of the file; 1 is the only one"),
        must("id", Slug, "The drill's name, the same as its folder"),
        must("version", Text, "Its version, such as 1.0.0"),
        must("title", Text, "Its title"),
        must("policy", Slug, "The organisation it is set in"),
        must("starts", Start, "What time 0 stands for: 2026-03-10 10:02"),
        must("ends", Time, "When the shift is over"),
        must("brief", One(&BRIEF), "What is said before the shift"),
        must("truth", One(&TRUTH), "What the record should say"),
        may("terms", One(&TERMS), "Words by which messages are read"),
        may("services", OwnWords(statuses), "How services are at the start; those not named are ok"),
        may("counters", OwnInts, "Your own numbers at the start"),
        may("person", Many(&PERSON), "Who can be dealt with"),
        may("fact", Many(&FACT), "What can be known"),
        may("inject", Many(&INJECT), "What the world does"),
        may("check", Many(&CHECK), "What can be found out"),
        may("decision", Many(&DECISION), "What the drill asks"),
        may("approval", Many(&APPROVAL), "What needs a yes"),
        may("remedy", Many(&REMEDY), "Fixes and workarounds"),
        may("gauge", Many(&GAUGE), "Figures on the wallboard"),
        may("message", Many(&MESSAGE), "Templates and models"),
        may("item", Many(&ITEM), "What earns marks"),
        may("penalty", Many(&PENALTY), "What costs marks"),
        may("flag", Many(&FLAG), "What caps the band"),
        may("variant", Many(&VARIANT), "Ways the story can go"),
        may("script", Many(&SCRIPT), "Lists of steps that play the drill"),
    ]
    BRIEF "brief" "What is said before the shift." [
        must("summary", Text, "One sentence for the catalogue"),
        must("kind", Text, "What kind of drill"),
        must("level", Word(drill_levels), "For whom"),
        must("role", Text, "Who the trainee is"),
        must("minutes", Int(1, 240), "How long a play takes, in minutes of real time"),
        must("key", Text, "Who agreed the marks: author, or panel(5)"),
        must("text", Text, "What the trainee reads before the shift"),
        may("may", Texts, "What the trainee may decide alone"),
    ]
    TRUTH "truth" "What the record should say; duties follow the priority it gives." [
        must("kind", Word(kinds), "The kind of work"),
        must("service", Slug, "The service"),
        must("category", Slug, "The category"),
        must("impact", Word(levels), "The impact"),
        must("urgency", Word(levels), "The urgency"),
        may("begins", Time, "When the duty clocks truly start; leave out: at the start"),
    ]
    TERMS "terms" "Words by which messages are read." [
        may("effect", Texts, "What is hurt"),
        may("todo", Texts, "What to do"),
        may("scope", Texts, "Who or how much"),
    ]
    PERSON "person" "Someone who can be dealt with." [
        must("id", Slug, "The name in this file"),
        must("name", Text, "The name people use"),
        must("role", Text, "What they do"),
        may("lane", Word(lanes), "On which side they stand, for what is said to them; leave out: floor"),
        may("about", Text, "A few words on who they are"),
    ]
    FACT "fact" "Something that can be known." [
        must("id", Slug, "The name in this file"),
        must("text", Text, "What it is, as a neutral sentence"),
        may("from", Time, "Since when it is true; leave out: from the start"),
        may("known_by", Texts, "Who could have said so, and since when: imran from 3m"),
    ]
    INJECT "inject" "Something the world does." [
        must("id", Slug, "The name in this file, and of the contact it brings"),
        may("at", Time, "It happens at this time"),
        may("jitter", Span, "With `at`: moved either way by up to this"),
        may("on", Happening, "It happens when this happens"),
        may("each", Bool, "With `on`: every time, not only the first"),
        may("when", Condition, "It happens as soon as this comes true"),
        may("after", Range, "With `on` and `when`: so long after that"),
        may("if", Condition, "Looked at when it is due; if it does not hold, the inject never happens"),
        may("from", Slug, "Who it is from"),
        may("channel", Word(channels), "How it comes"),
        may("subject", Text, "A line for the inbox; leave out: the name of the sender"),
        may("text", Text, "What they say"),
        may("wants", Word(wants), "An answer is wanted"),
        may("patience", Span, "Then they give up"),
        may("tells", Texts, "What one knows after reading it"),
        may("effects", Texts, "What it changes, in order"),
    ]
    CHECK "check" "Something that can be looked into." [
        must("id", Slug, "The name in this file"),
        must("label", Text, "What the control says"),
        may("takes", Span, "How long it keeps the trainee busy; leave out: no time"),
        may("breakable", Bool, "Whether it can be broken off"),
        must("result", Many(&RESULT), "What it finds: the first that fits"),
    ]
    RESULT "check-result" "What a check finds." [
        may("if", Condition, "When this is what it finds; the last result has none"),
        must("text", Text, "What one sees"),
        may("healthy", Bool, "Whether it shows the service healthy; leave out: it says nothing about that"),
        may("tells", Texts, "What one knows then"),
    ]
    DECISION "decision" "A question the drill puts." [
        must("id", Slug, "The name in this file"),
        must("ask", Text, "The question"),
        must("opens", Condition, "When it is put"),
        may("closes", Condition, "When it no longer matters"),
        may("clauses", Texts, "Clauses that fit the best answer"),
        must("option", Many(&OPTION), "The answers"),
    ]
    OPTION "option" "An answer to a decision." [
        must("id", Slug, "The name in this decision"),
        must("text", Text, "What it says"),
        must("credit", Int(0, 100), "100, 67, 33 or 0 percent"),
        must("why", Text, "Why, for the debrief"),
    ]
    APPROVAL "approval" "Something that needs a yes." [
        must("id", Slug, "The name in this file"),
        must("label", Text, "What is to be approved"),
        must("by", Texts, "Who can give it"),
        may("trainee_may", Bool, "Whether the trainee may"),
        may("known", Condition, "When the desk offers it; leave out: always"),
        may("covers", Texts, "Audiences to whom nothing may be sent without it while a major incident is declared"),
    ]
    REMEDY "remedy" "A fix or a workaround." [
        must("id", Slug, "The name in this file"),
        must("label", Text, "What the control says"),
        must("kind", Word(remedies), "What resolving with it is"),
        may("needs", Slug, "The approval it needs"),
        may("offered", Condition, "When it can be chosen; leave out: always"),
        may("takes", Span, "How long it keeps the trainee busy; leave out: no time"),
    ]
    GAUGE "gauge" "A figure on the wallboard." [
        must("id", Slug, "The name in this file"),
        must("label", Text, "What it is called"),
        may("unit", Text, "%, s, or nothing"),
        must("course", Many(&COURSE), "How it goes"),
    ]
    COURSE "course" "A piece of a gauge's life." [
        may("from", Happening, "What begins it; the first course has none"),
        must("points", Text, "Values at times since it began: 0m 6, 2m 0, 30m 0"),
    ]
    MESSAGE "message" "A template, or a model that is shown after the run." [
        must("id", Slug, "The name in this file"),
        may("template", Bool, "Whether the trainee may begin from it"),
        must("title", Text, "What it is called"),
        may("audience", Slug, "For whom"),
        may("channel", Slug, "On which channel"),
        must("text", Text, "The text"),
    ]
    ITEM "item" "A line of the marks." [
        must("id", Slug, "The name in this file"),
        must("domain", Word(domains), "The domain it belongs to"),
        may("weight", Int(0, 1_000), "Its share inside the domain; leave out: 1"),
        must("what", Text, "What is asked, in a few words"),
        must("good", Text, "What good looked like"),
        must("clause", Slug, "The clause that asks for it"),
        may("seeds", Texts, "Seed points it serves, such as S47"),
        may("in_play", Text, "When it comes into play: a time, or inject(NAME) with a time of its own"),
        may("prevented_by", Happening, "The act that makes it needless, with full points"),
        may("done", Condition, "An obligation: what must be done"),
        may("since", Happening, "With `done`: due and late are counted from when this first happened"),
        may("due", Text, "With `done`: a length, or acknowledge, first-notice, resolve, or a trigger such as E5"),
        may("late", Span, "With `done`: nothing is earned from then on; leave out: twice `due`"),
        may("decision", Slug, "The credit of the option chosen there"),
        may("reason", Slug, "A reason with a fitting clause at that decision"),
        may("detector", Word(detectors), "What a text says"),
        may("message", Word(messages), "All that belongs into a message of that kind, and what takes away"),
        may("of", Happening, "With `detector` or `message`: whose text"),
        may("which", Word(which), "With `detector` or `message`: which of several; leave out: the first"),
        may("cadence", Slug, "Updates to that audience, no further apart than the policy wants"),
        may("until", Time, "With `cadence`: until then; leave out: the end"),
    ]
    PENALTY "penalty" "What costs marks." [
        must("id", Slug, "The name in this file"),
        must("domain", Word(domains), "The domain it is taken from"),
        must("points", Int(1, 100), "What one costs, of 100"),
        may("most", Int(1, 100), "How many count; leave out: 1"),
        must("on", Happening, "What calls for it"),
        must("what", Text, "What it is, in a few words"),
        must("good", Text, "What good looked like"),
        must("clause", Slug, "The clause"),
    ]
    FLAG "flag" "What caps the band." [
        must("id", Code, "Its code, such as R9"),
        must("what", Text, "What happened, in words"),
        must("when", Condition, "When it is raised"),
        may("needs_coach", Bool, "Whether a coach must confirm it"),
    ]
    VARIANT "variant" "A way the story can go." [
        must("id", Slug, "The name in this file"),
        must("title", Text, "A title for coaches and authors"),
        may("weight", Int(1, 1_000), "How often it is dealt, relative to the others; leave out: 1"),
        may("changes", Changes, "Laid over the story: the thing of the same id changes, a new one is added"),
    ]
    SCRIPT "script" "A list of steps that plays the drill." [
        must("id", Slug, "The name in this file; `witness` earns 100"),
        must("about", Text, "What it shows"),
        may("raises", Texts, "Flags it must raise"),
        must("steps", Text, "One step a line; AUTHORING.md, section 6"),
    ]
}
