//! Values that the format does not allow: missing, of another kind, unknown, impossible.

use super::fault::Fault;
use super::layout::misspelt;
use super::rng::Rng;
use super::spot::{Corpus, Spot};

/// Keys whose values are plain words or numbers on one line.
pub(super) fn plain(corpus: &Corpus, is_it: impl Fn(&Spot) -> bool) -> Vec<&Spot> {
    corpus.spots_where(|spot| (spot.is_plain || spot.is_quoted) && is_it(spot))
}

pub fn key_missing(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let spots = corpus.spots_where(|spot| spot.is_required && !spot.in_flow);
    let spot = rng.pick(&spots)?;
    let file = corpus.file(spot);
    let entry = file.entry(spot.key.clone()?.start);
    let is_first = spot.parent == entry.start;
    let begins_line = file.text[file.line_start(entry.start)..entry.start]
        .trim()
        .is_empty();
    let range = if begins_line {
        file.line_start(entry.start)..entry.end
    } else {
        // Behind the hyphen of an item: the next key takes its place.
        let next =
            file.text[entry.end..].len() - file.text[entry.end..].trim_start_matches(' ').len();
        entry.start..entry.end + next
    };
    let start = range.start;
    if spot.siblings.is_empty() {
        return None;
    }
    let text = file.with(range, "");
    let at = if is_first { start } else { spot.parent };
    let fault = Fault::text(file, text, &[at]);
    Some(match spot.parent_key {
        Some(key) => fault.or_at(&[key]),
        None => fault,
    })
}

pub fn value_empty(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let spots = plain(corpus, |spot| {
        let wants = &spot.wants;
        spot.key.is_some()
            && !spot.in_flow
            && !wants.is_optional
            && wants.type_name != "array"
            && !wants.type_name.is_empty()
    });
    let spot = rng.pick(&spots)?;
    let file = corpus.file(spot);
    let key = spot.key.clone()?;
    Some(Fault::text(
        file,
        file.with(key.end + 1..spot.value.end, ""),
        &[key.start],
    ))
}

/// A list or keys where one value has to stand, or the other way round.
pub fn wrong_make(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let spots = corpus.spots_where(|spot| spot.key.is_some() && !spot.wants.type_name.is_empty());
    let spot = rng.pick(&spots)?;
    let new = match spot.wants.type_name.as_str() {
        "array" if spot.is_list => "several words",
        "object" if spot.is_map => "a word",
        "string" | "number" | "integer" | "boolean" if spot.text.is_some() => {
            *rng.pick(&["[one, two]", "{one: 1}"])?
        }
        _ => return None,
    };
    let file = corpus.file(spot);
    let key = spot.key.clone()?;
    let text = if spot.in_flow {
        file.with(spot.value.clone(), new)
    } else {
        file.with(key.end + 1..file.entry(key.start).end, &format!(" {new}\n"))
    };
    Some(Fault::text(file, text, &[key.start]))
}

pub fn word_for_number(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let spots = plain(corpus, |spot| {
        matches!(spot.wants.type_name.as_str(), "number" | "integer")
    });
    let spot = rng.pick(&spots)?;
    let old = spot.text.clone()?;
    let decimal = old.replace('.', ",");
    let percent = format!("{old}%");
    let words = [
        "twelve",
        "n/a",
        "1O",
        "<5",
        "about 3",
        percent.as_str(),
        decimal.as_str(),
        "1 000",
    ];
    let new = *rng.pick(&words)?;
    (new != old).then(|| {
        Fault::value(
            corpus,
            spot,
            &if spot.in_flow {
                format!("'{new}'")
            } else {
                new.to_owned()
            },
        )
    })
}

pub fn word_for_truth(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let spots = plain(corpus, |spot| spot.wants.type_name == "boolean");
    let spot = rng.pick(&spots)?;
    let new = *rng.pick(&["yes", "no", "True", "1", "perhaps"])?;
    Some(Fault::value(corpus, spot, new))
}

pub fn unknown_choice(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let spots = plain(corpus, |spot| spot.wants.is_choice);
    let spot = rng.pick(&spots)?;
    let new = misspelt(rng, &spot.text.clone()?);
    let is_free = |text: &str| {
        corpus
            .spots
            .iter()
            .all(|other| !other.wants.is_choice || other.text.as_deref() != Some(text))
    };
    is_free(&new).then(|| Fault::value(corpus, spot, &new))
}

pub fn unknown_reference(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let spots = plain(corpus, |spot| spot.wants.reference.is_some());
    let spot = rng.pick(&spots)?;
    let new = misspelt(rng, &spot.text.clone()?);
    let folder = spot.wants.reference.clone()?;
    let is_record = corpus.ids(&folder).any(|id| id == new);
    let is_finding = corpus
        .spots
        .iter()
        .any(|other| other.path == "findings.id" && other.text.as_deref() == Some(&new));
    (!is_record && !is_finding && new != "null").then(|| Fault::value(corpus, spot, &new))
}

/// Keys that name something: audiences, domains of a tool, blocks, cells.
pub fn unknown_map_key(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let named = [
        "editions.",
        "importance_for.",
        "preferred.",
        "glance.",
        "places.",
        "notes.",
        "domains.",
    ];
    let spots = corpus.spots_where(|spot| {
        let is_named = |name: &&str| {
            let (path, last) = spot.path.rsplit_once('.').unwrap_or_default();
            !last.is_empty()
                && (format!("{path}.").ends_with(&format!(".{name}"))
                    || format!("{path}.") == **name)
        };
        spot.key.is_some() && spot.known.is_empty() && named.iter().any(is_named)
    });
    let spot = rng.pick(&spots)?;
    let file = corpus.file(spot);
    let key = spot.key.clone()?;
    let new = misspelt(rng, &file.text[key.clone()]);
    let is_known = corpus
        .spots
        .iter()
        .any(|other| other.path.rsplit('.').next() == Some(&new))
        || new.contains(' ');
    (!is_known).then(|| Fault::text(file, file.with(key.clone(), &new), &[key.start]))
}

/// Names of other things inside a record: results, outcomes of a published pool, parameters.
pub fn unknown_name(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let paths = [
        "comparisons.outcomes.results",
        "comparisons.outcomes.left_out.result",
        "comparisons.outcomes.compare_with.outcome",
        "comparisons.outcomes.analysis.subgroups",
        "comparisons.outcomes.analysis.moderators",
        "model.lines.product",
        "model.break_even.product",
        "asks.block",
        "accept.check",
        "accept.result",
        "blocks.parts.ids",
        "appraisals.domains.d1.level",
        "appraisals.overall.level",
        "figures.unit",
        "currency",
        "thresholds.scale",
    ];
    let spots =
        corpus.spots_where(|spot| spot.text.is_some() && paths.contains(&spot.path.as_str()));
    let spot = rng.pick(&spots)?;
    let old = spot.text.clone()?;
    let new = match spot.path.as_str() {
        "figures.unit" if old.contains("GBP") => old.replace("GBP", "USD"),
        "figures.unit" => return None,
        "currency" => "GPB".to_owned(),
        _ => misspelt(rng, &old),
    };
    // Another name that is there may have been meant.
    let is_there = |other: &&Spot| other.path == spot.path && other.text.as_ref() == Some(&new);
    let ids = corpus.files.iter().flat_map(|file| file.text.lines());
    let is_result = |line: &str| line.split(',').next() == Some(new.as_str());
    if corpus.spots.iter().any(|other| is_there(&other)) || ids.into_iter().any(is_result) {
        return None;
    }
    let quoted = if spot.is_quoted || new.contains(": ") {
        format!("'{}'", new.replace('\'', "''"))
    } else {
        new
    };
    let fault = Fault::value(corpus, spot, &quoted);
    // What an accepted doubt is about stands in several keys, which have to fit together.
    let others = spot.siblings.iter().map(|(_, bytes)| bytes.start);
    let is_accepted = spot.path.starts_with("accept.");
    Some(if is_accepted {
        fault.or_at(&others.collect::<Vec<_>>())
    } else {
        fault
    })
}

pub fn no_date(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let spots = plain(corpus, |spot| spot.wants.is_date);
    let spot = rng.pick(&spots)?;
    let new = *rng.pick(&[
        "2020-02-30",
        "2020-13-01",
        "20/12/2020",
        "December 2020",
        "2020",
        "2020-12",
        "18.12.2020",
    ])?;
    Some(Fault::value(corpus, spot, new))
}

/// A day that has not been yet, where something is said to have happened.
pub fn date_to_come(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let spots = plain(corpus, |spot| {
        spot.wants.is_date && !spot.path.ends_with("review_by") && !spot.path.ends_with("fix_by")
    });
    let spot = rng.pick(&spots)?;
    let mut fault = Fault::value(
        corpus,
        spot,
        rng.pick(&["2031-01-01", "2062-11-20", "9999-01-01"])?,
    );
    // What the newest day is compared with may be named in its place.
    let related = ["review_by", "searched_to"];
    let others = spot
        .siblings
        .iter()
        .filter(|(key, _)| related.contains(&key.as_str()));
    let grown = fault.edits.len();
    debug_assert_eq!(grown, 1);
    fault = fault.or_at(&others.map(|(_, bytes)| bytes.start).collect::<Vec<_>>());
    Some(fault)
}

/// An id that another thing in the record, or in the site, has already.
pub fn id_twice(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let spots = plain(corpus, |spot| {
        spot.path.ends_with(".id") && spot.is_required
    });
    let spot = rng.pick(&spots)?;
    let same: Vec<&Spot> = spots
        .iter()
        .copied()
        .filter(|other| {
            other.file == spot.file && other.path == spot.path && other.text != spot.text
        })
        .collect();
    let other = rng.pick(&same)?;
    let mut fault = Fault::value(corpus, spot, &other.text.clone()?);
    fault = fault.or_at(&[other.value.start]);
    Some(fault)
}

/// A list names the same thing twice.
pub fn named_twice(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let spots = plain(corpus, |spot| {
        spot.key.is_none() && (spot.wants.reference.is_some() || spot.wants.is_choice)
    });
    let spot = rng.pick(&spots)?;
    let file = corpus.file(spot);
    let same: Vec<&Spot> = spots
        .iter()
        .copied()
        .filter(|other| {
            other.file == spot.file && other.parent == spot.parent && other.text != spot.text
        })
        .collect();
    let other = rng.pick(&same)?;
    let fault = Fault::text(
        file,
        file.with(spot.value.clone(), &other.text.clone()?),
        &[spot.value.start],
    );
    Some(fault.or_at(&[other.value.start]))
}

/// A study stands among those that count and among those left out.
pub fn study_in_two_lists(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let counted = plain(corpus, |spot| spot.path == "studies" && spot.key.is_none());
    let others = plain(corpus, |spot| {
        matches!(spot.path.as_str(), "excluded.study" | "context")
    });
    let spot = rng.pick(&others)?;
    let same: Vec<&Spot> = counted
        .into_iter()
        .filter(|other| other.file == spot.file)
        .collect();
    let other = rng.pick(&same)?;
    Some(Fault::value(corpus, spot, &other.text.clone()?).or_at(&[other.value.start]))
}

/// An earlier id of a record is the id of another one.
pub fn alias_clash(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let paged = [
        "studies",
        "outcomes",
        "questions",
        "syntheses",
        "interventions",
        "resources",
        "risks",
        "pages",
    ];
    let folder = *rng.pick(&paged)?;
    let ids: Vec<&str> = corpus.ids(folder).collect();
    let id = *rng.pick(&ids)?;
    let files: Vec<_> = corpus
        .files
        .iter()
        .filter(|file| file.name.starts_with(&format!("{folder}/")) && !file.name.ends_with(".csv"))
        .collect();
    let file = *rng.pick(&files)?;
    let end = file.yaml.end;
    let text = file.with(end..end, &format!("aliases: [{id}]\n"));
    Some(Fault::text(file, text, &[end]))
}
/// A DOI or an address that cannot be one.
pub fn address(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let is_address = |path: &str| path.ends_with("url") || path == "official";
    let spots = plain(corpus, |spot| {
        spot.path.ends_with(".doi") || is_address(&spot.path) && !spot.in_flow
    });
    let spot = rng.pick(&spots)?;
    let new: &[&str] = if spot.path.ends_with(".doi") {
        &[
            "10.1186",
            "doi:10.1186",
            "11.1186/s12888-020",
            "https//doi.org/10.1186/x",
            "10.1186 /x",
        ]
    } else {
        &[
            "javascript:alert(1)",
            "htps://example.org",
            "example",
            "https://",
            "file:///etc/passwd",
            "https://exa mple.org",
        ]
    };
    Some(Fault::value(corpus, spot, rng.pick(new)?))
}

/// A domain of the tool has no judgement.
pub fn domain_missing(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let spots = corpus.spots_where(|spot| {
        spot.is_map && spot.path.starts_with("appraisals.domains.") && !spot.siblings.is_empty()
    });
    let spot = rng.pick(&spots)?;
    let file = corpus.file(spot);
    let key = spot.key.clone()?.start;
    let is_line = file.text[file.line_start(key)..key].trim().is_empty();
    if !is_line || spot.parent == key {
        return None;
    }
    let entry = file.entry(key);
    let text = file.with(file.line_start(key)..entry.end, "");
    Some(
        Fault::text(file, text, &[spot.parent])
            .or_at(&spot.parent_key.into_iter().collect::<Vec<_>>()),
    )
}
