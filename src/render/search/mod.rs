//! The search index: small JSON files of which a query needs a few.
//!
//! Terms are sorted and cut into files of a bounded size; the manifest names the first term of each,
//! so that a word, or the beginning of one, leads to the file that holds it. Lists of records are
//! written as differences, so that they stay short. All is linear in the words of the site.

mod codes;
mod folding;
mod known;
mod part;
mod terms;
mod weights;

use std::collections::BTreeMap;

use serde_json::{Value, json};
use xxhash_rust::xxh3::Xxh3;

use crate::view::Desk;
use crate::view::search::{Findable, SearchFacet, SearchRecord, Tag, findable};
use crate::words::Words;

use super::output_file::OutputFile;
use super::piece::{MadeFrom, Piece};

use part::Part;
use terms::Terms;
use weights::RecordWords;

/// How many records one file of them holds, or of their texts: few, because what a query finds stands far
/// apart.
const RECORDS_PER_FILE: usize = 10;
/// A file of terms is closed when it has reached about this size in bytes.
const TERMS_PER_FILE: usize = 24 * 1024;
/// What stands between the terms of a file.
const SEPARATOR: &str = ",\n";
/// How many characters of a record's line are shown.
const LINE: usize = 180;

/// The index: a piece for each file of records, and one for all else, put together from their parts.
pub(super) fn pieces<'a>(desk: &'a Desk<'a>) -> Vec<Piece<'a>> {
    let found = findable(desk);
    let mut pieces = Vec::with_capacity(found.len() / RECORDS_PER_FILE + 2);
    let mut left = found.into_iter();
    for number in 0.. {
        let own: Vec<Findable<'_>> = left.by_ref().take(RECORDS_PER_FILE).collect();
        if own.is_empty() {
            break;
        }
        pieces.push(file_of_records(number, own));
    }
    pieces.push(Piece::whole("search", |parts| index(desk.words, parts)));
    pieces
}

fn file_of_records(number: usize, found: Vec<Findable<'_>>) -> Piece<'_> {
    let names: Vec<&str> = found.iter().map(|one| one.name.as_str()).collect();
    let given = MadeFrom::Given(names.join("\n"));
    Piece::part(
        "search",
        format!("search/records/{number}"),
        given,
        move || {
            let records: Vec<SearchRecord> = found.iter().map(Findable::look).collect();
            files_and_part(number, &records)
        },
    )
}

/// All files of the index but those of records, from the parts that these have left.
fn index(said: &Words, parts: &[&[u8]]) -> Vec<OutputFile> {
    let parts: Vec<Part<'_>> = parts.iter().filter_map(|part| Part::read(part)).collect();
    let terms = Terms::of(&parts);
    let (firsts, mut files) = term_files(&terms);
    let (known, more) = known::files(&terms);
    files.extend(more);
    let (facets, more) = facet_files(said, &parts);
    files.extend(more);
    let manifest = json!({
        "records": parts.iter().map(|part| part.records).sum::<usize>(),
        "recordsPerFile": RECORDS_PER_FILE,
        "recordsPerText": RECORDS_PER_FILE,
        "version": version(&parts, &files),
        "folding": folding::rules(),
        "terms": firsts,
        "known": known,
        "facets": facets,
    });
    files.push(file("index", &manifest));
    files
}

fn file(name: &str, value: &Value) -> OutputFile {
    OutputFile::text(format!("search/{name}.json"), value.to_string())
}

/// A mark that changes with the index, so that a reader never gets old and new files together.
fn version(parts: &[Part<'_>], files: &[OutputFile]) -> String {
    let mut hash = Xxh3::new();
    for part in parts {
        hash.update(&part.print.to_le_bytes());
    }
    for file in files {
        hash.update(file.address.as_bytes());
        hash.update(&file.bytes);
    }
    format!("{:016x}", hash.digest())
}

/// For each term, numbers of 4 × (distance to the record before) + how well it stands there.
fn term_files(terms: &Terms<'_>) -> (Vec<String>, Vec<OutputFile>) {
    let (mut firsts, mut files, mut open, mut size) = (Vec::new(), Vec::new(), Vec::new(), 0);
    for (term, places) in &terms.0 {
        let mut before = 0;
        let numbers = places.iter().map(|(number, weight)| {
            let distance = number - std::mem::replace(&mut before, *number);
            weights::WEIGHTS * u64::from(distance) + u64::from(*weight)
        });
        let line = format!("{}:\"{}\"", json!(term), codes::coded(numbers));
        if open.is_empty() {
            firsts.push((*term).to_owned());
        }
        size += line.len() + SEPARATOR.len();
        open.push(line);
        if size >= TERMS_PER_FILE {
            files.push(term_file(files.len(), &std::mem::take(&mut open)));
            size = 0;
        }
    }
    if !open.is_empty() {
        files.push(term_file(files.len(), &open));
    }
    (firsts, files)
}

fn term_file(number: usize, lines: &[String]) -> OutputFile {
    let text = format!("{{{}}}", lines.join(SEPARATOR));
    OutputFile::text(format!("search/terms/{number}.json"), text)
}

/// Title, address, line and the words below it of some records.
fn record_file(number: usize, records: &[SearchRecord]) -> OutputFile {
    let shown = |record: &SearchRecord| {
        let about = [
            SearchFacet::Kind,
            SearchFacet::Design,
            SearchFacet::Country,
            SearchFacet::Year,
        ];
        let tags = record.tags.iter().filter(|tag| about.contains(&tag.facet));
        let meta: Vec<&str> = tags.map(|tag| tag.label.as_str()).collect();
        json!([
            record.title,
            record.address,
            shortened(&record.line),
            meta.join(" · ")
        ])
    };
    let lines: Vec<Value> = records.iter().map(shown).collect();
    file(&format!("records/{number}"), &Value::Array(lines))
}

/// The words of some records in their order, among which words in quotation marks are looked for.
fn text_file(number: usize, words: &[RecordWords]) -> OutputFile {
    let texts: Vec<String> = words.iter().map(RecordWords::text).collect();
    file(&format!("texts/{number}"), &json!(texts))
}

/// The files of some records, and what they leave for the index.
fn files_and_part(number: usize, records: &[SearchRecord]) -> (Vec<OutputFile>, Vec<u8>) {
    let words: Vec<RecordWords> = records.iter().map(RecordWords::of).collect();
    let files = vec![record_file(number, records), text_file(number, &words)];
    let part = part::kept(&files, records, &words);
    (files, part)
}

/// A line cut after a whole word.
fn shortened(line: &str) -> String {
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, _)) = line.char_indices().nth(LINE) else {
        return line;
    };
    let cut = line[..end].rfind(' ').unwrap_or(end);
    format!("{} …", &line[..cut])
}

/// The manifest's part on facets, and one file per facet: for each value runs of the records that
/// have it.
fn facet_files(said: &Words, parts: &[Part<'_>]) -> (Vec<Value>, Vec<OutputFile>) {
    let mut values: BTreeMap<&Tag, Vec<usize>> = BTreeMap::new();
    let mut first = 0;
    for part in parts {
        for (tag, places) in &part.tags {
            let numbers = places.iter().map(|place| first + usize::from(*place));
            values.entry(tag).or_default().extend(numbers);
        }
        first += part.records;
    }
    let (mut facets, mut files) = (Vec::new(), Vec::new());
    for facet in SearchFacet::ALL {
        let own = values.iter().filter(|(tag, _)| tag.facet == facet);
        let (mut lines, mut places) = (Vec::new(), serde_json::Map::new());
        for (tag, numbers) in own {
            lines.push(json!([tag.key, tag.label, numbers.len()]));
            places.insert(tag.key.clone(), json!(codes::runs(numbers)));
        }
        if lines.is_empty() {
            continue;
        }
        let id = facet.key();
        facets.push(json!({ "id": id, "label": said.text(facet.label()), "values": lines }));
        files.push(file(&format!("facets/{id}"), &Value::Object(places)));
    }
    (facets, files)
}

#[cfg(test)]
mod tests {
    use super::weights::{IN_TITLE, OFTEN_IN_TEXT};
    use super::*;

    fn record(title: &str, text: &str) -> SearchRecord {
        SearchRecord {
            title: title.to_owned(),
            address: "a.html".to_owned(),
            line: String::new(),
            text: text.to_owned(),
            tags: Vec::new(),
        }
    }

    fn json_of(files: &[OutputFile], name: &str) -> Value {
        let file = files.iter().find(|file| file.address == name);
        let bytes = &file.unwrap_or_else(|| panic!("{name}")).bytes;
        serde_json::from_slice(bytes).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// The whole index of some records.
    fn index_of(records: &[SearchRecord]) -> Vec<OutputFile> {
        let chunks = records.chunks(RECORDS_PER_FILE).enumerate();
        let (files, parts): (Vec<_>, Vec<_>) = chunks
            .map(|(number, records)| files_and_part(number, records))
            .unzip();
        let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
        let mut files = files.concat();
        files.extend(index(&Words::english(), &parts));
        files
    }

    #[test]
    fn a_word_names_its_records_by_distance_and_weight() {
        let records = [
            record("Hope", ""),
            record("Other", "hope"),
            record("Third", ""),
            record("Fourth", "hope hope hope"),
        ];
        let files = index_of(&records);
        let terms = json_of(&files, "search/terms/0.json");
        let codes = codes::coded([IN_TITLE, 4, 8 + OFTEN_IN_TEXT]);
        assert_eq!(terms["hope"], codes);
    }

    #[test]
    fn files_of_terms_stay_small_and_sorted() {
        let records: Vec<_> = (0..2000)
            .map(|n| record(&format!("r{n}"), &format!("word{n} other{n} third{n}")))
            .collect();
        let files = index_of(&records);
        let manifest = json_of(&files, "search/index.json");
        let firsts = manifest["terms"].as_array().cloned().unwrap_or_default();
        assert!(firsts.len() > 2);
        assert!(firsts.is_sorted_by_key(|first| first.as_str().unwrap_or_default().to_owned()));
        let terms = files
            .iter()
            .filter(|f| f.address.starts_with("search/terms/"));
        assert_eq!(terms.clone().count(), firsts.len());
        assert!(terms.clone().all(|f| f.bytes.len() < TERMS_PER_FILE + 2048));
    }

    #[test]
    fn texts_keep_the_order_of_their_words() {
        let files = index_of(&[record("The C++ way", "State of the art")]);
        let texts = json_of(&files, "search/texts/0.json");
        assert_eq!(texts[0], " c++ way \n  \n state art ");
    }

    #[test]
    fn another_word_gives_another_version() {
        let version =
            |text| json_of(&index_of(&[record("a", text)]), "search/index.json")["version"].clone();
        assert_ne!(version("one"), version("two"));
        assert_eq!(version("one"), version("one"));
    }

    #[test]
    fn long_lines_are_cut_after_a_word() {
        assert_eq!(shortened("a  b\nc"), "a b c");
        let cut = shortened(&"word ".repeat(100));
        assert!(cut.ends_with("word …") && cut.len() < LINE + 5);
    }
}
