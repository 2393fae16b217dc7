//! What the program brings along: sentences, vocabularies and appraisal tools, for sites that have
//! none of their own.

use std::collections::BTreeSet;
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use serde::de::DeserializeOwned;

use crate::diag::{Diagnostic, Place, codes};
use crate::load::Source;
use crate::load::source::Format;
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::records::{FileLinks, Records};
use crate::record::vocabulary::{ENGLISH, Topic, Vocabulary};

use super::typed::Typed;

/// The name of the file of sentences, without its ending.
pub(super) const WORDING: &str = "wording";

/// The sentences of the program, one file a language.
static WORDINGS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/record/built_in/wording");
/// The appraisal tools of the program, one file each.
static TOOLS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/record/built_in/tools");
/// The vocabularies of the program, one file each.
static VOCABULARIES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/record/built_in/vocabularies");
/// The end of the names of sources that are no files of the content.
const OF_THE_PROGRAM: &str = " of the program";

/// Puts on the shelves what the content has no file for: vocabularies, the appraisal tools to which
/// files refer, and the sentences in the language of the site. A file that cannot be read counts as
/// well: its faults are to be mended, not hidden.
///
/// The tests compare these files with the schema, so they are read straight into their types, without
/// the places of their values.
///
/// # Errors
/// A file of the program that is no such record.
pub(super) fn add_to(records: &mut Records) -> Result<(), Box<Diagnostic>> {
    for (stem, text) in files(&VOCABULARIES) {
        if is_missing(records, Kind::Vocabulary, stem) {
            let vocabulary = record(source(Kind::Vocabulary.folder(), stem, text))?;
            records.shelve(Typed::Vocabulary(Box::new(vocabulary)))?;
        }
    }
    let wanted = wanted_tools(&records.links);
    for (stem, text) in files(&TOOLS).filter(|(stem, _)| wanted.contains(*stem)) {
        if is_missing(records, Kind::Tool, stem) {
            let tool = record(source(Kind::Tool.folder(), stem, text))?;
            records.shelve(Typed::Tool(Box::new(tool)))?;
        }
    }
    if records.wording.is_none() && !records.is_unread(Kind::Wording, WORDING) {
        records.wording = wording(records).map(record).transpose()?;
    }
    records.sort();
    Ok(())
}

/// Stems and texts of the files of a folder.
fn files(folder: &'static Dir<'static>) -> impl Iterator<Item = (&'static str, &'static str)> {
    folder.files().filter_map(|file| {
        let stem = file.path().file_stem()?.to_str()?;
        Some((stem, file.contents_utf8()?))
    })
}

fn is_missing(records: &Records, kind: Kind, stem: &str) -> bool {
    records.about(kind, &Id::new(stem)).is_none() && !records.is_unread(kind, stem)
}

/// The sentences of the program in the language of the site, or in English.
fn wording(records: &Records) -> Option<Source> {
    let site = records.site.as_ref();
    let tag = site.map(|site| site.value.language.to_lowercase());
    let tag = tag.as_deref().unwrap_or(ENGLISH);
    let general = tag.split('-').next().unwrap_or(tag);
    [tag, general, ENGLISH].into_iter().find_map(|language| {
        let file = WORDINGS.get_file(format!("{language}.yaml"))?;
        let path = format!("{WORDING}/{language}.yaml");
        Some(source_at(&path, "", WORDING, file.contents_utf8()?))
    })
}

/// The record of a file of the program.
fn record<T: DeserializeOwned>(source: Source) -> Result<Entry<T>, Box<Diagnostic>> {
    let value: T = serde_yaml::from_str(source.yaml()).map_err(|error| {
        let message = format!("The record cannot be read: {error}.");
        Box::new(Diagnostic::new(&codes::WRONG_TYPE, message).at(Place::file(&source.name)))
    })?;
    Ok(Entry {
        id: Id::new(&source.stem),
        value: Arc::new(value),
        source: Arc::new(source),
        facts: 0,
        filled: None,
    })
}

/// The program's English sentences, for tests.
#[cfg(test)]
pub fn english_wording() -> crate::record::wording::Wording {
    let file = WORDINGS.get_file(format!("{ENGLISH}.yaml"));
    let text = file.and_then(include_dir::File::contents_utf8);
    serde_yaml::from_str(text.unwrap_or_default()).unwrap_or_else(|error| panic!("{error}"))
}

/// The ids of all appraisal tools of the program.
pub fn tool_ids() -> impl Iterator<Item = &'static str> {
    files(&TOOLS).map(|(stem, _)| stem)
}

/// Whether the program's own vocabulary of this name has a value.
pub fn vocabulary_has(name: &str, value: &str) -> bool {
    let own = files(&VOCABULARIES).find(|(stem, _)| *stem == name);
    let vocabulary = own.and_then(|(_, text)| serde_yaml::from_str::<Vocabulary>(text).ok());
    let values = vocabulary.map(|vocabulary| vocabulary.values);
    values.is_some_and(|values| values.iter().any(|known| known.id.as_str() == value))
}

/// True when a source came with the program.
pub fn is_built_in(source: &Source) -> bool {
    source.name.ends_with(OF_THE_PROGRAM)
}

impl Records {
    /// The language of the sentences in which findings are told, where they came with the program.
    pub fn language_of_wording(&self) -> Option<&str> {
        let path = self
            .wording
            .as_ref()?
            .source
            .name
            .strip_suffix(OF_THE_PROGRAM)?;
        let file = path.strip_prefix(WORDING)?.strip_prefix('/')?;
        file.strip_suffix(".yaml")
    }

    /// The language of a vocabulary's texts that stand alone: that of the site, or English where the
    /// vocabulary came with the program.
    pub fn language_alone<'a, T: Topic>(&self, site: &'a str) -> &'a str {
        let vocabulary = self.vocabularies.get(&Id::new(T::NAME));
        match vocabulary.is_some_and(|entry| is_built_in(&entry.source)) {
            true => ENGLISH,
            false => site,
        }
    }

    /// Takes the tools of the program away to which no file refers any more, as when drafts have
    /// been left out.
    pub fn drop_unused_tools(&mut self) {
        let wanted = wanted_tools(&self.links);
        let is_kept = |id: &Id| wanted.contains(id.as_str());
        self.tools
            .retain(|entry| !is_built_in(&entry.source) || is_kept(&entry.id));
    }
}

/// The ids of tools to which files refer, by a key or by a link in a text.
fn wanted_tools(files: &[FileLinks]) -> BTreeSet<String> {
    let mut wanted = BTreeSet::new();
    for file in files {
        let references = file.findings.references.iter();
        let tools = references.filter(|reference| reference.kind == Kind::Tool);
        wanted.extend(tools.map(|reference| reference.id.clone()));
        wanted.extend(linked_tools(&file.source.text));
    }
    wanted
}

/// The ids in links such as `[the tool](tool:rob2)`.
fn linked_tools(text: &str) -> impl Iterator<Item = String> {
    let is_part = |c: &char| c.is_ascii_alphanumeric() || *c == '-';
    let after = text.split("tool:").skip(1);
    after.map(move |rest| rest.chars().take_while(is_part).collect())
}

fn source(folder: &str, stem: &str, text: &str) -> Source {
    let path = if folder.is_empty() {
        format!("{stem}.yaml")
    } else {
        format!("{folder}/{stem}.yaml")
    };
    source_at(&path, folder, stem, text)
}

fn source_at(path: &str, folder: &str, stem: &str, text: &str) -> Source {
    let name = format!("{path}{OF_THE_PROGRAM}");
    let (folder, stem, text) = (folder.to_owned(), stem.to_owned(), text.to_owned());
    Source::new(name, folder, stem, Format::Yaml, text).0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::read::{Library, read};
    use crate::record::tool::{OverallRule, Tool};

    fn all() -> Records {
        let links: String = tool_ids().map(|id| format!("[x](tool:{id}) ")).collect();
        let page = source("pages", "about", &format!("title: A\nbody: \"{links}\"\n"));
        read(vec![page], &mut Library::default()).0
    }

    #[test]
    fn every_file_of_the_program_follows_the_schema_and_is_read_alike_in_both_ways() {
        let folders = [(Kind::Tool, &TOOLS), (Kind::Vocabulary, &VOCABULARIES)];
        let own = folders.into_iter().flat_map(|(kind, folder)| {
            let own = files(folder).map(move |(stem, text)| (kind.folder(), stem, text));
            own.map(|(folder, stem, text)| source(folder, stem, text))
        });
        let sentences = files(&WORDINGS).map(|(_, text)| source("", WORDING, text));
        let (checked, found) = read(
            own.chain(sentences).collect::<Vec<_>>(),
            &mut Library::default(),
        );
        let found: Vec<_> = found.into_iter().map(|problem| problem.message).collect();
        assert_eq!(found, Vec::<String>::new());
        let quick = all();
        assert_eq!(quick.tools.len(), tool_ids().count());
        assert_eq!(quick.vocabularies.len(), files(&VOCABULARIES).count());
        let value = |entry: &Entry<Tool>| entry.value.clone();
        assert!(
            quick
                .tools
                .values()
                .map(value)
                .eq(checked.tools.values().map(value))
        );
        let value = |entry: &Entry<Vocabulary>| entry.value.clone();
        let vocabularies = checked.vocabularies.values().map(value);
        assert!(quick.vocabularies.values().map(value).eq(vocabularies));
        assert_eq!(
            quick.wording.map(|entry| entry.value),
            checked.wording.map(|entry| entry.value)
        );
    }

    #[test]
    fn levels_are_told_apart_and_best_comes_first() {
        for entry in all().tools.values() {
            let id = &entry.id;
            let tool: &Tool = &entry.value;
            let mut ids: Vec<&str> = tool.levels.iter().map(|level| level.id.as_str()).collect();
            ids.extend(tool.domains.iter().map(|domain| domain.id.as_str()));
            let count = ids.len();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), count, "{id}");
            assert_eq!(tool.levels[0].rank, Some(0), "{id}");
            let is_counted = tool.overall == Some(OverallRule::Amstar2);
            assert_eq!(tool.domains.iter().any(|d| d.critical), is_counted, "{id}");
        }
    }

    #[test]
    fn only_tools_that_are_named_are_added() {
        let page = source(
            "pages",
            "about",
            "title: A\nbody: \"See [x](tool:rob2-cluster).\"\n",
        );
        let (mut records, _) = read(vec![page], &mut Library::default());
        assert_eq!(records.ids(Kind::Tool), ["rob2-cluster"]);
        records
            .links
            .retain(|links: &FileLinks| links.kind == Kind::Tool);
        records.drop_unused_tools();
        assert_eq!(records.tools.len(), 0);
    }
}
