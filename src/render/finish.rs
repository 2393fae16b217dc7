//! The last step of a page: marks in its texts become markup.
//!
//! One pass over the bytes. It knows no elements and changes none: it looks for marks, for the ends
//! of tags, in which a mark cannot become markup, and for `<h2`, with which a section begins.

use std::collections::BTreeSet;

use crate::prose::Terms;
use crate::text::marks::FIRST_BYTE;
use crate::text::term_mark::{self, Mark};

/// Elements whose content is no text of a page.
const RAW: [(&str, &str); 3] = [
    ("title", "</title>"),
    ("script", "</script>"),
    ("style", "</style>"),
];

/// The glossary, as a page links to it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glossary<'g> {
    /// Its terms.
    pub terms: &'g Terms,
    /// What leads to the top of the site: "../".
    pub root: &'g str,
}

/// A page with its marks replaced: a term is a link where a section uses it first. Without a
/// glossary the words stand as they are.
pub(super) fn finish(page: String, glossary: Option<Glossary<'_>>) -> String {
    if !page.as_bytes().contains(&FIRST_BYTE) {
        return page;
    }
    let mut finisher = Finisher {
        glossary,
        out: String::with_capacity(page.len() + page.len() / 16),
        in_section: BTreeSet::new(),
        on_page: BTreeSet::new(),
        in_link: false,
    };
    let is_point = |byte: u8| byte == b'<' || byte == FIRST_BYTE;
    let mut rest = page.as_str();
    while let Some(at) = rest.bytes().position(is_point) {
        finisher.out.push_str(&rest[..at]);
        rest = finisher.take(&rest[at..]);
    }
    finisher.out.push_str(rest);
    finisher.out
}

struct Finisher<'g> {
    glossary: Option<Glossary<'g>>,
    out: String,
    /// Terms that were linked in the section.
    in_section: BTreeSet<usize>,
    /// Terms that were linked on the page.
    on_page: BTreeSet<usize>,
    in_link: bool,
}

impl<'g> Finisher<'g> {
    /// Writes the tag, the mark or the letter with which `rest` begins, and returns what comes after.
    fn take<'r>(&mut self, rest: &'r str) -> &'r str {
        if rest.starts_with('<') {
            return self.tag(rest);
        }
        let length = match term_mark::at_start(rest) {
            Some((mark, length)) => {
                self.mark(mark);
                length
            }
            None => {
                let length = rest.chars().next().map_or(0, char::len_utf8);
                self.out.push_str(&rest[..length]);
                length
            }
        };
        &rest[length..]
    }

    fn mark(&mut self, mark: Mark<'_>) {
        match mark {
            Mark::Used(term, words) => self.used(term, words),
            Mark::Linked(term) => {
                self.on_page.insert(term);
                self.in_section.insert(term);
            }
            Mark::Stray => {}
        }
    }

    /// Words that name a term: a link where the reader meets them first.
    fn used(&mut self, term: usize, words: &str) {
        match self.place(term) {
            Some((root, address)) if self.is_first(term) => {
                let link = format!("<a class=\"term\" href=\"{root}{address}\">{words}</a>");
                self.out.push_str(&link);
            }
            _ => self.out.push_str(words),
        }
    }

    fn place(&self, term: usize) -> Option<(&'g str, &'g str)> {
        let glossary = self.glossary.filter(|_| !self.in_link)?;
        Some((glossary.root, glossary.terms.address(term)?))
    }

    /// Whether a section uses a term first. What the site is about is linked once on a page.
    fn is_first(&mut self, term: usize) -> bool {
        let new_on_page = self.on_page.insert(term);
        let new_in_section = self.in_section.insert(term);
        let once = self
            .glossary
            .is_some_and(|glossary| glossary.terms.is_of_the_site(term));
        new_in_section && (new_on_page || !once)
    }

    /// A tag, or an element whose content is no text.
    fn tag<'r>(&mut self, rest: &'r str) -> &'r str {
        let name = &rest[1..];
        let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(0)];
        match name {
            "h2" => self.in_section.clear(),
            "a" => self.in_link = true,
            "" if rest.starts_with("</a>") => self.in_link = false,
            _ => {}
        }
        let raw = RAW.iter().find(|(raw, _)| *raw == name);
        let end = match raw {
            Some((_, close)) => rest.find(close).unwrap_or(rest.len()),
            None => end_of_tag(rest),
        };
        self.out.push_str(&term_mark::plain(&rest[..end]));
        &rest[end..]
    }
}

/// One past the bracket that closes a tag, which is not one inside quotation marks.
fn end_of_tag(rest: &str) -> usize {
    if rest.starts_with("<!--") {
        return rest.find("-->").map_or(rest.len(), |at| at + 3);
    }
    let mut quoted = false;
    let end = rest.bytes().position(|byte| {
        quoted ^= byte == b'"';
        byte == b'>' && !quoted
    });
    end.map_or(rest.len(), |end| end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms() -> Terms {
        Terms::named(
            "Colleagues: the evidence",
            &["risk-ratio", "colleague"],
            &[
                ("Risk ratio", Some("risk-ratio")),
                ("Colleague", Some("colleague")),
            ],
        )
    }

    /// A page whose texts are marked: those between stars.
    fn finished(page: &str) -> String {
        let terms = terms();
        let texts = page
            .split('*')
            .enumerate()
            .map(|(index, text)| match index % 2 {
                0 => text.to_owned(),
                _ => terms.mark(text).into_owned(),
            });
        let glossary = Glossary {
            terms: &terms,
            root: "../",
        };
        finish(texts.collect::<String>(), Some(glossary))
            .replace(" class=\"term\" href=\"../glossary/index.html", "=\"")
    }

    #[test]
    fn the_first_use_in_a_section_is_linked() {
        assert_eq!(
            finished(
                "<h2>One</h2><p>*A risk ratio, a risk ratio.*</p><h2>Two</h2><p>*Risk ratios*.</p>"
            ),
            "<h2>One</h2><p>A <a=\"#risk-ratio\">risk ratio</a>, a risk ratio.</p><h2>Two</h2><p><a=\"#risk-ratio\">Risk ratios</a>.</p>"
        );
    }

    #[test]
    fn what_the_site_is_about_is_linked_once_on_a_page() {
        assert_eq!(
            finished("<h2>One</h2><p>*Colleagues.*</p><h2>Two</h2><p>*Colleagues.*</p>"),
            "<h2>One</h2><p><a=\"#colleague\">Colleagues</a>.</p><h2>Two</h2><p>Colleagues.</p>"
        );
    }

    #[test]
    fn tags_links_titles_and_scripts_keep_their_words() {
        let page = "<title>*Risk ratio*</title><script>\"*risk ratio*\"</script><p title=\"a > *risk ratio*\"><a href=\"x\">*risk <b>ratio</b>, risk ratio*</a></p>";
        assert_eq!(finished(page), page.replace('*', ""));
    }

    #[test]
    fn a_link_that_an_author_has_set_is_the_first_use() {
        let linked = term_mark::linked(0);
        let page = format!("<p>{linked}<a href=\"g\">this</a> *risk ratio*</p>");
        assert_eq!(finished(&page), "<p><a href=\"g\">this</a> risk ratio</p>");
    }

    #[test]
    fn letters_that_begin_as_marks_do_stay() {
        assert_eq!(
            finished("<p>\u{FF1D}\u{FB01} *risk ratio*\u{FEFF}</p>"),
            "<p>\u{FF1D}\u{FB01} <a=\"#risk-ratio\">risk ratio</a>\u{FEFF}</p>"
        );
    }

    #[test]
    fn a_page_without_a_glossary_has_no_marks() {
        let page = terms().mark("<p>A risk ratio.</p>").into_owned();
        assert_eq!(finish(page, None), "<p>A risk ratio.</p>");
    }
}
