//! What looks like a quotation or a link to a record and is none: brackets of another keyboard, one that
//! is not closed, spaces, capital letters. Readers would see the marks as they are typed.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use crate::text::{markdown, suggest};

use super::kind::Kind;
use super::quotation;

/// What looks like a quotation or a link and is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misquoted {
    /// Where it stands in the text.
    pub range: Range<usize>,
    /// What keeps it from being one, in words.
    pub cause: String,
    /// What was probably meant.
    pub meant: String,
}

/// What opens a quotation, or looks as if it did.
const ANGLES: [&str; 10] = [
    "<", "&lt;", "&#60;", "&#x3c;", "＜", "〈", "⟨", "‹", "《", "«",
];
/// What closes one, or looks as if it did.
const CLOSING: [&str; 10] = [
    ">", "&gt;", "&#62;", "&#x3e;", "＞", "〉", "⟩", "›", "》", "»",
];
/// Brackets in which nothing is quoted.
const OTHERS: [(&str, &str); 4] = [("[", "]"), ("{", "}"), ("［", "］"), ("（", "）")];
/// The colon of the keyboard, and one that looks like it.
const COLONS: [char; 2] = [':', '：'];

/// All of a text that looks like a quotation or a link and is none; in Markdown, without code and what
/// stands behind a backslash.
pub fn in_text(text: &str, is_markdown: bool) -> Vec<Misquoted> {
    let mut found: Vec<Misquoted> = Vec::new();
    for (at, colon) in text.match_indices(COLONS) {
        let read = Read::around(text, at, colon);
        let is_new = |it: &Misquoted| {
            found
                .last()
                .is_none_or(|last| last.range.end <= it.range.start)
        };
        let misquoted = read.and_then(|read| read.misquoted());
        found.extend(misquoted.filter(is_new));
    }
    without_shown(text, found, is_markdown)
}

/// Without those that Markdown shows as they are typed on purpose: in code, and behind a backslash.
pub fn without_shown(text: &str, mut found: Vec<Misquoted>, is_markdown: bool) -> Vec<Misquoted> {
    if is_markdown && !found.is_empty() {
        let code = code_in(text);
        let is_shown = |it: &Misquoted| {
            let escaped = text[..it.range.start].ends_with('\\');
            !escaped && !code.iter().any(|code| code.contains(&it.range.start))
        };
        found.retain(is_shown);
    }
    found
}

/// Quotations of a text without Markdown that are meant to be shown as they are typed: behind a backslash,
/// or between backticks. Readers would see these beside the value.
pub fn shown_in_vain(text: &str) -> Vec<Misquoted> {
    let in_vain = quotation::in_plain(text).into_iter().filter_map(|quoted| {
        let before = text[..quoted.range.start].chars().next_back()?;
        let cause = match before {
            '\\' => "this text has no Markdown, and the backslash is shown beside the value",
            '`' => "this text has no Markdown, and the backticks are shown beside the value",
            _ => return None,
        };
        let is_closed = before == '`' && text[quoted.range.end..].starts_with('`');
        let end = quoted.range.end + usize::from(is_closed);
        Some(Misquoted {
            range: quoted.range.start - 1..end,
            cause: cause.to_owned(),
            meant: text[quoted.range].to_owned(),
        })
    });
    in_vain.collect()
}

/// Where code stands in a text.
fn code_in(text: &str) -> Vec<Range<usize>> {
    let events = markdown::parse(text).into_offset_iter();
    let code = events
        .filter(|(event, _)| matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_))));
    code.map(|(_, range)| range).collect()
}

/// A colon with what stands around it, read as the middle of an address.
struct Read<'t> {
    text: &'t str,
    /// What stands before the prefix.
    opening: Option<&'t str>,
    /// The byte of what opens it, or of the prefix.
    start: usize,
    /// The prefix as it is typed.
    word: &'t str,
    /// The prefix that is meant.
    prefix: &'static str,
    colon: &'t str,
    /// Whether spaces stand between the parts.
    is_apart: bool,
    /// The id and the way to the value.
    rest: &'t str,
    /// One past its last byte.
    end: usize,
}

impl<'t> Read<'t> {
    fn around(text: &'t str, at: usize, colon: &'t str) -> Option<Self> {
        let before = text[..at].trim_end_matches(is_space);
        let is_letter = |c: char| c.is_ascii_alphabetic() || c == '-';
        let word = &before[before.trim_end_matches(is_letter).len()..];
        let prefix = prefix_of(word)?;
        let in_front = &before[..before.len() - word.len()];
        let opened = in_front.trim_end_matches(is_space);
        let others = OTHERS.iter().map(|(open, _)| open);
        let opening = ANGLES
            .iter()
            .chain(others)
            .find(|open| opened.ends_with(**open));
        let behind = &text[at + colon.len()..];
        let rest = behind.trim_start_matches(is_space);
        let skipped = behind.len() - rest.len();
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/' | '.');
        let rest = &rest[..rest.find(|c| !is_part(c)).unwrap_or(rest.len())];
        let rest = rest.trim_end_matches(['.', '-']);
        let begins = rest.starts_with(|c: char| c.is_ascii_alphanumeric());
        let start = match opening {
            Some(open) => opened.len() - open.len(),
            None => in_front.len(),
        };
        begins.then(|| Self {
            text,
            opening: opening.map(|open| &text[start..start + open.len()]),
            start,
            word,
            prefix,
            colon,
            is_apart: opening.is_some() && opened.len() < in_front.len()
                || before.len() < at
                || skipped > 0,
            rest,
            end: at + colon.len() + skipped + rest.len(),
        })
    }

    fn misquoted(&self) -> Option<Misquoted> {
        let is_known = self.word.eq_ignore_ascii_case(self.prefix);
        let has_way = self.rest.contains('/');
        match self.opening {
            Some(open) if ANGLES.contains(&open) => (is_known || has_way)
                .then(|| self.of_angles(open))
                .flatten(),
            Some(open) => (is_known && !self.is_apart)
                .then(|| self.of_others(open))
                .flatten(),
            None => self.bare(),
        }
    }

    /// `<study:x/n`, `< study:x>`, `<Study:x>`, `&lt;study:x>`.
    fn of_angles(&self, open: &str) -> Option<Misquoted> {
        let after = &self.text[self.end..];
        // Quotation marks of several languages, in which a colon may stand behind a word.
        if open == "«" && self.is_apart {
            return None;
        }
        if open == "<" && self.text[..self.start].ends_with('<') && after.starts_with(">>") {
            return Some(self.twice());
        }
        if open == "<" && self.colon == ":" && self.word == self.prefix && !self.is_apart {
            match rest_of(after) {
                Some(rest) if quotation::has_points(self.rest) => {
                    return Some(self.with_points(rest));
                }
                // A quotation; whether there is such a value is told elsewhere.
                Some(rest) if !rest.contains(quotation::NO_PART) => return None,
                Some(rest) => return Some(self.otherwise_divided(rest)),
                None => {}
            }
        }
        if let Some((rest, end)) = joined(self.rest, after).filter(|_| open == "<") {
            let cause = "there is a space in it".to_owned();
            let meant = format!("<{}:{rest}>", self.prefix);
            return Some(self.told(self.end + end, cause, meant));
        }
        let closing = CLOSING.iter().find(|close| after.starts_with(**close));
        let cause = if open != "<" {
            format!("`{open}` is not the bracket `<`")
        } else if self.word != self.word.to_ascii_lowercase() {
            format!("`{}` has a capital letter", self.word)
        } else if self.colon != ":" {
            format!("`{}` is not the colon of the keyboard", self.colon)
        } else if self.is_apart || (closing.is_none() && is_closed_later(after)) {
            "there is a space in it".to_owned()
        } else {
            match closing {
                // A quotation; whether there is such a record is told elsewhere.
                Some(&">") => return None,
                Some(close) => format!("`{close}` is not the bracket `>`"),
                None => "it is not closed with `>`".to_owned(),
            }
        };
        let end = self.end + closing.map_or(0, |close| close.len());
        Some(self.told(end, cause, format!("<{}:{}>", self.prefix, self.rest)))
    }

    /// `<<study:x>>`.
    fn twice(&self) -> Misquoted {
        Misquoted {
            range: self.start - 1..self.end + 2,
            cause: "two brackets stand where one belongs".to_owned(),
            meant: format!("<{}:{}>", self.prefix, self.rest),
        }
    }

    /// `<study:x.n>`.
    fn with_points(&self, rest: &str) -> Misquoted {
        let cause = "`.` stands where `/` belongs".to_owned();
        let way = format!("{}{rest}", self.rest).replace('.', "/");
        let meant = format!("<{}:{way}>", self.prefix);
        self.told(self.end + rest.len() + 1, cause, meant)
    }

    /// `<study:x|n>`, `<study:x:n>`, `<study:x#n>`.
    fn otherwise_divided(&self, rest: &str) -> Misquoted {
        let sign = rest.chars().find(|c| quotation::NO_PART.contains(c));
        let cause = format!("`{}` stands where `/` belongs", sign.unwrap_or(':'));
        let rest = rest.replace(quotation::NO_PART, "/");
        let meant = format!("<{}:{}{rest}>", self.prefix, self.rest);
        let length = rest.len() + 1;
        self.told(self.end + length, cause, meant)
    }

    /// `[study:x]`, `{study:x/n}`, `（study:x）`.
    fn of_others(&self, open: &str) -> Option<Misquoted> {
        let (_, close) = OTHERS.iter().find(|(other, _)| *other == open)?;
        let after = self.text[self.end..].strip_prefix(close)?;
        // The words of a link may be those of an address.
        if after.starts_with(['(', '[', ':']) && open == "[" {
            return None;
        }
        let in_front = &self.text[..self.start];
        if let Some(words) = in_front.strip_suffix(')').filter(|_| open == "[") {
            let words = words.rsplit('(').next().unwrap_or_default();
            let meant = format!("[{words}]({}:{})", self.prefix, self.rest);
            let cause = "the brackets of the link stand the wrong way round".to_owned();
            return Some(self.told(self.end + close.len(), cause, meant));
        }
        let meant = match open {
            "（" => format!("({}:{})", self.prefix, self.rest),
            _ => format!("<{}:{}>", self.prefix, self.rest),
        };
        let cause = match open {
            "（" => "`（` is not the bracket of the keyboard".to_owned(),
            _ => format!("`{open}` is not the bracket `<`"),
        };
        Some(self.told(self.end + close.len(), cause, meant))
    }

    /// `study:x/n` in the middle of a sentence.
    fn bare(&self) -> Option<Misquoted> {
        let before = self.text[..self.start].chars().next_back();
        let is_alone = before.is_none_or(|c| c.is_whitespace() || matches!(c, '"' | '\'' | ','));
        // In round brackets it is the address of a link, where words stand before them.
        let is_alone = is_alone || before == Some('(') && !self.text[..self.start].ends_with("](");
        let line = self.text[..self.start]
            .rsplit('\n')
            .next()
            .unwrap_or_default();
        let is_definition = line.trim_start().starts_with('[') && line.trim_end().ends_with("]:");
        let has_way = self.rest.contains('/') && self.word == self.prefix;
        let is_meant = is_alone && has_way && !self.is_apart && !is_definition;
        is_meant.then(|| {
            let meant = format!("<{}:{}>", self.prefix, self.rest);
            self.told(self.end, "it stands without its brackets".to_owned(), meant)
        })
    }

    fn told(&self, end: usize, cause: String, meant: String) -> Misquoted {
        Misquoted {
            range: self.start..end,
            cause,
            meant,
        }
    }
}

/// The prefix of a kind that a word is, or nearly is.
fn prefix_of(word: &str) -> Option<&'static str> {
    let prefixes = || {
        Kind::WITH_FOLDER
            .into_iter()
            .map(Kind::link_prefix)
            .chain(["finding"])
    };
    let own = word.trim_start_matches('-');
    let exact = prefixes().find(|prefix| prefix.eq_ignore_ascii_case(own));
    exact.or_else(|| suggest::nearest(own, prefixes()).filter(|_| own.len() > 4))
}

/// What stands between the letters of an address and the bracket that closes it, where nothing comes
/// between them.
fn rest_of(after: &str) -> Option<&str> {
    let end = after.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>'))?;
    after[end..].starts_with('>').then(|| &after[..end])
}

/// The way of an address with a space beside one of its `/`, joined, and where it closes: `x /n>`.
fn joined(rest: &str, after: &str) -> Option<(String, usize)> {
    let line = after.split('\n').next().unwrap_or_default();
    let end = line.find('>')?;
    let behind = &line[..end];
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/' | '.' | ' ');
    let pieces: Vec<&str> = behind.split_whitespace().collect();
    let divides = |pair: &[&str]| pair[0].ends_with('/') || pair[1].starts_with('/');
    let all: Vec<&str> = std::iter::once(rest)
        .chain(pieces.iter().copied())
        .collect();
    let is_one = behind.starts_with(' ') && behind.chars().all(is_part) && all.len() > 1;
    (is_one && all.windows(2).all(divides)).then(|| (all.concat(), end + 1))
}

/// Whether a bracket closes further on in the line, with no other opened before it.
fn is_closed_later(after: &str) -> bool {
    let line = after.split('\n').next().unwrap_or_default();
    let end = line.find(['<', '>']);
    after.starts_with(is_space) && end.is_some_and(|end| line[end..].starts_with('>') && end < 40)
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(text: &str) -> Vec<(String, String)> {
        let found = in_text(text, true).into_iter();
        found
            .map(|it| (text[it.range].to_owned(), it.meant))
            .collect()
    }

    #[test]
    fn what_looks_like_a_quotation_is_found_with_what_is_meant() {
        for text in [
            "of < study:tea/S01/n> people",
            "of <study:tea/S01/n people",
            "of <study :tea/S01/n> people",
            "of <study: tea/S01/n> people",
            "of <Study:tea/S01/n> people",
            "of ＜study:tea/S01/n＞ people",
            "of &lt;study:tea/S01/n&gt; people",
            "of <study：tea/S01/n> people",
            "of <study:tea/S01/n＞ people",
            "of <study:tea/S01/n effect> people",
            "of [study:tea/S01/n] people",
            "of {study:tea/S01/n} people",
            "of study:tea/S01/n people",
            "of (study:tea/S01/n) people",
            "of <studdy:tea/S01/n people",
            "of «study:tea/S01/n» people",
            "of <<study:tea/S01/n>> people",
            "of <study:tea /S01/n> people",
            "of <study:tea/S01/ n> people",
            "of <study:tea.S01.n> people",
        ] {
            let found = meant(text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert_eq!(found[0].1, "<study:tea/S01/n>", "{text}");
        }
        assert_eq!(
            meant("says [Tea]（study:tea）."),
            [("（study:tea）".to_owned(), "(study:tea)".to_owned())]
        );
    }

    #[test]
    fn other_signs_between_the_steps_are_told() {
        for text in [
            "<study:tea|S01|n>",
            "<study:tea:S01:n>",
            "<study:tea\\S01\\n>",
            "<study:tea#S01#n>",
            "<study:tea.S01.n>",
        ] {
            let found = meant(text);
            assert_eq!(found, [(text.to_owned(), "<study:tea/S01/n>".to_owned())]);
        }
    }

    #[test]
    fn a_text_without_markdown_cannot_show_a_quotation() {
        let text = "of \\<study:tea/n> and `<study:tea>` and <study:tea/m>";
        let found = shown_in_vain(text).into_iter();
        let found: Vec<&str> = found.map(|it| &text[it.range]).collect();
        assert_eq!(found, ["\\<study:tea/n>", "`<study:tea>`"]);
    }

    #[test]
    fn what_is_sound_or_no_address_is_left_alone() {
        for text in [
            "of <study:tea/S01/n> people and <study:tea>",
            "`< study:tea>` and \\<study :tea>\n\n```\n<study:tea\n```\n",
            "[study:tea](study:tea) and [Tea](study:tea)\n\n[a]: study:tea/n\n",
            "This study: tea in [one study: a] place",
            "<https://example.org/a:b> and a page: 3 of 7",
            "a case-study:small, the outcome:calm",
            "« Study: tea in one place » and « page : 3 »",
        ] {
            assert_eq!(meant(text), [], "{text}");
        }
    }
}
