//! Each treatment compared with the reference: a sentence, the effect, how certain it is; and the drawing.

use serde::Serialize;

use crate::record::kind::Kind;
use crate::sentence::certainty::certainty;
use crate::sentence::{network as said, numbers};
use crate::synthesis::{GoodSide, NetworkFit, PairFacts};
use crate::view::desk::Here;
use crate::view::part::{Badge, Link};
use crate::view::shared::effect::{estimate_words, measure_name};
use crate::words::{interval, say};
use chart::axis::{EffectAxis, NoEffect};
use chart::forest::{Block, Forest, Marker, Row, draw};
use chart::{Figure, Heading, Spread};

use super::shown::Shown;

/// Each treatment compared with the reference.
#[derive(Debug, Serialize)]
pub struct Against {
    /// "Compared with no contact".
    pub title: String,
    /// The treatments, in the order of the record.
    pub rows: Vec<AgainstRow>,
    /// The effects, drawn.
    pub figure: Figure,
    /// Which side of no difference is good.
    pub reading: String,
    /// At which risk more or fewer events are counted; empty for other measures.
    pub risk: String,
}

/// A treatment compared with the reference.
#[derive(Debug, Serialize)]
pub struct AgainstRow {
    /// The treatment, to its page.
    pub treatment: Link,
    /// What is found, in a sentence.
    pub statement: String,
    /// The effect with its interval.
    pub effect: String,
    /// Where the effect in a new setting is expected; empty under a common effect.
    pub prediction: String,
    /// Events in so many people; empty for other measures.
    pub absolute: String,
    /// On what it rests: trials that compare the two, and others.
    pub rests_on: String,
    /// How certain it is, to the reasons.
    pub badge: Badge,
}

/// `page` is the address of the network's page, and empty on that page itself.
pub(super) fn against(shown: &Shown<'_>, here: &Here, page: &str) -> Option<Against> {
    let (desk, found) = (shown.desk, shown.found);
    let fit = found.fit.as_ref()?;
    let reference = found.treatments.get(found.reference)?;
    let pairs = pairs(shown, fit);
    Some(Against {
        title: say!(desk, "network.against", reference = &reference.name),
        rows: pairs
            .iter()
            .map(|pair| row(shown, here, page, pair))
            .collect(),
        figure: figure(shown, &pairs),
        reading: said::reading(desk.words, found),
        risk: said::risk(desk.words, found),
    })
}

fn pairs<'a>(shown: &Shown<'_>, fit: &'a NetworkFit) -> Vec<&'a PairFacts> {
    let with_reference = fit
        .pairs
        .iter()
        .filter(|pair| pair.second == shown.found.reference);
    with_reference.collect()
}

fn row(shown: &Shown<'_>, here: &Here, page: &str, pair: &PairFacts) -> AgainstRow {
    let (desk, found) = (shown.desk, shown.found);
    let measure = measure_name(desk.words, found.measure);
    let id = |place: usize| &found.treatments[place].intervention;
    let judged = shown.network.judgement(id(pair.first), id(pair.second));
    let reasons = format!("{page}#{}-certainty", shown.anchor);
    AgainstRow {
        treatment: desk.link(here, Kind::Intervention, id(pair.first)),
        statement: said::statement(desk.words, desk.evidence, found, pair),
        effect: estimate_words(desk.words, &measure, &pair.main.estimate),
        prediction: pair.prediction.map_or_else(String::new, |(low, high)| {
            say!(
                desk,
                "network.prediction",
                interval = interval(low, high, 2)
            )
        }),
        absolute: pair
            .absolute
            .as_ref()
            .map(|row| numbers::difference(desk.words, row))
            .unwrap_or_default(),
        rests_on: said::rests_on(desk.words, pair),
        badge: match judged {
            Some(judged) => desk.certainty_badge(judged.level, reasons),
            None => Badge {
                level: "none".to_owned(),
                label: desk.text(certainty(None)),
                kind: "certainty".to_owned(),
                href: reasons,
            },
        },
    }
}

fn figure(shown: &Shown<'_>, pairs: &[&PairFacts]) -> Figure {
    let (desk, found) = (shown.desk, shown.found);
    let reference = &found.treatments[found.reference];
    let outcome = desk.title(Kind::Outcome, &found.outcome);
    let title = say!(
        desk,
        "network.against-figure",
        outcome = outcome,
        reference = &reference.name
    );
    let row = |pair: &&PairFacts| {
        let estimate = pair.main.estimate;
        let trials = pair.split.as_ref().map_or(0, |split| split.trials);
        Row {
            cells: vec![desk.words.whole(trials)],
            ..Row::new(
                found.treatments[pair.first].label.clone(),
                estimate.value,
                estimate.low.unwrap_or(f64::NAN),
                estimate.high.unwrap_or(f64::NAN),
            )
        }
    };
    let forest = Forest {
        heading: Heading::new(format!("{}-against", shown.anchor), title),
        axis: axis(shown, &reference.name),
        label: say!(desk, "network.treatment"),
        columns: vec![say!(desk, "network.direct-trials")],
        blocks: vec![Block {
            rows: pairs.iter().map(row).collect(),
            ..Block::default()
        }],
        marker: Marker::Disc,
        ..Forest::default()
    };
    draw(&forest, desk.words)
}

fn axis(shown: &Shown<'_>, reference: &str) -> EffectAxis {
    let (desk, found) = (shown.desk, shown.found);
    let ours = say!(desk, "network.favours-treatment");
    let theirs = say!(desk, "effect.favours", intervention = reference);
    let (low, high) = match found.good_side {
        GoodSide::Above => (theirs, ours),
        GoodSide::Below => (ours, theirs),
    };
    EffectAxis {
        spread: match found.measure.is_ratio() {
            true => Spread::Log,
            false => Spread::Linear,
        },
        measure: measure_name(desk.words, found.measure),
        interval: say!(desk, "effect.interval-of-95"),
        decimals: 2,
        favours_low: low,
        favours_high: high,
        no_effect: found.scale.null.map_or(NoEffect::Nowhere, NoEffect::At),
        ..EffectAxis::default()
    }
}
