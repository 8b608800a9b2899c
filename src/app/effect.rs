//! What the core wants done. The shell performs it and says what came of it in a [`Msg`](super::Msg).

/// Something only a browser (or a test in its place) can do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Effect {
    /// Fetch the list of drills; answered by `CatalogueFetched`.
    FetchCatalogue,
    /// Fetch a compiled drill; answered by `DrillFetched`.
    FetchDrill {
        /// Its name.
        id: String,
    },
    /// Deal a seed; answered by `SeedDealt`.
    DealSeed,
    /// Say now and then how much wall time has passed: `Ticked`.
    StartTicking,
    /// Stop saying so.
    StopTicking,
    /// Hand a file to its owner; answered by `FileSaved`.
    SaveFile {
        /// Its name: a slug with its ending.
        name: String,
        /// What is in it.
        text: String,
        /// Its media type.
        mime: &'static str,
    },
    /// Put the focus on the element of that id, for those who cannot see where it should be.
    Focus {
        /// The id of the element.
        id: String,
    },
}
