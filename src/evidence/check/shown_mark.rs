//! What is said of a mark of Markdown that readers would see, and marks at the start of a line that make no
//! heading, no table and no list.

/// What is said of a mark.
pub(super) struct Told {
    pub(super) message: String,
    /// What to do, and how to have the mark shown where it is meant.
    pub(super) cure: String,
}

impl Told {
    pub(super) fn new(message: impl Into<String>, cure: impl Into<String>) -> Self {
        let (message, cure) = (message.into(), cure.into());
        Self { message, cure }
    }
}

/// Whether a line of a text may begin with such a mark.
pub(super) fn may_be_in(text: &str) -> bool {
    let begins = |line: &str| line.trim_start().starts_with(['#', '|', '•', '·']);
    text.lines().any(begins)
}

/// The mark with which some words begin, where they begin a line: with its length.
pub(super) fn at_start(words: &str) -> Option<(usize, Told)> {
    let signs = words.len() - words.trim_start_matches('#').len();
    let is_name = |c: char| c.is_alphabetic();
    if (1..=6).contains(&signs) && words[signs..].starts_with(is_name) {
        // One sign before a word may be meant, as in `#3` or a tag.
        let is_heading = signs > 1 || words.contains(' ');
        let told = Told::new(
            "This heading has no space behind its signs, and is shown as it is typed.",
            "Write a space between the signs and the words: `## Words`. If no heading is meant, put a backslash \
             before the first sign: `\\#`.",
        );
        return is_heading.then_some((signs, told));
    }
    let is_row =
        words.starts_with('|') && words.trim_end().ends_with('|') && words.matches('|').count() > 2;
    if is_row {
        let told = Told::new(
            "This row is no table, and is shown as it is typed.",
            "A table has a line of hyphens below its first row, `| --- | --- |`, with as many parts as the row, and \
             an empty line before it.",
        );
        return Some((1, told));
    }
    let sign = words.chars().next().filter(|c| matches!(c, '•' | '·'))?;
    let told = Told::new(
        format!("`{sign}` makes no list: the lines run on as one paragraph."),
        "Begin each item with a hyphen and a space: `- item`, with an empty line before the first.",
    );
    Some((sign.len_utf8(), told))
}

/// Links and bold words in a text that takes no Markdown: the byte, the mark, and what is said of it.
pub(super) fn in_plain(text: &str) -> Option<(usize, &str, Told)> {
    let cure = "Write the words alone. Markdown works in texts such as `summary`, `note` and the text of a page; \
                docs/record-format.md says which take it.";
    let link = text.match_indices("](").find_map(|(at, _)| {
        let start = text[..at].rfind('[')?;
        let end = at + text[at..].find(')')? + 1;
        Some(&text[start..end])
    });
    let bold = || {
        let start = text.find("**")?;
        let words = &text[start + 2..];
        let end = words.find("**").filter(|end| *end > 0)?;
        (!words.starts_with(' ')).then(|| &text[start..start + end + 4])
    };
    let entity = || {
        let start = text.find('&')?;
        let name = &text[start + 1..start + text[start..].find(';')?];
        let is_name = (2..=8).contains(&name.len())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#');
        is_name.then(|| &text[start..=start + name.len() + 1])
    };
    let mark = link.or_else(bold).or_else(entity)?;
    let at = text.find(mark)?;
    let message = "This text takes no Markdown, so the marks are shown as they are typed.";
    Some((at, mark, Told::new(message, cure)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_make_nothing_are_told_from_words() {
        for words in ["##What it is", "#What it is", "| a | b |", "• first"] {
            assert!(at_start(words).is_some(), "{words}");
        }
        for words in ["#3 of 4", "#tag", "|x| is above 2", "a | b"] {
            assert!(at_start(words).is_none(), "{words}");
        }
    }

    #[test]
    fn a_plain_text_with_markdown_is_told() {
        assert!(in_plain("8 months, see [Smith](study:smith)").is_some());
        assert!(in_plain("a **strong** word").is_some());
        assert!(in_plain("tea &amp; cake").is_some());
        for text in [
            "2 ** 3 and 4 ** 5",
            "f[x](y",
            "[0.1, 0.2] (see 3)",
            "a*b*c",
            "R&D; and",
            "A & B;",
        ] {
            assert!(in_plain(text).is_none(), "{text}");
        }
    }
}
