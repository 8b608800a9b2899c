//! What is being written: forms, drafts, notes, templates, what the desk says beside them.

use super::*;

#[test]
fn a_form_says_what_is_missing_and_keeps_what_was_written() {
    let mut hand = Hand::at_the_desk(Pace::Step);
    let problem = |hand: &Hand| match &hand.model.screen {
        Screen::Console(console) => console.form.as_ref().and_then(|form| Some(form.lack.clone()?.words)),
        _ => None,
    };
    hand.at(ConsoleMsg::ActChosen("log".to_owned()));
    hand.at(ConsoleMsg::FormSent);
    assert_eq!(problem(&hand).unwrap(), "Choose first: kind of work.");
    // Led to what is missing, wherever the form was scrolled to.
    assert!(hand.effects.contains(&Effect::Focus { id: "choice-0".to_owned() }));
    hand.at(ConsoleMsg::Picked(0, Some(0)));
    hand.at(ConsoleMsg::Picked(1, Some(99)));
    hand.at(ConsoleMsg::FormSent);
    assert_eq!(problem(&hand).unwrap(), "Choose first: service.");
    hand.at(ConsoleMsg::Picked(1, Some(0)));
    hand.at(ConsoleMsg::Written(0, "   ".to_owned()));
    hand.at(ConsoleMsg::Written(1, "Kept".to_owned()));
    hand.at(ConsoleMsg::FormSent);
    assert_eq!(problem(&hand).unwrap(), "Write something first: title.");
    assert!(hand.effects.contains(&Effect::Focus { id: "text-0".to_owned() }));
    hand.at(ConsoleMsg::Written(0, "Calls go silent".to_owned()));
    hand.at(ConsoleMsg::FormSent);
    assert_eq!(hand.play().state().records[0].text, "Kept");
}

#[test]
fn what_was_written_comes_back_into_its_form() {
    let mut hand = Hand::at_the_desk(Pace::Step);
    hand.at(ConsoleMsg::ActChosen("log".to_owned()));
    hand.at(ConsoleMsg::Written(0, "Half a title".to_owned()));
    hand.key("Escape", Place::Field);
    assert!(hand.desk().form.is_none());
    hand.at(ConsoleMsg::ActChosen("call".to_owned()));
    assert!(!hand.desk().form.unwrap().is_draft, "another act has a form of its own");
    hand.at(ConsoleMsg::FormLeft);
    hand.tick(250);
    let sid = hand.console().kept.sid.clone();
    let mut hand = Hand::with(hand.store.clone(), &format!("/play/{sid}"));
    hand.at(ConsoleMsg::ActChosen("log".to_owned()));
    let form = hand.desk().form.unwrap();
    assert!(form.is_draft && form.texts[0].text == "Half a title", "even after a reload");
    assert_eq!(form.texts[0].words, "3 words");
    hand.at(ConsoleMsg::DraftDropped);
    assert_eq!(hand.desk().form.unwrap().texts[0].text, "");
}

#[test]
fn an_act_beside_what_it_is_about_has_that_picked() {
    let mut hand = Hand::at_the_desk(Pace::Step);
    hand.at(ConsoleMsg::ActChosen("open/imran-reports".to_owned()));
    let work = hand.desk().work;
    let view::console::Panel::Talk(talk) = &work.panel else { panic!("the letter is open") };
    assert_eq!((talk.who.as_str(), talk.now.len()), ("Imran Qureshi", 1));
    let ring = talk.acts.iter().find(|act| act.id == "call").unwrap();
    hand.at(ConsoleMsg::ActAimed(ring.id.clone(), ring.aim.clone().unwrap()));
    let form = hand.desk().form.unwrap();
    let picked = &form.choices[0].values[form.choices[0].picked.unwrap()];
    assert_eq!(picked.0, "imran");
    hand.at(ConsoleMsg::FormLeft);
    hand.press(&incident(""), false);
    hand.at(ConsoleMsg::ActAimed("link-contact/1".to_owned(), "imran-reports".to_owned()));
    assert!(hand.desk().form.is_none(), "nothing is left to ask");
    assert_eq!(hand.play().state().records[0].contacts.len(), 1);
}

#[test]
fn a_note_goes_to_the_record_in_the_middle_and_stays_until_it_is_taken() {
    let mut hand = Hand::at_the_desk(Pace::Step);
    hand.at(ConsoleMsg::NoteWritten("Nobody rings any more.".to_owned()));
    hand.at(ConsoleMsg::NoteSent);
    assert_eq!(hand.desk().note.text, "Nobody rings any more.");
    assert!(hand.desk().news.notice.starts_with("Open a record first"));
    hand.press(&incident(""), false);
    assert_eq!(hand.desk().note.to.as_deref(), Some("INC-1042"));
    hand.at(ConsoleMsg::NoteSent);
    assert_eq!(hand.desk().note.text, "");
    let work = hand.desk().work;
    let view::console::Panel::Record(record) = &work.panel else { panic!("the record is open") };
    assert_eq!(record.log[0].own.as_deref(), Some("Nobody rings any more."));
}

#[test]
fn nothing_written_is_lost_to_reading_or_to_another_act() {
    let mut hand = Hand::at_the_desk(Pace::Times(5));
    hand.at(ConsoleMsg::ActChosen("log".to_owned()));
    assert!(
        hand.effects.contains(&Effect::Focus { id: "choice-0".to_owned() }),
        "whoever chose it can begin"
    );
    hand.at(ConsoleMsg::Written(1, "Silent in bay 4".to_owned()));
    hand.key("n", Place::Free);
    assert_eq!(hand.console().tab, Tab::Log, "a letter that goes astray moves nothing while a form is open");
    hand.at(ConsoleMsg::ActChosen("open/imran-reports".to_owned()));
    assert!(matches!(hand.console().tab, Tab::Letter(_)), "what came in can be read");
    assert_eq!(hand.desk().form.expect("the form stayed").texts[1].text, "Silent in bay 4");
    hand.at(ConsoleMsg::ActChosen("end".to_owned()));
    let form = hand.desk().form.expect("another form");
    assert_eq!((form.act.as_str(), form.open.is_empty()), ("end", true), "{:?}", form.open);
    hand.at(ConsoleMsg::ActChosen("log".to_owned()));
    let form = hand.desk().form.expect("the first form");
    assert_eq!((form.texts[1].text.as_str(), form.is_draft), ("Silent in bay 4", true));
}

#[test]
fn where_text_and_field_differ_the_writer_is_told_what_is_promised() {
    let mut hand = Hand::at_the_desk(Pace::Step);
    hand.at(ConsoleMsg::ActChosen("send/customers".to_owned()));
    hand.at(ConsoleMsg::Written(0, "Calls go silent. Next update at 10:35.".to_owned()));
    hand.at(ConsoleMsg::NextWritten("10:30".to_owned()));
    let promised = |hand: &Hand| hand.desk().form.expect("the form").promised;
    assert!(promised(&hand).starts_with("Your message says 10:35."), "{}", promised(&hand));
    hand.at(ConsoleMsg::NextWritten("10:35".to_owned()));
    assert_eq!(promised(&hand), "");
}

#[test]
fn the_checklist_reads_the_message_as_it_is_written_and_can_be_put_away() {
    let mut hand = Hand::at_the_desk(Pace::Step);
    hand.at(ConsoleMsg::ActChosen("send/customers".to_owned()));
    let states = |hand: &Hand| -> Vec<(&str, &str)> {
        hand.desk().form.unwrap().checklist.iter().map(|line| (line.what, line.state)).collect()
    };
    assert!(states(&hand).iter().all(|(_, state)| *state == "open"));
    hand.at(ConsoleMsg::Written(
        0,
        "Calls to Hollin go silent. Please use web chat. Next update by 10:40. It will be fixed by 11:00."
            .to_owned(),
    ));
    for want in [
        ("What is not working", "met"),
        ("What to do meanwhile", "met"),
        ("When the next update comes", "met"),
        ("No guess at the cause", "met"),
        ("No repair time", "not"),
    ] {
        assert!(states(&hand).contains(&want), "{want:?} in {:?}", states(&hand));
    }
    hand.at(ConsoleMsg::Written(0, "It is probably a fault in the network.".to_owned()));
    assert!(states(&hand).contains(&("No guess at the cause", "not")), "{:?}", states(&hand));
    assert_eq!(hand.desk().form.unwrap().soon[0], ("+15 min", "10:17".to_owned()));
    let settings = Settings { checklist: false, ..hand.model.shelf.settings.clone() };
    hand.tell(Msg::Dialog(dialog::DialogMsg::Set(settings)));
    assert!(states(&hand).is_empty());
}

#[test]
fn a_template_lies_below_what_was_written_and_nothing_is_lost() {
    let mut hand = Hand::at_the_desk(Pace::Step);
    hand.tick(60_000);
    hand.at(ConsoleMsg::ActChosen("send/customers".to_owned()));
    hand.at(ConsoleMsg::Written(0, "My own words.".to_owned()));
    let form = hand.console().form.as_ref().expect("a form");
    let template = form.templates(hand.play()).first().map(|m| (m.id.clone(), m.text.to_string()));
    let (id, words) = template.expect("the drill has a template for customers");
    hand.at(ConsoleMsg::TemplatePicked(Some(id)));
    let text = hand.console().form.as_ref().map(|form| form.texts[0].clone());
    assert_eq!(text, Some(format!("My own words.\n\n{words}")));
}

#[test]
fn of_a_breach_the_checklist_asks_for_no_repair() {
    let mut hand = Hand::at_the_desk(Pace::Step);
    hand.at(ConsoleMsg::ActChosen("send/customers".to_owned()));
    let asked = |hand: &Hand| -> Vec<&str> {
        hand.desk().form.expect("the form").checklist.iter().map(|line| line.what).collect()
    };
    assert!(asked(&hand).contains(&"No repair time"), "{:?}", asked(&hand));
    hand.at(ConsoleMsg::FormLeft);
    let breach = incident("A list went to the wrong address");
    let Command::Log { title, service, text, contact, .. } = breach else { panic!("it is logged") };
    let kind = crate::policy::work::WorkKind::DataBreach;
    hand.press(&Command::Log { title, kind, service, text, contact }, false);
    hand.at(ConsoleMsg::PaceChosen(Pace::Step));
    hand.at(ConsoleMsg::CarriedOn);
    hand.at(ConsoleMsg::ActChosen("send/customers".to_owned()));
    let asked = asked(&hand);
    assert!(asked.contains(&"Who is affected") && !asked.contains(&"No repair time"), "{asked:?}");
}
