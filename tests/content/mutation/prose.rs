//! Slips in Markdown: links, marks, front matter.

use super::fault::Fault;
use super::layout::misspelt;
use super::rng::Rng;
use super::spot::{Corpus, File};

/// A link to a record as it is typed: the bytes of its words, of its destination and of its whole.
struct Link<'c> {
    file: &'c File,
    destination: std::ops::Range<usize>,
}

/// The links to records in Markdown texts.
fn links(corpus: &Corpus) -> Vec<Link<'_>> {
    let mut links = Vec::new();
    for (index, file) in corpus.files.iter().enumerate() {
        let prose = corpus
            .spots
            .iter()
            .filter(|spot| spot.file == index && spot.wants.is_markdown);
        let mut ranges: Vec<_> = prose.map(|spot| spot.value.clone()).collect();
        if file.name.ends_with(".md") {
            ranges.push(file.yaml.end..file.text.len());
        }
        for range in ranges {
            let text = &file.text[range.clone()];
            for (at, _) in text.match_indices("](") {
                let start = range.start + at + 2;
                let Some(length) = file.text[start..range.end].find(')') else {
                    continue;
                };
                let destination = start..start + length;
                let is_record = file.text[destination.clone()]
                    .split_once(':')
                    .is_some_and(|(_, id)| !id.starts_with("//"));
                if is_record && !file.text[destination.clone()].contains(char::is_whitespace) {
                    links.push(Link { file, destination });
                }
            }
        }
    }
    links
}

pub fn link_to_nothing(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let links = links(corpus);
    let link = rng.pick(&links)?;
    let (kind, id) = link.file.text[link.destination.clone()].split_once(':')?;
    let new = misspelt(rng, id);
    let is_record = corpus
        .files
        .iter()
        .any(|file| file.name.contains(&format!("/{new}.")));
    let is_finding = corpus
        .spots
        .iter()
        .any(|spot| spot.path == "findings.id" && spot.text.as_deref() == Some(&new));
    let text = link
        .file
        .with(link.destination.clone(), &format!("{kind}:{new}"));
    (!is_record && !is_finding).then(|| Fault::text(link.file, text, &[link.destination.start]))
}

pub fn link_that_cannot_work(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let links = links(corpus);
    let link = rng.pick(&links)?;
    let id = link.file.text[link.destination.clone()].split_once(':')?.1;
    let new = [
        format!("studdy:{id}"),
        format!("{id}.html"),
        format!("../studies/{id}"),
        "www.example.org".to_owned(),
        "htps://example.org".to_owned(),
        "javascript:alert(1)".to_owned(),
        String::new(),
    ];
    let text = link.file.with(link.destination.clone(), rng.pick(&new)?);
    Some(Fault::text(link.file, text, &[link.destination.start]))
}

pub fn link_not_closed(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let links = links(corpus);
    let link = rng.pick(&links)?;
    let end = link.destination.end;
    // A bracket of the sentence that follows would close the link.
    let closing = link.file.text[end..].chars().take_while(|c| *c == ')');
    let closing = closing.count();
    let (range, new) = match rng.of(0..3) {
        0 => (end..end + closing, ""),
        1 => (link.destination.start - 2..link.destination.start - 1, ""),
        _ => (link.destination.start - 1..link.destination.start - 1, " "),
    };
    Some(Fault::text(
        link.file,
        link.file.with(range, new),
        &[link.destination.start],
    ))
}

pub fn bold_not_closed(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let files: Vec<_> = corpus
        .files
        .iter()
        .filter(|file| file.name.ends_with(".md"))
        .collect();
    let file = rng.pick(&files)?;
    let body = &file.text[file.yaml.end..];
    let marks: Vec<usize> = body
        .match_indices("**")
        .map(|(at, _)| file.yaml.end + at)
        .collect();
    let at = *rng.pick(&marks)?;
    Some(Fault::text(file, file.with(at..at + 2, ""), &[at]))
}

pub fn note_without_text(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let links = links(corpus);
    let link = rng.pick(&links)?;
    let end = link.destination.end + 1;
    let new = *rng.pick(&["[^9]", " [words][no-such]"])?;
    Some(Fault::text(
        link.file,
        link.file.with(end..end, new),
        &[end],
    ))
}

pub fn html(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let links = links(corpus);
    let link = rng.pick(&links)?;
    let end = link.destination.end + 1;
    let new = *rng.pick(&["<br>", "<b>bold</b>", "<img src=\"x\">"])?;
    Some(Fault::text(
        link.file,
        link.file.with(end..end, new),
        &[end],
    ))
}

pub fn front_matter(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let files: Vec<_> = corpus
        .files
        .iter()
        .filter(|file| file.name.ends_with(".md"))
        .collect();
    let file = rng.pick(&files)?;
    let text = if rng.of(0..2) == 0 {
        file.text[4..].to_owned()
    } else {
        file.with(file.yaml.end..file.yaml.end + 4, "")
    };
    Some(Fault::text(file, text, &[0]))
}
