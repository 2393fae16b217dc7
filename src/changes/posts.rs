//! Posts of a fixed length. None says more than the pages: a conclusion stands with its certainty, whole, or
//! there is no post.

use crate::text::marks;
use crate::view::Desk;

use super::certain::{behind, closed, of_question};
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
        .flat_map(|(question, edition)| posts_on(desk, question, edition, base))
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

/// The posts on a question for an audience, one of each length.
pub fn posts_on(
    desk: &Desk<'_>,
    question: &QuestionTold,
    edition: &EditionTold,
    base: &str,
) -> Vec<Post> {
    let post = |length| Post {
        question: question.title.clone(),
        length,
        text: post(desk, question, edition, length, base),
    };
    LENGTHS.map(post).into()
}

fn post(
    desk: &Desk<'_>,
    question: &QuestionTold,
    edition: &EditionTold,
    length: usize,
    base: &str,
) -> Option<String> {
    let fits = |lines: &[String]| lines.join("\n").chars().count() <= length;
    let end = end(desk, edition, base);
    let with_end =
        |lines: &[String]| -> Vec<String> { lines.iter().chain(&end).cloned().collect() };
    let mut lines = beginning(desk, question, edition).find(|lines| fits(&with_end(lines)))?;
    if length > LENGTHS[0] {
        let outcomes = edition.outcomes.iter().map(|outcome| {
            let line = outcome_line(desk, outcome);
            let doubt = outcome.doubt.iter().map(|it| closed(it));
            std::iter::once(line).chain(doubt).collect::<Vec<_>>()
        });
        let messages = edition.messages.iter().map(|it| vec![it.clone()]);
        for parts in outcomes.chain(messages) {
            if parts.first().is_some_and(|first| lines.contains(first)) {
                continue;
            }
            // What comes later is never said in the place of what is too long.
            let line = format!("– {}", parts.join(" "));
            let more: Vec<String> = lines.iter().cloned().chain([line]).collect();
            if !fits(&with_end(&more)) {
                break;
            }
            lines = more;
        }
    }
    let mut end = end.clone();
    let mut longer = end.clone();
    longer.extend(foot(desk.words, desk, base).into_iter().take(2));
    if fits(&lines.iter().chain(&longer).cloned().collect::<Vec<_>>()) {
        end = longer;
    }
    lines.extend(end);
    Some(lines.join("\n"))
}

/// The address of the answer with the day, and the licence: no post is without them.
fn end(desk: &Desk<'_>, edition: &EditionTold, base: &str) -> Vec<String> {
    let address = format!("{}/{}", base.trim_end_matches('/'), edition.address);
    let day = marks::plain(&desk.date(desk.evidence.as_of())).into_owned();
    let licence = foot(desk.words, desk, base).into_iter().nth(2);
    [format!("{day}: {address}")]
        .into_iter()
        .chain(licence)
        .collect()
}

/// How a post may begin, the fullest first: with the whole answer and its certainty, else with the whole
/// sentence on the first outcome of the answer and its certainty. No sentence is ever cut, and no other
/// outcome takes the place of the first because it is shorter.
fn beginning<'a>(
    desk: &'a Desk<'_>,
    question: &'a QuestionTold,
    edition: &'a EditionTold,
) -> impl Iterator<Item = Vec<String>> + 'a {
    let certainty = of_question(desk.words, question);
    let is_said = question.certainty.as_ref().is_some_and(|it| {
        let answer = edition.answer.to_lowercase();
        !question.is_proposed && answer.contains(&it.to_lowercase())
    });
    let answer = match is_said {
        true => edition.answer.clone(),
        false => format!("{} {certainty}", edition.answer),
    };
    let of_answer = edition
        .outcomes
        .iter()
        .filter(|outcome| outcome.is_of_answer);
    let lines = of_answer
        .take(1)
        .map(move |outcome| outcome_line(desk, outcome));
    [answer].into_iter().chain(lines).flat_map(move |line| {
        let title = question.title.clone();
        [vec![title, line.clone()], vec![line]]
    })
}

/// A statement with its certainty, and with what is compared where another sentence is on the same outcome.
fn outcome_line(desk: &Desk<'_>, told: &OutcomeTold) -> String {
    let statement = closed(&told.statement);
    let statement = match told.statement.starts_with(&told.name) {
        true => statement,
        false => format!("{}: {statement}", told.name),
    };
    let behind = behind(desk.words, told).into_iter();
    let parts: Vec<String> = std::iter::once(statement).chain(behind).collect();
    parts.join(" ")
}

/// Posts for a person to copy, each below its length. The lines between are for staff.
pub fn posts_as_text(posts: &[Post]) -> String {
    let mut text = String::new();
    for post in posts {
        match &post.text {
            Some(words) => {
                let used = words.chars().count();
                text.push_str(&format!(
                    "=== {} ({used} of {} characters)\n{words}\n\n",
                    post.question, post.length
                ));
            }
            None => text.push_str(&format!(
                "=== {} (no post of {} characters: the answer does not fit with its certainty)\n\n",
                post.question, post.length
            )),
        }
    }
    text
}
