//! What the worker does: text in, text out. The native side of the parity test compiles this same file.

use std::sync::Arc;

use muster::app::Compiled;
use muster::assess::assess;
use muster::diagnostic::{Problems, Span};
use muster::engine::{Drill, Play};
use muster::ids::VariantId;
use muster::jobs::reading::Text;
use muster::rehearse::{Performed, Player, perform as perform_steps};
use muster::scenario::script::Step;
use muster::scenario::words::parse_script;
use muster::scenario::{Atoms, Scenario, Variant, names_of};
use muster::session::write::About;
use muster::session::{Bundle, SessionFile};
use muster::time::SimSpan;
use muster::verify::{Recorded, Report, ladder};

/// Checks a session file; the answer is JSON: the verdict in the house's words, the steps, the marks.
pub fn check(session: &str) -> String {
    told(&ladder::check(session.as_bytes(), &[], |bundle| bundle.drill_or_say()))
}

fn told(report: &Report) -> String {
    let steps: Vec<_> = report
        .steps
        .iter()
        .map(|s| serde_json::json!({ "step": s.step.code(), "what": s.step.label(), "failed": s.failed }))
        .collect();
    let marks = report.card.as_ref().map(
        |card| serde_json::json!({ "earned": card.earned, "pending": card.pending, "reached": card.reached }),
    );
    serde_json::json!({
        "verdict": report.verdict.to_string(),
        "steps": steps,
        "marks": marks,
        "not_shown": ladder::NOT_SHOWN,
    })
    .to_string()
}

/// The outcome that a session file ends with.
///
/// # Errors
/// Why there is none.
pub fn outcome(session: &str) -> Result<String, String> {
    let file = SessionFile::read(session.as_bytes()).map_err(|e| e.to_string())?;
    file.end.map(|end| end.outcome).ok_or_else(|| "the session has no end".to_owned())
}

/// A drill as two texts: as the page plays it, and its sources.
pub type Drawn<'a> = (&'a str, &'a str);

/// The drill of the sources, with its marks and scripts.
fn marked(drill: Drawn<'_>) -> Result<(Bundle, Arc<Drill>), String> {
    let bundle: Bundle = serde_json::from_str(drill.1).map_err(|e| e.to_string())?;
    let drill = bundle.drill_or_say()?;
    Ok((bundle, Arc::new(drill)))
}

/// Plays a script, or a file of inputs, and gives the session file.
///
/// # Errors
/// What is wrong with the drill, the variant or the script.
pub fn perform(drill: Drawn<'_>, script: &str, variant: &str, seed: u64) -> Result<String, String> {
    let (bundle, own) = marked(drill)?;
    let found = variant_of(&own.scenario, variant)?;
    let names = names_of(&own.scenario, found, &own.policy);
    let (mut atoms, mut problems) = (Atoms::from_list(&found.plot.atoms), Problems::new());
    let steps = parse_script(script, Span::default(), &names, &mut atoms, &mut problems);
    if problems.has_errors() {
        return Err(problems.sorted().into_iter().next().map(|p| p.what).unwrap_or_default());
    }
    // What the script waits for may be more than the story looks for: the play gets a plot that looks for both.
    let mut scenario = own.scenario.clone();
    for other in &mut scenario.variants {
        if other.id == found.id {
            let mut plot = (*other.plot).clone();
            plot.atoms = atoms.into_list();
            other.plot = Arc::new(plot);
            break;
        }
    }
    let watching = Drill::new(scenario, own.policy.clone(), own.lexicon.clone());
    let done = steps_of(&Arc::new(watching), &found.id, seed, &steps)?;
    recorded((&bundle, &own), drill.0, &found.id, seed, &done)
}

/// Plays one of the drill's own scripts and gives the session file.
///
/// # Errors
/// What is wrong with the drill, the variant or the name.
pub fn perform_own(drill: Drawn<'_>, script: &str, variant: &str, seed: u64) -> Result<String, String> {
    let (bundle, own) = marked(drill)?;
    let found = variant_of(&own.scenario, variant)?;
    let steps = &found.plot.script(script).ok_or_else(|| format!("there is no script `{script}`"))?.steps;
    let done = steps_of(&own, &found.id, seed, steps)?;
    recorded((&bundle, &own), drill.0, &found.id, seed, &done)
}

/// The drill's own scripts: a line `variant script` each.
///
/// # Errors
/// What is wrong with the drill.
pub fn own_scripts(drill: Drawn<'_>) -> Result<String, String> {
    let (_, own) = marked(drill)?;
    let variants = own.scenario.variants.iter();
    let lines = variants.flat_map(|v| v.plot.scripts.iter().map(move |s| format!("{} {}\n", v.id, s.id)));
    Ok(lines.collect())
}

/// Plays at random and gives the session file; the seed deals the variant, too.
///
/// # Errors
/// What is wrong with the drill.
pub fn random_play(drill: Drawn<'_>, seed: u64) -> Result<String, String> {
    let (bundle, own) = marked(drill)?;
    let variant = own.deal(seed).clone();
    let done = Player::Random.play(&own, &variant, seed).ok_or("there is no such variant")?;
    recorded((&bundle, &own), drill.0, &variant, seed, &done)
}

fn variant_of<'a>(scenario: &'a Scenario, variant: &str) -> Result<&'a Variant, String> {
    scenario.variant(variant).ok_or_else(|| format!("there is no variant `{variant}`"))
}

fn steps_of(drill: &Arc<Drill>, variant: &VariantId, seed: u64, steps: &[Step]) -> Result<Performed, String> {
    perform_steps(drill, variant, seed, steps).ok_or_else(|| format!("there is no variant `{variant}`"))
}

/// Plays the inputs of what was performed once more, on the drill itself, and writes them down. What the page plays has
/// no marks in it: it must come to the same all the same.
fn recorded(
    (bundle, own): (&Bundle, &Arc<Drill>),
    played: &str,
    variant: &VariantId,
    seed: u64,
    done: &Performed,
) -> Result<String, String> {
    let about = About { mode: "practice".to_owned(), label: String::new(), wall: None };
    let page = Compiled::read(played)?.drill;
    let mut page = Play::begin(&page, variant, seed).ok_or("there is no such variant")?;
    let mut session =
        Recorded::begin(own, bundle, variant, seed, &about).ok_or("there is no such variant")?;
    for (at, command) in &done.inputs {
        session.submit(*at, command.clone(), None).map_err(|refusal| refusal.to_string())?;
        page.submit(*at, command.clone()).map_err(|refusal| refusal.to_string())?;
    }
    let ends_at = session.play().plot().ends_at;
    session.advance_to(ends_at);
    page.advance_to(ends_at);
    if page.entries() != session.play().entries() || page.state() != session.play().state() {
        return Err("the page's drill plays otherwise".to_owned());
    }
    Ok(session.text())
}

/// A message of 200 words such as detectors find much in, and what it answers.
const MESSAGE: &str = "Dear Mrs Tavener,\n\nYou rang us three times this morning and heard nothing each time, with a reading \
    that has to be in today. I am sorry, and I understand why you are cross. About one call in three to our energy line has gone \
    silent since 09:50; you did nothing wrong, and nothing is wrong with your telephone.\n\nOur telephony team is working on it with \
    the line company. We do not know yet when it will be mended, so I will not guess. What I can do now: I have noted on your account \
    that it must not be estimated, and your reference is HX-1042. If you like, I can take your reading by web chat today, or you can \
    give it to us by Friday on 01632 960250, whichever suits you better. You do not need to ring the main line again.\n\nI will write to \
    you again by 14:30, even if nothing has changed, and I will tell you then whether calls work. Two more things. Please never send \
    us your card number or your password in a message, as nobody here will ask for them. And if you are without heating, please \
    use the emergency number on your bill, because somebody answers it day and night.\n\nYours sincerely,\nEwan Pryce, customer \
    care, Northmoor Energy";
const THEY_SAID: &str = "I have rung three times about my meter reading and nobody speaks, the line is dead. It has to be in today!";

/// What [`bench`] can repeat.
pub const BENCHES: &str = "read-drill whole-play command entry tick assess random-play check read-message";

/// Does one thing `times` times over; the caller holds the clock. Gives how many there were in it: plays, or entries
/// for what goes by entries.
///
/// # Errors
/// What is wrong with the drill, or that there is no such bench.
pub fn bench(name: &str, drill: Drawn<'_>, times: u32) -> Result<u32, String> {
    let (_, own) = marked(drill)?;
    let variant = &own.scenario.variants.first().ok_or("there is no variant")?.id.clone();
    let witness = || -> Result<Play, String> {
        let plot = own.plot(variant).ok_or("there is no variant")?.0;
        let steps = &plot.script("witness").ok_or("there is no witness")?.steps;
        Ok(steps_of(&own, variant, 1, steps)?.play)
    };
    match name {
        "read-drill" => {
            for _ in 0..times {
                Compiled::read(drill.0)?;
            }
        }
        // The witness played from its script, and marked.
        "whole-play" => {
            for _ in 0..times {
                let play = witness()?;
                assess(&own, variant, play.entries(), play.now()).ok_or("no marks")?;
            }
        }
        // One input through the engine, what it sets going included.
        "command" => {
            let plot = own.plot(variant).ok_or("there is no variant")?.0;
            let steps = &plot.script("witness").ok_or("there is no witness")?.steps;
            let inputs = steps_of(&own, variant, 1, steps)?.inputs;
            let mut left = times;
            while left > 0 {
                let mut play = Play::begin(&own, variant, 1).ok_or("there is no variant")?;
                for (at, command) in inputs.iter().take(left as usize) {
                    play.submit(*at, command.clone()).map_err(|why| why.to_string())?;
                    left -= 1;
                }
            }
        }
        // One entry written, over whole plays.
        "entry" => {
            let mut left = times as usize;
            while left > 0 {
                left = left.saturating_sub(witness()?.entries().len());
            }
        }
        // A page's tick: a quarter of a second of simulated time, in which mostly nothing is due.
        "tick" => {
            let begin = || Play::begin(&own, variant, 1).ok_or("there is no variant");
            let mut play = begin()?;
            for _ in 0..times {
                if play.state().ended.is_some() {
                    play = begin()?;
                }
                play.advance_to(play.now() + SimSpan::from_ms(250));
            }
        }
        "assess" => {
            let play = witness()?;
            for _ in 0..times {
                assess(&own, variant, play.entries(), play.now()).ok_or("no marks")?;
            }
        }
        "random-play" => {
            for seed in 0..u64::from(times) {
                Player::Random.play(&own, variant, seed).ok_or("there is no variant")?;
            }
        }
        // 200 words through every detector, and the whole of it marked.
        "read-message" => {
            let line = serde_json::json!({ "text": MESSAGE, "lane": "customer", "time": "10:12", "kind": "reply",
                "context": { "they_said": THEY_SAID } });
            let text = Text::of(&line.to_string())?;
            for _ in 0..times {
                text.answers(&own.lexicon, None);
            }
        }
        "check" => {
            let session = perform_own(drill, "witness", variant.as_str(), 1)?;
            for _ in 0..times {
                check(&session);
            }
        }
        other => return Err(format!("there is no bench `{other}`")),
    }
    Ok(times)
}
