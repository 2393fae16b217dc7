//! Earlier addresses: of the pages and files of records that had other ids, and those that `site.yaml` names.

use std::collections::HashSet;

use crate::evidence::Evidence;
use crate::record::id::Id;
use crate::record::kind::{Kind, Shown};

/// Where records that had other ids stood.
#[derive(Debug, Clone, Default)]
pub struct Earlier {
    moved: Vec<Moved>,
    /// The beginnings of the addresses of all records, to tell `tea` from `tea-trials`.
    known: HashSet<String>,
}

/// A record with earlier ids, in a folder of the site.
#[derive(Debug, Clone)]
struct Moved {
    /// The folder with its slash; empty for the top of the site.
    folder: String,
    id: Id,
    aliases: Vec<Id>,
}

impl Moved {
    /// What follows the name of the record in an address of one of its pages or files.
    fn rest<'a>(&self, address: &'a str) -> Option<&'a str> {
        let rest = address.strip_prefix(self.folder.as_str())?;
        let rest = rest.strip_prefix(self.id.as_str())?;
        rest.starts_with(['.', '-', '/']).then_some(rest)
    }
}

impl Earlier {
    /// The earlier addresses of a site; `homes` are the folders of audiences, in which questions have editions.
    pub(super) fn of(evidence: &Evidence, homes: &[String]) -> Self {
        let mut earlier = Self::default();
        // At the address of a record that is there nothing else stood: such an alias is told as wrong.
        let free = |kind: Kind, aliases: &[Id]| -> Vec<Id> {
            let aliases = aliases.iter();
            let free = aliases.filter(|alias| evidence.records.about(kind, alias).is_none());
            free.cloned().collect()
        };
        for about in evidence.records.every() {
            let aliases = free(about.kind, &about.life.aliases);
            earlier.note(about.kind, about.id, &aliases, homes);
        }
        for removed in evidence.removed.all() {
            let aliases = free(removed.kind, &removed.aliases);
            earlier.note(removed.kind, &removed.id, &aliases, homes);
        }
        if earlier.moved.is_empty() {
            earlier.known.clear();
        }
        earlier
    }

    fn note(&mut self, kind: Kind, id: &Id, aliases: &[Id], homes: &[String]) {
        let Some(Shown::Page(folder)) = kind.shown() else {
            return;
        };
        let own = match folder {
            "" => String::new(),
            folder => format!("{folder}/"),
        };
        let homes = homes.iter().filter(|_| kind == Kind::Question);
        let folders = homes.map(|home| format!("{home}/")).chain([own]);
        for folder in folders {
            self.known.insert(format!("{folder}{id}"));
            if !aliases.is_empty() {
                self.moved.push(Moved {
                    folder,
                    id: id.clone(),
                    aliases: aliases.to_vec(),
                });
            }
        }
    }

    /// Where the page or file at an address stood before.
    pub fn addresses(&self, address: &str) -> Vec<String> {
        let mut found = Vec::new();
        for moved in &self.moved {
            let Some(rest) = moved
                .rest(address)
                .filter(|rest| !self.is_longer(address, rest))
            else {
                continue;
            };
            let aliases = moved.aliases.iter();
            found.extend(aliases.map(|alias| format!("{}{alias}{rest}", moved.folder)));
        }
        found
    }

    /// Whether another record, whose name goes on into `rest`, stands at the address.
    fn is_longer(&self, address: &str, rest: &str) -> bool {
        let start = address.len() - rest.len();
        let ends = rest
            .match_indices(['.', '-', '/'])
            .map(|(at, _)| start + at);
        let mut names = ends.skip(1).map(|end| &address[..end]);
        names.any(|name| self.known.contains(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_and_file_of_a_record_stood_under_its_earlier_id() {
        let mut earlier = Earlier::default();
        let homes = ["staff".to_owned()];
        let aliases = [Id::new("breaks")];
        earlier.note(Kind::Question, &Id::new("tea"), &aliases, &homes);
        earlier.note(Kind::Question, &Id::new("tea-and-cake"), &[], &homes);
        for (now, before) in [
            ("questions/tea.html", "questions/breaks.html"),
            ("questions/tea-feed.xml", "questions/breaks-feed.xml"),
            ("staff/tea-sheet.html", "staff/breaks-sheet.html"),
            ("staff/tea.html", "staff/breaks.html"),
        ] {
            assert_eq!(earlier.addresses(now), [before], "{now}");
        }
        for other in [
            "questions/tea-and-cake.html",
            "studies/tea.html",
            "questions/teas.html",
        ] {
            assert!(earlier.addresses(other).is_empty(), "{other}");
        }
    }
}
