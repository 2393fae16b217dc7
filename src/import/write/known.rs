//! What is there already: by what a study that was found is known to be one of the site.

use std::collections::HashMap;

use crate::import::found::{FoundStudy, Remark};
use crate::record::records::Records;

use super::ids;
use super::merge::letters;

/// By what studies are known again. The values are ids.
#[derive(Debug, Default)]
pub struct KnownStudies {
    by_doi: HashMap<String, String>,
    by_pmid: HashMap<String, String>,
    by_pmcid: HashMap<String, String>,
    by_title: HashMap<(String, u16), String>,
    /// By title alone, with the year where there is one.
    by_title_alone: HashMap<String, (String, Option<u16>)>,
    by_label: HashMap<String, String>,
    dois: HashMap<String, String>,
    titles: HashMap<String, String>,
}

/// A study that was known again, and by what.
#[derive(Debug, PartialEq, Eq)]
pub struct Same {
    /// The id.
    pub id: String,
    /// By what: "DOI", "PMID", "title and year", "title", "name".
    pub by: &'static str,
}

impl KnownStudies {
    /// Those of the site.
    pub fn of(records: &Records) -> Self {
        let mut known = Self::default();
        for entry in records.studies.values() {
            let study = FoundStudy {
                label: label_in(entry.source.yaml()).or_else(|| Some(entry.value.label.clone())),
                bibliography: entry.value.bibliography.clone(),
                ..FoundStudy::default()
            };
            known.add(entry.id.as_str(), &study);
        }
        known
    }

    /// Adds a study. What is there already stays.
    pub fn add(&mut self, id: &str, study: &FoundStudy) {
        let paper = &study.bibliography;
        let owned = || id.to_owned();
        if let Some(doi) = &paper.doi {
            self.by_doi.entry(doi.to_lowercase()).or_insert_with(owned);
            self.dois.insert(owned(), doi.to_lowercase());
        }
        if let Some(pmid) = &paper.pmid {
            self.by_pmid.entry(pmid.to_string()).or_insert_with(owned);
        }
        if let Some(pmcid) = &paper.pmcid {
            self.by_pmcid.entry(pmcid.to_string()).or_insert_with(owned);
        }
        if let Some(title) = title_of(study) {
            self.titles.insert(owned(), title.clone());
            let alone = self.by_title_alone.entry(title.clone());
            alone.or_insert_with(|| (owned(), paper.year));
            if let Some(year) = paper.year {
                self.by_title.entry((title, year)).or_insert_with(owned);
            }
        }
        self.by_label.entry(letters(id)).or_insert_with(owned);
        if let Some(label) = &study.label {
            self.by_label.entry(letters(label)).or_insert_with(owned);
            let with_year = letters(&ids::label_of(study));
            self.by_label.entry(with_year).or_insert_with(owned);
        }
    }

    /// The study of the site, or of this import, that a study is. What looks alike and is another is
    /// told.
    pub fn same(&self, study: &FoundStudy, remarks: &mut Vec<Remark>) -> Option<Same> {
        let paper = &study.bibliography;
        let doi = paper.doi.as_ref().map(|doi| doi.to_lowercase());
        let by_number = [
            (doi.as_ref().and_then(|doi| self.by_doi.get(doi)), "DOI"),
            (
                paper
                    .pmid
                    .as_ref()
                    .and_then(|pmid| self.by_pmid.get(&**pmid)),
                "PMID",
            ),
            (
                paper
                    .pmcid
                    .as_ref()
                    .and_then(|pmcid| self.by_pmcid.get(&**pmcid)),
                "PMCID",
            ),
        ];
        let same = |id: &String, by| Same { id: id.clone(), by };
        if let Some((Some(id), by)) = by_number.into_iter().find(|(id, _)| id.is_some()) {
            return Some(same(id, by));
        }
        let title = title_of(study);
        if let Some((id, by)) = self.of_title(title.as_ref(), paper.year) {
            match doi.as_ref().zip(self.dois.get(id)) {
                Some((ours, theirs)) if ours != theirs => remarks.push(Remark {
                    spot: study.spot.clone(),
                    text: format!(
                        "It has the {by} of `{id}` and another DOI ({ours}, not {theirs}), so it was taken for another study."
                    ),
                }),
                _ => return Some(same(id, by)),
            }
        }
        // A name goes with its year into the label of a record. What has neither name nor authors is named
        // by its title.
        let name = study.label.clone();
        let name = name.or_else(|| paper.authors.is_empty().then(|| ids::label_of(study)));
        let names = [name?, ids::label_of(study)];
        let id = names
            .iter()
            .find_map(|name| self.by_label.get(&letters(name)))?;
        let titles_differ = title
            .zip(self.titles.get(id))
            .is_some_and(|(ours, theirs)| ours != *theirs);
        (!titles_differ).then(|| same(id, "name"))
    }

    /// The study with this title: of the same year, or where one of the two has no year.
    fn of_title(
        &self,
        title: Option<&String>,
        year: Option<u16>,
    ) -> Option<(&String, &'static str)> {
        let title = title?;
        let of_year = year.and_then(|year| self.by_title.get(&(title.clone(), year)));
        if let Some(id) = of_year {
            return Some((id, "title and year"));
        }
        let (id, theirs) = self.by_title_alone.get(title)?;
        (year.is_none() || theirs.is_none()).then_some((id, "title"))
    }
}

/// The title in letters, where it is long enough to be one.
fn title_of(study: &FoundStudy) -> Option<String> {
    let title = letters(study.bibliography.title.as_deref()?);
    (title.chars().count() >= 12).then_some(title)
}

/// The label as the file has it: on the site, studies of one label are told apart by letters.
fn label_in(yaml: &str) -> Option<String> {
    let label = yaml.lines().find_map(|line| line.strip_prefix("label:"))?;
    Some(label.trim().trim_matches(['"', '\'']).to_owned())
}
