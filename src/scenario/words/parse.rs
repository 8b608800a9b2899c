//! Reads one command.

use super::lex::{self, Piece, Token};
use crate::act::{Command, Factor, Part, ReviewAction, ReviewParts, Setting};
use crate::diagnostic::{Problems, Span, Words, nearest, suggest};
use crate::ids::{
    ApprovalId, AudienceId, CategoryId, ChannelId, CheckId, ClauseId, ContactId, DecisionId, EntryNo,
    MessageId, MoveId, OptionId, PersonId, RecordNo, RemedyId, RoleId, ServiceId, TaskNo, is_slug,
};
use crate::limits;
use crate::policy::work::{
    ActionKind, Detail, FactorKind, HoldReason, Level, Priority, Resolution, Route, WorkKind,
};
use crate::scenario::condition_parse::FIELDS;
use crate::scenario::names::{Kind, Names};
use crate::scenario::place::short;
use crate::time::{SimSpan, SimTime};

/// Every command with its form: the word, and what follows it.
pub const COMMANDS: &[(&str, &str)] = &[
    ("open", "CONTACT"),
    ("answer", "CONTACT \"text\""),
    ("say", "CONTACT MOVE, or CONTACT \"text\""),
    ("hang-up", "CONTACT"),
    ("call", "PERSON \"text\""),
    ("whisper", "PERSON \"one line\""),
    ("step-in", "PERSON \"the words you take over with\""),
    ("relieve", "PERSON \"text\""),
    ("coach", "PERSON \"first words\""),
    ("delegate", "PERSON #1 \"task\" [by 10:40]"),
    ("confirm", "t1"),
    ("put-right", "t1 \"what was meant\""),
    ("chase", "PERSON \"text\""),
    ("take-back", "t1"),
    ("log", "KIND SERVICE \"title\" \"symptom\" [for CONTACT]"),
    ("acknowledge", "#1"),
    ("set", "#1 kind|service|category|impact|urgency VALUE, or #1 cause \"text\""),
    ("override", "#1 P2 \"because\""),
    ("link", "#1 CONTACT, or #1 #2 (parent, child)"),
    ("assign", "#1 owner|worker PERSON"),
    ("role", "ROLE PERSON"),
    ("investigate", "CHECK"),
    ("verify", "#1 CHECK"),
    ("escalate", "#1 to PERSON functional|hierarchical \"handover\""),
    ("ask", "APPROVAL of PERSON \"text\""),
    ("authorise", "APPROVAL \"because\""),
    ("decide", "DECISION OPTION \"because\" [clause CLAUSE] [sure 80]"),
    ("declare", "#1 \"because\""),
    ("stand-down", "#1 \"because\""),
    ("send", "AUDIENCE by CHANNEL \"text\" [using MESSAGE] [next 10:30]"),
    ("hold", "#1 awaiting-customer|customer-asked|awaiting-supplier|awaiting-team \"what was asked\""),
    ("resume", "#1"),
    ("note", "#1 \"text\""),
    ("correct", "e12 \"text\""),
    ("correct-promise", "e12 10:40|none"),
    ("apply", "REMEDY to #1"),
    ("resolve", "#1 fix|workaround|no-fault|withdrawn \"text\""),
    ("close", "#1 \"text\""),
    ("reopen", "#1 \"because\""),
    ("reclassify", "#1 KIND \"because\""),
    ("publish", "#1"),
    (
        "review",
        "#1 \"summary\" [factor KIND \"text\" [behind 1]] [well \"text\"] [action KIND \"text\" [owner PERSON] [due DATE] [measure \"text\"]]",
    ),
    ("wait", "5m"),
    ("skip", ""),
    ("break", ""),
    ("end", ""),
];

/// Reads one command. `base` is the place of the line.
///
/// With `names` every name is looked up, `using MESSAGE` takes its text from the file, and `next 10:30` is understood.
/// Without, only the form is read; `using MESSAGE` alone and times of day are then problems.
pub fn parse_command(
    line: &str,
    base: Span,
    names: Option<&Names>,
    problems: &mut Problems,
) -> Option<Command> {
    let tokens = lex::tokens(line, base, problems)?;
    let mut reader =
        Reader { tokens, next: 0, length: line.len(), base, names, problems, form: "", failed: false };
    let command = reader.command()?;
    if reader.next < reader.tokens.len() {
        let found = reader.found();
        let mend = reader.mend();
        return reader.wrong(format!("{found} is too much here"), mend);
    }
    (!reader.failed).then_some(command)
}

struct Reader<'a, 'b> {
    tokens: Vec<Token<'a>>,
    next: usize,
    length: usize,
    base: Span,
    names: Option<&'b Names>,
    problems: &'b mut Problems,
    form: &'static str,
    failed: bool,
}

impl Reader<'_, '_> {
    fn here(&self) -> Span {
        match self.tokens.get(self.next) {
            Some(token) => self.base.part(token.from, token.to),
            None => self.base.part(self.length.saturating_sub(1), self.length),
        }
    }

    fn last(&self) -> Span {
        self.next
            .checked_sub(1)
            .and_then(|n| self.tokens.get(n))
            .map_or(self.base, |t| self.base.part(t.from, t.to))
    }

    fn found(&self) -> String {
        match self.tokens.get(self.next).map(|token| &token.piece) {
            Some(Piece::Word(word)) => format!("`{}`", short(word)),
            Some(Piece::Text(_)) => "this text".to_owned(),
            None => "the end of the line".to_owned(),
        }
    }

    fn mend(&self) -> String {
        let word =
            COMMANDS.iter().find(|(_, form)| std::ptr::eq(*form, self.form)).map_or("", |(word, _)| word);
        if self.form.is_empty() {
            "this command stands alone".to_owned()
        } else {
            format!("write `{word} {}`", self.form)
        }
    }

    fn wrong<T>(&mut self, what: impl Words, mend: impl Words) -> Option<T> {
        let span = self.here();
        self.problems.error("command", span, what, mend);
        None
    }

    fn missing<T>(&mut self, wanted: &str) -> Option<T> {
        let found = self.found();
        let mend = self.mend();
        self.wrong(format!("{wanted} is wanted here, and there is {found}"), mend)
    }

    fn word(&mut self, wanted: &str) -> Option<String> {
        if let Some(Token { piece: Piece::Word(word), .. }) = self.tokens.get(self.next) {
            let word = (*word).to_owned();
            self.next += 1;
            return Some(word);
        }
        self.missing(wanted)
    }

    fn eat(&mut self, word: &str) -> bool {
        let found = self.tokens.get(self.next).is_some_and(|token| token.piece == Piece::Word(word));
        self.next += usize::from(found);
        found
    }

    fn expect(&mut self, word: &str) -> Option<()> {
        if self.eat(word) { Some(()) } else { self.missing(&format!("`{word}`")) }
    }

    /// A name of a kind, looked up where names are known.
    fn name(&mut self, kind: Kind) -> Option<String> {
        self.a_name(&format!("a name ({})", kind.label()), |names, word, span, problems| {
            names.check(kind, word, span, problems)
        })
    }

    /// A person, a team or the trainee.
    fn holder(&mut self) -> Option<PersonId> {
        self.a_name("a person, a team or `you`", |names, word, span, problems| {
            names.check_holder(word, span, problems)
        })
        .map(|name| PersonId::new(&name))
    }

    fn a_name(
        &mut self,
        wanted: &str,
        check: impl Fn(&Names, &str, Span, &mut Problems) -> bool,
    ) -> Option<String> {
        let word = self.word(wanted)?;
        let span = self.last();
        if !is_slug(&word) {
            self.problems.error("bad-name", span, format!("`{}` is not a name", short(&word)), self.mend());
            return None;
        }
        if let Some(names) = self.names {
            self.failed |= !check(names, &word, span, self.problems);
        }
        Some(word)
    }

    fn one_of<T: Copy>(&mut self, wanted: &str, all: &[T], word_of: impl Fn(T) -> &'static str) -> Option<T> {
        let word = self.word(wanted)?;
        if let Some(found) = all.iter().copied().find(|x| word_of(*x) == word) {
            return Some(found);
        }
        let mend = suggest(&word, all.iter().map(|x| word_of(*x)).collect::<Vec<_>>());
        let span = self.last();
        self.problems.error("unknown-word", span, format!("`{}` is not {wanted}", short(&word)), mend);
        None
    }

    fn kind(&mut self) -> Option<WorkKind> {
        self.one_of("a kind of work", WorkKind::ALL, WorkKind::word)
    }

    fn is_record(&self) -> bool {
        matches!(self.tokens.get(self.next), Some(Token { piece: Piece::Word(word), .. }) if word.starts_with('#'))
    }

    fn record(&mut self) -> Option<RecordNo> {
        let word = self.word("a record (`#1`)")?;
        let number = word.strip_prefix('#').and_then(|n| n.parse::<u16>().ok()).filter(|n| *n > 0);
        if number.is_none() {
            let span = self.last();
            let mend = format!("records are numbered as they are opened: #1, #2; {}", self.mend());
            self.problems.error("command", span, format!("`{}` is not a record", short(&word)), mend);
        }
        number.map(RecordNo)
    }

    /// A text in quotes, or `using MESSAGE`.
    fn text(&mut self, wanted: &str) -> Option<String> {
        Some(self.text_using(wanted)?.0)
    }

    /// What is said in a conversation: a line that is offered there, by the name of its move, or one's own words. Behind
    /// the words, `as MOVE` says that they are that line.
    fn line(&mut self, contact: &str) -> Option<(String, Option<MoveId>)> {
        if let Some(Token { piece: Piece::Text(_), .. }) = self.tokens.get(self.next) {
            let text = self.text("what you say, in quotes,")?;
            let chosen = match self.eat("as") {
                true => Some(MoveId::new(&self.name(Kind::Move)?)),
                false => None,
            };
            return Some((text, chosen));
        }
        let id = self.name(Kind::Move)?;
        let span = self.last();
        let Some(names) = self.names else {
            self.problems.error(
                "needs-drill",
                span,
                "lines are known only within a drill",
                "write the line itself, in quotes, and `as` its move behind it",
            );
            return None;
        };
        match names.line(contact, &id) {
            Some(line) if !line.is_empty() => Some((line.to_string(), Some(MoveId::new(&id)))),
            _ => {
                self.problems.error(
                    "no-line",
                    span,
                    format!("`{}` is no line that can be chosen with `{contact}`", short(&id)),
                    "name a move of that conversation that has `say`, or write your own words in quotes",
                );
                None
            }
        }
    }

    fn text_using(&mut self, wanted: &str) -> Option<(String, Option<MessageId>)> {
        let text = match self.tokens.get(self.next) {
            Some(Token { piece: Piece::Text(text), .. }) => text.clone(),
            Some(Token { piece: Piece::Word("using"), .. }) => {
                self.next += 1;
                let id = self.name(Kind::Message)?;
                let span = self.last();
                return match self.names {
                    Some(names) => {
                        let text = names.message(&id).map(|text| text.to_string()).unwrap_or_default();
                        Some((text, Some(MessageId::new(&id))))
                    }
                    None => {
                        let mend = "write the text itself, in quotes";
                        self.problems.error(
                            "needs-drill",
                            span,
                            "messages are known only within a drill",
                            mend,
                        );
                        None
                    }
                };
            }
            _ => return self.missing(wanted),
        };
        if text.chars().count() > limits::TEXT_CHARS {
            return self
                .wrong(format!("this text is longer than {} characters", limits::TEXT_CHARS), "shorten it");
        }
        self.next += 1;
        Some((text, None))
    }

    fn next_time(&mut self) -> Option<SimTime> {
        let word = self.word("a time")?;
        let span = self.last();
        let read = match self.names {
            Some(names) => names.promised_time(&word),
            None => SimSpan::parse(&word).map(|length| SimTime::START + length).map_err(|what| {
                (
                    what,
                    "a time of day is known only within a drill; write a length from its start, like 28m"
                        .to_owned(),
                )
            }),
        };
        match read {
            Ok(time) => Some(time),
            Err((what, mend)) => {
                self.problems.error("time", span, what, mend);
                None
            }
        }
    }

    fn command(&mut self) -> Option<Command> {
        let word = self.word("a command")?;
        let Some((word, form)) = COMMANDS.iter().find(|(known, _)| *known == word) else {
            let mend = match nearest(&word, COMMANDS.iter().map(|(word, _)| *word)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => {
                    "the commands are listed in AUTHORING.md, section 6: open, answer, log, escalate, ..."
                        .to_owned()
                }
            };
            let span = self.last();
            self.problems.error(
                "unknown-command",
                span,
                format!("`{}` is not a command", short(&word)),
                mend,
            );
            return None;
        };
        self.form = form;
        Some(match *word {
            "open" => Command::Open { contact: ContactId::new(&self.name(Kind::Contact)?) },
            "answer" => Command::Answer {
                contact: ContactId::new(&self.name(Kind::Contact)?),
                text: self.text("what you answer, in quotes,")?,
            },
            "say" => {
                let contact = self.name(Kind::Contact)?;
                let (text, chosen) = self.line(&contact)?;
                Command::Say { contact: ContactId::new(&contact), text, chosen }
            }
            "hang-up" => Command::HangUp { contact: ContactId::new(&self.name(Kind::Contact)?) },
            "call" => Command::Call {
                person: PersonId::new(&self.name(Kind::Person)?),
                text: self.text("what you say, in quotes,")?,
            },
            "whisper" | "step-in" | "relieve" | "coach" => {
                let person = PersonId::new(&self.name(Kind::Colleague)?);
                let text = self.text("what you say, in quotes,")?;
                match *word {
                    "whisper" => Command::Whisper { person, text },
                    "step-in" => Command::StepIn { person, text },
                    "relieve" => Command::Relieve { person, text },
                    _ => Command::Coach { person, text },
                }
            }
            "delegate" => {
                let person = PersonId::new(&self.name(Kind::Person)?);
                let record = self.record()?;
                let text = self.text("the task, in quotes,")?;
                let by = if self.eat("by") { Some(self.next_time()?) } else { None };
                Command::Delegate { person, record, text, by }
            }
            "confirm" => Command::Confirm { task: self.task()? },
            "put-right" => {
                Command::PutRight { task: self.task()?, text: self.text("what was meant, in quotes,")? }
            }
            "chase" => Command::Chase {
                person: PersonId::new(&self.name(Kind::Person)?),
                text: self.text("what you say, in quotes,")?,
            },
            "take-back" => Command::TakeBack { task: self.task()? },
            "log" => {
                let kind = self.kind()?;
                let service = ServiceId::new(&self.name(Kind::Service)?);
                let title = self.text("the title, in quotes,")?;
                let text = self.text("the symptom, in quotes,")?;
                let contact = match self.eat("for") {
                    true => Some(ContactId::new(&self.name(Kind::Contact)?)),
                    false => None,
                };
                Command::Log { title, kind, service, text, contact }
            }
            "acknowledge" => Command::Acknowledge { record: self.record()? },
            "set" => Command::Set { record: self.record()?, setting: self.setting()? },
            "override" => Command::Override {
                record: self.record()?,
                priority: self.one_of("a priority", Priority::ALL, Priority::word)?,
                because: self.text("the reason, in quotes,")?,
            },
            "link" => {
                let record = self.record()?;
                if self.is_record() {
                    Command::LinkRecord { parent: record, child: self.record()? }
                } else {
                    Command::Link { record, contact: ContactId::new(&self.name(Kind::Contact)?) }
                }
            }
            "assign" => Command::Assign {
                record: self.record()?,
                part: self.one_of("a part", &[Part::Owner, Part::Worker], Part::word)?,
                person: self.holder()?,
            },
            "role" => {
                Command::AssignRole { role: RoleId::new(&self.name(Kind::Role)?), person: self.holder()? }
            }
            "investigate" => Command::Investigate { check: CheckId::new(&self.name(Kind::Check)?) },
            "verify" => {
                Command::Verify { record: self.record()?, check: CheckId::new(&self.name(Kind::Check)?) }
            }
            "escalate" => {
                let record = self.record()?;
                self.expect("to")?;
                Command::Escalate {
                    record,
                    to: PersonId::new(&self.name(Kind::Person)?),
                    route: self.one_of("a route", Route::ALL, Route::word)?,
                    text: self.text("the handover, in quotes,")?,
                }
            }
            "ask" => {
                let approval = ApprovalId::new(&self.name(Kind::Approval)?);
                self.expect("of")?;
                Command::Ask {
                    approval,
                    of: PersonId::new(&self.name(Kind::Person)?),
                    text: self.text("what you ask, in quotes,")?,
                }
            }
            "authorise" => Command::Authorise {
                approval: ApprovalId::new(&self.name(Kind::Approval)?),
                because: self.text("the reason, in quotes,")?,
            },
            "decide" => self.decide()?,
            "send" => self.send()?,
            "declare" => {
                Command::Declare { record: self.record()?, because: self.text("the reason, in quotes,")? }
            }
            "stand-down" => {
                Command::StandDown { record: self.record()?, because: self.text("the reason, in quotes,")? }
            }
            "reopen" => {
                Command::Reopen { record: self.record()?, because: self.text("the reason, in quotes,")? }
            }
            "hold" => Command::Hold {
                record: self.record()?,
                reason: self.one_of("a reason for a hold", HoldReason::ALL, HoldReason::word)?,
                text: self.text("what was asked, in quotes,")?,
            },
            "resume" => Command::Resume { record: self.record()? },
            "note" => Command::Note { record: self.record()?, text: self.text("the note, in quotes,")? },
            "close" => {
                Command::Close { record: self.record()?, text: self.text("the closing note, in quotes,")? }
            }
            "publish" => Command::Publish { record: self.record()? },
            "review" => self.review()?,
            "correct" => {
                let entry = self.entry()?;
                Command::Correct { entry, text: self.text("the correction, in quotes,")? }
            }
            "correct-promise" => {
                let entry = self.entry()?;
                let meant = if self.eat("none") { None } else { Some(self.next_time()?) };
                Command::CorrectPromise { entry, meant }
            }
            "apply" => {
                let remedy = RemedyId::new(&self.name(Kind::Remedy)?);
                self.expect("to")?;
                Command::Apply { remedy, record: self.record()? }
            }
            "resolve" => Command::Resolve {
                record: self.record()?,
                how: self.one_of("a way to resolve", Resolution::ALL, Resolution::word)?,
                text: self.text("the resolution note, in quotes,")?,
            },
            "reclassify" => Command::Reclassify {
                record: self.record()?,
                kind: self.kind()?,
                because: self.text("the reason, in quotes,")?,
            },
            "wait" => {
                let word = self.word("a length of time")?;
                match SimSpan::parse(&word) {
                    Ok(length) => Command::Wait { length },
                    Err(what) => {
                        let span = self.last();
                        self.problems.error("time", span, what, "write it like `wait 5m`");
                        return None;
                    }
                }
            }
            "skip" => Command::Skip,
            "break" => Command::BreakOff,
            _ => Command::End,
        })
    }

    fn setting(&mut self) -> Option<Setting> {
        let details = Detail::ALL.iter().map(|detail| detail.word());
        let fields: Vec<&'static str> = FIELDS.iter().copied().chain(details).collect();
        let field = self.one_of("a field of a record", &fields, |field| field)?;
        if let Some(detail) = Detail::from_word(field) {
            return Some(Setting::Detail(detail, self.text("what it says, in quotes,")?));
        }
        Some(match field {
            "kind" => Setting::Kind(self.kind()?),
            "service" => Setting::Service(ServiceId::new(&self.name(Kind::Service)?)),
            "category" => Setting::Category(CategoryId::new(&self.name(Kind::Category)?)),
            "impact" => Setting::Impact(self.one_of("a level", Level::ALL, Level::word)?),
            _ => Setting::Urgency(self.one_of("a level", Level::ALL, Level::word)?),
        })
    }

    fn decide(&mut self) -> Option<Command> {
        let decision = self.name(Kind::Decision)?;
        let option = self.a_name("an option", |names, word, span, problems| {
            !names.has(Kind::Decision, &decision) || names.check_option(&decision, word, span, problems)
        })?;
        let because = self.text("the reason, in quotes,")?;
        let clause = if self.eat("clause") { Some(ClauseId::new(&self.name(Kind::Clause)?)) } else { None };
        let mut sure = None;
        if self.eat("sure") {
            let word = self.word("a share in percent")?;
            sure = word.parse::<u8>().ok().filter(|n| *n <= 100);
            if sure.is_none() {
                let span = self.last();
                let what = format!("`{}` is not from 0 to 100", short(&word));
                self.problems.error(
                    "number",
                    span,
                    what,
                    "write how sure you are in percent, like `sure 80`",
                );
                return None;
            }
        }
        let (decision, option) = (DecisionId::new(&decision), OptionId::new(&option));
        Some(Command::Decide { decision, option, because, clause, sure })
    }

    fn send(&mut self) -> Option<Command> {
        let audience = AudienceId::new(&self.name(Kind::Audience)?);
        self.expect("by")?;
        let channel = ChannelId::new(&self.name(Kind::Channel)?);
        let (text, mut using) = self.text_using("the message, in quotes,")?;
        if using.is_none() && self.eat("using") {
            using = Some(MessageId::new(&self.name(Kind::Message)?));
        }
        let next = if self.eat("next") { Some(self.next_time()?) } else { None };
        Some(Command::Send { audience, channel, text, next, using })
    }

    fn task(&mut self) -> Option<TaskNo> {
        let word = self.word("a task (`t1`)")?;
        let number = word.strip_prefix('t').and_then(|n| n.parse::<u16>().ok()).filter(|n| *n > 0);
        if number.is_none() {
            let span = self.last();
            let what = format!("`{}` is not a task", short(&word));
            self.problems.error("command", span, what, "tasks are numbered as they are given: t1, t2");
        }
        number.map(TaskNo)
    }

    /// A summary, and as many parts behind it as there are: each may stand in a line of its own that begins with `-`.
    fn review(&mut self) -> Option<Command> {
        let record = self.record()?;
        let text = self.text("the summary, in quotes,")?;
        let mut parts = ReviewParts::default();
        loop {
            self.eat("-");
            if self.eat("factor") {
                let kind = self.one_of("a kind of factor", FactorKind::ALL, FactorKind::word)?;
                let text = self.text("the factor, in quotes,")?;
                let behind = if self.eat("behind") { Some(self.factor()?) } else { None };
                parts.factors.push(Factor { kind, text, behind });
            } else if self.eat("well") {
                parts.well.push(self.text("what went well, in quotes,")?);
            } else if self.eat("action") {
                parts.actions.push(self.action()?);
            } else if let Some(what) = parts.flaw() {
                return self.wrong(what, self.mend());
            } else {
                return Some(Command::Review { record, text, parts });
            }
        }
    }

    fn action(&mut self) -> Option<ReviewAction> {
        let kind = self.one_of("a kind of action", ActionKind::ALL, ActionKind::word)?;
        let what = self.text("the action, in quotes,")?;
        let owner = if self.eat("owner") { Some(self.holder()?) } else { None };
        let due = match self.eat("due") {
            true => match self.tokens.get(self.next).map(|token| &token.piece) {
                Some(Piece::Text(_)) => self.text("a date")?,
                _ => self.word("a date (`2026-03-31`)")?.to_owned(),
            },
            false => String::new(),
        };
        let measure = if self.eat("measure") { self.text("the measure, in quotes,")? } else { String::new() };
        Some(ReviewAction { what, kind, owner, due, measure })
    }

    fn factor(&mut self) -> Option<u8> {
        let word = self.word("the number of a factor")?;
        let number = word.parse::<u8>().ok();
        if number.is_none() {
            let span = self.last();
            let what = format!("`{}` is not the number of a factor", short(&word));
            self.problems.error("number", span, what, "factors are numbered as they stand here: 1, 2, 3");
        }
        number
    }

    fn entry(&mut self) -> Option<EntryNo> {
        let word = self.word("an entry (`e12`)")?;
        let Some(number) = word.strip_prefix('e').and_then(|n| n.parse::<u32>().ok()) else {
            let span = self.last();
            let what = format!("`{}` is not an entry", short(&word));
            self.problems.error("command", span, what, "entries are named e0, e1, e2 as the log shows them");
            return None;
        };
        Some(EntryNo(number))
    }
}
