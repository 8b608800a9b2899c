//! What of a drill was ever seen in play: what nobody ever met is not part of the drill, whatever its file says.

use std::collections::BTreeSet;

use super::perform::Performed;
use crate::act::{Event, Utterance};
use crate::assess::Scorecard;
use crate::diagnostic::Span;
use crate::ids::{BeatId, ContactId, DecisionId, FlagId, InjectId, ItemId, MoveId, OptionId, PenaltyId};
use crate::scenario::{Plot, Scenario};
use crate::tree::{Node, Value};

/// Something an author wrote that a play can bring out.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Thing {
    /// Something the world does.
    Inject(InjectId),
    /// Something that can be said in a conversation.
    Move(ContactId, MoveId),
    /// One of the replies to it, from 0.
    Reply(ContactId, MoveId, u16),
    /// Something they say of their own accord.
    Beat(ContactId, BeatId),
    /// An answer to a question.
    Choice(DecisionId, OptionId),
    /// A line of the rubric, by anything it earned.
    Item(ItemId),
    /// Something that costs marks.
    Penalty(PenaltyId),
    /// A red flag.
    Flag(FlagId),
}

/// A kind of [`Thing`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[allow(missing_docs, reason = "as in Thing")]
pub enum Sort {
    Inject,
    Move,
    Reply,
    Beat,
    Choice,
    Item,
    Penalty,
    Flag,
}

impl Sort {
    /// All of them, in the order told.
    pub const ALL: &[Sort] = &[
        Sort::Inject,
        Sort::Item,
        Sort::Move,
        Sort::Reply,
        Sort::Beat,
        Sort::Choice,
        Sort::Penalty,
        Sort::Flag,
    ];

    /// What never happened to those that no play brought out.
    pub const fn never(self) -> &'static str {
        match self {
            Sort::Inject => "fired",
            Sort::Item => "earned",
            Sort::Move => "said by the trainee",
            Sort::Reply => "said in reply",
            Sort::Beat => "said of their own accord",
            Sort::Choice => "chosen",
            Sort::Penalty => "taken",
            Sort::Flag => "raised",
        }
    }

    /// Whether a drill is at fault that has one which no play brings out. The others may be traps that nobody has walked
    /// into yet: they are told, and judged by the author.
    pub const fn must_show(self) -> bool {
        matches!(self, Sort::Inject | Sort::Item)
    }
}

impl Thing {
    /// What it is.
    pub const fn sort(&self) -> Sort {
        match self {
            Thing::Inject(_) => Sort::Inject,
            Thing::Move(..) => Sort::Move,
            Thing::Reply(..) => Sort::Reply,
            Thing::Beat(..) => Sort::Beat,
            Thing::Choice(..) => Sort::Choice,
            Thing::Item(_) => Sort::Item,
            Thing::Penalty(_) => Sort::Penalty,
            Thing::Flag(_) => Sort::Flag,
        }
    }

    /// Its name as an author finds it: `vale-rings/calm-down`, and `#2` for a second reply.
    pub fn name(&self) -> String {
        match self {
            Thing::Inject(id) => id.to_string(),
            Thing::Move(contact, id) => format!("{contact}/{id}"),
            Thing::Reply(contact, id, nth) => format!("{contact}/{id}#{}", u32::from(*nth) + 1),
            Thing::Beat(contact, id) => format!("{contact}/{id}"),
            Thing::Choice(decision, id) => format!("{decision}/{id}"),
            Thing::Item(id) => id.to_string(),
            Thing::Penalty(id) => id.to_string(),
            Thing::Flag(id) => id.to_string(),
        }
    }

    /// Where it stands in the file of its drill, variants' changes included; nothing if it is not there.
    pub fn place(&self, file: &Node) -> Option<Span> {
        let changes = list(file, "variant").iter().filter_map(|variant| variant.get("changes"));
        let found = std::iter::once(file).chain(changes).find_map(|part| self.place_in(part))?;
        Some(found.get("id").or_else(|| found.get("text")).unwrap_or(found).span)
    }

    fn place_in<'n>(&self, part: &'n Node) -> Option<&'n Node> {
        let within = |of: &str, id: &str, lists: &str, inner: &str| {
            named(list(part, of), id).and_then(|outer| named(list(outer, lists), inner))
        };
        match self {
            Thing::Inject(id) => named(list(part, "inject"), id.as_str()),
            Thing::Move(contact, id) => within("talk", contact.as_str(), "move", id.as_str()),
            Thing::Reply(contact, id, nth) => {
                let outer = within("talk", contact.as_str(), "move", id.as_str())?;
                list(outer, "reply").get(usize::from(*nth))
            }
            Thing::Beat(contact, id) => within("talk", contact.as_str(), "beat", id.as_str()),
            Thing::Choice(decision, id) => within("decision", decision.as_str(), "option", id.as_str()),
            Thing::Item(id) => named(list(part, "item"), id.as_str()),
            Thing::Penalty(id) => named(list(part, "penalty"), id.as_str()),
            Thing::Flag(id) => named(list(part, "flag"), id.as_str()),
        }
    }
}

fn list<'n>(node: &'n Node, name: &str) -> &'n [Node] {
    match node.get(name).map(|node| &node.value) {
        Some(Value::List(list)) => list,
        _ => &[],
    }
}

fn named<'n>(list: &'n [Node], id: &str) -> Option<&'n Node> {
    list.iter()
        .find(|node| matches!(node.get("id").map(|n| &n.value), Some(Value::Text(text)) if **text == *id))
}

/// What was seen in some plays.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Coverage {
    seen: BTreeSet<Thing>,
}

impl Coverage {
    /// Takes in a play and its marks.
    pub fn add(&mut self, done: &Performed, card: &Scorecard) {
        for entry in done.play.entries() {
            match &entry.event {
                Event::InjectFired { inject } => self.see(Thing::Inject(inject.clone())),
                Event::Decided { decision, option, .. } => {
                    self.see(Thing::Choice(decision.clone(), option.clone()));
                }
                Event::Spoken { contact, moves, .. } => {
                    for a_move in moves {
                        self.see(Thing::Move(contact.clone(), a_move.clone()));
                    }
                }
                Event::Heard { contact, utterance } => match utterance {
                    Utterance::Reply { to, nth } => self.see(Thing::Reply(contact.clone(), to.clone(), *nth)),
                    Utterance::Beat(beat) => self.see(Thing::Beat(contact.clone(), beat.clone())),
                    // Silence and words that are no move: any talk has them by itself.
                    Utterance::Quiet(_) | Utterance::Otherwise(_) => {}
                },
                _ => {}
            }
        }
        for line in card.lines.iter().filter(|line| line.earned > 0) {
            self.see(Thing::Item(line.item.clone()));
        }
        for penalty in &card.penalties {
            self.see(Thing::Penalty(penalty.penalty.clone()));
        }
        for flag in &card.flags {
            self.see(Thing::Flag(flag.flag.clone()));
        }
    }

    fn see(&mut self, thing: Thing) {
        self.seen.insert(thing);
    }

    /// Takes in what was seen in other plays.
    pub fn join(&mut self, other: Coverage) {
        self.seen.extend(other.seen);
    }

    /// What of a drill was not seen in any of its variants, by sort and then in the order of the names.
    pub fn never(&self, scenario: &Scenario) -> Vec<Thing> {
        let all: BTreeSet<Thing> =
            scenario.variants.iter().flat_map(|variant| things(&variant.plot)).collect();
        all.into_iter().filter(|thing| !self.seen.contains(thing)).collect()
    }
}

/// Everything of a story that a play can bring out.
fn things(plot: &Plot) -> Vec<Thing> {
    let mut all: Vec<Thing> = plot.injects.iter().map(|inject| Thing::Inject(inject.id.clone())).collect();
    for talk in &plot.talks {
        for a_move in &talk.moves {
            all.push(Thing::Move(talk.id.clone(), a_move.id.clone()));
            let replies = (0u16..).zip(&a_move.replies);
            all.extend(replies.map(|(nth, _)| Thing::Reply(talk.id.clone(), a_move.id.clone(), nth)));
        }
        all.extend(talk.beats.iter().map(|beat| Thing::Beat(talk.id.clone(), beat.id.clone())));
    }
    for decision in &plot.decisions {
        all.extend(decision.options.iter().map(|o| Thing::Choice(decision.id.clone(), o.id.clone())));
    }
    all.extend(plot.items.iter().map(|item| Thing::Item(item.id.clone())));
    all.extend(plot.penalties.iter().map(|penalty| Thing::Penalty(penalty.id.clone())));
    all.extend(plot.flags.iter().map(|flag| Thing::Flag(flag.id.clone())));
    all
}
