//! Values that texts quote from records: where they stand, and how they are put in their place.

use crate::diag::Place;
use crate::load::source::Format;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::quotation::{self, Quotation};
use crate::record::read::{Texts, filled_row};
use crate::record::records::FileLinks;

use super::graph::{Evidence, FindingEntry};

/// A value that a file quotes, with its place.
#[derive(Debug, Clone)]
pub struct Quoted {
    /// What is quoted.
    pub quotation: Quotation,
    /// Where.
    pub place: Place,
}

/// Whether a file has a text that quotes.
pub(super) fn are_in(file: &FileLinks) -> bool {
    let of_values = file.findings.quoting.iter();
    of_values.clone().any(|text| !text.quotations().is_empty()) || !of_body(file).is_empty()
}

/// All that a file quotes.
pub fn quoted_in(file: &FileLinks) -> Vec<Quoted> {
    let of_values = file.findings.quoting.iter().flat_map(|text| {
        let area = file.offset + text.start..file.offset + text.end;
        placed(file, &text.text, text.quotations(), area)
    });
    let body = file.source.body_start()..file.source.text.len();
    let of_body = placed(file, file.source.body(), of_body(file), body);
    of_values.chain(of_body).collect()
}

fn of_body(file: &FileLinks) -> Vec<Quotation> {
    match file.source.format {
        Format::Markdown if file.source.body().contains('<') => {
            quotation::in_markdown(file.source.body())
        }
        _ => Vec::new(),
    }
}

/// A text may be folded in its file, but no quotation is: the same one is found by counting.
fn placed(
    file: &FileLinks,
    text: &str,
    quotations: Vec<Quotation>,
    area: std::ops::Range<usize>,
) -> Vec<Quoted> {
    let written = file.source.text.get(area.clone()).unwrap_or_default();
    let place = |quotation: &Quotation| {
        let typed = &text[quotation.range.clone()];
        let before = text[..quotation.range.start].matches(typed).count();
        let found = written.match_indices(typed).nth(before);
        let start = area.start + found.map_or(0, |(at, _)| at);
        file.source.place_of_bytes(start, start + typed.len())
    };
    let quoted = quotations.into_iter().map(|quotation| Quoted {
        place: place(&quotation),
        quotation,
    });
    quoted.collect()
}

/// The texts of a file with every quotation as `put` says.
pub fn texts_with(file: &FileLinks, put: impl Fn(&Quotation, bool) -> String) -> Texts {
    let mut texts = Texts::default();
    for text in &file.findings.quoting {
        let quotations = text.quotations();
        if !quotations.is_empty() {
            let put = |quotation: &Quotation| put(quotation, text.is_markdown);
            let filled = quotation::replaced(&text.text, &quotations, put);
            texts.values.insert(text.start, filled);
        }
    }
    let quotations = of_body(file);
    if !quotations.is_empty() {
        let put = |quotation: &Quotation| put(quotation, true);
        texts.body = Some(quotation::replaced(file.source.body(), &quotations, put));
    }
    texts
}

impl Evidence {
    /// Files with texts that quote.
    pub fn quoting(&self) -> &[FileLinks] {
        &self.quoting
    }

    /// Whether a table of results has a text that quotes.
    pub fn quotes_in_tables(&self) -> bool {
        let mut files = self.quoting.iter();
        files.any(|file| file.source.format == Format::Csv)
    }

    /// Puts texts with quoted values in the place of those of a file.
    pub fn fill(&mut self, file: &FileLinks, texts: &Texts) {
        if file.source.format == Format::Csv {
            let rows = self.results.in_table(&file.source);
            let filled: Vec<_> = rows.filter_map(|(_, row)| filled_row(row, texts)).collect();
            filled
                .into_iter()
                .for_each(|result| self.results.replace(result));
            return;
        }
        self.records.fill(file, texts);
        match file.kind {
            Kind::Study => self.fill_study(&Id::new(&file.source.stem)),
            Kind::Site => {
                if let Some(site) = &self.records.site {
                    self.site = site.clone();
                }
            }
            _ => {}
        }
    }

    /// Results and findings are also kept apart from their study.
    fn fill_study(&mut self, id: &Id) {
        let Some(study) = self.records.studies.get(id) else {
            return;
        };
        for result in &study.value.results {
            self.results.replace(result.clone());
        }
        for finding in &study.value.findings {
            let entry = FindingEntry {
                study: id.clone(),
                finding: finding.clone(),
            };
            self.findings.insert(finding.id.clone(), entry);
        }
    }
}
