//! What becomes of the page when something happens: what concerns more than one screen is decided here, the rest by the
//! screen it concerns.

use super::briefing::{self, Briefing};
use super::catalogue::{self, Catalogue};
use super::compiled::{Compiled, read_list};
use super::console::Console;
use super::debrief::{Debrief, DebriefMsg, Source};
use super::dialog;
use super::effect::Effect;
use super::keys;
use super::model::{Broken, Gap, Loading, Model, Screen, ShelfState};
use super::msg::Msg;
use super::store::{Answer, Ask, Kept};
use crate::jobs::{Reply, Request};
use crate::session::Bundle;

/// The element that gets the focus when a screen comes up.
pub const SCREEN: &str = "screen-heading";

/// Dealt seeds are short enough to be read out; any whole number may be written.
const DEALT_SEEDS: u64 = 1_000_000;

/// The page after `msg`, and what it wants done. A message that has no meaning on this screen changes nothing: it was
/// on its way while the screen changed.
pub fn update(mut model: Model, msg: Msg) -> (Model, Vec<Effect>) {
    let effects = step(&mut model, msg);
    (model, effects)
}

pub(super) fn step(model: &mut Model, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Started(route) => {
            *model = Model { wanted: Some(route), ..Model::default() };
            vec![Effect::Keep(Ask::Open), Effect::FetchCatalogue]
        }
        Msg::CatalogueFetched(list) => {
            match list.and_then(|list| read_list(&list)) {
                Ok(drills) => (model.drills, model.unfetched) = (drills, None),
                // What is kept can be played on without it.
                Err(what) => model.unfetched = Some(what),
            }
            arrive(model)
        }
        Msg::DrillFetched(text) => drill_fetched(model, text),
        Msg::SourcesFetched(text) => sources_fetched(model, text),
        Msg::SeedDealt(seed) => {
            let seed = seed % DEALT_SEEDS;
            match &mut model.screen {
                Screen::Loading(Loading::Drill(dealt)) => *dealt = Some(seed),
                Screen::Briefing(briefing) if briefing.seed.is_empty() => briefing.seed = seed.to_string(),
                _ => {}
            }
            Vec::new()
        }
        Msg::Stored(answer) => stored(model, *answer),
        Msg::Worked(reply) => worked(model, reply.map(|reply| *reply)),
        Msg::FileGiven(file) => match file {
            // Dropped by a slip of the hand: a shift is not left for that.
            Ok((name, _)) if matches!(model.screen, Screen::Console(_)) => {
                say(model, format!("{name} was not opened: leave the desk first."));
                Vec::new()
            }
            Ok((name, file)) => {
                let mut effects = leave(model);
                let debrief = Debrief::of(Source::File(name), file.clone(), None);
                model.screen = Screen::Debrief(Box::new(debrief));
                effects.extend([
                    Effect::Show { route: "/file".to_owned() },
                    Effect::Work(Box::new(Request::Open { file })),
                    shown(),
                ]);
                effects
            }
            Err(what) => {
                say(model, what);
                Vec::new()
            }
        },
        Msg::FileSaved(name) => file_saved(model, &name),
        Msg::SaveFailed(what) => {
            say(model, format!("The file was not saved: {what}"));
            Vec::new()
        }
        Msg::Ticked { elapsed_ms, wall } => at_desk(model, |console| console.tick(elapsed_ms, wall)),
        Msg::Hidden(hidden) => at_desk(model, |console| console.hide(hidden)),
        Msg::RouteChanged(route) => {
            if route == route_of(model) {
                return Vec::new();
            }
            model.wanted = Some(route);
            let mut effects = leave(model);
            effects.extend(arrive(model));
            effects
        }
        Msg::Left => {
            let mut effects = leave(model);
            model.screen = Screen::Catalogue(Catalogue::default());
            // Other tabs may have played meanwhile; and a list of drills that did not come may come now.
            let list = model.drills.is_empty().then_some(Effect::FetchCatalogue);
            effects.extend([Effect::Show { route: "/".to_owned() }, shown(), Effect::Keep(Ask::Open)]);
            effects.extend(list);
            effects
        }
        Msg::RescueWanted => match &model.screen {
            Screen::Broken(Broken { file: Some((name, text)), .. }) => {
                let (name, text) = (name.clone(), text.clone());
                vec![Effect::SaveFile { name, text, mime: "application/jsonl".to_owned() }]
            }
            _ => Vec::new(),
        },
        Msg::Catalogue(msg) => catalogue::update(model, msg),
        Msg::Briefing(msg) => briefing::update(model, msg),
        Msg::Console(msg) => at_desk(model, |console| console.update(msg)),
        Msg::Debrief(DebriefMsg::AgainWanted(same)) => again(model, same),
        Msg::Debrief(DebriefMsg::RetryWanted) => retry(model),
        Msg::Debrief(msg) => match &mut model.screen {
            Screen::Debrief(debrief) => debrief.update(msg),
            _ => Vec::new(),
        },
        Msg::Dialog(msg) => {
            let effects = dialog::update(model, msg);
            if let Screen::Console(console) = &mut model.screen {
                console.set(&model.shelf.settings);
            }
            effects
        }
        Msg::KeyPressed { key, place } => match keys::meant(model, &key, place) {
            Some(msg) => step(model, msg),
            None => Vec::new(),
        },
    }
}

pub(super) fn shown() -> Effect {
    Effect::Focus { id: SCREEN.to_owned() }
}

/// To a screen that says what is missing.
pub(super) fn broken(model: &mut Model, gap: Gap, what: String) -> Vec<Effect> {
    model.screen = Screen::Broken(Broken { gap, what, file: None });
    vec![Effect::StopTicking, shown()]
}

fn say(model: &mut Model, what: String) {
    match &mut model.screen {
        Screen::Catalogue(catalogue) => catalogue.said = what,
        Screen::Console(console) => console.said = what,
        Screen::Debrief(debrief) => debrief.said = what,
        Screen::Loading(_) | Screen::Briefing(_) | Screen::Broken(_) => {}
    }
}

/// Does something at the desk; if that ended the shift, the debrief comes up.
fn at_desk(model: &mut Model, act: impl FnOnce(&mut Console) -> Vec<Effect>) -> Vec<Effect> {
    let Screen::Console(console) = &mut model.screen else { return Vec::new() };
    let guided = console.guide.is_some();
    let mut effects = act(console);
    if guided && console.guide.is_none() {
        // The first steps are shown once on a device.
        model.shelf.settings.guided = true;
        effects.push(Effect::Keep(Ask::Settings { settings: model.shelf.settings.clone() }));
    }
    if console.play().state().ended.is_some() {
        effects.extend(close(model));
    }
    effects
}

/// From the desk to the debrief.
fn close(model: &mut Model) -> Vec<Effect> {
    let Screen::Console(console) = &mut model.screen else { return Vec::new() };
    let mut effects = vec![Effect::StopTicking];
    let request = console.finish();
    let mut kept = console.kept.clone();
    kept.clock = console.play().plot().starts.clock.at(console.play().now());
    let debrief =
        Debrief::begin(kept, console.journal().text(), console.sources.clone(), console.play().clone());
    match request {
        Some(request) => effects.push(Effect::Work(Box::new(request))),
        None => effects.extend(fetch_sources(model, &debrief)),
    }
    model.dialog = None;
    model.screen = Screen::Debrief(Box::new(debrief));
    effects.push(shown());
    effects
}

fn fetch_sources(model: &Model, debrief: &Debrief) -> Option<Effect> {
    let Source::Own(kept) = &debrief.source else { return None };
    let listed = model.drills.iter().find(|drill| drill.id == kept.drill)?;
    Some(Effect::FetchSources { file: listed.sources.clone() })
}

/// Lets go of what this screen holds.
fn leave(model: &mut Model) -> Vec<Effect> {
    let release = |kept: &Kept| Effect::Keep(Ask::Release { sid: kept.sid.clone() });
    model.dialog = None;
    match &model.screen {
        Screen::Console(console) => {
            let mut kept = console.kept.clone();
            kept.clock = console.play().plot().starts.clock.at(console.play().now());
            let note = Effect::Keep(Ask::Note { session: Box::new(kept.clone()) });
            relist(model, kept.clone());
            vec![Effect::StopTicking, note, release(&kept)]
        }
        Screen::Debrief(debrief) => match &debrief.source {
            Source::Own(kept) => vec![release(kept)],
            Source::File(_) => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// The route of this screen.
fn route_of(model: &Model) -> String {
    match &model.screen {
        Screen::Briefing(briefing) => format!("/drill/{}", briefing.listed.id),
        Screen::Console(console) => format!("/play/{}", console.kept.sid),
        Screen::Debrief(debrief) => match &debrief.source {
            Source::Own(kept) => format!("/play/{}", kept.sid),
            Source::File(_) => "/file".to_owned(),
        },
        Screen::Loading(_) | Screen::Catalogue(_) | Screen::Broken(_) => "/".to_owned(),
    }
}

/// Puts a session into the list as it now stands.
fn relist(model: &mut Model, kept: Kept) {
    let sessions = &mut model.shelf.sessions;
    match sessions.iter_mut().find(|session| session.sid == kept.sid) {
        Some(session) => *session = kept,
        None => sessions.insert(0, kept),
    }
}

/// Follows the route once both the list of drills and the store are there.
fn arrive(model: &mut Model) -> Vec<Effect> {
    let listed = !model.drills.is_empty() || model.unfetched.is_some();
    if !listed || model.shelf.state == ShelfState::Opening {
        return Vec::new();
    }
    let Some(route) = model.wanted.take() else { return Vec::new() };
    let part = |head: &str| route.strip_prefix(head).filter(|rest| !rest.is_empty()).map(str::to_owned);
    // Whoever opens the page begins at its top, as on any page.
    let opening = matches!(model.screen, Screen::Loading(_));
    model.screen = Screen::Catalogue(Catalogue::default());
    if let Some(sid) = part("/play/") {
        if !model.shelf.sessions.iter().any(|session| session.sid == sid) {
            let what = "It may have been played in another browser, deleted, or cleared by this browser.";
            return broken(model, Gap::Session, what.to_owned());
        }
        model.screen = Screen::Loading(Loading::Session);
        return vec![Effect::Keep(Ask::Read { sid, take: false })];
    }
    if let Some(id) = part("/drill/") {
        let Some(drill) = model.drills.iter().find(|drill| drill.id == id) else {
            let what = model.unfetched.clone().unwrap_or_else(|| format!("There is no drill `{id}` here."));
            return broken(model, Gap::Drill, what);
        };
        let file = drill.file.clone();
        model.screen = Screen::Loading(Loading::Drill(None));
        return vec![Effect::FetchDrill { file }, Effect::DealSeed];
    }
    if opening { Vec::new() } else { vec![shown()] }
}

fn drill_fetched(model: &mut Model, text: Result<String, String>) -> Vec<Effect> {
    let Screen::Loading(Loading::Drill(seed)) = model.screen else { return Vec::new() };
    match text.and_then(|text| Compiled::read(&text)) {
        Ok(compiled) => {
            let id = compiled.drill.scenario.id.clone();
            let Some(listed) = model.drills.iter().find(|drill| drill.id == id.as_str()) else {
                return broken(model, Gap::Drill, format!("The list of drills does not know `{id}`."));
            };
            let mut briefing = Briefing::of(compiled, listed.clone(), seed, &model.shelf.settings.desk);
            if let Some((label, pace)) = &model.before {
                briefing.pace = *pace;
                // A desk has a name of its own.
                if briefing.label.is_empty() {
                    briefing.label.clone_from(label);
                }
            }
            model.screen = Screen::Briefing(Box::new(briefing));
            vec![Effect::Show { route: format!("/drill/{id}") }, shown()]
        }
        Err(what) => broken(model, Gap::Drill, what),
    }
}

fn sources_fetched(model: &mut Model, text: Result<String, String>) -> Vec<Effect> {
    let sources = text.and_then(|text| {
        serde_json::from_str::<Bundle>(&text).map_err(|fault| format!("the sources cannot be read: {fault}"))
    });
    match (&mut model.screen, sources) {
        (Screen::Console(console), Ok(sources)) => {
            console.sources = Some(sources.clone());
            vec![Effect::Keep(Ask::Sources { drill_key: console.kept.drill_key.clone(), sources })]
        }
        (Screen::Debrief(debrief), Ok(sources)) => {
            let Source::Own(kept) = &debrief.source else { return Vec::new() };
            let keep =
                Effect::Keep(Ask::Sources { drill_key: kept.drill_key.clone(), sources: sources.clone() });
            debrief.sources = Some(sources);
            let work = debrief.request().filter(|_| debrief.debriefing.is_none());
            std::iter::once(keep).chain(work.map(|request| Effect::Work(Box::new(request)))).collect()
        }
        (Screen::Debrief(debrief), Err(what)) => {
            debrief.failed = Some(what);
            Vec::new()
        }
        // A desk goes on without them; the debrief asks again.
        _ => Vec::new(),
    }
}

fn retry(model: &mut Model) -> Vec<Effect> {
    let Screen::Debrief(debrief) = &mut model.screen else { return Vec::new() };
    debrief.failed = None;
    match debrief.request() {
        Some(request) => vec![Effect::Work(Box::new(request))],
        None => {
            let Screen::Debrief(debrief) = &model.screen else { return Vec::new() };
            fetch_sources(model, debrief).into_iter().collect()
        }
    }
}

fn again(model: &mut Model, same: bool) -> Vec<Effect> {
    let Screen::Debrief(debrief) = &model.screen else { return Vec::new() };
    let Some(play) = &debrief.play else { return Vec::new() };
    let (id, seed) = (play.drill().scenario.id.clone(), play.seed());
    let Some(drill) = model.drills.iter().find(|drill| drill.id == id.as_str()) else {
        say(model, format!("The drill `{id}` is not in this list of drills."));
        return Vec::new();
    };
    let fetch = Effect::FetchDrill { file: drill.file.clone() };
    let mut effects = leave(model);
    model.screen = Screen::Loading(Loading::Drill(same.then_some(seed)));
    effects.push(fetch);
    if !same {
        effects.push(Effect::DealSeed);
    }
    effects
}

fn worked(model: &mut Model, reply: Result<Reply, String>) -> Vec<Effect> {
    if let Screen::Console(console) = &mut model.screen {
        // At the desk the worker is asked for hints and nothing else; without them the shift goes on.
        console.was_told(if let Ok(Reply::Personal(found)) = reply { found } else { Vec::new() });
        return Vec::new();
    }
    let Screen::Debrief(debrief) = &mut model.screen else { return Vec::new() };
    match reply {
        Ok(Reply::Finished { end, debriefing }) => {
            let Source::Own(kept) = &mut debrief.source else { return Vec::new() };
            let from = debrief.journal.lines().count() as u32;
            debrief.journal.push_str(&end);
            debrief.journal.push('\n');
            kept.ended = true;
            kept.marks = Some(debriefing.basis_points);
            let kept = (**kept).clone();
            let sid = kept.sid.clone();
            debrief.take(debriefing);
            // Somebody who waits for the marks is led to them; somebody who still thinks about how it went is not.
            let focus = debrief.shown.then(|| Effect::Focus { id: "marks-heading".to_owned() });
            relist(model, kept.clone());
            let mut effects = vec![
                Effect::Keep(Ask::Append { sid, from, lines: vec![end] }),
                Effect::Keep(Ask::Note { session: Box::new(kept) }),
            ];
            effects.extend(focus);
            effects
        }
        Ok(Reply::Opened { checked, drill, debriefing }) => {
            if debrief.play.is_none()
                && let Some(play) = drill.and_then(|text| replayed(&text, debrief))
            {
                debrief.hold(play);
            }
            debrief.take_check(checked);
            debriefing.into_iter().for_each(|made| debrief.take(made));
            std::iter::once(shown()).chain(debrief.ask()).collect()
        }
        Ok(Reply::Personal(found)) => debrief.was_told(found),
        Ok(Reply::Exported { name, mime, text }) => vec![Effect::SaveFile { name, text, mime }],
        Ok(Reply::Refused(what)) | Err(what) => {
            debrief.said = format!("That did not work: {what}");
            debrief.failed = Some(what);
            Vec::new()
        }
    }
}

/// The play of a session, as far as its inputs go.
fn replayed(drill: &str, debrief: &Debrief) -> Option<crate::engine::Play> {
    let compiled = Compiled::read(drill).ok()?;
    let file = crate::session::SessionFile::read_journal(&debrief.journal).ok()?;
    let mut journal = crate::session::Journal::resume(&compiled.drill, &compiled.digests, &file).ok()?;
    if let Some(end) = file.end {
        journal.advance_to(end.at);
    }
    Some(journal.play().clone())
}

fn file_saved(model: &mut Model, name: &str) -> Vec<Effect> {
    say(model, format!("{name} was handed to your browser to save."));
    let Screen::Debrief(debrief) = &mut model.screen else { return Vec::new() };
    let Source::Own(kept) = &mut debrief.source else { return Vec::new() };
    if kept.exported || !name.ends_with(".jsonl") {
        return Vec::new();
    }
    kept.exported = true;
    let kept = (**kept).clone();
    relist(model, kept.clone());
    vec![Effect::Keep(Ask::Note { session: Box::new(kept) })]
}

fn stored(model: &mut Model, answer: Answer) -> Vec<Effect> {
    match answer {
        Answer::Ready { sessions, settings, lost, persistent } => {
            let shelf = &mut model.shelf;
            shelf.state = ShelfState::Open;
            (shelf.sessions, shelf.persistent) = (sessions, persistent);
            shelf.lost = lost.or(shelf.lost.take());
            shelf.settings = settings.unwrap_or_else(|| shelf.settings.clone());
            if let Screen::Catalogue(catalogue) = &mut model.screen
                && let Some(done) = catalogue.deleting.take()
            {
                catalogue.said = done.to_owned();
            }
            arrive(model)
        }
        Answer::Appended { sid, kept } => {
            if let Screen::Console(console) = &mut model.screen
                && console.kept.sid == sid
            {
                console.was_kept(kept);
            }
            Vec::new()
        }
        Answer::Marked { sid } => match &mut model.screen {
            Screen::Console(console) if console.kept.sid == sid => {
                console.was_marked();
                Vec::new()
            }
            Screen::Debrief(debrief) => debrief.was_marked(),
            _ => Vec::new(),
        },
        Answer::Noted => Vec::new(),
        Answer::Read { session, lines, mark, drill, sources, held } => {
            let read = Returned { kept: *session, lines, mark, drill, sources, held };
            come_back(model, read)
        }
        Answer::Lost { sid } => {
            if let Screen::Console(console) = &mut model.screen
                && console.kept.sid == sid
            {
                console.was_lost();
            }
            Vec::new()
        }
        Answer::Failed { sid, why, gone } => {
            if gone {
                model.shelf.state = ShelfState::Gone(why.clone());
            }
            match &mut model.screen {
                Screen::Console(console) if sid.is_none_or(|sid| console.kept.sid == sid) => {
                    console.was_not_kept(&why);
                    Vec::new()
                }
                Screen::Debrief(debrief) => {
                    debrief.was_not_kept(&why);
                    Vec::new()
                }
                Screen::Loading(Loading::Session) => broken(model, Gap::Unplayable, why),
                _ => {
                    say(model, why);
                    arrive(model)
                }
            }
        }
    }
}

/// A session as the store gave it back.
struct Returned {
    kept: Kept,
    lines: Vec<String>,
    mark: Option<String>,
    drill: Option<String>,
    sources: Option<Bundle>,
    held: bool,
}

/// What is kept of a session, as a file.
fn rescued(kept: &Kept, lines: &[String], sources: Option<&Bundle>) -> (String, String) {
    let journal: String = lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect();
    let text = match sources {
        Some(sources) => crate::session::write::with_bundle(&journal, sources),
        None => journal,
    };
    (format!("{}-{}.muster.jsonl", kept.drill, kept.seed), text)
}

/// A session that cannot be gone on with can still be taken away.
fn unplayable(model: &mut Model, what: String, file: (String, String)) -> Vec<Effect> {
    let effects = broken(model, Gap::Unplayable, what);
    if let Screen::Broken(broken) = &mut model.screen {
        broken.file = Some(file);
    }
    effects
}

/// Back to a kept session: to its desk, or to its debrief.
fn come_back(model: &mut Model, read: Returned) -> Vec<Effect> {
    let Returned { kept, lines, mark, drill, sources, held } = read;
    let rescue = rescued(&kept, &lines, sources.as_ref());
    let Some(compiled) = drill.as_deref().and_then(|text| Compiled::read(text).ok()) else {
        return unplayable(model, "Its drill is not kept any more.".to_owned(), rescue);
    };
    let route = Effect::Show { route: format!("/play/{}", kept.sid) };
    let sources_file = model.drills.iter().find(|d| d.id == kept.drill).map(|d| d.sources.clone());
    if kept.ended {
        let journal: String = lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect();
        let mut debrief = Debrief::of(Source::Own(Box::new(kept)), journal, sources);
        if let Some(mark) = &mark {
            debrief.restore(mark);
        }
        let work = match debrief.request() {
            Some(request) => Some(Effect::Work(Box::new(request))),
            None => sources_file.map(|file| Effect::FetchSources { file }),
        };
        model.screen = Screen::Debrief(Box::new(debrief));
        return [route, shown()].into_iter().chain(work).collect();
    }
    match Console::resume(&compiled, kept, &lines, mark.as_deref(), &model.shelf) {
        Ok(mut console) => {
            console.saved.elsewhere = !held;
            console.sources.clone_from(&sources);
            let ended = console.play().state().ended.is_some();
            model.screen = Screen::Console(Box::new(console));
            let mut effects = vec![Effect::StartTicking, route, shown()];
            if sources.is_none() {
                effects.extend(sources_file.map(|file| Effect::FetchSources { file }));
            }
            if ended {
                effects.extend(close(model));
            }
            effects
        }
        Err(what) => unplayable(model, what, rescue),
    }
}
