//! Slips of the hand in YAML: keys, indentation, marks and characters.

use super::fault::{Edit, Fault};
use super::rng::Rng;
use super::spot::{Corpus, File, Spot};
use super::tree;

fn block_keys(corpus: &Corpus) -> Vec<&Spot> {
    corpus.spots_where(|spot| spot.key.is_some() && !spot.in_flow)
}

/// Keys with a short value behind them on the same line.
fn one_line_keys(corpus: &Corpus) -> Vec<&Spot> {
    let is_short = |spot: &&Spot| {
        let key = spot.key.clone().unwrap_or_default();
        let file = corpus.file(spot);
        spot.text.is_some() && file.entry(key.start).end == file.line_end(key.start)
    };
    block_keys(corpus).into_iter().filter(is_short).collect()
}

fn key(spot: &Spot) -> std::ops::Range<usize> {
    spot.key.clone().unwrap_or_default()
}

/// True when the key is the first word of its line, and not behind a hyphen.
fn begins_line(file: &File, at: usize) -> bool {
    file.text[file.line_start(at)..at].trim().is_empty()
}

/// A word with one slip of the finger.
pub fn misspelt(rng: &mut Rng, word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = rng.of(0..letters.len().max(1));
    match rng.of(0..4) {
        0 if letters.len() > 2 => {
            letters.remove(at);
        }
        1 if letters.len() > 2 => {
            let at = at.min(letters.len() - 2);
            letters.swap(at, at + 1);
        }
        2 => letters.insert(at, 'q'),
        _ => letters[at] = if letters[at] == 'x' { 'y' } else { 'x' },
    }
    letters.into_iter().collect()
}

pub fn key_misspelt(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let spots = corpus.spots_where(|spot| spot.key.is_some() && !spot.known.is_empty());
    let spot = rng.pick(&spots)?;
    let file = corpus.file(spot);
    let new = misspelt(rng, &file.text[key(spot)]);
    (!spot.known.contains(&new))
        .then(|| Fault::text(file, file.with(key(spot), &new), &[key(spot).start]))
}

pub fn key_twice(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let spots = one_line_keys(corpus);
    let spot = rng.pick(&spots)?;
    let file = corpus.file(spot);
    let first = key(spot).start;
    let column = first - file.line_start(first);
    let line = format!(
        "{}{}",
        " ".repeat(column),
        &file.text[first..file.line_end(first)]
    );
    let after = file.line_end(first);
    Some(Fault::text(
        file,
        file.with(after..after, &line),
        &[after + column, first],
    ))
}

/// A key stands a level too far out, where it is not known.
pub fn key_moved(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let spots = one_line_keys(corpus);
    let spot = rng.pick(&spots)?;
    let file = corpus.file(spot);
    let first = key(spot).start;
    let schema = corpus.schema_of(file)?;
    let name = &file.text[key(spot)];
    let is_known = schema
        .get("properties")
        .is_some_and(|known| known.get(name).is_some());
    if is_known || !spot.path.contains('.') || !begins_line(file, first) {
        return None;
    }
    let line = &file.text[first..file.line_end(first)];
    let end = file.yaml.end;
    let text = format!("{}{line}{}", &file.text[..end], &file.text[end..]);
    let text = format!(
        "{}{}",
        &text[..file.line_start(first)],
        &text[file.line_end(first)..]
    );
    let moved = end - (file.line_end(first) - file.line_start(first));
    Some(Fault::text(file, text, &[moved]))
}

pub fn key_without_colon(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let spots = one_line_keys(corpus);
    let spot = rng.pick(&spots)?;
    let file = corpus.file(spot);
    let end = key(spot).end;
    let (range, new) = if rng.of(0..2) == 0 {
        (end..end + 1, "")
    } else {
        (end..end + 2, ":")
    };
    Some(Fault::text(file, file.with(range, new), &[key(spot).start]))
}

/// A line stands a space too far in or out, so that the record says something else.
pub fn indentation(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let spots = block_keys(corpus);
    let spot = rng.pick(&spots)?;
    let file = corpus.file(spot);
    let at = file.line_start(key(spot).start);
    let fault = if rng.of(0..2) == 0 {
        Fault::text(file, file.with(at..at, " "), &[key(spot).start + 1])
    } else if file.text[at..].starts_with(' ') {
        Fault::text(file, file.with(at..at + 1, ""), &[key(spot).start - 1])
    } else {
        return None;
    };
    says_else(file, fault)
}

/// An item of a list stands a space too far in or out.
pub fn item_indentation(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let spots = corpus.spots_where(|spot| spot.key.is_none() && !spot.in_flow);
    let spot = rng.pick(&spots)?;
    let file = corpus.file(spot);
    let at = file.line_start(spot.value.start);
    if !file.text[at..].trim_start().starts_with("- ") {
        return None;
    }
    let fault = if rng.of(0..2) == 0 {
        Fault::text(file, file.with(at..at, " "), &[at])
    } else if file.text[at..].starts_with(' ') {
        Fault::text(file, file.with(at..at + 1, ""), &[at])
    } else {
        return None;
    };
    says_else(file, fault)
}

/// The fault, unless the file still says the same.
fn says_else(file: &File, fault: Fault) -> Option<Fault> {
    let Some(Edit::Write(_, bytes)) = fault.edits.first() else {
        return None;
    };
    let text = String::from_utf8(bytes.clone()).ok()?;
    let grown = text.len() as isize - file.text.len() as isize;
    let end = file.yaml.end.checked_add_signed(grown)?;
    let new = tree::parse(&text[file.yaml.start..end]).map(|tree| tree.said());
    let old = tree::parse(&file.text[file.yaml.clone()]).map(|tree| tree.said());
    (new != old).then_some(fault)
}

pub fn tab(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let spots = block_keys(corpus);
    let spot = rng.pick(&spots)?;
    let file = corpus.file(spot);
    let at = file.line_start(key(spot).start);
    let width = file.indentation(at);
    (width > 0).then(|| Fault::text(file, file.with(at..at + width, "\t"), &[at]))
}

pub fn quote_open(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let spots = corpus.spots_where(|spot| spot.is_quoted);
    let spot = rng.pick(&spots)?;
    let file = corpus.file(spot);
    let end = spot.value.end;
    Some(Fault::text(
        file,
        file.with(end - 1..end, ""),
        &[spot.value.start],
    ))
}

pub fn bracket_open(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let spots = corpus.spots_where(|spot| spot.in_flow.eq(&false) && (spot.is_list || spot.is_map));
    let spot = rng.pick(&spots)?;
    let file = corpus.file(spot);
    let text = &file.text[spot.value.clone()];
    if !text.starts_with(['[', '{']) || !text.ends_with([']', '}']) {
        return None;
    }
    let end = spot.value.end;
    Some(Fault::text(
        file,
        file.with(end - 1..end, ""),
        &[spot.value.start],
    ))
}

/// Quotation marks are taken from a text that needs them.
pub fn quotes_lost(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let spots = corpus.spots_where(|spot| {
        let text = spot.text.as_deref().unwrap_or_default();
        spot.is_quoted && !spot.in_flow && text.contains(": ")
    });
    let spot = rng.pick(&spots)?;
    let text = spot.text.clone()?;
    Some(Fault::value(corpus, spot, &text))
}

/// A text begins with a sign that YAML gives a meaning.
pub fn special_sign(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let spots = corpus.spots_where(|spot| {
        spot.is_plain && spot.key.is_some() && spot.wants.type_name == "string"
    });
    let spot = rng.pick(&spots)?;
    let sign = *rng.pick(&["&", "*", "@", "`", "%", "!"])?;
    let text = format!("{sign}{}", spot.text.clone()?);
    Some(Fault::value(corpus, spot, &text))
}

/// A byte of an old encoding.
pub fn not_utf8(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let file = rng.pick(&corpus.files)?;
    let at =
        (rng.of(0..file.text.len())..file.text.len()).find(|at| file.text.is_char_boundary(*at))?;
    let mut fault = Fault::text(file, file.text.clone(), &[at]);
    let mut bytes = file.text.clone().into_bytes();
    bytes.insert(at, 0xe9);
    fault.edits = vec![Edit::Write(file.name.clone(), bytes)];
    fault.what = "a byte that UTF-8 does not have".to_owned();
    Some(fault)
}

/// A control character, which cannot be seen.
pub fn control_character(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let file = rng.pick(&corpus.files)?;
    let at =
        (rng.of(0..file.text.len())..file.text.len()).find(|at| file.text.is_char_boundary(*at))?;
    let sign = *rng.pick(&["\u{1}", "\u{8}", "\u{b}", "\u{1b}", "\u{7f}"])?;
    Some(Fault::text(file, file.with(at..at, sign), &[at]))
}

/// A character without width inside a word that has to be exact.
pub fn invisible_character(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let spots = corpus.spots_where(|spot| {
        let wants = &spot.wants;
        let is_exact = wants.reference.is_some()
            || wants.is_choice
            || wants.is_date
            || wants.type_name == "number"
            || wants.type_name == "integer";
        is_exact && spot.is_plain
    });
    let spot = rng.pick(&spots)?;
    let sign = *rng.pick(&["\u{200b}", "\u{feff}", "\u{2060}", "\u{ad}", "\u{a0}"])?;
    let text = spot.text.clone()?;
    let at = (0..=text.len())
        .filter(|at| text.is_char_boundary(*at))
        .nth(rng.of(1..text.chars().count().max(2)))?;
    Some(Fault::value(
        corpus,
        spot,
        &format!("{}{sign}{}", &text[..at], &text[at..]),
    ))
}
