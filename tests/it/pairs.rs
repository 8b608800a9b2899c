//! What one does early shows later: the winning line of a drill with one early step changed, and what is then different in
//! the rest of the shift. The changed run is kept beside the others in `tests/goldens/<drill>/`.

use std::collections::BTreeSet;
use std::path::Path;

use muster::act::{Command, Event, Side, Utterance};
use muster::diagnostic::Problems;
use muster::rehearse::perform::{Performed, perform};
use muster::scenario::script::{Step, StepTime};
use muster::scenario::words;
use muster::time::{SimSpan, SimTime};

use crate::reports;
use crate::shipped::{Shipped, all};

/// The witness with one step done otherwise, and what that changes.
struct Pair {
    drill: &'static str,
    variant: &'static str,
    /// The run's name among the goldens.
    name: &'static str,
    /// The step of the witness, as it is written, and what stands in its place.
    was: &'static str,
    is: &'static str,
    /// What happens later to the witness only.
    lost: &'static [&'static str],
    /// What happens later in the changed run only.
    came: &'static [&'static str],
}

const PAIRS: &[Pair] = &[
    Pair {
        drill: "bill-and-app",
        variant: "spreads",
        name: "witness-has-her-reinstall",
        was: "say app-one n-hear",
        is: "say app-one n-reinstall",
        lost: &["inject app-again-calm", "inject end-good"],
        came: &["inject app-again-cross", "inject end-mixed"],
    },
    Pair {
        drill: "fourth-time",
        variant: "firmware",
        name: "witness-lets-the-visit-stand",
        was: "decide fourth-visit-booking take-out \"Light, firmware and line records point at the router's software, and that is put right from here. He has no days left.\" clause im-03 sure 85",
        is: "decide fourth-visit-booking let-run \"It can do no harm, and he can cancel it himself.\"",
        lost: &[],
        came: &["beat vale-back/back-visit", "inject vale-second-text"],
    },
    Pair {
        drill: "wrong-attachment",
        variant: "kind-recipient",
        name: "witness-asks-how-could-you",
        was: "say dana-whispers thank-dana",
        is: "say dana-whispers how-could-you",
        lost: &[
            "beat dana-room/dana-has-said-it",
            "inject dana-idea",
            "inject dana-room",
            "inject deputy-decides",
            "inject security-trace-same",
            "left dana-room",
        ],
        came: &[
            "inject dana-by-text",
            "inject dana-gone",
            "inject deputy-decides-one",
            "inject security-trace",
        ],
    },
];

/// Sooner than this after the changed step, it is still the answer to it.
const LATER: SimSpan = SimSpan::minutes(10);

impl Pair {
    fn shipped(&self) -> &'static Shipped {
        all().iter().find(|s| s.drill.scenario.id.as_str() == self.drill).expect("it is shipped")
    }

    fn command(&self, line: &str) -> Command {
        let shipped = self.shipped();
        let variant = shipped.drill.scenario.variant(self.variant).expect("the variant");
        let (scenario, policy) = (&shipped.drill.scenario, &shipped.drill.policy);
        let mut problems = Problems::new();
        let line = format!("at 1m: {line}\n");
        let (_, steps) = words::parse_inputs(&line, scenario, variant, policy, &mut problems);
        assert!(!problems.has_errors() && steps.len() == 1, "{line}");
        steps[0].command.clone()
    }

    /// The witness, and the same inputs at the same times with that one changed; and when it was. What has no meaning any
    /// more (to open what never came) is left out, as anybody would.
    fn play(&self) -> (Performed, Performed, SimTime) {
        let was = self.shipped().perform("witness", &self.variant.into(), reports::SEED);
        let (before, after) = (self.command(self.was), self.command(self.is));
        let nth =
            was.inputs.iter().position(|(_, command)| *command == before).expect("the witness does that");
        let at = was.inputs[nth].0;
        let steps: Vec<Step> = (0..)
            .zip(&was.inputs)
            .map(|(line, (at, command))| {
                let command = if line as usize == nth { after.clone() } else { command.clone() };
                Step { line, when: StepTime::At(*at), command }
            })
            .collect();
        let is = perform(&self.shipped().drill, &self.variant.into(), reports::SEED, &steps);
        (was, is.expect("the variant"), at)
    }
}

/// What the world and the people in it did after an instant: injects, what was said of their own accord, who
/// left, who gave up.
fn happenings(done: &Performed, after: SimTime) -> BTreeSet<String> {
    let told = |event: &Event| match event {
        Event::InjectFired { inject } => Some(format!("inject {inject}")),
        Event::ContactLost { contact } => Some(format!("lost {contact}")),
        Event::TalkEnded { contact, by: Side::Them } => Some(format!("left {contact}")),
        Event::Heard { contact, utterance: Utterance::Beat(beat) } => Some(format!("beat {contact}/{beat}")),
        _ => None,
    };
    done.play
        .entries()
        .iter()
        .filter(|entry| entry.at > after)
        .filter_map(|entry| told(&entry.event))
        .collect()
}

#[test]
fn one_early_step_shows_in_what_happens_later() {
    for pair in PAIRS {
        let (was, is, at) = pair.play();
        let before =
            |done: &Performed| done.inputs.iter().filter(|(when, _)| *when < at).cloned().collect::<Vec<_>>();
        assert_eq!(before(&was), before(&is), "{}: they begin alike", pair.name);
        let later = at + LATER;
        let (of_was, of_is) = (happenings(&was, later), happenings(&is, later));
        let lost: Vec<&str> = of_was.difference(&of_is).map(String::as_str).collect();
        let came: Vec<&str> = of_is.difference(&of_was).map(String::as_str).collect();
        assert_eq!((&lost[..], &came[..]), (pair.lost, pair.came), "{}", pair.name);
        assert!(lost.len() + came.len() >= 2, "{}: hardly anybody would notice", pair.name);
        let goldens = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens").join(pair.drill);
        let folder = goldens.join(format!("{}-{}", pair.name, pair.variant));
        reports::compare(&folder.join("inputs.txt"), &reports::written(&is, pair.variant));
        reports::keep(&folder, &is);
    }
}
