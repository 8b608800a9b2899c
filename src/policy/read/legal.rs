//! The rule pack of a policy: clocks that a law or a regulator sets.

use std::sync::Arc;

use super::{Once, known, word};
use crate::diagnostic::{Problems, Span};
use crate::ids::PersonId;
use crate::policy::calendar::date;
use crate::policy::legal::{LegalRule, Length};
use crate::policy::work::WorkKind;
use crate::tree::Fields;

/// Reads `[[rule]]`; a policy may have none.
pub(in crate::policy) fn rules(
    top: &mut Fields<'_>,
    teams: &[PersonId],
    problems: &mut Problems,
) -> Vec<LegalRule> {
    let kinds: Vec<(&'static str, WorkKind)> =
        WorkKind::ALL.iter().map(|kind| (kind.word(), *kind)).collect();
    let mut once = Once::default();
    let mut out = Vec::new();
    for mut fields in top.tables("rule", "a rule", problems) {
        let rule = one(&mut fields, &kinds, teams, problems);
        if let Some(rule) = rule {
            once.see("rule", &rule.id, fields.span_of("id"), problems);
            out.push(rule);
        }
        fields.finish(problems);
    }
    out
}

fn one(
    f: &mut Fields<'_>,
    kinds: &[(&'static str, WorkKind)],
    teams: &[PersonId],
    p: &mut Problems,
) -> Option<LegalRule> {
    let id = f.slug("id", p);
    let kind = f.text("kind", p).and_then(|(text, span)| word(&text, span, "a kind of work", kinds, p));
    let sector = f.opt_slug("sector", p).map(|(sector, _)| sector);
    let what = f.text("what", p);
    let within = f.text("within", p).and_then(|(text, span)| {
        let read = Length::parse(&text);
        if read.is_none() {
            let mend = "write it like `72 hours`, `30 days`, `6 weeks` or `3 business days`";
            p.error("length", span, format_args!("`{text}` is not what a rule gives"), mend);
        }
        read
    });
    let day = |text: Option<(Arc<str>, Span)>, p: &mut Problems| {
        let (text, span) = text?;
        let read = date(&text);
        if read.is_none() {
            p.error("date", span, format_args!("`{text}` is not a date"), "write it like `2026-04-08`");
        }
        read
    };
    let holds_from = f.opt_text("holds_from", p);
    let holds_from = day(holds_from, p);
    let holds_until = f.opt_text("holds_until", p);
    let holds_until = day(holds_until, p);
    if holds_from.zip(holds_until).is_some_and(|(from, until)| until < from) {
        let what = "this rule ends before it begins to hold";
        p.error("out-of-range", f.span_of("holds_until"), what, "let `holds_until` be the later day");
    }
    let tell = f.opt_slug("tell", p);
    let soon = f.opt_span("tell_within", p);
    let tell = match (tell, soon) {
        (Some((team, span)), Some(soon)) => {
            let all = teams.iter().map(|team| team.as_str());
            known("team", &team, span, all, p).then(|| (PersonId::new(&team), soon))
        }
        (None, None) => None,
        _ => {
            let what = "a rule has one of `tell` and `tell_within`";
            p.error("one-of", f.span_of("id"), what, "write both or neither");
            None
        }
    };
    let source = f.text("source", p);
    Some(LegalRule {
        id: id?.0,
        kind: kind?,
        sector,
        what: what?.0,
        within: within?,
        holds_from,
        holds_until,
        tell,
        source: source?.0,
    })
}
