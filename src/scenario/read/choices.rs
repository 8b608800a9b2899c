//! What can be looked into and decided: checks, decisions, approvals, remedies.

use super::reading::Reading;
use super::sheet::Sheet;
use crate::ids::{ApprovalId, AudienceId, CheckId, ClauseId, DecisionId, OptionId, RemedyId};
use crate::policy::work::Resolution;
use crate::scenario::choice::{Approval, Check, CheckResult, Choice, Decision, Remedy};
use crate::scenario::condition::Condition;
use crate::scenario::names::Kind;
use crate::scenario::shape::REMEDIES;
use crate::time::SimSpan;

pub(super) fn checks(r: &mut Reading<'_>, top: &mut Sheet<'_>) -> Vec<Check> {
    let mut out = Vec::new();
    for mut s in top.many("check", &mut r.problems) {
        let id = CheckId::new(&r.id(&mut s, Kind::Check));
        let label = r.text(&mut s, "label");
        let takes = r.span(&mut s, "takes").unwrap_or(SimSpan::ZERO);
        let breakable = r.flag(&mut s, "breakable");
        let sheets = s.many("result", &mut r.problems);
        let last = sheets.len().saturating_sub(1);
        let mut results = Vec::new();
        for (number, mut s) in sheets.into_iter().enumerate() {
            if s.has("if") == (number == last) {
                let place = s.place("if");
                let what = s.what();
                if number == last {
                    r.error(
                        "last-result",
                        place,
                        format_args!("the last result has an `if` ({what}), so it may find nothing"),
                        "take out the `if`, or add a last result without one",
                    );
                } else {
                    r.error(
                        "last-result",
                        place,
                        "this result has no `if`, so those after it are never found",
                        "add an `if`, or put it last",
                    );
                }
            }
            let healthy = if s.has("healthy") { Some(r.flag(&mut s, "healthy")) } else { None };
            results.push(CheckResult {
                only_if: r.condition(&mut s, "if"),
                text: r.text(&mut s, "text"),
                tells: r.facts(&mut s, "tells"),
                healthy,
            });
        }
        out.push(Check { id, label, takes, breakable, results });
    }
    out
}

pub(super) fn decisions(r: &mut Reading<'_>, top: &mut Sheet<'_>) -> Vec<Decision> {
    let mut out = Vec::new();
    for mut s in top.many("decision", &mut r.problems) {
        let id = DecisionId::new(&r.id(&mut s, Kind::Decision));
        let ask = r.text(&mut s, "ask");
        let opens = r.condition(&mut s, "opens").unwrap_or(Condition::Always);
        let closes = r.condition(&mut s, "closes");
        let clauses =
            r.name_list(&mut s, "clauses", Kind::Clause).iter().map(|name| ClauseId::new(name)).collect();
        let mut options: Vec<Choice> = Vec::new();
        for mut o in s.many("option", &mut r.problems) {
            let option = o.slug("id", &mut r.problems);
            if let Some((option, span)) = &option
                && options.iter().any(|x| x.id.as_str() == &**option)
            {
                r.error(
                    "twice",
                    *span,
                    format_args!("{} has two options `{option}`", s.what()),
                    "give one of them another name",
                );
            }
            let credit = r.number(&mut o, "credit").unwrap_or(0);
            if !matches!(credit, 0 | 33 | 67 | 100) {
                let place = o.place("credit");
                let what = format_args!("an option cannot have a credit of {credit}");
                r.error("credit", place, what, "write 100, 67, 33 or 0");
            }
            options.push(Choice {
                id: OptionId::new(option.as_ref().map_or("", |(id, _)| id)),
                text: r.text(&mut o, "text"),
                credit,
                why: r.text(&mut o, "why"),
            });
        }
        if options.len() == 1 {
            let (place, what) = (s.place("option"), s.what());
            r.error(
                "one-option",
                place,
                format_args!("{what} has one option only"),
                "add another, so that there is a choice",
            );
        }
        out.push(Decision { id, ask, opens, closes, options, clauses });
    }
    out
}

pub(super) fn approvals(r: &mut Reading<'_>, top: &mut Sheet<'_>) -> Vec<Approval> {
    let mut out = Vec::new();
    for mut s in top.many("approval", &mut r.problems) {
        let id = ApprovalId::new(&r.id(&mut s, Kind::Approval));
        let label = r.text(&mut s, "label");
        if !s.has("by") {
            let (start, what) = (s.start(), s.what());
            r.error("missing", start, format_args!("{what} lacks `by`"), "add a line `by = [\"mim\"]`");
        }
        let by = r.people(&mut s, "by");
        let trainee_may = r.flag(&mut s, "trainee_may");
        let known = r.condition(&mut s, "known").unwrap_or(Condition::Always);
        let covers =
            r.name_list(&mut s, "covers", Kind::Audience).iter().map(|name| AudienceId::new(name)).collect();
        out.push(Approval { id, label, by, trainee_may, known, covers });
    }
    out
}

pub(super) fn remedies(r: &mut Reading<'_>, top: &mut Sheet<'_>) -> Vec<Remedy> {
    let mut out = Vec::new();
    for mut s in top.many("remedy", &mut r.problems) {
        let id = RemedyId::new(&r.id(&mut s, Kind::Remedy));
        let label = r.text(&mut s, "label");
        let word = |word: &str| REMEDIES.contains(&word).then(|| Resolution::from_word(word)).flatten();
        let kind = s.word("kind", word, &mut r.problems).unwrap_or(Resolution::Fix);
        let needs = r.opt_name(&mut s, "needs", Kind::Approval).map(|name| ApprovalId::new(&name));
        let offered = r.condition(&mut s, "offered").unwrap_or(Condition::Always);
        let takes = r.span(&mut s, "takes").unwrap_or(SimSpan::ZERO);
        out.push(Remedy { id, label, kind, needs, offered, takes });
    }
    out
}
