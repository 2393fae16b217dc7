//! Counts of trials, people and results that a text names in a sentence which links or quotes one body of
//! evidence: "28 trials" beside the pooled result of an analysis that has 18.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use crate::diag::Place;
use crate::load::Source;
use crate::load::source::Format;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::quotation::{self, Quotation};
use crate::record::records::FileLinks;

use super::prose_links::record_target;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountedUnit {
    /// Trials or studies.
    Studies,
    /// People.
    People,
    /// Results, or comparisons.
    Results,
}

/// How a count comes into a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CountSource {
    /// Somebody typed the number.
    Typed(String),
    /// A word that may be a number, in small letters: "nineteen".
    InWords(String),
    /// It is quoted from the body of evidence, by this way to a value.
    Quoted(String),
}

/// A count in a sentence on one body of evidence.
#[derive(Debug, Clone)]
pub struct CountInText {
    /// The record in whose file it stands.
    pub within: (Kind, Id),
    /// The body of evidence.
    pub synthesis: Id,
    /// The ways to the other values of it that the sentence quotes.
    pub beside: Vec<String>,
    /// The number.
    pub count: CountSource,
    /// What it counts.
    pub unit: CountedUnit,
    source: Arc<Source>,
    bytes: Range<usize>,
}

impl CountInText {
    /// Where it stands.
    pub fn place(&self) -> Place {
        let Range { start, end } = self.bytes;
        self.source.place_of_bytes(start, end)
    }
}

/// The counts of all texts of a file.
pub(super) fn counts_in(file: &FileLinks) -> Vec<CountInText> {
    let mut found = Vec::new();
    for prose in &file.findings.prose {
        let area = file.offset + prose.start..file.offset + prose.end;
        in_text(file, &prose.text, area, &mut found);
    }
    let plain = file.findings.quoting.iter();
    for text in plain.filter(|text| !text.is_markdown) {
        let area = file.offset + text.start..file.offset + text.end;
        in_text(file, &text.text, area, &mut found);
    }
    if file.source.format == Format::Markdown {
        let body = file.source.body_start()..file.source.text.len();
        in_text(file, file.source.body(), body, &mut found);
    }
    found
}

fn in_text(file: &FileLinks, text: &str, area: Range<usize>, found: &mut Vec<CountInText>) {
    if !text.contains("synthesis:") {
        return;
    }
    let written = file.source.text.get(area.clone()).unwrap_or_default();
    for range in sentences(text) {
        let sentence = &text[range.clone()];
        let Some((synthesis, quotations)) = spoken_of(sentence) else {
            continue;
        };
        for (at, count, unit) in counts(sentence, &quotations) {
            let at = range.start + at.start..range.start + at.end;
            // A folded text is written otherwise in its file: the same count is found by counting.
            let typed = &text[at.clone()];
            let before = text[..at.start].matches(typed).count();
            let place = written.match_indices(typed).nth(before);
            let start = area.start + place.map_or(0, |(at, _)| at);
            let beside = quotations.iter().map(|it| it.path.clone());
            found.push(CountInText {
                within: (file.kind, Id::new(&file.source.stem)),
                synthesis: synthesis.clone(),
                beside: beside
                    .filter(|path| count != CountSource::Quoted(path.clone()))
                    .collect(),
                count,
                unit,
                source: Arc::clone(&file.source),
                bytes: start..start + typed.len(),
            });
        }
    }
}

/// The sentences, items and cells of a text.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let rest = &text[at + c.len_utf8()..];
        let ends = match c {
            '.' | '?' | '!' | ';' => rest.starts_with(char::is_whitespace),
            '\n' => rest
                .trim_start_matches(' ')
                .starts_with(['\n', '-', '*', '|', '#', '>']),
            '|' => true,
            _ => false,
        };
        if ends {
            found.push(start..at);
            start = at + c.len_utf8();
        }
    }
    found.push(start..text.len());
    found
}

/// The one body of evidence of which a sentence speaks, with what it quotes of it; nothing where other
/// records with numbers are named too, since a count may be theirs.
fn spoken_of(sentence: &str) -> Option<(Id, Vec<Quotation>)> {
    if !sentence.contains("synthesis:") || sentence.contains('`') {
        return None;
    }
    let quotations = quotation::in_plain(sentence);
    let links = sentence.split("](").skip(1);
    let links = links.filter_map(|rest| record_target(rest.split([')', ' ']).next()?));
    let mut named: BTreeSet<(Kind, String)> =
        links.map(|(kind, id)| (kind, id.to_owned())).collect();
    named.extend(
        quotations
            .iter()
            .filter_map(|it| Some((it.kind?, it.id.clone()))),
    );
    named.retain(|(kind, _)| WITH_COUNTS.contains(kind));
    let mut named = named.into_iter();
    let (Some((Kind::Synthesis, id)), None) = (named.next(), named.next()) else {
        return None;
    };
    let mut quotations = quotations;
    quotations.retain(|it| it.kind == Some(Kind::Synthesis));
    Some((Id::new(&id), quotations))
}

/// The kinds of record that have counts of their own.
const WITH_COUNTS: [Kind; 4] = [Kind::Study, Kind::Synthesis, Kind::Economic, Kind::Finding];

fn counts(
    sentence: &str,
    quotations: &[Quotation],
) -> Vec<(Range<usize>, CountSource, CountedUnit)> {
    let mut found = Vec::new();
    for quotation in quotations {
        let own = match quotation.path.rsplit('/').next().unwrap_or_default() {
            "trials" | "studies" => Some(CountedUnit::Studies),
            "people" => Some(CountedUnit::People),
            "results" => Some(CountedUnit::Results),
            _ => noun_behind(&sentence[quotation.range.end..]),
        };
        if let Some(unit) = own {
            let source = CountSource::Quoted(quotation.path.clone());
            found.push((quotation.range.clone(), source, unit));
        }
    }
    let is_quoted = |at: usize| quotations.iter().any(|it| it.range.contains(&at));
    let mut at = 0;
    while let Some(start) = sentence[at..]
        .find(|c: char| c.is_ascii_digit())
        .map(|it| at + it)
    {
        let length = sentence[start..]
            .find(|c: char| !c.is_ascii_digit() && c != ',')
            .unwrap_or(sentence.len() - start);
        let number = sentence[start..start + length].trim_end_matches(',');
        at = start + length;
        let joins =
            |c: char| c.is_alphanumeric() || matches!(c, '-' | '–' | '.' | '/' | '#' | '_' | ':');
        if is_quoted(start) || sentence[..start].ends_with(joins) {
            continue;
        }
        let end = start + number.len();
        if matches!(number.parse::<u32>(), Ok(1900..=2100)) {
            continue;
        }
        if let Some(unit) = noun_behind(&sentence[end..]) {
            let source = CountSource::Typed(number.replace(',', ""));
            found.push((start..end, source, unit));
        }
    }
    found.extend(in_words(sentence).filter(|(at, ..)| !is_quoted(at.start)));
    found
}

/// Words before what is counted, of which those who know the words of numbers take what is one.
fn in_words(sentence: &str) -> impl Iterator<Item = (Range<usize>, CountSource, CountedUnit)> + '_ {
    let starts = sentence.char_indices().map(|(at, _)| at);
    let starts = starts.filter(|at| {
        let before = &sentence[..*at];
        before.is_empty() || before.ends_with([' ', '\n', '(', '*', '_'])
    });
    starts.filter_map(|start| {
        let rest = &sentence[start..];
        let length = rest.find(|c: char| !c.is_alphabetic() && c != '-')?;
        let unit = noun_behind(&rest[length..]).filter(|_| length > 0)?;
        let word = rest[..length].to_lowercase();
        let is_small_word = ENDS.contains(&word.as_str());
        (!is_small_word).then(|| (start..start + length, CountSource::InWords(word), unit))
    })
}

/// Words that end what a number can count, or make it a part of what is there.
const ENDS: [&str; 30] = [
    "of", "in", "and", "or", "to", "with", "without", "more", "other", "further", "fewer", "less",
    "the", "from", "for", "at", "by", "on", "as", "per", "which", "that", "were", "was", "are",
    "is", "had", "have", "new", "such",
];

/// What the noun right behind a number counts, with up to two words before it: " randomised trials".
fn noun_behind(rest: &str) -> Option<CountedUnit> {
    let words = rest.strip_prefix([' ', '\n'])?.split_whitespace().take(3);
    for word in words {
        let bare = word.trim_end_matches(['.', ',', ')', ':', ']']);
        match bare {
            "trial" | "trials" | "study" | "studies" => return Some(CountedUnit::Studies),
            "people" | "person" | "participants" => return Some(CountedUnit::People),
            "result" | "results" | "comparisons" => return Some(CountedUnit::Results),
            _ => {}
        }
        let is_plain = bare == word && word.chars().all(|c| c.is_alphabetic() || c == '-');
        if !is_plain || ENDS.contains(&bare) {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, CountedUnit)> {
        let of_sentence = |range: Range<usize>| {
            let sentence = &text[range];
            let (_, quotations) = spoken_of(sentence)?;
            let counts = counts(sentence, &quotations).into_iter();
            let counts = counts.filter(|(_, count, _)| !matches!(count, CountSource::InWords(_)));
            Some(
                counts
                    .map(|(at, _, unit)| (sentence[at].to_owned(), unit))
                    .collect::<Vec<_>>(),
            )
        };
        let all = sentences(text).into_iter().filter_map(of_sentence);
        all.flatten().collect()
    }

    #[test]
    fn a_number_with_its_noun_is_a_count() {
        use CountedUnit::{People, Results, Studies};
        let text =
            "In 19 randomised trials ([all](synthesis:tea)) of 1,204 people and 21 comparisons.";
        let expected = [("19", Studies), ("1,204", People), ("21", Results)];
        assert_eq!(found(text), expected.map(|(n, unit)| (n.to_owned(), unit)));
        let quoted = "It is <synthesis:tea/calm/value> in <synthesis:tea/studies/number> trials.";
        let way = "<synthesis:tea/studies/number>".to_owned();
        assert_eq!(found(quoted), [(way, Studies)]);
    }

    #[test]
    fn numbers_of_parts_other_sentences_and_other_records_are_none() {
        for text in [
            "[All](synthesis:tea) say so. There were 19 trials.",
            "6 of the trials in [all](synthesis:tea), 3 other trials and 4 more people",
            "19 trials in [all](synthesis:tea) and [one](study:finch-2021)",
            "in `19 trials` of [all](synthesis:tea)",
            "[all](synthesis:tea), Table 2-3 trials, in 2019 nobody counted trials",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn words_before_what_is_counted_may_be_numbers() {
        let text = "Nineteen randomised trials and twenty-one results of the trials";
        let words = in_words(text).filter_map(|(_, count, _)| match count {
            CountSource::InWords(word) => Some(word),
            _ => None,
        });
        let words: Vec<String> = words.collect();
        assert_eq!(words, ["nineteen", "randomised", "twenty-one"]);
    }
}
