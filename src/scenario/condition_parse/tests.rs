//! What the manual shows reads; what is wrong is said at its place; nothing makes it panic.

use super::*;
use crate::policy;
use crate::tree::toml;

fn names() -> Names {
    let (node, mut problems) = toml::parse(include_str!("../../../tests/policies/small.toml"));
    let policy = policy::read::read(&node, &mut problems).unwrap();
    let mut names = Names::of_policy(&policy);
    for (kind, name) in [
        (Kind::Inject, "caller"),
        (Kind::Contact, "caller"),
        (Kind::Check, "test-call"),
        (Kind::Counter, "angry"),
        (Kind::Decision, "d"),
    ] {
        names.add(kind, name);
    }
    names.add_option("d", "yes");
    names.starts = crate::time::ClockTime { minutes: 600 };
    names.ends_at = SimTime::START + SimSpan::minutes(60);
    names
}

fn read(text: &str) -> (Option<Condition>, Atoms, Vec<String>) {
    let (mut atoms, mut problems) = (Atoms::new(), Problems::new());
    let base = Span::new(0, u32::try_from(text.len()).unwrap());
    let read = condition(text, base, &names(), &mut atoms, &mut problems);
    (read, atoms, problems.sorted().into_iter().map(|p| format!("{}: {}", p.span.start, p.what)).collect())
}

#[test]
fn every_line_of_the_manual_reads() {
    for text in [
        "declare",
        "escalate(telephony)",
        "escalate(telephony, route=functional)",
        "send(customers, says=next-update)",
        "send(customers) after inject(caller)",
        "resolve before verify(test-call)",
        "resolve while not verify(test-call, healthy=yes)",
        "declare by 10m",
        "declare by 10:12",
        "open(caller) within 2m of inject(caller)",
        "not declare by 10m",
        "not call(mim) within 2m of inject(caller)",
        "at 28m",
        "count(send(floor)) >= 2",
        "counter(angry) > -3",
        "service(voice-hollin) is ok",
        "service(voice-hollin, status=ok)",
        "start",
        "declare and start or not (at 10m and (start or declare))",
        "close(missing=nothing) or close-warned(verified)",
        "decide(d, option=yes)",
        "send(customers) after (inject(caller) by 10m) by 20m",
        "resolve while (service(crm) is down and counter(angry) = 0) by 20m",
    ] {
        let (read, _, problems) = read(text);
        assert!(read.is_some() && problems.is_empty(), "{text}: {problems:?}");
    }
}

#[test]
fn limits_belong_to_the_first_happening() {
    let (read, atoms, _) = read("send(customers) after inject(caller) by 10m");
    let Some(Condition::Seen(number)) = read else { panic!("{read:?}") };
    let ten = Condition::TimeAtMost(SimTime::START + SimSpan::minutes(10));
    let guard = Condition::All(vec![Condition::Seen(AtomIx(0)), ten]);
    assert_eq!(atoms.get(number).unwrap().guard, Some(guard));
}

#[test]
fn what_did_not_happen_in_time_waits_for_the_time() {
    let ten = SimTime::START + SimSpan::minutes(10);
    assert_eq!(read("not declare by 10:10").0, Some(Condition::MissedBy(AtomIx(0), ten)));
    let two = SimSpan::minutes(2);
    let missed = Condition::MissedWithin { atom: AtomIx(1), span: two, of: AtomIx(0) };
    let (read_, atoms, _) = read("not declare within 2m of inject(caller)");
    assert_eq!(read_, Some(missed));
    assert_eq!(atoms.get(AtomIx(1)).unwrap().guard, Some(Condition::WithinOf(two, AtomIx(0))));
    let now = Condition::Not(Box::new(Condition::Seen(AtomIx(0))));
    assert_eq!(read("not declare").0, Some(now.clone()));
    assert_eq!(read("not (declare)").0, Some(now));
}

#[test]
fn equal_happenings_share_a_number() {
    let (_, atoms, _) =
        read("send(customers, says=todo, channel=ivr) or send(audience=customers, channel=ivr, says=todo)");
    assert_eq!(atoms.into_list().len(), 1);
}

#[test]
fn what_is_wrong_is_said_at_its_place() {
    let table = [
        ("declared", "0: `declared` is not something that can happen"),
        ("declare or", "9: a condition is missing after `or`"),
        ("open(calller)", "5: there is no contact `calller`"),
        ("escalate(mim, rote=functional)", "14: `escalate` has no `rote`"),
        ("escalate(mim, route=up)", "20: `route` of `escalate` cannot be `up`"),
        ("start(now)", "6: `now` cannot stand here"),
        ("decide(d, option=maybe)", "17: the decision `d` has no option `maybe`"),
        ("declare by 09:59", "11: 09:59 is not within the shift"),
        ("declare by ten", "11: `ten` is not a time"),
        ("(declare", "7: `)` is missing after `declare`"),
        ("declare)", "7: there is a `)` too many"),
        ("declare resolve", "8: `resolve` does not belong here"),
        ("count(declare) 2", "15: a comparison is missing before `2`"),
        ("not declare by 5m by 6m", "4: after `not` there can be one `by` or one `within`, not several"),
    ];
    for (text, want) in table {
        let (read, _, problems) = read(text);
        assert_eq!((read, problems), (None, vec![want.to_owned()]), "{text}");
    }
    let deep = format!("{}declare{}", "(".repeat(60), ")".repeat(60));
    assert!(read(&deep).2[0].contains("deeper than 16"));
    let many = (1..5_000).map(|n| format!("declare by {n}s")).collect::<Vec<_>>().join(" or ");
    assert!(read(&many).2[0].contains("more than 4000"), "{:?}", &read(&many).2[0]);
}

proptest::proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,120}") {
        let _ = read(&text);
    }

    #[test]
    fn no_heap_of_words_makes_it_panic(
        words in proptest::collection::vec(
            proptest::sample::select(vec![
                "not", "and", "or", "(", ")", ",", "=", ">=", "by", "within", "of", "after", "before", "while",
                "10m", "declare", "open", "caller", "count", "counter", "service", "is", "ok", "start", "at", "2",
            ]),
            0..40,
        ),
    ) {
        let (read, _, problems) = read(&words.join(" "));
        proptest::prop_assert_eq!(read.is_none(), !problems.is_empty());
    }
}
