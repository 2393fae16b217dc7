//! Plain questions at a terminal.

use std::io::{BufRead, IsTerminal};

use anstream::eprintln;

use crate::edit::blank::Ask;

/// Whether somebody is there to answer.
pub(super) fn is_somebody_there() -> bool {
    std::io::stdin().is_terminal()
}

/// A line that somebody types; nothing where there is none.
pub(super) fn line(question: &str) -> Option<String> {
    eprintln!("{question}");
    let mut answer = String::new();
    std::io::stdin().lock().read_line(&mut answer).ok()?;
    let answer = answer.trim().to_owned();
    (!answer.is_empty()).then_some(answer)
}

/// The choice that somebody takes, by its number or as it is written; nothing to leave it open.
pub(super) fn choice(ask: &Ask) -> Option<String> {
    eprintln!();
    for (at, choice) in ask.choices.iter().enumerate() {
        eprintln!("  {:>2}  {choice}", at + 1);
    }
    loop {
        let answer = line(&format!(
            "{} (`{}`) A number; nothing to decide it later:",
            ask.about, ask.key
        ))?;
        let by_number = answer.parse::<usize>().ok();
        let by_number = by_number.and_then(|number| ask.choices.get(number.checked_sub(1)?));
        let taken = by_number.or_else(|| ask.choices.iter().find(|one| **one == answer));
        if let Some(taken) = taken {
            return Some(taken.clone());
        }
        eprintln!("`{answer}` is none of them.");
    }
}
