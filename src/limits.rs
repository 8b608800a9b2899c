//! Upper bounds on everything that comes from outside, in one place.
//!
//! A scenario that lints clean never meets a limit while it is played; a hostile file meets one early and is told
//! which. Figures follow the fault model (rows 18 to 20): sizes before parsing, depth before recursion, fuel
//! before loops.

/// Largest source in bytes: a scenario, a policy, all files of a lexicon together.
pub const SOURCE_BYTES: usize = 1024 * 1024;
/// Deepest nesting of tables and lists in a source.
pub const TREE_DEPTH: usize = 16;
/// Most nodes (values, tables, list entries) in one source.
pub const TREE_NODES: usize = 50_000;
/// Longest single string in a source, in bytes.
pub const SOURCE_STRING_BYTES: usize = 16 * 1024;
/// Most things of one kind (injects, items, people, ...) in a scenario.
pub const THINGS_OF_A_KIND: usize = 500;
/// Most problems reported at once; the rest are counted.
pub const PROBLEMS: usize = 200;
/// Deepest nesting of `all`, `any`, `not` and brackets in a condition.
pub const CONDITION_DEPTH: usize = 16;
/// Most steps in one script.
pub const SCRIPT_STEPS: usize = 1_000;
/// Longest text a trainee may send, note or log, in characters.
pub const TEXT_CHARS: usize = 4_000;
/// Longest drill, in simulated milliseconds (twelve hours).
pub const DRILL_MS: u64 = 12 * 3_600_000;
/// Longest length of time a file may name, in milliseconds (31 days).
pub const SPAN_MS: u64 = 31 * 24 * 3_600_000;
/// Most inputs in one session.
pub const INPUTS: usize = 5_000;
/// Most entries in one session.
pub const ENTRIES: usize = 20_000;
/// Most things the world may do at one instant before the engine ends the drill: the fuel.
pub const FIRINGS_AT_ONE_INSTANT: u32 = 1_000;
/// Most tasks given to colleagues in one session.
pub const TASKS: usize = 200;
/// Most records in one session.
pub const RECORDS: usize = 200;
/// Largest session file, in bytes.
pub const SESSION_BYTES: usize = 8 * 1024 * 1024;
/// Longest line of a session file that is not a bundle, in bytes.
pub const SESSION_LINE_BYTES: usize = 64 * 1024;
/// Most lines of the marks that may be disputed.
pub const DISPUTES: usize = 100;
/// Longest reason of a dispute, in characters: a sentence.
pub const DISPUTE_CHARS: usize = 300;
/// Longest line of an account: five texts and all disputes, every character of them escaped.
pub const ACCOUNT_LINE_BYTES: usize = 512 * 1024;
/// Most problems that are described one by one when marks are read aloud.
pub const KEY_MOMENTS: usize = 3;
/// Most moments that are told because they earned their marks.
pub const EARNED_MOMENTS: usize = 2;
/// Most lines of a floor.
pub const FLOOR_LINES: usize = 8;
/// Most people on a line of a floor.
pub const LINE_STAFF: i64 = 500;
/// Most contacts an hour on a line of a floor, those of a surge together.
pub const CONTACTS_AN_HOUR: i64 = 20_000;
/// Most figures of the wallboard that are drawn over the shift.
pub const GAUGES_DRAWN: usize = 24;
/// Most lines of a log that are shown on one page.
pub const LOG_LINES_SHOWN: usize = 2_000;
