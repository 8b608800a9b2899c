//! What the parts have in common: a part is a value, drawn again only when it is another one than before.
//!
//! One component draws them all. A Yew component of its own for each would be the same machinery compiled once more
//! for each of them, some 6 kB of the module a part.

use std::any::Any;
use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::{Key, VComp};

/// A part of a screen: what it shows, and how that looks.
pub trait Part: PartialEq + Sized + 'static {
    /// How it looks.
    fn draw(&self) -> Html;

    /// Beside others, under a name that none of them has.
    fn keyed(self, key: impl Into<Key>) -> Html {
        placed(Drawn(Rc::new(self)), Some(key.into()))
    }

    /// On its own.
    fn alone(self) -> Html {
        placed(Drawn(Rc::new(self)), None)
    }
}

fn placed(part: Drawn, key: Option<Key>) -> Html {
    VComp::new::<Place>(Rc::new(PlaceProps { part }), key).into()
}

/// A part of any kind.
trait AnyPart {
    fn html(&self) -> Html;
    fn is(&self, other: &dyn AnyPart) -> bool;
    fn as_any(&self) -> &dyn Any;
}

impl<P: Part> AnyPart for P {
    fn html(&self) -> Html {
        self.draw()
    }

    fn is(&self, other: &dyn AnyPart) -> bool {
        other.as_any().downcast_ref::<P>().is_some_and(|other| other == self)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

#[derive(Clone)]
struct Drawn(Rc<dyn AnyPart>);

impl PartialEq for Drawn {
    fn eq(&self, other: &Drawn) -> bool {
        Rc::ptr_eq(&self.0, &other.0) || self.0.is(&*other.0)
    }
}

#[derive(Properties, PartialEq)]
struct PlaceProps {
    part: Drawn,
}

/// Where a part is drawn.
#[component]
fn Place(props: &PlaceProps) -> Html {
    props.part.0.html()
}
