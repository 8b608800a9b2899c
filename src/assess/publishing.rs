//! Going out in a major incident without the yes that a text needs: what the policy takes off.
//!
//! A yes that comes after the text has gone out is told apart from none, and from one that the trainee gave without
//! being allowed to (domain reference 4.3: the incident manager approves public text).

use super::lines::Called;
use crate::act::{Entry, Event};
use crate::engine::Drill;
use crate::ids::{AudienceId, EntryNo};
use crate::policy::work::Domain;
use crate::scenario::Plot;

/// The lines that the policy adds to the marks.
pub(super) fn called(drill: &Drill, plot: &Plot, entries: &[Entry]) -> Vec<Called> {
    let rules = &drill.policy.publishing;
    let Some(clause) = &rules.clause else { return Vec::new() };
    let (mut without, mut late, mut own) = (Vec::new(), Vec::new(), Vec::new());
    for entry in entries {
        match &entry.event {
            Event::MessageSent { audience, approved: false, .. } => {
                let list = if approved_later(plot, entries, audience) { &mut late } else { &mut without };
                list.push(entry.no);
            }
            Event::Authorised { approval, .. } => {
                let not_theirs =
                    |a: &&crate::scenario::choice::Approval| !a.trainee_may && !a.covers.is_empty();
                if plot.approval(approval.as_str()).filter(not_theirs).is_some() {
                    own.push(entry.no);
                }
            }
            _ => {}
        }
    }
    let lines = [
        (
            "sent-without-a-yes",
            rules.without,
            without,
            "Sent text without the yes it needs in a major incident",
            "Ask, have the yes, then send: it comes within minutes.",
        ),
        (
            "sent-before-the-yes",
            rules.late,
            late,
            "Sent text before the yes for it came",
            "Send when the yes is there: asking late mends half of it.",
        ),
        (
            "own-yes",
            rules.own,
            own,
            "Gave the yes to public text that was not yours to give",
            "Ask whoever may give it.",
        ),
    ];
    let called = |(id, points, entries, what, good): (&str, u32, Vec<EntryNo>, &str, &str)| Called {
        penalty: id.into(),
        domain: Domain::Communication,
        points: points.saturating_mul(100),
        most: rules.most,
        what: what.into(),
        good: good.into(),
        clause: clause.clone(),
        entries,
    };
    lines.into_iter().map(called).filter(|line| line.points > 0 && !line.entries.is_empty()).collect()
}

/// Whether every yes that a text to an audience needs was given in the end.
fn approved_later(plot: &Plot, entries: &[Entry], audience: &AudienceId) -> bool {
    let given = |id: &str| {
        let yes = |entry: &&Entry| matches!(&entry.event, Event::ApprovalGiven { approval } if approval.as_str() == id);
        entries.iter().any(|entry| yes(&entry))
    };
    plot.approvals.iter().filter(|a| a.covers.contains(audience)).all(|a| given(a.id.as_str()))
}
