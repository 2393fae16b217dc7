//! BibTeX and BibLaTeX. Entries are read one by one, so that one that is broken takes no other along.

use biblatex::{Bibliography, ChunksExt, Entry, Person as Name};

use crate::import::found::{Found, Spot};
use crate::record::author::Person;

use super::draft::Draft;

/// Braces inside braces: no title needs more, and a reader of a thousand would run out of memory.
const DEEPEST: usize = 24;

/// What says nothing of the work itself, or is said by another field.
const SILENT: [&str; 14] = [
    "author",
    "month",
    "day",
    "langid",
    "shorttitle",
    "timestamp",
    "owner",
    "file",
    "date",
    "year",
    "urldate",
    "eprinttype",
    "crossref",
    "bibsource",
];

/// An entry as it stands in the file.
struct Raw<'t> {
    line: usize,
    kind: String,
    text: &'t str,
    depth: usize,
    is_closed: bool,
}

/// Whether a text looks like BibTeX.
pub fn is_bibtex(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim_start);
    lines.any(|line| {
        let name = line.strip_prefix('@').unwrap_or_default();
        let end = name.find(['{', '(']).unwrap_or_default();
        end > 2
            && name[..end]
                .trim_end()
                .bytes()
                .all(|b| b.is_ascii_alphabetic())
    })
}

/// Reads every entry of a file.
pub fn read(text: &str, file: &str, found: &mut Found) {
    let entries = entries(text);
    let is_macro =
        |entry: &&Raw<'_>| entry.kind == "string" && entry.is_closed && entry.depth < DEEPEST;
    let macros: String = entries
        .iter()
        .filter(is_macro)
        .map(|entry| format!("{}\n", entry.text))
        .collect();
    for entry in &entries {
        if ["string", "comment", "preamble"].contains(&entry.kind.as_str()) {
            continue;
        }
        let spot = Spot::new(file, entry.line);
        if entry.depth >= DEEPEST {
            found.lose(spot, "row", "braces stand in braces too deep");
            continue;
        }
        if !entry.is_closed {
            found.remark(spot.clone(), "The entry is not closed: its last brace `}` is missing. It was read as far as it goes.");
        }
        let closing = if entry.is_closed { "" } else { "}" };
        let source = format!("{macros}{}{closing}", entry.text);
        match Bibliography::parse(&source) {
            Ok(read) => read
                .iter()
                .for_each(|one| reference(entry.line, one, file, found)),
            Err(error) => found.lose(
                spot,
                "row",
                format!("the entry cannot be read: {}", error.kind),
            ),
        }
    }
}

/// The entries of a text by their braces. What stands between them is a comment in BibTeX.
fn entries(text: &str) -> Vec<Raw<'_>> {
    let mut entries = Vec::new();
    let mut rest = 0;
    let mut line = 1;
    while let Some(at) = text[rest..].find('@').map(|at| rest + at) {
        line += text[rest..at].matches('\n').count();
        let name = &text[at + 1..];
        let kind: String = name.chars().take_while(char::is_ascii_alphabetic).collect();
        let after = name[kind.len()..].trim_start();
        if kind.is_empty() || !after.starts_with(['{', '(']) {
            rest = at + 1;
            continue;
        }
        let (length, depth, is_closed) = extent(&text[at..]);
        let body = &text[at..at + length];
        entries.push(Raw {
            line,
            kind: kind.to_lowercase(),
            text: body.trim_end(),
            depth,
            is_closed,
        });
        line += body.matches('\n').count();
        rest = at + length;
    }
    entries
}

/// How long an entry is, how deep its braces go, and whether they are closed. An entry that is not
/// closed ends before the next line that begins with `@`.
fn extent(text: &str) -> (usize, usize, bool) {
    let (mut depth, mut deepest) = (0usize, 0);
    let mut before = '@';
    let is_round = text
        .find(['{', '('])
        .is_some_and(|at| text[at..].starts_with('('));
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '{' if before != '\\' => depth += 1,
            '(' if is_round && depth == 0 => depth += 1,
            '}' if before != '\\' && depth > 0 => depth -= 1,
            ')' if is_round && depth == 1 => depth -= 1,
            '@' if before == '\n' => return (at, deepest, false),
            _ => {}
        }
        deepest = deepest.max(depth);
        if depth == 0 && matches!(c, '}' | ')') {
            return (at + 1, deepest, true);
        }
        before = c;
    }
    (text.len(), deepest, false)
}

fn reference(line: usize, entry: &Entry, file: &str, found: &mut Found) {
    let mut draft = Draft::new(found, file, line);
    draft.key(&entry.key);
    match entry.get_as::<Vec<Name>>("author") {
        Ok(names) => names
            .into_iter()
            .for_each(|name| author(&mut draft, line, name)),
        Err(_) => {
            if let Some(names) = entry.get("author") {
                names
                    .format_verbatim()
                    .split(" and ")
                    .for_each(|name| draft.author(line, name));
            }
        }
    }
    let date = ["date", "year"].into_iter().find_map(|key| entry.get(key));
    if let Some(date) = date {
        let more = |key: &str| entry.get(key).map(|it| it.format_verbatim());
        let parts = [Some(date.format_verbatim()), more("month"), more("day")];
        draft.date(
            line,
            &parts.into_iter().flatten().collect::<Vec<_>>().join(" "),
        );
    }
    for (field, chunks) in &entry.fields {
        take(&mut draft, line, field, &chunks.format_verbatim());
    }
    draft.finish();
}

fn take(draft: &mut Draft<'_>, line: usize, field: &str, said: &str) {
    match field {
        "title" => draft.title(line, said),
        "journal" | "journaltitle" | "booktitle" => draft.container(said),
        "volume" => draft.volume(said),
        "number" | "issue" => draft.issue(said),
        "pages" | "eid" => draft.pages(said),
        "publisher" | "institution" | "school" => draft.publisher(said),
        "doi" => draft.doi(line, said),
        "pmid" => draft.pmid(said),
        "pmcid" => draft.pmcid(said),
        "url" => draft.address(line, field, said),
        "type" => draft.publication_type(said),
        known if SILENT.contains(&known) => {}
        other => draft.lose_field(line, other),
    }
}

fn author(draft: &mut Draft<'_>, line: usize, name: Name) {
    let is_whole = name.given_name.is_empty() && name.prefix.is_empty() && name.suffix.is_empty();
    if name.name.eq_ignore_ascii_case("others") && is_whole {
        return draft.author(line, "et al");
    }
    // "Finch A" without a comma: BibTeX takes the last word for the family name.
    let is_initials = name.name.len() <= 3 && name.name.chars().all(char::is_uppercase);
    match is_whole {
        true if name.name.contains(' ') => draft.organisation(&name.name),
        true => draft.author(line, &name.name),
        false if is_initials && name.prefix.is_empty() => {
            draft.author(line, &format!("{} {}", name.given_name, name.name));
        }
        false => draft.person(Person {
            family: name.name,
            given: name.given_name,
            particle: name.prefix,
            suffix: name.suffix,
        }),
    }
}
