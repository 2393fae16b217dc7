//! Everything a view is made from, and where the page stands that it is made for.

use std::collections::{BTreeMap, HashMap};

use crate::evidence::{Evidence, ResultEntry};
use crate::plan::{Addresses, root_of};
use crate::prose::{Prose, Setting, Terms};
use crate::record::entry::{Entry, Record};
use crate::record::id::{Id, Ref};
use crate::record::kind::{self, Kind, RecordKind};
use crate::record::reads::Once;
use crate::record::synthesis::CertaintyLevel;
use crate::record::value::{Attribution, Date, Known, Markdown, Source};
use crate::sentence::certainty::certainty;
use crate::synthesis::Findings;
use crate::words::{HasWords, TextId, Worded, Words, say, text_id};
use chart::card::Card;

use super::part::{Badge, Credit, Link, SourceLine};
use super::sources::Sources;

/// Everything a view is made from.
#[derive(Debug)]
pub struct Desk<'a> {
    /// The linked evidence.
    pub evidence: &'a Evidence,
    /// What the syntheses found.
    pub findings: &'a Findings,
    /// Where records are shown.
    pub addresses: &'a Addresses,
    /// Markdown to HTML.
    pub prose: &'a Prose,
    /// The program's own words in the language of the site.
    pub words: &'a Words,
    /// Terms of the glossary.
    pub terms: &'a Terms,
    /// The card of the home page, which every page without a card of its own names.
    pub home_card: Once<Option<Card>>,
    /// How many words all parts of each body of evidence have.
    pub lengths: BTreeMap<Id, Once<usize>>,
}

/// Where a page stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Here {
    /// The page's address: `studies/smith-2021.html`.
    pub address: String,
    /// What leads from the page to the top of the site: "../".
    pub root: String,
    /// The sources that the page has named so far, where it numbers them.
    pub sources: Option<Sources>,
}

impl Here {
    /// The page at this address.
    pub fn at(address: &str) -> Self {
        Self {
            address: address.to_owned(),
            root: root_of(address),
            sources: None,
        }
    }

    /// The page for addresses that do not exist, which is shown at any depth: its links start
    /// from the top of the server, or from the folder in which the site is published.
    pub fn not_found(base_url: Option<&str>) -> Self {
        let after_host = base_url
            .and_then(|base| base.split_once("://"))
            .map(|(_, rest)| rest);
        let path = after_host
            .and_then(|rest| rest.split_once('/'))
            .map_or("", |(_, path)| path);
        let folder = path.trim_matches('/');
        let root = if folder.is_empty() {
            "/".to_owned()
        } else {
            format!("/{folder}/")
        };
        Self {
            address: "404.html".to_owned(),
            root,
            sources: None,
        }
    }

    /// The same page, with a number behind each link to a source.
    pub fn with_numbers(&self) -> Self {
        Self {
            sources: Some(Sources::default()),
            ..self.clone()
        }
    }

    /// The address of a place of the site, as a link from this page.
    pub fn href(&self, address: &str) -> String {
        format!("{}{address}", self.root)
    }

    /// A link from this page.
    pub fn link(&self, label: impl Into<String>, address: &str) -> Link {
        Link::new(label, self.href(address))
    }
}

impl HasWords for Desk<'_> {
    fn words(&self) -> &Words {
        self.words
    }
}

impl Desk<'_> {
    /// A text of the program without places.
    pub fn text(&self, text: TextId) -> String {
        self.words.text(text)
    }

    /// A value of a vocabulary in the language of the site, with a capital first letter.
    pub fn value(&self, value: impl Worded) -> String {
        self.words.value(value)
    }

    /// A known value as text, or why it is missing with the note.
    pub fn known<T>(&self, value: &Known<T>, show: impl Fn(&T) -> String) -> String {
        match value {
            Known::Value(value) => show(value),
            Known::Missing(missing) => {
                let words = self.value(missing.missing);
                match &missing.note {
                    Some(note) => format!("{words}: {note}"),
                    None => words,
                }
            }
        }
    }

    /// A GRADE badge.
    pub fn certainty_badge(&self, level: CertaintyLevel, href: String) -> Badge {
        self.badge("certainty", level, certainty(Some(level)), href)
    }

    /// A GRADE-CERQual badge.
    pub fn confidence_badge(&self, level: CertaintyLevel, href: String) -> Badge {
        self.badge("confidence", level, confidence_text(level), href)
    }

    fn badge(&self, kind: &str, level: CertaintyLevel, words: TextId, href: String) -> Badge {
        Badge {
            level: level_id(level).to_owned(),
            label: self.text(words),
            kind: kind.to_owned(),
            href,
        }
    }

    /// A long date in the language of the site.
    pub fn date(&self, date: Date) -> String {
        self.words.date(date.0)
    }

    pub fn title<'t>(&'t self, kind: Kind, id: &'t Id) -> &'t str {
        let title = self.evidence.title_of(kind, id.as_str());
        title.unwrap_or(id.as_str())
    }

    /// A link to a record, under its title.
    pub fn link(&self, here: &Here, kind: Kind, id: &Id) -> Link {
        let title = self.title(kind, id);
        Link {
            cite: self.cite(here, kind, id.as_str()),
            ..here.link(title, &self.addresses.of(kind, id.as_str()))
        }
    }

    /// The number of the study that a record is, or belongs to, on a page that numbers its sources.
    fn cite(&self, here: &Here, kind: Kind, id: &str) -> Option<usize> {
        let sources = here.sources.as_ref()?;
        match kind {
            Kind::Study => Some(sources.number(&Id::new(id))),
            Kind::Finding => Some(sources.number(&self.evidence.finding(id)?.study)),
            _ => None,
        }
    }

    /// A link to the record that a reference names.
    pub fn link_ref<K: RecordKind>(&self, here: &Here, reference: &Ref<K>) -> Link {
        self.link(here, K::KIND, reference.id())
    }

    /// Links to all records that references name.
    pub fn links<K: RecordKind>(&self, here: &Here, references: &[Ref<K>]) -> Vec<Link> {
        references
            .iter()
            .map(|reference| self.link_ref(here, reference))
            .collect()
    }

    /// Links to findings of studies, under the names of their studies; further findings of one study
    /// are numbered, so that no two links have the same words.
    pub fn finding_links(&self, here: &Here, findings: &[Ref<kind::Finding>]) -> Vec<Link> {
        let mut links: Vec<Link> = Vec::with_capacity(findings.len());
        let mut of_study: HashMap<String, usize> = HashMap::new();
        for finding in findings {
            let mut link = self.finding_link(here, finding.as_str());
            let nth = of_study.entry(link.label.clone()).or_default();
            *nth += 1;
            if *nth > 1 {
                link.label = say!(self, "finding.further", study = &link.label, nth = *nth);
            }
            links.push(link);
        }
        links
    }

    /// A link to a finding on the page of its study, under the study's name.
    pub fn finding_link(&self, here: &Here, finding: &str) -> Link {
        let entry = self.evidence.finding(finding);
        let study = entry.map_or(finding, |entry| self.title(Kind::Study, &entry.study));
        Link {
            cite: self.cite(here, Kind::Finding, finding),
            ..here.link(study, &self.addresses.finding(finding))
        }
    }

    /// A link to a result on the page of its study, under its id.
    pub fn result_link(&self, here: &Here, entry: &ResultEntry) -> Link {
        self.result_of(here, &entry.study, &entry.result.id, &entry.result.id)
    }

    /// A link to a result on the page of its study.
    pub fn result_of(&self, here: &Here, study: &Id, result: &str, label: &str) -> Link {
        Link {
            cite: self.cite(here, Kind::Study, study.as_str()),
            ..here.link(label, &self.addresses.result(study, result))
        }
    }

    /// Markdown as blocks below a heading of level 2: its own headings begin with level 3.
    pub fn html(&self, here: &Here, text: &Markdown) -> String {
        self.set(here, 3, |setting| self.prose.blocks(&text.0, setting))
    }

    /// The body of a page, whose headings begin with level 2.
    pub fn body(&self, here: &Here, text: &str) -> String {
        self.set(here, 2, |setting| self.prose.blocks(text, setting))
    }

    /// The body of a document that readers copy: without marks of terms.
    pub fn document(&self, here: &Here, text: &str) -> String {
        self.prose.blocks(text, &Setting::plain(&here.root, 2))
    }

    /// Program code or a search strategy, coloured for its language.
    pub fn code(&self, text: &str, language: &str) -> String {
        let fenced = format!("```{language}\n{}\n```\n", text.trim_end());
        self.prose.blocks(&fenced, &Setting::plain("", 4))
    }

    /// Markdown for use inside a sentence or a cell.
    pub fn inline(&self, here: &Here, text: &Markdown) -> String {
        self.set(here, 3, |setting| self.prose.inline(&text.0, setting))
    }

    /// What a term means, for a list of terms: without marks of other terms.
    pub fn meaning(&self, here: &Here, text: &str) -> String {
        self.prose.inline(text, &Setting::plain(&here.root, 3))
    }

    /// A text with its terms marked and its sources numbered.
    fn set(&self, here: &Here, top: u8, text: impl Fn(&Setting<'_>) -> String) -> String {
        let cite = |kind: Kind, id: &str| self.cite(here, kind, id);
        text(&Setting {
            terms: Some(self.terms),
            cite: Some(&cite),
            ..Setting::plain(&here.root, top)
        })
    }

    /// A source as a line with a link.
    pub fn source(&self, here: &Here, source: &Source) -> SourceLine {
        let title = |study: &Ref<kind::Study>| self.title(Kind::Study, study.id()).to_owned();
        let record = source.record.as_ref().map(title);
        let reported = source.reported_in.as_ref().map(title);
        let reported = reported.map(|study| say!(self, "source.as-reported-in", study = study));
        let mut parts: Vec<String> = Vec::new();
        parts.extend(record);
        parts.extend(source.place.clone());
        parts.extend(reported);
        if parts.is_empty() {
            parts.push(say!(self, "source.source"));
        }
        let study = source.record.as_ref().or(source.reported_in.as_ref());
        let study = study.filter(|_| source.url.is_none());
        let link = study.map(|study| self.link_ref(here, study));
        SourceLine {
            text: parts.join(", "),
            cite: link.as_ref().and_then(|link| link.cite),
            href: link.map_or_else(
                || source.url.as_deref().unwrap_or_default().to_owned(),
                |link| link.href,
            ),
        }
    }

    /// Links to the records that refer to a record.
    pub fn used_in(&self, here: &Here, kind: Kind, id: &Id) -> Vec<Link> {
        let key = (kind, id.clone());
        let users = self.evidence.cited_by.of(&key);
        users.map(|(kind, id)| self.link(here, *kind, id)).collect()
    }

    /// The caution for a record whose review is overdue on the day of which the site speaks.
    pub fn overdue<T: Record>(&self, entry: &Entry<T>) -> Option<String> {
        let due = entry
            .value
            .life()
            .review_by
            .filter(|due| *due < self.evidence.as_of())?;
        Some(say!(self, "notice.overdue", date = &self.date(due)))
    }
}

/// The credit owed for data.
pub fn credit(attribution: &Attribution) -> Credit {
    Credit {
        name: attribution.name.clone(),
        credit: attribution.credit.clone(),
        href: attribution.url.to_string(),
        licence: Link::new(
            attribution.licence.name.clone(),
            attribution
                .licence
                .url
                .as_deref()
                .unwrap_or_default()
                .to_owned(),
        ),
    }
}

/// The name of a level in addresses and classes: `very-low`.
pub fn level_id(level: CertaintyLevel) -> &'static str {
    match level {
        CertaintyLevel::VeryLow => "very-low",
        CertaintyLevel::Low => "low",
        CertaintyLevel::Moderate => "moderate",
        CertaintyLevel::High => "high",
    }
}

/// "Very low confidence".
pub fn confidence_text(level: CertaintyLevel) -> TextId {
    match level {
        CertaintyLevel::VeryLow => text_id!("confidence.very-low"),
        CertaintyLevel::Low => text_id!("confidence.low"),
        CertaintyLevel::Moderate => text_id!("confidence.moderate"),
        CertaintyLevel::High => text_id!("confidence.high"),
    }
}
