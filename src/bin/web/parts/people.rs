//! People and teams.

use std::rc::Rc;

use muster::app::Msg;
use muster::app::view::console::{AllocationView, PeopleView, PersonView};
use yew::prelude::*;

use super::acts::{acts_row, plain_button};
use super::part::Part;

/// The teams with their duty, then the people.
#[derive(PartialEq)]
pub struct People {
    pub view: Rc<PeopleView>,
    pub tell: Callback<Msg>,
}

impl Part for People {
    fn draw(&self) -> Html {
        let PeopleView { allocation, teams, people } = &*self.view;
        html! {
            <article class="people">
                <h2 key="heading" id="work-heading" tabindex="-1">{ "People" }</h2>
                if !allocation.is_empty() {
                    <section key="allocation" class="allocation">
                        <h3 id="allocation-head">{ "Who does what" }</h3>
                        <table aria-labelledby="allocation-head">
                            <thead>
                                <tr>
                                    <th scope="col">{ "Who" }</th>
                                    <th scope="col">{ "What" }</th>
                                    <th scope="col">{ "Until" }</th>
                                    <th scope="col">{ "Stands" }</th>
                                </tr>
                            </thead>
                            <tbody>{ for allocation.iter().map(|line| allocated(line, &self.tell)) }</tbody>
                        </table>
                    </section>
                }
                <h3 key="teams-head">{ "Teams" }</h3>
                <ul key="teams">{ for teams.iter().map(|view| person(view, &self.tell)) }</ul>
                <h3 key="people-head">{ "People" }</h3>
                <ul key="people">{ for people.iter().map(|view| person(view, &self.tell)) }</ul>
            </article>
        }
    }
}

fn allocated(line: &AllocationView, tell: &Callback<Msg>) -> Html {
    html! {
        <tr key={line.key.clone()}>
            <th scope="row">{ &line.name }</th>
            <td>{ &line.what }</td>
            <td>{ &line.until }</td>
            <td>{ &line.stands }{ acts_row(&line.acts, tell) }</td>
        </tr>
    }
}

fn person(view: &PersonView, tell: &Callback<Msg>) -> Html {
    html! {
        <li key={view.id.clone()} class="person">
            <div key="who" class="person-who">
                <h4>{ &view.name }</h4>
                <p>{ &view.role }</p>
                if !view.about.is_empty() { <p class="about">{ &view.about }</p> }
            </div>
            <div key="acts" class="person-acts">
                if let Some(ring) = &view.ring { { plain_button(ring, tell) } }
                if !view.more.is_empty() {
                    <details>
                        <summary>{ "More" }<span class="unseen">{ format!(" with {}", view.name) }</span></summary>
                        { acts_row(&view.more, tell) }
                    </details>
                }
            </div>
        </li>
    }
}
