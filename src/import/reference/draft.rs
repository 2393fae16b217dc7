//! One reference while it is read: what forms have in common, and the dirt that occurs in all of them.

use crate::import::found::{Found, FoundStudy, Spot};
use crate::record::address::Address;
use crate::record::author::{self, Author, Person};
use crate::record::checked_text::CheckedText;
use crate::record::pages::Pages;
use crate::record::paper_id::{Doi, Pmcid, Pmid};
use crate::record::study::Design;
use crate::text::character::{turns_direction, unfit};

use super::when;

/// A reference while it is read. What no record holds goes to `found` at once.
pub struct Draft<'f> {
    found: &'f mut Found,
    file: &'f str,
    study: FoundStudy,
    first_page: Option<String>,
    last_page: Option<String>,
}

impl<'f> Draft<'f> {
    /// A reference that begins at a line.
    pub fn new(found: &'f mut Found, file: &'f str, line: usize) -> Self {
        let study = FoundStudy {
            spot: Spot::new(file, line),
            ..FoundStudy::default()
        };
        Self {
            found,
            file,
            study,
            first_page: None,
            last_page: None,
        }
    }

    /// Notes a field that no record holds.
    pub fn lose(&mut self, line: usize, field: &str, why: &str) {
        self.found.lose(Spot::new(self.file, line), field, why);
    }

    /// Notes a field by the name that its form gives it; one of a meaning that all forms have goes by that.
    pub fn lose_field(&mut self, line: usize, name: &str) {
        let what = match name.to_lowercase().as_str() {
            "abstract" => "abstract".to_owned(),
            "keywords" | "keyword" => "keywords".to_owned(),
            "isbn" | "issn" | "standardnumber" => "ISSN or ISBN".to_owned(),
            "language" => "language".to_owned(),
            "editor" | "editors" => "editors".to_owned(),
            _ => format!("field {name}"),
        };
        self.lose(line, &what, "no record holds it");
    }

    /// Notes something to look at.
    pub fn remark(&mut self, line: usize, text: impl Into<String>) {
        self.found.remark(Spot::new(self.file, line), text);
    }

    /// An author as one text, or several that are divided by semicolons.
    pub fn author(&mut self, line: usize, text: &str) {
        for name in text.split(';') {
            let given = tidy(name);
            let name = given.trim_end_matches([',', ';', ' ']);
            if is_and_others(name) {
                self.study.bibliography.and_others = true;
            } else if let Some(organisation) = marked_as_whole(&given) {
                self.organisation(&organisation);
            } else if !name.is_empty() {
                self.one_author(line, name);
            }
        }
    }

    fn one_author(&mut self, line: usize, name: &str) {
        let reading = author::read(name);
        if let Some(doubt) = reading.doubt {
            self.remark(line, format!("{} {}", doubt.message, doubt.hint));
        } else if let Author::Person(person) = &reading.author
            && is_ambiguous(name)
        {
            let text = format!(
                "The author `{name}` was read as family name `{}` and given name `{}`. Look whether that is right.",
                person.whole_family(),
                person.given
            );
            self.remark(line, text);
        }
        self.study.bibliography.authors.push(reading.author);
    }

    /// A person whose names the form gives apart.
    pub fn person(&mut self, person: Person) {
        let tidied = Person {
            family: tidy(&person.family),
            given: tidy(&person.given),
            particle: tidy(&person.particle),
            suffix: tidy(&person.suffix),
        };
        if !tidied.family.is_empty() || !tidied.given.is_empty() {
            self.study
                .bibliography
                .authors
                .push(match tidied.family.is_empty() {
                    true => Author::Organisation(tidied.given),
                    false => Author::Person(tidied),
                });
        }
    }

    /// An organisation as author.
    pub fn organisation(&mut self, name: &str) {
        let name = tidy(name.trim_matches(['{', '}']));
        if !name.is_empty() {
            self.study
                .bibliography
                .authors
                .push(Author::Organisation(name));
        }
    }

    /// The title; another one after the first is told.
    pub fn title(&mut self, line: usize, text: &str) {
        let title = without_point(&tidy(text));
        match self.study.bibliography.title.is_some() || title.is_empty() {
            true if title.is_empty() || self.study.bibliography.title.as_ref() == Some(&title) => {}
            true => self.lose(line, "a second title", "a record has one title"),
            false => self.study.bibliography.title = Some(title),
        }
    }

    /// The journal, book or series: the first name that is given stays.
    pub fn container(&mut self, text: &str) {
        set(&mut self.study.bibliography.container, text);
    }

    /// The volume.
    pub fn volume(&mut self, text: &str) {
        set(&mut self.study.bibliography.volume, text);
    }

    /// The issue.
    pub fn issue(&mut self, text: &str) {
        set(&mut self.study.bibliography.issue, text);
    }

    /// The publisher.
    pub fn publisher(&mut self, text: &str) {
        set(&mut self.study.bibliography.publisher, text);
    }

    /// The first page, or all pages, or the number of the article.
    pub fn pages(&mut self, text: &str) {
        set(&mut self.first_page, text);
    }

    /// The last page.
    pub fn last_page(&mut self, text: &str) {
        set(&mut self.last_page, text);
    }

    /// A date of publication, in whatever form.
    pub fn date(&mut self, line: usize, text: &str) {
        let text = tidy(text);
        if text.is_empty() {
            return;
        }
        let read = when::read(&text);
        let bibliography = &mut self.study.bibliography;
        let Some(year) = read.year else {
            return self.remark(line, format!("`{text}` gives no year of publication."));
        };
        match bibliography.year {
            Some(known) if known != year => {
                return self.remark(
                    line,
                    format!("The year is given as {known} and as {year}: {known} was kept."),
                );
            }
            _ => bibliography.year = Some(year),
        }
        match read.day {
            Some(day) => bibliography.published = Some(day),
            None if read.has_more && bibliography.published.is_none() => {
                self.lose(
                    line,
                    "month of publication",
                    "a record has a year or a whole date",
                );
            }
            None => {}
        }
    }

    /// A DOI as it is found; an address of a resolver is one too.
    pub fn doi(&mut self, line: usize, text: &str) {
        let text = tidy(text);
        if text.is_empty() {
            return;
        }
        let inside = text.find("10.").and_then(|at| text.get(at..));
        let inside = inside.and_then(|rest| rest.split_whitespace().next());
        let found = Doi::parse(&text).ok().or_else(|| Doi::parse(inside?).ok());
        match (found, &self.study.bibliography.doi) {
            (None, _) => self.remark(line, format!("`{text}` is no DOI and was left out.")),
            (Some(doi), None) => self.study.bibliography.doi = Some(doi),
            (Some(doi), Some(known)) if !known.eq_ignore_ascii_case(&doi) => {
                let text = format!("The DOI is given as {known} and as {doi}: {known} was kept.");
                self.remark(line, text);
            }
            _ => {}
        }
    }

    /// A number of PubMed, where the text is one.
    pub fn pmid(&mut self, text: &str) {
        if self.study.bibliography.pmid.is_none() {
            self.study.bibliography.pmid = Pmid::parse(&tidy(text)).ok();
        }
    }

    /// A number of PubMed Central, where the text is one.
    pub fn pmcid(&mut self, text: &str) {
        if self.study.bibliography.pmcid.is_none() {
            let number = tidy(text);
            let number = number.split_whitespace().next().unwrap_or_default();
            self.study.bibliography.pmcid = Pmcid::parse(number).ok();
        }
    }

    /// An address; that of a DOI is one.
    pub fn address(&mut self, line: usize, field: &str, text: &str) {
        let text = tidy(text);
        let first = text.split([' ', ';']).next().unwrap_or_default();
        if first.is_empty() {
            return;
        }
        if first.contains("doi.org/") || first.starts_with("10.") {
            return self.doi(line, first);
        }
        match (Address::parse(first), &self.study.bibliography.url) {
            (Ok(address), None) => self.study.bibliography.url = Some(address),
            (Ok(address), Some(known)) if *known != address => {
                self.lose(line, field, "a record has one address");
            }
            (Err(_), _) => self.lose(line, field, "it is no address that a reader can follow"),
            _ => {}
        }
    }

    /// What kind of publication it is, as databases call it; designs that follow from it are kept.
    pub fn publication_type(&mut self, text: &str) {
        let found = design_of(&text.to_lowercase());
        if let Some(design) = found.filter(|_| self.study.design.is_none()) {
            self.study.design = Some(design);
        }
    }

    /// The name by which the file calls it, where it has one.
    pub fn key(&mut self, text: &str) {
        if self.study.key.is_empty() {
            self.study.key = tidy(text);
        }
    }

    /// A name for readers.
    pub fn label(&mut self, text: &str) {
        set(&mut self.study.label, text);
    }

    /// The study itself, for what a form has besides the reference.
    pub fn study_mut(&mut self) -> &mut FoundStudy {
        &mut self.study
    }

    /// Puts the reference with what was found, unless there is nothing in it.
    pub fn finish(mut self) {
        self.join_pages();
        let bibliography = &self.study.bibliography;
        let spot = self.study.spot.clone();
        let is_empty = bibliography.title.is_none()
            && bibliography.authors.is_empty()
            && bibliography.doi.is_none()
            && bibliography.pmid.is_none();
        if is_empty && self.study.label.is_none() {
            let why = "it has neither a title nor authors nor an identifier";
            return self.found.lose(spot, "row", why);
        }
        if self.study.key.is_empty() {
            self.study.key = format!("{}", spot.line);
        }
        self.found.studies.push(self.study);
    }

    fn join_pages(&mut self) {
        let (first, last) = (self.first_page.take(), self.last_page.take());
        let text = match (first, last) {
            (Some(first), Some(last)) if first != last && !first.contains('-') => {
                format!("{first}-{last}")
            }
            (Some(only), _) | (None, Some(only)) => only,
            (None, None) => return,
        };
        match Pages::parse(&text) {
            Ok(pages) => self.study.bibliography.pages = Some(pages),
            Err(fault) => {
                let line = self.study.spot.line;
                self.remark(line, format!("{} They were left out.", fault.message));
            }
        }
    }
}

/// The design that a type of publication stands for.
fn design_of(kind: &str) -> Option<Design> {
    let designs = [
        ("systematic review", Design::SystematicReview),
        ("meta-analysis", Design::SystematicReview),
        ("randomized controlled trial", Design::RandomisedTrial),
        ("randomised controlled trial", Design::RandomisedTrial),
        ("editorial", Design::Editorial),
    ];
    let known = designs.into_iter().find(|(name, _)| kind.contains(name));
    known.map(|(_, design)| design)
}

fn set(field: &mut Option<String>, text: &str) {
    let text = tidy(text);
    if field.is_none() && !text.is_empty() {
        *field = Some(text);
    }
}

fn is_and_others(name: &str) -> bool {
    let small = name.to_lowercase();
    matches!(
        small.trim_end_matches('.'),
        "et al" | "others" | "and others" | "et. al"
    )
}

/// "Grant Steen R": no comma says where the family name ends, and more than one word stands before
/// the initials.
/// The name of an organisation in the forms in which reference managers keep it whole: with a comma behind
/// it, and with two where the name has one itself.
fn marked_as_whole(name: &str) -> Option<String> {
    if name.contains(",,") {
        let whole = name.replace(",,", ",");
        return Some(whole.trim_end_matches([',', ' ']).to_owned());
    }
    let bare = name.strip_suffix(',').filter(|bare| !bare.contains(','))?;
    let is_person = matches!(
        author::read(&format!("{bare}, X")).author,
        Author::Person(Person { particle, .. }) if !particle.is_empty()
    );
    let words: Vec<&str> = bare.split_whitespace().collect();
    let has_initials = words.last().is_some_and(|last| {
        last.len() <= 4
            && last
                .chars()
                .all(|c| c.is_uppercase() || matches!(c, '.' | '-'))
    });
    (words.len() > 1 && !has_initials && !is_person).then(|| bare.to_owned())
}

fn is_ambiguous(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_initials = |word: &&str| {
        word.len() <= 4
            && word
                .chars()
                .all(|c| c.is_uppercase() || matches!(c, '.' | '-'))
    };
    let begins_big = |word: &&str| word.starts_with(char::is_uppercase);
    !name.contains(',')
        && words.len() > 2
        && words.last().is_some_and(is_initials)
        && words.iter().filter(|word| begins_big(word)).count() == words.len()
        && !words[..words.len() - 1].iter().any(is_initials)
}

fn without_point(title: &str) -> String {
    match title.strip_suffix('.') {
        Some(bare) if !bare.ends_with('.') && !bare.ends_with(" al") => bare.to_owned(),
        _ => title.to_owned(),
    }
}

/// Marks of HTML that occur in titles.
const MARKS: [&str; 8] = ["i", "b", "em", "strong", "sub", "sup", "u", "scp"];

/// A text in one line, without marks of HTML and without characters that no text may hold, which forms
/// with escapes of their own can bring in.
pub fn tidy(text: &str) -> String {
    let is_kept = |c: &char| unfit(*c).is_none() && !turns_direction(*c);
    let text: String = text.chars().filter(is_kept).collect();
    let mut plain = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if plain.contains('<') {
        for mark in MARKS {
            for tag in [format!("<{mark}>"), format!("</{mark}>")] {
                plain = plain.replace(&tag, "").replace(&tag.to_uppercase(), "");
            }
        }
    }
    if plain.contains('&') {
        let entities = [
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&quot;", "\""),
            ("&#39;", "'"),
            ("&apos;", "'"),
            ("&nbsp;", " "),
            ("&amp;", "&"),
        ];
        for (entity, character) in entities {
            plain = plain.replace(entity, character);
        }
    }
    plain.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drafted(fill: impl Fn(&mut Draft<'_>)) -> Found {
        let mut found = Found::default();
        let mut draft = Draft::new(&mut found, "a.ris", 1);
        fill(&mut draft);
        draft.finish();
        found
    }

    #[test]
    fn identifiers_are_found_in_what_stands_around_them() {
        let found = drafted(|draft| {
            draft.doi(2, "https://doi.org/10.1000/ABC.1 [doi]");
            draft.address(3, "UR", "http://dx.doi.org/10.1000/abc.1");
            draft.pmcid("PMC123 (Europe)");
            draft.title(4, "A <i>new</i> kind of tea &amp; cake.");
            draft.pages("160--166");
        });
        let paper = &found.studies[0].bibliography;
        assert_eq!(paper.doi.as_deref(), Some("10.1000/ABC.1"));
        assert_eq!(paper.pmcid.as_deref(), Some("PMC123"));
        assert_eq!(paper.title.as_deref(), Some("A new kind of tea & cake"));
        assert_eq!(paper.pages.as_deref(), Some("160-166"));
        assert!(found.remarks.is_empty(), "{:?}", found.remarks);
    }

    #[test]
    fn a_name_that_can_be_read_in_two_ways_is_told() {
        let found = drafted(|draft| {
            draft.author(2, "Grant Steen R");
            draft.author(3, "Finch A; Robin B");
            draft.author(4, "et al.");
        });
        let paper = &found.studies[0].bibliography;
        assert_eq!((paper.authors.len(), paper.and_others), (3, true));
        assert_eq!(found.remarks.len(), 1, "{:?}", found.remarks);
        assert!(found.remarks[0].text.contains("`Grant Steen R`"));
    }

    #[test]
    fn nothing_is_no_reference() {
        let found = drafted(|_| {});
        assert!(found.studies.is_empty());
        assert_eq!(found.losses.len(), 1);
    }
}
