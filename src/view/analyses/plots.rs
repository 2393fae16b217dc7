//! L'Abbé's plot of risks and the radial plot of precision, each with its table.

use crate::sentence::row;
use crate::synthesis::{Further, OutcomeFindings, RadialPlot};
use crate::view::desk::Desk;
use crate::view::shared::effect::anchor;
use crate::view::shared::most::{DRAWN, drawn, heaviest};
use crate::words::{all_of, counted, decimal, say};
use chart::labbe::{self, Labbe, RiskPair};
use chart::radial::{self, Radial, Ray};
use chart::{Figure, Heading};

use super::section::MethodSection;

/// Risks of both arms, for counts.
pub(super) fn risks(
    desk: &Desk<'_>,
    found: &OutcomeFindings,
    further: &Further,
    name: &str,
) -> Option<MethodSection> {
    let risks = further.risks.as_ref()?;
    let words = desk.words;
    let all = risks.studies.len();
    let results = || counted!("count.results", all);
    let mut sentences = vec![say!(words, "labbe.how", results = results())];
    let lower = risks.studies.iter();
    let lower = lower
        .filter(|one| one.intervention < one.comparator)
        .count();
    let higher = risks.studies.iter();
    let higher = higher
        .filter(|one| one.intervention > one.comparator)
        .count();
    sentences.push(say!(
        words,
        "labbe.sides",
        lower = lower,
        higher = higher,
        same = all - lower - higher
    ));
    sentences.extend(drawn(desk, all));
    let shown = heaviest(risks.studies.iter().collect(), DRAWN, |one| one.people);
    let input = Labbe {
        heading: Heading::new(
            format!("labbe-{}", anchor(found)),
            say!(words, "labbe.figure", outcome = name),
        ),
        across: say!(words, "labbe.comparator"),
        up: say!(words, "labbe.intervention"),
        study: say!(words, "chart.study"),
        people: say!(words, "labbe.people"),
        same: say!(words, "labbe.same"),
        line_label: say!(words, "labbe.line"),
        alternative: say!(words, "labbe.alternative", results = results()),
        studies: shown
            .into_iter()
            .map(|one| RiskPair {
                label: row::label(words, &one.label),
                comparator: one.comparator,
                intervention: one.intervention,
                people: one.people,
            })
            .collect(),
        line: risks.line.clone(),
    };
    Some(MethodSection {
        id: "labbe",
        title: say!(words, "labbe.title"),
        sentences,
        unfold: say!(words, "labbe.unfold"),
        figure: Some(labbe::draw(&input, words)),
        ..MethodSection::default()
    })
}

/// Effects in standard errors against precision.
pub(super) fn radial(
    desk: &Desk<'_>,
    found: &OutcomeFindings,
    further: &Further,
    name: &str,
) -> Option<MethodSection> {
    let plot = further.radial.as_ref()?;
    let words = desk.words;
    let all = plot.studies.len();
    let mut sentences = vec![say!(words, "radial.how"), outside(desk, plot)];
    sentences.extend(drawn(desk, all));
    Some(MethodSection {
        id: "radial",
        title: say!(words, "radial.title"),
        sentences,
        unfold: say!(words, "radial.unfold"),
        figure: Some(picture(desk, found, plot, name)),
        ..MethodSection::default()
    })
}

/// Which results lie beyond the limits, and how many would by chance alone.
fn outside(desk: &Desk<'_>, plot: &RadialPlot) -> String {
    let words = desk.words;
    let beyond = plot.studies.iter().filter(|one| one.is_outside());
    let beyond: Vec<String> = beyond.map(|one| row::label(words, &one.label)).collect();
    let results = counted!("count.results", plot.studies.len());
    let chance = decimal(0.05 * plot.studies.len() as f64, 1);
    match beyond.len() {
        0 => say!(words, "radial.none", results = results),
        n if n > DRAWN => say!(
            words,
            "radial.many",
            n = n,
            results = results,
            chance = chance
        ),
        _ => say!(
            words,
            "radial.some",
            names = all_of(&beyond),
            results = results,
            chance = chance
        ),
    }
}

fn picture(desk: &Desk<'_>, found: &OutcomeFindings, plot: &RadialPlot, name: &str) -> Figure {
    let words = desk.words;
    let shown = heaviest(plot.studies.iter().collect(), DRAWN, |one| one.precision);
    let input = Radial {
        heading: Heading::new(
            format!("radial-{}", anchor(found)),
            say!(words, "radial.figure", outcome = name),
        ),
        precision: say!(words, "radial.precision"),
        score: say!(words, "radial.score"),
        study: say!(words, "chart.study"),
        outside: say!(words, "radial.outside"),
        distance: say!(words, "radial.distance"),
        line: say!(words, "radial.line"),
        limits: say!(words, "radial.limits"),
        alternative: say!(
            words,
            "radial.alternative",
            results = counted!("count.results", plot.studies.len())
        ),
        studies: shown
            .into_iter()
            .map(|one| Ray {
                label: row::label(words, &one.label),
                precision: one.precision,
                score: one.score,
            })
            .collect(),
        slope: plot.slope,
        reach: RadialPlot::REACH,
    };
    radial::draw(&input, words)
}
