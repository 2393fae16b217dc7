//! Invisible marks around words that are said in English on a site in another language.
//!
//! A text carries its language with it, however it is joined with others on its way to the page.
//! Two noncharacters of Unicode do this, which are meant for use inside a program and stand in no
//! other text. [`html`] turns them into elements when a page is finished, [`plain`] takes them off.

use std::borrow::Cow;

/// Before English words.
pub const OPEN: char = '\u{FDD0}';
/// Behind English words.
pub const CLOSE: char = '\u{FDD1}';
/// The byte with which all marks begin, these and those of [`super::term_mark`].
pub const FIRST_BYTE: u8 = 0xEF;

/// Elements whose content is text alone, in which no element can stand.
const TEXT_ONLY: [&str; 6] = ["title", "desc", "script", "style", "textarea", "option"];
/// Elements that stand inside a sentence. At the tags of all others a mark ends that was not closed,
/// because a part of its text was cut off.
const INSIDE: [&str; 16] = [
    "a", "abbr", "b", "bdi", "br", "cite", "code", "em", "i", "q", "small", "span", "strong",
    "sub", "sup", "tspan",
];

/// Whether a letter is a mark.
pub fn is_mark(letter: char) -> bool {
    letter == OPEN || letter == CLOSE
}

/// Whether a text has marks: most have not, and one byte tells.
fn has_marks(text: &str) -> bool {
    text.as_bytes().contains(&FIRST_BYTE) && text.contains(is_mark)
}

/// The text without marks.
pub fn plain(text: &str) -> Cow<'_, str> {
    if has_marks(text) {
        text.replace(is_mark, "").into()
    } else {
        text.into()
    }
}

/// A finished page in which words between marks are elements with `lang="en"`. Marks in elements
/// that hold text alone go, and marks inside tags, but for those in `data-` attributes: scripts show
/// what stands there, so `data-label-lent="0 7"` says beside `data-label` from which letter to which
/// it is English.
pub fn html(page: String) -> String {
    if has_marks(&page) {
        Page::new(&page).finish()
    } else {
        page
    }
}

/// A page on its way from marks to elements.
struct Page<'a> {
    rest: &'a str,
    done: String,
    /// Between two marks.
    is_marked: bool,
    /// The element that is open around marked words.
    open: Option<&'static str>,
    is_drawing: bool,
}

impl<'a> Page<'a> {
    fn new(page: &'a str) -> Self {
        Self {
            rest: page,
            done: String::with_capacity(page.len() + page.len() / 8),
            is_marked: false,
            open: None,
            is_drawing: false,
        }
    }

    fn finish(mut self) -> String {
        while let Some(at) = self.rest.find(|c| c == '<' || is_mark(c)) {
            let (words, rest) = self.rest.split_at(at);
            self.words(words);
            self.rest = rest;
            if rest.starts_with('<') {
                self.tag();
            } else {
                self.mark();
            }
        }
        self.words(self.rest);
        self.close();
        self.done
    }

    fn mark(&mut self) {
        self.is_marked = self.rest.starts_with(OPEN);
        self.close();
        self.rest = &self.rest[OPEN.len_utf8()..];
    }

    /// Words outside of tags. An element is opened for the first of them that a reader sees.
    fn words(&mut self, words: &str) {
        if self.is_marked && self.open.is_none() && !words.trim().is_empty() {
            let name = if self.is_drawing { "tspan" } else { "span" };
            self.done.push_str(&format!("<{name} lang=\"en\">"));
            self.open = Some(name);
        }
        self.done.push_str(words);
    }

    fn close(&mut self) {
        if let Some(name) = self.open.take() {
            self.done.push_str(&format!("</{name}>"));
        }
    }

    /// A tag, and the text of an element that holds text alone. An open element never spans a tag.
    fn tag(&mut self) {
        self.close();
        let end = end_of_tag(self.rest);
        let (tag, rest) = self.rest.split_at(end);
        let name = tag[1..]
            .split(|c: char| !(c.is_alphanumeric() || c == '/'))
            .next();
        let name = name.unwrap_or_default();
        match name {
            "svg" => self.is_drawing = true,
            "/svg" => self.is_drawing = false,
            _ => {}
        }
        if !INSIDE.contains(&name.trim_start_matches('/')) {
            self.is_marked = false;
        }
        self.done.push_str(&bare(tag));
        self.rest = rest;
        if TEXT_ONLY.contains(&name) {
            self.text_only(name);
        }
    }

    fn text_only(&mut self, name: &str) {
        let end = self
            .rest
            .find(&format!("</{name}"))
            .unwrap_or(self.rest.len());
        let (text, rest) = self.rest.split_at(end);
        self.done.push_str(&plain(text));
        self.rest = rest;
    }
}

/// A tag without marks, and beside each attribute for scripts where its English words stand.
fn bare(tag: &str) -> Cow<'_, str> {
    if !tag.contains(is_mark) {
        return tag.into();
    }
    let mut done = String::with_capacity(tag.len() + 32);
    let mut rest = tag;
    while let Some((before, after)) = rest.split_once("=\"") {
        let (value, after) = after.split_once('"').unwrap_or((after, ""));
        let name = before.rsplit(char::is_whitespace).next().unwrap_or(before);
        done.push_str(&format!("{}=\"{}\"", plain(before), plain(value)));
        if name.starts_with("data-") && value.contains(is_mark) {
            done.push_str(&format!(" {name}-lent=\"{}\"", ends(value)));
        }
        rest = after;
    }
    done.push_str(&plain(rest));
    done.into()
}

/// Where marked words of an attribute begin and end, counted as scripts count: in UTF-16, with a
/// character reference as one letter.
fn ends(value: &str) -> String {
    let mut ends = Vec::new();
    let (mut at, mut rest) = (0, value);
    while let Some(letter) = rest.chars().next() {
        let mut length = letter.len_utf8();
        if is_mark(letter) {
            ends.push(at.to_string());
        } else {
            at += letter.len_utf16();
        }
        if letter == '&' {
            length = rest.find(';').map_or(length, |end| end + 1);
        }
        rest = &rest[length..];
    }
    ends.join(" ")
}

/// One past the `>` of the tag at the start; one inside quotation marks is part of a value.
fn end_of_tag(text: &str) -> usize {
    let mut quote = None;
    for (at, letter) in text.char_indices() {
        match (quote, letter) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), letter) if open == letter => quote = None,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(page: &str) -> String {
        html(page.replace('[', "\u{FDD0}").replace(']', "\u{FDD1}"))
    }

    #[test]
    fn words_become_elements_and_attributes_lose_their_marks() {
        assert_eq!(
            marked("<p title=\"[Studies] > 2\">[Studies] 2</p>"),
            "<p title=\"Studies > 2\"><span lang=\"en\">Studies</span> 2</p>"
        );
    }

    #[test]
    fn attributes_for_scripts_say_which_of_their_words_are_english() {
        assert_eq!(
            marked("<td data-label=\"A &amp; 😀 [Trial]: 2\" data-n=\"2\" title=\"[T]\">"),
            "<td data-label=\"A &amp; 😀 Trial: 2\" data-label-lent=\"7 12\" data-n=\"2\" \
             title=\"T\">"
        );
    }

    #[test]
    fn an_element_that_stands_inside_words_divides_the_mark() {
        assert_eq!(
            marked("<p>[Risk of <a href=\"x\">bias</a>].</p>"),
            "<p><span lang=\"en\">Risk of </span><a href=\"x\"><span lang=\"en\">bias</span></a>.</p>"
        );
    }

    #[test]
    fn titles_and_scripts_are_text_and_drawings_have_elements_of_their_own() {
        assert_eq!(
            marked("<title>[A]</title><svg><title>[B]</title><text>[C]</text></svg>[D]"),
            "<title>A</title><svg><title>B</title><text><tspan lang=\"en\">C</tspan></text></svg>\
             <span lang=\"en\">D</span>"
        );
        assert_eq!(
            marked("<script>\"[<b>]\"</script>"),
            "<script>\"<b>\"</script>"
        );
    }

    #[test]
    fn a_mark_that_is_not_closed_leaves_a_sound_page() {
        assert_eq!(
            marked("<p>[A</p> <p>B] C</p>"),
            "<p><span lang=\"en\">A</span></p> <p>B C</p>"
        );
        assert_eq!(plain("\u{FDD0}A\u{FDD1}"), "A");
    }
}
