//! The claims of the house, over two thousand plays by players without sense: whatever anybody does, these hold.

use muster::act::{Command, EndReason, Event};
use muster::assess::{Outcome, Scorecard, assess};
use muster::engine::dice::Dice;
use muster::engine::{Play, invariant};
use muster::ids::{RecordNo, VariantId};
use muster::policy::work::Domain;
use muster::rehearse::Player;
use muster::scenario::inject::Trigger;
use muster::session::write::About;
use muster::time::{SimSpan, SimTime};
use muster::verify::Recorded;

use crate::shipped::{Shipped, all, dead_air};

/// One play by a player without sense: what it did and when.
struct Tried {
    shipped: &'static Shipped,
    variant: VariantId,
    seed: u64,
    inputs: Vec<(SimTime, Command)>,
}

/// `plays` plays over every shipped drill, variant and player.
fn tried(plays: u64) -> impl Iterator<Item = Tried> {
    let players: Vec<Player> = Player::ALL.iter().copied().filter(|p| *p != Player::DoNothing).collect();
    (0..plays).map(move |n| {
        let shipped = &all()[(n % all().len() as u64) as usize];
        let variants = shipped.variants();
        let variant = variants[(n / 2 % variants.len() as u64) as usize].clone();
        // Mostly random ones: they reach the most.
        let player =
            if n % 3 == 0 { players[(n / 3 % players.len() as u64) as usize] } else { Player::Random };
        let inputs = player.play(&shipped.drill, &variant, n).expect("the variant").inputs;
        Tried { shipped, variant, seed: n, inputs }
    })
}

impl Tried {
    fn begin(&self) -> Play {
        Play::begin(&self.shipped.drill, &self.variant, self.seed).expect("the variant")
    }

    fn name(&self) -> String {
        format!("{} {} seed {}", self.shipped.drill.scenario.id, self.variant, self.seed)
    }

    fn card(&self, play: &Play) -> Scorecard {
        assess(&self.shipped.drill, &self.variant, play.entries(), play.now()).expect("the variant")
    }

    /// Played with time moved on by `tick` between inputs, as a page does.
    fn outcome(&self, tick: Option<SimSpan>) -> String {
        let Shipped { drill, bundle, .. } = self.shipped;
        let mut recorded =
            Recorded::begin(drill, bundle, &self.variant, self.seed, &About::default()).unwrap();
        let ends_at = recorded.play().plot().ends_at;
        let walk = |recorded: &mut Recorded, to: SimTime| {
            while let Some(tick) = tick.filter(|_| recorded.play().now() < to) {
                let next = (recorded.play().now() + tick).min(to);
                recorded.advance_to(next);
                if recorded.play().state().ended.is_some() {
                    break;
                }
            }
        };
        for (at, command) in &self.inputs {
            walk(&mut recorded, *at);
            recorded
                .submit(*at, command.clone(), None)
                .unwrap_or_else(|why| panic!("{}: {why}", self.name()));
        }
        walk(&mut recorded, ends_at);
        recorded.advance_to(ends_at);
        let end = recorded.text().lines().last().unwrap().to_owned();
        assert!(end.starts_with("{\"end\""), "{}", self.name());
        end
    }
}

#[test]
fn two_thousand_plays_break_no_invariant() {
    for t in tried(2_000) {
        let mut play = t.begin();
        let mut last = 0;
        for (at, command) in &t.inputs {
            play.submit(*at, command.clone()).unwrap_or_else(|why| panic!("{}: {why}", t.name()));
            invariant::check(&play).unwrap_or_else(|why| panic!("{}: {why}", t.name()));
            assert!(play.entries().len() >= last, "{}: an entry was taken back", t.name());
            last = play.entries().len();
        }
        let ends_at = play.plot().ends_at;
        play.advance_to(ends_at);
        invariant::check(&play).unwrap_or_else(|why| panic!("{}: {why}", t.name()));
        invariant::check_fold(&play).unwrap_or_else(|why| panic!("{}: {why}", t.name()));
        // A drill that lints clean never meets a limit.
        assert_ne!(play.state().ended, Some(EndReason::FuelExhausted), "{}", t.name());
    }
}

#[test]
fn the_same_inputs_give_the_same_outcome() {
    for t in tried(60) {
        assert_eq!(t.outcome(None), t.outcome(None), "{}", t.name());
    }
}

#[test]
fn pace_and_ticks_change_nothing() {
    // 1x and 20x with a page's ticks of a quarter of a second, a throttled tab, and steps.
    for t in tried(30) {
        let step = t.outcome(None);
        for tick in [SimSpan::from_ms(250), SimSpan::seconds(5), SimSpan::minutes(1), SimSpan::from_ms(7_777)]
        {
            assert_eq!(t.outcome(Some(tick)), step, "{} in ticks of {tick}", t.name());
        }
    }
}

#[test]
fn one_long_advance_equals_many_short_ones() {
    for seed in 0..60 {
        let shipped = &all()[(seed % all().len() as u64) as usize];
        let variant = shipped.variants()[0].clone();
        let mut whole = Play::begin(&shipped.drill, &variant, seed).unwrap();
        let mut parts = whole.clone();
        let ends_at = whole.plot().ends_at;
        whole.advance_to(ends_at);
        let mut nth = 0;
        while parts.now() < ends_at && parts.state().ended.is_none() {
            let stride = Dice::new(seed).roll("stride", "x", nth, 400_000);
            parts.advance_to((parts.now() + SimSpan::from_ms(stride)).min(ends_at));
            nth += 1;
        }
        assert_eq!(whole.entries(), parts.entries(), "seed {seed}");
        assert_eq!(whole.state(), parts.state(), "seed {seed}");
    }
}

#[test]
fn a_refused_command_leaves_the_state_as_it_was() {
    let nonsense = [
        Command::Open { contact: "nobody".into() },
        Command::Close { record: RecordNo(77), text: "x".to_owned() },
        Command::Note { record: RecordNo(0), text: "x".to_owned() },
        Command::Investigate { check: "nothing".into() },
        Command::Wait { length: SimSpan::ZERO },
        Command::Declare { record: RecordNo(1), because: "   ".to_owned() },
        Command::Note { record: RecordNo(1), text: "x".repeat(5_000) },
        Command::BreakOff,
    ];
    for t in tried(40) {
        let mut play = t.begin();
        for (at, command) in &t.inputs {
            let mut asked = play.clone();
            let mut waited = play.clone();
            waited.advance_to(*at);
            for command in &nonsense {
                if matches!(command, Command::BreakOff) && waited.state().busy.is_some() {
                    continue;
                }
                assert!(asked.submit(*at, command.clone()).is_err(), "{}: {command:?}", t.name());
            }
            assert_eq!(asked.entries(), waited.entries(), "{}", t.name());
            assert_eq!(asked.state(), waited.state(), "{}", t.name());
            assert_eq!(asked.inputs(), waited.inputs(), "{}", t.name());
            play.submit(*at, command.clone()).unwrap();
        }
        let before = SimTime::from_ms(play.now().ms().saturating_sub(1));
        if play.now() > before {
            assert!(play.submit(before, Command::Skip).is_err(), "time does not go back");
        }
    }
}

#[test]
fn lines_sum_exactly_and_no_act_changes_the_maximum() {
    for t in tried(150) {
        let mut play = t.begin();
        let of_items: Vec<u32> = play.plot().items.iter().map(|i| i.points).collect();
        for (n, (at, command)) in t.inputs.iter().enumerate() {
            play.submit(*at, command.clone()).unwrap();
            if n % 12 == 0 {
                check_card(&t, &play, &of_items);
            }
        }
        let ends_at = play.plot().ends_at;
        play.advance_to(ends_at);
        check_card(&t, &play, &of_items);
    }
}

fn check_card(t: &Tried, play: &Play, of_items: &[u32]) {
    let card = t.card(play);
    let worth: Vec<u32> = card.lines.iter().map(|l| l.points).collect();
    assert_eq!(worth, of_items, "{}: the maximum moved", t.name());
    assert_eq!(card.points, 10_000, "{}", t.name());
    let earned: u32 = card.lines.iter().map(|l| l.earned).sum();
    let taken: u32 = card.penalties.iter().map(|p| p.taken).sum();
    assert_eq!(card.earned, earned - taken, "{}: lines do not sum", t.name());
    assert_eq!(card.earned, card.domains.iter().map(|d| d.earned).sum::<u32>(), "{}", t.name());
    for domain in Domain::ALL {
        let of = |l: &&muster::assess::Line| l.domain == *domain;
        let earned: u32 = card.lines.iter().filter(of).map(|l| l.earned).sum();
        let taken: u32 = card.penalties.iter().filter(|p| p.domain == *domain).map(|p| p.taken).sum();
        assert!(taken <= earned, "{}: {domain} lost more than it earned", t.name());
    }
    let entries = play.entries().len() as u32;
    for line in &card.lines {
        assert!(line.earned + line.pending <= line.points, "{}: {}", t.name(), line.item);
        let reached = line.outcome != Outcome::NotReached;
        assert!(reached || line.earned + line.pending == 0, "{}: {} earned unreached", t.name(), line.item);
        assert!(line.entries.iter().all(|no| no.0 < entries), "{}: {}", t.name(), line.item);
        assert!(
            !line.entries.is_empty() || line.absence.is_some(),
            "{}: {} rests on nothing",
            t.name(),
            line.item
        );
        assert!(!line.rule.is_empty() && !line.good.is_empty(), "{}: {}", t.name(), line.item);
        assert!(t.shipped.drill.policy.clause(line.clause.as_str()).is_some(), "{}: {}", t.name(), line.item);
    }
    for penalty in &card.penalties {
        assert!(!penalty.entries.is_empty(), "{}: {} cites nothing", t.name(), penalty.penalty);
    }
}

#[test]
fn doing_everything_at_once_cannot_meet_all_targets() {
    let shipped = dead_air();
    for variant in shipped.variants() {
        let done = shipped.perform("everything-at-once", &variant, 5);
        let card = assess(&shipped.drill, &variant, done.play.entries(), done.play.now()).unwrap();
        assert!(card.earned < 5_000, "{variant}: {}", card.earned);
        assert!(card.lines.iter().any(|l| l.domain == Domain::Sla && l.earned < l.points), "{variant}");
    }
}

#[test]
fn waiting_for_news_ends_in_time_to_keep_a_promise() {
    let shipped = dead_air();
    let mut play = Play::begin(&shipped.drill, &shipped.variants()[0], 7).unwrap();
    let at = SimTime::START + SimSpan::seconds(1);
    let send = Command::Send {
        audience: "floor".into(),
        channel: "team-chat".into(),
        text: "Inbound calls at Hollin go silent. Log out of nothing. Next word from me at 10:20.".to_owned(),
        using: None,
        next: Some(SimTime::START + SimSpan::minutes(18)),
    };
    play.submit(at, send).unwrap();
    play.advance_to(SimTime::START + SimSpan::minutes(6));
    let due_at = play.state().promises.iter().next().expect("a promise").due_at;
    play.submit(play.now(), Command::Skip).unwrap();
    assert_eq!(play.state().busy.as_ref().unwrap().until + SimSpan::minutes(3), due_at);
}

#[test]
fn one_changed_act_does_not_reshuffle_all_luck() {
    // What comes at a time that the seed chose comes then, whatever the trainee did before.
    for shipped in all() {
        let variant = shipped.variants()[0].clone();
        let plot = &shipped.drill.scenario.variant(variant.as_str()).expect("the variant").plot;
        let arrivals = |script: &str| -> Vec<(String, SimTime)> {
            let done = shipped.perform(script, &variant, 9);
            let timed = |inject: &str| {
                let by_the_clock = |t: &Trigger| matches!(t, Trigger::At { .. });
                plot.inject(inject).is_some_and(|(_, i)| by_the_clock(&i.trigger) && i.only_if.is_none())
            };
            let fired = done.play.entries().iter().filter_map(|e| match &e.event {
                Event::InjectFired { inject } if timed(inject.as_str()) => Some((inject.to_string(), e.at)),
                _ => None,
            });
            fired.collect()
        };
        let with_the_witness = arrivals("witness");
        assert!(!with_the_witness.is_empty(), "{}", shipped.drill.scenario.id);
        for script in &plot.scripts {
            let came = arrivals(script.id.as_str());
            assert_eq!(came, with_the_witness, "{} {}", shipped.drill.scenario.id, script.id);
        }
    }
}

#[test]
fn a_drill_is_dealt_by_its_weights_and_the_same_seed_deals_the_same() {
    for shipped in all() {
        let mut dealt = std::collections::BTreeMap::new();
        for seed in 0..400 {
            *dealt.entry(shipped.drill.deal(seed).clone()).or_insert(0) += 1;
            assert_eq!(shipped.drill.deal(seed), shipped.drill.deal(seed));
        }
        assert_eq!(dealt.len(), shipped.variants().len());
        assert!(dealt.values().all(|n| *n > 60), "{dealt:?}");
    }
}
