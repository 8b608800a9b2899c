//! Who reads a text, and on which side of the house they stand.

/// Who reads a text: what may be said, and what must be, differs (domain reference 5.1).
///
/// ```
/// use muster::lane::Lane;
/// assert!(Lane::Client.is_outside() && !Lane::Executives.is_outside());
/// assert_eq!(Lane::of("resolvers"), Some(Lane::Resolvers));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Lane {
    /// All customers: a status page, a recorded message, a banner, a post.
    Public,
    /// One customer: a call, a chat, an e-mail, a letter.
    Customer,
    /// The business the centre answers for.
    Client,
    /// Agents on the floor.
    Floor,
    /// Those who mend it: technical teams, another team, a supplier's desk.
    Resolvers,
    /// Managers above.
    Executives,
    /// The work record.
    Log,
}

impl Lane {
    /// All of them, outside first.
    pub const ALL: &[Lane] = &[
        Lane::Public,
        Lane::Customer,
        Lane::Client,
        Lane::Floor,
        Lane::Resolvers,
        Lane::Executives,
        Lane::Log,
    ];

    /// Whether they are customers, clients or the public: no guesses at all, and nothing of the house's own.
    pub const fn is_outside(self) -> bool {
        matches!(self, Lane::Public | Lane::Customer | Lane::Client)
    }

    /// Whether a message to it is read by each of a few who know one another: a client's people, those above.
    pub const fn is_for_few(self) -> bool {
        matches!(self, Lane::Client | Lane::Executives)
    }

    /// The word in files.
    pub const fn word(self) -> &'static str {
        match self {
            Lane::Public => "public",
            Lane::Customer => "customer",
            Lane::Client => "client",
            Lane::Floor => "floor",
            Lane::Resolvers => "resolvers",
            Lane::Executives => "executives",
            Lane::Log => "log",
        }
    }

    /// The lane of that word.
    pub fn of(word: &str) -> Option<Lane> {
        Lane::ALL.iter().copied().find(|lane| lane.word() == word)
    }
}
