//! The picture of what is found as a file, which says by itself what its page says beside it: how sure each
//! row is, what is in doubt, how to read it, where it comes from and as of which day.

use chart::Heading;
use chart::forest::{FoundComparison, FoundRow, FoundScale, Standalone, Sure, standalone};

use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::synthesis::{CertaintyLevel, Synthesis};
use crate::sentence::certainty::certainty;
use crate::synthesis::OutcomeFindings;
use crate::view::desk::Desk;
use crate::view::head::canonical;
use crate::view::shared::credits;
use crate::words::{all_of, date, say};

use super::picture::{Pictured, pictured, reading, syntheses};
use super::picture_rows::{Group, comparisons, figures, groups, outside, title};

/// The picture of a synthesis as a file; nothing when nothing is drawn.
pub fn file(desk: &Desk<'_>, entry: &Entry<Synthesis>) -> Option<(String, String)> {
    file_of(desk, &pictured(desk, entry))
}

/// A picture as a file; nothing when nothing is drawn.
pub fn file_of(desk: &Desk<'_>, pictured: &Pictured<'_>) -> Option<(String, String)> {
    let groups = groups(desk, &pictured.found);
    let input = Standalone {
        heading: Heading::new("picture", pictured.caption.clone()),
        columns: [
            say!(desk, "common.outcome"),
            say!(desk, "figure.drawn"),
            say!(desk, "figure.in-figures"),
            say!(desk, "common.certainty"),
        ],
        scales: groups.iter().map(|group| scale(desk, group)).collect(),
        notes: notes(desk, pictured, &groups),
    };
    let drawing = standalone(&input, desk.words);
    let file = || (format!("{}.svg", pictured.file), chart::file(&[&drawing]));
    (!drawing.is_empty()).then(file)
}

fn scale(desk: &Desk<'_>, group: &Group<'_>) -> FoundScale {
    let comparison = |found: Vec<&OutcomeFindings>| FoundComparison {
        label: label(desk, &found),
        rows: found.iter().map(|found| row(desk, group, found)).collect(),
    };
    FoundScale {
        axis: group.axis.clone(),
        comparisons: comparisons(group).into_iter().map(comparison).collect(),
    }
}

/// What is compared, and that it lies outside what the site asks about, where it does.
fn label(desk: &Desk<'_>, found: &[&OutcomeFindings]) -> String {
    let title = title(desk, found);
    let outside = found.first().and_then(|found| outside(desk, found));
    match outside {
        Some(outside) => say!(
            desk,
            "joined.sentences",
            before = format!("{title}."),
            after = outside
        ),
        None => title,
    }
}

fn row(desk: &Desk<'_>, group: &Group<'_>, found: &OutcomeFindings) -> FoundRow {
    let estimate = found.estimate().filter(|_| group.axis.is_some());
    let limit = |of: Option<f64>| of.unwrap_or(f64::NAN);
    let level = found.grade.as_ref().map(|grade| grade.level);
    let is_proposed = found.grade.as_ref().is_some_and(|grade| grade.proposed);
    FoundRow {
        label: desk.title(Kind::Outcome, &found.outcome).to_owned(),
        estimate: limit(estimate.map(|it| it.value)),
        low: limit(estimate.and_then(|it| it.low)),
        high: limit(estimate.and_then(|it| it.high)),
        figures: figures(desk, found),
        remark: match found.has_doubt() {
            true => say!(desk, "figure.in-doubt"),
            false => String::new(),
        },
        sure: sure(level),
        certainty: match level {
            Some(_) if is_proposed => {
                say!(desk, "compare.proposed", judgement = certainty(level))
            }
            Some(_) => desk.text(certainty(level)),
            None => say!(desk, "common.not-judged"),
        },
    }
}

fn sure(level: Option<CertaintyLevel>) -> Sure {
    match level {
        Some(CertaintyLevel::High) => Sure::High,
        Some(CertaintyLevel::Moderate) => Sure::Moderate,
        Some(CertaintyLevel::Low) => Sure::Low,
        Some(CertaintyLevel::VeryLow) => Sure::VeryLow,
        None => Sure::NotJudged,
    }
}

/// How to read it, what a doubt is where there is one, and where it comes from.
fn notes(desk: &Desk<'_>, pictured: &Pictured<'_>, groups: &[Group<'_>]) -> Vec<String> {
    let how = say!(desk, "figure.file-reading", reading = reading(desk, groups));
    let is_doubted = pictured.found.iter().any(|found| found.has_doubt());
    let doubt = is_doubted.then(|| say!(desk, "figure.file-doubt"));
    let from = origin(desk, &syntheses(pictured), &pictured.page);
    [Some(how), doubt]
        .into_iter()
        .flatten()
        .chain(from)
        .collect()
}

/// The lines of a file that say which bodies of evidence it is from, what credit is owed for their data, and
/// where it stands as of which day.
pub(super) fn origin(desk: &Desk<'_>, syntheses: &[&Id], page: &str) -> Vec<String> {
    let records = &desk.evidence.records.syntheses;
    let owing: Vec<&Entry<Synthesis>> = syntheses.iter().filter_map(|id| records.get(id)).collect();
    let titles = syntheses.iter().map(|id| desk.title(Kind::Synthesis, id));
    let titles: Vec<&str> = titles.collect();
    let site = &desk.evidence.site.value;
    let sources = say!(desk, "figure.file-source", sources = all_of(&titles));
    let day = date(desk.evidence.as_of().0);
    let from = match canonical(site, page) {
        Some(address) => say!(
            desk,
            "figure.file-from",
            site = &site.title,
            address = &address,
            date = day
        ),
        None => say!(
            desk,
            "figure.file-from-site",
            site = &site.title,
            date = day
        ),
    };
    let credits = credits::lines(desk, &owing);
    [sources].into_iter().chain(credits).chain([from]).collect()
}
