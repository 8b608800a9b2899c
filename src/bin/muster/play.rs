//! `muster play`: a drill, in the terminal or from a file of inputs.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use muster::diagnostic::{Problems, Words, suggest};
use muster::engine::Drill;
use muster::export::{Run, headline, scorecard, transcript};
use muster::ids::VariantId;
use muster::limits;
use muster::rehearse::perform;
use muster::scenario::script::Step;
use muster::scenario::{Scenario, words};
use muster::session::write::About;
use muster::verify::Recorded;

use crate::paper::{Paper, somebody_types};
use crate::{Ending, Outcome, Unusable, desk, files, wall};

/// Arguments of `muster play`.
#[derive(clap::Args)]
pub struct Args {
    /// A drill: its folder or its file.
    #[arg(value_name = "SCENARIO")]
    scenario: PathBuf,
    /// Play a file of inputs (one command a line, as in AUTHORING.md section 6) instead of a trainee.
    #[arg(long, value_name = "FILE")]
    inputs: Option<PathBuf>,
    /// Play a script of the drill instead of a trainee: its witness, say, at a seed where it lost points.
    #[arg(long, value_name = "NAME", conflicts_with = "inputs")]
    script: Option<String>,
    /// The seed; the same seed always gives the same luck.
    #[arg(long)]
    seed: Option<u64>,
    /// The variant; otherwise the seed deals one.
    #[arg(long)]
    variant: Option<String>,
    /// Where to keep the session.
    #[arg(short, value_name = "SESSION")]
    out: Option<PathBuf>,
    /// What you call yourself: it is written in the session and not checked; a pseudonym is welcome.
    #[arg(long, value_name = "NAME", default_value = "")]
    label: String,
}

pub fn run(args: &Args) -> Outcome {
    let (found, drill) = files::drill(&args.scenario)?;
    let seed = args.seed.unwrap_or_else(wall::seed);
    let variant = match &args.variant {
        Some(name) => match drill.scenario.variant(name) {
            Some(variant) => variant.id.clone(),
            None => {
                return Err(Unusable(no_variant(&drill.scenario, name)));
            }
        },
        None => drill.deal(seed).clone(),
    };
    if let Some(out) = args.out.as_deref().filter(|out| out.exists()) {
        return Err(Unusable(format!("{} is there already; sessions are never overwritten", out.display())));
    }
    let label = muster::text::mask(&args.label).text;
    let by_hand = args.inputs.is_none() && args.script.is_none();
    let wall = by_hand.then(wall::now_ms);
    let about = About { mode: "practice".to_owned(), label, wall };
    let recorded = Recorded::begin(&drill, &found.bundle, &variant, seed, &about)
        .ok_or_else(|| Unusable("the variant cannot be played".to_owned()))?;
    let scripted = match (&args.inputs, &args.script) {
        (Some(inputs), _) => Scripted::of_file(&drill, &variant, inputs)?,
        (None, Some(name)) => Scripted::of_drill(&drill, &variant, name)?,
        (None, None) => return desk::Desk::open(drill, recorded, args.out.clone(), somebody_types())?.work(),
    };
    scripted.play(args, recorded)
}

/// What to say where a drill has no variant of that name.
fn no_variant(scenario: &Scenario, name: &str) -> String {
    match scenario.variants.as_slice() {
        [one] => format!(
            "there is no variant `{name}`: this drill has one only; leave `--variant` out, or write {}",
            one.id
        ),
        all => {
            let mend = suggest(name, all.iter().map(|variant| variant.id.as_str())).words();
            format!("there is no variant `{name}`; {mend}")
        }
    }
}

/// Steps that are played instead of a trainee's, and the drill with the happenings they wait for among its atoms.
struct Scripted {
    drill: Arc<Drill>,
    steps: Vec<Step>,
    /// What it is whose lines the steps have.
    from: String,
}

impl Scripted {
    /// The steps of a file of inputs.
    fn of_file(drill: &Arc<Drill>, variant: &VariantId, inputs: &Path) -> Result<Scripted, Unusable> {
        let text = files::text(inputs, limits::SOURCE_BYTES)?;
        let mut scenario: Scenario = drill.scenario.clone();
        let Some(ix) = scenario.variants.iter().position(|v| v.id == *variant) else {
            return Err(Unusable(format!("there is no variant `{variant}`")));
        };
        let mut problems = Problems::new();
        let played = &scenario.variants[ix];
        let (plot, steps) = words::parse_inputs(&text, &scenario, played, &drill.policy, &mut problems);
        if problems.has_errors() {
            let name = inputs.display().to_string();
            let told: String = problems.sorted().iter().map(|p| p.render(&name, &text)).collect();
            return Err(Unusable(format!("the inputs cannot be read\n{told}")));
        }
        scenario.variants[ix].plot = Arc::new(plot);
        let wider = Drill::new(scenario, drill.policy.clone(), drill.lexicon.clone());
        Ok(Scripted { drill: Arc::new(wider), steps, from: inputs.display().to_string() })
    }

    /// The steps of a script that stands in the drill.
    fn of_drill(drill: &Arc<Drill>, variant: &VariantId, name: &str) -> Result<Scripted, Unusable> {
        let scripts =
            drill.scenario.variant(variant.as_str()).map_or(&[][..], |played| &played.plot.scripts[..]);
        let Some(script) = scripts.iter().find(|script| script.id.as_str() == name) else {
            let all: Vec<&str> = scripts.iter().map(|script| script.id.as_str()).collect();
            return Err(Unusable(format!(
                "{variant} has no script `{name}`; the scripts are: {}",
                all.join(", ")
            )));
        };
        Ok(Scripted { drill: drill.clone(), steps: script.steps.clone(), from: format!("script {name}") })
    }

    /// Plays to the end of the shift.
    fn play(self, args: &Args, mut recorded: Recorded) -> Outcome {
        let from = &self.from;
        let (variant, seed) = (recorded.play().variant().clone(), recorded.play().seed());
        let done = perform(&self.drill, &variant, seed, &self.steps)
            .ok_or_else(|| Unusable(format!("{from} cannot be played")))?;
        for (line, refusal) in &done.refused {
            eprintln!("{from}, line {line}: refused: {refusal}");
        }
        for line in &done.skipped {
            eprintln!("{from}, line {line}: its time never came");
        }
        for (at, command) in done.inputs {
            recorded.submit(at, command, None).map_err(|refusal| {
                Unusable(format!("{from}: a step came out differently the second time: {refusal}"))
            })?;
        }
        let ends_at = recorded.play().plot().ends_at;
        recorded.advance_to(ends_at);
        let card = recorded.card().ok_or_else(|| Unusable("the shift did not end".to_owned()))?;
        let run = Run { label: &args.label, ..Run::new(recorded.play(), card) };
        let paper = Paper::of_stdout();
        match &args.out {
            Some(out) => {
                files::write(out, &recorded.text())?;
                paper.say(&format!("{}. The session is in {}.", headline(card), out.display()));
            }
            None => paper.put(&format!("{}\n\n{}", transcript::transcript(&run), scorecard::text(&run))),
        }
        Ok(Ending::Fine)
    }
}
