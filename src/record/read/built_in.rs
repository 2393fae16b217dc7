//! What the program brings along: sentences, vocabularies and appraisal tools, for sites that have
//! none of their own.

use std::collections::BTreeSet;
use std::sync::Arc;

use include_dir::{Dir, include_dir};

use crate::load::Source;
use crate::load::source::Format;
use crate::record::id::Id;
use crate::record::kind::Kind;

use crate::record::records::{FileLinks, Records};

/// The name of the file of sentences, without its ending.
pub(super) const WORDING: &str = "wording";

/// The sentences of the program, one file a language.
static WORDINGS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/record/built_in/wording");
/// The language in which the program has everything.
const ENGLISH: &str = "en";
/// The appraisal tools of the program, one file each.
static TOOLS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/record/built_in/tools");
/// The vocabularies of the program, one file each.
static VOCABULARIES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/record/built_in/vocabularies");
/// The end of the names of sources that are no files of the content.
const OF_THE_PROGRAM: &str = " of the program";

/// Adds the vocabularies of the program where the content has none of that name.
pub(super) fn with_vocabularies(mut sources: Vec<Source>) -> Vec<Source> {
    for file in VOCABULARIES.files() {
        let stem = file.path().file_stem().and_then(|stem| stem.to_str());
        if let (Some(stem), Some(text)) = (stem, file.contents_utf8()) {
            add(&mut sources, Kind::Vocabulary.folder(), stem, text);
        }
    }
    sources
}

fn add(sources: &mut Vec<Source>, folder: &str, stem: &str, text: &str) {
    let is_own = |source: &Source| source.folder == folder && source.stem == stem;
    if !sources.iter().any(is_own) {
        sources.push(source(folder, stem, text));
    }
}

/// The sentences of the program in the language of the site, or in English; none where the content
/// has a file for them, even one that cannot be read.
pub(super) fn wording(records: &Records) -> Option<Arc<Source>> {
    if records.wording.is_some() || records.is_unread(Kind::Wording, WORDING) {
        return None;
    }
    let tag = records
        .site
        .as_ref()
        .map(|site| site.value.language.to_lowercase());
    let tag = tag.as_deref().unwrap_or(ENGLISH);
    let general = tag.split('-').next().unwrap_or(tag);
    let mut languages = [tag, general, ENGLISH].into_iter();
    let text = |language: &str| {
        WORDINGS
            .get_file(format!("{language}.yaml"))?
            .contents_utf8()
    };
    languages.find_map(|language| {
        let source = source_at(
            &format!("{WORDING}/{language}.yaml"),
            "",
            WORDING,
            text(language)?,
        );
        Some(Arc::new(source))
    })
}

/// The tools of the program to which files refer, without those that the content has a file for,
/// even one that cannot be read.
pub(super) fn tools(records: &Records) -> Vec<Arc<Source>> {
    let wanted = wanted_tools(&records.links);
    let tools = TOOLS.files().filter_map(|file| {
        let stem = file.path().file_stem()?.to_str()?;
        let is_own =
            records.tools.contains_key(&Id::new(stem)) || records.is_unread(Kind::Tool, stem);
        let is_wanted = wanted.contains(stem) && !is_own;
        is_wanted.then_some(Arc::new(source("tools", stem, file.contents_utf8()?)))
    });
    tools.collect()
}

/// The ids of all appraisal tools of the program.
pub fn tool_ids() -> impl Iterator<Item = &'static str> {
    let files = TOOLS.files();
    files.filter_map(|file| file.path().file_stem()?.to_str())
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
    use crate::record::read::read;
    use crate::record::tool::{OverallRule, Tool};

    fn all() -> Records {
        let links: String = tool_ids().map(|id| format!("[x](tool:{id}) ")).collect();
        let page = source("pages", "about", &format!("title: A\nbody: \"{links}\"\n"));
        read(vec![page]).0
    }

    #[test]
    fn every_tool_of_the_program_can_be_read() {
        let records = all();
        let unread = records.unread.iter().filter(|u| u.kind == Kind::Tool);
        assert_eq!(unread.count(), 0);
        assert_eq!(records.tools.len(), tool_ids().count());
        assert_eq!(records.tools.len(), 28);
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
        let (mut records, _) = read(vec![page]);
        assert_eq!(records.ids(Kind::Tool), ["rob2-cluster"]);
        records
            .links
            .retain(|links: &FileLinks| links.kind == Kind::Tool);
        records.drop_unused_tools();
        assert_eq!(records.tools.len(), 0);
    }
}
