//! Values that the format does not allow: missing, of another kind, unknown, impossible.

use super::fault::Fault;
use super::layout::misspelt;
use super::rng::Rng;
use super::spot::{Corpus, Spot};

/// Keys whose values are plain words or numbers on one line.
fn plain(corpus: &Corpus, is_it: impl Fn(&Spot) -> bool) -> Vec<&Spot> {
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
    let is_block = !spot.in_flow && !file.text[key.end..spot.value.start].contains(' ');
    let range = if spot.in_flow || !is_block && spot.text.is_none() {
        spot.value.clone()
    } else if spot.in_flow {
        spot.value.clone()
    } else {
        let entry = file.entry(key.start);
        key.end + 1..entry.end
    };
    let end = if range.end == spot.value.end {
        ""
    } else {
        "\n"
    };
    let lead = if range.start == key.end + 1 { " " } else { "" };
    Some(Fault::text(
        file,
        file.with(range, &format!("{lead}{new}{end}")),
        &[key.start],
    ))
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
        "pooled_results.measure",
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
    let quoted = if spot.is_quoted || new.contains(": ") {
        format!("'{}'", new.replace('\'', "''"))
    } else {
        new
    };
    Some(Fault::value(corpus, spot, &quoted))
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
        *rng.pick(&["2031-01-01", "2062-11-20", "9999-01-01"])?,
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

/// A number that nothing can have, by the key that it stands behind.
pub fn out_of_range(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let spots = plain(corpus, |spot| !impossible(&spot.path).is_empty());
    let spot = rng.pick(&spots)?;
    let new = *rng.pick(impossible(&spot.path))?;
    let siblings: Vec<usize> = spot.siblings.iter().map(|(_, bytes)| bytes.start).collect();
    let is_sum = spot.path.starts_with("flow.") || spot.path.ends_with(".change");
    let fault = Fault::value(corpus, spot, new);
    Some(if is_sum {
        fault.or_at(&siblings)
    } else {
        fault
    })
}

/// Values that are false wherever they stand behind a key.
fn impossible(path: &str) -> &'static [&'static str] {
    match path {
        "population.percent_women" => &["130", "-4", "481"],
        "population.mean_age" => &["371", "-2", "0"],
        "population.n"
        | "arms.n"
        | "results.n"
        | "pooled_results.n"
        | "results.intervention.n"
        | "results.comparator.n" => &["0", "-12", "4.5"],
        "population.breakdown.n" | "flow.excluded.n" | "results.intervention.events" => {
            &["-3", "2.5"]
        }
        "bibliography.year" | "price_year" => &["20222", "202", "2091", "0"],
        "bibliography.pmid" => &["0", "-1", "99999999999"],
        "results.months" => &["-3", "4000"],
        "results.intervention.sd" | "results.comparator.sd" | "results.effect.se" => &["0", "-1.2"],
        "results.cluster.icc" => &["1.4", "-0.2"],
        "results.cluster.design_effect" => &["0.2", "-1"],
        "pooled_results.i_squared" => &["140", "-5"],
        "pooled_results.chi_squared" | "pooled_results.df" => &["-3"],
        "pooled_results.studies" | "pooled_results.comparisons" => &["0", "-1"],
        "pooled_results.p" | "pooled_results.p_heterogeneity" | "results.effect.p" => {
            &["1.7", "-0.03", "\"<12\"", "often"]
        }
        "importance" | "importance_for.commissioner" => &["0", "12", "99"],
        "comparisons.outcomes.assumed_risks.per_1000" => &["1400", "-5"],
        "comparisons.outcomes.analysis.correlation" => &["1.5", "-0.5"],
        "comparisons.outcomes.grade.domains.risk-of-bias.change"
        | "comparisons.outcomes.grade.domains.imprecision.change" => &["-9", "4", "2"],
        "learning.answer" => &["0", "9", "200"],
        "sort_year" => &["20150", "215", "-4"],
        "reading_grade" => &["-3", "400", "0"],
        "order" => &["-1", "1.5", "99999999999"],
        "accessibility.response_days" => &["-1", "300"],
        "thresholds.small" => &["0", "-0.2", "900"],
        "flow.databases" | "flow.screened" | "flow.assessed" | "flow.included_studies" => {
            &["-1", "3.5"]
        }
        "model.years" => &["0", "-1"],
        "instruments.typical_sd" => &["0", "-3"],
        _ => &[],
    }
}

/// The flow of studies no longer adds up.
pub fn sum(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let paths = [
        "flow.assessed",
        "flow.excluded.n",
        "flow.included_studies",
        "comparisons.outcomes.grade.level",
    ];
    let spots = plain(corpus, |spot| paths.contains(&spot.path.as_str()));
    let spot = rng.pick(&spots)?;
    let old = spot.text.clone()?;
    let new = match old.parse::<usize>() {
        Ok(number) => (number + 7).to_string(),
        Err(_) => if old == "high" { "low" } else { "high" }.to_owned(),
    };
    let file = corpus.file(spot);
    let flow = file
        .text
        .find("\nflow:")
        .map(|at| file.entry(at + 1))
        .unwrap_or_default();
    let lines: Vec<usize> = if spot.path.starts_with("flow") {
        flow.filter(|at| file.text.is_char_boundary(*at)).collect()
    } else {
        Vec::new()
    };
    Some(Fault::value(corpus, spot, &new).or_at(&lines))
}

/// An estimate outside its interval, or limits in the wrong order.
pub fn interval(rng: &mut Rng, corpus: &Corpus) -> Option<Fault> {
    let ends = [
        "estimate", "ci_low", "ci_high", "low", "high", "value", "base",
    ];
    let spots = plain(corpus, |spot| {
        let last = spot.path.rsplit('.').next().unwrap_or_default();
        let has = |name: &str| spot.siblings.iter().any(|(key, _)| key == name);
        let is_whole = has("estimate") && (has("ci_low") || has("ci_high"))
            || has("value") && (has("low") || has("high"))
            || last == "estimate" && has("ci_low");
        ends.contains(&last)
            && is_whole
            && spot
                .text
                .as_deref()
                .is_some_and(|text| text.parse::<f64>().is_ok())
    });
    let spot = rng.pick(&spots)?;
    let new = match spot.path.rsplit('.').next()? {
        "ci_high" | "high" => "-98",
        _ => "9900",
    };
    let others: Vec<usize> = spot
        .siblings
        .iter()
        .filter(|(key, _)| ends.contains(&key.as_str()))
        .map(|(_, bytes)| bytes.start)
        .collect();
    Some(Fault::value(corpus, spot, new).or_at(&others))
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
            "doi:10.1186/x",
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
