//! References to earlier ids of records lead to the records as they are named now.

use std::collections::HashMap;
use std::sync::Arc;

use crate::load::source::Format;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::records::{FileLinks, Records};

use super::filling::{Texts, filled_row, renamed};

/// The ids of today, by kind and earlier id.
type Now = HashMap<(Kind, Id), Id>;

impl Records {
    /// Reads every file that refers to a record by an earlier id as if it named the record as it is named
    /// now. Places in the files stay as they are.
    pub fn follow_aliases(&mut self) {
        let now = self.aliases();
        if now.is_empty() {
            return;
        }
        let mut links = std::mem::take(&mut self.links);
        for file in &mut links {
            let is_renamed = rename(file, &now);
            match file.source.format {
                _ if !is_renamed => {}
                Format::Csv => self.rename_rows(file, &now),
                _ => self.fill(file, &Texts::default()),
            }
        }
        self.links = links;
    }

    fn aliases(&self) -> Now {
        let all = self.every().flat_map(|about| {
            let aliases = about.life.aliases.iter();
            aliases.map(move |alias| ((about.kind, alias.clone()), about.id.clone()))
        });
        all.filter(|((kind, alias), _)| self.about(*kind, alias).is_none())
            .collect()
    }

    fn rename_rows(&mut self, file: &FileLinks, now: &Now) {
        let texts = renamed(file);
        let mut rows = std::mem::take(&mut self.table_results);
        for row in rows.iter_mut().filter(|row| row.source == file.source) {
            if let Some(id) = now.get(&(Kind::Study, row.study.clone())) {
                row.study = id.clone();
            }
            row.row.put_texts(&texts.values);
            if let Some(result) = filled_row(&row.row, &Texts::default()) {
                row.result = result;
            }
        }
        self.table_results = rows;
    }
}

/// Puts the ids of today in the place of earlier ones, and says whether there was one.
fn rename(file: &mut FileLinks, now: &Now) -> bool {
    let new = |kind: Kind, id: &str| now.get(&(kind, Id::new(id)));
    let references = file.findings.references.iter();
    let renamed: Vec<(usize, Id)> = references
        .enumerate()
        .filter_map(|(place, it)| Some((place, new(it.kind, &it.id)?.clone())))
        .collect();
    if renamed.is_empty() {
        return false;
    }
    let findings = Arc::make_mut(&mut file.findings);
    for (place, id) in renamed {
        if let Some(reference) = findings.references.get_mut(place) {
            reference.id = id.to_string();
        }
    }
    true
}
