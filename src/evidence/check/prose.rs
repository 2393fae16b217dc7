//! Marks of Markdown that a reader would see as they are typed: links, notes and bold words that are
//! not closed or lead nowhere.

use pulldown_cmark::{Event, Tag, TagEnd, TextMergeWithOffset};

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;
use crate::record::kind::Kind;
use crate::record::records::FileLinks;
use crate::text::markdown;

use super::shown_mark::{self, Told};

pub(super) fn check(evidence: &Evidence, found: &mut Diagnostics) {
    for file in &evidence.records.links {
        for prose in &file.findings.prose {
            let area = file.offset + prose.start..file.offset + prose.end;
            text(file, &prose.text, area, found);
        }
        for plain in file
            .findings
            .quoting
            .iter()
            .filter(|text| !text.is_markdown)
        {
            let area = file.offset + plain.start..file.offset + plain.end;
            if let Some(mark) = shown_mark::in_plain(&plain.text) {
                put(file, (&plain.text, &area), mark, found);
            }
        }
        let body = file.source.body_start()..file.source.text.len();
        text(file, file.source.body(), body, found);
    }
}

/// What is wrong in a text that stands in an area of its file.
fn text(file: &FileLinks, text: &str, area: std::ops::Range<usize>, found: &mut Diagnostics) {
    if !is_suspect(text) {
        return;
    }
    for (at, mark, told) in shown_marks(text) {
        put(file, (text, &area), (at, mark, told), found);
    }
}

/// Notes a mark at its place.
fn put(
    file: &FileLinks,
    (text, area): (&str, &std::ops::Range<usize>),
    (at, mark, told): (usize, &str, Told),
    found: &mut Diagnostics,
) {
    // A folded text is written otherwise in its file: the same mark is found by counting.
    let before = text[..at].matches(mark).count();
    let written = file.source.text.get(area.clone()).unwrap_or_default();
    let place = written.match_indices(mark).nth(before);
    let start = area.start + place.map_or(0, |(at, _)| at);
    let place = file.source.place_of_bytes(start, start + mark.len());
    let problem = Diagnostic::new(&codes::MARK_SHOWN, told.message).at(place);
    found.push(problem.hint(told.cure));
}

/// True when a mark may be left over: the text is then read as Markdown once more.
fn is_suspect(text: &str) -> bool {
    let is_open = |(at, _): (usize, &str)| {
        let rest = &text[at + 2..];
        let end = rest.find(|c: char| c.is_whitespace() || c == ')');
        !end.is_some_and(|end| rest[end..].starts_with(')'))
    };
    text.match_indices("](").any(is_open)
        || lone_target(text).is_some()
        || text.contains("[^")
        || text.contains("][")
        || text.contains("[[")
        || text.contains("[](")
        || shown_mark::may_be_in(text)
        || text.matches("**").count() % 2 == 1
}

/// Marks that are left over in the words of a text: the byte, the mark, and what is said of it.
fn shown_marks(text: &str) -> Vec<(usize, &str, Told)> {
    let parser = markdown::parse(text).into_offset_iter();
    let mut marks = Vec::new();
    let (mut is_code, mut is_told) = (false, false);
    for (event, range) in TextMergeWithOffset::new(parser) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => is_code = true,
            Event::End(TagEnd::CodeBlock) => is_code = false,
            Event::Start(Tag::Link { .. }) if text[range.clone()].starts_with("[](") => {
                let told = Told::new(
                    "This link has no words, so that nobody can see or follow it.",
                    "Write the words of the link between the square brackets: `[words](study:smith-2021)`.",
                );
                marks.push((range.start, &text[range], told));
            }
            Event::Text(_) if !is_code => {
                let words = &text[range.clone()];
                let begins = text[..range.start]
                    .trim_end_matches(' ')
                    .ends_with(['\n', '>']);
                if let Some((length, told)) =
                    shown_mark::at_start(words).filter(|_| begins || range.start == 0)
                {
                    // The lines that follow are of the same list or table.
                    if !is_told {
                        marks.push((range.start, &words[..length], told));
                    }
                    is_told = true;
                    continue;
                }
                let found = left_over(words);
                marks.extend(found.map(|(at, mark, told)| (range.start + at, mark, told)));
            }
            _ => {}
        }
    }
    marks
}

/// The first mark that is left over in some words.
fn left_over(words: &str) -> Option<(usize, &str, Told)> {
    let at = |mark: &str| words.find(mark).filter(|at| !words[..*at].ends_with('\\'));
    let is_typed = |end: &usize| {
        let open = words[..*end].rfind('[').unwrap_or(0);
        !words[..open].ends_with('\\')
    };
    if let Some(start) = at("](").filter(is_typed) {
        let told = match has_space(&words[start + 2..]) {
            true => Told::new(
                "This link has a space in its address, and is shown as it is typed.",
                "Take the space out: `[words](study:smith-2021)`. A space in an address of the web is `%20`.",
            ),
            false => Told::new(
                "This link is not closed, and is shown as it is typed.",
                "Close the address with `)`. If no link is meant, put a backslash before the first bracket: `\\[`.",
            ),
        };
        return Some((start, link_from(&words[start..]), told));
    }
    if let Some((start, target)) = lone_target(words) {
        let message =
            format!("`{target}` stands alone: a link is `[words]{target}`, without a space.");
        let cure = format!(
            "Put the words of the link right before it, in square brackets and without a space. To show \
             the address itself, put it in backticks: `` `{target}` ``."
        );
        return Some((start, target, Told::new(message, cure)));
    }
    if let Some(start) = at("[[").filter(|start| words[*start..].contains("]]")) {
        let told = Told::new(
            "Two brackets make no link here, and are shown as they are typed.",
            "A link is `[words](study:smith-2021)`. If no link is meant, put a backslash before the first bracket: `\\[[`.",
        );
        return Some((start, "[[", told));
    }
    if let Some(start) = at("[^") {
        let end = words[start..]
            .find(']')
            .map_or(words.len(), |end| start + end + 1);
        let note = &words[start..end];
        let message = format!("The note `{note}` has no text.");
        let cure = format!(
            "Add a line `{note}: …` with its text, with an empty line before it. If no note is meant, put a \
             backslash before the bracket: `\\{note}`."
        );
        return Some((start, note, Told::new(message, cure)));
    }
    if let Some(start) = at("][") {
        let told = Told::new(
            "This link names an address that the text does not give.",
            "Write the address itself in round brackets: `[words](study:smith-2021)`. If no link is meant, put a \
             backslash between the two parts: `\\][`.",
        );
        return Some((start, "][", told));
    }
    let start = at("**")?;
    let told = Told::new(
        "These two stars open or close nothing, and are shown as they are typed.",
        "Bold words stand between `**` and `**`, with no space inside the stars. Stars that are meant as such \
         have a backslash before them: `\\**`.",
    );
    Some((start, "**", told))
}

/// Whether an address closes with its bracket, and has a space before it.
fn has_space(address: &str) -> bool {
    let end = address.find([')', '\n']);
    let closed = end.filter(|end| address[*end..].starts_with(')'));
    closed.is_some_and(|end| address[..end].contains(char::is_whitespace))
}

/// The end of words of a link and what stands behind, up to a space.
fn link_from(words: &str) -> &str {
    let end = words.find(|c: char| c.is_whitespace() || c == ')');
    &words[..end.unwrap_or(words.len())]
}

/// The address of a record in round brackets without words before it: `(study:smith-2021)`.
fn lone_target(words: &str) -> Option<(usize, &str)> {
    for (start, _) in words.match_indices('(') {
        let Some(length) = words[start..].find(')') else {
            continue;
        };
        let target = &words[start..=start + length];
        let (prefix, id) = target[1..length].split_once(':').unwrap_or_default();
        let is_alone = !words[..start].ends_with(']');
        let is_id =
            is_alone && !id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        if is_id && Kind::from_link_prefix(prefix).is_some() {
            return Some((start, target));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::shown_marks;

    fn marks(text: &str) -> Vec<&str> {
        shown_marks(text)
            .into_iter()
            .map(|(_, mark, _)| mark)
            .collect()
    }

    #[test]
    fn links_that_are_not_closed_are_found() {
        assert_eq!(marks("so [Smith](study:smith says"), ["](study:smith"]);
        assert_eq!(marks("so [Smith(study:smith) says"), ["(study:smith)"]);
        assert_eq!(marks("so [Smith] (study:smith) says"), ["(study:smith)"]);
        assert_eq!(marks("so [Smith][none] says"), ["]["]);
    }

    #[test]
    fn notes_without_text_and_open_stars_are_found() {
        assert_eq!(marks("so it is[^9]"), ["[^9]"]);
        assert_eq!(marks("so **it is"), ["**"]);
    }

    #[test]
    fn what_is_sound_is_left_alone() {
        for text in [
            "so **it** is, [Smith](study:smith) says[^1]\n\n[^1]: A note.\n",
            "as [Smith][a] says\n\n[a]: https://example.org\n",
            "in code: `a[0](x)` and `**`\n\n```\nf[x](y) **\n```\n",
            "an interval [0.1, 0.2] (see 3), \\[a](b), 2 \\** 3, 5*3*2",
            "(see 1: two) and (study: small)",
        ] {
            assert!(marks(text).is_empty(), "{text}: {:?}", marks(text));
        }
    }
}
