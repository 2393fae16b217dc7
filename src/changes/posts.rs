//! Posts of a fixed length. None says more than the pages: a conclusion stands with its certainty, whole, or
//! there is no post.

use crate::text::marks;
use crate::view::Desk;
use crate::words::say;

use super::difference::{Changes, Presence};
use super::letter::foot;
use super::told::{EditionTold, OutcomeTold, QuestionTold, Told};

/// The lengths of posts, in characters.
pub const LENGTHS: [usize; 2] = [280, 1500];

/// What is posted of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// The question.
    pub question: String,
    /// How many characters it may have.
    pub length: usize,
    /// The post; nothing where no conclusion fits with its certainty.
    pub text: Option<String>,
}

/// The posts on every question that changed, for an audience or for most readers.
pub fn posts(
    desk: &Desk<'_>,
    changes: &Changes,
    now: &Told,
    audience: Option<&str>,
    base: &str,
) -> Vec<Post> {
    let changed = changes
        .questions
        .iter()
        .filter(|it| it.presence != Presence::Gone);
    let questions = changed.filter_map(|it| now.questions.iter().find(|now| now.id == it.id));
    questions
        .filter_map(|question| Some((question, edition(question, audience)?)))
        .flat_map(|(question, edition)| {
            LENGTHS.map(|length| Post {
                question: question.title.clone(),
                length,
                text: post(desk, question, edition, length, base),
            })
        })
        .collect()
}

fn edition<'a>(question: &'a QuestionTold, audience: Option<&str>) -> Option<&'a EditionTold> {
    let mut editions = question.editions.iter();
    match audience {
        Some(audience) => editions.find(|it| it.audience == audience),
        None => editions
            .clone()
            .find(|it| it.is_plain)
            .or_else(|| editions.next()),
    }
}

fn post(
    desk: &Desk<'_>,
    question: &QuestionTold,
    edition: &EditionTold,
    length: usize,
    base: &str,
) -> Option<String> {
    let address = format!("{}/{}", base.trim_end_matches('/'), edition.address);
    let certainty = question.certainty.clone();
    let certainty = certainty.unwrap_or_else(|| say!(desk.words, "outcome-line.not-judged"));
    let certainty = marks::plain(&certainty).trim_end_matches('.').to_owned();
    let answer = format!("{} {certainty}.", edition.answer);
    let day = marks::plain(&desk.date(desk.evidence.as_of())).into_owned();
    let last = format!("{day}: {address}");
    let fits = |lines: &[&str]| lines.join("\n").chars().count() <= length;
    let title = question.title.as_str();
    if !fits(&[&answer, &last]) {
        return None;
    }
    let mut lines: Vec<String> = Vec::new();
    if fits(&[title, &answer, &last]) {
        lines.push(title.to_owned());
    }
    lines.push(answer);
    let foot = foot(desk.words, desk, base);
    let mut end = vec![last];
    let with_foot = |end: &[String]| -> Vec<String> { lines.iter().chain(end).cloned().collect() };
    let mut longer = end.clone();
    longer.extend(foot.into_iter().take(3));
    if with_foot(&longer).join("\n").chars().count() <= length {
        end = longer;
    }
    if length > LENGTHS[0] {
        for outcome in &edition.outcomes {
            let line = outcome_line(desk, outcome);
            let all: Vec<String> = lines.iter().chain([&line]).chain(&end).cloned().collect();
            if all.join("\n").chars().count() <= length {
                lines.push(line);
            }
        }
    }
    lines.extend(end);
    Some(lines.join("\n"))
}

/// A statement with its certainty.
fn outcome_line(desk: &Desk<'_>, told: &OutcomeTold) -> String {
    let none = || marks::plain(&say!(desk.words, "outcome-line.not-judged")).into_owned();
    let certainty = told.certainty.clone().unwrap_or_else(none);
    let statement = told.statement.trim_end_matches('.');
    format!(
        "– {}: {statement}. {}.",
        told.name,
        certainty.trim_end_matches('.')
    )
}
