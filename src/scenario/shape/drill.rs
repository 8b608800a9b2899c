//! The table itself. The order is the order of the manual.

use super::Is::*;
use super::{Field, Is, Shape};
use crate::act::Absence;
use crate::diagnostic::for_authors;
use crate::lane::Lane;
use crate::limits;
use crate::policy::work::{Domain, Level, Resolution, Route, Status, WorkKind};
use crate::scenario::floor::{Shows, WhenOut};
use crate::scenario::inject::ContactChannel;
use crate::scenario::rubric::ReviewPart;
use crate::scenario::taking::Reception;
use crate::text::{DETECTOR_NAMES, anatomy};

/// Levels of a drill.
pub const LEVELS: &[&str] = &["junior", "junior-mid", "mid", "mid-senior", "senior"];
/// Which of several texts is marked.
pub const WHICH: &[&str] = &["first", "last", "every", "together"];
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
fn routes() -> Vec<&'static str> {
    Route::ALL.iter().map(|x| x.word()).collect()
}
fn receptions() -> Vec<&'static str> {
    Reception::ALL.iter().map(|(_, word)| *word).collect()
}
fn presences() -> Vec<&'static str> {
    std::iter::once("here").chain(Absence::ALL.iter().map(|x| x.word())).collect()
}
fn reviews() -> Vec<&'static str> {
    ReviewPart::ALL.iter().map(|(word, _)| *word).collect()
}

fn which() -> Vec<&'static str> {
    WHICH.to_vec()
}
fn shows() -> Vec<&'static str> {
    Shows::WORDS.iter().map(|(word, _)| *word).collect()
}
fn when_out() -> Vec<&'static str> {
    WhenOut::WORDS.iter().map(|(word, _)| *word).collect()
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
        must("case", Many(&CASE), "The work there truly is: what records should say"),
        may("terms", One(&TERMS), "Words by which messages are read"),
        may("services", OwnWords(statuses), "How services are at the start; those not named are ok"),
        may("counters", OwnInts, "Your own numbers at the start"),
        may("person", Many(&PERSON), "Who can be dealt with"),
        may("colleague", Many(&COLLEAGUE), "Of these people it is kept how they are"),
        may("task", Many(&TASK), "What colleagues can be asked to do"),
        may("presence", Many(&PRESENCE), "When people cannot be reached"),
        may("fact", Many(&FACT), "What can be known"),
        may("inject", Many(&INJECT), "What the world does"),
        may("talk", Many(&TALK), "Conversations"),
        may("check", Many(&CHECK), "What can be found out"),
        may("decision", Many(&DECISION), "What the drill asks"),
        may("approval", Many(&APPROVAL), "What needs a yes"),
        may("remedy", Many(&REMEDY), "Fixes and workarounds"),
        may("line", Many(&LINE), "The floor behind the story: its queues"),
        may("surge", Many(&SURGE), "What brings more people to them than usual"),
        may("gauge", Many(&GAUGE), "Figures on the wallboard"),
        may("message", Many(&MESSAGE), "Templates and models"),
        may("taking", Many(&TAKING), "How desks take what is passed to them, where not as their rota says"),
        may("need", Many(&NEED), "When work must be passed on: a trigger of the policy is met"),
        may("exempt", Many(&EXEMPT), "Passing on that nothing calls for and that costs nothing"),
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
        may("first_step", Texts, "Whom the trainee may always ask; leave out: whom the policy names"),
    ]
    CASE "case" "A piece of work as it truly is; duties follow the priority it gives." [
        must("id", Slug, "The name in this file"),
        must("what", Text, "What it is, in a few words, for the debrief"),
        must("kind", Word(kinds), "The kind of work"),
        must("service", Slug, "The service"),
        must("category", Slug, "The category"),
        must("impact", Word(levels), "The impact"),
        must("urgency", Word(levels), "The urgency"),
        may("contacts", Texts, "The contacts that bring it: a record tied to one of them is of this case"),
        may("begins", Text, "When the duty clocks truly start: a time, or inject(NAME) with a time of its own; leave out: at the start"),
        may("aware", Happening, "By what anybody reasonable would know of it: the clock of a breach runs from then"),
        may("sector", Slug, "The sector whose rules hold for a complaint, as the rule pack names it: telecoms, energy, finance"),
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
        may("mood", Int(0, 100), "How upset at the start: 0 at ease, 100 beside themselves; leave out: no mood is kept"),
        may("about", Text, "A few words on who they are"),
    ]
    COLLEAGUE "colleague" "A person of whom it is kept how they are, from 0 to 100." [
        must("id", Slug, "The person"),
        must("composure", Int(0, 100), "How steady they are at the start"),
        must("skill", Int(0, 100), "How well they do this work at the start"),
        must("trust", Int(0, 100), "How far they trust the trainee at the start"),
        may("live", Condition, "When they are on a live conversation, which can be helped with or taken over"),
        may("unsafe", Condition, "When safety or abuse asks that it be taken over"),
        may("break", Span, "How long a break of theirs lasts; leave out: 10m"),
    ]
    TASK "task" "Something a colleague can be asked to do." [
        must("id", Slug, "The name in this file"),
        may("who", Slug, "Who can do it; leave out: whoever is asked"),
        must("asks", Texts, "Phrases by which what is asked is this task"),
        must("takes", Range, "How long it takes at a skill of 50; half as long at 100, half as long again at 0"),
        must("read_back", Text, "How they read it back"),
        may("misheard_if", Condition, "When they hear something else"),
        may("misheard", Text, "With `misheard_if`: what they read back then"),
        must("done", Text, "What they report"),
        may("wrong_if", Condition, "Looked at when they report: when it went wrong"),
        may("wrong", Text, "What they report when it went wrong, or when they heard something else"),
        may("tells", Texts, "What one knows once it is done rightly"),
        may("effects", Texts, "What it changes, done rightly, in order"),
    ]
    PRESENCE "presence" "A time in which somebody cannot be reached, or has to come in." [
        must("id", Slug, "The name in this file"),
        must("who", Slug, "A person or a team"),
        may("name", Text, "Who of the team's rota; leave out: all of them"),
        must("is", Word(presences), "here (they answer), busy, break, away, stale-number"),
        may("from", Time, "Since when; leave out: from the start"),
        may("until", Time, "Until when; leave out: the end"),
        may("rings", Span, "How long it rings before somebody answers or nobody does; leave out: no time"),
        may("travel", Range, "How long who answers needs to come in: then `came-in` happens"),
        may("text", Text, "What one hears instead of them"),
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
    TALK "talk" "The conversation that a contact begins." [
        must("id", Slug, "The contact: the inject of that name, by phone, by chat or at the desk"),
        may("coaching", Bool, "Whether a colleague is coached in it: it begins as soon as they come"),
        may("agreed", Condition, "With `coaching`: when the goal is agreed"),
        may("silence", Span, "So long without a word from the trainee and they speak; leave out: they wait"),
        may("quiet", Texts, "What they say then, in order; the last again and again"),
        may("quiet_mood", Int(-100, 100), "What each of these does to their mood"),
        may("else", Texts, "What they say to words that are no move"),
        must("move", Many(&MOVE), "What can be said to them"),
        may("beat", Many(&BEAT), "What they say of their own accord"),
    ]
    MOVE "move" "Something the trainee can say." [
        must("id", Slug, "The name in this file"),
        may("say", Text, "The line that is offered; leave out: it takes one's own words"),
        may("asks", Texts, "Phrases by which own words are this move"),
        may("offered", Condition, "When it can be said; leave out: always while they talk"),
        may("once", Bool, "Whether it has its effect only once; leave out: true"),
        may("mood", Int(-100, 100), "What it does to their mood"),
        may("takes", Span, "How long it keeps the trainee busy; leave out: the policy's cost of `say`"),
        may("tells", Texts, "What one knows afterwards"),
        may("effects", Texts, "What it changes, in order"),
        may("ends", Bool, "Whether the conversation is over after their reply"),
        must("reply", Many(&REPLY), "What they say to it: the first that fits"),
    ]
    REPLY "reply" "What somebody says to a move." [
        may("if", Condition, "When they say this; the last has none"),
        must("text", Text, "What they say"),
        may("mood", Int(-100, 100), "What saying it does to their mood"),
        may("tells", Texts, "What one knows after hearing it"),
    ]
    BEAT "beat" "What somebody says of their own accord, once." [
        must("id", Slug, "The name in this file"),
        may("after", Span, "So long after the conversation began"),
        may("when", Condition, "As soon as this comes true while they talk"),
        may("if", Condition, "Looked at then; if it does not hold, it is not said"),
        must("text", Text, "What they say"),
        may("mood", Int(-100, 100), "What saying it does to their mood"),
        may("tells", Texts, "What one knows after hearing it"),
        may("effects", Texts, "What it changes, in order"),
        may("ends", Bool, "Whether they end the conversation with it"),
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
    LINE "line" "A queue of the floor and those who work on it, by a model." [
        must("id", Slug, "The name in this file"),
        must("label", Text, "What it is called"),
        must("staff", Int(0, limits::LINE_STAFF), "How many people work on it as the shift begins"),
        must("handling", Span, "How long one contact keeps somebody busy, on average"),
        must("patience", Span, "How long somebody waits before giving up, on average"),
        must("offered", Text, "Contacts an hour on an ordinary day: 0m 60, 20m 75"),
        may("again", Int(0, 100), "Of a hundred who gave up, how many try again; leave out: none"),
        may("again_after", Span, "How long after they gave up, on average; leave out: 5m"),
        may("call_back", Int(0, 100), "Of a hundred who would give up, how many leave a number instead; leave out: none"),
        may("prompt", Span, "Who is answered within this long was answered in time; leave out: 20s"),
        may("service", Slug, "The service it needs"),
        may("out", Word(when_out), "While that is down: door (they never reach the queue; leave out) or desk (nobody can answer)"),
        may("degraded", Int(0, 100), "Of a hundred of its people, how many can work while the service is degraded; leave out: 60"),
    ]
    SURGE "surge" "What brings more people to a line than usual." [
        must("id", Slug, "The name in this file"),
        must("line", Slug, "The line they turn to"),
        may("from", Happening, "What begins it; leave out: it runs from the start"),
        may("until", Happening, "What ends it"),
        may("fades", Span, "How long it takes to fade after that; leave out: 10m"),
        must("affected", Text, "How many are affected, so long after it began: 0m 200, 10m 1200"),
        must("ask", Int(0, 1_000), "Of a hundred of them, how many get in touch in an hour when told nothing"),
        may("told", Slug, "The audience they are: what it was told last calms them"),
        may("by", Texts, "The channels on which they hear it; leave out: all"),
        may("handling", Span, "How long one of them keeps somebody busy, on average; leave out: as any other"),
        may("briefed", Slug, "The audience that answers them; once told something, they take less time"),
    ]
    GAUGE "gauge" "A figure on the wallboard." [
        must("id", Slug, "The name in this file"),
        must("label", Text, "What it is called"),
        may("unit", Text, "%, s, or nothing"),
        may("course", Many(&COURSE), "How it goes, drawn by you"),
        may("line", Slug, "... or the line of the floor that shows it"),
        may("shows", Word(shows), "With `line`: what of it"),
        may("over", Span, "With `line`: over its last so many minutes; leave out: since the shift began"),
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
    TAKING "taking" "How a desk takes what is passed to it: the first that fits." [
        must("id", Slug, "The name in this file"),
        must("to", Slug, "The desk"),
        may("case", Slug, "The work it is about; leave out: whatever is passed to it"),
        may("if", Condition, "Looked at as it is passed on; leave out: always"),
        may("answer", Word(receptions), "What they do: take it, hand it back, or none answers; leave out: take"),
        may("after", Range, "How long that takes; leave out: as their rota says"),
        may("text", Text, "What they say: a read-back, or why it is not theirs"),
    ]
    NEED "need" "A trigger of the policy that the story meets: work must be passed on." [
        must("id", Slug, "The name in this file"),
        must("trigger", Text, "The policy's trigger, such as E6"),
        may("case", Slug, "The work it is about; leave out: any record"),
        may("in_play", Text, "When it is met: a time, or inject(NAME) with a time of its own; leave out: at the start"),
        may("since", Condition, "Met only when this comes true, be it by the trainee's own act"),
        may("to", Texts, "Who is right, any of them; leave out: all whom the policy names"),
        may("route", Word(routes), "Which way it must go; leave out: either"),
        may("voice", Bool, "Whether ringing one of them will do; leave out: as the policy says"),
        may("while", Condition, "What must be so as it is passed on"),
        may("within", Span, "How soon; leave out: as the policy says"),
        may("late", Span, "Nothing is earned from then on; leave out: twice `within`"),
    ]
    EXEMPT "exempt" "Passing on that nothing calls for and that costs nothing all the same." [
        must("id", Slug, "The name in this file"),
        must("to", Texts, "To whom"),
        may("case", Slug, "From whose record; leave out: any"),
        may("while", Condition, "Only while this is so"),
        must("because", Text, "Why"),
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
        may("case", Slug, "With `done`: the case whose priority gives `due`; leave out: the first"),
        may("due", Text, "With `done`: a length, or acknowledge, first-notice, resolve, or a trigger such as E5"),
        may("late", Span, "With `done`: nothing is earned from then on; leave out: twice `due`"),
        may("need", Slug, "An obligation too: what must be passed on, to whom and by when, as the need says"),
        may("decision", Slug, "The credit of the option chosen there"),
        may("reason", Slug, "A reason with a fitting clause at that decision"),
        may("detector", Word(detectors), "What a text says"),
        may("message", Word(messages), "All that belongs into a message of that kind, and what takes away"),
        may("review", Word(reviews), "What rules can see of a post-incident review"),
        may("of", Happening, "With `detector`, `message` or `review`: whose text"),
        may("which", Word(which), "With `detector`, `message` or `review`: which of several; leave out: the first"),
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
