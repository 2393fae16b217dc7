//! What happens to people: the results in rows, each with what puts it in doubt.

use crate::record::kind::Kind;
use crate::synthesis::OutcomeFindings;
use crate::view::evidence;
use crate::view::reading::Reading;
use crate::view::shared::outcome_rows::{self, OutcomeRow, outcome_line};
use crate::view::shared::rests_on::rests_on;
use crate::words::{say, text_id};

use super::case::{Item, MOST, Part, Row, columns, local, of_question, part, rest};

/// What happens to people: a row for each outcome with numbers, and those that nobody measured.
pub(super) fn effects(reading: &Reading<'_>) -> Part {
    let (findings, more) = shown(reading);
    let rows = findings.iter().map(|found| row(reading, found)).collect();
    let unmeasured = outcome_rows::rows(reading).unmeasured.into_iter();
    let unmeasured = unmeasured.map(|gap| {
        let outcome = &gap.outcome.label;
        let text = say!(
            reading.desk,
            "business-case.not-measured",
            outcome = outcome
        );
        of_question(reading, text)
    });
    let mut others: Vec<Item> = rest(reading, more).into_iter().chain(unmeasured).collect();
    others.push(local(
        reading,
        text_id!("business-case.local-what-we-would-measure-here-how"),
    ));
    let names = [
        text_id!("business-case.column-outcome"),
        text_id!("business-case.column-compared-with"),
        text_id!("business-case.column-what-was-found"),
        text_id!("business-case.column-numbers"),
        text_id!("business-case.column-certainty"),
        text_id!("business-case.column-source"),
    ];
    let heading = text_id!("business-case.what-happens-to-people");
    part(reading, heading, others).with_table(columns(reading, names), rows)
}

/// The results that stand here, and how many more the site has: all on which the answer rests, then all on
/// outcomes that the question names, then others as far as there is room. What lies outside of what is asked
/// stands here only where the answer rests on it.
fn shown<'a>(reading: &Reading<'a>) -> (Vec<&'a OutcomeFindings>, usize) {
    let all = outcome_rows::in_order(reading);
    let mut shown = rests_on(reading, &all);
    let further = all.iter().copied().filter(|found| {
        let is_known = shown.iter().any(|one| std::ptr::eq(*one, *found));
        !is_known && evidence::outside(reading.desk, found).is_none()
    });
    let (named, others): (Vec<_>, Vec<_>) = further.partition(|found| {
        let mut named = reading.question.value.outcomes.iter();
        named.any(|outcome| *outcome.id() == found.outcome)
    });
    shown.extend(named);
    let room = MOST.saturating_sub(shown.len());
    shown.extend(others.into_iter().take(room));
    let more = all.len().saturating_sub(shown.len());
    (shown, more)
}

fn row(reading: &Reading<'_>, found: &OutcomeFindings) -> Row {
    let (desk, row) = (reading.desk, outcome_rows::row(reading, found));
    let synthesis = found.synthesis.as_str();
    let title = desk.evidence.title_of(Kind::Synthesis, synthesis);
    let outside = evidence::outside(desk, found);
    let asides = [outside.clone(), doubt(reading, &row)];
    let after = |before: String, after: String| {
        say!(desk, "joined.sentences", before = before, after = after)
    };
    let line = outcome_line(desk.words, &row);
    Row {
        item: Item::Statement {
            text: asides.into_iter().flatten().fold(line, after),
            source: title.unwrap_or(synthesis).to_owned(),
            address: outcome_rows::evidence_address(reading, found),
        },
        cells: vec![
            row.outcome.label.clone(),
            row.comparator.as_ref().map_or_else(
                || say!(desk, "evidence.nothing-compared"),
                |link| link.label.clone(),
            ),
            outside.into_iter().fold(row.statement.clone(), after),
            numbers(reading, &row),
            outcome_rows::certainty_words(desk.words, &row),
        ],
    }
}

/// What puts a result in doubt, and the numbers without that; nothing where nothing does.
fn doubt(reading: &Reading<'_>, row: &OutcomeRow) -> Option<String> {
    let doubt = row.doubt.as_ref()?;
    Some(say!(reading.desk, "business-case.in-doubt", doubt = doubt))
}

/// The numbers with what puts them in doubt: nobody takes a figure to a board without it.
fn numbers(reading: &Reading<'_>, row: &OutcomeRow) -> String {
    match doubt(reading, row) {
        Some(doubt) => say!(
            reading.desk,
            "business-case.numbers-in-doubt",
            numbers = row.numbers.trim_end_matches('.'),
            doubt = doubt
        ),
        None => row.numbers.clone(),
    }
}
