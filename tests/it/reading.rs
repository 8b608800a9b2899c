//! The labelled sentences of `tests/reading/`, and what holds for any text at all.

use std::fmt::Write as _;
use std::time::Duration;

use muster::diagnostic::{Problems, Severity, Span};
use muster::lane::Lane;
use muster::text::known::{Known, Learned, NOTHING};
use muster::text::{
    Context, DESK, DETECTORS, Lexicon, Phrases, Reading, Sense, Verdict, check, check_reading, mask,
    near_copy, read_slots, words,
};
use muster::time::{ClockTime, SimTime};
use muster::tree::toml;
use proptest::prelude::*;

/// The shipped lexicon, joined.
fn source() -> &'static str {
    static ONCE: std::sync::OnceLock<String> = std::sync::OnceLock::new();
    ONCE.get_or_init(|| crate::shipped::lexicon().text)
}

fn lexicon_of(source: &str) -> (Lexicon, Vec<String>) {
    let (tree, mut problems) = toml::parse(source);
    let lexicon = Lexicon::read(&tree, &mut problems);
    (lexicon, problems.sorted().into_iter().map(|p| p.render("en-GB.toml", source)).collect())
}

pub fn lexicon() -> &'static Lexicon {
    static ONCE: std::sync::OnceLock<Lexicon> = std::sync::OnceLock::new();
    ONCE.get_or_init(|| lexicon_of(source()).0)
}

/// What a page carries of it.
fn desk_lexicon() -> &'static Lexicon {
    static ONCE: std::sync::OnceLock<Lexicon> = std::sync::OnceLock::new();
    ONCE.get_or_init(|| Lexicon::of(&Lexicon::for_desk(&toml::parse(source()).0), &mut Problems::new()))
}

struct Setting {
    lane: Lane,
    now: SimTime,
    effect: Phrases,
    todo: Phrases,
    scope: Phrases,
    confirmed: Option<ClockTime>,
    said: String,
    letter: Learned,
    unmended: bool,
    to_one: bool,
}

const STARTS: &str = "10:02";

fn starts() -> ClockTime {
    ClockTime::parse(STARTS).unwrap()
}

fn sim(clock: &str) -> SimTime {
    starts().sim_of(ClockTime::parse(clock).unwrap()).unwrap()
}

impl Setting {
    fn new() -> Setting {
        Setting {
            lane: Lane::Public,
            now: sim("10:05"),
            effect: Phrases::default(),
            todo: Phrases::default(),
            scope: Phrases::default(),
            confirmed: None,
            said: String::new(),
            letter: Learned::default(),
            unmended: false,
            to_one: false,
        }
    }

    fn known(&self) -> Known<'_> {
        Known { read: vec![&self.letter], unmended: self.unmended, ..Known::default() }
    }

    fn context<'a>(&'a self, known: &'a Known<'a>) -> Context<'a> {
        Context {
            lane: self.lane,
            now: self.now,
            starts: starts(),
            effect_terms: &self.effect,
            todo_terms: &self.todo,
            scope_terms: &self.scope,
            confirmed_fix: self.confirmed,
            to_one: self.to_one,
            they_said: &self.said,
            known,
            ..Context::new(lexicon())
        }
    }

    fn set(&mut self, line: &str) {
        let (name, value) = line.split_once(' ').unwrap_or((line, ""));
        let phrases = || Phrases::of(value.split(',').map(str::trim));
        match name {
            "now" => self.now = sim(value),
            "lane" if value == "internal" => self.lane = Lane::Resolvers,
            "lane" if value == "external" => self.lane = Lane::Public,
            "lane" => self.lane = Lane::of(value).unwrap_or_else(|| panic!("unknown lane {value}")),
            "said" => self.said = value.to_owned(),
            "effect" => self.effect = phrases(),
            "todo" => self.todo = phrases(),
            "scope" => self.scope = phrases(),
            "confirmed" if value == "yes" => self.confirmed = Some(ClockTime { minutes: 12 * 60 }),
            "confirmed" => self.confirmed = ClockTime::parse(value).ok(),
            "known" => self.letter = Learned::of(value, lexicon()),
            "unmended" => self.unmended = value == "yes",
            "one" => self.to_one = value == "yes",
            _ => panic!("unknown setting {line}"),
        }
    }
}

/// Runs one file; says every sentence that came out otherwise than labelled, and every known miss that is none any more.
fn sentences(detector: &str, file: &str, least: (usize, usize)) -> String {
    let mut setting = Setting::new();
    let mut wrong = String::new();
    let (mut good, mut bad, mut failed, mut missed) = (0, 0, 0, 0);
    for line in file.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')) {
        if let Some(rest) = line.strip_prefix('@') {
            setting.set(rest.trim());
            continue;
        }
        let known_miss = line.starts_with('~');
        let line = line.trim_start_matches(['~', ' ']);
        let (label, text) = line.split_once(" | ").unwrap_or_else(|| panic!("no label: {line}"));
        let (label, due) = label.split_once(' ').map_or((label, None), |(l, d)| (l, Some(sim(d))));
        let expected = match label {
            "met" => Verdict::Met,
            "partly" => Verdict::Partly,
            "not" => Verdict::NotMet,
            "unsure" => Verdict::Unsure,
            _ => panic!("unknown label {label}"),
        };
        if expected == Verdict::Met {
            good += 1
        } else {
            bad += 1
        }
        let text = text.replace("\\n", "\n");
        let known = setting.known();
        let context = setting.context(&known);
        let finding = check(detector, &text, &context).unwrap();
        let slots = read_slots(&text, &context);
        let at_desk = Context { lexicon: desk_lexicon(), ..setting.context(&known) };
        assert_eq!(read_slots(&text, &at_desk), slots);
        if DESK.iter().any(|at_desk| at_desk.name == detector) {
            assert_eq!(check(detector, &text, &at_desk).unwrap(), finding);
        }
        if known_miss {
            missed += 1;
            if finding.verdict == expected {
                let _ = writeln!(wrong, "  {text}\n    is read right now: take its ~ away");
            }
        } else if finding.verdict != expected {
            failed += 1;
            let _ = writeln!(
                wrong,
                "  {text}\n    expected {expected:?}, got {:?}: {}",
                finding.verdict, finding.reason
            );
        } else if let Some(due) = due
            && slots.next_update_at != Some(due)
        {
            failed += 1;
            let got = slots.next_update_at.map(|t| starts().at(t));
            let _ = writeln!(wrong, "  {text}\n    expected due {}, got {got:?}", starts().at(due));
        }
    }
    let all = good + bad;
    println!("{detector}: {} of {all} as labelled ({good} met, {bad} other)", all - failed - missed);
    assert!(
        good >= least.0 && bad >= least.1,
        "{detector}: {good} met and {bad} other sentences are too few"
    );
    match wrong.is_empty() {
        true => wrong,
        false => format!("{detector}: {failed} of {all} sentences came out otherwise:\n{wrong}"),
    }
}

/// The files of labelled sentences: the detector's name, what is in it.
fn labelled() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/reading");
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("there is such a folder").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let other = |name: &&str| name.starts_with("guard") || *name == "promises";
        if let Some(detector) = name.strip_suffix(".txt").filter(|name| !other(name)) {
            files.push((detector.to_owned(), std::fs::read_to_string(entry.path()).expect("it is text")));
        }
    }
    files
}

#[test]
fn every_labelled_sentence_is_read_as_it_is_labelled() {
    let files = labelled();
    assert!(files.len() >= 13, "{} files", files.len());
    let mut wrong = String::new();
    for (detector, text) in &files {
        assert!(muster::text::detector(detector).is_some(), "{detector}.txt: there is no such detector");
        wrong += &sentences(detector, text, (4, 5));
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_guard_masks_what_is_restricted_and_nothing_else() {
    let mut wrong = String::new();
    let (mut planted, mut ordinary) = (0, 0);
    for line in include_str!("../reading/guard.txt").lines().filter(|l| !l.is_empty() && !l.starts_with('#'))
    {
        let (expected, text) = line.split_once(" | ").unwrap_or_else(|| panic!("no label: {line}"));
        let expected = if expected == "same" { text } else { expected };
        if expected == text {
            ordinary += 1
        } else {
            planted += 1
        }
        let masked = mask(text);
        if masked.text != expected {
            let _ = writeln!(wrong, "  {text}\n    expected {expected}\n    got      {}", masked.text);
        }
        assert_eq!(mask(&masked.text).text, masked.text, "masked twice: {text}");
    }
    println!("guard: {planted} planted, {ordinary} ordinary");
    assert!(planted >= 30 && ordinary >= 60, "{planted} planted, {ordinary} ordinary are too few");
    assert!(wrong.is_empty(), "the guard:\n{wrong}");
}

#[test]
fn the_lexicon_reads_without_a_problem() {
    let (_, problems) = lexicon_of(source());
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn what_is_wrong_with_a_lexicon_is_said() {
    let (tree, mut problems) = toml::parse(
        "langauge = 'en'\n[words]\nnegations = ['no']\nharm = ['down', 3, '...']\nscope-noun = 1\n",
    );
    let _ = Lexicon::read(&tree, &mut problems);
    let said: Vec<(&str, Severity)> =
        Problems::sorted(problems).iter().map(|p| (p.code, p.severity)).collect();
    for code in ["missing", "unknown-field", "unused-table", "bad-phrase", "wrong-kind", "missing-table"] {
        assert!(said.iter().any(|(c, _)| *c == code), "{code} in {said:?}");
    }
}

#[test]
fn a_changed_lexicon_changes_verdicts_without_touching_code() {
    let text = "Our smoke signal goes up at 10:30.";
    let setting = Setting::new();
    assert_eq!(check("next-update", text, &setting.context(&NOTHING)).unwrap().verdict, Verdict::NotMet);
    let changed = source().replace("promise-noun = [", "promise-noun = [\"smoke signal\",");
    let (changed, _) = lexicon_of(&changed);
    let context = Context { lexicon: &changed, ..setting.context(&NOTHING) };
    assert_eq!(check("next-update", text, &context).unwrap().verdict, Verdict::Met);
}

#[test]
fn a_detector_says_what_it_looks_for_and_its_own_example_is_bad_and_its_advice_good() {
    let letter = "Calls to Hollin have been cut off since 10:02. Ring us on 01632 960115 instead. Border controller A at Hollin \
                  answers every check and has passed no sound since two minutes past; suspected the renewed certificate; \
                  standby at Marsh End can take nine-tenths of the load.";
    for detector in DETECTORS {
        let mut setting = Setting::new();
        setting.letter = Learned::of(letter, lexicon());
        setting.effect = Phrases::of(["calls"]);
        setting.todo = Phrases::of(["web chat"]);
        if ![
            "no-speculation",
            "no-fix-time",
            "filled",
            "next-update",
            "effect",
            "todo",
            "scope",
            "no-blame",
            "plain-words",
            "fit-for-reader",
            "facts",
            "readable",
        ]
        .contains(&detector.name)
        {
            setting.lane = Lane::Resolvers;
        }
        let known = setting.known();
        let context = setting.context(&known);
        let of = |text: &str| check(detector.name, text, &context).unwrap();
        assert_ne!(of(detector.example).verdict, Verdict::Met, "{}: {}", detector.name, detector.example);
        assert_eq!(of(detector.instead).verdict, Verdict::Met, "{}: {}", detector.name, detector.instead);
        assert!(detector.what.len() > 10 && detector.why.len() > 20, "{}", detector.name);
    }
    assert!(check("no-such-detector", "", &Setting::new().context(&NOTHING)).is_none());
}

#[test]
fn slots_hold_what_a_good_holding_message_says() {
    let mut setting = Setting::new();
    setting.effect = Phrases::of(["calls", "cut off", "silent"]);
    setting.todo = Phrases::of(["web chat"]);
    let text = "We know that some calls to the energy line are being cut off. Our telephony team is working on it. \
                Please use web chat for now; you do not need to ring again. Next update by 10:30.";
    let slots = read_slots(text, &setting.context(&NOTHING));
    assert_eq!(slots.next_update_at, Some(sim("10:30")));
    assert!(slots.effect && slots.todo && slots.scope, "{slots:?}");
    let reassuring = "Thanks for your patience, we take this very seriously and will update you soon.";
    let slots = read_slots(reassuring, &setting.context(&NOTHING));
    assert!(slots.next_update_at.is_none() && !slots.effect && !slots.todo && !slots.scope, "{slots:?}");
}

#[test]
fn copies_are_near_and_news_is_not() {
    let first = "Some calls are being cut off. The telephony team is working on it. Next update by 10:30.";
    assert!(near_copy(first, &first.replace("10:30", "11:00")) > 7_500);
    assert!(
        near_copy(first, "Calls work again since 10:52. Nothing was lost. You need not do anything.") < 1_000
    );
    assert_eq!(near_copy("", ""), 0);
    assert_eq!(words(first), 17);
}

fn inside(span: Span, text: &str) -> bool {
    text.get(span.start as usize..span.end as usize).is_some()
}

/// Text as it might be typed, pasted or forged: pieces that the detectors know, numbers, marks, and anything else.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => proptest::sample::select(vec![
            "next update", "we will", "ring you", "by", "at", "in", "half past", "quarter to", "10:30", "3pm", "20 mins", "an hour", "not", "if we can",
            "hopefully", "fixed", "back", "probably", "trunk", "calls", "cut off", "[hh:mm]", "<", "[", "\"", "“", "’", "'", ".", "?", "\n", ",", "password is",
            "PIN", "cvv", "4111 1111 1111 1111", "12-34-56", "12345678", "sort code", "AB 12 34 56 C", "Hunter22x", "4821", "0", "-", ":", "99999999999999999999",
            "midnight", "tomorrow", "since", "INC-1042", "can someone", "check", "all", "customers", "\u{202e}", "\u{200b}", "\u{0}", "🙂", "é", "ß", "١٢", "½", "一",
        ]).prop_map(str::to_owned),
        1 => any::<String>(),
        1 => "[0-9 .:/-]{0,24}",
    ];
    proptest::collection::vec((piece, proptest::sample::select(vec![" ", "", "\n", "  "])), 0..40)
        .prop_map(|list| list.into_iter().fold(String::new(), |all, (piece, gap)| all + &piece + gap))
}

/// Masking what was masked changes nothing, and what was taken out are parts of the text, one behind the other.
fn masked_for_good(text: &str) {
    let once = mask(text);
    let twice = mask(&once.text);
    assert_eq!(twice.text, once.text, "from {text:?}");
    assert_eq!(twice.found, [], "from {text:?}");
    let mut end = 0;
    for (_, span) in &once.found {
        assert!(inside(*span, text) && span.start >= end, "{:?} in {text:?}", once.found);
        end = span.end;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_without_panic_and_with_spans_inside(text in any_text(), now in 0u64..50_000_000) {
        let mut setting = Setting::new();
        setting.now = SimTime::from_ms(now);
        setting.effect = Phrases::of(["calls", "cut off"]);
        setting.todo = Phrases::of(["check"]);
        let context = setting.context(&NOTHING);
        let reading = Reading::of(&text, lexicon());
        for sentence in &reading.sentences {
            prop_assert!(inside(sentence.span, &text));
        }
        for detector in DETECTORS {
            let finding = check_reading(detector.name, &reading, &context).unwrap();
            for span in &finding.spans {
                prop_assert!(inside(*span, &text) && span.start < span.end, "{}: {span:?} in {text:?}", detector.name);
            }
            prop_assert_eq!(&finding, &check(detector.name, &text, &context).unwrap());
        }
        let slots = read_slots(&text, &context);
        prop_assert!(slots.next_update_at.is_none_or(|due| due > context.now));
        let _ = (near_copy(&text, "a b c d"), words(&text));
    }

    #[test]
    fn masking_twice_is_masking_once(text in any_text()) {
        masked_for_good(&text);
    }
}

/// What pastes, forgeries and slips of the keyboard are made of: each makes some detector look around itself, and all of
/// them are to be read in one go.
const PIECES: &[&str] = &[
    "next update by 10:30 if we can ",
    "((((",
    "\"",
    "'a ",
    "4 1 1 1 ",
    "12-34-56 ",
    "password is ",
    "not fixed by 3, ",
    "[",
    "[hh:mm] ",
    "_",
    "a.b.",
    "a-b-",
    "1,111,",
    "🙂",
    "👩\u{200d}🚒 ",
    "\u{202e}x",
    "\u{7}",
    "\u{0} a",
    "مرحبا بكم ",
    "שלום, ",
    "half ",
    "a quarter to ",
    "STOP IT NOW ",
    "idiot ",
    "are you stupid, ",
    "sorry ",
    "sorry. I'll ring you. ",
    "the of ",
    "a: ",
    "word; ",
    "update, ",
    "p1 sip trunk ",
    "hol-sbc-02 ",
    "can someone check ",
    "since 10:00 ",
    "all customers ",
    "either you wait, or ",
    "calls cut off ",
    "probably the carrier's fault ",
    "Dear customer ",
    "said Owen Morgan engineer ",
    "\n",
    "a\n",
    "impact: high\n",
    "extraordinarily ",
];

#[test]
fn a_hundred_thousand_characters_of_anything_are_read_with_places_inside() {
    for piece in PIECES {
        let text = piece.repeat(100_000 / piece.len());
        let setting = Setting { letter: Learned::of(&text, lexicon()), ..Setting::new() };
        let known = setting.known();
        for lane in [Lane::Public, Lane::Customer, Lane::Resolvers] {
            let context = Context { lane, they_said: &text, ..setting.context(&known) };
            let reading = Reading::of(&text, lexicon());
            for detector in DETECTORS {
                let finding = check_reading(detector.name, &reading, &context).unwrap();
                let outside = finding.spans.iter().find(|span| !inside(**span, &text));
                assert_eq!(outside, None, "{} on {piece:?}", detector.name);
                assert!(
                    finding.reason.len() < 2_000,
                    "{} on {piece:?}: {}",
                    detector.name,
                    finding.reason.len()
                );
            }
        }
        let _ = mask(&text);
    }
}

/// What takes no longer than a turn of the scheduler is not worth a comparison; over texts of this length anything quadratic
/// takes much longer.
const SPARE: Duration = Duration::from_millis(20);

/// How long the shorter, four times, and the longer took, the best of a few runs, if the longer took more than two and a
/// half times as long and `spare`. Both go over as many bytes, so that a machine that is busy with something else holds up
/// both alike; what looks slow is run again.
#[allow(clippy::disallowed_types, clippy::disallowed_methods)]
fn out_of_proportion(
    mut short: impl FnMut(),
    mut long: impl FnMut(),
    spare: Duration,
) -> Option<(Duration, Duration)> {
    let mut four = || (0..4).for_each(|_| short());
    let mut best = [Duration::MAX; 2];
    for _ in 0..40 {
        let works: [&mut dyn FnMut(); 2] = [&mut four, &mut long];
        for (best, work) in best.iter_mut().zip(works) {
            let began = std::time::Instant::now();
            work();
            *best = began.elapsed().min(*best);
        }
        if best[1] <= best[0] * 5 / 2 + spare {
            return None;
        }
    }
    Some((best[0], best[1]))
}

/// Four times the text may take about four times as long; something quadratic takes sixteen: four times as long as the
/// shorter text four times.
#[test]
fn very_long_texts_cost_time_in_proportion() {
    let mut slow = String::new();
    for piece in PIECES {
        let [short, long] = [20_000, 80_000].map(|len| piece.repeat(len / piece.len()));
        let read = |text: &str| {
            let _ = (Reading::of(text, lexicon()), mask(text));
        };
        let found = out_of_proportion(|| read(&short), || read(&long), SPARE);
        if let Some((quick, longer)) = found {
            let _ =
                writeln!(slow, "  reading {piece:?}: four times {quick:?}, four times as long {longer:?}");
        }
        let readings = [&short, &long].map(|text| Reading::of(text, lexicon()));
        let settings =
            [&short, &long].map(|text| Setting { letter: Learned::of(text, lexicon()), ..Setting::new() });
        let known = [settings[0].known(), settings[1].known()];
        let contexts = [
            Context { they_said: &short, ..settings[0].context(&known[0]) },
            Context { they_said: &long, ..settings[1].context(&known[1]) },
        ];
        for detector in DETECTORS {
            let ask = |n: usize| {
                let _ = check_reading(detector.name, &readings[n], &contexts[n]);
            };
            let found = out_of_proportion(|| ask(0), || ask(1), SPARE);
            if let Some((quick, longer)) = found {
                let _ = writeln!(
                    slow,
                    "  {} on {piece:?}: four times {quick:?}, four times as long {longer:?}",
                    detector.name
                );
            }
        }
    }
    assert!(slow.is_empty(), "not in proportion:\n{slow}");
}

#[test]
fn what_fuzzing_once_broke_stays_mended() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/reading/found-by-fuzzing");
    let mut tried = 0;
    for entry in std::fs::read_dir(folder).expect("there is such a folder").flatten() {
        let text = std::fs::read_to_string(entry.path()).expect("it is text");
        masked_for_good(&text);
        tried += 1;
    }
    assert!(tried > 0);
}

#[test]
fn every_detector_has_sentences() {
    let files = labelled();
    // `symptom` asks what `effect` asks, of a handover.
    for detector in DETECTORS.iter().filter(|d| d.name != "symptom") {
        let own = files.iter().any(|(name, _)| name == detector.name);
        let blind = !detector.code.is_empty() && !blind(detector.code).is_empty();
        assert!(own || blind, "`{}` has no labelled sentences", detector.name);
    }
}

/// The list of detectors is the folder of detectors: with `MUSTER_BLESS=1` it is written from it.
#[test]
fn the_list_of_detectors_is_the_folder() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/text/detector");
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .expect("there is such a folder")
        .flatten()
        .filter_map(|entry| entry.file_name().to_string_lossy().strip_suffix(".rs").map(str::to_owned))
        .filter(|name| name != "mod")
        .collect();
    names.sort();
    let (mut mods, mut table) = (String::new(), String::new());
    for name in &names {
        let _ = writeln!(mods, "pub mod {name};");
        let _ = writeln!(table, "    {name}::DETECTOR,");
    }
    let path = format!("{folder}/mod.rs");
    let before = std::fs::read_to_string(&path).expect("the list is there");
    let between = |text: &str, from: &str, to: &str, new: &str| {
        let start = text.find(from).expect(from) + from.len();
        let end = start + text[start..].find(to).expect(to);
        format!("{}{new}{}", &text[..start], &text[end..])
    };
    let after = between(&before, "writes them.\n", "\nuse ", &mods);
    let after = between(&after, "pub const DETECTORS: &[Detector] = &[\n", "];", &table);
    if std::env::var_os("MUSTER_BLESS").is_some() {
        std::fs::write(&path, &after).expect("the list is written");
    } else {
        assert_eq!(
            before, after,
            "a detector came or went: `MUSTER_BLESS=1 cargo test --features cli --test it`"
        );
    }
}

/// The open sentences of a check that others labelled, where both labels are the same and sure.
fn blind(code: &str) -> Vec<(serde_json::Value, String)> {
    let path = format!("{}/tests/reading/blind/open/{code}.jsonl", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap_or_default();
    text.lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("a line is JSON"))
        .filter(|line| line["one"] == line["two"] && line["one"] != "unsure")
        .map(|line| {
            let label = line["one"].as_str().expect("a label is a word").to_owned();
            (line, label)
        })
        .collect()
}

/// What `cargo xtask reading` prints in full; here, that no change makes a detector much worse unseen.
#[test]
fn the_detectors_agree_with_those_who_labelled_blind() {
    let mut poor = String::new();
    for detector in DETECTORS.iter().filter(|d| !d.code.is_empty()) {
        let (mut found, mut missed, mut alarms) = (0u32, 0u32, 0u32);
        for (line, label) in blind(detector.code) {
            let of = |name: &str| line["context"][name].as_str();
            let time = |text: &str| ClockTime::parse(text).ok();
            let context = Context {
                lane: Lane::of(line["lane"].as_str().unwrap()).unwrap(),
                now: SimTime::START,
                starts: time(line["time"].as_str().unwrap()).unwrap(),
                confirmed_fix: of("confirmed_fix").and_then(time),
                no_way_round: of("workaround") == Some(""),
                they_said: of("they_said").unwrap_or_default(),
                ..Context::new(lexicon())
            };
            let finding = check(detector.name, line["text"].as_str().unwrap(), &context).unwrap();
            let there = matches!(label.as_str(), "met" | "violates");
            let said = match detector.sense {
                Sense::Must => finding.verdict == Verdict::Met,
                Sense::MustNot => matches!(finding.verdict, Verdict::NotMet | Verdict::Partly),
            };
            match (there, said) {
                (true, true) => found += 1,
                (true, false) => missed += 1,
                (false, true) => alarms += 1,
                (false, false) => {}
            }
        }
        let (precision, recall) =
            (found * 100 / (found + alarms).max(1), found * 100 / (found + missed).max(1));
        println!("{} {}: precision {precision}, recall {recall}", detector.code, detector.name);
        if found + missed > 0 && (precision < 85 || recall < 80) {
            let _ = writeln!(
                poor,
                "  {} {}: precision {precision}, recall {recall}",
                detector.code, detector.name
            );
        }
    }
    assert!(poor.is_empty(), "on the open sentences:\n{poor}");
}

/// Nobody labelled whether the open messages are written as language, but their writers said which they had strewn. An
/// alarm on an honest message is the worse mistake.
#[test]
fn open_messages_are_language_but_for_what_was_strewn_on_purpose() {
    let (mut language, mut strewn) = (0, 0);
    for file in ["messages-in", "messages-out"] {
        let path = format!("{}/tests/reading/blind/open/{file}.jsonl", env!("CARGO_MANIFEST_DIR"));
        for line in std::fs::read_to_string(path).expect("the messages are there").lines() {
            let line: serde_json::Value = serde_json::from_str(line).expect("a line is JSON");
            let trick = line["trick"].as_str().unwrap();
            let (expected, count) = match trick == "word salad" || trick.starts_with("keyword stuffing") {
                true => (Verdict::NotMet, &mut strewn),
                false => (Verdict::Met, &mut language),
            };
            *count += 1;
            let finding =
                check("in-sentences", line["text"].as_str().unwrap(), &Setting::new().context(&NOTHING))
                    .unwrap();
            assert_eq!(finding.verdict, expected, "{}: {}", line["id"], finding.reason);
        }
    }
    assert_eq!((language, strewn), (182, 5));
}
