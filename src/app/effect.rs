//! What the core wants done. The shell performs it and says what came of it in a [`Msg`](super::Msg).

use super::store::Ask;
use crate::jobs::Request;

/// Something only a browser (or a test in its place) can do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Effect {
    /// Fetch the list of drills; answered by `CatalogueFetched`.
    FetchCatalogue,
    /// Fetch a compiled drill; answered by `DrillFetched`.
    FetchDrill {
        /// The address of its file, as the list names it.
        file: String,
    },
    /// Fetch the sources of a drill; answered by `SourcesFetched`.
    FetchSources {
        /// The address of the file, as the list names it.
        file: String,
    },
    /// Deal a seed; answered by `SeedDealt`.
    DealSeed,
    /// Say now and then how much wall time has passed: `Ticked`.
    StartTicking,
    /// Stop saying so.
    StopTicking,
    /// Ask the store; answered by `Stored`.
    Keep(Ask),
    /// Hand work to the worker; answered by `Worked`. Requests are answered in their order.
    Work(Box<Request>),
    /// Hand a file to its owner; answered by `FileSaved` or `SaveFailed`.
    SaveFile {
        /// Its name: a slug with its ending.
        name: String,
        /// What is in it.
        text: String,
        /// Its media type.
        mime: String,
    },
    /// Let the person choose a file; answered by `FileGiven`.
    AskFile,
    /// Print the page.
    Print,
    /// Write where we are into the address: what follows the `#`.
    Show {
        /// The route.
        route: String,
    },
    /// Put the focus on the element of that id, for those who cannot see where it should be.
    Focus {
        /// The id of the element.
        id: String,
    },
}
