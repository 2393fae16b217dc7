//! Ids for new records and results: plain, telling, and free.

use std::collections::HashSet;

use crate::import::found::FoundStudy;
use crate::record::author::Author;
use crate::record::id::Id;
use crate::text::slug::slug;

/// Ids that are taken, of one kind.
#[derive(Debug, Default)]
pub struct Taken(HashSet<String>);

impl Taken {
    /// These are taken.
    pub fn of<'a>(ids: impl Iterator<Item = &'a str>) -> Self {
        Self(ids.map(str::to_owned).collect())
    }

    /// A free id that begins with this one, which is taken from now on.
    pub fn free(&mut self, wanted: &str, instead: &str) -> String {
        let base = match Id::fault(wanted) {
            None => wanted,
            Some(_) => instead,
        };
        let numbered = (2..).map(|number| format!("{base}-{number}"));
        let mut all = std::iter::once(base.to_owned()).chain(numbered);
        let free = all.find(|id| !self.0.contains(id)).unwrap_or_default();
        self.0.insert(free.clone());
        free
    }
}

/// The id that a name asks for: its slug, cut between words.
pub fn named(name: &str) -> String {
    cut(&slug(name), 48)
}

/// The id that a study asks for: its name, or its first author, and the year.
pub fn of_study(study: &FoundStudy) -> String {
    let year = study.bibliography.year.map(|year| year.to_string());
    let name = match &study.label {
        Some(label) => label.clone(),
        None => first_author(study).unwrap_or_else(|| {
            let title = study.bibliography.title.clone().unwrap_or_default();
            title.split(' ').take(4).collect::<Vec<_>>().join(" ")
        }),
    };
    let name = cut(&slug(&name), 48);
    match year.filter(|year| !name.contains(year.as_str())) {
        Some(year) if !name.is_empty() => format!("{name}-{year}"),
        _ => name,
    }
}

/// The name for readers: that of the file, or the first author and the year.
pub fn label_of(study: &FoundStudy) -> String {
    let year = study.bibliography.year.map(|year| year.to_string());
    let name = study.label.clone().or_else(|| first_author(study));
    let name = name.or_else(|| study.bibliography.title.clone());
    let name = name.unwrap_or_else(|| study.key.clone());
    match year.filter(|year| !name.contains(year.as_str())) {
        Some(year) => format!("{name} {year}"),
        None => name,
    }
}

fn first_author(study: &FoundStudy) -> Option<String> {
    Some(match study.bibliography.authors.first()? {
        Author::Person(person) => person.whole_family(),
        Author::Organisation(name) => name.clone(),
    })
}

fn cut(slug: &str, most: usize) -> String {
    if slug.len() <= most {
        return slug.to_owned();
    }
    let start = slug.get(..most).unwrap_or(slug);
    let end = start.rfind('-').unwrap_or(start.len());
    start[..end].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_free_and_can_be_names_of_files() {
        let mut taken = Taken::of(["finch-2021"].into_iter());
        assert_eq!(taken.free("finch-2021", "study"), "finch-2021-2");
        assert_eq!(taken.free("finch-2021", "study"), "finch-2021-3");
        assert_eq!(taken.free("con", "study"), "study");
        assert_eq!(taken.free("", "study"), "study-2");
    }

    #[test]
    fn a_study_is_named_after_its_author_and_year() {
        let mut study = FoundStudy::default();
        study.bibliography.title = Some("A pot of tea for everybody".into());
        assert_eq!(of_study(&study), "a-pot-of-tea");
        study.bibliography.authors = vec![crate::record::author::read("van den Berg V").author];
        study.bibliography.year = Some(2021);
        assert_eq!(of_study(&study), "van-den-berg-2021");
        assert_eq!(label_of(&study), "van den Berg 2021");
        study.label = Some("TEA-1 2020".into());
        assert_eq!(of_study(&study), "tea-1-2020-2021");
    }
}
