//! Which side of the house a text is for.

/// Which side of the house a text is for: what may be said differs (domain reference 5.1).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lane {
    /// Customers, clients, the public: no guesses at all.
    External,
    /// Colleagues: resolvers, leads, managers. A guess is welcome when it is marked as one.
    Internal,
}
