//! The only part of the page that keeps anything: the model, and what is running on its behalf.

use std::cell::Cell;
use std::mem;
use std::rc::Rc;

use muster::app::keys::{self as desk_keys, Armed};
use muster::app::view::{self, DialogView, Drawn, Page};
use muster::app::{Effect, Model, Msg, update};
use yew::prelude::*;

use crate::parts::part::Part;

use crate::parts::Over;
use crate::platform::ticker::Ticker;
use crate::platform::worker::Helper;
use crate::platform::{chance, fetch, focus, journal, keys, open, route, save, sight};
use crate::screens;

/// Where the focus goes when what had it is gone: the first of these that is there.
const FALLBACKS: &[&str] = &["form-heading", "news-heading", "screen-heading"];

/// Holds the model; passes messages in and performs effects.
pub struct Shell {
    model: Model,
    page: Page,
    drawn: Drawn,
    over: Option<DialogView>,
    tell: Callback<Msg>,
    ticker: Option<Ticker>,
    focus: Option<String>,
    focused: bool,
    armed: Rc<Cell<Armed>>,
    helper: Helper,
}

impl Component for Shell {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Shell {
        let model = Model::default();
        let mut drawn = Drawn::default();
        let page = view::page_again(&model, &mut drawn);
        let tell = ctx.link().callback(|msg| msg);
        journal::listen(tell.clone());
        route::listen(tell.clone());
        sight::listen(tell.clone());
        open::listen(tell.clone());
        let armed = Rc::new(Cell::new(Armed::default()));
        keys::listen(armed.clone(), tell.clone());
        tell.emit(Msg::Started(route::now()));
        let helper = Helper::default();
        Shell {
            model,
            page,
            drawn,
            over: None,
            tell,
            ticker: None,
            focus: None,
            focused: false,
            armed,
            helper,
        }
    }

    fn update(&mut self, _: &Context<Self>, msg: Msg) -> bool {
        let (model, effects) = update(mem::take(&mut self.model), msg);
        self.model = model;
        for effect in effects {
            self.perform(effect);
        }
        self.armed.set(desk_keys::armed(&self.model));
        self.focused = focus::is_somewhere();
        let page = view::page_again(&self.model, &mut self.drawn);
        let over = view::dialog::view(&self.model);
        let changed = page != self.page || over != self.over;
        (self.page, self.over) = (page, over);
        changed || self.focus.is_some()
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let tell = self.tell.clone();
        let screen = match self.page.clone() {
            Page::Loading(what) => html! { { screens::Loading { what }.alone() } },
            Page::Catalogue(view) => html! { { screens::Catalogue { view: *view, tell }.alone() } },
            Page::Briefing(view) => html! { { screens::Briefing { view: *view, tell }.alone() } },
            Page::Console(view) => html! { { screens::Console { view: *view, tell }.alone() } },
            Page::Debrief(view) => html! { { screens::Debrief { view: *view, tell }.alone() } },
            Page::Broken(view) => html! { { screens::Broken { view, tell }.alone() } },
        };
        html! {
            <>
                <div key={self.page.word()} class="screen" data-screen={self.page.word()} data-kept={self.page.kept()}>{ screen }</div>
                <div key="over">
                    if let Some(view) = self.over.clone() { <Over {view} tell={self.tell.clone()} /> }
                </div>
                // The one live region: always there, so that what changes in it is heard.
                <p key="said" class="said" role="status" aria-live="polite">{ self.page.said() }</p>
            </>
        }
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        match self.focus.take() {
            Some(id) => drop(focus::on(&id)),
            // What had the focus is gone: those who cannot see must not begin again at the top of the page.
            None if self.focused && !focus::is_somewhere() => {
                let _ = FALLBACKS.iter().any(|id| focus::on(id));
            }
            None => {}
        }
    }
}

impl Shell {
    fn perform(&mut self, effect: Effect) {
        let tell = self.tell.clone();
        match effect {
            Effect::FetchCatalogue => fetch::text("drills/index.json", tell, Msg::CatalogueFetched),
            Effect::FetchDrill { file } => fetch::text(&file, tell, Msg::DrillFetched),
            Effect::FetchSources { file } => fetch::text(&file, tell, Msg::SourcesFetched),
            Effect::Keep(ask) => journal::ask(&ask, tell),
            Effect::Work(request) => self.helper.ask(&request, &tell),
            Effect::AskFile => open::choose(tell),
            Effect::Show { route } => route::show(&route),
            // A browser that cannot print says so itself.
            Effect::Print => drop(gloo::utils::window().print()),
            Effect::DealSeed => tell.emit(Msg::SeedDealt(chance::seed())),
            Effect::StartTicking => self.ticker = Some(Ticker::start(tell)),
            Effect::StopTicking => self.ticker = None,
            Effect::SaveFile { name, text, mime } => tell.emit(match save::file(&name, &text, &mime) {
                Ok(()) => Msg::FileSaved(name),
                Err(what) => Msg::SaveFailed(what),
            }),
            Effect::Focus { id } => self.focus = Some(id),
        }
    }
}
