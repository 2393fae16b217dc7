//! Something to cite, with the parts that are known.

use crate::record::author::Author;
use crate::record::entry::Entry;
use crate::record::pages::Pages;
use crate::record::paper_id::{Doi, Pmcid, Pmid};
use crate::record::study::{Bibliography, Study};
use crate::record::value::Date;

use crate::words::{TextId, Words, all_of, say, text_id};

/// What kind of thing is cited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemKind {
    /// An article in a journal.
    Article,
    /// A report or book with a publisher.
    Report,
    /// A source of which neither journal nor publisher is known.
    Other,
    /// A page of this site.
    Page,
}

/// Something to cite, with the parts that are known.
#[derive(Debug, Clone)]
pub struct Item {
    /// Its key, unique among the items of a file.
    pub key: String,
    /// What kind of thing it is.
    pub kind: ItemKind,
    /// Authors, in order.
    pub authors: Vec<Author>,
    /// Whether there are more authors, who are not recorded.
    pub and_others: bool,
    /// Title.
    pub title: Option<String>,
    /// The short name under which it goes here: "Collins 2016".
    pub label: String,
    /// Journal, report series or site.
    pub container: Option<String>,
    /// Publisher.
    pub publisher: Option<String>,
    /// Year.
    pub year: Option<i16>,
    /// The full date.
    pub date: Option<Date>,
    /// Volume.
    pub volume: Option<String>,
    /// Issue.
    pub issue: Option<String>,
    /// Pages, "160-166", or the article number.
    pub pages: Option<Pages>,
    /// Version of a page.
    pub version: Option<String>,
    /// DOI.
    pub doi: Option<Doi>,
    /// PubMed id.
    pub pmid: Option<Pmid>,
    /// PubMed Central id.
    pub pmcid: Option<Pmcid>,
    /// Address.
    pub url: Option<String>,
    /// Language of a page.
    pub language: Option<String>,
    /// The reference as the source gives it, where its parts are not known.
    pub as_given: Option<String>,
}

impl Item {
    /// A study.
    pub fn of_study(entry: &Entry<Study>) -> Self {
        let b = &entry.value.bibliography;
        Self {
            key: entry.id.to_string(),
            label: entry.value.label.clone(),
            ..Self::of_bibliography(b)
        }
    }

    /// What a bibliographic record says; without key and label.
    pub fn of_bibliography(b: &Bibliography) -> Self {
        let is_whole = b.title.is_some() && !b.authors.is_empty() && !b.and_others;
        Self {
            key: String::new(),
            kind: kind(b),
            authors: b.authors.clone(),
            and_others: b.and_others,
            title: b.title.clone(),
            label: String::new(),
            container: b.container.clone(),
            publisher: b.publisher.clone(),
            year: b
                .year
                .and_then(|year| i16::try_from(year).ok())
                .or_else(|| b.published.map(|day| day.0.year())),
            date: b.published,
            volume: b.volume.clone(),
            issue: b.issue.clone(),
            pages: b.pages.clone(),
            version: None,
            doi: b.doi.clone(),
            pmid: b.pmid.clone(),
            pmcid: b.pmcid.clone(),
            url: b.url.as_deref().map(str::to_owned),
            language: None,
            as_given: b.reference.clone().filter(|_| !is_whole),
        }
    }

    /// The parts of a reference that are not recorded.
    pub fn missing(&self) -> Vec<TextId> {
        let is_article = self.kind == ItemKind::Article;
        let holder = self.container.is_none() && self.publisher.is_none();
        [
            (self.authors.is_empty(), text_id!("cite.part-authors")),
            (self.and_others, text_id!("cite.part-further-authors")),
            (self.year.is_none(), text_id!("cite.part-year")),
            (self.title.is_none(), text_id!("cite.part-title")),
            (holder, text_id!("cite.part-holder")),
            (
                is_article && self.volume.is_none(),
                text_id!("cite.part-volume"),
            ),
            (
                is_article && self.pages.is_none(),
                text_id!("cite.part-pages"),
            ),
        ]
        .into_iter()
        .filter_map(|(is_missing, part)| is_missing.then_some(part))
        .collect()
    }

    /// The title, or the short name where the title is not recorded.
    pub fn title_or_label(&self) -> &str {
        self.title.as_deref().unwrap_or(&self.label)
    }

    /// First and last page; an article number stands first.
    pub fn page_range(&self) -> (Option<&str>, Option<&str>) {
        match self.pages.as_ref().map(Pages::ends) {
            Some((first, last)) => (Some(first), last),
            None => (None, None),
        }
    }

    /// Where the item is found: its DOI as an address, or its address.
    pub fn address(&self) -> Option<String> {
        let doi = self.doi.as_ref().map(Doi::address);
        doi.or_else(|| self.url.clone())
    }

    /// The address for a file: that of the text, or of the record in PubMed Central or PubMed.
    pub fn address_of_text(&self) -> Option<String> {
        let central = self.pmcid.as_ref().map(Pmcid::address);
        let pubmed = self.pmid.as_ref().map(Pmid::address);
        self.url.clone().or(central).or(pubmed)
    }

    /// What to say in a file about parts that are not recorded, in English as files of data are;
    /// nothing when all are.
    pub fn remark(&self) -> Option<String> {
        let words = Words::english();
        let missing = self.missing();
        if missing.is_empty() {
            return None;
        }
        let remark = say!(words, "cite.not-recorded-in-file", parts = all_of(missing));
        let given = self.as_given.as_ref();
        let given = given.map(|it| say!(words, "cite.as-the-source-gives-it", reference = it));
        Some(
            std::iter::once(remark)
                .chain(given)
                .collect::<Vec<_>>()
                .join(" "),
        )
    }
}

fn kind(b: &Bibliography) -> ItemKind {
    match (&b.container, &b.publisher) {
        (_, Some(_)) => ItemKind::Report,
        (Some(_), None) => ItemKind::Article,
        (None, None) => ItemKind::Other,
    }
}
