//! A newsletter of what changed, for mail programs: HTML with tables and styles inside the elements, which is
//! what they all show, and the same as plain text.

use crate::text::escape;
use crate::text::marks;
use crate::view::Desk;
use crate::words::{Words, say};

use super::difference::Changes;
use super::said::sections;
use super::sections::{Line, Section, plain};
use super::told::UpdateTold;

/// A newsletter.
#[derive(Debug)]
pub struct Letter {
    /// The line under which it arrives.
    pub subject: String,
    language: String,
    is_right_to_left: bool,
    /// For whom it is.
    greeting: Option<String>,
    news_heading: String,
    news: Vec<UpdateTold>,
    changes_heading: String,
    sections: Vec<Section>,
    /// What is said where nothing changed.
    nothing: String,
    before_label: String,
    /// Where it comes from, of which day and version, and under which licence.
    foot: Vec<String>,
    base: String,
}

/// For whom a newsletter is.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'a> {
    /// The id of the audience.
    pub audience: &'a str,
    /// The name of its readers.
    pub readers: &'a str,
}

impl Letter {
    /// The newsletter of changes for a reader, or for everybody; `base` is the address of the site, and
    /// `since` how the version before is named to readers.
    pub fn new(
        desk: &Desk<'_>,
        changes: &Changes,
        reader: Option<Reader<'_>>,
        base: &str,
        since: &str,
    ) -> Self {
        let words = desk.words;
        let site = &desk.evidence.site.value;
        let audience = reader.map(|it| it.audience);
        let is_for = |it: &&UpdateTold| audience.is_none_or(|id| it.is_for(id));
        let greeting =
            reader.map(|it| bare(say!(words, "changes.for-readers", readers = it.readers)));
        Self {
            subject: bare(say!(
                words,
                "letter.subject",
                site = &site.title,
                since = since
            )),
            language: site.language.to_string(),
            is_right_to_left: words.language().is_right_to_left(),
            greeting,
            news_heading: bare(say!(words, "letter.news")),
            news: changes.updates.iter().filter(is_for).cloned().collect(),
            changes_heading: bare(say!(words, "changes.title")),
            sections: sections(words, changes, audience),
            nothing: bare(say!(words, "letter.nothing")),
            before_label: bare(say!(words, "letter.read-on")),
            foot: foot(words, desk, base),
            base: base.trim_end_matches('/').to_owned(),
        }
    }

    /// Whether there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        self.news.is_empty() && self.sections.is_empty()
    }

    /// The newsletter as plain text.
    pub fn text(&self) -> String {
        let mut text = format!("{}\n", self.subject);
        if let Some(greeting) = &self.greeting {
            text.push_str(&format!("{greeting}\n"));
        }
        if self.is_empty() {
            text.push_str(&format!("\n{}\n", self.nothing));
        }
        if !self.news.is_empty() {
            text.push_str(&format!("\n{}\n\n", self.news_heading));
            for news in &self.news {
                text.push_str(&format!(
                    "{}: {}\n  {}\n  {}\n",
                    news.shown_date,
                    news.title,
                    news.summary,
                    self.full(&news.address)
                ));
            }
        }
        if !self.sections.is_empty() {
            text.push_str(&format!("\n{}\n\n", self.changes_heading));
            text.push_str(&plain(&self.sections, Some(&self.base)));
        }
        text.push_str("\n-- \n");
        for line in &self.foot {
            text.push_str(&format!("{line}\n"));
        }
        text
    }

    fn full(&self, address: &str) -> String {
        format!("{}/{address}", self.base)
    }

    /// The newsletter as a page for mail programs. It loads nothing.
    pub fn html(&self) -> String {
        let mut rows = vec![heading(1, &self.subject)];
        rows.extend(self.greeting.iter().map(|it| paragraph(&escape::html(it))));
        if self.is_empty() {
            rows.push(paragraph(&escape::html(&self.nothing)));
        }
        if !self.news.is_empty() {
            rows.push(heading(2, &self.news_heading));
            rows.extend(self.news.iter().map(|it| self.news_row(it)));
        }
        if !self.sections.is_empty() {
            rows.push(heading(2, &self.changes_heading));
            rows.extend(self.sections.iter().map(|it| self.section_row(it)));
        }
        rows.push(self.foot_row());
        let rows: Vec<String> = rows
            .iter()
            .map(|row| format!("<tr><td style=\"{CELL}\">{row}</td></tr>\n"))
            .collect();
        let direction = if self.is_right_to_left {
            " dir=\"rtl\""
        } else {
            ""
        };
        format!(
            "<!doctype html>\n<html lang=\"{language}\"{direction}>\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light\">\n<title>{subject}</title>\n</head>\n<body style=\"margin:0;padding:0;background-color:#f2f2f2\">\n<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"background-color:#f2f2f2\"><tr><td align=\"center\" style=\"padding:16px\">\n<table role=\"presentation\" width=\"600\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"width:100%;max-width:600px;background-color:#ffffff\">\n{rows}</table>\n</td></tr></table>\n</body>\n</html>\n",
            language = escape::html(&self.language),
            subject = escape::html(&self.subject),
            rows = rows.concat(),
        )
    }

    fn news_row(&self, news: &UpdateTold) -> String {
        let title = link(&self.full(&news.address), &news.title);
        paragraph(&format!(
            "<strong>{title}</strong><br>{}<br>{}",
            escape::html(&news.shown_date),
            escape::html(&news.summary)
        ))
    }

    fn section_row(&self, section: &Section) -> String {
        let mut row = heading(3, &section.heading);
        for line in &section.lines {
            row.push_str(&match line {
                Line::Now(text) => paragraph(&escape::html(text)),
                Line::Was(text) => styled(BEFORE, &escape::html(text)),
                Line::For(text) => paragraph(&format!("<strong>{}</strong>", escape::html(text))),
            });
        }
        if let Some(address) = &section.address {
            row.push_str(&paragraph(&link(&self.full(address), &self.before_label)));
        }
        row
    }

    fn foot_row(&self) -> String {
        let lines = self.foot.iter().map(|line| match line.starts_with("http") {
            true => link(line, line),
            false => escape::html(line),
        });
        let lines: Vec<String> = lines.collect();
        styled(FOOT, &lines.join("<br>"))
    }
}

const CELL: &str = "padding:4px 24px;font-family:Arial,Helvetica,sans-serif;color:#1a1a1a";
const TEXT: &str = "margin:0 0 8px 0;font-size:16px;line-height:24px";
const BEFORE: &str =
    "margin:0 0 8px 0;padding:0 0 0 16px;font-size:14px;line-height:21px;color:#4a4a4a";
const FOOT: &str = "margin:24px 0 16px 0;font-size:13px;line-height:20px;color:#4a4a4a";
const LINK: &str = "color:#0b4f8a;text-decoration:underline";

fn styled(style: &str, html: &str) -> String {
    format!("<p style=\"{style}\">{html}</p>")
}

fn paragraph(html: &str) -> String {
    styled(TEXT, html)
}

fn heading(level: u8, text: &str) -> String {
    let size = match level {
        1 => "margin:16px 0 8px 0;font-size:24px;line-height:30px",
        2 => "margin:24px 0 8px 0;font-size:20px;line-height:26px",
        _ => "margin:16px 0 8px 0;font-size:17px;line-height:24px",
    };
    format!(
        "<h{level} style=\"{size}\">{}</h{level}>",
        escape::html(text)
    )
}

fn link(address: &str, words: &str) -> String {
    format!(
        "<a href=\"{}\" style=\"{LINK}\">{}</a>",
        escape::html(address),
        escape::html(words)
    )
}

fn bare(text: String) -> String {
    marks::plain(&text).into_owned()
}

/// Where it comes from, of which day and version, and under which licence.
pub(super) fn foot(words: &Words, desk: &Desk<'_>, base: &str) -> Vec<String> {
    let site = &desk.evidence.site.value;
    let built = desk.date(desk.evidence.as_of());
    vec![
        format!("{}. {}", site.title, site.organisation.name),
        bare(say!(
            words,
            "frame.version-as-of",
            version = &site.version,
            built = &built
        )),
        bare(say!(words, "letter.licence", licence = &site.licence.name)),
        format!("{}/", base.trim_end_matches('/')),
    ]
}
