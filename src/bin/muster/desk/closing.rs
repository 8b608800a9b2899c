//! After the shift: first the trainee's own guess, then the marks, then the moments that cost most.

use muster::assess::card::show;
use muster::debrief::key_moments;
use muster::export::scorecard::band;
use muster::export::{Run, headline, scorecard};

use super::Desk;
use crate::paper::{Ink, Paper};
use crate::{Unusable, files};

impl Desk {
    pub(super) fn closing(&mut self) -> Result<(), Unusable> {
        let guess = self.keys.line(&self.paper, "\nHow do you think it went, out of 100? (Enter passes) ");
        let guess = guess.map(|g| g.trim().to_owned()).filter(|g| !g.is_empty());
        let Some(card) = self.recorded.card().cloned() else {
            return Err(Unusable("the shift did not end".to_owned()));
        };
        let run = Run::new(self.play(), &card);
        self.paper.put("\n");
        for flag in &card.flags {
            let waits = if flag.needs_coach { " (waits for a coach)" } else { "" };
            self.paper.say_in(Ink::Warn, &format!("Red flag {}: {}{waits}", flag.flag, flag.what));
        }
        self.paper.head(&headline(&card));
        if let Some(guess) = guess {
            self.paper.say(&format!("You said {}.", muster::export::plain::one_line(&guess)));
        }
        self.paper.say(&band(&card));
        self.paper.put("\n");
        for d in &card.domains {
            self.paper.put(&format!(
                "  {:>7} of {:<6} {}\n",
                show(d.earned),
                show(d.points),
                d.domain.label()
            ));
        }
        moments(&self.paper, &run);
        match &self.journal {
            Some((path, _)) => {
                self.paper.say(&format!(
                    "\nThe session is in {0}. `muster marks {0}` explains every line, `muster export {0} --to html` \
                     writes the record.",
                    path.display()
                ));
            }
            None => self.offer_more(&run.card.clone())?,
        }
        Ok(())
    }

    /// Without a file to come back to, the lines can be read now and the session kept now.
    fn offer_more(&mut self, card: &muster::assess::Scorecard) -> Result<(), Unusable> {
        let ask = "\nm shows every line of the marks, a file name keeps the session, Enter leaves: ";
        while let Some(line) = self.keys.line(&self.paper, ask) {
            match line.trim() {
                "" => break,
                "m" => self.paper.put(&scorecard::text(&Run::new(self.play(), card))),
                name => {
                    let path = std::path::PathBuf::from(name);
                    if path.exists() {
                        self.paper.say("There is such a file already; it is not overwritten.");
                        continue;
                    }
                    files::write(&path, &self.recorded.text())?;
                    self.paper.say(&format!("Kept in {}.", path.display()));
                    break;
                }
            }
        }
        Ok(())
    }
}

fn moments(paper: &Paper, run: &Run<'_>) {
    let found = key_moments(run.play, run.card);
    if found.is_empty() {
        return;
    }
    paper.put("\n");
    paper.head("What cost most");
    for m in found {
        let asked = m.asked.first().cloned().unwrap_or_default();
        let more = m.asked.len() - 1;
        let more = if more > 0 { format!(" (and {more} more)") } else { String::new() };
        paper.hang(&format!("{asked}{more}: {} marks", show(m.lost)), &format!("{}  ", m.clock), "       ");
        if let Some((known, _)) = m.known.last() {
            paper.hang(&format!("Known by then: {known}"), "       ", "       ");
        }
        if let Some((followed, _)) = m.followed.first() {
            paper.hang(&format!("What followed: {followed}"), "       ", "       ");
        }
        if let Some(good) = m.good.first() {
            paper.hang(&format!("What good looked like: {good}"), "       ", "       ");
        }
    }
}
