//! What of a question can be read in five minutes, in twenty, and all there is; how long each takes is
//! worked out from the words that stand there.

use serde::Serialize;
use serde_json::Value;

use crate::plan::EvidencePart;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::view::desk::{Desk, Here};
use crate::view::evidence;
use crate::view::part::Link;
use crate::view::reading::Reading;
use crate::words::{count, say};

use super::block::BlockView;
use super::sheet;

/// Words that a reader reads in a minute. Adults read 238 of English prose on average (Brysbaert 2019,
/// doi:10.1016/j.jml.2019.104047); figures and new terms take longer.
const WORDS_IN_A_MINUTE: usize = 200;

/// What can be read in a time.
#[derive(Debug, Serialize)]
pub struct ReadingPath {
    /// The time: "5 minutes".
    pub time: String,
    /// What to read, in order.
    pub steps: Vec<Step>,
}

/// Something to read.
#[derive(Debug, Clone, Serialize)]
pub struct Step {
    /// Where it stands.
    pub link: Link,
    /// How long it is: "1,140 words, 6 minutes".
    pub length: String,
    #[serde(skip)]
    words: usize,
}

/// The paths of an edition whose blocks are these. A block counts with what it folds.
pub(super) fn paths(reading: &Reading<'_>, blocks: &[BlockView]) -> Vec<ReadingPath> {
    let (desk, here) = (reading.desk, reading.here);
    let of_block = |block: &BlockView| {
        let link = Link::new(block.heading.clone(), format!("#{}", block.id));
        step(desk, link, words_of(&block.body))
    };
    let parts: Vec<Step> = blocks.iter().map(of_block).collect();
    let sheet = sheet_step(reading).into_iter();
    let five = within(5, sheet.chain(parts.iter().cloned()));
    let all = parts.iter().map(|part| part.words).sum();
    let unfolded = Link::new(say!(desk, "reading-path.unfolded"), "#main");
    let ids = reading.syntheses().into_iter().map(|entry| &entry.id);
    let documents = ids.map(|id| document(desk, here, id));
    let everything = [step(desk, unfolded, all)].into_iter().chain(documents);
    vec![
        path(count!(desk, "reading-path.minutes", 5_usize), five),
        path(
            count!(desk, "reading-path.minutes", 20_usize),
            within(20, parts),
        ),
        path(say!(desk, "reading-path.everything"), everything.collect()),
    ]
}

fn path(time: String, steps: Vec<Step>) -> ReadingPath {
    ReadingPath { time, steps }
}

/// Those of these that can be read in so many minutes, in their order: one that is too long for what is left
/// is left out.
fn within(minutes: usize, steps: impl IntoIterator<Item = Step>) -> Vec<Step> {
    let mut left = minutes * WORDS_IN_A_MINUTE;
    let fits = |step: &Step| {
        let is_short = step.words <= left;
        left -= if is_short { step.words } else { 0 };
        is_short
    };
    steps.into_iter().filter(fits).collect()
}

fn step(desk: &Desk<'_>, link: Link, words: usize) -> Step {
    let minutes = words.div_ceil(WORDS_IN_A_MINUTE).max(1);
    let minutes = count!(desk, "reading-path.minutes", minutes);
    Step {
        link,
        length: count!(desk, "reading-path.length", words, minutes = &minutes),
        words,
    }
}

fn sheet_step(reading: &Reading<'_>) -> Option<Step> {
    let (question, audience) = (&reading.question.id, &reading.audience.id);
    let address = reading.desk.addresses.sheet(question, audience);
    let (_, page) = sheet::view(reading.desk, reading.here, question, audience)?;
    let link = reading
        .here
        .link(say!(reading.desk, "link.one-page-sheet"), &address);
    Some(step(reading.desk, link, words_of(&page)))
}

fn document(desk: &Desk<'_>, here: &Here, id: &Id) -> Step {
    let title = desk.title(Kind::Synthesis, id);
    let label = say!(desk, "evidence-part.whole", title = title);
    let link = here.link(label, &EvidencePart::Whole.address(id));
    step(desk, link, length(desk, id))
}

/// How many words all parts of a body of evidence have.
fn length(desk: &Desk<'_>, id: &Id) -> usize {
    let Some(once) = desk.lengths.get(id) else {
        return 0;
    };
    *once.get_or_init(|| {
        let here = Here::at("index.html");
        let whole = evidence::part::view(desk, &here, id, &EvidencePart::Whole);
        whole.map_or(0, |(_, page)| words_of(&page))
    })
}

/// Keys of views whose values no reader reads as text.
const UNREAD: [&str; 14] = [
    "href", "id", "anchor", "kind", "level", "key", "sort", "order", "svg", "share", "name",
    "file", "url", "item",
];

/// The words of a view that a reader reads.
fn words_of(view: &impl Serialize) -> usize {
    serde_json::to_value(view).map_or(0, |view| words_in(&view))
}

fn words_in(value: &Value) -> usize {
    match value {
        Value::String(text) => words(text),
        Value::Number(_) => 1,
        Value::Array(all) => all.iter().map(words_in).sum(),
        Value::Object(keys) => {
            let read = keys
                .iter()
                .filter(|(key, _)| !UNREAD.contains(&key.as_str()));
            read.map(|(_, value)| words_in(value)).sum()
        }
        Value::Null | Value::Bool(_) => 0,
    }
}

/// Words of a text or of HTML: without tags, and without what drawings have written in them.
fn words(text: &str) -> usize {
    let mut words = 0;
    let mut drawing = 0_usize;
    for (at, piece) in text.split('<').enumerate() {
        let (tag, rest) = match at {
            0 => ("", piece),
            _ => piece.split_once('>').unwrap_or(("", piece)),
        };
        match tag {
            "/svg" => drawing = drawing.saturating_sub(1),
            tag if tag.starts_with("svg") => drawing += 1,
            _ => {}
        }
        if drawing == 0 {
            let pieces = rest.split_whitespace();
            words += pieces
                .filter(|it| it.chars().any(char::is_alphanumeric))
                .count();
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_as_a_reader_meets_them() {
        assert_eq!(words("Three plain words – no more"), 5);
        assert_eq!(
            words("<p>One <a href=\"a b c\">two</a></p><svg><text>no</text></svg> three"),
            3
        );
        assert_eq!(words("5 < 6 in figures"), 4);
        let view =
            serde_json::json!({"label": "Two words", "href": "not/this one", "rows": ["a", null]});
        assert_eq!(words_in(&view), 3);
    }

    #[test]
    fn a_path_takes_what_fits_in_the_time() {
        let step = |words: &usize| Step {
            link: Link::new("", ""),
            length: String::new(),
            words: *words,
        };
        let taken = |minutes, of: &[usize]| {
            let steps = within(minutes, of.iter().map(step)).into_iter();
            steps.map(|step| step.words).collect::<Vec<_>>()
        };
        assert_eq!(taken(5, &[300, 700, 1]), [300, 700]);
        assert_eq!(taken(5, &[900, 1200, 100]), [900, 100]);
        assert_eq!(taken(20, &[4001]), Vec::<usize>::new());
    }
}
