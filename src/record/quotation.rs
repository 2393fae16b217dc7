//! Values that a text quotes from records: `<study:smith-2021/M03/effect>`. What stands in angle
//! brackets is an address of the same family as those of links, with the way to a value behind the id.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use crate::text::markdown;

use super::kind::Kind;

/// A value that a text quotes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// The kind of record; nothing when there is none of this prefix.
    pub kind: Option<Kind>,
    /// The prefix as written.
    pub prefix: String,
    /// The id of the record.
    pub id: String,
    /// The way to the value, its steps divided by `/`; empty for the name of the record.
    pub path: String,
    /// Where it stands in the text, with its brackets.
    pub range: Range<usize>,
    /// Whether a link to the record can stand in its place.
    pub may_link: bool,
}

/// The quotations of a text without Markdown.
pub fn in_plain(text: &str) -> Vec<Quotation> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(open) = text[from..].find('<').map(|at| from + at) {
        from = open + 1;
        let inside = &text[open + 1..];
        let end = inside.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>'));
        let Some(end) = end.filter(|end| inside[*end..].starts_with('>')) else {
            continue;
        };
        let range = open..open + end + 2;
        found.extend(quotation(&inside[..end], range, false));
    }
    found
}

/// The quotations of a text in Markdown; none in code, or behind a backslash.
pub fn in_markdown(text: &str) -> Vec<Quotation> {
    let mut found = Vec::new();
    // Links do not stand in links, and a heading is a name.
    let mut closed = 0_usize;
    for (event, range) in markdown::parse(text).into_offset_iter() {
        match event {
            Event::Start(Tag::Link {
                link_type: LinkType::Autolink,
                dest_url,
                ..
            }) => {
                found.extend(quotation(&dest_url, range, closed == 0));
                closed += 1;
            }
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::Heading { .. }) => closed += 1,
            Event::End(TagEnd::Link | TagEnd::Image | TagEnd::Heading(_)) => {
                closed = closed.saturating_sub(1);
            }
            _ => {}
        }
    }
    found
}

/// Whether what stands between angle brackets quotes a value.
pub fn is_quotation(inside: &str) -> bool {
    quotation(inside, 0..0, false).is_some()
}

/// Signs that no address has behind its prefix.
pub const NO_PART: [char; 5] = ['|', '\\', ':', ';', '#'];

/// Whether points stand in the id of an address, where `/` belongs.
pub fn has_points(rest: &str) -> bool {
    rest.split('/').next().is_some_and(|id| id.contains('.'))
}

/// What stands between the brackets, where it is an address of a record and not of the web.
fn quotation(inside: &str, range: Range<usize>, may_link: bool) -> Option<Quotation> {
    let (prefix, rest) = inside.split_once(':')?;
    let is_prefix = |c: char| c.is_ascii_lowercase() || c == '-';
    if prefix.is_empty() || !prefix.chars().all(is_prefix) || rest.starts_with("//") {
        return None;
    }
    let kind = Kind::from_link_prefix(prefix);
    if kind.is_some() && (rest.contains(NO_PART) || has_points(rest)) {
        return None;
    }
    let (id, path) = rest.split_once('/').unwrap_or((rest, ""));
    // A scheme such as `doi:` is no kind; what looks like the way to a value is meant as one.
    let is_meant = kind.is_some() || (!path.is_empty() && prefix != "doi");
    (is_meant && !id.is_empty()).then(|| Quotation {
        kind,
        prefix: prefix.to_owned(),
        id: id.to_owned(),
        path: path.to_owned(),
        range,
        may_link,
    })
}

/// The text with every quotation as `put` says.
pub fn replaced(
    text: &str,
    quotations: &[Quotation],
    mut put: impl FnMut(&Quotation) -> String,
) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for quotation in quotations {
        out.push_str(&text[at..quotation.range.start]);
        out.push_str(&put(quotation));
        at = quotation.range.end;
    }
    out.push_str(&text[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(found: &[Quotation]) -> Vec<String> {
        let say = |q: &Quotation| format!("{}:{}/{}{}", q.prefix, q.id, q.path, q.may_link);
        found.iter().map(say).collect()
    }

    #[test]
    fn plain_texts_quote() {
        let text = "Of <study:tea-2020/n> people, p < 0.05, <study:a/b c> and <study:tea-2020>.";
        let found = in_plain(text);
        assert_eq!(
            said(&found),
            ["study:tea-2020/nfalse", "study:tea-2020/false"]
        );
        assert_eq!(&text[found[0].range.clone()], "<study:tea-2020/n>");
        assert_eq!(
            replaced(text, &found[..1], |_| "46".to_owned()),
            "Of 46 people, p < 0.05, <study:a/b c> and <study:tea-2020>."
        );
    }

    #[test]
    fn markdown_quotes_outside_code_and_links_where_no_link_is_open() {
        let text = "A <study:tea-2020/M1/effect>, `<study:a/b>`, \\<study:a/b>, \
                    [of <study:c/n>](study:c) and <https://example.org/a>.";
        assert_eq!(
            said(&in_markdown(text)),
            ["study:tea-2020/M1/effecttrue", "study:c/nfalse"]
        );
    }

    #[test]
    fn addresses_of_the_web_are_no_quotations() {
        for text in [
            "<https://a.org/b>",
            "<mailto:a@b.org>",
            "<doi:10.1/a>",
            "<b>",
        ] {
            assert!(in_plain(text).is_empty(), "{text}");
        }
        assert_eq!(said(&in_plain("<studdy:a/n>")), ["studdy:a/nfalse"]);
    }
}
