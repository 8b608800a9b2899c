//! The tables `[escalation]` and `[publishing]`: what the policy takes off in every drill. Either may be left out.

use std::sync::Arc;

use super::known;
use crate::diagnostic::Problems;
use crate::ids::{ClauseId, PersonId};
use crate::policy::escalation::{Overreach, Publishing};
use crate::policy::{Clause, Team};
use crate::tree::Fields;

pub(super) fn overreach(
    top: &mut Fields<'_>,
    teams: &[Team],
    clauses: &[Clause],
    problems: &mut Problems,
) -> Overreach {
    let Some(mut f) = top.opt_table("escalation", "the table `escalation`", problems) else {
        return Overreach::default();
    };
    let mut first_step = Vec::new();
    for (name, span) in f.texts("first_step", problems) {
        if known("team", &name, span, teams.iter().map(|team| team.id.as_str()), problems) {
            first_step.push(PersonId::new(&name));
        }
    }
    let needless = points(&mut f, "needless", problems);
    let read = Overreach {
        first_step,
        needless,
        needless_junior: if f.has("needless_junior") {
            points(&mut f, "needless_junior", problems)
        } else {
            needless
        },
        wrong_role: points(&mut f, "wrong_role", problems),
        dodged: points(&mut f, "dodged", problems),
        again: points(&mut f, "again", problems),
        paging: points(&mut f, "paging", problems),
        roles: whole(&mut f, "roles", 100, problems),
        most: whole(&mut f, "most", 1, problems),
        clause: clause(&mut f, clauses, problems),
        handed_back: f.text("handed_back", problems).map_or_else(|| Arc::from(""), |(text, _)| text),
    };
    f.finish(problems);
    read
}

pub(super) fn publishing(top: &mut Fields<'_>, clauses: &[Clause], problems: &mut Problems) -> Publishing {
    let Some(mut f) = top.opt_table("publishing", "the table `publishing`", problems) else {
        return Publishing::default();
    };
    let read = Publishing {
        without: points(&mut f, "without", problems),
        late: points(&mut f, "late", problems),
        own: points(&mut f, "own", problems),
        most: whole(&mut f, "most", 1, problems),
        clause: clause(&mut f, clauses, problems),
    };
    f.finish(problems);
    read
}

fn points(f: &mut Fields<'_>, key: &'static str, problems: &mut Problems) -> u32 {
    whole(f, key, 0, problems)
}

fn whole(f: &mut Fields<'_>, key: &'static str, left_out: u32, problems: &mut Problems) -> u32 {
    f.opt_int(key, 0..=100, problems).and_then(|n| u32::try_from(n).ok()).unwrap_or(left_out)
}

/// The clause that every line of these tables cites.
fn clause(f: &mut Fields<'_>, clauses: &[Clause], problems: &mut Problems) -> Option<ClauseId> {
    let (name, span) = f.text("clause", problems)?;
    known("clause", &name, span, clauses.iter().map(|clause| clause.id.as_str()), problems);
    Some(ClauseId::new(&name))
}
