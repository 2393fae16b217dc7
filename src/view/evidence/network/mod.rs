//! A network of comparisons: each treatment compared with one, then with every other; what is direct and
//! what is indirect in it, how sure the order is, and how certain each comparison.

mod against;
mod certainty;
mod graph;
mod shown;
mod tables;

use serde::Serialize;

use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::network::NetworkAnalysis;
use crate::record::synthesis::Synthesis;
use crate::sentence::network as said;
use crate::synthesis::NetworkFit;
use crate::view::analyses::{MethodSection, MethodTable};
use crate::view::desk::{Desk, Here};
use crate::view::part::{Download, Link, Row};
use crate::words::{all_of, count, say};
use chart::Figure;

pub use against::{Against, AgainstRow};
pub use certainty::NetworkCertaintyView;
use shown::{Shown, shown};

/// A network of comparisons.
#[derive(Debug, Serialize)]
pub struct NetworkPart {
    /// Its name on the page; names of its parts begin with it.
    pub anchor: String,
    /// Who was studied, where, and what was measured.
    pub about: Vec<Row>,
    /// How many treatments, trials and people there are, and how many pairs trials compare.
    pub size: Vec<String>,
    /// That trials do not connect all treatments; empty where they do.
    pub apart: String,
    /// The pieces that no trial connects; empty where all are connected.
    pub pieces: Vec<String>,
    /// Why treatments that differ between trials connect nothing.
    pub unlike: Vec<String>,
    /// Each treatment compared with the reference; nothing where no result follows.
    pub against: Option<Against>,
    /// What trials compare.
    pub graph: Figure,
    /// Why the trials may stand in one network, or that nobody said so; empty where they do not connect
    /// and nobody did.
    pub transitivity_html: String,
    /// Further parts, each with its tables.
    pub sections: Vec<MethodSection>,
    /// How certain each comparison is; nothing where no result follows.
    pub certainty: Option<NetworkCertaintyView>,
    /// The trials with their arms.
    pub trials: MethodTable,
    /// Trials whose data are in doubt; empty where none are.
    pub doubt: String,
    /// How it was worked out; empty where no result follows.
    pub method_line: String,
    /// R code and its data.
    pub downloads: Vec<Download>,
}

/// A network as the page of its body of evidence tells it.
#[derive(Debug, Serialize)]
pub struct NetworkLine {
    /// The network, to its page.
    pub page: Link,
    /// How many treatments, trials and people there are; or that trials do not connect them.
    pub size: String,
    /// With what treatments are compared; empty where no result follows.
    pub against: String,
    /// Each treatment compared with the reference.
    pub rows: Vec<AgainstRow>,
}

/// The networks of a body of evidence, for its own page.
pub(super) fn lines(desk: &Desk<'_>, here: &Here, entry: &Entry<Synthesis>) -> Vec<NetworkLine> {
    let networks = entry.value.networks.iter();
    let line = |network: &NetworkAnalysis| {
        let shown = shown(desk, entry, &network.id)?;
        let address = desk.addresses.network(&entry.id, &network.id);
        let against = against::against(&shown, here, &here.href(&address));
        Some(NetworkLine {
            page: here.link(&network.title, &address),
            size: match shown.found.is_connected() {
                true => said::size(desk.words, shown.found),
                false => said::apart(desk.words, shown.found),
            },
            against: against
                .as_ref()
                .map(|it| it.title.clone())
                .unwrap_or_default(),
            rows: against.map(|it| it.rows).unwrap_or_default(),
        })
    };
    networks.filter_map(line).collect()
}

/// A network in full.
pub(super) fn part(
    desk: &Desk<'_>,
    here: &Here,
    entry: &Entry<Synthesis>,
    id: &Id,
) -> Option<NetworkPart> {
    let shown = shown(desk, entry, id)?;
    let (words, found) = (desk.words, shown.found);
    let transitivity = shown.network.transitivity.as_ref();
    let fit = found.fit.as_ref();
    Some(NetworkPart {
        about: about(&shown, here),
        size: vec![said::size(words, found), said::directness(words, found)],
        apart: match found.is_connected() {
            true if fit.is_none() => say!(desk, "network.not-worked-out"),
            true => String::new(),
            false => said::apart(words, found),
        },
        pieces: match found.is_connected() {
            true => Vec::new(),
            false => found
                .pieces
                .iter()
                .map(|one| said::piece(words, found, one))
                .collect(),
        },
        unlike: unlike(&shown),
        against: against::against(&shown, here, ""),
        graph: graph::graph(&shown),
        transitivity_html: match transitivity {
            Some(text) => desk.html(here, text),
            None if !found.is_connected() => String::new(),
            None => format!(
                "<p>{}</p>",
                desk.meaning(here, &say!(desk, "network.no-transitivity"))
            ),
        },
        sections: fit.map(|fit| sections(&shown, fit)).unwrap_or_default(),
        certainty: fit.map(|fit| certainty::view(&shown, fit)),
        trials: tables::trials(&shown),
        doubt: doubt(&shown),
        method_line: fit
            .map(|fit| said::method(words, found, fit))
            .unwrap_or_default(),
        downloads: downloads(&shown, here),
        anchor: shown.anchor,
    })
}

/// Why treatments that differ between trials connect nothing.
fn unlike(shown: &Shown<'_>) -> Vec<String> {
    let nodes = shown.found.treatments.iter().zip(&shown.network.treatments);
    let told = nodes.filter_map(|(node, own)| {
        let reason = own.unlike.as_deref()?.trim();
        Some(say!(
            shown.desk,
            "network.unlike",
            treatment = &node.label,
            reason = reason
        ))
    });
    told.collect()
}

fn about(shown: &Shown<'_>, here: &Here) -> Vec<Row> {
    let (desk, network) = (shown.desk, shown.network);
    let outcome = desk.link(here, Kind::Outcome, network.outcome.id());
    vec![
        Row::linked(say!(desk, "network.outcome"), outcome),
        Row::new(say!(desk, "network.population"), network.population.clone()),
        Row::new(say!(desk, "network.setting"), network.setting.clone()),
    ]
}

fn sections(shown: &Shown<'_>, fit: &NetworkFit) -> Vec<MethodSection> {
    let (desk, words, found) = (shown.desk, shown.desk.words, shown.found);
    let mut order = vec![
        say!(desk, "network.order-means"),
        say!(desk, "network.order-means-not"),
    ];
    order.extend(said::order(words, found, fit));
    let mut split = vec![
        say!(desk, "network.split-means"),
        said::agreement(words, found, fit),
        said::designs(words, fit),
    ];
    split.extend(said::variation(words, fit));
    let mut shares = vec![say!(desk, "network.shares-mean")];
    if found.trials.iter().any(|trial| trial.arms.len() > 2) {
        shares.push(say!(desk, "network.shares-of-several-arms"));
    }
    let section = |id, title, sentences, table| MethodSection {
        id,
        title,
        sentences,
        tables: vec![table],
        ..MethodSection::default()
    };
    vec![
        section(
            "pairs",
            say!(desk, "network.pairs"),
            vec![
                say!(desk, "network.pairs-mean"),
                said::reading(words, found),
            ],
            tables::league(shown),
        ),
        section(
            "order",
            say!(desk, "network.order"),
            order,
            tables::order(shown, fit),
        ),
        section(
            "split",
            say!(desk, "network.split"),
            split,
            tables::splits(shown, fit),
        ),
        section(
            "shares",
            say!(desk, "network.shares"),
            shares,
            tables::shares(shown, fit),
        ),
    ]
}

/// Which trials have data in doubt.
fn doubt(shown: &Shown<'_>) -> String {
    let doubts = shown.desk.findings.doubts();
    let trials = shown.found.trials.iter();
    let grave = trials.filter(|trial| trial.results.iter().any(|result| doubts.is_grave(result)));
    let grave: Vec<String> = grave.map(|trial| trial.label.clone()).collect();
    match grave.len() {
        0 => String::new(),
        n => count!(shown.desk, "network.doubt", n, trials = all_of(&grave)),
    }
}

fn downloads(shown: &Shown<'_>, here: &Here) -> Vec<Download> {
    let (desk, found) = (shown.desk, shown.found);
    let stem = match found.fit {
        Some(_) => format!("evidence/{}", found.file_stem()),
        None => return Vec::new(),
    };
    let file = |label: String, address: String, format: &str| Download {
        label,
        href: here.href(&address),
        format: format.to_owned(),
    };
    let full = format!("evidence/{}-analyses.json", shown.entry.id);
    vec![
        file(say!(desk, "analyses.r-code"), format!("{stem}.R"), "R"),
        file(say!(desk, "analyses.data"), format!("{stem}.csv"), "CSV"),
        file(say!(desk, "analyses.full-precision"), full, "JSON"),
    ]
}
