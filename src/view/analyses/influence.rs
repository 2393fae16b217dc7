//! How much single results bear on the pooled one: a sentence, and Baujat's plot with a table.

use serde::Serialize;

use crate::sentence::row;
use crate::synthesis::{Further, InfluenceLine, OutcomeFindings};
use crate::view::desk::Desk;
use crate::view::shared::effect::anchor;
use crate::view::shared::most::{DRAWN, drawn, heaviest};
use crate::words::{all_of, counted, say};
use chart::baujat::{Baujat, Weighty, draw};
use chart::{Figure, Heading};

/// How much single results bear on the pooled one.
#[derive(Debug, Serialize)]
pub struct InfluenceView {
    /// Which results pass a published rule, or that none does.
    pub sentence: String,
    /// What of many results is drawn; else empty.
    pub note: String,
    /// Baujat's plot; its table has the other measures as well.
    pub figure: Figure,
}

pub(super) fn view(
    desk: &Desk<'_>,
    found: &OutcomeFindings,
    further: &Further,
    name: &str,
) -> Option<InfluenceView> {
    let lines: Vec<&InfluenceLine> = further.influence.iter().collect();
    if lines.is_empty() {
        return None;
    }
    let all = lines.len();
    let named = |line: &InfluenceLine| row::label(desk.words, &line.label);
    let marked: Vec<String> = further
        .influence
        .iter()
        .filter(|line| line.is_influential)
        .map(named)
        .collect();
    let sentence = match marked.is_empty() {
        true => say!(
            desk,
            "influence.none",
            results = counted!("count.results", all)
        ),
        false => say!(desk, "influence.some", names = all_of(&marked)),
    };
    let shown = heaviest(lines, DRAWN, |line| line.influence);
    let studies = shown.into_iter().map(|line| Weighty {
        label: named(line),
        heterogeneity: line.heterogeneity,
        influence: line.influence,
        is_influential: line.is_influential,
        others: vec![line.residual, line.dffits, line.cook, line.hat, line.tau2],
    });
    let input = Baujat {
        heading: Heading::new(
            format!("influence-{}", anchor(found)),
            say!(desk, "influence.figure", outcome = name),
        ),
        studies: studies.collect(),
        others: vec![
            say!(desk, "influence.residual"),
            say!(desk, "influence.dffits"),
            say!(desk, "influence.cook"),
            say!(desk, "influence.hat"),
            say!(desk, "influence.tau2-without"),
        ],
    };
    Some(InfluenceView {
        sentence,
        note: drawn(desk, all).unwrap_or_default(),
        figure: draw(&input, desk.words),
    })
}
