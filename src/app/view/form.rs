//! The form.

use std::rc::Rc;

use super::matrix::{self, MatrixView};
use super::memo::Memo;
use super::review::{self, ReviewView};
use super::spelt_range;
use crate::app::act::TextField;
use crate::app::console::{Console, Stamp};
use crate::app::form::{Form, Lack};
use crate::engine::Play;
use crate::engine::decide::words;
use crate::ids::ContactId;
use crate::jobs::wire::PersonalLine;
use crate::projection::Names;
use crate::projection::due::{What, due};
use crate::projection::menu::Group;
use crate::text::{DESK, Reading, Verdict, read_slots_beside};
use crate::time::{ClockTime, SimSpan};

/// What a message is looked at for while it is written: the detector, and the words for it.
const CHECKLIST: &[(&str, &str)] = &[
    ("effect", "What is not working"),
    ("scope", "Who is affected"),
    ("todo", "What to do meanwhile"),
    ("next-update", "When the next update comes"),
    ("no-speculation", "No guess at the cause"),
    ("no-fix-time", "No repair time"),
];

/// Of these, what is asked only where something is broken: of a breach or a complaint there is no repair to speak of.
const OF_FAULTS: &[&str] = &["effect", "no-fix-time"];

/// Something to choose.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChoiceView {
    /// Of what.
    pub label: &'static str,
    /// The values: name and words.
    pub values: Vec<(String, String)>,
    /// Which one is picked.
    pub picked: Option<usize>,
    /// Whether all values stand there to be read.
    pub open: bool,
}

/// Something to write.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TextView {
    /// What.
    pub field: TextField,
    /// What its label says.
    pub label: String,
    /// How it reads now.
    pub text: String,
    /// How many words it has.
    pub words: String,
}

/// One line of the checklist.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CheckLine {
    /// What is looked for.
    pub what: &'static str,
    /// How it stands, as a word of style: `met`, `partly`, `not`, `unsure`, `open`.
    pub state: &'static str,
    /// The same for those who read.
    pub word: &'static str,
    /// Why.
    pub reason: String,
}

/// The form, as it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FormView {
    /// The act's name.
    pub act: String,
    /// What it does.
    pub label: String,
    /// What it costs as it stands.
    pub cost: String,
    /// What there is to choose.
    pub choices: Vec<ChoiceView>,
    /// The matrix, where impact or urgency is set.
    pub matrix: Option<MatrixView>,
    /// Those whose words a record may be opened from: name, and who they are with what they came about.
    pub contacts: Vec<(String, String)>,
    /// The one it is opened from.
    pub contact: Option<String>,
    /// Templates to begin from: name and title.
    pub templates: Vec<(String, String)>,
    /// The one begun from.
    pub template: Option<String>,
    /// What there is to write.
    pub texts: Vec<TextView>,
    /// The parts of a review, where one is written.
    pub review: Option<ReviewView>,
    /// What the message says so far; empty where no message is written or nobody wants to see it.
    pub checklist: Rc<Vec<CheckLine>>,
    /// What of it may identify somebody.
    pub hints: Rc<Vec<PersonalLine>>,
    /// Clauses to cite: name and words; empty where none is asked for.
    pub clauses: Vec<(String, String)>,
    /// The clause cited.
    pub clause: Option<String>,
    /// How sure one is, where that is asked for.
    pub sure: Option<String>,
    /// The next-update time, where one can be given, or the time a promise was meant for.
    pub next: Option<String>,
    /// What the label of that time says.
    pub next_label: &'static str,
    /// What the reader is told where text and field say different times.
    pub promised: String,
    /// What is still open, where the shift is to be ended.
    pub open: Vec<String>,
    /// Times a press away: the words, and the time.
    pub soon: Vec<(&'static str, String)>,
    /// Whether what is in it was written before the form was left.
    pub is_draft: bool,
    /// Why it could not be sent, and the id of the field to blame.
    pub lack: Option<Lack>,
    /// What the button says.
    pub button: &'static str,
}

/// The checklist that was made last: of which moment, which act, which text.
pub type CheckMemo = Memo<(Stamp, String, String), Vec<CheckLine>>;

/// The form as it stands, if one is open.
pub fn view(console: &Console, checked: &mut CheckMemo) -> Option<FormView> {
    let form = console.form.as_ref()?;
    let play = console.play();
    let decision = form.is_decision();
    let clause = |c: &crate::policy::Clause| {
        (c.id.to_string(), format!("{} {}", c.id.as_str().to_uppercase(), c.title))
    };
    let choices = form.act.choices.iter().zip(&form.picked);
    let text = |(field, text): (&TextField, &String)| TextView {
        field: *field,
        label: match (field.needed, decision) {
            (true, _) => field.label.to_owned(),
            // An answer alone is enough to decide; the reason for it is worth writing all the same.
            (false, true) => format!("{} (it goes on the record)", field.label),
            (false, false) => format!("{} (optional)", field.label),
        },
        text: text.clone(),
        words: match words(text) {
            0 if form.is_message() => "The longer it is, the longer it takes to send".to_owned(),
            0 => String::new(),
            1 => "1 word".to_owned(),
            n => format!("{n} words"),
        },
    };
    Some(FormView {
        act: form.act.id.clone(),
        label: form.act.label.clone(),
        cost: match form.cost(play) {
            (_, SimSpan::ZERO) => String::new(),
            cost => spelt_range(cost),
        },
        choices: choices
            .map(|(choice, picked)| ChoiceView {
                label: choice.label,
                values: choice.values.clone(),
                picked: *picked,
                open: form.is_open(choice),
            })
            .collect(),
        matrix: beside(form, play),
        contacts: form.contacts(play).into_iter().map(|id| (id.to_string(), whose(play, id))).collect(),
        contact: form.contact.as_ref().map(ToString::to_string),
        templates: form.templates(play).iter().map(|m| (m.id.to_string(), m.title.to_string())).collect(),
        template: form.using.as_ref().map(ToString::to_string),
        texts: form.act.texts().iter().zip(&form.texts).map(text).collect(),
        review: review::view(form, play),
        checklist: match form.texts.first().filter(|_| console.checklist) {
            Some(_) if form.is_review() => {
                let written = format!("{:?} {:?}", form.texts, form.parts);
                checked.of((console.stamp(), form.act.id.clone(), written), || review::checklist(form, play))
            }
            Some(text) => {
                checked.of((console.stamp(), form.act.id.clone(), text.clone()), || checklist(form, play))
            }
            None => Rc::default(),
        },
        hints: if console.checklist { console.hints(&form.act.id) } else { Rc::default() },
        clauses: if decision { play.drill().policy.clauses.iter().map(clause).collect() } else { Vec::new() },
        clause: form.clause.as_ref().map(ToString::to_string),
        sure: decision.then(|| form.sure.clone()),
        next: (form.is_message() || form.is_task() || form.is_other_time()).then(|| form.next.clone()),
        next_label: if form.is_message() {
            "Next update at (optional)"
        } else if form.is_task() {
            "Done by (optional), like 10:30"
        } else {
            "The time that was meant"
        },
        promised: promised(form, play).unwrap_or_default(),
        open: if form.act.id == "end" { still_open(play) } else { Vec::new() },
        soon: if form.is_message() { soon(play) } else { Vec::new() },
        is_draft: form.is_draft,
        lack: form.lack.clone(),
        button: match form.act.group {
            Group::Decide => "Decide",
            Group::Tell => "Send",
            Group::Time => "Yes, end the shift",
            _ => "Do it",
        },
    })
}

/// What holds where the text names one time and the field another: the reader reads the text.
fn promised(form: &Form, play: &Play) -> Option<String> {
    let audience = play.drill().policy.audience(form.audience()?.as_str())?;
    let clock = play.plot().starts.clock;
    let field = clock.sim_of(ClockTime::parse(form.next.trim()).ok()?)?;
    let context = play.drill().context(play.plot(), audience.lane, play.now());
    let text = read_slots_beside(form.texts.first()?, &context, Some(field)).next_update_at?;
    let at = clock.at(text);
    (text != field)
        .then(|| format!("Your message says {at}. The reader goes by the message, so {at} is promised."))
}

/// What is left when the shift is ended now.
fn still_open(play: &Play) -> Vec<String> {
    let state = play.state();
    let names = Names::new(play.drill(), play.plot());
    let unread = state.inbox.iter().filter(|line| line.opened_at.is_none() && line.lost_at.is_none()).count();
    let records: Vec<String> =
        state.records.iter().filter(|r| !r.is_over()).map(|r| names.record_in(state, r.no)).collect();
    let due = due(play);
    let waits = due.iter().filter(|due| matches!(due.what, What::Answer(_))).count();
    let promises = due.iter().filter(|due| matches!(due.what, What::Promise(_))).count();
    let count = |n: usize, one: &str, many: &str| match n {
        0 => None,
        1 => Some(format!("1 {one}")),
        n => Some(format!("{n} {many}")),
    };
    let records = (!records.is_empty()).then(|| match records.len() {
        1 => format!("{} is not closed", records[0]),
        _ => format!("{} are not closed", records.join(", ")),
    });
    [
        records,
        count(promises, "promised update is open", "promised updates are open"),
        count(waits, "person waits for an answer", "people wait for an answer"),
        count(unread, "message is unread", "messages are unread"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn soon(play: &Play) -> Vec<(&'static str, String)> {
    let at = |minutes| play.plot().starts.clock.at(play.now() + SimSpan::minutes(minutes));
    vec![("+15 min", at(15)), ("+30 min", at(30))]
}

/// The matrix, with the row or column that would follow from what is picked.
fn beside(form: &Form, play: &Play) -> Option<MatrixView> {
    let (no, field) = form.sets()?;
    let record = play.state().record(no)?;
    let picked = || {
        let value = &form.act.choices.first()?.values[(*form.picked.first()?)?].0;
        crate::policy::work::Level::from_word(value)
    };
    let (impact, urgency) = match field {
        "impact" => (picked().or(record.impact), record.urgency),
        "urgency" => (record.impact, picked().or(record.urgency)),
        _ => return None,
    };
    Some(matrix::view(&play.drill().policy, impact, urgency))
}

/// What a message says so far, by the same detectors that read it when it is sent.
fn checklist(form: &Form, play: &Play) -> Vec<CheckLine> {
    let Some(audience) = form.audience() else { return Vec::new() };
    let Some(audience) = play.drill().policy.audience(audience.as_str()) else { return Vec::new() };
    let text = form.texts.first().map_or("", String::as_str);
    let context = play.drill().context(play.plot(), audience.lane, play.now());
    let reading = Reading::of(text, &play.drill().lexicon);
    let blank = text.trim().is_empty();
    let records = &play.state().records;
    let fault = records.is_empty() || records.iter().any(|r| !r.is_over() && r.kind.nature().is_fixed());
    let line = |(name, what): &(&str, &'static str)| {
        let detector = DESK.iter().find(|detector| detector.name == *name)?;
        let finding = (detector.read)(&reading, &context);
        let (state, word) = match finding.verdict {
            _ if blank => ("open", "to come"),
            Verdict::Met => ("met", "met"),
            Verdict::Partly => ("partly", "partly"),
            Verdict::NotMet => ("not", "not met"),
            Verdict::Unsure => ("unsure", "cannot tell"),
        };
        let reason = if blank || finding.verdict == Verdict::Met { String::new() } else { finding.reason };
        Some(CheckLine { what, state, word, reason })
    };
    CHECKLIST.iter().filter(|(name, _)| fault || !OF_FAULTS.contains(name)).filter_map(line).collect()
}

/// Who got in touch and about what.
fn whose(play: &Play, id: &ContactId) -> String {
    let names = Names::new(play.drill(), play.plot());
    let (sender, subject) = (names.sender(id.as_str()), names.subject(id.as_str()));
    if sender == subject { sender.to_owned() } else { format!("{sender}: {subject}") }
}
