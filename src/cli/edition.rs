//! The edition of a question that was asked for on the command line.

use anstream::eprintln;

use crate::changes::{EditionTold, QuestionTold, Told};
use crate::record::kind::Kind;
use crate::text::suggest;
use crate::view::Desk;

use super::edition_args::AskedEdition;
use super::exit::Exit;
use super::renamed::today;

/// What is said of a question to an audience, both by their ids or earlier ids.
///
/// # Errors
/// There is no such question, or no such edition: told, with how the program ends.
pub(super) fn edition<'t>(
    desk: &Desk<'_>,
    told: &'t Told,
    asked: &AskedEdition,
) -> Result<(&'t QuestionTold, &'t EditionTold), Exit> {
    let records = &desk.evidence.records;
    let id = today(records, &[Kind::Question], &asked.question);
    let Some(found) = told.questions.iter().find(|it| it.id == id) else {
        let ids = told.questions.iter().map(|it| it.id.as_str());
        return Err(unknown("question", &asked.question, ids));
    };
    let id = today(records, &[Kind::Audience], &asked.audience);
    match found.editions.iter().find(|it| it.audience == id) {
        Some(edition) => Ok((found, edition)),
        None => {
            let ids = found.editions.iter().map(|it| it.audience.as_str());
            Err(unknown("edition for an audience", &asked.audience, ids))
        }
    }
}

fn unknown<'a>(what: &str, typed: &str, known: impl Iterator<Item = &'a str> + Clone) -> Exit {
    eprintln!("There is no {what} `{typed}`.");
    match suggest::nearest(typed, known.clone()) {
        Some(near) => eprintln!("Did you mean `{near}`?"),
        None => eprintln!("There are: {}.", known.collect::<Vec<_>>().join(", ")),
    }
    Exit::WrongUse
}
