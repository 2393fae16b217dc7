//! Slips with whole files: removed, copied, moved, named otherwise, emptied.

use super::fault::{At, Edit, Fault};
use super::rng::Rng;
use super::spot::{Corpus, File};

/// A file with its folder, its id and its ending.
fn any<'c>(rng: &mut Rng, corpus: &'c Corpus) -> Option<(&'c File, &'c str, &'c str, &'c str)> {
    let files: Vec<_> = corpus
        .files
        .iter()
        .filter(|file| file.name.contains('/') && !file.name.ends_with(".csv"))
        .collect();
    let file = *rng.pick(&files)?;
    let (folder, name) = file.name.split_once('/')?;
    let (stem, ending) = name.rsplit_once('.')?;
    Some((file, folder, stem, ending))
}

/// The places that name a record, without its own file: keys, cells of tables, links and values in texts.
fn named_at(corpus: &Corpus, folder: &str, id: &str, own: &str) -> Vec<At> {
    let is_it = |spot: &&super::spot::Spot| {
        spot.wants.reference.as_deref() == Some(folder) && spot.text.as_deref() == Some(id)
    };
    let spots = corpus
        .spots
        .iter()
        .filter(is_it)
        .filter(|spot| corpus.file(spot).name != own);
    let of_keys = spots.map(|spot| {
        At::line(
            &corpus.file(spot).name,
            corpus.file(spot).line(spot.value.start),
        )
    });
    let tables = corpus
        .files
        .iter()
        .filter(|file| file.name.ends_with(".csv"));
    let rows = tables.flat_map(|file| {
        let lines = file.text.lines().enumerate();
        let named = lines.filter(|(_, line)| line.split(',').any(|cell| cell == id));
        named
            .map(|(row, _)| At::line(&file.name, row + 1))
            .collect::<Vec<_>>()
    });
    of_keys
        .chain(rows)
        .chain(in_texts(corpus, folder, id, own))
        .collect()
}

/// The lines where a text links to a record, or shows a value of it: `](study:x)`, `<study:x/n>`.
fn in_texts<'c>(
    corpus: &'c Corpus,
    folder: &str,
    id: &'c str,
    own: &'c str,
) -> impl Iterator<Item = At> + use<'c> {
    let word = LINKED
        .iter()
        .find(|(of, _)| *of == folder)
        .map(|(_, word)| *word);
    let names = move |line: &str| {
        let behind = word.into_iter().flat_map(|word| line.split(word).skip(1));
        let mut ids = behind.filter_map(|rest| rest.strip_prefix(':'));
        ids.any(|rest| {
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-');
            &rest[..end.unwrap_or(rest.len())] == id
        })
    };
    let files = corpus.files.iter().filter(move |file| file.name != own);
    files.flat_map(move |file| {
        let lines = file.text.lines().enumerate();
        let named = lines.filter(|(_, line)| names(line));
        named
            .map(|(row, _)| At::line(&file.name, row + 1))
            .collect::<Vec<_>>()
    })
}

/// What links call the records of a folder.
const LINKED: [(&str, &str); 12] = [
    ("studies", "study"),
    ("syntheses", "synthesis"),
    ("questions", "question"),
    ("outcomes", "outcome"),
    ("interventions", "intervention"),
    ("implementation", "action"),
    ("risks", "risk"),
    ("policies", "policy"),
    ("resources", "resource"),
    ("economics", "economic"),
    ("glossary", "term"),
    ("examples", "example"),
];

pub fn removed(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let (file, folder, stem, _) = any(rng, corpus)?;
    let at = named_at(corpus, folder, stem, &file.name);
    let fault = Fault {
        what: format!("{} removed", file.name),
        edits: vec![Edit::Remove(file.name.clone())],
        at,
    };
    (!fault.at.is_empty()).then_some(fault)
}

pub fn copied(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let (file, folder, stem, ending) = any(rng, corpus)?;
    let name = format!("{folder}/{stem}-copy.{ending}");
    let at = vec![At::file(&file.name), At::file(&name)];
    let edits = vec![Edit::Write(name.clone(), file.text.clone().into_bytes())];
    Some(Fault {
        what: format!("{} also as {name}", file.name),
        edits,
        at,
    })
}

fn renamed(file: &File, name: String) -> Fault {
    let edits = vec![
        Edit::Remove(file.name.clone()),
        Edit::Write(name.clone(), file.text.clone().into_bytes()),
    ];
    Fault {
        what: format!("{} => {name}", file.name),
        edits,
        at: vec![At::file(name)],
    }
}

pub fn other_folder(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let (file, folder, stem, ending) = any(rng, corpus)?;
    let folders = [
        "studies",
        "outcomes",
        "interventions",
        "syntheses",
        "questions",
        "risks",
        "policies",
        "examples",
        "glossary",
        "study",
        "papers",
    ];
    let other = *rng.pick(&folders)?;
    (other != folder)
        .then(|| renamed(file, format!("{other}/{stem}.{ending}")))
        .map(|mut fault| {
            if matches!(other, "study" | "papers") {
                fault.at.push(At::file(other));
            }
            fault
        })
}

pub fn other_ending(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let (file, folder, stem, ending) = any(rng, corpus)?;
    let other = *rng.pick(&[
        "txt", "yaml.txt", "YAML", "doc", "bak", "json", "yam", "md", "csv",
    ])?;
    (other != ending).then(|| renamed(file, format!("{folder}/{stem}.{other}")))
}

pub fn odd_name(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let (file, folder, stem, ending) = any(rng, corpus)?;
    let other = *rng.pick(&[
        "Capital",
        "two words",
        "under_score",
        "dot.dot",
        "é",
        "end-",
        "two--hyphens",
    ])?;
    Some(renamed(file, format!("{folder}/{stem}{other}.{ending}")))
}

pub fn a_level_deeper(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let (file, folder, stem, ending) = any(rng, corpus)?;
    Some(renamed(file, format!("{folder}/old/{stem}.{ending}")))
}

pub fn emptied(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let file = rng.pick(&corpus.files)?;
    let new: &[u8] = rng.pick(&[
        &b""[..],
        b"\n\n",
        b"# only a remark\n",
        b"PK\x03\x04\x00\x00",
        b"\xff\xfet\0e\0x\0t\0",
    ])?;
    Some(Fault {
        what: format!("{} holds {new:?}", file.name),
        edits: vec![Edit::Write(file.name.clone(), new.to_vec())],
        at: vec![At::file(&file.name)],
    })
}
